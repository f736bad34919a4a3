"""Finite verbs that are cues: `قال المتحدث إن`, `قيل إن`, `جاء في البيان أن`, `وجه نداء إلى`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from musnad.arabic.clitics import Analysis
from musnad.arabic.number_words import TEEN
from musnad.reading.asserted import is_asserted, is_formula
from musnad.reading.cues import QUANTIFIERS, Agreement, Cue, Scope, VerbPlace, cue_span, scope_of
from musnad.reading.cursor import Bounds, is_word
from musnad.reading.forms import VerbReading
from musnad.reading.frames import Frame, find_frame, takes_up
from musnad.reading.lightverbs import light_frame, within_frame
from musnad.reading.markers import COPY, REMARKS, License, find_marker
from musnad.reading.phrasemarks import is_comma
from musnad.reading.phrases import noun_phrase
from musnad.reading.reading import Reading
from musnad.reading.resumptions import TAKEN_UP
from musnad.reading.selfnaming import keeps_name
from musnad.reading.senses import EVIDENCING, about, by_itself, is_thing, licensed, open_to
from musnad.reading.words import Verb

_WROTE: Final = frozenset({"كتب", "كتبت", "كتبا"})
_ACCORDING: Final = frozenset({"بحسب", "حسب", "وفق", "وفقا", "طبقا", "علي", "نقلا", "تبعا", "استنادا"})
_WHAT: Final = frozenset({"ما", "مما", "عما", "بما", "لما"})
_WHEREBY: Final = "مما"
_CALLED: Final = frozenset({"دعا", "ادعي", "سمي", "اسمي"})
_IDENTITY: Final = ("اسم", "هويه", "هويات", "هويت")
_DECISIONS: Final = frozenset({"قرار", "حكم", "اتفاق", "اتفاقية", "قانون", "مرسوم", "معاهدة", "خطة"})
_TOLD_OF: Final = frozenset({"accused", "addressee"})
_HELD: Final = frozenset({"believe", "expect", "accuse"})
_HIS: Final = frozenset({"ه", "ها", "هم", "هما"})
_REACH: Final = "بلغ"
_REACHING: Final = frozenset({"ابلغ", "بلغ"})
_JOINTS: Final = frozenset("وف")
_THIRD_PERSON: Final = 3
_IDENTITY_REACH: Final = 7
_CLAUSE_REACH: Final = 24
_SHOW: Final = "اطلع"
_IN: Final = "في"
_WHEN: Final = frozenset({"بعدما", "عندما", "حينما", "حين"})
_AS: Final = frozenset({"حسبما", "وفقما", "مثلما"})
_IT_IS_SAID: Final = "يقال"
_TOLD: Final = frozenset({"say", "report", "announce", "add", "affirm", "reveal"})


def verb_cues(reading: Reading, number: int) -> list[Cue]:
    """The finite verbs of the sentence that are cues."""
    sentence = reading.sentences[number]
    found = []
    for at in range(sentence.first, sentence.last):
        form = reading.forms[at]
        if (not form.verbs and not form.passives) or (at + 1 < sentence.last and reading.forms[at + 1].text in TEEN):
            continue
        scope = scope_of(reading, sentence, at)
        for verb in form.verbs:
            cue = _verb_cue_in(reading, number, at, verb, scope)
            if cue is not None:
                found.append(cue)
                break
        found.extend(_passive_cues(reading, number, at, scope))
    return found


def narrowed(reading: Reading, cue: Cue, stop: int) -> list[Cue]:
    """The cue read again with nothing from token `stop` on: it stands inside another cue's source."""
    scope = Scope(cue.scope.first, stop)
    for verb in reading.forms[cue.at].verbs:
        again = _verb_cue_in(reading, cue.sentence, cue.at, verb, scope)
        if again is not None:
            return [again]
    return []


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
        sense = next((sense for sense in verb.senses if licensed(sense, marker, reading)), None)
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


def _verb_cue_in(reading: Reading, number: int, at: int, as_read: VerbReading, scope: Scope) -> Cue | None:
    verb = VerbPlace(reading, at, scope, as_read.analysis)
    if any(excluded(verb) for excluded in _EXCLUDED) or _described_thing(verb, as_read.senses):
        return None
    if _relative_object(verb, as_read.senses):
        return None
    frame = _frame(verb, as_read.senses)
    if frame is None or _attributes_nothing(verb, frame):
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
        agreement=Agreement(verb.analysis.gender, verb.analysis.number),
        joint=next((p for p in verb.analysis.proclitics if p in _JOINTS), ""),
        anonymous=verb.form.base == _IT_IS_SAID or _announced_by_nobody(verb, frame),
    )


def _frame(verb: VerbPlace, senses: tuple[Verb, ...]) -> Frame | None:
    plain = _plain_senses(verb, senses)
    frame = within_frame(verb, senses) or light_frame(verb, senses)
    return frame or (find_frame(verb, plain) if plain else None)


def _announced_by_nobody(verb: VerbPlace, frame: Frame) -> bool:
    """`بعدما أعلن عن مقتل`: without a subject in its clause of time, the verb is passive."""
    told = frame.source is None and frame.sense.class_ in {"announce", "reveal"} and frame.marker.kind == "preposition"
    return told and verb.before is not None and verb.before.text in _WHEN and frame.marker.at == verb.at + 1


def _plain_senses(verb: VerbPlace, senses: tuple[Verb, ...]) -> tuple[Verb, ...]:
    """The senses that the verb can have without another word of its own."""
    quoting = _behind_what(verb)
    plain = tuple(
        sense
        for sense in senses
        if by_itself(sense) and set(sense.frames) != {"within"} and (quoting or open_to(sense, verb.analysis))
    )
    return tuple(about(sense) for sense in plain) if quoting and verb.analysis.enclitic else plain


def _behind_what(verb: VerbPlace) -> bool:
    """Whether ما stands before the verb, alone or with a preposition."""
    return verb.before is not None and verb.before.text in _WHAT


def _unsaid(verb: VerbPlace) -> bool:
    """Whether nobody is told to have said something: `أقول`, `لم يقل`, `سيقول`."""
    return verb.analysis.person != _THIRD_PERSON or not is_asserted(*verb)


def _dual_masdar(verb: VerbPlace) -> bool:
    """A verbal noun with the alef of the accusative looks like a dual."""
    return verb.analysis.number == "d" and verb.form.nunated and verb.form.masdar


def _consequence(verb: VerbPlace) -> bool:
    """`مما يؤكد`, `الأمر الذي يؤكد`, or `ما يؤكد` behind a comma: what follows from the clause before."""
    if verb.before is None or verb.analysis.enclitic:
        return False
    apart = verb.at - 2 >= verb.scope.first and is_comma(verb.reading, verb.at - 2)
    if verb.before.text == _WHEREBY:
        return True
    if verb.relative and verb.at - 2 >= verb.scope.first:
        return verb.reading.forms[verb.at - 2].text == "الامر"
    return verb.before.text == "ما" and apart and verb.analysis.tense == "present"


def _remark(verb: VerbPlace) -> bool:
    """`في تطور يؤكد`, `في خطوة تشير إلى`: for what the author takes the news."""
    governed = verb.at - 2 >= verb.scope.first and verb.reading.forms[verb.at - 2].text == "في"
    return governed and verb.before is not None and verb.before.text in REMARKS


def _described_thing(verb: VerbPlace, senses: tuple[Verb, ...]) -> bool:
    """`ما وصفه بالخطير`: a name for a thing, in the midst of something else."""
    return verb.before is not None and verb.before.text == "ما" and any("described" in s.frames for s in senses)


def _according_to_what(verb: VerbPlace) -> bool:
    """`بحسب ما قال`: the phrase is the cue, and not its verb."""
    reading, at, scope, _ = verb
    return (
        _behind_what(verb)
        and at - 2 >= scope.first
        and not {reading.forms[at - 2].text, reading.forms[at - 2].text.removeprefix("و")}.isdisjoint(_ACCORDING)
    )


def _written_otherwise(verb: VerbPlace) -> bool:
    """Whether the letters are those of another word: ta marbuta for a pronoun, alef maqsura in a passive."""
    analysis, written = verb.analysis, verb.reading.written(verb.at)
    feminine = analysis.enclitic == "ه" and written.endswith("ة")
    called = analysis.tense == "present" and analysis.lemma in _CALLED and written.endswith("ى")
    return feminine or called


def _clause_taken_up(verb: VerbPlace) -> bool:
    """`وهو ما نفاه`, `الأمر الذي أكده`: the pronoun stands for what was told before."""
    reading, at, scope, analysis = verb
    if not analysis.enclitic or at - 2 < scope.first:
        return False
    return (reading.forms[at - 2].text, reading.forms[at - 1].text) in TAKEN_UP


def _relative_object(verb: VerbPlace, senses: tuple[Verb, ...]) -> bool:
    """`الذي ذكره`: the pronoun stands for the noun before, unless that is accused or asked (`التي اتهمتها ب`).

    Behind an indefinite noun no relative is written (`موقف يذكره التاريخ`).
    """
    told_of = any(not _TOLD_OF.isdisjoint(sense.frames) for sense in senses)
    related = verb.relative or _describes_thing(verb)
    return bool(verb.analysis.enclitic) and related and not (told_of and takes_up(verb))


def _describes_thing(verb: VerbPlace) -> bool:
    """Whether a verb in the present stands right behind an indefinite noun for no person or text."""
    before = verb.before
    if before is None or not is_word(verb.reading, verb.at - 1) or verb.analysis.tense != "present":
        return False
    noun = before.nominal and not (before.definite or before.enclitic or before.unknown)
    return noun and not (before.human or before.document or before.body or before.given or before.classes)


def _first_person(verb: VerbPlace) -> bool:
    """A past that begins with a joining alef is never written with hamza: `أعتقد` is I believe.

    In a quotation a past in -نا before a preposition tells what the speakers did (`«مذكرة طالبنا فيها ب»`).
    """
    reading, at, scope, analysis = verb
    stem = reading.written(at)[analysis.start :]
    if analysis.enclitic == "نا" and reading.inside[at] >= 0 and analysis.tense == "past" and at + 1 < scope.last:
        following = reading.forms[at + 1]
        return following.is_a("preposition") or bool(following.preposition)
    return analysis.tense == "past" and analysis.vocalised.startswith("ا") and stem.startswith("أ")


def _byline(verb: VerbPlace) -> bool:
    """`كتب: فلان` or `كتب - فلان` at the head of a paragraph names who wrote the report."""
    following = verb.at + 1
    opens = verb.at == verb.scope.first and following < verb.scope.last
    return opens and verb.form.text in _WROTE and verb.reading.tokens[following].form in ":-–—"


def _subjunctive(verb: VerbPlace) -> bool:
    """A plural present without its nun is wished or denied, and asserts nothing (`أن يلاحظوا ويركزوا`)."""
    analysis = verb.analysis
    return analysis.tense == "present" and analysis.number == "p" and verb.form.text.endswith("وا")


_EXCLUDED: Final = (
    _unsaid,
    _dual_masdar,
    _consequence,
    _remark,
    _clause_taken_up,
    _according_to_what,
    _written_otherwise,
    _first_person,
    _byline,
    _subjunctive,
)


def _attributes_nothing(verb: VerbPlace, frame: Frame) -> bool:
    """Whether the frame found is no statement of anybody: the common view, a formula, why a source is unnamed."""
    if _deemed(frame, verb.analysis) or _anonymity(verb) or _seen(verb, frame) or _inferred(verb, frame):
        return True
    if (
        _deemed_of_him(verb, frame)
        or _amounts(verb)
        or _as_told(verb, frame)
        or _got_copy(verb, frame)
        or _stands_by(verb, frame)
    ):
        return True
    return frame.source is None and (
        _quoted(verb)
        or takes_up(verb)
        or is_formula(verb, frame.sense.class_)
        or _proved_by_thing(verb, frame)
        or _claimed_by_thing(verb)
    )


def _proved_by_thing(verb: VerbPlace, frame: Frame) -> bool:
    """`كشفت العمليات عن تغير`, `إن استهداف السوق يشير إلى`: an event proves and does not say."""
    reading, at, scope, analysis = verb
    if frame.sense.class_ not in EVIDENCING or frame.marker.kind not in {"that", "preposition"}:
        return False
    phrase = noun_phrase(reading, at + 1, frame.marker.at, Bounds(apposition=False))
    if phrase is None or phrase.head != at + 1 or not is_thing(reading, phrase):
        return analysis.tense == "present" and _told_of_deed(reading, at, scope)
    return analysis.gender == "f" or not reading.forms[phrase.head].base.endswith("ه")


def _claimed_by_thing(verb: VerbPlace) -> bool:
    """`الأقنعة التي تدعي أنها`: what stands before the relative is nobody, and only in a figure says anything."""
    if not verb.relative or verb.at - 2 < verb.scope.first:
        return False
    noun = verb.reading.forms[verb.at - 2]
    named = noun.unknown or bool(noun.given) or noun.proper or bool(noun.heads) or noun.human
    return is_word(verb.reading, verb.at - 2) and noun.nominal and noun.definite and not (named or noun.adjective)


def _told_of_deed(reading: Reading, at: int, scope: Scope) -> bool:
    """Whether أن opens the clause of the verb with a verbal noun, of which all before the verb tells."""
    for index in range(at - 2, max(scope.first, at - _CLAUSE_REACH) - 1, -1):
        if is_comma(reading, index):
            return False
        opened = reading.forms[index].complementizer
        if opened is not None and not opened.pronoun:
            first = reading.forms[index + 1]
            return (first.masdar or first.is_a("attack")) and not (first.heads or first.given or first.unknown)
    return False


def _quoted(verb: VerbPlace) -> bool:
    quotation = verb.reading.quotation_around(verb.at)
    return quotation is not None and quotation.closed


def _deemed(frame: Frame, analysis: Analysis) -> bool:
    """`تعتبر المدينة معقلا`: in the present, without أنّ, it is what all hold and not what somebody says."""
    return analysis.tense == "present" and frame.sense.class_ == "believe" and frame.marker.kind == "nominal"


def _deemed_of_him(verb: VerbPlace, frame: Frame) -> bool:
    """`الذي يعتقد أنه فر`: what is believed of him, and not by him."""
    announced = (
        verb.reading.forms[frame.marker.at].complementizer or verb.reading.forms[frame.marker.content].complementizer
    )
    held = verb.relative and frame.sense.class_ in _HELD and verb.analysis.tense == "present"
    return held and announced is not None and announced.pronoun in _HIS


def _amounts(verb: VerbPlace) -> bool:
    """`تبلغ 64 قرية`: a number is reached, and nothing is reported."""
    following = verb.at + 1
    if verb.analysis.lemma == _REACH and not verb.analysis.enclitic and following < verb.scope.last:
        return not verb.reading.forms[following].heads  # `يبلغ سعر البرميل مئة دولار`
    counted = following < verb.scope.last and verb.reading.forms[following].base in QUANTIFIERS
    number = counted or (following < verb.scope.last and verb.reading.tokens[following].kind == "number")
    return number and verb.analysis.lemma in _REACHING


def _got_copy(verb: VerbPlace, frame: Frame) -> bool:
    """`اطلعت الصحيفة على نسخة منه`, `اطلع على الوضع`: who has read or seen it says nothing."""
    if frame.marker.kind != "preposition":
        return False
    seen = verb.analysis.lemma == _SHOW and frame.marker.at == verb.at + 1 and not verb.analysis.enclitic
    return seen or verb.reading.forms[frame.marker.content].base == COPY


def _as_told(verb: VerbPlace, frame: Frame) -> bool:
    """`حسبما أعلن الوالي لدى تفقده الموقع`: what was announced is the clause before."""
    return frame.marker.kind == "nominal" and verb.before is not None and verb.before.text in _AS


def _stands_by(verb: VerbPlace, frame: Frame) -> bool:
    """`القوات التي تدافع عن المدينة`: what somebody stands for describes them, and is no praise that was spoken."""
    return verb.relative and frame.sense.act == "praise" and verb.analysis.tense == "present"


def _seen(verb: VerbPlace, frame: Frame) -> bool:
    """`ما يرونه في البلاد`: what they see there; `ترى الأطراف في الاتفاق خطوة`: what they take something for."""
    held = frame.sense.class_ == "believe" and frame.marker.kind == "preposition"
    if held and verb.reading.forms[frame.marker.at].text == _IN:
        return True
    return held and _behind_what(verb) and bool(verb.analysis.enclitic)


def _inferred(verb: VerbPlace, frame: Frame) -> bool:
    """`ويشير هذا القرار إلى تكثيف الجهود`: of what he has just told the author says what it means."""
    if frame.sense.class_ != "indicate" or verb.analysis.tense != "present":
        return False
    if frame.source is None:
        return verb.before is not None and verb.before.is_a("demonstrative")
    head = verb.reading.forms[frame.source.head]
    pointed = verb.reading.forms[frame.source.first].is_a("demonstrative")
    return pointed and not head.human and not head.body and any(h.form in _DECISIONS for h in head.heads)


def _anonymity(verb: VerbPlace) -> bool:
    """`طلب عدم ذكر اسمه`: why a source is unnamed, and no statement of his."""
    ahead = verb.reading.forms[verb.at + 1 : verb.at + _IDENTITY_REACH]
    told = verb.form.is_a("anonymity") and any(form.base.startswith(_IDENTITY) for form in ahead)
    return told or keeps_name(verb.reading, verb.at)
