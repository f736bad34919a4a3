from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.eventforms import preposition_with_pronoun, stem
from tests.reading.eventtold import sighted

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("word", "bare"),
    [("مسلحه", "مسلح"), ("مسلحين", "مسلح"), ("غارات", "غار"), ("يد", "يد"), ("قوا", "قو"), ("ما", "ما")],
)
def test_a_stem_has_no_endings_of_gender_and_number(word: str, bare: str) -> None:
    assert stem(word) == bare


@pytest.mark.parametrize(
    ("word", "split"),
    [("عليهم", ("علي", "هم")), ("وعليها", ("علي", "ها")), ("به", ("ب", "ه")), ("قريته", None), ("علي", None)],
)
def test_a_preposition_with_its_pronoun_is_split(word: str, split: tuple[str, str] | None) -> None:
    assert preposition_with_pronoun(word, {"علي", "ب"}) == split


def test_a_word_knows_under_which_spellings_a_lexicon_may_have_it(reader: Reader) -> None:
    sight = sighted(reader, "هاجم المسلحون قريتهم.")
    attacked, armed, village = (sight.events[at] for at in range(3))
    assert {"هاجم"} <= attacked.spellings
    assert {"المسلحون", "مسلحون"} <= armed.spellings
    assert {"قريتهم", "قريه"} <= village.spellings


def test_a_word_knows_the_phrases_that_may_begin_with_it_the_longest_first(reader: Reader) -> None:
    shooting, guards = sighted(reader, "إطلاق الحراس").events
    lengths = [len(words) for words, _ in shooting.phrases]
    assert lengths == sorted(lengths, reverse=True)
    assert ("اطلاق", "نار") in [words for words, _ in shooting.phrases]
    assert guards.phrases == ()


@pytest.mark.parametrize(
    ("text", "word", "deed"),
    [
        ("قالت الوكالة نقلا عن مصادرها إن الجسر مغلق.", "مصادرها", False),
        ("قال الموقع نقلا عن مصادره إن الجسر مغلق.", "مصادره", False),
        ("أرسل الوزير مساعده إلى القرية.", "مساعده", False),
        ("تدافع الرابطة عن مصالحها.", "مصالحها", False),
        ("أعلنت البلدية مصادرتها للأسلحة.", "مصادرتها", True),
        ("رفض الأهالي مصادرة الأرض.", "مصادرة", True),
    ],
)
def test_sources_and_assistants_of_somebody_are_no_deeds(reader: Reader, text: str, word: str, *, deed: bool) -> None:
    sight = sighted(reader, text)
    at = next(at for at in range(len(sight.events)) if sight.reading.written(at) == word)
    assert bool(sight.events[at].nouns) == deed
