import csv
import io

import pytest

from musnad.case.intake import Found, Limits, Options, Refused
from musnad.case.intake.fields import FIELDS, usual_names
from tests.originals import OTHER, TEXT, read_all, refused, texts


def table(rows: list[list[str]], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


ROWS = [
    ["id", "Title", "Body", "Source", "Publication_Date", "Author", "Link"],
    ["1", "فتح الطريق", TEXT, "صحيفة النبع", "2022-01-31", "هند", "https://example.org/1"],
    ["2", "", OTHER, "", "2022-02-01", "", ""],
]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
def test_a_report_a_row_under_the_usual_names(delimiter: str, encoding: str) -> None:
    first, second = read_all(table(ROWS, delimiter).encode(encoding), "a.csv")
    assert isinstance(first, Found)
    assert isinstance(second, Found)
    assert (first.part, first.text, first.title, first.outlet) == ("line 2", TEXT, "فتح الطريق", "صحيفة النبع")
    assert (first.published, first.byline, first.url) == ("2022-01-31", "هند", "https://example.org/1")
    assert (second.part, second.text, second.title, second.published) == ("line 4", OTHER, None, "2022-02-01")


def test_the_delimiter_that_excel_tells_is_taken() -> None:
    data = "sep=;\r\n" + table([["text", "a,b,c,d"], [OTHER, "x"]], ";")
    (item,) = read_all(data.encode(), "a.csv")
    assert (item.part, texts([item])) == ("line 3", [OTHER])


def test_arabic_names_of_columns_are_known() -> None:
    (item,) = read_all(table([["العنوان", "نص الخبر", "تاريخ النشر"], ["خبر", OTHER, "٢٠٢٢/١/٥"]]).encode(), "a.csv")
    assert isinstance(item, Found)
    assert (item.title, item.text, item.published) == ("خبر", OTHER, "2022-01-05")


def test_the_columns_of_the_user_stand_above_the_usual_ones() -> None:
    data = table([["text", "story text"], ["x", OTHER]]).encode()
    (item,) = read_all(data, "a.csv", Options(columns={"text": "Story_Text", "title": "text"}))
    assert isinstance(item, Found)
    assert (item.text, item.title) == (OTHER, "x")


@pytest.mark.parametrize(
    ("columns", "key"),
    [
        ({"text": "nowhere"}, "intake.no-column"),
        ({"words": "text"}, "intake.no-field"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(columns: dict[str, str], key: str) -> None:
    assert refused(table(ROWS).encode(), "a.csv", Options(columns=columns)).key == key


def test_a_table_whose_text_is_nowhere_names_its_columns() -> None:
    item = refused(table([["a", "b"], ["1", OTHER]]).encode(), "a.csv")
    assert (item.key, item.values) == ("intake.no-text-column", {"columns": "a, b"})


def test_formulas_stay_the_text_that_they_are() -> None:
    text = f'=HYPERLINK("http://example.org") {OTHER}'
    rows = [["text", "title"], [text, "+1+1"], ["@SUM(A1) " + OTHER, "-2"], ["\t=1 " + OTHER, "=cmd|' /C calc'!A0"]]
    items = read_all(table(rows).encode(), "a.csv")
    assert texts(items) == [row[0] for row in rows[1:]]
    assert [item.title for item in items if isinstance(item, Found)] == ["+1+1", "-2", "=cmd|' /C calc'!A0"]


def test_a_bad_row_is_refused_by_its_line_and_the_others_are_taken() -> None:
    data = f'text,title\n"{OTHER}",a\n"x" y,b\n{OTHER},c,d\n,e\nplain words,f\n"{OTHER}"\n'.encode()
    items = read_all(data, "a.csv")
    assert [(item.part, text) for item, text in zip(items, texts(items), strict=True)] == [
        ("line 2", OTHER),
        ("line 3", "intake.bad-row"),
        ("line 4", "intake.row-cells"),
        ("line 5", "input.empty-text"),
        ("line 6", "input.not-arabic"),
        ("line 7", OTHER),
    ]


def test_a_quotation_mark_that_never_closes_is_refused_and_not_taken_for_a_text() -> None:
    data = f'text\n{OTHER}\n"{OTHER}\n{OTHER}\n'.encode()
    assert texts(read_all(data, "a.csv")) == [OTHER, "intake.bad-row"]


def test_a_day_that_can_be_read_in_two_ways_is_left_open_and_told() -> None:
    (item,) = read_all(table([["text", "date"], [OTHER, "03/02/2022"]]).encode(), "a.csv")
    assert isinstance(item, Found)
    assert (item.published, item.notes) == (None, ("day-unread",))


def test_a_row_with_bytes_of_another_encoding_is_refused_and_the_others_are_taken() -> None:
    data = f"text\n{OTHER}\n".encode() + OTHER.encode("cp1256") + f"\n{OTHER}\n".encode()
    items = read_all(data, "a.csv")
    assert texts(items) == [OTHER, "intake.broken-bytes", OTHER]


def test_a_cell_may_be_as_long_as_a_report_and_no_longer() -> None:
    before = csv.field_size_limit()
    long = (OTHER + " ") * 3000
    data = table([["text"], [long], [OTHER]]).encode()
    assert texts(read_all(data, "a.csv")) == [long, OTHER]
    few = Options(limits=Limits(part_bytes=1000))
    assert texts(read_all(data, "a.csv", few)) == ["intake.too-large", OTHER]
    many = table([["text"], ["\n".join([OTHER] * 30)], [OTHER]]).encode()
    assert texts(read_all(many, "a.csv", few))[0] == "intake.bad-row"
    assert csv.field_size_limit() == before


def test_parts_are_counted() -> None:
    items = read_all(table([["text"], *[[OTHER]] * 20]).encode(), "a.csv", Options(limits=Limits(parts=3)))
    assert texts(items) == [OTHER, OTHER, OTHER, "intake.too-many-parts"]
    assert isinstance(items[-1], Refused)


def test_every_field_has_usual_names_and_no_name_means_two() -> None:
    assert set(usual_names()) == set(FIELDS)
    names = [name for field in usual_names().values() for name in field]
    assert len(names) == len(set(names))
