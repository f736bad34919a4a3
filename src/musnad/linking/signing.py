"""From a record to its signature: all that linking will ask of a report, found once.

Signing is the costly part and needs the record alone, so that it is done where the report is read, in any process.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from musnad.arabic.clitics import Morphology
from musnad.arabic.folding import fold_word
from musnad.arabic.lexicon import load
from musnad.arabic.marks import paragraphs, sentences
from musnad.arabic.tokens import tokenize
from musnad.authority.actors import ActorTable
from musnad.authority.countries import Countries
from musnad.authority.gazetteer import Gazetteer
from musnad.linking import keys
from musnad.linking.agencies import Agencies
from musnad.linking.copies import RUN, runs_of
from musnad.linking.facts import (
    VERSION,
    Fact,
    Happening,
    Number,
    Party,
    PartyRole,
    Signature,
    Speaker,
    Spot,
    Stance,
    packed,
)
from musnad.linking.groups import joined
from musnad.linking.kinship import Kinship
from musnad.linking.speakers import PEOPLE, Classes, People, Speakers
from musnad.linking.stances import Stances
from musnad.linking.words import Word, Words
from musnad.model.days import days_of
from musnad.model.record import Claim, Entity, Event, Mention, Record
from musnad.model.span import Excerpt, Span
from musnad.model.toll import toll

LEAD: Final = 20
"""Words of the text that are its lead, besides the title: the first sentence of a report has 15 to 30."""
OPENING: Final = 60
"""Words of the text in which a report has told its main news."""
ACTOR_BEARING: Final = 0.4
COUNTRY_BEARING: Final = 0.25
PERSON_BEARING: Final = 1.3
CLOSE_BEARING: Final = 1.5
_PLACE_BEARING: Final = {"country": COUNTRY_BEARING, "province": 0.8, "area": 0.8, "district": 1.15}
_ARMED: Final = frozenset({"state-forces", "external-forces", "rebel-group", "political-militia", "identity-militia"})
_COUNTRY: Final = "country:"
_STANCES: Final = frozenset({"condemn", "praise", "demand"})
_SHORT_LINE: Final = 8
_AROUND: Final = 30
_OWN_TIME: Final = frozenset({"clause", "sentence", "own"})


class Signer:
    """Makes signatures.

    >>> signer = Signer.load()
    """

    def __init__(self, words: Words, agencies: Agencies, kinship: Kinship, countries: Countries) -> None:
        self._words: Final = words
        self._countries: Final = countries
        self._agencies: Final = agencies
        self._kinship: Final = kinship
        self._speakers: Final = Speakers.load(words, kinship)
        self._stances: Final = Stances.load(words)
        self._people: Final = Classes(load(PEOPLE, People), words)

    @classmethod
    def load(
        cls,
        actors: ActorTable | None = None,
        gazetteer: Gazetteer | None = None,
        morphology: Morphology | None = None,
    ) -> Signer:
        """With the data of this version, or with what a reader has open: its tables, and the words it knows by now.

        Raises:
            DataError: if built data is missing or not the data of this version.
            LexiconError: if a lexicon or a table breaks its rules.
        """
        actors = actors or ActorTable.load()
        return cls(Words.load(morphology), Agencies.load(actors), Kinship.load(actors, gazetteer), Countries.load())

    def sign(self, report: str, record: Record) -> Signature:
        """The signature of a record; `report` is the caller's id of the report."""
        document = record.document
        tokens = tokenize(document.text)
        words = self._words.of_tokens(document.text, tokens)
        found = sentences(document.text, tokens, paragraphs(document.text))
        title = self._words.of(document.title or "")
        text = _running(document.text, words)
        runs = runs_of([word.form for word in words])
        bearing = _bearing(record, words)
        opening = _weights([*title, *text[:OPENING]], bearing)
        published = _ordinal(document.published)
        facts = tuple(self._facts(record, words, found, runs))
        told = sorted({fact.sentence for fact in facts})
        return Signature(
            version=VERSION,
            report=report,
            document=document.id,
            outlet=document.outlet,
            published=published,
            lead=_weights([*title, *text[:LEAD]], bearing),
            opening=opening,
            body=packed(word.feature for word in (*title, *words) if word.weight),
            runs=packed(runs),
            copy_keys=keys.copy_keys(runs),
            news_keys=keys.news_keys(opening, published),
            stances=tuple(dict.fromkeys(self._stances_of(record, found, text))),
            sentences=tuple(found[at].of(document.text) for at in told),
            facts=tuple(replace(fact, sentence=told.index(fact.sentence)) for fact in facts),
            happenings=tuple(_happenings(facts, record, words, found, published)),
            credits=self._agencies.credited(document),
        )

    def _facts(
        self, record: Record, words: Sequence[Word], found: Sequence[Span], runs: Sequence[int]
    ) -> Iterator[Fact]:
        events = {event.id: event for event in record.events}
        statements = {statement.id: statement for statement in record.statements}
        entities = {entity.id: entity for entity in record.entities}
        titles = _titles(record.mentions)
        at = _Places(words, found)
        for claim in record.claims:
            event = events.get(claim.event)
            if event is None:
                continue
            speaker = self._speakers.of(claim, statements, entities, titles)
            statement = statements.get(claim.chain[-1].statement or "")
            yield self._fact(claim, event, record, entities, speaker, statement.act if statement else None, at, runs)

    def _fact(  # noqa: PLR0913, PLR0917  # all of one claim
        self,
        claim: Claim,
        event: Event,
        record: Record,
        entities: Mapping[str, Entity],
        speaker: Speaker | None,
        act: str | None,
        at: _Places,
        runs: Sequence[int],
    ) -> Fact:
        days = days_of(event.time) if event.time else None
        place = entities.get(event.place_entity or "") or _holding(event.place, record, entities, at)
        word = at.word(event.trigger)
        return Fact(
            claim=claim.id,
            event=claim.event,
            also=claim.also,
            type=event.type,
            mode=event.mode,
            factuality=event.factuality,
            trigger=event.trigger,
            sentence=at.sentence(event.trigger),
            time=event.time,
            earliest=days.first.toordinal() if days and days.first else None,
            latest=days.last.toordinal() if days and days.last else None,
            dated=event.time_basis in _OWN_TIME,
            place=self._spot(event.place, place),
            place_words=event.place,
            actors=self._parties(event.actors, event.actor_entities, entities),
            targets=self._parties(event.targets, event.target_entities, entities),
            numbers=tuple(_numbers(event, record.document.text)),
            speaker=speaker,
            act=act,
            place_at=word,
            passages=_passages(word, runs),
        )

    def _spot(self, words: Excerpt | None, place: Entity | None) -> Spot | None:
        if words is None:
            return None
        if place is None:
            return Spot(words.text, None, None, None, None, None, None, None, ())
        return Spot(
            name=place.name,
            name_en=place.name_en,
            authority=place.authority,
            country=place.country,
            admin1=place.admin1,
            lat=place.lat,
            lon=place.lon,
            precision=place.precision.level if place.precision is not None else None,
            within=self._kinship.of_place(place.authority) if place.authority else (),
            open=_open(place),
        )

    def _parties(
        self, words: Sequence[Excerpt], ids: Sequence[str | None], entities: Mapping[str, Entity]
    ) -> tuple[Party, ...]:
        return tuple(
            self._party(phrase, entities.get(ref or ""), entities) for phrase, ref in zip(words, ids, strict=False)
        )

    def _party(self, phrase: Excerpt, entity: Entity | None, entities: Mapping[str, Entity]) -> Party:
        if entity is None:
            role, country = self._role(phrase.text, None), self._country(phrase.text)
            return Party(phrase, phrase.text, None, None, None, country, (), named=False, role=role)
        return Party(
            words=phrase,
            name=entity.name,
            name_en=entity.name_en,
            authority=entity.authority,
            actor_type=entity.actor_type,
            country=entity.country,
            kin=self._kinship.of(entity, entities),
            named=True,
            role=self._role(phrase.text, entity.actor_type),
        )

    def _country(self, phrase: str) -> str | None:
        """The country whose adjective stands behind a noun (`طائرات روسية`); `None` where none does, or several do."""
        words = [fold_word(word.form) for word in tokenize(phrase) if word.kind == "word"]
        found: set[str] = set()
        for at in range(1, len(words)):
            key = " ".join(words[at : at + self._countries.longest_adjective(words, at)])
            found.update(one.country.code for one in self._countries.adjective(key) if key and not one.weak)
        return found.pop() if len(found) == 1 else None

    def _role(self, phrase: str, actor_type: str | None) -> PartyRole | None:
        """Civilians where any word says so; fighters where another does, or the table."""
        classes = self._people.of(phrase)
        if "civilian" in classes:
            return "civilian"
        return "fighter" if "fighter" in classes or actor_type in _ARMED else None

    def _stances_of(self, record: Record, found: Sequence[Span], text: Sequence[Word]) -> Iterator[Stance]:
        entities = {entity.id: entity for entity in record.entities}
        first = next((span for span in found if text and span.start <= text[0].start < span.end), None)
        if first is None:
            return
        for statement in record.statements:
            if statement.act in _STANCES and first.covers(statement.cue.span):
                phrase = statement.source.text if statement.source is not None else ""
                yield from self._stance(entities.get(statement.source_entity or ""), entities, phrase)
        if self._stances.opens(text):
            behind = (one for one in record.mentions if one.kind != "place" and one.span.start > text[0].start)
            subject = next(behind, None)
            if subject is not None and subject.span.start < text[min(_SHORT_LINE, len(text) - 1)].end:
                yield from self._stance(entities.get(subject.entity or ""), entities, "")

    def _stance(self, entity: Entity | None, entities: Mapping[str, Entity], phrase: str) -> Iterator[Stance]:
        name = entity.name if entity is not None else phrase
        words = tuple(word.feature for word in self._words.of(name) if word.weight)
        kin = self._kinship.of(entity, entities) if entity is not None else ()
        own = entity.authority if entity is not None else None
        if words:
            yield Stance(tuple(ref for ref in kin if ref == own or not ref.startswith(_COUNTRY)), words)


def _open(place: Entity) -> bool:
    """Whether a place may be in several countries: those that speak for none are not counted."""
    if place.authority is not None or place.country is not None:
        return False
    return len({one.country for one in place.candidates if one.country and one.score > 0}) > 1


class _Places:
    """Which sentence and which word of a report a span stands in."""

    def __init__(self, words: Sequence[Word], found: Sequence[Span]) -> None:
        self._words: Final = [word.end for word in words]
        self._sentences: Final = [sentence.end for sentence in found]

    def sentence(self, span: Excerpt) -> int:
        """The index of the sentence in which a span begins; that of the last before it where none holds it."""
        return min(bisect_right(self._sentences, span.start), len(self._sentences) - 1)

    def word(self, span: Excerpt) -> int:
        """The index of the word that a span begins in, or of the next."""
        return min(bisect_right(self._words, span.start), len(self._words) - 1)


def _holding(place: Excerpt | None, record: Record, entities: Mapping[str, Entity], at: _Places) -> Entity | None:
    """The place that a place without a name lies in: the next that the sentence names, a few words on at most.

    `سوق الخضار بمدينة الميادين`: the market is in no gazetteer, the town is. Where neither is, it is the town all the
    same (`السوق ببلدة الخالدات شمالي بغداد`), and not what is told behind it.
    """
    if place is None:
        return None
    for mention in record.mentions:
        entity = entities.get(mention.entity or "")
        near = place.end <= mention.span.start and at.word(mention.span) - at.word(place) <= _SHORT_LINE
        if near and entity is not None and entity.kind == "place":
            return entity if at.sentence(mention.span) == at.sentence(place) else None
    return None


def _running(text: str, words: Sequence[Word]) -> Sequence[Word]:
    """The words of a report behind its dateline or byline, where a short first line is one."""
    first = text.find("\n", len(text) - len(text.lstrip()))
    before = (
        next((at for at, word in enumerate(words) if word.start >= first), len(words)) if first >= 0 else len(words)
    )
    return words[before:] if before <= _SHORT_LINE and before < len(words) else words


def _weights(words: Iterable[Word], bearing: Mapping[int, float]) -> tuple[tuple[int, float], ...]:
    weights = {word.feature: round(word.weight * bearing.get(word.feature, 1.0), 2) for word in words if word.weight}
    return tuple(sorted((feature, weight) for feature, weight in weights.items() if weight))


def _bearing(record: Record, words: Sequence[Word]) -> dict[int, float]:
    """How much more or less the words of names tell of the news than their rarity says."""
    entities = {entity.id: entity for entity in record.entities}
    starts = [word.start for word in words]
    found: dict[int, float] = {}
    for mention in record.mentions:
        entity = entities.get(mention.entity or "")
        if entity is not None:
            for word in words[bisect_left(starts, mention.span.start) : bisect_left(starts, mention.span.end)]:
                found.setdefault(word.feature, bearing_of(entity))
    return found


def bearing_of(entity: Entity) -> float:
    """How much more or less the name of an entity tells of the news than the rarity of its words says.

    Much of a war is told of the same actors and countries; where it happened, and to whom, is what sets it apart.
    """
    if entity.authority is not None and entity.authority.startswith(_COUNTRY):
        return COUNTRY_BEARING
    if entity.kind == "place":
        return _PLACE_BEARING.get(entity.precision.level if entity.precision is not None else "", CLOSE_BEARING)
    return PERSON_BEARING if entity.kind == "person" else ACTOR_BEARING


def _ordinal(day: str | None) -> int | None:
    return datetime.date.fromisoformat(day).toordinal() if day else None


def _titles(mentions: Iterable[Mention]) -> dict[str, Mention]:
    found: dict[str, Mention] = {}
    for mention in mentions:
        if mention.entity is not None and mention.title is not None:
            found.setdefault(mention.entity, mention)
    return found


def _numbers(event: Event, text: str) -> Iterator[Number]:
    for kind in dict.fromkeys(count.kind for count in event.counts):
        total = toll(event.counts, kind, text)
        if total is not None and not (total.low is None and total.high is None):
            yield Number(kind, total.low, total.high, total.words[0])


def _passages(word: int, runs: Sequence[int]) -> tuple[int, ...]:
    """The runs of words that end, stand around and begin with a word: three at most."""
    if not runs:
        return ()
    starts = {min(max(start, 0), len(runs) - 1) for start in (word - RUN + 1, word - RUN // 2, word)}
    return tuple(runs[start] for start in sorted(starts))


def _happenings(
    facts: Sequence[Fact], record: Record, words: Sequence[Word], found: Sequence[Span], published: int | None
) -> Iterator[Happening]:
    """The claims of a report by what they tell of: of one event, of one told again, of an event and its cause."""
    events = {event.id: event for event in record.events}
    within = _by_sentence(words, found, {fact.sentence for fact in facts})
    holding: dict[str, list[int]] = {}
    for at, fact in enumerate(facts):
        for event in (fact.event, *fact.also):
            holding.setdefault(event, []).append(at)
    pairs = [(places[0], place) for places in holding.values() for place in places[1:]]
    for fact_at, fact in enumerate(facts):
        event_of = events[fact.event]
        for other in (event_of.same_as, event_of.cause):
            pairs.extend((place, fact_at) for place in holding.get(other or "", ()) if _alike(facts[place], fact))
    for group in joined(range(len(facts)), pairs):
        around: dict[int, float] = {}
        for sentence in sorted({facts[at].sentence for at in group}):
            around.update(within[sentence])
        weightiest = tuple(sorted(sorted(around.items(), key=_rarest)[:_AROUND]))
        yield Happening(tuple(group), weightiest, keys.happening_keys((facts[at] for at in group), published))


def _by_sentence(words: Sequence[Word], found: Sequence[Span], asked: Iterable[int]) -> dict[int, dict[int, float]]:
    """The words that weigh something in each of the sentences asked for."""
    starts = [word.start for word in words]
    return {
        sentence: {
            word.feature: word.weight
            for word in words[bisect_left(starts, found[sentence].start) : bisect_left(starts, found[sentence].end)]
            if word.weight
        }
        for sentence in asked
    }


def _rarest(item: tuple[int, float]) -> tuple[float, int]:
    return -item[1], item[0]


def _alike(one: Fact, other: Fact) -> bool:
    """Whether both are told to have happened, or not to have, or both as something that may yet be."""
    told = frozenset({"asserted", "negated"})
    return (one.factuality in told) == (other.factuality in told)
