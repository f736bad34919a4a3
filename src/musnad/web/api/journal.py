"""The journal: what was done and decided, whether it is as it was written, and taking a decision back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final

import msgspec
from litestar import get, post
from litestar.params import FromQuery, JSONBody, PathParameter, QueryParameter
from litestar.types import ControllerRouterHandler

from musnad.case import journaled
from musnad.case.journaled import AboutClaim, Change, IncidentTold, Sought, Tally, Told
from musnad.case.judge import undo
from musnad.case.messages import Language, told
from musnad.export.labels import Labels, load_labels
from musnad.export.times import in_figures
from musnad.vocabulary.vocabulary import event_pairs
from musnad.web.filters import LARGEST
from musnad.web.given import TheLanguage, TheWorkbench
from musnad.web.shapes import Text

_LONGEST: Final = 2_000
_CODES: Final[Mapping[str, str]] = {
    "verdict": "standpoint",
    "type": "event_type",
    "factuality": "factuality",
}
"""The labels of the fields whose values are codes."""
Several = Annotated[list[str] | None, QueryParameter(description="any of these", max_items=200)]
Day = Annotated[str | None, QueryParameter(description="a day in UTC, as 2022-01-31")]
Words = Annotated[str, QueryParameter(max_length=_LONGEST, description="words of the matter, the reason or the values")]
Number = Annotated[int, PathParameter(ge=1, le=LARGEST)]
Offset = Annotated[int, QueryParameter(ge=0, le=LARGEST)]
Limit = Annotated[int, QueryParameter(ge=1, le=200)]


class ShownChange(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry made different: the field, its value before and after in words, the words of the report."""

    field: str
    before: str | None
    after: str | None
    words: str | None
    count: int


class ShownEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry: who did what, when and why, what it is about and what it made different.

    `undone` is the entry that it took back, with its own action, `undone_by` that which took it back.
    """

    number: int
    at: str
    who: str
    action: str
    kind: str
    subject: str
    reason: str | None
    hash: str
    claims: tuple[AboutClaim, ...]
    total: int
    place: str | None
    undone: int | None
    undone_action: str | None
    undone_who: str | None
    changes: tuple[ShownChange, ...]
    decision: bool
    undone_by: int | None


class JournalPage(msgspec.Struct, frozen=True):
    """Some entries, the last first, how many were looked for, and who and what is in the whole journal."""

    rows: tuple[ShownEntry, ...]
    total: int
    tally: Tally


class ShownChain(msgspec.Struct, frozen=True, kw_only=True):
    """Whether every entry follows the one before it; otherwise what is wrong, and at which entry."""

    whole: bool
    entries: int
    head: str
    message: str | None
    at: int | None


class ShownOutlook(msgspec.Struct, frozen=True, kw_only=True):
    """What taking an entry back would make different, and which incidents would go and come."""

    changes: tuple[ShownChange, ...]
    gone: tuple[IncidentTold, ...]
    come: tuple[IncidentTold, ...]


class UndoReason(msgspec.Struct, frozen=True):
    """Why a decision is taken back."""

    reason: Text | None = None


class TakenBack(msgspec.Struct, frozen=True):
    """The entry that took another back; `None` where that was done already."""

    number: int | None


@get("/api/journal", sync_to_thread=True)
def journal(  # noqa: PLR0913 - each is a parameter of the address
    *,
    workbench: TheWorkbench,
    language: TheLanguage,
    who: Several = None,
    action: Several = None,
    since: Day = None,
    until: Day = None,
    words: Words = "",
    decisions: FromQuery[bool] = False,
    offset: Offset = 0,
    limit: Limit = 50,
) -> JournalPage:
    """Some of the entries that are looked for."""
    sought = Sought(
        who=frozenset(who or ()), actions=frozenset(action or ()), since=since or None, until=until or None,
        words=words, decisions=decisions,
    )  # fmt: skip
    with workbench.case.reading() as connection:
        page = journaled.found(connection, sought, offset=offset, limit=limit)
        tally = journaled.tally(connection)
    labels = load_labels(language)
    return JournalPage(tuple(_entry(each, labels) for each in page.rows), page.total, tally)


@get("/api/journal/chain", sync_to_thread=True)
def chain(workbench: TheWorkbench, language: TheLanguage) -> ShownChain:
    """Walk the whole journal and tell whether it is as it was written."""
    with workbench.case.reading() as connection:
        seen = journaled.chain(connection)
    message = None if seen.error is None else told(seen.error, language)
    return ShownChain(whole=seen.error is None, entries=seen.entries, head=seen.head, message=message, at=seen.at)


@get("/api/journal/{number:int}/undo", sync_to_thread=True)
def outlook(workbench: TheWorkbench, language: TheLanguage, number: Number) -> ShownOutlook:
    """What taking a decision back would do; nothing is changed."""
    seen = journaled.outlook(workbench.case, workbench.judge(None), number)
    return ShownOutlook(changes=_changes(seen.changes, load_labels(language)), gone=seen.gone, come=seen.come)


@post("/api/journal/{number:int}/undo", sync_to_thread=True, status_code=200)
def take_back(workbench: TheWorkbench, number: Number, data: JSONBody[UndoReason]) -> TakenBack:
    """Take a decision back: what was so before it is so again, and the journal says who took it back and why."""
    with workbench.case.writing() as connection:
        entry = undo(connection, workbench.judge(data.reason), number, workbench.deriving)
    return TakenBack(None if entry is None else entry.number)


# --- in words -----------------------------------------------------------------------------------------------------
def _entry(each: Told, labels: Labels) -> ShownEntry:
    entry, undone = each.entry, each.matter.undone
    return ShownEntry(
        number=entry.number,
        at=entry.at,
        who=entry.who,
        action=entry.action,
        kind=entry.kind,
        subject=entry.subject,
        reason=entry.reason,
        hash=entry.hash,
        claims=each.matter.claims,
        total=each.matter.total,
        place=each.matter.place,
        undone=None if undone is None else undone.number,
        undone_action=None if undone is None else undone.action,
        undone_who=None if undone is None else undone.who,
        changes=_changes(each.changes, labels),
        decision=each.decision,
        undone_by=each.undone_by,
    )


def _changes(changes: Sequence[Change], labels: Labels) -> tuple[ShownChange, ...]:
    return tuple(
        ShownChange(
            field=each.field,
            before=shown(each.field, each.before, labels),
            after=shown(each.field, each.after, labels),
            words=each.words,
            count=each.count,
        )
        for each in changes
    )


def shown(field: str, value: Any, labels: Labels) -> str | None:
    """A value of a field in words; `None` where there is none."""
    if value is None or value in ([], {}, ""):
        return None
    if isinstance(value, list):
        return _listed([shown(field, each, labels) or "" for each in value], labels.language)
    if field == "mode" and isinstance(value, str):
        return _mode(value, labels)
    if field in _CODES and isinstance(value, str):
        return labels(_CODES[field], value)
    if field == "time" and isinstance(value, str):
        return in_figures(value, labels.language) or value
    if isinstance(value, dict):
        return _compound(value, labels)
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _mode(mode: str, labels: Labels) -> str:
    """A mode in words, which are the same under each type that has it."""
    under = next((kind for kind, each in event_pairs() if each == mode), None)
    return mode if under is None else labels("event_mode", f"{under}/{mode}")


def _compound(value: Mapping[str, Any], labels: Labels) -> str:
    if "name" in value:
        return f"{value['name']} ({value['authority']})" if value.get("authority") else str(value["name"])
    if "kind" in value:
        return f"{labels('count', str(value['kind']))} {_number(value.get('min'), value.get('max'), labels)}"
    return msgspec.json.encode(value).decode()


def _number(low: int | None, high: int | None, labels: Labels) -> str:
    if low is None and high is None:
        return labels("number", "open")
    if low is None:
        return labels("number", "up_to").format(high)
    if high is None:
        return labels("number", "or_more").format(low)
    return str(low) if low == high else f"{low}-{high}"


def _listed(words: Sequence[str], language: Language) -> str:
    return ("، " if language == "ar" else ", ").join(words)


HANDLERS: Final[tuple[ControllerRouterHandler, ...]] = (journal, chain, outlook, take_back)
