"""Public figures as sources: their full names are whole, whatever their words would be by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.arabic.lexicon import load
from musnad.reading.englishwords import PublicFigure
from musnad.reading.words import LEXICONS
from tests.reading.told import grounded, statements, token

if TYPE_CHECKING:
    from musnad import Reader

FIGURES = [figure.form for figure in load(LEXICONS / "english" / "public_figures.yaml", PublicFigure)]


@pytest.mark.parametrize("name", [name for name in FIGURES if " " in name])
def test_the_full_name_of_a_figure_is_a_source(reader: Reader, name: str) -> None:
    (said,) = statements(reader, f"وأكد {name} أن الطريق مغلق.")
    assert said.source is not None
    assert said.source.text == name
    (announced,) = statements(reader, f"أعلن {name}، أمس الاثنين، مقتل خمسة جنود.")
    assert announced.source is not None
    assert announced.source.text == name


@pytest.mark.parametrize("name", ["علي لاريجاني", "باراك أوباما", "هاكان فيدان", "صدام حسين"])
def test_a_figure_behind_an_office_belongs_to_it(reader: Reader, name: str) -> None:
    (said,) = statements(reader, f"شدد الوزير {name} على ضرورة وقف الهجمات.")
    assert said.source is not None
    assert said.source.text == f"الوزير {name}"


def test_the_words_of_a_figures_name_are_no_prepositions(reader: Reader) -> None:
    reading = grounded(reader, "التقى باراك أوباما وعلي لاريجاني.")
    first, second = token(reading, "باراك"), token(reading, "وعلي")
    assert reading.figures == {first: first + 2, second: second + 2}
    assert [reading.forms[at].preposition for at in (first, second)] == ["", ""]
    assert (reading.forms[second].joint, reading.forms[second].base) == ("و", "علي")
