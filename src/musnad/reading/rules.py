"""The rules of the reading, told in words: what each finds, an example, and what it rests on.

A rule's code lives in its stage; its telling lives in a `rules.yaml` under `lexicons/`, under the name that the stage
writes into `made_by.rule`. `musnad explain` prints it.
"""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import msgspec
import yaml

from musnad.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Mapping

LEXICONS = Path(__file__).parents[1] / "lexicons"


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule of the reading.

    `name` is what `made_by.rule` holds and `stage` what `made_by.stage` holds; `description` and `description_ar`
    say what the rule finds, `example` is a sentence in which it finds it, `source` is what the rule rests on.
    """

    name: str
    stage: str
    description: str
    description_ar: str
    example: str
    source: str


def rule_files() -> tuple[Path, ...]:
    """The files of rules of this version: that of the statements, then those of stages with a folder of their own."""
    return (LEXICONS / "rules.yaml", *sorted(LEXICONS.glob("*/rules.yaml")))


def load_rules(*paths: Path) -> Mapping[str, Rule]:
    """The rules of the files by name, in their order; without files, all rules of this version.

    Raises:
        LexiconError: if a file is no mapping, an entry lacks a field, has an unknown one or leaves one empty, or two
            files tell a rule of the same name.
    """
    found: dict[str, Rule] = {}
    for path in paths or rule_files():
        rules = _rules_of(path)
        twice = sorted(found.keys() & rules.keys())
        if twice:
            raise LexiconError(f"{_named(path)}: {', '.join(twice)} is told in another file too; give it its own name")
        found |= rules
    return MappingProxyType(found)


def _rules_of(path: Path) -> dict[str, Rule]:
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(entries, dict):
        raise LexiconError(f"{_named(path)}: write the rules as a mapping from name to fields")
    return {name: _rule(_named(path), name, fields) for name, fields in entries.items()}


def _named(path: Path) -> str:
    """A file as a reader of the lexicons knows it: `times/rules.yaml`."""
    return path.relative_to(LEXICONS).as_posix() if path.is_relative_to(LEXICONS) else path.name


def _rule(file: str, name: str, fields: Any) -> Rule:
    try:
        rule = msgspec.convert({"name": name, **fields} if isinstance(fields, dict) else fields, Rule)
    except msgspec.ValidationError as error:
        raise LexiconError(f"{file}: rule {name}: {error}") from error
    empty = [field for field in rule.__struct_fields__ if not getattr(rule, field).strip()]
    if empty:
        raise LexiconError(f"{file}: rule {name}: {', '.join(empty)} must not be empty")
    return rule
