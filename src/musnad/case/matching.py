"""Which rows of the columns of a case are asked for: what `selection` says, worked out in memory."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from typing import Any, Final, Literal, TypeVar

import msgspec
import numpy as np

from musnad.case.columns import ROLES, Columns, Ends, Mask, Numbers, Spot
from musnad.case.selection import ACTOR, DIVISIONS, VERDICTS, Area, Dated, Placed, Selection
from musnad.export.manifest import Reason

Asking = Literal[
    "types", "modes", "factualities", "acts", "actors", "targets", "speakers", "days", "dated", "areas", "placed",
    "outlets", "reports", "words", "incidents", "least_origins", "contradicted", "verdicts",
]  # fmt: skip
"""What a filter asks about."""
Value = TypeVar("Value", bound=Hashable)
Worked = TypeVar("Worked")


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """The claims of a selection, of those reports that words were found in; `None` where no words were looked for."""

    selection: Selection = Selection()
    reports: frozenset[str] | None = None


def matching(columns: Columns, wanted: Wanted) -> Mask:
    """The rows of the claims that are asked for."""
    return all_of(columns, filters(columns, wanted).values())


def all_of(columns: Columns, masks: Iterable[Mask]) -> Mask:
    """The rows of the claims that every mask lets through."""
    found = columns.alive
    for mask in masks:
        found = found & mask
    return found


def filters(columns: Columns, wanted: Wanted) -> dict[Asking, Mask]:
    """The rows that each filter lets through which asks for anything."""
    asked = wanted.selection
    found = _of_values(columns, asked) | _of_reports(columns, wanted) | _of_others(columns, asked)
    for role in ROLES:
        if names := getattr(asked, f"{role}s"):
            found[f"{role}s"] = _taking_part(columns, role, names)  # type: ignore[index] # its names are among them
    return found


def left_for(columns: Columns, asked: Selection, *, rejected: bool) -> dict[Reason | None, int]:
    """How many claims are not asked for, by the reason of the first filter that each fails, as `selection.why_not`.

    Under `None` stands how many are asked for. Where `rejected` does not let them through, those that whoever judged
    them rejected are left out for that.
    """
    found = filters(columns, Wanted(selection=asked))
    masks = [(reason, found[asking]) for asking, reason in _REASONS if asking in found]
    if not rejected:
        masks.append(("rejected", columns.rows.verdict != VERDICTS.index("rejected")))
    counts: dict[Reason | None, int] = {}
    left = columns.alive
    for reason, mask in masks:
        counts[reason] = counts.get(reason, 0) + int(np.count_nonzero(left & ~mask))
        left = left & mask
    counts[None] = int(np.count_nonzero(left))
    return counts


_REASONS: Final[tuple[tuple[Asking, Reason], ...]] = (
    ("reports", "report_not_asked"), ("types", "type_not_asked"), ("modes", "type_not_asked"),
    ("factualities", "factuality_not_asked"), ("acts", "act_not_asked"), ("outlets", "outlet_not_asked"),
    ("days", "time_not_asked"), ("dated", "time_not_asked"), ("areas", "place_not_asked"),
    ("placed", "place_not_asked"), ("actors", "party_not_asked"), ("targets", "party_not_asked"),
    ("speakers", "party_not_asked"), ("incidents", "incident_not_asked"), ("least_origins", "few_origins"),
    ("contradicted", "contradiction_not_asked"), ("verdicts", "verdict_not_asked"),
)  # fmt: skip
"""What filters leave claims out for, in the order of `selection.filters`."""


def _of_values(columns: Columns, asked: Selection) -> dict[Asking, Mask]:
    """The filters that ask what happened, when and where."""
    rows, values = columns.rows, columns.values
    found: dict[Asking, Mask] = {}
    codes: tuple[tuple[Asking, Mapping[Any, int], Numbers], ...] = (
        ("types", values.types, rows.type),
        ("modes", values.modes, rows.mode),
        ("factualities", values.factualities, rows.factuality),
        ("acts", values.acts, rows.act),
    )
    for name, known, column in codes:
        if among := getattr(asked, name):
            found[name] = _where(known, column, among.__contains__)
    if asked.since is not None or asked.until is not None:
        found["days"] = _where(values.times, rows.time, lambda ends: _is_within(ends, asked))
    if asked.dated:
        found["dated"] = _where(values.times, rows.time, lambda ends: dated(ends) in asked.dated)
    if asked.placed:
        found["placed"] = _where(values.spots, rows.spot, lambda spot: placed(spot) in asked.placed)
    if asked.areas:
        found["areas"] = _where(values.spots, rows.spot, lambda spot: any(lies_in(spot, each) for each in asked.areas))
    return found


def _of_reports(columns: Columns, wanted: Wanted) -> dict[Asking, Mask]:
    """The filters that ask of which reports the claims are."""
    asked, having, known = wanted.selection, wanted.reports, columns.values.sources
    found: dict[Asking, Mask] = {}
    if asked.outlets:
        found["outlets"] = _where(known, columns.rows.source, lambda each: each.outlet in asked.outlets)
    if asked.reports:
        found["reports"] = _where(known, columns.rows.source, lambda each: each.id in asked.reports)
    if having is not None:
        found["words"] = _where(known, columns.rows.source, lambda each: each.id in having)
    return found


def _of_others(columns: Columns, asked: Selection) -> dict[Asking, Mask]:
    """The filters that ask what else is told of the same incident, and what people judge."""
    found: dict[Asking, Mask] = {}
    if asked.incidents:
        known = columns.values.incidents
        ids = asked.incidents
        found["incidents"] = _where(known, columns.rows.incident, lambda each: each is not None and each.id in ids)
    if asked.least_origins > 1:
        found["least_origins"] = origins_of(columns) >= asked.least_origins
    if asked.contradicted is not None:
        found["contradicted"] = (contradictions_of(columns) > 0) == asked.contradicted
    if asked.verdicts:
        found["verdicts"] = np.isin(columns.rows.verdict, [VERDICTS.index(each) for each in asked.verdicts])
    return found


def _where(known: Mapping[Value, int], column: Numbers, fits: Callable[[Value], bool]) -> Mask:
    """The rows whose value fits."""
    return np.fromiter(map(fits, list(known)), np.bool_)[column]


def _is_within(ends: Ends, asked: Selection) -> bool:
    if ends.earliest is None and ends.latest is None:
        return asked.undated
    begun = asked.since is None or ends.latest is None or ends.latest >= asked.since
    return begun and (asked.until is None or ends.earliest is None or ends.earliest <= asked.until)


def dated(ends: Ends) -> Dated:
    """How far a day is known."""
    if ends.earliest is None and ends.latest is None:
        return "none"
    return "day" if ends.earliest == ends.latest and not ends.about else "range"


def placed(spot: Spot) -> Placed:
    """How far a place is known."""
    if spot.place is None and spot.place_name is None:
        return "none"
    if spot.place is not None:
        return "named" if spot.place.startswith(ACTOR) else "settled"
    return "named" if spot.country is None else "within"


def lies_in(spot: Spot, area: Area) -> bool:
    """Whether a place as a claim tells it is an area, or lies in it."""
    if spot.place is None:
        if spot.place_name in area.names or spot.place_name_en in area.names:
            return True
    elif spot.place == area.place or spot.place in area.parts:
        return True
    division = [(name, value) for name in DIVISIONS if (value := getattr(area, name)) is not None]
    return bool(division) and all(getattr(spot, name) == value for name, value in division)


def _taking_part(columns: Columns, role: str, names: Collection[str]) -> Mask:
    parties, tokens = columns.parties(role), columns.values.tokens
    asked = [tokens[name] for name in names if name in tokens]
    found = np.zeros(len(columns.alive), dtype=np.bool_)
    found[parties.row[np.isin(parties.token, asked)]] = True
    return found


def origins_of(columns: Columns) -> Numbers:
    """How many independent origins the incident of each claim has; 0 where it is of none."""
    return _of_incidents(columns, "origins")


def contradictions_of(columns: Columns) -> Numbers:
    """How much is contradicted in the incident of each claim; 0 where it is of none."""
    return _of_incidents(columns, "contradictions")


def _of_incidents(columns: Columns, field: str) -> Numbers:
    def work_out() -> Numbers:
        known = list(columns.values.incidents)
        told = (0 if each is None else getattr(each, field) for each in known)
        return np.fromiter(told, np.int32)[columns.rows.incident]

    return once(columns, field, work_out)


def once(columns: Columns, name: Hashable, work_out: Callable[[], Worked]) -> Worked:
    """What is worked out of columns, and kept beside them."""
    if name not in columns.kept:
        columns.kept[name] = work_out()
    found: Worked = columns.kept[name]
    return found
