"""The record of a reading: attributions and their speakers as the public schema has them."""

from __future__ import annotations

from collections.abc import Sequence

from musnad.model import Entity, Excerpt, MadeBy, ReaderInfo, Record, Statement
from musnad.reading.coreference import Resolved
from musnad.reading.reading import Reading
from musnad.reading.statements import Attribution
from musnad.version import __version__


def make_record(
    reading: Reading, attributions: Sequence[Attribution], resolved: Sequence[Resolved], info: ReaderInfo
) -> Record:
    """The record of the report; statements and entities are numbered in text order."""
    numbers: dict[int, str] = {}
    for who in resolved:
        if who.named and who.speaker is not None:
            numbers.setdefault(who.speaker, f"e{len(numbers) + 1}")
    names = {who.speaker: who for who in resolved if who.named}
    entities = tuple(
        Entity(id=identity, kind=None, name=names[speaker].name or "") for speaker, identity in numbers.items()
    )
    statements = tuple(
        _statement(reading, index, attribution, resolved[index], numbers)
        for index, attribution in enumerate(attributions)
    )
    return Record(reader=info, document=reading.document, entities=entities, statements=statements, notes=reading.notes)


def _statement(
    reading: Reading, index: int, attribution: Attribution, who: Resolved, numbers: dict[int, str]
) -> Statement:
    text = reading.text
    return Statement(
        id=f"s{index + 1}",
        source=None if attribution.source_span is None else attribution.source_span.of(text),
        source_kind=who.kind,
        source_entity=None if who.speaker is None else numbers.get(who.speaker),
        source_name=who.name,
        cue=attribution.cue.of(text),
        cue_lemma=attribution.lemma,
        act=attribution.act,
        content=_excerpts(text, attribution),
        quoted=tuple(span.of(text) for span in attribution.quoted),
        mode=attribution.mode,
        parent=None if attribution.parent is None else f"s{attribution.parent + 1}",
        flags=attribution.flags,
        made_by=MadeBy("statements", attribution.rule, __version__),
    )


def _excerpts(text: str, attribution: Attribution) -> tuple[Excerpt, ...]:
    return tuple(span.of(text) for span in attribution.content)
