from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.markers import POSSIBLE, SURE, License, Marker, find_marker
from musnad.reading.words import Words
from tests.reading.told import grounded

if TYPE_CHECKING:
    from musnad import Reader

SAYING = License(frozenset({"that", "quote"}), frozenset())
SPEAKING_OF = License(frozenset({"prep"}), frozenset({"عن", "الي", "علي"}))
ASKING = License(frozenset({"prep", "addressee"}), frozenset({"ب"}))


def marker_in(reader: Reader, text: str, license_: License) -> tuple[Marker | None, str]:
    """The marker behind the first word of a text, and the text from where content begins."""
    reading = grounded(reader, text)
    marker = find_marker(reading, 0, len(reading.tokens), license_)
    return marker, "" if marker is None else text[marker.start :]


@pytest.mark.parametrize(
    ("text", "kind", "content"),
    [
        ("قال سامر إن الطريق مغلق.", "that", "الطريق مغلق."),
        ("أكد بأن الطريق مغلق.", "that", "الطريق مغلق."),
        ("قال القائد في الجبهة المحاذية لتعز إن الطريق مغلق.", "that", "الطريق مغلق."),
        ("أكد المتحدث باسم البلدية في أبين سامر بأن الطريق مغلق.", "that", "الطريق مغلق."),
        ("أكد سامر أنه سيعود.", "that", "أنه سيعود."),
        ("أكد سامر بأنها ستعود.", "that", "أنها ستعود."),
        ("أكد أنه تم فتح الطريق.", "that", "تم فتح الطريق."),
        ("أكد أنه لا خطر على الحي.", "that", "لا خطر على الحي."),
        ("أكد أنه إذا عاد المطر فستغلق الطريق.", "that", "إذا عاد المطر فستغلق الطريق."),
        ("قال سامر الذي زار الحي أمس إن الطريق مغلق.", "that", "الطريق مغلق."),
        ("قال سامر بعدما زار الحي إن الطريق مغلق.", "that", "الطريق مغلق."),
        ("قال سامر: سنعود غداً.", "colon", "سنعود غداً."),
        ("قال سامر: - سنعود غداً.", "colon", "سنعود غداً."),
        ("قال سامر: إن الطريق مغلق.", "colon", "الطريق مغلق."),
        ("قال سامر “سنعود غداً إلى بيوتنا”.", "quote", "“سنعود غداً إلى بيوتنا”."),
        ("قال مسؤول طلب عدم ذكر اسمه “لن نفتح الطريق اليوم”.", "quote", "“لن نفتح الطريق اليوم”."),
        ("قال «أبو سالم» إن الطريق مغلق.", "that", "الطريق مغلق."),
        ("كتب على منصة “إكس” أن الطريق مغلق.", "that", "الطريق مغلق."),
    ],
)
def test_content_begins_at_its_sign(reader: Reader, text: str, kind: str, content: str) -> None:
    marker, rest = marker_in(reader, text, SAYING)
    assert marker is not None
    assert (marker.kind, rest, marker.score) == (kind, content, SURE)


@pytest.mark.parametrize(
    "text",
    [
        "قال كلمة قصيرة.",
        "قال سامر كلمته؛ إن الطريق مغلق.",
        "قال كلمته وخرج الناس لأن الطريق مغلق.",
        "قال كلمته ثم يجب أن يعود.",
        "قال كلمته لكن البلدية رأت أن الطريق مغلق.",
        "قال كلمته بعد أن زار الحي.",
        "أغلق «الوادي» بابه.",
    ],
)
def test_what_belongs_to_another_word_announces_nothing(reader: Reader, text: str) -> None:
    assert marker_in(reader, text, SAYING)[0] is None


@pytest.mark.parametrize(
    ("text", "license_", "content"),
    [
        ("تحدث عن وصول القافلة.", SPEAKING_OF, "وصول القافلة."),
        ("تحدث سامر عن وصول القافلة.", SPEAKING_OF, "وصول القافلة."),
        ("أشار إلى انقطاع الماء.", SPEAKING_OF, "انقطاع الماء."),
        ("طالب بفتح الطريق.", ASKING, "فتح الطريق."),
        ("طالب البلدية بإعادة فتح الطريق.", ASKING, "إعادة فتح الطريق."),
    ],
)
def test_content_begins_behind_the_preposition_of_the_verb(
    reader: Reader, text: str, license_: License, content: str
) -> None:
    marker, rest = marker_in(reader, text, license_)
    assert marker is not None
    assert (marker.kind, rest, marker.score) == ("preposition", content, SURE)


def test_a_preposition_before_a_clause_gives_the_clause(reader: Reader) -> None:
    marker, rest = marker_in(reader, "أشار إلى أن الماء انقطع.", SPEAKING_OF)
    assert marker is not None
    assert (marker.kind, marker.at, rest) == ("that", 1, "الماء انقطع.")


def test_a_preposition_before_a_body_may_be_its_own(reader: Reader) -> None:
    marker, _ = marker_in(reader, "طالب المتحدث بالبلدية.", ASKING)
    assert marker is not None
    assert marker.score == POSSIBLE


@pytest.mark.parametrize("text", ["تحدث بصراحة.", "تحدث في وصول القافلة.", "تحدث وعن البلدية."])
def test_another_preposition_announces_nothing(reader: Reader, text: str) -> None:
    assert marker_in(reader, text, SPEAKING_OF)[0] is None


def test_what_the_senses_license_is_joined() -> None:
    senses = Words.load().by_lemma["طَالَبَ"]
    license_ = License.of(senses)
    assert {"addressee", "prep"} <= license_.frames
    assert "ب" in license_.prepositions
    assert license_.clause
    assert not License(frozenset({"nominal"}), frozenset()).clause


def test_nothing_is_found_behind_the_stop(reader: Reader) -> None:
    reading = grounded(reader, "قال سامر العلي أمس إن الطريق مغلق.")
    assert find_marker(reading, 0, 3, SAYING) is None


def test_what_something_is_is_no_content_of_the_verb_before(reader: Reader) -> None:
    assert marker_in(reader, "يؤكد حقيقة واحدة، هي أن الطريق مغلق.", SAYING)[0] is None
