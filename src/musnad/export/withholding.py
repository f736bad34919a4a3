"""Private persons' names, kept out of what leaves.

A person stays named who holds an office or a rank in the report, or whom the authority knows (by an id, or as a public
figure of its tables); bodies and places stay named. Whoever is left is withheld under every name the report has: as a
whole, as any two words of it side by side, as a surname with its article, in English or Arabic, with or without vowel
signs. Whoever is a speaker of no known kind is taken for a person, and so is a given name behind a word for a child, a
relative or a citizen (`barenames`). In a case a name that is private in one report is withheld in all of them, as a
whole and as any two of its words side by side, but where a report has it for an official, a body or a place.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

import msgspec
import yaml

from musnad.export.barenames import bare_names, is_given_name
from musnad.export.spelling import WORD, fold
from musnad.model import Excerpt, Mention, Record

WITHHELD: Final = {"en": "[name withheld]", "ar": "[حُجب الاسم]"}
WITHHELD_REASON: Final = "withheld"
"""What leaves of a reason that a person gave: names in it can be written in any way."""
COVER: Final = "█"
OFFICES: Final = Path(__file__).with_name("offices.yaml")
_PROCLITICS: Final = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فل", "وك")
_PARTICLES: Final = frozenset({"al", "el", "bin", "ibn", "abu", "umm", "abd"})
_SMALL: Final = frozenset({"ابن", "بن", "ابو", "ابي", "ام", "ال", "عبد", "the", "of", *_PARTICLES})
_SHORTEST: Final = 3
_SCHEMES: Final = frozenset({"http", "https"})
_NUMBERED: Final = re.compile(r"(?:[a-z]{1,16}:)?[A-Z]{0,3}[0-9]+")
"""An id that can hold no name."""
_YAML: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Voice(Protocol):
    """How words of a report and names of its record leave."""

    count: int
    """How many persons are withheld."""
    withholds: bool
    """Whether names are withheld at all."""

    def excerpt(self, span: Excerpt) -> Excerpt:
        """The span with its words as they leave."""

    def between(self, start: int, end: int) -> str:
        """The text from `start` to `end` as it leaves."""

    def name(self, words: str) -> str:
        """A name, a title or a line, made of whatever names, as it leaves."""

    def address(self, url: str) -> str:
        """An address as it leaves."""

    def put(self, name: str, authority: str | None, *, place: bool) -> tuple[str, str | None]:
        """A name that a person put in the place of the machine's, of a place or of whoever takes part, and its id."""


class Plain:
    """Everything as it is."""

    count: int = 0
    withholds: bool = False

    def __init__(self, record: Record) -> None:
        self._text = record.document.text

    def excerpt(self, span: Excerpt) -> Excerpt:
        """The span itself."""
        return span

    def between(self, start: int, end: int) -> str:
        """The text as received."""
        return self._text[start:end]

    def name(self, words: str) -> str:
        """The words themselves."""
        return words

    def address(self, url: str) -> str:
        """The address itself."""
        return url

    def put(self, name: str, authority: str | None, *, place: bool) -> tuple[str, str | None]:  # noqa: ARG002 - as Voice
        """The name and the id themselves."""
        return name, authority


class Withheld:
    """Everything without the names of private persons."""

    withholds: bool = True

    def __init__(self, record: Record, known: Known | None = None) -> None:
        self._text = record.document.text
        private = private_persons(record)
        self.count = len(private)
        self._private = _Names(private.values())
        self._kept = _kept_names(record, private)
        self._known = known or Known()
        marked = [
            (mention.span.start, mention.span.end)
            for mention in record.mentions
            if mention.entity in private
            or (mention.kind == "person" and not _is_known(mention.entity, record, private))
        ]
        held = [
            (mention.span.start, mention.span.end)
            for mention in record.mentions
            if (mention.span.start, mention.span.end) not in set(marked)
        ]
        self._hidden = _merged([*marked, *self._found(self._text, held)])

    def excerpt(self, span: Excerpt) -> Excerpt:
        """The span with its words as they leave; its place stays."""
        return Excerpt(span.start, span.end, self.between(span.start, span.end))

    def between(self, start: int, end: int) -> str:
        """The text with each name that reaches into it replaced as a whole."""
        parts, at = [], start
        for first, last in self._hidden:
            if first < end and last > start:
                parts.append(self._text[at : max(first, at)])
                parts.append(_sign(self._text[first:last]))
                at = max(min(last, end), at)
        parts.append(self._text[at:end])
        return "".join(parts)

    def name(self, words: str) -> str:
        """The words with every private name in them replaced; names that stay are left as they are."""
        kept = [span for name in self._kept for span in _places(name, words)]
        hidden = _merged(self._found(words, kept))
        parts, at = [], 0
        for first, last in hidden:
            parts += [words[at:first], _sign(words[first:last])]
            at = last
        return "".join([*parts, words[at:]])

    def address(self, url: str) -> str:
        """The host of an address, for a path spells names in ways that cannot all be known; the sign where it is none.

        A host in which a private name stands is withheld too.
        """
        try:
            parts = urlsplit(url)
            host = parts.hostname or ""
        except ValueError:
            return WITHHELD["en"]
        spelled = re.sub(r"[-_.]+", " ", host)
        known = parts.scheme in _SCHEMES and host and self.name(spelled) == spelled
        return f"{parts.scheme}://{host}/" if known else WITHHELD["en"]

    def put(self, name: str, authority: str | None, *, place: bool) -> tuple[str, str | None]:
        """The name where it is no private person's, else the sign; an id that is none of a table does not leave.

        A name stays that has an id of the actor table (a place one of its own), begins with an office or a rank, or is
        one that a report has for an official, a body or a place.
        """
        numbered = place and authority is not None and _NUMBERED.fullmatch(authority) is not None
        id_ = authority if numbered or self._known.has_actor(authority) else None
        if id_ is not None or begins_with_office(name) or self._stays(name):
            return self.name(name), id_
        return _sign(name), None

    def _stays(self, name: str) -> bool:
        words = _folded(name)
        return any(words == _folded(kept) for kept in self._kept) or self._known.stays(words)

    def _found(self, text: str, kept: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        words = [_Token(found.start(), found.end(), fold(found[0])) for found in WORD.finditer(text)]
        spans = {*self._private.spans(words), *self._known.private.spans(words, alone=False)}
        return [(start, end) for start, end in spans if not any(first <= start and end <= last for first, last in kept)]


class Covered(Withheld):
    """Withheld names covered letter by letter, so that the places of all other words hold."""

    def between(self, start: int, end: int) -> str:
        """The text with each letter of a withheld name covered."""
        text = list(self._text[start:end])
        for first, last in self._hidden:
            for at in range(max(first, start), min(last, end)):
                text[at - start] = COVER
        return "".join(text)


class Person(msgspec.Struct, frozen=True):
    """A person to be withheld: whole names, as folded words; all words of them; single words that mean nobody else."""

    names: frozenset[tuple[str, ...]]
    words: frozenset[str]
    alone: frozenset[str]


class _Token(msgspec.Struct, frozen=True):
    start: int
    end: int
    word: str


class _Names:
    """Names of persons, looked up by their words."""

    def __init__(self, persons: Iterable[Person] = ()) -> None:
        self._alone: set[str] = set()
        self._whole: dict[str, set[tuple[str, ...]]] = {}
        self._of: dict[str, set[int]] = {}
        for number, person in enumerate(dict.fromkeys(persons)):
            self._alone |= person.alone
            for name in person.names:
                self._whole.setdefault(name[0], set()).add(name)
            for word in person.words - _SMALL:
                self._of.setdefault(word, set()).add(number)

    def spans(self, words: Sequence[_Token], *, alone: bool = True) -> Iterator[tuple[int, int]]:
        """Where names stand; without `alone` only those of two words or more."""
        for at, token in enumerate(words):
            for base, offset in _bases(token.word):
                start = _start(token, offset)
                if alone and base in self._alone:
                    yield start, token.end
                if at + 1 < len(words) and self._are_of_one(base, words[at + 1].word):
                    yield start, words[at + 1].end
                for name in self._whole.get(base, ()):
                    if len(name) > 1 and name[1:] == tuple(each.word for each in words[at + 1 : at + len(name)]):
                        yield start, words[at + len(name) - 1].end

    def _are_of_one(self, word: str, other: str) -> bool:
        own, others = self._of.get(word), self._of.get(other)
        return own is not None and others is not None and word != other and not own.isdisjoint(others)


class Known:
    """What all reports of a case tell together of whose names are private, and the ids of its actors.

    `records` are those of its reports, `actors` ids of the actor table as records have them (`actor:sdf`).
    """

    def __init__(self, records: Iterable[Record] = (), actors: Iterable[str] = ()) -> None:
        private: dict[Person, None] = {}
        kept: set[tuple[str, ...]] = set()
        for record in records:
            own = private_persons(record)
            private.update(dict.fromkeys(own.values()))
            kept.update(map(_folded, _kept_names(record, own)))
        self.private: Final = _Names(private)
        self._kept = kept.difference(*(person.names for person in private))
        self._actors = frozenset(actors)

    def stays(self, words: tuple[str, ...]) -> bool:
        """Whether a name, as folded words, is one that a report has for no private person, and none has for one."""
        return words in self._kept

    def has_actor(self, authority: str | None) -> bool:
        """Whether an id is one of the actor table, with or without the name of the table before it."""
        return authority is not None and not self._actors.isdisjoint({authority, f"actor:{authority}"})


def private_persons(record: Record) -> dict[str, Person]:
    """The persons of a record who are withheld, by the ids of their entities, or by a name that has none."""
    named = dict(_private_entities(record))
    known = {entity.id for entity in record.entities}
    for mention in record.mentions:
        if mention.kind == "person" and mention.entity not in known and not _official([mention]):
            named[mention.id] = {mention.span.text, mention.name_en or ""}
    for bare in bare_names(record.document.text):
        if not any(_overlap(bare.start, bare.end, mention.span) for mention in record.mentions):
            named.setdefault(f"name {bare.words}", set()).update({bare.words, *bare.english})
    for key, name in _speakers(record, known):
        if key in named:
            named[key].add(name)
        elif key not in known:
            named.setdefault(f"name {name}", set()).add(name)
    return {key: _person(names) for key, names in named.items()}


def _private_entities(record: Record) -> Iterator[tuple[str, set[str]]]:
    mentions: dict[str, list[Mention]] = {entity.id: [] for entity in record.entities}
    for mention in record.mentions:
        mentions.get(mention.entity or "", []).append(mention)
    for entity in record.entities:
        own = mentions[entity.id]
        unknown = entity.kind is None and (not own or any(mention.kind == "person" for mention in own))
        known = entity.authority is not None or entity.name_en_basis == "actors"
        if (entity.kind == "person" or unknown) and not known and not _official(own):
            names = {entity.name, entity.name_en or ""}
            yield entity.id, names.union(*({mention.span.text, mention.name_en or ""} for mention in own))


def _overlap(start: int, end: int, span: Excerpt) -> bool:
    return start < span.end and span.start < end


def _official(mentions: Iterable[Mention]) -> bool:
    return any(mention.title is not None and is_office(mention.title.text) for mention in mentions)


def _speakers(record: Record, known: set[str]) -> Iterator[tuple[str | None, str]]:
    """The names of speakers with the entities they are; those of bodies and of nobody in particular are passed over."""
    for statement in record.statements:
        name = statement.source_name
        if not name or statement.source_kind != "named":
            continue
        if statement.source_entity in known or (_is_proper(name) and not _is_body(name, record)):
            yield statement.source_entity, name
    for link in (link for claim in record.claims for link in claim.chain):
        if link.name and link.speaker in known:
            yield link.speaker, link.name


def _is_proper(name: str) -> bool:
    """Whether a name that belongs to no entity is one, and no description (`the public prosecution`, `a woman`)."""
    words = [word for word in WORD.findall(name) if word.casefold() not in _PARTICLES]
    return all(not word.isascii() or word[:1].isupper() for word in words)


def _is_body(name: str, record: Record) -> bool:
    return any(
        name in (entity.name, entity.name_en) for entity in record.entities if entity.kind in {"organization", "place"}
    )


def _is_known(entity: str | None, record: Record, private: dict[str, Person]) -> bool:
    """Whether a mention's entity is there and stays named; else the mention speaks for itself."""
    return entity not in private and any(each.id == entity for each in record.entities)


def _kept_names(record: Record, private: dict[str, Person]) -> tuple[str, ...]:
    kept = {name for entity in record.entities if entity.id not in private for name in (entity.name, entity.name_en)}
    kept |= {mention.span.text for mention in record.mentions if _is_known(mention.entity, record, private)}
    return tuple(sorted((name for name in kept if name), key=len, reverse=True))


def _person(names: Iterable[str]) -> Person:
    folded = set(map(_folded, names))
    folded.discard(())
    words = frozenset(word for name in folded for word in name)
    alone = {name[0] for name in folded if len(name) == 1}
    alone |= {name[-1] for name in folded if len(name) > 1 and _is_surname(name)}
    return Person(frozenset(folded), words, frozenset(alone))


def _folded(name: str) -> tuple[str, ...]:
    return tuple(fold(found[0]) for found in WORD.finditer(name))


def _is_surname(name: tuple[str, ...]) -> bool:
    """Whether the last word of a name can stand for it alone: with the article, or in Latin letters."""
    last = name[-1]
    return len(last) > _SHORTEST and (last.startswith("ال") or (last.isascii() and last not in _SMALL))


@functools.lru_cache(maxsize=1 << 14)
def _bases(word: str) -> tuple[tuple[str, int], ...]:
    """What a word may be of a name: itself, and what is left of it behind a proclitic, with the length of that."""
    if word.isascii():
        return ((word, 0),)
    left = [(word[len(clitic) :], len(clitic)) for clitic in _PROCLITICS if word.startswith(clitic)]
    article = [(f"ال{word[2:]}", 1)] if word.startswith("لل") else []
    return ((word, 0), *left, *article)


def _start(token: _Token, offset: int) -> int:
    """Where the name begins in the token; a word with vowel signs goes as a whole."""
    return token.start + offset if token.end - token.start == len(token.word) else token.start


def _places(name: str, words: str) -> Iterator[tuple[int, int]]:
    at = words.find(name)
    while at >= 0:
        yield at, at + len(name)
        at = words.find(name, at + 1)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _sign(words: str) -> str:
    return WITHHELD["ar" if any(unicodedata.name(letter, "").startswith("ARABIC") for letter in words) else "en"]


def is_office(title: str) -> bool:
    """Whether a title is an office or a rank; a doctor, a teacher or a martyr holds none by that."""
    words = [fold(found[0]) for found in WORD.finditer(title)]
    return any(_bare(word) in _offices() for word in words)


def begins_with_office(name: str) -> bool:
    """Whether a name begins with an office or a rank (`العميد سامر`) that is no given name (`رائد`)."""
    first = next((found[0] for found in WORD.finditer(name)), "")
    return is_office(first) and (first.startswith("ال") or not is_given_name(first))


def _bare(word: str) -> str:
    return word.removeprefix("ال")


@functools.cache
def _offices() -> frozenset[str]:
    with OFFICES.open(encoding="utf-8") as file:
        lists = msgspec.convert(_YAML(file).get_single_data(), dict[str, tuple[str, ...]])
    return frozenset(fold(word) for words in lists.values() for word in words)
