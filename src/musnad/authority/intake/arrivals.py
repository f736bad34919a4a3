"""What all formats share: places as they arrive, rows that cannot be taken, and how an arrival joins what is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from musnad.authority.gazetteer import Gazetteer
from musnad.authority.intake.store import Writer, distinct
from musnad.authority.places import Place, PlaceName
from musnad.model.record import Ids

GEONAMES: Final = "GeoNames"
COD_AB: Final = "OCHA COD-AB"
OVERLAY: Final = "Musnad overlay"
_USER: Final = 4
_TOLD: Final = 20
_POINT: Final = ("lat", "lon", "point")
_NAMED: Final = ("name", "name_en", "kind")


class Arrival(msgspec.Struct, frozen=True):
    """A place from elsewhere, with the names that its source gives it."""

    place: Place
    names: tuple[PlaceName, ...]


class BadRow(msgspec.Struct, frozen=True):
    """A row that was passed over, and why."""

    file: str
    line: int
    why: str


class Watch:
    """What happens during an import: how far it is, and what was passed over.

    `advance` is called with the number of bytes read since the last call.
    """

    def __init__(self, advance: Callable[[int], None] = lambda _: None) -> None:
        self.advance: Final = advance
        self.taken = 0
        self.nameless = 0
        self.bad = 0
        self.told: Final[list[BadRow]] = []

    def pass_over(self, file: Path, line: int, why: str) -> None:
        """Count a bad row, and keep it to be told if it is among the first."""
        self.bad += 1
        if len(self.told) < _TOLD:
            self.told.append(BadRow(file.name, line, why))


class Known:
    """The places that are known already: of this version's gazetteer, and of the file being filled."""

    def __init__(self, built: Gazetteer, writer: Writer) -> None:
        self._built: Final = built
        self._file: Final = writer.here
        self.countries: Final = built.countries()

    def get(self, place_id: str) -> Place | None:
        """The place of an id."""
        return self._file.get(place_id) or self._built.get(place_id)

    def by_pcode(self, pcode: str) -> Place | None:
        """The place of a P-code."""
        return self._file.by_pcode(pcode) or self._built.by_pcode(pcode)

    def names(self, place_id: str) -> Iterator[PlaceName]:
        """The names that the file being filled has for a place."""
        return self._file.names(place_id)

    def like(self, place: Place) -> Place | None:
        """The place that is the same as one arriving: by its id, its number in GeoNames, or its P-code."""
        found = self.get(place.id)
        if found is None and place.ids.geonames is not None:
            found = self.get(f"geonames:{place.ids.geonames}")
        if found is None and place.ids.pcode is not None:
            found = self.by_pcode(place.ids.pcode)
        return found


def take_in(arrivals: Iterable[Arrival], writer: Writer, known: Known, watch: Watch) -> None:
    """Write the arrivals; what is known already keeps its id, and what one source lacks the other gives."""
    for arrival in arrivals:
        same = known.like(arrival.place)
        place = arrival.place if same is None else joined(same, arrival.place)
        before = tuple(known.names(place.id))
        writer.add(place, distinct((*arrival.names, *before)))
        watch.taken += 1


def joined(known: Place, arriving: Place) -> Place:
    """One place out of two descriptions of it.

    The curated overlay stands above OCHA's tables, those above GeoNames, the user's own table above all. A place keeps
    its id, and, but for a table of the user's own, its names and its kind.
    """
    first, second = (arriving, known) if _rank(arriving.source) > _rank(known.source) else (known, arriving)
    fields = {name: getattr(first, name) for name in Place.__struct_fields__}
    for name in Place.__struct_fields__:
        if fields[name] is None and name not in _POINT:
            fields[name] = getattr(second, name)
    if first.lat is None or (first.point != "place" and second.point == "place"):
        fields |= {name: getattr(second, name) for name in _POINT}
    if _rank(arriving.source) < _USER:
        fields |= {name: getattr(known, name) for name in _NAMED}
    fields["id"] = known.id
    fields["ids"] = Ids(
        **{name: getattr(first.ids, name) or getattr(second.ids, name) for name in Ids.__struct_fields__}
    )
    fields["source"] = "; ".join(dict.fromkeys((*first.source.split("; "), *second.source.split("; "))))
    return Place(**fields)


def _rank(source: str) -> int:
    if OVERLAY in source:
        return 3
    if COD_AB in source:
        return 2
    return 1 if source.startswith(GEONAMES) else _USER
