from __future__ import annotations

import re
from pathlib import Path

import pytest

from musnad.arabic.lexicon import load
from musnad.authority.countries import Countries
from musnad.errors import LexiconError
from musnad.reading.englishwords import EnglishWords, NameWord, first_gloss, load_elements, plural_of, stem
from musnad.reading.words import LEXICONS, Words

FILES = ("bodies", "offices", "places", "topics", "emblems", "adjectives", "nationalities")


def entries() -> list[NameWord]:
    return [entry for name in FILES for entry in load(LEXICONS / "english" / f"{name}.yaml", NameWord)]


@pytest.fixture(scope="module")
def dictionary() -> EnglishWords:
    return EnglishWords.load(Words.load(), Countries.load().by_code.values())


def test_the_dictionary_is_broad() -> None:
    assert len(entries()) >= 900
    assert len(load_elements()) >= 1000


def test_every_entry_is_found_under_its_form(dictionary: EnglishWords) -> None:
    for entry in entries():
        key = " ".join(stem(word) for word in entry.form.split())
        assert any(sense.use == entry.class_ for sense in dictionary.of(key)), entry.form


def test_glosses_are_english_words() -> None:
    for entry in entries():
        assert re.fullmatch(r"[A-Za-z][A-Za-zé' \-]*", entry.gloss), (entry.form, entry.gloss)


@pytest.mark.parametrize(
    ("form", "use", "english", "number"),
    [
        ("مسؤولين", "people", "officials", "p"),
        ("مسؤولو", "people", "officials", "p"),
        ("مسؤولان", "people", "officials", "d"),
        ("صحفيات", "people", "journalists", "p"),
        ("وزارتين", "body", "ministries", "d"),
        ("عسكريه", "adjective", "military", "s"),
        ("عسكريون", "adjective", "military", "p"),
        ("يمنيين", "nationality", "Yemeni", "p"),
        ("اتراك", "nationality", "Turkish", "p"),
        ("عليا", "adjective", "supreme", "s"),
    ],
)
def test_a_form_is_found_by_its_ending(
    dictionary: EnglishWords, form: str, use: str, english: str, number: str
) -> None:
    assert (use, english, number) in {(sense.use, sense.english, sense.number) for sense in dictionary.of(form)}


def test_a_countrys_name_is_no_accusative_of_its_adjective(dictionary: EnglishWords) -> None:
    assert dictionary.of("سوريا") == ()


def test_the_longest_phrase_wins(dictionary: EnglishWords) -> None:
    assert dictionary.longest(["حقوق", "انسان"], 0) == 2
    assert dictionary.longest(["حقوق", "غرنوق"], 0) == 0


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("ministry", "ministries"),
        ("man", "men"),
        ("policeman", "policemen"),
        ("Muslim", "Muslims"),
        ("head of the syndicate", "heads of the syndicate"),
        ("security forces", "security forces"),
        ("branch", "branches"),
        ("person", "people"),
        ("day", "days"),
    ],
)
def test_english_plurals(singular: str, plural: str) -> None:
    assert plural_of(singular) == plural


def test_the_first_gloss_is_taken_without_what_stands_in_parentheses() -> None:
    assert first_gloss("commander (Libya, Iraq), leader") == "commander"
    assert first_gloss("'headmaster, minister (Sudan: tribal head)'") == "headmaster"


def test_a_word_of_no_known_use_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "words.yaml"
    file.write_text("- form: ساحة\n  class: plaza\n  gloss: square\n  example: عبر ساحة.\n", "utf-8")
    with pytest.raises(LexiconError, match="ساحة"):
        load(file, NameWord)
