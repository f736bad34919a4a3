"""One incident laid out to be compared: a row for each origin, its values with their words, and who counts by a rule.

A rule of counting asks who stands behind a value, and takes none away: what all say stays beside what those say who
count. Whatever the rule, no more count than without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple

import msgspec

from musnad.linking.contradictions import contradictions_of
from musnad.linking.corroboration import Given, given_by, support_of
from musnad.linking.grading import grade_of, tallies_of
from musnad.linking.told import Told
from musnad.model.links import ClaimKey, Contradiction, Copy, Grade, Incident, Origin, Support, SupportField, Tally
from musnad.model.record import EventType
from musnad.model.span import Excerpt

Rule = Literal["all", "eyewitness", "official", "without_parties"]
"""Whom a count takes in: all origins, only those who saw it, only bodies of a state, all but the sides of it."""
_DENIED_WITH: Final[Mapping[EventType, EventType]] = {"HARM": "ASSAULT"}
"""What is denied together with another kind of event: harm with the attack that did it."""


class ValueWords(msgspec.Struct, frozen=True, gc=False):
    """Where a claim gives a value: the words, and which of the sentences of its signature they stand in.

    Of words that stand in none of them the sentence is that of the event.
    """

    key: ClaimKey
    words: Excerpt
    sentence: int


class Value(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A value of a field as one origin gives it, and the ids of the contradictions it is one side of."""

    field: SupportField
    value: str
    entity: str | None
    name_en: str | None
    told: tuple[ValueWords, ...]
    contradictions: tuple[str, ...] = ()


class Sharing(msgspec.Struct, frozen=True, gc=False):
    """The report whose text another shares: how much of its own text that is, and of the other's (0 to 1)."""

    report: str
    of_own: float
    of_other: float


class Teller(msgspec.Struct, frozen=True, gc=False):
    """A report that holds claims of an origin, and the earlier one that it copies."""

    report: str
    copies: Sharing | None = None


class OriginRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An origin with its reports, each behind the one it copies, and its values, field by field."""

    origin: Origin
    tellers: tuple[Teller, ...]
    values: tuple[Value, ...]


class Weighed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What an incident comes to where only some origins count."""

    origins: tuple[str, ...]
    support: tuple[Support, ...]
    grade: Grade | None
    tallies: tuple[Tally, ...]


class Compared(NamedTuple):
    """What a comparison is made of: the claims, in the order of their keys; when each report was published; copies."""

    told: Sequence[Told]
    published: Mapping[str, str | None]
    copies: Sequence[Copy] = ()
    times: Mapping[ClaimKey, Excerpt] = {}
    """The words of each claim's time."""


def counts(origin: Origin, rule: Rule) -> bool:
    """Whether an origin counts by a rule."""
    if rule == "all":
        return True
    return not origin.party if rule == "without_parties" else getattr(origin, rule)


def weighed(told: Sequence[Told], incident: Incident, rule: Rule) -> Weighed:
    """The support, the grade and the numbers of an incident by those of its origins that count; all by its own."""
    if rule == "all":
        ids = tuple(origin.id for origin in incident.origins)
        return Weighed(origins=ids, support=incident.support, grade=incident.grade, tallies=incident.tallies)
    origins = tuple(origin for origin in incident.origins if counts(origin, rule))
    counted = frozenset(key for origin in origins for key in origin.claims)
    own = [one for one in told if one.key in counted]
    return Weighed(
        origins=tuple(origin.id for origin in origins),
        support=support_of(own, origins) if own else (),
        grade=grade_of(own, origins, contradictions_of(own, origins)) if own else None,
        tallies=tallies_of(own, origins),
    )


def rows_of(incident: Incident, compared: Compared) -> tuple[OriginRow, ...]:
    """The rows of an incident: those of most reports first, then in the order of their claims."""
    by_key = {one.key: one for one in compared.told}
    ranked = sorted(incident.origins, key=lambda origin: -len(origin.reports))
    return tuple(
        OriginRow(
            origin=origin,
            tellers=folded(origin.reports, compared.published, compared.copies),
            values=tuple(_values([by_key[key] for key in origin.claims if key in by_key], incident, compared.times)),
        )
        for origin in ranked
    )


def _values(own: Sequence[Told], incident: Incident, times: Mapping[ClaimKey, Excerpt]) -> Iterator[Value]:
    held: dict[tuple[SupportField, str, str | None], list[tuple[Told, Given]]] = {}
    for one in own:
        for given in given_by(one):
            held.setdefault(given.told, []).append((one, given))
    for (field, value, entity), found in sorted(held.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1])):
        yield Value(
            field=field,
            value=value,
            entity=entity,
            name_en=next((given.name_en for _, given in found if given.name_en), None),
            told=tuple(dict.fromkeys(_words(one, given, times) for one, given in found)),
            contradictions=tuple(
                each.id for each in incident.contradictions if _is_side(each, field, value, [one for one, _ in found])
            ),
        )


def _words(one: Told, given: Given, times: Mapping[ClaimKey, Excerpt]) -> ValueWords:
    words = times.get(one.key, given.words) if given.told[0] == "time" else given.words
    own, sentences = one.fact.sentence, one.report.sentences
    holding = (at for at in (own, *range(len(sentences))) if _holds(sentences[at], words))
    return ValueWords(one.key, words, next(holding, own))


def _holds(sentence: Excerpt, words: Excerpt) -> bool:
    return sentence.start <= words.start and words.end <= sentence.end


def _is_side(contradiction: Contradiction, field: SupportField, value: str, told: Iterable[Told]) -> bool:
    """Whether a value that some claims give is one of the two that contradict each other."""
    if contradiction.kind != field:
        return False
    of = f"{contradiction.count}:" if contradiction.count is not None else ""
    if value not in {f"{of}{voice.value}" for voice in (contradiction.first, contradiction.second)}:
        return False
    if field != "happened":
        return True
    denied = {reason.detail for reason in contradiction.reasons}
    return any(kind in denied for one in told for kind in _denied_by(one))


def _denied_by(one: Told) -> Iterator[str]:
    """The kinds of event whose denial an account of a kind contradicts, or that it is itself the denial of."""
    yield one.fact.type
    if one.happened and one.fact.type in _DENIED_WITH:
        yield _DENIED_WITH[one.fact.type]


# --- copies -------------------------------------------------------------------------------------------------------
def folded(reports: Iterable[str], published: Mapping[str, str | None], copies: Iterable[Copy]) -> tuple[Teller, ...]:
    """Reports of one origin, each once: the earliest first, and behind it those that copy it, as deep as they do.

    A report copies the earlier one that has most of its text; of one day, or of none, the order of the ids decides,
    since nobody knows who wrote first.
    """
    order = sorted(set(reports), key=lambda report: (published.get(report) or _LAST, report))
    place = {report: at for at, report in enumerate(order)}
    shared: dict[str, list[Sharing]] = {}
    for copy in copies:
        if copy.first in place and copy.second in place:
            ends = ((copy.first, copy.of_first), (copy.second, copy.of_second))
            (earlier, of_other), (later, of_own) = sorted(ends, key=lambda end: place[end[0]])
            shared.setdefault(later, []).append(Sharing(earlier, of_own, of_other))
    copied = {later: min(found, key=lambda each: (-each.of_own, place[each.report])) for later, found in shared.items()}
    behind: dict[str | None, list[str]] = {}
    for report in order:
        behind.setdefault(copied[report].report if report in copied else None, []).append(report)
    return tuple(_unfolded(None, behind, copied))


_LAST: Final = "9999"
"""Behind every day: reports without one."""


def _unfolded(
    above: str | None, behind: Mapping[str | None, Sequence[str]], copied: Mapping[str, Sharing]
) -> Iterator[Teller]:
    waiting = list(reversed(behind.get(above, ())))
    while waiting:
        report = waiting.pop()
        yield Teller(report, copied.get(report))
        waiting.extend(reversed(behind.get(report, ())))
