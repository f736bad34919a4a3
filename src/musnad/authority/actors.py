"""The actor table: states, forces, groups, bodies and media that Arabic conflict news names.

The table is YAML in `musnad/authority/data/actors/`, one actor an entry; a user's own files of the same shape stand
beside it and win where both have an id. `type` follows the actor types of ACLED's codebook (2023), with states, bodies
and media added, since these speak and act in reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, Literal, get_args

import msgspec

from musnad.arabic.folding import fold_word
from musnad.arabic.lexicon import Entry, digest, keys_of, load
from musnad.errors import LexiconError

DATA: Final = Path(__file__).parent / "data" / "actors"

ActorType = Literal[
    "state", "government", "state-forces", "external-forces", "rebel-group", "political-militia", "identity-militia",
    "coalition", "party", "igo", "ngo", "media", "platform", "business", "religious", "community",
    "civilians", "protesters", "rioters", "other",
]  # fmt: skip
NameKind = Literal["name", "alias", "short", "loaded"]
ACTOR_TYPES: Final[tuple[str, ...]] = get_args(ActorType)

ACTOR_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
WHEN: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
COUNTRY_CODE: Final = re.compile(r"[A-Z]{2}")
WIKIDATA: Final = re.compile(r"Q[1-9]\d*")


class Actor(Entry, frozen=True, kw_only=True, rename={"form": "name", "gloss": "name_en"}):
    """An actor under its usual Arabic name (`form`, in YAML `name`) and its usual English one (`gloss`, `name_en`).

    `aliases` are names that mean it wherever they stand; `short` those that mean it only where the report or its
    country makes it plain (`المرصد`); `loaded` names that take sides, whose neutral sense is the English name.
    `since` and `until` are years or months in which it came to be and ceased. `wikidata` stands only where `source`
    names the work that gives it.
    """

    id: str
    form: str
    gloss: str
    type: ActorType
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    loaded: tuple[str, ...] = ()
    country: str | None = None
    parent: str | None = None
    since: str | None = None
    until: str | None = None
    wikidata: str | None = None
    source: str | None = None

    def __post_init__(self) -> None:
        """Refuse an entry whose fields have not the shape they promise."""
        if not ACTOR_ID.fullmatch(self.id):
            raise ValueError(f"id {self.id!r}: write small Latin letters and digits, joined by hyphens")
        if self.country is not None and not COUNTRY_CODE.fullmatch(self.country):
            raise ValueError(f"country {self.country!r}: write the two letters of ISO 3166-1, as SY")
        for when in (self.since, self.until):
            if when is not None and not WHEN.fullmatch(when):
                raise ValueError(f"{when!r}: write a year or a month, as 2014 or 2014-06")
        if self.since and self.until and self.until < self.since[: len(self.until)]:
            raise ValueError(f"it ceased ({self.until}) before it came to be ({self.since})")
        if self.wikidata is not None and not (WIKIDATA.fullmatch(self.wikidata) and self.source):
            raise ValueError("wikidata: write an item as Q42, and in source the work that gives it")
        names = self.names()
        if len(set(names)) != len(names):
            doubled = sorted({name for name in names if names.count(name) > 1})
            raise ValueError(f"{', '.join(doubled)} stands twice among its names")

    @property
    def authority(self) -> str:
        """The id as records have it."""
        return f"actor:{self.id}"

    def names(self) -> tuple[str, ...]:
        """Every Arabic name, short and loaded ones too."""
        return (self.form, *self.aliases, *self.short, *self.loaded)

    def identity(self) -> tuple[str, ...]:
        """No two actors of a file share an id."""
        return (self.id,)

    def shown(self) -> tuple[str, ...]:
        """The form given for the example, or any of the names."""
        return (self.in_example,) if self.in_example else self.names()


class Named(msgspec.Struct, frozen=True, gc=False):
    """An actor under one of its names: which kind of name it is, and the name as the table has it."""

    actor: Actor
    kind: NameKind
    name: str


class ActorTable:
    """The actors by id and by folded name.

    >>> ActorTable.load().by_id["sdf"].gloss
    'Syrian Democratic Forces'
    """

    def __init__(self, actors: Iterable[Actor], data_digest: str) -> None:
        self.by_id: Final = {actor.id: actor for actor in actors}
        self.digest: Final = data_digest
        self._names = _by_name(self.by_id.values())
        self._sizes = _sizes(self._names)

    @classmethod
    def load(cls, extra: Sequence[Path] = ()) -> ActorTable:
        """The actors of this version, and those of the files `extra`, which replace them where the id is the same.

        Raises:
            LexiconError: if a file is damaged, two files of the package share an id, or a parent is nowhere.
        """
        paths = sorted(DATA.glob("*.yaml"))
        actors = _distinct([(path, actor) for path in paths for actor in load(path, Actor)])
        for path in extra:
            actors.update({actor.id: actor for actor in load(path, Actor)})
        _check_parents(actors)
        return cls(actors.values(), digest([*paths, *extra]))

    def find(self, key: str) -> tuple[Named, ...]:
        """The actors that bear a name; `key` is the folded words, joined by single spaces."""
        return self._names.get(key, ())

    def begins(self, word: str) -> bool:
        """Whether a name of the table begins with the folded word."""
        return word in self._sizes

    def longest(self, words: Sequence[str], at: int, first: str | None = None) -> int:
        """How many folded words from `at` on are the longest name of an actor, 0 for none.

        `first` stands for the word at `at` where a clitic is to be cut off it.
        """
        head = words[at] if first is None else first
        sizes = self._sizes.get(head)
        if sizes is None:
            return 0
        following = words[at + 1] if at + 1 < len(words) else ""
        for size in range(min(sizes.get(following, 0), len(words) - at), 1, -1):
            if " ".join((head, *words[at + 1 : at + size])) in self._names:
                return size
        return sizes.get("", 0)


def key_of(name: str) -> str:
    """The key that a name is found by: its folded words, joined by single spaces."""
    return " ".join(fold_word(word) for word in name.split())


def _distinct(found: Sequence[tuple[Path, Actor]]) -> dict[str, Actor]:
    actors: dict[str, Actor] = {}
    for path, actor in found:
        if actor.id in actors:
            raise LexiconError(f"{path.name}: {actor.id} ({actor.form}) stands in another file too: keep one of them")
        actors[actor.id] = actor
    return actors


def _check_parents(actors: dict[str, Actor]) -> None:
    for actor in actors.values():
        if actor.parent is not None and actor.parent not in actors:
            raise LexiconError(
                f"{actor.id} ({actor.form}): its parent {actor.parent} is no actor: add it or mend the id"
            )


def _by_name(actors: Iterable[Actor]) -> dict[str, tuple[Named, ...]]:
    named = [Named(actor, kind, name) for actor in actors for kind, names in _kinds(actor) for name in names]
    found: dict[str, tuple[Named, ...]] = {}
    for key, one in zip(keys_of([one.name for one in named]), named, strict=True):
        known = found.get(key)
        found[key] = (one,) if known is None else (*known, one)
    return found


def _kinds(actor: Actor) -> tuple[tuple[NameKind, tuple[str, ...]], ...]:
    return (
        ("name", (actor.form,)),
        ("alias", actor.aliases),
        ("short", actor.short),
        ("loaded", actor.loaded),
    )


def _sizes(names: Iterable[str]) -> dict[str, dict[str, int]]:
    """How many words the longest name has that begins with two words; the second is empty for a name of one."""
    sizes: dict[str, dict[str, int]] = {}
    for name in names:
        words = name.split(" ")
        second, size = words[1] if len(words) > 1 else "", len(words)
        seconds = sizes.get(words[0])
        if seconds is None:
            sizes[words[0]] = {second: size}
        elif size > seconds.get(second, 0):
            seconds[second] = size
    return sizes
