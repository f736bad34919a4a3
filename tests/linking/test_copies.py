from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.arabic.tokens import tokenize
from musnad.linking.copies import LEAST, RUN, WINDOW, compare, fingerprints, passages, runs_of
from tests.strategies import texts

BRIDGE = (
    "أعلنت بلدية الوادي فتح الجسر القديم أمام الشاحنات بعد أشهر من أعمال الترميم التي شارك فيها مهندسون من أربع "
    "محافظات وكلفت نحو مليوني ليرة، وقال المهندس المشرف إن الجسر يحمل الآن ضعف ما كان يحمله قبل انهيار دعامته الوسطى"
)
HARBOUR = (
    "رست في الميناء سفينة تحمل قمحاً بعد انتظار دام أسبوعين خارج المياه الإقليمية بسبب خلاف على الرسوم، وذكر قبطانها "
    "أن الحمولة ستفرغ خلال ثلاثة أيام إذا لم تتوقف الرافعات مجدداً كما حدث الشهر الماضي حين تعطلت اثنتان منها"
)


def words(text: str) -> list[str]:
    return [token.form for token in tokenize(text) if token.kind != "mark"]


def runs(text: str) -> frozenset[int]:
    return frozenset(runs_of(words(text)))


def test_a_text_is_a_copy_of_itself_in_other_marks_and_vowels() -> None:
    other = BRIDGE.replace("،", " -").replace("فتح", "فَتْح").replace("إن", "ان")
    copy = compare("a", "b", runs(BRIDGE), runs(other))
    assert copy is not None
    assert (copy.of_first, copy.of_second) == (1.0, 1.0)


def test_other_texts_are_none() -> None:
    assert compare("a", "b", runs(BRIDGE), runs(HARBOUR)) is None


def test_a_text_taken_into_a_longer_one_is_wholly_of_it() -> None:
    copy = compare("long", "brief", runs(f"{HARBOUR}. {BRIDGE}. {HARBOUR[::-1]}"), runs(BRIDGE))
    assert copy is not None
    assert (copy.first, copy.of_first) == ("brief", 1.0)
    assert copy.of_second < 0.5


def test_a_formula_that_newsrooms_share_is_no_copy() -> None:
    formula = "وقال مدير المرصد سامر الحداد لوكالة الأنباء إن"
    assert compare("a", "b", runs(f"{formula} {BRIDGE}"), runs(f"{formula} {HARBOUR}")) is None


def test_a_brief_of_less_words_is_a_copy_if_all_of_it_is_there() -> None:
    brief = " ".join(words(BRIDGE)[:8])
    copy = compare("a", "b", runs(brief), runs(BRIDGE))
    assert copy is not None
    assert copy.of_first == 1.0
    assert len(words(brief)) < LEAST


def test_passages_are_where_they_are_said_to_be() -> None:
    second = f"وكالات - الوادي: {HARBOUR[:40]}… {BRIDGE.replace('أربع', 'خمس')}"
    found = passages(BRIDGE, second)
    assert len(found) == 2
    for passage in found:
        first, other = passage.first.of(BRIDGE).text, passage.second.of(second).text
        assert words(first) == words(other)
        assert len(words(first)) >= RUN


def test_a_passage_printed_twice_is_found_where_it_goes_on_longest() -> None:
    start = " ".join(BRIDGE.split()[:10])
    (passage,) = passages(BRIDGE, f"{start}… {BRIDGE}")
    assert passage.second.start > len(start)


def test_a_text_of_one_word_over_and_over_is_one_passage() -> None:
    text = "قال " * 20_000
    (passage,) = passages(text, text)
    assert (passage.first.start, passage.first.end) == (passage.second.start, passage.second.end) == (0, len(text) - 1)


@given(texts(400), texts(400))
def test_passages_of_any_texts_hold_the_same_words(first: str, second: str) -> None:
    for passage in passages(first, second):
        assert words(passage.first.of(first).text) == words(passage.second.of(second).text)


@given(st.integers(0, 2**32), st.integers(0, 60), st.integers(0, 60))
def test_a_passage_of_run_and_window_words_is_always_found(seed: int, before: int, behind: int) -> None:
    rng = random.Random(seed)  # noqa: S311  # words of a test
    letters = [f"{rng.getrandbits(40):x}" for _ in range(2 * (before + behind) + RUN + WINDOW)]
    shared = letters[: RUN + WINDOW - 1]
    rest = letters[RUN + WINDOW - 1 :]
    one = [*rest[:before], *shared, *rest[before : before + behind]]
    other = [*rest[before + behind :], *shared]
    assert fingerprints(runs_of(one)) & fingerprints(runs_of(other))


@given(st.lists(st.sampled_from(["في", "من", "قال", "جسر"]), max_size=60))
def test_there_is_a_run_for_each_place_where_one_can_begin(forms: list[str]) -> None:
    assert len(runs_of(forms)) == max(0, len(forms) - RUN + 1)


@pytest.mark.parametrize("text", ["", "،", "عاجل", "فُتح الجسر القديم"])
def test_texts_of_few_words_are_no_copies_of_each_other(text: str) -> None:
    assert passages(text, BRIDGE) == ()
    assert compare("a", "b", runs(text), runs(text)) is None
    assert compare("a", "b", runs(text), runs("")) is None
