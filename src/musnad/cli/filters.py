"""The options by which claims of a case are chosen: those of every command that shows or writes some of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Final

import msgspec
import typer

from musnad.case.filters import Filters, options_of
from musnad.export.selection import Choice
from musnad.export.tables import Style

Texts = list[str] | None
Only = Annotated[Texts, typer.Option("--only", metavar="TYPE")]
Mode = Annotated[Texts, typer.Option("--mode", metavar="MODE")]
Kinds = Annotated[Texts, typer.Option("--factuality", metavar="KIND")]
Since = Annotated[str | None, typer.Option("--since", metavar="YYYY-MM-DD")]
Until = Annotated[str | None, typer.Option("--until", metavar="YYYY-MM-DD")]
Undated = Annotated[bool, typer.Option("--undated")]
Dated = Annotated[Texts, typer.Option("--dated", metavar="day|range|none")]
Placed = Annotated[Texts, typer.Option("--placed", metavar="settled|within|named|none")]
Places = Annotated[Texts, typer.Option("--place", metavar="NAME|ID")]
ByActor = Annotated[Texts, typer.Option("--actor", metavar="NAME|ID")]
ByTarget = Annotated[Texts, typer.Option("--target", metavar="NAME|ID")]
BySpeaker = Annotated[Texts, typer.Option("--speaker", metavar="NAME|ID")]
Acts = Annotated[Texts, typer.Option("--act", metavar="ACT")]
LARGEST: Final = 1_000_000_000
"""The largest number that a filter or a page is asked with: no case has so many rows, and every database takes it."""
Origins = Annotated[int, typer.Option("--origins", metavar="NUMBER", min=0, max=LARGEST)]
Limit = Annotated[int, typer.Option("--limit", metavar="NUMBER", min=1, max=100_000)]
Offset = Annotated[int, typer.Option("--offset", metavar="NUMBER", min=0, max=LARGEST)]
Contradicted = Annotated[bool | None, typer.Option("--contradicted/--not-contradicted")]
Verdicts = Annotated[Texts, typer.Option("--verdict", metavar="VERDICT")]
Incidents = Annotated[Texts, typer.Option("--incident", metavar="ID")]
Reports = Annotated[Texts, typer.Option("--report", metavar="ID")]
OfCase = Annotated[Path | None, typer.Option("--case", "-c", metavar="DIR")]
"""The option of every command that works on a case."""
As = Annotated[str | None, typer.Option("--as", metavar="NAME")]
"""The option of every command that is entered in the journal."""


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of a case: the format and its looks, which claims, where it goes, and who asks."""

    format: str
    choice: Choice
    style: Style
    filters: Filters
    output: Path | None
    who: str | None = None


def options_told(wish: Wish) -> dict[str, Any]:
    """The filters as a manifest tells them."""
    choice = wish.choice
    return options_of(wish.filters, withheld=choice.withhold_persons, rejected=choice.rejected)
