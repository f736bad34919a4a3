"""Names as the sources give them, made fit to be looked up: which are Arabic, which is the usual one, English too.

GeoNames' alternate names come without their languages: Arabic beside Persian, Urdu, Kurdish and Uyghur in the same
letters, and what a program transliterated half. A name is taken for Arabic if it is written in Arabic's letters alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from musnad.arabic.folding import fold_word
from musnad.arabic.lexicon import rows
from musnad.authority.places import index_key, key_of

_HEADS: Final = Path(__file__).parents[1] / "data" / "place_heads.yaml"
_ARABIC: Final = re.compile(r"[ء-غف-ي]+(?:[ -][ء-غف-ي]+)*")
_INNER_MAQSURA: Final = re.compile(r"ى\B")
_HAS_ARABIC: Final = re.compile("[\u0600-\u06ff]")
_UNSEEN: Final = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_ASIDE: Final = re.compile(r"\s*\(.*?\)|\s*[،,].*$")
_TO_ARABIC: Final = str.maketrans({"ی": "ي", "ک": "ك", "ۀ": "ة", "\u200c": " "})
_LONGEST: Final = 60
_SHORTEST: Final = 3
_ONE_NAME: Final = 0.85
_ONE_SOUND: Final = str.maketrans("pvcx", "bfkk")
_UNTOLD: Final = 0.99
_OWN_LETTERS: Final = re.compile("[أإآةىؤئ]")


_RANK_ELSEWHERE: Final = re.compile(
    r"^(?:د )?(?:ولايت|ولسوالي|استان|شهرستان|بخش|أوبلاست|كراي|أوكروغ|جمهورية) | (?:ولايت|ولسوالي|أوبلاست|كراي)$"
)

_ENGLISH_TAIL: Final = re.compile(
    r" (?:Governorate|Province|State|District|Region|Muhafazah|Wilaya|Oblast|Krai|Republic|County|Prefecture|Mintaqah)$"
)
_ENGLISH_HEAD: Final = re.compile(
    r"^(?:Caza d[eu]s?|Caza de l[’']|Muderia|Mudiriyat|Mintaqat|Nahiyat|Shabiyat|Gouvernorat de|Wilaya de|Liwa'?|"
    r"Markaz|Qism|Qada'?|Qeza-i|Daira d[eu]|Daira de l[’']|Daira d[’']|Shahrestan-e|Province de|Prefecture de|"
    r"Ostan-e) (?=['\w])"
)
_ARTICLE: Final = re.compile(r"\b(Al|Ad|An|Ar|As|Ash|At|Az|Adh|Ath)[ -](?=\w)", re.IGNORECASE)
_AYN: Final = re.compile(r"(?<![A-Za-z])'|'(?![A-Za-z])")
_LATIN: Final = str.maketrans({
    "‘": "'", "’": "'", "ʿ": "'", "ʾ": "'", "ʼ": "'", "`": "'", "ı": "i", "ə": "a", "ø": "o", "Ø": "O", "ł": "l",
    "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "ð": "d", "þ": "th", "İ": "I",
})  # fmt: skip

_CONSONANTS: Final = {
    "ب": "b", "ت": "t", "ث": "t", "ج": "j", "ح": "H", "خ": "k", "د": "d", "ذ": "d", "ر": "r", "ز": "z", "س": "s",
    "ش": "s", "ص": "S", "ض": "D", "ط": "T", "ظ": "Z", "ع": "", "غ": "g", "ف": "f", "ق": "q", "ك": "k", "ل": "l",
    "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "ء": "", "ا": "", "ئ": "", "ؤ": "",
}  # fmt: skip
_DIGRAPHS: Final = (
    ("kh", "k"),
    ("sh", "s"),
    ("ch", "s"),
    ("th", "t"),
    ("dh", "d"),
    ("gh", "g"),
    ("ou", "w"),
    ("oo", "w"),
)


class Heads(msgspec.Struct, frozen=True):
    """The words of place_heads.yaml, folded, by their rank."""

    division: frozenset[str]
    town: frozenset[str]
    elsewhere: frozenset[str]


@cache
def heads() -> Heads:
    """The words that say of what rank a place is, read once.

    Raises:
        LexiconError: if their file is damaged.
    """
    found: dict[str, set[str]] = {"division": set(), "town": set(), "elsewhere": set()}
    for row in rows(_HEADS):
        found[row["rank"]].add(fold_word(row["form"]))
    return Heads(*(frozenset(found[name]) for name in Heads.__struct_fields__))


def arabic(text: str, *, converted: bool = False) -> str | None:
    """A name in Arabic letters, without marks and asides; nothing if it is in another script or language.

    `converted`: Persian yeh and kaf are taken for the Arabic ones, as for places whose names are known from Persian.
    """
    text = unicodedata.normalize("NFC", text)
    if not _HAS_ARABIC.search(text):
        return None
    if converted:
        text = re.sub(r"ی\b", "ي", text).translate(_TO_ARABIC)
    text = " ".join(_ASIDE.sub("", _UNSEEN.sub("", text)).split())
    if not _ARABIC.fullmatch(text) or _INNER_MAQSURA.search(text) or not _SHORTEST - 1 <= len(text) <= _LONGEST:
        return None
    if any(len(word) == 1 for word in text.split(" ")) or fold_word(text.split(" ")[0]) in heads().elsewhere:
        return None
    return text


def arabic_names(texts: Iterable[str], *, foreign: bool) -> list[str]:
    """The Arabic ones of a place's alternate names; of those that differ in letters folded alike, the fullest spelling.

    Where none is in Arabic's own letters, or the place is `foreign` (its names are known from Persian or Urdu), those
    with Persian yeh and kaf are taken too.
    """
    texts = list(texts)
    found = [name for text in texts if (name := arabic(text)) is not None]
    if foreign or not found:
        found += [name for text in texts if (name := arabic(text, converted=True)) is not None]
    return fullest(found)


def division_names(texts: Iterable[str], *, foreign: bool) -> list[str]:
    """The Arabic ones of a division's names, ranks of other languages cut off (`هلمند ولايت`: `هلمند`)."""
    unified = (re.sub(r"[یۍ]\b", "ي", text).translate(_TO_ARABIC) for text in texts) if foreign else texts
    return arabic_names((_RANK_ELSEWHERE.sub("", text) for text in unified), foreign=foreign)


def fullest(names: Iterable[str]) -> list[str]:
    """Of names that fold to one, the one that writes most hamzas and ta marbutas."""
    by_key: dict[str, str] = {}
    for name in names:
        key = key_of(name)
        if key not in by_key or _own(name) > _own(by_key[key]):
            by_key[key] = name
    return list(by_key.values())


def _own(name: str) -> tuple[int, int]:
    return len(_OWN_LETTERS.findall(re.sub("ى$", "ي", name))), -name.count("ى")


def without_head(name: str, words: Collection[str]) -> str | None:
    """What stands behind the head of a name, if it begins with one of the folded `words` (`محافظة حلب`: `حلب`)."""
    head, _, rest = name.partition(" ")
    return rest if rest and fold_word(head) in words else None


def usual(names: Sequence[str], latin: Sequence[str]) -> list[str]:
    """The names, the likeliest to be the usual one first: the one nearest in sound to the place's Latin names.

    Of names that differ in the article alone, the one that has it stays.
    """
    by_index: dict[str, str] = {}
    for name in names:
        index = index_key(key_of(name))
        by_index[index] = max(by_index.get(index, ""), name, key=lambda each: (each.startswith("ال"), len(each)))
    return sorted(by_index.values(), key=lambda name: (-nearness(name, latin), len(name), name))


def nearness(name: str, latin: Sequence[str]) -> float:
    """How near an Arabic name is in its consonants to the nearest of some Latin names, 0 to 1.

    Where a Latin name tells the emphatic letters from the others by a dot, so does the comparison.
    """
    sounds = _sounds_arabic(name)
    return max((_ratio(sounds, each) for each in latin), default=0.0)


def _ratio(sounds: str, latin: str) -> float:
    heard = _sounds_latin(latin)
    alike = SequenceMatcher(None, sounds.lower(), heard.lower(), autojunk=False).ratio()
    if heard.islower() or not heard:
        return alike * _UNTOLD
    return max(alike * _UNTOLD, SequenceMatcher(None, sounds, heard, autojunk=False).ratio())


def same_sound(one: str, other: str) -> bool:
    """Whether two Latin names are spellings of one: their consonants are alike."""
    first, second = _sounds_latin(english(one)).lower(), _sounds_latin(english(other)).lower()
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ONE_NAME


def _sounds_arabic(name: str) -> str:
    words = fold_word(name).replace("-", " ").split(" ")
    bare = "".join("l" + word[2:] if word.startswith("ال") else word for word in words)
    return "".join(_CONSONANTS.get(letter, "") for letter in bare)


def _sounds_latin(name: str) -> str:
    text = re.sub(
        r"([A-Za-z])[\u0327\u0323\u0331]", lambda found: found[1].upper(), unicodedata.normalize("NFKD", name.lower())
    )
    text = "".join(letter for letter in text.translate(_LATIN) if not unicodedata.combining(letter))
    text = re.sub(r"\b(?:al|ad|an|ar|a?s|a?sh|at|az|el|[aei][dnrstz])[ -]", "l", text)
    for two, one in _DIGRAPHS:
        text = text.replace(two, one)
    text = re.sub(r"([a-z])\1", r"\1", re.sub(r"[^A-Za-z]", "", text))
    return re.sub(r"[aeiou]", "", text).translate(_ONE_SOUND)


def ascii_letters(name: str) -> str:
    """A Latin name in bare letters."""
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", name.translate(_LATIN)) if not unicodedata.combining(letter)
    )


def english(name: str, *, arab: bool = True) -> str:
    """A transliteration in the shape that English writes: bare letters, in Arab countries a hyphen behind the article.

    >>> english("Al Ḩasakah")
    'Al-Hasakah'
    """
    bare = _AYN.sub("", without_rank(ascii_letters(name)))
    shaped = (_ARTICLE.sub(lambda found: f"{found.group(1)}-", bare) if arab else bare).strip()
    return shaped[:1].upper() + shaped[1:]


def without_rank(name: str) -> str:
    """A Latin name without the rank of its division before or behind it (`Aleppo Governorate`: `Aleppo`)."""
    return _ENGLISH_TAIL.sub("", _ENGLISH_HEAD.sub("", name))


def has_arabic_letters(text: str) -> bool:
    """Whether a name is in the Arabic script, whatever its language."""
    return _HAS_ARABIC.search(text) is not None
