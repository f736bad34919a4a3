"""How many: the numbers of those killed, hurt, held, moved, and of things, as the words give them.

A number word or figure with what it counts, a dual (`جنديان`), an indefinite singular (`شاباً`) and `أحد` are counts;
`بينهم طفلان` is a further count of the same kind. Bounds and vague words are those of the numerals.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from musnad.arabic.numerals import Numeral
from musnad.model import Span
from musnad.model.record import CountKind
from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.eventwords import GROUPS, Trigger

_AMONG: Final = frozenset({"بينهم", "بينهن", "منهم", "منهن", "بينها"})
_ONE: Final = frozenset({"احد", "احدي", "احدهم"})
_BY_MODE: Final[dict[str, CountKind]] = {
    "killed": "killed",
    "injured": "injured",
    "missing": "missing",
    "displaced": "displaced",
    "arrest": "detained",
    "abduct": "detained",
    "release": "released",
    "exchange": "released",
    "surrender": "surrendered",
    "destroy": "destroyed",
    "damage": "destroyed",
    "targeted": "killed",
}
_FEW: Final = 3
_AMONG_REACH: Final = 12
_SUMS: Final = frozenset({"عدد", "حصيله", "اعداد", "مجموع"})
_OTHERS: Final = frozenset({"اخر", "اخرى", "اخري", "اخرون", "اخرين", "اخران", "اخريات"})
_THINGS: Final = GROUPS["structure"] | GROUPS["machine"] | GROUPS["armed"]
_WHO: Final = ("civilian", "child", "woman", "fighter", "soldier")


class CountFound(msgspec.Struct, frozen=True):
    """A number of people or things: its span, its bounds, and the noun that says who they are."""

    kind: CountKind
    span: Span
    minimum: int | None
    maximum: int | None
    who: Span | None = None


def counts_of(
    sight: EventSight,
    units: Sequence[Unit],
    at: int,
    token: int,
    trigger: Trigger,
    actors: tuple[Unit, ...],
    targets: tuple[Unit, ...],
    others: tuple[Unit, ...] = (),
) -> tuple[CountFound, ...]:
    """The counts of an event: of the trigger's own phrase, of those it befell, of those who did it.

    `others` are phrases of means, which are counted as things (`أطلقوا عشرات الصواريخ`).
    """
    found: list[CountFound] = []
    own = units[at]
    if (
        own.kind == "phrase"
        and own.numeral is not None
        and own.numeral.last < token <= (own.head if own.head > 0 else token) + ("matter" in own.classes)
    ):
        found.append(_numbered(sight, own, _kind(trigger, own, own_phrase=True)))
    for unit in targets:
        found.extend(_of(sight, unit, _kind(trigger, unit)))
        found.extend(_among(sight, units, unit, _kind(trigger, unit)))
    for unit in actors:
        kind: CountKind = (
            "deployed" if trigger.type == "MOBILIZE" else "surrendered" if trigger.mode == "surrender" else "other"
        )
        if trigger.type != "SANCTION" and (unit.numeral is not None or unit.number == "d"):
            found.extend(_of(sight, unit, kind))
    for unit in others:
        if unit.numeral is not None:
            found.extend(_of(sight, unit, "other"))
    if not found and trigger.type == "HARM":
        found.extend(_total(sight, units, at, _kind(trigger, own)))
    unique = {(count.span.start, count.span.end): count for count in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda count: count.span.start))


def _kind(trigger: Trigger, unit: Unit, *, own_phrase: bool = False) -> CountKind:
    if own_phrase and trigger.type != "HARM":
        return "other"
    if trigger.type == "MOBILIZE":
        return "deployed"
    if trigger.type == "AID" and "casualty" in unit.classes:
        return "injured"
    if trigger.mode == "transfer":
        return "detained"
    if trigger.type != "HARM" and "matter" in unit.classes and "people" not in unit.classes:
        return "other"
    kind = _BY_MODE.get(trigger.mode, "other")
    if kind == "detained" and unit.classes and "people" not in unit.classes:
        return "other"
    if trigger.type == "ASSAULT" and trigger.mode == "targeted" and own_phrase:
        return "other"
    return kind


def _total(sight: EventSight, units: Sequence[Unit], at: int, kind: CountKind) -> Iterator[CountFound]:
    """The number behind `ارتفع عدد القتلى إلى` or `بلغت حصيلة الضحايا`."""
    firsts = range(units[at].first, min(units[at].first + 2, units[at].last))
    if not any(sight.is_word[token] and sight.forms[token].base in _SUMS for token in firsts):
        return
    for unit in units[at + 1 :]:
        if unit.kind in {"that", "relative", "clause"}:
            return
        if unit.kind == "phrase" and unit.numeral is not None and unit.preposition in {"", "الي", "ب"}:
            yield _numbered(sight, unit, kind)
            return


def _of(sight: EventSight, unit: Unit, kind: CountKind, *, singular: bool = True) -> Iterator[CountFound]:
    if unit.numeral is not None and _is_several(unit.numeral):
        return
    if unit.numeral is not None:
        yield _numbered(sight, unit, kind)
        return
    if unit.head < 0 or not sight.is_word[unit.head]:
        return
    first = sight.forms[unit.first]
    if first.base in _ONE or first.text in _ONE:
        if kind == "other":
            return
        yield CountFound(kind, _to_head(sight, unit), 1, 1, _who(sight, unit))
    elif unit.number == "d" and unit.head not in sight.name_at and _countable(sight, unit, kind):
        yield CountFound(kind, _to_head(sight, unit), 2, 2, _who(sight, unit))
    elif (
        singular
        and unit.number == "s"
        and not unit.definite
        and (
            unit.classes & (GROUPS["structure"] | GROUPS["machine"])
            if kind == "destroyed"
            else "people" in unit.classes
        )
        and kind != "other"
        and not sight.forms[unit.head].enclitic
        and _indefinite(sight, unit)
    ):
        yield CountFound(kind, _to_head(sight, unit), 1, 1, _who(sight, unit))


def _countable(sight: EventSight, unit: Unit, kind: CountKind) -> bool:
    """Whether a dual is a count: of people, or of new things (`مبنيين`, not `الطرفين`, `أراضينا`)."""
    if "people" in unit.classes and not sight.forms[unit.head].base.endswith("نا"):
        return kind != "other" or not unit.definite
    return bool(unit.classes & _THINGS) and not unit.definite and "matter" not in unit.classes


def _is_several(numeral: Numeral) -> bool:
    """Whether the words say `several` and give no number (`عدة`, `بضعة`)."""
    several = numeral.vague and numeral.maximum is None and (numeral.minimum or 0) <= _FEW
    return several and numeral.first == numeral.reach


def _indefinite(sight: EventSight, unit: Unit) -> bool:
    """Whether the noun has no definite genitive (`شاب` and not `قائد الشرطة`)."""
    following = unit.head + 1
    if following >= unit.last:
        return True
    if following in sight.name_at:
        return False
    form = sight.forms[following]
    return not form.definite


def _numbered(sight: EventSight, unit: Unit, kind: CountKind) -> CountFound:
    numeral = unit.numeral
    if numeral is None:
        raise AssertionError
    last = max(unit.head + 1, numeral.last + 1)
    begin = numeral.start
    if last < unit.last and sight.is_word[last] and sight.forms[last].base in _OTHERS:
        last += 1
    end = sight.reading.tokens[last - 1].end
    if unit.head in sight.name_at:
        end = sight.naming.names[sight.name_at[unit.head]].end
    return CountFound(kind, Span(begin, max(end, numeral.end)), numeral.minimum, numeral.maximum, _who(sight, unit))


def _to_head(sight: EventSight, unit: Unit) -> Span:
    return Span(unit.start, sight.reading.tokens[max(unit.head, unit.first)].end)


def _who(sight: EventSight, unit: Unit) -> Span | None:
    """The noun that says who they are."""
    if unit.head < 0 or not sight.is_word[unit.head] or not unit.classes & set(_WHO):
        return None
    return sight.span_of(unit.head, unit.head + 1)


def _among(sight: EventSight, units: Sequence[Unit], unit: Unit, kind: CountKind) -> Iterator[CountFound]:
    """`بينهم طفلان وامرأة` behind a phrase."""
    started = False
    for one in [one for one in units if one.first >= unit.last][:_AMONG_REACH]:
        text = sight.forms[one.first].text.removeprefix("و") if sight.is_word[one.first] else ""
        if not started:
            started = text in _AMONG
        elif one.kind == "phrase" and not one.preposition:
            if sight.events[one.head].nouns and sight.events[one.head].thing is not None:
                return
            yield from _of(sight, one, kind, singular=False)
        if one.kind in {"verb", "relative", "that", "clause"}:
            return
