"""Making the claims and links of reports anew after people have amended what they say."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

import msgspec
import sqlalchemy as sa

from musnad.case.amendmentstore import amendments_of
from musnad.case.links import are_of_this_version
from musnad.case.reading import Derives, Read, read_again
from musnad.case.store.tables import jobs, readings
from musnad.case.work import keep_found, put_off

Renewing = Callable[[], Derives]
"""Loads what reports are derived with; called only where any are."""
FEW: Final = 12
"""Reports that are made anew at once, a quarter of a second each in a large case; more wait for the next run."""


class Renewed(msgspec.Struct, frozen=True):
    """How many reports were made anew, and how many wait for the next run."""

    now: int = 0
    later: int = 0


def renew(connection: sa.Connection, reports: Collection[str], renewing: Renewing | None) -> Renewed:
    """Make the claims and links of reports anew in the transaction that changed what people say of them.

    Many, or any where `renewing` is not given, are put off to the next run. A report that has not been read is left
    alone: what people say of it counts when it is.

    Raises:
        InputError, SpanError: if a record is damaged.
    """
    query = sa.select(readings).join(jobs, jobs.c.reading == readings.c.id).order_by(readings.c.report)
    listed = sorted(reports)
    if renewing is None or len(listed) > FEW or not are_of_this_version(connection):
        return Renewed(later=put_off(connection, listed))
    rows = connection.execute(query.where(jobs.c.report.in_(listed))).mappings().all()
    said = amendments_of(connection, listed)
    tools = renewing() if rows else None
    if tools is not None:
        keep_found(connection, [read_again(tools, Read(row["report"], dict(row), said[row["report"]])) for row in rows])
    return Renewed(now=len(rows))
