"""`musnad`: the entry point, and what all commands share: the language, the help, how errors are told."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Container, Mapping, Sequence
from importlib import import_module
from keyword import iskeyword
from types import ModuleType
from typing import Annotated, Any, Final

import typer

import musnad
from musnad.cli.help import COMMANDS, GROUPS, Help, show_help
from musnad.cli.messages import Messages, choose_language, load_catalogue
from musnad.cli.session import Read, Session
from musnad.errors import MusnadError

USAGE_ERROR: Final = 2
_LANGUAGES: Final = ("ar", "en")


def run() -> None:
    """Run the command line with this process's arguments and environment, and end the process."""
    sys.exit(main(sys.argv[1:], os.environ, load_reader))


def load_reader() -> Read:
    """The reading function of this version's reader, its data loaded."""
    from musnad.reading.reader import Reader  # noqa: PLC0415 - `musnad schema` need not load the language

    # What is loaded stays to the end of the process: looking through it for garbage takes a tenth of the start.
    gc.disable()
    reader = Reader.load()
    gc.freeze()
    gc.enable()
    return reader.read


def main(arguments: Sequence[str], environ: Mapping[str, str], load: Callable[[], Read]) -> int:
    """Run one command; the exit code: 0 done, 2 wrong usage or an input that could not be read.

    `load` gives the reading function to the commands that need one.
    """
    asked, rest = take_language(arguments)
    messages = Messages(choose_language(asked, environ), load_catalogue())
    session = Session(messages, load, environ)
    if asked is not None and asked not in _LANGUAGES:
        session.tell(messages("usage.lang", value=asked))
        return USAGE_ERROR
    if (unknown := unknown_command(rest)) is not None:
        path, name = unknown
        session.tell(f"musnad: {messages('usage.command', name=name)}\n{messages('usage.hint', command=path)}")
        return USAGE_ERROR
    try:
        return int(app(rest[:1])(rest, prog_name="musnad", standalone_mode=False, obj=session) or 0)
    except typer.TyperException as error:
        session.tell(usage_message(error, messages))
    except MusnadError as error:
        session.tell(f"musnad: {messages.of_error(error)}")
    return USAGE_ERROR


def unknown_command(arguments: Sequence[str]) -> tuple[str, str] | None:
    """The word that should be a command and is none, after the path to it; nothing where all is well."""
    first, second = [*arguments[:2], "-", "-"][:2]
    if first.startswith("-"):
        return None
    if first not in COMMANDS:
        return "musnad", first
    if first in GROUPS and not second.startswith("-") and second not in GROUPS[first]:
        return f"musnad {first}", second
    return None


def take_language(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """The value of `--lang`, wherever it stands before `--`, and the other arguments.

    It is taken out first because it decides in which language wrong usage is told.
    """
    asked: str | None = None
    rest: list[str] = []
    left = iter(arguments)
    for argument in left:
        if argument == "--":
            return asked, [*rest, argument, *left]
        if argument == "--lang":
            asked = next(left, "")
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
        else:
            rest.append(argument)
    return asked, rest


def usage_message(error: typer.TyperException, say: Messages) -> str:
    """What is wrong with the arguments, and where to read how they should be."""
    parameter = getattr(error, "param", None)
    name = getattr(error, "option_name", None) or _signature(parameter)
    key = f"usage.{type(error).__name__}"
    message = say(key if key in say.entries else "usage.other", name=name, reason=error.message)
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "musnad"
    return f"musnad: {message}\n{say('usage.hint', command=command)}"


def _signature(parameter: Any) -> str:
    if parameter is None:
        return ""
    named = parameter.opts[0] if parameter.param_type_name == "option" else ""
    return f"{named} {parameter.metavar or ''}".strip()


def app(names: Container[str] = COMMANDS) -> typer.Typer:
    """The commands of these names and their options; only their modules are loaded."""
    program = typer.Typer(
        name="musnad",
        add_completion=False,
        add_help_option=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        invoke_without_command=True,
        callback=_program,
    )
    for name in COMMANDS:
        if name in names:
            module = import_module(f"musnad.cli.{name}")
            if name in GROUPS:
                program.add_typer(_group(name, module), name=name)
            else:
                program.command(name, add_help_option=False)(getattr(module, name))
    return program


def _group(name: str, module: ModuleType) -> typer.Typer:
    """A command with commands of its own; each is the function of its name, `import` that of `import_`."""
    group = typer.Typer(
        name=name, add_help_option=False, rich_markup_mode=None, invoke_without_command=True, callback=_show_group
    )
    for each in GROUPS[name]:
        group.command(each, add_help_option=False)(getattr(module, f"{each}_" if iskeyword(each) else each))
    return group


def _show_group(context: typer.Context, *, _help: Help = False) -> int:
    if context.invoked_subcommand is None:
        show_help(context, asked=True)
    return 0


def _show_version(context: typer.Context, asked: bool) -> None:  # noqa: FBT001 - the shape of a Typer callback
    if asked:
        context.obj.show(f"musnad {musnad.__version__}")
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", is_eager=True, callback=_show_version)]
# Taken out of the arguments by `take_language` before Typer sees them; declared so that the help shows it.
Lang = Annotated[str | None, typer.Option("--lang", metavar="ar|en")]


def _program(context: typer.Context, *, _version: Version = False, _lang: Lang = None, _help: Help = False) -> int:
    if context.invoked_subcommand is None:
        show_help(context, asked=True)
    return 0
