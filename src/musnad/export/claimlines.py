"""Claims as JSON, one a line (`musnad.claim/1`): every value beside the words it rests on.

A span is `start`, `end` and `text`, in code points of the report, half open. What the report leaves open is null.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from musnad.export.evidence import Value
from musnad.export.manifest import Ledger
from musnad.export.rows import Figure, Hand, Party, Row, Spot, Total, When
from musnad.export.selection import Documents, exported
from musnad.export.standing import Standing
from musnad.export.tables import Style
from musnad.model import Excerpt

CLAIM: Final = "musnad.claim/1"


def write(documents: Documents, ledger: Ledger, _style: Style) -> Iterator[bytes]:
    """Each claim as one line of JSON in UTF-8, as it comes."""
    for document in documents:
        for row in document:
            exported(row, ledger)
            yield msgspec.json.encode(claim(row)) + b"\n"


def claim(row: Row) -> dict[str, Any]:
    """A claim as it is written."""
    return {
        "schema": CLAIM,
        "id": row.id.value,
        "event": row.event.value,
        "same_as": _bare(row.same_as),
        "also": [each.value for each in row.also],
        "document": {
            "id": row.source.id.value,
            "outlet": _bare(row.source.outlet),
            "title": _bare(row.source.title),
            "url": _bare(row.source.url),
            "published": _bare(row.source.published),
            "language": _bare(row.source.language),
        },
        "type": row.type.value,
        "mode": _bare(row.mode),
        "factuality": row.factuality.value,
        "trigger": _span(row.trigger),
        "chain": [_hand(hand) for hand in row.chain],
        "actors": [_party(party) for party in row.actors],
        "targets": [_party(party) for party in row.targets],
        "place": None if row.place is None else _spot(row.place),
        "time": None if row.time is None else _when(row.time),
        "counts": [_figure(figure) for figure in row.figures],
        "totals": {kind: _total(total) for kind, total in row.totals.items()},
        "means": _span(row.means),
        "wording": [{"words": _span(each.words), "sense": each.sense.value} for each in row.loaded],
        "line_en": row.line.value,
        "sentence": _span(row.sentence),
        "codes": {
            "plover": _bare(row.plover),
            "cameo": _bare(row.cameo),
            "acled": _bare(row.acled),
            "ucdp": _bare(row.ucdp),
        },
        "reader": row.reader.value,
        "rule": row.rule.value,
        "standing": _in_case(row.standing),
    }


def _in_case(standing: Standing | None) -> Mapping[str, Any] | None:
    """What the case knows of a claim; `None` outside a case."""
    return None if standing is None else {**msgspec.to_builtins(standing), "verdict": standing.standpoint}


def _bare(value: Value | None) -> str | int | float | None:
    return None if value is None else value.value


def _span(value: Value | None) -> Excerpt | None:
    return None if value is None else value.spans[0]


def _spans(value: Value | None) -> tuple[Excerpt, ...]:
    return () if value is None else value.spans


def _hand(hand: Hand) -> Mapping[str, Any]:
    return {
        "name": _bare(hand.name),
        "words": _span(hand.words),
        "cue": _span(hand.cue),
        "entity": hand.entity,
        "statement": hand.statement,
        "kind": hand.kind,
        "act": hand.act,
        "mode": hand.mode,
        "date": _bare(hand.date),
    }


def _party(party: Party) -> Mapping[str, Any]:
    return {
        "words": _span(party.words),
        "entity": party.entity,
        "kind": party.kind,
        "name": _bare(party.name),
        "name_en": _bare(party.name_en),
        "authority": _bare(party.authority),
        "actor_type": _bare(party.actor_type),
        "country": _bare(party.country),
    }


def _spot(spot: Spot) -> Mapping[str, Any]:
    precision = {"level": spot.level, "ucdp": spot.ucdp, "acled": spot.acled, "point": spot.point}
    return {
        "words": _span(spot.words),
        "entity": spot.entity,
        "name": _bare(spot.name),
        "name_en": _bare(spot.name_en),
        "authority": _bare(spot.authority),
        "place_kind": _bare(spot.place_kind),
        "country": _bare(spot.country),
        "admin1": _bare(spot.admin1),
        "admin2": _bare(spot.admin2),
        "lat": _bare(spot.lat),
        "lon": _bare(spot.lon),
        "precision": {name: _bare(value) for name, value in precision.items()},
    }


def _when(when: When) -> Mapping[str, Any]:
    return {
        "value": when.value.value,
        "first": _bare(when.first),
        "last": _bare(when.last),
        "words": _span(when.words),
        "basis": when.value.source,
        "spans": when.value.spans,
    }


def _figure(figure: Figure) -> Mapping[str, Any]:
    return {
        "kind": figure.kind,
        "words": _span(figure.words),
        "min": _bare(figure.min),
        "max": _bare(figure.max),
        "who": _span(figure.who),
    }


def _total(total: Total) -> Mapping[str, Any]:
    return {"low": _bare(total.low), "best": _bare(total.best), "high": _bare(total.high), "spans": _spans(total.words)}
