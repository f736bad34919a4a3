"""What the reading of events finds: words that may name an event, with what stands beside them; and the events."""

from __future__ import annotations

import msgspec

from musnad.model import Span
from musnad.model.record import CountKind, EventType, Factuality
from musnad.reading.eventsight import Unit
from musnad.reading.eventwords import Trigger
from musnad.reading.roles import Part
from musnad.reading.slots import Slots


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A word that names an event in one of its senses: its token and unit, its code points, what stands beside it.

    `finite` says that it is a finite verb, `definite` that it has its article or a pronoun.
    """

    token: int
    unit: int
    start: int
    end: int
    trigger: Trigger
    slots: Slots
    parts: tuple[Part, ...]
    rule: str
    finite: bool = False
    definite: bool = False


class Cast(msgspec.Struct, frozen=True, gc=False):
    """Who and what takes part in an event: its actors, its targets, what it was done with."""

    actors: tuple[Unit, ...] = ()
    targets: tuple[Unit, ...] = ()
    means: tuple[Unit, ...] = ()


class CountFound(msgspec.Struct, frozen=True):
    """A number of people or things: its span, its bounds, and the noun that says who they are."""

    kind: CountKind
    span: Span
    minimum: int | None
    maximum: int | None
    who: Span | None = None


class EventFound(msgspec.Struct, frozen=True, kw_only=True):
    """An event: the trigger in code points and its token, its sense, the phrases in it and how it stands to the facts.

    `place` is where it happened, `where` a place that its verb has as subject (`شهدت المدينة اشتباكات`); `time` an EDTF
    value and `time_basis` where it stands. `statement` is the index of the innermost attribution whose content holds
    the trigger; `cause`, `same_as`, `either` are indices of events: what brought it about, the one that it tells again,
    the one to which أو joins it as another possibility. `governed` says that a noun is subject or object of a verb,
    `coming` that it is denied of what is to come (`لن يقصف`).
    """

    start: int
    end: int
    token: int
    sentence: int
    trigger: Trigger
    mode: str
    rule: str
    actors: tuple[Unit, ...] = ()
    targets: tuple[Unit, ...] = ()
    means: Unit | None = None
    where: Unit | None = None
    place: Unit | None = None
    time: str | None = None
    time_basis: str | None = None
    factuality: Factuality = "asserted"
    counts: tuple[CountFound, ...] = ()
    statement: int | None = None
    definite: bool = False
    cause: int | None = None
    same_as: int | None = None
    either: int | None = None
    joint: str = ""
    governed: bool = False
    coming: bool = False

    @property
    def type(self) -> EventType:
        """Its type."""
        return self.trigger.type
