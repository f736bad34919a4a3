"""One incident of a case, laid out to be compared: what each origin says, who counts, and what people decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from musnad.case.amendmentstore import amended_records
from musnad.case.journal import Entry
from musnad.case.judge import INCIDENT, find_incident
from musnad.case.links import incident_of
from musnad.case.overview import opening, opening_of
from musnad.case.parts import place_of as located
from musnad.case.reading import unpacked
from musnad.case.review import Viewer
from musnad.case.store.tables import (
    claims,
    copies,
    incident_claims,
    incidents,
    journal,
    linkages,
    pairings,
    participants,
    reports,
    sightings,
    texts,
    verdicts,
)
from musnad.export.standing import Correction, Judgement, Standing, Standpoint
from musnad.export.timing import time_of
from musnad.linking.comparison import Compared, OriginRow, Rule, Weighed, rows_of, weighed
from musnad.linking.copies import passages
from musnad.linking.told import Told
from musnad.model import Event, Excerpt, Record
from musnad.model.links import (
    ClaimKey,
    Contradiction,
    ContradictionKind,
    Copy,
    Grade,
    Incident,
    Participant,
    SupportField,
    Tally,
    TallyRule,
)
from musnad.model.record import CountKind, Reason

English = Callable[[str], str | None]
"""Gives the English name of an actor by its id in the actor table."""


class Backing(msgspec.Struct, frozen=True, kw_only=True):
    """A value of a field, with the ids of all the independent origins behind it, and of those that count."""

    field: SupportField
    value: str
    entity: str | None
    name_en: str | None
    origins: tuple[str, ...]
    counted: tuple[str, ...]
    claims: int


class IncidentPlace(msgspec.Struct, frozen=True, kw_only=True):
    """The place of an incident, as closely as its claims tell it (`model.links.Where`)."""

    name: str
    name_en: str | None
    authority: str | None
    country: str | None
    admin1: str | None
    precision: str | None


class IncidentNumber(msgspec.Struct, frozen=True, kw_only=True):
    """The lowest, the best and the highest number of a kind that is told, and by which rule (`model.links.Tally`)."""

    kind: CountKind
    low: int
    best: int
    high: int | None
    rule: TallyRule


class OneSide(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a contradiction: the claim, its value, the words for it, the sentence (`model.links.Voice`)."""

    key: ClaimKey
    value: str
    words: Excerpt
    sentence: Excerpt


class TwoSides(msgspec.Struct, frozen=True, kw_only=True):
    """Two claims that cannot both be true (`model.links.Contradiction`)."""

    id: str
    kind: ContradictionKind
    count: CountKind | None
    first: OneSide
    second: OneSide
    same_origin: bool
    reasons: tuple[Reason, ...]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A report that tells of the incident: where it was taken from, its title or else its first words, and whose it is.

    `main` says whether the incident is its main news, with the score and the reasons; `claims` is how many of its
    claims are of the incident: none, where it has the news and no claim of it.
    """

    report: str
    place: str
    title: str | None
    opening: str
    outlet: str | None
    published: str | None
    main: bool
    score: float
    reasons: tuple[Reason, ...]
    claims: int


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A claim of the incident: how well it fits the others and why, and what people judge of it.

    `corrected` has the fields in which people put another value, and that value by who put it.
    """

    report: str
    claim: str
    line_en: str
    type: str
    mode: str | None
    factuality: str
    score: float
    reasons: tuple[Reason, ...]
    standpoint: Standpoint
    corrected: Mapping[str, Mapping[str, Any]]


class IncidentDecision(msgspec.Struct, frozen=True, kw_only=True):
    """A decision by which people put claims of the incident together or apart: the entry of the journal that stands."""

    entry: int
    action: str
    who: str
    at: str
    reason: str | None


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """An incident with all that is said of it, origin by origin, counted by a rule.

    `counted` are the ids of the origins that count; grade and tallies are by them. `names` are English names of origins
    by their ids. `sentences` are those that the words of `rows` number, by report.
    """

    id: str
    type: str | None
    mode: str | None
    earliest: str | None
    latest: str | None
    place: IncidentPlace | None
    country: str | None
    actors: tuple[Participant, ...]
    targets: tuple[Participant, ...]
    rule: Rule
    rows: tuple[OriginRow, ...]
    sentences: Mapping[str, tuple[Excerpt, ...]]
    names: Mapping[str, str]
    counted: tuple[str, ...]
    backing: tuple[Backing, ...]
    contradictions: tuple[TwoSides, ...]
    grade: Grade | None
    tallies: tuple[IncidentNumber, ...]
    reports: tuple[Source, ...]
    members: tuple[Member, ...]
    decisions: tuple[IncidentDecision, ...]


def comparison(
    connection: sa.Connection, named: str, rule: Rule, english: English, viewer: Viewer | None = None
) -> Comparison:
    """The incident that is named by as many letters of its id as tell it apart, counted by a rule.

    Raises:
        CaseError: if there is no such incident, or more than one.
        DataError: if a report was linked by another version.
    """
    incident = incident_named(connection, named)
    told = told_of(connection, incident)
    tellers = [telling.report for telling in incident.reports]
    sources = _sources(connection, incident)
    rows = rows_of(
        incident,
        Compared(
            told=told,
            published={source.report: source.published for source in sources},
            copies=copies_of(connection, tellers),
            times=_times(connection, told),
        ),
    )
    found = weighed(told, incident, rule)
    return Comparison(
        id=incident.id,
        type=incident.type,
        mode=incident.mode,
        earliest=incident.earliest,
        latest=incident.latest,
        place=place_of(incident),
        country=incident.country,
        actors=incident.actors,
        targets=incident.targets,
        rule=rule,
        rows=rows,
        sentences={one.key.report: one.report.sentences for one in told},
        names=dict(_names(connection, incident, english)),
        counted=found.origins,
        backing=tuple(_backing(incident, found, rows)),
        contradictions=tuple(map(_two_sides, incident.contradictions)),
        grade=found.grade,
        tallies=numbers_of(found.tallies),
        reports=sources,
        members=tuple(_members(connection, incident, viewer)),
        decisions=decided(connection, [member.key for member in incident.claims]),
    )


def place_of(incident: Incident) -> IncidentPlace | None:
    """The place of an incident, as it is shown."""
    place = incident.place
    if place is None:
        return None
    return IncidentPlace(
        name=place.name,
        name_en=place.name_en,
        authority=place.authority,
        country=place.country,
        admin1=place.admin1,
        precision=place.precision,
    )


def numbers_of(tallies: Iterable[Tally]) -> tuple[IncidentNumber, ...]:
    """The numbers of an incident, as they are shown."""
    return tuple(
        IncidentNumber(kind=each.kind, low=each.low, best=each.best, high=each.high, rule=each.rule) for each in tallies
    )


def _two_sides(of: Contradiction) -> TwoSides:
    sides = {name: OneSide(**msgspec.structs.asdict(getattr(of, name))) for name in ("first", "second")}
    return TwoSides(**{**msgspec.structs.asdict(of), **sides})


def incident_named(connection: sa.Connection, named: str) -> Incident:
    """The incident that is named by as many letters of its id as tell it apart.

    Raises:
        CaseError: if there is no such incident, or more than one.
    """
    whole = named if named.startswith(INCIDENT) else INCIDENT + named
    wanted = sa.select(incidents.c.state)
    state: bytes | None = connection.scalars(wanted.where(incidents.c.id == whole)).one_or_none()
    if state is None:
        found = find_incident(connection, named)
        state = connection.scalars(wanted.where(incidents.c.id == found)).one()
    return incident_of(state)


def told_of(connection: sa.Connection, incident: Incident) -> list[Told]:
    """The claims of an incident as linking knows them, in the order of their keys.

    Raises:
        DataError: if a report was linked by another version.
    """
    keys = {member.key for member in incident.claims}
    query = sa.select(linkages.c.state).where(linkages.c.report.in_(sorted({key.report for key in keys})))
    found = [
        Told(ClaimKey(signature.report, fact.claim), fact, signature)
        for signature in map(unpacked, connection.scalars(query))
        for fact in signature.facts
    ]
    return sorted((one for one in found if one.key in keys), key=lambda one: one.key)


def copies_of(connection: sa.Connection, among: Sequence[str]) -> list[Copy]:
    """Which of some reports share text, without the passages."""
    own = copies.c
    query = sa.select(own.first, own.second, own.of_first, own.of_second)
    rows = connection.execute(query.where(own.first.in_(among), own.second.in_(among)))
    return [Copy(first=row[0], second=row[1], of_first=row[2], of_second=row[3]) for row in rows]


def _times(connection: sa.Connection, told: Iterable[Told]) -> Mapping[ClaimKey, Excerpt]:
    """The words that the time of each claim rests on, where its report has them."""
    dated = {one.key: one for one in told if one.fact.time is not None}
    records = amended_records(connection, sorted({key.report for key in dated}))
    found = {}
    for key, one in dated.items():
        if (words := _time_words(records.get(key.report), one.fact.event)) is not None:
            found[key] = words
    return found


def _time_words(record: Record | None, named: str) -> Excerpt | None:
    if record is None:
        return None
    event: Event | None = next((event for event in record.events if event.id == named), None)
    expression = None if event is None else time_of(event, record)
    return None if expression is None else expression.span


def _sources(connection: sa.Connection, incident: Incident) -> tuple[Source, ...]:
    held: dict[str, int] = {}
    for member in incident.claims:
        held[member.key.report] = held.get(member.key.report, 0) + 1
    own = reports.c
    columns = (own.id, sightings.c.place, own.part, own.title, own.outlet, own.published, opening().label("opening"))
    query = sa.select(*columns).join(sightings, sightings.c.id == own.sighting).join(texts, texts.c.id == own.text)
    named = [telling.report for telling in incident.reports]
    about = {row.id: row for row in connection.execute(query.where(own.id.in_(named)))}
    return tuple(
        Source(
            report=telling.report,
            place=located(row.place, row.part),
            title=row.title,
            opening=opening_of(row.opening),
            outlet=row.outlet,
            published=row.published,
            main=telling.main,
            score=telling.score,
            reasons=telling.reasons,
            claims=held.get(telling.report, 0),
        )
        for telling in incident.reports
        if (row := about.get(telling.report)) is not None
    )


def _names(connection: sa.Connection, incident: Incident, english: English) -> Iterator[tuple[str, str]]:
    """The English names of origins, as the actor table or the reports have them."""
    own = participants.c
    told = sorted({key.report for origin in incident.origins for key in origin.claims})
    query = sa.select(own.name, own.name_en).where(
        own.report.in_(told), own.role == "speaker", own.name_en.is_not(None)
    )
    spoken = {row.name: row.name_en for row in connection.execute(query.order_by(own.report, own.claim, own.ordinal))}
    for origin in incident.origins:
        name = (english(origin.entity) if origin.entity else None) or spoken.get(origin.name or "")
        if name is not None:
            yield origin.id, name


def _backing(incident: Incident, found: Weighed, rows: Iterable[OriginRow]) -> Iterator[Backing]:
    names = {(each.field, each.value, each.entity): each.name_en for row in rows for each in row.values if each.name_en}
    counted = {(each.field, each.value, each.entity): each.origins for each in found.support}
    for each in incident.support:
        value = (each.field, each.value, each.entity)
        yield Backing(
            field=each.field,
            value=each.value,
            entity=each.entity,
            name_en=names.get(value),
            origins=each.origins,
            counted=counted.get(value, ()),
            claims=len(each.claims),
        )


def _members(connection: sa.Connection, incident: Incident, viewer: Viewer | None) -> Iterator[Member]:
    own, of = claims.c, incident_claims.c
    query = (
        sa.select(own.report, own.claim, own.line_en, own.type, own.mode, own.factuality)
        .join(incident_claims, sa.and_(of.report == own.report, of.claim == own.claim))
        .where(of.incident == incident.id)
    )
    rows = {ClaimKey(row.report, row.claim): row for row in connection.execute(query)}
    judged = _judged(connection, [member.key for member in incident.claims])
    for member in incident.claims:
        row = rows[member.key]
        standing = Standing(report=row.report, judgements=_seen(judged.get(member.key, ()), viewer))
        corrected: dict[str, dict[str, Any]] = {}
        for judgement in standing.judgements:
            for field, correction in judgement.corrections.items():
                corrected.setdefault(field, {})[judgement.who] = correction.value
        yield Member(
            report=row.report,
            claim=row.claim,
            line_en=row.line_en,
            type=row.type,
            mode=row.mode,
            factuality=row.factuality,
            score=member.score,
            reasons=member.reasons,
            standpoint=standing.standpoint,
            corrected=corrected,
        )


def _seen(judged: Sequence[Judgement], viewer: Viewer | None) -> tuple[Judgement, ...]:
    """Those of the judgements of one claim that the viewer is shown: blind, none before one's own."""
    hidden = viewer is not None and viewer.blind and all(each.who != viewer.who for each in judged)
    return () if hidden else tuple(judged)


def _judged(connection: sa.Connection, keys: Sequence[ClaimKey]) -> Mapping[ClaimKey, list[Judgement]]:
    """What people judge of claims by now, in the order of their names."""
    found: dict[ClaimKey, list[Judgement]] = {key: [] for key in keys}
    query = sa.select(verdicts).where(verdicts.c.report.in_(sorted({key.report for key in keys})))
    for row in connection.execute(query.order_by(verdicts.c.who)):
        key = ClaimKey(row.report, row.claim)
        if key in found:
            corrections = msgspec.json.decode(row.corrections, type=dict[str, Correction])
            found[key].append(Judgement(who=row.who, verdict=row.verdict, corrections=corrections))
    return found


def decided(connection: sa.Connection, keys: Sequence[ClaimKey]) -> tuple[IncidentDecision, ...]:
    """The decisions that stand about which claims are of one incident, where one of these is among them; latest first.

    What was taken back is told by the entry that did so, as long as anything else stands by it.
    """
    own = pairings.c
    reports_ = sorted({key.report for key in keys})
    query = sa.select(pairings).where(sa.or_(own.first_report.in_(reports_), own.second_report.in_(reports_)))
    known = set(keys)
    numbers = {
        row.entry
        for row in connection.execute(query)
        if known & {ClaimKey(row.first_report, row.first_claim), ClaimKey(row.second_report, row.second_claim)}
    }
    made = sa.select(journal.c.number, journal.c.action, journal.c.who, journal.c.at, journal.c.reason)
    rows = connection.execute(made.where(journal.c.number.in_(sorted(numbers))).order_by(journal.c.number.desc()))
    return tuple(IncidentDecision(entry=row[0], action=row[1], who=row[2], at=row[3], reason=row[4]) for row in rows)


# --- what two reports share ---------------------------------------------------------------------------------------
class SharedPassage(msgspec.Struct, frozen=True):
    """Words that stand in two reports, as each has them."""

    first: Excerpt
    second: Excerpt


class SharedText(msgspec.Struct, frozen=True):
    """Two reports that share text: how much of each that is (0 to 1), and the passages, in the order of the first's."""

    first: str
    second: str
    of_first: float
    of_second: float
    passages: tuple[SharedPassage, ...]


def shared_text(connection: sa.Connection, one: str, other: str) -> SharedText | None:
    """What two reports share, `one` as the first; `None` where they are no copies of each other."""
    copy = next(iter(copies_of(connection, [one, other])), None)
    if copy is None:
        return None
    shares = (copy.of_first, copy.of_second) if copy.first == one else (copy.of_second, copy.of_first)
    query = sa.select(reports.c.id, texts.c.text).join(texts, texts.c.id == reports.c.text)
    text = {row.id: row.text for row in connection.execute(query.where(reports.c.id.in_([one, other])))}
    found = passages(text[one], text[other])
    return SharedText(
        one,
        other,
        *shares,
        tuple(SharedPassage(each.first.of(text[one]), each.second.of(text[other])) for each in found),
    )


# --- where claims are now -----------------------------------------------------------------------------------------
def members_of(connection: sa.Connection, incident: str) -> tuple[ClaimKey, ...]:
    """The claims of an incident, in the order of their keys."""
    own = incident_claims.c
    rows = connection.execute(sa.select(own.report, own.claim).where(own.incident == incident))
    return tuple(sorted(ClaimKey(row.report, row.claim) for row in rows))


def decision_claims(entry: Entry) -> tuple[ClaimKey, ...]:
    """The claims that a decision about incidents is about, in the order of their keys."""
    pairs = [tuple(each[:4]) for each in entry.after]
    return tuple(sorted({ClaimKey(*end) for pair in pairs for end in (pair[:2], pair[2:])}))


def incidents_with(connection: sa.Connection, keys: Iterable[ClaimKey]) -> tuple[str, ...]:
    """The incidents that claims are of now, those of most of them first."""
    wanted = set(keys)
    own = incident_claims.c
    query = sa.select(own.report, own.claim, own.incident).where(own.report.in_(sorted({key.report for key in wanted})))
    held: dict[str, int] = {}
    for row in connection.execute(query):
        if ClaimKey(row.report, row.claim) in wanted:
            held[row.incident] = held.get(row.incident, 0) + 1
    return tuple(sorted(held, key=lambda incident: (-held[incident], incident)))
