from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.nouncues import noun_cues
from musnad.reading.relays import find_relays
from tests.reading.told import Told, grounded, statements, told

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        (
            "نقلت وكالة الضفة عن مسؤول محلي قوله إن الطريق مغلق.",
            ("وكالة الضفة", "نقلت", "الطريق مغلق"),
            ("مسؤول محلي", "قوله", "الطريق مغلق"),
        ),
        (
            "ونقلت الصحيفة أمس عن قائد الشرطة ياسر النجار قوله إن الطريق مغلق.",
            ("الصحيفة", "نقلت", "الطريق مغلق"),
            ("قائد الشرطة ياسر النجار", "قوله", "الطريق مغلق"),
        ),
        (
            "ونقلت الصحيفة عن الوزيرة تأكيدها أن الطريق مغلق.",
            ("الصحيفة", "نقلت", "الطريق مغلق"),
            ("الوزيرة", "تأكيدها", "الطريق مغلق"),
        ),
        (
            "ونقلت الصحيفة عنه قوله إن الطريق مغلق.",
            ("الصحيفة", "نقلت", "الطريق مغلق"),
            (None, "قوله", "الطريق مغلق"),
        ),
        (
            "ونقلت وكالة الضفة عن مصادر محلية أن الطريق مغلق.",
            ("وكالة الضفة", "نقلت", "الطريق مغلق"),
            ("مصادر محلية", "عن", "الطريق مغلق"),
        ),
        (
            "ونقلت الصحيفة عن الوزير قوله: «الطريق مغلق منذ الفجر».",
            ("الصحيفة", "نقلت", "«الطريق مغلق منذ الفجر»"),
            ("الوزير", "قوله", "«الطريق مغلق منذ الفجر»"),
        ),
        (
            "نقلت قناة «صوت الضفة» عن ناشطين قولهم إن الطريق مغلق.",
            ("قناة «صوت الضفة»", "نقلت", "الطريق مغلق"),
            ("ناشطين", "قولهم", "الطريق مغلق"),
        ),
        (
            "ونقلت الوكالة عن مسؤول، طلب عدم ذكر اسمه، قوله إن الطريق مغلق.",
            ("الوكالة", "نقلت", "الطريق مغلق"),
            ("مسؤول، طلب عدم ذكر اسمه", "قوله", "الطريق مغلق"),
        ),
        (
            "ونقل موقع الضفة عن بيان للشرطة أن الطريق مغلق.",
            ("موقع الضفة", "نقل", "الطريق مغلق"),
            ("بيان للشرطة", "عن", "الطريق مغلق"),
        ),
        (
            "ونُقل عن الوزير قوله إن الطريق مغلق.",
            (None, "نُقل", "الطريق مغلق"),
            ("الوزير", "قوله", "الطريق مغلق"),
        ),
        (
            "ونسبت الصحيفة إلى الوزير قوله إن الطريق مغلق.",
            ("الصحيفة", "نسبت", "الطريق مغلق"),
            ("الوزير", "قوله", "الطريق مغلق"),
        ),
    ],
)
def test_a_relay_is_two_statements_over_one_content(reader: Reader, text: str, outer: Told, inner: Told) -> None:
    assert told(reader, text) == [outer, inner]
    first, second = statements(reader, text)
    assert first.parent is None
    assert second.parent == first.id
    assert first.made_by.rule == "relay"


@pytest.mark.parametrize(
    "text",
    [
        "نقلت سيارة الإسعاف الجرحى عن الطريق.",
        "نقلت الشاحنات القمح من الميناء إلى المخازن.",
        "نقل الأطباء المرضى عن المشفى القديم.",
        "لم تنقل الوكالة عن الوزير أن الطريق مغلق.",
        "ستنقل الوكالة عن الوزير قوله إن الطريق مغلق.",
    ],
)
def test_to_carry_something_or_not_to_hand_on_is_no_relay(reader: Reader, text: str) -> None:
    reading = grounded(reader, text)
    assert find_relays(reading, 0, noun_cues(reading, 0)) == []


def test_what_a_phrase_of_according_hands_on_is_no_relay(reader: Reader) -> None:
    reading = grounded(reader, "عاد الماء، بحسب ما نقلت الوكالة عن الوزير.")
    assert find_relays(reading, 0, noun_cues(reading, 0)) == []


def test_the_pair_is_the_one_who_hands_on_and_the_one_it_comes_from(reader: Reader) -> None:
    reading = grounded(reader, "نقلت وكالة الضفة عن مسؤول محلي قوله إن الطريق مغلق.")
    ((outer, inner),) = find_relays(reading, 0, noun_cues(reading, 0))
    assert (reading.written(outer.at), reading.written(inner.at)) == ("نقلت", "قوله")
    assert outer.content == inner.content


def test_verbs_that_describe_the_source_are_passed(reader: Reader) -> None:
    text = "ونقلت وكالة الضفة عن سكان يسكنون في التل ويعملون هناك، أن الطريق مغلق."
    reading = grounded(reader, text)
    ((outer, inner),) = find_relays(reading, 0, noun_cues(reading, 0))
    assert (reading.written(outer.at), inner.source is not None) == ("ونقلت", True)
