"""The tables of a case, the same in SQLite and in PostgreSQL.

Two kinds of rows stand side by side. What came in and what was decided – originals, sightings, texts, reports,
readings, the journal – is added and never changed: triggers of the database refuse it. What is worked out from it –
jobs, claims, links, words – can be thrown away and made anew.

Times are ISO 8601 in UTC, lists and structures are JSON, records are compressed JSON. Rows are told apart by keys that
come from their content, so that the same work done twice gives the same rows.
"""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa

METADATA: Final = sa.MetaData()
REAL: Final[sa.Double[float]] = sa.Double().with_variant(sa.REAL(), "sqlite")
BIG: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

UNCHANGING: Final = ("originals", "sightings", "texts", "reports", "readings", "journal")
"""The tables whose rows can be neither changed nor deleted."""


def _table(name: str, *parts: sa.schema.SchemaItem, **options: Any) -> sa.Table:
    return sa.Table(name, METADATA, *parts, sqlite_strict=True, **options)


def _text(name: str, *parts: sa.schema.SchemaItem, **options: Any) -> sa.Column[str]:
    return sa.Column(name, sa.Text, *parts, **{"nullable": False, **options})


def _optional(name: str, *parts: sa.schema.SchemaItem) -> sa.Column[str]:
    return sa.Column(name, sa.Text, *parts, nullable=True)


def _number(name: str, **options: Any) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, **{"nullable": False, **options})


def _real(name: str) -> sa.Column[float]:
    return sa.Column(name, REAL, nullable=True)


def _key(name: str, *parts: sa.schema.SchemaItem, **options: Any) -> sa.Column[str]:
    return _text(name, *parts, primary_key=True, **options)


# --- what came in: added, never changed ---------------------------------------------------------------------------
originals: Final = _table(
    "originals",
    _key("sha256"),
    _number("size"),
)
"""Bytes as received; they lie in the folder `originals`."""

sightings: Final = _table(
    "sightings",
    _key("id"),
    _text("original", sa.ForeignKey("originals.sha256"), index=True),
    _text("place"),  # the path or address it was taken from, as the user gave it
    _text("how"),  # file, online
    _text("at"),
    _text("version"),  # of Musnad
    _text("given"),  # JSON: what the user said of it (outlet, published …)
    _text("details"),  # JSON: of an address, its redirects, status, headers
)
"""Where, when and how an original came in; the same bytes from two places have two."""

texts: Final = _table(
    "texts",
    _key("id"),  # sha256:… of its UTF-8, as in a Document
    _text("text"),
)
"""Working texts, out of originals: what the spans of records count code points of."""

reports: Final = _table(
    "reports",
    _key("id"),
    _text("original", sa.ForeignKey("originals.sha256"), index=True),
    _text("sighting", sa.ForeignKey("sightings.id")),
    _text("part"),  # where in the original: empty for all of it, `line 12`, `message 512` …
    _number("ordinal"),  # its place among the reports of the original, from 0
    _text("text", sa.ForeignKey("texts.id"), index=True),
    _optional("title"),
    _optional("outlet"),
    _optional("byline"),
    _optional("url"),
    _optional("published"),
    _optional("published_basis"),
    _optional("language"),
    _text("found"),  # JSON: what the original itself says, before what the user gave
    _text("added"),
)
"""A report: one text in one original, with what is known about it when it is read."""

readings: Final = _table(
    "readings",
    _key("id"),
    _text("report", sa.ForeignKey("reports.id"), index=True),
    _text("reader"),  # the version and the digests of its data, in one word
    _text("info"),  # JSON: the ReaderInfo
    sa.Column("record", sa.LargeBinary, nullable=False),  # zlib of the record's JSON
    _text("sha256"),  # of the record's JSON
    _text("at"),
    _text("seal"),  # of all the other columns, the record told by its digest
    sa.UniqueConstraint("report", "reader"),
)
"""What a version of the reader made of a report; later versions stand beside earlier ones."""

journal: Final = _table(
    "journal",
    _number("number", primary_key=True, autoincrement=False),  # 1, 2, 3 …
    _text("at"),
    _text("who"),
    _text("action"),
    _text("kind"),  # of the subject: claim, incident, original, export …
    _text("subject"),
    _text("before"),  # JSON
    _text("after"),  # JSON
    _optional("reason"),
    _text("previous"),  # the hash of the entry before, of the first the empty text
    _text("hash"),
)
"""What was done and decided: each entry has the hash of the one before it in its own."""

journal_head: Final = _table(
    "journal_head",
    _number("id", primary_key=True, autoincrement=False),  # 1: there is one row
    _number("number"),
    _text("hash"),
)
"""The last entry of the journal, so that one that is cut off at the end is missed."""

# --- what is worked out: can be made anew -------------------------------------------------------------------------
refusals: Final = _table(
    "refusals",
    _key("id"),
    _text("original", sa.ForeignKey("originals.sha256"), index=True),
    _text("part"),
    _text("message"),  # key of the message
    _text("fields"),  # JSON
)
"""Parts of originals that are no report, and why."""

jobs: Final = _table(
    "jobs",
    _key("report", sa.ForeignKey("reports.id")),
    _text("state", index=True),  # queued, done, failed
    _optional("reading", sa.ForeignKey("readings.id")),  # the reading that counts now
    _optional("message"),  # why it failed
    _optional("fields"),  # JSON
    _number("attempts"),
    _text("at"),
)
"""How far each report is."""

claims: Final = _table(
    "claims",
    _key("report", sa.ForeignKey("reports.id")),
    _key("claim"),  # its id in the record
    _text("reading", sa.ForeignKey("readings.id"), index=True),
    _number("ordinal"),  # its place in the record, from 0
    _text("type"),
    _optional("mode"),
    _text("factuality"),
    _optional("time"),  # EDTF
    _optional("earliest"),
    _optional("latest"),
    _optional("place"),  # authority of the place
    _optional("place_name"),
    _optional("place_name_en"),
    _optional("country"),
    _optional("admin1"),
    _optional("admin2"),
    _real("lat"),
    _real("lon"),
    _optional("act"),  # of the statement that holds it
    _optional("speaker"),  # authority of the last speaker of the chain
    _optional("speaker_name"),
    _number("start"),  # of the trigger in the text
    _text("line_en"),
    sa.Index("claims_time", "earliest", "latest"),
    sa.Index("claims_place", "place", "place_name", "place_name_en"),
    sa.Index("claims_place_name", "place_name"),
    sa.Index("claims_type", "type", "mode"),
)
"""The claims of the readings that count now, flat, to be found and listed."""

participants: Final = _table(
    "participants",
    _key("report"),
    _key("claim"),
    _text("role", primary_key=True),  # actor, target, speaker (each hand of the chain)
    _number("ordinal", primary_key=True),
    _optional("authority"),
    _text("name"),
    _optional("name_en"),
    _optional("kind"),
    _optional("actor_type"),
    _optional("country"),
    sa.ForeignKeyConstraint(["report", "claim"], ["claims.report", "claims.claim"], ondelete="CASCADE"),
    sa.Index("participants_authority", "authority", "role"),
    sa.Index("participants_name", "name"),
)
"""Who acts, suffers and speaks in a claim."""

counts: Final = _table(
    "counts",
    _key("report"),
    _key("claim"),
    _number("ordinal", primary_key=True),
    _text("kind"),
    _number("min", nullable=True),
    _number("max", nullable=True),
    _text("words"),
    sa.ForeignKeyConstraint(["report", "claim"], ["claims.report", "claims.claim"], ondelete="CASCADE"),
)
"""The numbers of a claim."""

verdicts: Final = _table(
    "verdicts",
    _key("report"),
    _key("claim"),
    _key("who"),
    _text("verdict"),  # accepted, rejected, unsure
    _text("corrections"),  # JSON: field to the value put there, that of the machine, and the words it rests on
    _text("reading"),  # that was judged
    _optional("reason"),
    _number("entry"),  # of the journal
    sa.ForeignKeyConstraint(["entry"], ["journal.number"]),
)
"""What people judge of claims now, by the journal."""

pairings: Final = _table(
    "pairings",
    _key("first_report"),
    _key("first_claim"),
    _key("second_report"),
    _key("second_claim"),
    _text("verdict"),  # same, different
    _number("entry"),  # of the journal
    sa.ForeignKeyConstraint(["entry"], ["journal.number"]),
)
"""Which claims people have put into one incident or kept apart, by the journal; the smaller key is the first."""

additions: Final = _table(
    "additions",
    _key("report", sa.ForeignKey("reports.id")),
    _key("claim"),
    _text("added"),  # JSON: the claim as `amendments` tells it, with who added it
    _number("entry"),  # of the journal
    sa.ForeignKeyConstraint(["entry"], ["journal.number"]),
)
"""The claims that people have added, by the journal."""

namings: Final = _table(
    "namings",
    _key("scope"),  # case, outlet, report
    _key("of"),  # the outlet or the report, empty for the case
    _key("aspect"),  # actor, place
    _key("name"),  # as it is written
    _text("meaning"),  # JSON: what it means, and who says so
    _number("entry"),  # of the journal
    sa.ForeignKeyConstraint(["entry"], ["journal.number"]),
)
"""What people say that written names mean, by the journal."""

renewals: Final = _table("renewals", _key("report", sa.ForeignKey("reports.id")))
"""Reports whose claims and links are to be made anew, since people have said otherwise what their names mean."""

indexed: Final = _table(
    "indexed",
    _key("report", sa.ForeignKey("reports.id")),
    _number("number", unique=True),
)
"""The number that a report has in the index of words."""

linkages: Final = _table(
    "linkages",
    _key("report", sa.ForeignKey("reports.id")),
    _text("reading", sa.ForeignKey("readings.id")),
    sa.Column("state", sa.LargeBinary, nullable=False),
)
"""What linking keeps of a report it has taken in, to compare others with it."""

linkage_keys: Final = _table(
    "linkage_keys",
    sa.Column("key", BIG, primary_key=True, autoincrement=False, nullable=False),
    _key("report", sa.ForeignKey("linkages.report", ondelete="CASCADE")),
    sqlite_with_rowid=False,
)
"""By which reports that may belong together find each other: many short rows, never looked up by report."""

ties: Final = _table(
    "ties",
    _key("first", sa.ForeignKey("reports.id")),
    _number("first_part", primary_key=True, autoincrement=False),  # of the report's happenings, -1 for its main news
    _key("second", sa.ForeignKey("reports.id")),
    _number("second_part", primary_key=True, autoincrement=False),
    sa.Column("score", REAL, nullable=False),
    sa.Index("ties_second", "second"),
    sqlite_with_rowid=False,
)
"""How far two happenings, or the main news of two reports, are the same."""

copies: Final = _table(
    "copies",
    _key("first", sa.ForeignKey("reports.id")),
    _key("second", sa.ForeignKey("reports.id")),
    sa.Column("of_first", REAL, nullable=False),
    sa.Column("of_second", REAL, nullable=False),
    _text("passages"),  # JSON
    sa.Index("copies_second", "second"),
)
"""Reports that share text."""

incidents: Final = _table(
    "incidents",
    _key("id"),
    _optional("type"),
    _optional("mode"),
    _optional("earliest"),
    _optional("latest"),
    _optional("place"),
    _optional("country"),
    _real("lat"),
    _real("lon"),
    _number("reports"),
    _number("origins"),
    _number("contradictions"),
    _optional("grade"),
    sa.Column("state", sa.LargeBinary, nullable=False),  # zlib of the incident's JSON
    sa.Index("incidents_time", "earliest", "latest"),
    sa.Index("incidents_foremost", "contradictions", "origins", "reports"),
)
"""Happenings, with all that linking says of them."""

tellings: Final = _table(
    "tellings",
    _key("report", sa.ForeignKey("reports.id")),
    _key("incident", sa.ForeignKey("incidents.id", ondelete="CASCADE"), index=True),
    _number("main"),  # 1 where the incident is the report's main news, else 0
    sa.Column("score", REAL, nullable=False),
    _text("reasons"),  # JSON
)
"""Which reports tell of which incident."""

incident_claims: Final = _table(
    "incident_claims",
    _key("report"),
    _key("claim"),
    _text("incident", sa.ForeignKey("incidents.id", ondelete="CASCADE"), index=True),
    sa.Column("score", REAL, nullable=False),
    _text("reasons"),  # JSON
    _text("origin"),  # id of the origin that it goes back to
    sa.ForeignKeyConstraint(["report", "claim"], ["claims.report", "claims.claim"], ondelete="CASCADE"),
)
"""Which claim is of which incident, and from which origin."""

changes: Final = _table(
    "changes",
    _key("report"),
    _number("changed", index=True),
)
"""The order in which what is worked out or decided of reports was last changed; triggers write it."""

saved_filters: Final = _table(
    "saved_filters",
    _key("name"),
    _text("query"),  # as it stands behind the `?` of an address
    _text("at"),
)
"""Filters of claims that people keep under a name: working state, no decision."""
