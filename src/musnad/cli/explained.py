"""What `musnad explain` prints of anything it found: where it stands, what a code means, which rule found it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from musnad.cli.messages import Messages
from musnad.cli.table import shorten
from musnad.export.labels import VOCABULARY, Labels
from musnad.model import Excerpt, MadeBy
from musnad.reading.rules import Rule
from musnad.vocabulary import load_terms


class Part(msgspec.Struct, frozen=True):
    """A part of a statement that holds the place asked about."""

    part: str
    span: Excerpt


def placed(span: Excerpt) -> str:
    """A span by its place and its words."""
    return f"{span.start}:{span.end}  {shorten(span.text)}"


def term_lines(group: str, code: str, labels: Labels, indent: str) -> Iterator[str]:
    """What a code means, with the example of the vocabulary."""
    term = next((term for term in load_terms(VOCABULARY[group]) if term.code == code), None)
    if term is not None:
        yield f"{indent}{term.definition_ar if labels.language == 'ar' else term.definition}"
        yield f"{indent}{term.example}"


def rule_lines(made_by: MadeBy, rule: Rule | None, say: Messages) -> Iterator[str]:
    """The rule that made an annotation, with its example and what it rests on."""
    yield f"  {say('explain.rule')}  {made_by.stage} / {made_by.rule} / {made_by.version}"
    if rule is None:
        yield f"    {say('explain.untold')}"
        return
    yield f"    {rule.description_ar if say.language == 'ar' else rule.description}"
    yield f"    {say('explain.example')}  {rule.example}"
    yield f"    {say('explain.source')}  {rule.source}"
