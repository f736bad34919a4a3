"""Words take no side: a sentence gives the same events, numbers and actors in whichever words it is told.

Each sentence of `wording/*.yaml` is read in all its `words`: the first is neutral, the others are as neutral or have
the words that take sides in []. A `|` parts the words for the first and the second place of the sentence. `known.yaml`
tells of the variants that are not yet read so, by why they are not.

    python -m tests.golden.test_wording      take out of that list what is read by now
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
import yaml

from musnad import Reader
from musnad.arabic.folding import fold_word
from musnad.model import Document, Excerpt, Record
from musnad.model.record import Event
from musnad.reading.eventwords import EventWords
from musnad.reading.nounshapes import nouns_in

FOLDER: Final = Path(__file__).with_name("wording")
KNOWN_FILE: Final = FOLDER / "known.yaml"
KNOWN: Final[dict[str, str]] = {
    variant: reason
    for reason, variants in (yaml.safe_load(KNOWN_FILE.read_text("utf-8")) or {}).items()
    for variant in variants
}
SENTENCES: Final[dict[str, dict[str, Any]]] = {
    sentence["id"]: sentence
    for file in sorted(FOLDER.glob("*.yaml"))
    if file != KNOWN_FILE
    for sentence in yaml.safe_load(file.read_text("utf-8"))
}
COUNTRIES: Final = frozenset({"SY", "IQ", "PS", "YE", "LY", "LB", "EG", "SD"})
FEWEST: Final = 60
_LOADED: Final = re.compile(r"\[(.+?)\]")


class Variant(NamedTuple):
    """A sentence in some words, and those of them that take sides."""

    sentence: str
    number: int
    text: str
    loaded: tuple[str, ...]

    @property
    def key(self) -> str:
        """The name by which `known.yaml` has it."""
        words = SENTENCES[self.sentence]["words"][self.number]
        return f"{self.sentence}: {' '.join(words.replace('|', ' ').split())}"


def variant(sentence: str, number: int) -> Variant:
    """The sentence in the words of this number."""
    words = SENTENCES[sentence]["words"][number]
    text = SENTENCES[sentence]["text"].format(*(part.strip() for part in words.split("|")))
    return Variant(sentence, number, " ".join(_LOADED.sub(r"\1", text).split()), tuple(_LOADED.findall(words)))


VARIANTS: Final = [variant(name, number) for name in SENTENCES for number in range(len(SENTENCES[name]["words"]))]
OTHERS: Final = [
    pytest.param(
        each, id=each.key, marks=[pytest.mark.xfail(reason=KNOWN[each.key], strict=True)] if each.key in KNOWN else []
    )
    for each in VARIANTS
    if each.number
]


@pytest.fixture(scope="module")
def words() -> EventWords:
    return EventWords.load()


def _read(reader: Reader, variant: Variant) -> Record:
    return reader.read(Document(text=variant.text, published=SENTENCES[variant.sentence]["published"].isoformat()))


class Told(NamedTuple):
    """What of an event must not change with the words."""

    what: str
    factuality: str
    counts: tuple[tuple[str, int | None, int | None], ...]
    actors: tuple[str, ...]
    targets: tuple[str, ...]


def _told(record: Record, words: EventWords) -> list[Told]:
    return sorted(
        Told(
            f"{event.type}/{event.mode}",
            event.factuality,
            tuple((count.kind, count.min, count.max) for count in event.counts),
            _who(record, words, event.actors, event.actor_entities),
            _who(record, words, event.targets, event.target_entities),
        )
        for event in record.events
    )


def _who(
    record: Record, words: EventWords, phrases: tuple[Excerpt, ...], entities: tuple[str | None, ...]
) -> tuple[str, ...]:
    """Each as the actor or place it is identified as, else by the kind of participant its noun names."""
    authorities = {entity.id: entity.authority or entity.name for entity in record.entities}
    return tuple(
        authorities[entity] if entity is not None else _kind(phrase, words)
        for phrase, entity in zip(phrases, entities, strict=True)
    )


def _kind(phrase: Excerpt, words: EventWords) -> str:
    for word in phrase.text.split():
        for noun in nouns_in(fold_word(word)):
            if senses := words.things.get(noun.form):
                return senses[0].thing.class_
    return phrase.text


def _marked(record: Record) -> list[Excerpt]:
    """The words that the record marks as taking sides."""
    found = [wording.span for event in record.events for wording in event.wording]
    return found + [mention.span for mention in record.mentions if mention.sense is not None]


def _is_marked(text: str, words: str, marked: list[Excerpt]) -> bool:
    start = text.index(words)
    return any(span.start < start + len(words) and start < span.end for span in marked)


def _listed(events: tuple[Event, ...]) -> set[str]:
    return {f"{event.type}/{event.mode}" for event in events}


def _missing(reader: Reader, sentence: str) -> set[str]:
    """The events that the neutral words should give and do not."""
    return set(SENTENCES[sentence]["events"]) - _listed(_read(reader, variant(sentence, 0)).events)


def _unmarked(record: Record, each: Variant) -> list[str]:
    """The words that take sides and are not marked, or what is marked and takes none."""
    marked = _marked(record)
    if not each.loaded:
        return [span.text for span in marked]
    return [loaded for loaded in each.loaded if not _is_marked(each.text, loaded, marked)]


def is_read(reader: Reader, words: EventWords, each: Variant) -> bool:
    """Whether a variant passes the tests below."""
    record = _read(reader, each)
    if not each.number:
        return not _missing(reader, each.sentence) and not _unmarked(record, each)
    neutral = _read(reader, variant(each.sentence, 0))
    return _told(record, words) == _told(neutral, words) and not _unmarked(record, each)


def test_there_are_enough_sentences_of_enough_countries_and_years() -> None:
    assert len(SENTENCES) >= FEWEST
    assert {sentence["country"] for sentence in SENTENCES.values()} == COUNTRIES
    assert len({sentence["published"].year for sentence in SENTENCES.values()}) >= 12
    assert len({each.text for each in VARIANTS}) == len(VARIANTS)
    assert all(each.loaded == () for each in VARIANTS if not each.number)


def test_what_is_known_to_fail_is_there() -> None:
    assert KNOWN.keys() <= {each.key for each in VARIANTS}
    assert all(KNOWN.values())


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(name, marks=[pytest.mark.xfail(reason=KNOWN[key], strict=True)] if key in KNOWN else [])
        for name in SENTENCES
        for key in [variant(name, 0).key]
    ],
)
def test_the_neutral_words_give_the_events_and_are_not_marked(reader: Reader, sentence: str) -> None:
    assert _missing(reader, sentence) == set()
    assert _unmarked(_read(reader, variant(sentence, 0)), variant(sentence, 0)) == []


@pytest.mark.parametrize("each", OTHERS)
def test_other_words_give_the_same_and_are_marked_where_they_take_sides(
    reader: Reader, words: EventWords, each: Variant
) -> None:
    record = _read(reader, each)
    assert _told(record, words) == _told(_read(reader, variant(each.sentence, 0)), words)
    assert _unmarked(record, each) == []


if __name__ == "__main__":
    READER, WORDS = Reader.load(), EventWords.load()
    unread = {each.key for each in VARIANTS if not is_read(READER, WORDS, each)}
    reasons: dict[str, list[str]] = {}
    for key, why in KNOWN.items():
        if key in unread:
            reasons.setdefault(why, []).append(key)
    KNOWN_FILE.write_text(yaml.safe_dump(reasons, allow_unicode=True, sort_keys=False, width=1000), "utf-8")
    sys.exit("\n".join(f"not read, and no reason is listed: {key}" for key in sorted(unread - KNOWN.keys())))
