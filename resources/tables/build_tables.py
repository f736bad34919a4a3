"""Compiles the lexicons and the table of actors, so that a start need not parse and check their YAML.

    python -m resources.tables.build_tables            compile what has changed
    python -m resources.tables.build_tables --check    name what has changed since it was compiled

A compiled table stands beside its file, `verbs.msgpack` beside `verbs.yaml`. The same file gives the same bytes.
`musnad.arabic.lexicon` tells what is in one, and when it is taken.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, get_args

from musnad.arabic.lexicon import Entry, compile_table, compiled_path
from musnad.arabic.number_words import NumberWord
from musnad.authority.actors import Actor
from musnad.authority.countries import Country, StateHead
from musnad.errors import LexiconError
from musnad.model.record import EventType
from musnad.reading import englishwords, namewords
from musnad.reading.englishwords import NameElement, PublicFigure
from musnad.reading.eventwords import (
    FactWord,
    LightVerb,
    Lookalike,
    ModeWord,
    Participant,
    Quantifier,
    RoleWord,
    StructureWord,
    Trigger,
)
from musnad.reading.forms import ClauseWord
from musnad.reading.names import GivenName
from musnad.reading.phrasewords import PhraseWord
from musnad.reading.placewords import BodyHead, OrdinaryName, PlaceContext, PlaceHead
from musnad.reading.timewords import TimeWord
from musnad.reading.words import Body, Connective, DocumentWord, Medium, NotCue, Noun, Person, Phrase, Rank, Verb

Types = Mapping[str, type[Entry] | None]

PACKAGE: Final = Path(__file__).parents[2] / "src" / "musnad"
FOLDERS: Final = ("lexicons", "authority/data/actors")
TYPES: Final[Types] = {
    "lexicons/body_names.yaml": BodyHead,
    "lexicons/clause_words.yaml": ClauseWord,
    "lexicons/connectives.yaml": Connective,
    "lexicons/countries.yaml": Country,
    "lexicons/function_words.yaml": None,
    "lexicons/given_names.yaml": GivenName,
    "lexicons/numerals.yaml": NumberWord,
    "lexicons/state_heads.yaml": StateHead,
    "lexicons/cues/not_cues.yaml": NotCue,
    "lexicons/cues/nouns.yaml": Noun,
    "lexicons/cues/prepositions.yaml": Phrase,
    "lexicons/cues/verbs.yaml": Verb,
    "lexicons/english/name_elements.yaml": NameElement,
    "lexicons/english/public_figures.yaml": PublicFigure,
    "lexicons/english/phrases.yaml": PhraseWord,
    "lexicons/english/*.yaml": englishwords.NameWord,
    "lexicons/events/factuality.yaml": FactWord,
    "lexicons/events/light_verbs.yaml": LightVerb,
    "lexicons/events/lookalikes.yaml": Lookalike,
    "lexicons/events/mode_words.yaml": ModeWord,
    "lexicons/events/participants.yaml": Participant,
    "lexicons/events/quantifiers.yaml": Quantifier,
    "lexicons/events/roles.yaml": RoleWord,
    "lexicons/events/structure.yaml": StructureWord,
    **{f"lexicons/events/{name.lower()}.yaml": Trigger for name in get_args(EventType)},
    "lexicons/names/*.yaml": namewords.NameWord,
    "lexicons/places/context.yaml": PlaceContext,
    "lexicons/places/heads.yaml": PlaceHead,
    "lexicons/places/ordinary.yaml": OrdinaryName,
    "lexicons/sources/bodies.yaml": Body,
    "lexicons/sources/documents.yaml": DocumentWord,
    "lexicons/sources/media.yaml": Medium,
    "lexicons/sources/people.yaml": Person,
    "lexicons/sources/ranks.yaml": Rank,
    "lexicons/times/*.yaml": TimeWord,
    "authority/data/actors/*.yaml": Actor,
}
"""The type of the entries of each file, by the first pattern that fits it."""
_RULES: Final = "rules.yaml"  # told by `musnad explain` alone, no words


def build(package: Path = PACKAGE, types: Types = TYPES) -> list[str]:
    """Compile every table that has changed, remove those whose file is gone, and name them.

    Raises:
        LexiconError: if a file is damaged, or `types` knows no type for it.
    """
    done = []
    for path in _files(package):
        made = _compile(package, path, types)
        if made != _present(path):
            compiled_path(path).write_bytes(made)
            done.append(_name(package, compiled_path(path)))
    for stray in _strays(package):
        stray.unlink()
        done.append(_name(package, stray))
    return done


def problems(package: Path = PACKAGE, types: Types = TYPES) -> Iterator[str]:
    """What is wrong with the compiled tables, or with a file that one is compiled of; one line each."""
    for path in _files(package):
        try:
            if _compile(package, path, types) != _present(path):
                yield f"{_name(package, path)} has changed since its table was compiled: run make tables"
        except LexiconError as error:
            yield str(error)
    for stray in _strays(package):
        yield f"{_name(package, stray)} is compiled of a file that is gone: run make tables"


def type_of(name: str, types: Types = TYPES) -> type[Entry] | None:
    """The type of the entries of a file, named from the package on; none where its own module checks them.

    Raises:
        LexiconError: if `types` knows none.
    """
    for pattern, entry in types.items():
        if Path(name).match(pattern):
            return entry
    raise LexiconError(f"{name}: say in resources/tables/build_tables.py of what type its entries are")


def _compile(package: Path, path: Path, types: Types) -> bytes:
    return compile_table(path, type_of(_name(package, path), types))


def _files(package: Path) -> list[Path]:
    found = (path for folder in FOLDERS for path in (package / folder).rglob("*.yaml"))
    return sorted(path for path in found if path.name != _RULES)


def _strays(package: Path) -> list[Path]:
    compiled = sorted(path for folder in FOLDERS for path in (package / folder).rglob("*.msgpack"))
    return [path for path in compiled if not path.with_suffix(".yaml").is_file()]


def _present(path: Path) -> bytes | None:
    compiled = compiled_path(path)
    return compiled.read_bytes() if compiled.is_file() else None


def _name(package: Path, path: Path) -> str:
    return path.relative_to(package).as_posix()


def main() -> int:
    """Compile, or check; the exit code is 1 if a check finds anything, or a file is damaged."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--check", action="store_true", help="write nothing, name what has changed")
    try:
        found = list(problems()) if (check := arguments.parse_args().check) else build()
    except LexiconError as error:
        print(error)
        return 1
    for line in found:
        print(line)
    return 1 if check and found else 0


if __name__ == "__main__":
    sys.exit(main())
