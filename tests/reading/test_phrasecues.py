from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.phrasecues import PhraseIndex, phrase_cues
from musnad.reading.words import Words
from tests.reading.told import Told, grounded, statements, token, told

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بحسب البلدية، عاد الماء إلى الحي.", ("البلدية", "بحسب", "عاد الماء إلى الحي")),
        ("وبحسب البلدية، عاد الماء إلى الحي.", ("البلدية", "بحسب", "عاد الماء إلى الحي")),
        ("وبحسب البلدية فإن الماء عاد إلى الحي.", ("البلدية", "بحسب", "الماء عاد إلى الحي")),
        ("عاد الماء إلى الحي، بحسب البلدية.", ("البلدية", "بحسب", "عاد الماء إلى الحي")),
        ("عاد الماء إلى الحي بحسب البلدية.", ("البلدية", "بحسب", "عاد الماء إلى الحي")),
        (
            "عاد الماء، بحسب البلدية، إلى الحي القديم.",
            ("البلدية", "بحسب", "عاد الماء + إلى الحي القديم"),
        ),
        ("وفقاً للبلدية، عاد الماء إلى الحي.", ("لبلدية", "وفقاً", "عاد الماء إلى الحي")),
        ("عاد الماء إلى الحي وفقاً لوزارة الزراعة.", ("وزارة الزراعة", "وفقاً", "عاد الماء إلى الحي")),
        ("عاد الماء إلى الحي وفق تقرير البلدية.", ("تقرير البلدية", "وفق", "عاد الماء إلى الحي")),
        ("عاد الماء إلى الحي، نقلاً عن مصدر محلي.", ("مصدر محلي", "نقلاً عن", "عاد الماء إلى الحي")),
        ("عاد الماء إلى الحي، حسبما أفادت البلدية.", ("البلدية", "حسبما أفادت", "عاد الماء إلى الحي")),
        ("عاد الماء إلى الحي، كما قالت البلدية.", ("البلدية", "كما قالت", "عاد الماء إلى الحي")),
        ("عاد الماء إلى الحي، على حد قول الوزير.", ("الوزير", "على حد قول", "عاد الماء إلى الحي")),
        (
            "وأصيب ثلاثة رجال في الحادث، بحسب مصدر طبي، وأغلق الطريق.",
            ("مصدر طبي", "بحسب", "أصيب ثلاثة رجال في الحادث"),
        ),
        ("وبحسب ما ذكرته وكالة الضفة، فإن الماء عاد.", ("وكالة الضفة", "بحسب ما ذكرته", "الماء عاد")),
        ("“الماء سيعود غداً إلى الحي”، بحسب العمدة.", ("العمدة", "بحسب", "“الماء سيعود غداً إلى الحي”")),
        ("وبرأي المحلل هشام الدوري، فإن الأزمة ستطول.", ("المحلل هشام الدوري", "برأي", "الأزمة ستطول")),
        ("عاد الماء إلى الحي، بحسب ما أعلنت البلدية.", ("البلدية", "بحسب ما أعلنت", "عاد الماء إلى الحي")),
    ],
)
def test_a_prepositional_phrase_attributes_its_clause(reader: Reader, text: str, expected: Told) -> None:
    assert told(reader, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "وزعت المساعدات بحسب الحاجة.",
        "رُتبت الكتب حسب الحجم.",
        "جرى التبادل وفق الجدول الزمني.",
        "صدر القرار وفقاً للدستور.",
        "تراجعت الأسعار كما كان متوقعاً.",
        "كتب الشاعر بلسان قومه.",
        "حُكم عليه استناداً إلى القانون.",
    ],
)
def test_a_measure_or_a_law_is_no_source(reader: Reader, text: str) -> None:
    assert told(reader, text) == []


def test_between_a_verb_and_its_content_two_sources_are_told_apart(reader: Reader) -> None:
    inner, outer = statements(reader, "قال سكان الحي، وفقاً لصحيفة الضفة، إن الماء عاد إلى بيوتهم.")
    assert inner.cue.text == "قال"
    assert outer.source is not None
    assert outer.source.text == "صحيفة الضفة"
    assert inner.content == outer.content
    assert inner.parent == outer.id


def test_quoting_from_another_turns_the_order_round(reader: Reader) -> None:
    outer, inner = statements(reader, "قالت صحيفة الضفة، نقلاً عن سكان الحي، إن الماء عاد إلى بيوتهم.")
    assert (outer.cue.text, inner.cue.text) == ("قالت", "نقلاً عن")
    assert inner.parent == outer.id


def test_a_phrase_behind_speech_that_another_says_says_it_again(reader: Reader) -> None:
    found = told(reader, "وصف الوزير الاجتماع بأنه “مفيد جداً”، على حد قوله.")
    assert found[-1][:2] == (None, "على حد قوله")


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("وبحسب البلدية، عاد الماء.", ["بحسب"]),
        ("عاد الماء، وفقاً للبلدية.", ["وفقا ل"]),
        ("عاد الماء، حسبما أفادت البلدية، وفق الوزير.", ["حسبما", "وفق"]),
        ("عاد الماء، كما عاد التيار.", []),
        ("قال الناطق بلسان البلدية إن الماء عاد.", []),
    ],
)
def test_the_phrases_of_a_sentence_are_found_in_order(reader: Reader, text: str, cues: list[str]) -> None:
    reading = grounded(reader, text)
    found = phrase_cues(reading, 0, PhraseIndex(Words.load()), frozenset())
    assert [cue.lemma for cue in found] == cues


def test_the_longest_phrase_is_matched(reader: Reader) -> None:
    assert told(reader, "عاد الماء بحسب ما جاء في بيان البلدية.") == [("بيان البلدية", "بحسب ما جاء في", "عاد الماء")]


def test_a_phrase_is_looked_up_by_its_first_word(reader: Reader) -> None:
    reading = grounded(reader, "عاد الماء وفقاً للبلدية.")
    index = PhraseIndex(Words.load())
    pattern = index.pattern_at(reading, token(reading, "وفقاً"))
    assert pattern is not None
    assert (pattern.entry.form, pattern.letter) == ("وفقا ل", "ل")
    assert index.pattern_at(reading, 0) is None
    assert index.starting("الجسر") == []


@pytest.mark.parametrize(
    "text",
    [
        "من جهة أخرى، بحسب مصدر طبي، قتل ثلاثة عمال.",
        "من جهة أخرى وبحسب مصدر طبي قتل ثلاثة عمال.",
        "وبحسب مصدر طبي قتل ثلاثة عمال.",
    ],
)
def test_behind_a_connective_the_content_follows_the_source(reader: Reader, text: str) -> None:
    assert told(reader, text) == [("مصدر طبي", "بحسب", "قتل ثلاثة عمال")]
