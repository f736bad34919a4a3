"""Events in the 31 columns of ACLED, as they stand since March 2023.

Only what is asserted, placed and has a code there is exported, each event of a report once. What a report cannot tell
is empty, also where ACLED writes 0: no number of dead means that none is told.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import msgspec

from musnad.export.columns import empty
from musnad.export.evidence import Value, derived, joined
from musnad.export.manifest import Ledger, Reason
from musnad.export.rows import Party, Row, Spot
from musnad.export.selection import Documents, Happening, exported, fitting, happenings, with_consequences
from musnad.export.states import State, state
from musnad.export.tables import Style, csv_chunks
from musnad.model.toll import names_civilians
from musnad.vocabulary.crosswalk import load_schemes, load_sectors, type_in_place

TABLE: Final = "acled"
CIVILIANS: Final = 7
"""ACLED's number for civilians as actors."""
_ACTING: Final = frozenset({"organization", "person"})
_WEEK: Final = 7
_MONTH: Final = 31

_DISORDER: Final = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Protests": "Demonstrations",
    "Strategic developments": "Strategic developments",
    "Violent demonstration": "Demonstrations",
    "Mob violence": "Political violence",
    "Excessive force against protesters": "Political violence; Demonstrations",
}


class Sides(msgspec.Struct, frozen=True):
    """Who stands on the two sides of an event; ACLED's order says nothing of who attacked."""

    one: tuple[Party, ...]
    other: tuple[Party, ...]


def write(documents: Documents, ledger: Ledger, style: Style) -> Iterator[bytes]:
    """The events as CSV."""
    yield from csv_chunks(tuple(COLUMNS), (cells(each) for each in _each(documents, ledger)), style)


def _each(documents: Documents, ledger: Ledger) -> Iterator[Happening]:
    for document in fitting(documents, why_not, ledger):
        for happening in with_consequences(happenings(document, ledger), ledger):
            exported(happening.row, ledger)
            yield happening


def why_not(row: Row) -> Reason | None:
    """Why a claim is no event of ACLED's, `None` where it is one."""
    if row.factuality.value != "asserted":
        return "not_asserted"
    if sub_event(row) is None:
        return "no_code"
    return "no_place" if row.place is None else None


def cells(happening: Happening) -> Sequence[Value | None]:
    """The values of an event in the order of `COLUMNS`."""
    return [cell(happening) for cell in COLUMNS.values()]


def sub_event(row: Row) -> tuple[str, str] | None:
    """The event type and sub-event type of a claim's code, `None` where it has none of ACLED's."""
    code = "" if row.acled is None else str(row.acled.value)
    group = event_types().get(code)
    return None if group is None else (group, code)


@functools.cache
def event_types() -> Mapping[str, str]:
    """ACLED's sub-event types, each with its event type."""
    return {code.code: code.group or "" for code in load_schemes()["acled"]}


def sides_of(row: Row) -> Sides:
    """Those who act and those it is done to; in a battle without these, the first who acts and the others.

    Whom or what it is done to is a side where the record knows a body or a person in it, or the words say civilians: a
    hospital or a quarter that is shelled is none.
    """
    targets = tuple(party for party in row.targets if party.kind in _ACTING or _is_civilian(party))
    if not row.targets and len(row.actors) > 1 and (sub_event(row) or ("", ""))[0] == "Battles":
        return Sides(row.actors[:1], row.actors[1:])
    return Sides(row.actors, targets)


def _country(spot: Spot | None) -> State | None:
    return None if spot is None or spot.country is None else state(spot.country.value)


def _actor(side: Callable[[Sides], Sequence[Party]]) -> Callable[[Happening], Value | None]:
    def cell(happening: Happening) -> Value | None:
        own = side(sides_of(happening.row))
        return _called(own[0], happening.row) if own else None

    return cell


def _called(party: Party, row: Row) -> Value:
    if not _is_civilian(party):
        return party.called
    where = _country(row.place)
    return Value(
        "Civilians" if where is None else f"Civilians ({where.name})", "table", party.words.spans, "acled actors"
    )


def _is_civilian(party: Party) -> bool:
    if party.actor_type is not None:
        return party.actor_type.value == "civilians"
    return party.kind is None and names_civilians(str(party.words.value))


def _associates(side: Callable[[Sides], Sequence[Party]]) -> Callable[[Happening], Value | None]:
    return lambda happening: joined((_called(each, happening.row) for each in side(sides_of(happening.row))[1:]), "; ")


def inter(party: Party | None, spot: Spot | None) -> Value | None:
    """The kind of actor in ACLED's words; forces of a state are external outside their country."""
    if party is None:
        return None
    if _is_civilian(party):
        return Value(_kinds()[CIVILIANS], "table", party.words.spans, "acled inter")
    if party.actor_type is None:
        return None
    here, own = (None if spot is None else spot.country), party.country
    kind = type_in_place(
        str(party.actor_type.value), None if own is None else str(own.value), None if here is None else str(here.value)
    )
    number = next((actor.inter for actor in load_sectors().actors if actor.type == kind), None)
    return derived(_kinds().get(number or 0), joined((party.actor_type, own, here), " "), "acled inter")


@functools.cache
def _kinds() -> Mapping[int, str]:
    return {each.code: each.name for each in load_sectors().inter}


def _inter(side: Callable[[Sides], Sequence[Party]]) -> Callable[[Happening], Value | None]:
    def cell(happening: Happening) -> Value | None:
        own = side(sides_of(happening.row))
        return inter(own[0] if own else None, happening.row.place)

    return cell


def _one(sides: Sides) -> Sequence[Party]:
    return sides.one


def _other(sides: Sides) -> Sequence[Party]:
    return sides.other


def _interaction(happening: Happening) -> Value | None:
    sides = sides_of(happening.row)
    kinds = [inter(side[0], happening.row.place) for side in (sides.one, sides.other) if side]
    if not sides.one or None in kinds:
        return None
    order = list(_kinds().values())
    names = sorted((str(kind.value) for kind in kinds if kind is not None), key=order.index)
    words = f"{names[0]} only" if len(names) == 1 else "-".join(names)
    return derived(words, joined(kinds, " "), "acled interaction")


def _targeting(happening: Happening) -> Value | None:
    row = happening.row
    event_type = (sub_event(row) or ("", ""))[0]
    other = sides_of(row).other
    if event_type == "Violence against civilians":
        return derived("Civilian targeting", row.acled, "acled civilian_targeting")
    if event_type in {"Explosions/Remote violence", "Riots", "Protests"} and other and _is_civilian(other[0]):
        return derived("Civilian targeting", other[0].words, "acled civilian_targeting")
    return None


def _disorder(happening: Happening) -> Value | None:
    event_type, sub = sub_event(happening.row) or ("", "")
    return derived(_DISORDER.get(sub) or _DISORDER.get(event_type), happening.row.acled, "acled disorder_type")


def _type(index: int) -> Callable[[Happening], Value | None]:
    return lambda happening: derived((sub_event(happening.row) or ("", ""))[index], happening.row.acled, "codes.acled")


def _dated(happening: Happening) -> tuple[datetime.date, int] | None:
    """The day ACLED would write, and its `time_precision`: the day, the first of a week, the middle of a month."""
    when = happening.row.time
    days = None if when is None else when.days
    if days is None or days.first is None or days.count is None or days.count > _MONTH:
        return None
    if days.count == 1 and not days.about:
        return days.first, 1
    if days.count <= _WEEK:
        return days.first, 2
    return days.first + datetime.timedelta(days=(days.count - 1) // 2), 3


def _date(happening: Happening) -> Value | None:
    dated, when = _dated(happening), happening.row.time
    return None if dated is None or when is None else derived(dated[0].isoformat(), when.value, "acled event_date")


def _time_precision(happening: Happening) -> Value | None:
    dated, when = _dated(happening), happening.row.time
    return None if dated is None or when is None else derived(dated[1], when.value, "acled time_precision")


def year(happening: Happening) -> Value | None:
    """The year, where the whole of the time lies in one."""
    when = happening.row.time
    days = None if when is None else when.days
    if when is None or days is None or days.first is None or days.last is None or days.first.year != days.last.year:
        return None
    return derived(days.first.year, when.value, "year")


def _spot(part: Callable[[Spot], Value | None]) -> Callable[[Happening], Value | None]:
    return lambda happening: None if happening.row.place is None else part(happening.row.place)


def _of_state(part: Callable[[State], str | int | None], table: str) -> Callable[[Happening], Value | None]:
    def cell(happening: Happening) -> Value | None:
        spot = happening.row.place
        where = _country(spot)
        return None if where is None or spot is None else derived(part(where), spot.country, table)

    return cell


def _fatalities(happening: Happening) -> Value | None:
    """The lowest number that the first telling with one allows."""
    totals = [row.totals["killed"] for row in happening.tellings if "killed" in row.totals]
    return next((total.best for total in totals if total.best is not None), None)


COLUMNS: Final[Mapping[str, Callable[[Happening], Value | None]]] = MappingProxyType(
    {
        "event_id_cnty": lambda happening: Value(happening.row.key, "record", source="claims.id"),
        "event_date": _date,
        "year": year,
        "time_precision": _time_precision,
        "disorder_type": _disorder,
        "event_type": _type(0),
        "sub_event_type": _type(1),
        "actor1": _actor(_one),
        "assoc_actor_1": _associates(_one),
        "inter1": _inter(_one),
        "actor2": _actor(_other),
        "assoc_actor_2": _associates(_other),
        "inter2": _inter(_other),
        "interaction": _interaction,
        "civilian_targeting": _targeting,
        "iso": _of_state(lambda where: where.numeric, "ISO 3166-1"),
        "region": _of_state(lambda where: where.acled_region, "acled regions"),
        "country": _of_state(lambda where: where.name, "countries"),
        "admin1": _spot(lambda spot: spot.admin1),
        "admin2": _spot(lambda spot: spot.admin2),
        "admin3": empty,
        "location": _spot(lambda spot: spot.called),
        "latitude": _spot(lambda spot: spot.lat),
        "longitude": _spot(lambda spot: spot.lon),
        "geo_precision": _spot(lambda spot: spot.acled),
        "source": lambda happening: joined((row.source.outlet for row in happening.tellings), "; "),
        "source_scale": empty,
        "notes": lambda happening: happening.row.line,
        "fatalities": _fatalities,
        "tags": empty,
        "timestamp": empty,
    }
)
"""Each column and its value in an event."""
