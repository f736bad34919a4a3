"""Which prepositions belong to a noun phrase, and not to the verb it stands beside.

Some heads take a complement (`مصدر في الشرطة`, `سفير لدى الأمم المتحدة`); ل says whose the head is or to whom it was
told, ب where the head is or how it was told.
"""

from __future__ import annotations

from typing import Final

from musnad.arabic.clitics import WordClass
from musnad.reading.cursor import Cursor, is_word
from musnad.reading.forms import Form
from musnad.reading.naming import behind_name
from musnad.reading.phrasemarks import is_name_quotation
from musnad.reading.reading import Reading

_TO: Final = "الي"
_ENVOYS: Final = frozenset({"مبعوث", "مبعوثه", "موفد", "موفده", "سفير", "سفيره"})
_REACH: Final = 14
_STOPS: Final = frozenset(".؛:")
_SPOKESMEN: Final = ("متحدث", "ناطق")
_IN_THE_NAME: Final = "باسم"
_MANY: Final = frozenset({"عدد", "عديد", "كثير"})
_LEADING: Final = frozenset({"في", "الي"})
"""What leads to a deed behind whoever tells of it (`ما أدى بحسب سكان إلى مقتل ثلاثة`)."""


def governs_preposition(here: Cursor, form: Form) -> bool:
    """An accusative with its preposition is an adverbial (`ردا على`, `متوجها إلى`)."""
    following = here.at + 1
    adverbial = (form.masdar or form.state) and not form.unknown and form.text.endswith("ا")
    return adverbial and following < here.stop and here.reading.forms[following].is_a("preposition")


def attaches(here: Cursor, form: Form, following: int) -> bool:
    """Whether a preposition and what follows it complement the phrase (`مصدر في الشرطة`, `بيان صادر عن الوزارة`)."""
    word = here.reading.forms[following]
    quotation = here.reading.opening.get(following)
    if quotation is not None and form.is_a("attaching-preposition"):
        return is_name_quotation(here.reading, quotation)
    if not is_word(here.reading, following) or word.complementizer is not None:
        return False
    if _of_the_office(here, form, word):
        return True
    leads = form.text in _LEADING and word.is_a("attack") and not (word.definite or word.heads)
    if leads or form.text in here.bounds.barred:
        return False
    if word.enclitic and form.text == "في" and following + 1 < here.stop:
        return here.reading.forms[following + 1].given == "strong"
    if word.is_a("speech-noun", "time", "month", "relative", "demonstrative") or word.enclitic:
        return False
    if form.text == "في":
        return True
    if form.text == "من":
        counted = here.head_form.base in _MANY and word.document
        return (
            here.bounds.alone
            or counted
            or (not here.proper and (not word.masdar or (here.head_form.document and here.head_form.definite)))
        )
    if here.bounds.alone and form.text in {"الي", "عن", "علي"}:
        return here.human and not word.medium and not (here.proper and form.text == "علي")
    return form.is_a("attaching-preposition") and (word.body or word.definite or word.unknown)


def _of_the_office(here: Cursor, form: Form, word: Form) -> bool:
    """Whether the preposition belongs to the noun: for whom one speaks, to where one is sent, from whom it came."""
    barred = form.text in here.bounds.barred
    if form.text == _TO and not here.proper and sends_to(here.reading, here.first, here.at):
        return not barred or leads_on(here.reading, here.at)
    if form.text == _IN_THE_NAME and here.head_form.base.startswith(_SPOKESMEN):
        return word.nominal and not word.enclitic
    return not barred and form.text == "عن" and here.before.base in {"صادر", "صادره"}


def sends_to(reading: Reading, first: int, at: int) -> bool:
    """Whether إلى tells to which state an envoy named from token `first` on is sent (`المبعوث الأممي إلى ليبيا`)."""
    following = at + 1
    if reading.forms[at].text != _TO or following >= len(reading.forms):
        return False
    state = reading.forms[following].proper or reading.forms[following].is_a("place")
    return state and any(reading.forms[index].base in _ENVOYS for index in range(first, at))


def leads_on(reading: Reading, at: int) -> bool:
    """Whether the same preposition follows in the clause, and the verb has it there (`دعا المبعوث إلى سوريا إلى`)."""
    preposition = reading.forms[at].text
    for index in range(at + 1, min(len(reading.forms), at + _REACH)):
        if reading.forms[index].text == preposition:
            return True
        if reading.forms[index].finite or reading.tokens[index].form in _STOPS:
            return False
    return False


def belongs_by_li(here: Cursor, form: Form) -> bool:
    """Whether ل says whose the head is (`تقرير لمنظمة`) and not to whom it was told (`الوزير لصحفيين`)."""
    head = here.reading.forms[here.head] if here.head is not None else form
    bare = not any(here.reading.forms[index].heads for index in range(here.first, here.at))
    somebody = bare and not head.definite and (head.unknown or bool(head.given))
    several = here.human and not (head.definite or head.holder) and here.at - 1 == here.head
    crowd = several and form.definite and form.body
    own = form.medium and head.document and not head.definite and here.at - 1 == here.head  # `إحصاء لوكالة`
    hears = (form.is_a("addressee") or form.medium) and not own
    if hears or somebody or behind_name(here) or crowd:
        return False
    following = here.at + 1
    governs = here.bounds.alone and following < here.stop and here.reading.forms[following].definite
    organized = head.body or head.document or (governs and not form.human and not form.enclitic)
    return form.definite or form.body or form.unknown or organized or _behind_participle(here)


def _behind_participle(here: Cursor) -> bool:
    """Whether a definite participle behind the name takes its object by ل (`الناشط المتابع لنشاط الجماعة`)."""
    participle = here.before.definite and here.before.best.wordclass is WordClass.PARTICIPLE
    return participle and here.head is not None and here.at - 1 > here.head


def belongs_by_bi(here: Cursor, form: Form) -> bool:
    """Whether ب says where the head is (`الناشط بالمدينة`) and not how or by what it was told."""
    if here.bounds.alone and "ب" not in here.bounds.barred:
        return True
    if form.masdar and not form.body and not form.speaks:
        return False
    office = here.human or (here.head is not None and here.head_form.body)
    if "ب" in here.bounds.barred and not form.definite and (here.proper or not office):
        return False
    return form.body or form.unknown or form.definite or form.human or form.is_a("place", "place-head")
