"""Claims as PLOVER's JSON, one record a line (PLOVER manual, Data Fields).

PLOVER asks for an actor; where the report names none, the list is empty. What is not asserted has the mode that PLOVER
keeps for it (`negation`, `future`, `hypothetical`). The texts of the report are quoted, the report itself is not.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec
import yaml

from musnad.export.evidence import Value
from musnad.export.manifest import Ledger, Reason
from musnad.export.rows import Party, Row, Spot
from musnad.export.selection import Documents, exported, fitting
from musnad.export.states import state
from musnad.export.tables import Style
from musnad.model.record import CountKind

SCHEME: Final = Path(__file__).with_name("plover.yaml")
_AUXILIARY: Final = {"negated": "negation", "future": "future", "possible": "hypothetical"}
_SECTORS: Final = {
    "government": "GOV",
    "state-forces": "MIL",
    "external-forces": "MIL",
    "rebel-group": "REB",
    "political-militia": "PRM",
    "identity-militia": "UAF",
    "party": "PTY",
    "igo": "IGO",
    "ngo": "NGO",
    "media": "MED",
    "business": "BUS",
    "religious": "REL",
    "civilians": "CVL",
}
_SIZES: Final[Mapping[str, CountKind]] = {"dead": "killed", "injured": "injured", "arrested": "detained"}
_YAML: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Type(msgspec.Struct, frozen=True):
    """An event type of PLOVER's: its quad code, its intensity, and that of each of its modes."""

    quad: int
    scale: float | None
    modes: dict[str, float] = {}


def write(documents: Documents, ledger: Ledger, _style: Style) -> Iterator[bytes]:
    """Each claim that PLOVER has a type for as one line of JSON in UTF-8."""
    for document in fitting(documents, why_not, ledger):
        for row in document:
            exported(row, ledger)
            yield msgspec.json.encode(event(row)) + b"\n"


def why_not(row: Row) -> Reason | None:
    """Why a claim is no event of PLOVER's, `None` where it is one."""
    return "no_code" if coded(row) is None else None


def coded(row: Row) -> tuple[str, str | None] | None:
    """The type and mode of a claim's code, `None` where it is none of PLOVER's; a mode it does not have is dropped."""
    code = "" if row.plover is None else str(row.plover.value)
    type_, *rest = re.split(r"[\s/:>.|]+", code, maxsplit=1)
    if type_ not in types():
        return None
    mode = rest[0] if rest else None
    return type_, mode if mode in types()[type_].modes else None


@functools.cache
def types() -> Mapping[str, Type]:
    """PLOVER's event types by name."""
    with SCHEME.open(encoding="utf-8") as file:
        return msgspec.convert(_YAML(file).get_single_data(), dict[str, Type])


def event(row: Row) -> dict[str, Any]:
    """A claim as a record of PLOVER's; `None` and empty lists are what the report leaves open."""
    type_, mode = coded(row) or ("", None)
    scheme = types()[type_]
    auxiliary = _AUXILIARY.get(str(row.factuality.value))
    time = row.time
    return {
        "id": row.id.value,
        "has_event": True,
        "date": None if time is None or time.first is None else time.first.value,
        "enddate": None if time is None or time.last is None else time.last.value,
        "actor": [_entity(party) for party in row.actors],
        "recipient": [_entity(party) for party in row.targets],
        "event": [type_],
        "mode": [each for each in (mode, auxiliary) if each],
        "context": [],
        "event_loc": None if row.place is None else _location(row.place),
        "event_text": [row.trigger.value],
        "quad_code": scheme.quad,
        "event_scale": scheme.modes.get(mode or "", scheme.scale),
        "size": _size(row),
        "link": _bare(row.source.url),
        "text": row.sentence.value,
        "text_info": {"sequence": None, "start": row.sentence.spans[0].start, "end": row.sentence.spans[0].end},
        "cite_info": _citation(row),
        "coder": f"musnad {row.reader.value}",
        "comment": row.line.value,
    }


def _bare(value: Value | None) -> str | int | float | None:
    return None if value is None else value.value


def _entity(party: Party) -> dict[str, Any]:
    where = None if party.country is None else state(party.country.value)
    return {
        "code": None if where is None else where.alpha3,
        "sector": None if party.actor_type is None else _SECTORS.get(str(party.actor_type.value)),
        "entity_text": party.words.value,
        "identifier_id": _bare(party.authority),
        "identifier_text": _bare(party.name_en),
        "start": party.words.spans[0].start,
        "end": party.words.spans[0].end,
    }


def _location(spot: Spot) -> dict[str, Any]:
    where = None if spot.country is None else state(spot.country.value)
    return {
        "placename": spot.called.value,
        "raw_placename": spot.words.value,
        "district": _bare(spot.admin2),
        "province": _bare(spot.admin1),
        "country": None if where is None else where.alpha3,
        "latitude": _bare(spot.lat),
        "longitude": _bare(spot.lon),
        "geonames_id": _bare(spot.geonames),
        "feature_type": _bare(spot.place_kind),
        "precision": _bare(spot.level),
        "start": spot.words.spans[0].start,
        "end": spot.words.spans[0].end,
    }


def _size(row: Row) -> Sequence[dict[str, Any]]:
    return [
        {"type": name, "min": _bare(row.totals[kind].low), "max": _bare(row.totals[kind].high)}
        for name, kind in _SIZES.items()
        if kind in row.totals
    ]


def _citation(row: Row) -> dict[str, Any]:
    return {
        "citation": row.source.id.value,
        "publication": _bare(row.source.outlet),
        "title": _bare(row.source.title),
        "url": _bare(row.source.url),
        "date": _bare(row.source.published),
        "language": _bare(row.source.language),
        "codebook": "PLOVER",
        "attribution": [_bare(hand.name or hand.words) for hand in row.chain],
    }
