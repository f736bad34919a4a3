"""Deeds: who was last named as doing something, for a verb of saying without a subject of its own.

`استقبل النائب فريد حداد وفدا من الأهالي، وقال إن` - who speaks is who acted. Only the subject of a main verb with an
object counts: without one the unwritten vowels may hide a passive (`قتل القائد في الغارة`), and its subject says
nothing.
"""

from __future__ import annotations

from musnad.reading.adverbials import skip_adverbials
from musnad.reading.cues import is_speaker
from musnad.reading.forms import Form
from musnad.reading.phrases import Bounds, Phrase, is_word, noun_phrase
from musnad.reading.reading import Reading

_ACTING = Bounds(objects=True)


class Deed(Phrase, frozen=True):
    """The subject of a deed, with the gender its verb shows."""

    gender: str


def last_deed(reading: Reading, sentence: int, before: int, after: int, *, state: bool) -> Deed | None:
    """The deed that opens the sentence, or the one before it, between the tokens `after` and `before`.

    A `state` is a participle: by grammar it is the subject of its own sentence's verb that it describes.
    """
    for number in (sentence, sentence - 1):
        if number < 0:
            return None
        first = reading.sentences[number].first
        last = min(before, reading.sentences[number].last)
        match = reading.connectives.get(first)
        opened = match is not None and match.entry.class_ == "sibling-clause"
        at = skip_adverbials(reading, match.last if match is not None and opened else first, last)
        deed = _deed(reading, at, last, state=state) if after < at < last else None
        if deed is not None or first <= after or state:
            return deed
    return None


def _deed(reading: Reading, at: int, stop: int, *, state: bool) -> Deed | None:
    form = reading.forms[at]
    if not (form.finite or form.verbal) or form.definite or form.enclitic or reading.inside[at] >= 0:
        return None
    first = skip_adverbials(reading, at + 1, stop)
    phrase = noun_phrase(reading, first, stop, _ACTING)
    if phrase is None or not is_speaker(reading, phrase) or reading.forms[phrase.head].preposition:
        return None
    if not state and not _object_at(reading, skip_adverbials(reading, phrase.last, stop), stop):
        return None
    return Deed(phrase.first, phrase.last, phrase.head, _gender(reading, form, phrase))


def _gender(reading: Reading, verb: Form, subject: Phrase) -> str:
    """The gender that the verb shows: in the past tense its ending does, else the noun of the subject."""
    if verb.text.endswith("ت"):
        return "f"
    if verb.best.tense == "past":
        return "m"
    return next((head.gender for head in reading.forms[subject.head].heads), "m")


def _object_at(reading: Reading, at: int, stop: int) -> bool:
    if at >= stop or not is_word(reading, at):
        return False
    form = reading.forms[at]
    return form.nominal and not form.preposition and not form.joint and form.complementizer is None and not form.finite
