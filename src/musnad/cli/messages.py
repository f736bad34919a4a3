"""The message catalogue: every word the command line says, in English and in Arabic."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal

import msgspec
import yaml

from musnad.case.messages import load_refusals, told
from musnad.cli.refusal import RefusalError
from musnad.errors import CaseError, DataError, MusnadError

Language = Literal["en", "ar"]

CATALOGUE: Final = Path(__file__).with_name("messages.yaml")
_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
_YAML: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Messages(msgspec.Struct, frozen=True):
    """The catalogue in one language; calling it with a key and its values gives the message."""

    language: Language
    entries: Mapping[str, Mapping[str, str]]

    def __call__(self, key: str, **fields: str | int) -> str:
        """The message of `key`, filled in.

        Raises:
            DataError: if the catalogue has no such message, or the message wants a value that is not given.
        """
        try:
            return self.entries[key][self.language].rstrip("\n").format(**fields)
        except KeyError as error:
            raise DataError(f"messages.yaml: {key} ({self.language}) lacks {error}") from error

    def of_error(self, error: MusnadError) -> str:
        """What an error says: in this language where the catalogue has it, else in its own words."""
        if isinstance(error, RefusalError):
            return self(error.key, **error.fields)
        if isinstance(error, CaseError):
            return told(error, self.language)
        return self("error.other", reason=str(error))


@functools.cache
def load_catalogue(path: Path = CATALOGUE) -> Mapping[str, Mapping[str, str]]:
    """All messages, those of refusals among them: key, then language, then text."""
    with path.open(encoding="utf-8") as file:
        return {**load_refusals(), **msgspec.convert(_YAML(file).get_single_data(), dict[str, dict[str, str]])}


def choose_language(asked: str | None, environ: Mapping[str, str]) -> Language:
    """The language to speak: the one asked for, else that of the locale, else English."""
    locale = asked or next((environ[name] for name in _VARIABLES if environ.get(name)), "")
    return "ar" if locale.lower().split("_")[0].split(".")[0] == "ar" else "en"
