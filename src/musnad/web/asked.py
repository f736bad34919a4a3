"""What the views of all claims ask of the open case, and how their answers are kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import msgspec
import sqlalchemy as sa

from musnad.case.asking import selection_of
from musnad.case.filters import Filters
from musnad.case.selection import asked_for
from musnad.case.status import revision
from musnad.web.state import Workbench

Answer = TypeVar("Answer")
Condition = sa.ColumnElement[bool]


def wanted(workbench: Workbench, filters: Filters, connection: sa.Connection) -> Condition | None:
    """The condition that a row of `claims` is asked for, `None` where all are.

    Raises:
        CaseError: if the filters ask for what is not there (`selection_of`).
    """
    if not filters.given():
        return None
    return asked_for(selection_of(filters, connection, workbench))


def answered(
    workbench: Workbench,
    asked: tuple[str | int, ...],
    filters: Filters,
    work_out: Callable[[sa.Connection, Condition | None], Answer],
) -> Answer:
    """The answer to what is asked (the name of the view and its parameters) of the claims that filters ask for.

    It is worked out once for each state of the case.

    Raises:
        CaseError: if no case is open, or the filters ask for what is not there.
    """
    with workbench.case.reading() as connection:

        def fresh() -> Answer:
            return work_out(connection, wanted(workbench, filters, connection))

        key = (str(workbench.case.folder), *asked, msgspec.json.encode(filters))
        return workbench.remembered.answer(key, revision(connection), fresh)
