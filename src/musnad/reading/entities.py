"""The names of a report as mentions of entities, each with its English, where it lies, and what it rests on.

Who is who is settled before; here an entity is written down as a table has it, or else as the report alone tells:
under its longest name, with English composed of its words, and for a place that no table has with what it lies in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

import msgspec

from musnad.authority.actors import Actor
from musnad.authority.countries import Country
from musnad.authority.places import Place, key_of
from musnad.model import Entity, Ids, MadeBy, Mention, Reason
from musnad.model.record import MentionKind, NameBasis
from musnad.reading.bodies import BODY_RULE
from musnad.reading.english import English
from musnad.reading.found import NameFound
from musnad.reading.identities import Known, is_unsettled, joined, known_of, of_table
from musnad.reading.namesight import NameSight
from musnad.reading.places import NOWHERE, Chosen, Setting, choose_places
from musnad.reading.precision import precision_of, precision_within
from musnad.version import __version__

_NATIONALITY: Final = 1
_NAMED: Final = 2
_DATELINE: Final = 4
_ROAD: Final = "street"
_MAIN: Final = 0.7


class Naming(msgspec.Struct, frozen=True):
    """The names of a report and whose they are.

    `entity_of` gives the entity of a name by its index, `names` the names in text order; `mentions` and `entities` are
    as the record has them; `setting` counts the countries of the places too, where a short name asked for them.
    """

    names: tuple[NameFound, ...]
    entity_of: tuple[str, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    setting: Setting = NOWHERE
    by_id: dict[str, Entity] = {}
    """The entities by their id; filled from `entities`."""
    mentions_of: dict[str | None, list[Mention]] = {}
    """The mentions of an entity by its id; filled from `mentions`."""

    def __post_init__(self) -> None:
        self.by_id.update({entity.id: entity for entity in self.entities})
        for mention in self.mentions:
            self.mentions_of.setdefault(mention.entity, []).append(mention)

    def at(self, token: int) -> int | None:
        """The index of the name that holds a token."""
        return next((i for i, name in enumerate(self.names) if name.first <= token < name.last), None)

    def entity(self, number: int) -> Entity:
        """The entity of the name with this index."""
        return self.by_id[self.entity_of[number]]


def setting_of(sight: NameSight, names: Sequence[NameFound]) -> Setting:
    """How often the report names each country, by its name or adjective or by an actor of it, and the outlet's own.

    A public figure of the region stands for their country, whoever else is spoken of (`طرابلس` of a Lebanese minister).

    A short name (`الجيش`) tells nothing: it is by the countries that one tells whose it is.
    """
    counts: Counter[str] = Counter()
    for name in names:
        if name.country is not None:
            counts[name.country.code] += _NAMED
        full = [named.actor.country for named in name.named if named.kind != "short"]
        counts.update({code: _NATIONALITY for code in full if code is not None})
        counts.update(dict.fromkeys(_homes(sight, name), _NATIONALITY))
    surnames = {at for name in names if name.kind == "person" for at in range(name.first, name.last)}
    borne = {name.words[-1] for name in names if name.kind == "person" and len(name.words) > 1}
    for at in sight.at_words:
        state = sight.nationality(at)
        if state is not None and at not in surnames and not _is_borne(sight, at, borne):
            counts[state.code] += _NATIONALITY
    return Setting(dict(counts), _outlet_country(sight))


def _homes(sight: NameSight, name: NameFound) -> frozenset[str]:
    """The country of the region of which the public figure is that a name means."""
    codes = {figure.country for figure in name.figures}
    known = sight.knowledge.countries.by_code
    return frozenset(code for code in codes if code in known and known[code].region) if len(codes) == 1 else frozenset()


def _is_borne(sight: NameSight, at: int, surnames: AbstractSet[str]) -> bool:
    """Whether an adjective of a state is somebody's surname behind their rank or office (`اللواء التركي`)."""
    return at > 0 and sight.forms[at].text in surnames and sight.forms[at - 1].human


def _outlet_country(sight: NameSight) -> str | None:
    outlet = sight.reading.document.outlet
    if outlet is None:
        return None
    found = {named.actor.country for named in sight.knowledge.actors.find(key_of(outlet))}
    return found.pop() if len(found) == 1 else None


def name_entities(sight: NameSight, names: tuple[NameFound, ...], english: English) -> Naming:
    """The names of a report as mentions of entities."""
    setting = setting_of(sight, names)
    chosen = choose_places(sight, names, setting)
    wide = setting
    if any("dateline" in name.evidence or is_unsettled(name, names, setting) for name in names):
        wide = _with_places(setting, names, chosen)
        settled = tuple(_settled(names, wide))
        chosen = chosen if len(settled) == len(names) else choose_places(sight, settled, setting)
        names = settled
    full = frozenset(named.actor.id for name in names for named in name.named if named.kind != "short")
    known = [known_of(name, chosen.get(index), wide, full) for index, name in enumerate(names)]
    groups = joined(sight, names, known)
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
    return Naming(names, entity_of, mentions, entities, wide)


def _with_places(setting: Setting, names: Sequence[NameFound], chosen: Mapping[int, Chosen]) -> Setting:
    """The setting with the countries of the places, most of all of the dateline: they tell whose a short name is.

    `بيروت - قال الجيش إن طائرة إسرائيلية خرقت الأجواء` is of the Lebanese army.
    """
    counts = Counter(setting.countries)
    for index, one in chosen.items():
        if one.place is not None and one.place.country is not None:
            counts[one.place.country] += _DATELINE if "dateline" in names[index].evidence else 1
    return msgspec.structs.replace(setting, countries=dict(counts))


def _settled(names: Sequence[NameFound], setting: Setting) -> Iterator[NameFound]:
    """The names without the short ones that could mean several actors; one with a head of its own stays a body."""
    for name in names:
        if not is_unsettled(name, names, setting):
            yield name
        elif name.headed:
            yield msgspec.structs.replace(name, named=(), rule=BODY_RULE)


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
        if index != first and name.words != self.names[first].words and not of_table(known):
            yield Reason(code="named_before", detail=" ".join(self.names[first].words))
        if name.head is not None:
            yield Reason(code="type_word", detail=name.words[0])
        yield from (Reason(code=_EVIDENCE[code]) for code in name.evidence if code in _EVIDENCE)

    def entity(self, entity_id: str, indexes: Sequence[int]) -> Entity:
        index = max(indexes, key=lambda i: (of_table(self.known[i]), len(self.names[i].words), -i))
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
        if place is None:
            return self._unplaced(entity_id, shown, index)
        side = chosen is not None and chosen.side
        if side:
            name_en, basis = self._place_name(name)
        else:
            name_en, basis = place.name_en or self._place_name(name)[0], "gazetteer"
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

    def _unplaced(self, entity_id: str, shown: str, index: int) -> Entity:
        """A place that no table has: where it lies is only what the report tells of the places around it."""
        name, chosen = self.names[index], self.known[index].chosen
        name_en, basis = self._place_name(name)
        country = chosen.country if chosen is not None else None
        within = chosen.within if chosen is not None else None
        reasons: tuple[Reason, ...] = (
            (Reason(code="not_in_gazetteer"),) if chosen is None or not chosen.candidates else ()
        )
        if within is not None:
            country = within.country
            reasons = (*reasons, Reason(code="container", detail=within.name_en))
        elif country is None and self.country is not None and self._may_lie_in(self.country, index):
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
            precision=None if within is None else precision_within(within),
            candidates=chosen.candidates if chosen is not None else (),
            reasons=reasons,
        )

    def _may_lie_in(self, country: str, index: int) -> bool:
        """Whether the place may lie in the report's country: no candidate is known elsewhere, and it is no river."""
        name, chosen = self.names[index], self.known[index].chosen
        if name.head is not None and name.head.head.class_ == "nature":
            return False
        candidates = () if chosen is None else chosen.candidates
        known = self.sight.knowledge.gazetteer.find(" ".join(name.proper or name.words))
        countries = [*(one.country for one in candidates), *(one.place.country for one in known)]
        return not countries or country in countries

    def _place_name(self, name: NameFound) -> tuple[str, NameBasis]:
        words = self.received(name)
        if name.head is not None and name.head.head.class_ == _ROAD:
            for at in range(2, len(words)):
                if (between := self._road_between(words[:at], words[at:])) is not None:
                    return between, "composed"
        composed = self.english.place(words, name_en=self.table_name)
        return composed.text, "composed" if composed.sure else "transliterated"

    def _road_between(self, first: Sequence[str], other: Sequence[str]) -> str | None:
        """The name of a road that is named for two towns: the words up to the first, and the other."""
        begins, ends = self.table_name(first[1:]), self.table_name(other)
        if begins is None or ends is None:
            return None
        return self.english.place(first, name_en=self.table_name).text.replace(begins, f"{begins}–{ends}")


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
    "object": "preposition",
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
