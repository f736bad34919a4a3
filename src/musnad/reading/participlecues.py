"""Participles that are cues: accusatives of state with content of their own (`مشيرا إلى أن`, `نافية وقوع`)."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from musnad.arabic.clitics import Analysis
from musnad.reading.adverbials import skip_adverbials
from musnad.reading.cues import GOD, Agreement, Cue, cue_span, scope_of
from musnad.reading.cursor import is_word
from musnad.reading.forms import Form, VerbReading
from musnad.reading.markers import License, Marker, find_marker
from musnad.reading.objects import find_object, holds_responsible, plain_object, prefers_object
from musnad.reading.phrasemarks import is_comma
from musnad.reading.reading import Reading
from musnad.reading.selfnaming import keeps_name
from musnad.reading.senses import by_itself, licensed
from musnad.reading.words import DocumentWord, Person, Verb

_WHAT: Final = "ما"
_DASHES: Final = frozenset("-–—")
_REACH: Final = 12
_NEAR: Final = 4
_GETTING: Final = frozenset({"تلقي", "تسلم", "استلم", "ورد", "استقبل"})
_COUNTING: Final = frozenset(
    {
        "عشر", "عشره", "مئه", "مائه", "عشرين", "ثلاثين", "اربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين", "عشرون",
        "ثلاثون", "اربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون",
    }
)  # fmt: skip
_STATES: Final = (
    ("ا", Agreement("m", "s")),
    ("ه", Agreement("f", "s")),
    ("ين", Agreement("m", "p")),
    ("ات", Agreement("f", "p")),
)


def participle_cues(reading: Reading, number: int) -> list[Cue]:
    """The participles of the sentence that are cues: accusatives of state, indefinite, with a licensed content."""
    sentence = reading.sentences[number]
    found = []
    for at in range(sentence.first, sentence.last):
        for participle in reading.forms[at].participles:
            cue = _participle_cue(reading, number, at, participle)
            if cue is not None:
                found.append(cue)
                break
    return found


def _participle_cue(reading: Reading, number: int, at: int, participle: VerbReading) -> Cue | None:
    sentence = reading.sentences[number]
    agreement = _state(reading.forms[at], participle.analysis)
    if agreement is None or _misplaced(reading, number, at) or _governed(reading, at) or keeps_name(reading, at):
        return None
    credited = at > sentence.first and reading.tokens[at - 1].form in _DASHES
    if (at == sentence.first or credited) and _byline(reading, number, at):
        return None
    if not _likely(reading.forms[at], participle.analysis) or _attribute(reading, at, agreement):
        return None
    scope = scope_of(reading, sentence, at)
    senses = tuple(sense for sense in participle.senses if by_itself(sense))
    marker = _marker(reading, at, scope.last, License.of(senses))
    if marker is None or not _close(reading, at, marker) or not _not_person(reading, at, marker):
        return None
    if agreement.number == "p" and not (marker.kind == "that" if at == sentence.first else _apart(reading, at)):
        return None
    sense = next((s for s in senses if licensed(s, marker, reading) and _sure_participle(reading, s, marker)), None)
    if sense is None:
        return None
    return Cue(
        at=at,
        span=cue_span(reading, at, participle.analysis.start),
        lemma=sense.lemma,
        act=sense.act,
        cue_class=sense.class_,
        rule="cue-participle",
        frame=marker.kind,
        sentence=number,
        scope=scope,
        source=None,
        marker=marker.at,
        content=marker.content,
        start=marker.start,
        agreement=agreement,
        joint=reading.forms[at].joint,
        anonymous=_received(reading, at),
    )


def _misplaced(reading: Reading, number: int, at: int) -> bool:
    """Whether it cannot be of state where it stands: behind الذي or ما, or first in the report."""
    if at and (reading.forms[at - 1].is_a("relative") or reading.forms[at - 1].text == _WHAT):
        return True
    return number == 0 and at == reading.sentences[number].first


def _governed(reading: Reading, at: int) -> bool:
    """Whether a number, a preposition or an auxiliary takes the word as a noun, or it is said of God."""
    if at + 1 < len(reading.forms) and reading.forms[at + 1].text in GOD:
        return True
    if at == 0:
        return False
    before = reading.forms[at - 1]
    counted = reading.tokens[at - 1].kind == "number" or _numeral(before)
    return counted or before.is_a("preposition") or (before.is_a("auxiliary") and before.finite)


def _numeral(form: Form) -> bool:
    """Whether the noun behind it is an accusative of what is counted (`تسعة وعشرين متهما`, `خمسة عشر متهما`)."""
    return form.base in _COUNTING


def _received(reading: Reading, at: int) -> bool:
    """`تلقى المركز بيانا مؤكدا أن`: what one gets is another's, of whom nothing is told."""
    behind = takewhile(lambda index: is_word(reading, index), range(at - 1, max(-1, at - 1 - _NEAR), -1))
    forms = [reading.forms[index] for index in behind]
    return any(form.best.lemma in _GETTING or form.text.removesuffix(form.enclitic) in _GETTING for form in forms)


def _marker(reading: Reading, at: int, stop: int, license_: License) -> Marker | None:
    marker = find_marker(reading, at, stop, license_)
    nominal = find_object(reading, at + 1, stop, marker, license_)
    return nominal if nominal is not None and prefers_object(reading, nominal, marker) else marker


def _byline(reading: Reading, number: int, at: int) -> bool:
    """`متابعة: ` at the head of a paragraph tells how the report came about; `. قائلا: ` goes on with the speaker."""
    marked = at + 1 < len(reading.tokens) and reading.tokens[at + 1].form in ":-–—"
    goes_on = number > 0 and reading.sentences[number].paragraph == reading.sentences[number - 1].paragraph
    return marked and not (goes_on and reading.forms[at].nunated)


def _state(form: Form, analysis: Analysis) -> Agreement | None:
    """Gender and number of an accusative of state as written (`مشيرا`, `مشيرة`, `مشيرين`, `مشيرات`), else None."""
    if form.definite or analysis.enclitic or analysis.voice == "passive" or form.preposition:
        return None
    return next((agreement for ending, agreement in _STATES if form.text.endswith(ending)), None)


def _not_person(reading: Reading, at: int, marker: Marker) -> bool:
    """A participle that is also a word for a person (`داعية`) is a cue after a comma with its content next to it."""
    if not any(isinstance(head, Person | DocumentWord) for head in reading.forms[at].heads):
        return True
    before = reading.forms[at - 1]
    return not is_word(reading, at - 1) or marker.at <= at + 1 or before.definite or bool(before.enclitic)


def _likely(form: Form, analysis: Analysis) -> bool:
    """Feminine and plural participles look like many nouns (`مدينة`, `مقدمة`): the participle must weigh more."""
    return form.text.endswith("ا") or analysis.weight > form.best.weight - 1.0


def _attribute(reading: Reading, at: int, agreement: Agreement) -> bool:
    """Whether a feminine participle is the adjective of the indefinite noun before it (`تقارير غير مؤكدة`)."""
    if at == 0 or not is_word(reading, at - 1) or reading.forms[at].joint:
        return False
    before = reading.forms[at - 1]
    if before.text == "غير":
        return True
    named = before.unknown and not before.heads  # `ميليشيا متهمة`
    plain = before.nominal and not before.definite and not before.enclitic and not named
    return agreement == Agreement("f", "s") and plain and not before.finite


def _apart(reading: Reading, at: int) -> bool:
    """A plural participle of state stands after a comma or a closed phrase, and never after an indefinite noun."""
    return not is_word(reading, at - 1) or reading.forms[at - 1].definite or bool(reading.forms[at - 1].enclitic)


def _close(reading: Reading, at: int, marker: Marker) -> bool:
    """A participle has its content next to it; an addressee, an object or a time may stand between.

    A comma does not part it from a quotation where only the occasion stands between (`قائلا في كلمة بثتها القناة، «`).
    """
    if marker.at - at > _REACH:
        return False
    whole = marker.kind in {"quote", "colon"} and skip_adverbials(reading, at + 1, marker.at) >= marker.at
    return whole or not any(is_comma(reading, i) for i in range(at + 1, marker.at))


def _sure_participle(reading: Reading, sense: Verb, marker: Marker) -> bool:
    if "quote" in sense.needs and marker.kind not in {"quote", "colon"}:
        return False
    if "that" in sense.needs and marker.kind != "that":
        return False
    if "accused" in sense.frames and sense.light and not holds_responsible(reading, sense, marker):
        return False
    if sense.strength == "weak" and marker.kind == "nominal":
        return bool(set(sense.frames) & {"accused", "described"})
    if sense.class_ == "expect" and marker.kind == "nominal":
        form = reading.forms[marker.content]
        return form.nominal and not (form.definite or form.enclitic)
    return marker.kind != "nominal" or plain_object(reading, marker, sense)
