"""Why a claim has the codes it has: the rows of the crosswalk that can have given them.

A record holds the codes, not the rows, nor all that the rows ask about (the common nouns in a phrase). So a row is told
as the reason only where what the record holds leaves no other; where it leaves several, all are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, Literal

import msgspec

from musnad.model import Claim, Entity, Event, Record
from musnad.model.record import Act
from musnad.vocabulary.crosswalk import SCHEMES, Code, Row, Scheme, When, load_crosswalk, load_schemes, type_in_place

Holds = Literal["yes", "maybe", "no"]

_FIGHT: Final = 2
_KEPT: Final = 4096
"""Codes kept of facts that come again: of the events of a report many are alike."""
_MOST: Final = 3
_SAME: Final = "="


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """The code of one scheme for a claim, `None` where it has none; `rows` are those that can have given it."""

    scheme: Scheme
    code: str | None
    name: str | None
    name_ar: str | None
    rows: tuple[Row, ...]

    @property
    def settled(self) -> bool:
        """Whether what the record holds leaves one row alone."""
        return len(self.rows) == 1


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What a record tells of an event, as far as rows ask: sides known by name, and whether there are others.

    `deaths` is `None` where the record does not tell; `cause` are the facts of the event that brought it about.
    """

    event: tuple[str, str]
    told: str
    act: Act | None
    actors: frozenset[str] | None
    targets: frozenset[str] | None
    others: tuple[bool, bool]
    deaths: bool | None
    cause: Facts | None = None


def coded(claim: Claim, event: Event, record: Record) -> tuple[Coded, ...]:
    """The codes of a claim with the rows behind them, scheme by scheme."""
    facts = facts_of(claim, event, record)
    return tuple(_coded(scheme, getattr(claim.codes, scheme), facts) for scheme in SCHEMES)


@lru_cache(maxsize=_KEPT)
def _coded(scheme: Scheme, code: str | None, facts: Facts) -> Coded:
    entry = _entry(scheme, code)
    found = tuple(rows_for(scheme, code, facts))
    return Coded(
        scheme=scheme,
        code=code,
        name=entry.name if entry else None,
        name_ar=entry.name_ar if entry else None,
        rows=found if len(found) <= _MOST else (),
    )


def _entry(scheme: Scheme, code: str | None) -> Code | None:
    return next((entry for entry in load_schemes()[scheme] if entry.code == code), None)


def rows_for(scheme: Scheme, code: str | None, facts: Facts) -> Iterator[Row]:
    """The rows that give the code to an event of which these facts are known."""
    for row in load_crosswalk().rows[scheme]:
        held = holds(row.when, facts)
        if held == "no":
            continue
        if row.as_ == "cause" and facts.cause is not None:
            given = any(rows_for(scheme, code, msgspec.structs.replace(facts.cause, deaths=None)))
        else:
            given = code == (facts.event[1] if row.code == _SAME else row.code)
        if given:
            yield row
        if held == "yes":
            return


def facts_of(claim: Claim, event: Event, record: Record) -> Facts:
    """What the record tells of the event of a claim."""
    last = claim.chain[-1].statement if claim.chain else None
    act = next((statement.act for statement in record.statements if statement.id == last), None)
    cause = None if event.cause in {None, event.id} else _event(record, event.cause)
    return _facts(event, record, act, None if cause is None else _facts(cause, record, None, None))


def _event(record: Record, event: str | None) -> Event | None:
    return next((each for each in record.events if each.id == event), None)


def _facts(event: Event, record: Record, act: Act | None, cause: Facts | None) -> Facts:
    known = {entity.id: entity for entity in record.entities}
    place = known.get(event.place_entity or "")
    country = place.country if place is not None else None
    open_sides = len(event.actors) >= _FIGHT and not event.targets
    killed = any(count.kind == "killed" and (count.max is None or count.max > 0) for count in event.counts)
    return Facts(
        event=(event.type, f"{event.type}/{event.mode}"),
        told=event.factuality,
        act=act,
        actors=None if open_sides else frozenset(_sides(event.actor_entities, known, country)),
        targets=None if open_sides else frozenset(_sides(event.target_entities, known, country)),
        others=(bool(event.actors), bool(event.targets)),
        deaths=True if killed or (event.type, event.mode) == ("HARM", "killed") else None,
        cause=cause,
    )


def _sides(ids: Iterable[str | None], known: Mapping[str, Entity], country: str | None) -> Iterator[str]:
    sides = {one.type: one.side for one in load_crosswalk().sectors.actors}
    for entity in (known.get(one or "") for one in ids):
        if entity is not None and entity.actor_type in sides:
            yield sides[type_in_place(entity.actor_type, entity.country, country)]


def holds(when: When, facts: Facts) -> Holds:
    """Whether the conditions of a row hold, as far as the facts tell."""
    parts = (
        _known(not when.event or not set(when.event).isdisjoint(facts.event)),
        _known(not when.told or facts.told in when.told),
        _known(not when.act or facts.act in when.act),
        _sided(when.actor, when.actor_all, when.actor_none, facts.actors, others=facts.others[0]),
        _sided(when.target, when.target_all, when.target_none, facts.targets, others=facts.others[1]),
        _known(not when.cause or (facts.cause is not None and not set(when.cause).isdisjoint(facts.cause.event))),
        "yes" if not when.means else "maybe",
        _equal(when.deaths, facts.deaths),
        _equal(when.intervention, None),
    )
    return "no" if "no" in parts else "maybe" if "maybe" in parts else "yes"


def _known(held: bool) -> Holds:  # noqa: FBT001 - what is known is the whole of it
    return "yes" if held else "no"


def _equal(wanted: bool | None, told: bool | None) -> Holds:  # noqa: FBT001 - three values, of which one is unknown
    if wanted is None:
        return "yes"
    return "maybe" if told is None else _known(wanted == told)


def _sided(
    one_of: tuple[str, ...],
    all_of: tuple[str, ...],
    none_of: tuple[str, ...],
    sides: frozenset[str] | None,
    *,
    others: bool,
) -> Holds:
    """Whether conditions on sides hold; `others` says that there are phrases whose common nouns may add a side."""
    if not (one_of or all_of or none_of):
        return "yes"
    if sides is None:
        return "maybe"
    if not others:
        return _known(not one_of and not all_of)
    if not sides.isdisjoint(none_of) or not sides.issubset(all_of or sides):
        return "no"
    return "maybe" if all_of or none_of or sides.isdisjoint(one_of) else "yes"
