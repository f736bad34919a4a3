"""The agencies that a report credits: in its byline, in its dateline, or in brackets or a line of its own at the end.

Only there: within the text a name of an agency is a source of a statement, or what the report is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, Literal

from musnad.arabic.lexicon import Entry, load
from musnad.arabic.tokens import tokenize
from musnad.authority.actors import ActorTable
from musnad.authority.places import without_article
from musnad.errors import LexiconError
from musnad.linking.facts import Credit
from musnad.model.document import Document

AGENCIES: Final = Path(__file__).parent / "lexicons" / "agencies.yaml"

_DATELINE: Final = re.compile(r"[^\n.،؛]{0,60}?(?:[:\n]|\s[-–—ـ]\s|\)\s*[-–—:]?)")
"""What a report begins with, up to a colon, a dash, a bracket or a line break: 60 code points at most."""
_BRACKETED: Final = re.compile(r"[(\[]([^()\[\]\n]{1,40})[)\]]\s*\.?\s*\Z")
_LAST_LINE: Final = re.compile(r"\n\s*([^\n]{1,40}?)\s*\Z")
_DATELINES: Final = 3
_PARTS: Final = re.compile(r"[-–—ـ,،:/()\[\]«»\"“”|\n]+")
"""What parts the names in such a line: a sign counts only where it stands alone, since some are persons' names too."""
_FROM: Final = frozenset({"عن", "من", "المصدر"})


class Agency(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A sign by which reports credit an agency (`أ ف ب`), or agencies that they do not name (`وكالات`)."""

    class_: Literal["agency", "agencies"]
    actor: str | None = None


class Agencies:
    """The agencies by the words that credit them.

    >>> [credit.authority for credit in Agencies.load().credited(Document(text="بيروت - رويترز: فُتح الجسر."))]
    ['actor:reuters']
    """

    def __init__(self, entries: Sequence[Agency], actors: ActorTable) -> None:
        self._signs: Final[dict[tuple[str, ...], Credit]] = {}
        for entry in entries:
            credit = _credit(entry, actors)
            names = actors.by_id[entry.actor].names() if entry.actor else ()
            for name in (entry.form, *names):
                if words := _words(name):
                    self._signs.setdefault(words, credit)
        self._several: Final = {
            _words(entry.form): _credit(entry, actors) for entry in entries if entry.class_ == "agencies"
        }

    @classmethod
    def load(cls, actors: ActorTable | None = None) -> Agencies:
        """The agencies of this version.

        Raises:
            LexiconError: if the file is damaged, or names an actor that the table does not have.
        """
        return cls(load(AGENCIES, Agency), actors or ActorTable.load())

    def credited(self, document: Document) -> tuple[Credit, ...]:
        """The agencies that a report credits, in the order in which it does; each once."""
        found: dict[Credit, None] = {}
        for place in credit_lines(document):
            found.update(dict.fromkeys(self._in(place)))
        return tuple(found)

    def _in(self, place: str) -> Iterator[Credit]:
        for part in _PARTS.split(place):
            words = _words(part)
            if words and words[0] in _FROM:
                words = words[1:]
            credit = self._signs.get(words) or self._several.get(words[:1])
            if credit is not None:
                yield credit


def credit_lines(document: Document) -> Iterator[str]:
    """Where a report may credit an agency: the byline, what it begins with, its end."""
    if document.byline:
        yield document.byline
    text = document.text
    at = len(text) - len(text.lstrip())
    for _ in range(_DATELINES):
        found = _DATELINE.match(text, at)
        if found is None:
            break
        yield found.group()
        at = found.end()
    for pattern in (_BRACKETED, _LAST_LINE):
        if (end := pattern.search(text[-80:])) is not None:
            yield end[1]


def _words(text: str) -> tuple[str, ...]:
    return tuple(token.form for token in tokenize(text) if token.kind == "word")


def _credit(entry: Agency, actors: ActorTable) -> Credit:
    if entry.actor is None:
        return Credit(without_article(entry.form), None)
    actor = actors.by_id.get(entry.actor)
    if actor is None:
        raise LexiconError(f"{AGENCIES.name}, {entry.form}: the actor table has no {entry.actor}")
    return Credit(actor.form, actor.authority)
