"""Where one noun phrase ends and another begins, told by shape alone, since cases are not written."""

from __future__ import annotations

from typing import Final

from musnad.reading.cursor import Cursor, is_rank
from musnad.reading.forms import Form
from musnad.reading.naming import ALL, NAME_COMPOUNDS, may_be_name
from musnad.reading.reading import Reading

_COMMAS: Final = frozenset("،,")
_ADVERBIAL: Final = "يا"
_CONSTRUCTS: Final = frozenset({"غير", "شبه", "ذات", "ذو", "ذي", "ذوي", "كبار", "كافه", "جميع", "كل", "اخرين", "اخرون"})
_COUNTING: Final = frozenset({"عدد", "حصيله", "اعداد", "حجم"})
"""With a definite genitive they head what is told and no name (`قدرت الهيئة عدد القتلى`)."""
_SOURCES: Final = frozenset({"مصدر", "مصادر", "مسؤول", "مسوول", "قيادي"})
_SPEAKERS: Final = frozenset({"anonymous", "spokesperson", "role"})
_RELATIVE_ENDINGS: Final = ("ي", "يه", "يون", "يين", "يات")


def in_respect_of(reading: Reading, at: int, stop: int) -> bool:
    """Whether an adjective in the accusative before a comma tells in what respect (`ميدانيا، سيطر الجيش`).

    The name of a state that ends alike is no such word (`أعلنت سوريا، أمس، أنها`).
    """
    form, following = reading.forms[at], at + 1
    apart = following < stop and reading.tokens[following].form in _COMMAS
    return apart and form.nunated and form.text.endswith(_ADVERBIAL) and not (form.joint or form.proper)


def begins_anew(here: Cursor, form: Form) -> bool:
    """Whether the word cannot be part of the closed phrase before it, and so begins another."""
    genitive = form.definite and (form.human or not here.before.masdar or form.text.endswith("ين"))
    theirs = _named_medium(here, form) or _issued_by(here, form) or _are_of(here, form)
    if theirs or (genitive and _awaits_genitive(here)):
        return False
    if _cannot_belong(here, form):
        return True
    if (
        form.human
        and form.text not in NAME_COMPOUNDS
        and not (form.definite and form.text.endswith(_RELATIVE_ENDINGS) and here.closed)
    ):
        others = form.definite and (
            form.plural or form.best.number == "p"
        )  # behind a name they are who is asked (`دعت حركة حماس الوسطاء`)
        if form.adjective and not others and _is_national(here.before):
            return False  # `الائتلاف السوري المعارض`
        return here.bounds.objects and (others or not here.proper) and not (form.definite and is_rank(form))
    if (
        (form.text in ALL and (here.bounds.objects or here.proper))
        or _heads_a_matter(here, form)
        or behind_adjective(here, form)
    ):
        return True
    if _belongs(here, form):
        return False
    if _tells(here, form) or (here.bounds.objects and _disagrees(here, form)) or _plural_behind_adjective(here, form):
        return True
    if form.definite and form.masdar and here.proper and not here.before.definite and not form.text.endswith("ي"):
        return True
    if form.definite:
        return not form.adjective and (here.bounds.objects or (form.masdar and not form.body))
    return _indefinite_begins(here, form)


def _another_definite(here: Cursor, form: Form) -> bool:
    """Whether a definite body stands behind a definite noun and so is who is asked (`بيان مشايخ البلدة السلطة`)."""
    text = here.bounds.objects and here.head_form.document
    return text and form.body and not form.adjective and here.behind_word and here.before.definite


def behind_adjective(here: Cursor, form: Form) -> bool:
    """Whether a matter follows an indefinite adjective, which governs no genitive (`مصادر محلية مقتل خمسة`)."""
    before = here.before
    matter = (form.masdar or form.is_a("content-noun")) and not (form.definite or form.heads or form.given)
    described = before.adjective and not before.heads
    ranked = here.head_form.human and here.at - 1 > (here.head or 0) and not before.document  # `مصدر عسكري مطلع مقتل`
    ranked = ranked and (before.text.endswith("ي") or here.reading.forms[here.at - 2].text.endswith("ي"))
    return matter and here.at - 1 > here.first and (described or ranked) and not before.definite


def _cannot_belong(here: Cursor, form: Form) -> bool:
    """Whether the words before refuse it: an indefinite plural, a pronoun, or the name of a body already there."""
    if form.definite and (_ends_indefinite(here) or _after_pronoun(here, form) or _another_definite(here, form)):
        return True
    if form.body and here.proper and not here.bounds.alone and _another_body(here, form):
        return True
    return form.body and form.proper and here.proper and here.bounds.objects


def _another_body(here: Cursor, form: Form) -> bool:
    """Whether an indefinite word for a body stands behind a person's name (`شكر سامر الراوي جمعية الرحمة`)."""
    head = here.head_form
    person = head.human or (not head.heads and (head.unknown or bool(head.given)))
    return person and not (form.definite or form.joint or form.given or form.proper)


def _belongs(here: Cursor, form: Form) -> bool:
    """Whether the word goes on with the phrase: behind a rank, as a name, or as an adjective that agrees."""
    addressed = here.bounds.objects and form.definite and not form.adjective and not form.given
    deed = form.is_a("attack", "content-noun") or (form.masdar and form.text.endswith("ات"))
    judged = form.definite and deed and not (form.given or here.bounds.alone)  # `أدان الوزير القصف`
    ranked = here.at > here.first and is_rank(here.before)
    if (ranked and not (addressed or judged)) or form.text in _CONSTRUCTS or may_be_name(here, form):
        return True
    agrees = form.definite == here.before.definite and here.behind_word
    return agrees and form.adjective and not form.enclitic and form.text.endswith(_RELATIVE_ENDINGS)


def _tells(here: Cursor, form: Form) -> bool:
    """Whether a noun of what is told follows a name, or agrees with what it would have to be the genitive of."""
    named = here.proper or here.before.proper  # `نفت إيران مزاعم خصومها`
    return form.is_a("content-noun") and (here.before.definite if form.definite else named)


def _named_medium(here: Cursor, form: Form) -> bool:
    """Whether the word is the name of the medium that stands right before it (`وكالة أعماق`)."""
    return here.at - 1 == here.head and here.before.medium and here.before.body and form.body and not form.definite


def _are_of(here: Cursor, form: Form) -> bool:
    """Whether a definite noun is whose the people in ات right before are (`عائلات المختطفين`)."""
    before = here.before
    people = before.human and before.text.endswith("ات") and not (before.definite or before.enclitic)
    return here.at - 1 == here.head and people and form.definite and not (form.joint or form.preposition)


def _is_national(form: Form) -> bool:
    """Whether it is a definite adjective of a nation, behind which another adjective may stand."""
    nation = all(head.class_ == "state" for head in form.heads)
    return nation and form.definite and form.text.endswith(_RELATIVE_ENDINGS)


def _issued_by(here: Cursor, form: Form) -> bool:
    """Whether a body stands right behind an indefinite text, which is its own (`إحصاءات وزارة الصحة`)."""
    text = here.at - 1 == here.head and here.before.document and not here.before.definite
    return text and form.body and not (form.joint or form.preposition)


def _indefinite_begins(here: Cursor, form: Form) -> bool:
    if form.unknown or (here.proper and here.behind_word and not form.masdar and not form.enclitic):
        return False
    return form.nominal and (form.masdar or bool(form.enclitic) or not form.adjective or here.before.definite)


def _after_pronoun(here: Cursor, form: Form) -> bool:
    """Behind a noun with a pronoun a definite noun is another's (`لقائه السفير`).

    An adjective goes on, and so does the rank of who is named (`قائدها اللواء سامر`).
    """
    name = here.next_word
    led = is_rank(form) and here.before.human and name is not None and bool(name.given or name.unknown)
    return here.behind_word and bool(here.before.enclitic) and (not form.adjective or form.human) and not led


def _ends_indefinite(here: Cursor) -> bool:
    """Whether the phrase so far ends in an indefinite sound plural, to which no definite word can belong."""
    before = here.before
    return before.text.endswith("ون") and not before.definite and before.nominal


def _disagrees(here: Cursor, form: Form) -> bool:
    """Whether a definite plural follows a masculine adjective, and so is no further one (`الوطني المحادثات`)."""
    return form.definite and form.text.endswith("ات") and here.before.definite and here.before.text.endswith("ي")


def _plural_behind_adjective(here: Cursor, form: Form) -> bool:
    """Whether a definite plural noun follows a feminine adjective and so begins anew (`الدول العربية الغارات`)."""
    before = here.before
    noun = form.masdar or not form.adjective
    plural = form.definite and form.text.endswith("ات") and not form.heads and noun
    return plural and before.definite and before.adjective and before.text.endswith("يه") and here.behind_word


def tells_of_source(here: Cursor, form: Form) -> bool:
    """Whether a verbal noun stands right behind a bare word for a speaker, and is what they tell.

    (`أكدت مصادر تقدم الجيش`, `نفى ناشط اعتقال الطلاب`, `أعلن قائد مقتل جنديين`; not `ضابط ارتباط`.)
    """
    before, following = here.head_form, here.next_word
    eye = here.at - 2 == here.head and here.before.is_a("field")  # `شاهد عيان`
    bare = (here.at - 1 == here.head or eye) and not (before.definite or before.enclitic)
    if not bare or not _is_matter(form) or form.is_a("field"):
        return False
    if form.is_a("content-noun") and (before.human or before.document):
        return True
    governs = following is not None and following.nominal and not following.preposition
    heads = {head.class_ for head in before.heads}
    return governs and (before.document or before.base in _SOURCES or not heads.isdisjoint(_SPEAKERS))


def _is_matter(form: Form) -> bool:
    """Whether it is a bare verbal noun, or a noun of what is told, that is no name and no word for somebody."""
    matter = form.masdar or form.is_a("content-noun")
    return matter and not (form.definite or form.heads or form.given or form.joint or form.preposition or form.enclitic)


def _heads_a_matter(here: Cursor, form: Form) -> bool:
    """Whether a verbal noun governs a definite one: it is what is told and no name (`الوزير إغلاق الطريق`)."""
    counts = form.text in _COUNTING
    if (
        not (form.masdar or counts)
        or form.definite
        or form.given
        or form.unknown
        or form.heads
        or form.text in NAME_COMPOUNDS
    ):
        return False
    genitive = here.next_word
    if genitive is None or (counts and not here.closed):
        return False
    named = here.proper or bool(here.before.given) or here.before.proper
    if genitive.definite:
        return here.before.definite or counts or named
    whole = here.before.definite or named
    return whole and form.masdar and genitive.nominal and not (genitive.given or genitive.preposition or genitive.joint)


def _awaits_genitive(here: Cursor) -> bool:
    """Whether the noun before, behind the head, is indefinite, so that its genitive must follow (`رابطة أمهات`)."""
    before = here.before
    described = before.adjective and not before.text.endswith("ات")
    bare = not before.definite and not before.enclitic and not described and not before.text.endswith("ون")
    named = before.proper or before.unknown or bool(before.given)
    return bare and not named and here.behind_word and here.at - 1 > (here.head or 0)
