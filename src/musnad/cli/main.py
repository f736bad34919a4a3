"""`musnad`: the entry point, and what all commands share: the language, the help, how errors are told."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Container, Mapping, Sequence
from importlib import import_module
from types import ModuleType
from typing import Annotated, Any, Final

import typer

import musnad
from musnad.cli.config import load_settings
from musnad.cli.help import COMMANDS, GROUPS, Help, show_help
from musnad.cli.messages import Messages, choose_language, load_catalogue
from musnad.cli.refusal import UsageError, as_text, is_no_text
from musnad.cli.session import LoadReader, Read, Session
from musnad.cli.tables import Tables
from musnad.errors import MusnadError

USAGE_ERROR: Final = 2
_LANGUAGES: Final = ("ar", "en")
_EXTRAS: Final = {"sqlalchemy": "case", "alembic": "case", "litestar": "web", "uvicorn": "web"}
"""Libraries that commands need and the extra of the package that installs each."""
_EVERYWHERE: Final = frozenset({"--lang", "--config"})


def run() -> None:
    """Run the command line with this process's arguments and environment, and end the process."""
    sys.exit(main(sys.argv[1:], os.environ, load_reader))


def load_reader(tables: Tables) -> Read:
    """The reading function of this version's reader, its data and the user's tables loaded."""
    from musnad.reading.reader import Reader  # noqa: PLC0415 - `musnad schema` need not load the language

    # What is loaded stays to the end of the process: looking through it for garbage takes a tenth of the start.
    gc.disable()
    reader = Reader.load(actors=tables.actors, gazetteers=tables.gazetteers)
    gc.freeze()
    gc.enable()
    return reader.read


def main(arguments: Sequence[str], environ: Mapping[str, str], load: LoadReader) -> int:
    """Run one command; the exit code: 0 done, 2 wrong usage or an input that could not be read.

    `load` gives the reading function to the commands that need one.
    """
    given, rest = take_options(arguments)
    asked = given.get("--lang")
    messages = Messages(choose_language(asked, environ), load_catalogue())
    session = Session(messages, load, environ)
    if asked is not None and asked not in _LANGUAGES:
        session.tell(messages("usage.lang", value=asked))
        return USAGE_ERROR
    try:
        settings = load_settings(given.get("--config"), environ)
    except UsageError as error:
        session.tell(f"musnad: {messages.of_error(error)}")
        return USAGE_ERROR
    messages = Messages(choose_language(asked or settings.language, environ), load_catalogue())
    session = Session(messages, load, environ, settings)
    return _run(rest, session)


def _run(rest: list[str], session: Session) -> int:
    messages = session.say
    if (unknown := unknown_command(rest)) is not None:
        path, name = unknown
        session.tell(f"musnad: {messages('usage.command', name=name)}\n{messages('usage.hint', command=path)}")
        return USAGE_ERROR
    try:
        return int(_app(rest[:1])(rest, prog_name="musnad", standalone_mode=False, obj=session) or 0)
    except typer.TyperException as error:
        session.tell(usage_message(error, messages))
    except MusnadError as error:
        session.tell(f"musnad: {messages.of_error(error)}")
    except UnicodeEncodeError:
        # A path may be of any bytes; where text is wanted, they come to light when it is written.
        if (given := next(filter(is_no_text, rest), None)) is None:
            raise
        session.tell(f"musnad: {messages('usage.not-utf8', value=as_text(given))}")
    return USAGE_ERROR


def _app(names: Container[str]) -> typer.Typer:
    """The commands of these names.

    Raises:
        UsageError: if one needs a library that is not installed.
    """
    try:
        return app(names)
    except ModuleNotFoundError as error:
        extra = _EXTRAS.get((error.name or "").partition(".")[0])
        if extra is None:
            raise
        raise UsageError("usage.extra", library=str(error.name), extra=extra) from error


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


def take_options(arguments: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """The values of `--lang` and `--config`, wherever they stand before `--`, and the other arguments.

    They are taken out first because they decide in which language wrong usage is told.
    """
    given: dict[str, str] = {}
    rest: list[str] = []
    left = iter(arguments)
    for argument in left:
        option, equals, value = argument.partition("=")
        if argument == "--":
            return given, [*rest, argument, *left]
        if option in _EVERYWHERE:
            given[option] = value if equals else next(left, "")
        else:
            rest.append(argument)
    return given, rest


def usage_message(error: typer.TyperException, say: Messages) -> str:
    """What is wrong with the arguments, and where to read how they should be."""
    parameter = getattr(error, "param", None)
    name = getattr(error, "option_name", None) or _signature(parameter)
    message = _of_range(parameter, name, say) or _of_kind(error, name, say)
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "musnad"
    return f"musnad: {message}\n{say('usage.hint', command=command)}"


def _of_kind(error: typer.TyperException, name: str, say: Messages) -> str:
    key = f"usage.{type(error).__name__}"
    return say(key if key in say.entries else "usage.other", name=name, reason=error.message)


def _of_range(parameter: Any, name: str, say: Messages) -> str | None:
    """What a number may be that has two ends."""
    least, most = getattr(parameter, "min", None), getattr(parameter, "max", None)
    return None if least is None or most is None else say("usage.range", name=name, least=least, most=most)


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
            module = import_module(f"musnad.cli.{function_of(name)}")
            if name in GROUPS:
                program.add_typer(_group(name, module), name=name)
            else:
                program.command(name, add_help_option=False)(getattr(module, function_of(name)))
    return program


def function_of(command: str) -> str:
    """The name of the module and of the function that a command has."""
    return command.replace("-", "_")


def _group(name: str, module: ModuleType) -> typer.Typer:
    """A command with commands of its own; each is the function of its name, `import` that of `import_`, and `list`."""
    group = typer.Typer(
        name=name, add_help_option=False, rich_markup_mode=None, invoke_without_command=True, callback=_show_group
    )
    for each in GROUPS[name]:
        function = getattr(module, f"{each}_", None) or getattr(module, each)
        group.command(each, add_help_option=False)(function)
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
# Taken out of the arguments by `take_options` before Typer sees them; declared so that the help shows them.
Lang = Annotated[str | None, typer.Option("--lang", metavar="ar|en")]
Config = Annotated[str | None, typer.Option("--config", metavar="FILE")]


def _program(
    context: typer.Context,
    *,
    _config: Config = None,
    _version: Version = False,
    _lang: Lang = None,
    _help: Help = False,
) -> int:
    if context.invoked_subcommand is None:
        show_help(context, asked=True)
    return 0
