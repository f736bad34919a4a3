"""Cues: words that attribute, each with its frame - who is the source, and where its content begins.

A word of saying is a cue only in a frame that its lexicon entry licenses. The frame is found from the cue outwards:
the marker of its content, then the source between the two or before the cue.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import msgspec

from musnad.arabic.clitics import Analysis
from musnad.arabic.tokens import cut
from musnad.model import Span
from musnad.model.record import Act
from musnad.reading.adverbials import skip_adverbials
from musnad.reading.forms import Form, VerbReading
from musnad.reading.markers import FrameKind, License, Marker, find_marker
from musnad.reading.phrases import Phrase, is_comma, is_word, noun_phrase
from musnad.reading.reading import Reading, Sentence
from musnad.reading.words import CueClass, Noun, Verb

_NEAR: Final = 4
_STANCE_CLASSES: Final = frozenset({"condemn", "praise", "deny", "reject", "accuse", "lament", "threaten", "promise"})
_SAYING: Final = frozenset({"say", "add", "affirm", "announce", "report", "explain", "indicate", "note"})


class Scope(NamedTuple):
    """The tokens a cue may look at: its sentence, or the quotation it stands in."""

    first: int
    last: int


class Agreement(NamedTuple):
    """What a cue shows of its subject: gender and number, empty where it shows nothing."""

    gender: str
    number: str


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """A cue in its frame.

    `at` is its token, `span` its place without conjunction; `source` the tokens of its source if it names one;
    `content` the token its content begins with, at character `start`, announced at token `marker`.
    """

    at: int
    span: Span
    lemma: str
    act: Act
    cue_class: CueClass
    rule: str
    frame: FrameKind
    sentence: int
    scope: Scope
    source: Phrase | None
    marker: int
    content: int
    start: int
    agreement: Agreement = Agreement("", "")
    joint: str = ""
    anonymous: bool = False
    stop: int | None = None


class Frame(NamedTuple):
    """A frame found: where content begins and who is the source."""

    sense: Verb | Noun
    marker: Marker
    source: Phrase | None


def scope_of(reading: Reading, sentence: Sentence, at: int) -> Scope:
    """The sentence of the token, narrowed to the closed quotation it stands in."""
    quotation = reading.quotation_around(at)
    if quotation is None or not quotation.closed:
        return Scope(sentence.first, sentence.last)
    first = reading.token_at(quotation.inner.start)
    last = reading.token_at(quotation.inner.end)
    return Scope(max(sentence.first, first), min(sentence.last, last))


def is_speaker(reading: Reading, phrase: Phrase) -> bool:
    """Whether the phrase names somebody who can speak: a person, a body, a text, or a proper name."""
    form = reading.forms[phrase.head]
    if form.heads:
        return True
    if reading.tokens[phrase.head - 1].start in {q.start for q in reading.quotations} if phrase.head else False:
        return True
    return form.unknown and not form.masdar


def verb_cues(reading: Reading, number: int) -> list[Cue]:
    """The finite verbs of the sentence that are cues."""
    sentence = reading.sentences[number]
    found = []
    for at in range(sentence.first, sentence.last):
        form = reading.forms[at]
        for verb in form.verbs:
            cue = _verb_cue(reading, number, at, form, verb)
            if cue is not None:
                found.append(cue)
                break
    return found


def _verb_cue(reading: Reading, number: int, at: int, form: Form, verb: VerbReading) -> Cue | None:
    scope = scope_of(reading, reading.sentences[number], at)
    analysis = verb.analysis
    if analysis.person != 3 or not is_asserted(reading, at, scope, analysis):  # noqa: PLR2004 - the third person
        return None
    frame = find_frame(reading, at, scope, verb.senses, analysis, plural=analysis.number == "p")
    if frame is None:
        return None
    return Cue(
        at=at,
        span=cue_span(reading, at, analysis.start),
        lemma=analysis.vocalised,
        act=frame.sense.act,
        cue_class=frame.sense.class_,
        rule="cue-verb",
        frame=frame.marker.kind,
        sentence=number,
        scope=scope,
        source=frame.source,
        marker=frame.marker.at,
        content=frame.marker.content,
        start=frame.marker.start,
        agreement=Agreement(analysis.gender, analysis.number),
        joint=form.joint,
    )


def cue_span(reading: Reading, at: int, start: int) -> Span:
    token = reading.tokens[at]
    return Span(cut(reading.text, token, start), token.end)


def is_asserted(reading: Reading, at: int, scope: Scope, analysis: Analysis) -> bool:
    """Whether the verb says that something was said: not negated, wished, asked, supposed or yet to come."""
    form = reading.forms[at]
    if set(analysis.proclitics) & {"س", "ل", "ب", "ك"} or analysis.tense == "imperative":
        return False
    if not form.finite and not _verb_place(reading, at, scope, form):
        return False
    if at == scope.first:
        return True
    before = reading.forms[at - 1]
    if before.complementizer is not None and analysis.tense == "present":
        return before.complementizer.pronoun != "" or not before.text.endswith("ان")
    return not before.is_a("negation", "conditional", "subjunctive") and before.text not in {"سوف", "ليس", "الا"}


def _verb_place(reading: Reading, at: int, scope: Scope, form: Form) -> bool:
    """Whether a word that could as well be a noun stands where a verb stands: at the head of a clause."""
    if at == scope.first or form.joint:
        return True
    before = reading.forms[at - 1]
    if not is_word(reading, at - 1):
        return True
    if before.is_a("preposition", "adverbial-preposition", "attaching-preposition", "demonstrative"):
        return False
    return before.definite or before.unknown or before.is_a("auxiliary", "subordinator", "connective", "relative", "time")


def find_frame(
    reading: Reading,
    at: int,
    scope: Scope,
    senses: tuple[Verb, ...],
    analysis: Analysis | None,
    *,
    plural: bool = False,
) -> Frame | None:
    """The frame of the cue at token `at`, or None where no sense of it licenses what follows."""
    license_ = License.of(senses)
    marker = find_marker(reading, at, scope.last, license_)
    before = subject_before(reading, at, scope, analysis)
    after = None if plural else _subject_after(reading, at, marker.at if marker else scope.last, before)
    nominal = _object(reading, at, after, marker, scope, license_)
    if nominal is not None and _prefers_object(reading, nominal, marker):
        marker = nominal
    if marker is None:
        marker = _bare_clause(reading, at, after, scope, senses)
    if marker is None:
        return None
    source = after or before
    sense = next((sense for sense in senses if _fits(reading, sense, marker, source)), None)
    return None if sense is None else Frame(sense, marker, source)


def _subject_after(reading: Reading, at: int, stop: int, before: Phrase | None) -> Phrase | None:
    first = skip_adverbials(reading, at + 1, stop)
    if first >= stop:
        return None
    phrase = noun_phrase(reading, first, stop)
    if phrase is None or not is_speaker(reading, phrase):
        return None
    return phrase if before is None or first == at + 1 or reading.forms[phrase.head].heads else None


def _object(
    reading: Reading, at: int, subject: Phrase | None, marker: Marker | None, scope: Scope, license_: License
) -> Marker | None:
    """The noun phrase that is the content itself, where the frames allow one."""
    if not license_.frames & {"nominal", "accused", "described"}:
        return None
    stop = scope.last if marker is None else marker.at
    first = skip_adverbials(reading, at + 1 if subject is None else subject.last, stop)
    if first >= stop or not _begins_object(reading, first):
        return None
    return Marker("nominal", first, first, reading.tokens[first].start, 1)


def _begins_object(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    if token.kind == "number":
        return True
    form = reading.forms[at]
    if token.kind != "word":
        return at in reading.opening
    if form.joint or form.preposition or form.complementizer is not None or form.is_a("relative", "preposition"):
        return form.text == "ما"
    return form.nominal or form.is_a("demonstrative") or form.text == "ما"


def _prefers_object(reading: Reading, nominal: Marker, marker: Marker | None) -> bool:
    """Whether the object is the content and not the way to the later marker."""
    if marker is None or marker.kind in {"quote", "colon"}:
        return marker is None or marker.kind == "quote"
    form = reading.forms[nominal.content]
    if form.text == "ما" or (form.enclitic and form.masdar):
        return True
    return form.masdar and not form.heads and marker.at - nominal.at >= _NEAR


def _bare_clause(
    reading: Reading, at: int, subject: Phrase | None, scope: Scope, senses: tuple[Verb, ...]
) -> Marker | None:
    """Content after a comma and no other sign (`قال المتحدث، تمت السيطرة على الحريق`)."""
    if subject is None or not any(sense.class_ in {"say", "add"} for sense in senses):
        return None
    at = subject.last
    if at >= scope.last or not is_comma(reading, at) or at + _NEAR >= scope.last:
        return None
    content = at + 1
    if reading.forms[content].joint or reading.forms[content].is_a("relative"):
        return None
    return Marker("clause", at, content, reading.tokens[content].start, 1)


def _fits(reading: Reading, sense: Verb, marker: Marker, source: Phrase | None) -> bool:
    return _licensed(sense, marker, reading) and _strong_enough(reading, sense, marker, source)


def _licensed(sense: Verb, marker: Marker, reading: Reading) -> bool:
    frames = set(sense.frames)
    if marker.kind == "that":
        return License.of((sense,)).clause
    if marker.kind in {"quote", "colon"}:
        return bool(frames & {"quote", "that", "prep"})
    if marker.kind == "preposition":
        return bool(frames & {"prep", "addressee"}) and _same_preposition(reading, sense, marker)
    if marker.kind == "nominal":
        return bool(frames & {"nominal", "accused", "described"})
    return sense.class_ in _SAYING


def _same_preposition(reading: Reading, sense: Verb, marker: Marker) -> bool:
    form = reading.forms[marker.at]
    prepositions = License.of((sense,)).prepositions
    return form.base in prepositions or form.preposition in prepositions or form.text in prepositions


def _strong_enough(reading: Reading, sense: Verb, marker: Marker, source: Phrase | None) -> bool:
    needs = set(sense.needs)
    head = reading.forms[source.head] if source else None
    if "quote" in needs and marker.kind not in {"quote", "colon"} and marker.content not in reading.opening:
        return False
    if "that" in needs and marker.kind != "that":
        return False
    if "document" in needs and not (head is not None and head.document):
        return False
    if "negated" in needs or "stance" in needs:
        return False
    if "speaker" in needs and not (source is not None and is_speaker(reading, source)):
        return False
    if sense.strength == "weak" and marker.kind in {"preposition", "nominal"}:
        return source is not None and bool(head and (head.heads or head.unknown))
    return marker.kind != "nominal" or source is not None or _plain_object(reading, marker, sense)


def _plain_object(reading: Reading, marker: Marker, sense: Verb) -> bool:
    """Without a named source, only a verbal noun, or the object of a verb of judging, counts as content."""
    form = reading.forms[marker.content]
    return form.masdar or sense.class_ in _STANCE_CLASSES or bool(set(sense.frames) & {"accused", "described"})


def subject_before(reading: Reading, at: int, scope: Scope, analysis: Analysis | None) -> Phrase | None:
    """The source that stands before its verb: after كان or a particle, at the head of a clause, or before الذي."""
    relative = at - 1 >= scope.first and reading.forms[at - 1].is_a("relative")
    if relative:
        return _antecedent(reading, at - 1, scope, analysis)
    for first in range(at - 1, scope.first - 1, -1):
        if first < at - 1 and not is_word(reading, first) and reading.tokens[first].form in "؛.":
            return None
        if not _opens_clause(reading, first, scope):
            continue
        phrase = noun_phrase(reading, first, at)
        if phrase is None or not is_speaker(reading, phrase):
            continue
        rest = skip_adverbials(reading, phrase.last, at)
        if rest >= at and _agree(reading, phrase, analysis):
            return phrase
    return None


def _opens_clause(reading: Reading, first: int, scope: Scope) -> bool:
    if first == scope.first:
        return True
    before = reading.forms[first - 1]
    if not is_word(reading, first - 1):
        return first - 1 in reading.opening and first - 2 < scope.first
    if before.complementizer is not None or before.is_a("auxiliary"):
        return True
    return before.text in {"لكن", "ولكن", "بينما", "فيما", "حيث", "اما", "واما", "بادر"}


def _antecedent(reading: Reading, relative: int, scope: Scope, analysis: Analysis | None) -> Phrase | None:
    stop = relative - 1 if is_comma(reading, relative - 1) else relative
    for first in range(max(scope.first, stop - 8), stop):
        phrase = noun_phrase(reading, first, stop, apposition=False)
        if phrase is None or phrase.last != stop or reading.forms[phrase.head].preposition:
            continue
        if is_speaker(reading, phrase) and _agree(reading, phrase, analysis):
            return phrase
    return None


def _agree(reading: Reading, phrase: Phrase, analysis: Analysis | None) -> bool:
    """Whether the subject can be that of the verb; only plain disagreement of gender says no."""
    if analysis is None or not analysis.gender:
        return True
    genders = {head.gender for head in reading.forms[phrase.head].heads}
    plural = reading.forms[phrase.head].best.number in {"p", "d"}
    return plural or not genders or analysis.gender in genders or reading.forms[phrase.head].text.endswith("ه")


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
    form = reading.forms[at]
    agreement = _state(form, participle.analysis)
    if agreement is None or at == reading.sentences[number].first:
        return None
    scope = scope_of(reading, reading.sentences[number], at)
    senses = participle.senses
    license_ = License.of(senses)
    marker = find_marker(reading, at, scope.last, license_)
    nominal = _object(reading, at, None, marker, scope, license_)
    if nominal is not None and _prefers_object(reading, nominal, marker):
        marker = nominal
    if marker is None or not _close(reading, at, marker):
        return None
    sense = next((s for s in senses if _licensed(s, marker, reading) and _sure_participle(reading, s, marker)), None)
    if sense is None:
        return None
    return Cue(
        at=at,
        span=cue_span(reading, at, participle.analysis.start),
        lemma=participle.analysis.vocalised,
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
        joint=form.joint,
    )


def _state(form: Form, analysis: Analysis) -> Agreement | None:
    """Gender and number of an accusative of state as written (`مشيرا`, `مشيرة`, `مشيرين`, `مشيرات`), else None."""
    if form.definite or analysis.voice == "passive" or form.preposition or form.human or form.document:
        return None
    text = form.text
    if text.endswith("ا"):
        return Agreement("m", "s")
    if text.endswith("ه"):
        return Agreement("f", "s")
    if text.endswith("ين"):
        return Agreement("m", "p")
    if text.endswith("ات"):
        return Agreement("f", "p")
    return None


def _close(reading: Reading, at: int, marker: Marker) -> bool:
    """A participle has its content next to it; an addressee, an object or a time may stand between."""
    return marker.at - at <= 12 and not any(is_comma(reading, i) for i in range(at + 1, marker.at))  # noqa: PLR2004


def _sure_participle(reading: Reading, sense: Verb, marker: Marker) -> bool:
    if "quote" in sense.needs and marker.kind not in {"quote", "colon"}:
        return False
    if "that" in sense.needs and marker.kind != "that":
        return False
    if sense.strength == "weak" and marker.kind == "nominal":
        return bool(set(sense.frames) & {"accused", "described"})
    return marker.kind != "nominal" or _plain_object(reading, marker, sense)


def noun_cues(reading: Reading, number: int) -> list[Cue]:
    """The nouns of saying in the sentence that have a source and content of their own (`إعلان الجيش انتهاء`)."""
    sentence = reading.sentences[number]
    found = []
    for at in range(sentence.first, sentence.last):
        for noun in reading.forms[at].nouns:
            cue = _noun_cue(reading, number, at, noun.senses, noun.enclitic, noun.start)
            if cue is not None:
                found.append(cue)
                break
    return found


def _noun_cue(
    reading: Reading, number: int, at: int, senses: tuple[Noun, ...], enclitic: str, start: int
) -> Cue | None:
    form = reading.forms[at]
    if form.definite or form.finite and not form.nominal:
        return None
    scope = scope_of(reading, reading.sentences[number], at)
    license_ = License.of(senses)
    marker = find_marker(reading, at, scope.last, license_)
    source = None if enclitic else _genitive(reading, at, marker.at if marker else scope.last)
    if source is None and not enclitic:
        return None
    nominal = _object(reading, at, source, marker, scope, license_)
    if nominal is not None and _prefers_object(reading, nominal, marker):
        marker = nominal
    if marker is None or not _adjacent(reading, at, source, marker):
        return None
    sense = next((sense for sense in senses if _noun_licensed(reading, sense, marker)), None)
    if sense is None:
        return None
    return Cue(
        at=at,
        span=cue_span(reading, at, start),
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
        agreement=_of_pronoun(enclitic),
        joint=form.joint,
    )


def _genitive(reading: Reading, at: int, stop: int) -> Phrase | None:
    first = at + 1
    if first >= stop:
        return None
    phrase = noun_phrase(reading, first, stop)
    if phrase is None or not is_speaker(reading, phrase):
        return None
    form = reading.forms[phrase.head]
    return None if form.preposition or form.joint else phrase


def _adjacent(reading: Reading, at: int, source: Phrase | None, marker: Marker) -> bool:
    rest = at + 1 if source is None else source.last
    return skip_adverbials(reading, rest, marker.at) >= marker.at or marker.at <= rest + 1


def _noun_licensed(reading: Reading, sense: Noun, marker: Marker) -> bool:
    frames = set(sense.frames)
    if marker.kind == "nominal":
        form = reading.forms[marker.content]
        return bool(frames & {"nominal", "accused", "described"}) and (form.masdar or bool(form.enclitic))
    if marker.kind == "preposition":
        prepositions = License.of((sense,)).prepositions
        form = reading.forms[marker.at]
        return bool({form.base, form.preposition, form.text} & prepositions)
    return bool(frames & {"that", "quote", "prep", "ask", "addressee"})


def _of_pronoun(enclitic: str) -> Agreement:
    return {"ه": Agreement("m", "s"), "ها": Agreement("f", "s"), "هم": Agreement("m", "p")}.get(
        enclitic, Agreement("", "")
    )
