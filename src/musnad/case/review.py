"""What people judge of claims, side by side: of one report, where they differ, and blind of each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec
import sqlalchemy as sa

from musnad.case.canonical import canonical
from musnad.case.overview import LOOKED_AT, opening_of
from musnad.case.reportpage import UNMARKED
from musnad.case.store.tables import claims, journal, reports, texts, verdicts
from musnad.export.claims import in_clause
from musnad.export.standing import Correction, Verdict
from musnad.model import Excerpt
from musnad.model.links import ClaimKey

_AT_ONCE: Final = 200


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """What one person judges of a claim by now: `entry` is the number in the journal, `at` is ISO 8601 in UTC.

    `reading` is the one that was judged; it may be an earlier one than counts now.
    """

    who: str
    verdict: Verdict
    corrections: Mapping[str, Correction]
    reason: str | None
    reading: str
    entry: int
    at: str


class Viewer(msgspec.Struct, frozen=True):
    """Who looks; `blind` is a second reviewer, who sees what others judge of a claim only behind their own verdict."""

    who: str
    blind: bool = False

    def sees(self, judged: Sequence[Judged]) -> tuple[Judged, ...]:
        """Those of the verdicts on one claim that the viewer is shown."""
        if self.blind and all(each.who != self.who for each in judged):
            return ()
        return tuple(judged)


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """A claim on which people differ, with what each says; `line_ar` is it in the words of the report.

    `opening` are the first words of the report, which stand for a title where it has none.
    """

    report: str
    claim: str
    title: str | None
    opening: str
    outlet: str | None
    published: str | None
    type: str
    mode: str | None
    line_en: str
    line_ar: str
    judged: tuple[Judged, ...]


def judged_in(connection: sa.Connection, report: str) -> dict[str, tuple[Judged, ...]]:
    """What people judge of the claims of a report, by claim, in the order of their names."""
    return {key.claim: each for key, each in _judged(connection, [verdicts.c.report == report]).items()}


def judged_of(connection: sa.Connection, key: ClaimKey) -> tuple[Judged, ...]:
    """What people judge of a claim, in the order of their names."""
    return judged_of_all(connection, [key]).get(key, ())


def judged_of_all(connection: sa.Connection, keys: Collection[ClaimKey]) -> dict[ClaimKey, tuple[Judged, ...]]:
    """What people judge of claims, in the order of their names; nothing of a claim that nobody has judged."""
    wanted, reports_ = set(keys), sorted({key.report for key in keys})
    found: dict[ClaimKey, tuple[Judged, ...]] = {}
    for at in range(0, len(reports_), _AT_ONCE):
        found |= _judged(connection, [verdicts.c.report.in_(reports_[at : at + _AT_ONCE])])
    return {key: judged for key, judged in found.items() if key in wanted}


def types_of(connection: sa.Connection, keys: Collection[ClaimKey]) -> dict[ClaimKey, str]:
    """The types that the machine has for claims; none of a claim that is not in the case."""
    own, wanted, reports_ = claims.c, set(keys), sorted({key.report for key in keys})
    found: dict[ClaimKey, str] = {}
    for at in range(0, len(reports_), _AT_ONCE):
        some = own.report.in_(reports_[at : at + _AT_ONCE])
        for row in connection.execute(sa.select(own.report, own.claim, own.type).where(some)):
            found[ClaimKey(row.report, row.claim)] = row.type
    return {key: found[key] for key in wanted if key in found}


def disagreements(
    connection: sa.Connection, viewer: Viewer, *, offset: int = 0, limit: int = 50
) -> tuple[tuple[Disagreement, ...], int]:
    """Some of the claims on which people differ, as far as the viewer may know, and how many there are in all.

    They differ where their verdicts do, or the values that they put into a field. The latest to be decided come first.
    """
    differing = sorted(_differing(connection, viewer), key=lambda found: (-max(each.entry for each in found[1]), found))
    page = dict(differing[offset : offset + limit])
    return tuple(_told(connection, page)), len(differing)


def differ(judged: Iterable[Judged]) -> bool:
    """Whether people say other things of a claim: another verdict, or another value in a field."""
    return len({_said(each) for each in judged}) > 1


def _said(judged: Judged) -> tuple[str, str]:
    return judged.verdict, canonical({field: each.value for field, each in judged.corrections.items()})


def _differing(connection: sa.Connection, viewer: Viewer) -> list[tuple[ClaimKey, tuple[Judged, ...]]]:
    own = verdicts.c
    several = sa.select(own.report).group_by(own.report, own.claim).having(sa.func.count() > 1).distinct()
    wanted: Sequence[str] = connection.scalars(several).all()
    found: list[tuple[ClaimKey, tuple[Judged, ...]]] = []
    for at in range(0, len(wanted), _AT_ONCE):
        judged = _judged(connection, [own.report.in_(wanted[at : at + _AT_ONCE]), _is_read()])
        found += [(key, each) for key, each in judged.items() if differ(viewer.sees(each))]
    return found


def _is_read() -> sa.ColumnElement[bool]:
    """Whether the claim of a verdict is one of the readings that count now."""
    own = verdicts.c
    return sa.exists().where(claims.c.report == own.report, claims.c.claim == own.claim)


def _judged(
    connection: sa.Connection, conditions: Sequence[sa.ColumnElement[bool]]
) -> dict[ClaimKey, tuple[Judged, ...]]:
    query = sa.select(verdicts, journal.c.at).join(journal, journal.c.number == verdicts.c.entry).where(*conditions)
    found: dict[ClaimKey, list[Judged]] = defaultdict(list)
    for row in connection.execute(query.order_by(verdicts.c.report, verdicts.c.claim, verdicts.c.who)):
        found[ClaimKey(row.report, row.claim)].append(
            Judged(
                who=row.who,
                verdict=row.verdict,
                corrections=msgspec.json.decode(row.corrections, type=dict[str, Correction]),
                reason=row.reason,
                reading=row.reading,
                entry=row.entry,
                at=row.at,
            )
        )
    return {key: tuple(each) for key, each in found.items()}


def _told(connection: sa.Connection, page: Mapping[ClaimKey, tuple[Judged, ...]]) -> Iterable[Disagreement]:
    query = (
        sa.select(claims, reports.c.title, reports.c.outlet, reports.c.published, texts.c.text.label("words"))
        .join(reports, reports.c.id == claims.c.report)
        .join(texts, texts.c.id == reports.c.text)
        .where(claims.c.report.in_(sorted({key.report for key in page})))
    )
    rows: dict[ClaimKey, sa.Row[Any]] = {ClaimKey(row.report, row.claim): row for row in connection.execute(query)}
    for key, judged in page.items():
        row = rows[key]
        yield Disagreement(
            report=row.report,
            claim=row.claim,
            title=row.title,
            opening=opening_of(row.words[:LOOKED_AT]),
            outlet=row.outlet,
            published=row.published,
            type=row.type,
            mode=row.mode,
            line_en=row.line_en,
            line_ar=in_clause(row.words, Excerpt(row.start, row.start, "")).translate(UNMARKED),
            judged=judged,
        )
