"""What happened, by phenomenon: sentences of our own in `events/*.yaml` with the events that a careful reader finds.

Of an event, `at` is its trigger, `is` its type and mode (or only the type), `by` its actors, `to` its targets, `in` its
place, `when` its time (of sentences published on 4 March 2021, a Thursday), `fact` its factuality, `count` its numbers,
`with` its means, `same` the trigger of the event that it tells again, `cues` the cues of those who say it, the
outermost first, `loaded` its words that take sides. What is left out is empty, the factuality asserted; of `with`,
`cues` and `loaded` nothing is asked then. `?` leaves a field open, where careful readers differ.

`events/known.yaml` names what is not yet read so, with what is read instead.

    python -m tests.golden.test_events      write that list anew
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple, get_args

import pytest
import yaml

from musnad import Reader
from musnad.model import Document, Excerpt, Record
from musnad.model.record import CountKind, Event, EventType, Factuality
from musnad.vocabulary import load_terms

FOLDER: Final = Path(__file__).with_name("events")
KNOWN_FILE: Final = FOLDER / "known.yaml"
PUBLISHED: Final = "2021-03-04"
FEWEST: Final = 150
FEWEST_RIGHT: Final = 0.75
OPEN: Final = "?"
ASKED_WHERE_GIVEN: Final = {"with": "means", "cues": "chains", "loaded": "wording"}
FIELDS: Final = {
    "is": "kinds",
    "by": "actors",
    "to": "targets",
    "in": "places",
    "when": "times",
    "fact": "factuality",
    "count": "counts",
    "same": "links",
    **ASKED_WHERE_GIVEN,
}
EMPTY: Final[dict[str, Any]] = {"by": [], "to": [], "count": [], "fact": "asserted"}


class Sentence(NamedTuple):
    """A sentence or a little report, and its events in text order."""

    name: str
    file: str
    text: str
    events: list[dict[str, Any]]


def sentences() -> Iterator[Sentence]:
    for path in sorted(FOLDER.glob("*.yaml")):
        if path != KNOWN_FILE:
            for one in yaml.load(path.read_text("utf-8"), yaml.BaseLoader):  # noqa: S506 - text stays text
                yield Sentence(one["id"], path.stem, one["text"], one["events"])


SENTENCES: Final = {one.name: one for one in sentences()}
KNOWN: Final[dict[str, dict[str, str]]] = yaml.safe_load(KNOWN_FILE.read_text("utf-8")) or {}


def places_of(sentence: Sentence) -> list[tuple[int, int]]:
    """Where the triggers stand in the text: each behind the one before, as a word or behind what is written to it."""
    found, behind = [], 0
    for event in sentence.events:
        met = re.compile(rf"(?<!\w)[وفبلك]{{0,2}}?({re.escape(event['at'])})(?!\w)").search(sentence.text, behind)
        assert met is not None, f"{sentence.name}: {event['at']}"
        found.append(met.span(1))
        behind = met.end()
    return found


def aspects_of(sentence: Sentence) -> list[str]:
    """What is asked of a sentence."""
    found = ["events"]
    for field, aspect in FIELDS.items():
        given = [event.get(field, "" if field in ASKED_WHERE_GIVEN else None) for event in sentence.events]
        if any(value not in {"", OPEN} if isinstance(value, str) else True for value in given):
            found.append(aspect)
    return found


ASKED: Final = [(name, aspect) for name, sentence in SENTENCES.items() for aspect in aspects_of(sentence)]


@cache
def read(reader: Reader, name: str) -> Record:
    return reader.read(Document(text=SENTENCES[name].text, published=PUBLISHED))


def wanted_and_read(reader: Reader, name: str, aspect: str) -> tuple[Any, Any]:
    """One aspect of the events of a sentence, as it should be and as it is read; of an event that is read at all."""
    sentence, record = SENTENCES[name], read(reader, name)
    at = {(event.trigger.start, event.trigger.end): event for event in record.events}
    spans = places_of(sentence)
    if aspect == "events":
        return [event["at"] for event in sentence.events], [event.trigger.text for event in record.events] if sorted(
            at
        ) != sorted(spans) else [sentence.text[start:end] for start, end in spans]
    field = next(field for field, each in FIELDS.items() if each == aspect)
    wanted, told = [], []
    for event, span in zip(sentence.events, spans, strict=True):
        value = event.get(field, OPEN if field in ASKED_WHERE_GIVEN else EMPTY.get(field))
        if value == OPEN or span not in at:
            continue
        wanted.append((event["at"], value))
        told.append((event["at"], _open_mode(value, read_field(record, at[span], field))))
    return wanted, told


def _open_mode(wanted: Any, told: Any) -> Any:
    return told.partition("/")[0] if wanted in get_args(EventType) else told


def read_field(record: Record, event: Event, field: str) -> Any:
    """A field of an event as the files write it."""
    return {
        "is": f"{event.type}/{event.mode}",
        "by": [span.text for span in event.actors],
        "to": [span.text for span in event.targets],
        "in": _text(event.place),
        "with": _text(event.means),
        "when": event.time,
        "fact": event.factuality,
        "count": [_count(one.kind, one.min, one.max, one.span.text) for one in event.counts],
        "same": next((one.trigger.text for one in record.events if one.id == event.same_as), None),
        "loaded": [one.span.text for one in event.wording],
        "cues": chain(record, event),
    }[field]


def chain(record: Record, event: Event) -> list[str]:
    """The cues of the claim that tells the event, the outermost first."""
    claim = next(claim for claim in record.claims if event.id in {claim.event, *claim.also})
    return [link.cue.text for link in claim.chain if link.cue is not None]


def _text(span: Excerpt | None) -> str | None:
    return None if span is None else span.text


def _count(kind: str, low: int | None, high: int | None, words: str) -> str:
    amount = str(low) if low == high else f"{'' if low is None else low}..{'' if high is None else high}"
    return f"{kind} {amount} = {words}"


@pytest.mark.parametrize(
    ("name", "aspect"),
    [
        pytest.param(
            name,
            aspect,
            id=f"{name}-{aspect}",
            marks=pytest.mark.xfail(reason=KNOWN[name][aspect], strict=True) if aspect in KNOWN.get(name, {}) else (),
        )
        for name, aspect in ASKED
    ],
)
def test_the_events_of_a_sentence(reader: Reader, name: str, aspect: str) -> None:
    wanted, told = wanted_and_read(reader, name, aspect)
    assert told == wanted, SENTENCES[name].text


def test_there_are_enough_sentences_each_of_its_own_name() -> None:
    names = Counter(one.name for one in sentences())
    assert len(names) >= FEWEST
    assert [name for name, count in names.items() if count > 1] == []
    assert len({one.text for one in sentences()}) == len(names)


def test_what_is_known_to_fail_is_asked_and_little() -> None:
    known = {(name, aspect) for name, aspects in KNOWN.items() for aspect in aspects}
    assert known <= set(ASKED)
    assert len(ASKED) - len(known) >= FEWEST_RIGHT * len(ASKED)


@pytest.mark.parametrize("name", SENTENCES)
def test_the_annotation_of_a_sentence_is_sound(name: str) -> None:
    sentence = SENTENCES[name]
    codes = {term.code for term in load_terms("event_modes")}
    assert len(places_of(sentence)) == len(sentence.events)
    for event in sentence.events:
        assert event.keys() <= {"at", *FIELDS}
        assert event["is"] in {OPEN, *get_args(EventType), *codes}
        assert event.get("fact", "asserted") in {OPEN, *get_args(Factuality)}
        counts = [] if event.get("count") == OPEN else event.get("count", [])
        assert all(count.split(" ")[0] in get_args(CountKind) for count in counts)
        words = [count.partition(" = ")[2] for count in counts]
        for field in ("by", "to", "loaded"):
            words += [] if event.get(field) == OPEN else event.get(field, [])
        words += [event[field] for field in ("in", "with") if event.get(field, OPEN) != OPEN]
        assert [each for each in words if each not in sentence.text] == []


def main() -> None:
    """Write the list of what is not read as it should be."""
    reader, found = Reader.load(), dict[str, dict[str, str]]()
    for name, aspect in ASKED:
        wanted, told = wanted_and_read(reader, name, aspect)
        if wanted != told:
            found.setdefault(name, {})[aspect] = _shown(wanted, told)
    head = (
        "# What is not yet read as the sentences say, with what is read instead. Take out what is learnt; add none.\n"
    )
    body = yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=1000) if found else "{}\n"
    KNOWN_FILE.write_text(head + body, "utf-8")


def _shown(wanted: Any, told: Any) -> str:
    """What is read instead, of the events where it differs."""
    differing = [each for each in told if each not in wanted] if len(wanted) == len(told) else told
    return "; ".join(f"{each[0]}: {_plain(each[1])}" if isinstance(each, tuple) else each for each in differing) or "-"


def _plain(value: Any) -> str:
    return " | ".join(value) or "none" if isinstance(value, list) else str(value or "none")


if __name__ == "__main__":
    main()
