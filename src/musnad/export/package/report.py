"""`report.html` of an evidence package: incidents with their claims, each beside its marked words, in two languages.

The page stands alone: no script, no font, no picture, no address is fetched. English runs from left to right on the
left, Arabic from right to left on the right; the words of a report stand under both. Marks take no room within a line,
so that the letters of a word whose parts are marked differently stay joined.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, Literal

import jinja2
import msgspec
from markupsafe import Markup

from musnad.export.claims import how_many
from musnad.export.evidence import Value
from musnad.export.incidents import Gathered, Incidents, keys_of, origin_name, rests_on_rejected
from musnad.export.labels import Labels, Language, load_labels
from musnad.export.lettering import is_arabic
from musnad.export.manifest import Ledger
from musnad.export.package.foreign import marked
from musnad.export.package.left import Kept, files_left_out, reasons_in_words
from musnad.export.rows import COUNT_KINDS, Hand, Party, Row
from musnad.export.standing import Correction, shown_value
from musnad.export.times import in_words
from musnad.model import Excerpt
from musnad.model.links import Contradiction, Origin, Tally
from musnad.model.links import Voice as Side

_HERE: Final = Path(__file__).parent
_LANGUAGES: Final[tuple[Language, ...]] = ("en", "ar")
Role = Literal["trigger", "cue", "count", "time", "place", "actor", "target", "source"]
ROLES: Final[tuple[Role, ...]] = ("trigger", "cue", "count", "time", "place", "actor", "target", "source")
"""What words are to a claim, the most telling first."""
_COMMA: Final = {"en": ", ", "ar": "، "}
_ONWARD: Final = {"en": " → ", "ar": " ← "}


class Cover(msgspec.Struct, frozen=True, kw_only=True):
    """What the page says of the package as a whole."""

    title: str
    version: str
    reports: int
    originals: int
    journal: Mapping[str, Any]
    kept: Kept


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a sentence and what it is to the claim, the most telling first."""

    text: str
    roles: tuple[Role, ...]


class Fact(msgspec.Struct, frozen=True):
    """A line of a claim or an incident in one language: what it is, and what is told of it.

    `own` says that words of another language in it are a report's own; else people put them, or they are names.
    """

    label: str
    value: str
    own: bool = True


class Both(msgspec.Struct, frozen=True):
    """Lines in English and in Arabic."""

    en: tuple[Fact, ...]
    ar: tuple[Fact, ...]


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as the page shows it."""

    anchor: str
    line: str
    facts: Both
    pieces: tuple[Piece, ...]
    elsewhere: tuple[tuple[Role, str], ...]
    standpoint: str
    outlet: str | None
    published: str | None
    url: str | None
    key: str
    text_id: str
    place: str


class DisputeSide(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a contradiction: its claim, whether that is in the package, its value, and the sentence."""

    key: str
    is_here: bool
    standpoint: str
    value: str
    pieces: tuple[Piece, ...]


class Dispute(msgspec.Struct, frozen=True):
    """A contradiction as the page shows it: what it is about, and both sides with the words marked in the sentence."""

    heads: Both
    sides: tuple[DisputeSide, ...]


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """An incident as the page shows it."""

    anchor: str
    id: str
    heads: tuple[str, str]
    facts: Both
    disputes: tuple[Dispute, ...]
    cards: tuple[Card, ...]


def report_page(cover: Cover, found: Incidents, unlinked: Iterable[Row], ledger: Ledger) -> Iterator[bytes]:
    """The page, piece by piece as its incidents come."""
    page = _templates().get_template("report.html.j2")
    english, arabic = load_labels("en"), load_labels("ar")
    context = {
        "cover": cover,
        "sections": map(section, found),
        "unlinked": map(card, unlinked),
        "claims": len(ledger.exported),
        "reasons": reasons_in_words(ledger),
        "files_left": list(files_left_out(cover.kept)),
        "roles": ROLES,
        "en": english,
        "ar": arabic,
    }
    for chunk in page.generate(context):
        yield chunk.encode()


@functools.cache
def _templates() -> jinja2.Environment:
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.globals["style"] = Markup((_HERE / "report.css").read_text("utf-8"))  # noqa: S704 - our own file
    templates.filters["marked"] = marked
    templates.filters["direction"] = lambda words: "rtl" if is_arabic(words) else "ltr"
    return templates


# --- incidents ----------------------------------------------------------------------------------------------------
def section(gathered: Gathered) -> Section:
    """An incident as it is shown."""
    incident = gathered.incident
    english, arabic = (tuple(_incident_facts(gathered, load_labels(language))) for language in _LANGUAGES)
    return Section(
        anchor=f"incident-{incident.id}",
        id=incident.id,
        heads=(_head(gathered, load_labels("en")), _head(gathered, load_labels("ar"))),
        facts=Both(english, arabic),
        disputes=tuple(_dispute(gathered, each) for each in incident.contradictions),
        cards=tuple(map(card, gathered.rows.values())),
    )


def _head(gathered: Gathered, labels: Labels) -> str:
    incident = gathered.incident
    what = labels("package", "incident") if incident.type is None else _what(incident.type, incident.mode, labels)
    parts = (what, _where(gathered, labels), _when(incident.earliest, incident.latest, labels))
    return " · ".join(part for part in parts if part)


def _what(type_: str, mode: str | None, labels: Labels) -> str:
    if mode is not None and labels.has("event_mode", f"{type_}/{mode}"):
        return labels("event_mode", f"{type_}/{mode}")
    return labels("event_type", type_)


def _where(gathered: Gathered, labels: Labels) -> str | None:
    place = gathered.incident.place
    if place is None:
        return None
    own = place.name if labels.language == "ar" else place.name_en or place.name
    country = None if place.country is None else labels.country(place.country)
    parts = (gathered.name(own, place.claims), None if country == own else country)
    return _COMMA[labels.language].join(part for part in parts if part)


def _when(first: str | None, last: str | None, labels: Labels) -> str:
    days = [in_words(day, labels.language) or day for day in (first, last) if day is not None]
    if not days:
        return labels("package", "undated")
    if first is not None and last is not None:
        return days[0] if first == last else labels("package", "between").format(*days)
    return in_words(f"{first or '..'}/{last or '..'}", labels.language) or days[0]


def _incident_facts(gathered: Gathered, labels: Labels) -> Iterator[Fact]:
    incident = gathered.incident
    if incident.grade is not None:
        rule = labels("grade_rule", incident.grade.rule)
        yield Fact(labels("package", "grade"), f"{labels('grade', incident.grade.level)} – {rule}")
    names = [_origin(gathered, each, labels) for each in incident.origins]
    origins = f"{len(names)} ({_COMMA[labels.language].join(dict.fromkeys(names))})" if names else "0"
    yield Fact(labels("package", "origins"), origins, own=False)
    for label, side in (("who", incident.actors), ("whom", incident.targets)):
        called = [
            gathered.name(each.name if labels.language == "ar" else each.name_en or each.name, each.claims)
            for each in side
        ]
        if called:
            yield Fact(labels("package", label), _COMMA[labels.language].join(called))
    for tally in incident.tallies:
        yield Fact(labels("count", tally.kind), _tally(tally, labels))
    rests = rests_on_rejected(gathered)
    if rests:
        told = dict.fromkeys(_rest(each, labels) for each in rests)
        yield Fact(labels("package", "rejected_rest"), _COMMA[labels.language].join(told))


def _origin(gathered: Gathered, origin: Origin, labels: Labels) -> str:
    """An origin by its name: as the reports have it, in English as a claim of it does."""
    hands = (hand for key, row in gathered.rows.items() if key in origin.claims for hand in reversed(row.chain))
    english = next((hand.name for hand in hands if hand.name is not None and _is(hand, origin)), None)
    if labels.language == "en" and english is not None:
        return str(english.value)
    return origin_name(gathered, origin) or labels("package", "shared_text")


def _is(hand: Hand, origin: Origin) -> bool:
    """Whether a hand of a claim is its origin: by its id in a table, else the last that spoke."""
    authority = None if hand.who is None or hand.who.authority is None else hand.who.authority.value
    return authority == origin.entity if origin.entity is not None else origin.kind == "speaker"


def _rest(name: str, labels: Labels) -> str:
    """What rests on a rejected claim, in words: a field, or an end of a number."""
    end, _, kind = name.partition("_")
    return labels("package", name) if not kind else f"{labels('count', kind)} ({labels('end', end)})"


def _tally(tally: Tally, labels: Labels) -> str:
    span = how_many(tally.low, tally.high, labels)
    return span if tally.low == tally.high else f"{span} ({labels('package', 'best')} {tally.best})"


def _dispute(gathered: Gathered, contradiction: Contradiction) -> Dispute:
    heads = [_dispute_head(contradiction, load_labels(language)) for language in _LANGUAGES]
    return Dispute(
        heads=Both((heads[0],), (heads[1],)),
        sides=tuple(_side(gathered, side) for side in (contradiction.first, contradiction.second)),
    )


def _dispute_head(contradiction: Contradiction, labels: Labels) -> Fact:
    kind = labels("contradiction", contradiction.kind)
    if contradiction.count is not None:
        kind = f"{kind} ({labels('count', contradiction.count)})"
    return Fact(kind, labels("package", "same_origin") if contradiction.same_origin else "")


def _side(gathered: Gathered, side: Side) -> DisputeSide:
    voice = gathered.voices[side.key.report]
    sentence, words = voice.excerpt(side.sentence), voice.excerpt(side.words)
    return DisputeSide(
        key=next(keys_of([side.key])),
        is_here=side.key in gathered.rows,
        standpoint=gathered.standpoints.get(side.key, "unjudged"),
        value=voice.name(side.value),
        pieces=_cut(sentence, [(words, "trigger")]),
    )


# --- claims -------------------------------------------------------------------------------------------------------
def card(row: Row) -> Card:
    """A claim as it is shown."""
    sentence = row.sentence.spans[0]
    marks = list(_marks(row))
    inside = [(span, role) for span, role in marks if sentence.start <= span.start and span.end <= sentence.end]
    outside = dict.fromkeys((role, span.text) for span, role in marks if (span, role) not in inside)
    english, arabic = (tuple(_claim_facts(row, load_labels(language))) for language in _LANGUAGES)
    return Card(
        anchor=f"claim-{row.key}",
        line=str(row.line.value),
        facts=Both(english, arabic),
        pieces=_cut(sentence, inside),
        elsewhere=tuple(outside),
        standpoint="unjudged" if row.standing is None else row.standing.standpoint,
        outlet=_bare(row.source.outlet),
        published=_bare(row.source.published),
        url=_bare(row.source.url),
        key=row.key,
        text_id=str(row.source.id.value),
        place=f"{sentence.start}–{sentence.end}",
    )


def _marks(row: Row) -> Iterator[tuple[Excerpt, Role]]:
    """The words that the values of a claim rest on, and what they are to it."""
    yield row.trigger.spans[0], "trigger"
    yield from ((party.words.spans[0], "actor") for party in row.actors)
    yield from ((party.words.spans[0], "target") for party in row.targets)
    yield from ((figure.words.spans[0], "count") for figure in row.figures)
    if row.place is not None:
        yield row.place.words.spans[0], "place"
    if row.time is not None and row.time.words is not None:
        yield row.time.words.spans[0], "time"
    for hand in row.chain:
        if hand.words is not None:
            yield hand.words.spans[0], "source"
        if hand.cue is not None:
            yield hand.cue.spans[0], "cue"


def _cut(sentence: Excerpt, marks: Sequence[tuple[Excerpt, Role]]) -> tuple[Piece, ...]:
    """The sentence cut where marks begin and end; joined together the pieces are the sentence."""
    ends = {end for span, _ in marks for end in (span.start, span.end)} | {sentence.start, sentence.end}
    cuts = sorted(end for end in ends if sentence.start <= end <= sentence.end)
    pieces = []
    for start, end in pairwise(cuts):
        own = {role for span, role in marks if span.start <= start and end <= span.end}
        text = sentence.text[start - sentence.start : end - sentence.start]
        pieces.append(Piece(text, tuple(role for role in ROLES if role in own)))
    return tuple(pieces)


def _claim_facts(row: Row, labels: Labels) -> Iterator[Fact]:
    open_ = labels("package", "not_stated")
    comma = _COMMA[labels.language]

    def fact(name: str, value: str | None) -> Fact:
        return Fact(labels("package", name), value or open_)

    mode = None if row.mode is None else str(row.mode.value)
    yield fact("kind", _what(str(row.type.value), mode, labels))
    yield fact("held", labels("factuality", str(row.factuality.value)))
    hands = [_hand(hand, labels) for hand in row.chain] or [labels("page", "no_outlet")]
    called = any(hand.name is not None and is_arabic(str(hand.name.value)) for hand in row.chain)
    yield msgspec.structs.replace(fact("said_by", _ONWARD[labels.language].join(hands)), own=not called)
    yield fact("who", comma.join(_party(party, labels) for party in row.actors))
    yield fact("whom", comma.join(_party(party, labels) for party in row.targets))
    yield fact("where", _place(row, labels))
    yield fact("when", _time(row, labels))
    numbers = list(_numbers(row, labels))
    if numbers:
        yield fact("numbers", comma.join(numbers))
    if row.means is not None:
        yield fact("means", str(row.means.value))
    yield from _judgements(row, labels)


def _hand(hand: Hand, labels: Labels) -> str:
    arabic = hand.words or (hand.who.name if hand.who is not None else None) or hand.name
    shown = arabic if labels.language == "ar" else hand.name or hand.words
    name = labels("package", "not_stated") if shown is None else str(shown.value)
    return name if hand.act is None else f"{name} ({labels('act', hand.act)})"


def _party(party: Party, labels: Labels) -> str:
    return str((party.words if labels.language == "ar" else party.called).value)


def _place(row: Row, labels: Labels) -> str | None:
    if row.place is None:
        return None
    words = str((row.place.words if labels.language == "ar" else row.place.called).value)
    level = None if row.place.level is None else labels("precision", str(row.place.level.value))
    country = None if row.place.country is None else labels.country(str(row.place.country.value))
    parts = [words, *([country] if country and country != words else [])]
    whole = _COMMA[labels.language].join(parts)
    return whole if level is None else f"{whole} ({level})"


def _time(row: Row, labels: Labels) -> str | None:
    if row.time is None:
        return None
    value = str(row.time.value.value)
    return in_words(value, labels.language) or value


def _numbers(row: Row, labels: Labels) -> Iterator[str]:
    for kind in COUNT_KINDS:
        total = row.totals.get(kind)
        if total is not None:
            low, high = (None if end is None else int(end.value) for end in (total.low, total.high))
            yield f"{labels('count', kind)}: {how_many(low, high, labels)}"


def _judgements(row: Row, labels: Labels) -> Iterator[Fact]:
    for each in () if row.standing is None else row.standing.judgements:
        why = f" – {labels('package', 'because')}: {each.reason}" if each.reason else ""
        yield Fact(labels("package", "judged"), f"{labels('standpoint', each.verdict)} ({each.who}){why}", own=False)
        for field, correction in each.corrections.items():
            label = f"{labels('package', 'corrected')} ({labels('field', field)})"
            yield Fact(label, _corrected(correction, labels), own=False)


def _corrected(correction: Correction, labels: Labels) -> str:
    machine = f"{labels('package', 'machine')}: {shown_value(correction.machine)}"
    return f"{shown_value(correction.value)} ({machine})"


def _bare(value: Value | None) -> str | None:
    return None if value is None else str(value.value)
