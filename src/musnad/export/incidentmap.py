"""Incidents on the map: GeoJSON (RFC 7946), a feature an incident, also of one whose place or day nobody tells.

A settlement is a point; a governorate or a country whose borders are built in is that area; any other area, and what
has no place, has no geometry, for the middle of an area is where nothing is said to have happened.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from musnad.export import incidents
from musnad.export.geojson import area_of
from musnad.export.incidents import Gathered, Incidents, each_noted, point_of
from musnad.export.manifest import Ledger
from musnad.export.outlines import load_outlines
from musnad.export.tables import Style
from musnad.model.links import Where

_GEONAMES: Final = "geonames:"


def write(found: Incidents, ledger: Ledger, _style: Style) -> Iterator[bytes]:
    """The incidents as one feature collection in UTF-8."""
    lead = b'{"type":"FeatureCollection","features":[\n'
    for gathered in each_noted(found, ledger):
        yield lead + msgspec.json.encode(feature(gathered))
        lead = b",\n"
    yield (b"" if lead == b",\n" else lead) + b"\n]}\n"


def feature(gathered: Gathered) -> dict[str, Any]:
    """An incident as a feature: its place, and in the properties the columns of the table of incidents."""
    columns = zip(incidents.COLUMNS, incidents.cells(gathered), strict=True)
    properties: dict[str, Any] = {name: None if value is None else value.value for name, value in columns}
    properties["claims"] = [row.key for row in gathered.rows.values()]
    geometry = None if gathered.incident.place is None else _geometry(gathered.incident.place)
    return {"type": "Feature", "id": gathered.incident.id, "geometry": geometry, "properties": properties}


def _geometry(place: Where) -> dict[str, Any] | None:
    point = point_of(place)
    if point is not None:
        return {"type": "Point", "coordinates": [point[1], point[0]]}
    outlines = load_outlines()
    if place.precision == "country" and place.country is not None and place.country in outlines.countries:
        return area_of(outlines.countries[place.country])
    if place.precision != "province" or place.lat is None or place.lon is None:
        return None
    authority = place.authority or ""
    number = authority.removeprefix(_GEONAMES) if authority.startswith(_GEONAMES) else None
    shape = outlines.unit(number, (place.lon, place.lat))
    return None if shape is None else area_of(shape)
