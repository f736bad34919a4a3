from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.arabic.clitics import Morphology
from musnad.arabic.folding import fold_word
from musnad.reading.forms import Forms, with_heads
from musnad.reading.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from musnad.reading.forms import Form

    Of = Callable[[str], Form]


@pytest.fixture(scope="module")
def of() -> Of:
    forms = Forms.load(Morphology.load(), Words.load())
    return lambda word: forms.of(fold_word(word), word)


@pytest.mark.parametrize(
    ("word", "joint", "preposition", "pronoun"),
    [
        ("أن", "", "", ""),
        ("إن", "", "", ""),
        ("بأن", "", "ب", ""),
        ("وأن", "و", "", ""),
        ("فإن", "ف", "", ""),
        ("لأن", "", "ل", ""),
        ("أنها", "", "", "ها"),
        ("وبأنهم", "و", "ب", "هم"),
        ("ألا", "", "", "لا"),
        ("بألا", "", "ب", "لا"),
    ],
)
def test_a_complementizer_is_known_with_what_is_written_to_it(
    of: Of, word: str, joint: str, preposition: str, pronoun: str
) -> None:
    found = of(word).complementizer
    assert found is not None
    assert (found.joint, found.preposition, found.pronoun) == (joint, preposition, pronoun)


@pytest.mark.parametrize("word", ["إلا", "أنا", "بيان", "كان", "الآن", "إنسان"])
def test_what_only_looks_like_a_complementizer_is_none(of: Of, word: str) -> None:
    assert of(word).complementizer is None


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("قال", "قَالَ"), ("وأضافت", "أَضَافَ"), ("يؤكدون", "أَكَّدَ"), ("فأعلن", "أَعْلَنَ"), ("وبيّن", "بَيَّنَ")],
)
def test_a_verb_of_saying_is_known_in_its_inflections(of: Of, word: str, lemma: str) -> None:
    assert lemma in {sense.lemma for verb in of(word).verbs for sense in verb.senses}


@pytest.mark.parametrize("word", ["جلس", "انهار", "الطريق", "من", "مدرسة"])
def test_other_words_are_no_verbs_of_saying(of: Of, word: str) -> None:
    assert of(word).verbs == ()


@pytest.mark.parametrize("word", ["قيل", "أفيد"])
def test_a_passive_as_written_is_told_from_the_active(of: Of, word: str) -> None:
    assert of(word).passives
    assert not of(word).verbs


@pytest.mark.parametrize("word", ["قال", "أكد", "أعلن"])
def test_what_may_be_active_is_no_passive(of: Of, word: str) -> None:
    assert of(word).passives == ()


@pytest.mark.parametrize("word", ["مشيرا", "مؤكدةً", "مضيفين", "ومحذراً"])
def test_participles_of_saying_are_known(of: Of, word: str) -> None:
    assert of(word).participles


@pytest.mark.parametrize("word", ["إعلان", "بتأكيد", "تصريحات", "دعوتها"])
def test_nouns_of_saying_are_known(of: Of, word: str) -> None:
    assert of(word).nouns


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("وقال", ("و", "", "قال", False)),
        ("للحكومة", ("", "ل", "حكومه", True)),
        ("بالقرار", ("", "ب", "قرار", True)),
        ("والمدينة", ("و", "", "مدينه", True)),
        ("مدينة", ("", "", "مدينه", False)),
        ("وبقرار", ("و", "ب", "قرار", False)),
    ],
)
def test_what_is_written_to_a_word_is_taken_off(of: Of, word: str, parts: tuple[str, str, str, bool]) -> None:
    form = of(word)
    assert (form.joint, form.preposition, form.base, form.definite) == parts


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("المتحدث", {"human"}),
        ("وزارة", {"body"}),
        ("التقرير", {"document"}),
        ("وكالة", {"body", "medium"}),
        ("أنقرة", {"body", "proper"}),
        ("الجسر", set()),
    ],
)
def test_a_word_that_heads_a_source_says_of_what_kind(of: Of, word: str, kinds: set[str]) -> None:
    form = of(word)
    assert {kind for kind in ("human", "body", "document", "medium", "proper") if getattr(form, kind)} == kinds
    assert form.speaks == bool(kinds)


@pytest.mark.parametrize(("word", "given"), [("يحيى", "strong"), ("سلام", "weak"), ("الطريق", ""), ("قال", "")])
def test_a_given_name_says_how_surely_it_is_one(of: Of, word: str, given: str) -> None:
    assert of(word).given == given


@pytest.mark.parametrize(
    ("word", "finite", "masdar"),
    [("قالت", True, False), ("سنواصل", True, False), ("انتهاء", False, True), ("الطريق", False, False)],
)
def test_a_verb_is_told_from_a_verbal_noun(of: Of, word: str, *, finite: bool, masdar: bool) -> None:
    assert (of(word).finite, of(word).masdar) == (finite, masdar)


@pytest.mark.parametrize("word", ["يجب", "يمكن", "ويجب"])
def test_a_modal_is_another_verb(of: Of, word: str) -> None:
    assert of(word).other_verb


@pytest.mark.parametrize("word", ["يقول", "وأعلن"])
def test_a_verb_of_saying_is_no_other_verb(of: Of, word: str) -> None:
    assert not of(word).other_verb


@pytest.mark.parametrize(
    ("word", "class_"),
    [("في", "preposition"), ("الذي", "relative"), ("أمس", "time"), ("لم", "negation"), ("منصة", "platform")],
)
def test_a_word_knows_its_grammatical_work(of: Of, word: str, class_: str) -> None:
    assert of(word).is_a(class_)
    assert not of(word).is_a("subjunctive", "month")


def test_a_form_is_made_once(of: Of) -> None:
    assert of("قال") is of("قال")


def test_the_first_of_several_words_that_head_a_source_is_of_their_kind(of: Of) -> None:
    assert not of("الهلال").body
    crescent = with_heads(of("الهلال"), Words.load().heads["هلال الاحمر"])
    assert (crescent.speaks, crescent.body, crescent.human) == (True, True, False)
