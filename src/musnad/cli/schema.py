"""`musnad schema`: the JSON Schema of a record."""

from __future__ import annotations

import msgspec
import typer

from musnad.cli.help import Help
from musnad.model import record_schema


def schema(context: typer.Context, *, _help: Help = False) -> int:
    """Print the JSON Schema of `musnad.record/1`."""
    context.obj.show(msgspec.json.format(msgspec.json.encode(record_schema()), indent=2).decode())
    return 0
