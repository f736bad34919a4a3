from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.asserted import after_connective, in_formula, is_asserted, is_formula
from musnad.reading.cues import VerbPlace, scope_of
from tests.reading.told import grounded, token

if TYPE_CHECKING:
    from musnad import Reader


def place(reader: Reader, text: str, word: str) -> VerbPlace:
    """The first reading of the word as a verb of saying, in its place."""
    reading = grounded(reader, text)
    at = token(reading, word)
    return VerbPlace(reading, at, scope_of(reading, reading.sentences[0], at), reading.forms[at].verbs[0].analysis)


@pytest.mark.parametrize(
    ("text", "word", "asserted"),
    [
        ("قال الوزير إن الطريق مغلق.", "قال", True),
        ("لم يقل الوزير إن الطريق مغلق.", "يقل", False),
        ("سيعلن الوزير أن الطريق مغلق.", "سيعلن", False),
        ("يجب أن يعلن الوزير أن الطريق مغلق.", "يعلن", False),
        ("أكد أنه يعلن فتح الطريق.", "يعلن", True),
        ("سوف يعلن الوزير أن الطريق مغلق.", "يعلن", False),
        ("دعا الله أن يعود.", "دعا", False),
        ("دعا الوزير إلى فتح الطريق.", "دعا", True),
    ],
)
def test_what_is_denied_wished_or_to_come_is_not_asserted(
    reader: Reader, text: str, word: str, *, asserted: bool
) -> None:
    assert is_asserted(*place(reader, text, word)) is asserted


@pytest.mark.parametrize(
    ("text", "word", "formula"),
    [
        ("يذكر أن الطريق أغلق في الشتاء.", "يذكر", True),
        ("يعتقد أن الطريق مغلق.", "يعتقد", True),
        ("يظن أن الطريق مغلق.", "يظن", True),
        ("أعلن أن الطريق مغلق.", "أعلن", False),
    ],
)
def test_an_impersonal_formula_is_the_author_s_own(reader: Reader, text: str, word: str, *, formula: bool) -> None:
    verb = place(reader, text, word)
    assert is_formula(verb, verb.reading.forms[verb.at].verbs[0].senses[0].class_) is formula


def test_a_formula_holds_the_words_inside_it(reader: Reader) -> None:
    reading = grounded(reader, "جدير بالذكر أن الطريق أغلق في الشتاء.")
    assert in_formula(reading, token(reading, "بالذكر"))
    assert not in_formula(reading, token(reading, "الطريق"))


def test_the_last_word_of_a_connective_is_told(reader: Reader) -> None:
    reading = grounded(reader, "ومن جهة أخرى أعلنت البلدية إغلاق الطريق.")
    ends = {match.last for match in reading.connectives.values()}
    assert [at for at in range(len(reading.tokens)) if after_connective(reading, at)] == sorted(ends)
    assert ends
