"""What holds for the times of any text whatever."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad.arabic.edtf import is_value
from musnad.arabic.folding import fold
from musnad.model import Document
from musnad.reading.timewords import time_entries
from tests.properties.test_reading import readable
from tests.reading.timestold import times_reader
from tests.strategies import documents

if TYPE_CHECKING:
    from musnad import Reader

WORDS = sorted({form for entry in time_entries() for form, _ in entry.forms()})
FIGURES = [
    "3",
    "23",
    "31",
    "2011",
    "2022",
    "1436",
    "٢٠١٥",
    "12:30",
    "30/1/2022",
    "2022-01-30",
    "21 / 10 / 1436هـ",
    "99",
    "0",
]
GLUE = [
    "،",
    "(",
    ")",
    "-",
    "/",
    ":",
    ".",
    "و",
    "قُتل",
    "سيصل",
    "ثلاثة",
    "الثالث",
    "والعشرين",
    "«",
    "»",
    "\n",
    "ال",
    "من",
    "في",
]
SAYING = [
    "قال الناطق", "وأضاف أن", "إن", "أعلنت الرابطة", "في بيان", "نشره", "عقب اجتماع", "مشيراً إلى أن", "بحسب البيان",
    "الذي", "وكان", "قد", "سبق أن", "فيه", "حينها", "بالتزامن مع", "ولفت البيان إلى", "تقول", "نقلت وكالة الضفة عن",
]  # fmt: skip
any_text = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
some_day = st.none() | st.dates().map(date.isoformat)


@st.composite
def texts_of_time(draw: st.DrawFn) -> Document:
    """Words of time, figures and marks in any order: nonsense that looks like times."""
    words = draw(st.lists(st.sampled_from(WORDS) | st.sampled_from(FIGURES) | st.sampled_from(GLUE), max_size=14))
    return Document(text=draw(st.sampled_from([" ", ""])).join(words) or "قال", published=draw(some_day))


def holds(document: Document) -> None:
    times = times_reader().times(document)
    text, tokens = document.text, times_reader().ground(document).tokens
    for time in times:
        assert 0 <= time.start < time.end <= len(text)
        assert tokens[time.first].start <= time.start
        assert tokens[time.last - 1].end == time.end
        assert fold(text[time.start : time.end]).text.strip()
        assert time.value is None or is_value(time.value), time.value
        assert (time.earliest or "") <= (time.latest or "9999-12-31")
        assert time.reference is None or document.published or time.flags != ("no_reference",)
    assert all(before.last <= following.first for before, following in pairwise(times))
    assert times == times_reader().times(document)


@any_text
@given(document=documents())
def test_of_any_text(document: Document) -> None:
    holds(document)


@any_text
@given(document=texts_of_time())
def test_of_words_of_time_in_any_order(document: Document) -> None:
    holds(document)


@any_text
@given(document=texts_of_time())
def test_without_publication_nothing_is_counted_from_it(document: Document) -> None:
    undated = Document(text=document.text)
    assert all(time.reference != "publication" for time in times_reader().times(undated))


@st.composite
def reports_of_time(draw: st.DrawFn) -> Document:
    """Sentences of saying with words of time, figures and marks in any place."""
    words = st.sampled_from(WORDS) | st.sampled_from(FIGURES) | st.sampled_from(GLUE) | st.sampled_from(SAYING)
    text = " ".join(draw(st.lists(words, max_size=30)))
    return Document(text=f"قال {text}", published=draw(some_day))


@any_text
@given(document=documents().filter(readable) | reports_of_time())
def test_of_whole_records(reader: Reader, document: Document) -> None:
    record = reader.read(document)
    record.check()
    for time in record.times:
        assert time.value is None or is_value(time.value), time.value
        assert (time.earliest is None) or date.fromisoformat(time.earliest)
        assert (time.earliest or "") <= (time.latest or "9999-12-31")
        assert time.flags == tuple(dict.fromkeys(time.flags))
    for said in record.statements:
        assert (said.date is None) == (said.date_basis is None)
        assert said.date is None or re.fullmatch(r"\d{4}(-\d\d){0,2}", said.date)
        assert said.date is None or document.published is None or said.date <= document.published


@pytest.mark.parametrize(
    "word",
    ["نحو", "يناير", "أول أيام", "السبت و", "من السبت إلى", "قبل", "هذا", "20 و", "بعد", "الساعة", "ليل السبت -"],
)
def test_a_word_said_a_thousand_times_is_read(word: str) -> None:
    holds(Document(text=f"{word} " * 1000, published="2022-01-31"))
