"""The user's settings: a file in TOML that says what would otherwise be said at each command."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, get_args

import msgspec

from musnad.cli.messages import Language
from musnad.cli.refusal import UsageError

_LANGUAGES: Final = get_args(Language)
_FILES: Final = ("actors", "gazetteers")
_TOML_PLACE: Final = re.compile(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)")


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the settings may say; the command line stands above them.

    `actors` and `gazetteers` are files of the user's own, used besides those that a command names; `outlet` is who
    published the reports of which neither the command nor the report says it.
    """

    actors: tuple[Path, ...] = ()
    gazetteers: tuple[Path, ...] = ()
    language: Language | None = None
    outlet: str | None = None


def load_settings(asked: str | None, environ: Mapping[str, str]) -> Settings:
    """The settings of the file `asked`, else those of the usual file where there is one, else none.

    Paths in the file count from its folder, `~` is the home folder.

    Raises:
        UsageError: if the file cannot be read, is no TOML, has an unknown key or a value that does not fit; the
            message names the file, the line and the key.
    """
    file = usual_file(environ) if asked is None else Path(asked)
    if asked is None and not file.is_file():
        return Settings()
    text = _text(file)
    values = _values(file, text)
    for key, value in values.items():
        _check(file, _line_of(text, key), key, value)
    listed = {key: tuple(_path(each, file, environ) for each in values.get(key, ())) for key in _FILES}
    for key, paths in listed.items():
        for path in paths:
            if not path.is_file():
                raise UsageError(
                    "config.no-file", file=str(file), line=_line_of(text, key), setting=key, path=str(path)
                )
    return Settings(**listed, language=values.get("language"), outlet=values.get("outlet"))


def usual_file(environ: Mapping[str, str]) -> Path:
    """Where the settings are looked for: in the folder that the desktop sets aside for settings."""
    folder = Path(environ.get("XDG_CONFIG_HOME") or _home(environ) / ".config")
    return folder / "musnad" / "config.toml"


def _home(environ: Mapping[str, str]) -> Path:
    return Path(environ.get("HOME") or Path.home())


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode()
    except OSError as error:
        raise UsageError("config.unreadable", file=str(file), reason=error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise UsageError("config.encoding", file=str(file)) from error


def _values(file: Path, text: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - only who has settings needs it

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.fullmatch(str(error))
        reason, line = (place[1], place[2]) if place else (str(error), None)
        last = text.count("\n") + 1
        raise UsageError("config.toml", file=str(file), line=int(line or last), reason=reason) from error


def _line_of(text: str, key: str) -> int:
    """The line at which a key stands, by itself or as the head of a table."""
    found = re.search(rf"""^[ \t]*(?:\[+[ \t]*)?["']?{re.escape(key)}["']?[ \t]*[=.\]]""", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _check(file: Path, line: int, key: str, value: Any) -> None:
    known = Settings.__struct_fields__
    place: dict[str, str | int] = {"file": str(file), "line": line, "setting": key}
    if key not in known:
        nearest = difflib.get_close_matches(key, known, n=1)
        raise UsageError("config.unknown-key", **place, known=", ".join(nearest or known))
    if key in _FILES:
        if not (isinstance(value, list) and all(isinstance(each, str) and each for each in value)):
            raise UsageError("config.files-wanted", **place)
    elif not (isinstance(value, str) and value):
        raise UsageError("config.text-wanted", **place)
    elif key == "language" and value not in _LANGUAGES:
        raise UsageError("config.language", **place, value=value)


def _path(written: str, file: Path, environ: Mapping[str, str]) -> Path:
    if written.startswith("~/"):
        return _home(environ) / written[2:]
    return file.parent / written
