"""`musnad export` of a case: its claims or its incidents in the formats that others read, or its evidence package."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import cast

import msgspec
import sqlalchemy as sa

from musnad.case.outgoing import Unread, gathered, knowing, records_count, reported, unread
from musnad.case.package import PASSES, Wanted, enter_package, make_package
from musnad.case.selection import Selection
from musnad.cli.cases import author_of, open_case, watched
from musnad.cli.filters import Wish, options_told
from musnad.cli.messages import Messages
from musnad.cli.output import write
from musnad.cli.refusal import UsageError
from musnad.cli.selecting import selection_of
from musnad.cli.session import Session
from musnad.export.formats import INCIDENT_FORMATS, Export, FormatName, export, export_incidents
from musnad.export.manifest import Ledger
from musnad.export.standing import Reported
from musnad.export.withholding import WITHHELD


def export_case(session: Session, folder: Path | None, wish: Wish, ledger: Ledger) -> None:
    """Write the claims of a case; what is in the file and what is not stands in the ledger after.

    Raises:
        CaseError: if there is no case, or it cannot be read.
        UsageError: if a filter asks for what there is not, or the file cannot be written.
    """
    with open_case(session, folder) as case, case.reading() as connection:
        selection = selection_of(wish.filters, case, connection)
        wish = msgspec.structs.replace(wish, choice=knowing(case, connection, wish.choice))
        write(_chunks(session, connection, selection, wish, ledger), wish.output)
        withheld = wish.choice.withhold_persons
        ledger.unread += [told(each, session.say, withheld=withheld) for each in unread(connection)]


def export_package(session: Session, folder: Path | None, wish: Wish, ledger: Ledger) -> None:
    """Write the evidence package of a case, enter it in its journal, and show the digest that proves it.

    Raises:
        CaseError: if there is no case, it cannot be read, or the package or its entry cannot be written.
        UsageError: if a filter asks for what there is not, or no file is named.
    """
    if wish.output is None:
        raise UsageError("export.package-file")
    author = author_of(session, wish.who)
    options = {**options_told(wish), "withhold_persons": wish.choice.withhold_persons}
    with open_case(session, folder) as case:
        with case.reading() as connection:
            selection = selection_of(wish.filters, case, connection)
            total = PASSES * records_count(connection)
            missing = list(unread(connection))
        wanted = Wanted(selection=selection, choice=wish.choice, options=options)
        with watched(session, total, session.say("export.progress")) as advance:
            made = make_package(case, wanted, wish.output, ledger, advance)
        enter_package(case, author, made, options)
    ledger.measured(made.sha256, made.size)
    ledger.unread += [told(each, session.say, withheld=wish.choice.withhold_persons) for each in missing]
    session.show(session.say("export.package-hash", digest=made.manifest))


def _chunks(
    session: Session, connection: sa.Connection, selection: Selection, wish: Wish, ledger: Ledger
) -> Iterator[bytes]:
    choice, style = wish.choice, wish.style
    if wish.format in INCIDENT_FORMATS:
        found = gathered(connection, selection, choice, ledger)
        yield from export_incidents(found, wish.format, style, ledger)
        return
    with watched(session, records_count(connection), session.say("export.progress")) as advance:
        wanted = Export(format=cast("FormatName", wish.format), choice=choice, style=style)
        yield from export(_counted(reported(connection, selection), advance), wanted, ledger)


def _counted(found: Iterable[Reported], advance: Callable[[int, int], None]) -> Iterator[Reported]:
    for each in found:
        yield each
        advance(1, 0)


def told(each: Unread, say: Messages, *, withheld: bool) -> tuple[str, str]:
    """What could not be read, and why, in a language; where names are withheld neither, for both can hold them."""
    if withheld:
        return WITHHELD[say.language], say("export.unread-withheld")
    return each.name, say(each.key or "export.not-read-yet", **each.fields)
