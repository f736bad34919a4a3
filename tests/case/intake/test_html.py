import json

import pytest

from musnad.case.intake import Limits, Options
from tests.originals import OTHER, TEXT, found, refused

LINES = TEXT.split("\n")


def page(body: str = "", head: str = "") -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in LINES)
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head>{head}<style>p {{ color: red }}</style></head><body>'
        f"<nav><a href='/'>الرئيسية</a> <a href='/s'>رياضة</a></nav><article>{body}{paragraphs}</article>"
        "<script>var text = 'قال السكربت';</script><footer>جميع الحقوق محفوظة</footer></body></html>"
    )


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **fields})}</script>'


def test_the_running_text_is_taken_without_what_stands_around_it() -> None:
    item = found(page().encode())
    assert item.text.split("\n") == LINES
    assert (item.encoding, item.language, item.published, item.title) == ("utf-8", "ar", None, None)


def test_what_a_page_says_of_itself_in_structured_data_is_found() -> None:
    article = ld(
        **{"@type": "NewsArticle"},
        headline="فتح طريق الوادي",
        datePublished="2022-01-31T23:30:00+03:00",
        dateModified="2022-02-01T08:00:00+03:00",
        author=[{"@type": "Person", "name": "سامي الحداد"}, {"name": "ليلى النجار"}],
        publisher={"@type": "Organization", "name": "صحيفة النبع"},
    )
    head = article + '<link rel="canonical" href="https://example.org/a/1"><meta property="og:title" content="غيره">'
    item = found(page("<h1>فتح طريق الوادي</h1>", head).encode())
    assert (item.title, item.outlet, item.byline) == ("فتح طريق الوادي", "صحيفة النبع", "سامي الحداد، ليلى النجار")
    assert (item.published, item.published_at) == ("2022-01-31", "2022-01-31T23:30:00+03:00")
    assert (item.edited, item.url) == ("2022-02-01T08:00:00+03:00", "https://example.org/a/1")
    assert item.text.split("\n") == LINES


def test_an_article_inside_a_graph_is_found_and_other_things_are_not_it() -> None:
    graph = {"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["Article"], "headline": "عنوان"}]}
    assert found(page(head=ld(**graph)).encode()).title == "عنوان"
    assert found(page(head=ld(**{"@type": "Product"}, headline="سلعة")).encode()).title is None


def test_meta_elements_and_the_only_headline_are_found() -> None:
    head = (
        '<title>فتح الطريق | صحيفة</title><meta property="og:site_name" content="صحيفة النبع">'
        '<meta name="author" content="هند"><meta property="article:author" content="https://example.org/hind">'
        '<meta property="article:published_time" content="2022-01-31">'
    )
    item = found(page("<h1>فتح <b>الطريق</b></h1>", head).encode())
    assert (item.title, item.outlet, item.byline) == ("فتح الطريق", "صحيفة النبع", "هند")
    assert (item.published, item.published_at) == ("2022-01-31", None)


def test_days_that_differ_are_told() -> None:
    head = ld(**{"@type": "Article"}, datePublished="2022-01-31") + '<meta name="date" content="2022-02-03">'
    item = found(page(head=head).encode())
    assert (item.published, item.notes) == ("2022-01-31", ("days-differ",))


@pytest.mark.parametrize("value", ["03/02/2022", "أمس", "1970-01-01T00:00:00Z", "0001-01-01", "2022-13-01", ""])
def test_a_date_that_tells_no_day_or_two_is_none(value: str) -> None:
    assert found(page(head=f'<meta name="date" content="{value}">').encode()).published is None


@pytest.mark.parametrize(
    ("head", "encoding", "notes"),
    [
        ('<meta charset="windows-1256">', "windows-1256", ()),
        ('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-6">', "iso-8859-6", ()),
        ('<meta charset="utf-8">', "windows-1256", ("encoding-misnamed",)),
        ("", "windows-1256", ()),
    ],
)
def test_the_encoding_is_the_one_a_page_names_or_the_one_it_is_in(
    head: str, encoding: str, notes: tuple[str, ...]
) -> None:
    item = found(page(head=head).encode(encoding))
    assert (item.text.split("\n"), item.encoding, item.notes) == (LINES, encoding, notes)


def test_utf8_that_calls_itself_another_encoding_is_utf8() -> None:
    item = found(page(head='<meta charset="windows-1256">').encode())
    assert (item.text.split("\n"), item.encoding, item.notes) == (LINES, "utf-8", ("encoding-misnamed",))


def test_utf16_pages_are_read() -> None:
    assert found(page().encode("utf-16")).text.split("\n") == LINES


def test_single_broken_bytes_are_replaced_and_told() -> None:
    data = (page() + " " * 4000).encode().replace("الجسر".encode(), "الجسر".encode() + b"\xff", 1)
    item = found(data)
    assert item.notes == ("bytes-replaced",)
    assert "الجسر\ufffd مغلق" in item.text


@pytest.mark.parametrize(
    "active",
    [
        "<script>قال المهاجم</script>",
        "<style>قال المهاجم</style>",
        "<noscript>قال المهاجم</noscript>",
        '<svg onload="قال المهاجم"></svg>',
        "<template>قال المهاجم</template>",
        '<iframe srcdoc="قال المهاجم"></iframe>',
        "<!-- قال المهاجم -->",
        "<p hidden>قال المهاجم</p>",
        '<p style="color: red; DISPLAY : none">قال المهاجم</p>',
    ],
)
def test_what_runs_or_is_not_shown_is_never_text(active: str) -> None:
    assert found(page(active).encode()).text.split("\n") == LINES


def test_a_table_is_part_of_the_text_with_a_row_a_line() -> None:
    cells = "<tr><th>المبنى</th><th>حاله</th></tr><tr><td>المدرسة</td><td>مفتوحة <b>اليوم</b></td></tr>"
    text = found(page(f"<p>{OTHER}</p><table>{cells}</table>").encode()).text
    assert text.split("\n") == [OTHER, "المبنى\tحاله", "المدرسة\tمفتوحة اليوم", *LINES]


def test_lists_quotations_and_headings_are_as_they_are_written() -> None:
    inside = f"<p>{OTHER}</p><ul><li>الأول</li><li>الثاني</li></ul><blockquote>قول</blockquote><h2>عنوان</h2>"
    assert found(page(inside).encode()).text.split("\n") == [OTHER, "الأول", "الثاني", "قول", "عنوان", *LINES]


def test_tables_that_only_lay_a_page_out_leave_no_trace() -> None:
    text = "<br><br>".join([OTHER, *LINES, OTHER])
    menu = "<td width=20%><a href=/>الرئيسية</a><br><a href=/s>رياضة</a></td>"
    inner = f"<table><tr><td><font size=4>{text}</font></td></tr></table>"
    markup = (
        f"<html><body><table><tr>{menu}<td>{inner}</td></tr><tr><td colspan=2>الحقوق</td></tr></table></body></html>"
    )
    assert found(markup.encode("cp1256"), "a.html").text.split("\n") == [OTHER, *LINES, OTHER]


@pytest.mark.parametrize(
    "line",
    [
        '<p><strong>اقرأ أيضاً: <a href="/x">قصف على مدينة أخرى</a></strong></p>',
        '<div>إقرأ أيضا <a href="/x">قصف على مدينة أخرى</a></div>',
        '<p><a href="/x">شاهد أيضًا: قصف على مدينة أخرى</a></p>',
    ],
)
def test_a_line_that_leads_to_another_report_is_left_out_and_told(line: str) -> None:
    item = found(page(f"<p>{OTHER}</p>{line}").encode())
    assert (item.text.split("\n"), item.notes) == ([OTHER, *LINES], ("related-dropped",))


@pytest.mark.parametrize(
    "line", ['<p>وقال: <a href="/x">شاهد على القصف</a> إنه رآه</p>', "<p>اقرأ أيضاً في التقرير ما قاله الناطق</p>"]
)
def test_a_line_with_words_of_its_own_stays(line: str) -> None:
    item = found(page(f"<p>{OTHER}</p>{line}").encode())
    assert len(item.text.split("\n")) == 4
    assert item.notes == ()


@pytest.mark.parametrize(
    ("markup", "key"),
    [
        ("<html><body></body></html>", "intake.no-body"),
        ("<html><body><script>قال</script></body></html>", "intake.no-body"),
        ("<html><body><p>The mayor said so.</p></body></html>", "input.not-arabic"),
        ("<html>" + "<p>" * 3000, "intake.too-many-elements"),
    ],
)
def test_a_page_without_a_report_is_refused(markup: str, key: str) -> None:
    assert refused(markup.encode(), options=Options(limits=Limits(elements=2000))).key == key


def test_entities_of_a_page_are_letters() -> None:
    markup = f"<html><body><article><p>{OTHER} &#1602;&#1575;&#1604; &amp; &quot;نعم&quot;</p></article></body></html>"
    assert found(markup.encode()).text.endswith('قال & "نعم"')


def test_an_entity_of_a_document_type_brings_nothing_in() -> None:
    markup = (
        '<!DOCTYPE html [<!ENTITY file SYSTEM "file:///etc/passwd">]><html><body><article>'
        f"<p>{OTHER} &file;</p></article></body></html>"
    )
    assert "root:" not in found(markup.encode()).text
