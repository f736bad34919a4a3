"""How many claims of a case there are of each kind, under all that is asked for but the kind itself.

What is counted beside a value is what a filter by it would find: a claim with two actors counts for both, one that can
have happened in two months for each, and one whose incident has five origins among those that have two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, get_args

import msgspec
import numpy as np

from musnad.arabic.folding import fold_word
from musnad.authority.gazetteer import Gazetteer
from musnad.authority.places import Place
from musnad.case.columns import Columns, Mask, Name, Numbers, Spot
from musnad.case.matching import Asking, Wanted, all_of, contradictions_of, filters, once, origins_of
from musnad.case.selection import VERDICTS

Facet = Literal[
    "type", "mode", "factuality", "act", "country", "province", "actor", "target", "speaker", "outlet", "origins",
    "contradicted", "verdict", "year", "month",
]  # fmt: skip
FACETS: Final[tuple[Facet, ...]] = get_args(Facet)
ASKING: Final[Mapping[Facet, Asking]] = {
    "type": "types", "mode": "modes", "factuality": "factualities", "act": "acts", "country": "areas",
    "province": "areas", "actor": "actors", "target": "targets", "speaker": "speakers", "outlet": "outlets",
    "origins": "least_origins", "contradicted": "contradicted", "verdict": "verdicts", "year": "days", "month": "days",
}  # fmt: skip
"""The filter that a facet sets."""
LEAST: Final = (2, 3, 5, 10)
"""Numbers of independent origins from which on claims are counted."""
_MONTHS: Final = 12
_YEAR: Final = 4
_MONTH: Final = 7


class FacetValue(msgspec.Struct, frozen=True):
    """A value of a facet, how many claims have it, and how it is called where it has a name."""

    value: str
    count: int
    name: str | None = None
    name_en: str | None = None


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Which values of a facet: the `most` frequent that have `find` in a name, and those `chosen` whatever they are."""

    facet: Facet
    most: int = 12
    find: str = ""
    chosen: frozenset[str] = frozenset()


class FacetValues(msgspec.Struct, frozen=True):
    """Values of a facet, those of most claims first, and whether there are more."""

    values: tuple[FacetValue, ...]
    more: bool


class Tables(msgspec.Struct, frozen=True):
    """What values are named by: the places, and the name of a code or an authority of a facet, `None` where none is."""

    gazetteer: Gazetteer
    name_of: Callable[[Facet, str], Name | None] = lambda _facet, _value: None


def counted(columns: Columns, wanted: Wanted, asked: Sequence[Asked], tables: Tables) -> dict[Facet, FacetValues]:
    """The values of facets that any claim has.

    Values are those that a filter takes: of places the ids of the gazetteer, of participants the authority or, without
    one, the name; of years and months the first letters of a day.
    """
    found = filters(columns, wanted)
    masks: dict[Asking, Mask] = {}
    counts: dict[Facet, FacetValues] = {}
    for each in asked:
        asking = ASKING[each.facet]
        if asking not in masks:
            masks[asking] = all_of(columns, (mask for name, mask in found.items() if name != asking))
        counts[each.facet] = _some_of(list(_values(columns, each, masks[asking], tables)), each, tables)
    return counts


def _some_of(values: Sequence[FacetValue], asked: Asked, tables: Tables) -> FacetValues:
    named = {each.value: _named(each, asked.facet, tables) for each in values} if asked.find else {}
    wanted = folded(asked.find)
    fitting = [each for each in values if not asked.find or _is_called(named[each.value], wanted)]
    fitting.sort(key=lambda each: (-each.count, each.value))
    first = fitting[: asked.most]
    more = [each for each in values if each.value in asked.chosen and each not in first]
    none = sorted(asked.chosen - {each.value for each in (*first, *more)})
    shown = (*first, *more, *(FacetValue(value, 0) for value in none))
    return FacetValues(tuple(_named(each, asked.facet, tables) for each in shown), len(fitting) > len(first))


def _named(counted: FacetValue, facet: Facet, tables: Tables) -> FacetValue:
    name = tables.name_of(facet, counted.value)
    return counted if name is None else FacetValue(counted.value, counted.count, name.name, name.name_en)


def _is_called(counted: FacetValue, wanted: str) -> bool:
    return any(wanted in folded(name) for name in (counted.value, counted.name, counted.name_en) if name)


def folded(name: str) -> str:
    """A name as it is looked for: letters unified as the reader does, and small."""
    return " ".join(fold_word(word) for word in name.casefold().split())


def undated(columns: Columns, wanted: Wanted) -> int:
    """How many claims tell no day, under all that is asked for but the days."""
    mask = all_of(columns, (mask for name, mask in filters(columns, wanted).items() if name != "days"))
    numbers = zip(list(columns.values.times), _per_code(columns.rows.time, mask), strict=False)
    return sum(count for ends, count in numbers if ends.earliest is None and ends.latest is None)


def _values(columns: Columns, asked: Asked, mask: Mask, tables: Tables) -> Iterator[FacetValue]:
    match asked.facet:
        case "type" | "mode" | "factuality" | "act":
            yield from _codes(columns, asked.facet, mask)
        case "country" | "province":
            yield from _divisions(columns, asked.facet, mask, tables.gazetteer)
        case "actor" | "target" | "speaker":
            yield from _parties(columns, asked, mask)
        case "outlet":
            yield from _outlets(columns, mask)
        case "year" | "month":
            yield from _spans(columns, mask, _YEAR if asked.facet == "year" else _MONTH)
        case "verdict":
            numbers = _per_code(columns.rows.verdict, mask)
            yield from _some(zip(VERDICTS, numbers, strict=False))
        case "contradicted":
            yes = int(np.count_nonzero(mask & (contradictions_of(columns) > 0)))
            yield from _some((("true", yes), ("false", int(np.count_nonzero(mask)) - yes)))
        case "origins":
            origins = origins_of(columns)[mask]
            yield from _some((str(least), int(np.count_nonzero(origins >= least))) for least in LEAST)


def _some(counts: Iterable[tuple[str, int]]) -> Iterator[FacetValue]:
    return (FacetValue(value, int(count)) for value, count in counts if count)


def _per_code(column: Numbers, mask: Mask) -> list[int]:
    """How many of the rows have each code, up to the largest that one has."""
    found: list[int] = np.bincount(column[mask]).tolist()
    return found


def _codes(columns: Columns, facet: Literal["type", "mode", "factuality", "act"], mask: Mask) -> Iterator[FacetValue]:
    values, rows = columns.values, columns.rows
    known: tuple[list[str | None], Numbers]
    match facet:
        case "type":
            known = [*values.types], rows.type
        case "mode":
            known = [*values.modes], rows.mode
        case "factuality":
            known = [*values.factualities], rows.factuality
        case "act":
            known = [*values.acts], rows.act
    told = zip(known[0], _per_code(known[1], mask), strict=False)
    return _some((value, count) for value, count in told if value is not None)


def _outlets(columns: Columns, mask: Mask) -> Iterator[FacetValue]:
    counts: Counter[str] = Counter()
    for source, count in zip(list(columns.values.sources), _per_code(columns.rows.source, mask), strict=False):
        if source.outlet is not None and count:
            counts[source.outlet] += count
    return (FacetValue(outlet, count, outlet) for outlet, count in counts.items())


def _parties(columns: Columns, asked: Asked, mask: Mask) -> Iterator[FacetValue]:
    """Participants; where they are many and none is looked for, as few as hold the most frequent and the chosen."""
    parties, values = columns.parties(asked.facet), columns.values
    tokens = list(values.tokens)
    counts = np.bincount(parties.token[mask[parties.row]], minlength=len(tokens))
    known = np.fromiter(list(values.known), np.int64)
    some = known[counts[known] > 0]
    if not asked.find and len(some) > asked.most:
        least = np.partition(counts[some], -asked.most - 1)[-asked.most - 1] if asked.most else np.inf
        chosen = [values.tokens[each] for each in asked.chosen if each in values.tokens]
        some = some[(counts[some] >= least) | np.isin(some, chosen)]
    for token in some.tolist():
        name = values.known[token]
        yield FacetValue(tokens[token], int(counts[token]), name.name, name.name_en)


# --- places -------------------------------------------------------------------------------------------------------
def _divisions(
    columns: Columns, facet: Literal["country", "province"], mask: Mask, gazetteer: Gazetteer
) -> Iterator[FacetValue]:
    """Countries or provinces, told by the ids of their places."""
    inside: Counter[tuple[str, str | None]] = Counter()
    spots = list(columns.values.spots)
    places: dict[str | None, list[tuple[Spot, int]]] = {}
    numbers = _per_code(columns.rows.spot, mask)
    numbers += [0] * (len(spots) - len(numbers))  # a spot that no row has may tell in which province one lies
    for spot, count in zip(spots, numbers, strict=True):
        places.setdefault(spot.place, []).append((spot, count))
        if spot.country is not None and (facet == "country" or spot.admin1 is not None):
            inside[spot.country, spot.admin1 if facet == "province" else None] += count
    ids = once(columns, "countries", gazetteer.countries)
    for (country, admin1), count in inside.items():
        found = _province(columns, (country, admin1), gazetteer) if admin1 else gazetteer.get(ids.get(country, ""))
        if found is not None:
            outside = sum(more for spot, more in places.get(found.id, ()) if not _is_in(spot, country, admin1))
            if count + outside:
                yield FacetValue(found.id, count + outside, found.name, found.name_en)


def _is_in(spot: Spot, country: str, admin1: str | None) -> bool:
    return spot.country == country and admin1 in (None, spot.admin1)


def _province(columns: Columns, wanted: tuple[str, str], gazetteer: Gazetteer) -> Place | None:
    """The province of a country that has a name, out of the places that lie in it."""

    def work_out() -> Place | None:
        for spot in list(columns.values.spots):
            if (spot.country, spot.admin1) == wanted and spot.place is not None:
                place = gazetteer.get(spot.place)
                for each in () if place is None else gazetteer.chain(place):
                    if each.kind == "admin1" and each.name_en == wanted[1]:
                        return each
        return None

    return once(columns, wanted, work_out)


# --- times --------------------------------------------------------------------------------------------------------
def _spans(columns: Columns, mask: Mask, size: int) -> Iterator[FacetValue]:
    """Months or years, as many letters of a day as `size`; an open end reaches to the last that any claim tells."""
    times = list(columns.values.times)
    told = [each for ends in times for each in (ends.earliest, ends.latest) if each is not None]
    if not told:
        return
    first, last = _place(min(told), size), _place(max(told), size)
    steps = np.zeros(last - first + 2, dtype=np.int64)
    for ends, count in zip(times, _per_code(columns.rows.time, mask), strict=False):
        if ends.earliest is not None or ends.latest is not None:
            steps[0 if ends.earliest is None else _place(ends.earliest, size) - first] += count
            steps[last - first + 1 if ends.latest is None else _place(ends.latest, size) - first + 1] -= count
    numbers: list[int] = np.cumsum(steps).tolist()
    for at, count in enumerate(numbers):
        if count:
            yield FacetValue(_name(first + at, size), count)


def _place(day: str, size: int) -> int:
    """A day as a number of years or of months."""
    return int(day[:_YEAR]) if size == _YEAR else int(day[:_YEAR]) * _MONTHS + int(day[_YEAR + 1 : _MONTH]) - 1


def _name(place: int, size: int) -> str:
    return f"{place:04d}" if size == _YEAR else f"{place // _MONTHS:04d}-{place % _MONTHS + 1:02d}"
