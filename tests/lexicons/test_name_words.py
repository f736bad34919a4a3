"""The words by which names are told: their classes are those that the reading asks for, and each does its work.

A word does its work in its example: taken out of its class, the example is read otherwise.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest

import musnad.reading
from musnad import Reader
from musnad.arabic.folding import fold_word
from musnad.arabic.lexicon import load
from musnad.model import Document
from musnad.reading.namewords import NameWord, NameWords
from musnad.reading.words import LEXICONS

FILES: Final = sorted((LEXICONS / "names").glob("*.yaml"))
MODULES: Final = sorted(Path(musnad.reading.__path__[0]).glob("*.py"))
WORDS: Final = {f"{file.stem} {word.class_} {word.form}": word for file in FILES for word in load(file, NameWord)}
FROM_NUMERALS: Final = {"ordinal"}


def classes_of(file: Path) -> set[str]:
    return {word.class_ for word in load(file, NameWord)}


def asked_for(tree: ast.AST) -> Iterator[str]:
    """The classes that code asks for: `words["..."]` and `words.is_a(word, "...", "...")`."""
    for node in ast.walk(tree):
        match node:
            case ast.Subscript(
                value=ast.Name(id="words") | ast.Attribute(attr="words"), slice=ast.Constant(value=str(name))
            ):
                yield name
            case ast.Call(func=ast.Attribute(attr="is_a", value=ast.Name(id="words") | ast.Attribute(attr="words"))):
                yield from (
                    arg.value for arg in node.args[1:] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
                )


def strings(tree: ast.AST) -> set[str]:
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


TREES: Final = {path.stem: ast.parse(path.read_text("utf-8")) for path in MODULES}


@pytest.mark.parametrize("module", TREES)
def test_every_class_that_is_asked_for_has_words(module: str) -> None:
    assert set(asked_for(TREES[module])) <= NameWords.load().classes.keys()


@pytest.mark.parametrize("module", [module for module, tree in TREES.items() if any(asked_for(tree))])
def test_code_that_asks_for_words_has_none_of_its_own(module: str) -> None:
    words = [text for text in strings(TREES[module]) if re.fullmatch(r"[\u0621-\u064a]{4,}", text)]
    assert not words, "words are data: give them a class in lexicons/names"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_class_of_words_is_asked_for(file: Path) -> None:
    assert classes_of(file) <= set().union(*map(strings, TREES.values()))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_head_of_a_file_tells_its_classes_and_no_other(file: Path) -> None:
    told = re.findall(r"^#   ([a-z-]+): ", file.read_text("utf-8"), re.MULTILINE)
    assert sorted(told) == sorted(classes_of(file))


def test_a_class_stands_in_one_file() -> None:
    classes = [name for file in FILES for name in classes_of(file)]
    assert sorted(classes) == sorted({*classes} - FROM_NUMERALS)


@pytest.mark.parametrize("name", WORDS)
def test_the_example_shows_what_the_word_does(reader: Reader, name: str) -> None:
    assert does_its_work(reader, WORDS[name]), f"{name}: {WORDS[name].example!r} is read alike without it"


def does_its_work(reader: Reader, word: NameWord) -> bool:
    """Whether the example is read otherwise where the word is none of its class."""
    knowledge = reader._knowledge  # noqa: SLF001 - no reader of ours lacks a word
    words = knowledge.words
    others = words[word.class_] - {" ".join(map(fold_word, word.form.split()))}
    shown = read(reader, word.example)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(knowledge, "words", NameWords({**words.classes, word.class_: others}))
        return read(reader, word.example) != shown


def read(reader: Reader, text: str) -> list[Any]:
    record = reader.read(Document(text=text))
    return [msgspec.to_builtins(part) for part in (record.mentions, record.entities, record.statements)]
