"""Finding reports by their words and by what their claims tell; the same results on every database.

The newest reports come first. Words are found as the reader folds and splits them (`terms`): a query is words that must
all be there, `"words in quotation marks"` that must stand in that order, `-word` that must not be there, `one|other` of
which one must, and `begin*`.
"""

from __future__ import annotations

import itertools
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec
import sqlalchemy as sa

from musnad.case.messages import wrong
from musnad.case.selection import Selection, asked_for
from musnad.case.store.tables import claims, indexed, reports, texts
from musnad.case.store.words import having
from musnad.case.terms import PAIR, Terms, Word, folded
from musnad.model.span import Span

Aliases = Callable[[str], Iterable[str]]
"""Gives the other names of whoever or whatever a name means."""
_PIECE: Final = re.compile(r'(?P<not>-)?(?P<alternatives>(?:"[^"]*"|[^\s"|]+)(?:\|(?:"[^"]*"|[^\s"|]+))*)')
_ALTERNATIVE: Final = re.compile(r'"[^"]*"|[^\s"|]+')
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„«»", '"'))
_ANY: Final = "*"
_PAIRED: Final = 2
"""Runs of so many words are told by the index exactly; longer ones are looked up in the text."""
_MOST_WORDS: Final = 200
"""Words of a query; each is looked up by itself, and people write some ten."""
_WINDOW: Final = 16
"""Words of a snippet on each side of the first word found."""


class Run(msgspec.Struct, frozen=True):
    """Words that must stand beside each other; each is told by the stems it can be, or by how it begins."""

    words: tuple[tuple[str, ...], ...]
    begins: bool = False

    def terms(self) -> tuple[tuple[str, ...], ...]:
        """What the index is asked for: ways to be met, each a number of terms that must all be there."""
        if self.begins:
            return ((f"{self.words[0][0]}{_ANY}",),)
        if len(self.words) == 1:
            return tuple((stem,) for stem in self.words[0])
        firsts = tuple(word[0] for word in self.words)
        return (tuple(PAIR.join(pair) for pair in itertools.pairwise(firsts)),)

    def stand_at(self, words: Sequence[Word], at: int) -> bool:
        """Whether they stand in a text from its word `at` on."""
        if at + len(self.words) > len(words):
            return False
        if self.begins:
            return any(term.startswith(self.words[0][0]) for term in words[at].terms)
        return all(
            not set(asked).isdisjoint(words[at + step].terms if len(self.words) == 1 else words[at + step].stems)
            for step, asked in enumerate(self.words)
        )


class Clause(msgspec.Struct, frozen=True):
    """One of several runs that must be there, or that must not."""

    runs: tuple[Run, ...]
    wanted: bool


class Snippet(msgspec.Struct, frozen=True):
    """A stretch of a report's text around words that were found, and where in the text these stand."""

    span: Span
    text: str
    found: tuple[Span, ...]


class Told(msgspec.Struct, frozen=True):
    """A claim of a report that was found."""

    claim: str
    type: str
    mode: str | None
    factuality: str
    line_en: str


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A report that was found, where its words stand, and those of its claims that were asked for."""

    report: str
    title: str | None
    outlet: str | None
    published: str | None
    snippet: Snippet | None
    claims: tuple[Told, ...]


class Results(msgspec.Struct, frozen=True):
    """Reports that were found: some of them, and how many there are in all."""

    hits: tuple[Hit, ...]
    total: int


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A search: the words, which claims, and which of the results, counted from 0."""

    words: str = ""
    selection: Selection = Selection()
    offset: int = 0
    limit: int = 20


def search(connection: sa.Connection, asked: Asked, terms: Terms, aliases: Aliases = lambda _: ()) -> Results:
    """Find reports.

    Raises:
        CaseError: if the words ask for nothing but what must not be there, or cannot be looked for (`parse`).
    """
    clauses = parse(asked.words, terms, aliases)
    condition = sa.and_(sa.true(), *_of_words(connection, clauses), *_of_claims(asked.selection))
    joined = sa.join(reports, indexed, indexed.c.report == reports.c.id)
    exact = [clause for clause in clauses if _is_long(clause)]
    ordered: sa.Select[Any] = (
        sa.select(reports.c.id)
        .select_from(joined)
        .where(condition)
        .order_by(reports.c.published.desc().nulls_last(), reports.c.id)
    )
    if exact:
        found = list(_really(connection, ordered, exact, terms))
        page, total = found[asked.offset : asked.offset + asked.limit], len(found)
    else:
        page = list(connection.scalars(ordered.offset(asked.offset).limit(asked.limit)))
        total = connection.scalar(sa.select(sa.func.count()).select_from(joined).where(condition)) or 0
    return Results(tuple(_hits(connection, page, asked.selection, clauses, terms)), total)


def reports_having(
    connection: sa.Connection, words: str, terms: Terms, aliases: Aliases = lambda _: ()
) -> frozenset[str] | None:
    """The reports that words are found in; `None` where none are asked for.

    Raises:
        CaseError: if the words cannot be looked for (`parse`).
    """
    clauses = parse(words, terms, aliases)
    if not clauses:
        return None
    found: sa.Select[Any] = sa.select(indexed.c.report).where(sa.and_(sa.true(), *_of_words(connection, clauses)))
    exact = [clause for clause in clauses if _is_long(clause)]
    return frozenset(_really(connection, found, exact, terms) if exact else connection.scalars(found))


class Searches:
    """The last searches for words in a case, so that a page which asks for several things of one search looks once.

    They hold as long as no report is indexed: a text is never changed. They may be asked for by many threads.
    """

    def __init__(self, most: int = 32) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._found: OrderedDict[tuple[str, int, int], frozenset[str] | None] = OrderedDict()

    def having(self, connection: sa.Connection, words: str, terms: Terms) -> frozenset[str] | None:
        """The reports that words are found in, as `reports_having`.

        Raises:
            CaseError: as `reports_having`.
        """
        count, last = connection.execute(sa.select(sa.func.count(), sa.func.max(indexed.c.number))).one()
        key = (words, count, last or 0)
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
                return self._found[key]
        found = reports_having(connection, words, terms)
        with self._lock:
            self._found[key] = found
            while len(self._found) > self._most:
                self._found.popitem(last=False)
        return found


def _of_words(connection: sa.Connection, clauses: Iterable[Clause]) -> Iterator[sa.ColumnElement[bool]]:
    wanted = [[way for run in clause.runs for way in run.terms()] for clause in clauses if clause.wanted]
    if wanted:
        yield having(connection, wanted)
    for clause in clauses:
        if not clause.wanted and not _is_long(clause):
            yield ~having(connection, [[way for run in clause.runs for way in run.terms()]])


def _is_long(clause: Clause) -> bool:
    """Whether the index cannot tell a clause: it knows pairs of words, and these may stand far apart."""
    return any(len(run.words) > _PAIRED for run in clause.runs)


def _of_claims(selection: Selection) -> Iterator[sa.ColumnElement[bool]]:
    if selection != Selection():
        yield sa.exists().where(claims.c.report == reports.c.id, asked_for(selection)).correlate(reports)


def _really(
    connection: sa.Connection, ordered: sa.Select[Any], clauses: Sequence[Clause], terms: Terms
) -> Iterator[str]:
    """Those whose text really has the longer runs that are asked for, and not those that must not be there."""
    for report in connection.scalars(ordered).all():
        title, text = _text(connection, report)
        words = [terms.of(each) for each in (text, title or "") if each]
        if all(any(_places(run, each) for run in clause.runs for each in words) == clause.wanted for clause in clauses):
            yield report


def _text(connection: sa.Connection, report: str) -> tuple[str | None, str]:
    query = sa.select(reports.c.title, texts.c.text).join(texts, texts.c.id == reports.c.text)
    row = connection.execute(query.where(reports.c.id == report)).one()
    return row.title, row.text


def _hits(
    connection: sa.Connection, page: Sequence[str], selection: Selection, clauses: Sequence[Clause], terms: Terms
) -> Iterator[Hit]:
    query = (
        sa.select(reports, texts.c.text.label("words"))
        .join(texts, texts.c.id == reports.c.text)
        .where(reports.c.id.in_(page))
    )
    rows = {row.id: row for row in connection.execute(query)}
    told = _told(connection, page, selection)
    runs = [run for clause in clauses if clause.wanted for run in clause.runs]
    for report in page:
        row = rows[report]
        yield Hit(
            report=report,
            title=row.title,
            outlet=row.outlet,
            published=row.published,
            snippet=snippet(row.words, runs, terms) if runs else None,
            claims=tuple(told.get(report, ())),
        )


def _told(connection: sa.Connection, page: Sequence[str], selection: Selection) -> Mapping[str, list[Told]]:
    own = claims.c
    query = sa.select(own.report, own.claim, own.type, own.mode, own.factuality, own.line_en).where(
        own.report.in_(page), asked_for(selection)
    )
    found: dict[str, list[Told]] = {}
    for report, *fields in connection.execute(query.order_by(own.report, own.ordinal)):
        found.setdefault(report, []).append(Told(*fields))
    return found


# --- the words of a query -----------------------------------------------------------------------------------------
def parse(query: str, terms: Terms, aliases: Aliases = lambda _: ()) -> tuple[Clause, ...]:
    """The clauses of a query.

    Raises:
        CaseError: if a quotation mark does not close, there are very many words or none, or all that is asked for must
            not be there.
    """
    straight = query.translate(_QUOTES)
    if straight.count('"') % 2:
        raise wrong("search.open-quotation", query=query)
    if (count := len(terms.of(straight))) > _MOST_WORDS:
        raise wrong("search.many-words", count=count, most=_MOST_WORDS)
    clauses = tuple(_clauses(straight, terms, aliases))
    if query.strip() and not clauses:
        raise wrong("search.no-word", query=query)
    if clauses and not any(clause.wanted for clause in clauses):
        raise wrong("search.only-not", query=query)
    return clauses


def _clauses(query: str, terms: Terms, aliases: Aliases) -> Iterator[Clause]:
    for piece in _PIECE.finditer(query):
        named = [each.strip('"') for each in _ALTERNATIVE.findall(piece["alternatives"])]
        named += [alias for each in named for alias in aliases(each)]
        runs = tuple(dict.fromkeys(run for each in named if (run := _run(each, terms)) is not None))
        if runs:
            yield Clause(runs, wanted=piece["not"] is None)


def _run(named: str, terms: Terms) -> Run | None:
    words = terms.of(named)
    if not words:
        return None
    if named.endswith(_ANY) and len(words) == 1:
        return Run(((folded(named.rstrip(_ANY)),),), begins=True)
    return Run(tuple((word.stems[0],) for word in words))


# --- where the words stand ----------------------------------------------------------------------------------------
def _places(run: Run, words: Sequence[Word]) -> list[Span]:
    """Where a run stands in a text."""
    size = len(run.words)
    return [Span(words[at].start, words[at + size - 1].end) for at in range(len(words)) if run.stand_at(words, at)]


def snippet(text: str, runs: Iterable[Run], terms: Terms) -> Snippet | None:
    """The stretch of a text in which most of the runs stand; `None` where none does, as where only the title has it."""
    words = terms.of(text)
    found = sorted(
        {(place.start, place.end): index for index, run in enumerate(runs) for place in _places(run, words)}.items()
    )
    if not found:
        return None
    windows = [_window(words, start) for (start, _), _ in found]
    richest = max(windows, key=lambda window: (_kinds(window, found), -window.start))
    inside = tuple(Span(*place) for place, _ in found if richest.start <= place[0] and place[1] <= richest.end)
    return Snippet(richest, text[richest.start : richest.end], inside)


def _window(words: Sequence[Word], start: int) -> Span:
    at = next(index for index, word in enumerate(words) if word.start == start)
    first, last = max(0, at - _WINDOW // 2), min(len(words), at + _WINDOW)
    return Span(words[first].start, words[last - 1].end)


def _kinds(window: Span, found: Iterable[tuple[tuple[int, int], int]]) -> int:
    """How many of the runs stand in a stretch."""
    return len({index for (start, end), index in found if window.start <= start and end <= window.end})
