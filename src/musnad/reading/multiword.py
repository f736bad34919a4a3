"""Fixed sequences of words found among the tokens of a report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Generic, NamedTuple, TypeVar

from musnad.arabic.folding import fold_word
from musnad.arabic.lexicon import Entry
from musnad.reading.forms import Form

E = TypeVar("E", bound=Entry)
_JOINTS: Final = frozenset({"و", "ف"})
_NOTHING: Final = ("",)
_ALONE: Final = ""
"""In place of the second word of an entry that has none."""


def joints(text: str) -> tuple[str, ...]:
    """What may be cut off the head of a folded word as a conjunction: nothing, or its first letter."""
    return ("", text[0]) if text[:1] in _JOINTS else _NOTHING


class Match(NamedTuple, Generic[E]):
    """An entry found: the token after its last one, the conjunction written before it, and the entry."""

    last: int
    joint: str
    entry: E


class WordTable(Generic[E]):
    """Entries of one or more words, by their first and second word, longest first."""

    def __init__(self, entries: Iterable[E]) -> None:
        self._table: dict[str, dict[str, list[tuple[tuple[str, ...], E]]]] = {}
        for entry in entries:
            words = tuple(fold_word(word) for word in entry.form.split())
            second = words[1] if len(words) > 1 else _ALONE
            self._table.setdefault(words[0], {}).setdefault(second, []).append((words, entry))
        for groups in self._table.values():
            for group in groups.values():
                group.sort(key=lambda item: -len(item[0]))

    def match(self, forms: tuple[Form, ...], at: int) -> Match[E] | None:
        """The longest entry that stands at token `at`, with or without a conjunction written before it."""
        text = forms[at].text
        found = self._match(forms, at, text, "") if text in self._table else None
        if text[:1] in _JOINTS and text[1:] in self._table:
            joined = self._match(forms, at, text[1:], text[0])  # `وفي السياق ذاته` beside `وفي السياق`
            return joined if found is None or (joined is not None and joined.last > found.last) else found
        return found

    def _match(self, forms: tuple[Form, ...], at: int, first: str, joint: str) -> Match[E] | None:
        groups = self._table[first]
        following = forms[at + 1].text if at + 1 < len(forms) else _ALONE
        for words, entry in (*groups.get(following, ()), *groups.get(_ALONE, ())):
            last = at + len(words)
            if last <= len(forms) and all(forms[at + i].text == words[i] for i in range(2, len(words))):
                return Match(last, joint, entry)
        return None
