"""Where content begins: the complementizer, preposition, colon or quotation that a cue's frame licenses.

From the cue on, words are crossed one by one. The walk ends where the clause of the cue ends: at another clause with
its own verb, at a conjunction that opens one, at a semicolon, at the end of the scope. Verbs inside a relative or
adverbial clause do not end it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

import msgspec

from musnad.arabic.folding import fold_word
from musnad.arabic.marks import Quotation
from musnad.arabic.tokens import cut
from musnad.reading.attachments import leads_on, sends_to
from musnad.reading.cursor import is_word
from musnad.reading.forms import Form
from musnad.reading.naming import NAME_COMPOUNDS, spelt_like_verb
from musnad.reading.phrasemarks import NAME_WORDS, after_quotation, is_comma, is_name_quotation
from musnad.reading.phrases import SO_CALLED
from musnad.reading.reading import Reading
from musnad.reading.selfnaming import is_called
from musnad.reading.words import Noun, Rank, Verb

FrameKind = Literal["that", "quote", "colon", "preposition", "nominal", "before", "clause"]

SURE: Final = 2
POSSIBLE: Final = 1
_CLOSING: Final = frozenset('»”"')
_PARENTHESIS: Final = 12
_NAME: Final = 3
_LABEL_REACH: Final = 5
_REACH: Final = 70
_GOVERNING: Final = frozenset({"prep", "addressee", "accused", "described"})
_WRITTEN_ON: Final = frozenset("بلك")
_CLAUSE_OPENERS: Final = frozenset({"حيث", "كما", "فيما", "بينما", "اذ", "لكن", "ولكن", "بيد", "غير", "الا"})
_BEFORE_AN: Final = frozenset({"يجب", "ينبغي", "يمكن", "يتعين", "بد", "اجل", "شرط", "شريطه"})
_SURE_AFTER_NOUN: Final = frozenset({"الي", "عن", "علي"})
_EXPLETIVE_BEFORE: Final = frozenset(
    {
        "تم", "يتم", "سيتم", "جري", "يجري", "سيجري", "يجب", "ينبغي", "يتعين", "يمكن", "سبق", "عثر", "تبين", "اتضح",
        "ثبت", "تقرر", "صدر", "حدث", "وقع", "سقط", "اذا", "لو", "ان", "كلما", "عندما", "حين", "حينما", "بعدما", "لما",
        "ليس", "لا", "لم", "لن", "ما", "هناك", "ثمه", "بدلا", "وفقا", "طبقا", "استنادا", "بناء", "الحاقا", "نظرا",
        "ردا", "رغم", "بالرغم", "بموجب", "فور", "حاليا", "حتي", "سيكون", "بامكان", "بالامكان", "من", "في", "مع",
        "منذ", "بعد", "قبل", "خلال", "علي", "الي", "عند", "لدي", "اثر", "عقب", "بين", "مهما", "مثلما", "كما",
    }
)  # fmt: skip
REMARKS: Final = frozenset({"تطور", "خطوه", "مؤشر", "تحرك", "سابقه", "مشهد"})
"""What an author takes news for, behind في and before a verb that says so (`في خطوة تهدف إلى`)."""
_TAKING_BI: Final = frozenset(
    {"قام", "تسبب", "سمح", "امر", "بدا", "باشر", "اشتهر", "حظي", "تمتع", "شرع", "استمر", "وعد"}
)
_BUT: Final = "بيد"
_WHOLE: Final = frozenset({"اسر", "اكمل", "كامل", "مجمل", "جميع"})
_GETTING: Final = frozenset({"تلقي", "تسلم", "استلم", "حصل", "وصل", "اطلع", "ورد"})
COPY: Final = "نسخه"
_COPY_REACH: Final = 8
_OF_IT: Final = frozenset({"منه", "منها", "عنه", "عنها"})
_ALI: Final = "علي"
_DOTTED: Final = "ي"
_SON: Final = frozenset({"بن", "ابن"})
"""What stands between a man's name and his father's: the word before it is a name, whatever it looks like."""
_IS: Final = frozenset({"هو", "هي"})
"""Pronouns that make of the clause behind them what something is (`حقيقة واحدة، هي أن`)."""
_NEGATED_PERSONAL: Final = frozenset({"لا", "لم", "لن", "ما"})


class License(msgspec.Struct, frozen=True):
    """What the senses of a word allow: frames, and prepositions as folded forms."""

    frames: frozenset[str]
    prepositions: frozenset[str]
    hearers: frozenset[str] = frozenset()

    @classmethod
    def of(cls, senses: Iterable[Verb | Noun]) -> License:
        """What any of the senses allows."""
        senses = tuple(senses)
        return cls(
            frozenset(frame for sense in senses for frame in sense.frames),
            frozenset(fold_word(p) for sense in senses if set(sense.frames) & _GOVERNING for p in sense.prepositions),
            frozenset(fold_word(p) for sense in senses if isinstance(sense, Verb) for p in sense.hearers),
        )

    @property
    def barred(self) -> frozenset[str]:
        """The prepositions that belong to the word and not to a noun before them."""
        return self.prepositions | self.hearers

    @property
    def clause(self) -> bool:
        """Whether a clause with أنّ may follow, directly or after a preposition."""
        return bool(self.frames & {"that", "ask", "prep", "addressee", "relay", "within", "whether"})


class Marker(NamedTuple):
    """Where content begins: `at` is the token that announces it, `content` its first token, `start` its offset."""

    kind: FrameKind
    at: int
    content: int
    start: int
    score: int


class _Walk:
    """One walk from a cue to the markers after it."""

    def __init__(self, reading: Reading, cue: int, stop: int, license_: License) -> None:
        self.reading = reading
        self.cue = cue
        self.stop = min(stop, cue + _REACH)
        self.license = license_
        self.subordinate = False
        self.fallback: Marker | None = None

    def best(self) -> Marker | None:
        at = self.cue + 1
        while at < self.stop:
            marker = self._marker(at)
            if marker is not None and marker.score == SURE:
                return self._quoted_later(marker) or marker
            self.fallback = self.fallback or marker
            past = self._past_anonymity(at) or self._past_calling(at) or self._past_copy(at) or self._past_so_called(at)
            if past is None and self._ends(at):
                break
            at = past or self._next(at)
        return self.fallback

    def _quoted_later(self, marker: Marker) -> Marker | None:
        """A colon with a quotation later in the clause outweighs a preposition (`سأل النائب عن ... : "من"`)."""
        if marker.kind != "preposition" or "quote" not in self.license.frames:
            return None
        for at in range(marker.content, self.stop - 1):
            if self.reading.tokens[at].form == ":" and at + 1 in self.reading.opening:
                return Marker("quote", at, at + 1, self.reading.tokens[at + 1].start, SURE)
            if self._ends(at):
                return None
        return None

    def _marker(self, at: int) -> Marker | None:
        token = self.reading.tokens[at]
        if token.kind == "mark":
            return self._mark(at)
        if token.kind != "word":
            return None
        form = self.reading.forms[at]
        if form.complementizer is not None:
            return self._clause(at)
        if form.text in {"عما", "هل", "كيف", "لماذا"} and "whether" in self.license.frames:
            return Marker("that", at, at, token.start, SURE)
        return self._preposition(at) if self.license.frames & {"prep", "addressee", "accused"} else None

    def _mark(self, at: int) -> Marker | None:
        quotation = self.reading.opening.get(at)
        if quotation is not None:
            return self._quotation(at)
        if self.reading.tokens[at].form != ":" or "quote" not in self.license.frames:
            return None
        following = at + 1
        while following < self.stop and self.reading.tokens[following].form in "-–:":
            following += 1
        if following >= self.stop:
            return None
        complementizer = self.reading.forms[following].complementizer
        if complementizer is not None and not complementizer.pronoun and following + 1 < self.stop:
            following += 1
        return Marker("colon", at, following, self.reading.tokens[following].start, SURE)

    def _quotation(self, at: int) -> Marker | None:
        if not self.license.frames & {"quote", "that", "prep"}:
            return None
        quotation = self.reading.opening[at]
        if self._named(at, quotation):
            return None
        if self.subordinate:
            return self._behind_relative(at, quotation)
        marker = Marker("quote", at, at, quotation.start, SURE)
        if not is_name_quotation(self.reading, quotation):
            return marker
        after = after_quotation(self.reading, quotation)
        ends = after >= self.stop or not is_word(self.reading, after)
        ranked = any(isinstance(head, Rank) for head in self.reading.forms[at - 1].heads)
        quotes = "quote" in self.license.frames and not ranked
        last = after >= self.stop or not any(is_word(self.reading, index) for index in range(after, self.stop))
        clause = "that" in self.license.frames and any(self.reading.forms[i].finite for i in range(at, after))
        speech = at > self.cue + 1 or (last and clause)
        return marker._replace(score=POSSIBLE) if ends and quotes and speech else None

    def _through(self, form: Form) -> bool:
        """Whether a preposition that leads to no content takes the quoted name (`نفى، عبر "المنبر"`)."""
        taking = form.is_a("preposition", "adverbial-preposition", "attaching-preposition")
        return taking and not {form.text, form.preposition} & self.license.prepositions

    def _behind_relative(self, at: int, quotation: Quotation) -> Marker | None:
        """Speech behind a relative clause that tells of the speaker and quotes nobody (`الممرضة التي فرت "..."`)."""
        quoted = is_name_quotation(self.reading, quotation) or len(self.reading.forms[at - 1].text) == 1
        says = any(self.reading.forms[index].verbs for index in range(self.cue + 1, at))
        if quoted or says or "quote" not in self.license.frames:
            return None
        return Marker("quote", at, at, quotation.start, POSSIBLE)

    def _named(self, at: int, quotation: Quotation) -> bool:
        """Whether a short quotation is the name of what stands before it (`على منصة "إكس"`, `قناة «سي إن إن»`)."""
        first, last = self.reading.token_at(quotation.inner.start), self.reading.token_at(quotation.inner.end)
        if quotation.closed and any(form.text in SO_CALLED for form in self.reading.forms[max(0, at - 2) : at]):
            return True
        if not quotation.closed or last - first > NAME_WORDS:
            return False
        for index in range(at - 1, max(self.cue, at - _LABEL_REACH), -1):
            form = self.reading.forms[index]
            if not is_word(self.reading, index):
                return False
            announces = form.medium or form.is_a("speech-noun", "addressee", "platform") or form.text in {"ل", "ك"}
            if (
                announces
                or (index == at - 1 and self._through(form))
                or (index == at - 1 and form.body and not form.definite)
            ):
                return True
        return False

    def _clause(self, at: int) -> Marker | None:
        form = self.reading.forms[at]
        complementizer = form.complementizer
        if complementizer is None or complementizer.joint or complementizer.preposition == "ل":
            return None
        if form.text == "بان" and at + 1 < self.stop and self.reading.forms[at + 1].text == "كي":
            return None
        if not self.license.clause and not (complementizer.preposition and "accused" in self.license.frames):
            return None
        before = self.reading.forms[at - 1]
        if at - 1 > self.cue and self._licensed_by_another(at - 1):
            return None
        start = cut(self.reading.text, self.reading.tokens[at], len(complementizer.preposition))
        governing = before.is_a("preposition") and at - 1 > self.cue and not self._ali(at - 1)
        announced = at - 1 if governing else at
        if complementizer.pronoun and not _expletive(self.reading, at, self.stop):
            return Marker("that", announced, at, start, SURE)
        content = at + 1
        while content < self.stop and is_comma(self.reading, content):
            content += 1
        if content >= self.stop:
            return None
        return Marker("that", announced, content, self.reading.tokens[content].start, SURE)

    def _ali(self, at: int) -> bool:
        """Whether a word written علي behind a given name or a kunya is a name, too (`قال أحمد علي إن`, `أبو علي`)."""
        before = self.reading.forms[at - 1]
        if self.reading.forms[at].text != _ALI or at - 1 <= self.cue:
            return False
        dotted = before.given == "strong" and self.reading.written(at).endswith(_DOTTED)
        return dotted or before.text in NAME_COMPOUNDS

    def _licensed_by_another(self, at: int) -> bool:
        """Whether the word before the complementizer, and not the cue, governs the clause."""
        form = self.reading.forms[at]
        if form.text in _IS:
            return True
        if form.is_a("preposition"):
            return form.text not in self.license.prepositions and at - 1 != self.cue and self._inner_governor(at - 1)
        if form.text.lstrip("و") in _BEFORE_AN or form.base in _BEFORE_AN:
            return True
        if form.is_a("subordinator", "adverbial-preposition"):
            return not self._special(at)
        return form.is_a("content-noun") and not form.definite and at - 1 > self.cue

    def _special(self, at: int) -> bool:
        """`مصادر خاصة إن`: behind an indefinite noun that can speak خاصة is its adjective, and no `especially`."""
        before = self.reading.forms[at - 1]
        return self.reading.forms[at].text == "خاصه" and before.speaks and not before.definite

    def _inner_governor(self, at: int) -> bool:
        form = self.reading.forms[at]
        return form.masdar and not form.heads

    def _preposition(self, at: int) -> Marker | None:
        form = self.reading.forms[at]
        if form.joint:
            return None
        if form.classes and form.text in self.license.prepositions and form.text not in _WRITTEN_ON:
            return self._free(at)
        letter = form.preposition or (form.text if form.text in _WRITTEN_ON else "")
        if letter in self.license.prepositions and letter:
            return self._written(at, letter)
        return None

    def _free(self, at: int) -> Marker | None:
        following = at + 1
        if following >= self.stop or self.reading.forms[following].complementizer is not None:
            return None
        if self.reading.forms[following].text in _SON:
            return None
        if sends_to(self.reading, self.cue + 1, at) and leads_on(self.reading, at):
            return None
        if at - 1 > self.cue and self.reading.forms[at - 1].is_a("adverbial-preposition"):
            return None
        word = self.reading.forms[following]
        if word.is_a("time", "speech-noun", "month") and not word.masdar:
            return None
        base = self.reading.forms[at].text
        near = at == self.cue + 1
        eventful = (word.masdar and not word.heads) or word.is_a("content-noun")
        score = SURE if near or base in _SURE_AFTER_NOUN or eventful else POSSIBLE
        score = POSSIBLE if self.subordinate else score
        return Marker("preposition", at, following, self.reading.tokens[following].start, score)

    def _written(self, at: int, letter: str) -> Marker | None:
        form = self.reading.forms[at]
        if (
            self._including(at)
            or _as_a_whole(form)
            or (self.subordinate and not self._asked_behind_relative(at, letter))
        ):
            return None
        if len(form.text) == 1:
            following = at + 1
            if following >= self.stop or letter == "ل":
                return None
            return Marker("preposition", at, following, self.reading.tokens[following].start, SURE)
        matter = form.masdar and letter == "ب" and form.definite
        governed = matter and (at == self.cue + 1 or not self.license.frames & {"nominal", "addressee", "accused"})
        if (form.is_a("idiom-after-bi", "time", "manner") and not governed) or (
            letter == "ل" and (form.is_a("addressee") or form.medium)
        ):
            return None
        written_alone = not (letter == "ل" and form.definite)
        start = cut(self.reading.text, self.reading.tokens[at], form.text.index(letter) + written_alone)
        belongs = form.body or form.human or form.unknown or form.is_a("place", "place-head")
        hearer = letter == "ل" and len(self.license.prepositions) > 1
        manner = form.is_a("idiom-after-bi") and at > self.cue + 1
        sure = not hearer and not manner and (at == self.cue + 1 or (form.masdar and not form.body) or not belongs)
        return Marker("preposition", at, at, start, SURE if sure else POSSIBLE)

    def _asked_behind_relative(self, at: int, letter: str) -> bool:
        """Whether a matter behind a relative clause is what is asked or charged, since that has its own complement.

        `طالبت القوات التي تسيطر على الميناء بانسحاب الجيش`: a verb that itself takes ب may have it there.
        """
        form = self.reading.forms[at]
        matter = form.masdar and not (form.heads or form.is_a("idiom-after-bi", "time", "manner"))
        if letter != "ب" or not matter or not self.license.frames & {"accused", "addressee"}:
            return False
        verb = next((i for i in range(at - 1, self.cue, -1) if self.reading.forms[i].finite), at)
        told = any(self.reading.forms[i].definite or self.reading.forms[i].unknown for i in range(verb + 1, at))
        taking = self.reading.forms[verb].best.lemma in _TAKING_BI or bool(self.reading.forms[verb].verbs)
        taken = any(self.reading.forms[i].preposition == "ب" for i in range(verb + 1, at))
        return told and (taken or not taking)

    def _including(self, at: int) -> bool:
        """`بما فيها`, `بما في ذلك`: what the noun before takes in, and no content."""
        following = self.reading.forms[at + 1].text if at + 1 < self.stop else ""
        return self.reading.forms[at].text == "بما" and following in {"في", "فيه", "فيها", "فيهم", "فيهما"}

    def _ends(self, at: int) -> bool:
        token = self.reading.tokens[at]
        if token.kind != "word":
            return token.form in "؛;"
        form = self.reading.forms[at]
        if form.text in _CLAUSE_OPENERS and at > self.cue + 1 and not self._by_hand(at):
            return True
        if self._foreign_name(at):
            return False
        if form.joint and form.finite and not form.heads and not form.nominal:
            return not (self.subordinate and form.best.tense == "present" and not form.verbs)
        if form.joint and form.verbs and form.finite:
            return True
        if _state(form) and is_comma(self.reading, at - 1):
            return True
        if not form.finite or form.nominal or self.subordinate:
            return False
        return not self._bare_relative(at) and not self._name_like(at)

    def _by_hand(self, at: int) -> bool:
        """Whether `بيد` is `in the hands of` and no `but`, which has أن behind it."""
        following = at + 1
        opened = following < self.stop and self.reading.forms[following].complementizer is not None
        return self.reading.forms[at].text == _BUT and not opened

    def _name_like(self, at: int) -> bool:
        """A verb's shape behind a preposition, or right before a foreign name, is no verb (`في تعز`, `يان كوبيتش`)."""
        before = self.reading.forms[at - 1]
        if self.reading.forms[at].is_a("place"):
            return True
        if before.given == "strong" and at - 1 > self.cue:
            return True
        if before.is_a("preposition") or (before.human and before.definite and not self.reading.forms[at].verbs):
            return True
        following = at + 1
        return following < self.stop and is_word(self.reading, following) and self.reading.forms[following].unknown

    def _foreign_name(self, at: int) -> bool:
        """A verb's shape that is a name all the same: alone behind the cue, or in ف behind a foreign first name."""
        if at == self.cue + 1:
            return bare_name_end(self.reading, at, self.stop) is not None
        form, before, following = self.reading.forms[at], self.reading.forms[at - 1], at + 1
        alone = following >= self.stop or not is_word(self.reading, following)
        if form.joint == "و":
            return alone and spelt_like_verb(form) and at - self.cue in {2, _NAME} and self._person_from(self.cue + 1)
        first_name = at - self.cue in {2, _NAME} and before.unknown and not before.definite
        first_name = first_name and is_word(self.reading, at - 1)
        told = not alone and self.reading.forms[following].complementizer is not None  # `قال جيرالد فورد إن`
        return form.joint == "ف" and first_name and (alone or told)

    def _person_from(self, at: int) -> bool:
        """Whether a person's name begins at the token: a given name, or a word that no lexicon knows."""
        form = self.reading.forms[at]
        return form.given == "strong" or (form.unknown and not form.definite)

    def _bare_relative(self, at: int) -> bool:
        """A verb right after an indefinite noun is that noun's relative clause (`بيان نشره`, `صحيفة «النهار» نشرت`)."""
        before = self.reading.forms[at - 1]
        if self.reading.tokens[at - 1].form in _CLOSING:
            published = (sense.class_ == "publish" for verb in self.reading.forms[at].verbs for sense in verb.senses)
            return any(published)
        return at - 1 > self.cue and is_word(self.reading, at - 1) and not before.definite and before.nominal

    def _next(self, at: int) -> int:
        quotation = self.reading.opening.get(at)
        if quotation is not None:
            return after_quotation(self.reading, quotation)
        form = self.reading.forms[at]
        if self.reading.tokens[at].form in "([":
            for index in range(at + 1, min(self.stop, at + _PARENTHESIS)):
                if self.reading.tokens[index].form in ")]":
                    return index + 1
        if is_comma(self.reading, at):
            self.subordinate = self.subordinate and self._joins_relative(at + 1)
        elif form.is_a("relative") or self._what(at) or self._bare_relative_verb(at) or self._adverbial_clause(at):
            self.subordinate = True
        return at + 1

    def _what(self, at: int) -> bool:
        """ما behind a preposition opens a relative clause (`ردا على ما أعلنه المجلس`)."""
        return self.reading.forms[at].text == "ما" and self.reading.forms[at - 1].is_a("preposition")

    def _joins_relative(self, at: int) -> bool:
        """Whether a verb of the present goes on with the relative clause (`الضابط، الذي قاد الهجوم، ويقود الآن`)."""
        form = self.reading.forms[at] if at < self.stop else None
        return (
            form is not None and form.joint == "و" and form.finite and form.best.tense == "present" and not form.verbs
        )

    def _bare_relative_verb(self, at: int) -> bool:
        form = self.reading.forms[at]
        return form.finite and not form.nominal and self._bare_relative(at)

    def _past_anonymity(self, at: int) -> int | None:
        """Past a clause that says why a source is unnamed, to its comma or to the content."""
        form = self.reading.forms[at]
        if not form.is_a("anonymity") or not form.verbal or at == self.cue or form.given == "strong":
            return None
        if self.reading.forms[at - 1].is_a("preposition"):
            return None  # `متحدث في أبين`
        at += 1
        while at < self.stop and not is_comma(self.reading, at) and self.reading.tokens[at].form != ":":
            word = self.reading.forms[at]
            if at in self.reading.opening or (word.complementizer is not None and not word.complementizer.preposition):
                break
            at += 1
        return at

    def _past_calling(self, at: int) -> int | None:
        """Past the verb that tells how a source is called (`أحد المنظمين ويدعى سامر`)."""
        return at + 1 if is_called(self.reading, at, self.stop) else None

    def _past_copy(self, at: int) -> int | None:
        """Past the verb that tells who got a copy of the text (`في بيان أصدره أمس، تلقت الصحيفة نسخة منه: «لا»`)."""
        if self.reading.forms[at].best.lemma not in _GETTING or not self.reading.forms[at].verbal:
            return None
        for index in range(at + 1, min(self.stop, at + _COPY_REACH)):
            if self.reading.forms[index].base.removesuffix("ا") == COPY:
                following = index + 1
                of_it = following < self.stop and self.reading.forms[following].text in _OF_IT
                return following + of_it
        return None

    def _past_so_called(self, at: int) -> int | None:
        """Past the verb of `ما يسمى`, behind which the name stands."""
        verb = at + 1
        if self.reading.forms[at].text != "ما" or verb >= self.stop:
            return None
        return verb + 1 if self.reading.forms[verb].text in SO_CALLED else None

    def _adverbial_clause(self, at: int) -> bool:
        form = self.reading.forms[at]
        if form.text in {"بعدما", "عندما", "حين", "حينما", "قبلما", "منذما", "لدي"}:
            return form.text != "لدي"
        following = at + 1
        return (
            form.is_a("adverbial-preposition")
            and following < self.stop
            and (self.reading.forms[following].complementizer is not None or self.reading.forms[following].text == "ما")
        )


def _as_a_whole(form: Form) -> bool:
    """Whether ب with its noun and a pronoun says that all of it is meant (`الأمة بأسرها`)."""
    return bool(form.enclitic) and form.base.removesuffix(form.enclitic) in _WHOLE


def bare_name_end(reading: Reading, at: int, stop: int) -> int | None:
    """Behind a name that looks like a verb, right behind a verb of saying (`قال فورد: «لا»`, `أضاف تونر، أن`).

    What it says follows at once, so that no clause can stand there; a verb of saying may (`مضى يقول: «لا»`). Words that
    no lexicon knows are more of the name.
    """
    form = reading.forms[at]
    if not form.finite or form.preposition or form.heads or form.joint == "و" or form.complementizer is not None:
        return None
    if (form.verbs and form.joint != "ف") or form.nunated or form.is_a("time", "manner", "preposition"):
        return None
    last = at + 1
    while last < stop and last - at < _NAME and _unheard_of(reading, last):
        last += 1
    following = last
    while following < stop and is_comma(reading, following):
        following += 1
    return last if following <= stop and _announces(reading, following) else None


def _unheard_of(reading: Reading, at: int) -> bool:
    form = reading.forms[at]
    return is_word(reading, at) and form.unknown and not form.definite and not form.joint


def _announces(reading: Reading, at: int) -> bool:
    """Whether a colon, a quotation or a complementizer stands there."""
    if at >= len(reading.forms):
        return False
    announced = reading.forms[at].complementizer
    that = announced is not None and not announced.joint and not announced.preposition
    return that or reading.tokens[at].form == ":" or at in reading.opening


def _state(form: Form) -> bool:
    """Whether the form looks like a participle of saying in the accusative of state."""
    charges = any(sense.class_ == "accuse" for participle in form.participles for sense in participle.senses)
    said = bool(form.participles) and not (form.definite or form.enclitic) and (not form.human or charges)
    return said and form.text.endswith(("ا", "ه", "ين"))


def find_marker(reading: Reading, cue: int, stop: int, license_: License) -> Marker | None:
    """The best marker after the cue at token `cue` and before `stop`: the first sure, else the first possible one."""
    return _Walk(reading, cue, stop, license_).best()


def _expletive(reading: Reading, at: int, stop: int) -> bool:
    """Whether the pronoun of أنّه only fills a place: what follows is no predicate of his.

    The pronoun is expletive before an impersonal verb, a conditional, a negated noun or an adverbial, and before a
    verb that does not agree with it (`أنه تمكنت القوات`).
    """
    complementizer = reading.forms[at].complementizer
    if complementizer is None or complementizer.pronoun not in {"ه", "ها"}:
        return False
    following = at + 1
    if following >= stop:
        return True
    quotation = reading.opening.get(following)
    if quotation is not None:
        following += 1
    if not is_word(reading, following):
        return True
    form = reading.forms[following]
    if form.text in _NEGATED_PERSONAL and following + 1 < stop:
        return not _agrees(reading, following + 1, complementizer.pronoun)
    if form.text in _EXPLETIVE_BEFORE or form.is_a("adverbial-preposition", "preposition", "conditional", "time"):
        return True
    if form.preposition and not form.finite:
        return False
    if complementizer.pronoun == "ه" and form.finite and not form.nominal:
        return not _agrees(reading, following, "ه") or _number_follows(reading, following + 1, stop)
    return False


def _agrees(reading: Reading, at: int, pronoun: str) -> bool:
    gender = "f" if pronoun == "ها" else "m"
    verbs = [a for a in (reading.forms[at].best,) if a.wordclass == "verb"]
    return bool(verbs) and verbs[0].gender == gender and verbs[0].number == "s"


def _number_follows(reading: Reading, at: int, stop: int) -> bool:
    return at < stop and reading.tokens[at].kind == "number"
