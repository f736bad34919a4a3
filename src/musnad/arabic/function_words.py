"""The closed classes: prepositions, conjunctions, pronouns and other words that have no paradigm, from their table."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal, NamedTuple

import msgspec

from musnad.arabic.folding import fold_word
from musnad.arabic.lexicon import rows
from musnad.errors import LexiconError

FunctionClass = Literal[
    "preposition", "conjunction", "subordinator", "negation", "interrogative", "demonstrative", "relative",
    "pronoun", "adverb", "quantifier", "numeral", "verbal", "exception", "answer", "vocative", "emphasis",
    "kinship", "possessive",
]  # fmt: skip
PRONOUNS: Final = ("ه", "ها", "هم", "هما", "هن", "ك", "كم", "كما", "كن", "ي", "ني", "نا")
_THIRD_AND_PLURAL: Final = ("ه", "ها", "هم", "هما", "هن", "ك", "كم", "ي", "نا")


class FunctionEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"wordclass": "class"}):
    """One row of the table, as written there.

    `before_pronoun` is the shape the word takes before a pronoun, if it takes one; `pronouns` which it takes when not
    the usual ones; `after` the proclitics it may follow; `article` whether it may take the article; `split` the word
    with a bar where a clitic is cut off inside it.
    """

    form: str
    wordclass: FunctionClass
    gloss: str
    example: str
    split: str = ""
    before_pronoun: str = ""
    pronouns: tuple[str, ...] = ()
    after: str = "وف"
    article: bool = False


class FunctionWord(NamedTuple):
    """A form of the table, folded: before `start` a proclitic, from `end` on a pronoun, between them `lemma`."""

    entry: FunctionEntry
    lemma: str
    start: int
    end: int
    enclitic: str


def _whole(entry: FunctionEntry) -> tuple[str, FunctionWord]:
    form = fold_word(entry.form)
    if not entry.split:
        return form, FunctionWord(entry, form, 0, len(form), "")
    first, _, second = (fold_word(piece) for piece in entry.split.partition("|"))
    if not first or not second or first + second != form:
        raise LexiconError(
            f"function_words.yaml: {entry.form}: the split {entry.split!r} does not spell it in two pieces"
        )
    return form, FunctionWord(entry, second, len(first), len(form), "")


def _with_pronouns(entry: FunctionEntry) -> list[tuple[str, FunctionWord]]:
    if not entry.before_pronoun:
        return []
    stem, lemma = fold_word(entry.before_pronoun), fold_word(entry.form)
    return [
        (stem + pronoun, FunctionWord(entry, lemma, 0, len(stem), pronoun))
        for pronoun in entry.pronouns or _THIRD_AND_PLURAL
    ]


def entries() -> tuple[FunctionEntry, ...]:
    """The rows of the table in file order.

    Raises:
        LexiconError: if a row breaks the rules of the table.
    """
    path = Path(__file__).parents[1] / "lexicons" / "function_words.yaml"
    try:
        return msgspec.convert(rows(path), tuple[FunctionEntry, ...])
    except msgspec.ValidationError as error:
        raise LexiconError(f"function_words.yaml: {error}") from error


def function_words() -> dict[str, FunctionWord]:
    """Folded form -> its reading; a form written in the table itself wins over one made with a pronoun.

    Raises:
        LexiconError: if a row breaks the rules of the table, or a form stands in it twice.
    """
    listed = entries()
    table: dict[str, FunctionWord] = {}
    for form, word in map(_whole, listed):
        other = table.setdefault(form, word)
        if other is not word and (other.entry.form == word.entry.form or other[1:] != word[1:]):
            raise LexiconError(f"function_words.yaml: {word.entry.form} stands there twice")
    for entry in listed:
        for form, word in _with_pronouns(entry):
            table.setdefault(form, word)
    return table
