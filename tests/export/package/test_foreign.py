"""Arabic within English lines: the words stay whole, and each Arabic letter stands in an element that says so."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.export.package.foreign import marked

ARABIC = re.compile("[\u0600-\u06ff]")
ELEMENT = re.compile(r"<(q|span) lang=\"ar\" dir=\"rtl\"[^>]*>([^<]*)</\1>")


def elements(words: str, *, own: bool = True) -> list[tuple[str, str]]:
    return ELEMENT.findall(str(marked(words, own=own)))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("3 أشخاص", [("q", "3 أشخاص")]),
        ("11 شخصا على الأقل, 34 آخرون, Ain Al-Sarw camp", [("q", "11 شخصا على الأقل"), ("q", "34 آخرون")]),
        ("ما بين 150 و200 مدني", [("q", "ما بين 150 و200 مدني")]),
        ("ground attack · وادي الملح · Saturday 9 July 2016", [("q", "وادي الملح")]),
        ("attack; place: «وادي الملح»; time: 2016-07-09", [("span", "وادي الملح")]),
        ("by [حُجب الاسم], a guard", [("span", "حُجب الاسم")]),
        ("الطبيب ████ █████", [("q", "الطبيب ████ █████")]),
        ("killed: 3", []),
    ],
)
def test_the_words_of_a_report_are_quoted_once(words: str, expected: list[tuple[str, str]]) -> None:
    assert elements(words) == expected


def test_what_an_outlet_is_called_is_no_quotation() -> None:
    assert elements("1 (وكالة المرج)", own=False) == [("span", "وكالة المرج")]


@given(st.text(alphabet='abc <>&"«»[](),.-0١3أبت█ـ؟،\u064b\n'), st.booleans())
def test_the_words_stay_as_they_are_and_no_arabic_stands_outside(words: str, own: bool) -> None:  # noqa: FBT001 - drawn
    page = str(marked(words, own=own))
    assert html.unescape(re.sub(r"<[^>]*>", "", page)) == words
    assert not ARABIC.search(ELEMENT.sub("", page))
