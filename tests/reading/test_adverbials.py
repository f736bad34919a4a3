from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.adverbials import skip_adverbials
from tests.reading.told import grounded

if TYPE_CHECKING:
    from musnad import Reader


def rest(reader: Reader, text: str) -> str:
    """The word at which the adverbials behind the first word of a text end."""
    reading = grounded(reader, text)
    at = skip_adverbials(reading, 1, len(reading.tokens))
    return reading.written(at) if at < len(reading.tokens) else ""


@pytest.mark.parametrize(
    "adverbial",
    [
        "أمس",
        "أمس الأحد",
        "مساء الثلاثاء",
        "يوم 23 يناير",
        "في 23 يناير الماضي",
        "في بيان",
        "في بيان نشره على صفحته",
        "في مؤتمر صحفي",
        "خلال مؤتمر صحفي مشترك",
        "لوكالة الضفة",
        "لصحفيين",
        "له",
        "بشكل قاطع",
        "من جهته",
        "أيضاً",
        "، اليوم،",
        "(أمس الأحد)",
        "عبر منصة “إكس”",
        "أمس في بيان لوكالة الضفة",
        "بعد أن زار الحي،",
    ],
)
def test_what_stands_between_a_verb_and_its_content_is_crossed(reader: Reader, adverbial: str) -> None:
    assert rest(reader, f"قال {adverbial} إن الطريق مغلق.".replace(" ،", "،")) == "إن"


@pytest.mark.parametrize(
    "adverbial",
    ["أمس", "مساء الثلاثاء", "يوم 23 يناير", "، اليوم،", "(أمس الأحد)", "أيضاً", "بعد أن زار الحي،", "له", "في بيان،"],
)
def test_what_stands_before_the_source_is_crossed(reader: Reader, adverbial: str) -> None:
    assert rest(reader, f"قال {adverbial} سامر العلي إن الطريق مغلق.".replace(" ،", "،")) == "سامر"


@pytest.mark.parametrize("source", ["سامر العلي", "المتحدث", "وزارة الزراعة", "مصدر", "إن الطريق مغلق", "هذا المسؤول"])
def test_a_source_or_a_complementizer_is_not_crossed(reader: Reader, source: str) -> None:
    first = source.split(maxsplit=1)[0]
    assert rest(reader, f"قال {source} إن الطريق مغلق.") == first


def test_speech_in_marks_is_not_crossed(reader: Reader) -> None:
    assert rest(reader, "قال أمس “لن نغادر الحي أبداً”.") == "“"


def test_a_joined_word_is_not_crossed(reader: Reader) -> None:
    assert rest(reader, "قال ولم يشرح.") == "ولم"


def test_nothing_is_crossed_behind_the_stop(reader: Reader) -> None:
    reading = grounded(reader, "قال أمس الأحد في بيان سامر إن الطريق مغلق.")
    assert skip_adverbials(reading, 1, 2) == 2
    assert skip_adverbials(reading, 3, 3) == 3


def test_an_adjective_of_manner_has_its_gender(reader: Reader) -> None:
    assert rest(reader, "أدانت بشدة حادث الهجوم على القرية.") == "حادث"


def test_how_it_was_said_may_be_joined(reader: Reader) -> None:
    assert rest(reader, "أدانت وبشدة الهجوم على القرية.") == "الهجوم"
