"""Who quotes whom in a case: voices, and how often one hands on what another says.

A voice is an outlet, or a speaker: one that a table knows is the same in all reports, and so is one of the same name,
of which nothing but the spelling tells that it is one person or body. A speaker that no entity stands for is told by
the words of its phrase (`مصادر محلية`), which may be many people.

Each hand of a claim but the first is quoted by the hand before it, and is counted once. Only the voices that are quoted
most are shown, with what goes from one of them to another; the rest is counted.

The hands of all claims are held in memory (`Hands`): to join them anew for every filter takes a database seconds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby
from typing import Any, Final, Literal, NamedTuple

import msgspec
import sqlalchemy as sa
from msgspec.structs import replace

from musnad.case.store.tables import claims, participants, reports

Group = Literal["outlet", "agency", "organization", "person", "words"]
"""What a voice is: an outlet of reports, a medium that is quoted, any other body, a person, or only words."""
Condition = sa.ColumnElement[bool]

SPEAKER: Final = "speaker"
_OUTLET: Final = "outlet:"
_NAME: Final = "name:"
_AGENCIES: Final = frozenset({"media"})
_OUTLETS_OF: Final = 3
"""One of so many voices that are shown is an outlet, where there are as many."""


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who quotes or is quoted.

    `id` is that of the actor table or the gazetteer, else `name:` or `outlet:` with the name; the name of reports whose
    outlet is not stated is `None`. `quoted` and `quotes` count hands of claims, also those from and to voices that are
    not shown.
    """

    id: str
    name: str | None
    name_en: str | None = None
    group: Group
    quoted: int = 0
    quotes: int = 0


class Quoting(msgspec.Struct, frozen=True, kw_only=True):
    """That one voice quotes another: in how many claims, and with which acts where the quoted one tells the claim."""

    quoter: str
    quoted: str
    claims: int
    acts: Mapping[str, int]


class Quotes(msgspec.Struct, frozen=True, kw_only=True):
    """The voices shown, outlets first, and the quotings between them; those of most claims first.

    `more_voices` are those that are not shown, `more_claims` the quotings in which one of them has a part or a voice
    quotes itself, `total` all quotings. `unnamed` are hands beside these of which no name or phrase tells who spoke.
    """

    voices: tuple[Voice, ...]
    quotings: tuple[Quoting, ...]
    more_voices: int
    more_claims: int
    unnamed: int
    total: int


class Quoted(msgspec.Struct, frozen=True):
    """A claim in which one voice quotes another."""

    report: str
    claim: str
    line_en: str
    act: str | None
    outlet: str | None
    published: str | None


class Pair(NamedTuple):
    """That a hand quotes another, and the act of the second one where it tells the claim.

    Both are numbers of voices; `UNNAMED` stands for a hand that no name or phrase tells.
    """

    quoter: int
    quoted: int
    act: str | None


class Hands(msgspec.Struct, frozen=True):
    """Who quotes whom in every claim of a case: the voices, and the pairs of each claim by report and claim."""

    voices: tuple[Voice, ...]
    pairs: Mapping[str, Mapping[str, tuple[Pair, ...]]]


UNNAMED: Final = -1


def load_hands(connection: sa.Connection) -> Hands:
    """The hands of all claims; of a case of 176,788 claims in some seconds, once."""
    own = participants.c
    of, told = claims.c, sa.func.coalesce(claims.c.speaker, claims.c.speaker_name)
    shown = (of.report, of.claim, of.act, told, own.ordinal, own.authority, own.name, own.name_en, own.kind)
    query = (
        sa.select(*shown, own.actor_type)
        .select_from(claims.outerjoin(participants, sa.and_(_of_claim(participants), own.role == SPEAKER)))
        .where(of.act.is_not(None))
        .order_by(of.report, of.claim, own.ordinal)
    )
    census = _Census()
    pairs: dict[str, dict[str, tuple[Pair, ...]]] = defaultdict(dict)
    for (report, claim), rows in groupby(connection.execute(query), key=lambda row: (row[0], row[1])):
        pairs[report][claim] = tuple(census.pairs(list(rows)))
    return Hands(census.voices(), dict(pairs))


class _Census:
    """The voices that are met, each under the name by which it is met most."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._forms: list[Counter[tuple[Any, ...]]] = []
        self._acts: dict[Pair, Pair] = {}

    def pairs(self, hands: Sequence[Sequence[Any]]) -> Iterator[Pair]:
        """The hands of one claim as pairs. A hand without a name has no row; the act is that of the last hand."""
        act, teller = hands[-1][2:4]
        told = [hand for hand in hands if hand[4] is not None]
        stated = bool(told) and told[0][4] == 0
        before, last = self._outlet(told[0][6] if stated else None), 0
        for hand in told[1:] if stated else told:
            if hand[4] > last + 1:
                yield self._pair(before, UNNAMED, None)
                before = UNNAMED
            number = self._speaker(hand[5:])
            tells = hand is told[-1] and teller is not None
            yield self._pair(before, number, act if tells else None)
            before, last = number, hand[4]
        if teller is None:
            yield self._pair(before, UNNAMED, act)

    def voices(self) -> tuple[Voice, ...]:
        """All of them, by their numbers."""
        return tuple(_voice(name, forms) for name, forms in zip(self._numbers, self._forms, strict=True))

    def _pair(self, quoter: int, quoted: int, act: str | None) -> Pair:
        """One object for equal pairs: there are some ten thousands, and ten times as many claims."""
        pair = Pair(quoter, quoted, act)
        return self._acts.setdefault(pair, pair)

    def _outlet(self, name: str | None) -> int:
        return self._number(f"{_OUTLET}{name or ''}", (name, None, None, None))

    def _speaker(self, told: Sequence[Any]) -> int:
        authority, *form = told
        return self._number(authority or f"{_NAME}{form[0]}", tuple(form))

    def _number(self, name: str, form: tuple[Any, ...]) -> int:
        number = self._numbers.setdefault(name, len(self._numbers))
        if number == len(self._forms):
            self._forms.append(Counter())
        self._forms[number][form] += 1
        return number


def _voice(name: str, forms: Counter[tuple[Any, ...]]) -> Voice:
    ordered = sorted(forms, key=lambda form: (-forms[form], form[0] or ""))
    usual, english, kind, actor_type = (next((form[at] for form in ordered if form[at]), None) for at in range(4))
    group: Group = "outlet" if name.startswith(_OUTLET) else _group(kind, actor_type)
    return Voice(id=name, name=usual, name_en=english, group=group)


def _group(kind: str | None, actor_type: str | None) -> Group:
    if actor_type in _AGENCIES:
        return "agency"
    if kind == "person":
        return "person"
    return "words" if kind is None else "organization"


def quotes(connection: sa.Connection, wanted: Condition | None, hands: Hands, most: int = 60) -> Quotes:
    """Who quotes whom in the claims that fulfil `wanted` (`None` for all); at most `most` voices."""
    counted = Counter(chain.from_iterable(_pairs(connection, wanted, hands)))
    by, of = Counter[int](), Counter[int]()
    unnamed = sum(count for pair, count in counted.items() if pair.quoted == UNNAMED)
    for pair, count in counted.items():
        if pair.quoted != UNNAMED:
            by[pair.quoter] += count
            of[pair.quoted] += count
    shown = _foremost(hands, by, of, most)
    quotings = _between(hands, counted, set(shown))
    total = sum(of.values())
    return Quotes(
        voices=tuple(replace(hands.voices[each], quoted=of[each], quotes=by[each]) for each in shown),
        quotings=quotings,
        more_voices=len((by.keys() | of.keys()) - {UNNAMED}) - len(shown),
        more_claims=total - sum(quoting.claims for quoting in quotings),
        unnamed=unnamed,
        total=total,
    )


def _pairs(connection: sa.Connection, wanted: Condition | None, hands: Hands) -> Iterator[tuple[Pair, ...]]:
    if wanted is None:
        for of_report in hands.pairs.values():
            yield from of_report.values()
        return
    query = sa.select(claims.c.report, claims.c.claim).where(claims.c.act.is_not(None), wanted)
    for report, claim in connection.execute(query):
        yield hands.pairs.get(report, _NOTHING).get(claim, ())


_NOTHING: Final[Mapping[str, tuple[Pair, ...]]] = {}


def _foremost(hands: Hands, by: Mapping[int, int], of: Mapping[int, int], most: int) -> list[int]:
    """The outlets that quote most, then the speakers that are quoted most."""
    voices = hands.voices
    outlets = sorted(
        (each for each in by if each != UNNAMED and voices[each].group == "outlet"),
        key=lambda each: (-by[each], voices[each].id),
    )
    speakers = sorted(of, key=lambda each: (-of[each], voices[each].id))
    shown = outlets[: max(most // _OUTLETS_OF, most - len(speakers), 1)]
    return [*shown, *speakers[: most - len(shown)]]


def _between(hands: Hands, counted: Mapping[Pair, int], shown: set[int]) -> tuple[Quoting, ...]:
    acts: dict[tuple[int, int], Counter[str | None]] = defaultdict(Counter)
    for pair, count in counted.items():
        if pair.quoter in shown and pair.quoted in shown and pair.quoter != pair.quoted:
            acts[pair.quoter, pair.quoted][pair.act] += count
    found = (
        Quoting(
            quoter=hands.voices[quoter].id,
            quoted=hands.voices[quoted].id,
            claims=sum(told.values()),
            acts={act: told[act] for act in sorted(filter(None, told))},
        )
        for (quoter, quoted), told in acts.items()
    )
    return tuple(sorted(found, key=lambda each: (-each.claims, each.quoter, each.quoted)))


def quoted(
    connection: sa.Connection, wanted: Condition, ends: tuple[str, str], offset: int, limit: int
) -> tuple[tuple[Quoted, ...], int]:
    """Some of the claims in which the first of two voices quotes the second, told by their ids, and how many."""
    one, other = participants.alias(), participants.alias()
    before = (one.c.report == other.c.report, one.c.claim == other.c.claim, one.c.role == SPEAKER)
    joined = (
        other.outerjoin(one, sa.and_(*before, one.c.ordinal == other.c.ordinal - 1))
        .join(claims, _of_claim(other))
        .join(reports, reports.c.id == claims.c.report)
    )
    asked = (other.c.role == SPEAKER, other.c.ordinal > 0, wanted, _is(other, ends[1]), _is_before(one, other, ends[0]))
    own, report = claims.c, reports.c
    shown = (own.report, own.claim, own.line_en, own.act, report.outlet, report.published)
    found = sa.select(*shown).select_from(joined).where(*asked).distinct()
    total = connection.scalar(sa.select(sa.func.count()).select_from(found.subquery())) or 0
    ordered = found.order_by(report.published.desc().nulls_last(), own.report, own.claim)
    return tuple(Quoted(*row) for row in connection.execute(ordered.offset(offset).limit(limit))), total


def _of_claim(hand: sa.FromClause) -> Condition:
    return sa.and_(claims.c.report == hand.c.report, claims.c.claim == hand.c.claim)


def _is(hand: sa.FromClause, voice: str) -> Condition:
    if voice.startswith(_NAME):
        return sa.and_(hand.c.authority.is_(None), hand.c.name == voice.removeprefix(_NAME))
    return hand.c.authority == voice


def _is_before(one: sa.FromClause, other: sa.FromClause, quoter: str) -> Condition:
    if not quoter.startswith(_OUTLET):
        return sa.and_(other.c.ordinal > 1, _is(one, quoter))
    name = quoter.removeprefix(_OUTLET)
    return sa.and_(other.c.ordinal == 1, one.c.name == name if name else one.c.name.is_(None))
