"""Events in the 49 columns of UCDP's Georeferenced Event Dataset (GED 23.1).

Only what is asserted, lethal, placed and has a type of violence is exported, each event of a report once. What a report
cannot tell is empty, never 0: the numbers of conflicts and dyads, who won, and how many died on a side nobody counted.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import msgspec

from musnad.export.acled import Sides, sides_of, year
from musnad.export.columns import empty
from musnad.export.evidence import Value, derived, joined
from musnad.export.manifest import Ledger, Reason
from musnad.export.rows import Hand, Party, Row, Spot, Total
from musnad.export.selection import Documents, Happening, cause_of, exported, fitting, happenings
from musnad.export.states import State, state
from musnad.export.tables import Style, csv_chunks
from musnad.model import Excerpt
from musnad.model.toll import Part, names_civilians

TABLE: Final = "ucdp"
_TYPES: Final = frozenset({"1", "2", "3"})
_ONE_SIDED: Final = 3
_DATE_PRECISIONS: Final = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
"""The most days a stretch may have, and its `date_prec`."""
_CELL: Final = 0.5
_CELLS_ROUND: Final = 720
_VIA: Final = " via "


class Deaths(msgspec.Struct, frozen=True, kw_only=True):
    """The dead of an event by side, as far as the words tell; `unknown` are those of the best number that are left."""

    a: Value | None = None
    b: Value | None = None
    civilians: Value | None = None
    unknown: Value | None = None


def write(documents: Documents, ledger: Ledger, style: Style) -> Iterator[bytes]:
    """The events as CSV."""
    yield from csv_chunks(tuple(COLUMNS), (cells(each) for each in _each(documents, ledger)), style)


def _each(documents: Documents, ledger: Ledger) -> Iterator[Happening]:
    for document in documents:
        for fit in fitting([document], why_not, ledger):
            for happening in happenings(fit, ledger):
                exported(happening.row, ledger)
                yield Happening(happening.row, happening.tellings, cause_of(happening.row, document))


def cells(happening: Happening) -> Sequence[Value | None]:
    """The values of an event in the order of `COLUMNS`."""
    return [cell(happening) for cell in COLUMNS.values()]


def why_not(row: Row) -> Reason | None:
    """Why a claim is no event of UCDP's, `None` where it is one."""
    if row.factuality.value != "asserted":
        return "not_asserted"
    if not is_lethal(row):
        return "not_lethal"
    if type_of_violence(row) is None:
        return "no_code"
    return "no_place" if row.place is None else None


def is_lethal(row: Row) -> bool:
    """Whether somebody is said to have been killed: by a number of dead, or by the event itself."""
    total = row.totals.get("killed")
    if total is None:
        return row.type.value == "HARM" and row.mode is not None and row.mode.value == "killed"
    return any(end is not None and int(end.value) > 0 for end in (total.low, total.best, total.high))


def type_of_violence(row: Row) -> int | None:
    """UCDP's type of violence: 1 state-based, 2 non-state, 3 one-sided."""
    code = "" if row.ucdp is None else str(row.ucdp.value)
    return int(code) if code in _TYPES else None


def _type(happening: Happening) -> Value | None:
    return derived(type_of_violence(happening.row), happening.row.ucdp, "codes.ucdp")


def _sides(happening: Happening) -> Sides:
    """The sides of the event; a side that it leaves open is that of the attack that brought it about."""
    own = sides_of(happening.row)
    if happening.cause is None:
        return own
    of_cause = sides_of(happening.cause)
    return Sides(own.one or of_cause.one, own.other or of_cause.other)


def _side_a(happening: Happening) -> Value | None:
    return joined((party.called for party in _sides(happening).one), ", ")


def _side_b(happening: Happening) -> Value | None:
    if type_of_violence(happening.row) == _ONE_SIDED:  # against civilians by definition
        return derived("Civilians", happening.row.ucdp, "codes.ucdp")
    return joined((party.called for party in _sides(happening).other), ", ")


def _dyad(happening: Happening) -> Value | None:
    one, other = _side_a(happening), _side_b(happening)
    return None if one is None or other is None else joined((one, other), " - ")


def _tolls(happening: Happening) -> Sequence[Total]:
    return [row.totals["killed"] for row in happening.tellings if "killed" in row.totals]


def _first(happening: Happening) -> Total | None:
    """The number of dead of the first telling that has a best one."""
    return next((total for total in _tolls(happening) if total.best is not None), None)


def _best(happening: Happening) -> Value | None:
    first = _first(happening)
    return None if first is None else first.best


def _low(happening: Happening) -> Value | None:
    """The lowest number of all tellings."""
    known = [total.low for total in _tolls(happening) if total.low is not None]
    return min(known, key=lambda value: value.value, default=None)


def _high(happening: Happening) -> Value | None:
    """The highest number of all tellings; empty where one of them leaves it open."""
    highs = [total.high for total in _tolls(happening)]
    known = [high for high in highs if high is not None]
    return max(known, key=lambda value: value.value) if known and len(known) == len(highs) else None


def deaths(happening: Happening) -> Deaths:
    """The dead of the best number by side: civilians and sides where the words say so, the others unknown."""
    total, best = _first(happening), _best(happening)
    if total is None or best is None:
        return Deaths()
    groups: dict[str, list[tuple[int, Excerpt]]] = {"a": [], "b": [], "civilians": []}
    spans = {part.count.span.start: span for part, span in zip(total.toll.parts, total.words.spans, strict=False)}
    for part in total.toll.parts:
        side = _side_of(part, happening)
        if side is not None and part.relation != "other" and part.count.min is not None:
            groups[side].append((part.count.min, spans.get(part.count.span.start, total.words.spans[0])))
    known = {side: sum(number for number, _ in counted) for side, counted in groups.items() if counted}
    left = int(best.value) - sum(known.values())
    if left < 0:
        return Deaths(unknown=best)
    told = {
        side: Value(number, "text", tuple(span for _, span in groups[side]), "counts") for side, number in known.items()
    }
    unknown = Value(left, "text", best.spans, "counts") if left else None
    return Deaths(a=told.get("a"), b=told.get("b"), civilians=told.get("civilians"), unknown=unknown)


def _side_of(part: Part, happening: Happening) -> str | None:
    """The side that a count is of, by the words it is told in; `None` where they do not tell."""
    who = "" if part.count.who is None else part.count.who.text
    if any(names_civilians(words) for words in (who, part.count.span.text, part.of)):
        return "civilians"
    sides = _sides(happening)
    for name, side in (("a", sides.one), ("b", sides.other)):
        if any(_is(party, words) for party in side for words in (who, part.of)):
            return name
    return None


def _is(party: Party, who: str) -> bool:
    names = {str(value.value) for value in (party.words, party.name) if value is not None}
    return any(re.search(rf"(?<!\w)(?:ل|ب)?{re.escape(name)}(?!\w)", who) for name in names if name)


def _deaths(part: Callable[[Deaths], Value | None]) -> Callable[[Happening], Value | None]:
    return lambda happening: part(deaths(happening))


def _spot(part: Callable[[Spot], Value | None]) -> Callable[[Happening], Value | None]:
    return lambda happening: None if happening.row.place is None else part(happening.row.place)


def _of_state(part: Callable[[State], str | int | None], table: str) -> Callable[[Happening], Value | None]:
    def cell(happening: Happening) -> Value | None:
        spot = happening.row.place
        where = None if spot is None or spot.country is None else state(spot.country.value)
        return None if where is None or spot is None else derived(part(where), spot.country, table)

    return cell


def _point(spot: Spot) -> tuple[float, float] | None:
    return None if spot.lat is None or spot.lon is None else (float(spot.lat.value), float(spot.lon.value))


def _wkt(spot: Spot) -> Value | None:
    point = _point(spot)
    return (
        None if point is None else derived(f"POINT ({point[1]} {point[0]})", joined((spot.lat, spot.lon), " "), "point")
    )


def _priogrid(spot: Spot) -> Value | None:
    point = _point(spot)
    if point is None:
        return None
    return derived(priogrid_cell(*point), joined((spot.lat, spot.lon), " "), "PRIO-GRID")


def priogrid_cell(latitude: float, longitude: float) -> int:
    """The cell of PRIO-GRID (half a degree wide, counted from the south-west, 720 a row, from 1).

    >>> priogrid_cell(-90.0, -180.0), priogrid_cell(36.5, 40.75)
    (1, 182602)
    """
    row = min(math.floor((latitude + 90) / _CELL), 359)
    column = math.floor((longitude + 180) / _CELL) % _CELLS_ROUND
    return row * _CELLS_ROUND + column + 1


def _date_precision(happening: Happening) -> Value | None:
    when = happening.row.time
    days = None if when is None else when.days
    if when is None or days is None or days.count is None:
        return None
    count = days.count + 1 if days.about and days.count == 1 else days.count
    return derived(next((code for most, code in _DATE_PRECISIONS if count <= most), None), when.value, "ucdp date_prec")


def _date(happening: Happening, *, last: bool) -> Value | None:
    when = happening.row.time
    return None if when is None or _date_precision(happening) is None else when.last if last else when.first


def _origin(happening: Happening) -> Value | None:
    """Who is quoted: the last hand, and those between it and the outlet; empty for the outlet's own words."""
    return joined((_quoted(row) for row in happening.tellings), "; ")


def _quoted(row: Row) -> Value | None:
    hands = [hand for hand in row.chain if hand.statement is not None]
    return joined((_named(hand) for hand in reversed(hands)), _VIA)


def _named(hand: Hand) -> Value | None:
    return hand.name or hand.words


def _article(happening: Happening) -> Value | None:
    source = happening.row.source
    return joined((source.outlet, source.published, source.title), ",")


def _sources(happening: Happening) -> Value:
    documents = {row.source.id.value for row in happening.tellings}
    return Value(len(documents), "record", source="document.id")


COLUMNS: Final[Mapping[str, Callable[[Happening], Value | None]]] = MappingProxyType(
    {
        "id": lambda happening: Value(happening.row.key, "record", source="claims.id"),
        "relid": lambda happening: happening.row.event,
        "year": year,
        "active_year": empty,
        "code_status": empty,
        "type_of_violence": _type,
        "conflict_dset_id": empty,
        "conflict_new_id": empty,
        "conflict_name": empty,
        "dyad_dset_id": empty,
        "dyad_new_id": empty,
        "dyad_name": _dyad,
        "side_a_dset_id": empty,
        "side_a_new_id": empty,
        "side_a": _side_a,
        "side_b_dset_id": empty,
        "side_b_new_id": empty,
        "side_b": _side_b,
        "number_of_sources": _sources,
        "source_article": _article,
        "source_office": lambda happening: happening.row.source.outlet,
        "source_date": lambda happening: happening.row.source.published,
        "source_headline": lambda happening: happening.row.source.title,
        "source_original": _origin,
        "where_prec": _spot(lambda spot: spot.ucdp),
        "where_coordinates": _spot(lambda spot: spot.called),
        "where_description": _spot(lambda spot: spot.words),
        "adm_1": _spot(lambda spot: spot.admin1),
        "adm_2": _spot(lambda spot: spot.admin2),
        "latitude": _spot(lambda spot: spot.lat),
        "longitude": _spot(lambda spot: spot.lon),
        "geom_wkt": _spot(_wkt),
        "priogrid_gid": _spot(_priogrid),
        "country": _of_state(lambda where: where.ucdp_name or where.name, "countries"),
        "country_id": _of_state(lambda where: where.gw, "Gleditsch and Ward"),
        "region": _of_state(lambda where: where.ucdp_region, "ucdp regions"),
        "event_clarity": empty,
        "date_prec": _date_precision,
        "date_start": lambda happening: _date(happening, last=False),
        "date_end": lambda happening: _date(happening, last=True),
        "deaths_a": _deaths(lambda dead: dead.a),
        "deaths_b": _deaths(lambda dead: dead.b),
        "deaths_civilians": _deaths(lambda dead: dead.civilians),
        "deaths_unknown": _deaths(lambda dead: dead.unknown),
        "best": _best,
        "high": _high,
        "low": _low,
        "gwnoa": lambda happening: _gw(_sides(happening).one),
        "gwnob": lambda happening: _gw(_sides(happening).other),
    }
)
"""Each column and its value in an event."""


def _gw(side: Sequence[Party]) -> Value | None:
    """The number of the state that a side is: of a state, its government or its forces, and of no other actor."""
    party = side[0] if side else None
    if party is None or party.country is None or party.actor_type is None:
        return None
    where = state(party.country.value) if party.actor_type.value in {"state", "government", "state-forces"} else None
    return None if where is None else derived(where.gw, party.country, "Gleditsch and Ward")
