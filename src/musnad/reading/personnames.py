"""Names of persons: behind a rank or office, or by a given name, as far as the words can be a name.

Arab names are a given name and what follows it: the father's name with or without `بن`, a kunya (`أبو محمد`), a
compound with عبد, a surname with the article or without. A foreign name is a run of words that no lexicon knows.
"""

from __future__ import annotations

from typing import Final

from musnad.reading.cursor import is_rank
from musnad.reading.forms import Form
from musnad.reading.found import NameFound
from musnad.reading.namesight import NameSight, Opening, openings
from musnad.reading.words import Person, Rank

_COMPOUNDS: Final = frozenset({"عبد", "ابو", "ابي", "ابا", "ابن", "بن", "بنت", "ام", "ال", "ولد"})
"""Words that take the next one with them."""
_KUNYA: Final = frozenset({"ابو", "ابي", "ابا", "ام"})
_AFTER: Final = frozenset({"الدين", "الله", "الاسلام", "الزمان", "الحق", "النصر", "الرحمن"})
_MARKS: Final = frozenset('«»“”"')
_PLURALS: Final = ("ون", "ين", "ات")
_SENIOR: Final = frozenset({"اول", "ثان", "ثاني", "ركن", "الركن", "طيار", "الطيار", "بحري", "متقاعد", "المتقاعد"})
"""What follows a rank before the name (`العريف أول سامر حداد`)."""
_CALLED: Final = frozenset({"مدعو", "مدعوه", "ويدعي", "يدعي", "تدعي", "مكني", "ملقب", "مسمي"})
"""Words that bring in a name (`المدعو سامر حداد`)."""
_BARE_RANKS: Final = frozenset(
    {"ملا", "مولوي", "ايه", "حجه", "كاك", "مولانا", "انبا", "مولاي", "سيدي", "مستر", "مسيو", "لورد"}
)
_LONGEST: Final = 11
_MARKED_WORDS: Final = 4
_JOINED_KUNYA: Final = 4
_REACH: Final = 10
_UNHEARD: Final = -18.0
"""The logarithm of the share of text below which a reading is hardly ever met."""
_CLOSED: Final = ("preposition", "adverbial-preposition", "attaching-preposition", "relative", "negation", "auxiliary",
                  "demonstrative", "manner", "conditional", "subordinator", "content-noun", "speech-noun")  # fmt: skip


def person_at(sight: NameSight, at: int) -> NameFound | None:
    """The name of a person that begins in the word at token `at`, or None."""
    office = office_before(sight, at)
    quoted = _quoted(sight, at, office)
    opening = Opening(0, sight.forms[at].text) if quoted is not None else _opening(sight, at, office)
    if opening is None:
        return None
    last = quoted or _Run(sight, at, opening).last()
    place = sight.place_at(at)
    if office is None and place is not None and place.opening == opening and at + 1 < last <= place.last:
        return None
    if last - at == 1 and quoted is None and not _alone(sight, at, office):
        return None
    title = None if office is None else sight.span(office, _before(sight, at) + 1)
    return NameFound(
        start=sight.start_of(at, opening),
        end=sight.reading.tokens[last - 1].end,
        first=at,
        last=last,
        kind="person",
        words=sight.words_between(at, last, opening),
        rule="person-name" if office is None else "person-title",
        title=title,
    )


def _quoted(sight: NameSight, at: int, office: int | None) -> int | None:
    """The token behind a name that fills the marks which open right behind a rank or office (`العميد "سامر حداد"`)."""
    quotation = sight.reading.opening.get(at - 1)
    if quotation is None or office is None or not quotation.closed:
        return None
    last = sight.reading.token_at(quotation.inner.end)
    words = all(sight.is_word(index) for index in range(at, last))
    return last if words and 0 < last - at <= _MARKED_WORDS and not sight.forms[at].body else None


def person_end(sight: NameSight, at: int, stop: int) -> int | None:
    """Where a person's name of two words or more ends that begins at token `at`, inside another name."""
    form = sight.forms[at]
    if form.given != "strong" and form.text not in _KUNYA:
        return None
    last = min(_Run(sight, at, Opening(0, form.text)).last(), stop)
    return last if last - at > 1 else None


def office_before(sight: NameSight, at: int) -> int | None:
    """The token where the rank or office begins that stands right before the name at token `at`."""
    before = _before(sight, at)
    if before > 0 and sight.reading.tokens[before].form in "»”" and before not in sight.reading.opening:
        return _office(sight, before - 1)
    if before < 0 or not sight.is_word(before):
        return None
    form = sight.forms[before]
    if form.text in _SENIOR and before and sight.is_word(before - 1) and _ranks(sight.forms[before - 1]):
        return _first_title(sight, before - 1)
    if _ranks(form):
        return _first_title(sight, before)
    if form.base in _CALLED:
        return before
    if _holds_office(form) and (form.definite or form.given):
        return _first_title(sight, before)
    return _office(sight, before) if _closes(sight, before) else None


def _holds_office(form: Form) -> bool:
    """Whether the word is one for a single person who may be named: no crowd (`أهالي`), no `عين` (also an eye, a spring)."""
    persons = [head for head in form.heads if isinstance(head, Person | Rank)]
    return bool(persons) and not form.plural and any(head.class_ != "crowd" for head in persons)


def _ranks(form: Form) -> bool:
    """Whether the word stands as a rank before a name: with the article, but for those that never have it."""
    return is_rank(form) and not form.plural and (form.definite or form.base in _BARE_RANKS)


def _before(sight: NameSight, at: int) -> int:
    """The token before, where an opening mark of the name's own is passed (`العميد "سامر حداد"`)."""
    return at - 2 if at - 1 in sight.reading.opening else at - 1


def _first_title(sight: NameSight, at: int) -> int:
    while at and sight.is_word(at - 1) and (is_rank(sight.forms[at - 1]) and not sight.forms[at - 1].joint):
        at -= 1
    return at


def _closes(sight: NameSight, at: int) -> bool:
    """Whether an office may end with the word: it is definite, or a name of a state, body or place."""
    form = sight.forms[at]
    if form.is_a("time", "month", "preposition") or (form.masdar and not form.definite):
        return False
    if form.definite or form.proper or form.unknown or form.preposition == "ل" or sight.nationality(at) is not None:
        return True
    place = sight.place_at(at)
    return place is not None and place.opening.start == 0


def _office(sight: NameSight, at: int) -> int | None:
    """Where the office begins that ends with the word at token `at`: a singular word for a person, no verb between."""
    for index in range(at, max(-1, at - _REACH), -1):
        if sight.reading.tokens[index].form in _MARKS:
            continue
        if not sight.is_word(index):
            return None
        form = sight.forms[index]
        if _holds_office(form):
            return _first_title(sight, index)
        if form.finite and not form.nominal or form.complementizer is not None or form.is_a("relative", "time"):
            return None
    return None


def _opening(sight: NameSight, at: int, office: int | None) -> Opening | None:
    """How the first word of a name is cut, if it can be one."""
    form = sight.forms[at]
    whole = Opening(0, form.text)
    if form.text == "ال":
        return whole if office is not None and sight.reading.written(at).startswith("آ") else None
    if len(form.text) == 1:
        return None
    if form.text == "علي":
        return whole if _ali(sight, at, office) else None
    if (
        form.complementizer is not None
        or (form.is_a(*_CLOSED) and form.given != "strong")
        or form.is_a("time", "month")
    ):
        return None
    if form.given == "strong":
        return whole
    if form.start and (cut_opening := _given_behind_clitic(sight, at)) is not None:
        return cut_opening
    if len(form.text) > _JOINED_KUNYA and form.text.startswith("ابو") and _surname_at(sight, at + 1):
        return whole
    for opening in openings(form.text)[:2]:
        if opening.start and form.text[0] != "و":
            continue
        if opening.word in _KUNYA and _kunya(sight, at, office):
            return opening
        if opening.word == "عبد" and _next_definite(sight, at):
            return opening
    if form.text in _KUNYA:
        return None
    if office is None:
        return whole if form.given and _surname_behind(sight, at) else None
    if sight.nationality(at) is not None or form.enclitic:
        return None
    foreign = form.unknown and not form.start and not form.text.startswith("و") and not _other_name(sight, at)
    if form.given or (foreign and not form.text.endswith(("هم", "ها"))):
        return whole
    common = (
        form.definite or form.heads or form.start or form.enclitic or form.text in _SENIOR or form.is_a("adjective")
    )
    if form.nominal and not common:
        if _given_at(sight, at + 1) and not form.adjective:
            return whole
        if sight.forms[at - 1].definite and _foreign_at(sight, at + 1):
            return whole
    ranked = _ranks(sight.forms[_before(sight, at)])
    plain = form.nominal and not (form.finite or form.masdar or form.heads or form.enclitic or form.adjective)
    bare = not (form.joint or form.preposition or form.definite)
    before_surname = form.nominal and form.adjective and not form.heads and _surname_at(sight, at + 1)
    return whole if ranked and (plain or before_surname) and bare and not _other_name(sight, at) else None


def _given_at(sight: NameSight, at: int) -> bool:
    if at >= len(sight.forms) or not sight.is_word(at) or sight.forms[at - 1].text.endswith("ا"):
        return False
    return sight.forms[at].given == "strong" and sight.forms[at].text != "علي"


def _foreign_at(sight: NameSight, at: int) -> bool:
    """Whether a word stands here that no lexicon has and no table names."""
    if at >= len(sight.forms) or not sight.is_word(at):
        return False
    form = sight.forms[at]
    return form.unknown and not (form.definite or form.start) and not _other_name(sight, at)


def _surname_at(sight: NameSight, at: int) -> bool:
    """Whether a definite word in ya stands here that is no state's adjective, as surnames are (`رافع الرفاعي`)."""
    if at >= len(sight.forms) or not sight.is_word(at):
        return False
    form = sight.forms[at]
    return form.definite and form.text.endswith("ي") and not form.heads and sight.nationality(at) is None


def _given_behind_clitic(sight: NameSight, at: int) -> Opening | None:
    form = sight.forms[at]
    for opening in openings(form.text):
        if opening.start == form.start and sight.knowledge.given(opening.word) == "strong":
            return opening
    return None


def _ali(sight: NameSight, at: int, office: int | None) -> bool:
    """Whether the name علي stands here and no preposition: a name follows, and its spelling or an office shows it."""
    if at + 1 >= len(sight.forms) or not sight.is_word(at + 1):
        return False
    following = sight.forms[at + 1]
    named = following.unknown and (following.definite or not _other_name(sight, at + 1))
    if sight.forms[at - 1].nunated and sight.forms[at - 1].text.endswith("ا"):
        return False
    goes_on = (bool(following.given) and not following.definite) or following.text in _COMPOUNDS or named
    shown = sight.reading.written(at).endswith("ي") or office is not None
    return goes_on and shown


def _kunya(sight: NameSight, at: int, office: int | None) -> bool:
    place = sight.place_at(at)
    if at + 1 >= len(sight.forms) or not sight.is_word(at + 1):
        return False
    following = sight.forms[at + 1]
    behind = at + 2
    surname = behind < len(sight.forms) and sight.is_word(behind) and _surname_at(sight, behind)
    if office is None and place is not None and place.last > at + 1 and not surname:
        return False
    man = sight.forms[at].text.endswith(("ابو", "ابي", "ابا"))
    return bool(following.given) or following.unknown or office is not None or (man and not following.heads)


def _next_definite(sight: NameSight, at: int) -> bool:
    return at + 1 < len(sight.forms) and sight.is_word(at + 1) and sight.forms[at + 1].definite


def _surname_behind(sight: NameSight, at: int) -> bool:
    """Whether a word that may be a given name has behind it what can only be the rest of a name."""
    if at + 1 >= len(sight.forms) or not sight.is_word(at + 1):
        return False
    form = sight.forms[at + 1]
    if form.given == "strong" or form.text in {"بن", "ابو", "عبد"}:
        return True
    if form.unknown and not form.start and not _other_name(sight, at + 1):
        return True
    third = sight.forms[at + 2] if at + 2 < len(sight.forms) and sight.is_word(at + 2) else None
    if third is None or (form.start and not form.definite):
        return False
    return (bool(form.given) and third.unknown) or (form.definite and third.human and not third.definite)


def _other_name(sight: NameSight, at: int) -> bool:
    actor, country, place = sight.actor_at(at), sight.country_at(at), sight.place_at(at)
    return any(match is not None and match.opening.start == 0 for match in (actor, country, place))


def _alone(sight: NameSight, at: int, office: int | None) -> bool:
    """Whether one word by itself may be taken for a name: behind a rank or office."""
    form = sight.forms[at]
    return office is not None and bool(form.given or form.unknown or form.definite)


def unheard(form: Form) -> bool:
    """Whether the lexicons know the word only in a reading that news hardly ever has, so that it is rather a name."""
    return form.best.weight < _UNHEARD and not form.definite and not form.heads


class _Run:
    """The words of a name from its first on."""

    def __init__(self, sight: NameSight, at: int, opening: Opening) -> None:
        self.sight = sight
        self.first = at
        self.opening = opening
        self.at = at
        self.count = 0
        self.plain = 0
        self.closed = False

    def last(self) -> int:
        """The token behind the name."""
        if self.opening.word in _COMPOUNDS:
            self._take_two()
        else:
            self._take(closes=self.sight.forms[self.at].definite and self.opening.start == 0)
        stop = min(len(self.sight.forms), self.first + _LONGEST)
        while self.at < stop and self.sight.is_word(self.at) and self._step(self.sight.forms[self.at]):
            pass
        return self.at

    def _take(self, *, closes: bool) -> bool:
        self.at += 1
        self.count += 1
        self.closed = closes
        return True

    def _take_two(self) -> bool:
        following = self.at + 1
        if following >= len(self.sight.forms) or not self.sight.is_word(following):
            return False
        if self.sight.forms[following].text in _COMPOUNDS and following + 1 < len(self.sight.forms):
            following += 1
        definite = self.sight.forms[following].definite and self.sight.forms[self.at].text not in {"عبد", "بن", "ابن"}
        self.at = following + 1
        self.count += 1
        self.closed = definite and self.count > 1
        return True

    def _step(self, form: Form) -> bool:
        if form.text in _COMPOUNDS and form.text != "ام":
            return not (self.closed and form.text == "ابن") and self._take_two()
        if form.text in _AFTER and not self.closed:
            return self._take(closes=False)
        if self._ends(form):
            return False
        if form.given and not form.joint:
            again = form.given == "strong" and not form.definite
            return (not self.closed or again) and self._take(closes=form.definite)
        if form.unknown or unheard(form):
            return (not self.closed or form.definite) and self._unknown(form)
        if self.closed:
            return False
        return self._surname(form) if form.definite else self._plain(form)

    def _ends(self, form: Form) -> bool:
        if form.complementizer is not None or (form.text in self.sight.knowledge.place_words.heads and not form.given):
            return True
        if form.is_a("time", "month"):
            return not (form.given and self._goes_on())
        if form.text == "علي":
            return self._governs()
        if form.given == "strong":
            return False
        if form.is_a(*_CLOSED) or (bool(form.start) and not (form.unknown or unheard(form))):
            return True
        family = self.count == 1 and form.best.wordclass.name == "NOUN" and not form.participles
        return form.nunated and form.text.endswith("ا") and not family

    def _goes_on(self) -> bool:
        """Whether a further name follows, so that a word for a time is a name here (`جابر صباح عيدان`)."""
        following = self.at + 1
        if following >= len(self.sight.forms) or not self.sight.is_word(following):
            return False
        form = self.sight.forms[following]
        return bool(form.given) or (form.unknown and not form.start) or _surname_at(self.sight, following)

    def _governs(self) -> bool:
        """Whether على is the preposition: a definite noun follows that is no surname, or a pronoun."""
        following = self.at + 1
        if following >= len(self.sight.forms) or not self.sight.is_word(following):
            return True
        form = self.sight.forms[following]
        name = (
            bool(form.given) or form.unknown or form.text in _COMPOUNDS or (form.definite and form.text.endswith("ي"))
        )
        return not name

    def _unknown(self, form: Form) -> bool:
        if self.count >= 1 and not form.definite and (form.text.startswith("و") or self._names_other()):
            return False
        return self._take(closes=form.definite)

    def _names_other(self) -> bool:
        """Whether the word is the name of a state, place or body, and stands behind a whole name."""
        return self.count > 1 and _other_name(self.sight, self.at)

    def _surname(self, form: Form) -> bool:
        feminine = form.text.endswith("ه") and form.adjective and self.sight.reading.written(self.at).endswith("ة")
        participle = form.best.wordclass.name == "PARTICIPLE" and not form.text.endswith("ي")
        if participle and (self.count > 2 or (self.count > 1 and self._complement_behind())):  # noqa: PLR2004 - a whole name
            return False
        if form.text.endswith(_PLURALS) or feminine or form.enclitic or (form.heads and not self._boundary_behind()):
            return False
        if self.sight.nationality(self.at) is not None and self.count > 1:
            return False
        if form.masdar and not form.text.endswith("ي") and not self._boundary_behind():
            return False
        return self._take(closes=True)

    def _complement_behind(self) -> bool:
        """Whether a number or a preposition follows, which the word governs (`البالغ 22 عاما`, `الملقب بأبي سامر`)."""
        following = self.at + 1
        if following >= len(self.sight.forms):
            return False
        form = self.sight.forms[following]
        return (
            self.sight.reading.tokens[following].kind == "number" or form.is_a("preposition") or form.preposition == "ب"
        )

    def _boundary_behind(self) -> bool:
        following = self.at + 1
        if self.count > 1:
            return False
        if following >= len(self.sight.forms) or not self.sight.is_word(following):
            return True
        form = self.sight.forms[following]
        if form.text == "ل" or form.medium or (form.finite and not form.nominal) or form.preposition == "ل":
            return True
        return not form.definite and not form.is_a("attaching-preposition") and not form.preposition

    def _word_behind(self) -> bool:
        following = self.at + 1
        return following < len(self.sight.forms) and self.sight.is_word(following)

    def _plain(self, form: Form) -> bool:
        """A word without the article that may be a father's or family's name (`فضل حسن`, `محمد مساوي حمدي`)."""
        closes = self.count == 1 and not form.verbs and not self._word_behind()
        if form.finite and closes and form.best.tense == "past":
            return self._take(closes=True)
        if form.finite or form.enclitic or form.heads or form.is_a("adjective") or not form.nominal or self.plain > 1:
            return False
        following = self.at + 1
        governs = following < len(self.sight.forms) and self.sight.is_word(following)
        if governs and self.sight.forms[following].definite and not self.sight.forms[following].text.endswith("ي"):
            return False
        self.plain += 1
        return self._take(closes=False)
