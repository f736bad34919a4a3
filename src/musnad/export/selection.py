"""Which claims leave: those asked for, report by report, and for tables of events those that tell something new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from musnad.export.manifest import Emptied, Judged, Ledger, LeftOut, Reason
from musnad.export.rows import Row, orphans, rows
from musnad.export.standing import Reported, Standing, corrections_of, judged_by, reasons_of
from musnad.export.withholding import Covered, Known, Plain, Voice, Withheld
from musnad.model import Record


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for; an empty set asks for everything.

    `rejected` asks for claims too that people have rejected, of a case. `covered` has withheld names covered letter by
    letter, for whoever looks words up in the text by their places. `known` is what a case knows of private persons.
    """

    types: frozenset[str] = frozenset()
    factualities: frozenset[str] = frozenset()
    withhold_persons: bool = False
    covered: bool = False
    rejected: bool = False
    known: Known | None = None

    def voice(self, record: Record) -> Voice:
        """How the names of a record leave."""
        if not self.withhold_persons:
            return Plain(record)
        return Covered(record, self.known) if self.covered else Withheld(record, self.known)


class Happening(msgspec.Struct, frozen=True):
    """An event of a report as it is told first, and all its tellings, that one among them.

    `cause` is the attack that brought it about, where it is told as the consequence of one.
    """

    row: Row
    tellings: tuple[Row, ...]
    cause: Row | None = None


Documents = Iterable[Sequence[Row]]


def chosen(records: Iterable[Record | Reported], choice: Choice, ledger: Ledger) -> Iterator[Sequence[Row]]:
    """The claims asked for, report by report; the others stand in the ledger."""
    for each in records:
        reported = each if isinstance(each, Reported) else Reported(record=each)
        record = reported.record
        voice = choice.voice(record)
        ledger.documents += 1
        ledger.claims += len(record.claims)
        ledger.withheld(voice)
        for claim in orphans(record):
            standing = reported.standings.get(claim.id)
            report = None if standing is None else standing.report
            ledger.leave_out(LeftOut(claim.id, record.document.id, "no_event", report=report))
        found = rows(record, voice, reported.standings)
        yield [row for row in found if _is_asked(row, reported.unasked, choice, ledger)]


def _is_asked(row: Row, unasked: Mapping[str, Reason], choice: Choice, ledger: Ledger) -> bool:
    if (reason := unasked.get(str(row.id.value))) is not None:
        return _left(row, reason, ledger)
    if not choice.rejected and row.standing is not None and row.standing.standpoint == "rejected":
        return _left(row, "rejected", ledger)
    if choice.types and row.type.value not in choice.types:
        return _left(row, "type_not_asked", ledger)
    if choice.factualities and row.factuality.value not in choice.factualities:
        return _left(row, "factuality_not_asked", ledger)
    return True


def fitting(documents: Documents, why_not: Callable[[Row], Reason | None], ledger: Ledger) -> Iterator[Sequence[Row]]:
    """The claims that a format has room for; `why_not` tells the reason for any other."""
    for document in documents:
        told = [(row, why_not(row)) for row in document]
        yield [row for row, reason in told if reason is None or _left(row, reason, ledger)]


def _left(row: Row, reason: Reason, ledger: Ledger, stands_in: Row | None = None) -> bool:
    report = None if row.standing is None else row.standing.report
    stand_in = None if stands_in is None else str(stands_in.id.value)
    ledger.leave_out(LeftOut(str(row.id.value), str(row.source.id.value), reason, stand_in, report))
    return False


def happenings(document: Sequence[Row], ledger: Ledger) -> Iterator[Happening]:
    """The events of a report, each once; the claims that tell one again are noted with the one that stands for them."""
    told: dict[str, list[Row]] = defaultdict(list)
    for row in document:
        told[row.telling].append(row)
    for first, *others in told.values():
        for other in others:
            _left(other, "told_again", ledger, first)
        yield Happening(first, (first, *others))


def with_consequences(found: Iterable[Happening], ledger: Ledger) -> Iterator[Happening]:
    """The events, those that an attack among them brought about joined to it: their numbers are its own."""
    all_found = list(found)
    attacks = {id(each): cause_of(each.row, [other.row for other in all_found]) for each in all_found}
    for happening in all_found:
        cause = attacks[id(happening)]
        if cause is not None:
            _left(happening.row, "consequence", ledger, cause)
            continue
        own = [each for each in all_found if attacks[id(each)] is happening.row]
        yield Happening(happening.row, (*happening.tellings, *(row for each in own for row in each.tellings)))


def cause_of(harm: Row, document: Iterable[Row]) -> Row | None:
    """The attack that brought about the dead, the hurt or the damage that a claim tells; `None` where it does not show.

    The crosswalk gives such a claim the code of its attack. It is taken for that of the one attack of this code which
    the same speakers tell in the same sentence, and which nobody else did.
    """
    attacks = [row for row in document if harm.type.value == "HARM" and _may_cause(row, harm)]
    return attacks[0] if len(attacks) == 1 else None


def _may_cause(attack: Row, harm: Row) -> bool:
    if attack.type.value != "ASSAULT" or attack.sentence != harm.sentence:
        return False
    if [hand.statement for hand in attack.chain] != [hand.statement for hand in harm.chain]:
        return False
    codes = ((attack.plover, harm.plover), (attack.acled, harm.acled))
    alike = any(one is not None and other is not None and one.value == other.value for one, other in codes)
    return alike and (not harm.actors or _who(harm) == _who(attack))


def _who(row: Row) -> set[object]:
    return {party.entity or party.words.value for party in row.actors}


def exported(row: Row, ledger: Ledger, *, rows_written: int = 1) -> None:
    """Note that a claim is in the export."""
    ledger.exported.append(str(row.id.value))
    ledger.rows += rows_written
    ledger.emptied += [Emptied(str(row.id.value), field) for field in row.unproved]
    if row.standing is not None and row.standing.judgements:
        ledger.judged.append(_judged(str(row.id.value), row.standing))


def _judged(claim: str, standing: Standing) -> Judged:
    corrections, who, why = corrections_of(standing), judged_by(standing), reasons_of(standing)
    return Judged(
        claim=claim,
        report=standing.report,
        verdict=standing.standpoint,
        corrections=None if corrections is None else str(corrections.value),
        judged_by="" if who is None else str(who.value),
        reason=None if why is None else str(why.value),
    )
