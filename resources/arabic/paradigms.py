"""How an Arabic noun, participle or verbal noun inflects, in unvocalised letters.

Every function takes and gives unfolded letters; the caller folds. The endings are those of any grammar of the written
language (Wright, A Grammar of the Arabic Language, I, 299-316 and 347-369).
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from musnad.arabic.morphology import Binding, Gender, Number

Family = Literal["plain", "feminine", "dual", "weak dual", "women", "men", "nunation", "defective", "nisba"]


class Inflected(NamedTuple):
    """A surface form and what its ending says."""

    form: str
    gender: Gender
    number: Number
    binding: Binding
    nunated: bool = False


_MARKS: Final = dict.fromkeys((*range(0x64B, 0x653), 0x670))
_HAMZA_SEATS: Final = ("ء", "ؤ", "ئ", "أ")


def bare(vocalised: str) -> str:
    """The letters of a vocalised form without its vowel marks."""
    return vocalised.translate(_MARKS)


def before_pronoun(word: str) -> tuple[str, ...]:
    """The shapes a singular takes before a pronoun: ta opens, final alef maqsura straightens, hamza moves its seat."""
    if word.endswith("ة"):
        return (word[:-1] + "ت",)
    if word.endswith("ى"):
        return (word[:-1] + "ا",)
    if word.endswith("اء"):
        return (word, word[:-1] + "ؤ", word[:-1] + "ئ")
    if word[-1] in _HAMZA_SEATS:
        return tuple(word[:-1] + seat for seat in _HAMZA_SEATS)
    return (word,)


def _dual_stems(word: str, *, weak: bool) -> tuple[str, ...]:
    if word.endswith("ة"):
        return (word[:-1] + "ت",)
    if word[-1] in "ىا":
        return (word[:-1] + ("و" if weak else "ي"),)
    if word.endswith("اء"):
        return (word[:-1] + "و",) if weak else (word,)
    if word.endswith("ء"):
        return (word, word[:-1] + "ئ")
    return (word,)


def dual(word: str, gender: Gender, *, weak: bool = False) -> list[Inflected]:
    """The dual of `word`, free (with nun) and construct (without)."""
    forms = []
    for stem in _dual_stems(word, weak=weak):
        forms += [Inflected(stem + ending, gender, "d", "free") for ending in ("ان", "ين")]
        forms += [Inflected(stem + ending, gender, "d", "both") for ending in ("ا", "ي")]
    return forms


def _women_stems(word: str) -> tuple[str, ...]:
    if word.endswith("اة"):
        return (word[:-2] + "ي",)
    if word.endswith("أة"):
        return (word[:-2] + "آ",)
    if word.endswith("ة"):
        return (word[:-1],)
    if word[-1] in "ىا":
        return (word[:-1] + "ي",)
    if word.endswith("ء") and not word.endswith("اء"):
        return (word, word[:-1] + "ئ")
    return (word,)


def women(word: str) -> list[Inflected]:
    """The sound plural in alef and ta."""
    endings = (stem + "ت" if stem.endswith("آ") else stem + "ات" for stem in _women_stems(word))
    return [Inflected(form, "f", "p", "both") for form in endings]


def men(word: str, *, defective: bool) -> list[Inflected]:
    """The sound masculine plural in waw or ya, free (with nun) and construct (without)."""
    stems: dict[str, tuple[str, ...]]
    if word[-1] in "ىا" or (defective and word.endswith("ي")):
        stems = {"و": (word[:-1],), "ي": (word[:-1],)}
    elif word[-1] in _HAMZA_SEATS:
        stems = {"و": (word[:-1] + "ؤ", word[:-1] + "ئ", word), "ي": (word[:-1] + "ئ", word)}
    else:
        stems = {"و": (word,), "ي": (word,)}
    forms = []
    for vowel, shapes in stems.items():
        forms += [Inflected(stem + vowel + "ن", "m", "p", "free") for stem in shapes]
        forms += [Inflected(stem + vowel, "m", "p", "both") for stem in shapes]
    return forms


def nunated(word: str, gender: Gender, number: Number) -> list[Inflected]:
    """The indefinite accusative, where it is written with an alef."""
    if word[-1] in "ةىا" or word.endswith("اء"):
        return []
    shapes = (word, word[:-1] + "ئ") if word.endswith("ء") else (word,)
    return [Inflected(shape + "ا", gender, number, "free", nunated=True) for shape in shapes]


def relative(word: str) -> tuple[str, ...]:
    """The relative adjective (nisba) of `word`, masculine singular."""
    if word[-1] in "ةىا":
        base = word[:-1]
        return (base + "ي", base + "وي") if word[-1] != "ة" else (base.removesuffix("ي") + "ي",)
    if word.endswith("اء"):
        return (word[:-1] + "ئي", word[:-1] + "وي")
    if word.endswith("ي"):
        return (word,)
    return (word + "ي",)


def _singular(word: str, gender: Gender, number: Number) -> list[Inflected]:
    shapes = before_pronoun(word)
    free: Binding = "both" if word in shapes else "free"
    forms = [Inflected(word, gender, number, free)]
    return forms + [Inflected(shape, gender, number, "bound") for shape in shapes if shape != word]


def _two_genders(word: str, families: frozenset[Family]) -> list[Inflected]:
    feminine = (word[:-1] + "اة") if word[-1] in "ىا" else word + "ة"
    forms = _singular(word, "m", "s") + _singular(feminine, "f", "s")
    if "dual" in families:
        forms += dual(word, "m") + dual(word + "ة" if word[-1] not in "ىا" else feminine, "f")
    if "women" in families:
        forms += women(feminine)
    return forms


def gender_of(word: str, families: frozenset[Family]) -> Gender:
    """The gender of a singular by its ending, its families, or usage; none where neither tells."""
    if word.endswith("ة") or word in _FEMININE_BY_USAGE:
        return "f"
    if word.endswith(("ى", "اء")) and not families & {"feminine", "men"}:
        return ""
    return "m"


def inflect(word: str, families: frozenset[Family], number: Number = "s") -> list[Inflected]:
    """Every form of `word` that its families allow; a broken plural comes as a word of its own, number `p`.

    >>> [form.form for form in inflect("مدرسة", frozenset({"plain", "women"}))]
    ['مدرسة', 'مدرست', 'مدرسات']
    """
    gender = gender_of(word, families) if number == "s" else ""
    weak = "weak dual" in families
    if "feminine" in families:
        forms = _two_genders(word, families)
    else:
        forms = _singular(word, gender, number)
        if "dual" in families or weak:
            forms += dual(word, gender, weak=weak)
        if "women" in families:
            forms += women(word)
    if "men" in families:
        forms += men(word, defective="defective" in families)
    if "nunation" in families:
        forms += nunated(word, gender, number)
    if "defective" in families and word.endswith("ي"):
        forms.append(Inflected(word[:-1], gender, number, "free"))
    return forms


# Wright I 290: feminine without an ending that shows it.
_FEMININE_BY_USAGE: Final = frozenset(
    {"أرض", "شمس", "نار", "حرب", "دار", "نفس", "روح", "ريح", "بئر", "كأس", "سماء", "يد", "عين", "أذن", "قدم", "ساق",
     "ذراع", "إصبع", "سن", "كف", "كبد", "فأس", "ضبع", "أفعى", "عصا", "كتف", "فخذ", "جهنم", "أم", "بنت", "أخت"}
)  # fmt: skip
ADJECTIVE: Final[frozenset[Family]] = frozenset({"feminine", "dual", "women", "men", "nunation"})
NOUN: Final[frozenset[Family]] = frozenset({"plain", "dual", "women", "nunation"})
