"""What the case has to say when something is wrong, in English and in Arabic."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal

import msgspec
import yaml

from musnad.errors import CaseError, DataError, RefusalError

Language = Literal["en", "ar"]

_CATALOGUE: Final = Path(__file__).with_name("messages.yaml")
_REFUSALS: Final = Path(__file__).with_name("refusals.yaml")
_YAML: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@functools.cache
def load_catalogue() -> Mapping[str, Mapping[str, str]]:
    """All messages, those of refusals among them: key, then language, then text."""
    return {**_loaded(_CATALOGUE), **load_refusals()}


@functools.cache
def load_refusals() -> Mapping[str, Mapping[str, str]]:
    """Why originals and reports are not taken or not read: key, then language, then text."""
    return _loaded(_REFUSALS)


def _loaded(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return msgspec.convert(_YAML(file).get_single_data(), dict[str, dict[str, str]])


def message(key: str, fields: Mapping[str, str | int], language: Language = "en") -> str:
    """The message of `key` in a language, filled in.

    Raises:
        DataError: if the catalogue has no such message, or the message wants a value that is not given.
    """
    try:
        return load_catalogue()[key][language].rstrip("\n").format(**fields)
    except KeyError as error:
        raise DataError(f"the messages of the case: {key} ({language}) lacks {error}") from error


def wrong(key: str, **fields: str | int) -> CaseError:
    """The error of `key`, to be raised."""
    return CaseError(message(key, fields), key=key, fields=fields)


def told(error: CaseError | RefusalError, language: Language) -> str:
    """What an error says, in a language."""
    return message(error.key, error.fields, language)
