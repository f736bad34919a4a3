"""Names of private persons that a reading has not found: one name behind a word for a child, a relative, a citizen.

`الطفلة سلمى` and `شقيقها نعيم` name somebody, though nothing but the word before tells so. A name is a given name of
the lexicon, or any word behind which an age stands in brackets (`الطفلة سلاف (7 أعوام)`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any, Final

import msgspec
import yaml

from musnad.export.spelling import WORD, fold

BEHIND: Final = Path(__file__).with_name("behind.yaml")
_GIVEN: Final = re.compile(r"^- form: (.+)\n(?:  (?!gloss:).*\n)*  gloss: (.+)$", re.MULTILINE)
_AGE: Final = re.compile(r"\s*\(\s*(?:\d|[٠-٩]|عام|سن)")
_MARKS: Final = re.compile("[\u064b-\u065f\u0670\u0640]")
_ALEFS: Final = frozenset("أإآٱ")
_GAP: Final = re.compile(r"\s+")
_PROCLITICS: Final = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فل", "وك")
_PRONOUNS: Final = ("ه", "ها", "هما", "هم", "هن", "ي", "نا")
_ARTICLE: Final = "ال"
_MOST_BETWEEN: Final = 2
_SHORTEST: Final = 3
_YAML: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class BareName(msgspec.Struct, frozen=True):
    """A name and where it stands, with the English spellings that the lexicon has for it."""

    start: int
    end: int
    words: str
    english: tuple[str, ...] = ()


def bare_names(text: str) -> Iterator[BareName]:
    """The bare names of private persons in a text."""
    words = list(WORD.finditer(text))
    for at, word in enumerate(words):
        if fold(word[0]) in _heads():
            found = _name_behind(text, words, at)
            if found is not None:
                yield found


def _name_behind(text: str, words: Sequence[re.Match[str]], at: int) -> BareName | None:
    """The name behind the head at a place, adjectives between the two passed over."""
    for next_, word in enumerate(words[at + 1 : at + _MOST_BETWEEN + 2], start=at + 1):
        if not _GAP.fullmatch(text, words[next_ - 1].end(), word.start()):
            return None
        name, spelled = fold(word[0]), _spelled(word[0])
        if spelled in given_names():
            return BareName(word.start(), word.end(), word[0], given_names()[spelled])
        if not name.startswith(_ARTICLE):
            is_name = len(name) >= _SHORTEST and _AGE.match(text, word.end()) is not None
            return BareName(word.start(), word.end(), word[0]) if is_name else None
    return None


def _spelled(word: str) -> str:
    """A word as given names are compared: no more unified than the hamza of its first letter (`على` is no `علي`)."""
    plain = _MARKS.sub("", word)
    return f"ا{plain[1:]}" if plain[:1] in _ALEFS else plain


def is_given_name(word: str) -> bool:
    """Whether a word is a given name of the lexicon."""
    return _spelled(word) in given_names()


@functools.cache
def _heads() -> frozenset[str]:
    """The words behind which a name is a private person's, in every form in which they are written."""
    with BEHIND.open(encoding="utf-8") as file:
        lists = msgspec.convert(_YAML(file).get_single_data(), dict[str, tuple[str, ...]])
    kin = {f"{_stem(word)}{pronoun}" for word in lists["kin"] for pronoun in _PRONOUNS}
    people = {f"{_ARTICLE}{word}" for word in lists["people"]}
    joined = {f"{clitic}{word}" for word in kin | people for clitic in _PROCLITICS}
    return frozenset(map(fold, joined | {f"لل{word}" for word in lists["people"]}))


def _stem(word: str) -> str:
    return f"{word[:-1]}ت" if word.endswith("ة") else word


@functools.cache
def given_names() -> Mapping[str, tuple[str, ...]]:
    """The given names of the lexicon with their English spellings; its lines are read without a parser."""
    text = (resources.files("musnad.lexicons") / "given_names.yaml").read_text("utf-8")
    return {
        _spelled(form.strip("'\"")): tuple(each.strip() for each in gloss.strip("'\"").split(","))
        for form, gloss in _GIVEN.findall(text)
    }
