"""`musnad explain`: what was found at a place of a report or under an identifier, by which rule, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Final

import msgspec
import typer

from musnad.case.intake.found import Given
from musnad.cli.eventlines import FoundEvent, event_lines, event_parts, found_event
from musnad.cli.explained import Part, placed, rule_lines, term_lines
from musnad.cli.help import Help
from musnad.cli.lexemes import Lexeme, Lexemes, lexemes_of, load_lexemes
from musnad.cli.messages import Messages
from musnad.cli.read import check_published, open_document, shown_name
from musnad.cli.refusal import RefusalError, UsageError
from musnad.cli.session import Session
from musnad.cli.table import one_line, shorten
from musnad.cli.tables import Actors, Gazetteers
from musnad.cli.triggers import FindEntries, find_entries
from musnad.export import entities, times
from musnad.export.labels import Labels, load_labels
from musnad.model import Document, Entity, Excerpt, Mention, Note, Reason, Record, Statement, TimeExpression
from musnad.reading.rules import Rule, load_rules

_AROUND: Final = 30
_WHITE: Final = re.compile(r"\s+")


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A statement at the place, the parts of it that hold the place, and what made it."""

    statement: Statement
    parts: tuple[Part, ...]
    entity: Entity | None
    rule: Rule | None
    lexemes: tuple[Lexeme, ...]


class FoundMention(msgspec.Struct, frozen=True, kw_only=True):
    """A name at the place, what it was taken for, and what made it."""

    mention: Mention
    entity: Entity | None
    rule: Rule | None


class FoundTime(msgspec.Struct, frozen=True, kw_only=True):
    """A time at the place and what made it; `counted_from` is the time of the report that it rests on, if one does."""

    time: TimeExpression
    counted_from: TimeExpression | None
    rule: Rule | None


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """All that was found at one character of a report, or one thing found, at its first character."""

    at: int
    character: str
    around: Excerpt
    events: tuple[FoundEvent, ...]
    found: tuple[Found, ...]
    mentions: tuple[FoundMention, ...]
    times: tuple[FoundTime, ...]
    notes: tuple[Note, ...]


def explain(  # noqa: PLR0913 - an option is a parameter
    context: typer.Context,
    *,
    file: Annotated[str, typer.Argument(metavar="FILE|-")],
    at: Annotated[int | None, typer.Option("--at", metavar="OFFSET", min=0)] = None,
    id_: Annotated[str | None, typer.Option("--id", metavar="ID")] = None,
    published: Annotated[str | None, typer.Option("--published", metavar="YYYY-MM-DD")] = None,
    actors: Actors = None,
    gazetteer: Gazetteers = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    _help: Help = False,
) -> int:
    """Read a report and tell what was found at one character of it, or under one identifier of its record."""
    session: Session = context.obj
    if (at is None) == (id_ is None):
        raise UsageError("explain.where")
    document = _document(file, published, session)
    if at is not None and at >= len(document.text):
        raise UsageError("explain.past-end", at=at, length=len(document.text))
    record = session.reader(actors, gazetteer)(document)
    whole = record if id_ is None else only(record, id_)
    where = at if at is not None else _first(whole)
    explanation = explain_at(record, where, load_rules(), load_lexemes(), find_entries, whole)
    if as_json:
        session.show(msgspec.json.format(msgspec.json.encode(explanation), indent=2).decode())
    else:
        session.show("\n".join(_lines(explanation, record, session.say, load_labels(session.say.language))))
    return 0


def _document(file: str, published: str | None, session: Session) -> Document:
    check_published(published)
    try:
        return open_document(file, Given(published=published), session.settings.outlet)
    except RefusalError as refusal:
        raise UsageError(
            "explain.unreadable", file=shown_name(file, session.say), reason=session.say.of_error(refusal)
        ) from refusal


def only(record: Record, id_: str) -> Record:
    """The record with nothing in it but what has the identifier: a claim or event, a statement, a name or a time.

    Raises:
        UsageError: if nothing has it.
    """
    claim = next((claim for claim in record.claims if claim.id == id_), None)
    event = claim.event if claim is not None else id_
    kept = {
        "events": tuple(each for each in record.events if each.id == event),
        "statements": tuple(each for each in record.statements if each.id == id_),
        "mentions": tuple(each for each in record.mentions if each.id == id_),
        "times": tuple(each for each in record.times if each.id == id_),
    }
    if not any(kept.values()):
        raise UsageError("explain.no-id", id=id_)
    return msgspec.structs.replace(record, notes=(), **kept)


def _first(record: Record) -> int:
    """The first character of the one thing that a record holds."""
    spans = [
        *(event.trigger for event in record.events),
        *(statement.cue for statement in record.statements),
        *(mention.span for mention in record.mentions),
        *(time.span for time in record.times),
    ]
    return min(spans[0].start, len(record.document.text) - 1)


def explain_at(  # noqa: PLR0913, PLR0917 - what explains is given, so that nothing is read that is not asked for
    record: Record,
    at: int,
    rules: Mapping[str, Rule],
    lexemes: Lexemes,
    entries: FindEntries | None = None,
    among: Record | None = None,
) -> Explanation:
    """What `record` holds at the character `at` (a code point of its text), or of that what is `among` it."""
    text = record.document.text
    asked = among or record
    known = {entity.id: entity for entity in record.entities}
    dated = {time.id: time for time in record.times}
    found = tuple(
        Found(
            statement=statement,
            parts=parts,
            entity=known.get(statement.source_entity or ""),
            rule=rules.get(statement.made_by.rule),
            lexemes=lexemes_of(statement, lexemes),
        )
        for statement in asked.statements
        if (parts := tuple(part for part in statement_parts(statement) if at in part.span.span))
    )
    start, end = _around(text, at)
    notes = tuple(note for note in asked.notes if at in note.span.span)
    return Explanation(
        at=at,
        character=text[at],
        around=Excerpt(start, end, text[start:end]),
        events=tuple(
            found_event(event, parts, record, rules, entries)
            for event in asked.events
            if (parts := tuple(part for part in event_parts(event) if at in part.span.span))
        ),
        found=found,
        mentions=tuple(
            FoundMention(mention=each, entity=known.get(each.entity or ""), rule=rules.get(each.made_by.rule))
            for each in asked.mentions
            if at in each.span.span
        ),
        times=tuple(
            FoundTime(time=each, counted_from=dated.get(each.reference or ""), rule=rules.get(each.made_by.rule))
            for each in asked.times
            if at in each.span.span
        ),
        notes=notes,
    )


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


def _lines(explanation: Explanation, record: Record, say: Messages, labels: Labels) -> Iterator[str]:
    before = explanation.around.text[: explanation.at - explanation.around.start]
    after = explanation.around.text[explanation.at - explanation.around.start :]
    yield say("explain.place", at=explanation.at, code=f"U+{ord(explanation.character):04X}")
    yield "  " + one_line(f"{before}⟦{explanation.character}⟧{after[1:]}")
    if not (explanation.events or explanation.found or explanation.mentions or explanation.times or explanation.notes):
        yield say("explain.nothing")
    for event in explanation.events:
        yield ""
        yield from event_lines(event, record, say, labels)
    for mention in explanation.mentions:
        yield ""
        yield from _mention_lines(mention, record, say, labels)
    for time in explanation.times:
        yield ""
        yield from _time_lines(time, record, say, labels)
    told = entities.speakers(record, labels)
    for found in explanation.found:
        yield ""
        yield from _statement_lines(found, told[found.statement.id], say, labels)
    for note in explanation.notes:
        yield ""
        yield f"{labels('page', 'notes')}: {labels('note', note.code)}"
        yield f"  {note.message}"


def _statement_lines(found: Found, speaker: str | None, say: Messages, labels: Labels) -> Iterator[str]:
    statement = found.statement
    heading = [labels("act", statement.act), labels("mode", statement.mode), labels("kind", statement.source_kind)]
    yield " · ".join([statement.id, *heading, *(labels("flag", flag) for flag in statement.flags)])
    for part in found.parts:
        yield f"  {labels('part', part.part)} {part.span.start}:{part.span.end}  {shorten(part.span.text)}"
    yield f"  {labels('part', 'speaker')}  {one_line(speaker or labels('page', 'unknown'))}"
    if found.entity is not None:
        yield f"  {say('explain.entity')} {found.entity.id}  {one_line(found.entity.name)}"
        yield from (f"    {one_line(entities.reason_words(reason, labels))}" for reason in found.entity.reasons)
    if statement.date is not None:
        basis = f" ({labels('date_basis', statement.date_basis)})" if statement.date_basis else ""
        yield f"  {labels('part', 'date')}  {one_line(statement.date + basis)}"
    yield f"  {say('explain.lexeme')}  {statement.cue_lemma}"
    yield from (f"    {lexeme.gloss} ({lexeme.class_}, {lexeme.file})  {lexeme.example}" for lexeme in found.lexemes)
    yield from rule_lines(statement.made_by, found.rule, say)


def _mention_lines(found: FoundMention, record: Record, say: Messages, labels: Labels) -> Iterator[str]:
    mention, entity = found.mention, found.entity
    yield f"{mention.id} · {labels('mention', mention.kind)} · {placed(mention.span)}"
    if mention.title is not None:
        yield f"  {labels('entity', 'title')}  {placed(mention.title)}"
    if mention.sense is not None:
        sense = f"{labels('entity', 'neutral')}{labels('entity', 'colon')}{mention.sense}"
        yield f"  {labels('entity', 'loaded')}  {one_line(sense)}"
    if entity is not None:
        yield from _entity_lines(entity, record, say, labels)
    yield from _reason_lines(mention.reasons, labels)
    if entity is not None:
        yield from _candidate_lines(entity, labels)
    yield from rule_lines(mention.made_by, found.rule, say)


def _entity_lines(entity: Entity, record: Record, say: Messages, labels: Labels) -> Iterator[str]:
    yield f"  {say('explain.entity')} {entity.id}  {one_line(entity.name)}"
    basis = f" ({labels('name_basis', entity.name_en_basis)})" if entity.name_en_basis else ""
    kind = entity.kind or "unknown"
    inside = entities.around(entity, labels, entities.arabic_names(record)) if kind == "place" else ()
    told: tuple[tuple[str, str | None], ...] = (
        (labels("entity", "english"), f"{entity.name_en}{basis}" if entity.name_en else None),
        (labels("entity", "kind"), entities.COMMA[labels.language].join(entities.kinds(entity, kind, labels))),
        (labels("entity", "lies_in"), entities.COMMA[labels.language].join(inside)),
        (labels("entity", "country"), entities.country_of(entity, labels) if kind != "place" else None),
        (labels("entity", "precision"), _precision(entity, labels)),
        (labels("entity", "authority"), entity.authority),
    )
    yield from (f"    {label}  {one_line(words)}" for label, words in told if words)


def _precision(entity: Entity, labels: Labels) -> str | None:
    words = entities.precision_words(entity, labels)
    if words is None or entity.precision is None:
        return None
    codes = (("UCDP", entity.precision.ucdp), ("ACLED", entity.precision.acled))
    return " · ".join([words, *(f"{scheme} {code}" for scheme, code in codes if code is not None)])


def _reason_lines(reasons: Sequence[Reason], labels: Labels, indent: str = "  ") -> Iterator[str]:
    if reasons:
        yield f"{indent}{labels('entity', 'why')}"
    for reason in reasons:
        yield f"{indent}  {one_line(entities.reason_words(reason, labels))}"
        yield from term_lines("reason", reason.code, labels, f"{indent}    ")


def _candidate_lines(entity: Entity, labels: Labels) -> Iterator[str]:
    candidates = entities.candidates_shown(entity)
    if candidates:
        settled = labels("entity", "candidates") if entities.is_settled(entity) else labels("entity", "unresolved")
        yield f"  {settled}"
    for candidate in candidates:
        chosen = [labels("entity", "chosen")] if candidate.authority == entity.authority else []
        told = [f"{candidate.score:.2f}", candidate.authority, entities.candidate_name(candidate, labels), *chosen]
        yield f"    {one_line(' · '.join(told))}"
        yield from (f"      {one_line(entities.reason_words(reason, labels))}" for reason in candidate.reasons)
    more = entities.more_candidates(entity, labels)
    if candidates and more:
        yield f"    {more}"


def _time_lines(found: FoundTime, record: Record, say: Messages, labels: Labels) -> Iterator[str]:
    time = found.time
    yield f"{time.id} · {labels('mention', 'time')} · {placed(time.span)}"
    words = times.in_words(time.value, labels.language) if time.value else None
    value = f"{time.value} · {words}" if words and words != time.value else time.value
    yield f"  {labels('time', 'value')}  {one_line(value or labels('time', 'unresolved'))}"
    reference = times.counted_from(time, record, labels)
    if reference is not None:
        yield f"  {labels('time', 'reference')}  {one_line(reference)}"
    if time.earliest and time.latest and time.earliest != time.latest:
        yield f"  {labels('time', 'bounds')}  {one_line(f'{time.earliest} – {time.latest}')}"
    if time.flags:
        yield f"  {labels('time', 'flags')}"
    for flag in time.flags:
        yield f"    {one_line(labels('flag', flag))}"
        yield from term_lines("flag", flag, labels, "      ")
    yield from _reason_lines(time.reasons, labels)
    yield from rule_lines(time.made_by, found.rule, say)
