"""What a worker of a run does: read a report, and find all that is kept of it.

Nothing here knows of the database, so that a worker starts without loading it.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Protocol

import msgspec

from musnad.authority.actors import ActorTable
from musnad.authority.gazetteer import Gazetteer
from musnad.case.amendments import NONE, Amendments, amended
from musnad.case.canonical import canonical, id_of
from musnad.case.claims import ClaimRows, claim_rows
from musnad.case.terms import Terms, shared_terms
from musnad.linking.facts import Signature, decode, decode_runs, encode
from musnad.linking.signing import Signer
from musnad.model import Document, ReaderInfo, Record, decode_record
from musnad.model.record import encode_record
from musnad.reading.reader import Reader

_QUICK: Final = 3
"""How hard records are compressed: twice as fast as usual, for a sixth more."""
_FAST: Final = 1
"""How hard signatures are compressed: half of one are numbers that do not compress at all."""


class Item(msgspec.Struct, frozen=True):
    """A report to be read, and what people say of it."""

    report: str
    document: Document
    amendments: Amendments = NONE


class Read(msgspec.Struct, frozen=True):
    """A report that has been read: the row of its reading, of which all else can be made anew, and what people say."""

    report: str
    row: Mapping[str, Any]
    amendments: Amendments = NONE


class Reading(msgspec.Struct, frozen=True):
    """What a worker gives back of a report: the row of its reading (of a new one without time), its claims, its words.

    `signature` is by what it is linked with other reports, `amended` the mark of what people say that went into it.
    """

    row: Mapping[str, Any]
    rows: ClaimRows
    terms: tuple[str, ...]
    signature: bytes
    amended: str = ""


class Reads(Protocol):
    """A reader of reports, as `musnad.reading.reader.Reader` is."""

    @property
    def info(self) -> ReaderInfo:
        """The version and the data."""

    def read(self, document: Document) -> Record:
        """The record of a report."""


class Derives(Protocol):
    """What makes anew all that is kept of a report that has been read."""

    @property
    def signer(self) -> Signer:
        """What linking asks of a report."""

    @property
    def terms(self) -> Terms:
        """What search asks of a report."""


class Deriving(msgspec.Struct, frozen=True):
    """What a report that has been read is derived with, where none is to be read."""

    signer: Signer
    terms: Terms


class Tools(msgspec.Struct, frozen=True):
    """What a worker works with."""

    reader: Reads
    signer: Signer
    terms: Terms


def load_tools(actors: Sequence[Path], gazetteers: Sequence[Path]) -> Tools:
    """The state of a worker: a reader with the tables of a case, and what linking asks of a report.

    Raises:
        DataError: if the data of this version or a gazetteer is missing or damaged.
        LexiconError: if a table of actors is damaged.
    """
    reader = Reader.load(actors=actors, gazetteers=gazetteers)
    signer = Signer.load(reader.actors, reader.gazetteer, reader.morphology)
    return Tools(reader, signer, Terms(reader.morphology))


def load_deriving(actors: Sequence[Path], gazetteers: Sequence[Path]) -> Deriving:
    """What derives reports that have been read, without a reader.

    Raises:
        DataError: if the data of this version or a gazetteer is missing or damaged.
        LexiconError: if a table of actors is damaged.
    """
    terms = shared_terms()
    signer = Signer.load(ActorTable.load(actors), Gazetteer.open(*gazetteers), terms.morphology)
    return Deriving(signer, terms)


def info_of(tools: Tools) -> ReaderInfo:
    """What a worker reads with."""
    return tools.reader.info


@lru_cache(maxsize=8)
def reader_key(info: ReaderInfo) -> str:
    """A version of the reader with its data, in one word."""
    return f"{info.version}-{id_of(msgspec.to_builtins(info))}"


@lru_cache(maxsize=8)
def _written(info: ReaderInfo) -> str:
    return canonical(msgspec.to_builtins(info))


def read_report(tools: Tools, item: Item) -> Reading:
    """Read a report, and find all that is kept of it, in a worker.

    Raises:
        InputError: if there is nothing in it to read.
    """
    record = tools.reader.read(item.document)
    data = encode_record(record)
    key = reader_key(record.reader)
    reading = id_of({"report": item.report, "reader": key})
    row = {
        "id": reading,
        "report": item.report,
        "reader": key,
        "info": _written(record.reader),
        "record": zlib.compress(data, _QUICK),
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    return _all_of(tools, item.report, row, amended(record, item.amendments), item.amendments)


def read_again(tools: Derives, item: Read) -> Reading:
    """What is kept of a report that has been read, found anew in its record, in a worker.

    Raises:
        InputError: if the record is damaged.
        SpanError: if a span of it does not hold its words.
    """
    record = amended(record_of(item.row["record"]), item.amendments)
    return _all_of(tools, item.report, item.row, record, item.amendments)


def _all_of(tools: Derives, report: str, row: Mapping[str, Any], record: Record, amendments: Amendments) -> Reading:
    terms = tools.terms.index(record.document.title, record.document.text)
    signature = packed(tools.signer.sign(report, record))
    return Reading(row, claim_rows(record, report, row["id"]), terms, signature, amendments.mark)


def record_of(data: bytes) -> Record:
    """The record of a row of `readings`.

    Raises:
        InputError: if it is damaged.
        SpanError: if a span of it does not hold its words.
    """
    return decode_record(zlib.decompress(data))


def packed(signature: Signature) -> bytes:
    """A signature as it is kept."""
    return zlib.compress(encode(signature), _FAST)


def unpacked(data: bytes) -> Signature:
    """A signature out of the column `state` of `linkages`.

    Raises:
        DataError: if it is of another version of linking.
    """
    return decode(zlib.decompress(data))


def unpacked_runs(data: bytes) -> tuple[str, frozenset[int]]:
    """The report of such a signature and the runs of words of its text.

    Raises:
        DataError: if it is of another version of linking.
    """
    return decode_runs(zlib.decompress(data))
