from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path
from typing import Final

import pytest
import yaml

from musnad.arabic.folding import fold_word
from musnad.arabic.lexicon import Entry as LexiconEntry
from musnad.arabic.lexicon import load
from musnad.arabic.tokens import tokenize

FILE: Final = Path(__file__).parents[2] / "src" / "musnad" / "lexicons" / "clause_words.yaml"
FEWEST: Final = {
    "preposition": 7,
    "adverbial-preposition": 50,
    "attaching-preposition": 6,
    "relative": 12,
    "time": 60,
    "month": 48,
    "subordinator": 60,
    "negation": 7,
    "auxiliary": 40,
    "conditional": 12,
    "subjunctive": 5,
    "demonstrative": 9,
    "manner": 60,
    "speech-noun": 80,
    "addressee": 40,
    "idiom-after-bi": 60,
    "adjective": 120,
    "title-phrase": 10,
    "anonymity": 10,
    "content-noun": 20,
    "attack": 25,
    "label": 4,
    "comment": 7,
    "people": 13,
    "field": 14,
    "place": 8,
    "place-head": 15,
    "platform": 5,
}
REQUIRED: Final = {"form", "class", "gloss", "example"}
OPTIONAL: Final = {"in_example", "note"}
PROCLITICS: Final = frozenset(
    f"{joint}{preposition}{article}" for joint in ("", "و", "ف") for preposition in ("", "ب", "ل", "ك")
    for article in ("", "ال")
) | {"لل", "ولل", "فلل"}  # fmt: skip
ENCLITICS: Final = frozenset(("", "ا", "ه", "ها", "هم", "هما", "هن", "ي", "نا", "ك", "كم"))
SEEN_BY_THE_EYE: Final = {"Lo", "Mn", "Nd", "Zs", "Po", "Pd", "Ps", "Pe"}

PARTICLES: Final = frozenset({"من", "في", "على", "عن", "إلى", "مع", "ما", "إن", "إلا", "لا", "لم", "بعد", "قبل", "كل"})

Entry = dict[str, str]
ENTRIES: Final[list[Entry]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))


class ClauseWord(LexiconEntry, frozen=True, kw_only=True, rename={"class_": "class"}):
    class_: str

    def identity(self) -> tuple[str, ...]:
        return (self.form, self.class_)


def folded(text: str) -> tuple[str, ...]:
    return tuple(fold_word(word) for word in text.split())


def bears(token: str, word: str, enclitics: frozenset[str]) -> bool:
    """Whether a folded token is the folded word with nothing but clitics written to it."""
    before, found, after = token.partition(word)
    while found:
        if before in PROCLITICS and after in enclitics:
            return True
        more, found, after = after.partition(word)
        before = f"{before}{word}{more}"
    return False


def stands(form: str, example: str) -> bool:
    """Whether the words of a form stand in an example: clitics before the first, pronouns after the only one."""
    words = folded(form)
    tokens = [token.form for token in tokenize(example)]
    return any(
        bears(tokens[at], words[0], ENCLITICS if len(words) == 1 else frozenset(("",)))
        and all(token == word for token, word in zip(tokens[at + 1 :], words[1:], strict=False))
        for at in range(len(tokens) - len(words) + 1)
    )


def named(entry: Entry) -> str:
    return f"{entry['form']} ({entry['class']})"


def test_the_loader_of_lexicons_takes_the_file() -> None:
    assert len(load(FILE, ClauseWord)) == len(ENTRIES)


def test_every_entry_has_its_fields_and_no_others() -> None:
    assert isinstance(ENTRIES, list)
    for entry in ENTRIES:
        assert set(entry) >= REQUIRED, entry
        assert set(entry) <= REQUIRED | OPTIONAL, entry
        assert all(isinstance(value, str) and value == value.strip() != "" for value in entry.values()), entry


def test_the_classes_are_the_known_ones_and_none_is_thin() -> None:
    sizes = Counter(entry["class"] for entry in ENTRIES)
    assert set(sizes) == set(FEWEST)
    assert {name: sizes[name] for name, fewest in FEWEST.items() if sizes[name] < fewest} == {}


def test_a_form_stands_once_in_a_class_however_it_is_written() -> None:
    counted = Counter((folded(entry["form"]), entry["class"]) for entry in ENTRIES)
    assert [key for key, times in counted.items() if times > 1] == []


def test_every_example_contains_its_form() -> None:
    assert [
        named(entry) for entry in ENTRIES if not stands(entry.get("in_example", entry["form"]), entry["example"])
    ] == []


def test_a_spelling_of_the_example_is_given_only_where_it_differs() -> None:
    assert [named(entry) for entry in ENTRIES if folded(entry.get("in_example", "")) == folded(entry["form"])] == []


def test_a_form_of_several_words_begins_with_no_particle() -> None:
    several = [entry for entry in ENTRIES if " " in entry["form"]]
    assert [named(entry) for entry in several if entry["form"].split(" ")[0] in PARTICLES] == []


@pytest.mark.parametrize("bare", ["وفقا", "طبقا", "نقلا", "استنادا"])
def test_an_adverbial_preposition_may_stand_without_its_own_preposition(bare: str) -> None:
    entries = [entry for entry in ENTRIES if folded(entry["form"]) == (bare,)]
    assert [entry["class"] for entry in entries] == ["adverbial-preposition"]


def test_an_idiom_stands_in_its_example_after_bi() -> None:
    idioms = [entry for entry in ENTRIES if entry["class"] == "idiom-after-bi"]
    assert [entry["form"] for entry in idioms if not stands(f"ب{entry['form']}", entry["example"])] == []


def test_an_addressee_stands_in_its_example_after_li() -> None:
    addressees = [entry for entry in ENTRIES if entry["class"] == "addressee"]
    assert [
        entry["form"]
        for entry in addressees
        if not any(stands(f"{li}{entry['form']}", entry["example"]) for li in ("ل", "لل"))
    ] == []


def test_a_subordinator_stands_in_its_example_directly_before_its_particle() -> None:
    subordinators = [entry for entry in ENTRIES if entry["class"] == "subordinator"]
    assert [entry["form"] for entry in subordinators if not stands(f"{entry['form']} ان", entry["example"])] == []


@pytest.mark.parametrize("ambiguous", ["من", "ما"])
def test_words_with_too_many_senses_are_no_relatives(ambiguous: str) -> None:
    assert ambiguous not in {entry["form"] for entry in ENTRIES if entry["class"] == "relative"}


def test_the_letters_are_plain_composed_ones() -> None:
    for entry in ENTRIES:
        for field in ("form", "example", "in_example"):
            text = entry.get(field, "")
            assert unicodedata.is_normalized("NFKC", text), named(entry)
            assert {unicodedata.category(character) for character in text} <= SEEN_BY_THE_EYE, named(entry)
            assert "ـ" not in text, named(entry)


def test_forms_are_arabic_words() -> None:
    for entry in ENTRIES:
        assert all(token.kind == "word" for token in tokenize(entry["form"])), named(entry)
        assert all("\u0621" <= character <= "\u0652" or character == " " for character in entry["form"]), named(entry)


def test_an_example_is_one_sentence_of_a_line() -> None:
    assert [named(entry) for entry in ENTRIES if entry["example"][-1] not in ".؟" or len(entry["example"]) > 110] == []


def test_the_check_of_examples_can_fail() -> None:
    assert stands("بيان", "وقال في بيانه.")
    assert stands("صحفيين", "وقال للصحفيين.")
    assert stands("ربيع الأول", "في ربيع الأول.")
    assert not stands("بيان", "تباينت الآراء.")
    assert not stands("ربيع الأول", "في ربيع الآخر.")
