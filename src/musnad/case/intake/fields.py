"""From a row of a table or an object of JSON to a report: which column or key is which field."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec
import yaml

from musnad.case.intake.found import Found, Refused
from musnad.case.intake.moments import moment
from musnad.case.intake.working import found_or_refused, refused
from musnad.errors import RefusalError

COLUMNS: Final = Path(__file__).with_name("columns.yaml")
FIELDS: Final = ("text", "title", "outlet", "byline", "url", "published", "language")
_SEPARATORS: Final = re.compile(r"[\s_\-.]+")
_SHOWN: Final = 20


@functools.cache
def usual_names() -> Mapping[str, tuple[str, ...]]:
    """For each field the names that usually mean it, the likeliest first."""
    with COLUMNS.open(encoding="utf-8") as file:
        return msgspec.convert(yaml.safe_load(file), dict[str, tuple[str, ...]])


def check_columns(columns: Mapping[str, str]) -> None:
    """Verify that a mapping of columns names fields that a report has.

    Raises:
        RefusalError: if it names another.
    """
    for field in columns:
        if field not in FIELDS:
            raise RefusalError("intake.no-field", field=field, fields=", ".join(FIELDS))


def mapping_of(names: Collection[str], columns: Mapping[str, str]) -> dict[str, str]:
    """For each field the one of `names` that holds it: what the user's `columns` say, else what it is usually called.

    Raises:
        RefusalError: if a column that the user names is not there, or no name is known to hold the text.
    """
    found = {field: name for field in FIELDS if (name := _usual(field, names)) is not None}
    for field, asked in columns.items():
        name = asked if asked in names else next((name for name in names if _plain(name) == _plain(asked)), None)
        if name is None:
            raise RefusalError("intake.no-column", column=asked, columns=_shown(names))
        found[field] = name
    if "text" not in found:
        raise RefusalError("intake.no-text-column", columns=_shown(names))
    return found


def report(part: str, values: Mapping[str, Any], *, encoding: str, notes: tuple[str, ...] = ()) -> Found | Refused:
    """The report of which `values` are the fields; a day that cannot be read is left open and told."""
    text = values.get("text")
    if not isinstance(text, str):
        return refused(part, RefusalError("input.json-type", field="text"))
    day = values.get("published")
    when = moment(day) if isinstance(day, str) else None
    facts = {field: _told(values.get(field)) for field in FIELDS if field not in {"text", "published"}}
    facts |= {"encoding": encoding, "published": when.day if when else None, "published_at": when.at if when else None}
    unread = ("day-unread",) if day not in (None, "") and when is None else ()
    return found_or_refused(part, text, facts, notes=(*notes, *unread))


def _told(value: Any) -> str | None:
    """A text, the name of a thing that has one, or the names of several."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return _told(value.get("name"))
    if isinstance(value, list):
        return "، ".join(name for item in value if (name := _told(item))) or None
    return None


def _usual(field: str, names: Collection[str]) -> str | None:
    plain = {_plain(name): name for name in reversed(list(names))}
    return next((plain[name] for name in usual_names()[field] if name in plain), None)


def _plain(name: str) -> str:
    return _SEPARATORS.sub("", name.strip("\ufeff\u200e\u200f ").casefold())


def _shown(names: Iterable[str]) -> str:
    return ", ".join([name.strip() for name in names if name.strip()][:_SHOWN])
