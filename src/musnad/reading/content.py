"""Content: from where a cue announces it to where the attribution ends.

Content runs to the end of its sentence, or of its quotation where that is longer, unless before that the author
goes on in his own voice or attributes something else: a conjunction with a verb of saying, a participle of saying
that agrees with the source, a remark such as `دون ذكر تفاصيل`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musnad.arabic.marks import Quotation
from musnad.model import Span
from musnad.reading.cues import Cue
from musnad.reading.cursor import is_word
from musnad.reading.deeds import doer_before
from musnad.reading.forms import Form
from musnad.reading.markers import REMARKS
from musnad.reading.phrasemarks import after_quotation, is_comma, is_name_quotation
from musnad.reading.phrases import Phrase
from musnad.reading.reading import Reading

_UNSEEN: Final = "\xad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_TRAILING: Final = frozenset(f" \t\n\r\u00a0،,؛;:.-–—ـ/{_UNSEEN}")
_LEADING: Final = frozenset(f" \t\n\r\u00a0،,؛;:.-–—{_UNSEEN}")
_ELABORATING: Final = frozenset({"حيث", "اذ"})
_CONNECTIVES: Final = frozenset(
    {"كما", "فيما", "حيث", "بينما", "اذ", "حين", "لكن", "ولكن", "بيد", "وقد", "قد", "في", "ثم", "كذلك", "ايضا", "وايضا"}
)
_MEANWHILE: Final = frozenset({"فيما", "بينما", "فبينما", "وفيما", "وبينما"})
_HENCE: Final = frozenset({"لذلك", "لذا"})
_BESIDES: Final = frozenset({("فضلا", "عن"), ("اضافه", "الي"), ("بالاضافه", "الي"), ("علاوه", "علي"), ("الي", "جانب")})
_OCCASIONS: Final = frozenset({"وقت", "اشاره", "رد", "معرض", "تصريح", "تصريحات", "تعليق", "تلميح"})
_DURING: Final = frozenset({"خلال", "في", "اثناء", "عقب", "علي"})
_MEETINGS: Final = frozenset(
    {
        "لقاء", "اجتماع", "مكالمه", "اتصال", "محادثه", "مؤتمر", "مقابله", "حوار", "حديث", "خطاب", "كلمه", "ندوه",
        "جلسه", "مداخله", "بيان", "تغريده", "رساله", "هامش", "مباحثات", "محادثات",
    }
)  # fmt: skip
_MEETINGS_OWN: Final = frozenset(
    {
        "لقاء", "لقائ", "استقبال", "اجتماع", "اتصال", "مؤتمر", "خطاب", "كلمت", "زيارت", "مقابلت", "مداخلت", "مباحثات",
        "محادثات", "مكالمت", "ترؤس",
    }
)  # fmt: skip
_ON_A_SIDE: Final = frozenset({"جانب", "جهه", "ناحيه"})
_WHEREBY: Final = "مما"
"""Behind a clause it tells what came of it, as told by who tells the clause (`دارت اشتباكات، مما أدى إلى ...`)."""
_GOING_ON: Final = frozenset({"say", "add", "note", "explain", "indicate", "affirm"})
"""Classes of verbs that newsrooms join to a speaker whatever the letters (`قالت المصادر إن ... وأضاف أن`)."""
_RESULTING: Final = frozenset({"اسفر", "ادي", "خلف", "اودي", "تسبب", "نجم", "نتج", "اوقع", "الحق", "راح"})
"""Verbs whose subject is what happened, and nobody who speaks."""
_TIMES: Final = frozenset({"بعد", "قبل", "عقب", "منذ", "خلال", "اثر", "وسط", "فيما", "غداه", "عشيه"})
_THROUGH: Final = "عبر"
_NOT_YET: Final = frozenset({"لم", "لا"})
_UNSAID: Final = frozenset(
    {"يعلق", "تعلق", "يعلقا", "يعلقوا", "يتسن", "يتسني", "يعقب", "تعقب", "يتضح", "تتضح", "يتمكن", "تتمكن"}
)
"""Verbs that tell that somebody has not commented, or that nothing could be verified."""
_ISSUED: Final = frozenset({"يصدر", "تصدر", "يرد", "ترد"})
_COMMENTS: Final = frozenset({"تعليق", "رد", "بيان", "تاكيد", "توضيح", "تعقيب", "علي", "اي"})
_SILENCE_REACH: Final = 6
_AUTHOR: Final = frozenset({"دون", "بدون"})
_AUTHOR_AFTER: Final = frozenset(
    {"ذكر", "اعطاء", "تقديم", "تحديد", "توضيح", "الخوض", "مزيد", "تفاصيل", "الكشف", "الاشاره", "ايضاح", "ايراد"}
)
_GIVING: Final = frozenset(
    {"يذكر", "يعطي", "يقدم", "يحدد", "يسمي", "يسم", "يدلي", "يخوض", "يورد", "يفصح", "يبدي", "يتطرق"}
)
"""Verbs that tell with a negation what a speaker has left out, and say nothing by themselves."""
_GENDERS: Final = {"ي": "m", "ت": "f"}
_VERIFYING: Final = frozenset({"تحقق", "تاكد", "تاكيد", "تثبت", "حصول", "اتصال", "وصول"})


def is_sibling(reading: Reading, cue: Cue, other: Cue) -> bool:
    """Whether `other`, later in the same sentence, speaks beside `cue` and not inside its content."""
    quotation = reading.quotation_around(other.at)
    if quotation is not None and quotation.closed and quotation.start >= cue.start - 1:
        return False
    if other.rule == "cue-noun":  # `بقوله` tells how the speaker said it
        return other.source is None and reading.forms[other.at].preposition == "ب" and is_comma(reading, other.at - 1)
    if other.rule == "cue-participle" and other.anonymous:
        return False
    if other.rule == "cue-participle":
        alike = _same_subject(reading, cue, other)
        plain = alike and not (other.agreement.number == "p" and cue.agreement.number == "s")
        return plain or (is_comma(reading, other.at - 1) and not _describes_inner(reading, cue, other))
    if other.joint:
        return not _continues_inner(reading, cue, other)
    if _main_clause(reading, cue, other):
        return True
    return _opens_beside(reading, cue, other)


def _main_clause(reading: Reading, cue: Cue, other: Cue) -> bool:
    """Whether the cue only tells what went on meanwhile, and the main clause follows behind a comma.

    `فيما تقول مصادر إن العدد مئة، أكدت مصادر أخرى أن الرقم أكبر`
    """
    if (
        other.rule != "cue-verb"
        or other.source is None
        or other.source.first < other.at
        or not is_comma(reading, other.at - 1)
    ):
        return False
    first = clause_start(reading, cue)
    opens = first == cue.scope.first or is_comma(reading, first - 1)
    return opens and reading.forms[first].base in _MEANWHILE


def _continues_inner(reading: Reading, cue: Cue, other: Cue) -> bool:
    """Whether a joined verb goes on with somebody in the content, since its speaker disagrees.

    A plural verb cannot go on with one speaker (`أعضاء هددوا وطالبوا`), nor a masculine one with a feminine where the
    content has somebody who acts (`قالت مصادر إن المحافظ وجه صفعة وأمر بتغيير`).
    """
    if other.agreement.number == "s" and other.source is None and other.cue_class not in _GOING_ON:
        genders = {cue.agreement.gender, other.agreement.gender}
        apart = cue.agreement.number == "s" and len(genders - {""}) > 1
        return apart and doer_before(reading, cue.content, other.at, other.agreement) is not None
    if other.agreement.number != "p" or other.source is not None or cue.agreement.number != "s":
        return False
    if cue.source is None or _several(reading, cue.source):
        return False
    between = (reading.forms[at].best for at in range(cue.content, other.at))
    return any(form.wordclass == "verb" and form.number == "p" and form.tense == "past" for form in between)


def _describes_inner(reading: Reading, cue: Cue, participle: Cue) -> bool:
    """Whether somebody acts in the content whom the participle can describe.

    Where nobody does it is the speaker's, if not by the letter (`كشف المركز أن الثوار تقدموا، مشيرة إلى`).
    """
    return doer_before(reading, cue.content, participle.at, participle.agreement) is not None


def _same_subject(reading: Reading, cue: Cue, participle: Cue) -> bool:
    gender, number = cue.agreement
    if not gender or participle.joint:
        return True
    if participle.agreement.number == "p":
        return number in {"p", "d"} or cue.source is None or _several(reading, cue.source)
    return participle.agreement.gender == gender or number == "p"


def _several(reading: Reading, source: Phrase) -> bool:
    form = reading.forms[source.head]
    plural = form.best.number in {"p", "d"} or form.plural
    joined = any(reading.forms[at].joint == "و" for at in range(source.first + 1, source.last))
    return plural or joined or form.base in {"عدد", "كل", "مجموعه", "بعض"} or form.text.endswith(("ون", "ين"))


def _opens_beside(reading: Reading, cue: Cue, other: Cue) -> bool:
    first = clause_start(reading, other)
    if first == other.at or (other.source is not None and first == other.source.first):
        return False
    if reading.forms[first].text in _ELABORATING and other.source is not None:
        return cue.source is None or reading.forms[other.source.head].base == reading.forms[cue.source.head].base
    return True


def clause_start(reading: Reading, cue: Cue) -> int:
    """The token at which the clause of a cue begins, with its connectives (`فيما رجح`, `وكانت مصادر قد أشارت`)."""
    first = cue.at
    if cue.source is not None and cue.source.first < cue.at:
        first = cue.source.first
    while first > cue.scope.first:
        opener = _connective_before(reading, first, cue.scope.first)
        if opener is not None:
            first = opener
            continue
        form = reading.forms[first - 1]
        if not is_word(reading, first - 1):
            break
        if form.text in _CONNECTIVES or form.is_a("auxiliary"):
            first -= 1
            if form.joint:
                break
            continue
        break
    return first


def _connective_before(reading: Reading, first: int, floor: int) -> int | None:
    """Where a connective of several words begins that ends right before token `first` (`من جهتها أكدت`)."""
    start = reading.connected.get(first)
    return start if start is not None and start >= floor else None


def content_end(reading: Reading, cue: Cue, others: Sequence[Cue]) -> int:
    """The character at which the content of `cue` ends; a cue on the way to another's content ends before that."""
    limits = sorted(
        clause_start(reading, other) for other in others if other.at > cue.content and is_sibling(reading, cue, other)
    )
    limits += [other.marker for other in others if other.at < cue.at < other.marker and other.marker > cue.content]
    main = _main_verb(reading, cue)
    limits += [main] if main is not None else []
    limit = min((first for first in limits if first > cue.content), default=None)
    stop = cue.scope.last if limit is None else min(limit, cue.scope.last)
    if cue.stop is not None:
        stop = min(stop, cue.stop)
    return _end(reading, cue, stop)


def _main_verb(reading: Reading, cue: Cue) -> int | None:
    """Where the main clause begins behind one that tells what went on meanwhile (`وفيما أعلن أنه تقدم، لم يصدر`)."""
    first = clause_start(reading, cue)
    if first != cue.scope.first or reading.forms[first].base not in _MEANWHILE or cue.rule != "cue-verb":
        return None
    for at in range(cue.content + 1, cue.scope.last):
        form = reading.forms[at]
        opens = is_word(reading, at) and is_comma(reading, at - 1) and not form.joint
        if opens and (form.text == "لم" or (form.finite and form.best.tense == "past" and not form.nominal)):
            return at
    return None


def _end(reading: Reading, cue: Cue, stop: int) -> int:
    opening = reading.opening.get(cue.content)
    if opening is not None and not (is_name_quotation(reading, opening) and cue.frame not in {"quote", "colon"}):
        end = _end_with_quotation(reading, cue, opening, stop)
        if end is not None:
            return end
    at = cue.content
    while at < stop:
        quotation = reading.opening.get(at)
        if quotation is not None:
            after = after_quotation(reading, quotation)
            if quotation.closed and after > stop:
                return quotation.end
            at = max(after, at + 1) if quotation.closed else at + 1
            continue
        if at > cue.content and cue.frame != "that" and _ends_early(reading, cue, at, stop):
            break
        if (
            at > cue.content + 1
            and reading.forms[at].text == "وهو"
            and at + 1 < stop
            and reading.forms[at + 1].text == "ما"
        ):
            break
        if at > cue.content + 1 and (
            _author_resumes(reading, cue, at, stop)
            or (is_comma(reading, at - 1) and (_background(reading, cue, at) or _shifts(reading, cue, at)))
            or (reading.forms[at].joint == "و" and _new_clause(reading, cue, at))
        ):
            break
        at += 1
    return without_loose_words(reading.text, cue.start, reading.tokens[at - 1].end)


def _end_with_quotation(reading: Reading, cue: Cue, quotation: Quotation, stop: int) -> int | None:
    """Where content ends that begins with a quotation, or None where it goes on after it."""
    if not quotation.closed:
        last = min(reading.token_at(quotation.end), _next_cue(reading, cue, stop))
        return trimmed_end(reading.text, cue.start, reading.tokens[last - 1].end)
    after = after_quotation(reading, quotation)
    if cue.frame in {"quote", "colon"}:
        return _joined(reading, quotation, after, cue.scope.last)
    if after >= stop or not is_word(reading, after):
        return _joined(reading, quotation, after, stop)
    return None


def _next_cue(reading: Reading, cue: Cue, stop: int) -> int:
    return stop if stop < cue.scope.last else len(reading.tokens)


def _joined(reading: Reading, quotation: Quotation, after: int, stop: int) -> int:
    """The end of a quotation and of those coordinated with it (`«لا» و«لن»`)."""
    end = quotation.end
    while after < stop:
        at = after
        while at < stop and (is_comma(reading, at) or reading.forms[at].text == "و"):
            at += 1
        at += 2 * (at + 1 < stop and (reading.forms[at].text, reading.forms[at + 1].text) in _BESIDES)
        following = reading.opening.get(at)
        if following is None or not following.closed or at == after:
            break
        end, after = following.end, after_quotation(reading, following)
    return end


def _noun_ends(reading: Reading, at: int) -> bool:
    """The content of a noun of saying is short: a comma or an adverbial of time belongs to the clause around it."""
    return is_comma(reading, at) or reading.forms[at].text in _TIMES


def _background(reading: Reading, cue: Cue, at: int) -> bool:
    """Behind a comma a relative clause is the author's background where the content is a noun phrase."""
    form = reading.forms[at]
    if at + 1 < cue.scope.last:
        following = reading.forms[at + 1]
        if form.text == "في" and (following.text in _OCCASIONS or _is_remark(reading, at + 1, cue.scope.last)):
            return True
        if form.text in _DURING and _meeting(following) and _last_words(reading, at, cue.scope.last):
            return True
        if form.text in {"الا", "غير", "بيد"} and following.complementizer is not None and cue.frame != "that":
            return True
    if form.text in _HENCE and cue.frame in {"nominal", "preposition"}:
        return True
    if not form.is_a("relative") or form.joint or (form.text == _WHEREBY and cue.frame == "that"):
        return False
    return cue.frame in {"nominal", "preposition"} or _closes(reading, cue, at)


def _is_remark(reading: Reading, at: int, stop: int) -> bool:
    """Whether the author says what they take it for (`، في خطوة تهدف إلى`, `، في تطور يؤكد`)."""
    form = reading.forms[at]
    verb = reading.forms[at + 1] if at + 1 < stop else None
    return form.text in REMARKS and verb is not None and verb.finite and not verb.joint


def _meeting(form: Form) -> bool:
    """Whether the noun is of an occasion to speak, new to the reader or the speaker's own (`لقاء`, `لقائه`)."""
    return not form.definite and form.base in (_MEETINGS_OWN if form.enclitic else _MEETINGS)


def _last_words(reading: Reading, at: int, stop: int) -> bool:
    """Whether neither a comma nor a verb of the content follows: what stands there tells when it was said."""
    for index in range(at, stop):
        form = reading.forms[index]
        if is_comma(reading, index) or form.is_a("relative"):
            return not is_comma(reading, index)
        of_meeting = index == at + 2 and bool(form.enclitic)
        if form.finite and not form.nominal and not of_meeting:
            return False
    return True


def _shifts(reading: Reading, cue: Cue, at: int) -> bool:
    """Whether words behind a comma turn to another matter (`من جهة ثانية`, `إلى ذلك`, `وذلك بعد`)."""
    match = reading.connectives.get(at)
    if match is not None and match.entry.class_ == "topic-shift" and match.last - at > 1:
        return not _the_other_side(reading, cue, at)
    following = at + 1
    if reading.forms[at].text == "وذلك" and following < len(reading.forms):
        return reading.forms[following].is_a("adverbial-preposition", "preposition")
    return reading.forms[at].text in {"لم", "ولم", "لكن", "ولكن"} and any(
        reading.forms[index].text in {"يتسن", "يتسني"} for index in range(at, min(at + 3, len(reading.forms)))
    )


def _the_other_side(reading: Reading, cue: Cue, at: int) -> bool:
    """Whether the speaker weighs two sides of one matter (`يواجه من جانب حربا، ومن جانب آخر أزمة`)."""
    side = reading.forms[at + 1].text
    before = zip(reading.forms[cue.content : at], reading.forms[cue.content + 1 : at], strict=False)
    return side in _ON_A_SIDE and any(first.text == "من" and second.text == side for first, second in before)


def _new_clause(reading: Reading, cue: Cue, at: int) -> bool:
    """Whether the author's own clause begins with و.

    A noun phrase cannot go on with a finite verb, and وكان looks back.
    """
    form = reading.forms[at]
    comma = is_comma(reading, at - 1)
    if comma and form.is_a("auxiliary") and form.best.lemma == "كان":
        return True
    if cue.frame not in {"nominal", "preposition"} or not form.finite or form.nominal or form.is_a("place"):
        return False
    if _goes_on_relative(reading, cue, at) or _comes_of(reading, cue, at):
        return False
    return comma or not any(
        reading.forms[index].finite or reading.forms[index].is_a("relative") for index in range(cue.content, at)
    )


def _comes_of(reading: Reading, cue: Cue, at: int) -> bool:
    """Whether the verb tells what came of a deed in the content (`أدان التفجير الذي استهدف المسجد، وأسفر عن مقتل`)."""
    behind = (reading.forms[index] for index in range(cue.content, at))
    return reading.forms[at].best.lemma in _RESULTING and any(form.is_a("relative") for form in behind)


def _goes_on_relative(reading: Reading, cue: Cue, at: int) -> bool:
    """Whether the verb goes on with the clause of ما that is the content, and cannot be the speaker's.

    `لفت الوزير إلى ما ارتكبته الجماعة من جرائم، وأغلقت الطرق`: a feminine verb has no masculine subject.
    """
    verb = reading.forms[at].best
    if reading.forms[cue.content].text != "ما" or not verb.gender or not cue.agreement.gender:
        return False
    earlier = (reading.forms[index] for index in range(cue.content + 1, at))
    alike = any(form.finite and not form.nominal and form.best.gender == verb.gender for form in earlier)
    return alike and verb.gender != cue.agreement.gender


def _closes(reading: Reading, cue: Cue, at: int) -> bool:
    """Whether no comma follows in the sentence, so that the relative clause is its last word and the author's gloss."""
    return not any(is_comma(reading, index) for index in range(at, cue.scope.last))


def _author_resumes(reading: Reading, cue: Cue, at: int, stop: int) -> bool:
    form = reading.forms[at]
    if form.text in _AUTHOR and at + 1 < stop:
        left_out = reading.forms[at + 1].text == "ان" and _leaves_out(reading, cue, at + 2, stop)
        return left_out or reading.forms[at + 1].text in _AUTHOR_AFTER
    if _is_silence(reading, at, stop):
        return True
    return form.text == "اشاره" and reading.forms[at - 1].text == "في" and is_comma(reading, at - 2)


def _leaves_out(reading: Reading, cue: Cue, at: int, stop: int) -> bool:
    """Whether the clause tells what the speaker has not told, or what the author could not verify.

    `أسر العشرات، دون أن يذكر عددهم`; but `قصف القرية، دون أن يوقع ضحايا` is what they tell.
    """
    if at >= stop:
        return False
    verb = reading.forms[at]
    if verb.text in _UNSAID:
        return any(form.base in _VERIFYING for form in reading.forms[at + 1 : min(at + 3, stop)])
    if not verb.verbs and f"ي{verb.text[1:]}" not in _GIVING:
        return False
    gender, number = cue.agreement
    same = _GENDERS.get(verb.text[0]) == gender and not verb.text.endswith("وا")
    return same or number != "s" or not gender


def _ends_early(reading: Reading, cue: Cue, at: int, stop: int) -> bool:
    """Whether content that is a noun ends behind its first word or later: no more of it is said."""
    return _names_medium(reading, at, stop) or (
        cue.rule == "cue-noun" and cue.frame not in {"colon", "quote"} and _noun_ends(reading, at)
    )


def _names_medium(reading: Reading, at: int, stop: int) -> bool:
    """Whether words tell through what somebody spoke (`أدان الهجوم عبر تلغرام`), and nothing of what was said."""
    if reading.forms[at].text != _THROUGH or at + 1 >= stop:
        return False
    form = reading.forms[at + 1]
    return form.medium or form.is_a("speech-noun", "platform")


def _is_silence(reading: Reading, at: int, stop: int) -> bool:
    """Whether the author says here that nobody has answered (`فيما لم يصدر تعليق من الجيش`, `ولم يتسن التحقق`)."""
    forms = reading.forms[at : min(at + _SILENCE_REACH, stop)]
    words = [form.text for form in forms]
    after = 1 if words[0] in _MEANWHILE else 0
    denies = after < len(words) and words[after].removeprefix("و") in _NOT_YET and (after or words[0][:1] == "و")
    if not denies or after + 1 >= len(words):
        return False
    silent = words[after + 1]
    return silent in _UNSAID or (silent in _ISSUED and not _COMMENTS.isdisjoint(words[after + 2 :]))


def trimmed_end(text: str, start: int, end: int) -> int:
    """`end` moved back over spaces and final marks."""
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    return end


_LOOSE: Final = (" و", " من", " في", " على", " إلى", " وذلك", " ذلك", " عن", " مع", " قد", " وقد")


def without_loose_words(text: str, start: int, end: int) -> int:
    """`end` moved back over a preposition or conjunction that a cut has left without what it governs."""
    moved = True
    while moved:
        end = trimmed_end(text, start, end)
        moved = False
        for word in _LOOSE:
            if text[start:end].endswith(word):
                end, moved = end - len(word), True
    return end


def trimmed_start(text: str, start: int, end: int) -> int:
    """`start` moved on over spaces and marks that open nothing."""
    while start < end and text[start] in _LEADING:
        start += 1
    return start


def span_between(text: str, start: int, end: int) -> Span | None:
    """The span without the spaces and marks at its rims, or None where nothing is left."""
    start = trimmed_start(text, start, end)
    end = trimmed_end(text, start, end)
    return Span(start, end) if start < end else None
