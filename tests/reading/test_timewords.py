from __future__ import annotations

import pytest

from musnad.reading.timewords import FILES, TIMES, TimeWords, time_entries

WORDS = TimeWords.load()


def test_each_file_is_listed() -> None:
    assert {f"{name}.yaml" for name in FILES} | {"rules.yaml"} == {path.name for path in TIMES.glob("*.yaml")}


@pytest.mark.parametrize(
    ("spelling", "cls", "cut", "prep", "joint"),
    [
        ("الاحد", "weekday", 0, "", False), ("والاحد", "weekday", 1, "", True), ("للاحد", "weekday", 1, "ل", False),
        ("وبالاحد", "weekday", 2, "ب", True), ("يناير", "month", 0, "", False), ("بيناير", "month", 1, "ب", False),
        ("الاسبوع", "unit", 0, "", False), ("للاسبوع", "unit", 1, "ل", False), ("لعام", "unit", 1, "ل", False),
    ],
)  # fmt: skip
def test_spellings_with_clitics(spelling: str, cls: str, cut: int, prep: str, joint: bool) -> None:  # noqa: FBT001  # a table
    hit = next(hit for hit in WORDS.index[spelling] if hit.cls == cls)
    assert (hit.cut, hit.prep, hit.joint) == (cut, prep, joint)


def test_longer_phrases_come_first() -> None:
    lengths = [len(hit.rest) for hit in WORDS.index["اول"]]
    assert lengths == sorted(lengths, reverse=True)


def test_words_that_only_join_begin_nothing() -> None:
    assert not {"الي", "الماضي", "المقبل", "نفسه", "قليله"} & WORDS.starts.keys()
    assert {WORDS.starts[form] for form in ("امس", "الاحد", "يناير")} == {"word"}
    assert (WORDS.starts["ثلاثه"], WORDS.starts["من"], WORDS.starts["قبل"]) == ("number", "phrase", "led")


def test_forms_do_not_depend_on_the_order_of_a_set() -> None:
    assert TimeWords.load() == WORDS
    assert all(entry.example for entry in time_entries())
