"""The likely English spelling of an Arabic word that no table has, by its letters alone.

Arabic writes long vowels and leaves short ones out; newspapers write neither length nor the letters that English
lacks. So consonants are spelt one by one, and between those that no vowel parts the likeliest one is put: by the
pattern of the word where it has one of the patterns of names (`مفعول`, `فاعل`, `فعّال` ...), else by its syllables.
Foreign names in Arabic letters have their vowels written, so that hardly any is put.
"""

from __future__ import annotations

from typing import Final

_CONSONANTS: Final = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s",
    "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m",
    "ن": "n", "ه": "h", "و": "w", "ي": "y", "پ": "p", "ڤ": "v", "ڨ": "g", "گ": "g", "چ": "ch", "ژ": "zh", "ء": "",
    "ئ": "", "ؤ": "", "ع": "",
}  # fmt: skip
_FOREIGN: Final = {**_CONSONANTS, "غ": "g", "ث": "th", "ق": "q", "ج": "j"}
_WEAK: Final = frozenset("اوي")
_BEGINNINGS: Final = {"إ": "I", "آ": "A"}
_CARRIERS: Final = {"ئ": "i", "ؤ": "u", "ء": ""}
_SONORANT: Final = frozenset("رلنم")
_DOUBLING: Final = {"th", "dh", "kh", "sh", "gh", "w", "y", ""}
_PATTERNS: Final = {
    "CCيC": ("a", "i", ""), "CCوC": ("a", "ou", ""), "CيC": ("ai", ""), "CوC": ("ou", ""),
    "اCCC": ("a", "", "a", ""),
}  # fmt: skip
"""What vowel follows each consonant in words of a shape, where C is a consonant."""
_INITIAL: Final = {1: [""], 2: ["a", ""], 3: ["a", "", ""], 4: ["a", "", "a", ""], 5: ["a", "", "a", "", ""]}
_MEDIAL: Final = {1: [""], 2: ["", ""], 3: ["", "a", ""], 4: ["", "a", "", ""]}
_FINAL: Final = {1: [""], 2: ["a", ""], 3: ["", "a", ""], 4: ["", "a", "a", ""]}
_BARE: Final = {1: ["a"], 2: ["a", ""], 3: ["a", "a", ""], 4: ["a", "", "a", ""], 5: ["a", "", "a", "", ""]}
"""The short vowels behind each of a run of consonants: at the beginning, between vowels, at the end, and alone."""
_FOREIGN_LETTERS: Final = frozenset("پڤڨگچژ")
_FOREIGN_ENDINGS: Final = (
    ("وفيتش", "ovic"), ("يفيتش", "evic"), ("فيتش", "vich"), ("وفسكي", "ovsky"), ("ينسكي", "insky"), ("سكي", "sky"),
    ("كوفا", "kova"), ("نوفا", "nova"), ("يتش", "ic"), ("ييف", "yev"), ("سون", "son"), ("شتاين", "stein"),
    ("ستاين", "stein"), ("بيرغ", "berg"), ("برغ", "berg"), ("اوغلو", "oglu"), ("وغلو", "oglu"), ("زاده", "zadeh"),
    ("مان", "man"), ("وف", "ov"), ("ينغ", "ing"), ("انغ", "ang"), ("ونغ", "ong"), ("لاند", "land"), ("فورد", "ford"),
    ("ارد", "ard"), ("يان", "ian"), ("ستان", "stan"), ("ويتز", "witz"), ("فيل", "ville"), ("دوتير", "dottir"),
)  # fmt: skip


def is_foreign_word(word: str) -> bool:
    """Whether the letters of a folded word show that it is no Arabic one: a letter or an ending that Arabic lacks."""
    if not _FOREIGN_LETTERS.isdisjoint(word):
        return True
    return any(word.endswith(arabic) and len(word) > len(arabic) + 1 for arabic, _ in _FOREIGN_ENDINGS[:24])


def spell_foreign(word: str) -> str:
    """A foreign name as its Arabic letters give it.

    >>> spell_foreign("كارلوف")
    'Karlov'
    """
    for arabic, latin in _FOREIGN_ENDINGS:
        if word.endswith(arabic) and len(word) > len(arabic):
            return (_foreign(word[: -len(arabic)]) + latin).capitalize()
    return _foreign(word).capitalize()


def spell_arabic(word: str, written: str = "", *, surname: bool = False, place: bool = False) -> str:
    """An Arabic word, without its article, as newspapers are likely to spell it.

    `word` is folded, `written` as received, of which the last letter is asked whether it is ta marbuta or alef
    maqsura. A `surname` with article doubles its second letter in the pattern of trades (`الحداد`); three consonants
    are parted in the name of a `place` (`حلب`), and often not in that of a person (`بدر`).

    >>> spell_arabic("مخزوم")
    'Makhzoum'
    """
    stem, ending = _ending(word, written)
    if written[:1] in _BEGINNINGS and stem[:1] == "ا" and len(stem) > 1:
        rest = _by_syllables(f"ا{stem[1:]}")[1:]
        return _BEGINNINGS[written[0]] + rest + ending
    pattern = _by_pattern(stem, surname=surname and not ending, place=place, closed=not ending)
    spelt = (pattern or _by_syllables(stem, closed=not ending)) + ending
    return spelt[:1].upper() + spelt[1:]


def _foreign(word: str) -> str:
    found: list[str] = []
    last = len(word) - 1
    for at, letter in enumerate(word):
        before, after = word[at - 1 : at] if at else "", word[at + 1 : at + 2]
        if letter in _WEAK or letter in _CARRIERS:
            found.append(_foreign_vowel(letter, before, after))
        elif letter == "ه":
            found.append("eh" if at == last else "h")
        else:
            found.append(_FOREIGN.get(letter, letter))
            found.append(_between(letter, before, after, word[at + 2 : at + 3]))
    return "".join(found)


def _foreign_vowel(letter: str, before: str, after: str) -> str:
    if letter == "ا":
        return "a"
    if letter == "و":
        return "w" if not before and after and after in _WEAK else "o"
    if letter == "ي":
        return "y" if not before or (after == "ا" and before not in _WEAK) else "i"
    return _CARRIERS[letter]


def _between(letter: str, before: str, after: str, beyond: str) -> str:
    """The short e between two consonants that foreign names hardly have together."""
    if not after or after in _WEAK or after in _CARRIERS or letter == after:
        return ""
    if not beyond and after in "رلن" and letter + after not in {"رن", "لن", "رل"}:
        return "e"
    if after in "رل" and beyond and beyond not in _WEAK and beyond not in "رلن":
        return "e"
    return "" if _flows(letter, after) or (before and before in _WEAK and beyond) else "e"


def _flows(letter: str, after: str) -> bool:
    """Whether two consonants stand together in foreign names (`تر`, `ست`, `نت`)."""
    return after in "رل" or letter in "سشنرلم"


def _ending(word: str, written: str) -> tuple[str, str]:
    last = written[-1:]
    if word.endswith("اء") and len(word) > 3:  # noqa: PLR2004  a root and the ending
        return word[:-2], "a"
    if word.endswith("يه") and last != "ه" and len(word) > 3 and word[-3] not in _WEAK:  # noqa: PLR2004
        return word[:-2], "iya"
    if word.endswith("وي") and last == "ى" and len(word) > 3:  # noqa: PLR2004
        return word[:-2], "wa" if word.endswith("اوي") else "awa"
    if word.endswith("ه") and last != "ه" and len(word) > 2:  # noqa: PLR2004
        return word[:-1], "" if word.endswith("اه") else "a"
    if word.endswith("ي") and last == "ى" and len(word) > 2:  # noqa: PLR2004
        return word[:-1], "a"
    if word.endswith("ي") and len(word) > 3 and word[-2] not in _WEAK:  # noqa: PLR2004
        return word[:-1], "i"
    if word.endswith(("اوي", "ائي")):
        return word[:-3], "awi" if word[-2] == "و" else "ai"
    return word, ""


def _by_pattern(stem: str, *, surname: bool, place: bool, closed: bool) -> str:
    """The word by the pattern of its letters, or nothing where it has none of the patterns known."""
    shape = "".join(letter if letter in _WEAK else "C" for letter in stem)
    sounds = [_sound(letter) for letter in stem]
    if stem.startswith("م") and shape == "CCCوC":
        return f"ma{sounds[1]}{sounds[2]}ou{sounds[4]}"
    if stem.startswith("م") and shape == "CCCC":
        return f"ma{sounds[1]}{sounds[2]}a{sounds[3]}"
    if shape == "CCاC" and surname and sounds[1] not in _DOUBLING:
        return f"{sounds[0]}a{sounds[1]}{sounds[1]}a{sounds[3]}"
    if shape == "CCC" and closed:
        return _three(stem, sounds, parted=place)
    if shape == "CاCC":
        return f"{sounds[0]}a{sounds[2]}{_before_last(stem)}{sounds[3]}"
    between = _PATTERNS.get(shape)
    if between is None:
        return ""
    kept = [sound for sound, letter in zip(sounds, shape, strict=True) if letter == "C" or letter == stem[0]]
    return "".join(sound + vowel for sound, vowel in zip(kept, between, strict=True))


def _before_last(stem: str) -> str:
    return "e" if stem[-1] in "حعه" else "i"


def _three(stem: str, sounds: list[str], *, parted: bool) -> str:
    first, second, third = sounds
    if stem[1] == "ع":
        return f"{first}aa{third}"
    together = not parted and stem[2] in "رلدبس" and stem[1] in "بهصدحكقفزرلنمطج"
    return f"{first}a{second}{third}" if together else f"{first}a{second}a{third}"


def _sound(letter: str) -> str:
    return _CONSONANTS.get(letter, letter if letter.isascii() else "")


def _by_syllables(stem: str, *, closed: bool = True) -> str:
    """Syllable by syllable: no word begins with two consonants, and no three stand together.

    A stem that is not `closed` has a vowel behind it.
    """
    found: list[str] = []
    run: list[str] = []
    before = ""
    for letter, vowel in zip(stem, _vowels(stem), strict=True):
        if vowel is None:
            run.append(_sound(letter))
            continue
        found.extend((_filled(run, before, final=False), vowel))
        run, before = [], vowel
    found.append(_filled(run, before, final=closed))
    return "".join(found)


def _vowels(stem: str) -> list[str | None]:
    """For each letter the vowel that it is, or None for a consonant: waw and ya are one or the other by turns."""
    found: list[str | None] = []
    for at, letter in enumerate(stem):
        weak = at > 0 and found[-1] is not None
        found.append(_vowel(letter, stem[at + 1 : at + 2], at=at, behind_vowel=weak, last=at + 1 == len(stem) - 1))
    return found


def _vowel(letter: str, after: str, *, at: int, behind_vowel: bool, last: bool) -> str | None:
    if letter == "ا":
        return "a"
    if letter in {"ئ", "ؤ"}:
        return "" if after and after in _WEAK else _CARRIERS[letter]
    if letter not in {"و", "ي"} or at == 0 or behind_vowel or (after and after in "وي"):
        return None
    if after == "ا":
        return "iy" if letter == "ي" and at > 1 else None
    if letter == "ي":
        return "i"
    return "ou" if last else "u"


def _filled(run: list[str], before: str, *, final: bool) -> str:
    """Consonants with the short vowels that they need, behind the vowel `before` or at the beginning of the word."""
    size = len(run)
    closing = ("", "a", "", "a", "", "a") if before else ("a", "", "a", "", "a", "")
    between = ["", *closing] if before else list(closing)
    if final:
        vowels = _FINAL.get(size, between) if before else _BARE.get(size, between)
        vowels = ["i" if vowel and before == "a" and size == 2 else vowel for vowel in vowels]  # noqa: PLR2004
    else:
        vowels = _MEDIAL.get(size, between) if before else _INITIAL.get(size, between)
    return "".join(sound + vowel for sound, vowel in zip(run, (*vowels, *[""] * size), strict=False))
