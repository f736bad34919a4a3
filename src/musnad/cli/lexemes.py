"""The entries of the cue lexicon, as `musnad explain` shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import msgspec

import musnad
from musnad.arabic.lexicon import load
from musnad.model import Statement
from musnad.reading.words import Noun, Phrase, Verb

_CUES: Final = Path(musnad.__file__).parent / "lexicons" / "cues"


class Lexeme(msgspec.Struct, frozen=True):
    """An entry of the cue lexicon: its form, class and act, what it means, an example, and the file it stands in."""

    form: str
    class_: str
    act: str
    gloss: str
    example: str
    file: str


Lexemes = Mapping[str, tuple[Lexeme, ...]]


def load_lexemes() -> Lexemes:
    """The entries of the cue lexicon by form.

    Raises:
        LexiconError: if a file of it is damaged.
    """
    entries: dict[str, list[Lexeme]] = defaultdict(list)
    for lexeme in _all():
        entries[lexeme.form].append(lexeme)
    return {form: tuple(lexemes) for form, lexemes in entries.items()}


def _all() -> Iterable[Lexeme]:
    yield from (_lexeme(entry, "verbs.yaml") for entry in load(_CUES / "verbs.yaml", Verb))
    yield from (_lexeme(entry, "nouns.yaml") for entry in load(_CUES / "nouns.yaml", Noun))
    yield from (_lexeme(entry, "prepositions.yaml") for entry in load(_CUES / "prepositions.yaml", Phrase))


def _lexeme(entry: Verb | Noun | Phrase, file: str) -> Lexeme:
    return Lexeme(entry.form, entry.class_, entry.act, entry.gloss, entry.example, f"cues/{file}")


def lexemes_of(statement: Statement, lexemes: Lexemes) -> tuple[Lexeme, ...]:
    """The entries behind a statement's cue; of several senses those of its act, all where none has it."""
    senses = lexemes.get(statement.cue_lemma, ())
    return tuple(sense for sense in senses if sense.act == statement.act) or senses
