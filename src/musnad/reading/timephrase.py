"""What the grammar finds: an expression of time in its parts, not yet resolved."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

PhraseKind = Literal["day", "period", "span", "offset", "rolling", "set", "vague", "anaphor", "range"]
"""What an expression is: a day or an hour of it, a calendar period, a length of time, a length counted from a day, the
last or next so many units, a repetition, something undated, a time told before, or from one time to another."""

Slots = dict[str, Any]
"""Fields of a phrase as the grammar fills them."""

Found = tuple[Slots, int]
"""The fields that a part of the grammar has read, and the token behind it."""


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """An expression of time from token `first` up to `last`; `cut` letters of its first token are clitics.

    A field is `None` where the words do not say it. `shift` fields count from the present unit (-1 is the last one);
    `toward` is the direction a word like `الماضي` gives (-1, 0, 1), `third` the part of a period (1 early, 2 middle,
    3 late), `share` its half (`h1`), quarter (`q3`) or first so many months (`f7`). `ranked` says that the day is told
    by a rank in words, `short_year` that the year has two digits. `twin` is the same day in the other calendar, `start`
    and `end` the ends of a range.
    """

    kind: PhraseKind
    rule: str
    first: int
    last: int
    cut: int = 0
    relative: int | None = None
    weekday: int | None = None
    nth: int | None = None
    day: int | None = None
    ranked: bool = False
    month: int | None = None
    month_to: int | None = None
    month_shift: int | None = None
    year: int | None = None
    short_year: bool = False
    year_to: int | None = None
    year_shift: int | None = None
    week_shift: int | None = None
    hijri: bool = False
    toward: int | None = None
    anaphoric: str | None = None
    part: str | None = None
    night_to: int | None = None
    midnight: bool = False
    hour: int | None = None
    minute: int | None = None
    zone: str | None = None
    clear: bool = False
    season: int | None = None
    decade: int | None = None
    century: int | None = None
    century_shift: int | None = None
    weekend: bool = False
    feast: str | None = None
    third: int | None = None
    share: str | None = None
    unit: str | None = None
    count: int | None = None
    halves: int = 0
    more: tuple[tuple[str, int], ...] = ()
    few: bool = False
    away: int | None = None
    approximate: bool = False
    bound: str | None = None
    event: bool = False
    twin: Phrase | None = None
    start: Phrase | None = None
    end: Phrase | None = None


def phrase(kind: PhraseKind, rule: str, at: int, found: Found, *, cut: int = 0) -> Phrase:
    """The phrase that begins at token `at` and has the fields found."""
    slots, last = found
    return Phrase(kind=kind, rule=rule, first=at, last=last, cut=cut, **slots)
