"""Names of persons: behind a rank or office, or by a given name, as far as the words can be a name.

Arab names are a given name and what follows it: the father's name with or without `بن`, a kunya (`أبو محمد`), a
compound with عبد, a surname with the article or without. A foreign name is a run of words that no lexicon knows.
"""

from __future__ import annotations

from typing import Final

import msgspec

from musnad.arabic.clitics import WordClass
from musnad.reading.forms import Form
from musnad.reading.found import NameFound, person_found
from musnad.reading.namesight import NameSight, Opening, openings
from musnad.reading.naming import is_deed, is_told_of
from musnad.reading.persontitles import office_before, rank_ending, stands_as_rank, title_end, title_span

_AND: Final = "و"
_OF: Final = "ل"
_NISBA: Final = "ي"
_ACCUSATIVE: Final = "ا"
_FEMININE: Final = ("ه", "ة")
"""How a feminine ends, folded and as it is written."""
_PLURALS: Final = ("ون", "ين", "ات")
_CROWDS: Final = ("ون", "ين")
_PRONOUNS: Final = ("هم", "ها", "وا")
_LONG_ALEF: Final = "آ"
_COMPOUNDS: Final = ("kunya", "child-of", "servant-of", "house-of")
"""Classes of words that take the next one with them."""
_LONGEST: Final = 11
_MARKED_WORDS: Final = 4
_JOINED_KUNYA: Final = 4
_WHOLE: Final = 2
"""How many words make a whole name, behind which a word needs more to be part of it."""
_UNHEARD: Final = -18.0
"""The logarithm of the share of text below which a reading is hardly ever met."""
_SELDOM: Final = -13.0
"""The same below which a reading is seldom met."""
_SPEAKERS: Final = ("ي", "ك")
"""The pronouns of him who speaks and of him who is spoken to."""
_FA: Final = "ف"
_FATHER: Final = "ابو"
_TO_YOU: Final = "ك"
_CLOSED: Final = ("preposition", "adverbial-preposition", "attaching-preposition", "relative", "negation", "auxiliary",
                  "demonstrative", "manner", "conditional", "subordinator", "content-noun", "speech-noun")  # fmt: skip


def person_at(sight: NameSight, at: int) -> NameFound | None:
    """The name of a person that begins in the word at token `at`, or None."""
    form = sight.forms[at]
    if not (sight.begun[at].person or form.unknown or _is_bare(form) or at - 1 in sight.reading.opening):
        return None
    if _opens_nothing(form) and not (_may_yet(sight, at) or _called_by_month(sight, at)):
        return None
    office = office_before(sight, at)
    if office is None and not sight.begun[at].person:
        return None
    quoted = _quoted(sight, at, office)
    opening = Opening(0, sight.forms[at].text) if quoted is not None else _opening(sight, at, office)
    if opening is None or (office is None and _within_place(sight, at)):
        return None
    last = quoted or _Run(sight, at, opening).last()
    place = sight.place_at(at)
    named_so = place is not None and place.opening == opening and at + 1 < last <= place.last
    if named_so and office is None and not _is_spoken_of(sight, at):
        return None
    if last - at == 1 and quoted is None and not _alone(sight, at, office):
        return None
    found = person_found(sight, at, last, opening, "person-name" if office is None else "person-title")
    if office is None or opening.start:
        return found
    return msgspec.structs.replace(found, title=title_span(sight, office, title_end(sight, at) + 1))


def speaking_person(sight: NameSight, first: int, stop: int) -> NameFound | None:
    """The name of two words or more that begins a source's phrase, where any given name may open it.

    A verb of saying has a speaker, so that a word that is seldom a name is one there (`قال عمر حميدان`, `منى صلاح`).
    """
    form = sight.word_at(first)
    if form is None or not form.given or form.definite or form.heads:
        return None
    opening, place = Opening(0, form.text), sight.place_at(first)
    last = min(_Run(sight, first, opening).last(), stop)
    if last - first == 1 or (place is not None and place.last >= last):
        return None
    return person_found(sight, first, last, opening, "person-name")


def person_end(sight: NameSight, at: int, stop: int) -> int | None:
    """Where a person's name of two words or more ends that begins at token `at`, inside another name."""
    form = sight.forms[at]
    if form.given != "strong" and not sight.knowledge.words.is_a(form.text, "kunya"):
        return None
    last = min(_Run(sight, at, Opening(0, form.text)).last(), stop)
    return last if last - at > 1 else None


def unheard(form: Form) -> bool:
    """Whether the lexicons know the word only in a reading that news hardly ever has, so that it is rather a name."""
    return form.best.weight < _UNHEARD and not form.definite and not form.heads


def _within_place(sight: NameSight, at: int) -> bool:
    """Whether the word belongs to a place's name that begins before it (`خان يونس`)."""
    before = sight.place_at(at - 1) if at and sight.is_word(at - 1) else None
    return before is not None and before.last > at


def _quoted(sight: NameSight, at: int, office: int | None) -> int | None:
    """The token behind a name that fills the marks which open right behind a rank or office (`العميد "سامر حداد"`)."""
    quotation = sight.reading.opening.get(at - 1)
    if quotation is None or office is None or not quotation.closed or _names_somebody(sight, office, at - 1):
        return None
    last = sight.reading.token_at(quotation.inner.end)
    forms = [form for index in range(at, last) if (form := sight.word_at(index)) is not None]
    personal = any(form.given or form.unknown or unheard(form) or _is_kunya(sight, form) for form in forms)
    words = len(forms) == last - at and (personal or len(forms) == 1) and not sight.forms[at].body
    return last if words and 0 < last - at <= _MARKED_WORDS else None


def _is_kunya(sight: NameSight, form: Form) -> bool:
    return sight.knowledge.words.is_a(form.text, "kunya")


def _names_somebody(sight: NameSight, first: int, last: int) -> bool:
    """Whether a name stands among these words already (`النائب سامر حداد`), so that marks behind them quote words."""
    return any(sight.is_word(at) and sight.forms[at].given == "strong" for at in range(first, last))


def _opening(sight: NameSight, at: int, office: int | None) -> Opening | None:
    """How the first word of a name is cut, if it can be one."""
    form, words = sight.forms[at], sight.knowledge.words
    whole = Opening(0, form.text)
    if words.is_a(form.text, "house-of"):
        return whole if office is not None and sight.reading.written(at).startswith(_LONG_ALEF) else None
    if words.is_a(form.text, "like-preposition"):
        return whole if _no_preposition(sight, at, office) else None
    if _opens_nothing(form):
        return whole if _called_by_month(sight, at) else None
    if _tells_quality(sight, at) or _tells_people(sight, at):
        return None
    if form.given == "strong" or _is_sons_name(sight, at):
        return whole
    compound = _compound(sight, at, office)
    if compound is not None or words.is_a(form.text, "kunya"):
        return compound
    if office is None:
        return whole if form.given and (_surname_behind(sight, at) or _is_befallen(sight, at)) else None
    return whole if _named_in_office(sight, at) else None


def _opens_nothing(form: Form) -> bool:
    """Whether no name begins with the word, whatever stands beside it: a letter, a function word, a word for a time."""
    if len(form.text) == 1 or form.complementizer is not None or form.is_a("time", "month"):
        return True
    return form.is_a(*_CLOSED) and form.given != "strong"


def _is_bare(form: Form) -> bool:
    """Whether the word may be a noun with nothing written to it that heads nothing: others begin a name if given."""
    return form.nominal and not (form.definite or form.heads or form.joint or form.preposition)


def _may_yet(sight: NameSight, at: int) -> bool:
    """Whether a word that opens no name by itself may do so by its spelling or the marks around it."""
    words = sight.knowledge.words
    return at - 1 in sight.reading.opening or words.is_a(sight.forms[at].text, "house-of", "like-preposition")


def _called_by_month(sight: NameSight, at: int) -> bool:
    """Whether a month's name is a given name: behind a rank, before a surname (`العقيد رمضان الراوي`)."""
    form = sight.forms[at]
    if not (form.given and form.is_a("month")) or office_before(sight, at) is None:
        return False
    return _given_at(sight, at + 1) or _surname_at(sight, at + 1)


def _is_sons_name(sight: NameSight, at: int) -> bool:
    """Whether an address is a given name here, the father's name behind it (`سيدي ولد البكاي`)."""
    words, following = sight.knowledge.words, sight.word_at(at + 1)
    return (
        following is not None
        and words.is_a(sight.forms[at].text, "bare-rank")
        and words.is_a(following.text, "child-of")
    )


def _tells_quality(sight: NameSight, at: int) -> bool:
    """Whether the word is an adjective here, before the noun in respect of which it is one (`سعيد الحظ`)."""
    form = sight.word_at(at + 1)
    return form is not None and form.definite and sight.knowledge.words.is_a(form.base, "quality")


def _tells_people(sight: NameSight, at: int) -> bool:
    """Whether the word tells of which people he is who is named before or behind it (`المفكر العربي سامر حداد`)."""
    words, before, following = sight.knowledge.words, sight.word_at(at - 1) if at else None, sight.word_at(at + 1)
    son = following is not None and words.is_a(following.text, "child-of")
    return words.is_a(sight.forms[at].text, "peoples") and before is not None and before.definite and not son


def _compound(sight: NameSight, at: int, office: int | None) -> Opening | None:
    """How the word is cut before a given name, a kunya or عبد with what belongs to it."""
    form, words = sight.forms[at], sight.knowledge.words
    if form.start and (given := _given_behind_clitic(sight, at)) is not None:
        return given
    joined = len(form.text) > _JOINED_KUNYA and form.text.startswith(tuple(words["joined-kunya"]))
    if joined and _surname_at(sight, at + 1):
        return Opening(0, form.text)
    for opening in openings(form.text)[:2]:
        if opening.start not in {0, form.start}:
            continue
        if words.is_a(opening.word, "kunya") and _kunya(sight, at, opening, office):
            return opening
        if words.is_a(opening.word, "servant-of") and _definite_at(sight, at + 1):
            return opening
    return None


def _named_in_office(sight: NameSight, at: int) -> bool:
    """Whether the word behind a rank or office is a name, given or not: nothing else that could stand there."""
    form = sight.forms[at]
    if sight.nationality(at) is not None or form.enclitic or _belongs_to_office(sight, at):
        return False
    if sight.knowledge.words.is_a(form.text, "set-phrase"):
        return False
    if rank_ending(sight, at) is not None or _joined_name(sight, at):
        return False
    foreign = (form.unknown or unheard(form)) and not (
        form.start or form.text.startswith(_AND) or form.text.endswith(_PRONOUNS)
    )
    if form.given == "weak" and _governs_deed(sight, at):
        return False
    if form.given or (foreign and not _other_name(sight, at)):
        return True
    if form.nominal and not _common(sight, form):
        if not form.adjective and _given_at(sight, at + 1) and not _other_name(sight, at):
            return True
        if sight.forms[at - 1].definite and _foreign_at(sight, at + 1):
            return True
    return stands_as_rank(sight, title_end(sight, at)) and _named_in_rank(sight, at)


def _governs_deed(sight: NameSight, at: int) -> bool:
    """Whether an ordinary word that is a name too has a deed behind it (`أفرجوا عن الرهينة نظير إطلاق الأسرى`)."""
    following = sight.word_at(at + 1)
    return following is not None and following.masdar and not (following.definite or following.given or following.start)


def _belongs_to_office(sight: NameSight, at: int) -> bool:
    """Whether the word is part of the office: an adjective within it, several persons.

    `عميد السلك الدبلوماسي العربي`, `رجال الأعمال السوريين`.
    """
    form, before = sight.forms[at], sight.word_at(title_end(sight, at))
    if before is None or not form.definite:
        return False
    within = office_before(sight, at) != title_end(sight, at)
    adjective = form.adjective and before.definite and within
    return form.text.endswith(_CROWDS) or (adjective and not (_given_at(sight, at + 1) or _foreign_at(sight, at + 1)))


def _named_in_rank(sight: NameSight, at: int) -> bool:
    """Whether an ordinary word behind a rank is a name: a bare noun, or an adjective before a surname."""
    form = sight.forms[at]
    if form.joint or form.preposition or form.definite or form.heads or not form.nominal:
        return False
    plain = not (form.finite or form.masdar or form.adjective)
    named = form.adjective and (_surname_at(sight, at + 1) or _father_at(sight, at + 1))
    return (plain or named) and not _other_name(sight, at)


def _father_at(sight: NameSight, at: int) -> bool:
    """Whether `father of` stands here and a name behind it (`الشيخ مجلي أبو راسين`)."""
    form, child = sight.word_at(at), sight.word_at(at + 1)
    return form is not None and form.text == _FATHER and child is not None and not child.definite


def _common(sight: NameSight, form: Form) -> bool:
    """Whether the word shows by its form or by what it heads that it is used as an ordinary word."""
    return bool(
        form.definite
        or form.heads
        or form.start
        or form.is_a("adjective")
        or sight.knowledge.words.is_a(form.text, "seniority")
    )


def _given_at(sight: NameSight, at: int) -> bool:
    """Whether a sure given name stands here, behind a word that is no accusative."""
    form = sight.word_at(at)
    if form is None or sight.forms[at - 1].text.endswith(_ACCUSATIVE):
        return False
    return form.given == "strong" and not sight.knowledge.words.is_a(form.text, "like-preposition")


def _foreign_at(sight: NameSight, at: int) -> bool:
    """Whether a word stands here that no lexicon has and no table names."""
    form = sight.word_at(at)
    return form is not None and form.unknown and not (form.definite or form.start) and not _other_name(sight, at)


def _surname_at(sight: NameSight, at: int) -> bool:
    """Whether a definite word in ya stands here that is no state's adjective, as surnames are (`رافع الرفاعي`)."""
    form = sight.word_at(at)
    if form is None or not form.definite or not form.text.endswith(_NISBA):
        return False
    return not form.heads and sight.nationality(at) is None


def _definite_at(sight: NameSight, at: int) -> bool:
    form = sight.word_at(at)
    return form is not None and form.definite


def _given_behind_clitic(sight: NameSight, at: int) -> Opening | None:
    form = sight.forms[at]
    for opening in openings(form.text):
        if opening.start == form.start and sight.knowledge.given(opening.word) == "strong":
            return opening
    return None


def _no_preposition(sight: NameSight, at: int, office: int | None) -> bool:
    """Whether the name علي stands here and no preposition: a name follows, and its spelling or an office shows it."""
    following = sight.word_at(at + 1)
    before = sight.forms[at - 1] if at else None
    if following is None or (before is not None and before.nunated and before.text.endswith(_ACCUSATIVE)):
        return False
    named = following.unknown and (following.definite or not _other_name(sight, at + 1))
    given = bool(following.given) and not following.definite
    dotted = sight.reading.written(at).endswith(_NISBA)
    definite = following.definite and not (following.heads or following.masdar or following.text.endswith(_PLURALS))
    goes_on = (
        given
        or named
        or (definite and office is not None and dotted)
        or sight.knowledge.words.is_a(following.text, *_COMPOUNDS)
    )
    written = dotted or (office is not None and sight.undotted)
    return (goes_on and written) or (dotted and _surname_at(sight, at + 1))


def _kunya(sight: NameSight, at: int, opening: Opening, office: int | None) -> bool:
    """Whether a kunya opens a name here: no place begins so, and what follows may be a child's name."""
    following = sight.word_at(at + 1)
    if following is None or (following.nunated and following.text.endswith(_ACCUSATIVE) and not following.given):
        return False
    place = sight.place_at(at)
    alone = not (_is_spoken_of(sight, at) or _surname_at(sight, at + 2))
    if office is None and place is not None and place.last > at + 1 and alone:
        return False
    if sight.knowledge.words.is_a(following.base, "child") and following.definite:
        return False
    man = not sight.knowledge.words.is_a(opening.word, "kunya-of-woman")
    return bool(following.given) or following.unknown or office is not None or (man and not following.heads)


def _is_spoken_of(sight: NameSight, at: int) -> bool:
    """Whether a verb of saying stands right before, whose subject is rather a person than a place of the same name."""
    return at > 0 and sight.is_word(at - 1) and bool(sight.forms[at - 1].verbs)


def _is_befallen(sight: NameSight, at: int) -> bool:
    """Whether a given name that is a noun too stands behind what befell somebody (`مقتل جهاد الراوي`)."""
    before, following = sight.word_at(at - 1) if at else None, sight.word_at(at + 1)
    if before is None or following is None or sight.forms[at].start or following.start:
        return False
    if not sight.knowledge.words.is_a(before.text.removeprefix(_AND), "befalls"):
        return False
    someone = following.definite and following.human and not following.text.endswith(_PLURALS) and not following.plural
    return someone or _surname_at(sight, at + 1) or bool(sight.figure_at(at + 1))


def _surname_behind(sight: NameSight, at: int) -> bool:
    """Whether a word that may be a given name has behind it what can only be the rest of a name."""
    form = sight.word_at(at + 1)
    if form is None:
        return False
    if form.given == "strong" or sight.knowledge.words.is_a(form.text, "names-on"):
        return True
    if sight.knowledge.words.is_a(form.text, "second-element"):
        return _given_at(sight, at + 2) or _surname_at(sight, at + 2) or _foreign_at(sight, at + 2)
    if form.unknown and not form.start and not _other_name(sight, at + 1):
        return True
    third = sight.word_at(at + 2)
    if third is None or (form.start and not form.definite):
        return False
    return (bool(form.given) and third.unknown) or (
        form.definite and not form.heads and third.human and not third.definite
    )


def _other_name(sight: NameSight, at: int) -> bool:
    """Whether a table has the word, whole, as the beginning of an actor's, a state's or a place's name."""
    actor, country, place = sight.actor_at(at), sight.country_at(at), sight.place_at(at)
    return any(match is not None and match.opening.start == 0 for match in (actor, country, place))


def _joined_name(sight: NameSight, at: int) -> bool:
    """Whether a preposition or conjunction is written to the name of an actor or a state here (`لمليشيا الحوثي`)."""
    return any(match is not None and match.opening.start > 0 for match in (sight.actor_at(at), sight.country_at(at)))


def _alone(sight: NameSight, at: int, office: int | None) -> bool:
    """Whether one word by itself may be taken for a name: behind a rank or office."""
    form = sight.forms[at]
    return office is not None and bool(form.given or form.unknown or form.definite)


class _Run:
    """The words of a name from its first on."""

    def __init__(self, sight: NameSight, at: int, opening: Opening) -> None:
        self.sight = sight
        self.words = sight.knowledge.words
        self.first = at
        self.opening = opening
        self.at = at
        self.count = 0
        self.plain = 0
        self.closed = False

    def last(self) -> int:
        """The token behind the name."""
        if self.words.is_a(self.opening.word, *_COMPOUNDS):
            self._take_two()
        else:
            form = self.sight.forms[self.at]
            self._take(closes=form.definite and not form.given and self.opening.start == 0)
        stop = min(len(self.sight.forms), self.first + _LONGEST)
        while self.at < stop and self.sight.is_word(self.at) and not self.sight.breaks_before(self.at):
            if not self._step(self.sight.forms[self.at]):
                break
        return self.at

    def _take(self, *, closes: bool) -> bool:
        self.at += 1
        self.count += 1
        self.closed = closes
        return True

    def _another_begins(self, form: Form) -> bool:
        """Whether another man begins behind a surname, with one of his own (`التقى سامر الراوي خالد الشهابي`)."""
        before = self.sight.forms[self.at - 1]
        surname = before.definite and before.text.endswith(_NISBA) and self.at - self.first == _WHOLE
        return surname and form.given == "strong" and _surname_at(self.sight, self.at + 1)

    def _take_two(self) -> bool:
        """Take a word that joins names with the one behind it; behind a kunya a definite one is a surname."""
        following = self.at + 1
        form = self.sight.word_at(following)
        if form is None or self.sight.breaks_before(following):
            return False
        if self.words.is_a(form.text, *_COMPOUNDS) and following + 1 < len(self.sight.forms):
            following += 1
        father = self.words.is_a(self.sight.forms[self.at].text, "servant-of", "child-of")
        definite = self.sight.forms[following].definite and not father
        self.at = following + 1
        self.count += 1
        self.closed = definite and self.count > 1
        return True

    def _step(self, form: Form) -> bool:
        """Take the word if it belongs to the name; whether it did."""
        if self.words.is_a(form.text, *_COMPOUNDS) and not self.words.is_a(form.text, "kunya-of-woman"):
            return not (self.closed and self.words.is_a(form.text, "apposed-kin")) and self._take_two()
        if self.words.is_a(form.text, "second-element") and not self.closed:
            return self._take(closes=False)
        if self._spelt_with_fa(form):
            return self._take(closes=True)
        if self._ends(form):
            return False
        if form.given:
            sure = form.given == "strong" or (form.is_a("month") and (self._stops_behind() or self._alone_behind(form)))
            again = sure and not form.definite and not self._another_begins(form)
            return (not self.closed or again) and self._take(closes=form.definite)
        if form.unknown or unheard(form):
            return (not self.closed or form.definite) and self._unknown(form)
        if self.closed:
            return False
        return self._surname(form) if form.definite else self._plain(form)

    def _ends(self, form: Form) -> bool:
        """Whether the name has ended before the word, whatever that is."""
        if self.words.is_a(form.text, "one-of"):
            return True
        if form.complementizer is not None or (form.text in self.sight.knowledge.place_words.heads and not form.given):
            return True
        if form.is_a("time", "month"):
            named = self._goes_on() or self._stops_behind() or self._alone_behind(form)
            return not (form.given and named)
        if self.words.is_a(form.text, "like-preposition"):
            return self._governs()
        if form.given == "strong":
            return False
        if form.human and self._governs_place():
            return True
        if form.is_a(*_CLOSED) and not (unheard(form) and self._foreign_behind()):
            return True
        if form.start and not (form.unknown or unheard(form)):
            return True
        noun = form.best.wordclass is WordClass.NOUN and not form.participles
        family = bool(form.given) or (self.count == 1 and noun)
        return form.nunated and form.text.endswith(_ACCUSATIVE) and not (family or unheard(form))

    def _governs_place(self) -> bool:
        """Whether a word for an office has a place behind it, of which somebody holds it (`فيصل أمير منطقة الوادي`)."""
        behind = self._behind()
        return behind is not None and behind.text in self.sight.knowledge.place_words.heads

    def _spelt_with_fa(self, form: Form) -> bool:
        """Whether ف is a letter of a surname behind a strange first name, and joins nothing (`جيرالد فورد، السفير`)."""
        first, behind = self.sight.forms[self.first], self._behind()
        strange = self.count == 1 and first.unknown and not (first.definite or first.joint)
        return strange and form.joint == _FA and (behind is None or behind.complementizer is not None)

    def _goes_on(self) -> bool:
        """Whether a further name follows, so that a word for a time is a name here (`جابر صباح عيدان`)."""
        form = self._behind()
        if form is None:
            return False
        return bool(form.given) or (form.unknown and not form.start) or _surname_at(self.sight, self.at + 1)

    def _stops_behind(self) -> bool:
        """Whether a clause begins behind the second word of a name, which is no month then (`قال سامر شعبان إن`)."""
        form = self._behind()
        return self.count <= _WHOLE and form is not None and form.complementizer is not None

    def _alone_behind(self, form: Form) -> bool:
        """Whether a month stands right behind a sure given name and nothing counts days or years (`نبيل رجب`)."""
        following = self.at + 1
        numbered = following < len(self.sight.forms) and self.sight.reading.tokens[following].kind == "number"
        bare = self.count == 1 and not (form.start or form.definite) and not numbered
        return bare and form.is_a("month") and self.sight.forms[self.at - 1].given == "strong"

    def _governs(self) -> bool:
        """Whether على is the preposition: a definite noun follows that is no surname, or a pronoun."""
        form = self._behind()
        if form is None:
            return True
        if form.given or form.unknown or self.words.is_a(form.text, *_COMPOUNDS):
            return False
        return not (form.definite and form.text.endswith(_NISBA))

    def _unknown(self, form: Form) -> bool:
        """Take a word that no lexicon has, unless it begins something else."""
        joined = form.text.startswith(_AND) and not self._begins_in_waw(form)
        if self.count >= 1 and not form.definite and (joined or self._names_other()):
            return False
        return self._take(closes=form.definite)

    def _foreign_behind(self) -> bool:
        """Whether a word that no lexicon has follows, so that the one here is part of a foreign name."""
        form = self._behind()
        return form is not None and form.unknown and not (form.definite or form.given or form.text.startswith(_AND))

    def _begins_in_waw(self, form: Form) -> bool:
        """Whether the و is a letter of the name: behind a given name, and what remains is no name of anybody's."""
        knowledge, rest = self.sight.knowledge, form.text[1:]
        foreign = self.sight.forms[self.first].best.wordclass is WordClass.UNKNOWN
        if self.count != 1 or not foreign or self.sight.figure_at(self.at):
            return False
        return not knowledge.given(rest) and knowledge.form(rest).unknown and not _other_name(self.sight, self.at)

    def _names_other(self) -> bool:
        """Whether the word is the name of a state, place or body, and stands behind a whole name or a preposition.

        `الراوي لرويترز` goes on with what the person does, not with the name.
        """
        return (self.count > 1 and _other_name(self.sight, self.at)) or _joined_name(self.sight, self.at)

    def _surname(self, form: Form) -> bool:
        """Take a definite word, unless it is rather an attribute or the next part of the sentence."""
        if form.text.endswith(_PLURALS) or form.enclitic or self._attribute(form):
            return False
        if self.words.is_a(form.base, "called"):
            return False
        if form.base in self.sight.knowledge.place_words.heads:
            return False
        if self.sight.nationality(self.at) is not None and self.count > 1:
            return False
        ordinary = form.heads or (form.masdar and not form.text.endswith(_NISBA))
        return not (ordinary and not self._boundary_behind()) and self._take(closes=True)

    def _attribute(self, form: Form) -> bool:
        """Whether the word describes the person: a feminine adjective, or a participle behind a whole name."""
        folded, written = _FEMININE
        if form.adjective and form.text.endswith(folded) and self.sight.reading.written(self.at).endswith(written):
            return True
        if form.best.wordclass is not WordClass.PARTICIPLE or form.text.endswith(_NISBA):
            return False
        words = self.at - self.first
        return self.count > _WHOLE or (words >= _WHOLE and self._complement_behind())

    def _complement_behind(self) -> bool:
        """Whether a number or a preposition follows, which the word governs (`البالغ 22 عاما`, `الملقب بأبي سامر`).

        ل may as well bring in whom somebody speaks to (`قال سامر القاضي لمراسلنا`, not `سامر المتابع لنشاطهم`).
        """
        following = self.at + 1
        if following >= len(self.sight.forms):
            return False
        form = self.sight.forms[following]
        written = form.preposition == "ب" or (form.preposition == _OF and not (form.medium or form.is_a("addressee")))
        return self.sight.reading.tokens[following].kind == "number" or form.is_a("preposition") or written

    def _addresses(self, form: Form) -> bool:
        """Whether the word would speak of me or to you, which a report does not: it is a surname then (`عبيدي`)."""
        behind = self._behind()
        verb = form.finite and form.enclitic != _TO_YOU and (behind is None or behind.complementizer is None)
        seldom = form.best.weight < _SELDOM and not verb
        return self.count <= _WHOLE and form.enclitic in _SPEAKERS and seldom and not (form.start or form.heads)

    def _boundary_behind(self) -> bool:
        """Whether what follows shows that a name of two words has ended."""
        if self.count > 1 and not self._behind_father():
            return False
        form = self._behind()
        if form is None:
            return True
        if form.text == "ل" or form.medium or (form.finite and not form.nominal) or form.preposition == "ل":
            return True
        return not form.definite and not form.is_a("attaching-preposition") and not form.preposition

    def _behind_father(self) -> bool:
        """Whether the father's name stands before, behind which the family's is the next (`سامر بن خالد الحداد`)."""
        return self.at - self.first > _WHOLE and self.words.is_a(self.sight.forms[self.at - 2].text, "child-of")

    def _counted_behind(self) -> bool:
        """Whether a number in digits follows, which a verbal noun governs (`أكد سامر اعتقال 15 عاملا`)."""
        following = self.at + 1
        return following < len(self.sight.forms) and self.sight.reading.tokens[following].kind == "number"

    def _behind(self) -> Form | None:
        return self.sight.word_at(self.at + 1)

    def _plain(self, form: Form) -> bool:
        """Take a word without the article that may be a father's or family's name (`فضل حسن`, `محمد مساوي حمدي`)."""
        behind = self._behind()
        ends = behind is None or behind.complementizer is not None
        told = (ends and form.best.tense == "past") or form.best.person == 1  # `النائبة هدى نصيف`: no report says we
        if form.finite and self.count == 1 and not form.verbs and told:
            return self._take(closes=True)
        if self._addresses(form):
            return self._take(closes=False)
        if "direction" in self.sight.knowledge.place_words.context.get(form.text, ()):
            return False
        if form.finite or form.enclitic or form.heads or form.is_a("adjective") or not form.nominal or self.plain > 1:
            return False
        if form.text.endswith(_PLURALS) and form.best.weight > _SELDOM:
            return False
        told = self._counted_behind() if behind is None else is_told_of(behind)
        if told and is_deed(form):
            return False
        if behind is not None and behind.definite and not (behind.human or behind.text.endswith(_NISBA)):
            return False
        self.plain += 1
        return self._take(closes=False)
