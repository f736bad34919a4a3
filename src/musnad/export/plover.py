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
from musnad.export.selection import Documents, Happening, exported, fitting, with_consequences
from musnad.export.states import state
from musnad.export.tables import Style
from musnad.model.record import CountKind
from musnad.vocabulary.crosswalk import load_sectors

SCHEME: Final = Path(__file__).with_name("plover.yaml")
_AUXILIARY: Final = {"negated": "negation", "future": "future", "possible": "hypothetical"}
_VERBAL: Final = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
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
        for happening in with_consequences((Happening(row, (row,)) for row in document), ledger):
            exported(happening.row, ledger)
            yield msgspec.json.encode(event(happening)) + b"\n"


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


def is_verbal(row: Row) -> bool:
    """Whether the code is that of the statement (a demand, a threat) and not of the event it speaks of."""
    type_, _ = coded(row) or ("", None)
    said = row.said_by
    return type_ in _VERBAL and type_ != row.type.value and said is not None and said.statement is not None


def event(happening: Happening) -> dict[str, Any]:
    """A claim as a record of PLOVER's, with the numbers of what it brought about; `None` where it is open.

    Where the code is that of the statement, the speaker is the actor, the recipients are those whom it asks, accuses or
    threatens, and the day is that on which it was said.
    """
    row = happening.row
    type_, mode = coded(row) or ("", None)
    scheme = types()[type_]
    verbal = is_verbal(row)
    auxiliary = None if verbal else _AUXILIARY.get(str(row.factuality.value))
    first, last = _days(row, verbal=verbal)
    asked = verbal and type_ != "THREATEN"
    return {
        "id": row.key,
        "has_event": True,
        "date": _bare(first),
        "enddate": _bare(last),
        "actor": [_speaker(row)] if verbal else [_entity(party) for party in row.actors],
        "recipient": [_entity(party) for party in (row.actors if asked else row.targets)],
        "event": [type_],
        "mode": [each for each in (mode, auxiliary) if each],
        "context": [],
        "event_loc": None if row.place is None else _location(row.place),
        "event_text": [row.trigger.value],
        "quad_code": scheme.quad,
        "event_scale": scheme.modes.get(mode or "", scheme.scale),
        "size": _size(happening),
        "link": _bare(row.source.url),
        "text": row.sentence.value,
        "text_info": {"sequence": None, "start": row.sentence.spans[0].start, "end": row.sentence.spans[0].end},
        "cite_info": _citation(row),
        "coder": f"musnad {row.reader.value}",
        "comment": row.line.value,
    }


def _days(row: Row, *, verbal: bool) -> tuple[Value | None, Value | None]:
    if verbal:
        said = None if row.said_by is None else row.said_by.date
        return said, said
    return (None, None) if row.time is None else (row.time.first, row.time.last)


def _speaker(row: Row) -> dict[str, Any]:
    """Who says it, under the words of the source, or under the name where the speaker is implied."""
    hand = row.said_by
    if hand is None or hand.who is None:
        return {}
    return {**_entity(hand.who), "entity_text": _bare(hand.words or hand.name)}


def _sector(party: Party) -> str | None:
    kind = None if party.actor_type is None else party.actor_type.value
    return next((actor.sector for actor in load_sectors().actors if actor.type == kind), None)


def _bare(value: Value | None) -> str | int | float | None:
    return None if value is None else value.value


def _entity(party: Party) -> dict[str, Any]:
    where = None if party.country is None else state(party.country.value)
    return {
        "code": None if where is None else where.alpha3,
        "sector": _sector(party),
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


def _size(happening: Happening) -> Sequence[dict[str, Any]]:
    told = [
        (name, row.totals[kind]) for name, kind in _SIZES.items() for row in happening.tellings if kind in row.totals
    ]
    return [{"type": name, "min": _bare(total.low), "max": _bare(total.high)} for name, total in told]


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
