"""The names of a case: who acts, suffers and speaks in it and where, under every name that reports write.

An entry is an actor or a place with an id, or a name that no table knows. Persons stand for themselves alone, by the
name that a report gives them: of these nothing is told but in which reports they are mentioned.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Literal

import msgspec
import sqlalchemy as sa

from musnad.arabic.folding import fold_word
from musnad.authority.actors import ActorTable
from musnad.authority.actors import key_of as actor_key
from musnad.authority.countries import Countries
from musnad.authority.gazetteer import Gazetteer
from musnad.case.amendments import OWN
from musnad.case.amendmentstore import all_namings, amended_records, own_actors
from musnad.case.overview import opening, opening_of
from musnad.case.store.tables import additions, claims, jobs, namings, participants, renewals, reports, texts
from musnad.model.record import Candidate, Entity

UNKNOWN: Final = "name:"
"""What the id of a name begins with that no table has; behind it what it stands for, and the name."""
PLACE: Final = "place:"
_ACTING: Final = "acting:"
"""What the id of a place begins with as one where something happens, and as one that acts."""
_NOUN: Final = "noun"
_AT: Final = "at"
Group = Literal["actors", "places", "unknown", "persons", "phrases"]
"""Actors with an id; places with an id; names of bodies and places that no table has; persons; common nouns."""
Order = Literal["-claims", "claims", "name", "-reports", "reports", "first", "-last"]
_ROLES: Final = ("actor", "target", "speaker")
_FEW_REPORTS: Final = 8
"""Reports that are asked for the places that were weighed for a name."""
_COUNTRY: Final = "country:"


class Written(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A name as reports write it: how often it acts, suffers, speaks, is a place; the neutral sense of a loaded one."""

    name: str
    by: int = 0
    about: int = 0
    said: int = 0
    at: int = 0
    sense: str | None = None

    @property
    def claims(self) -> int:
        """How often in all."""
        return self.by + self.about + self.said + self.at


class NameRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An actor, a place or a name that no table has, with what the case tells of it.

    `by`, `about` and `said` count its claims as who acts, suffers and speaks, `at` those that lie there, `claims` is
    their sum. The days are those of its claims, of what has an id or lies somewhere. `kind` is that of its mentions,
    `None` of a common noun. `names` is how many written names it has.
    """

    id: str
    group: Group
    name: str
    name_en: str | None = None
    kind: str | None = None
    type: str | None = None
    country: str | None = None
    by: int = 0
    about: int = 0
    said: int = 0
    at: int = 0
    claims: int = 0
    reports: int = 0
    first: str | None = None
    last: str | None = None
    written: tuple[Written, ...] = ()
    names: int = 0
    own: bool = False
    loaded: bool = False


class Names(msgspec.Struct, frozen=True):
    """All names of a case, those of the most claims first; `mark` is another one when the case has changed."""

    mark: str
    rows: tuple[NameRow, ...]
    groups: Mapping[Group, Sequence[NameRow]]
    by_id: Mapping[str, NameRow]
    keys: Mapping[str, str]
    """Everything that a row is found by, folded."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Which names are asked for, and in which order."""

    group: Group = "actors"
    words: str = ""
    types: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    order: Order = "-claims"
    offset: int = 0
    limit: int = 50


class Facet(msgspec.Struct, frozen=True):
    """A value of a field, and how many names have it."""

    value: str
    count: int


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """Names asked for, how many there are, and the types and countries of all of the group."""

    rows: tuple[NameRow, ...]
    total: int
    types: tuple[Facet, ...]
    countries: tuple[Facet, ...]


class NameQuoted(msgspec.Struct, frozen=True, kw_only=True):
    """Who quotes or is quoted, and in how many claims; `id` is that of an entry, `None` where it has none."""

    id: str | None
    name: str
    name_en: str | None
    claims: int


class NameIn(msgspec.Struct, frozen=True, kw_only=True):
    """A report that has a name, by its title or else its first words, and in how many of its claims."""

    report: str
    title: str | None
    opening: str
    outlet: str | None
    published: str | None
    claims: int


class NameTold(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said of a written name of an entry: where, and what it means, `None` for no actor."""

    entry: int
    who: str
    scope: str
    of: str
    name: str
    means: str | None
    authority: str | None


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """A place that a name may mean and was not chosen, why, and in which report that was weighed."""

    candidate: Candidate
    name: str
    report: str


# --- all of them --------------------------------------------------------------------------------------------------
def mark_of(connection: sa.Connection) -> str:
    """What is another one whenever the names of a case may be."""
    parts = (
        sa.select(sa.func.count()).select_from(additions),
        sa.select(sa.func.max(additions.c.entry)),
        sa.select(sa.func.count()).select_from(namings),
        sa.select(sa.func.max(namings.c.entry)),
        sa.select(sa.func.max(jobs.c.at)),
        sa.select(sa.func.count()).select_from(claims),
        sa.select(sa.func.count()).select_from(renewals),
    )
    return "-".join(str(connection.scalar(part)) for part in parts)


def names_of(connection: sa.Connection, actors: ActorTable, countries: Countries, gazetteer: Gazetteer) -> Names:
    """All names of a case; of 20,000 reports that takes a second or two, so they are kept until `mark_of` changes."""
    mark = mark_of(connection)
    tables = _Tables(actors, countries, gazetteer, own_actors(connection))
    found = (*_known(connection, tables), *_unknown(connection, tables), *_places(connection, tables))
    rows = tuple(sorted(found, key=lambda row: (-row.claims, row.id)))
    groups: dict[Group, list[NameRow]] = defaultdict(list)
    for row in rows:
        groups[row.group].append(row)
    return Names(mark, rows, groups, {row.id: row for row in rows}, {row.id: _found_by(row) for row in rows})


class _Tables:
    """What the tables say of ids and of names that take sides."""

    def __init__(
        self, actors: ActorTable, countries: Countries, gazetteer: Gazetteer, own: Mapping[str, Entity]
    ) -> None:
        self._actors: Final = {actor.authority: actor for actor in actors.by_id.values()}
        self._table: Final = actors
        self._states: Final = {state.authority: state for state in countries.by_code.values()}
        self._gazetteer: Final = gazetteer
        self._own: Final = own

    def actor(self, authority: str) -> dict[str, Any]:
        """Name, English name, type and country of an actor."""
        if (actor := self._actors.get(authority)) is not None:
            return {"name": actor.form, "name_en": actor.gloss, "type": actor.type, "country": actor.country}
        if (state := self._states.get(authority)) is not None:
            return {"name": state.form, "name_en": state.gloss, "type": "state", "country": state.code}
        if (own := self._own.get(authority)) is not None:
            return {"name": own.name, "name_en": own.name_en, "type": own.actor_type, "country": own.country}
        return {"name": authority}

    def place(self, ref: str) -> dict[str, Any]:
        """Name, English name, kind and country of a place."""
        if (state := self._states.get(ref)) is not None:
            return {"name": state.form, "name_en": state.gloss, "type": "country", "country": state.code}
        place = self._gazetteer.get(ref)
        if place is None:
            return {"name": ref}
        return {"name": place.name, "name_en": place.name_en, "type": place.kind, "country": place.country}

    def sense(self, name: str) -> str | None:
        """The neutral sense of a name that takes sides."""
        found = (each for each in self._table.find(actor_key(name)) if each.kind == "loaded")
        return next((each.actor.gloss for each in found), None)


class _Sum:
    """What is counted of one entry."""

    def __init__(self, reports: int, days: tuple[str | None, str | None] = (None, None)) -> None:
        self.names: list[Written] = []
        self.reports: Final = reports
        self.days: Final = days


_OUTLET: Final = sa.and_(participants.c.role == "speaker", participants.c.ordinal == 0)
"""The first hand of every claim is the outlet, a name that the report does not write."""
_BY_ROLE: Final = tuple(sa.func.sum(sa.case((participants.c.role == role, 1), else_=0)) for role in _ROLES)
_REPORTS: Final = sa.func.count(sa.distinct(participants.c.report))


def _known(connection: sa.Connection, tables: _Tables) -> Iterator[NameRow]:
    """The actors that have an id; a place that acts has the id of a place."""
    own, day = participants.c, claims.c
    days = (sa.func.min(day.earliest), sa.func.max(day.latest))
    joined = participants.join(claims, sa.and_(day.report == own.report, day.claim == own.claim))
    whole = sa.select(own.authority, _REPORTS, *days).select_from(joined).where(own.authority.is_not(None))
    sums = {
        authority: _Sum(number, (first, last))
        for authority, number, first, last in connection.execute(whole.group_by(own.authority))
    }
    each = sa.select(own.authority, own.name, *_BY_ROLE).where(own.authority.is_not(None))
    for authority, name, by, about, said in connection.execute(each.group_by(own.authority, own.name)):
        sums[authority].names.append(Written(name=name, by=by, about=about, said=said, sense=tables.sense(name)))
    for authority, found in sums.items():
        is_actor = authority.startswith(("actor:", _COUNTRY, OWN))
        yield NameRow(
            id=authority if is_actor else f"{_ACTING}{authority}",
            group="actors",
            kind="organization" if is_actor else "place",
            own=authority.startswith(OWN),
            **(tables.actor(authority) if is_actor else tables.place(authority)),
            **_counted(found),
        )


def _unknown(connection: sa.Connection, tables: _Tables) -> Iterator[NameRow]:
    """The names of bodies, places and persons that no table has, and common nouns."""
    own = participants.c
    more = (sa.func.min(own.name_en), sa.func.min(own.actor_type), sa.func.min(own.country))
    query = sa.select(own.kind, own.name, _REPORTS, *more, *_BY_ROLE).where(own.authority.is_(None), ~_OUTLET)
    for row in connection.execute(query.group_by(own.kind, own.name)):
        kind, name, number, english, actor_type, country, by, about, said = row
        found = _Sum(number)
        found.names.append(Written(name=name, by=by, about=about, said=said, sense=tables.sense(name)))
        yield NameRow(
            id=f"{UNKNOWN}{kind or _NOUN}:{name}",
            group="phrases" if kind is None else "persons" if kind == "person" else "unknown",
            name=name,
            name_en=english,
            kind=kind,
            type=actor_type,
            country=country,
            **_counted(found),
        )


def _places(connection: sa.Connection, tables: _Tables) -> Iterator[NameRow]:
    """The places of claims: those that have an id, and those under their names alone."""
    own = claims.c
    number, days = sa.func.count(), (sa.func.min(own.earliest), sa.func.max(own.latest))
    told = sa.func.count(sa.distinct(own.report))
    whole = sa.select(own.place, told, *days).where(own.place.is_not(None)).group_by(own.place)
    sums = {place: _Sum(within, (first, last)) for place, within, first, last in connection.execute(whole)}
    each = sa.select(own.place, own.place_name, number).where(own.place.is_not(None))
    for place, name, count in connection.execute(each.group_by(own.place, own.place_name)):
        sums[place].names.append(Written(name=name or place, at=count))
    for place, found in sums.items():
        yield NameRow(id=f"{PLACE}{place}", group="places", kind="place", **tables.place(place), **_counted(found))
    more = (sa.func.min(own.place_name_en), sa.func.min(own.country))
    open_ = sa.select(own.place_name, number, told, *days, *more).where(
        own.place.is_(None), own.place_name.is_not(None)
    )
    for name, count, within, first, last, english, country in connection.execute(open_.group_by(own.place_name)):
        found = _Sum(within, (first, last))
        found.names.append(Written(name=name, at=count))
        fields = {"name": name, "name_en": english, "country": country}
        yield NameRow(id=f"{UNKNOWN}{_AT}:{name}", group="unknown", kind="place", **fields, **_counted(found))


def _counted(found: _Sum) -> dict[str, Any]:
    names = sorted(found.names, key=lambda one: (-one.claims, one.name))
    return {
        "by": sum(each.by for each in names),
        "about": sum(each.about for each in names),
        "said": sum(each.said for each in names),
        "at": sum(each.at for each in names),
        "claims": sum(each.claims for each in names),
        "names": len(names),
        "reports": found.reports,
        "first": found.days[0],
        "last": found.days[1],
        "written": tuple(names),
        "loaded": any(each.sense for each in names),
    }


def _found_by(row: NameRow) -> str:
    names = (row.name, row.name_en or "", *(each.name for each in row.written))
    return "\n".join(dict.fromkeys(_folded(name) for name in names))


def _folded(text: str) -> str:
    return " ".join(fold_word(word) for word in text.split()).casefold()


# --- asked for ----------------------------------------------------------------------------------------------------
def asked_for(names: Names, asked: Asked) -> Found:
    """The names that are asked for; words are looked for in all names of an entry, however they are spelt."""
    words = _folded(asked.words).split()
    of_group = names.groups.get(asked.group, ())
    fitting = [row for row in of_group if all(word in names.keys[row.id] for word in words)] if words else of_group
    rows = [
        row
        for row in fitting
        if (not asked.types or row.type in asked.types) and (not asked.countries or row.country in asked.countries)
    ]
    if asked.order == "name":
        rows.sort(key=lambda row: (names.keys[row.id], row.id))
    elif asked.order != "-claims":
        rows.sort(key=_KEYS[asked.order])
    return Found(
        rows=tuple(rows[asked.offset : asked.offset + asked.limit]),
        total=len(rows),
        types=_facets(row.type for row in fitting),
        countries=_facets(row.country for row in fitting),
    )


_LAST: Final = "9"
_KEYS: Final[Mapping[Order, Any]] = {
    "claims": lambda row: (row.claims, row.id),
    "-reports": lambda row: (-row.reports, row.id),
    "reports": lambda row: (row.reports, row.id),
    "first": lambda row: (row.first or _LAST, row.id),
    "-last": lambda row: (row.last is None, [-ord(letter) for letter in row.last or ""], row.id),
}


def _facets(values: Iterable[str | None]) -> tuple[Facet, ...]:
    counted: dict[str, int] = defaultdict(int)
    for value in values:
        if value is not None:
            counted[value] += 1
    return tuple(Facet(value, count) for value, count in sorted(counted.items(), key=lambda each: (-each[1], each[0])))


# --- one of them --------------------------------------------------------------------------------------------------
def _has(row: NameRow) -> sa.ColumnElement[bool]:
    """The rows of participants that are of an entry."""
    own = participants.c
    if not row.id.startswith(UNKNOWN):
        return own.authority == row.id.removeprefix(_ACTING)
    kind = own.kind.is_(None) if row.kind is None else own.kind == row.kind
    return sa.and_(own.name == row.name, own.authority.is_(None), kind)


def _claims_of(row: NameRow) -> sa.Select[Any]:
    """Report and claim of each claim that is of an entry."""
    own = claims.c
    if row.group == "places":
        return sa.select(own.report, own.claim).where(own.place == row.id.removeprefix(PLACE))
    if row.at:
        return sa.select(own.report, own.claim).where(own.place_name == row.name, own.place.is_(None))
    return sa.select(participants.c.report, participants.c.claim).where(_has(row)).distinct()


def reports_of(connection: sa.Connection, row: NameRow, *, offset: int = 0, limit: int = 20) -> tuple[NameIn, ...]:
    """The reports that have an entry in their claims, the newest first."""
    told = _claims_of(row).subquery()
    counted = sa.select(told.c.report, sa.func.count().label("claims")).group_by(told.c.report).subquery()
    own = reports.c
    query = sa.select(own.id, own.title, opening().label("opening"), own.outlet, own.published, counted.c.claims)
    among = query.join(counted, counted.c.report == own.id).join(texts, texts.c.id == own.text)
    newest = (sa.func.coalesce(own.published, "").desc(), own.id)
    rows = connection.execute(among.order_by(*newest).offset(offset).limit(limit))
    return tuple(
        NameIn(
            report=each.id,
            title=each.title,
            opening=opening_of(each.opening),
            outlet=each.outlet,
            published=each.published,
            claims=each.claims,
        )
        for each in rows
    )


def quoting(connection: sa.Connection, row: NameRow, *, limit: int = 30) -> tuple[NameQuoted, ...]:
    """Who hands on what an entry says: the hand before it in chains, outlets among them."""
    return _beside(connection, row, -1, limit)


def quoted_by(connection: sa.Connection, row: NameRow, *, limit: int = 30) -> tuple[NameQuoted, ...]:
    """Whose words an entry hands on: the hand behind it in chains."""
    return _beside(connection, row, 1, limit)


def _beside(connection: sa.Connection, row: NameRow, step: int, limit: int) -> tuple[NameQuoted, ...]:
    own, other = participants.c, participants.alias("other")
    number = sa.func.count()
    query = (
        sa.select(other.c.authority, other.c.kind, other.c.name, other.c.ordinal, sa.func.min(other.c.name_en), number)
        .select_from(participants)
        .join(
            other,
            sa.and_(
                other.c.report == own.report,
                other.c.claim == own.claim,
                other.c.role == "speaker",
                other.c.ordinal == own.ordinal + step,
            ),
        )
        .where(_has(row), own.role == "speaker")
        .group_by(other.c.authority, other.c.kind, other.c.name, other.c.ordinal)
    )
    found: dict[tuple[str | None, str], NameQuoted] = {}
    for authority, kind, name, ordinal, english, count in connection.execute(query):
        is_outlet = ordinal == 0 and authority is None
        ref = authority or (None if is_outlet else f"{UNKNOWN}{kind or _NOUN}:{name}")
        key = (ref, "" if authority else name)
        before = found[key].claims if key in found else 0
        found[key] = NameQuoted(id=ref, name=name, name_en=english, claims=before + count)
    return tuple(sorted(found.values(), key=lambda each: (-each.claims, each.name))[:limit])


def told_of(connection: sa.Connection, row: NameRow) -> tuple[NameTold, ...]:
    """What people said of the written names of an entry, and what they said means it."""
    names = {each.name for each in row.written}
    return tuple(
        NameTold(
            entry=each.entry,
            who=each.meaning.who,
            scope=each.scope,
            of=each.of,
            name=each.name,
            means=None if each.meaning.entity is None else each.meaning.entity.name,
            authority=None if each.meaning.entity is None else each.meaning.entity.authority,
        )
        for each in all_namings(connection)
        if each.name in names
    )


def weighed_for(connection: sa.Connection, row: NameRow, *, limit: int = 12) -> tuple[Weighed, ...]:
    """The places that were weighed for the names of an entry and not chosen, each once, out of some of its reports."""
    names = {each.name for each in row.written}
    chosen = row.id.removeprefix(PLACE)
    some = [each.report for each in reports_of(connection, row, limit=_FEW_REPORTS)]
    found: dict[str, Weighed] = {}
    for report, record in amended_records(connection, some).items():
        for entity in record.entities:
            if entity.name in names:
                for each in entity.candidates:
                    if each.authority != chosen and each.authority not in found:
                        found[each.authority] = Weighed(candidate=each, name=entity.name, report=report)
    best: Sequence[Weighed] = sorted(found.values(), key=lambda each: (-each.candidate.score, each.candidate.authority))
    return tuple(best[:limit])
