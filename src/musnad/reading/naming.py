"""Names within a noun phrase: which words, whatever else they could be, are part of a name.

Given names, surnames, the names of places and bodies look like any noun, adjective, verb or preposition (`علي`,
`فجر الحرية`, `دوما`). What stands around them tells: an office or rank before, a given name, the head of a body.
"""

from __future__ import annotations

from typing import Final

from musnad.reading.cursor import Cursor, is_rank
from musnad.reading.forms import Form

NAME_COMPOUNDS: Final = frozenset(
    {"عبد", "ابو", "ابن", "بن", "ولد", "نور", "سيف", "صلاح", "شمس", "عز", "علاء", "جمال", "محيي", "نصر", "بهاء", "ال"}
)

_FEMININE: Final = "ه"
ALL: Final = frozenset({"كافه", "جميع", "كل", "كلا", "بعض"})
_SERVANT: Final = "عبد"
_FATHER: Final = "ابو"
"""It opens the name by which many a commander goes (`أكد القائد العسكري أبو ليث سقوط البلدة`)."""
_DEED: Final = 5
"""In letters: shorter verbal nouns are surnames, too."""
_NAME_GOES_ON: Final = 3
"""How many words of a name may follow a given name, itself counted."""
_CAPITAL: Final = "العاصمه"
"""The one definite head that the bare name of its place follows (`العاصمة صنعاء`)."""


def name_first(form: Form) -> bool:
    """Whether the word may begin a person's name: indefinite, bare, and no verbal noun."""
    if form.text in NAME_COMPOUNDS or form.given:
        return True
    return not form.definite and not form.masdar and not form.joint and not form.finite and not form.enclitic


_BACK: Final = frozenset({"الي", "علي", "عن"})
_HOUSE: Final = "ال"
"""آل, which leads to the name of a house, as a word of its own."""


def full_name(here: Cursor) -> bool:
    """Whether a word that may be a name has a surname behind it: definite or unknown, and alone (`علي الأحمدي`)."""
    form = here.next_word
    if form is None:
        return False
    surname = (form.definite and (here.bounds.alone or form.text.endswith("ي"))) or form.unknown or bool(form.given)
    return surname and not form.heads and not form.preposition


def goes_on_naming(here: Cursor, form: Form) -> bool:
    """Whether the word begins a person's name behind an office, or goes on with one.

    Behind a given name two more words belong to the name, whatever else they could be, but a preposition, a
    conjunction, a time, an office, or a word that ends the phrase.
    """
    if form.complementizer is not None or (form.joint and not form.unknown) or form.is_a("relative", "negation"):
        return False
    return _goes_on_with_name(here, form) if here.naming else _begins_name(here, form)


def _goes_on_with_name(here: Cursor, form: Form) -> bool:
    if form.is_a("preposition", "adverbial-preposition", "auxiliary", "manner"):
        written = here.reading.written(here.at)
        if here.before.definite and written.endswith("ى"):
            return False  # `سعود الشريم على حادثة`
        if form.text != "علي" or not written.endswith(("ي", "ى")) or _governs_definite(here):
            return False
        return written.endswith("ي") or _is_name_behind(here)  # `هاكان فيدان على ضرورة`
    following = here.next_word
    between = form.given and not form.preposition and following is not None and following.given == "strong"
    if _ends_name(form) and here.before.text != _SERVANT and not between:  # `عبد ربه`, `سامر صباح عيدان`
        return False
    if form.masdar and form.definite and not form.text.endswith("ي") and not here.bounds.alone:
        return here.before.text in NAME_COMPOUNDS or _completes_name(here)
    return here.bounds.alone or not _heads_phrase(here, form)


def _is_name_behind(here: Cursor) -> bool:
    """Whether what follows can be the rest of a name, so that على is one written without its dots."""
    following = here.next_word
    return following is not None and (bool(following.given) or following.unknown)


def _completes_name(here: Cursor) -> bool:
    """Whether a word that may be a matter is the surname to a first name by itself (`دعا الوزير سامر الحداد إلى`).

    Nobody in an office is called by a first name alone but rulers, and what follows leads back to the verb.
    """
    first = here.at - 1
    alone = here.before.given == "strong" and first > here.first and not here.reading.forms[first - 1].given
    following = here.next_word
    back = following is None or following.complementizer is not None or following.text in _BACK
    return alone and back


def begins_person(here: Cursor, form: Form) -> bool:
    """Whether a definite first name stands before a given name, and belongs to nothing before it (`الحارث إدريس`).

    What describes an office or bodies is no name (`من الأمين العام سامر الراوي`, `للأمم المتحدة سامر الراوي`).
    """
    if form.given == "strong" and here.closed and here.head_form.body and not here.human:
        return here.before.definite and not here.before.human  # `باسم وزارة المياه السورية سامر الراوي`
    following = here.next_word
    describes = here.before.human or form.is_a("adjective") or form.base.endswith(_FEMININE)
    named = following is not None and following.given == "strong" and not describes
    return named and here.closed and form.definite and form.adjective and not form.heads


def behind_house(here: Cursor, form: Form) -> bool:
    """Whether a definite word stands behind the name of a house, with which a name ends (`سامر آل راوي الهجوم`)."""
    house = here.at - 2 > here.first and here.reading.forms[here.at - 2].text == _HOUSE
    return house and form.definite and not (form.text.endswith("ي") or form.heads)


def _ends_name(form: Form) -> bool:
    """Whether no name goes on with the word: an office, a matter, a time, a noun with a preposition or a pronoun."""
    matter = form.is_a("content-noun", "time") or (form.masdar and bool(form.enclitic))
    attack = form.definite and form.is_a("attack")
    return matter or attack or form.text in ALL or bool(form.preposition) or (bool(form.heads) and not form.given)


def _begins_name(here: Cursor, form: Form) -> bool:
    if form.text == "علي" and _governs_noun(here):
        return False
    ranked = is_rank(here.before)
    if form.is_a("attaching-preposition") and not ranked:
        return False
    if form.given == "strong":
        return here.human or not here.closed
    return form.given == "weak" and here.human and (here.before.definite or here.before.proper or ranked)


def _heads_phrase(here: Cursor, form: Form) -> bool:
    """Whether an indefinite word heads a phrase of its own, with a definite genitive behind it."""
    genitive = here.next_word
    if form.definite or form.given or form.unknown or form.text in NAME_COMPOUNDS:
        return False
    if genitive is None:
        return is_deed(form) and _counts(here)
    if is_deed(form) and is_told_of(genitive):
        return True
    closed = form.masdar and here.before.definite and here.naming < _NAME_GOES_ON
    return closed or genitive.definite or (genitive.proper and genitive.body) or _of_deeds(here, form, genitive)


def _counts(here: Cursor) -> bool:
    """Whether a number in digits follows the word (`أكد سالم اعتقال 15 شخصا`)."""
    following = here.at + 1
    return following < here.stop and here.reading.tokens[following].kind == "number"


def is_deed(form: Form) -> bool:
    """Whether it is a verbal noun too long for a name that looks like one (`اعتقال`, not `حداد`)."""
    deed = form.masdar and not (form.heads or form.given or form.adjective)
    return deed and len(form.base) >= _DEED


def is_told_of(form: Form) -> bool:
    """Whether a common noun stands behind a verbal noun, which is what a person tells (`نفى سامر الراوي إسقاط طائرة`).

    What else stands behind a name is another name, or an office in apposition.
    """
    named = form.given or form.unknown or form.proper
    bare = not (form.preposition or form.joint or form.enclitic or form.heads or form.human or form.finite)
    return (
        form.nominal
        and bare
        and not named
        and not form.is_a("preposition", "time", "relative", "adverbial-preposition")
    )


def _of_deeds(here: Cursor, form: Form, genitive: Form) -> bool:
    """Whether behind two words of a name a verbal noun governs another (`نزار السعدي استمرار إزالة الأنقاض`)."""
    governed = genitive.masdar and not (genitive.nunated and genitive.text.endswith("ا"))
    return form.masdar and governed and here.naming < _NAME_GOES_ON


def _governs_noun(here: Cursor) -> bool:
    """Whether على is the preposition: its noun has a pronoun, or is definite and no surname."""
    form = here.next_word
    if form is None:
        return False
    told = bool(form.enclitic) or form.is_a("speech-noun")  # `على هامش الاجتماع`
    return told or (form.definite and not form.unknown and not form.text.endswith("ي"))


def _governs_definite(here: Cursor) -> bool:
    """Whether على within a name is the preposition after all, of a definite noun that is no surname."""
    form = here.next_word
    return form is not None and form.definite and not form.adjective


def names_place(here: Cursor, form: Form) -> bool:
    """Whether an indefinite head of a place's name stands before: the name may look like any word (`قرية دوما`)."""
    if here.behind_word and here.before.text.endswith(_CAPITAL):
        return form.proper and not form.joint and not form.definite
    head = here.behind_word and here.before.is_a("place-head") and not here.before.definite
    return (
        head and not here.before.enclitic and not form.joint and not form.is_a("preposition", "relative", "adjective")
    )


def names_body(here: Cursor) -> bool:
    """Whether the word is the name of a body, right behind the indefinite head of it (`تنظيم فجر الحرية`)."""
    before = here.before
    bare = not before.definite and not before.proper and not before.unknown
    return here.at - 1 == here.head and before.body and not before.human and bare


def names_paper(here: Cursor, form: Form) -> bool:
    """Whether a time may end a name, as that of a paper may (`صحيفة المصري اليوم`)."""
    head = here.head_form
    return form.definite and (head.medium or not (here.closed or head.human or head.document))


def may_be_name(here: Cursor, form: Form) -> bool:
    """A word behind an office may be a name though it is a common noun, unless it governs a genitive."""
    teknonym = form.text == _FATHER and not (here.bounds.objects and here.proper)
    headed = bool(form.heads) and not teknonym
    if not here.human or form.definite or form.masdar or form.enclitic or headed or form.is_a("content-noun"):
        return False
    if form.nunated and form.text.endswith("ا") and form.adjective:
        return False
    following = here.at + 1
    genitive = following < here.stop and here.reading.forms[following].definite
    if genitive and here.reading.forms[following].text.endswith("ي") and here.before.definite:
        return not here.reading.forms[following].heads
    return form.text in NAME_COMPOUNDS or not genitive or here.proper


def is_surname(here: Cursor, form: Form) -> bool:
    """Whether a verb's shape ends a foreign name (`مارك تونر`): a person, closed by a name, has no bare clause."""
    before = here.before
    human = before.human if here.head is None else here.human
    first_name = before.unknown and not before.definite and here.at - 1 > here.first
    office = before.human and before.definite and here.bounds.alone
    named = human and (first_name or office) and not form.joint and not form.verbs
    return named and (office or form.best.tense == "present")


def foreign_surname(here: Cursor, form: Form) -> bool:
    """Whether ف or و begins a surname behind a first name (`جيرالد فورد`): it joins clauses, and none follows."""
    following = here.at + 1
    alone = following >= here.stop or here.reading.tokens[following].kind == "mark"
    if form.joint == "و":
        return alone and spelt_like_verb(form) and here.naming > 0 and here.behind_word
    first_name = here.proper and here.before.unknown and not here.before.definite
    return form.joint == "ف" and first_name and alone and here.behind_word


def spelt_like_verb(form: Form) -> bool:
    """Whether a word looks like a verb of the present that says nothing, as foreign surnames may (`ويتسن`)."""
    return form.finite and form.best.tense == "present" and not form.verbs and not form.nominal


def before_name(here: Cursor) -> bool:
    """A foreign name may look like a verb (`يان كوبيتش`): an unknown word right behind it tells."""
    if here.reading.forms[here.at].joint:
        return False
    if here.at + 1 >= here.stop:
        return here.bounds.alone and here.closed
    word = here.next_word
    return word is not None and word.unknown and not word.definite and not word.joint


def behind_name(here: Cursor) -> bool:
    """Whether the word before is unknown and so the end of a name."""
    return here.proper and here.behind_word and here.before.unknown
