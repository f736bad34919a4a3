from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings

from musnad.authority.gazetteer import Gazetteer
from musnad.case.corrections import FIELDS, checked
from musnad.case.reportpage import Page, Told, edges_of, page_of, value_told
from musnad.model import Document, Record
from musnad.reading import Reader
from tests.rich_records import RICH_TEXT
from tests.strategies import records

SAMPLES = sorted(Path("samples").glob("*.txt"))


@pytest.fixture(scope="module")
def record(reader: Reader) -> Record:
    text = (
        "قالت وكالة المرج نقلاً عن العميد سامر الحداد إن طائرات مسيّرة قصفت سوقاً في حي غويران بمدينة الحسكة أمس "
        "الأحد وقتلت عشرات المدنيين. وسقط شهداء في البلدة."
    )
    return reader.read(Document(text=text, outlet="صحيفة الوادي", published="2022-01-31"))


@pytest.fixture(scope="module")
def page(record: Record) -> Page:
    return page_of(record, Gazetteer.open())


def spans_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every excerpt of a page."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "text"}:
            yield value
        for each in value.values():
            yield from spans_in(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from spans_in(each)


def field(page: Page, name: str, claim: int = 0) -> list[Any]:
    return [value for each in page.claims[claim].fields if each.field == name for value in each.values]


def test_a_claim_is_told_with_its_chain_from_the_outlet_to_the_speaker(page: Page) -> None:
    chain = page.claims[0].chain
    assert [hand.name.ar for hand in chain] == ["صحيفة الوادي", "وكالة المرج", "سامر الحداد"]
    assert [hand.own for hand in chain] == [False, False, True]
    assert chain[0].kind == "outlet"
    assert chain[2].cue is not None
    assert chain[2].source is not None
    assert "العميد" in chain[2].source.text


def test_each_field_has_its_value_its_words_and_both_languages(page: Page) -> None:
    assert [each.field for each in page.claims[0].fields] == list(FIELDS)
    (actor,) = field(page, "actors")
    assert actor.spans[0].text == "طائرات مسيّرة"
    (when,) = field(page, "time")
    assert (when.value, when.told) == ("2022-01-30", Told("2022-01-30", "\u20662022-01-30\u2069"))
    (place,) = field(page, "place")
    assert place.value["authority"].startswith(("geonames:", "musnad:"))
    assert "الحسكة" in place.told.ar
    assert not any(letter.isascii() and letter.isalpha() for letter in place.told.ar)
    (count,) = field(page, "counts", 1)
    assert count.value == {"kind": "killed", "min": 20, "max": None}
    assert count.told == Told("killed: 20 or more", "قتلى: 20 فأكثر")


def test_a_value_of_the_page_is_one_that_a_correction_takes(page: Page) -> None:
    for claim in page.claims:
        kind = claim.fields[0].values[0].value
        for each in claim.fields:
            several = [value.value for value in each.values]
            value = several if each.field in {"actors", "targets", "counts"} else next(iter(several), None)
            if value is not None or each.field in {"mode", "time", "place"}:
                assert checked(each.field, value, kind) == value


def test_what_the_report_leaves_open_has_no_values(page: Page) -> None:
    assert field(page, "actors", len(page.claims) - 1) == []


def test_a_loaded_word_stands_with_its_neutral_sense(page: Page) -> None:
    assert [(each.words.text, each.sense) for claim in page.claims for each in claim.loaded] == [
        ("شهداء", Told("death", "قتلى"))
    ]


def test_the_places_that_a_name_may_mean_have_scores_and_reasons_in_both_languages(page: Page) -> None:
    place = next(each for each in page.entities if each.name in {"غويران", "حي غويران"})
    assert place.candidates
    chosen = [each for each in place.candidates if each.chosen]
    assert [each.authority for each in chosen] == [place.authority]
    assert all(each.reasons and each.told.ar and each.told.en for each in place.candidates)
    assert max(place.candidates, key=lambda each: each.score).authority == place.authority


def test_marks_are_stretches_of_what_they_are_of(page: Page, record: Record) -> None:
    lists: tuple[tuple[Any, ...], ...] = (page.claims, page.statements, page.entities, page.times)
    ids = {each.id for several in lists for each in several}
    assert {mark.of for mark in page.marks} <= ids | {mention.id for mention in record.mentions}
    assert {"trigger", "actor", "place", "time", "count", "source", "cue", "content", "location", "person"} <= {
        mark.role for mark in page.marks
    }
    assert edges_of(record) == {place for mark in page.marks for place in (mark.start, mark.end)}


def test_statements_and_times_have_their_rules(page: Page) -> None:
    assert {each.rule.partition("/")[0] for each in page.statements} == {"statements"}
    assert {each.rule.partition("/")[0] for each in page.times} == {"times"}
    assert page.claims[0].rule.startswith("events/")


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("type", "HARM", "harm"),
        ("mode", "drone", "drone attack"),
        ("time", "2022-01~", "about 2022-01"),
        ("place", {"name": "السرو", "authority": None}, "السرو"),
        ("actors", [{"name": "أ"}, {"name": "ب"}], "أ, ب"),
        ("counts", [{"kind": "killed", "min": 4, "max": 6}], "killed: 4–6"),
        ("actors", [], "not stated"),
        ("time", None, "not stated"),
    ],
)
def test_a_value_that_a_person_put_is_told_in_words(name: str, value: Any, told: str) -> None:
    assert value_told(name, value, "ASSAULT").en == told


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_span_of_a_sample_has_its_words(reader: Reader, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    page = page_of(reader.read(Document(text=text)))
    found = list(spans_in(msgspec.to_builtins(page)))
    assert len(found) > len(page.claims)
    assert all(text[each["start"] : each["end"]] == each["text"] for each in found)


def test_names_and_times_of_every_kind_are_told(reader: Reader) -> None:
    page = page_of(reader.read(Document(text=RICH_TEXT, published="2022-01-31")))
    assert {each.kind for each in page.entities} >= {"person", "organization", "place"}
    assert all(each.what.en and each.what.ar for each in page.entities)


@settings(max_examples=40, deadline=None)
@given(record=records())
def test_any_record_is_told(record: Record) -> None:
    page = page_of(record)
    events = {event.id for event in record.events}
    assert len(page.claims) == sum(claim.event in events for claim in record.claims)
    assert len(page.statements) == len(record.statements)
    assert all(mark.start < mark.end for mark in page.marks)
