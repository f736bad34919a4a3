"""From the filters that were written on the command line to the selection of a case's claims."""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from musnad.authority.actors import ActorTable
from musnad.authority.gazetteer import Gazetteer
from musnad.case import asking
from musnad.case.case import Case
from musnad.case.filters import Filters
from musnad.case.selection import Selection


class _OfCase(msgspec.Struct, frozen=True):
    """The tables of a case, loaded for one command."""

    case: Case

    def gazetteer(self) -> Gazetteer:
        return Gazetteer.open(*(self.case.folder / name for name in self.case.settings.gazetteers))

    def actors(self) -> ActorTable:
        return ActorTable.load([self.case.folder / name for name in self.case.settings.actors])


def selection_of(filters: Filters, case: Case, connection: sa.Connection) -> Selection:
    """The selection that filters ask for in a case.

    Raises:
        CaseError: as `musnad.case.asking.selection_of`.
    """
    return asking.selection_of(filters, connection, _OfCase(case))
