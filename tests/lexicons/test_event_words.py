"""The words by which events are read: each does its work in its example, and no two of them get in each other's way.

A trigger names an event of its type and mode there, asserted unless `event_factualities.yaml` says how else its example
tells it. A lookalike names none. A light verb gives the event of its noun the part that its class says, a role word the
phrase behind it; a mode word, a word of factuality and a quantifier change what is read without them.

`unread_events.yaml` names the entries of which this does not hold yet; a new entry is not among them, and one that has
come to be read is taken out.

    python -m tests.lexicons.test_event_words      write the list anew
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, get_args

import msgspec
import pytest
import yaml

from musnad import Reader
from musnad.arabic.folding import fold_character, fold_word
from musnad.arabic.lexicon import Entry, load
from musnad.model import Document, Record
from musnad.model.record import Event, EventType
from musnad.reading.eventforms import EventForms
from musnad.reading.eventwords import (
    GROUPS,
    EventWords,
    FactWord,
    LightVerb,
    Lookalike,
    ModeWord,
    Participant,
    ParticipantClass,
    Quantifier,
    RoleWord,
    StructureWord,
    Trigger,
)
from musnad.reading.layers import Layers
from musnad.reading.words import LEXICONS
from musnad.vocabulary import load_terms

FOLDER: Final = LEXICONS / "events"
UNREAD: Final = Path(__file__).with_name("unread_events.yaml")
FACTUALITIES: Final = Path(__file__).with_name("event_factualities.yaml")
TYPES: Final[Mapping[str, type[Entry]]] = {
    **{kind.lower(): Trigger for kind in get_args(EventType)},
    "light_verbs": LightVerb,
    "lookalikes": Lookalike,
    "mode_words": ModeWord,
    "factuality": FactWord,
    "quantifiers": Quantifier,
    "roles": RoleWord,
    "structure": StructureWord,
}
FEWEST_TRIGGERS: Final = 900
FEWEST_READ: Final = 0.85
KINDS_OF_NAMES: Final = frozenset({"PERSON", "ORGANIZATION", "PLACE"})
_CLASSED: Final = frozenset({"subject", "object", "genitive", "near", "taken"})
_SLOTS: Final = frozenset({"subject", "object", "genitive", "takes"})


def entries() -> Iterator[tuple[str, Entry]]:
    """Every entry under its file and what tells it from the others."""
    for name, kind in TYPES.items():
        for entry in load(FOLDER / f"{name}.yaml", kind):
            yield " ".join(dict.fromkeys((name, *entry.identity(), str(getattr(entry, "class_", ""))))), entry


ENTRIES: Final[dict[str, Entry]] = dict(entries())
TRIGGERS: Final = {name: entry for name, entry in ENTRIES.items() if isinstance(entry, Trigger)}
KNOWN: Final[frozenset[str]] = frozenset(yaml.safe_load(UNREAD.read_text("utf-8")) or ())
FACTS: Final[dict[str, str]] = {
    name: fact for fact, names in yaml.safe_load(FACTUALITIES.read_text("utf-8")).items() for name in names
}


def does_its_work(reader: Reader, name: str, entry: Entry) -> bool:
    """Whether the example is read as the entry says."""
    record = read(reader, entry.example)
    match entry:
        case Trigger():
            return any(event.factuality == FACTS.get(name, "asserted") for event in named(record, entry))
        case Lookalike():
            return not at(record, *hidden_by(entry))
        case LightVerb():
            return carries(record, entry)
        case RoleWord():
            return gives_its_role(record, entry)
        case ModeWord():
            return any(event.mode == entry.class_ for event in record.events)
        case FactWord():
            return any(event.factuality == entry.class_ for event in record.events)
        case _:
            return bool(record.events) and is_read_otherwise_without(reader, entry)


def is_read_otherwise_without(reader: Reader, entry: Entry) -> bool:
    """Whether the events of an example are others to a reader that does not know the entry."""
    return bool(found(reader, entry.example) != found(without(reader, entry), entry.example))


def named(record: Record, trigger: Trigger) -> list[Event]:
    """The events of the type and mode of a trigger that stand at its words."""
    start, end = place_of(trigger)
    events = [event for event in at(record, start, end) if (event.type, event.mode) == (trigger.type, trigger.mode)]
    if trigger.marks is not None:
        return [event for event in events if folded(trigger.marks)[0] in folded(event.trigger.text)[0]]
    return [event for event in events if event.trigger.start <= start and end <= event.trigger.end]


def hidden_by(entry: Lookalike) -> tuple[int, int]:
    """Where the example has no event: the words, with the noun before an adjective; or all of it, or all behind."""
    start, end = place_of(entry)
    match entry.class_:
        case "adjective":
            return entry.example.rindex(" ", 0, start - 1) + 1 if " " in entry.example[: start - 1] else 0, end
        case "sport" | "figure" | "element" | "spoken" | "voice":
            return 0, len(entry.example)
        case "tags" | "credit":
            return end, len(entry.example)
        case "phrase" | "background":
            return start, end


def carries(record: Record, verb: LightVerb) -> bool:
    """Whether an event of a noun, and not of the verb, has the part that the verb gives it."""
    start, end = place_of(verb)
    others = [event for event in record.events if event.trigger.start >= end or event.trigger.end <= start]
    if len(others) < len(record.events):
        return False
    match verb.class_:
        case "do" | "claim" | "ascribe":
            return any(event.actors for event in others)
        case "undergo" | "reach":
            return any(event.targets for event in others)
        case "stop":
            return any(event.factuality == "asserted" for event in others)
        case "happen" | "cause":
            return bool(others)


def gives_its_role(record: Record, word: RoleWord) -> bool:
    """Whether the phrase behind the word has its part in an event, or none where it has none."""
    start, end = place_of(word)
    parts = {
        "actor": [span for event in record.events for span in event.actors],
        "target": [span for event in record.events for span in event.targets],
        "means": [event.means for event in record.events if event.means is not None],
        "place": [event.place for event in record.events if event.place is not None],
    }
    behind = {role for role, spans in parts.items() for span in spans if start <= span.start <= end + 1 <= span.end}
    wanted = {"actor": "actor", "target": "target", "means": "means"}.get(word.class_)
    if word.class_ in {"place", "destination", "origin"}:
        return bool(record.events) and behind <= {"place"} and bool(behind)
    return bool(record.events) and behind == ({wanted} if wanted else set())


def at(record: Record, start: int, end: int) -> list[Event]:
    """The events whose trigger shares a letter with a stretch of the text."""
    return [event for event in record.events if event.trigger.start < end and start < event.trigger.end]


def place_of(entry: Entry) -> tuple[int, int]:
    """Where the form of an entry stands in its example, without what is written to it."""
    text, origin = folded(entry.example)
    for form in entry.shown():
        for word in (folded(form)[0], without_article(folded(form)[0])):
            met = re.search(rf"(?<!\w)(?:[وف]?[بلك]?(?:ال|ل)?)??({re.escape(word)})", text)
            if met is not None:
                return origin[met.start(1)], origin[met.end(1) - 1] + 1
    raise AssertionError(f"{entry.form} is not seen in {entry.example}")


def without_article(form: str) -> str:
    return form.removeprefix("ال")


def folded(text: str) -> tuple[str, list[int]]:
    """A text with its letters folded, and where in it each of these comes from."""
    letters = [(letter, place) for place, one in enumerate(text) for letter in fold_character(one)]
    return "".join(letter for letter, _ in letters), [place for _, place in letters]


@cache
def read(reader: Reader, text: str) -> Record:
    return reader.read(Document(text=text))


def found(reader: Reader, text: str) -> Any:
    """The events of a text with the constituents that they rest on."""
    value: Any = Document(text=text)
    for _, stage in reader.stages[:-1]:
        value = stage(value)
    assert isinstance(value, Layers)
    return msgspec.to_builtins(value.events)


def without(reader: Reader, entry: Entry) -> Reader:
    """A reader like this one that does not know the entry."""
    forms = reader._event_forms  # noqa: SLF001 - the words of a reader are its own
    other = object.__new__(Reader)
    other.__dict__.update(reader.__dict__)
    other._event_forms = EventForms(lacking(forms.words, entry), forms._analyse)  # noqa: SLF001
    return other


def lacking(words: EventWords, entry: Entry) -> EventWords:
    key = tuple(fold_word(word) for word in entry.form.split())
    match entry:
        case ModeWord():
            return msgspec.structs.replace(words, modes=less(words.modes, key))
        case FactWord():
            verbs = less(words.fact_verbs, key[0])
            return msgspec.structs.replace(words, facts=less(words.facts, key), fact_verbs=verbs)
        case Quantifier():
            return msgspec.structs.replace(words, quantifiers=less(words.quantifiers, key[0]))
        case StructureWord():
            structure = {**words.structure, entry.class_: words.structure[entry.class_] - {" ".join(key)}}
            return msgspec.structs.replace(words, structure=structure)
        case _:
            raise AssertionError(entry)


def less(table: Mapping[Any, Any], key: Any) -> dict[Any, Any]:
    return {known: value for known, value in table.items() if known != key}


@pytest.mark.parametrize("name", ENTRIES)
def test_the_example_is_read_as_the_entry_says(reader: Reader, name: str) -> None:
    entry = ENTRIES[name]
    works = does_its_work(reader, name, entry)
    if name in KNOWN:
        assert not works, f"{name}: is read by now; take it out of {UNREAD.name}"
        return
    events = [
        (event.trigger.text, event.type, event.mode, event.factuality) for event in read(reader, entry.example).events
    ]
    assert works, f"{name}: {entry.example!r} is read as {events or 'no event'}"


@pytest.mark.parametrize(("kind", "fewest"), [(ModeWord, 12), (FactWord, 40)])
def test_many_words_tell_what_nothing_else_in_their_example_does(
    reader: Reader, kind: type[Entry], fewest: int
) -> None:
    others = [name for name, entry in ENTRIES.items() if isinstance(entry, kind) if name not in KNOWN]
    assert sum(is_read_otherwise_without(reader, ENTRIES[name]) for name in others) >= fewest


def test_there_are_enough_triggers_and_most_are_read() -> None:
    assert len(TRIGGERS) >= FEWEST_TRIGGERS
    assert len(TRIGGERS.keys() & KNOWN) <= (1 - FEWEST_READ) * len(TRIGGERS)


def test_no_two_entries_share_a_name() -> None:
    assert len(ENTRIES) == sum(1 for _ in entries())


def test_what_is_not_yet_read_or_not_asserted_is_an_entry() -> None:
    assert ENTRIES.keys() >= KNOWN
    assert TRIGGERS.keys() >= FACTS.keys()
    assert set(FACTS.values()) <= {"negated", "future", "possible"}


def test_a_sense_of_a_trigger_stands_in_one_file() -> None:
    """The same form under the same conditions in two files would leave the sense to the order of the files."""
    places = Counter((entry.form, entry.class_, frozenset(entry.when)) for entry in TRIGGERS.values())
    assert [key for key, count in places.items() if count > 1] == []


def test_modes_are_those_of_the_vocabulary() -> None:
    known = {term.code for term in load_terms("event_modes")}
    modes = {f"{entry.type}/{entry.mode}" for entry in TRIGGERS.values()}
    assert modes <= known
    words = {f"ASSAULT/{entry.class_}" for entry in ENTRIES.values() if isinstance(entry, ModeWord)}
    assert words <= known
    assert {code for code in known if code.startswith("ASSAULT/")} - modes == set()


@pytest.mark.parametrize("name", [name for name, entry in TRIGGERS.items() if entry.when])
def test_conditions_ask_for_what_there_is(name: str) -> None:
    classes = {*get_args(ParticipantClass), *GROUPS, *KINDS_OF_NAMES}
    for condition in TRIGGERS[name].when:
        slot, _, rest = condition.partition(":")
        wanted = set(rest.split("|"))
        allowed = {"no": _SLOTS | {"second"}, "tense": {"past", "present"}}.get(
            slot, classes if slot in _CLASSED else wanted
        )
        assert wanted <= allowed, f"{condition}: {wanted - allowed}"
        assert all(wanted)


def test_classes_of_participants_have_words() -> None:
    used = {entry.class_ for entry in load(FOLDER / "participants.yaml", Participant)}
    assert used == set(get_args(ParticipantClass))


def main() -> None:
    """Write the list of the entries that do not do their work."""
    reader = Reader.load()
    head = (
        "# Words of events whose example is not yet read as they say. Take out what the reading has learnt; add none.\n"
    )
    names = [name for name, entry in ENTRIES.items() if not does_its_work(reader, name, entry)]
    UNREAD.write_text(head + "".join(f"- {name}\n" for name in names), "utf-8")


if __name__ == "__main__":
    main()
