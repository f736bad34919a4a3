"""When a statement was made: its own time, what it goes on from, the text it is taken from, the day it tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.model import Document

if TYPE_CHECKING:
    from musnad import Reader

MONDAY = "2022-01-31"


def dates(reader: Reader, text: str, published: str | None = MONDAY) -> list[str]:
    """Each statement of a text as its cue, the day it was made on and what that rests on."""
    found = reader.read(Document(text=text, published=published)).statements
    return [" ".join(part or "-" for part in (said.cue.text, said.date, said.date_basis)) for said in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قال الناطق سامر حداد أمس إن الطريق مفتوح.", "قال 2022-01-30 own"),
        ("أعلن الاتحاد الخميس أن القافلة وصلت.", "أعلن 2022-01-27 own"),
        ("أعلن سامر حداد في الرابع من كانون الثاني أن القافلة وصلت.", "أعلن 2022-01-04 own"),
        ("قال مصدر أمني لفرانس برس الخميس إن القافلة وصلت.", "قال 2022-01-27 own"),
        ("نفى الحرس أمس قصف الجسر.", "نفى 2022-01-30 own"),
        ("قال الناطق سامر حداد مساء السبت عند الساعة الثامنة إن الطريق مفتوح.", "قال 2022-01-29 own"),
        ("قال الناطق سامر حداد في وقت سابق اليوم إن الطريق مفتوح.", "قال 2022-01-31 own"),
        ("قال الناطق سامر حداد الشهر الماضي إن الطريق مفتوح.", "قال 2021-12 own"),
        ("قال الناطق سامر حداد عام 2019 إن الطريق مفتوح.", "قال 2019 own"),
        ("قال الناطق خلال زيارة إلى البلدة الجمعة إن الطريق مفتوح.", "قال 2022-01-28 own"),
        ("قال الناطق عقب اجتماع عقد أمس إن الطريق مفتوح.", "قال 2022-01-30 own"),
        ("«الطريق مفتوح»، قال الناطق سامر حداد أمس.", "قال 2022-01-30 own"),
        ("وصلت القافلة، بحسب ما قال الناطق أمس.", "بحسب ما قال 2022-01-30 own"),
        ("وصلت القافلة، حسبما أفاد مصدر محلي أمس الأحد.", "حسبما أفاد 2022-01-30 own"),
    ],
)
def test_a_time_behind_the_cue_is_that_of_the_saying(reader: Reader, text: str, told: str) -> None:
    assert dates(reader, text) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("أمس الأحد قال الناطق سامر حداد إن الطريق مفتوح.", "قال 2022-01-30 own"),
        ("وفي 18 الجاري أعلنت الرابطة أن الجسر سليم.", "أعلنت 2022-01-18 own"),
        ("في كلمة متلفزة مساء أمس الأحد، أعلن الناطق سامر حداد أن الطريق مفتوح.", "أعلن 2022-01-30 own"),
        ("من جهة أخرى، أمس الأحد، قال الناطق سامر حداد إن الطريق مفتوح.", "قال 2022-01-30 own"),
        ("وفي منتصف كانون الأول الماضي قال الحزب إنه يصعّد نشاطه.", "قال 2021-12-15 own"),
    ],
)
def test_a_time_that_opens_the_clause_of_the_cue_is_that_of_the_saying(reader: Reader, text: str, told: str) -> None:
    assert dates(reader, text) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قالت الرابطة في بيان نشرته في 23 الجاري إن الجسر سليم.", "قالت 2022-01-23 own"),
        ("قال الاتحاد في تسجيل بثته إذاعة محلية أمس إنه باق.", "قال 2022-01-30 own"),
        ("قال الناطق في مؤتمر صحفي عقده أمس إن الطريق مفتوح.", "قال 2022-01-30 own"),
        ("وفي بيان صدر أمس، قالت الرابطة إن الجسر سليم.", "قالت 2022-01-30 own"),
        ("وفي بيان حمل تاريخ السبت، قالت الرابطة إن الجسر سليم.", "قالت 2022-01-29 own"),
        ("أصدرت الرابطة بياناً في 20 الجاري، قالت فيه إن الجسر سليم.", "قالت 2022-01-20 own"),
        ("وصلت القافلة، وفق بيان صدر أمس عن الرابطة.", "وفق 2022-01-30 own"),
    ],
)
def test_the_day_on_which_a_text_came_out_is_that_of_its_words(reader: Reader, text: str, told: str) -> None:
    assert dates(reader, text) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("وشدد سامر حداد على أن الطريق مفتوح، وذلك في كلمة ألقاها أمس.", "شدد 2022-01-30 own"),
        ("وقال سامر حداد إن الطريق مفتوح. جاء ذلك خلال مؤتمر صحفي عقده السبت في البلدة.", "قال 2022-01-29 own"),
        ("وقال سامر حداد إن الطريق مفتوح. وجاء ذلك بعد هجوم الجمعة.", "قال - -"),
        ("وقال سامر حداد إن الطريق مفتوح، وذلك بعد أن وصلت القافلة أمس.", "قال - -"),
        ("وقال سامر حداد إن الطريق مفتوح. وصدر بيان أمس.", "قال - -"),
    ],
)
def test_a_time_told_behind_what_was_said_is_that_of_the_saying(reader: Reader, text: str, told: str) -> None:
    assert dates(reader, text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "قال الناطق إن القافلة وصلت أمس.",
        "أعلنت الرابطة وصول القافلة أمس.",
        "قال الناطق إن القافلة ستصل الخميس.",
        "اتهم الناطق سامر حداد الرابطة بقصف الجسر الجمعة.",
    ],
)
def test_a_time_in_what_is_said_is_not_that_of_the_saying(reader: Reader, text: str) -> None:
    assert [told.split()[1] for told in dates(reader, text)] == ["-"]


@pytest.mark.parametrize(
    "text",
    [
        "قال الناطق باسم الوفد الذي وصل أمس إن الطريق مفتوح.",
        "قال الناطق سامر حداد، الذي زار الجسر الجمعة، إن الطريق مفتوح.",
        "قال الناطق تعليقاً على هجوم الجمعة إن الطريق مفتوح.",
        "قال الناطق حول قصف الجسر أمس إن الطريق مفتوح.",
        "قال الناطق بعد الهجوم الذي وقع السبت إن الطريق مفتوح.",
        "قال الناطق سامر حداد منذ الخميس إن الطريق مفتوح.",
        "وصلت القافلة، بحسب الرابطة، بعد قصف أمس.",
    ],
)
def test_a_time_of_something_else_behind_the_cue_is_let_alone(reader: Reader, text: str) -> None:
    assert [told.split()[1] for told in dates(reader, text)] == ["-"]


@pytest.mark.parametrize(
    "text",
    [
        "قصف الطيران الجسر أمس، وقال شهود إن مدنيين أصيبوا.",
        "اندلعت اشتباكات الجمعة، فيما قال شهود إن الطريق مغلق.",
        "بعد هجوم الجمعة، قال الناطق إن الطريق مغلق.",
        "في قصف أمس، قال شهود إن الطائرات حلقت طويلاً.",
        "الهدنة سارية منذ أمس، وقال الناطق إن الطريق مفتوح.",
    ],
)
def test_a_time_of_something_else_before_the_cue_is_let_alone(reader: Reader, text: str) -> None:
    assert [told.split()[1] for told in dates(reader, text)] == ["-"]


SAID = "قال الناطق سامر حداد أمس إن الطريق مفتوح"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (f"{SAID}، مضيفاً أن الجسر سليم.", "مضيفاً 2022-01-30 continued"),
        (f"{SAID}. وأضاف أن الجسر سليم.", "أضاف 2022-01-30 continued"),
        (f"{SAID}.\nوأكد حداد أن الجسر سليم.", "أكد 2022-01-30 continued"),
        (f"{SAID}. وأضاف أن الجسر سليم، مشيراً إلى أن القافلة وصلت.", "مشيراً 2022-01-30 continued"),
        ("نفى الحرس أمس قصف الجسر، متهماً الرابطة بإغلاق الطريق.", "متهماً 2022-01-30 continued"),
    ],
)
def test_who_goes_on_speaks_on_the_same_day(reader: Reader, text: str, last: str) -> None:
    assert dates(reader, text)[-1] == last


@pytest.mark.parametrize(
    "text",
    [
        f"{SAID}. وقال الشاهد عمر ناصر إن الجسر سليم.",
        f"{SAID}. وقال الشاهد عمر ناصر إن الجسر سليم. وقال حداد إن القافلة وصلت.",
        f"{SAID}. وصلت القافلة. وعاد الوفد. وفُتح الجسر. وعاد الأهالي. وقال حداد إن الجسر سليم.",
        "وقالت الرابطة أمس إن الجسر سليم. وتقول الرابطة إنها لا تعمل خارج المدينة.",
        "قال سامر حداد أمس إن الرابطة، التي تتهم الحرس بقصف الجسر، تعمل وحدها.",
    ],
)
def test_another_voice_a_long_gap_and_what_is_said_at_all_times_are_of_no_such_day(reader: Reader, text: str) -> None:
    assert dates(reader, text)[-1].endswith("- -")


def test_two_speakers_have_each_their_own_day(reader: Reader) -> None:
    text = "قال الناطق سامر حداد الجمعة إن الطريق مفتوح، وقال الشاهد عمر ناصر أمس إن الجسر سليم. وأضاف أن القافلة وصلت."
    assert dates(reader, text) == ["قال 2022-01-28 own", "قال 2022-01-30 own", "أضاف 2022-01-30 continued"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "نقلت وكالة الضفة أمس عن العقيد سامر حداد قوله إن الطريق مفتوح.",
            ["نقلت 2022-01-30 own", "قوله 2022-01-30 continued"],
        ),
        (
            "نقلت وكالة الضفة عن العقيد سامر حداد قوله أمس إن الطريق مفتوح.",
            ["نقلت - -", "قوله 2022-01-30 own"],
        ),
    ],
)
def test_a_relayed_source_spoke_on_the_day_of_the_relay_but_not_the_other_way_round(
    reader: Reader, text: str, told: list[str]
) -> None:
    assert dates(reader, text) == told


def test_what_a_text_in_the_same_sentence_tells_is_of_its_day(reader: Reader) -> None:
    text = "تحفظت الرابطة على الخطة، مؤكدة دعمها للهدنة، وفق بيان نشرته أمس."
    assert dates(reader, text) == ["تحفظت 2022-01-30 continued", "مؤكدة 2022-01-30 continued", "وفق 2022-01-30 own"]


def test_what_was_said_at_the_same_time_is_of_that_day(reader: Reader) -> None:
    text = "وأشار سامر حداد أمس في تصريحه الذي تزامن مع إعلان “الرابطة” انتهاء التمرين بجسر الخابور أن “الطريق مفتوح”."
    assert "إعلان 2022-01-30 continued" in dates(reader, text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("وقال العقيد سامر حداد إن ثلاثة مدنيين قتلوا اليوم قرب الجسر.", "قال 2022-01-31 published"),
        ("أعلنت الرابطة أن القافلة وصلت صباح الاثنين إلى الجسر.", "أعلنت 2022-01-31 published"),
        ("وقال العقيد سامر حداد إن القافلة ستصل اليوم إلى الجسر.", "قال - -"),
        ("وقال العقيد سامر حداد إن القافلة لم تصل حتى الآن.", "قال - -"),
        ("وقال العقيد سامر حداد إن الطريق أُغلق أمس.", "قال - -"),
        ("قال العقيد سامر حداد: «قتل ثلاثة مدنيين اليوم قرب الجسر».", "قال - -"),
        ("وأعلن العقيد سامر حداد آنذاك أن ثلاثة مدنيين قتلوا الاثنين.", "أعلن - -"),
    ],
)
def test_what_tells_of_the_day_of_publication_as_past_was_said_on_it(reader: Reader, text: str, told: str) -> None:
    assert dates(reader, text) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "وكانت الرابطة قد أعلنت الخميس أن الجسر سليم. وانتقدت الرابطة إغلاق الطريق.",
            ["أعلنت 2022-01-27 own", "انتقدت - -"],
        ),
        (
            "سبق للرابطة أن أعلنت الخميس أن الجسر سليم. ودعت الرابطة إلى فتح الطريق.",
            ["أعلنت 2022-01-27 own", "دعت - -"],
        ),
        (
            "قالت الرابطة أمس إن الجسر سليم. وكانت الرابطة قد حذرت من إغلاق الطريق.",
            ["قالت 2022-01-30 own", "حذرت - -"],
        ),
    ],
)
def test_what_steps_back_stands_by_itself(reader: Reader, text: str, told: list[str]) -> None:
    assert dates(reader, text) == told


BULLETIN = "وأفاد بيان للرابطة أمس أن الجسر سليم. وقال قائد الحرس العقيد سامر حداد إن الطريق مفتوح."


def test_what_stands_between_two_statements_of_a_text_is_of_its_day(reader: Reader) -> None:
    assert dates(reader, f"{BULLETIN} ولفت البيان إلى أن القافلة وصلت.") == [
        "أفاد 2022-01-30 own",
        "قال 2022-01-30 document",
        "لفت 2022-01-30 continued",
    ]
    assert dates(reader, BULLETIN)[-1] == "قال - -"


def test_nothing_is_taken_from_a_text_without_a_day(reader: Reader) -> None:
    undated = BULLETIN.replace(" أمس", "")
    assert dates(reader, f"{undated} ولفت البيان إلى أن القافلة وصلت أمس.") == ["أفاد - -", "قال - -", "لفت - -"]


@pytest.mark.parametrize(
    ("second", "lead"),
    [
        ("وقالت الرابطة في بيان أمس إن القافلة وصلت.", "أعلنت 2022-01-30 document"),
        ("وكانت الرابطة قد قالت في بيان السبت إن القافلة وصلت.", "أعلنت - -"),
        ("وقالت الرابطة في 3 كانون الثاني إن القافلة وصلت.", "أعلنت - -"),
        ("وقال الشاهد عمر ناصر أمس إن القافلة وصلت.", "أعلنت - -"),
    ],
)
def test_the_lead_is_of_the_day_of_the_text_it_tells(reader: Reader, second: str, lead: str) -> None:
    assert dates(reader, f"أعلنت الرابطة أن الجسر سليم.\n{second}")[0] == lead


@pytest.mark.parametrize(
    ("second", "lead"),
    [
        ("وأشار بيان لفرقة الإغاثة الموحدة أمس إلى أن القافلة وصلت.", "أعلنت 2022-01-30 document"),
        ("وأشار بيان لرابطة المزارعين أمس إلى أن القافلة وصلت.", "أعلنت - -"),
        ("وأشار بيان لفرقة الإغاثة الموحدة في 3 كانون الثاني إلى أن القافلة وصلت.", "أعلنت - -"),
    ],
)
def test_a_lead_is_of_the_text_of_a_body_that_shares_its_name(reader: Reader, second: str, lead: str) -> None:
    assert dates(reader, f"أعلنت قوة الإغاثة الموحدة للشمال أن الجسر سليم.\n{second}")[0] == lead


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{SAID}.", ["قال - -"]),
        (
            "قال الناطق سامر حداد في 3 كانون الثاني 2022 إن الطريق مفتوح. وأضاف أن الجسر سليم.",
            ["قال 2022-01-03 own", "أضاف 2022-01-03 continued"],
        ),
    ],
)
def test_without_a_day_of_publication_only_whole_dates_count(reader: Reader, text: str, told: list[str]) -> None:
    assert dates(reader, text, None) == told


def test_nothing_was_said_after_the_report_was_published(reader: Reader) -> None:
    assert dates(reader, "قال الناطق سامر حداد في 5 شباط 2022 إن الطريق مفتوح.") == ["قال - -"]


def test_who_is_told_more_of_by_a_relative_clause_speaks_on_the_day_of_what_they_said_before(reader: Reader) -> None:
    text = "قال مسؤولون الخميس إن القافلة وصلت.\nوقال المسؤولون الذين طلبوا عدم ذكر أسمائهم إن الطريق مفتوح."
    assert dates(reader, text) == ["قال 2022-01-27 own", "قال 2022-01-27 continued"]
