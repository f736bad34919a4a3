"""Which claims leave: those asked for, report by report, and for tables of events those that tell something new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from musnad.export.manifest import Emptied, Ledger, Reason
from musnad.export.rows import Row, orphans, rows
from musnad.export.withholding import Plain, Withheld
from musnad.model import Record


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for; an empty set asks for everything."""

    types: frozenset[str] = frozenset()
    factualities: frozenset[str] = frozenset()
    withhold_persons: bool = False


class Happening(msgspec.Struct, frozen=True):
    """An event of a report as it is told first, and all its tellings, that one among them."""

    row: Row
    tellings: tuple[Row, ...]


Documents = Iterable[Sequence[Row]]


def chosen(records: Iterable[Record], choice: Choice, ledger: Ledger) -> Iterator[Sequence[Row]]:
    """The claims asked for, report by report; the others stand in the ledger."""
    for record in records:
        voice = Withheld(record) if choice.withhold_persons else Plain(record)
        ledger.documents += 1
        ledger.claims += len(record.claims)
        ledger.persons_withheld += voice.count
        for claim in orphans(record):
            ledger.leave_out(claim.id, record.document.id, "no_event")
        yield [row for row in rows(record, voice) if _is_asked(row, choice, ledger)]


def _is_asked(row: Row, choice: Choice, ledger: Ledger) -> bool:
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


def _left(row: Row, reason: Reason, ledger: Ledger) -> bool:
    ledger.leave_out(row.id.value, row.source.id.value, reason)
    return False


def happenings(document: Sequence[Row], ledger: Ledger) -> Iterator[Happening]:
    """The events of a report, each once; the claims that tell one again are noted with the one that stands for them."""
    told: dict[str, list[Row]] = defaultdict(list)
    for row in document:
        told[row.telling].append(row)
    for first, *others in told.values():
        for other in others:
            ledger.leave_out(other.id.value, other.source.id.value, "told_again", first.id.value)
        yield Happening(first, (first, *others))


def exported(row: Row, ledger: Ledger, *, rows_written: int = 1) -> None:
    """Note that a claim is in the export."""
    ledger.exported.append(str(row.id.value))
    ledger.rows += rows_written
    ledger.emptied += [Emptied(str(row.id.value), field) for field in row.unproved]
