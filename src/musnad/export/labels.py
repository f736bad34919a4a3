"""The words shown beside a record's codes, in English and in Arabic."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal

import msgspec
import yaml

Language = Literal["en", "ar"]

LABELS_FILE: Final = Path(__file__).with_name("labels.yaml")
_YAML: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Labels(msgspec.Struct, frozen=True):
    """The labels in one language."""

    language: Language
    entries: Mapping[str, Mapping[str, Mapping[str, str]]]

    def __call__(self, group: str, code: str) -> str:
        """The label of `code` in `group`; a code that has none is shown as it is."""
        entry = self.entries[group].get(code)
        return entry[self.language] if entry else code.replace("_", " ")


@functools.cache
def load_labels(language: Language) -> Labels:
    """The labels of a language."""
    with LABELS_FILE.open(encoding="utf-8") as file:
        entries = msgspec.convert(_YAML(file).get_single_data(), dict[str, dict[str, dict[str, str]]])
    return Labels(language, entries)
