"""Given names: words that begin a person's name, many of which look like ordinary nouns or verbs."""

from __future__ import annotations

from typing import Final, Literal

from musnad.arabic.folding import fold_word
from musnad.arabic.lexicon import Entry, load
from musnad.errors import LexiconError
from musnad.reading.words import LEXICONS

_FILE: Final = "given_names.yaml"


class GivenName(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A given name of the Arab world or its neighbours, or a foreign one as Arabic news writes it.

    `strength` is `weak` where the folded spelling stands in news at least as often for an ordinary word (`سلام`,
    `عمر`), which the note names: then only its neighbours show a name. `strong` names are names before anything
    else, whatever a morphological analyser makes of them (`يحيى`, `ياسر`).
    """

    class_: Literal["given-name"]
    gender: Literal["m", "f", "both"]
    strength: Literal["strong", "weak"]


def load_given_names() -> dict[str, GivenName]:
    """The given names of this version by their folded form, which is the form of a token without clitics.

    Raises:
        LexiconError: if the file is missing or damaged, or two of its names fold together.
    """
    found: dict[str, GivenName] = {}
    for name in load(LEXICONS / _FILE, GivenName):
        known = found.setdefault(fold_word(name.form), name)
        if known is not name:
            raise LexiconError(f"{_FILE}: {known.form} and {name.form} fold together: make them one entry")
    return found
