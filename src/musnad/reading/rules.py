"""The rules of the reading, told in words: what each finds, an example, and what it rests on.

A rule's code lives in its stage; its telling lives in `lexicons/rules.yaml`, under the name that the stage writes
into `made_by.rule`. `musnad explain` prints it.
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

RULES_FILE = Path(__file__).parents[1] / "lexicons" / "rules.yaml"


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


def load_rules(path: Path = RULES_FILE) -> Mapping[str, Rule]:
    """The rules by name, in the order of the file.

    Raises:
        LexiconError: if the file is no mapping, or an entry lacks a field, has an unknown one or leaves one empty.
    """
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(entries, dict):
        raise LexiconError(f"{path.name}: write the rules as a mapping from name to fields")
    return MappingProxyType({name: _rule(path.name, name, fields) for name, fields in entries.items()})


def _rule(file: str, name: str, fields: Any) -> Rule:
    try:
        rule = msgspec.convert({"name": name, **fields} if isinstance(fields, dict) else fields, Rule)
    except msgspec.ValidationError as error:
        raise LexiconError(f"{file}: rule {name}: {error}") from error
    empty = [field for field in rule.__struct_fields__ if not getattr(rule, field).strip()]
    if empty:
        raise LexiconError(f"{file}: rule {name}: {', '.join(empty)} must not be empty")
    return rule
