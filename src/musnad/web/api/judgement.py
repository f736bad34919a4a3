"""Judging: what the one who works here decides of claims, each decision an entry of the journal that can be undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final

import msgspec
import sqlalchemy as sa
from litestar import get, post
from litestar.params import FromQuery, JSONBody, QueryParameter
from litestar.types import ControllerRouterHandler

from musnad.arabic.snapping import Snapping
from musnad.case import judge as judging
from musnad.case import review
from musnad.case.journal import entry_of
from musnad.case.judge import Correction, Words
from musnad.case.messages import wrong
from musnad.case.reportpage import Naming, Told, edges_of
from musnad.case.reports import current, received
from musnad.case.review import Disagreement, Viewer, judged_of_all, types_of
from musnad.export.labels import load_labels
from musnad.export.standing import Verdict
from musnad.model import Excerpt, Span
from musnad.model.links import ClaimKey
from musnad.web.filters import LARGEST
from musnad.web.given import TheWorkbench
from musnad.web.judged import JudgedShown, naming_of, shown_to
from musnad.web.shapes import Claimed, Id, Place, Text
from musnad.web.state import Workbench

_MOST_CLAIMS: Final = 10_000
_MOST_ROWS: Final = 200


class Judging(msgspec.Struct, frozen=True, kw_only=True):
    """One verdict on one or many claims; a rejection needs its reason."""

    claims: Annotated[tuple[Claimed, ...], msgspec.Meta(min_length=1, max_length=_MOST_CLAIMS)]
    verdict: Verdict
    reason: Text | None = None
    blind: bool = False


class Drawn(msgspec.Struct, frozen=True):
    """A stretch of the text that was drawn over: code points, half open."""

    start: Place
    end: Place


class Correcting(msgspec.Struct, frozen=True, kw_only=True):
    """A value for a field of a claim, in the shape that the field has, and the words drawn for it."""

    report: Id
    claim: Id
    field: Id
    value: Any
    words: Drawn | None = None
    reason: Text | None = None
    blind: bool = False


class Undoing(msgspec.Struct, frozen=True, kw_only=True):
    """The entry of the journal to be taken back, one's own last decision where none is named."""

    entry: Annotated[int, msgspec.Meta(ge=1, le=LARGEST)] | None = None
    reason: Text | None = None
    blind: bool = False


class DrawnOver(msgspec.Struct, frozen=True):
    """A stretch of a report that was drawn over."""

    report: Id
    start: Place
    end: Place


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """What a decision has come to: the number of its entry, `None` where it was so already, and the verdicts now."""

    report: str
    claim: str
    entry: int | None
    judged: tuple[JudgedShown, ...]


class Undone(msgspec.Struct, frozen=True, kw_only=True):
    """What was taken back, and by which entry, `None` where it was undone already; of a claim, its verdicts now."""

    undone: int
    entry: int | None
    action: str
    kind: str
    subject: str
    claim: Decided | None


class DisagreementShown(msgspec.Struct, frozen=True, kw_only=True):
    """A claim on which people differ, with what each says; its line in Arabic is in the words of the report."""

    report: str
    claim: str
    title: str | None
    opening: str
    outlet: str | None
    published: str | None
    what: Told
    line: Told
    judged: tuple[JudgedShown, ...]


class Disagreements(msgspec.Struct, frozen=True):
    """Some of the claims on which people differ, and how many there are."""

    rows: tuple[DisagreementShown, ...]
    total: int


@post("/api/judgements", sync_to_thread=True, status_code=200)
def judge_claims(workbench: TheWorkbench, data: JSONBody[Judging]) -> list[Decided]:
    """Accept claims, reject them with a reason, or say that one is unsure; all of them, or none."""
    by, viewer = workbench.judge(data.reason), workbench.viewer(blind=data.blind)
    keys = list(dict.fromkeys(each.key for each in data.claims))
    with workbench.case.writing() as connection:
        made = judging.decide_all(connection, by, keys, data.verdict)
        entered = {key: None if entry is None else entry.number for key, entry in zip(keys, made, strict=True)}
        return _decided_all(connection, entered, (viewer, naming_of(workbench)))


@post("/api/corrections", sync_to_thread=True, status_code=200)
def correct_claim(workbench: TheWorkbench, data: JSONBody[Correcting]) -> Decided:
    """Put a value in the place of the machine's; the words drawn for it are snapped to whole words."""
    by, viewer = workbench.judge(data.reason), workbench.viewer(blind=data.blind)
    key = ClaimKey(data.report, data.claim)
    with workbench.case.writing() as connection:
        words = None if data.words is None else _snapped(workbench, connection, data.report, data.words)
        put = Correction(data.field, data.value, None if words is None else Words(words.start, words.end))
        entry = judging.correct(connection, by, key, put)
        number = None if entry is None else entry.number
        return _decided(connection, key, number, (viewer, naming_of(workbench)))


@post("/api/undo", sync_to_thread=True, status_code=200)
def undo(workbench: TheWorkbench, data: JSONBody[Undoing]) -> Undone | None:
    """Take back a decision, one's own last where none is named; `null` where there is none that could be taken back."""
    by, viewer = workbench.judge(data.reason), workbench.viewer(blind=data.blind)
    with workbench.case.writing() as connection:
        number = judging.last_decision(connection, by.who) if data.entry is None else data.entry
        if number is None:
            return None
        entry = judging.undo(connection, by, number, workbench.deriving)
        before = entry_of(connection, number)
        key = _claim_of(before.kind, before.subject)
        taken = None if entry is None else entry.number
        return Undone(
            undone=number,
            entry=taken,
            action=before.action,
            kind=before.kind,
            subject=before.subject,
            claim=None if key is None else _decided(connection, key, taken, (viewer, naming_of(workbench))),
        )


@post("/api/snap", sync_to_thread=True, status_code=200)
def snap(workbench: TheWorkbench, data: JSONBody[DrawnOver]) -> Excerpt:
    """The words of a report that are meant by what was drawn over: whole ones, clitics kept whole."""
    with workbench.case.reading() as connection:
        return _snapped(workbench, connection, data.report, Drawn(data.start, data.end))


@get("/api/disagreements", sync_to_thread=True)
def disagreements(
    workbench: TheWorkbench,
    *,
    blind: FromQuery[bool] = False,
    offset: Annotated[int, QueryParameter(ge=0, le=LARGEST)] = 0,
    limit: Annotated[int, QueryParameter(ge=1, le=_MOST_ROWS)] = 50,
) -> Disagreements:
    """The claims on which people differ, side by side with what each said."""
    viewer = workbench.viewer(blind=blind)
    with workbench.case.reading() as connection:
        rows, total = review.disagreements(connection, viewer, offset=offset, limit=limit)
    return Disagreements(tuple(_differing(each, viewer, naming_of(workbench)) for each in rows), total)


def _snapped(workbench: Workbench, connection: sa.Connection, report: str, drawn: Drawn) -> Excerpt:
    text = received(connection, report).text
    if not drawn.start <= drawn.end <= len(text):
        raise wrong("judge.bad-words", start=drawn.start, end=drawn.end, length=len(text))
    read = current(connection, report)
    edges = frozenset[int]() if read is None else edges_of(read.record)
    found = Snapping.of(text, workbench.morphology(), edges).snap(Span(drawn.start, drawn.end))
    if found is None:
        raise wrong("judge.no-words", start=drawn.start, end=drawn.end)
    return found.of(text)


def _decided(connection: sa.Connection, key: ClaimKey, entry: int | None, seeing: tuple[Viewer, Naming]) -> Decided:
    return _decided_all(connection, {key: entry}, seeing)[0]


def _decided_all(
    connection: sa.Connection, entered: Mapping[ClaimKey, int | None], seeing: tuple[Viewer, Naming]
) -> list[Decided]:
    """What decisions about claims have come to, each with the number of its entry."""
    viewer, naming = seeing
    judged, types = judged_of_all(connection, entered), types_of(connection, entered)
    return [
        Decided(
            report=key.report,
            claim=key.claim,
            entry=entry,
            judged=shown_to(viewer, judged.get(key, ()), types.get(key, ""), naming),
        )
        for key, entry in entered.items()
    ]


def _claim_of(kind: str, subject: str) -> ClaimKey | None:
    report, _, claim = subject.partition("/")
    return ClaimKey(report, claim) if kind == "claim" else None


def _differing(found: Disagreement, viewer: Viewer, naming: Naming) -> DisagreementShown:
    en, ar = load_labels("en"), load_labels("ar")
    group, code = ("event_type", found.type) if found.mode is None else ("event_mode", f"{found.type}/{found.mode}")
    return DisagreementShown(
        report=found.report,
        claim=found.claim,
        title=found.title,
        opening=found.opening,
        outlet=found.outlet,
        published=found.published,
        what=Told(en(group, code), ar(group, code)),
        line=Told(found.line_en, found.line_ar),
        judged=shown_to(viewer, found.judged, found.type, naming),
    )


HANDLERS: Final[Sequence[ControllerRouterHandler]] = (judge_claims, correct_claim, undo, snap, disagreements)
