"""Who speaks, as an entity and in English: the sources of statements joined to the names of the report.

A speaker's name stands in one of the phrases by which the report calls them; a body called by its noun alone
(`المرصد`, `التحالف`) is the one of that noun which the report named last, else the one the actor table has for the
report's country, else nobody in particular. One without a name is a role in English.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from musnad.authority.actors import Named
from musnad.model import Reason
from musnad.model.record import NameBasis
from musnad.reading.coreference import Resolved
from musnad.reading.english import English
from musnad.reading.entities import Naming
from musnad.reading.forms import Form
from musnad.reading.found import NameFound
from musnad.reading.namesight import NameSight, openings
from musnad.reading.phrases import Phrase
from musnad.reading.places import Setting
from musnad.reading.sourcephrases import got_by, is_law, name_part
from musnad.reading.statements import Attribution
from musnad.reading.words import Person, Rank

_FAR: Final = 9
_NEAR: Final = 50
_ANOTHER: Final = "اخر"
_ENDS: Final = frozenset(".؛:؟!")


class Speaker(msgspec.Struct, frozen=True):
    """Who a statement's source is: the index of a name of the report, or an actor the table has; the English of it.

    `basis` is what the English of a name rests on that the report's entities lack; `role` says that it is a role in
    English and nobody's name.
    """

    name: int | None = None
    actor: Named | None = None
    english: str | None = None
    basis: NameBasis | None = None
    reasons: tuple[Reason, ...] = ()
    role: bool = False


def find_speakers(
    sight: NameSight,
    naming: Naming,
    attributions: Sequence[Attribution],
    resolved: Sequence[Resolved],
    english: English,
) -> tuple[Speaker, ...]:
    """For each attribution who speaks."""
    finder = _Finder(sight, naming, english)
    known: dict[int, Speaker] = {}
    fullest: dict[int, Phrase] = {}
    own: list[Speaker] = []
    for attribution, who in zip(attributions, resolved, strict=True):
        phrase = who.deed if attribution.source is None else attribution.source
        first = who.speaker is None or who.speaker not in known
        fuller = None if who.speaker is None else fullest.get(who.speaker)
        speaker = Speaker() if phrase is None else finder.of_phrase(phrase, who, first=first, fuller=fuller)
        own.append(speaker)
        if who.speaker is not None and phrase is not None and phrase.last - phrase.first > 1:
            fullest.setdefault(who.speaker, phrase)
        if who.speaker is not None and phrase is not None:
            known[who.speaker] = max(known.get(who.speaker, speaker), speaker, key=_worth)
    return tuple(
        known.get(who.speaker, speaker) if who.speaker is not None else speaker
        for who, speaker in zip(resolved, own, strict=True)
    )


def _worth(speaker: Speaker) -> int:
    """How much a phrase says of its speaker: a name, then an actor, then a role."""
    if speaker.name is not None:
        return 3
    if speaker.actor is not None:
        return 2
    return int(speaker.english is not None)


def _bare(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.removeprefix("ال") for word in words)


def _holds(title: tuple[str, ...], office: tuple[str, ...]) -> bool:
    """Whether an office is the title before a name, or begins it up to the name of the body it belongs to."""
    return title == office or (len(office) > 1 and title[: len(office)] == office)


def _personal(form: Form) -> bool:
    """Whether a name may begin with the word."""
    return bool(form.given) or (form.unknown and not form.is_a("relative"))


def _surname(form: Form, phrase: Phrase) -> bool:
    """Whether the phrase is one word that no lexicon has as a noun: a surname by itself (`وقال الحداد إن`)."""
    alone = phrase.last - phrase.first == 1 and not form.heads and not form.enclitic
    return alone and not form.base.startswith(_ANOTHER) and (form.unknown or form.adjective)


_HIS: Final = "ه"
_TO: Final = "ل"
_EACH: Final = frozenset({"كل", "كلا"})


class _Finder:
    """The names of the report at hand for its sources."""

    def __init__(self, sight: NameSight, naming: Naming, english: English) -> None:
        self.sight = sight
        self.naming = naming
        self.english = english
        self.setting: Final[Setting] = naming.setting
        self._titles: Final = [self._title_of(name) for name in naming.names]
        self._in_titles: Final = frozenset(part for title in self._titles for part in title)
        self._surnamed: Final[dict[str, list[int]]] = {}
        self._titled: Final[dict[tuple[str, ...], list[int]]] = {}
        self._bodies: Final[dict[str, list[int]]] = {}
        for index, name in enumerate(naming.names):
            if name.kind == "person" and len(name.words) > 1:
                self._surnamed.setdefault(name.words[-1], []).append(index)
            if name.kind == "organization" and name.country is None:
                self._bodies.setdefault(name.words[0].removeprefix("ال"), []).append(index)
            if name.title is not None:
                self._titled.setdefault(self._titles[index][:1], []).append(index)
        self.by_token: Final[Mapping[int, int]] = {
            at: index for index, name in enumerate(naming.names) for at in range(name.first, name.last)
        }

    def of_phrase(self, phrase: Phrase, who: Resolved, *, first: bool, fuller: Phrase | None = None) -> Speaker:
        """The speaker that one source phrase names.

        `first` says that they have not spoken before, `fuller` is the first phrase of several words that named them.
        """
        index = self._by_surname(phrase)
        if index is None:
            index = self._named(phrase)
        if index is not None:
            return self._of_index(index)
        form = self.sight.forms[phrase.head]
        body = not form.document and (form.body or who.kind == "named")
        office = form.human and (form.definite or phrase.last - phrase.first > 1)
        return (
            (self._short(phrase, fuller) if body else None)
            or (self._beside(phrase) if office else None)
            or (self._holder(phrase, first=first) if office else None)
            or self._person(phrase)
            or self._role(phrase)
        )

    def _of_index(self, index: int, *reasons: Reason) -> Speaker:
        return Speaker(index, None, self.naming.entity(index).name_en, None, reasons)

    def _person(self, phrase: Phrase) -> Speaker | None:
        """A person by a name in the phrase that is none of those found in the report."""
        form, part = self.sight.forms[phrase.head], name_part(self.sight.reading, phrase)
        if part is None or form.document or (form.human and part.first in self.by_token):
            return None
        titled = form.human and _personal(self.sight.forms[part.first])
        if not _surname(form, phrase) and not titled and not form.given:
            return None
        return self._spelt(part)

    def _without_medium(self, phrase: Phrase) -> Phrase:
        """The phrase without the medium to which its person speaks (`مسؤول تركي لرويترز`)."""
        if not self.sight.forms[phrase.head].human:
            return phrase
        for index in self._inside(phrase):
            name = self.naming.names[index]
            told = self.sight.reading.tokens[name.first].start < name.start and name.first > phrase.head
            medium = bool(name.named) and all(named.actor.type == "media" for named in name.named)
            if told and medium and self.sight.reading.tokens[name.first].form.startswith("ل"):
                return Phrase(phrase.first, name.first, phrase.head)
        return phrase

    def _like_name(self, part: Phrase) -> bool:
        """Whether a word of the part is a given name or one that no lexicon has, as names have (`روبيرت فورد`)."""
        return any(self.sight.forms[at].given or self.sight.forms[at].unknown for at in range(part.first, part.last))

    def _spelt(self, part: Phrase) -> Speaker:
        words = [self.sight.reading.written(at) for at in range(part.first, part.last) if self.sight.is_word(at)]
        spelt = self.english.person(words)
        return Speaker(None, None, spelt.text, "composed" if spelt.sure else "transliterated")

    def _role(self, phrase: Phrase) -> Speaker:
        told = self._his_kin(phrase) or self._each_of(phrase)
        if told is not None:
            return Speaker(None, None, told, role=True)
        role = self.english.role(self.sight.reading, self._without_medium(phrase), self._english_at)
        form = self.sight.forms[phrase.head]
        part = name_part(self.sight.reading, phrase)
        if role is None and part is not None and not form.heads and self._like_name(part):
            return self._spelt(part)
        return Speaker(None, None, None if role is None else role.text, role=True)

    def _each_of(self, phrase: Phrase) -> str | None:
        """Several by their names (`كل من سامر الراوي ونادر الحداد`)."""
        behind = phrase.head + 1
        if self.sight.forms[phrase.head].base not in _EACH or self.sight.forms[behind].text != "من":
            return None
        names = [self.naming.entity(index).name_en for index in self._inside(phrase)]
        known = [name for name in names if name is not None]
        return f"{', '.join(known[:-1])} and {known[-1]}" if len(known) == len(names) > 1 else None

    def _his_kin(self, phrase: Phrase) -> str | None:
        """A man's kin by one word that, folded, is another's too: `والده` (his father), not `والدة` (a mother)."""
        written = self.sight.reading.written(phrase.head)
        if phrase.last - phrase.first > 1 or not written.endswith(_HIS) or not self.sight.forms[phrase.head].human:
            return None
        senses = self.english.dictionary.of(self.sight.forms[phrase.head].text.removesuffix(_HIS))
        man = next((sense for sense in senses if sense.use == "people" and sense.gender == "m"), None)
        return None if man is None else f"his {man.english}"

    def _named(self, phrase: Phrase) -> int | None:
        """The name in the phrase that is the speaker's own: the person's, or the body's that heads it."""
        head = self.sight.forms[phrase.head]
        if head.document and not head.human:
            return self._issuer(phrase)
        at_head = self.by_token.get(phrase.head)
        if at_head is not None and not (head.human and self._belongs_to(at_head, phrase)):
            return at_head
        part = name_part(self.sight.reading, phrase)
        if part is not None:
            index = next((self.by_token[at] for at in range(part.first, part.last) if at in self.by_token), None)
            if index is not None and self._is_own(index, part, head):
                return index
        if not head.human:
            return None
        persons = [i for i in self._inside(phrase) if self.naming.names[i].kind == "person"]
        people = [word for word in head.heads if isinstance(word, Person)]
        others = bool(people) and all(word.class_ in {"kin", "crowd"} for word in people)
        return persons[0] if persons and not others else None

    def _belongs_to(self, index: int, phrase: Phrase) -> bool:
        """Whether a body's name at the head of a phrase names whom an office belongs to, and not the speaker.

        A word that heads bodies too is one where the name begins with it (`لواء شهداء الفجر`).
        """
        name, head = self.naming.names[index], self.sight.forms[phrase.head]
        return name.kind == "organization" and not (head.body and name.first == phrase.head)

    def _is_own(self, index: int, part: Phrase, head: Form) -> bool:
        """Whether a name in the part that names the speaker is the speaker's: a place only where it begins it."""
        name = self.naming.names[index]
        if name.kind == "place":
            return not head.human and name.first == part.first
        return name.kind == "person" or not head.human

    def _by_surname(self, phrase: Phrase) -> int | None:
        """The person named before whose surname is the one word of the phrase (`صخر الوجيه`, then `قال الوجيه`).

        A rank or office that the report gives somebody (`القاضي`) is no surname in it, nor is a country's name one
        unless it has the article that few have.
        """
        if phrase.last - phrase.first != 1 or not self.sight.forms[phrase.head].definite:
            return None
        word = self.sight.words_between(phrase.head, phrase.last)[0]
        names = self.naming.names
        before = [index for index in self._surnamed.get(word, ()) if names[index].first < phrase.head]
        if len({self.naming.entity_of[index] for index in before}) != 1 or word.removeprefix("ال") in self._in_titles:
            return None
        return before[-1]

    def _beside(self, phrase: Phrase) -> Speaker | None:
        """The person named right behind an office, beyond a body in quotation marks or a comma.

        `الناطق باسم «كتائب الفجر»، أبو ليث، إن` - an apposition tells who holds the office.
        """
        reading = self.sight.reading
        for at in range(phrase.last, min(phrase.last + _FAR, len(reading.tokens))):
            index = self.by_token.get(at)
            if index is not None and self.naming.names[index].kind == "person":
                return self._of_index(index)
            if index is None and reading.tokens[at].kind != "mark" and not self._links(at):
                return None
            if reading.tokens[at].form in _ENDS:
                return None
        return None

    def _links(self, at: int) -> bool:
        """Whether a word may stand between an office and who holds it: a rank, or what leads to the office's body."""
        form = self.sight.forms[at]
        words = self.sight.knowledge.words
        return form.text in words["seniority"] | words["party"] or any(isinstance(h, Rank) for h in form.heads)

    def _holder(self, phrase: Phrase, *, first: bool) -> Speaker | None:
        """The one person of the report before whose name the office stands that the phrase names."""
        office = _bare(self.sight.words_between(phrase.first, phrase.last))
        if len(office) == 1:
            index = self._last_holder(phrase) if first else None
        else:
            holders = [index for index in self._titled.get(office[:1], ()) if _holds(self._titles[index], office)]
            index = holders[0] if self._one(holders) else None
        if index is None:
            return None
        return self._of_index(index, Reason(code="office_holder", detail=self._written(phrase)))

    def _one(self, indexes: Sequence[int]) -> bool:
        return len({self.naming.entity_of[index] for index in indexes}) == 1

    def _last_holder(self, phrase: Phrase) -> int | None:
        """Who held the office of which the phrase is the bare word (`وزير الداخلية` then `الوزير`).

        Of several it is the last one named, while that name is near and no other stands in its sentence.
        """
        form = self.sight.forms[phrase.head]
        if not form.definite:
            return None
        (office,) = _bare(self.sight.words_between(phrase.first, phrase.last))
        holders = [i for i in self._titled.get((office,), ()) if self._shortens(i, office)]
        before = [index for index in holders if self.naming.names[index].first < phrase.first]
        if not before or self._one(before):
            return before[-1] if before else (holders[0] if self._one(holders) else None)
        last, reading = self.naming.names[before[-1]], self.sight.reading
        others = [self.naming.names[i] for i in before if self.naming.entity_of[i] != self.naming.entity_of[before[-1]]]
        apart = reading.sentence_at(reading.tokens[others[-1].first].start) != reading.sentence_at(last.start)
        return before[-1] if apart and phrase.first - last.last <= _NEAR else None

    def _shortens(self, index: int, office: str) -> bool:
        """Whether the bare word may stand for the title: `الرئيس` is not the head of anything but a state."""
        title, reading = self.naming.names[index].title, self.sight.reading
        own = {sense.alone for sense in self.english.dictionary.of(office)} - {None}
        if title is None or not own or self.sight.forms[reading.token_at(title.start)].definite:
            return True
        senses = self.english.dictionary.of(" ".join(self._titles[index][:2]))
        return any(sense.english.startswith(alone) for sense in senses for alone in own if alone)

    def _written(self, phrase: Phrase) -> str:
        return " ".join(self.sight.words_between(phrase.first, phrase.last))

    def _title_of(self, name: NameFound) -> tuple[str, ...]:
        """The words of the title beside a name, without articles."""
        title, reading = name.title, self.sight.reading
        if title is None:
            return ()
        return _bare(self.sight.words_between(reading.token_at(title.start), reading.token_at(title.end)))

    def _issuer(self, phrase: Phrase) -> int | None:
        """Who a text is by: the first body or person named in the phrase."""
        relative = next((at for at in range(phrase.first, phrase.last) if self.sight.forms[at].is_a("relative")), None)
        getting = got_by(self.sight.reading, phrase, self.sight.knowledge.words["getting"])
        law = is_law(self.sight.forms[phrase.head])
        last = phrase.last if relative is None or (not law and self._issues(relative + 1, phrase.last)) else relative
        last = last if getting is None else min(last, getting)
        inside = [i for i in self._inside(phrase) if self.naming.names[i].kind != "place"]
        return next((i for i in inside if self.naming.names[i].first < last and not self._got(i, relative)), None)

    def _got(self, index: int, relative: int | None) -> bool:
        """Whether a relative clause tells that a text was given to whom the name means (`التقرير الذي قدمته للجنة`)."""
        name = self.naming.names[index]
        token = self.sight.reading.tokens[name.first]
        return relative is not None and relative < name.first and token.start < name.start and token.form[:1] == _TO

    def _issues(self, at: int, stop: int) -> bool:
        """Whether the relative clause tells who made the text and not who got hold of it (`الذي حصلت عليه`)."""
        return at < stop and self.sight.forms[at].best.lemma not in self.sight.knowledge.words["getting"]

    def _inside(self, phrase: Phrase) -> list[int]:
        found = (self.by_token[at] for at in range(phrase.first, phrase.last) if at in self.by_token)
        return list(dict.fromkeys(found))

    def _short(self, phrase: Phrase, fuller: Phrase | None) -> Speaker | None:
        """A body by its noun alone: the last of that noun that the report named, else the actor table's.

        One that spoke under a fuller name is no body named before it spoke so, and none that is named later.
        """
        form = self.sight.forms[phrase.head]
        last = min(phrase.last, phrase.head + 2)
        alone = phrase.last - phrase.first == 1
        index = self._named_before(form, phrase.head, fuller) if alone else None
        if index is not None:
            return self._of_index(index, Reason(code="named_before", detail=" ".join(self.naming.names[index].words)))
        words = self.sight.words_between(phrase.head, last)
        for size in (len(words), 1):
            named = self._of_table(" ".join(words[:size]), form)
            if named is not None:
                short = Reason(code="short_name", detail=named.name)
                return Speaker(None, named, named.actor.gloss, "actors", (short,))
        return None

    def _named_before(self, form: Form, at: int, fuller: Phrase | None) -> int | None:
        if not form.definite:
            return None
        fitting = self._bodies.get(form.base, [])
        if fuller is not None and self.sight.forms[fuller.head].base == form.base:
            fitting = [i for i in fitting if fuller.first <= self.naming.names[i].first < at]
        before = [i for i in fitting if self.naming.names[i].first < at]
        return before[-1] if before else (fitting[0] if fitting else None)

    def _of_table(self, key: str, form: Form) -> Named | None:
        found = [
            named
            for opening in openings(key)
            if opening.start in {0, form.start}
            for named in self.sight.knowledge.actors.find(opening.word)
        ]
        counts = [(self.setting.countries.get(named.actor.country or "", 0), named) for named in found]
        best = max((count for count, _ in counts), default=0)
        fitting = [named for count, named in counts if count == best and count]
        return fitting[0] if len({named.actor.id for named in fitting}) == 1 else None

    def _english_at(self, first: int, last: int) -> str | None:
        """The English of the name that exactly these tokens are."""
        index = self.by_token.get(first)
        if index is None:
            return None
        name = self.naming.names[index]
        english = self.naming.entity(index).name_en if (name.first, name.last) == (first, last) else None
        return None if english is None else english.partition(" (")[0]
