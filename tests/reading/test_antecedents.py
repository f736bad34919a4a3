from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.antecedents import agrees, antecedent
from tests.reading.eventtold import cut
from tests.reading.happened import who

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "pronouns"),
    [
        ("وصل الحارس.", {"ه"}),
        ("وصلت الطبيبة.", {"ها"}),
        ("وصل الجنود.", {"هم", "هن"}),
        ("وصلت الطائرات.", {"ها"}),
        ("وصلت القوات.", {"ها", "هم", "هن"}),
        ("وصل جنديان.", {"هما"}),
        ("قتل 20 في القصف.", {"هم", "هما"}),
    ],
)
def test_a_pronoun_has_gender_and_number_of_what_it_means(reader: Reader, text: str, pronouns: set[str]) -> None:
    found = cut(reader, text)
    phrase = next(unit for unit in found.units if unit.kind == "phrase")
    assert {one for one in ("ه", "ها", "هم", "هن", "هما") if agrees(found.sight, phrase, one)} == pronouns


def test_the_nearest_that_agrees_is_meant(reader: Reader) -> None:
    found = cut(reader, "قصف الجيش القرية قرب البحيرة.")
    end = len(found.units)
    near = antecedent(found.sight, found.units, end, "ها", acts=False)
    assert near is not None
    assert found.text(near) == "البحيرة"
    other = antecedent(found.sight, found.units, end, "ها", acts=False, apart=(near,))
    assert other is not None
    assert found.text(other) == "القرية"


def test_who_acts_can_act_and_rather_has_no_preposition(reader: Reader) -> None:
    found = cut(reader, "هاجم الجيش القرية مع الدرك.")
    doer = antecedent(found.sight, found.units, len(found.units), "ه", acts=True)
    assert doer is not None
    assert found.text(doer) == "الجيش"
    assert antecedent(found.sight, found.units, len(found.units), "ها", acts=True) is None


def test_none_is_meant_that_stands_behind(reader: Reader) -> None:
    found = cut(reader, "قصف الجيش القرية.")
    assert antecedent(found.sight, found.units, 1, "ه", acts=True) is None


@pytest.mark.parametrize(
    ("text", "word", "to"),
    [
        ("قالت زوجة الناشط إن الشرطة اعتقلته من منزله.", "اعتقلته", "الناشط"),
        ("قالت عائلة المعتقل إن محققين عذبوه.", "عذبوه", "المعتقل"),
        ("بكت الأم على جثمان شاب قتله قناصة النظام.", "قتله", "شاب"),
        ("احتج الصيادون على اعتداء خفر السواحل عليهم.", "اعتداء", "الصيادون"),
    ],
)
def test_a_pronoun_means_whose_family_speaks_and_whose_body_it_is(
    reader: Reader, text: str, word: str, to: str
) -> None:
    assert who(reader, text, word)[1] == to
