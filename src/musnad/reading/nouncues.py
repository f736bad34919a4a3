"""Nouns of saying that are cues, with a source and content of their own (`إعلان الجيش انتهاء`, `قوله إن`)."""

from __future__ import annotations

from typing import Final

from musnad.reading.adverbials import skip_adverbials
from musnad.reading.asserted import in_formula
from musnad.reading.cues import Agreement, Cue, cue_span, is_speaker, scope_of
from musnad.reading.cursor import is_word
from musnad.reading.forms import NounReading
from musnad.reading.markers import License, Marker, find_marker
from musnad.reading.objects import find_object, prefers_object
from musnad.reading.phrases import Phrase, noun_phrase
from musnad.reading.reading import Reading
from musnad.reading.words import Noun

_ATTITUDES: Final = frozenset({"praise", "promise", "hope", "lament", "express", "chant"})
_TOPICS: Final = frozenset({"حول", "بشان"})
_DESCRIBING: Final = frozenset({"وصف", "اعتبار"})
_OCCASIONS: Final = frozenset({"عند", "وعند", "لدي", "ولدي", "في", "خلال", "عبر", "ضمن", "وفي", "اثناء", "عقب"})
_LACK: Final = "عدم"
_SPOKEN_TO: Final = frozenset({"ك", "كم", "كما"})
_PRONOUNS: Final = {"ه": Agreement("m", "s"), "ها": Agreement("f", "s"), "هم": Agreement("m", "p")}


def noun_cues(reading: Reading, number: int) -> list[Cue]:
    """The nouns of saying in the sentence that have a source and content of their own (`إعلان الجيش انتهاء`)."""
    sentence = reading.sentences[number]
    found = []
    for at in range(sentence.first, sentence.last):
        for noun in reading.forms[at].nouns:
            cue = _noun_cue(reading, number, at, noun)
            if cue is not None:
                found.append(cue)
                break
    return found


def _noun_cue(reading: Reading, number: int, at: int, noun: NounReading) -> Cue | None:
    senses = tuple(sense for sense in noun.senses if sense.class_ not in _ATTITUDES)
    if not senses or _no_saying(reading, at) or _another_noun(reading, at, noun, senses):
        return None
    scope = scope_of(reading, reading.sentences[number], at)
    license_ = License.of(senses)
    marker = find_marker(reading, at, scope.last, license_)
    source = None if noun.enclitic else _genitive(reading, at, marker.at if marker else scope.last)
    if source is None and not noun.enclitic:
        return None
    first = at + 1 if source is None else source.last
    nominal = find_object(reading, first, scope.last, marker, license_)
    if nominal is not None and prefers_object(reading, nominal, marker):
        marker = nominal
    if marker is None or not _adjacent(reading, first, marker):
        return None
    sense = next((sense for sense in senses if _noun_licensed(reading, sense, marker)), None)
    if sense is None:
        return None
    return Cue(
        at=at,
        span=cue_span(reading, at, noun.start),
        lemma=sense.form,
        act=sense.act,
        cue_class=sense.class_,
        rule="cue-noun",
        frame=marker.kind,
        sentence=number,
        scope=scope,
        source=source,
        marker=marker.at,
        content=marker.content,
        start=marker.start,
        agreement=_PRONOUNS.get(noun.enclitic, Agreement("", "")),
        joint=reading.forms[at].joint,
    )


def _no_saying(reading: Reading, at: int) -> bool:
    """Whether it is definite, rather a verb, denied, only where something was said, or in a formula of the author's."""
    form = reading.forms[at]
    verb = form.finite and not form.nominal
    if at and reading.forms[at - 1].base == _LACK:
        return True
    return form.definite or verb or _is_medium(reading, at) or in_formula(reading, at)


def _another_noun(reading: Reading, at: int, noun: NounReading, senses: tuple[Noun, ...]) -> bool:
    """Whether it is a noun of another kind: one in -ة, `بوصفه`, or a part of the name of a body."""
    form, enclitic = reading.forms[at], noun.enclitic
    if enclitic == "ه" and reading.written(at).endswith("ة"):
        return True
    if enclitic in _SPOKEN_TO or (at > 0 and reading.forms[at - 1].text == "ل"):
        return True
    if enclitic and form.verbs and _describes(reading, at):
        return True
    if form.preposition == "ب" and enclitic and any(sense.form in _DESCRIBING for sense in senses):
        return True
    return at > 0 and is_word(reading, at - 1) and not form.joint and not enclitic and reading.forms[at - 1].body


def _describes(reading: Reading, at: int) -> bool:
    """Whether a bare relative clause begins with the word, which is a verb then (`حادثة أدانتها الوزارة`)."""
    before = reading.forms[at - 1] if at else None
    if before is None or not is_word(reading, at - 1) or before.definite or before.preposition:
        return False
    particle = before.is_a("preposition", "adverbial-preposition", "attaching-preposition", "negation")
    named = before.unknown or bool(before.given) or before.proper
    return before.nominal and not (particle or named or before.enclitic or before.is_a("manner", "time"))


def _is_medium(reading: Reading, at: int) -> bool:
    """`في تصريحه`, `خلال حديثه`: where something was said, and no cue of its own."""
    return at > 0 and reading.forms[at - 1].text in _OCCASIONS


def _genitive(reading: Reading, at: int, stop: int) -> Phrase | None:
    first = at + 1
    if first >= stop:
        return None
    phrase = noun_phrase(reading, first, stop)
    if phrase is None or not is_speaker(reading, phrase):
        return None
    form = reading.forms[phrase.head]
    if form.preposition or form.joint or not (form.definite or form.body or form.unknown or _quoted(reading, phrase)):
        return None
    return phrase


def _quoted(reading: Reading, phrase: Phrase) -> bool:
    return phrase.first in reading.opening


def _adjacent(reading: Reading, rest: int, marker: Marker) -> bool:
    """Whether content follows from token `rest` on, with nothing or only adverbials between."""
    if any(reading.forms[at].complementizer is not None for at in range(rest, marker.at)):
        return False  # `جاءت تصريحاته بعد أن وصفت الهيئة الوضع بأنه خطير`
    return skip_adverbials(reading, rest, marker.at) >= marker.at or marker.at <= rest + 1


def _noun_licensed(reading: Reading, sense: Noun, marker: Marker) -> bool:
    frames = set(sense.frames)
    if marker.kind == "nominal":
        form = reading.forms[marker.content]
        declined = sense.class_ == "reject" and form.is_a("comment")
        masdar = (form.masdar or bool(form.enclitic)) and not declined
        return bool(frames & {"nominal", "accused", "described"}) and masdar
    if marker.kind == "preposition":
        prepositions = License.of((sense,)).prepositions - _TOPICS
        form = reading.forms[marker.at]
        return bool({form.preposition, form.text} & prepositions)
    return bool(frames & {"that", "quote", "prep", "ask", "addressee"})
