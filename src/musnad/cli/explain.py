"""`musnad explain`: what was found at a place of a report, and by which rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Final

import msgspec
import typer

from musnad.cli.documents import Given
from musnad.cli.help import Help
from musnad.cli.lexemes import Lexeme, Lexemes, lexemes_of, load_lexemes
from musnad.cli.messages import Messages
from musnad.cli.read import check_published, open_document, shown_name
from musnad.cli.refusal import RefusalError, UsageError
from musnad.cli.session import Session
from musnad.cli.table import one_line, shorten
from musnad.export.labels import Labels, load_labels
from musnad.model import Document, Entity, Excerpt, MadeBy, Note, Record, Statement
from musnad.reading.rules import Rule, load_rules

_AROUND: Final = 30
_WHITE: Final = re.compile(r"\s+")


class Part(msgspec.Struct, frozen=True):
    """A part of a statement that holds the place asked about."""

    part: str
    span: Excerpt


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A statement at the place, the parts of it that hold the place, and what made it."""

    statement: Statement
    parts: tuple[Part, ...]
    entity: Entity | None
    rule: Rule | None
    lexemes: tuple[Lexeme, ...]


class Explanation(msgspec.Struct, frozen=True):
    """All that was found at one character of a report."""

    at: int
    character: str
    around: Excerpt
    found: tuple[Found, ...]
    notes: tuple[Note, ...]


def explain(
    context: typer.Context,
    *,
    file: Annotated[str, typer.Argument(metavar="FILE|-")],
    at: Annotated[int, typer.Option("--at", metavar="OFFSET", min=0)],
    published: Annotated[str | None, typer.Option("--published", metavar="YYYY-MM-DD")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    _help: Help = False,
) -> int:
    """Read a report and tell what was found at one character of it."""
    session: Session = context.obj
    document = _document(file, published, session)
    if at >= len(document.text):
        raise UsageError("explain.past-end", at=at, length=len(document.text))
    explanation = explain_at(session.load_reader()(document), at, load_rules(), load_lexemes())
    if as_json:
        session.show(msgspec.json.format(msgspec.json.encode(explanation), indent=2).decode())
    else:
        session.show("\n".join(_lines(explanation, session.say, load_labels(session.say.language))))
    return 0


def _document(file: str, published: str | None, session: Session) -> Document:
    check_published(published)
    try:
        return open_document(file, Given(published=published))
    except RefusalError as refusal:
        raise UsageError(
            "explain.unreadable", file=shown_name(file, session.say), reason=session.say.of_error(refusal)
        ) from refusal


def explain_at(record: Record, at: int, rules: Mapping[str, Rule], lexemes: Lexemes) -> Explanation:
    """What `record` holds at the character `at` (a code point of its text)."""
    text = record.document.text
    entities = {entity.id: entity for entity in record.entities}
    found = tuple(
        Found(
            statement=statement,
            parts=parts,
            entity=entities.get(statement.source_entity or ""),
            rule=rules.get(statement.made_by.rule),
            lexemes=lexemes_of(statement, lexemes),
        )
        for statement in record.statements
        if (parts := tuple(part for part in statement_parts(statement) if at in part.span.span))
    )
    start, end = _around(text, at)
    notes = tuple(note for note in record.notes if at in note.span.span)
    return Explanation(at, text[at], Excerpt(start, end, text[start:end]), found, notes)


def _around(text: str, at: int) -> tuple[int, int]:
    """The bounds of the whole words around the character `at`."""
    start, end = max(at - _AROUND, 0), min(at + _AROUND, len(text))
    if start and (space := _WHITE.search(text, start - 1, at)):
        start = space.end()
    spaces = [space.start() for space in _WHITE.finditer(text, at + 1, end + 1)]
    return start, spaces[-1] if spaces and end < len(text) else end


def statement_parts(statement: Statement) -> Iterator[Part]:
    """The named spans of a statement, in the order a reader asks about them."""
    named: tuple[tuple[str, Excerpt | None], ...] = (
        ("source", statement.source),
        ("cue", statement.cue),
        ("medium", statement.medium),
        ("about", statement.about),
    )
    yield from (Part(name, span) for name, span in named if span is not None)
    yield from (Part("content", span) for span in statement.content)
    yield from (Part("quoted", span) for span in statement.quoted)


def _lines(explanation: Explanation, say: Messages, labels: Labels) -> Iterator[str]:
    before = explanation.around.text[: explanation.at - explanation.around.start]
    after = explanation.around.text[explanation.at - explanation.around.start :]
    yield say("explain.place", at=explanation.at, code=f"U+{ord(explanation.character):04X}")
    yield "  " + one_line(f"{before}⟦{explanation.character}⟧{after[1:]}")
    if not explanation.found and not explanation.notes:
        yield say("explain.nothing")
    for found in explanation.found:
        yield ""
        yield from _statement_lines(found, say, labels)
    for note in explanation.notes:
        yield ""
        yield f"{labels('page', 'notes')}: {labels('note', note.code)}"
        yield f"  {note.message}"


def _statement_lines(found: Found, say: Messages, labels: Labels) -> Iterator[str]:
    statement = found.statement
    heading = [labels("act", statement.act), labels("mode", statement.mode), labels("kind", statement.source_kind)]
    yield " · ".join([statement.id, *heading, *statement.flags])
    for part in found.parts:
        yield f"  {labels('part', part.part)} {part.span.start}:{part.span.end}  {shorten(part.span.text)}"
    speaker = statement.source_name or labels("page", "unknown")
    yield f"  {labels('part', 'speaker')}  {speaker}"
    if found.entity is not None:
        yield f"  {say('explain.entity')} {found.entity.id}  {found.entity.name}"
    yield f"  {say('explain.lexeme')}  {statement.cue_lemma}"
    yield from (f"    {lexeme.gloss} ({lexeme.class_}, {lexeme.file})  {lexeme.example}" for lexeme in found.lexemes)
    yield from _rule_lines(statement.made_by, found.rule, say)


def _rule_lines(made_by: MadeBy, rule: Rule | None, say: Messages) -> Iterator[str]:
    yield f"  {say('explain.rule')}  {made_by.stage} / {made_by.rule} / {made_by.version}"
    if rule is None:
        yield f"    {say('explain.untold')}"
        return
    yield f"    {rule.description_ar if say.language == 'ar' else rule.description}"
    yield f"    {say('explain.example')}  {rule.example}"
    yield f"    {say('explain.source')}  {rule.source}"
