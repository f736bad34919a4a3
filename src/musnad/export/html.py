"""Records as one page that stands alone: no script, no font, no picture, no address is fetched.

The report is shown as received, right to left. Sources, cues and contents differ in colour, in pattern and in label,
and stand behind and below the letters; names and times stand above them, and the words that name events in a box, so
that none disturbs another. No mark takes room within a line, so that a word whose parts are marked differently stays
joined, and labels are made by the style sheet, so that what is copied from the page is the text as received.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

import jinja2
import msgspec
from markupsafe import Markup

from musnad.export import claims, entities, times
from musnad.export.claimcards import (
    ClaimCard,
    ClaimNumber,
    cards_of,
    claim_anchor,
    numbers_of,
    slots_of,
    trigger_anchor,
)
from musnad.export.claims import Shown
from musnad.export.entities import Named
from musnad.export.labels import Labels, load_labels
from musnad.export.map import HEIGHT, WIDTH, Map, draw, name_of
from musnad.export.marking import CLAIMED, NAMES, Part, Piece, Role, cut, parts_of
from musnad.export.nesting import Branch, ancestors, nested
from musnad.export.received import received
from musnad.export.timeline import Timeline, timeline
from musnad.model import Excerpt, Record, Statement, TimeExpression
from musnad.model.record import CountKind

_HERE: Final = Path(__file__).parent
_DEEPEST: Final = 3
_TITLE: Final = 70


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


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """An entity as the page shows it: what leads the entry, and the name in the other language."""

    named: Named
    anchor: str
    lead: str
    other: str | None
    kinds: tuple[str, ...]
    chain: str | None
    precision: str | None


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """A time as the page shows it."""

    time: TimeExpression
    number: int
    anchor: str
    words: str | None
    reference: str | None


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A report as the page shows it."""

    anchor: str
    title: str
    record: Record
    marks: tuple[Mark, ...]
    claims: tuple[ClaimCard, ...]
    numbers: tuple[tuple[CountKind, tuple[ClaimNumber, ...]], ...]
    timeline: Timeline | None
    cards: tuple[Card, ...]
    actors: tuple[Name, ...]
    places: tuple[Name, ...]
    times: tuple[Time, ...]
    map: Map | None
    label_of: Mapping[str, str]
    """Names of the entities by their ids and authorities, for those that are part of another."""


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
    templates.globals |= {
        "entities": entities,
        "width": WIDTH,
        "height": HEIGHT,
        "part_anchor": name_anchor,
        "name_of": name_of,
        "claims": claims,
        "claim_anchor": claim_anchor,
        "trigger_anchor": trigger_anchor,
    }
    templates.globals["style"] = Markup((_HERE / "page.css").read_text(encoding="utf-8"))  # noqa: S704 - our own file
    return templates


def _section(record: Record, anchor: str, labels: Labels) -> Section:
    shown = entities.named(record)
    found = claims.shown(record)
    parts = [*parts_of(record.statements, record.notes), *_name_parts(shown, record.times), *_claim_parts(found)]
    titles = {**_titles(shown, record.times, labels), **_claim_titles(found, labels)}
    places = tuple(entities.places_of(shown))
    names = entities.arabic_names(record)
    return Section(
        anchor=anchor,
        title=_title(record, labels),
        record=record,
        marks=tuple(_mark(piece, anchor, titles, labels) for piece in cut(record.document.text, parts)),
        claims=cards_of(found, record, anchor, labels),
        numbers=numbers_of(found, record, labels),
        timeline=timeline(found, record.document.published, labels),
        cards=_cards(record, anchor, labels),
        actors=tuple(_entry(each, anchor, names, labels) for each in entities.actors_of(shown)),
        places=tuple(_entry(each, anchor, names, labels) for each in places),
        times=tuple(
            Time(
                time=time,
                number=number,
                anchor=f"{anchor}-time{number}",
                words=times.in_words(time.value, labels.language) if time.value else None,
                reference=times.counted_from(time, record, labels),
            )
            for number, time in enumerate(record.times, start=1)
        ),
        map=draw(places, labels),
        label_of={
            key: name_of(each, labels) for each in shown for key in (each.entity.id, each.entity.authority) if key
        },
    )


def _cards(record: Record, anchor: str, labels: Labels) -> tuple[Card, ...]:
    statements = record.statements
    by_id = {statement.id: statement for statement in statements}
    numbers = {statement.id: number for number, statement in enumerate(statements, start=1)}
    outlet = record.document.outlet or labels("page", "no_outlet")
    told = entities.speakers(record, labels)

    def who(statement: Statement) -> str:
        return told[statement.id] or labels("page", "unknown")

    def card(branch: Branch) -> Card:
        statement = branch.statement
        around = ancestors(statement, by_id)
        return Card(
            number=numbers[statement.id],
            anchor=_card_anchor(anchor, numbers[statement.id]),
            statement=statement,
            chain=(
                Link(outlet, None, own=False),
                *(Link(who(each), f"#{_card_anchor(anchor, numbers[each.id])}", own=False) for each in around),
                Link(who(statement), None, own=True),
            ),
            contents=tuple(_quoted(part, statement.quoted) for part in statement.content),
            inner=tuple(card(inner) for inner in branch.inner),
        )

    return tuple(card(branch) for branch in nested(statements))


def _entry(named: Named, section: str, names: Mapping[str, str], labels: Labels) -> Name:
    entity = named.entity
    lead, other = (entity.name, entity.name_en) if labels.language == "ar" else (entity.name_en, entity.name)
    return Name(
        named=named,
        anchor=_entity_anchor(section, named),
        lead=lead or entity.name,
        other=other if other != (lead or entity.name) else None,
        kinds=entities.kinds(entity, named.kind, labels),
        chain=entities.chain(entity, labels, names) if named.kind == "place" else None,
        precision=entities.precision_words(entity, labels),
    )


def _entity_anchor(section: str, named: Named) -> str:
    return f"{section}-{named.kind}{named.number}"


def name_anchor(section: str, named: Named, start: int) -> str:
    """The anchor of a mention of an entity in the running text; `start` is the mention's first character."""
    return f"{_entity_anchor(section, named)}-{start}"


def _name_parts(shown: Sequence[Named], found: Sequence[TimeExpression]) -> Iterator[Part]:
    for named in shown:
        if named.kind != "unknown":
            for span in (span for form in named.forms for span in form.spans):
                if span.start < span.end:
                    yield Part(span.start, span.end, named.kind, named.number)
    for number, time in enumerate(found, start=1):
        if time.span.start < time.span.end:
            yield Part(time.span.start, time.span.end, "time", number)


def _claim_parts(found: Sequence[Shown]) -> Iterator[Part]:
    """The triggers of the claims, and what is told of their events."""
    for claim in found:
        for event in claim.events:
            if event.trigger.start < event.trigger.end:
                yield Part(event.trigger.start, event.trigger.end, "trigger", claim.number)
        yield from (Part(span.start, span.end, "slot", claim.number) for span in slots_of(claim))


def _claim_titles(found: Sequence[Shown], labels: Labels) -> Mapping[Part, tuple[str, str]]:
    """Of each trigger and each phrase of a claim: what its label says, and what a reader sees who rests on it."""
    told: dict[Part, tuple[str, str]] = {}
    for claim in found:
        number = f"{labels('claim', 'claim')} {claim.number}"
        for event in claim.events:
            sure = [labels("factuality", event.factuality)] if event.factuality != "asserted" else []
            words = " · ".join([f"{number}: {claims.what(event, labels)}", *sure])
            part = Part(event.trigger.start, event.trigger.end, "trigger", claim.number)
            told[part] = (f"{labels('sign', 'trigger')}{claim.number}", words)
        for span, slots in slots_of(claim).items():
            names = entities.COMMA[labels.language].join(labels("slot", slot) for slot in slots)
            told[Part(span.start, span.end, "slot", claim.number)] = ("", f"{number}: {names}")
    return told


def _titles(shown: Sequence[Named], found: Sequence[TimeExpression], labels: Labels) -> Mapping[Part, tuple[str, str]]:
    """Of each name and time in the text: what its label says, and what a reader sees who rests on it."""
    told: dict[Part, tuple[str, str]] = {}
    for named in shown:
        if named.kind == "unknown":
            continue
        sign = f"{labels('sign', named.kind)}{named.number}"
        for form in named.forms:
            loaded = f" · {labels('entity', 'neutral')}: {form.sense}" if form.sense else ""
            words = (
                f"{labels('mention', named.kind)} {named.number}: {named.entity.name_en or named.entity.name}{loaded}"
            )
            label = f"{sign} · {labels('entity', 'loaded')}" if form.sense else sign
            for span in form.spans:
                told[Part(span.start, span.end, named.kind, named.number)] = (label, words)
    for number, time in enumerate(found, start=1):
        value = time.value or labels("time", "unresolved")
        part = Part(time.span.start, time.span.end, "time", number)
        told[part] = (f"{labels('sign', 'time')}{number}", f"{labels('mention', 'time')} {number}: {value}")
    return told


def _title(record: Record, labels: Labels) -> str:
    text = record.document.title or next((line for line in record.document.text.splitlines() if line.strip()), "")
    words = " ".join(text.split())
    if len(words) > _TITLE:
        words = words[:_TITLE].rsplit(" ", 1)[0] + " …"
    return words or labels("page", "untitled")


def _card_anchor(section: str, number: int) -> str:
    return f"{section}-s{number}"


def _part_anchor(section: str, part: Part) -> str:
    return f"{section}-{part.role}{part.number}" + (f"-{part.start}" if part.role in NAMES | CLAIMED else "")


def _mark(piece: Piece, section: str, titles: Mapping[Part, tuple[str, str]], labels: Labels) -> Mark:
    first = [part for part in piece.begins if part.role in {"cue", "note"} | NAMES | CLAIMED]
    shown = [] if piece.open_end else [part for part in piece.ends if part.role != "slot"]
    return Mark(
        text=received(piece.text),
        classes=_classes(piece, section),
        anchors=tuple(dict.fromkeys(_part_anchor(section, part) for part in first)),
        href=_target(piece, section),
        title=" · ".join(_name(part, titles, labels)[1] for part in piece.parts),
        labels=tuple((_class(part.role), _name(part, titles, labels)[0]) for part in shown),
    )


def _target(piece: Piece, section: str) -> str | None:
    """Where a piece leads: to the statement of its cue, else the claim of its trigger, else to who or what it names."""
    role_of = {part.role: part for part in reversed(piece.parts)}
    if "cue" in role_of:
        return f"#{_card_anchor(section, role_of['cue'].number)}"
    if "trigger" in role_of:
        return f"#{claim_anchor(section, role_of['trigger'].number)}"
    name = next((part for part in piece.parts if part.role in NAMES), None)
    return f"#{section}-{name.role}{name.number}" if name else None


def _name(part: Part, titles: Mapping[Part, tuple[str, str]], labels: Labels) -> tuple[str, str]:
    if part in titles:
        return titles[part]
    group = labels("page", "note") if part.role == "note" else labels("part", part.role)
    return f"{group} {part.number}", f"{group} {part.number}"


def _class(role: Role) -> str:
    return f"n-{role}" if role in NAMES else role


def _classes(piece: Piece, section: str) -> str:
    roles = dict.fromkeys(_class(part.role) for part in piece.parts)
    names = ["named"] if any(part.role in NAMES for part in piece.parts) else []
    depth = [f"d{min(piece.depth, _DEEPEST)}"] if piece.depth else []
    said = (part for part in piece.parts if part.role not in NAMES | {"note"})
    whose = dict.fromkeys(
        (claim_anchor if part.role in CLAIMED else _card_anchor)(section, part.number) + "-part" for part in said
    )
    return " ".join([*roles, *names, *depth, *whose])


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
