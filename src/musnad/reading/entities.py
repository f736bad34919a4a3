"""Whose the names are: the names of one report that mean one person, body or place, joined under one entity.

Tables come first: an actor, a state, a public figure, a place of the gazetteer is itself under every name. Beyond them
a name is joined to a fuller one of which it is the beginning (bodies) or a part in order (persons), and to a name that
stands explained beside it (`بعثة الأمم المتحدة (يونامي)`). A body whose name begins like two others is neither.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

import msgspec

from musnad.authority.actors import Actor, Named
from musnad.authority.countries import Country
from musnad.authority.places import Place, key_of
from musnad.model import Entity, Ids, MadeBy, Mention, Reason
from musnad.model.record import MentionKind, NameBasis
from musnad.reading.english import English
from musnad.reading.englishwords import PublicFigure
from musnad.reading.found import NameFound
from musnad.reading.namesight import NameSight
from musnad.reading.places import Chosen, Setting, choose_places
from musnad.reading.precision import precision_of
from musnad.reading.shortnames import skeleton
from musnad.version import __version__

T = TypeVar("T")
Identity = tuple[str, ...]

_OPENING: Final = frozenset('(«“"[')
_NATIONALITY: Final = 1
_NAMED: Final = 2
_MAIN: Final = 0.7


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a name by itself: whose it is in a table, or nothing."""

    identity: Identity
    actor: Named | None = None
    country: Country | None = None
    figure: PublicFigure | None = None
    chosen: Chosen | None = None


class Naming(msgspec.Struct, frozen=True):
    """The names of a report and whose they are.

    `entity_of` gives the entity of a name by its index, `names` the names in text order; `mentions` and `entities` are
    as the record has them.
    """

    names: tuple[NameFound, ...]
    entity_of: tuple[str, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]

    def at(self, token: int) -> int | None:
        """The index of the name that holds a token."""
        return next((i for i, name in enumerate(self.names) if name.first <= token < name.last), None)

    def entity(self, number: int) -> Entity:
        """The entity of the name with this index."""
        return next(entity for entity in self.entities if entity.id == self.entity_of[number])


def setting_of(sight: NameSight, names: Sequence[NameFound]) -> Setting:
    """How often the report names each country, by its name or adjective or by an actor of it, and the outlet's own."""
    counts: Counter[str] = Counter()
    for name in names:
        if name.country is not None:
            counts[name.country.code] += _NAMED
        for country in {named.actor.country for named in name.named} - {None}:
            counts[country or ""] += _NATIONALITY
    for at in range(len(sight.forms)):
        country = sight.nationality(at) if sight.is_word(at) else None
        if country is not None:
            counts[country.code] += _NATIONALITY
    return Setting(dict(counts), _outlet_country(sight))


def _outlet_country(sight: NameSight) -> str | None:
    outlet = sight.reading.document.outlet
    if outlet is None:
        return None
    found = {named.actor.country for named in sight.knowledge.actors.find(key_of(outlet))}
    return found.pop() if len(found) == 1 else None


def name_entities(sight: NameSight, names: tuple[NameFound, ...], english: English) -> Naming:
    """The names of a report as mentions of entities."""
    setting = setting_of(sight, names)
    names = tuple(name for name in names if not _unsettled(name, names, setting))
    chosen = choose_places(sight, names, setting)
    full = frozenset(named.actor.id for name in names for named in name.named if named.kind != "short")
    known = [_known(name, chosen.get(index), setting, full) for index, name in enumerate(names)]
    groups = _joined(sight, names, known)
    ids = {group: f"e{number + 1}" for number, group in enumerate(dict.fromkeys(groups))}
    entity_of = tuple(ids[group] for group in groups)
    members: dict[str, list[int]] = {}
    for index, entity in enumerate(entity_of):
        members.setdefault(entity, []).append(index)
    writer = _Writer(sight, names, known, english, setting)
    entities = tuple(writer.entity(entity, indexes) for entity, indexes in members.items())
    by_id = {entity.id: entity for entity in entities}
    mentions = tuple(
        writer.mention(index, by_id[entity_of[index]], members[entity_of[index]][0]) for index in range(len(names))
    )
    return Naming(names, entity_of, mentions, entities)


def _unsettled(name: NameFound, names: Sequence[NameFound], setting: Setting) -> bool:
    """Whether a short name could mean several actors, or none that the report has to do with."""
    if not name.named or any(named.kind != "short" for named in name.named):
        return False
    full = {named.actor.id for other in names for named in other.named if named.kind != "short"}
    own = [named for named in name.named if named.actor.id in full]
    if own or all(named.actor.type in {"media", "platform"} for named in name.named):
        return False
    settled = _of_country(name.named, lambda named: named.actor.country, setting)
    return settled is None or (settled.actor.country is not None and settled.actor.country not in setting.countries)


def _known(name: NameFound, chosen: Chosen | None, setting: Setting, full: frozenset[str]) -> Known:
    if name.country is not None:
        return Known(identity=(name.country.authority,), country=name.country)
    if name.figures:
        figure = _of_country(name.figures, lambda figure: figure.country, setting)
        if figure is not None:
            return Known(identity=("figure", figure.form), figure=figure)
    if name.named:
        own = tuple(named for named in name.named if named.actor.id in full) or name.named
        named = _of_country(own, lambda named: named.actor.country, setting)
        if named is not None:
            return Known(identity=(named.actor.authority,), actor=named)
    if chosen is not None and chosen.place is not None:
        side = name.words if chosen.side else ()
        return Known(identity=(chosen.place.id, *side), chosen=chosen)
    words = name.proper or name.words
    return Known(identity=(name.kind, *words), chosen=chosen)


def _of_country(found: Sequence[T], country: Callable[[T], str | None], setting: Setting) -> T | None:
    """The only one, or the only one whose country the report names most."""
    if len(found) == 1:
        return found[0]
    counts = [(setting.countries.get(country(one) or "", 0), one) for one in found]
    best = max(count for count, _ in counts)
    fitting = [one for count, one in counts if count == best and count]
    return fitting[0] if len(fitting) == 1 else None


def _joined(sight: NameSight, names: Sequence[NameFound], known: Sequence[Known]) -> list[Identity]:
    """For each name the identity it shares with all others of its entity."""
    identities = [one.identity for one in known]
    _join_persons(names, known, identities)
    _join_bodies(names, known, identities)
    _join_explained(sight, names, known, identities)
    return identities


def _join_persons(names: Sequence[NameFound], known: Sequence[Known], identities: list[Identity]) -> None:
    """A shorter name goes to the last longer one before it, or else behind it, of which it is a part in order."""
    persons = [index for index, name in enumerate(names) if name.kind == "person"]
    full = {index: names[index].words for index in persons if len(names[index].words) > 1}
    for index in persons:
        if known[index].figure is not None:
            continue
        longer = [other for other, words in full.items() if other != index and _part_of(names[index].words, words)]
        before = [other for other in longer if other < index]
        if before or longer:
            identities[index] = identities[before[-1] if before else longer[0]]


def _part_of(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words stand in the longer name in their order, its first or last among them."""
    if len(short) >= len(long):
        return short != long and _alike(short, long)
    if len(short) == 1 and skeleton(short[0]) == skeleton(long[-1]):
        return True
    rest = iter(long)
    return all(word in rest for word in short) and (short[0] == long[0] or short[-1] == long[-1])


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of the same length differ in the spelling of the last letter of one word alone."""
    if len(one) != len(other):
        return False
    different = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(different) == 1 and different[0][0][:-1] == different[0][1][:-1]


def _join_bodies(names: Sequence[NameFound], known: Sequence[Known], identities: list[Identity]) -> None:
    """A body's name that begins one other body's name, and no two, is that body's."""
    bodies = [i for i, name in enumerate(names) if name.kind == "organization" and known[i].country is None]
    for index in bodies:
        words = names[index].words
        if known[index].actor is not None or len(words) < 2:  # noqa: PLR2004 - a lone word begins too much
            continue
        longer = [i for i in bodies if len(names[i].words) > len(words) and names[i].words[: len(words)] == words]
        if len({identities[i] for i in longer}) == 1:
            identities[index] = identities[longer[0]]


def _join_explained(
    sight: NameSight, names: Sequence[NameFound], known: Sequence[Known], identities: list[Identity]
) -> None:
    """A name in brackets or marks right behind another of its kind is another name of the same."""
    for index in range(1, len(names)):
        before, name = names[index - 1], names[index]
        if name.kind != "organization" or before.kind != "organization" or not _explains(sight, before, name):
            continue
        old, new = identities[index], identities[index - 1]
        if _of_table(known[index]) and _of_table(known[index - 1]):
            continue
        if _of_table(known[index]):
            old, new = new, old
        for other in range(len(identities)):
            if identities[other] == old:
                identities[other] = new


def _of_table(known: Known) -> bool:
    return known.actor is not None or known.country is not None


def _explains(sight: NameSight, before: NameFound, name: NameFound) -> bool:
    between = range(before.last, name.first)
    return (
        len(between) == 1
        and sight.reading.tokens[before.last].form in _OPENING
        and name.start == (sight.reading.tokens[name.first].start)
    )


class _Writer:
    """Mentions and entities from names and what is known of them."""

    def __init__(
        self, sight: NameSight, names: Sequence[NameFound], known: Sequence[Known], english: English, setting: Setting
    ) -> None:
        self.sight = sight
        self.names = names
        self.known = known
        self.english = english
        self.country: Final = _main_country(setting, known)

    def mention(self, index: int, entity: Entity, first: int) -> Mention:
        name, known = self.names[index], self.known[index]
        text = self.sight.reading.text
        return Mention(
            id=f"m{index + 1}",
            span=name.span.of(text),
            kind=name.kind,
            entity=entity.id,
            title=None if name.title is None else name.title.of(text),
            name_en=entity.name_en,
            country=entity.country,
            sense=entity.name_en if known.actor is not None and known.actor.kind == "loaded" else None,
            reasons=tuple(self._reasons(index, known, first)),
            made_by=MadeBy("mentions", name.rule, __version__),
        )

    def _reasons(self, index: int, known: Known, first: int) -> Iterator[Reason]:
        name = self.names[index]
        if known.actor is not None:
            code = {"name": "actor_name", "alias": "actor_alias", "loaded": "loaded_name", "short": "short_name"}
            yield Reason(code=code[known.actor.kind], detail=known.actor.name)
        elif known.country is not None:
            yield Reason(code="country_named", detail=known.country.form)
        elif name.kind == "organization":
            yield Reason(code="head_word", detail=name.words[0])
        if name.title is not None:
            yield Reason(code="title", detail=self.sight.reading.text[name.title.start : name.title.end])
        elif name.kind == "person" and len(name.words) > 1:
            yield Reason(code="name_pattern")
        if index != first and name.words != self.names[first].words and not _of_table(known):
            yield Reason(code="named_before", detail=" ".join(self.names[first].words))
        if name.head is not None:
            yield Reason(code="type_word", detail=name.words[0])
        yield from (Reason(code=_EVIDENCE[code]) for code in name.evidence if code in _EVIDENCE)

    def entity(self, entity_id: str, indexes: Sequence[int]) -> Entity:
        index = max(indexes, key=lambda i: (_of_table(self.known[i]), len(self.names[i].words), -i))
        kinds = {self.names[i].kind for i in indexes}
        name, known = self.names[index], self.known[index]
        shown = self._shown(max(indexes, key=lambda i: (len(self.names[i].words), -i)))
        if known.country is not None:
            return self._state(entity_id, shown, known.country, kinds)
        if known.actor is not None:
            return _actor(entity_id, shown, known.actor.actor)
        if name.kind == "place":
            return self._place(entity_id, shown, index)
        name_en, basis = self._english(index)
        country = known.figure.country if known.figure is not None else None
        return Entity(id=entity_id, kind=name.kind, name=shown, name_en=name_en, name_en_basis=basis, country=country)

    def _shown(self, index: int) -> str:
        """The name as it stands, its article restored, without marks around it."""
        name = self.names[index]
        text = " ".join(self.sight.reading.text[name.start : name.end].split())
        if name.words and name.words[0].startswith("ال") and text.startswith("ل"):
            text = f"ال{text[1:]}"
        return text

    def received(self, name: NameFound) -> list[str]:
        """The words of the name as received, the first without its clitics."""
        reading = self.sight.reading
        words = [reading.written(at) for at in range(name.first, name.last) if reading.tokens[at].kind != "mark"]
        first = reading.text[name.start : reading.tokens[name.first].end]
        words[0] = f"ال{first[1:]}" if name.words[0].startswith("ال") and first.startswith("ل") else first
        return words

    def _english(self, index: int) -> tuple[str | None, NameBasis | None]:
        name = self.names[index]
        words = self.received(name)
        if name.kind == "person":
            spelt = self.english.person(words, country=self.country)
            figure = self.known[index].figure
            if figure is not None:
                return figure.gloss, "actors"
            return spelt.text, "composed" if spelt.sure else "transliterated"
        composed = self.english.body(words, name_en=self.table_name, country=self.country)
        if composed is None:
            spelt = self.english.romanize(words, kind="organization")
            return spelt.text, "transliterated"
        return composed.text, "composed" if composed.sure else "transliterated"

    def table_name(self, words: Sequence[str]) -> str | None:
        """The English of words that a table has as a name."""
        key = key_of(" ".join(words))
        actors = {named.actor.gloss for named in self.sight.knowledge.actors.find(key) if named.kind != "short"}
        if len(actors) == 1:
            return actors.pop()
        states = self.sight.knowledge.countries.find(key)
        if len(states) == 1:
            return states[0].country.gloss
        figure = self.english.figures.find(key.split(" "))
        if figure is not None:
            return figure.gloss
        if self.english.dictionary.of(key) or key in self.sight.knowledge.place_words.ordinary:
            return None
        found = [one.place for one in self.sight.knowledge.gazetteer.find(key) if not one.article]
        best = max(found, key=_prominence, default=None)
        known = best is not None and (len({place.name_en for place in found}) == 1 or _prominence(best) > (0, 0))
        return best.name_en if best is not None and known else None

    def _state(self, entity_id: str, shown: str, country: Country, kinds: set[MentionKind]) -> Entity:
        same = self.sight.knowledge.gazetteer.find(key_of(country.form))
        place = next((found.place for found in same if found.place.kind == "country"), None)
        kind: MentionKind = "organization" if "organization" in kinds else "place"
        return Entity(
            id=entity_id,
            kind=kind,
            name=shown,
            name_en=country.gloss,
            name_en_basis="actors",
            authority=country.authority,
            actor_type="state" if kind == "organization" else None,
            country=country.code,
            place_kind="country",
            precision=precision_of(place, side=False) if place is not None else None,
            ids=place.ids if place is not None else None,
        )

    def _place(self, entity_id: str, shown: str, index: int) -> Entity:
        name, chosen = self.names[index], self.known[index].chosen
        gazetteer = self.sight.knowledge.gazetteer
        place = chosen.place if chosen is not None else None
        candidates = chosen.candidates if chosen is not None else ()
        if place is None or (chosen is not None and chosen.side):
            name_en, basis = self._place_name(name)
        else:
            name_en, basis = place.name_en or self._place_name(name)[0], "gazetteer"
        if place is None:
            return self._unplaced(entity_id, shown, name_en, basis, chosen, name)
        side = chosen is not None and chosen.side
        own = place.id != place.admin1
        return Entity(
            id=entity_id,
            kind="place",
            name=shown,
            name_en=name_en,
            name_en_basis=basis,
            authority=None if side else place.id,
            country=place.country,
            lat=place.lat,
            lon=place.lon,
            admin1=_english_of(gazetteer.get(place.admin1)) if place.admin1 and own else None,
            admin2=_english_of(gazetteer.get(place.admin2)) if place.admin2 and place.id != place.admin2 else None,
            place_kind="region" if side else place.kind,
            precision=precision_of(place, side=side),
            ids=None if side else place.ids,
            candidates=candidates,
        )

    def _unplaced(  # noqa: PLR0913 - the parts of one entity
        self, entity_id: str, shown: str, name_en: str, basis: NameBasis, chosen: Chosen | None, name: NameFound
    ) -> Entity:
        """A place that no table has: where it lies is only what the report tells of the places around it."""
        country = chosen.country if chosen is not None else None
        within = chosen.within if chosen is not None else None
        reasons: tuple[Reason, ...] = (
            (Reason(code="not_in_gazetteer"),) if chosen is None or not chosen.candidates else ()
        )
        if within is not None:
            country = within.country
            reasons = (*reasons, Reason(code="container", detail=within.name_en))
        elif country is None and self.country is not None and (name.head is None or name.head.head.class_ != "nature"):
            country = self.country
            reasons = (*reasons, Reason(code="country_named", detail=self.country))
        admin1 = None if within is None else within.id if within.kind == "admin1" else within.admin1
        return Entity(
            id=entity_id,
            kind="place",
            name=shown,
            name_en=name_en,
            name_en_basis=basis,
            country=country,
            lat=None if within is None else within.lat,
            lon=None if within is None else within.lon,
            admin1=_english_of(self.sight.knowledge.gazetteer.get(admin1)) if admin1 else None,
            precision=None if within is None else precision_of(within, side=True),
            candidates=chosen.candidates if chosen is not None else (),
            reasons=reasons,
        )

    def _place_name(self, name: NameFound) -> tuple[str, NameBasis]:
        composed = self.english.place(self.received(name), name_en=self.table_name)
        return composed.text, "composed" if composed.sure else "transliterated"


def _main_country(setting: Setting, known: Sequence[Known]) -> str | None:
    """The country that the report is about: seven in ten of its places and of what it calls by a country's name."""
    counts = Counter(dict(setting.countries))
    for one in known:
        if one.chosen is not None and one.chosen.place is not None and one.chosen.place.country is not None:
            counts[one.chosen.place.country] += _NAMED
    if not counts:
        return None
    country, most = counts.most_common(1)[0]
    return country if most >= _MAIN * sum(counts.values()) else None


_EVIDENCE: Final[Mapping[str, str]] = {
    "preposition": "preposition",
    "weak-preposition": "preposition",
    "dateline": "dateline",
    "named": "same_in_report",
}


def _prominence(place: Place) -> tuple[int, int]:
    """How likely a place is what a name inside another name means: the seats first, then by people."""
    return (("admin2", "admin1", "country").index(place.seat) + 1 if place.seat else 0, place.population or 0)


def _english_of(place: Place | None) -> str | None:
    return None if place is None else place.name_en


def _actor(entity_id: str, shown: str, actor: Actor) -> Entity:
    return Entity(
        id=entity_id,
        kind="organization",
        name=shown,
        name_en=actor.gloss,
        name_en_basis="actors",
        authority=actor.authority,
        actor_type=actor.type,
        country=actor.country,
        member_of=None if actor.parent is None else f"actor:{actor.parent}",
        ids=None if actor.wikidata is None else Ids(wikidata=actor.wikidata),
    )
