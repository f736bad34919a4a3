"""How well English names are made where no table has one, against annotated reports.

    python bench/names.py GOLD_DIR [--misses]

GOLD_DIR holds annotated reports, one JSON file each. Each name is asked for once a report. Persons are romanized by
the rules alone and with the table of public figures; bodies are composed; places are composed or romanized; roles are
the sources that have no name. The gazetteer and the table of countries give names inside a name, never the whole. A
name is right if it shares at least half of the words of the shorter of the two, the articles, `of` and the like aside.
"""

from __future__ import annotations

import argparse
import json
import re
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from musnad.arabic.clitics import Morphology
from musnad.arabic.folding import fold_word
from musnad.authority.countries import Countries
from musnad.authority.gazetteer import Gazetteer
from musnad.model import Document
from musnad.reading.english import English
from musnad.reading.forms import Forms
from musnad.reading.phrases import Phrase
from musnad.reading.reader import GroundWords, ground
from musnad.reading.reading import Reading
from musnad.reading.words import Words

Inner = Callable[[Sequence[str]], str | None]
Ground = Callable[[Document], Reading]
Case = tuple[str, str, str, str | None]
_PLACES = frozenset({"country", "admin1", "admin2", "settlement", "area", "island", "region"})


_UNTOLD = frozenset(
    {
        "the",
        "of",
        "a",
        "an",
        "al",
        "el",
        "and",
        "for",
        "in",
        "mr",
        "forces",
        "group",
        "organization",
        "movement",
        "party",
    }
)


def name_words(name: str) -> frozenset[str]:
    """The words of an English name that tell it from others, or all its words if none does."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = frozenset(re.findall(r"[a-z0-9]+", plain))
    return (words - _UNTOLD) or words


def name_like(one: str, other: str) -> bool:
    """Whether two names share at least half of the words of the shorter."""
    first, second = name_words(one), name_words(other)
    if not first or not second:
        return first == second
    return 2 * len(first & second) >= min(len(first), len(second))


def inner_names(gazetteer: Gazetteer, countries: Countries) -> Inner:
    """The English of words that name a country or a place, as the tables have it."""

    def name_en(words: Sequence[str]) -> str | None:
        key = " ".join(fold_word(word) for word in words)
        if country := countries.find(key):
            return country[0].country.gloss
        found = [one.place for one in gazetteer.find(key) if one.place.kind in _PLACES]
        return found[0].name_en if found else None

    return name_en


def cases(gold: Path, english: English, make: Ground, inner: Inner) -> Iterator[Case]:
    """What was asked, as (sort, Arabic, wanted, made)."""
    for path in sorted(gold.glob("*.json")):
        report = json.loads(path.read_text("utf-8"))
        seen = set()
        for mention in report["mentions"]:
            text = mention["span"]["text"]
            if (text, mention["kind"]) in seen or text.isascii():
                continue
            seen.add((text, mention["kind"]))
            yield from _of_mention(mention["kind"], text, mention["name_en"], english, inner)
        yield from _roles(report, english, make, inner)


def _of_mention(kind: str, text: str, wanted: str, english: English, inner: Inner) -> Iterator[Case]:
    words = [word.strip("«»“”\"'()[]،.") for word in text.split()]
    words = [word for word in words if word]
    parts = inner if len(words) > 1 else (lambda _: None)

    def inside(some: Sequence[str]) -> str | None:
        return None if len(some) == len(words) else parts(some)

    if kind == "person":
        yield "persons, rules", text, wanted, english.person(words, figures=False).text
        yield "persons, with figures", text, wanted, english.person(words).text
    elif kind == "organization":
        made = english.body(words, name_en=inside)
        yield "bodies", text, wanted, made.text if made else None
    else:
        yield "places", text, wanted, english.place(words, name_en=inside).text


def _roles(report: dict[str, Any], english: English, make: Ground, inner: Inner) -> Iterator[Case]:
    reading = make(Document(text=report["document"]["text"]))
    for said in report["statements"]:
        source, wanted = said["source"], said["source_name"] or ""
        if source is None or not (wanted[:1].islower() or wanted[:1].isdigit()):
            continue
        first, last = reading.token_at(source["start"]), reading.token_at(source["end"])

        def name_en(start: int, end: int) -> str | None:
            return inner([reading.written(at) for at in range(start, end)])

        role = english.role(reading, Phrase(first, last, first), name_en)
        yield "roles", source["text"], wanted, role.text if role else None


def language(words: Words) -> Ground:
    """What makes the ground of a reading, without the tables of names that a reader loads too."""
    forms, several = Forms.load(Morphology.load(), words), GroundWords.of(words)
    return lambda document: ground(document, forms, several)


def main() -> None:
    """Print the share of names that are right, by sort, and on request those that are not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--misses", action="store_true", help="list what was not right")
    options = parser.parse_args()
    words, countries = Words.load(), Countries.load()
    english = English.load(words, countries.by_code.values())
    inner = inner_names(Gazetteer.open(), countries)
    found: dict[str, list[Case]] = defaultdict(list)
    for case in cases(options.gold, english, language(words), inner):
        found[case[0]].append(case)
    for sort, asked in found.items():
        made = [case for case in asked if case[3]]
        right = [case for case in made if name_like(case[2], case[3] or "")]
        print(f"{sort:24s} right {len(right):4d} of {len(asked):4d} asked ({len(right) / len(asked):.3f}), "
              f"of {len(made):4d} made ({len(right) / max(1, len(made)):.3f})")  # fmt: skip
        for case in asked if options.misses else ():
            if case not in right:
                print("   ", " | ".join(str(part) for part in case[1:]))
    print(f"{_microseconds(english, found):.0f} µs a name, warm, rules alone")


def _microseconds(english: English, found: dict[str, list[Case]]) -> float:
    names = [case[1].split() for sort in ("persons, rules", "bodies", "places") for case in found[sort]]
    for _ in range(2):
        start = time.perf_counter()
        for words in names:
            english.place(words)
    return (time.perf_counter() - start) / len(names) * 1e6


if __name__ == "__main__":
    main()
