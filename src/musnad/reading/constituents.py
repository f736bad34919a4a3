"""A sentence in its constituents: noun phrases with their prepositions, verbs, and what opens or ends a clause.

No full parse: Arabic news can be cut reliably by what a noun phrase may take behind its head, which its definiteness
tells (`nounphrases`). What it cannot take begins a phrase of its own, so that subject and object part where no mark
parts them (`قصف الطيران المدينة`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import msgspec

from musnad.reading.eventsight import JOINTS, EventSight, Unit
from musnad.reading.eventwords import Role
from musnad.reading.finiteverbs import is_verb
from musnad.reading.forms import Form
from musnad.reading.nounphrases import Lead, NounPhrase
from musnad.reading.reading import Sentence
from musnad.reading.stretch import QUOTES, Stretch

_LONGEST_ROLE: Final = 3
_LONGEST_ASIDE: Final = 8
_LONGEST_ADVERB: Final = 3
_AND: Final = "و"
_OR: Final = "او"
_JOINING: Final = frozenset({_OR, "و"})
"""Conjunctions as words of their own: أو, and و before a number."""
_WHEN: Final = "حين"
_WHAT: Final = "ما"


class _Preposed(NamedTuple):
    """A preposition of one or more words: the token where it begins, the first behind it, and what it is."""

    first: int
    after: int
    preposition: str
    role: Role | None
    joint: str

    @property
    def lead(self) -> Lead:
        """What it is to the phrase behind it."""
        return Lead(self.first, self.preposition, self.role, self.joint)


def units_of(sight: EventSight, sentence: Sentence) -> tuple[Unit, ...]:
    """The constituents of a sentence in their order; they cover its tokens but for quotation marks."""
    return _Cutter(sight, sentence.first, sentence.last).units()


def _without_leaders(sight: EventSight, units: list[Unit]) -> Iterator[Unit]:
    """The units, a clause that only says who leads a body as an aside (`التحالف الذي تقوده السعودية`)."""
    at = 0
    while at < len(units):
        after = _past_leader(sight, units, at)
        yield units[at] if after == at else Unit("aside", units[at].first, units[after - 1].last)
        at = max(after, at + 1)


def _past_leader(sight: EventSight, units: list[Unit], at: int) -> int:
    """The unit behind a relative, a verb of leading with a pronoun, and who leads; `at` where there is none."""
    if units[at].kind != "relative" or at + 2 >= len(units) or units[at + 1].kind != "verb":
        return at
    inflected, leader = sight.events[units[at + 1].first].inflected, units[at + 2]
    if inflected is None or not inflected.enclitic or inflected.lemma not in sight.words.structure["leading"]:
        return at
    if leader.kind != "phrase" or leader.preposition or leader.joint:
        return at
    after = at + 3
    while after < len(units) and units[after].kind == "phrase" and units[after].joint and not units[after].preposition:
        after += 1
    return after


class _Cutter:
    """One walk over a sentence."""

    def __init__(self, sight: EventSight, first: int, stop: int) -> None:
        self.sight = sight
        self.at = first
        self.stop = stop
        self.stretch = Stretch(sight, stop)
        self.found = self.stretch.found

    def units(self) -> tuple[Unit, ...]:
        while self.at < self.stop:
            self._step(self.at)
        return tuple(_without_leaders(self.sight, self.found))

    def _step(self, at: int) -> None:
        """Cut the constituent that begins at a token."""
        sight = self.sight
        if sight.tokens[at].kind == "mark":
            self._mark(at)
        elif at in sight.time_at:
            self._add(Unit("time", at, self._time_end(at)))
        elif not sight.is_word[at] or at in sight.name_at or at in sight.numeral_at:
            self._bare(at)
        else:
            self._word(at)

    def _mark(self, at: int) -> None:
        """Cut a number that begins with a mark, a parenthesis, or a mark; quotation marks are passed over."""
        form = self.sight.tokens[at].form
        bracket = form == "("
        if at in self.sight.numeral_at:
            self._phrase(at, Lead(at))
        elif bracket and self._counts_in_brackets(at + 1):
            self._phrase(at + 1, Lead(at + 1))
        elif bracket and self._names_in_brackets(at):
            self._phrase(at + 1, Lead(at + 1))
            self.at += 1
        elif bracket and (closing := self._aside_end(at)) > at:
            self._add(Unit("aside", at, closing + 1))
        elif form in QUOTES:
            self.at = at + 1
        else:
            self._add(Unit("mark", at, at + 1))

    def _names_in_brackets(self, at: int) -> bool:
        """Whether brackets behind أن hold the name alone of whom the clause is about (`إن (حركة الوادي) خطفت`)."""
        last, name = self.stretch.last(), self.sight.name(at + 1)
        opens = last is not None and last.kind == "that"
        return opens and name is not None and name.first == at + 1 and self.stretch.has_mark(name.last, ")")

    def _counts_in_brackets(self, at: int) -> bool:
        """Whether a number stands in brackets before what it counts (`استشهاد (15) خمسة عشر`, `إصابة (33) آخرين`)."""
        numeral = self.sight.numeral_at.get(at)
        if numeral is None:
            return False
        closing = next((one for one in range(at, numeral.last + 2) if self.stretch.has_mark(one, ")")), None)
        if closing is None:
            return False
        following = max(numeral.last, closing) + 1
        counted = self.stretch.has_word(following) and self.sight.events[following].thing is not None
        return numeral.last > closing or counted

    def _aside_end(self, at: int) -> int:
        """The token that closes a short parenthesis in which nothing happens (`(13 عاما)`); `at` where it is none."""
        for other in range(at + 1, min(self.stop, at + _LONGEST_ASIDE)):
            if self.sight.tokens[other].form == ")":
                return other
            if self.sight.events[other].verbs or self.sight.events[other].nouns:
                return at
        return at

    def _time_end(self, at: int) -> int:
        return min(self.sight.times[self.sight.time_at[at]].last, self.stop)

    def _add(self, unit: Unit) -> None:
        self.found.append(unit)
        self.at = unit.last

    def _word(self, at: int) -> None:
        """Cut what a word begins that is no name, number or time."""
        form, event = self.sight.forms[at], self.sight.events[at]
        if form.text in _JOINING and self.found:
            self._add(Unit("other", at, at + 1, joint=form.text))
        elif event.opens_adverb and (adverb_end := self._adverb_end(at)) > at:
            self._add(Unit("other", at, adverb_end))
        elif (event.opens_role or event.preposition or event.taken_up is not None) and self._preposed(at):
            return
        elif (kind := self.stretch.closed(at)) is not None:
            self._add(Unit(kind, at, at + 1, joint=form.joint))
        elif event.side and not event.leads:
            self._phrase(at, Lead(at, form.text[form.start :], "place"))
        elif is_verb(self.stretch, at):
            self._add(Unit("verb", at, at + 1, joint=self._verb_joint(at, form)))
        else:
            self._bare(at)

    def _adverb_end(self, at: int) -> int:
        """Where an adverb of two or three words ends that takes no word behind it (`على الأقل`); `at` where none is."""
        adverbs = self.sight.words.structure["adverb"]
        for length in range(_LONGEST_ADVERB, 1, -1):
            words = self.sight.forms[at : min(at + length, self.stop)]
            if " ".join(form.text for form in words) in adverbs:
                return at + len(words)
        return at

    def _verb_joint(self, at: int, form: Form) -> str:
        """The conjunction written to a verb, as its likeliest sense for events is cut."""
        verbs = self.sight.events[at].verbs
        if not verbs:
            return form.joint
        return next((one for one in verbs[0].analysis.proclitics if one in JOINTS), "")

    def _bare(self, at: int) -> None:
        """Cut a phrase whose preposition, where it has one, is written to its first word."""
        joint, preposition = self.sight.clitics(at)
        role = self.sight.words.roles.get((preposition,)) if preposition else None
        self._phrase(at, Lead(at, preposition, role, joint))

    def _phrase(self, at: int, lead: Lead) -> None:
        """Cut the noun phrase at a token; an أو right before it is its conjunction."""
        phrase = NounPhrase(self.stretch, at)
        joint, last = lead.joint, self.stretch.last()
        if not joint and last is not None and last.kind == "other" and last.joint and last.last == lead.first:
            alone = self.sight.forms[last.first].text in _JOINING
            joint = self.found.pop().joint if alone else ""
        if not joint and lead.first == at and self.sight.is_word[at] and at not in self.sight.name_at:
            joint = self.sight.clitics(at)[0]
        self._add(phrase.unit(lead if joint == lead.joint else msgspec.structs.replace(lead, joint=joint)))

    def _preposed(self, at: int) -> bool:
        """Cut a preposition that is a word of its own and the phrase behind it, where one stands at a token."""
        event, form = self.sight.events[at], self.sight.forms[at]
        if event.taken_up is not None or (event.preposition and form.enclitic and form.base != form.enclitic):
            self._add(Unit("other", at, at + 1, joint=form.joint))
            return True
        if not (event.opens_role or event.preposition) or event.side:
            return False
        found = self._role_phrase(at) if event.opens_role else None
        if found is None and event.preposition:
            found = _Preposed(at, at + 1, form.text, None, "")
        if found is None or found.after >= self.stop:
            return False
        if event.verbs and not form.is_a("preposition") and is_verb(self.stretch, at):
            return False
        self._behind(found)
        return True

    def _role_phrase(self, at: int) -> _Preposed | None:
        """The longest prepositional phrase of the lexicon that begins at a token."""
        sight, roles = self.sight, self.sight.words.roles
        texts: list[str] = []
        for other in range(at, min(at + _LONGEST_ROLE, self.stop)):
            if not sight.is_word[other]:
                break
            texts.append(sight.forms[other].text)
        for length in range(len(texts), 0, -1):
            words = tuple(texts[:length])
            if words in roles:
                return _Preposed(at, at + length, " ".join(words), roles[words], "")
            bare = (words[0][1:], *words[1:])
            if words[0][:1] in JOINTS and bare in roles:
                return _Preposed(at, at + length, " ".join(bare), roles[bare], words[0][0])
        return None

    def _behind(self, found: _Preposed) -> None:
        """Cut what a preposition opens: a phrase, a time, a clause, or nothing but itself."""
        after = self.stretch.past_quotes(found.after)
        if after >= self.stop or self.sight.tokens[after].kind == "mark":
            self._add(Unit("other", found.first, after))
        elif found.preposition in self.sight.words.structure["manner"]:
            self._add(Unit("other", found.first, self._manner_end(after)))
        elif after in self.sight.time_at:
            self._add(Unit("time", found.first, self._time_end(after)))
        elif (clause_end := self._clause_end(found, after)) is not None:
            self._add(Unit("clause", found.first, clause_end, joint=found.joint))
        else:
            self._governed(found, after)

    def _clause_end(self, found: _Preposed, after: int) -> int | None:
        """Where what opens a clause ends: behind أن, ما or a relative, or before the verb behind منذ."""
        form, event = self.sight.forms[after], self.sight.events[after]
        if form.complementizer is not None or form.text == _WHAT or form.is_a("relative", "conditional"):
            return after + 1
        opener = found.preposition.removeprefix(_AND)
        told = bool(event.verbs) and not event.nouns
        told = told or (opener == _WHEN and not form.nominal)  # `حين يرسل الجيش تعزيزات`
        since = opener in self.sight.words.structure["since"]
        return after if since and told and form.finite else None

    def _governed(self, found: _Preposed, after: int) -> None:
        """Cut the phrase behind a preposition, which may have another before or behind it."""
        sight, form = self.sight, self.sight.forms[after]
        alone = sight.events[after].closed == "demonstrative" and self.stretch.closed(after) == "other"
        if sight.is_word[after] and (alone or (form.enclitic and not form.base)):
            self._add(Unit("other", found.first, after + 1))  # `إلى ذلك قتل ثلاثة`, `عليهم`
        elif self._joined_preposition(after):
            self._behind(found._replace(after=after + 1))  # `داخل وحول المدينة`
        elif sight.events[after].preposition and not sight.events[after].side:
            self.at = after  # two prepositions (`من داخل المبنى`): the inner one says where
            if not self._preposed(after):
                self._phrase(after, found.lead)
            elif found.role == "origin" and self.found[-1].role == "place":
                self.found[-1] = msgspec.structs.replace(self.found[-1], preposition=found.preposition, role=found.role)
        else:
            self._phrase(after, found.lead)

    def _joined_preposition(self, at: int) -> bool:
        """Whether a second preposition of place is joined to the first."""
        sight, form = self.sight, self.sight.forms[at]
        if not sight.is_word[at] or form.joint != _AND or form.definite:
            return False
        return sight.events[at].preposition or (form.text[1:],) in sight.words.roles

    def _manner_end(self, at: int) -> int:
        """Where the adjectives behind a word of manner end, joined ones among them (`بشكل مكثف ومباشر`)."""
        sight = self.sight
        while self.stretch.has_word(at):
            form = sight.forms[at]
            if form.definite or form.preposition or at in sight.name_at or sight.events[at].preposition:
                break
            at += 1
            if not (self.stretch.has_word(at) and sight.forms[at].joint == _AND and sight.forms[at].adjective):
                break
        return at
