"""Records as one page that stands alone: no script, no font, no picture, no address is fetched.

The report is shown as received, right to left. Sources, cues and contents differ in colour, in pattern and in label.
Marks lie behind and below the letters only, so that a word whose parts are marked differently stays joined, and
labels are made by the style sheet, so that what is copied from the page is the text as received.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, Literal

import jinja2
import msgspec
from markupsafe import Markup, escape

from musnad.export.labels import Labels, load_labels
from musnad.export.marking import Part, Piece, cut, parts_of
from musnad.export.nesting import Branch, ancestors, nested
from musnad.model import Excerpt, Record, Statement

_HERE: Final = Path(__file__).parent
_DEEPEST: Final = 3
_TITLE: Final = 70
_REFERENCES: Final = {"\r": Markup("&#13;"), "\x00": Markup("\ufffd")}
_CONTROL_NAMES: Final = {
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of the report as the page shows it."""

    text: Markup
    classes: str
    anchors: tuple[str, ...]
    href: str | None
    title: str
    labels: tuple[tuple[str, str], ...]


class Link(msgspec.Struct, frozen=True):
    """One hand the words went through; `own` marks the statement's own speaker, `href` leads to the others."""

    name: str
    href: str | None
    own: bool


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A statement as the page shows it."""

    number: int
    anchor: str
    statement: Statement
    chain: tuple[Link, ...]
    contents: tuple[Markup, ...]
    inner: tuple[Card, ...]


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A report as the page shows it."""

    anchor: str
    title: str
    record: Record
    marks: tuple[Mark, ...]
    cards: tuple[Card, ...]


def render_html(records: Sequence[Record], *, lang: Literal["en", "ar"]) -> str:
    """The records as one page with labels in `lang`; several reports get a section each and an index.

    The same records give the same page.
    """
    labels = load_labels(lang)
    sections = [_section(record, f"r{number}", labels) for number, record in enumerate(records, start=1)]
    page = _templates().get_template("page.html.j2")
    return page.render(sections=sections, labels=labels, lang=lang, direction="rtl" if lang == "ar" else "ltr")


@functools.cache
def _templates() -> jinja2.Environment:
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.globals["style"] = Markup((_HERE / "page.css").read_text(encoding="utf-8"))  # noqa: S704 - our own file
    return templates


def _section(record: Record, anchor: str, labels: Labels) -> Section:
    statements = record.statements
    pieces = cut(record.document.text, parts_of(statements, record.notes))
    by_id = {statement.id: statement for statement in statements}
    numbers = {statement.id: number for number, statement in enumerate(statements, start=1)}
    outlet = record.document.outlet or labels("page", "no_outlet")

    def card(branch: Branch) -> Card:
        statement = branch.statement
        around = ancestors(statement, by_id)
        return Card(
            number=numbers[statement.id],
            anchor=_card_anchor(anchor, numbers[statement.id]),
            statement=statement,
            chain=(
                Link(outlet, None, own=False),
                *(
                    Link(_speaker(each, labels), f"#{_card_anchor(anchor, numbers[each.id])}", own=False)
                    for each in around
                ),
                Link(_speaker(statement, labels), None, own=True),
            ),
            contents=tuple(_quoted(part, statement.quoted) for part in statement.content),
            inner=tuple(card(inner) for inner in branch.inner),
        )

    return Section(
        anchor=anchor,
        title=_title(record, labels),
        record=record,
        marks=tuple(_mark(piece, anchor, labels) for piece in pieces),
        cards=tuple(card(branch) for branch in nested(statements)),
    )


def _speaker(statement: Statement, labels: Labels) -> str:
    named = statement.source_name or (statement.source.text if statement.source else None)
    return named or labels("page", "unknown")


def _title(record: Record, labels: Labels) -> str:
    text = record.document.title or next((line for line in record.document.text.splitlines() if line.strip()), "")
    words = " ".join(text.split())
    if len(words) > _TITLE:
        words = words[:_TITLE].rsplit(" ", 1)[0] + " …"
    return words or labels("page", "untitled")


def _card_anchor(section: str, number: int) -> str:
    return f"{section}-s{number}"


def _part_anchor(section: str, part: Part) -> str:
    return f"{section}-{part.role}{part.number}"


def _mark(piece: Piece, section: str, labels: Labels) -> Mark:
    cue = next((part for part in piece.parts if part.role == "cue"), None)
    first = [part for part in piece.begins if part.role in {"cue", "note"}]
    shown = [] if piece.open_end else piece.ends
    return Mark(
        text=received(piece.text),
        classes=_classes(piece, section),
        anchors=tuple(dict.fromkeys(_part_anchor(section, part) for part in first)),
        href=f"#{_card_anchor(section, cue.number)}" if cue else None,
        title=" · ".join(_name(part, labels) for part in piece.parts),
        labels=tuple((part.role, _name(part, labels)) for part in shown),
    )


def _name(part: Part, labels: Labels) -> str:
    group = labels("page", "note") if part.role == "note" else labels("part", part.role)
    return f"{group} {part.number}"


def _classes(piece: Piece, section: str) -> str:
    roles = dict.fromkeys(part.role for part in piece.parts)
    depth = [f"d{min(piece.depth, _DEEPEST)}"] if piece.depth else []
    whose = dict.fromkeys(_card_anchor(section, part.number) + "-part" for part in piece.parts if part.role != "note")
    return " ".join([*roles, *depth, *whose])


def received(text: str) -> Markup:
    """`text` for the page: escaped, carriage returns kept, invisible reordering controls made visible beside them."""
    return Markup().join(_character(run) for run in _runs(text))


def _runs(text: str) -> Iterable[str]:
    start = 0
    for place, character in enumerate(text):
        if character in _CONTROL_NAMES or character in _REFERENCES:
            yield from (text[start:place], character)
            start = place + 1
    yield text[start:]


def _character(run: str) -> Markup:
    if run in _REFERENCES:
        return _REFERENCES[run]
    if run in _CONTROL_NAMES:
        name = unicodedata.name(run).title()
        return Markup('<span class="unseen" data-name="{}" title="{}">{}</span>').format(_CONTROL_NAMES[run], name, run)
    return escape(run)


def _quoted(part: Excerpt, quoted: Sequence[Excerpt]) -> Markup:
    """The words of a content with what stands in quotation marks set off."""
    inside = [Part(max(span.start, part.start), min(span.end, part.end), "content", 1) for span in quoted]
    shifted = [
        Part(each.start - part.start, each.end - part.start, each.role, 1) for each in inside if each.start < each.end
    ]
    pieces = cut(part.text, shifted)
    return Markup().join(
        Markup('<span class="quoted">{}</span>').format(received(piece.text)) if piece.parts else received(piece.text)
        for piece in pieces
    )
