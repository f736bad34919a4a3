"""The incidents of a case as a list: filtered by their claims, put in order, a page at a time, out of memory.

Beside the columns of the claims (`columns`) stands what each incident is ordered by; it is made anew with them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal

import msgspec
import numpy as np
import numpy.typing as npt
import sqlalchemy as sa

from musnad.case.columns import Columns, Mask, Numbers
from musnad.case.incidents import incidents_of
from musnad.case.matching import once
from musnad.case.selection import foremost
from musnad.case.store.changes import last_change
from musnad.case.store.tables import incidents
from musnad.model.links import Incident

By = Literal["origins", "day", "reports", "contradictions", "grade"]
"""What incidents are ordered by; of equals the foremost come first (`selection.foremost`)."""
_GRADES: Final[Mapping[str | None, int]] = {"confirmed": 5, "fair": 4, "weak": 3, "contested": 2, "discounted": 1}
Places = npt.NDArray[np.intp]


class Order(msgspec.Struct, frozen=True):
    """From most to least, from the latest day, from the best grade, or the other way round.

    What has no day or no grade stands at the end either way.
    """

    by: By = "origins"
    ascending: bool = False


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Which of the incidents asked for, counted from 0: those that so many reports tell of, in an order."""

    order: Order = Order()
    least_reports: int = 2
    offset: int = 0
    limit: int = 50


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """All incidents, the foremost first, with what they are ordered by; 0 where there is no day or no grade.

    `place` has for each code of `Values.incidents` where that incident stands, -1 for what is none any more.
    """

    ids: tuple[str, ...]
    origins: Numbers
    reports: Numbers
    contradictions: Numbers
    day: Numbers
    grade: Numbers
    place: Places


def listed(
    connection: sa.Connection, columns: Columns, asked: Mask | None, page: Page
) -> tuple[tuple[Incident, ...], int]:
    """Some of the incidents that have a claim asked for, and how many there are in all.

    `asked` is `None` where nothing is asked of claims: then incidents without claims, news that none holds, are among
    them.
    """
    board = board_of(connection, columns)
    wanted = board.reports >= page.least_reports
    if asked is not None:
        wanted &= _having(board, columns, asked)
    order = _in_order(columns, board, page.order)
    found = order[wanted[order]]
    ids = [board.ids[at] for at in found[page.offset : page.offset + page.limit].tolist()]
    return incidents_of(connection, ids), len(found)


_BOARD: Final = "incidents"


def board_of(connection: sa.Connection, columns: Columns) -> Board:
    """What the incidents are ordered by, kept beside the columns; of a large case it takes a quarter of a second.

    In a transaction that began before the columns were read it is that of the transaction, and is not kept.
    """
    if last_change(connection) < columns.change:
        return _board(connection, columns)
    return once(columns, _BOARD, lambda: _board(connection, columns))


def _having(board: Board, columns: Columns, asked: Mask) -> Mask:
    """The incidents of which a claim is asked for."""
    told = np.zeros(len(board.place), dtype=np.bool_)
    told[columns.rows.incident[asked]] = True
    places = board.place[told]
    found = np.zeros(len(board.ids), dtype=np.bool_)
    found[places[places >= 0]] = True
    return found


def _in_order(columns: Columns, board: Board, order: Order) -> Places:
    if columns.kept.get(_BOARD) is not board:
        return _ordered(board, order)
    return once(columns, (_BOARD, order), lambda: _ordered(board, order))


def _ordered(board: Board, order: Order) -> Places:
    """Where the incidents stand in an order: the foremost first among equals, what tells nothing of it last."""
    column: Numbers = getattr(board, order.by)
    keys = column if order.ascending else -column
    unknown = column == 0 if order.by in {"day", "grade"} else np.zeros(len(column), dtype=np.bool_)
    return np.lexsort((keys, unknown))


def _board(connection: sa.Connection, columns: Columns) -> Board:
    by = incidents.c
    query: sa.Select[Any] = sa.select(
        by.id, by.origins, by.reports, by.contradictions, sa.func.coalesce(by.latest, by.earliest), by.grade
    )
    rows = connection.execute(query.order_by(*foremost())).all()
    at = {row[0]: place for place, row in enumerate(rows)}
    days: dict[str | None, int] = {None: 0}
    for row in rows:
        if row[4] not in days:
            days[row[4]] = datetime.date.fromisoformat(row[4]).toordinal()
    return Board(
        ids=tuple(at),
        origins=_numbers(row[1] for row in rows),
        reports=_numbers(row[2] for row in rows),
        contradictions=_numbers(row[3] for row in rows),
        day=_numbers(days[row[4]] for row in rows),
        grade=_numbers(_GRADES.get(row[5], 0) for row in rows),
        place=np.array(
            [-1 if each is None else at.get(each.id, -1) for each in list(columns.values.incidents)], dtype=np.intp
        ),
    )


def _numbers(of: Iterable[int]) -> Numbers:
    return np.fromiter(of, np.int32)
