"""`musnad serve`: the workbench, on a page of this computer's browser."""

from __future__ import annotations

import os
import socket
import webbrowser
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Annotated, Final

import typer

from musnad.case.messages import wrong
from musnad.case.settings import SETTINGS
from musnad.cli.cases import VARIABLE, As, author_of
from musnad.cli.help import Help
from musnad.cli.refusal import UsageError
from musnad.cli.session import Session
from musnad.web.app import make_app
from musnad.web.security import Gate
from musnad.web.settings import Settings
from musnad.web.tiles import check_tiles

HOST: Final = "127.0.0.1"
PORT: Final = 8417
_LAST: Final = 65535
_SECONDS: Final = 3
"""How long pages that are still being sent may take when the server ends."""


def serve(  # noqa: PLR0913 - an option is a parameter
    context: typer.Context,
    *,
    case: Annotated[Path | None, typer.Argument(metavar="[DIR]")] = None,
    port: Annotated[int | None, typer.Option("--port", metavar="NUMBER", min=1, max=_LAST)] = None,
    tiles: Annotated[Path | None, typer.Option("--tiles", metavar="FILE")] = None,
    browser: Annotated[bool, typer.Option("--open")] = False,
    as_: As = None,
    _help: Help = False,
) -> int:
    """Serve the pages until Ctrl-C."""
    session: Session = context.obj
    if tiles is not None and not tiles.is_file():
        raise UsageError("serve.no-tiles", path=str(tiles))
    if tiles is not None:
        check_tiles(tiles)
    with _listening(port) as listener:
        settings = Settings(
            port=listener.getsockname()[1],
            who=author_of(session, as_).who,
            data=_data(session.environ),
            cases=_home(session.environ) / "musnad",
            case=_case(session, case),
            tiles=tiles,
            actors=session.actor_files(None),
            gazetteers=session.gazetteer_files(None),
            complain=session.tell,
        )
        gate = make_app(settings)
        with suppress(KeyboardInterrupt):  # which the server hands on when it has ended
            session.show(session.say("serve.address", address=gate.address))
            session.tell(session.say("serve.how"))
            if browser:
                webbrowser.open(gate.address)
            _serve(gate, listener)
    session.tell(session.say("serve.ended"))
    return 0


def _case(session: Session, named: Path | None) -> Path | None:
    """The case to open: the one named, else that of `MUSNAD_CASE`, else the folder at hand if it is one, else none."""
    if named is not None:
        return named
    of_environment = session.environ.get(VARIABLE)
    if of_environment:
        return Path(of_environment)
    here = Path()
    return here.absolute() if (here / SETTINGS).is_file() else None


def _home(environ: Mapping[str, str]) -> Path:
    return Path(environ.get("HOME") or Path.home())


def _data(environ: Mapping[str, str]) -> Path:
    """The folder that the desktop sets aside for what programs remember."""
    return Path(environ.get("XDG_DATA_HOME") or _home(environ) / ".local" / "share") / "musnad"


def _listening(port: int | None) -> socket.socket:
    """A socket of this computer alone: at the port asked for, else at the usual one, else at any that is free.

    Raises:
        UsageError: if the port asked for is taken.
    """
    for each in (port,) if port is not None else (PORT, 0):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            if os.name == "posix":
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((HOST, each))
            listener.listen()
        except OSError as error:
            listener.close()
            if port is not None:
                raise UsageError("serve.port-taken", port=port, reason=error.strerror or str(error)) from error
        else:
            return listener
    raise wrong("web.no-port")


def _serve(gate: Gate, listener: socket.socket) -> None:
    import uvicorn  # noqa: PLC0415 - loaded when everything else is known to be right

    class Server(uvicorn.Server):
        """A server whose answers that would go on for ever are over when it is to end."""

        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            gate.ending()
            super().handle_exit(sig, frame)

    config = uvicorn.Config(
        gate,
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_SECONDS,
    )
    Server(config).run(sockets=[listener])
