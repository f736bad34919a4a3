"""What each written word can be to the reading of events, gathered once for each spelling."""

from __future__ import annotations

from typing import Final, NamedTuple

import msgspec

from musnad.arabic.clitics import Analysis, WordClass
from musnad.model.record import Factuality
from musnad.reading.eventwords import (
    EventWords,
    FactWord,
    LightVerb,
    Noun,
    NounSense,
    Quantifier,
    ThingSense,
    Trigger,
    nouns_in,
)
from musnad.reading.forms import Form

_MARGIN: Final = 3.5
_SURE: Final = 1.5
_THIRD: Final = 3
_NOMINAL: Final = frozenset({WordClass.NOUN, WordClass.MASDAR, WordClass.PARTICIPLE, WordClass.NAME})


class VerbUse(NamedTuple):
    """The senses of a verb that a form may be, and how the form is inflected."""

    senses: tuple[Trigger, ...]
    analysis: Analysis


class NounUse(NamedTuple):
    """The senses of a noun or participle that a form may be, and how it is cut out of the word."""

    senses: tuple[NounSense, ...]
    noun: Noun


class ThingUse(NamedTuple):
    """Who or what a form may name, and how it is cut out of the word."""

    senses: tuple[ThingSense, ...]
    noun: Noun


class LightUse(NamedTuple):
    """A light verb that a form may be, as a finite verb or as its verbal noun."""

    senses: tuple[LightVerb, ...]
    analysis: Analysis


class EventForm(msgspec.Struct, frozen=True):
    """What a spelling may be to events.

    `verb` and `noun` are the weights of its likeliest reading as a finite verb and as a noun, `None` where it has none.
    """

    verbs: tuple[VerbUse, ...] = ()
    nouns: tuple[NounUse, ...] = ()
    participles: tuple[NounUse, ...] = ()
    light: LightUse | None = None
    light_noun: LightUse | None = None
    thing: ThingUse | None = None
    quantifier: Quantifier | None = None
    fact: Factuality | None = None
    fact_verb: FactWord | None = None
    verb: float | None = None
    noun: float | None = None
    inflected: Analysis | None = None
    opens_phrase: bool = False

    @property
    def names_event(self) -> bool:
        """Whether the word may name an event."""
        return bool(self.verbs or self.nouns or self.participles or self.opens_phrase)


class EventForms:
    """The forms met so far, by spelling; one for each reader, filled as it reads."""

    def __init__(self, words: EventWords, analyse: object) -> None:
        self.words: Final = words
        self._analyse = analyse
        self._known: dict[tuple[str, str], EventForm] = {}

    def of(self, form: Form, written: str) -> EventForm:
        """What the form may be to events."""
        key = (form.text, written)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._make(form, self._analyse(form.text, written))  # type: ignore[operator]
        return found

    def _make(self, form: Form, analyses: tuple[Analysis, ...]) -> EventForm:
        verbs = [
            a for a in analyses if a.wordclass is WordClass.VERB and a.person in {0, _THIRD} and a.tense != "imperative"
        ]
        likeliest = max((a.weight for a in verbs), default=None)
        cuts = tuple(nouns_in(form.text))
        fact, fact_verb = self._fact(form, verbs, cuts)
        return EventForm(
            verbs=self._verbs(verbs),
            nouns=tuple(_uses(self.words.nouns, cuts)),
            participles=tuple(_uses(self.words.participles, cuts)),
            light=self._light(verbs),
            light_noun=self._light([a for a in analyses if a.wordclass is WordClass.MASDAR]),
            thing=self._thing(cuts),
            quantifier=next((self.words.quantifiers[c.form] for c in cuts if c.form in self.words.quantifiers), None),
            fact=fact,
            fact_verb=fact_verb,
            verb=likeliest,
            noun=max((a.weight for a in analyses if a.wordclass in _NOMINAL), default=None),
            inflected=max(verbs, key=lambda a: a.weight, default=None),
            opens_phrase=self._opens_phrase(form, verbs),
        )

    def _opens_phrase(self, form: Form, verbs: list[Analysis]) -> bool:
        keys = {form.text, form.text[form.start :], form.base, *(a.lemma for a in verbs)}
        return any(key in self.words.phrases for key in keys)

    def _verbs(self, analyses: list[Analysis]) -> tuple[VerbUse, ...]:
        likeliest = max((a.weight for a in analyses), default=0.0)
        found: dict[tuple[str, int], VerbUse] = {}
        for analysis in sorted(analyses, key=lambda a: -a.weight):
            senses = self.words.verbs.get(analysis.lemma)
            if senses and analysis.weight > likeliest - _MARGIN:
                found.setdefault((analysis.lemma, analysis.start), VerbUse(senses, analysis))
        return tuple(found.values())

    def _light(self, analyses: list[Analysis]) -> LightUse | None:
        likeliest = max((a.weight for a in analyses), default=0.0)
        for analysis in sorted(analyses, key=lambda a: -a.weight):
            senses = self.words.light.get(analysis.lemma)
            if senses and analysis.weight > likeliest - _MARGIN:
                return LightUse(senses, analysis)
        return None

    def _thing(self, cuts: tuple[Noun, ...]) -> ThingUse | None:
        for cut in cuts:
            if senses := self.words.things.get(cut.form):
                return ThingUse(senses, cut)
        return None

    def _fact(
        self, form: Form, verbs: list[Analysis], cuts: tuple[Noun, ...]
    ) -> tuple[Factuality | None, FactWord | None]:
        likeliest = max((a.weight for a in verbs), default=0.0)
        for analysis in verbs:
            word = self.words.fact_verbs.get(analysis.lemma) if analysis.weight > likeliest - _SURE else None
            if word is not None:
                return word.class_, word
        for cut in cuts:
            if fact := self.words.facts.get((cut.form,)):
                return fact, None
        return self.words.facts.get((form.text,)), None


def _uses(table: object, cuts: tuple[Noun, ...]) -> list[NounUse]:
    found: list[NounUse] = []
    for cut in cuts:
        senses = table.get(cut.form)  # type: ignore[attr-defined]
        if senses and not any(use.noun.form == cut.form for use in found):
            found.append(NounUse(senses, cut))
    return found
