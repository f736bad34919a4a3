"""Who quotes whom in a case: voices, and how often one hands on what another says.

A voice is an outlet, or a speaker: one that a table knows is the same in all reports, and so is one of the same name,
of which nothing but the spelling tells that it is one person or body. A speaker that no entity stands for is told by
the words of its phrase (`مصادر محلية`), which may be many people.

Each hand of a claim but the first is quoted by the hand before it, and is counted once. Only the voices that are quoted
most are shown, with what goes from one of them to another; the rest is counted.

The hands of all claims are held in memory (`Hands`), as their other columns are: to join them anew for every filter
takes a database seconds.
"""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final, Literal, NamedTuple

import msgspec
import numpy as np
import sqlalchemy as sa
from msgspec.structs import replace

from musnad.case.columns import Columns, Mask, Numbers
from musnad.case.matching import once
from musnad.case.store.changes import changed_since, last_change
from musnad.case.store.tables import claims, participants

Group = Literal["outlet", "agency", "organization", "person", "words"]
"""What a voice is: an outlet of reports, a medium that is quoted, any other body, a person, or only words."""

SPEAKER: Final = "speaker"
_OUTLET: Final = "outlet:"
_NAME: Final = "name:"
_AGENCIES: Final = frozenset({"media"})
_FETCH: Final = 20_000
_MANY: Final = 2_000
"""Reports up to which those that have changed are read by themselves."""
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


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """Which claims of a quoting: the ids of the two voices, and which of the claims, counted from 0."""

    quoter: str
    quoted: str
    offset: int = 0
    limit: int = 20


class Pair(NamedTuple):
    """That a hand quotes another, and the act of the second one where it tells the claim.

    Both are numbers of voices; `UNNAMED` stands for a hand that no name or phrase tells.
    """

    quoter: int
    quoted: int
    act: str | None


UNNAMED: Final = -1
Pairs = Mapping[str, tuple[int, ...]]
"""The pairs of each claim of a report, as numbers among those that are known."""


class Census:
    """The voices that are met, each under the name by which it is met most."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._forms: list[Counter[tuple[Any, ...]]] = []
        self._pairs: dict[Pair, int] = {}

    def pairs(self, hands: Sequence[Sequence[Any]], act: str | None, *, named: bool) -> Iterator[int]:
        """The hands of one claim as pairs; the act is that of the last one, which may not be `named` and has no row."""
        stated = bool(hands) and hands[0][0] == 0
        before, last = self._outlet(hands[0][2] if stated else None), 0
        for hand in hands[1:] if stated else hands:
            if hand[0] > last + 1:
                yield self._pair(before, UNNAMED, None)
                before = UNNAMED
            number = self._speaker(hand[1:])
            yield self._pair(before, number, act if named and hand is hands[-1] else None)
            before, last = number, hand[0]
        if not named:
            yield self._pair(before, UNNAMED, act)

    def known(self) -> tuple[Pair, ...]:
        """All pairs, by their numbers."""
        return tuple(self._pairs)

    def voices(self) -> tuple[Voice, ...]:
        """All of them, by their numbers."""
        return tuple(_voice(name, forms) for name, forms in zip(self._numbers, self._forms, strict=True))

    def _pair(self, quoter: int, quoted: int, act: str | None) -> int:
        return self._pairs.setdefault(Pair(quoter, quoted, act), len(self._pairs))

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


class Hands(msgspec.Struct, frozen=True):
    """Who quotes whom in every claim of a case as it was after a change: the pairs of each claim, by report and claim.

    `census` tells voices and pairs by their numbers; `voices` and `known` are as many of them as there were then.
    """

    change: int
    census: Census
    voices: tuple[Voice, ...]
    known: tuple[Pair, ...]
    pairs: Mapping[str, Pairs]


class HeldHands:
    """The hands of one case, which follow it; they may be asked for by many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._hands: Hands | None = None

    def now(self, connection: sa.Connection) -> Hands:
        """The hands as the case is in a transaction, or later; the first time takes seconds in a large case."""
        with self._lock:
            before = self._hands
            self._hands = load_hands(connection) if before is None else followed(before, connection)
            return self._hands


def load_hands(connection: sa.Connection) -> Hands:
    """The hands of all claims of a case."""
    change, census = last_change(connection), Census()
    pairs = _read(connection, census, None)
    return Hands(change, census, census.voices(), census.known(), pairs)


def followed(before: Hands, connection: sa.Connection) -> Hands:
    """The hands after what has changed since; the same ones where nothing has, or a transaction began before that.

    Voices keep the names they have.
    """
    change = last_change(connection)
    if change <= before.change:
        return before
    changed = changed_since(connection, before.change)
    if len(changed) > _MANY:
        return load_hands(connection)
    fresh = _read(connection, before.census, changed)
    gone = frozenset(changed)
    pairs = {report: of_report for report, of_report in before.pairs.items() if report not in gone} | fresh
    return Hands(change, before.census, before.census.voices(), before.census.known(), pairs)


def _read(connection: sa.Connection, census: Census, among: Sequence[str] | None) -> dict[str, Pairs]:
    """The pairs of the claims of some reports, or of all."""
    own = participants.c
    of, told = claims.c, sa.func.coalesce(claims.c.speaker, claims.c.speaker_name)
    asked: sa.Select[Any] = sa.select(of.report, of.claim, of.act, told).where(of.act.is_not(None))
    shown = (own.report, own.claim, own.ordinal, own.authority, own.name, own.name_en, own.kind, own.actor_type)
    taking: sa.Select[Any] = sa.select(*shown).where(own.role == SPEAKER)
    if among is not None:
        asked, taking = asked.where(of.report.in_(among)), taking.where(own.report.in_(among))
    hands: dict[tuple[str, str], list[Sequence[Any]]] = {}
    tellers = {(report, claim): (act, teller) for report, claim, act, teller in connection.execute(asked)}
    for row in connection.execute(taking, execution_options={"yield_per": _FETCH}):
        if (key := (row[0], row[1])) in tellers:
            hands.setdefault(key, []).append(row[2:])
    pairs: dict[str, dict[str, tuple[int, ...]]] = {}
    for (report, claim), (act, teller) in sorted(tellers.items()):
        chain = sorted(hands.get((report, claim), ()), key=_ordinal)
        pairs.setdefault(report, {})[claim] = tuple(census.pairs(chain, act, named=teller is not None))
    return dict(pairs)


def _ordinal(hand: Sequence[Any]) -> int:
    ordinal: int = hand[0]
    return ordinal


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


def quotes(columns: Columns, asked: Mask, hands: Hands, most: int = 60) -> Quotes:
    """Who quotes whom in the claims of some rows; at most `most` voices."""
    rows, codes = _paired(columns, hands)
    counts = np.bincount(codes[asked[rows]], minlength=len(hands.known))
    counted = {hands.known[code]: int(counts[code]) for code in np.flatnonzero(counts).tolist()}
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


def _paired(columns: Columns, hands: Hands) -> tuple[Numbers, Numbers]:
    """Rows of the columns, each beside a pair of its claim; worked out once for columns and hands."""

    def work_out() -> tuple[Numbers, Numbers]:
        told = np.flatnonzero(columns.alive & (columns.rows.act != columns.values.acts.get(None, -1)))
        reports_of = [hands.pairs.get(source.id, _NOTHING) for source in list(columns.values.sources)]
        sources, names = columns.rows.source[told].tolist(), columns.rows.claim[told].tolist()
        found = [reports_of[source].get(claim, ()) for source, claim in zip(sources, names, strict=True)]
        rows = np.repeat(told, [len(codes) for codes in found]).astype(np.int32)
        return rows, np.fromiter(chain.from_iterable(found), np.int32, len(rows))

    return once(columns, ("paired", hands.change), work_out)


_NOTHING: Final[Pairs] = {}


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
    connection: sa.Connection, columns: Columns, asked: Mask, hands: Hands, quoting: Wish
) -> tuple[tuple[Quoted, ...], int]:
    """Some of the claims of some rows in which one voice quotes another, the newest first, and how many there are."""
    number = {voice.id: at for at, voice in enumerate(hands.voices)}
    ends = (number.get(quoting.quoter), number.get(quoting.quoted))
    meant = [code for code, pair in enumerate(hands.known) if (pair.quoter, pair.quoted) == ends]
    rows, codes = _paired(columns, hands)
    found = np.unique(rows[asked[rows] & np.isin(codes, meant)]).tolist()
    sources = list(columns.values.sources)
    keys = [(sources[columns.rows.source[row]], columns.rows.claim[row]) for row in found]
    keys.sort(key=lambda key: (key[0].published or "", key[0].id, key[1]), reverse=True)
    page = keys[quoting.offset : quoting.offset + quoting.limit]
    lines = _lines(connection, [(source.id, claim) for source, claim in page])
    return tuple(
        Quoted(source.id, claim, *lines[source.id, claim], source.outlet, source.published)
        for source, claim in page
        if (source.id, claim) in lines
    ), len(keys)


def _lines(connection: sa.Connection, keys: Sequence[tuple[str, str]]) -> Mapping[tuple[str, str], tuple[str, Any]]:
    """The English line and the act of each claim."""
    own = claims.c
    query = sa.select(own.report, own.claim, own.line_en, own.act)
    among = sa.or_(sa.false(), *(sa.and_(own.report == report, own.claim == claim) for report, claim in keys))
    return {(row[0], row[1]): (row[2], row[3]) for row in connection.execute(query.where(among))}
