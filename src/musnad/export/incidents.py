"""Incidents as a table, one a row: what the claims of all reports about one happening come to together.

An incident is worked out from all its claims, also from those that are not exported; what rests on a claim that people
have rejected is named in `rests_on_rejected`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import msgspec

from musnad.export.evidence import Value
from musnad.export.manifest import Ledger
from musnad.export.rows import COUNT_KINDS, Row
from musnad.export.selection import exported
from musnad.export.standing import SEVERAL, Standpoint
from musnad.export.tables import Style, csv_chunks
from musnad.export.withholding import Voice
from musnad.model.links import ClaimKey, Contradiction, Grade, Incident, Origin, Participant, Tally, Where
from musnad.model.record import CountKind

TABLE: Final = "incidents"
POINTS: Final = frozenset({"exact", "settlement", "near"})
"""The degrees of precision at which a place is a point; at any other it is an area."""


class Gathered(msgspec.Struct, frozen=True, kw_only=True):
    """An incident on its way out: those of its claims that leave, and how the names of each report do.

    `standpoints` are what people together judge of each of its claims, also of those that stay.
    """

    incident: Incident
    rows: Mapping[ClaimKey, Row]
    voices: Mapping[str, Voice]
    standpoints: Mapping[ClaimKey, Standpoint] = {}

    def name(self, words: str, of: Iterable[ClaimKey]) -> str:
        """A name that stands in claims, or in reports, as it leaves."""
        for report in dict.fromkeys(key.report for key in of):
            if report in self.voices:
                words = self.voices[report].name(words)
        return words

    @property
    def rejected(self) -> frozenset[ClaimKey]:
        """Its claims that people have rejected."""
        return frozenset(key for key, standpoint in self.standpoints.items() if standpoint == "rejected")


Incidents = Iterable[Gathered]
Column = Callable[[Gathered], Value | None]


def write(incidents: Incidents, ledger: Ledger, style: Style) -> Iterator[bytes]:
    """The incidents as CSV."""
    yield from csv_chunks(tuple(COLUMNS), (cells(each) for each in each_noted(incidents, ledger)), style)


def each_noted(incidents: Incidents, ledger: Ledger) -> Iterator[Gathered]:
    """The incidents, their claims noted as exported."""
    for gathered in incidents:
        for number, row in enumerate(gathered.rows.values()):
            exported(row, ledger, rows_written=0 if number else 1)
        yield gathered


def cells(gathered: Gathered) -> Sequence[Value | None]:
    """The values of an incident in the order of `COLUMNS`."""
    return [cell(gathered) for cell in COLUMNS.values()]


def _of(value: str | int | float | None, source: str) -> Value | None:  # noqa: PYI041 - as in Value
    return None if value is None or value == "" else Value(value, "record", source=f"incidents.{source}")


def _field(name: str) -> Column:
    return lambda gathered: _of(getattr(gathered.incident, name), name)


def _joined(words: Iterable[object], source: str) -> Value | None:
    known = [str(word) for word in words if word is not None and word != ""]
    return _of(SEVERAL.join(dict.fromkeys(known)), source)


def _where(part: Callable[[Gathered, Where], str | float | None]) -> Column:
    def cell(gathered: Gathered) -> Value | None:
        place = gathered.incident.place
        return None if place is None else _of(part(gathered, place), "place")

    return cell


def point_of(place: Where | None) -> tuple[float, float] | None:
    """The degrees north and east of a place that is a point; `None` of an area, which its middle does not stand for."""
    if place is None or place.precision not in POINTS or place.lat is None or place.lon is None:
        return None
    return place.lat, place.lon


def _point(index: int) -> Column:
    def cell(gathered: Gathered) -> Value | None:
        point = point_of(gathered.incident.place)
        return None if point is None else _of(point[index], "place")

    return cell


def _sides(side: str, part: Callable[[Gathered, Participant], str | None]) -> Column:
    def cell(gathered: Gathered) -> Value | None:
        people: tuple[Participant, ...] = getattr(gathered.incident, side)
        return _joined((part(gathered, each) for each in people), side)

    return cell


def _party_columns(side: str) -> Iterator[tuple[str, Column]]:
    one = side.removesuffix("s")
    yield side, _sides(side, lambda gathered, each: gathered.name(each.name, each.claims))
    yield f"{side}_en", _sides(side, lambda gathered, each: gathered.name(each.name_en or "", each.claims))
    yield f"{one}_types", _sides(side, lambda _, each: each.actor_type)
    yield f"{one}_ids", _sides(side, lambda _, each: each.authority)


def _origins(which: Callable[[Origin], bool]) -> Column:
    return lambda gathered: _of(sum(map(which, gathered.incident.origins)), "origins")


def origin_name(gathered: Gathered, origin: Origin) -> str | None:
    """The name of an origin as it leaves, `None` where several reports share a text and credit nobody."""
    reports = (ClaimKey(report, "") for report in origin.reports)
    return None if origin.name is None else gathered.name(origin.name, (*origin.claims, *reports))


def _tally(kind: CountKind, part: Callable[[Tally], str | int | None]) -> Column:
    def cell(gathered: Gathered) -> Value | None:
        tally = next((each for each in gathered.incident.tallies if each.kind == kind), None)
        return None if tally is None else _of(part(tally), "tallies")

    return cell


def _tallies() -> Iterator[tuple[str, Column]]:
    for kind in COUNT_KINDS:
        yield f"low_{kind}", _tally(kind, lambda tally: tally.low)
        yield f"best_{kind}", _tally(kind, lambda tally: tally.best)
        yield f"high_{kind}", _tally(kind, lambda tally: tally.high)
        yield f"rule_{kind}", _tally(kind, lambda tally: tally.rule)


def told_contradiction(gathered: Gathered, each: Contradiction) -> str:
    """A contradiction in short: `count killed: 4 / 7`."""
    kind = each.kind if each.count is None else f"{each.kind} {each.count}"
    sides = (gathered.name(voice.value, [voice.key]) for voice in (each.first, each.second))
    return f"{kind}: {' / '.join(sides)}"


def _grade(gathered: Gathered, part: Callable[[Grade], str]) -> Value | None:
    grade = gathered.incident.grade
    return None if grade is None else _of(part(grade), "grade")


def _happened(value: str) -> Column:
    def cell(gathered: Gathered) -> Value | None:
        own = [each for each in gathered.incident.support if each.field == "happened" and each.value == value]
        return _of(sum(len(each.origins) for each in own), "support")

    return cell


def rests_on_rejected(gathered: Gathered) -> Sequence[str]:
    """What of an incident rests on claims alone, or among others, that people have rejected."""
    incident, rejected = gathered.incident, gathered.rejected
    rests: list[tuple[str, Iterable[ClaimKey]]] = [
        ("grade", () if incident.grade is None else incident.grade.claims),
        ("place", () if incident.place is None else incident.place.claims),
        *(("actors", each.claims) for each in incident.actors),
        *(("targets", each.claims) for each in incident.targets),
        *(("origins", each.claims) for each in incident.origins),
        *(("contradictions", (each.first.key, each.second.key)) for each in incident.contradictions),
    ]
    for tally in incident.tallies:
        ends = (("low", tally.low_claims), ("best", tally.best_claims), ("high", tally.high_claims))
        rests += [(f"{end}_{tally.kind}", claims) for end, claims in ends]
    return tuple(dict.fromkeys(name for name, claims in rests if rejected.intersection(claims)))


def keys_of(claims: Iterable[ClaimKey]) -> Iterator[str]:
    """Claims as exports name them: the report, a slash, the claim."""
    return (f"{key.report}/{key.claim}" for key in claims)


def _outlets(gathered: Gathered) -> Value | None:
    outlets = (row.source.outlet for row in gathered.rows.values())
    return _joined((outlet.value for outlet in outlets if outlet is not None), "claims")


COLUMNS: Final[Mapping[str, Column]] = MappingProxyType(
    {
        "incident_id": _field("id"),
        "type": _field("type"),
        "mode": _field("mode"),
        "grade": lambda gathered: _grade(gathered, lambda grade: grade.level),
        "grade_rule": lambda gathered: _grade(gathered, lambda grade: grade.rule),
        "first_day": _field("earliest"),
        "last_day": _field("latest"),
        "place": _where(lambda gathered, place: gathered.name(place.name, place.claims)),
        "place_en": _where(lambda gathered, place: gathered.name(place.name_en or "", place.claims)),
        "place_id": _where(lambda _, place: place.authority),
        "place_precision": _where(lambda _, place: place.precision),
        "admin1": _where(lambda _, place: place.admin1),
        "country": _field("country"),
        "latitude": _point(0),
        "longitude": _point(1),
        **dict(_party_columns("actors")),
        **dict(_party_columns("targets")),
        "origins": _origins(lambda _: True),
        "origins_official": _origins(lambda origin: origin.official),
        "origins_eyewitness": _origins(lambda origin: origin.eyewitness),
        "origins_party": _origins(lambda origin: origin.party),
        "origin_names": lambda gathered: _joined(
            (origin_name(gathered, each) for each in gathered.incident.origins), "origins"
        ),
        "origins_asserting": _happened("asserted"),
        "origins_denying": _happened("negated"),
        **dict(_tallies()),
        "contradictions": lambda gathered: _of(len(gathered.incident.contradictions), "contradictions"),
        "contradicted": lambda gathered: _joined(
            (told_contradiction(gathered, each) for each in gathered.incident.contradictions), "contradictions"
        ),
        "reports": lambda gathered: _of(len({each.report for each in gathered.incident.reports}), "reports"),
        "outlets": _outlets,
        "lines_en": lambda gathered: _joined((row.line.value for row in gathered.rows.values()), "claims"),
        "claims": lambda gathered: _joined((row.key for row in gathered.rows.values()), "claims"),
        "claims_left_out": lambda gathered: _joined(
            keys_of(sorted({member.key for member in gathered.incident.claims} - set(gathered.rows))), "claims"
        ),
        "claims_rejected": lambda gathered: _joined(keys_of(sorted(gathered.rejected)), "verdicts"),
        "rests_on_rejected": lambda gathered: _joined(rests_on_rejected(gathered), "verdicts"),
    }
)
"""Each column and its value in an incident."""
