"""Who speaks, as an entity and in English: the sources of statements joined to the names of the report.

A speaker's name stands in one of the phrases by which the report calls them; a body called by its noun alone
(`المرصد`, `التحالف`) is the one of that noun which the report named last, else the one the actor table has for the
report's country, else nobody in particular. One without a name is a role in English.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from musnad.arabic.folding import fold_word
from musnad.authority.actors import Named
from musnad.model import Reason
from musnad.reading.coreference import Resolved, name_part
from musnad.reading.english import English
from musnad.reading.entities import Naming, setting_of
from musnad.reading.forms import Form
from musnad.reading.namesight import NameSight, openings
from musnad.reading.phrases import Phrase
from musnad.reading.places import Setting
from musnad.reading.statements import Attribution
from musnad.reading.words import Person


class Speaker(msgspec.Struct, frozen=True):
    """Who a statement's source is: the index of a name of the report, or an actor the table has; the English of it.

    `role` says that it is a role in English and nobody's name.
    """

    name: int | None = None
    actor: Named | None = None
    english: str | None = None
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
    own: list[Speaker] = []
    for attribution, who in zip(attributions, resolved, strict=True):
        speaker = Speaker() if attribution.source is None else finder.of_phrase(attribution.source, who)
        own.append(speaker)
        if who.speaker is not None and attribution.source is not None:
            known[who.speaker] = max(known.get(who.speaker, speaker), speaker, key=_worth)
    for who in resolved:
        if who.speaker is not None and who.named and who.speaker not in known:
            known[who.speaker] = finder.of_name(who.name or "")
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
    return phrase.last - phrase.first == 1 and (form.unknown or form.adjective) and not form.heads


class _Finder:
    """The names of the report at hand for its sources."""

    def __init__(self, sight: NameSight, naming: Naming, english: English) -> None:
        self.sight = sight
        self.naming = naming
        self.english = english
        self.setting: Final[Setting] = setting_of(sight, naming.names)
        self.by_token: Final[Mapping[int, int]] = {
            at: index for index, name in enumerate(naming.names) for at in range(name.first, name.last)
        }

    def of_phrase(self, phrase: Phrase, who: Resolved) -> Speaker:
        """The speaker that one source phrase names."""
        index = self._named(phrase)
        if index is not None:
            return self._of_index(index)
        form = self.sight.forms[phrase.head]
        body = not form.document and (form.body or who.kind == "named")
        office = form.human and (form.definite or phrase.last - phrase.first > 1)
        return (
            (self._short(phrase) if body else None)
            or (self._holder(phrase) if office else None)
            or self._person(phrase)
            or self._role(phrase)
        )

    def _of_index(self, index: int, *reasons: Reason) -> Speaker:
        return Speaker(index, None, self.naming.entity(index).name_en, reasons)

    def _person(self, phrase: Phrase) -> Speaker | None:
        """A person by a name in the phrase that is none of those found in the report."""
        form, part = self.sight.forms[phrase.head], name_part(self.sight.reading, phrase)
        if part is None or form.document:
            return None
        if not _surname(form, phrase) and not (form.human and _personal(self.sight.forms[part.first])):
            return None
        words = [self.sight.reading.written(at) for at in range(part.first, part.last) if self.sight.is_word(at)]
        return Speaker(None, None, self.english.person(words).text)

    def _role(self, phrase: Phrase) -> Speaker:
        role = self.english.role(self.sight.reading, phrase, self._english_at)
        return Speaker(None, None, None if role is None else role.text, role=True)

    def of_name(self, name: str) -> Speaker:
        """The speaker of a name that no source phrase gives: who acted and then spoke."""
        words = tuple(fold_word(word) for word in name.split())
        same = (i for i, found in enumerate(self.naming.names) if found.words == words)
        index = next(same, None)
        if index is not None:
            return self._of_index(index)
        if not words:
            return Speaker()
        if self.sight.knowledge.form(words[0]).given:
            return Speaker(None, None, self.english.person(name.split()).text)
        composed = self.english.body(name.split())
        return Speaker(None, None, None if composed is None else composed.text)

    def _named(self, phrase: Phrase) -> int | None:
        """The name in the phrase that is the speaker's own: the person's, or the body's that heads it."""
        head = self.sight.forms[phrase.head]
        if head.document and not head.human:
            return self._issuer(phrase)
        at_head = self.by_token.get(phrase.head)
        if at_head is not None and not (head.human and self.naming.names[at_head].kind == "organization"):
            return at_head
        part = name_part(self.sight.reading, phrase)
        if part is not None:
            index = next((self.by_token[at] for at in range(part.first, part.last) if at in self.by_token), None)
            if index is not None and self._is_own(index, part, head):
                return index
        if not head.human:
            return None
        persons = [i for i in self._inside(phrase) if self.naming.names[i].kind == "person"]
        others = any(isinstance(word, Person) and word.class_ in {"kin", "crowd"} for word in head.heads)
        return persons[0] if persons and not others else None

    def _is_own(self, index: int, part: Phrase, head: Form) -> bool:
        """Whether a name in the part that names the speaker is the speaker's: a place only where it begins it."""
        name = self.naming.names[index]
        if name.kind == "place":
            return not head.human and name.first == part.first
        return name.kind == "person" or not head.human

    def _holder(self, phrase: Phrase) -> Speaker | None:
        """The one person of the report before whose name the office stands that the phrase names."""
        office = _bare(self.sight.words_between(phrase.first, phrase.last))
        holders: dict[str, int] = {}
        for index, name in enumerate(self.naming.names):
            if name.title is not None and _holds(self._title(index), office):
                holders.setdefault(self.naming.entity_of[index], index)
        if len(holders) != 1:
            return None
        (index,) = holders.values()
        return self._of_index(index, Reason(code="office_holder"))

    def _title(self, index: int) -> tuple[str, ...]:
        title = self.naming.names[index].title
        if title is None:
            return ()
        reading = self.sight.reading
        return _bare(self.sight.words_between(reading.token_at(title.start), reading.token_at(title.end)))

    def _issuer(self, phrase: Phrase) -> int | None:
        """Who a text is by: the first body or person named in the phrase."""
        relative = next((at for at in range(phrase.first, phrase.last) if self.sight.forms[at].is_a("relative")), None)
        last = phrase.last if relative is None or self._issues(relative + 1, phrase.last) else relative
        inside = [i for i in self._inside(phrase) if self.naming.names[i].kind != "place"]
        return next((i for i in inside if self.naming.names[i].first < last), None)

    def _issues(self, at: int, stop: int) -> bool:
        """Whether the relative clause tells who made the text and not who got hold of it (`الذي حصلت عليه`)."""
        return at < stop and self.sight.forms[at].best.lemma not in self.sight.knowledge.words["getting"]

    def _inside(self, phrase: Phrase) -> list[int]:
        found = (self.by_token[at] for at in range(phrase.first, phrase.last) if at in self.by_token)
        return list(dict.fromkeys(found))

    def _short(self, phrase: Phrase) -> Speaker | None:
        """A body by its noun alone: the last of that noun that the report named, else the actor table's."""
        form = self.sight.forms[phrase.head]
        last = min(phrase.last, phrase.head + 2)
        alone = phrase.last - phrase.first == 1
        index = self._named_before(form, phrase.head) if alone else None
        if index is not None:
            return self._of_index(index, Reason(code="named_before", detail=" ".join(self.naming.names[index].words)))
        words = self.sight.words_between(phrase.head, last)
        for size in (len(words), 1):
            named = self._of_table(" ".join(words[:size]), form)
            if named is not None:
                return Speaker(None, named, named.actor.gloss, (Reason(code="short_name", detail=named.name),))
        return None

    def _named_before(self, form: Form, at: int) -> int | None:
        if not form.definite:
            return None
        bodies = [i for i, name in enumerate(self.naming.names) if name.kind == "organization" and name.country is None]
        fitting = [i for i in bodies if self.naming.names[i].words[0].removeprefix("ال") == form.base]
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
        return self.naming.entity(index).name_en if (name.first, name.last) == (first, last) else None
