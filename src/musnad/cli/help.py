"""The help pages, in either language, from the commands' parameters and the message catalogue."""

from __future__ import annotations

import shutil
import textwrap
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Final, Protocol

import typer

from musnad.cli.messages import Messages

COMMANDS: Final = (
    "read",
    "export",
    "explain",
    "init",
    "add",
    "run",
    "status",
    "retry",
    "diff-readings",
    "search",
    "incidents",
    "judge",
    "journal",
    "verify",
    "serve",
    "actors",
    "gazetteer",
    "vocabulary",
    "evaluate",
    "schema",
)
GROUPS: Final[Mapping[str, Sequence[str]]] = {
    "actors": ("list", "show", "check"),
    "gazetteer": ("find", "show", "import"),
    "judge": ("accept", "correct", "reject", "unsure", "add", "name", "undo", "merge", "split"),
}
"""The commands that have commands of their own."""
_WIDEST = 100
_INDENT = 2
_LONGEST_SIGNATURE = 36


class Parameter(Protocol):
    """What a help page needs of a command's argument or option."""

    @property
    def name(self) -> str:
        """The name of the function's parameter."""

    @property
    def opts(self) -> list[str]:
        """What is written on the command line."""

    @property
    def metavar(self) -> str | None:
        """What stands for the value."""

    @property
    def param_type_name(self) -> str:
        """`argument` or `option`."""


def help_page(name: str, parameters: Iterable[Parameter], say: Messages, width: int) -> str:
    """The help of command `name`: usage, purpose, arguments, options, commands of its own, examples.

    `name` is `musnad` for the program itself, `gazetteer.find` for a command of a group.
    """
    parameters = tuple(parameters)
    arguments = [parameter for parameter in parameters if parameter.param_type_name == "argument"]
    options = [parameter for parameter in parameters if parameter.param_type_name == "option"]
    blocks = [
        f"{say('help.usage')} {say(f'{name}.usage')}",
        _wrapped(say(f"{name}.about"), width),
        _section(say("help.arguments"), _rows(name, arguments, say), width),
        _section(say("help.options"), _rows(name, options, say), width),
        _section(say("help.commands"), _commands(name, say), width),
        f"{say('help.examples')}\n{textwrap.indent(say(f'{name}.examples'), ' ' * _INDENT)}",
    ]
    return "\n\n".join(block for block in blocks if block)


def _commands(name: str, say: Messages) -> list[tuple[str, str]]:
    if name == "musnad":
        return [(each, say(f"{each}.brief")) for each in COMMANDS]
    return [(each, say(f"{name}.{each}.brief")) for each in GROUPS.get(name, ())]


def _rows(name: str, parameters: Iterable[Parameter], say: Messages) -> list[tuple[str, str]]:
    return [(_signature(each), say(_about(name, each.name.strip("_"), say))) for each in parameters]


def _about(name: str, parameter: str, say: Messages) -> str:
    """The message that tells what a parameter is for: the command's own, or that of all commands."""
    own = f"{name}.{parameter}"
    return own if own in say.entries else f"options.{parameter}"


def _signature(parameter: Parameter) -> str:
    if parameter.param_type_name == "argument":
        return parameter.metavar or parameter.name.upper()
    names = ", ".join(sorted(parameter.opts, key=len))
    return f"{names} {parameter.metavar}" if parameter.metavar else names


def _section(title: str, rows: Sequence[tuple[str, str]], width: int) -> str:
    if not rows:
        return ""
    fitting = [len(signature) for signature, _ in rows if len(signature) <= _LONGEST_SIGNATURE]
    column = max(fitting, default=0) + 2 * _INDENT
    return "\n".join([title, *(_row(signature, text, column, width) for signature, text in rows)])


def _row(signature: str, text: str, column: int, width: int) -> str:
    """An option and what it is for, beside it or, where its signature is long, below it."""
    lines = [" " * column + line for line in _lines(text, width - column)]
    head = f"{' ' * _INDENT}{signature}"
    if lines and len(head) + _INDENT <= column:
        return "\n".join([head.ljust(column) + lines[0][column:], *lines[1:]])
    return "\n".join([head, *lines])


def _wrapped(text: str, width: int) -> str:
    return "\n\n".join("\n".join(_lines(part, width)) for part in text.split("\n\n"))


def _lines(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` columns; marks above and below letters take no column."""
    marks = sum(unicodedata.combining(character) != 0 for character in text)
    return textwrap.wrap(text, max(width + marks // max(len(text) // width, 1), 20), break_on_hyphens=False)


def show_help(context: typer.Context, asked: bool) -> None:  # noqa: FBT001 - the shape of a Typer callback
    """Print the help page of the command at hand and end, if `--help` was given."""
    if asked:
        session = context.obj
        width = min(shutil.get_terminal_size().columns, _WIDEST)
        name = ".".join(context.command_path.split(" ")[1:]) or "musnad"
        session.show(help_page(name, context.command.params, session.say, width))
        raise typer.Exit


Help = Annotated[bool, typer.Option("--help", "-h", is_eager=True, callback=show_help)]
