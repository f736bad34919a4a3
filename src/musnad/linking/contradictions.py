"""Contradictions: claims of one incident that cannot both be true, each with its words and its sentence.

Values are compared, not claims: where ten claims say one thing and three another there is one contradiction, told by
one claim of each, of different origins where there are any. Within one report only what two known speakers say is set
against each other: what it tells in one voice of several events is not, though they were taken for one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Final, NamedTuple

from musnad.arabic.folding import fold_word
from musnad.linking.corroboration import bounds
from musnad.linking.facts import Fact, Party, Spot
from musnad.linking.origins import origin_by_claim, voice_of
from musnad.linking.sameness import NEAR_KM, kilometres
from musnad.linking.told import Account, Told, account, content_id, kinds_told
from musnad.linking.words import bare
from musnad.model.links import Contradiction, ContradictionKind, Origin, Voice
from musnad.model.record import CountKind, EventType, Reason
from musnad.model.span import Excerpt

_DONE: Final[frozenset[EventType]] = frozenset({"ASSAULT", "HARM", "COERCE"})
"""What one side does to another, so that two doers contradict each other; a place is often taken by allies."""
_DENIED_WITH: Final[Mapping[EventType, frozenset[EventType]]] = {"ASSAULT": frozenset({"HARM"})}
_CLOSE: Final = frozenset({"exact", "settlement"})


class Said(NamedTuple):
    """A value with its words, and a claim that gives it."""

    value: str
    words: Excerpt
    told: Told


def contradictions_of(told: Sequence[Told], origins: Sequence[Origin]) -> tuple[Contradiction, ...]:
    """The contradictions among the claims of an incident, by kind, then by their values; `told` is in order of keys."""
    by_claim = origin_by_claim(origins)
    found = [
        *_counts(told, by_claim),
        *_pairs("actor", told, _actors, _other_actor(told), "other_doer", by_claim),
        *_pairs("place", told, _places, _other_place, "other_place", by_claim),
        *_pairs("time", told, _days, _other_day, "days_do_not_meet", by_claim),
        *_happened(told, by_claim),
    ]
    return tuple(sorted(found, key=lambda one: (one.kind, one.count or "", one.first.value, one.second.value, one.id)))


def _made(  # noqa: PLR0913, PLR0917  # all of a contradiction
    kind: ContradictionKind,
    first: Said,
    second: Said,
    by_claim: Mapping[tuple[str, str], str],
    reason: Reason,
    count: CountKind | None = None,
) -> Contradiction:
    if (first.value, first.told.key) > (second.value, second.told.key):
        first, second = second, first
    sides = [one.told.key for one in (first, second)]
    return Contradiction(
        id=content_id("contradiction", kind, count or "", *(part for key in sides for part in (key.report, key.claim))),
        kind=kind,
        count=count,
        first=_voice(first),
        second=_voice(second),
        same_origin=_same_origin(first, second, by_claim),
        reasons=(reason,),
    )


def _voice(said: Said) -> Voice:
    sentence = said.told.report.sentences[said.told.fact.sentence]
    return Voice(key=said.told.key, value=said.value, words=said.words, sentence=sentence)


def _counts(told: Sequence[Told], by_claim: Mapping[tuple[str, str], str]) -> Iterator[Contradiction]:
    """Accounts that do not meet: of each report and voice all its numbers of a kind together, since some are parts."""
    for kind in kinds_told(told):
        groups: dict[tuple[str, str], list[Told]] = {}
        for one in told:
            groups.setdefault((one.key.report, voice_of(one)), []).append(one)
        accounts = [found for group in groups.values() if (found := account(group, kind)) is not None]
        by_value: dict[tuple[int, int | None], list[Account]] = {}
        for one_account in accounts:
            by_value.setdefault((one_account.low, one_account.high), []).append(one_account)
        for (_, ones), (_, others) in combinations(
            sorted(by_value.items(), key=lambda item: (item[0][0], item[0][1] or 0)), 2
        ):
            if ones[0].meets(others[0]):
                continue
            pair = _apart([_said(one, kind) for one in ones], [_said(one, kind) for one in others], by_claim)
            if pair is not None:
                reason = Reason(code="numbers_apart", detail=f"{kind} {pair[0].value}، {pair[1].value}")
                yield _made("count", *pair, by_claim, reason, kind)


def _said(one: Account, kind: CountKind) -> Said:
    told = one.told[0]
    number = next(number for number in told.fact.numbers if number.kind == kind and number.low == one.low)
    return Said(bounds(number), number.words, told)


def _apart(
    ones: Sequence[Said], others: Sequence[Said], by_claim: Mapping[tuple[str, str], str]
) -> tuple[Said, Said] | None:
    """One of each side, of different origins where there are any; `None` where one voice of one report says both."""
    pairs = ((one, other) for one in ones for other in others if _two_voices(one.told, other.told))
    return min(pairs, key=lambda pair: _same_origin(pair[0], pair[1], by_claim), default=None)


def _two_voices(one: Told, other: Told) -> bool:
    if one.key.report != other.key.report:
        return True
    keys = {each.fact.speaker.key for each in (one, other) if each.fact.speaker is not None}
    return len(keys - {None}) == len((one, other))


def _same_origin(one: Said, other: Said, by_claim: Mapping[tuple[str, str], str]) -> bool:
    keys = one.told.key, other.told.key
    return by_claim[keys[0].report, keys[0].claim] == by_claim[keys[1].report, keys[1].claim]


def _pairs(  # noqa: PLR0913, PLR0917  # one field
    kind: ContradictionKind,
    told: Sequence[Told],
    values: Callable[[Fact], Iterable[tuple[str, Excerpt]]],
    differs: Callable[[Fact, Fact], bool],
    reason: str,
    by_claim: Mapping[tuple[str, str], str],
) -> Iterator[Contradiction]:
    by_value: dict[str, list[Said]] = {}
    for one in told:
        if one.happened:
            for value, words in values(one.fact):
                by_value.setdefault(value, []).append(Said(value, words, one))
    for (value, ones), (other, others) in combinations(sorted(by_value.items()), 2):
        differing = [
            (one, each)
            for one in ones
            for each in others
            if _two_voices(one.told, each.told) and differs(one.told.fact, each.told.fact)
        ]
        if differing:
            first, second = min(differing, key=lambda pair: _same_origin(pair[0], pair[1], by_claim))
            yield _made(kind, first, second, by_claim, Reason(code=reason, detail=f"{value}، {other}"))


def _actors(fact: Fact) -> Iterator[tuple[str, Excerpt]]:
    if fact.type in _DONE:
        yield from ((party.name, party.words) for party in fact.actors if _identified(party))


def _identified(party: Party) -> bool:
    """Whether it is known who it is, or of which country."""
    return party.authority is not None or party.country is not None


def _other_actor(told: Sequence[Told]) -> Callable[[Fact, Fact], bool]:
    """Whether two claims of one kind of deed name doers that nothing joins, and that are known to be two.

    Of somebody who is in no table the country must be known, and another.
    """
    unjoined = _unjoined(told)

    def differs(one: Fact, other: Fact) -> bool:
        pairs = product(filter(_identified, one.actors), filter(_identified, other.actors))
        return unjoined(one, other) and all(_two_doers(*pair) for pair in pairs)

    return differs


def _unjoined(told: Sequence[Told]) -> Callable[[Fact, Fact], bool]:
    """Whether nothing joins the doers that two claims of one kind of deed name.

    Those who do something together in any claim are one side, and in a clash each side is doer and target.
    """
    together = [_kin(one.fact.actors) for one in told if len(one.fact.actors) > 1]

    def unjoined(one: Fact, other: Fact) -> bool:
        doers, others = _kin(one.actors), _kin(other.actors)
        if one.type != other.type or doers & others or any(side & doers and side & others for side in together):
            return False
        return not (doers & _kin(other.targets) or others & _kin(one.targets))

    return unjoined


def unlike_doers(told: Sequence[Told], origins: Sequence[Origin]) -> tuple[Told, ...]:
    """Two claims of different origins that name doers whom neither a table, a country nor a word joins; else none.

    They may be two and no table tells: that both name the same doer cannot be said.
    """
    by_claim = origin_by_claim(origins)
    unjoined = _unjoined(told)
    naming: dict[tuple[str, EventType, frozenset[str]], Told] = {}
    for one in told:
        if one.happened and one.fact.type in _DONE and any(map(_called, one.fact.actors)):
            origin = by_claim[one.key.report, one.key.claim]
            naming.setdefault((origin, one.fact.type, frozenset(_kin(one.fact.actors))), one)
    for ((origin, *_), one), ((second, *_), other) in combinations(naming.items(), 2):
        pairs = product(one.fact.actors, other.fact.actors)
        if origin != second and unjoined(one.fact, other.fact) and not any(_alike(*pair) for pair in pairs):
            return one, other
    return ()


def _called(party: Party) -> bool:
    """Whether a doer is named, or told by country."""
    return party.named or _identified(party)


def _alike(one: Party, other: Party) -> bool:
    """Whether two doers are of one country, or called by a word in common."""
    if one.country is not None and one.country == other.country:
        return True
    words, others = ({bare(fold_word(word)) for word in party.name.split()} for party in (one, other))
    return bool(words & others)


def _two_doers(one: Party, other: Party) -> bool:
    """Whether two doers whom nothing joins are known to be two."""
    if one.authority is not None and other.authority is not None:
        return True
    return one.country is not None and other.country is not None and one.country != other.country


def _kin(parties: Iterable[Party]) -> set[str]:
    return {ref for party in parties for ref in (party.kin or (_country(party) or party.name,))}


def _country(party: Party) -> str | None:
    return f"country:{party.country}" if party.country is not None else None


def _places(fact: Fact) -> Iterator[tuple[str, Excerpt]]:
    if fact.place is not None and fact.place_words is not None and fact.place.precision in _CLOSE:
        yield fact.place.name, fact.place_words


def _other_place(one: Fact, other: Fact) -> bool:
    if one.place is None or other.place is None:
        return False
    return _apart_on_the_map(one.place, other.place)


def _apart_on_the_map(one: Spot, other: Spot) -> bool:
    if not one.within or not other.within or one.within[0] in other.within or other.within[0] in one.within:
        return False
    apart = kilometres(one, other)
    return apart is not None and apart > NEAR_KM


def _days(fact: Fact) -> Iterator[tuple[str, Excerpt]]:
    if fact.time is not None and fact.dated and fact.earliest is not None and fact.latest is not None:
        yield fact.time, fact.trigger


def _other_day(one: Fact, other: Fact) -> bool:
    first, second = (-math.inf if fact.earliest is None else fact.earliest for fact in (one, other))
    last, end = (math.inf if fact.latest is None else fact.latest for fact in (one, other))
    return first > end or second > last


def _happened(told: Sequence[Told], by_claim: Mapping[tuple[str, str], str]) -> Iterator[Contradiction]:
    """For each kind of event, one that says it happened and one that says it did not.

    Who denies an attack denies the harm it did; that nobody was hurt is no denial of the attack.
    """
    for kind in sorted({one.fact.type for one in told}):
        kinds = _DENIED_WITH.get(kind, frozenset()) | {kind}
        ones = [Said("asserted", one.fact.trigger, one) for one in told if one.fact.type in kinds and one.happened]
        others = [Said("negated", one.fact.trigger, one) for one in told if one.fact.type == kind and not one.happened]
        ones.sort(key=lambda said: said.told.fact.type != kind)
        if ones and others:
            pair = _apart(ones, others, by_claim)
            if pair is not None:
                yield _made("happened", *pair, by_claim, Reason(code="denied_or_negated", detail=kind))
