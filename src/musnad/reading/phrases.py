"""Noun phrases: how far the words that name a source reach.

Arabic news writes a source as head, genitives and adjectives, then names and offices in apposition, with or without
commas; prepositional complements belong to some heads (`مصدر في الشرطة`, `سفير لدى الأمم المتحدة`) and not to others
(`قال الوزير في بيان`). The phrase ends before a complementizer, a relative clause, a time, a finite verb, or the
object of the verb. Cases are not written, so a new phrase is known by its shape alone: an indefinite noun cannot
follow a closed phrase as its part.
"""

from __future__ import annotations

from itertools import islice
from typing import Final

import msgspec

from musnad.arabic.marks import Quotation
from musnad.reading.forms import Form
from musnad.reading.reading import Reading
from musnad.reading.words import Rank

NAME_WORDS: Final = 4
PARENTHESIS_WORDS: Final = 8
APPOSITION_WORDS: Final = 14
_DASHES: Final = frozenset("-–—ـ")
NAME_COMPOUNDS: Final = frozenset(
    {"عبد", "ابو", "ابن", "بن", "ولد", "نور", "سيف", "صلاح", "شمس", "عز", "علاء", "جمال", "محيي", "نصر", "بهاء", "ال"}
)
_ABBREVIATED: Final = frozenset({"د", "م", "ا", "ص", "أ"})
_SAME: Final = frozenset(
    stem + pronoun for stem in ("نفس", "ذات", "عين", "ذوات", "انفس") for pronoun in ("ه", "ها", "هم", "هما")
)
_SO_CALLED: Final = frozenset({"سمي", "اسمي", "عرف", "دعا"})
_CONSTRUCTS: Final = frozenset({"غير", "شبه", "ذات", "ذو", "ذي", "ذوي", "كبار", "كافه", "جميع", "كل", "اخرين", "اخرون"})
_ALL: Final = frozenset({"كافه", "جميع", "كل", "كلا", "بعض"})
_RELATIVE_ENDINGS: Final = ("ي", "يه", "يون", "يين", "يات")
_NO_PART: Final = frozenset({"ما", "قائلا", "قائله", "قائلين"})
_COMMAS: Final = frozenset("،,")


class Phrase(msgspec.Struct, frozen=True):
    """A noun phrase: tokens from `first` up to `last`; `head` is the token that says what it is."""

    first: int
    last: int
    head: int


def is_word(reading: Reading, index: int) -> bool:
    """Whether the token is a word and not a mark or a number."""
    return reading.tokens[index].kind == "word"


def is_comma(reading: Reading, index: int) -> bool:
    """Whether the token is a comma, Arabic or Latin."""
    return reading.tokens[index].form in _COMMAS


def is_name_quotation(reading: Reading, quotation: Quotation) -> bool:
    """Whether the marks hold a name or a label and not speech: few words, no verb, closed."""
    if not quotation.closed:
        return False
    first, last = reading.token_at(quotation.inner.start), reading.token_at(quotation.inner.end)
    words = list(islice((index for index in range(first, last) if is_word(reading, index)), NAME_WORDS + 1))
    if not words or len(words) > NAME_WORDS:
        return False
    forms = [reading.forms[index] for index in words]
    if any((form.is_a("negation") and form.text != "بلا") or form.complementizer is not None for form in forms):
        return False
    foreign = any(form.unknown for form in forms) and not any(form.joint for form in forms)
    return foreign or not any(_clause_word(form) for form in forms)


def _clause_word(form: Form) -> bool:
    return (
        (form.finite and not form.nominal)
        or (form.is_a("negation") and form.text != "بلا")
        or form.complementizer is not None
    )


def is_label(reading: Reading, at: int) -> bool:
    """Whether the quotation opened by token `at` names what stands before it (`منصة "إكس"`, `صحيفة «لا كورييرا»`)."""
    quotation = reading.opening[at]
    if is_name_quotation(reading, quotation):
        return True
    first, last = reading.token_at(quotation.inner.start), reading.token_at(quotation.inner.end)
    if not quotation.closed or last - first > NAME_WORDS or at == 0:
        return False
    before = reading.forms[at - 1]
    return before.medium or before.is_a("platform") or (before.body and not before.definite)


def after_quotation(reading: Reading, quotation: Quotation) -> int:
    """The index of the first token after the quotation."""
    return reading.token_at(quotation.end)


class Bounds(msgspec.Struct, frozen=True):
    """What may end a noun phrase.

    With `apposition` a comma may be crossed to an office or a name in apposition; with `alone` no other noun phrase
    can follow, so that every noun behind the head belongs to it; with `objects` the next may be the verb's object;
    `barred` are prepositions that belong to the verb; `governed` says that a preposition stands before it.
    """

    apposition: bool = True
    alone: bool = False
    objects: bool = False
    barred: frozenset[str] = frozenset()
    governed: bool = False


WIDE: Final = Bounds()
NARROW: Final = Bounds(apposition=False)
GOVERNED: Final = Bounds(apposition=False, governed=True)


def noun_phrase(reading: Reading, first: int, stop: int, bounds: Bounds = WIDE) -> Phrase | None:
    """The noun phrase that begins at token `first` and ends before `stop` at the latest, or None."""
    return _Walk(reading, first, stop, bounds).phrase()


class _Walk:
    """One walk over the tokens of a noun phrase."""

    def __init__(self, reading: Reading, first: int, stop: int, bounds: Bounds) -> None:
        self.reading = reading
        self.first = first
        self.stop = stop
        self.bounds = bounds
        self.at = first
        self.head: int | None = None
        self.closed = False
        self.proper = False
        self.naming = 0

    def phrase(self) -> Phrase | None:
        while self.at < self.stop and self._step():
            pass
        if self.head is None:
            return None
        return Phrase(self.first, self._trimmed(), self.head)

    def _trimmed(self) -> int:
        last = self.at
        while last > self.first + 1 and self.reading.tokens[last - 1].form in _DASHES | _COMMAS:
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
        return form in _COMMAS and self.bounds.apposition and self._comma()

    def _name_in_marks(self, quotation: Quotation) -> bool:
        if not is_name_quotation(self.reading, quotation) and (
            self.head is None or not is_label(self.reading, self.at)
        ):
            return False
        after = after_quotation(self.reading, quotation)
        if after > self.stop:
            return False
        if self.bounds.objects and self.closed and self.head is not None and not self._named_in_marks():
            return False
        if self.head is None:
            self.head = self.at + 1
        self.at = after
        self.closed = self.proper = True
        return True

    def _named_in_marks(self) -> bool:
        """Whether a body stands before the marks, so that they hold its name (`المنظمة الدولية «أطباء بلا حدود»`)."""
        before = self.at - 1
        while before > self.first and self.reading.forms[before].adjective and not self.reading.forms[before].heads:
            before -= 1
        form = self.reading.forms[before]
        return form.human or form.body or form.medium

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
        if form.preposition or form.is_a("time", "preposition", "adverbial-preposition"):
            return False
        if form.participles and not form.definite and form.text.endswith(("ا", "ه")):
            return False
        closes = phrase.last >= self.stop or not is_word(self.reading, phrase.last) or self._leaves(phrase.last)
        named = self.head is not None and self.reading.forms[self.head].human and not self.proper
        return closes and (form.human or (form.joint == "و" and form.speaks) or (named and _name_first(form)))

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
        while index < self.stop:
            form = self.reading.tokens[index].form
            quotation = self.reading.opening.get(index)
            if quotation is not None:
                if not is_name_quotation(self.reading, quotation):
                    break
                index = after_quotation(self.reading, quotation)
                continue
            if form in _COMMAS or form in ":؛" or _opens_content(self.reading, index):
                break
            if self.reading.forms[index].preposition == "ل" and self.reading.forms[index].is_a("addressee"):
                break
            index += 1
        self.at = index
        self.closed = True
        return False

    def _word(self) -> bool:
        form = self.reading.forms[self.at]
        if form.text in _ABBREVIATED and self.at + 2 < self.stop and self.reading.tokens[self.at + 1].form == ".":
            return self._take_abbreviated()
        if form.text == "ل" and self.head is not None and self._letter_before_name():
            self.at += 1
            return True
        if len(form.text) == 1 or form.text in _NO_PART:
            return self.head is None and form.text == "ما" and self._first(form)
        return self._first(form) if self.head is None else self._next(form)

    def _take_abbreviated(self) -> bool:
        self.head = self.at if self.head is None else self.head
        self.at += 2
        self.closed = False
        return True

    def _next(self, form: Form) -> bool:
        """A word behind the head: what belongs to the phrase, or ends it, whatever stands around it."""
        if form.complementizer is not None:
            return False
        if self._place_name(form):
            return self._take(form)
        if form.is_a("anonymity") and self._wishes_no_name():
            return self._clause_to_comma(self.at)
        if form.is_a("relative"):
            self._relative(self.at)
            return False
        if form.text in _SAME:
            return self._take(form)
        if self._of_the_source(form) or self._governs_preposition(form):
            return False
        if self._goes_on_naming(form):
            return self._take_name(form)
        return self._go_on(form) if self._may_continue(form) else self._issued(form)

    def _go_on(self, form: Form) -> bool:
        """A noun, adjective or preposition behind the head, which may belong to the phrase or begin another."""
        if form.is_a("preposition", "adverbial-preposition", "attaching-preposition") and not form.definite:
            return self._free_preposition(form)
        if form.preposition:
            return self._written_preposition(form)
        if form.joint:
            return self._coordinate(form)
        if not self.bounds.alone and (self.closed or self._behind_adjective(form)) and self._begins_anew(form):
            return False
        return self._take(form)

    def _of_the_source(self, form: Form) -> bool:
        """Whether the word tells what the source said or did, with a pronoun for it (`مصدر قوله`, `الوزير رفضه`)."""
        human = self.head is not None and self.reading.forms[self.head].human
        return bool(form.enclitic) and (form.is_a("speech-noun") or (form.masdar and human))

    def _wishes_no_name(self) -> bool:
        """Whether a bare relative clause tells why the person has no name (`مسؤول فضل عدم الكشف عن اسمه`)."""
        head = self.reading.forms[self.head if self.head is not None else self.at]
        following = self.at + 1
        return head.human and not head.definite and following < self.stop and self.reading.forms[following].masdar

    def _place_name(self, form: Form) -> bool:
        """Whether an indefinite head of a place's name stands before: the name may look like any word (`قرية دوما`)."""
        before = self.reading.forms[self.at - 1]
        head = is_word(self.reading, self.at - 1) and before.is_a("place-head") and not before.definite
        return head and not before.enclitic and not form.joint and not form.is_a("preposition", "relative", "adjective")

    def _letter_before_name(self) -> bool:
        """Whether a name in marks follows of what an office belongs to (`المدير العام لـ"النهار"`)."""
        quotation = self.reading.opening.get(self.at + 1)
        if quotation is None or not is_name_quotation(self.reading, quotation):
            return False
        after = after_quotation(self.reading, quotation)
        return after < self.stop and is_word(self.reading, after) and self.reading.forms[after].human

    def _goes_on_naming(self, form: Form) -> bool:
        """Whether the word begins a person's name behind an office, or goes on with one.

        Behind a given name two more words belong to the name, whatever else they could be, but a preposition, a
        conjunction, a time, an office, or a word that ends the phrase.
        """
        if form.complementizer is not None or (form.joint and not form.unknown) or form.is_a("relative", "negation"):
            return False
        if self.naming:
            return self._goes_on_with_name(form)
        return self._begins_name(form)

    def _goes_on_with_name(self, form: Form) -> bool:
        """Whether the word goes on with the person's name that stands before it."""
        if form.is_a("preposition", "adverbial-preposition", "auxiliary", "manner"):
            written = self.reading.written(self.at)
            return form.text == "علي" and written.endswith(("ي", "ى")) and not self._prepositional()
        if _ends_name(form):
            return False
        if form.masdar and form.definite and not form.text.endswith("ي") and not self.bounds.alone:
            return self.reading.forms[self.at - 1].text in NAME_COMPOUNDS
        return self.bounds.alone or not self._governs(form)

    def _begins_name(self, form: Form) -> bool:
        """Whether the word is a given name behind an office or a rank."""
        human = self.head is not None and self.reading.forms[self.head].human
        before = self.reading.forms[self.at - 1]
        if form.text == "علي" and self._governs_noun():
            return False
        if form.is_a("attaching-preposition") and not self._rank(before):
            return False
        if form.given == "strong":
            return human or not self.closed
        return form.given == "weak" and human and (before.definite or before.proper or self._rank(before))

    def _governs(self, form: Form) -> bool:
        """Whether an indefinite word heads a phrase of its own, with a definite genitive behind it."""
        following = self.at + 1
        if form.definite or form.given or form.unknown or form.text in NAME_COMPOUNDS:
            return False
        if following >= self.stop or not is_word(self.reading, following):
            return False
        genitive = self.reading.forms[following]
        return genitive.definite or (genitive.proper and genitive.body)

    def _governs_noun(self) -> bool:
        """Whether على is the preposition: its noun has a pronoun, or is definite and no surname."""
        following = self.at + 1
        if following >= self.stop or not is_word(self.reading, following):
            return False
        form = self.reading.forms[following]
        return bool(form.enclitic) or (form.definite and not form.unknown and not form.text.endswith("ي"))

    def _prepositional(self) -> bool:
        following = self.at + 1
        if following >= self.stop or not is_word(self.reading, following):
            return False
        form = self.reading.forms[following]
        return form.definite and not form.adjective

    def _take_name(self, form: Form) -> bool:
        self.naming = 3 if form.given or form.text in NAME_COMPOUNDS else self.naming - 1
        self.proper = self.closed = True
        self.at += 1
        return True

    def _issued(self, form: Form) -> bool:
        """A text keeps the bare relative clause that says whose it is (`برقية أرسلتها السفارة`)."""
        head = self.reading.forms[self.head if self.head is not None else self.at]
        told = head.document or (head.human and form.is_a("anonymity"))
        if told and not head.definite and form.finite and not form.joint:
            self._clause_to_comma(self.at)
        return False

    def _first(self, form: Form) -> bool:
        if form.complementizer is not None or form.is_a("relative", "negation"):
            return False
        if form.is_a("subordinator") and not self.bounds.governed:
            return False
        if (form.given == "strong" and not form.joint) or (form.given and self._full_name()):
            self.head = self.at
            return self._take_name(form)
        if form.is_a("preposition"):
            return False
        if form.is_a("time", "adverbial-preposition", "manner", "auxiliary", "connective") and not form.speaks:
            return False
        if form.finite and not form.speaks and not form.unknown and not self.bounds.governed:
            return False
        if form.nunated and form.text.endswith("ا") and (form.participles or (form.state and not form.speaks)):
            return form.speaks and self._accusative() and self._headed(form)
        if form.is_a("demonstrative"):
            self.at += 1
            return self.at < self.stop and self._demonstrated()
        if form.text == "ما" and self.at + 2 < self.stop and self.reading.forms[self.at + 1].best.lemma in _SO_CALLED:
            self.at += 2
            self.head = self.at
            return self._take(self.reading.forms[self.at])
        self.head = self.at
        return self._take(form)

    def _accusative(self) -> bool:
        """Whether the word before puts the subject in the accusative (`إلا أن مصدرا`)."""
        return self.first > 0 and self.reading.forms[self.first - 1].complementizer is not None

    def _headed(self, form: Form) -> bool:
        self.head = self.at
        return self._take(form)

    def _full_name(self) -> bool:
        """Whether a word that may be a name has a surname behind it: definite or unknown, and alone (`علي الأحمدي`)."""
        following = self.at + 1
        if following >= self.stop or not is_word(self.reading, following):
            return False
        form = self.reading.forms[following]
        surname = (form.definite and (self.bounds.alone or form.text.endswith("ي"))) or form.unknown or bool(form.given)
        return surname and not form.heads and not form.preposition

    def _demonstrated(self) -> bool:
        form = self.reading.forms[self.at]
        if not form.definite:
            return False
        self.head = self.at
        return self._take(form)

    def _take(self, form: Form) -> bool:
        self.proper = self.proper or (form.unknown and not form.definite)
        self.closed = (
            (self.closed and form.adjective and not form.definite and not form.heads)
            or form.definite
            or form.unknown
            or bool(form.enclitic)
            or self._indefinite_plural(form)
            or form.proper
            or (self.at > self.first and self.reading.forms[self.at - 1].is_a("place-head"))
        )
        self.at += 1
        return True

    def _indefinite_plural(self, form: Form) -> bool:
        return form.text.endswith(("ون", "ين", "ات")) and form.nominal and not form.body

    def _may_continue(self, form: Form) -> bool:
        if form.text == "عام" and self.reading.forms[self.at - 1].human:
            return True
        if (form.is_a("time", "month") and not form.definite and not self._names_body()) or form.text == "اي":
            return False
        if form.is_a("time") and not form.adjective and self._past_names(form) and not self._names_body():
            return False
        if form.is_a("negation", "auxiliary", "conditional", "manner", "demonstrative"):
            return False
        if form.nunated and self.head is not None and self._governs_preposition(form):
            return False
        return not (form.finite and not form.nominal) or self._before_name() or self._surname(form)

    def _names_body(self) -> bool:
        """Whether the word is the name of a body, right behind the indefinite head of it (`تنظيم فجر الحرية`)."""
        before = self.reading.forms[self.at - 1]
        bare = not before.definite and not before.proper and not before.unknown
        return self.at - 1 == self.head and before.body and not before.human and bare

    def _past_names(self, form: Form) -> bool:
        """Whether a time can be no part of a name: that of a paper may end in one (`صحيفة المصري اليوم`)."""
        head = self.reading.forms[self.head if self.head is not None else self.at]
        return not form.definite or (not head.medium and (self.closed or head.human))

    def _governs_preposition(self, form: Form) -> bool:
        """An accusative with its preposition is an adverbial (`ردا على`, `متوجها إلى`)."""
        following = self.at + 1
        adverbial = (form.masdar or form.state) and not form.unknown and form.text.endswith("ا")
        return adverbial and following < self.stop and self.reading.forms[following].is_a("preposition")

    def _surname(self, form: Form) -> bool:
        """Whether a verb's shape ends a foreign name (`مارك تونر`): a person, closed by a name, has no bare clause."""
        before = self.reading.forms[self.at - 1]
        head = self.reading.forms[self.head] if self.head is not None else before
        first_name = before.unknown and not before.definite and self.at - 1 > self.first
        office = before.human and before.definite and self.bounds.alone
        return (
            head.human
            and (first_name or office)
            and not form.joint
            and not form.verbs
            and (office or form.best.tense == "present")
        )

    def _before_name(self) -> bool:
        """A foreign name may look like a verb (`يان كوبيتش`): an unknown word right behind it tells."""
        following = self.at + 1
        if self.reading.forms[self.at].joint:
            return False
        if following >= self.stop:
            return self.bounds.alone and self.closed
        form = self.reading.forms[following]
        return is_word(self.reading, following) and form.unknown and not form.definite and not form.joint

    def _free_preposition(self, form: Form) -> bool:
        following = self.at + 1
        if form.text == "علي" and (following >= self.stop or not is_word(self.reading, following)):
            return self._take(form)
        if form.text == "من" and following + 1 < self.stop:
            following += self.reading.forms[following].is_a("attaching-preposition")
        if following >= self.stop or form.joint or not self._attaches(form, following):
            return False
        phrase = noun_phrase(self.reading, following, self.stop, GOVERNED)
        if phrase is None:
            return False
        self.at = phrase.last
        self.closed = True
        return True

    def _attaches(self, form: Form, following: int) -> bool:
        word = self.reading.forms[following]
        if not is_word(self.reading, following) or word.complementizer is not None or form.text in self.bounds.barred:
            return False
        if form.text == "عن" and self.reading.forms[self.at - 1].base in {"صادر", "صادره"}:
            return True
        if word.is_a("speech-noun", "time", "month", "relative", "demonstrative") or word.enclitic:
            return False
        if form.text == "في":
            return True
        if form.text == "من":
            return self.bounds.alone or (not self.proper and not word.masdar)
        if self.bounds.alone and form.text in {"الي", "عن", "علي"}:
            return self.head is not None and self.reading.forms[self.head].human and not word.medium
        return form.is_a("attaching-preposition") and (word.body or word.definite or word.unknown)

    def _written_preposition(self, form: Form) -> bool:
        adverbial = form.preposition == "ب" and form.is_a("idiom-after-bi")
        if form.joint or adverbial or form.is_a("speech-noun", "time") or (form.enclitic and not form.nominal):
            return False
        if form.preposition == "ل":
            head = self.reading.forms[self.head] if self.head is not None else form
            bare = not any(self.reading.forms[index].heads for index in range(self.first, self.at))
            somebody = bare and not head.definite and (head.unknown or bool(head.given))
            if form.is_a("addressee") or form.medium or somebody or self._follows_name():
                return False
            following = self.at + 1
            governs = self.bounds.alone and following < self.stop and self.reading.forms[following].definite
            organized = head.body or head.document or (governs and not form.human and not form.enclitic)
            return (form.definite or form.body or form.unknown or organized) and self._take(form)
        if form.preposition == "ب":
            if self.bounds.alone and "ب" not in self.bounds.barred:
                return self._take(form)
            if form.masdar and not form.body and not form.speaks:
                return False
            belongs = form.body or form.unknown or form.definite or form.human or form.is_a("place", "place-head")
            return belongs and self._take(form)
        return False

    def _follows_name(self) -> bool:
        before = self.at - 1
        return self.proper and is_word(self.reading, before) and self.reading.forms[before].unknown

    def _coordinate(self, form: Form) -> bool:
        if form.joint != "و" or (form.verbs and not form.speaks):
            return False
        if form.is_a("preposition", "adverbial-preposition", "time", "relative", "manner", "connective"):
            return False
        if form.finite or not form.nominal:
            return False
        return self._take(form)

    def _after_pronoun(self, form: Form) -> bool:
        """Behind a noun with a pronoun a definite noun is another's (`لقائه السفير`); an adjective goes on."""
        before = self.reading.forms[self.at - 1]
        return is_word(self.reading, self.at - 1) and bool(before.enclitic) and (not form.adjective or form.human)

    def _ends_indefinite(self) -> bool:
        """Whether the phrase so far ends in an indefinite sound plural, to which no definite word can belong."""
        before = self.reading.forms[self.at - 1]
        return before.text.endswith("ون") and not before.definite and before.nominal

    def _may_be_name(self, form: Form) -> bool:
        """A word behind an office may be a name though it is a common noun, unless it governs a genitive."""
        if self.head is None or not self.reading.forms[self.head].human:
            return False
        if form.definite or form.masdar or form.enclitic or form.heads or form.is_a("content-noun"):
            return False
        if form.nunated and form.text.endswith("ا") and form.adjective:
            return False
        following = self.at + 1
        genitive = following < self.stop and self.reading.forms[following].definite
        if genitive and self.reading.forms[following].text.endswith("ي") and self.reading.forms[self.at - 1].definite:
            return not self.reading.forms[following].heads
        return form.text in NAME_COMPOUNDS or not genitive or self.proper

    def _disagrees(self, form: Form) -> bool:
        """Whether a definite plural follows a masculine adjective, and so is no further one (`الوطني المحادثات`)."""
        before = self.reading.forms[self.at - 1]
        return form.definite and form.text.endswith("ات") and before.definite and before.text.endswith("ي")

    def _behind_adjective(self, form: Form) -> bool:
        """Whether a matter follows an indefinite adjective, which governs no genitive (`مصادر محلية مقتل خمسة`)."""
        before = self.reading.forms[self.at - 1]
        matter = (form.masdar or form.is_a("content-noun")) and not (form.definite or form.heads or form.given)
        return matter and self.at - 1 > self.first and before.adjective and not (before.definite or before.heads)

    def _heads_a_matter(self, form: Form) -> bool:
        """Whether a verbal noun governs a definite one: it is what is told and no name (`الوزير إغلاق الطريق`)."""
        if not form.masdar or form.definite or form.given or form.unknown or form.heads or form.text in NAME_COMPOUNDS:
            return False
        following = self.at + 1
        if following >= self.stop or not is_word(self.reading, following):
            return False
        return self.reading.forms[following].definite and self.reading.forms[self.at - 1].definite

    def _construct(self, before: Form) -> bool:
        """Whether the noun before, behind the head, is indefinite, so that its genitive must follow (`رابطة أمهات`)."""
        bare = not before.definite and not before.enclitic and not before.adjective and not before.text.endswith("ون")
        named = before.proper or before.unknown or bool(before.given)
        return bare and not named and is_word(self.reading, self.at - 1) and self.at - 1 > (self.head or 0)

    def _after_rank(self) -> bool:
        return self.at > self.first and self._rank(self.reading.forms[self.at - 1])

    def _rank(self, form: Form) -> bool:
        return any(isinstance(head, Rank) for head in form.heads)

    def _begins_anew(self, form: Form) -> bool:
        """Whether the word cannot be part of the closed phrase before it, and so begins another."""
        before = self.reading.forms[self.at - 1]
        if form.definite and (form.human or form.text.endswith("ين")) and self._construct(before):
            return False
        if self._cannot_belong(form):
            return True
        if form.human and not (form.definite and form.text.endswith(_RELATIVE_ENDINGS) and self.closed):
            return self.bounds.objects and not self.proper and not (form.definite and self._rank(form))
        if (self.bounds.objects and form.text in _ALL) or self._heads_a_matter(form) or self._behind_adjective(form):
            return True
        if self._belongs(form, before):
            return False
        if self._tells(form, before) or (self.bounds.objects and self._disagrees(form)):
            return True
        if form.definite:
            return not form.adjective and (self.bounds.objects or (form.masdar and not form.body))
        return self._indefinite_begins(form, before)

    def _cannot_belong(self, form: Form) -> bool:
        """Whether the words before refuse it: an indefinite plural, a pronoun, or the name of a body already there."""
        if form.definite and (self._ends_indefinite() or self._after_pronoun(form)):
            return True
        return form.body and form.proper and self.proper and self.bounds.objects

    def _belongs(self, form: Form, before: Form) -> bool:
        """Whether the word goes on with the phrase: behind a rank, as a name, or as an adjective that agrees."""
        addressed = self.bounds.objects and form.definite and not form.adjective and not form.given
        if (self._after_rank() and not addressed) or form.text in _CONSTRUCTS or self._may_be_name(form):
            return True
        agrees = form.definite == before.definite
        return agrees and form.adjective and not form.enclitic and form.text.endswith(_RELATIVE_ENDINGS)

    def _tells(self, form: Form, before: Form) -> bool:
        """Whether a noun of what is told follows a name, or agrees with what it would have to be the genitive of."""
        return form.is_a("content-noun") and (before.definite if form.definite else self.proper)

    def _indefinite_begins(self, form: Form, before: Form) -> bool:
        after_marks = not is_word(self.reading, self.at - 1)
        if form.unknown or (self.proper and not after_marks and not form.masdar and not form.enclitic):
            return False
        return form.nominal and (form.masdar or bool(form.enclitic) or not form.adjective or before.definite)


def _name_first(form: Form) -> bool:
    """Whether the word may begin a person's name: indefinite, bare, and no verbal noun."""
    if form.text in NAME_COMPOUNDS or form.given:
        return True
    return not form.definite and not form.masdar and not form.joint and not form.finite and not form.enclitic


def _ends_name(form: Form) -> bool:
    """Whether no name goes on with the word: an office, a matter, a time, a noun with a preposition or a pronoun."""
    matter = form.is_a("content-noun", "time") or (form.masdar and bool(form.enclitic))
    return matter or bool(form.preposition) or (bool(form.heads) and not form.given)


def _opens_content(reading: Reading, index: int) -> bool:
    form = reading.forms[index]
    return form.complementizer is not None and form.complementizer.joint == ""
