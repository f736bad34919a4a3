"""Which claims of a case are asked for: what `export` and `search` have in common.

Each filter is a condition on a row of `claims`, and has the reason under which an export lists what it leaves out. A
claim that a filter asks about and that tells nothing of it (an undated claim, where days are asked for) does not pass.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final, Literal, get_args

import msgspec
import sqlalchemy as sa

from musnad.authority.gazetteer import Gazetteer
from musnad.authority.places import Place
from musnad.case.store.tables import claims, incident_claims, incidents, participants, reports, verdicts
from musnad.errors import InputError
from musnad.export.manifest import Reason
from musnad.model.document import check_date

Verdict = Literal["accepted", "rejected", "unsure", "disputed", "unjudged"]
"""What people judge of a claim: what all who judged it say, `disputed` where they differ, `unjudged` by nobody."""
VERDICTS: Final[tuple[Verdict, ...]] = get_args(Verdict)
Placed = Literal["settled", "within", "named", "none"]
"""How far the place of a claim is known: in the gazetteer; only the country it lies in; only by its name, or as one of
several; not told at all."""
PLACED: Final[tuple[Placed, ...]] = get_args(Placed)
Dated = Literal["day", "range", "none"]
"""How far the day of a claim is known: that day; some day of a stretch, or about a day; not told at all."""
DATED: Final[tuple[Dated, ...]] = get_args(Dated)
DIVISIONS: Final = ("country", "admin1", "admin2")
ACTOR: Final = "actor:"
_ABOUT: Final = "%~"


class Area(msgspec.Struct, frozen=True, kw_only=True):
    """A place with what lies in it; `area_of` makes one of a place of the gazetteer.

    A country or division is told by `country`, `admin1` and `admin2` as claims have them. `parts` are the ids of
    places that lie in any other place, such as the quarters of a town. `names` are those that claims write for it which
    the gazetteer ties to no place; of a place that it does not have at all, there are only these, and `place` is empty.
    """

    place: str
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    parts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """The claims asked for; what is empty, `None` or 0 asks for nothing in particular.

    `types` and `modes` are codes (`ASSAULT`, `airstrike`), `since` and `until` ISO days: a claim passes that can have
    happened between them, both included, and one that tells no day with `undated`. `dated` and `placed` ask how far the
    day and the place are known. `actors`, `targets` and `speakers`
    are ids of the actor table or names as reports or tables have them; a speaker is any hand that a claim went through.
    `least_origins` is the number of independent origins of the claim's incident, `contradicted` whether anything is
    contradicted in it. `reports` and `incidents` are ids.

    Raises:
        InputError: if `since` or `until` is no ISO day, or the one lies behind the other.
    """

    types: frozenset[str] = frozenset()
    modes: frozenset[str] = frozenset()
    factualities: frozenset[str] = frozenset()
    since: str | None = None
    until: str | None = None
    undated: bool = False
    dated: frozenset[Dated] = frozenset()
    areas: tuple[Area, ...] = ()
    placed: frozenset[Placed] = frozenset()
    actors: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    least_origins: int = 0
    contradicted: bool | None = None
    verdicts: frozenset[Verdict] = frozenset()
    incidents: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for day in (self.since, self.until):
            if day is not None:
                check_date(day)
        if self.since is not None and self.until is not None and self.until < self.since:
            raise InputError(f"nothing lies between {self.since} and {self.until}")


def area_of(place: Place, used: Iterable[str], gazetteer: Gazetteer) -> Area:
    """The area that a place of the gazetteer is; `used` are the ids of places among which those in it are looked for.

    A country or a division takes in whatever says that it lies there; of any other place the gazetteer tells its parts.
    """
    if place.kind in DIVISIONS and place.country is not None:
        above: dict[str, str | None] = {each.kind: each.name_en for each in gazetteer.chain(place)}
        names = {kind: above.get(kind) for kind in DIVISIONS[1 : DIVISIONS.index(place.kind) + 1]}
        if None not in names.values():
            return Area(place=place.id, country=place.country, admin1=names.get("admin1"), admin2=names.get("admin2"))
    return Area(place=place.id, parts=tuple(sorted(each for each in used if _lies_in(each, place, gazetteer))))


def _lies_in(place_id: str, area: Place, gazetteer: Gazetteer) -> bool:
    place = gazetteer.get(place_id)
    return place is not None and any(each.id == area.id for each in gazetteer.chain(place)[1:])


def places_used(connection: sa.Connection) -> tuple[str, ...]:
    """The ids of all places of the claims of a case, in order."""
    found = connection.scalars(sa.select(claims.c.place).where(claims.c.place.is_not(None)).distinct())
    return tuple(sorted(found))


def foremost() -> tuple[sa.ColumnElement[Any], ...]:
    """The order in which incidents are shown: of most independent origins, then of most reports, then the latest."""
    by = incidents.c
    return (by.origins.desc(), by.reports.desc(), by.earliest.desc().nulls_last(), by.id)


def asked_for(selection: Selection) -> sa.ColumnElement[bool]:
    """The condition that a row of `claims` is asked for; for the `where` of any query that holds `claims`."""
    return sa.and_(sa.true(), *(condition for _, condition in filters(selection)))


def why_not(selection: Selection) -> sa.ColumnElement[Any]:
    """The reason for which a row of `claims` is not asked for, that of the first filter it fails; else null."""
    reason: sa.ColumnElement[Any] = sa.null()
    for name, condition in reversed(tuple(filters(selection))):
        reason = sa.case((condition, reason), else_=sa.literal(name, sa.Text))
    return reason


def rejected() -> sa.ColumnElement[bool]:
    """The condition that whoever judged a row of `claims` rejected it."""
    return _judged("rejected")


def placed(how: Placed) -> sa.ColumnElement[bool]:
    """The condition that the place of a row of `claims` is known so far; each row fulfils just one of them.

    What a report calls after a body (`مقر الأناضول`) can have the id of an actor, which is no place.
    """
    own = claims.c
    settled = sa.and_(own.place.is_not(None), ~own.place.startswith(ACTOR))
    told = sa.or_(own.place.is_not(None), own.place_name.is_not(None))
    if how == "settled":
        return settled
    if how == "none":
        return sa.not_(told)
    within = sa.and_(own.place.is_(None), own.country.is_not(None))
    return sa.and_(told, sa.not_(settled), within if how == "within" else sa.not_(within))


def dated(how: Dated) -> sa.ColumnElement[bool]:
    """The condition that the day of a row of `claims` is known so far; each row fulfils just one of them."""
    own = claims.c
    told = sa.or_(own.earliest.is_not(None), own.latest.is_not(None))
    if how == "none":
        return sa.not_(told)
    day = sa.and_(
        own.earliest.is_not(None),
        own.latest.is_not(None),
        own.earliest == own.latest,
        sa.not_(sa.func.coalesce(own.time, "").like(_ABOUT)),
    )
    return day if how == "day" else sa.and_(told, sa.not_(day))


def filters(selection: Selection) -> Iterator[tuple[Reason, sa.ColumnElement[bool]]]:
    """Each filter that asks for anything: the reason it leaves a claim out for, and what a claim must fulfil."""
    yield from _of_values(selection)
    yield from _of_happening(selection)
    yield from _of_others(selection)
    if selection.verdicts:
        yield "verdict_not_asked", sa.or_(*(_judged(verdict) for verdict in sorted(selection.verdicts)))


def _of_values(wanted: Selection) -> Iterator[tuple[Reason, sa.ColumnElement[bool]]]:
    """The filters that ask for one of several values of a column."""
    asked: tuple[tuple[Reason, sa.Column[str], frozenset[str]], ...] = (
        ("report_not_asked", claims.c.report, wanted.reports),
        ("type_not_asked", claims.c.type, wanted.types),
        ("type_not_asked", claims.c.mode, wanted.modes),
        ("factuality_not_asked", claims.c.factuality, wanted.factualities),
        ("act_not_asked", claims.c.act, wanted.acts),
    )
    for reason, column, values in asked:
        if values:
            yield reason, column.in_(_listed(values))
    if wanted.outlets:
        yield "outlet_not_asked", _of_report(reports.c.outlet.in_(_listed(wanted.outlets)))


def _of_happening(wanted: Selection) -> Iterator[tuple[Reason, sa.ColumnElement[bool]]]:
    """The filters that ask when and where something happened, and who is in it."""
    if wanted.since is not None or wanted.until is not None:
        yield "time_not_asked", _within(wanted)
    if wanted.dated:
        yield "time_not_asked", sa.or_(*map(dated, sorted(wanted.dated)))
    if wanted.areas:
        yield "place_not_asked", sa.or_(*map(_in_area, wanted.areas))
    if wanted.placed:
        yield "place_not_asked", sa.or_(*map(placed, sorted(wanted.placed)))
    for role, names in (("actor", wanted.actors), ("target", wanted.targets), ("speaker", wanted.speakers)):
        if names:
            yield "party_not_asked", _takes_part(role, names)


def _of_others(wanted: Selection) -> Iterator[tuple[Reason, sa.ColumnElement[bool]]]:
    """The filters that ask what else is told of the same incident."""
    if wanted.incidents:
        yield "incident_not_asked", _of_incident(incidents.c.id.in_(_listed(wanted.incidents)))
    if wanted.least_origins > 1:
        yield "few_origins", _of_incident(incidents.c.origins >= wanted.least_origins)
    if wanted.contradicted is not None:
        contradicted = _of_incident(incidents.c.contradictions > 0)
        yield "contradiction_not_asked", contradicted if wanted.contradicted else ~contradicted


def _listed(values: Collection[str]) -> list[str]:
    return sorted(values)


def _of_report(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    return sa.exists().where(reports.c.id == claims.c.report, condition).correlate(claims)


def _within(wanted: Selection) -> sa.ColumnElement[bool]:
    """Whether a claim can have happened between two days; an end that a claim leaves open bounds nothing."""
    dated = sa.or_(claims.c.earliest.is_not(None), claims.c.latest.is_not(None))
    ends = [dated]
    if wanted.since is not None:
        ends.append(sa.or_(claims.c.latest.is_(None), claims.c.latest >= wanted.since))
    if wanted.until is not None:
        ends.append(sa.or_(claims.c.earliest.is_(None), claims.c.earliest <= wanted.until))
    inside = sa.and_(*ends)
    return sa.or_(inside, sa.not_(dated)) if wanted.undated else inside


def _in_area(area: Area) -> sa.ColumnElement[bool]:
    here: sa.ColumnElement[bool] = claims.c.place.in_([area.place, *area.parts])
    if area.names:
        called = sa.or_(*(column.in_(area.names) for column in (claims.c.place_name, claims.c.place_name_en)))
        here = sa.or_(here, sa.and_(called, claims.c.place.is_(None)))
    division = {name: value for name in DIVISIONS if (value := getattr(area, name)) is not None}
    if not division:
        return here
    return sa.or_(here, sa.and_(*(claims.c[name] == value for name, value in division.items())))


def _takes_part(role: str, names: frozenset[str]) -> sa.ColumnElement[bool]:
    own = participants.c
    named = sa.or_(*(column.in_(_listed(names)) for column in (own.authority, own.name, own.name_en)))
    joined = (own.report == claims.c.report, own.claim == claims.c.claim, own.role == role)
    return sa.exists().where(*joined, named).correlate(claims)


def _of_incident(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    own = incident_claims.c
    joined = (own.report == claims.c.report, own.claim == claims.c.claim, own.incident == incidents.c.id)
    return sa.exists().where(*joined, condition).correlate(claims)


def _judged(verdict: Verdict) -> sa.ColumnElement[bool]:
    if verdict == "unjudged":
        return ~_some_verdict()
    if verdict == "disputed":
        own = verdicts.c
        joined = (own.report == claims.c.report, own.claim == claims.c.claim)
        count = sa.select(sa.func.count(own.verdict.distinct())).where(*joined).correlate(claims).scalar_subquery()
        return count > 1
    return sa.and_(_some_verdict(verdicts.c.verdict == verdict), ~_some_verdict(verdicts.c.verdict != verdict))


def _some_verdict(*conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    own = verdicts.c
    joined = (own.report == claims.c.report, own.claim == claims.c.claim)
    return sa.exists().where(*joined, *conditions).correlate(claims)
