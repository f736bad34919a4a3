from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.content import (
    clause_start,
    content_end,
    is_sibling,
    span_between,
    trimmed_end,
    trimmed_start,
    without_loose_words,
)
from musnad.reading.cues import Cue
from musnad.reading.participlecues import participle_cues
from musnad.reading.verbcues import verb_cues
from tests.reading.told import grounded, told

if TYPE_CHECKING:
    from musnad import Reader
    from musnad.reading.reading import Reading


def cues(reading: Reading) -> list[Cue]:
    """The verbs and participles of saying in the first sentence, in order."""
    return sorted((*verb_cues(reading, 0), *participle_cues(reading, 0)), key=lambda cue: cue.at)


def first_content(reader: Reader, text: str) -> str:
    return told(reader, text)[0][2]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("قال الوزير إن الطريق مغلق.", "الطريق مغلق"),
        ("قال الوزير إن الطريق مغلق، وأضاف أن الماء عاد.", "الطريق مغلق"),
        ("قال الوزير إن الطريق مغلق، مضيفاً أن الماء عاد.", "الطريق مغلق"),
        ("قال الوزير إن الطريق مغلق، فيما أعلنت البلدية أن الماء عاد.", "الطريق مغلق"),
        ("قال الوزير إن الطريق مغلق، كما أكد أن الماء عاد.", "الطريق مغلق"),
        ("قال الوزير إن الطريق مغلق، دون ذكر تفاصيل.", "الطريق مغلق"),
        ("قال الوزير إن الطريق مغلق، من دون إعطاء تفاصيل.", "الطريق مغلق"),
        ("قال الوزير إن الطريق مغلق، فيما لم يصدر تعليق من البلدية.", "الطريق مغلق"),
        ("قال الوزير إن الطريق مغلق، بينما لم تعلق البلدية على الخبر.", "الطريق مغلق"),
        ("أعلن الوزير إغلاق الطريق ولم يتسن التحقق من الخبر.", "إغلاق الطريق"),
        ("قال الوزير إن البلدية لم تعلق على الخبر.", "البلدية لم تعلق على الخبر"),
        ("قال الوزير إن الطريق مغلق، في إشارة إلى طريق الساحل.", "الطريق مغلق"),
        ("قال الوزير إن الطريق مغلق، وكانت البلدية قد أغلقته أمس.", "الطريق مغلق"),
        ("أعلن المتحدث إغلاق الطريق، الذي يصل الحي بالميناء.", "إغلاق الطريق"),
        ("نددت النقابة بإغلاق الطريق، وهو ما يعطل السوق.", "إغلاق الطريق"),
        ("قال الوزير: “لن نفتح الطريق اليوم” ثم خرج من القاعة.", "“لن نفتح الطريق اليوم”"),
        ("قال الوزير: “الطريق مغلق منذ الفجر” و“لن نفتحه اليوم”.", "“الطريق مغلق منذ الفجر” و“لن نفتحه اليوم”"),
    ],
)
def test_content_ends_where_the_author_or_another_cue_goes_on(reader: Reader, text: str, content: str) -> None:
    assert first_content(reader, text) == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("قال الوزير إن الطريق مغلق وإن الماء عاد.", "الطريق مغلق وإن الماء عاد"),
        ("قال الوزير إن الطريق الذي يصل الحي بالميناء مغلق.", "الطريق الذي يصل الحي بالميناء مغلق"),
        ("قال الوزير إن الطريق مغلق، والماء مقطوع.", "الطريق مغلق، والماء مقطوع"),
        ("أعلن المتحدث إغلاق الطريق والجسر.", "إغلاق الطريق والجسر"),
        ("قال الوزير إن عملية “العزم القديم” انتهت أمس.", "عملية “العزم القديم” انتهت أمس"),
        ("قال الوزير إن الطريق “لن يفتح أبداً” قبل الشتاء.", "الطريق “لن يفتح أبداً” قبل الشتاء"),
        ("قال الوزير إن الشرطة أعلنت إغلاق الطريق.", "الشرطة أعلنت إغلاق الطريق"),
        ("قال الوزير إن رسالة وصلت من دون توقيع.", "رسالة وصلت من دون توقيع"),
    ],
)
def test_content_goes_on_as_long_as_the_speaker_does(reader: Reader, text: str, content: str) -> None:
    assert first_content(reader, text) == content


def test_a_verb_inside_the_content_is_nested_and_no_sibling(reader: Reader) -> None:
    reading = grounded(reader, "قال الوزير إن الشرطة أعلنت إغلاق الطريق.")
    outer, inner = cues(reading)
    assert not is_sibling(reading, outer, inner)
    assert content_end(reading, outer, [outer, inner]) == len(reading.text) - 1


@pytest.mark.parametrize(
    ("text", "sibling"),
    [
        ("قال الوزير إن الطريق مغلق وأضاف أن الماء عاد.", True),
        ("قال الوزير إن الطريق مغلق، فيما أكد العمدة أن الماء عاد.", True),
        ("قال الوزير إن الطريق مغلق، مؤكداً أن الماء عاد.", True),
        ("قالت الوزيرة إن العمدة عاد مؤكداً أن الماء عاد.", False),
        ("قال الوزير إن العمدة أكد أن الماء عاد.", False),
        ("قال الوزير: “جاء العمدة، وأضاف الناس أن الماء عاد”.", False),
    ],
)
def test_a_later_cue_stands_beside_or_inside(reader: Reader, text: str, *, sibling: bool) -> None:
    reading = grounded(reader, text)
    outer, inner = cues(reading)
    assert is_sibling(reading, outer, inner) is sibling


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("قال الوزير إن الطريق مغلق، فيما كانت الشرطة قد أعلنت إغلاق الجسر.", "فيما"),
        ("قال الوزير إن الطريق مغلق، كما أعلن إغلاق الجسر.", "كما"),
        ("قال الوزير إن الطريق مغلق وأعلن إغلاق الجسر.", "وأعلن"),
        ("قال الوزير إن الطريق مغلق، من جهتها أعلنت الشرطة إغلاق الجسر.", "من"),
    ],
)
def test_a_clause_begins_with_its_connectives(reader: Reader, text: str, start: str) -> None:
    reading = grounded(reader, text)
    last = cues(reading)[-1]
    assert reading.written(clause_start(reading, last)) == start


def test_a_word_that_a_cut_leaves_alone_is_dropped() -> None:
    text = "الطريق مغلق، وذلك في"
    assert text[: without_loose_words(text, 0, len(text))] == "الطريق مغلق"


def test_spaces_and_marks_at_the_rims_are_outside() -> None:
    text = " – الطريق مغلق ، "
    span = span_between(text, 0, len(text))
    assert span is not None
    assert span.of(text).text == "الطريق مغلق"
    assert (trimmed_start(text, 0, len(text)), trimmed_end(text, 0, len(text))) == (span.start, span.end)
    assert span_between(" ، ", 0, 3) is None


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("أعلن الوزير أن بلاده ستنشر مراقبين، خلال لقاء مع نظيره.", "بلاده ستنشر مراقبين"),
        ("أعلن الوزير أن بلاده ستنشر مراقبين، في مؤتمر صحفي.", "بلاده ستنشر مراقبين"),
        ("أعلن الوزير أن الوفد عاد، خلال اللقاء الأخير.", "الوفد عاد، خلال اللقاء الأخير"),
        ("لفت الوزير إلى ما ارتكبته الحركة من جرائم، وأغلقت الطرق.", "ما ارتكبته الحركة من جرائم، وأغلقت الطرق"),
        ("فيما تقول مصادر إن العدد مئة، أكدت الشرطة أن الرقم أكبر.", "العدد مئة"),
        ("دعت القيادة السكان إلى الرحيل، في خطوة تهدف إلى حمايتهم.", "الرحيل"),
        ("أشار الوزير إلى أن السقف انهار، مما أدى إلى إغلاق الشارع.", "السقف انهار، مما أدى إلى إغلاق الشارع"),
    ],
)
def test_an_occasion_ends_content_and_a_clause_of_its_own_goes_on(reader: Reader, text: str, content: str) -> None:
    assert told(reader, text)[0][2] == content
