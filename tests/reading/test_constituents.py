from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.eventtold import cut
from tests.reading.happened import who

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("لم يقصف الجيش القرية.", ["negation لم", "verb يقصف", "phrase الجيش", "phrase القرية", "mark ."]),
        (
            "أعلن الجيش أن المسلحين قصفوا القرية.",
            ["verb أعلن", "phrase الجيش", "that أن", "phrase المسلحين", "verb قصفوا", "phrase القرية", "mark ."],
        ),
        ("احترقت القرية التي دخلها.", ["verb احترقت", "phrase القرية", "relative التي", "verb دخلها", "mark ."]),
        ("انفجار وقع أمس.", ["phrase انفجار", "verb وقع", "time أمس", "mark ."]),
        ("إلى ذلك قتل جنود.", ["other إلى ذلك", "verb قتل", "phrase جنود", "mark ."]),
        ("أطلقوا على الأقل صاروخين.", ["verb أطلقوا", "other على الأقل", "phrase صاروخين", "mark ."]),
        ("أطلق الجنود النار عليهم.", ["verb أطلق", "phrase الجنود", "phrase النار", "other عليهم", "mark ."]),
    ],
)
def test_words_are_cut_by_their_work_in_the_clause(reader: Reader, text: str, kinds: list[str]) -> None:
    assert cut(reader, text).kinds() == kinds


def test_a_parenthesis_in_which_nothing_happens_is_an_aside(reader: Reader) -> None:
    assert "aside (43 عاما)" in cut(reader, "وقال الحارس (43 عاما) إن القصف توقف.").kinds()


def test_adjectives_of_manner_are_no_phrase(reader: Reader) -> None:
    found = cut(reader, "قصفت القوات بشكل مكثف ومباشر القرية.")
    assert "other بشكل مكثف ومباشر" in found.kinds()
    assert found.phrases() == ["القوات", "القرية"]


def test_since_before_a_verb_opens_a_clause(reader: Reader) -> None:
    kinds = cut(reader, "يقصف الجيش القرية منذ دخلها المسلحون.").kinds()
    assert kinds[3:5] == ["clause منذ", "verb دخلها"]


def test_of_two_prepositions_origin_stays_and_joined_ones_are_one(reader: Reader) -> None:
    assert cut(reader, "خرج المسلحون من داخل المبنى.").phrases()[1] == "من + المبنى"
    assert cut(reader, "انتشر الجنود داخل وحول القرية.").phrases()[1] == "داخل + القرية"


@pytest.mark.parametrize(("text", "joint"), [("قتل الحارس والسائق.", "و"), ("قتل الحارس أو السائق.", "او")])
def test_a_conjunction_is_that_of_the_phrase_behind_it(reader: Reader, text: str, joint: str) -> None:
    assert [unit.joint for unit in cut(reader, text).units if unit.kind == "phrase"] == ["", joint]


@pytest.mark.parametrize("text", ["هاجم تنظيم «الدولة» القرية.", "قال الحارس: «قصف الجيش القرية»، وتوقف القصف."])
def test_constituents_cover_their_sentence_but_for_quotation_marks(reader: Reader, text: str) -> None:
    found = cut(reader, text)
    covered = [at for unit in found.units for at in range(unit.first, unit.last)]
    sentence = found.sight.reading.sentences[0]
    left = set(range(sentence.first, sentence.last)) - set(covered)
    assert covered == sorted(set(covered))
    assert {found.sight.tokens[at].form for at in left} <= {"«", "»"}


def test_a_name_in_brackets_behind_that_is_whom_the_clause_is_about(reader: Reader) -> None:
    text = "قال المدير إن (داعش) خطف ستة صيادين."
    assert who(reader, text, "خطف") == ("داعش", "ستة صيادين")


def test_and_before_a_number_joins_it(reader: Reader) -> None:
    text = "وقتل 39 صيادا على الأقل و17 حارسا أمس."
    assert who(reader, text, "قتل") == ("", "39 صيادا على الأقل + 17 حارسا")


def test_another_side_is_nobody_by_whom_it_was_done(reader: Reader) -> None:
    text = "دارت اشتباكات بين الحراس من طرف، والفصائل من طرف آخر في الوادي، وأنباء عن خسائر في صفوف الطرفين."
    assert who(reader, text, "اشتباكات") == ("الحراس + الفصائل", "")
