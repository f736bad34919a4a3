"""A stretch of tokens while it is cut into constituents: where it ends, what stands in it, what has been found so far.

Whoever cuts it asks the same few questions of the token that follows; where the stretch ends, nothing follows.
"""

from __future__ import annotations

from typing import Final

from musnad.arabic.clitics import WordClass
from musnad.reading.eventsight import EventSight, Unit, UnitKind

_OR_NOT: Final = "ام"
_OF: Final = "ل"
_TO: Final = "الي"
_OF_THESE: Final = "من"
_DIVIDER: Final = "divider"
QUOTES: Final = frozenset("\"“”„«»‹›'‘’`")
"""Marks that a constituent goes through as if they were not there."""


class Stretch:
    """The tokens of a report up to `stop`; `found` are the constituents that have been cut, in their order."""

    def __init__(self, sight: EventSight, stop: int) -> None:
        self.sight: Final = sight
        self.stop: Final = stop
        self.found: Final[list[Unit]] = []

    def last(self) -> Unit | None:
        """The constituent found last."""
        return self.found[-1] if self.found else None

    def has_word(self, at: int) -> bool:
        """Whether a word stands at a token of the stretch."""
        return at < self.stop and self.sight.is_word[at]

    def has_mark(self, at: int, mark: str) -> bool:
        """Whether this mark stands at a token of the stretch."""
        return at < self.stop and self.sight.tokens[at].form == mark

    def past_quotes(self, at: int) -> int:
        """The first token from `at` on that is no quotation mark."""
        tokens = self.sight.tokens
        while at < self.stop and tokens[at].form in QUOTES:
            at += 1
        return at

    def is_particle(self, at: int) -> bool:
        """Whether the word is a particle before what can only be a verb (`فقد أعلن`)."""
        sight, following = self.sight, at + 1
        if not sight.events[at].particle or not self.has_word(following):
            return False
        event = sight.events[following]
        likelier = event.noun is None or (event.verb or 0) > event.noun
        return event.verb is not None and (likelier or bool(event.verbs or event.light))

    def _is_or(self, at: int) -> bool:
        """Whether أم is no mother but the other half of a question (`أصيب أم لا`)."""
        if not self.has_word(at + 1):
            return False
        return self.sight.forms[at + 1].text in self.sight.words.structure["denial"]

    def _is_adverb(self, at: int) -> bool:
        """Whether what may be spelt like a noun tells how: `وحده`, `قريبا`, `تعسفيا`, `مشيرا إلى`."""
        sight, form, following = self.sight, self.sight.forms[at], at + 1
        listed = form.text in sight.words.structure["adverb"]
        if listed and form.enclitic:
            return sight.reading.written(at).endswith(form.enclitic)
        if listed and not form.human:
            return not (form.joint or form.preposition)
        if not form.nunated or form.joint or form.preposition or not form.human:
            return False
        after = sight.forms[following] if self.has_word(following) else None
        if listed:
            return after is None or after.preposition != _OF
        return after is not None and form.best.wordclass is WordClass.PARTICIPLE and after.text == _TO

    def quantifies(self, at: int) -> bool:
        """Whether a word for how many has its noun where it must have it (`أي من الحراس`, not `أي هجوم`)."""
        quantifier = self.sight.events[at].quantifier
        divides = self.has_word(at + 1) and self.sight.forms[at + 1].text == _OF_THESE
        return quantifier is not None and (quantifier.class_ != _DIVIDER or divides)

    def closed(self, at: int) -> UnitKind | None:
        """The work of a word that is neither phrase nor verb; a demonstrative with its noun is a phrase."""
        event = self.sight.events[at]
        if event.particle and self.is_particle(at):
            return "auxiliary"
        form = self.sight.forms[at]
        if event.quantifier is not None and not form.start and not self.quantifies(at):
            return "other"
        if form.text == _OR_NOT and self._is_or(at):
            return "other"
        if (form.nunated or form.enclitic) and self._is_adverb(at):
            return "other"
        kind = event.closed
        if kind == "demonstrative":
            return None if self.has_word(at + 1) and self.sight.forms[at + 1].definite else "other"
        return kind
