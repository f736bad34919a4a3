"""Verbs that say something together with another word: a light verb with its noun, or a verb with its preposition."""

from __future__ import annotations

from musnad.arabic.folding import fold_word
from musnad.model import Span
from musnad.reading.adverbials import skip_adverbials
from musnad.reading.cues import VerbPlace, cue_span, is_speaker
from musnad.reading.cursor import Bounds, is_word
from musnad.reading.frames import Frame
from musnad.reading.markers import License, Marker, find_marker
from musnad.reading.objects import LIGHT_REACH, eventful
from musnad.reading.phrasemarks import is_comma
from musnad.reading.phrases import noun_phrase
from musnad.reading.reading import Reading
from musnad.reading.senses import by_itself, licensed
from musnad.reading.subjects import before_annexed, subject_before
from musnad.reading.words import Verb


def within_frame(verb: VerbPlace, senses: tuple[Verb, ...]) -> Frame | None:
    """The frame of a verb whose source stands behind a preposition (`جاء في البيان أن`); both words are the cue."""
    reading, at, scope, analysis = verb
    if any("that" in sense.frames for sense in senses):
        return None
    for sense in senses:
        if sense.class_ != "document" or "within" not in sense.frames or at + 2 >= scope.last:
            continue
        form = reading.forms[at + 1]
        if form.text not in {fold_word(preposition) for preposition in sense.prepositions}:
            continue
        plain = License(frozenset({"that", "quote"}), frozenset())
        marker = find_marker(reading, at + 1, scope.last, plain) or _matter_in_text(reading, at + 2, scope.last)
        if marker is None:
            continue
        source = noun_phrase(reading, at + 2, marker.at, Bounds(alone=True))
        if source is None or not is_speaker(reading, source):
            continue
        span = cue_span(reading, at, analysis.start)
        return Frame(sense, marker, source, Span(span.start, reading.tokens[at + 1].end))
    return None


def _matter_in_text(reading: Reading, at: int, stop: int) -> Marker | None:
    """The verbal noun behind a text, which tells what stands in it (`جاءت في حيثيات الحكم إدانة المتهم`)."""
    text = noun_phrase(reading, at, stop)
    if text is None or not reading.forms[text.head].document:
        return None
    at = text.last + (text.last < stop and is_comma(reading, text.last))
    form = reading.forms[at] if at < stop and is_word(reading, at) else None
    if form is None or form.definite or form.joint or form.preposition or not eventful(reading, at):
        return None
    return Marker("nominal", at, at, reading.tokens[at].start, 1)


def light_frame(verb: VerbPlace, senses: tuple[Verb, ...]) -> Frame | None:
    """The frame of a light verb, whose noun does the saying (`قدم شكره على`, `وجه نداء إلى`)."""
    reading, at, scope, analysis = verb
    for sense in senses:
        noun = None if by_itself(sense) else _light_noun(verb, sense)
        if noun is None:
            continue
        marker = find_marker(reading, noun, scope.last, License.of((sense,)))
        if marker is None or not licensed(sense, marker, reading):
            continue
        if sense.class_ == "demand" and marker.kind == "preposition" and not eventful(reading, marker.content):
            continue
        first = skip_adverbials(reading, at + 1, noun)
        source = noun_phrase(reading, first, noun) if first < noun else None
        if source is not None and not is_speaker(reading, source):
            return None
        source = subject_before(verb) if source is None else before_annexed(reading, source)
        span = cue_span(reading, at, analysis.start)
        end = reading.tokens[noun].end if noun == at + 1 else span.end
        return Frame(sense, marker, source, Span(span.start, end))
    return None


def _light_noun(verb: VerbPlace, sense: Verb) -> int | None:
    reading, at, scope, _ = verb
    nouns = {fold_word(noun) for noun in sense.light}
    relative = False
    for index in range(at + 1, min(scope.last, at + 2 * LIGHT_REACH)):
        form = reading.forms[index]
        relative = relative or form.is_a("relative")
        clause = form.finite and not form.nominal and not relative
        far = index - at >= LIGHT_REACH and not relative
        if far or not is_word(reading, index) or form.complementizer is not None or clause:
            return None
        if form.base in nouns or (form.nunated and form.base.removesuffix("ا") in nouns):
            before = reading.forms[index - 1].text if sense.via and len(sense.via) > 1 else form.preposition
            return index if before == fold_word(sense.via or "") else None
    return None
