"""Noun phrases: how far the words that name a source reach.

Arabic news writes a source as head, genitives and adjectives, then names and offices in apposition, with or without
commas; prepositional complements belong to some heads (`مصدر في الشرطة`, `سفير لدى الأمم المتحدة`) and not to others
(`قال الوزير في بيان`). The phrase ends before a complementizer, a relative clause, a time, a finite verb, or the
object of the verb. Cases are not written, so a new phrase is known by its shape alone: an indefinite noun cannot
follow a closed phrase as its part.
"""

from __future__ import annotations

from typing import Final

import msgspec

from musnad.arabic.folding import fold_word
from musnad.arabic.marks import Quotation
from musnad.reading.attachments import attaches, belongs_by_bi, belongs_by_li, governs_preposition
from musnad.reading.boundaries import begins_anew, behind_adjective, in_respect_of, tells_of_source
from musnad.reading.cursor import GOVERNED, NARROW, WIDE, Bounds, Cursor, is_word
from musnad.reading.forms import Form, takes_matter
from musnad.reading.naming import (
    NAME_COMPOUNDS,
    before_name,
    begins_person,
    behind_house,
    foreign_surname,
    full_name,
    goes_on_naming,
    is_surname,
    name_first,
    names_body,
    names_paper,
    names_place,
)
from musnad.reading.phrasemarks import (
    COMMAS,
    after_quotation,
    is_label,
    is_name_quotation,
    matter_in_marks,
    named_in_marks,
)
from musnad.reading.reading import Reading
from musnad.reading.selfnaming import is_called, keeps_name
from musnad.reading.words import Body

PARENTHESIS_WORDS: Final = 8
APPOSITION_WORDS: Final = 14
_GOD: Final = "الله"
_BUT: Final = frozenset({"لكن", "ولكن", "لعل", "كان"})
_ACCUSATIVE: Final = "ا"
_DASHES: Final = frozenset("-–—ـ")
_ABBREVIATED: Final = frozenset({"د", "م", "ا", "ص", "أ"})
SAME: Final = frozenset(
    stem + pronoun for stem in ("نفس", "ذات", "عين", "ذوات", "انفس") for pronoun in ("ه", "ها", "هم", "هما")
)
SO_CALLED: Final = frozenset(
    {"سمي", "يسمي", "تسمي", "يعرف", "تعرف", "عرف", "يدعي", "تدعي", "اسماه", "اسمته", "سماه", "سمته"}
)
"""Verbs behind ما, and before a name that the author does not own (`ما يسمى`)."""
_SPEAKING: Final = "ناطق"
"""Behind it stands for whom somebody speaks (`الناطقة بلسان الجماعة`)."""
_NO_PART: Final = frozenset({"ما", "النقاب", "قائلا", "قائله", "قائلين"})


class Phrase(msgspec.Struct, frozen=True):
    """A noun phrase: tokens from `first` up to `last`; `head` is the token that says what it is."""

    first: int
    last: int
    head: int


def noun_phrase(reading: Reading, first: int, stop: int, bounds: Bounds = WIDE) -> Phrase | None:
    """The noun phrase that begins at token `first` and ends before `stop` at the latest, or None."""
    return _Walk(reading, first, stop, bounds).phrase()


def _own_names(form: Form) -> list[str]:
    """The names of bodies that begin with the word and govern nothing."""
    return [head.form for head in form.heads if isinstance(head, Body) and head.name]


class _Walk(Cursor):
    """One walk over the tokens of a noun phrase."""

    def phrase(self) -> Phrase | None:
        while self.at < self.stop and self._step():
            pass
        if self.head is None:
            return None
        return Phrase(self.first, self._trimmed(), self.head)

    def _trimmed(self) -> int:
        last = self.at
        while last > self.first + 1 and self.reading.tokens[last - 1].form in _DASHES | COMMAS:
            last -= 1
        return last

    def _step(self) -> bool:
        kind = self.reading.tokens[self.at].kind
        if kind == "mark":
            return self._mark()
        if kind == "number":
            if self.head is not None and self.closed:
                return False
            self.at += 1
            return True
        return self._word()

    def _mark(self) -> bool:
        form = self.reading.tokens[self.at].form
        quotation = self.reading.opening.get(self.at)
        if quotation is not None:
            return self._name_in_marks(quotation)
        if form in "([":
            return self._parenthesis()
        if self.head is None:
            return False
        if form in _DASHES:
            return self._dash()
        if form == "/":
            self.at += 1
            return self.at < self.stop and is_word(self.reading, self.at)
        return form in COMMAS and self.bounds.apposition and self._comma()

    def _name_in_marks(self, quotation: Quotation) -> bool:
        if not is_name_quotation(self.reading, quotation) and (
            self.head is None or not is_label(self.reading, self.at)
        ):
            return False
        after = after_quotation(self.reading, quotation)
        if after > self.stop:
            return False
        if self.bounds.objects and self.closed and self.head is not None and not named_in_marks(self):
            return False
        if matter_in_marks(self) or self._manner_in_marks(quotation):
            return False
        beside = self.at - 1 != self.head or not self.head_form.definite
        office = self.human and not self.proper and beside
        if self.head is None:
            self.head = self.at + 1
        self.at = after
        self.closed, self.proper = True, not office
        return True

    def _manner_in_marks(self, quotation: Quotation) -> bool:
        """Whether all in the marks tells how it was said, behind ب (`أدان الوزير سامر مراد "بشدة" الهجوم`)."""
        following = self.at + 1
        form = self.reading.forms[following] if following < self.stop else None
        alone = after_quotation(self.reading, quotation) == following + 2
        return alone and form is not None and form.preposition == "ب" and self.head is not None

    def _parenthesis(self) -> bool:
        limit = min(self.stop, self.at + PARENTHESIS_WORDS + 2)
        for index in range(self.at + 1, limit):
            if self.reading.tokens[index].form in ")]":
                if self.head is None:
                    self.head = self.at + 1
                self.at = index + 1
                self.closed = True
                return True
        return False

    def _dash(self) -> bool:
        following = self.at + 1
        if following >= self.stop or not is_word(self.reading, following):
            return False
        form = self.reading.forms[following]
        if not self._may_continue(form) or form.is_a("preposition", "adverbial-preposition", "time"):
            return False
        self.at = following
        self.closed = False
        return True

    def _comma(self) -> bool:
        following = self.at + 1
        if following >= self.stop:
            return False
        if self.reading.forms[following].is_a("relative"):
            return self._relative(following)
        if self._tells_why_unnamed(following):
            return self._clause_to_comma(following)
        limit = min(self.stop, following + APPOSITION_WORDS)
        phrase = noun_phrase(self.reading, following, limit, NARROW)
        if phrase is None or not self._in_apposition(phrase):
            return False
        self.at = phrase.last
        self.closed = True
        return True

    def _in_apposition(self, phrase: Phrase) -> bool:
        form = self.reading.forms[phrase.head]
        bare = not (form.given and phrase.last - phrase.first > 1)  # `علي الأحمدي` is no على
        if bare and (form.preposition or form.is_a("time", "preposition", "adverbial-preposition")):
            return False
        if form.participles and not form.definite and form.text.endswith(("ا", "ه")):
            return False
        if self.bounds.objects and form.human and self._names_another(phrase) and self._names_one():
            return False
        closes = phrase.last >= self.stop or not is_word(self.reading, phrase.last) or self._leaves(phrase.last)
        named = self.human and not self.proper
        closes = closes or (named and name_first(form) and self._matter_behind(phrase.last))
        return closes and (form.human or (form.joint == "و" and form.speaks) or (named and name_first(form)))

    def _names_one(self) -> bool:
        """Whether the phrase so far has a name, if only behind a place (`ممثل الهيئة في كربلاء سامر الراوي`)."""
        return self.proper or any(form.given == "strong" for form in self.reading.forms[self.first : self.at])

    def _names_another(self, phrase: Phrase) -> bool:
        """Whether an office behind a comma has its own holder, who is asked (`طالب سامر الراوي، الوزير سليم حداد`)."""
        return any(self.reading.forms[at].given == "strong" for at in range(phrase.head + 1, phrase.last))

    def _leaves(self, index: int) -> bool:
        """Whether the word leads back to the verb: a complementizer, an adverbial (`، وزير الخارجية لـ«النهار»`)."""
        form = self.reading.forms[index]
        return form.complementizer is not None or form.text == "ل" or form.is_a("time", "preposition")

    def _tells_why_unnamed(self, index: int) -> bool:
        return self.reading.forms[index].verbal and self.reading.forms[index].is_a("anonymity")

    def _relative(self, index: int) -> bool:
        """A relative clause stays with a text (`الدراسة التي أعدها`) and where it says why a person is unnamed."""
        if index + 1 >= self.stop or self.head is None:
            return False
        if self._tells_why_unnamed(index + 1) or self.reading.forms[self.head].document:
            return self._clause_to_comma(index)
        return False

    def _clause_to_comma(self, index: int) -> bool:
        told, apart = False, self.reading.tokens[index - 1].form in _DASHES
        while index < self.stop:
            form = self.reading.tokens[index].form
            if apart and form in _DASHES:
                break  # `المصدر -الذي طلب حجب اسمه- إن`
            quotation = self.reading.opening.get(index)
            if quotation is not None:
                if not is_name_quotation(self.reading, quotation):
                    break
                index = after_quotation(self.reading, quotation)
                continue
            if form in COMMAS or form in ":؛" or _opens_content(self.reading, index):
                break
            if self.reading.forms[index].preposition == "ل" and self.reading.forms[index].is_a("addressee"):
                break
            if not self.bounds.alone and self._matter_behind(index):
                break
            if told and self._verb_behind(index):
                break
            told = told or self.reading.forms[index].finite
            index += 1
        self.at = index
        self.closed = True
        return False

    def _matter_behind(self, index: int) -> bool:
        """Whether behind a clause that is whole a matter begins, the verb's object (`سجل تقرير أصدرته الشبكة مقتل`)."""
        form, before = self.reading.forms[index], self.reading.forms[index - 1]
        matter = (form.masdar or form.is_a("content-noun")) and not (form.definite or form.heads or form.enclitic)
        whole = is_word(self.reading, index - 1) and (before.definite or before.unknown) and not before.preposition
        return matter and whole and not (form.joint or form.preposition or form.given or form.nunated)

    def _verb_behind(self, index: int) -> bool:
        """Whether a past verb begins what is told behind a clause that a pronoun ends (`التي وصلت إلينا قتل`)."""
        form, before = self.reading.forms[index], self.reading.forms[index - 1]
        ended = bool(before.enclitic) and before.is_a("preposition", "adverbial-preposition")
        past = form.verbal and form.best.tense == "past"
        bare = form.masdar and not (form.definite or form.enclitic or form.preposition)
        return ended and (past or bare) and not form.joint

    def _word(self) -> bool:
        form = self.reading.forms[self.at]
        last = self.reading.figures.get(self.at, self.stop + 1)
        if last <= self.stop and (self.head is None or not self.closed or self._titled()):
            return self._take_figure(last)
        last = self.reading.media.get(self.at, self.stop + 1)
        own = self.head is None or (not form.start and (self.before.medium or not self.closed))
        if last <= self.stop and own:
            return self._take_medium(last)
        if form.text in _ABBREVIATED and self.at + 2 < self.stop and self.reading.tokens[self.at + 1].form == ".":
            return self._take_abbreviated()
        if form.text == "ل" and self.head is not None and self._letter_before_name():
            self.at += 1
            return True
        if len(form.text) == 1 or form.text in _NO_PART:
            return self.head is None and form.text == "ما" and self._so_called()
        return self._first(form) if self.head is None else self._next(form)

    def _titled(self) -> bool:
        """Whether an office stands right before, with its adjectives (`قوات الرئيس اليمني السابق`)."""
        at = self.at - 1
        while at > self.first and self.reading.forms[at].adjective and not self.reading.forms[at].holder:
            at -= 1
        return self.reading.forms[at].holder

    def _take_figure(self, last: int) -> bool:
        """Take the whole name of a public figure, whatever its words would be by themselves (`باراك أوباما`)."""
        self.head = self.at if self.head is None else self.head
        self.at, self.naming = last, 1
        self.proper = self.closed = True
        return True

    def _take_medium(self, last: int) -> bool:
        """Take the whole name of a medium, whatever its words would be by themselves (`واشنطن بوست`)."""
        self.head = self.at if self.head is None else self.head
        self.at = last
        self.closed = True
        return True

    def _take_abbreviated(self) -> bool:
        self.head = self.at if self.head is None else self.head
        self.at += 2
        self.closed = False
        return True

    def _next(self, form: Form) -> bool:
        """A word behind the head: what belongs to the phrase, or ends it, whatever stands around it."""
        if form.complementizer is not None or (form.text == _GOD and self.before.definite):
            return False
        if names_place(self, form) or is_called(self.reading, self.at, self.stop):
            return self._take(form)
        if form.is_a("anonymity") and self._wishes_no_name():
            return self._clause_to_comma(self.at)
        if form.is_a("relative"):
            self._relative(self.at)
            return False
        if form.text in SAME:
            return self._take(form)
        if self._of_the_source(form) or governs_preposition(self, form) or self._is_matter(form):
            return False
        if behind_house(self, form):
            return False
        if foreign_surname(self, form):
            return self._take_name(form)
        if goes_on_naming(self, form):
            return self._take_name(form)
        return self._go_on(form) if self._may_continue(form) else self._issued(form)

    def _go_on(self, form: Form) -> bool:
        """A noun, adjective or preposition behind the head, which may belong to the phrase or begin another."""
        if self._came_out(form):
            return False
        if form.is_a("preposition", "adverbial-preposition", "attaching-preposition") and not form.definite:
            return self._free_preposition(form)
        if form.preposition:
            return self._written_preposition(form)
        if form.joint:
            return self._coordinate(form)
        if not self.bounds.alone and (self.closed or behind_adjective(self, form)) and begins_anew(self, form):
            return False
        if not self.bounds.alone and tells_of_source(self, form):
            return False
        return not (self.bounds.governed and begins_person(self, form)) and self._take(form)

    def _of_the_source(self, form: Form) -> bool:
        """Whether the word tells what the source said or did, with a pronoun for it (`مصدر قوله`, `الوزير رفضه`).

        So does a participle that tells that it wants no name (`مسؤول مشترطا حجب اسمه`).
        """
        if form.text.endswith(_ACCUSATIVE) and keeps_name(self.reading, self.at):
            return True
        named = self.before.text in NAME_COMPOUNDS  # `عبد ربه`
        other = self.proper and form.human and not form.joint  # `أطلع سامر الراوي نظيره`
        body = self.head_form.body and (self.proper or self.before.definite)  # `أعلن تنظيم الدولة مسؤوليته عن`
        own = form.masdar and (self.human or (body and not form.joint))
        return bool(form.enclitic) and not named and (form.is_a("speech-noun") or own or other)

    def _is_matter(self, form: Form) -> bool:
        """Whether what they speak of stands behind somebody: an attack behind a name, a noun that has عن behind it.

        (`أدان سامر الراعي الغارة`, `أعلنت الجماعة المسؤولية عن`.)
        """
        if self.before.definite or self.proper or self.before.text == _GOD:
            return takes_matter(self.reading.forms, self.at) or self._is_attack(form)
        return self._is_attack(form)

    def _is_attack(self, form: Form) -> bool:
        return self.human and self.proper and form.definite and not form.preposition and form.is_a("attack")

    def _wishes_no_name(self) -> bool:
        """Whether a bare relative clause tells why the person has no name (`مسؤول فضل عدم الكشف عن اسمه`)."""
        head = self.head_form
        following = self.at + 1
        if self.before.is_a("preposition"):
            return False  # `متحدث في أبين`
        return head.human and not head.definite and following < self.stop and self.reading.forms[following].masdar

    def _letter_before_name(self) -> bool:
        """Whether a name in marks follows of what an office belongs to (`المدير العام لـ"النهار"`)."""
        quotation = self.reading.opening.get(self.at + 1)
        if quotation is None or not is_name_quotation(self.reading, quotation):
            return False
        after = after_quotation(self.reading, quotation)
        return after < self.stop and is_word(self.reading, after) and self.reading.forms[after].human

    def _take_name(self, form: Form) -> bool:
        self.naming = 3 if form.given or form.text in NAME_COMPOUNDS else self.naming - 1
        self.proper = self.closed = True
        self.at += 1
        return True

    def _came_out(self, form: Form) -> bool:
        """Whether the verb of a text's coming out follows it, which could be a noun (`بيان للوزارة صدر أمس`)."""
        closed = self.closed and self.head_form.document and self.reading.forms[self.at - 1].definite
        return (
            closed
            and form.verbal
            and not (form.is_a("preposition") or form.definite or form.joint or form.heads or form.adjective)
        )

    def _issued(self, form: Form) -> bool:
        """A text keeps the bare relative clause that says whose it is (`برقية أرسلتها السفارة`)."""
        head = self.head_form
        told = head.document or (head.human and form.is_a("anonymity"))
        if told and not head.definite and form.finite and not form.joint:
            self._clause_to_comma(self.at)
        return False

    def _first(self, form: Form) -> bool:
        if form.complementizer is not None or form.is_a("relative", "negation"):
            return False
        if form.is_a("subordinator") and not self.bounds.governed:
            return False
        if (form.given == "strong" and not form.joint) or (form.given and not self._office(form) and full_name(self)):
            self.head = self.at
            return self._take_name(form)
        if form.is_a("preposition") or in_respect_of(self.reading, self.at, self.stop):
            return False
        if form.is_a("time", "adverbial-preposition", "manner", "auxiliary") and not form.speaks:
            return False
        if form.finite and not form.speaks and not form.unknown and not self.bounds.governed:
            return False
        if form.nunated and form.text.endswith("ا") and (form.participles or (form.state and not form.speaks)):
            return form.speaks and self._accusative() and self._headed(form)
        if form.is_a("demonstrative"):
            self.at += 1
            return self.at < self.stop and self._demonstrated()
        return self._headed(form)

    def _so_called(self) -> bool:
        """The name behind `ما يسمى`, with ب before it or not, in marks or without."""
        if self.at + 2 >= self.stop or self.reading.forms[self.at + 1].text not in SO_CALLED:
            return False
        self.at += 2 + (self.reading.forms[self.at + 2].text == "ب")
        quotation = self.reading.opening.get(self.at)
        if quotation is None or not quotation.closed:
            return self._headed(self.reading.forms[self.at])
        self.head, self.at = self.at + 1, after_quotation(self.reading, quotation)
        self.closed = self.proper = True
        return self.at <= self.stop

    def _office(self, form: Form) -> bool:
        """Whether a word that may be a name is rather the office in the body behind it (`أمين المجلس`)."""
        following = self.at + 1
        behind = self.reading.forms[following] if following < self.stop else form
        return form.human and behind.definite and behind.nominal and not behind.text.endswith("ي")

    def _accusative(self) -> bool:
        """Whether the word before puts the subject in the accusative (`إلا أن مصدرا`, `لكن مصدرا`)."""
        before = self.reading.forms[self.first - 1] if self.first > 0 else None
        return before is not None and (before.complementizer is not None or before.text in _BUT)

    def _headed(self, form: Form) -> bool:
        self.head = self.at
        return self._take(form)

    def _demonstrated(self) -> bool:
        form = self.reading.forms[self.at]
        return form.definite and self._headed(form)

    def _take(self, form: Form) -> bool:
        if form.heads:
            self.naming = 0
        self.proper = self.proper or (form.unknown and not form.definite)
        self.closed = (
            (self.closed and form.adjective and not form.definite and not form.heads)
            or form.definite
            or form.unknown
            or bool(form.enclitic)
            or self._indefinite_plural(form)
            or form.proper
            or (self.at > self.first and self.before.is_a("place-head"))
            or self._ends_name(form)
        )
        self.at += 1
        return True

    def _ends_name(self, form: Form) -> bool:
        """Whether the name of one body ends with the word, which governs nothing (`حماس`, `حزب الله`)."""
        if any(" " not in name for name in _own_names(form)):
            return True
        first = self.at if self.head is None else self.head
        return any(
            self._are_words(at, name) for at in range(first, self.at) for name in _own_names(self.reading.forms[at])
        )

    def _are_words(self, first: int, name: str) -> bool:
        """Whether the words from a token up to this one are those of a name."""
        begun, *others = self.reading.forms[first : self.at + 1]
        words = [begun.text[begun.start :], *(form.text for form in others)]
        return words == list(map(fold_word, name.split(" ")))

    def _indefinite_plural(self, form: Form) -> bool:
        singular = any(fold_word(head.form) == form.base for head in form.heads)
        return form.text.endswith(("ون", "ين", "ات")) and form.nominal and not form.body and not singular

    def _may_continue(self, form: Form) -> bool:
        if form.text == "عام" and self.before.human:
            return True
        if (form.is_a("time", "month") and not form.definite and not names_body(self)) or form.text == "اي":
            return False
        if form.is_a("time") and not form.adjective and not names_paper(self, form) and not names_body(self):
            return False
        if form.is_a("negation", "auxiliary", "conditional", "manner", "demonstrative"):
            return False
        if form.nunated and self.head is not None and governs_preposition(self, form):
            return False
        return not (form.finite and not form.nominal) or before_name(self) or is_surname(self, form)

    def _free_preposition(self, form: Form) -> bool:
        following = self.at + 1
        if form.text == "علي" and (following >= self.stop or not is_word(self.reading, following)):
            return self._take(form)
        if form.text == "من" and following + 1 < self.stop:
            following += self.reading.forms[following].is_a("attaching-preposition")
        if following >= self.stop or form.joint or self._is_day(following) or not attaches(self, form, following):
            return False
        bounds = msgspec.structs.replace(GOVERNED, barred=self.bounds.barred)
        phrase = noun_phrase(self.reading, following, self.stop, bounds)
        if phrase is None:
            return False
        self.at = phrase.last
        self.closed = True
        return True

    def _is_day(self, at: int) -> bool:
        """Whether a day of a month is named from a token on (`في الرابع من أبريل`)."""
        forms = self.reading.forms[at : min(at + 3, self.stop)]
        return len(forms) == 3 and forms[1].text == "من" and forms[2].is_a("month")  # noqa: PLR2004 - day, من, month

    def _written_preposition(self, form: Form) -> bool:
        if self.before.base.startswith(_SPEAKING) and not form.joint:
            return self._take(form)
        adverbial = form.preposition == "ب" and form.is_a("idiom-after-bi")
        if form.joint or adverbial or form.is_a("speech-noun", "time") or (form.enclitic and not form.nominal):
            return False
        if form.preposition == "ل":
            return belongs_by_li(self, form) and self._take(form)
        return form.preposition == "ب" and belongs_by_bi(self, form) and self._take(form)

    def _coordinate(self, form: Form) -> bool:
        if form.joint != "و" or (form.verbs and not form.speaks):
            return False
        if form.is_a("preposition", "adverbial-preposition", "time", "relative", "manner"):
            return False
        if form.finite or not form.nominal:
            return False
        return self._take(form)


def _opens_content(reading: Reading, index: int) -> bool:
    form = reading.forms[index]
    return form.complementizer is not None and form.complementizer.joint == ""
