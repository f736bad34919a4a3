"""The index of words: FTS5 in SQLite, a vector of lexemes in PostgreSQL; both hold the terms they are given, no more.

It can be thrown away and made anew from the texts (`musnad run --rebuild`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final

import sqlalchemy as sa

from musnad.case.store.tables import indexed

_TOKENS: Final = "unicode61 remove_diacritics 0 tokenchars '_'"
_SQLITE: Final = (
    f"CREATE VIRTUAL TABLE words USING fts5(terms, content='', detail=none, columnsize=0, tokenize=\"{_TOKENS}\")",
)
_POSTGRESQL: Final = (
    "CREATE TABLE words (number INTEGER PRIMARY KEY, terms TSVECTOR NOT NULL)",
    "CREATE INDEX words_terms ON words USING gin (terms)",
)


def create(connection: sa.Connection) -> None:
    """Make the index, empty."""
    for statement in _POSTGRESQL if connection.dialect.name == "postgresql" else _SQLITE:
        connection.exec_driver_sql(statement)


def clear(connection: sa.Connection) -> None:
    """Throw all that is indexed away."""
    connection.execute(sa.delete(indexed))
    deleting = "DELETE FROM words" if connection.dialect.name == "postgresql" else "DROP TABLE words"
    connection.exec_driver_sql(deleting)
    if connection.dialect.name == "sqlite":
        create(connection)


def enter(connection: sa.Connection, terms: Mapping[str, Collection[str]]) -> None:
    """Index reports by the terms they are found by; one that is indexed already is left as it is."""
    known = set(connection.scalars(sa.select(indexed.c.report).where(indexed.c.report.in_(sorted(terms)))))
    first = (connection.scalar(sa.select(sa.func.max(indexed.c.number))) or 0) + 1
    rows = list(enumerate(sorted(set(terms) - known), start=first))
    if not rows:
        return
    connection.execute(sa.insert(indexed), [{"report": report, "number": number} for number, report in rows])
    if connection.dialect.name == "postgresql":
        statement = sa.text("INSERT INTO words VALUES (:number, array_to_tsvector(CAST(:terms AS text[])))")
        values = [{"number": number, "terms": sorted(terms[report])} for number, report in rows]
    else:
        statement = sa.text("INSERT INTO words (rowid, terms) VALUES (:number, :terms)")
        values = [{"number": number, "terms": " ".join(sorted(terms[report]))} for number, report in rows]
    connection.execute(statement, values)


def seals(connection: sa.Connection) -> dict[int, str]:
    """What the index really holds of each number: the seal of its terms, by whatever way it got there."""
    if connection.dialect.name == "postgresql":
        rows = connection.exec_driver_sql("SELECT number, term FROM words, unnest(tsvector_to_array(terms)) AS term")
    else:
        connection.exec_driver_sql("CREATE VIRTUAL TABLE temp.held USING fts5vocab('main', 'words', 'instance')")
        rows = connection.exec_driver_sql("SELECT doc, term FROM temp.held")
    found: dict[int, int] = {}
    for number, term in rows:
        found[number] = found.get(number, 0) ^ _mark(term)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("DROP TABLE temp.held")
    return {number: f"{mark:032x}" for number, mark in found.items()}


def seal(terms: Iterable[str]) -> str:
    """The seal of terms, whatever their order."""
    mark = 0
    for term in terms:
        mark ^= _mark(term)
    return f"{mark:032x}"


def _mark(term: str) -> int:
    return int.from_bytes(hashlib.blake2b(term.encode(), digest_size=16).digest())


def having(connection: sa.Connection, clauses: Iterable[Iterable[Collection[str]]]) -> sa.ColumnElement[bool]:
    """The condition that a report of `indexed` has the terms asked for.

    Every clause must be met; one is met by any of its alternatives, and an alternative by all of its terms. A term with
    an asterisk behind it is the beginning of one.
    """
    if connection.dialect.name == "postgresql":
        query = _query(clauses, _lexeme, " & ", " | ")
        found = sa.text("SELECT number FROM words WHERE terms @@ CAST(:query AS tsquery)")
    else:
        query = _query(clauses, _token, " AND ", " OR ")
        found = sa.text("SELECT rowid FROM words WHERE words MATCH :query")
    numbers = found.bindparams(sa.bindparam("query", query, unique=True)).columns(number=sa.Integer)
    return indexed.c.number.in_(numbers)


def _query(clauses: Iterable[Iterable[Collection[str]]], written: Callable[[str], str], both: str, either: str) -> str:
    """The clauses in the language of a database: how it writes a term, and how it joins what must and what may be."""
    return both.join(
        f"({either.join(f'({both.join(map(written, sorted(terms)))})' for terms in clause)})" for clause in clauses
    )


def _token(term: str) -> str:
    return f'"{term[:-1]}" *' if term.endswith("*") else f'"{term}"'


def _lexeme(term: str) -> str:
    return f"'{term[:-1]}':*" if term.endswith("*") else f"'{term}'"
