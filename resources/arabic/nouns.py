"""Nouns, adjectives, verbal nouns and names of the Ayaspell word list (hunspell-ar), as it lets each inflect.

The list is read as text: sections under `#` headings tell verbal nouns, participles and names from other nouns,
two-letter flags tell which inflections a word takes. A broken plural is an entry of its own after its singular; it is
recognised by its consonants and by taking no dual.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

import paradigms

from musnad.arabic.morphology import Number, Slot, SlotClass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from verbs import Table

_FIRST_SECTION: Final = "# names.dic #"
_LAST_SECTION: Final = "# verb.huns.dic #"
_MASDARS: Final = ("##المصادر###", "#إضافة:مصادر#")
_PARTICIPLES: Final = ("###اسم-الفاعل##", "##اسم-المفعول##", "#إضافة:اسم-الفاعل#", "#إضافة:اسم-المفعول#")
_NAMES: Final = ("#القارات #", "#البلدان #", "#العواصم #", "##اسماء،أشخاص##")
_ALIAS: Final = re.compile(r"AF\s+(\S+)\s+#")
_NISBA_FLAGS: Final = frozenset({"LA", "LB", "LC", "MA", "MB", "MC"})
_NAME_FLAGS: Final = frozenset({"np", "mp"})
_WEAK: Final = frozenset("اويأإآءؤئةى")
_LETTERS: Final = re.compile(r"[ء-غف-ي]{2,}")

_FAMILY_OF: Final[Mapping[str, paradigms.Family]] = {
    "B": "feminine", "C": "dual", "D": "dual", "E": "dual", "G": "dual", "F": "weak dual",
    "H": "women", "I": "men", "J": "nunation", "K": "defective",
}  # fmt: skip


class Entry(NamedTuple):
    """One line of the list: the word, its flags, and the section it stands in."""

    word: str
    flags: frozenset[str]
    section: str


class Noun(NamedTuple):
    """A word to inflect: its class, its number, and the lemma it belongs to."""

    word: str
    wordclass: SlotClass
    number: Number
    lemma: str
    families: frozenset[paradigms.Family]


def _pairs(flags: str) -> frozenset[str]:
    return frozenset(flags[at : at + 2] for at in range(0, len(flags), 2))


def _aliases(lines: Iterable[str]) -> list[frozenset[str]]:
    matches = (_ALIAS.match(line) for line in lines)
    return [_pairs(match.group(1)) for match in matches if match]


def entries(folder: Path) -> Iterator[Entry]:
    """The nominal entries of `ar.dic` in `folder`, in file order."""
    aliases = _aliases((folder / "ar.aff").read_text("utf-8").splitlines())
    inside = False
    section = ""
    for line in (folder / "ar.dic").read_text("utf-8").splitlines():
        if line.startswith("#"):
            inside = (inside or line.startswith(_FIRST_SECTION)) and not line.startswith(_LAST_SECTION)
            section = line.split("\t", maxsplit=1)[0] if line.strip("# ") else section
        elif inside:
            word, _, rest = line.partition("/")
            number = re.match(r"\d+", rest)
            flags = aliases[int(number.group()) - 1] if number else frozenset()
            if flags and _LETTERS.fullmatch(word):
                yield Entry(word, flags, section)


def listed_verb_forms(folder: Path) -> frozenset[str]:
    """The inflected verb forms of the list."""
    text = (folder / "ar.dic").read_text("utf-8").partition(_LAST_SECTION)[2]
    return frozenset(line.partition("/")[0] for line in text.splitlines() if not line.startswith("#"))


def _families(word: str, flags: frozenset[str]) -> frozenset[paradigms.Family]:
    found = {_FAMILY_OF[flag[0]] for flag in flags if flag[0] in _FAMILY_OF}
    if word.endswith("ي") and any(flag.startswith("N") for flag in flags):
        found.add("men")
    if flags & _NISBA_FLAGS:
        found.add("nisba")
    if found & {"dual", "weak dual"}:
        found.add("women")
    return frozenset(found or {"plain"})


def skeleton(word: str) -> str:
    """The strong consonants of a word, which its broken plural keeps."""
    return "".join(letter for letter in word if letter not in _WEAK)


def _is_plural_of(entry: Entry, singular: Entry | None) -> bool:
    if singular is None or _families(entry.word, entry.flags) & {"dual", "weak dual", "feminine", "women"}:
        return False
    if not _families(singular.word, singular.flags) & {"dual", "weak dual", "feminine"}:
        return False
    return skeleton(entry.word) == skeleton(singular.word)


def _wordclass(entry: Entry) -> SlotClass:
    if entry.flags & _NAME_FLAGS:
        return "name"
    if entry.section in _MASDARS:
        return "masdar"
    if entry.section in _PARTICIPLES:
        return "participle"
    if entry.section in _NAMES and "BD" not in entry.flags:
        return "name"
    return "noun"


def nouns(folder: Path) -> Iterator[Noun]:
    """The nouns of the list, broken plurals joined to their singulars."""
    singular: Entry | None = None
    for entry in entries(folder):
        word = entry.word.removeprefix("ال") if "mp" in entry.flags else entry.word
        wordclass = _wordclass(entry)
        if wordclass != "name" and _is_plural_of(entry, singular) and singular is not None:
            yield Noun(word, _wordclass(singular), "p", singular.word, _families(entry.word, entry.flags))
            continue
        singular = entry
        yield Noun(word, wordclass, "s", word, _families(entry.word, entry.flags))


def _slot(noun: Noun, item: paradigms.Inflected) -> Slot:
    return Slot(noun.wordclass, "", 0, item.gender, item.number, "", item.binding, item.nunated)


def _add_nisba(table: Table, noun: Noun, fold: Callable[[str], str]) -> None:
    """Add the relative adjectives of a noun or name; they are nouns, and lemmas of their own."""
    for adjective in paradigms.relative(noun.word) if "nisba" in noun.families else ():
        for item in paradigms.inflect(adjective, paradigms.ADJECTIVE):
            slot = Slot("noun", "", 0, item.gender, item.number, "", item.binding, item.nunated)
            table[fold(item.form)][adjective].add(slot)


def add_nouns(
    table: Table,
    folder: Path,
    fold: Callable[[str], str],
    generated: Mapping[tuple[str, SlotClass], str],
    verb_of: Callable[[str], str | None],
) -> None:
    """Add the nouns of the list to a table of folded form -> lemma -> paradigm cells.

    A participle or verbal noun that the verb generator makes too is left to it; its broken plural takes the verb that
    `generated` tells for a lemma. A verbal noun of a simple verb, which no generator can know, takes the verb that
    `verb_of` finds.
    """
    for noun in nouns(folder):
        _add_nisba(table, noun, fold)
        verb = generated.get((noun.lemma, noun.wordclass))
        if verb is not None and noun.number == "s":
            continue
        if verb is None and noun.wordclass == "masdar":
            verb = verb_of(noun.lemma)
        for item in paradigms.inflect(noun.word, noun.families - {"nisba"}, noun.number):
            table[fold(item.form)][verb or noun.lemma].add(_slot(noun, item))
