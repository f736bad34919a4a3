from __future__ import annotations

import pytest

from musnad.reading.nounshapes import Noun, nouns_in, shapes


@pytest.mark.parametrize(
    ("form", "plurals", "persons", "told"),
    [
        ("غارة", (), True, {"غاره": "s", "غارتان": "d", "غارتين": "d", "غارتا": "c", "غارات": "p"}),
        ("جندي", ("جنود",), True, {"جندي": "s", "جنود": "p", "جنديان": "d", "جنديين": "d", "جنديا": "c"}),
        ("مسلح", (), True, {"مسلح": "s", "مسلحون": "p", "مسلحين": "p", "مسلحي": "p", "مسلحان": "d"}),
        ("هجوم", (), False, {"هجوم": "s", "هجومين": "d", "هجوما": "c", "هجومات": "p"}),
    ],
)
def test_a_noun_stands_in_the_singular_dual_and_plural(
    form: str, plurals: tuple[str, ...], told: dict[str, str], *, persons: bool
) -> None:
    found: dict[str, str] = {}
    for shape in shapes(form, plurals, persons=persons):
        found.setdefault(shape.form, shape.number)
    assert {one: found.get(one) for one in told} == told


def test_a_verbal_noun_has_no_plural_of_persons() -> None:
    assert "هجومون" not in {shape.form for shape in shapes("هجوم", (), persons=False)}


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("والهجوم", Noun("هجوم", 1, "و", "", definite=True, enclitic="")),
        ("بهجوم", Noun("هجوم", 1, "", "ب", definite=False, enclitic="")),
        ("للجيش", Noun("جيش", 1, "", "ل", definite=True, enclitic="")),
        ("هجومهم", Noun("هجوم", 0, "", "", definite=True, enclitic="هم")),
        ("غارتها", Noun("غاره", 0, "", "", definite=True, enclitic="ها")),
        ("حارسا", Noun("حارس", 0, "", "", definite=False, enclitic="")),
        ("فبجنودهم", Noun("جنود", 2, "ف", "ب", definite=True, enclitic="هم")),
    ],
)
def test_a_noun_is_cut_out_of_its_clitics(text: str, noun: Noun) -> None:
    assert noun in nouns_in(text)


@pytest.mark.parametrize("text", ["", "و", "ال", "هجوم", "والغارات"])
def test_every_cut_lies_in_its_word_and_the_fewest_clitics_come_first(text: str) -> None:
    cuts = nouns_in(text)
    assert [cut.start for cut in cuts] == sorted(cut.start for cut in cuts)
    assert all(0 <= cut.start < len(text) for cut in cuts)
