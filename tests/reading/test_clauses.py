from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.clauses import behind
from tests.reading.eventtold import Cut, cut

if TYPE_CHECKING:
    from musnad import Reader
    from musnad.reading.clauses import Clause


def last(reader: Reader, text: str) -> tuple[Cut, Clause]:
    """A sentence with the clause of its last verb."""
    found = cut(reader, text)
    return found, found.clauses[-1]


@pytest.mark.parametrize(
    ("text", "before", "bare", "preposed"),
    [
        ("قصف الجيش القرية.", [], [["الجيش"], ["القرية"]], []),
        ("الجيش قصف القرية.", ["الجيش"], [["القرية"]], []),
        ("قصف الجيش القرية هاجم المسلحون التل.", [], [["المسلحون"], ["التل"]], []),
        ("انسحب الجيش هاجم المسلحون التل.", [], [["المسلحون"], ["التل"]], []),
        ("أعلن الحاكم أن المسلحين قصفوا القرية.", ["المسلحين"], [["القرية"]], []),
        ("أعلن الحاكم أن 25 مقاتلا وثمانية جنود، قتلوا.", ["25 مقاتلا", "ثمانية جنود"], [], []),
        ("قتل الحارس والسائق في المخيم.", [], [["الحارس", "السائق"]], ["المخيم"]),
        ("قتل جنود في الوادي والساحل.", [], [["جنود"]], ["الوادي", "الساحل"]),
        ("اعتقلت الشرطة، فجر أمس، خمسة صيادين.", [], [["الشرطة"], ["خمسة صيادين"]], []),
        ("اعتقلت قوات الحاكم، ثلاثة فتية.", [], [["قوات الحاكم"], ["ثلاثة فتية"]], []),
        ("خطف مسلحون، عددا من الفتية.", [], [["مسلحون"], ["عددا من الفتية"]], []),
        ("دمر الجيش دبابة، مدفع، وسيارة.", [], [["الجيش"], ["دبابة", "مدفع", "سيارة"]], []),
        ("وفي النجف، أحرق محتجون المبنى.", [], [["محتجون"], ["المبنى"]], ["النجف"]),
        ("قتل ستة أشخاص بينهم حارس.", [], [["ستة أشخاص"]], []),
        ("شنت القوات، بدعم من الطيران، هجوما.", [], [["القوات"], ["هجوما"]], ["دعم", "الطيران"]),
        ("زار الوفد السوق، وفي المساء، القلعة.", [], [["الوفد"], ["السوق"]], ["المساء"]),
        ("قال الحارس إنه رأى الجيش، وقصف الجيش القرية.", [], [["الجيش"], ["القرية"]], []),
        ("صد الحراس الهجوم دون ذكر لأي ضحايا في صفوف الجيش.", [], [["الحراس"], ["الهجوم"]], ["ذكر"]),
    ],
)
def test_a_verb_has_its_phrases_on_both_sides(
    reader: Reader, text: str, before: list[str], bare: list[list[str]], preposed: list[str]
) -> None:
    found, clause = last(reader, text)
    assert found.named(clause.before) == before
    assert [found.named(group) for group in clause.bare] == bare
    assert found.named(clause.preposed) == preposed


def test_a_relative_is_about_the_phrase_before_it(reader: Reader) -> None:
    found, clause = last(reader, "احترقت القرية التي قصفها الجيش.")
    assert clause.antecedent
    assert found.named(clause.before) == ["القرية"]
    assert [found.named(group) for group in clause.bare] == [["الجيش"]]


def test_a_joined_verb_reaches_back_to_itself_alone(reader: Reader) -> None:
    _, clause = last(reader, "هاجم المسلحون القرية وقتلوا الحارس.")
    assert clause.before == ()
    assert clause.first == clause.verb


def test_clauses_end_where_the_next_begins(reader: Reader) -> None:
    found = cut(reader, "أعلن الجيش أن المسلحين قصفوا القرية التي دخلها.")
    assert [found.text(found.units[clause.last]) for clause in found.clauses] == ["أن", "التي", "."]


def test_another_event_that_is_joined_ends_what_stands_behind_a_noun(reader: Reader) -> None:
    found = cut(reader, "أدان البيان توقيف خمسة صيادين وإصابة ستة حراس.")
    arrest = next(number for number, unit in enumerate(found.units) if found.text(unit) == "توقيف")
    after = behind(found.sight, found.units, arrest + 1)
    assert [found.named(group) for group in after.bare] == [["خمسة صيادين"]]
    assert after.preposed == ()


@pytest.mark.parametrize("text", ["خرج الناس خشية تسلل المسلحين.", "انتشر الجنود تمهيدا لاقتحام القرية."])
def test_an_adverbial_of_fear_or_purpose_takes_what_follows(reader: Reader, text: str) -> None:
    _, clause = last(reader, text)
    assert len(clause.bare) == 1
    assert clause.preposed == ()


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("قتل الجنود مسلحين هاجموا الثكنة.", ["مسلحين"]),
        ("قضت القوات على مجموعة مسلحة حاولت التسلل.", ["مجموعة مسلحة"]),
        ("أحبط الحراس هجوما كان يستهدف السوق.", ["هجوما"]),
        ("أوقفت الشرطة سيارة تحمل متفجرات.", ["سيارة"]),
        ("وقتل جندي وأصيب آخر.", []),
        ("قتل الجنود المسلحين هاجموا الثكنة.", []),
        ("تحدث الناس عن أم استشهد ابنها.", []),
        ("تعكف الدول على وضع خطط لتوفير الغذاء.", []),
    ],
)
def test_a_verb_right_behind_an_indefinite_noun_describes_it(reader: Reader, text: str, about: list[str]) -> None:
    found, clause = last(reader, text)
    assert (found.named(clause.before) if clause.antecedent else []) == about


@pytest.mark.parametrize(
    ("text", "before", "antecedent", "headless"),
    [
        ("بعضهم التحق بالجيش وآخرون فروا إلى الجبل.", ["آخرون"], False, False),
        ("التقى الوزير بالحراس والصيادين فروا إلى الجبل.", [], False, False),
        ("سلمت الدولة الشرطة امرأة كانت قد سجنت بعد غارة.", ["امرأة"], True, False),
        ("لم تقتنع والدة أحد الذين قتلوا.", [], True, True),
        ("عاد الحراس الذين قتلوا الذئب.", ["الحراس"], True, False),
    ],
)
def test_whom_a_new_clause_or_a_relative_is_about(
    reader: Reader, text: str, before: list[str], *, antecedent: bool, headless: bool
) -> None:
    found, clause = last(reader, text)
    assert (found.named(clause.before), clause.antecedent, clause.headless) == (before, antecedent, headless)


def test_a_name_between_commas_does_not_part_a_verb_from_its_subject(reader: Reader) -> None:
    found = cut(reader, "أكد الناطق أن ميليشيات الجماعة والرئيس السابق، سالم مراد، هاجمت القرية.")
    assert found.named(found.clauses[-1].before) == ["ميليشيات الجماعة", "الرئيس السابق"]
