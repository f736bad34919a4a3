from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from musnad.arabic.edtf import is_value
from musnad.vocabulary import load_vocabulary

FILES = sorted(Path(__file__).with_name("names").glob("*.json"))
REPORTS: list[dict[str, Any]] = [json.loads(file.read_text("utf-8")) for file in FILES]
FEWEST = 40
KINDS = {"person", "organization", "place"}
MODES = {"direct", "indirect", "mixed"}
ACTS = {"assert", "deny", "accuse", "condemn", "demand", "threaten", "promise", "praise", "question"}
FACTUALITIES = {"asserted", "negated", "future", "possible"}
COUNTS = {
    *("killed", "injured", "detained", "missing", "displaced"),
    *("released", "surrendered", "destroyed", "deployed", "other"),
}

each = pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["document"]["id"])


def _spans(report: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from (entry["span"] for entry in report["mentions"] + report["times"])
    for statement in report["statements"]:
        yield statement["cue"]
        yield from statement["content"]
        if statement["source"] is not None:
            yield statement["source"]
    for event in report["events"]:
        yield from (event["trigger"], *event["actors"], *event["targets"])
        yield from (count["span"] for count in event["counts"])
        if event["place"] is not None:
            yield event["place"]


def _inner(statements: list[dict[str, Any]], span: dict[str, Any]) -> set[str | None]:
    """The statements that hold the span and have no report of a report inside that holds it too."""
    holding = {
        statement["id"]: statement["parent"]
        for statement in statements
        if any(part["start"] <= span["start"] and span["end"] <= part["end"] for part in statement["content"])
    }
    return set(holding) - set(holding.values()) or {None}


def _letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalpha()


def test_there_are_enough_reports_of_enough_newsrooms_and_years() -> None:
    assert len(REPORTS) >= FEWEST
    assert len({report["document"]["outlet"] for report in REPORTS}) >= 25
    assert len({report["document"]["published"][:4] for report in REPORTS}) >= 12
    assert len({report["document"]["text"] for report in REPORTS}) == len(REPORTS)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_report_is_named_as_its_file(file: Path) -> None:
    document = json.loads(file.read_text("utf-8"))["document"]
    assert document["id"] == file.stem
    assert document["outlet"]
    assert document["title"]
    assert date.fromisoformat(document["published"]).isoformat() == document["published"]
    assert 500 <= len(document["text"]) <= 1500


@each
def test_every_span_repeats_its_text(report: dict[str, Any]) -> None:
    text = report["document"]["text"]
    for span in _spans(report):
        assert span["text"]
        assert text[span["start"] : span["end"]] == span["text"]
        assert span["text"] == span["text"].strip()


@each
def test_no_span_ends_within_a_word(report: dict[str, Any]) -> None:
    text = report["document"]["text"]
    for span in _spans(report):
        assert not _letter(text, span["end"]), span


@each
def test_a_span_starts_with_a_word_or_behind_its_proclitics(report: dict[str, Any]) -> None:
    text = report["document"]["text"]
    for span in _spans(report):
        start = span["start"]
        while start and (text[start - 1] in "وفبلكـ"):
            start -= 1
        assert not _letter(text, start - 1), span


@each
def test_names_and_times_do_not_overlap(report: dict[str, Any]) -> None:
    spans = sorted((entry["span"]["start"], entry["span"]["end"]) for entry in report["mentions"] + report["times"])
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@each
def test_a_mention_has_a_kind_and_an_english_name(report: dict[str, Any]) -> None:
    for mention in report["mentions"]:
        assert mention["kind"] in KINDS
        assert mention["name_en"]
        country = mention.get("country")
        assert country is None or (mention["kind"] == "place" and len(country) == 2 and country.isupper())


@each
def test_one_text_has_one_name_of_one_kind(report: dict[str, Any]) -> None:
    names: dict[tuple[str, str], set[str]] = {}
    for mention in report["mentions"]:
        names.setdefault((mention["span"]["text"], mention["kind"]), set()).add(mention["name_en"])
    assert all(len(values) == 1 for values in names.values())


@each
def test_a_time_has_a_value_that_can_be_read(report: dict[str, Any]) -> None:
    for time in report["times"]:
        assert time["value"] is None or is_value(time["value"]), time


@each
def test_a_statement_is_whole(report: dict[str, Any]) -> None:
    assert report["statements"]
    known = [statement["id"] for statement in report["statements"]]
    assert known == [f"s{number}" for number in range(1, len(known) + 1)]
    for statement in report["statements"]:
        assert statement["source_name"]
        assert statement["content"]
        assert statement["mode"] in MODES
        assert statement["act"] in ACTS
        assert statement["parent"] is None or statement["parent"] in known
        assert statement["parent"] != statement["id"]
        assert statement["date"] is None or date.fromisoformat(statement["date"])


@each
def test_an_event_is_whole(report: dict[str, Any]) -> None:
    modes = {term.code for term in load_vocabulary().event_modes}
    events = report["events"]
    assert [event["id"] for event in events] == [f"e{number}" for number in range(1, len(events) + 1)]
    for event in events:
        assert f"{event['type']}/{event['mode']}" in modes, event
        assert event["factuality"] in FACTUALITIES
        assert event["time"] is None or is_value(event["time"]), event
        assert event["statement"] in _inner(report["statements"], event["trigger"]), event


@each
def test_events_stand_in_the_order_of_the_text_and_share_no_trigger(report: dict[str, Any]) -> None:
    spans = [(event["trigger"]["start"], event["trigger"]["end"]) for event in report["events"]]
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@each
def test_a_count_is_of_a_kind_and_within_its_bounds(report: dict[str, Any]) -> None:
    for count in (count for event in report["events"] for count in event["counts"]):
        assert count["kind"] in COUNTS
        assert count["min"] >= 1
        assert count["max"] is None or count["max"] >= count["min"]
