"""Cues: words that attribute, each with its frame - who is the source, and where its content begins.

A word of saying is a cue only in a frame that its lexicon entry licenses. The frame is found from the cue outwards:
the marker of its content, then the source between the two or before the cue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import msgspec

from musnad.arabic.clitics import Analysis
from musnad.arabic.folding import fold_word
from musnad.arabic.tokens import cut
from musnad.model import Span
from musnad.model.record import Act
from musnad.reading.adverbials import skip_adverbials
from musnad.reading.forms import Form, VerbReading
from musnad.reading.markers import FrameKind, License, Marker, find_marker
from musnad.reading.phrases import NAME_COMPOUNDS, NARROW, Bounds, Phrase, is_comma, is_word, noun_phrase
from musnad.reading.reading import Reading, Sentence
from musnad.reading.words import CueClass, DocumentWord, Noun, Person, Preposition, Verb

_ABOUT: Final[tuple[Preposition, ...]] = ("عن", "حول", "بشأن")
_TOPICS: Final = frozenset({"حول", "بشان"})
_IN_IT: Final = frozenset({"فيه", "فيها", "فيهما", "خلاله", "خلالها"})
_ACCORDING: Final = frozenset({"بحسب", "حسب", "وفق", "وفقا", "طبقا", "علي", "نقلا", "تبعا", "استنادا"})
QUANTIFIERS: Final = frozenset(
    {
        "ثلاثه",
        "اربعه",
        "خمسه",
        "سته",
        "سبعه",
        "ثمانيه",
        "تسعه",
        "عشره",
        "ثلاث",
        "اربع",
        "خمس",
        "عده",
        "احد",
        "احدي",
        "عدد",
        "بعض",
        "كل",
        "كلا",
        "معظم",
        "غالبيه",
        "مجموعه",
        "جميع",
        "عشرات",
        "مئات",
        "الاف",
        "اكثر",
    }
)
_CALLED: Final = frozenset({"دعا", "ادعي", "سمي", "اسمي"})
_ATTITUDES: Final = frozenset({"praise", "promise", "hope", "lament", "express", "chant"})
_NEED_OBJECT: Final = frozenset({"اتهم", "حث", "ناشد"})
_IDENTITY: Final = frozenset({"اسم", "اسماء", "هويه", "هويات", "هويت", "اسمه", "اسمها"})
_EVIDENCING: Final = frozenset({"affirm", "reveal", "indicate", "explain", "record"})
_OPENERS: Final = frozenset({"لكن", "ولكن", "بينما", "فيما", "حيث", "اما", "واما", "بادر", "كون", "بل", "لان"})
_GOD: Final = frozenset({"الله", "المولي", "العلي", "ربه", "لله"})
_SPOKEN_TO: Final = frozenset({"ك", "كم", "كما"})
_JOINTS: Final = frozenset("وف")
_NEAR: Final = 4
_LONGEST_CONNECTIVE: Final = 5
_LIGHT_REACH: Final = 14
_SUBJECT_REACH: Final = 64
"""How many tokens before its verb a subject may begin: a name with its offices and a relative clause take no more."""
_STANCE_CLASSES: Final = frozenset({"condemn", "praise", "deny", "reject", "accuse", "lament", "threaten", "promise"})
_IT_IS_SAID: Final = "يقال"
_TOLD: Final = frozenset({"say", "report", "announce", "add", "affirm", "reveal"})
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

    sense: Verb
    marker: Marker
    source: Phrase | None
    cue: Span


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
    if form.base in QUANTIFIERS and phrase.head + 1 < phrase.last:
        genitive = reading.forms[phrase.head + 1]
        return bool(genitive.heads) or genitive.is_a("preposition") or genitive.text.endswith(("ين", "ون"))
    if phrase.head - 1 in reading.opening:
        return True
    return (form.unknown and (not form.masdar or bool(form.given))) or form.text in NAME_COMPOUNDS


def formula(reading: Reading, at: int, frame: Frame, analysis: Analysis) -> bool:
    """Whether the verb is impersonal and the author's own (`يذكر أن`, `يعتقد أنها`, `يشتبه في أن`)."""
    if frame.source is not None:
        return False
    match = reading.connectives.get(at)
    if _in_formula(reading, at) or reading.forms[at].evident:
        return True
    if match is not None and match.entry.class_ == "author-formula":
        return True
    sentence = reading.sentence_at(reading.tokens[at].start)
    joined = bool(reading.forms[at].joint) and sentence is not None and at != sentence.first
    impersonal = analysis.tense == "present" and analysis.number == "s" and not analysis.enclitic and not joined
    return impersonal and frame.sense.class_ in {"believe", "expect", "describe", "accuse"}


def verb_cues(reading: Reading, number: int) -> list[Cue]:
    """The finite verbs of the sentence that are cues."""
    sentence = reading.sentences[number]
    found = []
    for at in range(sentence.first, sentence.last):
        form = reading.forms[at]
        if not form.verbs and not form.passives:
            continue
        scope = scope_of(reading, sentence, at)
        for verb in form.verbs:
            cue = _verb_cue_in(reading, number, at, verb, scope)
            if cue is not None:
                found.append(cue)
                break
        found.extend(_passive_cues(reading, number, at, scope))
    return found


def _first_person(reading: Reading, at: int, analysis: Analysis) -> bool:
    """A past that begins with a joining alef is never written with hamza: `أعتقد` is I believe."""
    stem = reading.written(at)[analysis.start :]
    return analysis.tense == "past" and analysis.vocalised.startswith("ا") and stem.startswith("أ")


def _subjunctive(analysis: Analysis, form: Form) -> bool:
    """A plural present without its nun is wished or denied, and asserts nothing (`أن يلاحظوا ويركزوا`)."""
    return analysis.tense == "present" and analysis.number == "p" and form.text.endswith("وا")


def _anonymity(reading: Reading, at: int, frame: Frame) -> bool:
    """`طلب عدم ذكر اسمه`: why a source is unnamed, and no statement of his."""
    if not reading.forms[at].is_a("anonymity"):
        return False
    ahead = [reading.forms[index].base for index in range(at + 1, min(at + _NEAR + 3, len(reading.forms)))]
    return any(base.startswith(tuple(_IDENTITY)) for base in ahead)


def _passive_cues(reading: Reading, number: int, at: int, scope: Scope) -> Iterator[Cue]:
    """A verb that says that something was said and not by whom (`قيل إن`, `أفيد بسقوط`)."""
    for verb in reading.forms[at].passives:
        if verb.analysis.gender == "f" or verb.analysis.number != "s":
            continue
        marker = find_marker(reading, at, scope.last, License.of(verb.senses))
        if marker is None or marker.at > at + 1 or not is_asserted(reading, at, scope, verb.analysis):
            continue
        match = reading.connectives.get(at)
        if match is not None and match.entry.class_ == "author-formula":
            continue
        sense = next((sense for sense in verb.senses if _licensed(sense, marker, reading)), None)
        if sense is None or sense.class_ not in _TOLD or marker.kind not in {"that", "preposition"}:
            continue
        yield Cue(
            at=at,
            span=cue_span(reading, at, verb.analysis.start),
            lemma=sense.lemma,
            act=sense.act,
            cue_class=sense.class_,
            rule="cue-passive",
            frame=marker.kind,
            sentence=number,
            scope=scope,
            source=None,
            marker=marker.at,
            content=marker.content,
            start=marker.start,
            joint=reading.forms[at].joint,
            anonymous=True,
        )


def _verb_cue_in(reading: Reading, number: int, at: int, verb: VerbReading, scope: Scope) -> Cue | None:
    form = reading.forms[at]
    analysis = verb.analysis
    if analysis.person != 3 or not is_asserted(reading, at, scope, analysis):  # noqa: PLR2004 - the third person
        return None
    if analysis.number == "d" and form.nunated and form.masdar:
        return None
    if at > scope.first and reading.forms[at - 1].text == "ما" and any("described" in s.frames for s in verb.senses):
        return None
    if at > scope.first and reading.forms[at - 1].text == "مما" and not analysis.enclitic:
        return None
    quoting = at > scope.first and reading.forms[at - 1].text in {"ما", "مما", "عما", "بما", "لما"}
    if quoting and at - 2 >= scope.first and reading.forms[at - 2].text.lstrip("و") in _ACCORDING:
        return None
    plain = tuple(
        sense
        for sense in verb.senses
        if _by_itself(sense) and set(sense.frames) != {"within"} and (quoting or _open_to(sense, analysis))
    )
    if quoting and analysis.enclitic:
        plain = tuple(_about(sense) for sense in plain)
    frame = (
        within_frame(reading, at, scope, verb)
        or light_frame(reading, at, scope, verb)
        or (find_frame(reading, at, scope, plain, analysis, plural=analysis.number == "p") if plain else None)
    )
    if frame is not None and _deemed(frame, analysis):
        return None
    if analysis.enclitic == "ه" and reading.written(at).endswith("ة"):
        return None
    if analysis.tense == "present" and analysis.lemma in _CALLED and reading.written(at).endswith("ى"):
        return None
    if analysis.enclitic and at > scope.first and reading.forms[at - 1].is_a("relative"):
        return None
    if _first_person(reading, at, analysis) or _subjunctive(analysis, form):
        return None
    quotation = reading.quotation_around(at)
    if frame is not None and frame.source is None and quotation is not None and quotation.closed:
        return None
    if frame is None or formula(reading, at, frame, analysis) or _anonymity(reading, at, frame):
        return None
    return Cue(
        at=at,
        span=frame.cue,
        lemma=frame.sense.lemma,
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
        joint=next((p for p in analysis.proclitics if p in _JOINTS), ""),
        anonymous=form.base == _IT_IS_SAID,
    )


def _deemed(frame: Frame, analysis: Analysis) -> bool:
    """`تعتبر المدينة معقلا`: in the present, without أنّ, it is what all hold and not what somebody says."""
    return analysis.tense == "present" and frame.sense.class_ == "believe" and frame.marker.kind == "nominal"


def cue_span(reading: Reading, at: int, start: int) -> Span:
    token = reading.tokens[at]
    return Span(cut(reading.text, token, start), token.end)


def narrowed(reading: Reading, cue: Cue, stop: int) -> list[Cue]:
    """The cue read again with nothing from token `stop` on: it stands inside another cue's source."""
    scope = Scope(cue.scope.first, stop)
    for verb in reading.forms[cue.at].verbs:
        again = _verb_cue_in(reading, cue.sentence, cue.at, verb, scope)
        if again is not None:
            return [again]
    return []


def is_asserted(reading: Reading, at: int, scope: Scope, analysis: Analysis) -> bool:
    """Whether the verb says that something was said: not negated, wished, asked, supposed or yet to come."""
    form = reading.forms[at]
    if set(analysis.proclitics) & {"س", "ل", "ب", "ك"} or analysis.tense == "imperative":
        return False
    if analysis.enclitic in _SPOKEN_TO:
        return False
    opens = at == scope.first and at + 1 < scope.last and reading.forms[at + 1].speaks
    if not form.joint and not opens and form.is_a("adverbial-preposition", "preposition"):
        return False
    if form.other_verb:
        return False
    if form.is_a("place"):
        return False
    if at + 1 < scope.last and reading.forms[at + 1].text in _GOD and form.best.lemma in {"دعا", "سال"}:
        return False
    if (not form.finite or form.nominal) and not _verb_place(reading, at, scope, form):
        return False
    if at == scope.first:
        return True
    before = reading.forms[at - 1]
    if not form.joint and is_word(reading, at - 1) and before.is_a("preposition", "attaching-preposition"):
        return False
    if not form.joint and before.preposition and before.nominal and not before.definite and not before.enclitic:
        return False
    if before.complementizer is not None and analysis.tense == "present":
        return before.complementizer.pronoun != "" or not before.text.endswith("ان")
    return not before.is_a("negation", "conditional", "subjunctive") and before.text not in {"سوف", "ليس", "الا"}


def _verb_place(reading: Reading, at: int, scope: Scope, form: Form) -> bool:
    """Whether a word that could as well be a noun stands where a verb stands: at the head of a clause."""
    if at == scope.first or form.joint or _after_connective(reading, at):
        return True
    before = reading.forms[at - 1]
    if not is_word(reading, at - 1):
        return True
    if before.is_a("preposition", "adverbial-preposition", "attaching-preposition", "demonstrative"):
        return False
    if before.definite or before.unknown or (form.finite and (before.heads or before.enclitic)):
        return True
    return before.proper or before.is_a("auxiliary", "subordinator", "connective", "relative", "time")


def _after_connective(reading: Reading, at: int) -> bool:
    return any(
        (match := reading.connectives.get(first)) is not None and match.last == at
        for first in range(max(0, at - _LONGEST_CONNECTIVE), at)
    )


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
    joined = analysis is not None and "و" in analysis.proclitics
    if all("quote" in sense.needs for sense in senses):
        license_ = License(frozenset({"quote"}), frozenset())
    marker = find_marker(reading, at, scope.last, license_)
    before = None if joined else subject_before(reading, at, scope, analysis)
    relative = at > scope.first and reading.forms[at - 1].is_a("relative")
    asking = license_.frames & {"accused", "described", "addressee"}
    transitive = (asking and relative) or (before is not None and not relative)
    after = (
        None
        if plural or (transitive and before)
        else _subject_after(reading, at, marker, scope, before, license_, analysis)
    )
    if after is not None and _is_charged(reading, after, senses, scope):
        after = None
    if (
        after is not None
        and marker is not None
        and _asks_the_other(reading, at, scope, after, marker, license_, analysis)
    ):
        after = None
    nominal = _object(reading, at, after, marker, scope, license_)
    if nominal is not None and _prefers_object(reading, nominal, marker, senses):
        marker = nominal
    if marker is None:
        marker = _bare_clause(reading, at, after, scope, senses)
    if marker is None:
        return None
    if after is not None and marker.kind != "nominal" and not license_.frames & {"addressee", "accused", "described"}:
        after = noun_phrase(reading, after.first, marker.at, Bounds(alone=True, barred=license_.barred)) or after
    source = after or before
    sense = next((sense for sense in senses if _fits(reading, sense, marker, source)), None)
    if sense is None:
        return None
    if source is None and at + 1 < scope.last and reading.forms[at + 1].text in _IN_IT:
        source = _issuing_subject(reading, at, scope)
    start = 0 if analysis is None else analysis.start
    return Frame(sense, marker, source, cue_span(reading, at, start))


def _by_itself(sense: Verb) -> bool:
    """Whether the sense needs no light noun next to the verb; the one that holds responsible has it in its object."""
    return not sense.light or "accused" in sense.frames


def _issuing_subject(reading: Reading, at: int, scope: Scope) -> Phrase | None:
    """Who issued what something is said in (`أصدر اللواء تصريحا، قال فيه`): the subject of the verb before."""
    for index in range(scope.first, at):
        if reading.forms[index].finite and reading.forms[index].best.wordclass == "verb":
            phrase = noun_phrase(reading, skip_adverbials(reading, index + 1, at), at)
            return phrase if phrase is not None and is_speaker(reading, phrase) else None
    return None


def _about(sense: Verb) -> Verb:
    """The verb in `ما ذكرته الوكالة عن`: what it says is told by the thing it is about."""
    frames = tuple({*sense.frames, "prep"} - {"nominal", "addressee"})
    prepositions = tuple(dict.fromkeys((*sense.prepositions, *_ABOUT)))
    return msgspec.structs.replace(sense, frames=frames, prepositions=prepositions, strength="strong")


def _open_to(sense: Verb, analysis: Analysis) -> bool:
    """A pronoun on the verb takes the place of its object, which only an addressee or accused can have."""
    return not analysis.enclitic or bool(set(sense.frames) & {"addressee", "accused", "described"})


def within_frame(reading: Reading, at: int, scope: Scope, verb: VerbReading) -> Frame | None:
    """The frame of a verb whose source stands behind a preposition (`جاء في البيان أن`); both words are the cue."""
    if any("that" in sense.frames for sense in verb.senses):
        return None
    for sense in verb.senses:
        if sense.class_ != "document" or "within" not in sense.frames or at + 2 >= scope.last:
            continue
        form = reading.forms[at + 1]
        if form.text not in {fold_word(preposition) for preposition in sense.prepositions}:
            continue
        plain = License(frozenset({"that", "quote"}), frozenset())
        marker = find_marker(reading, at + 1, scope.last, plain)
        if marker is None:
            continue
        source = noun_phrase(reading, at + 2, marker.at, Bounds(alone=True))
        if source is None or not is_speaker(reading, source):
            continue
        span = cue_span(reading, at, verb.analysis.start)
        return Frame(sense, marker, source, Span(span.start, reading.tokens[at + 1].end))
    return None


def light_frame(reading: Reading, at: int, scope: Scope, verb: VerbReading) -> Frame | None:
    """The frame of a light verb, whose noun does the saying (`قدم شكره على`, `وجه نداء إلى`)."""
    for sense in verb.senses:
        noun = None if _by_itself(sense) else _light_noun(reading, at, scope, sense)
        if noun is None:
            continue
        marker = find_marker(reading, noun, scope.last, License.of((sense,)))
        if marker is None or not _licensed(sense, marker, reading):
            continue
        if sense.class_ == "demand" and marker.kind == "preposition" and not _eventful(reading, marker.content):
            continue
        first = skip_adverbials(reading, at + 1, noun)
        source = noun_phrase(reading, first, noun) if first < noun else None
        if source is not None and not is_speaker(reading, source):
            return None
        source = source or subject_before(reading, at, scope, verb.analysis)
        span = cue_span(reading, at, verb.analysis.start)
        end = reading.tokens[noun].end if noun == at + 1 else span.end
        return Frame(sense, marker, source, Span(span.start, end))
    return None


def _eventful(reading: Reading, at: int) -> bool:
    """Whether the word can head a reported matter: a verbal noun, a content noun, or a quotation."""
    form = reading.forms[at]
    return (form.masdar and not form.human) or form.is_a("content-noun") or at in reading.opening


def _light_noun(reading: Reading, at: int, scope: Scope, sense: Verb) -> int | None:
    nouns = {fold_word(noun) for noun in sense.light}
    for index in range(at + 1, min(scope.last, at + _LIGHT_REACH)):
        form = reading.forms[index]
        if not is_word(reading, index) or form.complementizer is not None or (form.finite and not form.nominal):
            return None
        if form.base in nouns or (form.nunated and form.base.removesuffix("ا") in nouns):
            before = reading.forms[index - 1].text if sense.via and len(sense.via) > 1 else form.preposition
            return index if before == fold_word(sense.via or "") else None
    return None


def _subject_after(
    reading: Reading,
    at: int,
    marker: Marker | None,
    scope: Scope,
    before: Phrase | None,
    license_: License,
    analysis: Analysis | None,
) -> Phrase | None:
    """The source behind its verb; where nothing else can be the object, any noun phrase there is the subject."""
    stop = scope.last if marker is None else marker.at
    first = skip_adverbials(reading, at + 1, stop)
    if first >= stop:
        return None
    taking_object = license_.frames & {"addressee", "accused", "described", "nominal"}
    hearing = license_.frames & {"addressee", "accused", "described"}
    bounds = Bounds(alone=not taking_object, objects=bool(hearing), barred=license_.barred)
    phrase = noun_phrase(reading, first, stop, bounds)
    if phrase is None or _accusative(reading, phrase) or _own_words(reading, phrase):
        return None
    head = reading.forms[phrase.head]
    if head.preposition == "ب" or (head.preposition and head.enclitic):
        return None
    reaches = marker is not None and marker.kind == "preposition" and not hearing and phrase.last == marker.at
    clausal = marker is not None and (marker.kind in {"that", "quote", "colon"} or not taking_object or reaches)
    if hearing and _people(reading, phrase) and analysis is not None and analysis.gender == "f":
        return None
    plain = _plain_subject(reading, phrase) or not taking_object
    if not is_speaker(reading, phrase) and not (clausal and plain):
        return None
    return phrase if before is None or reading.forms[phrase.head].heads else None


def _own_words(reading: Reading, phrase: Phrase) -> bool:
    """Whether it is the speaker's own talk, the object of a verb of going on (`اختتم حديثه بالقول`)."""
    form = reading.forms[phrase.head]
    return form.is_a("speech-noun") and bool(form.enclitic)


def _is_charged(reading: Reading, after: Phrase, senses: tuple[Verb, ...], scope: Scope) -> bool:
    """Whether the noun phrase is who is held responsible: the noun of the charge follows it (`حمل الحكومة مسؤولية`)."""
    nouns = {fold_word(noun) for sense in senses if "accused" in sense.frames for noun in sense.light}
    return bool(nouns) and after.last < scope.last and _bare(reading.forms[after.last]) in nouns


def _asks_the_other(
    reading: Reading,
    at: int,
    scope: Scope,
    after: Phrase,
    marker: Marker,
    license_: License,
    analysis: Analysis | None,
) -> bool:
    """Whether the one noun phrase behind a verb of asking is who is asked: the speaker was named before.

    `دانت الجامعة القصف وطالبت أنقرة باحترام`: a verb that needs an addressee, joined to a clause whose verb agrees.
    """
    if analysis is None or not license_.frames & {"addressee", "accused"} or marker.kind not in {"preposition", "that"}:
        return False
    if analysis.lemma in _NEED_OBJECT and skip_adverbials(reading, after.last, marker.at) >= marker.at:
        return True
    if "addressee" not in license_.frames or marker.kind != "preposition":
        return False
    if not reading.forms[at].joint and not _after_connective(reading, at) and reading.forms[at - 1].text != "حيث":
        return False
    if skip_adverbials(reading, after.last, marker.at) < marker.at:
        return False
    earlier = (reading.forms[index] for index in range(scope.first, at))
    return any(form.finite and form.best.gender == analysis.gender and form.best.tense == "past" for form in earlier)


def _people(reading: Reading, phrase: Phrase) -> bool:
    """Whether it is a plural of men, which a feminine verb cannot have as its subject (`طالبت السكان`)."""
    form = reading.forms[phrase.head]
    return form.plural and any(
        isinstance(h, Person) and h.form.split()[0] != "مصدر" and h.gender == "m" for h in form.heads
    )


def _plain_subject(reading: Reading, phrase: Phrase) -> bool:
    form = reading.forms[phrase.head]
    return not (form.masdar and not form.definite) and not form.preposition and not form.joint


def _accusative(reading: Reading, phrase: Phrase) -> bool:
    """A sound plural or dual in -ين cannot be the subject behind a verb (`شكر المسؤولين على`)."""
    form = reading.forms[phrase.head]
    if not form.definite or not form.base.endswith("ين") or any(fold_word(h.form) == form.base for h in form.heads):
        return False
    return any(fold_word(head.form) == form.base[:-2] for head in form.heads) or form.best.number in {"p", "d"}


def _object(
    reading: Reading, at: int, subject: Phrase | None, marker: Marker | None, scope: Scope, license_: License
) -> Marker | None:
    """The noun phrase that is the content itself, where the frames allow one."""
    if not license_.frames & {"nominal", "accused", "described"} and not (
        "addressee" in license_.frames or license_.hearers
    ):
        return None
    if "accused" in license_.frames and license_.prepositions and "nominal" not in license_.frames:
        return None
    stop = scope.last if marker is None else marker.at
    if license_.hearers:
        stop = scope.last
    first = skip_adverbials(reading, at + 1 if subject is None else subject.last, stop)
    first = _past_hearer(reading, first, scope.last, license_)
    if "addressee" in license_.frames and first < scope.last and not reading.forms[first].masdar:
        first = _past_addressee(reading, first, scope.last)
    if first >= scope.last or not _begins_object(reading, first):
        return None
    return Marker("nominal", first, first, reading.tokens[first].start, 1)


def _past_hearer(reading: Reading, at: int, stop: int, license_: License) -> int:
    """Past the one who is asked (`طلب من السكان إخلاء`)."""
    if at >= stop or reading.forms[at].text not in license_.hearers:
        return at
    phrase = noun_phrase(reading, at + 1, stop, Bounds(apposition=False, governed=True))
    return at if phrase is None else skip_adverbials(reading, phrase.last, stop)


def _past_addressee(reading: Reading, at: int, stop: int) -> int:
    """Past the object who is asked, to the verbal noun of what he is asked for (`ناشدوا الصليب الأحمر زيارة السجن`)."""
    if at >= stop:
        return stop
    phrase = noun_phrase(reading, at, stop, Bounds(apposition=False, objects=True))
    if phrase is None:
        return stop
    last = phrase.last
    if last < stop and reading.forms[last].is_a("relative"):
        last = next((i for i in range(last, min(stop, last + _LIGHT_REACH)) if reading.forms[i].text == "عدم"), stop)
    if last >= stop or not (reading.forms[last].masdar or reading.forms[last].is_a("content-noun")):
        return stop
    return last


def _begins_object(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    if token.kind == "number":
        return True
    form = reading.forms[at]
    if token.kind != "word":
        return at in reading.opening
    if form.joint or form.preposition or form.complementizer is not None or form.is_a("relative", "preposition"):
        return form.text == "ما"
    return form.nominal or form.is_a("demonstrative") or form.text in {"ما", "اي"}


def _prefers_object(
    reading: Reading, nominal: Marker, marker: Marker | None, senses: Sequence[Verb | Noun] = ()
) -> bool:
    """Whether the object is the content and not the way to the later marker."""
    if marker is None or marker.kind in {"quote", "colon"}:
        return marker is None or (marker.kind == "quote" and marker.content != nominal.content)
    form = reading.forms[nominal.content]
    judging = bool(senses) and not any("addressee" in sense.frames for sense in senses)
    if judging and all(sense.class_ in _STANCE_CLASSES and "nominal" in sense.frames for sense in senses):
        return marker.at - nominal.at >= (_NEAR if marker.kind == "that" else 1)
    if marker.kind == "preposition" and (form.masdar or form.is_a("content-noun")) and not form.heads:
        return True
    if form.text == "ما" or (form.enclitic and form.masdar):
        return True
    return form.masdar and not form.heads and marker.at - nominal.at >= _NEAR


def _bare_clause(
    reading: Reading, at: int, subject: Phrase | None, scope: Scope, senses: tuple[Verb, ...]
) -> Marker | None:
    """Content after a comma and no other sign (`قال المتحدث، تمت السيطرة على الحريق`)."""
    if subject is None or not reading.forms[subject.head].heads:
        return None
    if not any(sense.class_ in {"say", "add", "announce"} and sense.strength == "strong" for sense in senses):
        return None
    at = subject.last
    if at + _NEAR >= scope.last or not (is_comma(reading, at) or _clause_follows(reading, at, subject)):
        return None
    content = at + 1 if is_comma(reading, at) else at
    if reading.forms[content].joint or reading.forms[content].is_a("relative"):
        return None
    return Marker("clause", at, content, reading.tokens[content].start, 1)


def _clause_follows(reading: Reading, at: int, subject: Phrase) -> bool:
    """Whether a main clause begins right behind a definite subject (`أعلن المرصد استمرت الاشتباكات`)."""
    form, head = reading.forms[at], reading.forms[subject.head]
    return form.finite and not form.joint and form.best.tense == "past" and (head.definite or head.proper)


def _fits(reading: Reading, sense: Verb, marker: Marker, source: Phrase | None) -> bool:
    return _licensed(sense, marker, reading) and _strong_enough(reading, sense, marker, source)


def _licensed(sense: Verb, marker: Marker, reading: Reading) -> bool:
    frames = set(sense.frames)
    if marker.kind == "that":
        return License.of((sense,)).clause or "accused" in frames
    if marker.kind in {"quote", "colon"}:
        return bool(frames & {"quote", "that", "prep"})
    if marker.kind == "preposition":
        return bool(frames & {"prep", "addressee", "accused"}) and _same_preposition(reading, sense, marker)
    if marker.kind == "nominal":
        form = reading.forms[marker.content]
        asked = bool(frames & {"addressee", "ask"}) and _eventful(reading, marker.content)
        return bool(frames & {"nominal", "accused", "described"}) or asked
    return sense.class_ in _SAYING


def _same_preposition(reading: Reading, sense: Verb, marker: Marker) -> bool:
    form = reading.forms[marker.at]
    prepositions = License.of((sense,)).prepositions
    return form.text in prepositions or form.preposition in prepositions or form.text in prepositions


def _strong_enough(reading: Reading, sense: Verb, marker: Marker, source: Phrase | None) -> bool:
    needs = set(sense.needs)
    head = reading.forms[source.head] if source else None
    if source is not None and sense.class_ in _EVIDENCING and _thing(reading, source):
        return False
    if "quote" in needs and marker.kind not in {"quote", "colon"} and marker.content not in reading.opening:
        return False
    if "that" in needs and marker.kind != "that":
        return False
    if "document" in needs and not (head is not None and head.document):
        return False
    if "negated" in needs:
        return False
    if "stance" in needs and marker.kind in {"nominal", "preposition"}:
        return reading.forms[marker.content].stance
    if sense.class_ == "hope" and marker.kind == "nominal":
        return False
    if "speaker" in needs and not (source is not None and is_speaker(reading, source)):
        return False
    if marker.kind == "preposition" and source is not None and _object_between(reading, sense, marker, source):
        return False
    if sense.strength == "weak" and marker.kind == "nominal":
        return _weak_object(reading, sense, marker, source)
    relative = reading.forms[marker.at - 1].is_a("relative") if marker.at else False
    if sense.strength == "weak" and marker.kind == "preposition" and not relative:
        eventful = _eventful(reading, marker.content)
        return eventful if head is None else bool(head.heads or head.unknown or eventful)
    charging = set(sense.frames) & {"described", "accused"}
    if source is not None and charging and not is_speaker(reading, source):
        return False
    if source is not None and charging and sense.strength == "weak" and not (head and head.heads):
        return False
    if "accused" in sense.frames and sense.light and not _holds_responsible(reading, sense, marker):
        return False
    pronoun = marker.at > 0 and bool(reading.forms[marker.at - 1].enclitic)
    if marker.kind == "nominal" and source is None and sense.class_ in {"believe", "expect"} and not pronoun:
        return False
    if "described" in sense.frames and sense.prepositions and marker.kind == "nominal":
        return _described(reading, marker)
    return marker.kind != "nominal" or source is not None or _plain_object(reading, marker, sense)


def _object_between(reading: Reading, sense: Verb, marker: Marker, source: Phrase) -> bool:
    """Whether a direct object stands between source and preposition: then the verb is a plain deed (`شددت الإجراءات على`)."""
    if set(sense.frames) & {"addressee", "accused", "described"} or source.last > marker.at:
        return False
    plain = noun_phrase(reading, source.first, marker.at, Bounds(barred=License.of((sense,)).barred))
    rest = marker.at if plain is None else skip_adverbials(reading, plain.last, marker.at)
    if rest >= marker.at or not is_word(reading, rest):
        return False
    form = reading.forms[rest]
    return form.masdar and not form.heads and not form.verbs


def _thing(reading: Reading, source: Phrase) -> bool:
    """Whether the subject is an event or a state of things, that proves and does not say (`يؤكد الحادث أن`)."""
    form = reading.forms[source.head]
    return (
        not is_speaker(reading, source)
        and form.definite
        and not form.given
        and not form.unknown
        and not form.text.endswith(("ون", "ين"))
    )


def _holds_responsible(reading: Reading, sense: Verb, marker: Marker) -> bool:
    """Whether the noun that makes the verb a charge stands in the object (`حمل الحكومة مسؤولية`)."""
    nouns = {fold_word(noun) for noun in sense.light}
    last = min(marker.content + _LIGHT_REACH, len(reading.forms))
    return any(_bare(reading.forms[at]) in nouns for at in range(marker.content, last))


def _bare(form: Form) -> str:
    """The base without a pronoun, ta marbuta as it is written at a word's end (`مسؤوليتها`: `مسؤوليه`)."""
    base = form.base
    return f"{base[:-1]}ه" if form.enclitic and base.endswith("ت") else base


def _described(reading: Reading, marker: Marker) -> bool:
    """Whether a description follows the object (`وصف القتال بأنه شرس`, `وصفه بالخطير`)."""
    for at in range(marker.content, min(marker.content + _LIGHT_REACH, len(reading.forms))):
        form = reading.forms[at]
        joined = form.complementizer is not None and form.complementizer.preposition == "ب"
        if joined or form.preposition in {"ب", "ك"} or form.text in {"ب", "ك"}:
            return True
        if reading.tokens[at].form in ".؛":
            break
    return False


def _weak_object(reading: Reading, sense: Verb, marker: Marker, source: Phrase | None) -> bool:
    """A weak verb with a bare object attributes where a text holds it, a body counts it, or it charges somebody."""
    if source is None or set(sense.frames) & {"accused", "described"}:
        return bool(set(sense.frames) & {"accused", "described"})
    head = reading.forms[source.head]
    if source.first > marker.at or source.last > marker.at or head.is_a("place-head"):
        return False
    form = reading.forms[marker.content]
    if form.text == "اي" and sense.class_ == "reject":
        return bool(head.heads)
    if (
        sense.class_ in {"praise", "lament"}
        and head.heads
        and (form.masdar or form.stance or form.is_a("demonstrative"))
    ):
        return True
    told = head.document and sense.class_ in {"document", "record", "explain", "reveal"}
    return told or (head.body and sense.class_ == "record")


def _plain_object(reading: Reading, marker: Marker, sense: Verb) -> bool:
    """Without a named source, only a verbal noun, or the object of a verb of judging, counts as content."""
    form = reading.forms[marker.content]
    eventful = form.masdar or form.is_a("content-noun")
    return eventful or sense.class_ in _STANCE_CLASSES or bool(set(sense.frames) & {"accused", "described"})


def subject_before(reading: Reading, at: int, scope: Scope, analysis: Analysis | None) -> Phrase | None:
    """The source that stands before its verb: after كان or a particle, at the head of a clause, or before الذي."""
    if at == scope.first and reading.inside[at] >= 0 and at > 1:
        return _before_quotation(reading, at, analysis)
    relative = at - 1 >= scope.first and reading.forms[at - 1].is_a("relative")
    if relative:
        return _antecedent(reading, at - 1, scope, analysis)
    preceded = _preceded(reading, at, scope)
    if preceded is not None:
        return preceded
    for first in range(at - 1, max(scope.first, at - _SUBJECT_REACH) - 1, -1):
        if first < at - 1 and not is_word(reading, first) and reading.tokens[first].form in "؛.":
            return None
        if not _opens_clause(reading, first, scope):
            continue
        phrase = noun_phrase(reading, first, at)
        if phrase is None or not (is_speaker(reading, phrase) or _named_before(reading, first, phrase)):
            continue
        rest = skip_adverbials(reading, phrase.last, at)
        apart = phrase.last < at and is_comma(reading, phrase.last) and not reading.forms[phrase.head].heads
        if rest >= at and not apart and _agree(reading, phrase, analysis):
            return phrase
    return _described_by(reading, at, scope, analysis)


def _before_quotation(reading: Reading, at: int, analysis: Analysis | None) -> Phrase | None:
    """The subject of a verb with which a quotation begins (`قال إن الوزير «رحب بالقرار»`)."""
    if at - 1 not in reading.opening:
        return None
    for first in range(max(0, at - 8), at - 1):
        phrase = noun_phrase(reading, first, at - 1, NARROW)
        opens = first > 0 and reading.forms[first - 1].complementizer is not None
        if opens and phrase is not None and phrase.last == at - 1 and is_speaker(reading, phrase):
            return phrase if _agree(reading, phrase, analysis) else None
    return None


def _described_by(reading: Reading, at: int, scope: Scope, analysis: Analysis | None) -> Phrase | None:
    """The indefinite noun that a bare relative clause describes (`اقتراح أميركي يطلب`)."""
    if analysis is None or analysis.enclitic or analysis.tense != "present":
        return None
    for first in range(max(scope.first, at - 5), at):
        if reading.forms[first].definite or not is_word(reading, first):
            continue
        phrase = noun_phrase(reading, first, at, NARROW)
        head = reading.forms[phrase.head] if phrase is not None else None
        if phrase is not None and head is not None and phrase.last == at and (head.human or head.document):
            return phrase if _agree(reading, phrase, analysis) else None
    return None


def _named_before(reading: Reading, first: int, phrase: Phrase) -> bool:
    """Whether a particle makes the noun behind it the subject, whoever it names (`إن القباع قد أبلغه`)."""
    before = reading.forms[first - 1] if first else None
    opened = before is not None and (
        before.complementizer is not None or before.is_a("auxiliary") or before.text in _OPENERS
    )
    return (
        opened and _plain_subject(reading, phrase) and (reading.forms[phrase.head].definite or phrase.last - first == 1)
    )


def _preceded(reading: Reading, at: int, scope: Scope) -> Phrase | None:
    """`سبق للجماعة أن أعلنت`: the subject stands after the letter ل."""
    if at - 1 < scope.first or reading.forms[at - 1].complementizer is None:
        return None
    for index in range(at - 2, max(scope.first, at - 10) - 1, -1):
        if reading.forms[index].text.lstrip("و") == "سبق":
            phrase = noun_phrase(reading, index + 1, at - 1)
            return phrase if phrase is not None and phrase.last == at - 1 else None
    return None


def _opens_clause(reading: Reading, first: int, scope: Scope) -> bool:
    if first == scope.first:
        return True
    before = reading.forms[first - 1]
    if not is_word(reading, first - 1):
        return first - 1 in reading.opening and first - 2 < scope.first
    if before.complementizer is not None or before.is_a("auxiliary"):
        return True
    return before.text in _OPENERS


def _antecedent(reading: Reading, relative: int, scope: Scope, analysis: Analysis | None) -> Phrase | None:
    stop = relative - 1 if is_comma(reading, relative - 1) else relative
    inner = False
    gender = {"الذي": "m", "التي": "f"}.get(reading.forms[relative].text)
    if gender and analysis is not None and analysis.gender and analysis.gender != gender:
        return None
    for first in range(max(scope.first, stop - 8), stop):
        phrase = noun_phrase(reading, first, stop, NARROW)
        if phrase is None or phrase.last != stop or reading.forms[phrase.head].preposition:
            continue
        named_place = first > 0 and reading.forms[first - 1].is_a("place-head")
        if not is_speaker(reading, phrase) or reading.forms[phrase.head].is_a("place-head") or named_place:
            inner = True
            continue
        if inner and not reading.forms[phrase.head].heads:
            return None
        if _agree(reading, phrase, analysis) and _several_or_one(reading, relative, phrase):
            return phrase
    return None


def _several_or_one(reading: Reading, relative: int, phrase: Phrase) -> bool:
    """Whether the noun can be that of its relative pronoun: الذين follows a plural."""
    form = reading.forms[phrase.head]
    if not reading.forms[relative].text.endswith("ين"):
        return True
    return form.plural or form.best.number in {"p", "d"} or form.base in QUANTIFIERS or form.text.endswith(("ون", "ين"))


def _agree(reading: Reading, phrase: Phrase, analysis: Analysis | None) -> bool:
    """Whether the subject can be that of the verb; only plain disagreement of gender says no."""
    if analysis is None or not analysis.gender:
        return True
    genders = {head.gender for head in reading.forms[phrase.head].heads}
    form = reading.forms[phrase.head]
    plural = form.best.number in {"p", "d"} or form.plural
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
    opens = at == reading.sentences[number].first
    if agreement is None or (agreement.number == "p" and not opens and not _apart(reading, at)):
        return None
    if opens and (number == 0 or agreement.number == "p"):
        return None
    if at and (reading.tokens[at - 1].kind == "number" or reading.forms[at - 1].is_a("preposition")):
        return None
    if at + 1 < len(reading.forms) and reading.forms[at + 1].text in _GOD:
        return None
    if at and reading.forms[at - 1].is_a("auxiliary") and reading.forms[at - 1].finite:
        return None
    if not _likely(form, participle.analysis) or _attribute(reading, at, agreement):
        return None
    scope = scope_of(reading, reading.sentences[number], at)
    senses = tuple(sense for sense in participle.senses if _by_itself(sense))
    license_ = License.of(senses)
    marker = find_marker(reading, at, scope.last, license_)
    nominal = _object(reading, at, None, marker, scope, license_)
    if nominal is not None and _prefers_object(reading, nominal, marker):
        marker = nominal
    if marker is None or not _close(reading, at, marker) or not _not_person(reading, at, marker):
        return None
    sense = next((s for s in senses if _licensed(s, marker, reading) and _sure_participle(reading, s, marker)), None)
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
        joint=form.joint,
    )


def _state(form: Form, analysis: Analysis) -> Agreement | None:
    """Gender and number of an accusative of state as written (`مشيرا`, `مشيرة`, `مشيرين`, `مشيرات`), else None."""
    if form.definite or analysis.enclitic or analysis.voice == "passive" or form.preposition:
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


def _not_person(reading: Reading, at: int, marker: Marker) -> bool:
    """A participle that is also a word for a person (`داعية`) is a cue after a comma with its content next to it."""
    if not any(isinstance(head, Person | DocumentWord) for head in reading.forms[at].heads):
        return True
    return not is_word(reading, at - 1) or marker.at <= at + 1 or reading.forms[at - 1].definite


def _likely(form: Form, analysis: Analysis) -> bool:
    """Feminine and plural participles look like many nouns (`مدينة`, `مقدمة`): the participle must be the better reading."""
    return form.text.endswith("ا") or analysis.weight > form.best.weight - 1.0


def _attribute(reading: Reading, at: int, agreement: Agreement) -> bool:
    """Whether a feminine participle is the adjective of the indefinite noun before it (`تقارير غير مؤكدة`)."""
    if at == 0 or not is_word(reading, at - 1) or reading.forms[at].joint:
        return False
    before = reading.forms[at - 1]
    if before.text == "غير":
        return True
    plain = before.nominal and not before.definite and not before.enclitic and not before.unknown
    return agreement == Agreement("f", "s") and plain and not before.finite


def _apart(reading: Reading, at: int) -> bool:
    """A plural participle of state stands after a comma or a closed phrase, and never after an indefinite noun."""
    return not is_word(reading, at - 1) or reading.forms[at - 1].definite or bool(reading.forms[at - 1].enclitic)


def _close(reading: Reading, at: int, marker: Marker) -> bool:
    """A participle has its content next to it; an addressee, an object or a time may stand between."""
    return marker.at - at <= 12 and not any(is_comma(reading, i) for i in range(at + 1, marker.at))  # noqa: PLR2004


def _sure_participle(reading: Reading, sense: Verb, marker: Marker) -> bool:
    if "quote" in sense.needs and marker.kind not in {"quote", "colon"}:
        return False
    if "that" in sense.needs and marker.kind != "that":
        return False
    if "accused" in sense.frames and sense.light and not _holds_responsible(reading, sense, marker):
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
    senses = tuple(sense for sense in senses if sense.class_ not in _ATTITUDES)
    if not senses:
        return None
    if form.definite or (form.finite and not form.nominal) or _is_medium(reading, at) or _in_formula(reading, at):
        return None
    if enclitic == "ه" and reading.written(at).endswith("ة"):
        return None
    if form.preposition == "ب" and enclitic and any(sense.form in {"وصف", "اعتبار"} for sense in senses):
        return None
    if at > 0 and is_word(reading, at - 1) and not form.joint and not enclitic and reading.forms[at - 1].body:
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


def _in_formula(reading: Reading, at: int) -> bool:
    return any(
        match.entry.class_ == "author-formula" and first <= at < match.last
        for first in range(max(0, at - 3), at + 1)
        if (match := reading.connectives.get(first)) is not None
    ) or (at > 0 and reading.forms[at - 1].base == "جدير")


def _is_medium(reading: Reading, at: int) -> bool:
    """`في تصريحه`, `خلال حديثه`: where something was said, and no cue of its own."""
    return at > 0 and reading.forms[at - 1].text in {"في", "خلال", "عبر", "ضمن", "وفي", "اثناء", "عقب"}


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


def _adjacent(reading: Reading, at: int, source: Phrase | None, marker: Marker) -> bool:
    rest = at + 1 if source is None else source.last
    return skip_adverbials(reading, rest, marker.at) >= marker.at or marker.at <= rest + 1


def _noun_licensed(reading: Reading, sense: Noun, marker: Marker) -> bool:
    frames = set(sense.frames)
    if marker.kind == "nominal":
        form = reading.forms[marker.content]
        return bool(frames & {"nominal", "accused", "described"}) and (form.masdar or bool(form.enclitic))
    if marker.kind == "preposition":
        prepositions = License.of((sense,)).prepositions - _TOPICS
        form = reading.forms[marker.at]
        return bool({form.preposition, form.text} & prepositions)
    return bool(frames & {"that", "quote", "prep", "ask", "addressee"})


def _of_pronoun(enclitic: str) -> Agreement:
    return {"ه": Agreement("m", "s"), "ها": Agreement("f", "s"), "هم": Agreement("m", "p")}.get(
        enclitic, Agreement("", "")
    )
