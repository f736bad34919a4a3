"""Claims as people are shown them: numbered, with who hands each on, its words in the report, and its numbers.

A claim told again by the same speakers is one claim; what is said only when it is told again stands in it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from musnad.export import entities
from musnad.export.edges import last_end
from musnad.export.labels import Labels
from musnad.export.rows import COUNT_KINDS, Figure, Row, rows
from musnad.export.timing import time_of
from musnad.export.withholding import Plain
from musnad.model import Claim, Codes, Event, Excerpt, Record
from musnad.model.record import CountKind
from musnad.model.toll import Relation

SCHEMES: Final = ("plover", "cameo", "acled", "ucdp")
MARKED: Final = ("⟦", "⟧")
"""What stands round the trigger in plain text."""
_ENDS: Final = re.compile(r"[.!؟?؛;،,:\n]")
_AROUND: Final = 60
_MORE: Final = "…"


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with its event and all that belongs to it; `number` counts the claims of the report from 1.

    `again` are the events by which the same speakers tell it again, `alternatives` those of which only one, or its own,
    is said to have happened; `first` is the number of the claim in which the report told the event before, by other
    speakers, and `cause` that of the claim whose event brought this one about. `time_words` are the words that its time
    rests on.
    """

    number: int
    claim: Claim
    event: Event
    row: Row
    again: tuple[Event, ...]
    alternatives: tuple[Event, ...]
    first: int | None
    cause: int | None
    time_words: Excerpt | None

    @property
    def events(self) -> tuple[Event, ...]:
        """Its event, then those that tell it again, then the alternatives to it."""
        return (self.event, *self.again, *self.alternatives)


def shown(record: Record) -> tuple[Shown, ...]:
    """The claims of a record, in its order; a claim of an event that the record does not hold is passed over."""
    events = {event.id: event for event in record.events}
    held = [claim for claim in record.claims if claim.event in events]
    numbers: dict[str, int] = {}
    for number, claim in enumerate(held, start=1):
        for told in (claim.event, *claim.also, *claim.alternatives):
            numbers.setdefault(told, number)
    found = []
    for number, (claim, row) in enumerate(zip(held, rows(record, Plain(record)), strict=True), start=1):
        event = events[claim.event]
        first = numbers.get(str(row.same_as.value)) if row.same_as is not None else None
        cause = numbers.get(event.cause or "")
        found.append(
            Shown(
                number=number,
                claim=claim,
                event=event,
                row=row,
                again=tuple(events[each] for each in claim.also if each in events),
                alternatives=tuple(events[each] for each in claim.alternatives if each in events),
                first=first if first != number else None,
                cause=cause if cause != number else None,
                time_words=_time_words(event, row, record),
            )
        )
    return tuple(found)


def _time_words(event: Event, row: Row, record: Record) -> Excerpt | None:
    if row.time is None:
        return None
    own = time_of(event, record)
    if own is not None:
        return own.span
    return row.time.words.spans[0] if row.time.words is not None else None


def hands(claim: Claim, record: Record, labels: Labels, told: Mapping[str, str | None]) -> tuple[str, ...]:
    """The names of those through whom a claim went, the outlet first; `told` are those of `entities.speakers`."""
    outlet = record.document.outlet or labels("page", "no_outlet")
    unknown = labels("page", "unknown")
    if not claim.chain:
        return (outlet,)
    return tuple(
        (link.name or outlet) if link.statement is None else told.get(link.statement) or link.name or unknown
        for link in claim.chain
    )


def act_of(claim: Claim, record: Record) -> str | None:
    """The act of the innermost statement of a claim, `None` where the author tells it in their own voice."""
    last = claim.chain[-1].statement if claim.chain else None
    return next((statement.act for statement in record.statements if statement.id == last), None)


def what(event: Event, labels: Labels) -> str:
    """What is said to have happened, as particular as is known."""
    if event.mode is None or not labels.has("event_mode", f"{event.type}/{event.mode}"):
        return labels("event_type", event.type)
    return labels("event_mode", f"{event.type}/{event.mode}")


def how_many(low: int | None, high: int | None, labels: Labels) -> str:
    """A number as its words leave it: one figure, or what is left open."""
    if low is None and high is None:
        return labels("number", "open")
    if low is None:
        return labels("number", "up_to").format(high)
    if high is None:
        return labels("number", "or_more").format(low)
    return str(low) if low == high else f"{low}–{high}"


def number_of(figure: Figure, labels: Labels) -> str:
    """How many a figure of a claim says."""
    low, high = (None if end is None else int(end.value) for end in (figure.min, figure.max))
    return how_many(low, high, labels)


def relation(claim: Shown, figure: Figure) -> Relation:
    """How a figure stands to those of its kind before it in the same claim."""
    total = claim.row.totals.get(figure.kind)
    parts = total.toll.parts if total is not None else ()
    return next((part.relation for part in parts if part.count.span == figure.words.spans[0]), "first")


def figures(claims: Sequence[Shown]) -> Iterator[tuple[CountKind, tuple[tuple[Shown, Figure], ...]]]:
    """The numbers of all claims, kind by kind; they are not added up, for they may be of the same people."""
    for kind in COUNT_KINDS:
        found = tuple((claim, figure) for claim in claims for figure in claim.row.figures if figure.kind == kind)
        if found:
            yield kind, found


def codes_in_brief(codes: Codes) -> str:
    """The codes that other schemes have, one behind the other; empty where none has one."""
    found = ((scheme, getattr(codes, scheme)) for scheme in SCHEMES)
    return " · ".join(f"{scheme.upper()} {code}" for scheme, code in found if code is not None)


def in_clause(text: str, span: Excerpt) -> str:
    """The words of `span` marked among those of its clause, cut after whole words where the clause is long.

    >>> in_clause("وصلوا، ثم قصفت المدفعية البلدة. وانتهى", Excerpt(10, 14, "قصفت"))
    'ثم ⟦قصفت⟧ المدفعية البلدة'
    """
    start = last_end(_ENDS, text, span.start)
    ending = _ENDS.search(text, span.end)
    before = _last_words(text[start : span.start])
    after = _first_words(text[span.end : ending.start() if ending else len(text)])
    return f"{before}{MARKED[0]}{span.text}{MARKED[1]}{after}".strip()


def _last_words(words: str) -> str:
    if len(words) <= _AROUND:
        return words
    kept = words[-_AROUND:]
    return f"{_MORE} {kept.partition(' ')[2]}"


def _first_words(words: str) -> str:
    if len(words) <= _AROUND:
        return words
    kept = words[:_AROUND]
    return f"{kept.rpartition(' ')[0]} {_MORE}"


def speaker_names(record: Record, labels: Labels) -> Mapping[str, str | None]:
    """Who says each statement, by its id, in the language of the labels."""
    return entities.speakers(record, labels)
