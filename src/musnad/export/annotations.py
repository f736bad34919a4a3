"""Claims as W3C Web Annotations (JSON-LD): one annotation for each field of each claim that rests on words.

The target is the text of the report by its SHA-256, its place told twice: by position and by quotation. Positions are
code points of the text as received, as the Web Annotation Data Model has them (4.2.5), not UTF-16 code units.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import quote

import msgspec

from musnad.export import claimtable
from musnad.export.evidence import Value
from musnad.export.manifest import Ledger
from musnad.export.rows import Row
from musnad.export.selection import Documents, exported
from musnad.export.standing import Correction, Judgement, shown_value
from musnad.export.tables import Style
from musnad.model import Excerpt

CONTEXT: Final = (
    "http://www.w3.org/ns/anno.jsonld",
    {
        "musnad": "urn:musnad:terms:",
        "claim": {"@id": "musnad:claim", "@type": "@id"},
        "field": "musnad:field",
        "basis": "musnad:basis",
        "offsets": "musnad:offsets",
    },
)
OFFSETS: Final = "Unicode code points of the text as received, from 0, end not included"
_HEX: Final = "sha256:"
_BOOKKEEPING: Final = frozenset({"sentence_start", "sentence_end", "trigger_start", "trigger_end"})


def write(documents: Documents, ledger: Ledger, _style: Style) -> Iterator[bytes]:
    """The annotations as one page in UTF-8."""
    head = {"@context": CONTEXT, "id": "urn:musnad:annotations", "type": "AnnotationPage", "offsets": OFFSETS}
    lead = msgspec.json.encode(head)[:-1] + b',"items":[\n'
    for document in documents:
        for row in document:
            made = [msgspec.json.encode(each) for each in annotated(row)]
            exported(row, ledger, rows_written=len(made))
            if made:
                yield lead + b",\n".join(made)
                lead = b",\n"
    yield (b"" if lead == b",\n" else lead) + b"\n]}\n"


def annotated(row: Row) -> Iterator[dict[str, Any]]:
    """The annotations of a claim: one for each field that rests on words, in the order of the table of claims."""
    for field, value in zip(claimtable.COLUMNS, claimtable.cells(row), strict=True):
        if value is not None and value.spans and field not in _BOOKKEEPING:
            yield _annotation(row, field, value)
    if row.standing is not None:
        for judgement in row.standing.judgements:
            yield _assessment(row, judgement)
            yield from (_edit(row, judgement, field, each) for field, each in judgement.corrections.items())


def _assessment(row: Row, judgement: Judgement) -> dict[str, Any]:
    """What a person judges of a claim, about the sentence it stands in."""
    value = judgement.verdict if judgement.reason is None else f"{judgement.verdict}: {judgement.reason}"
    return _by_person(row, judgement, "verdict", ("assessing", value), row.sentence.spans[0])


def _edit(row: Row, judgement: Judgement, field: str, correction: Correction) -> dict[str, Any]:
    """What a person puts in the place of the machine's value, about the words it rests on."""
    words = correction.words or row.sentence.spans[0]
    return _by_person(row, judgement, field, ("editing", shown_value(correction.value)), words)


def _by_person(row: Row, judgement: Judgement, field: str, body: tuple[str, str], words: Excerpt) -> dict[str, Any]:
    purpose, value = body
    return {
        "id": f"urn:musnad:judgement:{quote(row.key)}:{field}:{judgement.entry}:{quote(judgement.who)}",
        "type": "Annotation",
        "motivation": purpose,
        "claim": f"urn:musnad:claim:{quote(row.key)}",
        "field": field,
        "basis": f"journal {judgement.entry}",
        "creator": {"type": "Person", "name": judgement.who},
        "body": {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"},
        "target": _target(row, words),
    }


def _annotation(row: Row, field: str, value: Value) -> dict[str, Any]:
    targets = [_target(row, span) for span in value.spans]
    return {
        "id": f"urn:musnad:annotation:{quote(row.key)}:{field}",
        "type": "Annotation",
        "motivation": "describing" if value.basis == "text" else "classifying",
        "claim": f"urn:musnad:claim:{quote(row.key)}",
        "field": field,
        "basis": value.source or value.basis,
        "generator": {"id": "urn:musnad", "type": "Software", "name": f"musnad {row.reader.value}"},
        "body": {"type": "TextualBody", "purpose": "describing", "value": str(value.value), "format": "text/plain"},
        "target": targets if len(targets) > 1 else targets[0],
    }


def _target(row: Row, span: Excerpt) -> dict[str, Any]:
    words = row.around(span)
    return {
        "type": "SpecificResource",
        "source": _source(row),
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {"type": "TextQuoteSelector", "exact": span.text, "prefix": words.prefix, "suffix": words.suffix},
        ],
    }


def _source(row: Row) -> dict[str, Any]:
    digest = str(row.source.id.value).removeprefix(_HEX)
    known = {"language": row.source.language, "via": row.source.url}
    given = {name: value.value for name, value in known.items() if value is not None}
    return {"id": f"urn:sha256:{digest}", "type": "Text", "format": "text/plain", **given}
