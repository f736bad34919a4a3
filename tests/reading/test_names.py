from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
import yaml

from musnad.arabic.folding import fold_word
from musnad.arabic.lexicon import _regular
from musnad.errors import LexiconError
from musnad.reading import names
from musnad.reading.names import GivenName, load_given_names

FILE: Final = Path(__file__).parents[2] / "src" / "musnad" / "lexicons" / "given_names.yaml"

# Complementizers, prepositions, particles and cues that no name may shadow.
NEVER_NAMES: Final = ("أن", "إن", "إلى", "عن", "من", "ما", "لا", "قال", "أكد", "شهد", "بيان", "قرار", "حرب", "تحرير")


@pytest.fixture(scope="module")
def given() -> dict[str, GivenName]:
    return load_given_names()


def test_there_are_as_many_names_as_the_press_asks(given: dict[str, GivenName]) -> None:
    assert len(given) >= 1400
    assert sum(name.gender == "f" for name in given.values()) >= 350
    assert sum(form.startswith("عبدال") for form in given) >= 40


def test_names_are_keyed_by_their_folded_form(given: dict[str, GivenName]) -> None:
    assert all(form == fold_word(name.form) and " " not in form for form, name in given.items())
    assert given["يحيي"].form == "يحيى"
    assert given["احمد"].form == "أحمد"


@pytest.mark.parametrize("form", ["يحيى", "يوسف", "يعقوب", "ياسر", "ماجد", "وليد", "بشار", "سيرغي", "يانيس", "سوسن"])
def test_names_that_look_like_other_words_are_strong(given: dict[str, GivenName], form: str) -> None:
    assert given[fold_word(form)].strength == "strong"


@pytest.mark.parametrize("form", ["سلام", "جهاد", "نصر", "كفاح", "رجاء", "أمل", "نور", "باسم", "علي", "شعبان", "يشار"])
def test_names_that_are_rather_other_words_are_weak(given: dict[str, GivenName], form: str) -> None:
    assert given[fold_word(form)].strength == "weak"


def test_a_weak_name_names_the_other_word(given: dict[str, GivenName]) -> None:
    assert [name.form for name in given.values() if name.strength == "weak" and not name.note] == []


@pytest.mark.parametrize("word", NEVER_NAMES)
def test_words_that_are_hardly_ever_names_are_left_out(given: dict[str, GivenName], word: str) -> None:
    assert fold_word(word) not in given


def test_every_example_is_a_sentence_of_its_own(given: dict[str, GivenName]) -> None:
    examples = [name.example for name in given.values()]
    assert len(set(examples)) == len(examples)
    assert [example for example in examples if not example.endswith(".")] == []


def test_the_file_has_the_shape_that_is_read_fast() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert _regular(text) == yaml.safe_load(text)


def test_two_names_that_fold_together_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = "- form: {0}\n  class: given-name\n  gender: f\n  strength: strong\n  gloss: x\n  example: وصلت {0} أمس.\n"
    (tmp_path / "given_names.yaml").write_text(entry.format("تقى") + entry.format("تقي"), encoding="utf-8")
    monkeypatch.setattr(names, "LEXICONS", tmp_path)
    with pytest.raises(LexiconError, match="تقى and تقي fold together"):
        load_given_names()
