"""Adverbials: what stands between a verb of saying and its source or content without being either.

Times, places of speaking, media, addressees and manner (`أمس`, `في بيان نشره`, `لوكالة`, `خلال مؤتمر صحفي`,
`بشكل قاطع`) may stand in any number, before the source or after it.
"""

from __future__ import annotations

from typing import Final

from musnad.arabic.clitics import WordClass
from musnad.reading.boundaries import in_respect_of
from musnad.reading.cursor import GOVERNED, NARROW, is_word
from musnad.reading.forms import Form
from musnad.reading.phrasemarks import after_quotation, is_comma, is_label, is_name_quotation
from musnad.reading.phrases import Phrase, noun_phrase
from musnad.reading.reading import Reading

_ALI: Final = "علي"
_WITH: Final = "مع"
_BEGINNING: Final = "مطلع"
"""Whoever is informed, and before a time its beginning (`مطلع الشهر`)."""
_UNDOTTED: Final = "ى"
_NEARNESS: Final = "قرب"
_MIMI: Final = "م"
"""With it begin verbal nouns that are rather places (`قرب موقف الحافلات`)."""
_NISBA: Final = "ي"
_FEMININE: Final = "ه"
_PARENTHESIS: Final = 12
_DASHES: Final = frozenset("-–—")
_WITH_PRONOUN: Final = frozenset(
    {"له", "لها", "لهم", "لنا", "لي", "فيه", "فيها", "خلاله", "خلالها", "به", "بها", "عنه"}
)
_MARKS: Final = frozenset('«»“”"')
_ONLINE: Final = frozenset({"نت", "مباشر"})
"""What ends the name of a medium of the network (`الجزيرة نت`)."""
_OF_OCCASIONS: Final = frozenset({"صلاه", "افتتاح", "ختام", "تابين", "وداع"})
"""Verbal nouns for what one speaks at (`في خطبة صلاة الجمعة`), and not of what is told."""
_ISSUED: Final = frozenset({"صدر", "صدرت", "نشر", "نشرت", "وزع", "وزعت"})
"""Verbs, as they are written, by which a text comes out (`في تقرير صدر اليوم، مقتل`)."""
_PUBLISHING: Final = frozenset({"publish", "report"})
_SECOND: Final = frozenset({"ل", "الي", "عن"})


def skip_adverbials(reading: Reading, at: int, stop: int) -> int:
    """The first token from `at` on that belongs to no adverbial, at most `stop`."""
    while at < stop:
        following = _one(reading, at, stop)
        if following == at:
            break
        at = following
    return min(at, stop)


def skip_opening(reading: Reading, at: int, stop: int) -> int:
    """The same at the head of a sentence, where و may be written to the adverbial (`وفي وقت لاحق نظم`)."""
    form = reading.forms[at]
    if form.joint == "و" and form.is_a("preposition", "adverbial-preposition"):
        at = _prepositional(reading, at, stop)
    return skip_adverbials(reading, at, stop)


def _one(reading: Reading, at: int, stop: int) -> int:
    kind = reading.tokens[at].kind
    if kind == "mark":
        return _mark(reading, at, stop)
    if kind == "number":
        return at + 1 if at + 1 < stop and reading.forms[at + 1].is_a("month", "time") else at
    return _word(reading, at, stop)


def _word(reading: Reading, at: int, stop: int) -> int:
    form = reading.forms[at]
    if at in reading.figures or form.complementizer is not None:
        return at
    if form.joint and not (form.is_a("time", "month") or _how(form) or _jointly(reading, at, stop)):
        return at
    if form.given and _opens_name(reading, at, stop):
        return at
    if in_respect_of(reading, at, stop):
        return at + 2
    if form.text == "اول" and at + 2 < stop and reading.forms[at + 2].text == "امس":
        return at + 3
    beginning = form.text == _BEGINNING and at + 1 < stop and reading.forms[at + 1].is_a("time", "month")
    if beginning or (form.is_a("time", "month") and not form.speaks):
        return _time(reading, at, stop)
    if form.is_a("manner", "auxiliary"):
        return at + 1
    if form.is_a("adverbial-preposition", "preposition", "attaching-preposition") and not form.definite:
        return at if is_nearness(reading, at, stop) else _prepositional(reading, at, stop)
    return _with_letter(reading, at, stop)


def is_nearness(reading: Reading, at: int, stop: int) -> bool:
    """Whether قرب is no `near` but the nearness of a deed (`أعلنت الوزارة قرب تنفيذ الخطة`)."""
    following = at + 1
    if reading.forms[at].text != _NEARNESS or following >= stop or not is_word(reading, following):
        return False
    form = reading.forms[following]
    deed = form.best.wordclass is WordClass.MASDAR and not form.definite and not form.text.startswith(_MIMI)
    behind = reading.forms[following + 1] if following + 1 < stop else form
    governs = behind.nominal and not (behind.definite or behind.preposition or behind.joint)  # `قرب فتح جبهات`
    return deed and (governs or not form.heads) and not form.is_a("place", "place-head", "time")


def _how(form: Form) -> bool:
    """Whether و joins to the verb how it was said (`أدانت الهيئة وبشدة الهجوم`)."""
    return form.preposition == "ب" and form.is_a("idiom-after-bi") and not form.definite and not form.enclitic


def _jointly(reading: Reading, at: int, stop: int) -> bool:
    """Whether و joins to the verb with whom it is done (`طلبت من الهيئة وبالتنسيق مع البلدية تقديم`)."""
    form = reading.forms[at]
    together = form.preposition == "ب" and form.definite and form.is_a("idiom-after-bi")
    return together and at + 1 < stop and reading.forms[at + 1].text == _WITH


def _opens_name(reading: Reading, at: int, stop: int) -> bool:
    """Whether a given name that is also a preposition has a surname behind it (`قال علي الراوي`, `قالت منى سالم`).

    The name علي has the dots that the preposition على lacks.
    """
    following = at + 1
    undotted = reading.forms[at].text == _ALI and reading.written(at).endswith(_UNDOTTED)
    if following >= stop or not is_word(reading, following) or undotted:
        return False
    form = reading.forms[following]
    surname = form.given or form.unknown or (form.definite and form.text.endswith(_NISBA))
    return bool(surname) and not (form.heads or form.preposition or form.enclitic)


def _with_letter(reading: Reading, at: int, stop: int) -> int:
    """Past a noun with its preposition written on it (`لوكالة`, `بوضوح`), such a letter alone or with a pronoun."""
    form = reading.forms[at]
    if form.preposition == "ل" and _addressee(reading, at):
        return _object_of_preposition(reading, at, stop)
    if form.preposition in {"ب", "ل"} and form.is_a("idiom-after-bi", "time"):
        return _object_of_preposition(reading, at, stop)
    if form.base in {"ل", "ب"} and len(form.text) == 1:
        return _name_after_letter(reading, at, stop)
    return at + 1 if form.text in _WITH_PRONOUN else at


def _mark(reading: Reading, at: int, stop: int) -> int:
    form = reading.tokens[at].form
    if is_comma(reading, at) or form in _DASHES:
        return at + 1
    if form in "([" and not _name_in_brackets(reading, at, stop):
        for index in range(at + 1, min(stop, at + _PARENTHESIS)):
            if reading.tokens[index].form in ")]":
                return index + 1
    return at


def _name_in_brackets(reading: Reading, at: int, stop: int) -> bool:
    """Whether brackets hold a bare name that may itself be the source (`أوضحت (يونامي) أن`)."""
    return (
        at + 2 < stop
        and reading.tokens[at + 2].form in ")]"
        and is_word(reading, at + 1)
        and (reading.forms[at + 1].unknown or reading.forms[at + 1].body)
        and bool(reading.forms[at - 1].verbs)
    )


def _time(reading: Reading, at: int, stop: int) -> int:
    at += 1
    while at < stop:
        form = reading.forms[at]
        token = reading.tokens[at]
        numeral = token.kind == "number" or token.form in "/()"
        if (
            not numeral
            and not form.is_a("time", "month")
            and not (form.definite and form.adjective and (not form.speaks or form.is_a("adjective")))
        ):
            break
        if form.joint and not form.is_a("time", "month"):
            break
        at += 1
    return at


def _addressee(reading: Reading, at: int) -> bool:
    form = reading.forms[at]
    if form.is_a("addressee") or form.medium:
        return True
    return len(form.text) == 1


def _name_after_letter(reading: Reading, at: int, stop: int) -> int:
    following = at + 1
    quotation = reading.opening.get(following)
    if quotation is not None and is_name_quotation(reading, quotation):
        return min(stop, after_quotation(reading, quotation))
    turned = following + 2  # `لـ»النهار»`: marks that are turned the wrong way
    if turned < stop and {reading.tokens[following].form, reading.tokens[turned].form} <= _MARKS:
        return turned + 1
    if reading.tokens[at].form == "ل" and following < stop and is_word(reading, following):
        phrase = noun_phrase(reading, following, stop, NARROW)
        return at if phrase is None else phrase.last
    return at


def _object_of_preposition(reading: Reading, at: int, stop: int) -> int:
    """Past a preposition written on a noun, with what belongs to the noun."""
    following = at + 1
    if following < stop and is_word(reading, following) and _goes_on(reading, following):
        phrase = noun_phrase(reading, following, stop, NARROW)
        following = following if phrase is None else _before_speaker(reading, at, phrase)
    elif following in reading.opening and is_name_quotation(reading, reading.opening[following]):
        following = after_quotation(reading, reading.opening[following])
    return _relative_after(reading, following, stop)


def _before_speaker(reading: Reading, at: int, phrase: Phrase) -> int:
    """Where who is addressed ends, behind whom the speaker may stand (`قال لموقع الوادي مصدر أمني إن`)."""
    if reading.forms[at].preposition != "ل":
        return phrase.last
    closed = reading.forms[at].definite or (reading.forms[at].medium and not reading.forms[at].body)
    for index in range(phrase.first, phrase.last):
        form = reading.forms[index]
        described = form.adjective and form.definite
        if closed and form.human and not (form.preposition or form.joint or described):
            return index
        closed = closed or form.definite or form.unknown or form.text in _ONLINE
    return phrase.last


def _goes_on(reading: Reading, at: int) -> bool:
    form, before = reading.forms[at], reading.forms[at - 1]
    if before.is_a("idiom-after-bi") and not before.definite and not form.definite and not _like(before, form):
        return False
    news = (form.definite or form.text in _ONLINE) and before.medium
    belongs = news or form.definite or form.unknown or form.adjective
    return (news or not form.masdar) and not form.joint and belongs


def _like(noun: Form, adjective: Form) -> bool:
    """Whether both have the ending of the feminine or neither: `بشدة` is followed by no masculine adjective."""
    return noun.base.endswith(_FEMININE) == adjective.base.endswith(_FEMININE)


def _prepositional(reading: Reading, at: int, stop: int) -> int:
    following = at + 1
    if reading.forms[at].best.wordclass is WordClass.PARTICLE and reading.forms[at].enclitic not in {"", "ي"}:
        return following
    if following < stop and reading.forms[following].text in _SECOND:
        following += 1
    if following in reading.opening and is_name_quotation(reading, reading.opening[following]):
        return min(stop, after_quotation(reading, reading.opening[following]))
    if following < stop and reading.forms[following].is_a("time", "month") and not reading.forms[following].speaks:
        return _time(reading, following, stop)
    while following < stop and reading.tokens[following].kind == "number":
        following += 1
    return at if following >= stop else _governed(reading, following, stop)


def _governed(reading: Reading, at: int, stop: int) -> int:
    """Past what a preposition governs: a time, a clause, an occasion of speaking, or a noun with what belongs to it."""
    form = reading.forms[at]
    if form.is_a("month", "time"):
        return _time(reading, at, stop)
    if form.complementizer is not None:
        return _clause(reading, at + 1, stop)
    if form.is_a("speech-noun") and not form.definite:
        return _occasion(reading, at, stop)
    phrase = noun_phrase(reading, at, stop, GOVERNED)
    if phrase is None:
        return at
    if phrase.last < stop and phrase.last in reading.opening and is_label(reading, phrase.last):
        return min(stop, after_quotation(reading, reading.opening[phrase.last]))
    if form.masdar and form.enclitic and phrase.last == at + 1:
        met = noun_phrase(reading, phrase.last, stop, GOVERNED)
        if met is not None:
            return _relative_after(reading, met.last, stop)
    return _relative_after(reading, phrase.last, stop)


def _occasion(reading: Reading, at: int, stop: int) -> int:
    """Past `بيان`, `مؤتمر صحفي`, `تغريدة له` with what belongs to it, up to a verbal noun that is the verb's object."""
    last = at + 1
    while last < stop and is_word(reading, last):
        form = reading.forms[last]
        particle = form.is_a("preposition", "adverbial-preposition", "attaching-preposition")
        described = form.adjective and not (form.definite or form.masdar or particle)
        if form.text in {"له", "لها", "لهم", "لهما"} or described:
            last += 1
            continue
        break
    if last in reading.opening and is_label(reading, last):
        last = min(stop, after_quotation(reading, reading.opening[last]))
    if last < stop and is_word(reading, last):
        form = reading.forms[last]
        if form.verbal and form.text in _ISSUED:
            return skip_adverbials(reading, last + 1, stop)
        if form.enclitic and _came_out(form) and not (form.preposition or form.joint or reading.forms[at].enclitic):
            return _past_medium(reading, last + 1, stop)
        matter = form.masdar or form.is_a("content-noun", "attack") or form.enclitic
        deeds = form.is_a("content-noun", "attack") or (form.masdar and form.text.endswith("ات"))
        known = form.definite and not deeds  # `في بيان الوزارة`, but `نفى في بيان الاتهامات`
        object_ = matter and not (form.heads or known or form.text in _OF_OCCASIONS)
        if object_:
            return last
        if not form.joint and form.nominal and not form.is_a("time", "preposition", "manner"):
            phrase = noun_phrase(reading, last, stop, NARROW)
            last = last if phrase is None else phrase.last
            last += last < stop and reading.forms[last].text in _ONLINE
    return _relative_after(reading, last, stop)


def _past_medium(reading: Reading, at: int, stop: int) -> int:
    """Past the medium that brought a text (`في تصريحات بثها التلفزيون الروسي`)."""
    if at >= stop or not reading.forms[at].medium or reading.forms[at].preposition:
        return at
    phrase = noun_phrase(reading, at, stop, NARROW)
    return at if phrase is None else phrase.last


def _came_out(form: Form) -> bool:
    """Whether the word may be a verb by which a text comes out (`في تقرير بثه`, `بيان نشره`)."""
    return any(sense.class_ in _PUBLISHING for verb in form.verbs for sense in verb.senses)


def _relative_after(reading: Reading, at: int, stop: int) -> int:
    """Past a relative clause, with its pronoun (`الذي`) or bare after an indefinite noun (`بيان نشره`)."""
    if at >= stop:
        return at
    form = reading.forms[at]
    if form.is_a("relative"):
        return _clause(reading, at + 1, stop)
    described = not reading.forms[at - 1].definite
    if described and form.finite and not form.joint and form.complementizer is None and not form.speaks:
        return at + 1
    return at


def _clause(reading: Reading, at: int, stop: int) -> int:
    """To the end of a subordinate clause: its comma, or where content is announced."""
    while at < stop:
        form = reading.forms[at]
        if is_comma(reading, at) or reading.tokens[at].form == ":" or form.complementizer is not None:
            break
        quotation = reading.opening.get(at)
        if quotation is not None:
            if not is_name_quotation(reading, quotation):
                break
            at = after_quotation(reading, quotation)
            continue
        at += 1
    return at
