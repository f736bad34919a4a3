"""What `musnad explain` tells of an event and its claim: the word that names it, its roles, its time, its codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from musnad.cli.explained import Part, placed, rule_lines, term_lines
from musnad.cli.messages import Messages
from musnad.cli.table import one_line
from musnad.cli.triggers import FindEntries, RoleFound, TriggerEntry, roles_of
from musnad.export import claims, times
from musnad.export.coding import Coded, coded
from musnad.export.labels import Labels
from musnad.export.timing import time_of
from musnad.model import Claim, Event, Record, TimeExpression
from musnad.reading.rules import Rule


class FoundEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event at the place, the parts of it that hold the place, its claim, and what made each.

    `entries` are those of the lexicon that its trigger can be, `roles` its phrases with what gave each its role,
    `time_words` the expression its time rests on, and `codes` the codes of its claim with the rows behind them.
    """

    event: Event
    parts: tuple[Part, ...]
    claim: Claim | None
    entries: tuple[TriggerEntry, ...]
    roles: tuple[RoleFound, ...]
    time_words: TimeExpression | None
    codes: tuple[Coded, ...]
    rule: Rule | None


def event_parts(event: Event) -> Iterator[Part]:
    """The spans of an event with what each is, the trigger first."""
    yield Part("trigger", event.trigger)
    yield from (Part("actor", span) for span in event.actors)
    yield from (Part("target", span) for span in event.targets)
    yield from (Part("place", span) for span in (event.place,) if span is not None)
    yield from (Part("means", span) for span in (event.means,) if span is not None)
    yield from (Part("count", count.span) for count in event.counts)


def found_event(
    event: Event, parts: tuple[Part, ...], record: Record, rules: Mapping[str, Rule], entries: FindEntries | None
) -> FoundEvent:
    """An event with its claim and what made each; `parts` are those that hold the place asked about."""
    claim = next((each for each in record.claims if event.id in {each.event, *each.also, *each.alternatives}), None)
    known = entries(event, record.document.text) if entries is not None else ()
    return FoundEvent(
        event=event,
        parts=parts,
        claim=claim,
        entries=known,
        roles=roles_of(event, record.document.text, known),
        time_words=time_of(event, record),
        codes=coded(claim, event, record) if claim is not None else (),
        rule=rules.get(event.made_by.rule),
    )


def event_lines(found: FoundEvent, record: Record, say: Messages, labels: Labels) -> Iterator[str]:
    """All that is told of an event, line by line."""
    event = found.event
    sure = [labels("factuality", event.factuality)] if event.factuality != "asserted" else []
    code = f"{event.type}/{event.mode}" if event.mode else event.type
    yield " · ".join([event.id, claims.what(event, labels), code, *sure])
    for part in found.parts:
        yield f"  {labels('slot', part.part)}  {placed(part.span)}"
    if found.claim is not None:
        yield from _claim_lines(found, record, say, labels)
    yield from _entry_lines(found, say, labels)
    yield from _role_lines(found, record, say, labels)
    for count in event.counts:
        many = claims.how_many(count.min, count.max, labels)
        yield f"  {labels('count', count.kind)}  {many}  {placed(count.span)}"
    yield from _when_lines(found, labels)
    if sure:
        yield f"  {say('explain.factuality')}  {sure[0]}"
        yield from term_lines("factuality", event.factuality, labels, "    ")
    for wording in event.wording:
        sense = f"{labels('claim', 'neutral')}{labels('entity', 'colon')}{wording.sense}"
        yield f"  {labels('claim', 'loaded')}  {one_line(f'{wording.span.text} · {sense}')}"
    yield from _code_lines(found.codes, say, labels)
    yield from rule_lines(event.made_by, found.rule, say)


def _claim_lines(found: FoundEvent, record: Record, say: Messages, labels: Labels) -> Iterator[str]:
    claim = found.claim
    if claim is None:
        return
    again = f" · {labels('claim', 'again')}" if found.event.id != claim.event else ""
    yield f"  {labels('claim', 'claim')}  {claim.id}{again}"
    chain = " ← ".join(claims.hands(claim, record, labels, claims.speaker_names(record, labels)))
    yield f"    {labels('claim', 'said_by')}  {one_line(chain)}"
    yield f"    {say('explain.line')}  {one_line(claim.line_en)}"
    linked = (("same", found.event.same_as), ("cause", found.event.cause), ("either", found.event.either))
    yield from (f"    {say(f'explain.{link}')}  {other}" for link, other in linked if other is not None)


def _entry_lines(found: FoundEvent, say: Messages, labels: Labels) -> Iterator[str]:
    """The entries of the lexicon behind a trigger, with the roles that what stands beside it has."""
    if not found.entries:
        yield f"  {say('explain.trigger')}  {say('explain.no-entry')}"
    for entry in found.entries:
        yield f"  {say('explain.trigger')}  {entry.form}"
        yield f"    {entry.gloss} ({entry.class_}, {entry.type}/{entry.mode}, {entry.file})  {entry.example}"
        if entry.sense is not None:
            yield f"    {labels('claim', 'neutral')}  {entry.sense}"
        yield f"    {say('explain.frame')}  {_frame(entry, say, labels)}"


def _frame(entry: TriggerEntry, say: Messages, labels: Labels) -> str:
    def role(code: str) -> str:
        return labels("slot", code) if labels.has("slot", code) else say(f"explain.role-{code}")

    slots: list[tuple[str, tuple[str, ...]]]
    if entry.class_ in {"verb", "participle"}:
        slots = [("explain.subject", (entry.subject,)), ("explain.object", (entry.object,))]
    else:
        slots = [("explain.genitive", entry.genitive)]
    told = [
        f"{say(slot)} → {' / '.join(role(code) for code in codes)}"
        for slot, codes in slots
        if codes and codes != ("none",)
    ]
    takes = (take.rpartition(":")[::2] for take in entry.takes)
    told += [f"{preposition} → {role(code)}" for preposition, code in takes]
    return one_line(" · ".join(told))


def _role_lines(found: FoundEvent, record: Record, say: Messages, labels: Labels) -> Iterator[str]:
    known = {entity.id: entity for entity in record.entities}
    event = found.event
    meant = {
        **dict(zip(event.actors, event.actor_entities, strict=False)),
        **dict(zip(event.targets, event.target_entities, strict=False)),
    }
    if event.place is not None and event.place_entity is not None:
        meant[event.place] = event.place_entity
    for role in found.roles:
        yield f"  {labels('slot', role.role)}  {placed(role.span)}"
        yield f"    {say(f'explain.{role.standing}')}{_by_preposition(role, say)}"
        entity = known.get(meant.get(role.span) or "")
        if entity is not None:
            name = entity.name if labels.language == "ar" else entity.name_en or entity.name
            yield f"    {say('explain.entity')} {entity.id}  {one_line(name)}"
    told = {role.role for role in found.roles}
    for slot in ("actor", "target", "place"):
        if slot not in told:
            yield f"  {labels('slot', slot)}  {labels('claim', 'not_stated')}"


def _by_preposition(role: RoleFound, say: Messages) -> str:
    if role.preposition is None or role.file is None:
        return ""
    return say("explain.preposition", preposition=role.preposition, file=role.file)


def _when_lines(found: FoundEvent, labels: Labels) -> Iterator[str]:
    event = found.event
    if event.time is None:
        yield f"  {labels('slot', 'time')}  {labels('claim', 'not_stated')}"
        return
    words = times.in_words(event.time, labels.language)
    told = [event.time, *([words] if words and words != event.time else [])]
    yield f"  {labels('slot', 'time')}  {one_line(' · '.join(told))}"
    if event.time_basis is not None:
        yield f"    {labels('time_basis', event.time_basis)}"
    if found.time_words is not None:
        yield f"    {found.time_words.id}  {placed(found.time_words.span)}"


def _code_lines(codes: Sequence[Coded], say: Messages, labels: Labels) -> Iterator[str]:
    for each in codes:
        name = each.name_ar if labels.language == "ar" else each.name
        told = [each.code or labels("claim", "no_code"), *([name] if name and name != each.code else [])]
        yield f"  {each.scheme.upper()}  {' · '.join(told)}"
        if len(each.rows) > 1:
            yield f"    {labels('claim', 'code_one_of')}"
        for row in each.rows:
            yield f"    {say('explain.row')} {row.id}  {row.reason_ar if labels.language == 'ar' else row.reason}"
