"""A place as the gazetteer has it, and the keys by which names of places are looked up.

A key unifies what the press spells in several ways: letters as `musnad.arabic.folding` says, the article of each word
(`تل أبيض`, `تل الأبيض`), and where a name is parted (`البوكمال`, `البو كمال`).
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import Final, Literal, get_args

import msgspec

from musnad.arabic.folding import fold_word
from musnad.model.record import Ids, PointBasis

PlaceKind = Literal[
    "country", "region", "admin1", "admin2", "admin3", "settlement", "quarter", "camp", "prison", "base", "airport",
    "crossing", "hospital", "dam", "bridge", "port", "oil", "mountain", "valley", "island", "water", "road", "border",
    "front", "facility", "school", "religious-site",
]  # fmt: skip
"""`region` is an area without borders; `admin1` to `admin3` are the divisions of a country, the largest first."""
Seat = Literal["country", "admin1", "admin2"]
NameKind = Literal["name", "alias", "full", "short", "colloquial", "historic"]
"""The usual name, any other; with the rank of the place before it; and as GeoNames marks them."""
PLACE_KINDS: Final[tuple[str, ...]] = get_args(PlaceKind)

_ARTICLE: Final = "ال"
_SHORTEST: Final = 3
_LATIN_ARTICLE: Final = re.compile(r"^(?:al|ad|an|ar|as|ash|at|az|el|l)[ -](?=\w{3})")
_APOSTROPHES: Final = re.compile("['`ʻʼʽʾʿ‘’ʹ´]")
_LETTERS: Final = re.compile(r"[^\W_]+")
_WORDS_KEPT: Final = 65536
_EARTH_KM: Final = 6371.0


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place, named in Arabic and English, and where it lies.

    `id` is `geonames:N`, `musnad:name` (the curated overlay), `codab:PCODE`, or one of the user's own. `country` is
    ISO 3166-1 alpha-2; `admin1`, `admin2` and `parent` are ids of places. `lat` and `lon` are degrees of WGS 84 and
    `point` says what they stand for. `seat` is the rank of the division that a settlement is the seat of. What no
    source gives is `None`.

    `ordinary` says that the name is an ordinary word too (`الصناعة`: industry), which means the place only behind the
    word for its kind or beside the place it lies in. `claimed` are the states that claim a disputed place, or of which
    sources list it under different ones; `country` is then the one that the United Nations and ISO 3166 list it under
    (the Golan Heights: SY; Crimea: UA; Western Sahara: EH; Ceuta: ES), and `None` where they leave it open (Jerusalem
    as a whole, the Shebaa Farms, Halaib, Abyei, Kashmir). `occupied` is the one of them that a report means which
    calls the place occupied (`القدس المحتلة`).
    """

    id: str
    name: str
    name_en: str | None
    kind: PlaceKind
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    parent: str | None = None
    lat: float | None = None
    lon: float | None = None
    point: PointBasis | None = None
    population: int | None = None
    seat: Seat | None = None
    ids: Ids = Ids()
    ordinary: bool = False
    claimed: tuple[str, ...] = ()
    occupied: str | None = None
    source: str


class PlaceName(msgspec.Struct, frozen=True, kw_only=True):
    """A name of a place: its language (BCP 47) where known, which kind of name it is, and the source that gives it."""

    text: str
    language: str | None = None
    kind: NameKind = "alias"
    source: str


class Found(msgspec.Struct, frozen=True):
    """A place under one of its names, `name`; `article` where the name matched only but for the article."""

    place: Place
    name: str
    article: bool


def distance_km(one: Place, other: Place) -> float | None:
    """Kilometres between two places, on a sphere; `None` where the point of one is not known."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    here, there = math.radians(one.lat), math.radians(other.lat)
    across = math.cos(here) * math.cos(there) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(math.sin((there - here) / 2) ** 2 + across))


def key_of(name: str) -> str:
    """The folded words of a name, joined by single spaces.

    >>> key_of("دَيْر  الزور")
    'دير الزور'
    """
    return " ".join(_LETTERS.findall(_APOSTROPHES.sub("", fold_word(name))))


def index_key(key: str) -> str:
    """What the gazetteer's index holds for a folded name: no spaces, no articles.

    >>> index_key("البو كمال") == index_key("البوكمال")
    True
    """
    if key.isascii():
        return _LATIN_ARTICLE.sub("", key).replace(" ", "")
    return without_article("".join(map(bare_word, key.split(" "))))


@lru_cache(maxsize=_WORDS_KEPT)
def bare_word(word: str) -> str:
    """A folded word without its article, where three letters at least stay (`الباب`: `باب`; `الحي` stays)."""
    return without_article(word)


def without_article(letters: str) -> str:
    """Folded letters without the article before them, where three at least stay."""
    return letters[2:] if letters.startswith(_ARTICLE) and len(letters) - len(_ARTICLE) >= _SHORTEST else letters
