"""How many: the numbers of those killed, hurt, held, moved, and of things, as the words give them.

A number word or figure with what it counts, a dual (`جنديان`), an indefinite singular (`شاباً`) and `أحد` are counts;
`بينهم طفلان` is a further count of the same kind. Bounds and vague words are those of the numerals.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from musnad.arabic.numerals import Numeral
from musnad.model import Span
from musnad.model.record import CountKind
from musnad.reading.eventfound import Candidate, Cast, CountFound
from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.eventwords import GROUPS, Trigger

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
_AND: Final = "و"
_TOTALS: Final = frozenset({"", "الي", "ب"})
_ENDS: Final = frozenset({"that", "relative", "clause"})
_TWO: Final = 2
_PEOPLE: Final = frozenset({"people"})
_DESTROYED: Final = GROUPS["structure"] | GROUPS["machine"]
_THINGS: Final = GROUPS["structure"] | GROUPS["machine"] | GROUPS["armed"]
_WHO: Final = frozenset({"civilian", "child", "woman", "fighter", "soldier"})


def counts_of(sight: EventSight, units: Sequence[Unit], one: Candidate, cast: Cast) -> tuple[CountFound, ...]:
    """The counts of an event: of the trigger's own phrase, of those it befell, of those who did it, of its means.

    Means are counted as things (`أطلقوا عشرات الصواريخ`).
    """
    found = [*_own(sight, units[one.unit], one)]
    for unit in cast.targets:
        kind = _kind(one.trigger, unit)
        found += _of(sight, unit, kind)
        found += _among(sight, units, unit, kind)
    for unit in cast.actors if one.trigger.type != "SANCTION" else ():
        if unit.numeral is not None or unit.number == "d":
            found += _of(sight, unit, _kind_of_actors(one.trigger))
    for unit in cast.means:
        if unit.numeral is not None:
            found += _of(sight, unit, "other")
    if not found and one.trigger.type == "HARM":
        found += _total(sight, units, one.unit, _kind(one.trigger, units[one.unit]))
    unique = {(count.span.start, count.span.end): count for count in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda count: count.span.start))


def _own(sight: EventSight, own: Unit, one: Candidate) -> Iterator[CountFound]:
    """The number before the trigger in its own phrase (`335 قتيلا`)."""
    if own.kind != "phrase" or own.numeral is None:
        return
    head = own.head if own.head > 0 else one.token
    if own.numeral.last < one.token <= head + ("matter" in own.classes):
        yield _numbered(sight, own, own.numeral, _kind(one.trigger, own, own_phrase=True))


def _kind_of_actors(trigger: Trigger) -> CountKind:
    if trigger.type == "MOBILIZE":
        return "deployed"
    return "surrendered" if trigger.mode == "surrender" else "other"


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
    if not is_sum(sight, units[at]) or _is_of_several_kinds(sight, units[at]):
        return
    for unit in units[at + 1 :]:
        if unit.kind in _ENDS:
            return
        if gives_total(unit) and unit.numeral is not None:
            yield _numbered(sight, unit, unit.numeral, kind)
            return


def is_sum(sight: EventSight, phrase: Unit) -> bool:
    """Whether the phrase is about a number of people (`عدد القتلى`, `ارتفاع حصيلة القتلى`)."""
    firsts = range(phrase.first, min(phrase.first + 2, phrase.last))
    return any(sight.is_word[at] and sight.forms[at].base in sight.words.structure["sum"] for at in firsts)


def _is_of_several_kinds(sight: EventSight, phrase: Unit) -> bool:
    """Whether the number is that of dead and hurt together (`عدد القتلى والجرحى`), which tells of neither."""
    joined = (at for at in range(phrase.head + 1, phrase.last) if sight.events[at].joint == _AND)
    return any("casualty" in sight.events[at].classes for at in joined)


def gives_total(unit: Unit) -> bool:
    """Whether a phrase behind that gives the number (`إلى خمسة`)."""
    return unit.kind == "phrase" and unit.numeral is not None and unit.preposition in _TOTALS


def _of(sight: EventSight, unit: Unit, kind: CountKind, *, singular: bool = True) -> Iterator[CountFound]:
    """The count of a phrase: its number, else that of its noun (`جنديان`, `أحد الجنود`; `شابا` if `singular`)."""
    if unit.numeral is not None:
        if not _is_several(unit.numeral):
            yield _numbered(sight, unit, unit.numeral, kind)
        return
    number = _number(sight, unit, kind, singular=singular)
    if number is not None:
        span = Span(unit.start, sight.reading.tokens[max(unit.head, unit.first)].end)
        yield CountFound(kind, span, number, number, _who(sight, unit))


def _number(sight: EventSight, unit: Unit, kind: CountKind, *, singular: bool) -> int | None:
    """How many a noun without a number means."""
    if unit.head < 0 or not sight.is_word[unit.head]:
        return None
    quantifier = sight.events[unit.first].quantifier
    if quantifier is not None and quantifier.number == "s":
        return 1 if kind != "other" else None
    if unit.number == "d" and unit.head not in sight.name_at and _is_countable(sight, unit, kind):
        return _TWO
    return 1 if singular and kind != "other" and _is_one(sight, unit, kind) else None


def _is_one(sight: EventSight, unit: Unit, kind: CountKind) -> bool:
    """Whether a singular means somebody or something new (`شابا`, not `قائد الشرطة`)."""
    if unit.number != "s" or unit.definite or sight.forms[unit.head].enclitic:
        return False
    counted = _DESTROYED if kind == "destroyed" else _PEOPLE
    return not unit.classes.isdisjoint(counted) and _is_indefinite(sight, unit)


def _is_countable(sight: EventSight, unit: Unit, kind: CountKind) -> bool:
    """Whether a dual is a count: of people, or of new things (`مبنيين`, not `الطرفين`, `أراضينا`)."""
    if "people" in unit.classes and not sight.forms[unit.head].base.endswith("نا"):
        return kind != "other" or not unit.definite
    return bool(unit.classes & _THINGS) and not unit.definite and "matter" not in unit.classes


def _is_several(numeral: Numeral) -> bool:
    """Whether the words say `several` and give no number (`عدة`, `بضعة`)."""
    several = numeral.vague and numeral.maximum is None and (numeral.minimum or 0) <= _FEW
    return several and numeral.first == numeral.reach


def _is_indefinite(sight: EventSight, unit: Unit) -> bool:
    """Whether the noun has no definite genitive (`شاب` and not `قائد الشرطة`)."""
    following = unit.head + 1
    if following >= unit.last:
        return True
    if following in sight.name_at:
        return False
    form = sight.forms[following]
    return not form.definite


def _numbered(sight: EventSight, unit: Unit, numeral: Numeral, kind: CountKind) -> CountFound:
    """The count of a phrase with a number: that with the noun it counts, whichever is first, and `آخرين` behind it."""
    last = max(unit.head, numeral.last) + 1
    if last < unit.last and sight.events[last].attribute:
        last += 1
    name = sight.name(unit.head)
    end = sight.reading.tokens[last - 1].end if name is None else name.end
    behind = unit.head >= 0 and numeral.first > unit.head and sight.is_word[unit.head]  # `الجنود الأربعة`
    start = sight.span_of(unit.head, unit.head + 1).start if behind else numeral.start
    return CountFound(kind, Span(start, max(end, numeral.end)), numeral.minimum, numeral.maximum, _who(sight, unit))


def _who(sight: EventSight, unit: Unit) -> Span | None:
    """The noun that says who they are."""
    if unit.head < 0 or not sight.is_word[unit.head] or not unit.classes & _WHO:
        return None
    return sight.span_of(unit.head, unit.head + 1)


def _among(sight: EventSight, units: Sequence[Unit], unit: Unit, kind: CountKind) -> Iterator[CountFound]:
    """`بينهم طفلان وامرأة` behind a phrase."""
    started = False
    for one in [one for one in units if one.first >= unit.last][:_AMONG_REACH]:
        text = sight.forms[one.first].text.removeprefix("و") if sight.is_word[one.first] else ""
        if not started:
            started = text in sight.words.structure["among"]
        elif one.kind == "phrase" and not one.preposition:
            if sight.events[one.head].nouns and sight.events[one.head].thing is not None:
                return
            if one.joint and sight.events[one.first].nouns and sight.events[one.first].thing is None:
                return
            yield from _of(sight, one, kind, singular=False)
        if one.kind in {"verb", "relative", "that", "clause"}:
            return
