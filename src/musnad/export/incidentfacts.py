"""All that linking says of an incident, as JSON: members with reasons and scores, origins, support, contradictions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec

from musnad.export.incidents import Gathered
from musnad.model import Excerpt

_NAMES: Final = frozenset({"name", "name_en", "detail", "value"})
_SIDES: Final = ("first", "second")


def facts(gathered: Gathered) -> dict[str, Any]:
    """An incident as it leaves, and which of its claims leave with it."""
    told: dict[str, Any] = msgspec.to_builtins(gathered.incident)
    if any(voice.withholds for voice in gathered.voices.values()):
        told = _leaving(told, gathered)
    return {**told, "exported": [row.key for row in gathered.rows.values()]}


def _leaving(told: dict[str, Any], gathered: Gathered) -> dict[str, Any]:
    def name(words: str) -> str:
        for voice in gathered.voices.values():
            words = voice.name(words)
        return words

    contradictions = [_contradiction(each, gathered) for each in told["contradictions"]]
    return {**_renamed(told, name), "contradictions": _renamed(contradictions, name)}


def _contradiction(told: dict[str, Any], gathered: Gathered) -> dict[str, Any]:
    for side in _SIDES:
        own = told[side]
        voice = gathered.voices[own["key"]["report"]]
        covered = {part: msgspec.to_builtins(voice.excerpt(Excerpt(**own[part]))) for part in ("words", "sentence")}
        told = {**told, side: {**own, **covered}}
    return told


def _renamed(value: Any, name: Callable[[str], str]) -> Any:
    """The value with every name in it as it leaves."""
    if isinstance(value, list | tuple):
        return [_renamed(each, name) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key: name(each) if key in _NAMES and isinstance(each, str) else _renamed(each, name)
        for key, each in value.items()
    }
