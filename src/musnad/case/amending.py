"""Adding claims that the reader missed, and saying what names mean: each an entry of the journal, which can be undone.

What is added lies in the text and in the vocabulary, or it is refused; that a claim of the same event is there already
is said, and not forbidden. The claims and links of the reports concerned are made anew in the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import msgspec
import sqlalchemy as sa

from musnad.case import amendmentstore as store
from musnad.case.amendments import (
    Added,
    Aspect,
    Hand,
    Meaning,
    Naming,
    Party,
    Scope,
    Timed,
    added_id,
    amended,
    tells_of,
    written,
)
from musnad.case.authorities import Authorities, Name, OwnActor
from musnad.case.claims import ClaimRows, claim_rows
from musnad.case.corrections import checked
from musnad.case.journal import Deed, Entry, append
from musnad.case.messages import wrong
from musnad.case.renewing import Renewed, Renewing, renew
from musnad.case.store.tables import claims, jobs, participants, reports, texts
from musnad.case.work import put_off
from musnad.model import Entity, Excerpt, Record, Statement
from musnad.model.record import Count, EventType, Factuality

if TYPE_CHECKING:
    from musnad.case.judge import Judge

ADDED: Final = "claim.added"
NAMED: Final = "name.corrected"
NAMING: Final = "naming"
"""The kind of what `name.corrected` is about."""
SEVERAL: Final = " | "
_COUNTED: Final = 12
"""Reports whose claims are compared before and after for a preview; of more the claims with the name are counted."""
_LATEST: Final = 2**62
"""The entry of what is not said yet: after all others."""
_LOOKED_AT: Final = 256
"""Reports whose records are asked whether they tell of a name; of more, all that have its words are put off."""


Id = Annotated[str, msgspec.Meta(max_length=200, pattern=r"^[^\x00]*$")]
Number = Annotated[int, msgspec.Meta(ge=0, le=2_000_000_000)]


class Stretch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a report: code points of its text, half open."""

    start: Number
    end: Number


class NewParty(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words and who or what they mean: an `entity` of the report, an `authority` of a table, or the words alone."""

    words: Stretch
    entity: Id | None = None
    authority: Id | None = None


class NewCount(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number and its words; `min` or `max` is `None` where it is open."""

    kind: Id
    words: Stretch
    min: Number | None = None
    max: Number | None = None


class NewClaim(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A claim to be added: `statement` is that of the report which holds it, `None` where the outlet tells it itself.

    `time` is EDTF and rests on `time_words`, or it is the day of the report or of the statement.
    """

    trigger: Stretch
    type: Id
    mode: Id | None = None
    factuality: Id = "asserted"
    actors: tuple[NewParty, ...] = ()
    targets: tuple[NewParty, ...] = ()
    place: NewParty | None = None
    time: Id | None = None
    time_words: Stretch | None = None
    counts: tuple[NewCount, ...] = ()
    statement: Id | None = None


class NewMeaning(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What names mean: an actor or a place by its `authority`, an actor of the case's `own`, or `none`: no actor."""

    kind: Literal["actor", "place", "own", "none"]
    authority: Id | None = None
    own: OwnActor | None = None


class NewNaming(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Written names, what they mean, and where: in the case, in reports of the outlet `of`, or in the report `of`."""

    names: tuple[Name, ...]
    meaning: NewMeaning
    scope: Scope = "case"
    of: Name = ""


class Extent(msgspec.Struct, frozen=True):
    """How many claims in how many reports a naming changes.

    Not `exact` are those of many reports: the claims that have the name as an actor, a target, a speaker or a place.
    """

    claims: int
    reports: int
    exact: bool = True


class ClaimAdded(msgspec.Struct, frozen=True, kw_only=True):
    """An added claim: its entry (`None` where it is there already), its id, and claims that tell of the same words."""

    entry: Entry | None
    claim: str
    alike: tuple[str, ...]
    renewed: Renewed = Renewed()


class NameCorrected(msgspec.Struct, frozen=True, kw_only=True):
    """A corrected name: its entry (`None` where that was said already), and the reports that it changes."""

    entry: Entry | None
    renewed: Renewed = Renewed()


class Desk(msgspec.Struct, frozen=True):
    """What amending asks of: the tables, and what reports are derived with; without that the next run does so."""

    known: Authorities
    renewing: Renewing | None = None


# --- claims -------------------------------------------------------------------------------------------------------
def add_claim(
    connection: sa.Connection,
    judge: Judge,
    report: str,
    new: NewClaim,
    desk: Desk,
) -> ClaimAdded:
    """Add a claim to a report, told as the judge's.

    Raises:
        CaseError: if the report has not been read, words do not lie in its text, or a value is none that there is.
    """
    record = store.amended_record(connection, report)
    added = _Checked(record, desk.known, store.own_actors(connection)).claim(new, judge.who)
    claim = added_id(record.document.id, added)
    alike = _alike(record, added)
    if claim in {each.id for each in record.claims}:
        return ClaimAdded(entry=None, claim=claim, alike=alike)
    deed = Deed(
        at=judge.at,
        who=judge.who,
        action="claim.added",
        kind="claim",
        subject=f"{report}/{claim}",
        after=_as_json(added),
        reason=judge.reason,
    )
    entry = append(connection, deed)
    store.keep_addition(connection, report, claim, entry.after, entry.number)
    return ClaimAdded(entry=entry, claim=claim, alike=alike, renewed=renew(connection, [report], desk.renewing))


def _alike(record: Record, added: Added) -> tuple[str, ...]:
    """The claims of a record whose event has some of the same words for its trigger."""
    events = {event.id: event for event in record.events}
    told = ((claim.id, events[claim.event].trigger.span) for claim in record.claims if claim.event in events)
    return tuple(claim for claim, trigger in told if trigger.overlaps(added.trigger.span))


def _as_json(value: Any) -> Any:
    return msgspec.json.decode(msgspec.json.encode(value))


class _Checked:
    """A new claim brought to what is kept of it, each part verified against the report and the tables."""

    def __init__(self, record: Record, known: Authorities, own: Mapping[str, Entity]) -> None:
        self._record: Final = record
        self._known: Final = known
        self._own: Final = own

    def claim(self, new: NewClaim, who: str) -> Added:
        chain = tuple(self._chain(new.statement))
        event_type: EventType = checked("type", new.type, new.type)
        factuality: Factuality = checked("factuality", new.factuality, event_type)
        return Added(
            who=who,
            trigger=self.words(new.trigger),
            type=event_type,
            mode=checked("mode", new.mode, event_type),
            factuality=factuality,
            actors=tuple(map(self._party, new.actors)),
            targets=tuple(map(self._party, new.targets)),
            place=None if new.place is None else self._spot(new.place),
            time=self._time(new, chain),
            counts=self._counts(new.counts),
            chain=chain,
        )

    def words(self, place: Stretch) -> Excerpt:
        """The words at a place.

        Raises:
            CaseError: if they do not lie in the text, or are blank.
        """
        text = self._record.document.text
        if not 0 <= place.start < place.end <= len(text):
            raise wrong("judge.bad-words", start=place.start, end=place.end, length=len(text))
        found = text[place.start : place.end]
        if not found.strip():
            raise wrong("judge.blank-words", start=place.start, end=place.end)
        return Excerpt(place.start, place.end, found)

    def _party(self, new: NewParty) -> Party:
        words = self.words(new.words)
        if new.entity is not None:
            return self._of_report(words, new.entity)
        if new.authority is None:
            return Party(words=words)
        own = self._own.get(new.authority)
        entity = own if own is not None else self._known.actor(new.authority)
        return Party(words=words, entity=msgspec.structs.replace(entity, id="", name=written(words.text), reasons=()))

    def _spot(self, new: NewParty) -> Party:
        words = self.words(new.words)
        if new.entity is not None:
            return self._of_report(words, new.entity)
        if new.authority is None:
            return Party(words=words)
        entity = self._known.place(new.authority)
        return Party(words=words, entity=msgspec.structs.replace(entity, name=written(words.text)))

    def _of_report(self, words: Excerpt, named: str) -> Party:
        entity = next((each for each in self._record.entities if each.id == named), None)
        if entity is None:
            raise wrong("judge.no-entity", name=named)
        mention = next((each.span for each in self._record.mentions if each.entity == named), None)
        return Party(words=words, entity=entity, mention=mention)

    def _time(self, new: NewClaim, chain: Sequence[Hand]) -> Timed | None:
        value = checked("time", new.time, new.type)
        if value is None:
            return None
        if new.time_words is not None:
            return Timed(value=value, words=self.words(new.time_words))
        told = {self._record.document.published, *(hand.statement.date for hand in chain)}
        if value not in told:
            raise wrong("judge.time-words", value=value)
        return Timed(value=value)

    def _counts(self, new: Iterable[NewCount]) -> tuple[Count, ...]:
        found = [(each, self.words(each.words)) for each in new]
        numbers = [{"kind": each.kind, "min": each.min, "max": each.max} for each, _ in found]
        checked("counts", numbers, "")
        return tuple(
            msgspec.convert({"kind": each.kind, "span": _as_json(words), "min": each.min, "max": each.max}, Count)
            for each, words in found
        )

    def _chain(self, named: str | None) -> list[Hand]:
        """The statements that hand a claim on, the outermost first."""
        known = {each.id: each for each in self._record.statements}
        found: list[Statement] = []
        while named is not None:
            if named not in known or known[named] in found:
                raise wrong("judge.no-statement", name=named)
            found.insert(0, known[named])
            named = found[0].parent
        return [Hand(statement=each, speaker=self._speaker(each)) for each in found]

    def _speaker(self, statement: Statement) -> Party | None:
        if statement.source_entity is None:
            return None
        return self._of_report(statement.source or statement.cue, statement.source_entity)


# --- names --------------------------------------------------------------------------------------------------------
def correct_name(
    connection: sa.Connection,
    judge: Judge,
    new: NewNaming,
    desk: Desk,
) -> NameCorrected:
    """Say what written names mean, in the case, in an outlet's reports or in one report.

    Raises:
        CaseError: if no name is given, or what it is to mean is in no table, or there is no such report or outlet.
    """
    names = _names(new)
    _check_scope(connection, new)
    aspect: Aspect = "place" if new.meaning.kind == "place" else "actor"
    meaning = _as_json(Meaning(who=judge.who, entity=_meant(connection, new.meaning, desk.known)))
    keys = [(new.scope, new.of, aspect, name) for name in names]
    before = [[*key, store.naming_kept(connection, key)] for key in keys]
    after = [[*key, meaning] for key in keys]
    if before == after:
        return NameCorrected(entry=None)
    deed = Deed(
        at=judge.at,
        who=judge.who,
        action="name.corrected",
        kind=NAMING,
        subject=SEVERAL.join(names),
        before=before,
        after=after,
        reason=judge.reason,
    )
    entry = append(connection, deed)
    store.keep_namings(connection, after, entry.number)
    return NameCorrected(entry=entry, renewed=_renew_named(connection, after, desk.renewing))


def extent_of(connection: sa.Connection, new: NewNaming, known: Authorities) -> Extent:
    """How many claims in how many reports a naming changes; nothing is kept.

    Raises:
        CaseError: if no name is given, or what it is to mean is in no table, or there is no such report or outlet.
    """
    names = _names(new)
    _check_scope(connection, new)
    aspect: Aspect = "place" if new.meaning.kind == "place" else "actor"
    meaning = Meaning(who="", entity=_meant(connection, new.meaning, known))
    named = sa.select(reports.c.id).where(reports.c.id.in_(_reports_told(names)), _within(new.scope, new.of))
    concerned = connection.scalars(named.order_by(reports.c.id).limit(_LOOKED_AT)).all()
    if len(concerned) > _COUNTED:
        return _estimated(connection, new, names, aspect)
    said = tuple(
        Naming(scope=new.scope, of=new.of, aspect=aspect, name=name, entry=_LATEST, meaning=meaning) for name in names
    )
    changed = [_changed(connection, report, said) for report in concerned]
    return Extent(sum(changed), sum(map(bool, changed)))


def _changed(connection: sa.Connection, report: str, said: tuple[Naming, ...]) -> int:
    """How many claims of a report are other ones by what is said of names."""
    record = store.machine_records(connection, [report])[report]
    before = store.amendments_of(connection, [report])[report]
    keys = {(each.scope, each.of, each.aspect, each.name) for each in said}
    kept = (each for each in before.namings if (each.scope, each.of, each.aspect, each.name) not in keys)
    after = msgspec.structs.replace(before, namings=(*kept, *said))
    old, new = (_by_claim(claim_rows(amended(record, each), report, "")) for each in (before, after))
    return sum(old.get(claim) != row for claim, row in new.items())


def _by_claim(rows: ClaimRows) -> Mapping[str, Sequence[Any]]:
    """What the rows of each claim say, but for their English lines."""
    found: dict[str, list[Any]] = {}
    for row in (*rows.claims, *rows.participants):
        found.setdefault(row["claim"], []).append({name: row[name] for name in row if name != "line_en"})
    return found


def _estimated(connection: sa.Connection, new: NewNaming, names: Sequence[str], aspect: Aspect) -> Extent:
    told = _told(names, aspect).subquery()
    query = sa.select(sa.func.count(), sa.func.count(sa.distinct(told.c.report))).select_from(told)
    if new.scope != "case":
        query = query.join(reports, reports.c.id == told.c.report).where(_within(new.scope, new.of))
    number, within = connection.execute(query).one()
    return Extent(number, within, exact=False)


def take_back(connection: sa.Connection, undone: Entry, entry: int, renewing: Renewing | None) -> Renewed:
    """Make what an undone amendment was about what it was before."""
    if undone.action == ADDED:
        report, _, claim = undone.subject.partition("/")
        store.keep_addition(connection, report, claim, undone.before, entry)
        return renew(connection, [report], renewing)
    store.keep_namings(connection, undone.before, entry)
    return _renew_named(connection, undone.before, renewing)


def _names(new: NewNaming) -> list[str]:
    names = sorted({written(name) for name in new.names})
    if not names or not all(names):
        raise wrong("judge.empty-name", field="name")
    return names


def _check_scope(connection: sa.Connection, new: NewNaming) -> None:
    column = {"case": None, "outlet": reports.c.outlet, "report": reports.c.id}[new.scope]
    if column is None and new.of:
        raise wrong("judge.no-scope", name=new.of)
    if column is not None and connection.scalar(sa.select(column).where(column == new.of).limit(1)) is None:
        raise wrong("judge.no-scope", name=new.of or "-")


def _meant(connection: sa.Connection, new: NewMeaning, known: Authorities) -> Entity | None:
    if new.kind == "none":
        return None
    if new.kind == "own" and new.own is not None:
        return known.own(new.own)
    if new.authority is None:
        raise wrong("judge.no-meaning")
    if new.kind == "place":
        return known.place(new.authority)
    own = store.own_actors(connection).get(new.authority)
    return known.actor(new.authority) if own is None else msgspec.structs.replace(own, id="", reasons=())


def _told(names: Sequence[str], aspect: Aspect) -> sa.Select[Any]:
    """The claims that have names, as rows have them."""
    if aspect == "place":
        return sa.select(claims.c.report, claims.c.claim).where(claims.c.place_name.in_(names))
    own = participants.c
    return sa.select(own.report, own.claim).where(own.name.in_(names)).distinct()


def _reports_told(names: Sequence[str]) -> sa.CompoundSelect[Any]:
    """The reports whose claims have names."""
    return sa.union(*(sa.select(_told(names, aspect).subquery().c.report) for aspect in _ASPECTS))


_ASPECTS: Final[tuple[Aspect, ...]] = ("actor", "place")


def _within(scope: str, of: str) -> sa.ColumnElement[bool]:
    if scope == "case":
        return sa.true()
    return (reports.c.outlet if scope == "outlet" else reports.c.id) == of


def _renew_named(connection: sa.Connection, state: Sequence[Sequence[Any]], renewing: Renewing | None) -> Renewed:
    """Make the reports anew that tell of names; `state` is what is said of them, keys first."""
    scope, of = state[0][0], state[0][1]
    names = frozenset(each[3] for each in state)
    concerned = _having(connection, names, _within(scope, of))
    if len(concerned) > _LOOKED_AT or renewing is None:
        return Renewed(later=put_off(connection, concerned))
    records = store.amended_records(connection, concerned)
    return renew(connection, [report for report, record in records.items() if tells_of(record, names)], renewing)


def _having(connection: sa.Connection, names: Iterable[str], within: sa.ColumnElement[bool]) -> Sequence[str]:
    """The reports that were read and have all words of one of the names in their text, or its name in their claims."""
    words = sa.or_(
        *(sa.and_(*(texts.c.text.contains(word, autoescape=True) for word in _bare(name))) for name in names)
    )
    named = reports.c.id.in_(_reports_told(sorted(names)))
    query = (
        sa.select(reports.c.id)
        .join(texts, texts.c.id == reports.c.text)
        .join(jobs, jobs.c.report == reports.c.id)
        .where(jobs.c.reading.is_not(None), within, sa.or_(words, named))
    )
    return connection.scalars(query.order_by(reports.c.id)).all()


_ARTICLE: Final = "ال"


def _bare(name: str) -> Sequence[str]:
    """The words of a name as they stand in a text, the first without its article, which a preposition can swallow."""
    first, *others = name.split()
    return (first.removeprefix(_ARTICLE) or first, *others)
