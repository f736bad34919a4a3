"""A report as names are looked for in it: clitics cut off, marks seen through, the longest name of each table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.authority.actors import ActorTable
from musnad.authority.countries import Countries
from musnad.authority.gazetteer import Gazetteer
from musnad.reading.found import NameFound
from musnad.reading.namesight import Opening, openings
from tests.reading.told import layers

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("word", "cut"),
    [
        ("حماس", ["حماس"]),
        ("وحماس", ["وحماس", "حماس"]),
        ("فحماس", ["فحماس", "حماس"]),
        ("بحماس", ["بحماس", "حماس"]),
        ("لحماس", ["لحماس", "حماس"]),
        ("كحماس", ["كحماس", "حماس"]),
        ("وبحماس", ["وبحماس", "بحماس", "حماس"]),
        ("ولحماس", ["ولحماس", "لحماس", "حماس"]),
        ("للتحالف", ["للتحالف", "التحالف", "لتحالف"]),
        ("وللتحالف", ["وللتحالف", "للتحالف", "التحالف", "لتحالف"]),
        ("وللبنان", ["وللبنان", "للبنان", "البنان", "لبنان"]),
        ("بالرقه", ["بالرقه", "الرقه"]),
        ("والرقه", ["والرقه", "الرقه"]),
        ("الرقه", ["الرقه"]),
        ("سوريا", ["سوريا"]),
        ("اب", ["اب"]),
        ("وام", ["وام", "ام"]),
        ("فلا", ["فلا", "لا"]),
        ("و", ["و"]),
        ("", [""]),
        ("لل", ["لل"]),
    ],
)
def test_a_word_is_read_whole_first_then_without_its_clitics(word: str, cut: list[str]) -> None:
    assert [opening.word for opening in openings(word)] == cut


def test_what_is_cut_off_is_counted_in_letters_of_the_word() -> None:
    assert openings("ولحماس") == (Opening(0, "ولحماس"), Opening(1, "لحماس"), Opening(2, "حماس"))
    assert openings("للتحالف")[1] == Opening(1, "التحالف")


@pytest.mark.parametrize("word", ["حماس", "وحماس", "بحماس", "للتحالف", "وللبنان", "فبالرقه"])
def test_every_opening_but_that_of_an_article_restored_is_the_end_of_the_word(word: str) -> None:
    for opening in openings(word):
        rest = word[opening.start :]
        assert opening.word in {rest, f"ال{rest[1:]}"}


@pytest.mark.parametrize(
    ("text", "name", "start"),
    [
        ("وللبنان حدود.", "لبنان", 2),
        ("ولسوريا حدود.", "سوريا", 2),
        ("فسوريا دولة.", "سوريا", 1),
        ("وبسوريا نهر.", "سوريا", 2),
        ("وَلِسوريا حدود.", "سوريا", 4),
        ("نفت الخبر لسوريا.", "سوريا", 11),
    ],
)
def test_a_name_begins_at_its_first_letter_in_the_text_as_received(
    reader: Reader, text: str, name: str, start: int
) -> None:
    found = layers(reader, text, "mentions").naming.names
    assert [(text[one.start : one.end], one.start) for one in found] == [(name, start)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("نفت قوات «سوريا» الديمقراطية الخبر.", ("قوات", "سوريا", "الديمقراطيه")),
        ('نفى تنظيم "الدولة الإسلامية" الخبر.', ("تنظيم", "الدوله", "الاسلاميه")),
        ("نفى تنظيم (داعش) الخبر.", ("تنظيم", "داعش")),
        ("نفت قوات سوريا الديمقراطية الخبر.", ("قوات", "سوريا", "الديمقراطيه")),
        ("قال للأمم المتحدة نعم.", ("الامم", "المتحده")),
    ],
)
def test_marks_inside_a_name_are_seen_through_and_its_words_are_folded(
    reader: Reader, text: str, words: tuple[str, ...]
) -> None:
    found = layers(reader, text, "mentions").naming.names
    assert [one.words for one in found] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "نفت قوات سوريا، الديمقراطية الخبر.",
        "نفت قوات. سوريا الديمقراطية.",
        "نفت قوات: سوريا الديمقراطية.",
    ],
)
def test_no_comma_or_stop_stands_inside_a_name(reader: Reader, text: str) -> None:
    found = layers(reader, text, "mentions").naming.names
    assert not any(named.actor.id == "sdf" for one in found for named in one.named)


def test_of_two_names_that_begin_in_a_word_the_longer_is_taken(reader: Reader) -> None:
    (found,) = layers(reader, "نفت الأمم المتحدة للطفولة الخبر.", "mentions").naming.names
    assert {named.actor.id for named in found.named} == {"un"}
    (found,) = layers(reader, "نفت منظمة الأمم المتحدة للطفولة الخبر.", "mentions").naming.names
    assert {named.actor.id for named in found.named} == {"unicef"}


def test_tables_are_asked_for_folded_words() -> None:
    assert ActorTable.load().begins("قسد")
    assert Countries.load().begins("سوريا")
    assert Gazetteer.open().begins("حلب")


def test_names_that_share_a_token_overlap_and_a_name_tells_its_span() -> None:
    def name(first: int, last: int) -> NameFound:
        return NameFound(start=first * 4, end=last * 4 - 1, first=first, last=last, kind="place", words=(), rule="none")

    assert name(0, 2).overlaps(name(1, 3))
    assert name(1, 3).overlaps(name(0, 2))
    assert not name(0, 2).overlaps(name(2, 3))
    assert (name(1, 3).span.start, name(1, 3).span.end) == (4, 11)
