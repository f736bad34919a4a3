"""Columns of a table: the name, what stands in it, and how it is got from a claim."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec
import yaml

from musnad.errors import DataError
from musnad.export.evidence import Value
from musnad.export.labels import Language

ABOUT: Final = Path(__file__).with_name("columns.yaml")
_YAML: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Given = TypeVar("Given")
Cell = Callable[[Given], Value | None]
Cells = Mapping[str, Value | None]


def about(table: str, column: str, language: Language) -> str:
    """What stands in a column of a table, in words.

    Raises:
        DataError: if `columns.yaml` does not tell.
    """
    try:
        return _abouts()[table][column][language]
    except KeyError as error:
        raise DataError(f"columns.yaml: {table}.{column} ({language}) is missing") from error


def described(table: str) -> Sequence[str]:
    """The columns of a table that `columns.yaml` tells of."""
    return tuple(_abouts().get(table, ()))


def empty(_: object) -> Value | None:
    """The cell of a column that a report cannot fill."""
    return None


@functools.cache
def _abouts() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    with ABOUT.open(encoding="utf-8") as file:
        return msgspec.convert(_YAML(file).get_single_data(), dict[str, dict[str, dict[str, str]]])
