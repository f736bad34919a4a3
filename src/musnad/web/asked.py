"""Which claims of the open case an address asks for."""

from __future__ import annotations

from typing import Annotated

import sqlalchemy as sa
from litestar.params import QueryParameter

from musnad.case.asking import selection_of
from musnad.case.columns import Columns, Mask
from musnad.case.filters import Filters
from musnad.case.matching import Wanted, matching
from musnad.web.state import Workbench

_LONGEST = 2_000
Words = Annotated[str, QueryParameter(max_length=_LONGEST, description="words of the reports, as `musnad search`")]


def wanted_of(workbench: Workbench, connection: sa.Connection, filters: Filters, words: str) -> Wanted:
    """The claims that filters and words ask for.

    Raises:
        CaseError: if the filters ask for what is not there (`selection_of`), or the words cannot be looked for.
    """
    having = workbench.having(connection, words)
    return Wanted(selection=selection_of(filters, connection, workbench), reports=having)


def rows_of(workbench: Workbench, connection: sa.Connection, filters: Filters, words: str) -> tuple[Columns, Mask]:
    """The columns of the open case, and which of their rows are asked for.

    Raises:
        CaseError: as `wanted_of`.
    """
    wanted = wanted_of(workbench, connection, filters, words)
    columns = workbench.claims(connection)
    return columns, matching(columns, wanted)
