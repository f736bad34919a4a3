from __future__ import annotations

import pytest

from musnad.authority.countries import Countries
from musnad.reading.englishwords import EnglishWords
from musnad.reading.namephrases import BELONGING, Node, pieces, tree
from musnad.reading.words import Words


@pytest.fixture(scope="module")
def dictionary() -> EnglishWords:
    return EnglishWords.load(Words.load(), Countries.load().by_code.values())


def nobody(first: int, last: int) -> str | None:
    del first, last
    return None


def parsed(dictionary: EnglishWords, phrase: str) -> Node:
    return tree(pieces(phrase.split(), dictionary, nobody))


def adjectives(node: Node) -> list[str]:
    return [piece.text for piece in node.adjectives]


def test_an_adjective_belongs_to_the_noun_that_it_agrees_with(dictionary: EnglishWords) -> None:
    of_persons = parsed(dictionary, "نقابة الصحفيين اليمنيين")
    assert adjectives(of_persons) == []
    assert adjectives(of_persons.genitives[0]) == ["يمنيين"]
    of_the_whole = parsed(dictionary, "وزارة الدفاع اليمنية")
    assert adjectives(of_the_whole) == ["يمنيه"]


def test_a_nationality_that_fits_both_belongs_to_the_whole_and_another_adjective_to_the_nearest(
    dictionary: EnglishWords,
) -> None:
    assert adjectives(parsed(dictionary, "قيادة القوة السورية")) == ["سوريه"]
    nearest = parsed(dictionary, "قيادة القوة الجوية")
    assert adjectives(nearest) == []
    assert adjectives(nearest.genitives[0]) == ["جويه"]


def test_clitics_are_cut_where_the_rest_is_known(dictionary: EnglishWords) -> None:
    found = pieces(["المكتب", "للصحة", "وللزراعة", "وزارة"], dictionary, nobody)
    assert [(piece.text, piece.joint, piece.preposition) for piece in found] == [
        ("مكتب", False, None),
        ("صحه", False, BELONGING),
        ("زراعه", True, BELONGING),
        ("وزاره", False, None),
    ]


def test_a_joined_noun_stands_beside_one_of_its_sort(dictionary: EnglishWords) -> None:
    node = parsed(dictionary, "وزارة الصحة والبيئة")
    assert [one.piece.text for one in node.genitives] == ["صحه", "بيئه"]
    apart = parsed(dictionary, "وزارة الصحة والمكتب")
    assert [one.piece.text for one in apart.joined] == ["مكتب"]


def test_what_a_place_is_called_after_runs_to_its_end(dictionary: EnglishWords) -> None:
    node = parsed(dictionary, "حي الشيخ مقصود الغربي")
    assert [piece.text for piece in node.genitives[0].called] == ["شيخ", "مقصود"]
    assert adjectives(node) == ["غربي"]


def test_a_name_of_the_caller_is_taken_whole_but_not_out_of_a_known_head(dictionary: EnglishWords) -> None:
    def name_of(first: int, last: int) -> str | None:
        return {(0, 2): "Northern", (1, 3): "Ain al-Ward"}.get((first, last))

    found = pieces(["محافظة", "عين", "الورد"], dictionary, name_of)
    assert [(piece.text, piece.name) for piece in found] == [("محافظه", None), ("عين", "Ain al-Ward")]


def test_digits_number_the_whole(dictionary: EnglishWords) -> None:
    node = parsed(dictionary, "الكتيبة 34 حرس حدود")
    assert node.number == "34"
    assert [one.piece.text for one in node.genitives] == ["حرس حدود"]
