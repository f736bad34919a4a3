"""The words shown beside a record's codes, in English and in Arabic.

Those of the page and of statements stand in `labels.yaml`, those of longer lists in the vocabulary, whose lists are
read when the first of their codes is shown, and the names of countries in the lexicon of countries.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal

import msgspec
import yaml

from musnad.vocabulary import load_glosses

Language = Literal["en", "ar"]

LABELS_FILE: Final = Path(__file__).with_name("labels.yaml")
_COUNTRY: Final = re.compile(
    r"^- form: (.+)\n  code: \W?([A-Z]{2})\W?\n(?:  (?!gloss:).*\n)*  gloss: (.+)$", re.MULTILINE
)
VOCABULARY: Final[Mapping[str, str]] = MappingProxyType(
    {
        "reason": "reasons",
        "flag": "flags",
        "precision": "precisions",
        "point": "points",
        "name_basis": "name_bases",
        "place_kind": "place_kinds",
        "actor_type": "actor_types",
        "event_type": "event_types",
        "event_mode": "event_modes",
        "factuality": "factualities",
        "count": "count_kinds",
        "contradiction": "contradiction_kinds",
        "grade_rule": "grade_rules",
        "grade": "grades",
    }
)
"""The groups of labels whose words stand in a list of the vocabulary."""
_YAML: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Labels(msgspec.Struct, frozen=True):
    """The labels in one language."""

    language: Language
    entries: Mapping[str, Mapping[str, Mapping[str, str]]]

    def __call__(self, group: str, code: str) -> str:
        """The label of `code` in `group`; a code that has none is shown as it is."""
        entry = (_terms(VOCABULARY[group]) if group in VOCABULARY else self.entries[group]).get(code)
        return entry[self.language] if entry else code.replace("_", " ")

    def has(self, group: str, code: str) -> bool:
        """Whether `code` has a label of its own in `group`."""
        return code in (_terms(VOCABULARY[group]) if group in VOCABULARY else self.entries[group])

    def country(self, code: str) -> str:
        """The name of the country with an ISO 3166-1 alpha-2 code; a code of no country is shown as it is."""
        names = _countries().get(code)
        return names[self.language] if names else code


@functools.cache
def _terms(kind: str) -> Mapping[str, Mapping[str, str]]:
    return {code: {"en": gloss, "ar": label} for code, (gloss, label) in load_glosses(kind).items()}


@functools.cache
def _countries() -> Mapping[str, Mapping[str, str]]:
    """The lexicon of countries by the lines of an entry that name it: a parser takes a hundred times as long."""
    text = (resources.files("musnad.lexicons") / "countries.yaml").read_text("utf-8")
    return {code: {"en": gloss.strip("'\""), "ar": form.strip("'\"")} for form, code, gloss in _COUNTRY.findall(text)}


@functools.cache
def load_labels(language: Language) -> Labels:
    """The labels of a language."""
    with LABELS_FILE.open(encoding="utf-8") as file:
        entries = msgspec.convert(_YAML(file).get_single_data(), dict[str, dict[str, dict[str, str]]])
    return Labels(language, entries)
