"""Names, places and times in the terminal."""

import re
import subprocess
import sys

import msgspec
import pytest

from musnad.cli.table import plain, report_rows
from musnad.export.labels import load_labels
from musnad.model import Reason, Record
from tests.records import sample_record
from tests.rich_records import rich_record


def shown(record: Record, language: str) -> dict[str, str]:
    """The lines of a table by the ids they begin with."""
    table = plain(report_rows(record, "report.txt", load_labels(language)))
    return dict(re.findall(r"^    ([et]\d+)\s+(.+)$", table, re.MULTILINE))


def test_a_reader_of_english_sees_who_where_and_when_and_why() -> None:
    lines = shown(rich_record(), "en")
    assert lines["e5"].startswith("Syrian Democratic Forces · rebel group · Syria · why: ")
    assert lines["e5"].endswith("قوات سوريا الديمقراطية, قسد, مرتزقة قسد (takes sides)")
    assert lines["e2"] == (
        "Ghwayran, Al-Hasakah, Syria · quarter · near a known place (point: the place it lies in) · "
        "why: a word for its kind stands before it, the report says what it lies in · حي غويران"
    )
    assert lines["t2"] == "2022-01-30 · Sunday 30 January 2022 · counted from 2022-01-31 · أمس الأحد"


def test_a_reader_of_arabic_sees_the_same_with_the_arabic_first() -> None:
    lines = shown(rich_record(), "ar")
    assert lines["e2"].startswith("حي غويران · محافظة الحسكة، سوريا · حي · ")
    assert lines["e2"].endswith(" · Ghwayran")
    assert lines["e8"].endswith("Samer al-Haddad · منقول بالحروف")
    assert lines["t2"].startswith("أمس الأحد · 2022-01-30 · الأحد 30 كانون الثاني/يناير 2022 · محسوب من 2022-01-31")


def test_what_is_not_settled_is_told_with_what_it_may_be() -> None:
    line = shown(rich_record(), "en")["e9"]
    assert line.startswith("not settled (Tall Ahmar, town or village, Aleppo, Syria; Tall Ahmar, ")
    assert shown(rich_record(), "en")["e14"].startswith("Mazraat al-Wadi · transliterated · place")


def test_a_time_without_a_date_says_so_and_a_flag_is_told() -> None:
    lines = shown(rich_record(), "en")
    assert lines["t7"] == "no date · وقت سابق"
    assert "the weekday disagrees with the date" in lines["t5"]
    assert "اليوم لا يوافق التاريخ" in shown(rich_record(), "ar")["t5"]


@pytest.mark.parametrize(
    ("language", "why"),
    [
        ("en", "counted from the day of publication · why: before or after, as the words say"),
        ("ar", "محسوب من يوم النشر · السبب: قبل أو بعد كما يقول اللفظ"),
    ],
)
def test_a_time_is_told_with_what_it_rests_on_once(language: str, why: str) -> None:
    record = rich_record()
    reasons = (Reason(code="publication", detail="2022-01-31"), Reason(code="said_direction"))
    time = msgspec.structs.replace(record.times[1], reference="publication", reasons=reasons)
    record = msgspec.structs.replace(record, times=(record.times[0], time, *record.times[2:]))
    assert why in shown(record, language)["t2"]


@pytest.mark.parametrize(
    ("language", "speaker", "date"),
    [
        ("en", "Syrian Democratic Forces", "2022-01-30 (the statement it continues)"),
        ("ar", "قوات سوريا الديمقراطية", "2022-01-30 (القول الذي يتبعه)"),
    ],
)
def test_the_speaker_stands_beside_the_source_and_the_date_with_its_basis(
    language: str, speaker: str, date: str
) -> None:
    labels = load_labels(language)
    rows = report_rows(rich_record(), "report.txt", labels)
    words = [row.words for row in rows]
    at = words.index("“قسد”")
    assert words[at + 1] == speaker
    assert date in words[at:]


def test_a_place_that_is_not_settled_has_its_name_in_english_all_the_same() -> None:
    record = rich_record()
    entities = tuple(
        msgspec.structs.replace(each, name_en="Tell Ahmar", name_en_basis="transliterated") if each.id == "e9" else each
        for each in record.entities
    )
    line = shown(msgspec.structs.replace(record, entities=entities), "en")["e9"]
    assert line.startswith("Tell Ahmar · transliterated · not settled (Tall Ahmar, town or village, Aleppo, Syria; ")


def test_a_report_without_names_has_no_lists_of_them() -> None:
    words = [row.words for row in report_rows(sample_record(), "report.txt", load_labels("en"))]
    assert not {"People and organizations", "Places", "Times"} & set(words)


def test_no_name_steers_the_terminal() -> None:
    record = rich_record()
    evil = tuple(
        msgspec.structs.replace(entity, name_en="\x1b[31mA\nB", authority="\x07") for entity in record.entities
    )
    table = plain(report_rows(msgspec.structs.replace(record, entities=evil), "report.txt", load_labels("en")))
    assert not set(table) & {"\x1b", "\x07", "\r"}
    assert "␛[31mA B" in table


def test_the_table_needs_neither_the_map_nor_the_page() -> None:
    code = "import sys, musnad.cli.table; print(*(n for n in sys.modules if n.startswith('musnad.export')))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"musnad.export.map", "musnad.export.outlines", "musnad.export.html"} & set(loaded)
