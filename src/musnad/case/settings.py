"""`case.toml`: what a case is called, where its database is, and whose tables it is read with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import msgspec

from musnad.case.messages import wrong

SETTINGS: Final = "case.toml"
DATABASE: Final = "sqlite:///case.sqlite"


class CaseSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `case.toml` says.

    `database` is an address as SQLAlchemy writes it; the file of an SQLite address is looked for in the folder of the
    case. `actors` and `gazetteers` are files of one's own, as for `musnad read`, looked for in that folder too.
    """

    title: str
    database: str = DATABASE
    actors: tuple[str, ...] = ()
    gazetteers: tuple[str, ...] = ()


def load_settings(folder: Path) -> CaseSettings:
    """The settings of the case in `folder`.

    Raises:
        CaseError: if there is no case, or `case.toml` cannot be read or says something unknown.
    """
    path = folder / SETTINGS
    try:
        return msgspec.toml.decode(path.read_bytes(), type=CaseSettings)
    except FileNotFoundError as error:
        raise wrong("case.missing", path=str(folder), file=SETTINGS) from error
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError) as error:
        raise wrong("case.bad-settings", path=str(path), reason=str(error)) from error
    except OSError as error:
        raise wrong("case.cannot-read", path=str(path), reason=error.strerror or str(error)) from error


def settings_text(settings: CaseSettings) -> str:
    """The settings as the text of `case.toml`, with a word on what each may be."""
    return (
        "# What this case is called, and where its database is: a file in this folder, or a server for a team,\n"
        '# as database = "postgresql+psycopg://user@host/name".\n'
        f"title = {_quoted(settings.title)}\n"
        f"database = {_quoted(settings.database)}\n"
        "# Tables of one's own that stand above those of Musnad; their files are looked for in this folder.\n"
        f"actors = [{', '.join(map(_quoted, settings.actors))}]\n"
        f"gazetteers = [{', '.join(map(_quoted, settings.gazetteers))}]\n"
    )


def _quoted(value: str) -> str:
    """A TOML basic string; JSON's escapes are among TOML's."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
