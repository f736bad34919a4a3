"""Claims as the page shows them: the chain, the sentence with its parts marked, the fields, the numbers, the codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

import msgspec
from markupsafe import Markup

from musnad.export import claims, entities, times
from musnad.export.claims import Shown
from musnad.export.coding import Coded, coded
from musnad.export.evidence import Value
from musnad.export.labels import Labels
from musnad.export.marking import Part, cut
from musnad.export.received import received
from musnad.export.rows import Figure, Party, Spot, When
from musnad.model import Excerpt, Record
from musnad.model.record import CountKind

Slot = Literal["actor", "target", "place", "time", "means", "count", "wording"]

_ALWAYS: Final[tuple[Slot, ...]] = ("actor", "target", "place")


class Hand(msgspec.Struct, frozen=True):
    """One hand a claim went through; `href` leads to its statement, `own` marks the last, whose claim it is."""

    name: str
    href: str | None
    own: bool


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """Words of the report in a field: `href` leads to their place in the text.

    `name` is who or what they mean where that is other words, `entry` leads to its entry.
    """

    words: str
    start: int
    href: str
    name: str | None = None
    entry: str | None = None


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """What a claim says of one part of its event; no phrases where the report leaves it open."""

    slot: Slot
    phrases: tuple[Phrase, ...]


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """When it happened: an EDTF value, what it says in words, the words it rests on, and where they stand."""

    value: str
    words: str | None
    phrase: Phrase | None
    basis: str | None


class ClaimNumber(msgspec.Struct, frozen=True, kw_only=True):
    """A number of a claim: how many, in which words, of whom, according to whom."""

    claim: Shown
    kind: CountKind
    many: str
    words: Excerpt
    who: str | None
    part: bool
    whose: str


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the sentence that is the evidence: its part in the event, and where it leads in the text."""

    text: Markup
    classes: str
    href: str | None
    title: str
    label: str | None


class ClaimCard(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as the page shows it."""

    shown: Shown
    anchor: str
    what: str
    act: str | None
    hands: tuple[Hand, ...]
    evidence: tuple[Piece, ...]
    fields: tuple[Field, ...]
    moment: Moment | None
    numbers: tuple[ClaimNumber, ...]
    codes: tuple[Coded, ...]

    @property
    def number(self) -> int:
        """Its number among the claims of the report."""
        return self.shown.number


def claim_anchor(section: str, number: int) -> str:
    """The anchor of a claim's card."""
    return f"{section}-c{number}"


def trigger_anchor(section: str, number: int, span: Excerpt) -> str:
    """The anchor in the running text of a word that names the event of claim `number`."""
    return f"{section}-trigger{number}-{span.start}"


def slot_anchor(section: str, number: int, span: Excerpt) -> str:
    """The anchor in the running text of a phrase of claim `number`."""
    return f"{section}-slot{number}-{span.start}"


def slots_of(claim: Shown) -> Mapping[Excerpt, tuple[Slot, ...]]:
    """The phrases of a claim, each with its parts in the event; empty spans are left out."""
    row = claim.row
    found: dict[Excerpt, list[Slot]] = defaultdict(list)
    given: tuple[tuple[Slot, Sequence[Value | None]], ...] = (
        ("actor", [party.words for party in row.actors]),
        ("target", [party.words for party in row.targets]),
        ("place", [row.place.words if row.place is not None else None]),
        ("means", [row.means]),
        ("count", [figure.words for figure in row.figures]),
        ("wording", [loaded.words for loaded in row.loaded]),
    )
    triggers = {event.trigger for event in claim.events}
    spans = [(slot, value.spans[0]) for slot, values in given for value in values if value is not None]
    spans += [("time", claim.time_words)] if claim.time_words is not None else []
    for slot, span in spans:
        if span.start < span.end and span not in triggers and slot not in found[span]:
            found[span].append(slot)
    return {span: tuple(slots) for span, slots in found.items() if slots}


def cards_of(found: Sequence[Shown], record: Record, section: str, labels: Labels) -> tuple[ClaimCard, ...]:
    """The cards of the claims of a record, `section` being the anchor of its report on the page."""
    cards = _Cards(record, section, labels)
    return tuple(cards.card(claim) for claim in found)


def numbers_of(
    found: Sequence[Shown], record: Record, labels: Labels
) -> tuple[tuple[CountKind, tuple[ClaimNumber, ...]], ...]:
    """The numbers of all claims, kind by kind, each with its claim."""
    told = claims.speaker_names(record, labels)
    return tuple(
        (kind, tuple(_number(claim, figure, record, labels, told) for claim, figure in group))
        for kind, group in claims.figures(found)
    )


def _number(
    claim: Shown, figure: Figure, record: Record, labels: Labels, told: Mapping[str, str | None]
) -> ClaimNumber:
    words = figure.words.spans[0]
    who = str(figure.who.value) if figure.who is not None else None
    return ClaimNumber(
        claim=claim,
        kind=figure.kind,
        many=claims.number_of(figure, labels),
        words=words,
        who=who if who is None or who not in words.text else None,
        part=claims.relation(claim, figure) == "part",
        whose=claims.hands(claim.claim, record, labels, told)[-1],
    )


class _Cards:
    """What the cards of one record share."""

    def __init__(self, record: Record, section: str, labels: Labels) -> None:
        self._record = record
        self._section = section
        self._labels = labels
        self._told = claims.speaker_names(record, labels)
        self._numbers = {each.id: number for number, each in enumerate(record.statements, start=1)}
        self._times = {each.span: number for number, each in enumerate(record.times, start=1)}
        self._entries = {
            each.entity.id: f"#{section}-{each.kind}{each.number}" for each in entities.named(record)
        }  # fmt: skip

    def card(self, claim: Shown) -> ClaimCard:
        """The card of one claim."""
        labels = self._labels
        act = claims.act_of(claim.claim, self._record)
        return ClaimCard(
            shown=claim,
            anchor=claim_anchor(self._section, claim.number),
            what=claims.what(claim.event, labels),
            act=labels("act", act) if act and act != "assert" else None,
            hands=tuple(self._hands(claim)),
            evidence=tuple(self._evidence(claim)),
            fields=tuple(self._fields(claim)),
            moment=self._moment(claim, claim.row.time),
            numbers=tuple(
                _number(claim, figure, self._record, labels, self._told) for figure in claim.row.figures
            ),
            codes=coded(claim.claim, claim.event, self._record),
        )  # fmt: skip

    def _hands(self, claim: Shown) -> Iterator[Hand]:
        chain = claim.claim.chain
        names = claims.hands(claim.claim, self._record, self._labels, self._told)
        for place, name in enumerate(names, start=1):
            statement = chain[place - 1].statement if chain else None
            number = self._numbers.get(statement or "")
            yield Hand(name, f"#{self._section}-s{number}" if number else None, own=place == len(names))

    def _evidence(self, claim: Shown) -> Iterator[Piece]:
        """The sentence of the trigger, its parts marked and linked to their places in the text."""
        sentence, slots = claim.row.sentence.spans[0], slots_of(claim)
        spans = [span for span in slots if span.start < sentence.end and sentence.start < span.end]
        trigger = claim.event.trigger
        parts = [
            _within(trigger, sentence, "trigger", 1),
            *(_within(span, sentence, "slot", n) for n, span in enumerate(spans, 1)),
        ]
        for piece in cut(sentence.text, [part for part in parts if part.start < part.end]):
            held = [spans[part.number - 1] for part in piece.parts if part.role == "slot"]
            names = [self._labels("slot", slot) for span in held for slot in slots[span]]
            ends = [] if piece.open_end else [spans[part.number - 1] for part in piece.ends if part.role == "slot"]
            boxed = any(part.role == "trigger" for part in piece.parts)
            yield Piece(
                text=received(piece.text),
                classes=" ".join(
                    [*(["trigger", claim.event.factuality] if boxed else []), *(["slot"] if held else [])]
                ),
                href=self._href(claim, trigger if boxed else held[0] if held else None, boxed=boxed),
                title=" · ".join([*([self._labels("slot", "trigger")] if boxed else []), *dict.fromkeys(names)]),
                label=entities.COMMA[self._labels.language].join(
                    dict.fromkeys(self._labels("slot", slot) for span in ends for slot in slots[span])
                )
                or None,
            )

    def _href(self, claim: Shown, span: Excerpt | None, *, boxed: bool) -> str | None:
        if span is None:
            return None
        anchor = trigger_anchor if boxed else slot_anchor
        return f"#{anchor(self._section, claim.number, span)}"

    def _fields(self, claim: Shown) -> Iterator[Field]:
        row = claim.row
        given: Mapping[Slot, Sequence[Party | Spot]] = {
            "actor": row.actors,
            "target": row.targets,
            "place": [row.place] if row.place is not None else [],
        }
        for slot in _ALWAYS:
            yield Field(slot=slot, phrases=tuple(self._party(claim, party) for party in given[slot]))
        if row.means is not None:
            yield Field(slot="means", phrases=(self.phrase(claim, row.means.spans[0]),))

    def _party(self, claim: Shown, party: Party | Spot) -> Phrase:
        named = party.name if self._labels.language == "ar" else party.name_en
        name = str(named.value) if named is not None and named.value != party.words.value else None
        return self.phrase(claim, party.words.spans[0], name, self._entries.get(party.entity or ""))

    def phrase(self, claim: Shown, span: Excerpt, name: str | None = None, entry: str | None = None) -> Phrase:
        """Words of a claim, leading to their place in the text."""
        boxed = span in {event.trigger for event in claim.events}
        href = self._href(claim, span, boxed=boxed) if span.start < span.end else f"#{self._section}"
        return Phrase(words=span.text, start=span.start, href=href or "", name=name, entry=entry)

    def _moment(self, claim: Shown, when: When | None) -> Moment | None:
        if when is None:
            return None
        value = str(when.value.value)
        words = times.in_words(value, self._labels.language)
        span = claim.time_words
        number = self._times.get(span) if span is not None else None
        basis = claim.event.time_basis
        return Moment(
            value=value,
            words=words if words != value else None,
            phrase=None
            if span is None
            else self.phrase(claim, span, entry=f"#{self._section}-time{number}" if number else None),
            basis=self._labels("time_basis", basis) if basis and self._labels.has("time_basis", basis) else None,
        )


def _within(span: Excerpt, sentence: Excerpt, role: Literal["trigger", "slot"], number: int) -> Part:
    start, end = max(span.start, sentence.start), min(span.end, sentence.end)
    return Part(start - sentence.start, max(end, start) - sentence.start, role, number)
