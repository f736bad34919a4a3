"""Which sense of a verb is meant: the one whose frames license the marker found, and that is strong enough for it.

What the lexicon calls weak attributes only sometimes: it asks for more - a speaker, a text, a judgement, an event.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import msgspec

from musnad.arabic.clitics import Analysis
from musnad.reading.adverbials import skip_adverbials
from musnad.reading.cues import is_speaker
from musnad.reading.cursor import Bounds, is_word
from musnad.reading.forms import Form
from musnad.reading.markers import License, Marker
from musnad.reading.objects import LIGHT_REACH, SIDES, eventful, holds_responsible, plain_object
from musnad.reading.phrases import Phrase, noun_phrase
from musnad.reading.reading import Reading
from musnad.reading.words import Preposition, Verb

_ABOUT: Final[tuple[Preposition, ...]] = ("عن", "حول", "بشأن")
EVIDENCING: Final = frozenset({"affirm", "reveal", "indicate", "explain", "record"})
"""Classes of verbs whose subject may as well be what proves something."""
_SAYING: Final = frozenset({"say", "add", "affirm", "announce", "report", "explain", "indicate", "note"})
_WRITTEN: Final = frozenset({"document", "record", "explain", "reveal"})
_CHARGING: Final = frozenset({"accused", "described"})
_TOLD_OF: Final = frozenset({"addressee", "accused", "described"})


class _Trial(NamedTuple):
    """A sense tried on the marker and the source that were found."""

    reading: Reading
    sense: Verb
    marker: Marker
    source: Phrase | None

    @property
    def head(self) -> Form | None:
        """The head of the source."""
        return self.reading.forms[self.source.head] if self.source else None

    @property
    def content(self) -> Form:
        """The first word of the content."""
        return self.reading.forms[self.marker.content]

    @property
    def spoken(self) -> bool:
        """Whether the source is named and can speak."""
        return self.source is not None and is_speaker(self.reading, self.source)

    @property
    def weak(self) -> bool:
        """Whether the sense attributes only sometimes."""
        return self.sense.strength == "weak"


def by_itself(sense: Verb) -> bool:
    """Whether the sense needs no light noun next to the verb; the one that holds responsible has it in its object."""
    return not sense.light or "accused" in sense.frames


def about(sense: Verb) -> Verb:
    """The verb in `ما ذكرته الوكالة عن`: what it says is told by the thing it is about."""
    frames = tuple({*sense.frames, "prep"} - {"nominal", "addressee"})
    prepositions = tuple(dict.fromkeys((*sense.prepositions, *_ABOUT)))
    return msgspec.structs.replace(sense, frames=frames, prepositions=prepositions, strength="strong")


def open_to(sense: Verb, analysis: Analysis) -> bool:
    """A pronoun on the verb takes the place of its object, which only an addressee or accused can have."""
    return not analysis.enclitic or not _TOLD_OF.isdisjoint(sense.frames)


def fits(reading: Reading, sense: Verb, marker: Marker, source: Phrase | None) -> bool:
    """Whether the sense licenses the marker and has with it and the source all that it asks for."""
    return licensed(sense, marker, reading) and _strong_enough(_Trial(reading, sense, marker, source))


def licensed(sense: Verb, marker: Marker, reading: Reading) -> bool:
    """Whether a frame of the sense allows content to be announced in this way."""
    frames = set(sense.frames)
    if marker.kind == "that":
        return License.of((sense,)).clause or "accused" in frames
    if marker.kind in {"quote", "colon"}:
        return bool(frames & {"quote", "that", "prep"})
    if marker.kind == "preposition":
        return bool(frames & {"prep", "addressee", "accused"}) and _same_preposition(reading, sense, marker)
    if marker.kind == "nominal":
        asked = bool(frames & {"addressee", "ask"}) and eventful(reading, marker.content)
        return bool(frames & {"nominal", "accused", "described"}) or asked
    return sense.class_ in _SAYING


def _same_preposition(reading: Reading, sense: Verb, marker: Marker) -> bool:
    form = reading.forms[marker.at]
    prepositions = License.of((sense,)).prepositions
    return form.text in prepositions or form.preposition in prepositions


def _strong_enough(trial: _Trial) -> bool:
    reading, sense, marker, source = trial
    if _lacks_what_it_needs(trial):
        return False
    if "stance" in sense.needs and marker.kind in {"nominal", "preposition"}:
        return trial.content.stance
    if _does_not_speak(trial):
        return False
    if trial.weak and marker.kind == "nominal":
        return _weak_object(trial)
    if trial.weak and marker.kind == "preposition" and not _behind_relative(trial):
        return _weak_preposition(trial)
    if _charges_nobody(trial) or _opines_alone(trial):
        return False
    if "described" in sense.frames and sense.prepositions and marker.kind == "nominal":
        return _described(reading, marker)
    return marker.kind != "nominal" or source is not None or plain_object(reading, marker, sense)


def _lacks_what_it_needs(trial: _Trial) -> bool:
    """Whether the marker or the source is not of the kind that the sense asks for."""
    reading, sense, marker, source = trial
    quoted = marker.kind in {"quote", "colon"} or marker.content in reading.opening
    return (
        (source is not None and sense.class_ in EVIDENCING and is_thing(reading, source))
        or ("quote" in sense.needs and not quoted)
        or ("that" in sense.needs and marker.kind != "that")
        or ("document" in sense.needs and not (trial.head is not None and trial.head.document))
        or "negated" in sense.needs
    )


def _does_not_speak(trial: _Trial) -> bool:
    """Whether the verb tells of a wish for a thing, has no speaker though it needs one, or is a plain deed."""
    reading, sense, marker, source = trial
    return (
        (sense.class_ == "hope" and marker.kind == "nominal")
        or ("speaker" in sense.needs and not trial.spoken)
        or (marker.kind == "preposition" and source is not None and _object_between(reading, sense, marker, source))
    )


def _behind_relative(trial: _Trial) -> bool:
    at = trial.marker.at
    return at > 0 and trial.reading.forms[at - 1].is_a("relative")


def _weak_preposition(trial: _Trial) -> bool:
    """A weak verb with a preposition attributes where its source is known or its content is a reported matter."""
    reported = eventful(trial.reading, trial.marker.content)
    return reported if trial.head is None else bool(trial.head.heads or trial.head.unknown or reported)


def _charges_nobody(trial: _Trial) -> bool:
    """Whether a verb of charging has a subject that cannot charge, or no noun that makes it a charge."""
    reading, sense, marker, source = trial
    opines = marker.kind in {"that", "quote", "colon"} and "that" in sense.frames
    if source is not None and not _CHARGING.isdisjoint(sense.frames) and not (opines and not is_thing(reading, source)):
        listed = trial.head is not None and bool(trial.head.heads)
        if not trial.spoken or (trial.weak and not listed):
            return True
    return "accused" in sense.frames and bool(sense.light) and not holds_responsible(reading, sense, marker)


def _opines_alone(trial: _Trial) -> bool:
    """Whether a verb of belief has a bare object and nobody who believes it."""
    reading, sense, marker, source = trial
    pronoun = marker.at > 0 and bool(reading.forms[marker.at - 1].enclitic)
    return marker.kind == "nominal" and source is None and sense.class_ in {"believe", "expect"} and not pronoun


def _object_between(reading: Reading, sense: Verb, marker: Marker, source: Phrase) -> bool:
    """Whether an object stands between source and preposition: then the verb is a plain deed (`شددت الإجراءات على`)."""
    if not _TOLD_OF.isdisjoint(sense.frames) or source.last > marker.at:
        return False
    plain = noun_phrase(reading, source.first, marker.at, Bounds(barred=License.of((sense,)).barred))
    rest = marker.at if plain is None else skip_adverbials(reading, plain.last, marker.at)
    if rest >= marker.at or not is_word(reading, rest):
        return False
    form = reading.forms[rest]
    return form.masdar and not form.heads and not form.verbs and form.text not in SIDES


def is_thing(reading: Reading, source: Phrase) -> bool:
    """Whether the subject is an event or a state of things, that proves and does not say (`يؤكد الحادث أن`)."""
    form = reading.forms[source.head]
    return (
        not is_speaker(reading, source)
        and form.definite
        and not form.given
        and not form.unknown
        and form.text not in reading.surnames
        and not form.text.endswith(("ون", "ين", "ي"))
    )


def _described(reading: Reading, marker: Marker) -> bool:
    """Whether a description follows the object (`وصف القتال بأنه شرس`, `وصفه بالخطير`)."""
    for at in range(marker.content, min(marker.content + LIGHT_REACH, len(reading.forms))):
        form = reading.forms[at]
        joined = form.complementizer is not None and form.complementizer.preposition == "ب"
        if joined or form.preposition in {"ب", "ك"} or form.text in {"ب", "ك"}:
            return True
        if reading.tokens[at].form in ".؛":
            break
    return False


def _weak_object(trial: _Trial) -> bool:
    """A weak verb with a bare object attributes where a text holds it, a body counts it, or it charges somebody."""
    reading, sense, marker, source = trial
    charging = not _CHARGING.isdisjoint(sense.frames)
    head = trial.head
    if source is None or head is None or charging:
        return charging and (not sense.light or holds_responsible(reading, sense, marker))
    if source.first > marker.at or source.last > marker.at or head.is_a("place-head"):
        return False
    if sense.class_ == "reject" and trial.content.is_a("comment"):
        return False  # `رفض الناطق التعليق على مقتل الحارس`
    if trial.content.text == "اي" and sense.class_ == "reject":
        return bool(head.heads)
    if sense.class_ in {"praise", "lament"} and head.heads and _judged(trial.content):
        return True
    if sense.class_ == "admit":
        return (head.body or head.unknown or bool(head.heads)) and trial.content.is_a("attack")
    told = head.document and sense.class_ in _WRITTEN
    return told or (head.body and sense.class_ == "record")


def _judged(form: Form) -> bool:
    return form.masdar or form.stance or form.is_a("demonstrative")
