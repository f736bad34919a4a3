"""A record in the terminal: claims first, then each statement with its parts, those inside it indented below it.

Names and times follow.

In every line the label comes first and the Arabic runs to the end, so that a terminal that orders both scripts
and one that does not show the same thing, and no invisible character has to be added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Final, Literal

import msgspec

from musnad.export import claims, entities, times
from musnad.export.claims import Shown
from musnad.export.entities import Named
from musnad.export.labels import Labels
from musnad.export.nesting import Branch, nested
from musnad.export.rows import Figure, Party, Spot, When
from musnad.model import Entity, Excerpt, Record, Statement, TimeExpression

Kind = Literal[
    "report", "about", "claim", "line", "statement", "source", "cue", "content", "name", "place", "time", "other", "gap"
]

_SHORT: Final = 180
_INDENT: Final = 4
_LIKELIEST: Final = 3
_SHOWN: Final = {code: 0x2400 + code for code in range(0x20)} | dict.fromkeys(range(0x7F, 0xA0), "\ufffd")
_STYLES: Final[dict[Kind, str]] = {
    "report": "bold",
    "about": "dim",
    "claim": "bold red",
    "line": "bold",
    "statement": "bold",
    "source": "cyan",
    "cue": "yellow",
    "content": "green",
    "name": "magenta",
    "place": "blue",
    "time": "green",
    "other": "",
    "gap": "",
}


class Row(msgspec.Struct, frozen=True):
    """One line of the view: a label (none for a heading) and its words, `depth` levels in."""

    kind: Kind
    words: str = ""
    label: str = ""
    depth: int = 0


def report_rows(record: Record, name: str, labels: Labels) -> tuple[Row, ...]:
    """The view of one report, `name` being how the user called it."""
    document = record.document
    about = [document.outlet, document.published, document.title]
    told = entities.speakers(record, labels)
    statements = [row for branch in nested(record.statements) for row in _branch_rows(branch, told, labels)]
    empty = [Row("about", labels("page", "none"))] if not statements else []
    notes = [_note_row(note.span, note.code, labels) for note in record.notes]
    return (
        Row("report", one_line(name)),
        *([Row("about", " · ".join(one_line(part) for part in about if part))] if any(about) else []),
        Row("gap"),
        *_claim_rows(record, told, labels),
        *([Row("statement", labels("page", "statements"))] if record.claims and statements else []),
        *empty,
        *statements,
        *_found_rows(record, labels),
        *([Row("statement", labels("page", "notes")), *notes, Row("gap")] if notes else []),
    )


def _claim_rows(record: Record, told: Mapping[str, str | None], labels: Labels) -> Iterator[Row]:
    """The claims of a report: in English by their lines, in Arabic by their words; the evidence below."""
    found = claims.shown(record)
    if found:
        yield from (Row("statement", labels("page", "claims_found")), Row("gap"))
    for claim in found:
        yield Row("claim", _claim_heading(claim, found, labels))
        yield from _told_rows(claim, record, told, labels)
        yield Row(
            "content", one_line(claims.in_clause(record.document.text, claim.event.trigger)), labels("claim", "words")
        )
        yield from (_figure_row(claim, figure, labels) for figure in claim.row.figures)
        for loaded in claim.row.loaded:
            sense = f"{labels('claim', 'neutral')}{labels('entity', 'colon')}{loaded.sense.value}"
            yield Row("other", one_line(f"{loaded.words.value} · {sense}"), labels("claim", "loaded"))
        codes = claims.codes_in_brief(claim.claim.codes)
        yield from [Row("about", codes, labels("claim", "codes"))] if codes else []
        yield Row("gap")


def _claim_heading(claim: Shown, found: Sequence[Shown], labels: Labels) -> str:
    event = claim.event
    again = entities.COMMA[labels.language].join(each.id for each in claim.again)
    first, cause = (
        next((each.event.id for each in found if each.number == number), None) for number in (claim.first, claim.cause)
    )
    words = [
        event.id,
        claims.what(event, labels),
        *([labels("factuality", event.factuality)] if event.factuality != "asserted" else []),
        *(f"{labels('claim', 'or_else')} {claims.what(each, labels)}" for each in claim.alternatives),
        *([f"{labels('claim', 'first')} {first}"] if first else []),
        *([f"{labels('claim', 'cause')} {cause}"] if cause else []),
        *([f"{labels('claim', 'again')} {again}"] if again else []),
    ]
    return " · ".join(words)


def _told_rows(claim: Shown, record: Record, told: Mapping[str, str | None], labels: Labels) -> Iterator[Row]:
    """What a claim says: its English line, or for readers of Arabic who says it and the words in each part of it."""
    if labels.language == "en":
        yield Row("line", one_line(claim.claim.line_en), labels("claim", "line"))
        return
    chain = " ← ".join(claims.hands(claim.claim, record, labels, told))
    act = claims.act_of(claim.claim, record)
    yield Row("source", one_line(f"{chain} ({labels('act', act)})" if act else chain), labels("claim", "said_by"))
    row = claim.row
    yield from (Row("name", _party(each), labels("slot", "actor")) for each in row.actors)
    yield from (Row("name", _party(each), labels("slot", "target")) for each in row.targets)
    if row.place is not None:
        yield Row("place", _party(row.place), labels("slot", "place"))
    if row.time is not None:
        yield Row("time", _when(row.time, labels), labels("slot", "time"))
    if row.means is not None:
        yield Row("other", one_line(str(row.means.value)), labels("slot", "means"))


def _party(party: Party | Spot) -> str:
    words, name = str(party.words.value), str(party.name.value) if party.name is not None else None
    return one_line(words if name is None or name in words else f"{words} ({name})")


def _when(when: When, labels: Labels) -> str:
    value = str(when.value.value)
    words = times.in_words(value, labels.language)
    return one_line(" · ".join([value, *([words] if words and words != value else [])]))


def _figure_row(claim: Shown, figure: Figure, labels: Labels) -> Row:
    part = [labels("claim", "part_of")] if claims.relation(claim, figure) == "part" else []
    number = claims.number_of(figure, labels)
    return Row("other", one_line(" · ".join([*part, number, str(figure.words.value)])), labels("count", figure.kind))


def _branch_rows(branch: Branch, told: Mapping[str, str | None], labels: Labels) -> Iterator[Row]:
    statement, depth = branch.statement, branch.depth
    yield Row("statement", _heading(statement, labels), depth=depth)
    yield from (Row(row.kind, row.words, row.label, depth) for row in _part_rows(statement, told, labels))
    yield Row("gap")
    for inner in branch.inner:
        yield from _branch_rows(inner, told, labels)


def _heading(statement: Statement, labels: Labels) -> str:
    words = [
        statement.id,
        labels("act", statement.act),
        labels("mode", statement.mode),
        labels("kind", statement.source_kind),
        *(labels("flag", flag) for flag in statement.flags),
    ]
    return " · ".join(words)


def _part_rows(statement: Statement, told: Mapping[str, str | None], labels: Labels) -> Iterator[Row]:
    if statement.source is not None:
        yield Row("source", one_line(statement.source.text), labels("part", "source"))
    speaker = told[statement.id]
    if statement.source is None or speaker != statement.source.text:
        yield Row("source", one_line(speaker or labels("page", "unknown")), labels("part", "speaker"))
    yield Row("cue", _cue(statement), labels("part", "cue"))
    for part in statement.content:
        yield Row("content", shorten(part.text), labels("part", "content"))
    if statement.date is not None:
        basis = f" ({labels('date_basis', statement.date_basis)})" if statement.date_basis else ""
        yield Row("other", one_line(f"{statement.date}{basis}"), labels("part", "date"))


def _found_rows(record: Record, labels: Labels) -> Iterator[Row]:
    """The persons and bodies, the places, and the times of a report, one line each."""
    shown = entities.named(record)
    names = entities.arabic_names(record)
    actors = [each for each in entities.actors_of(shown) if each.forms]
    yield from _listed("actors", [_entity_row("name", each, _actor(each, labels), labels) for each in actors], labels)
    places = [_entity_row("place", each, _place(each, names, labels), labels) for each in entities.places_of(shown)]
    yield from _listed("places", places, labels)
    yield from _listed("times", [_time_row(time, record, labels) for time in record.times], labels)


def _listed(heading: str, rows: Sequence[Row], labels: Labels) -> Iterator[Row]:
    if rows:
        yield from (Row("statement", labels("page", heading)), *rows, Row("gap"))


def _entity_row(kind: Kind, named: Named, told: Sequence[str], labels: Labels) -> Row:
    """What is told of an entity, then its names in the report; for readers of Arabic the names come first."""
    forms = entities.COMMA[labels.language].join(_form(form, labels) for form in named.forms)
    words = [forms, *told] if labels.language == "ar" else [*told, forms]
    return Row(kind, one_line(" · ".join(part for part in words if part)), named.entity.id)


def _form(form: entities.Form, labels: Labels) -> str:
    return form.text if form.sense is None else f"{form.text} ({labels('entity', 'loaded')})"


def _actor(named: Named, labels: Labels) -> list[str]:
    entity = named.entity
    country = entities.country_of(entity, labels)
    told = [*entities.kinds(entity, named.kind, labels), *([country] if country else []), *_why(named, labels)]
    return [*told, *_english(entity, labels)] if labels.language == "ar" else [*_english(entity, labels), *told]


def _place(named: Named, names: Mapping[str, str], labels: Labels) -> list[str]:
    entity = named.entity
    known = entities.precision_in_brief(entity, labels)
    kinds = entities.kinds(entity, named.kind, labels)
    told = [*kinds, *([known] if known else []), *_why(named, labels)]
    if not entities.is_settled(entity):
        likely = entities.SEMICOLON[labels.language].join(
            entities.candidate_name(each, labels) for each in entity.candidates[:_LIKELIEST]
        )
        return [*_english(entity, labels), f"{labels('entity', 'unresolved')} ({likely})", *told]
    if labels.language == "ar":
        inside = entities.COMMA["ar"].join(entities.around(entity, labels, names))
        return [inside, *told, *_english(entity, labels)]
    return [*([entities.chain(entity, labels, names)] if entity.name_en else []), *_marked(entity, labels), *told]


def _english(entity: Entity, labels: Labels) -> list[str]:
    return [entity.name_en, *_marked(entity, labels)] if entity.name_en else []


def _marked(entity: Entity, labels: Labels) -> list[str]:
    """A word of warning where an English name is not the usual one but letters for letters."""
    return [labels("name_basis", "transliterated")] if entity.name_en_basis == "transliterated" else []


def _why(named: Named, labels: Labels) -> list[str]:
    reasons = entities.reason_list(named.reasons, labels)
    return [f"{labels('entity', 'why')}{labels('entity', 'colon')}{reasons}"] if reasons else []


def _time_row(time: TimeExpression, record: Record, labels: Labels) -> Row:
    value = time.value or labels("time", "unresolved")
    words = times.in_words(time.value, labels.language) if time.value else None
    reference = times.counted_from(time, record, labels)
    reasons = entities.reason_list(times.reasons_beyond(time), labels)
    told = [
        value,
        *([words] if words and words != value else []),
        *([f"{labels('time', 'reference')} {reference}"] if reference else []),
        *(labels("flag", flag) for flag in time.flags),
        *([f"{labels('entity', 'why')}{labels('entity', 'colon')}{reasons}"] if reasons else []),
    ]
    words_first = [time.span.text, *told] if labels.language == "ar" else [*told, time.span.text]
    return Row("time", one_line(" · ".join(words_first)), time.id)


def _cue(statement: Statement) -> str:
    words = one_line(statement.cue.text)
    return words if words == statement.cue_lemma else f"{words} ({statement.cue_lemma})"


def _note_row(span: Excerpt, code: str, labels: Labels) -> Row:
    return Row("other", f"{labels('note', code)} · {span.start}:{span.end} · {shorten(span.text)}", depth=1)


def one_line(text: str) -> str:
    """The words of `text` with every run of white space as one space, and characters that steer a terminal shown."""
    return " ".join(text.split()).translate(_SHOWN)


def shorten(text: str, longest: int = _SHORT) -> str:
    """The words of `text` on one line, cut after a whole word where they are longer than `longest` characters."""
    words = one_line(text)
    if len(words) <= longest:
        return words
    head = words[:longest]
    return (head[: head.rfind(" ")] if " " in head else head) + " …"


def plain(rows: Iterable[Row]) -> str:
    """The rows as plain text, one line each, the same wherever it is printed."""
    rows = tuple(rows)
    column = _column(rows)
    return "".join(f"{_plain_line(row, column)}\n" for row in rows)


def _plain_line(row: Row, column: int) -> str:
    indent = " " * (_INDENT * (row.depth + bool(row.label)))
    return f"{indent}{row.label.ljust(column) if row.label else ''}{row.words}".rstrip()


def _column(rows: Iterable[Row]) -> int:
    return max((len(row.label) for row in rows), default=0) + 2


def coloured(rows: Iterable[Row], terminal: IO[str]) -> str:
    """The rows as the terminal shows them best: coloured as it allows, long words wrapped below their start.

    `NO_COLOR` and the width of the terminal are respected.
    """
    from rich.console import Console  # noqa: PLC0415 - a pipe needs none of it, and it takes 80 ms to load
    from rich.padding import Padding  # noqa: PLC0415 - the same
    from rich.table import Table  # noqa: PLC0415 - the same
    from rich.text import Text  # noqa: PLC0415 - the same

    rows = tuple(rows)
    column = _column(rows)
    console = Console(file=terminal, highlight=False)
    with console.capture() as captured:
        for row in rows:
            words = Text(row.words, style=_STYLES[row.kind])
            if row.kind == "gap":
                console.print()
                continue
            if not row.label:
                console.print(Padding(words, (0, 0, 0, _INDENT * row.depth), expand=False))
                continue
            line = Table.grid()
            line.add_column(width=column, no_wrap=True)
            line.add_column(overflow="fold")
            line.add_row(Text(row.label, style="dim"), words)
            console.print(Padding(line, (0, 0, 0, _INDENT * (row.depth + 1)), expand=False))
    return captured.get()
