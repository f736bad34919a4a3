from __future__ import annotations

import re
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring

from musnad.case.originalview import sanitised, view, viewable
from musnad.errors import CaseError

PAGE = """<!doctype html><html dir=rtl lang=ar><head><title>عنوان</title><base href=http://x.example>
<meta http-equiv=refresh content="0;url=http://x.example"><link rel=stylesheet href=http://x.example/a.css>
<style>p{color:red}</style><script>alert(1)</script></head><body onload=x()><h1>خبر</h1>
<p style="background:url(http://x.example)" onclick="a()" lang=ar>قال <a href="javascript:alert(1)">الناطق</a>
<img src=http://x.example/1.png onerror=alert(1)><svg><script>1</script></svg><iframe src="http://x.example"></iframe>
<form action=http://x.example><input name=a></form><math><mi xlink:href="data:x"></mi></math>
<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript></p></body></html>"""
HARMLESS = {"dir", "lang", "colspan", "rowspan", "start", "charset"}


def shown(data: bytes, name: str = "a.html") -> str:
    return view(BytesIO(data), name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_of_a_page_its_words_are_left_and_nothing_that_runs_or_leads_away(encoding: str) -> None:
    page = shown(PAGE.encode(encoding))
    assert "قال <a>الناطق</a>" in page
    assert "<h1>خبر</h1>" in page
    assert page.startswith('<!doctype html><html dir="rtl">')
    for gone in (
        "script",
        "alert",
        "example",
        "style",
        "onclick",
        "<img",
        "<form",
        "<iframe",
        "<svg",
        "<base",
        "عنوان",
    ):
        assert gone not in page


def test_a_text_stands_line_by_line_with_its_markup_as_words() -> None:
    page = shown("قال: <script>alert(1)</script>\n\nb & c".encode(), "a.txt")
    assert "<script" not in page
    assert '<p dir="auto">قال: &lt;script&gt;alert(1)&lt;/script&gt;</p><p dir="auto"><br></p>' in page


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.4 x", "a.pdf"),
        (b"PK\x03\x04", "a.zip"),
        (b"", "a.txt"),
        (b"\x89PNG", "a.png"),
        (b"a" * 5_000_000, "a"),
    ],
)
def test_what_cannot_be_shown_says_so(data: bytes, name: str) -> None:
    assert viewable(BytesIO(data), name) is None
    with pytest.raises(CaseError, match="download"):
        shown(data, name)


@pytest.mark.parametrize(("data", "name"), [(b"<html><p>x", "a"), (b"x", "a.txt"), (b'{"text":"x"}', "a.json")])
def test_pages_texts_and_lists_can_be_shown(data: bytes, name: str) -> None:
    assert viewable(BytesIO(data), name) is not None


_PIECES = st.sampled_from(
    ["<", ">", "/", "script", "img", " src=x", " onerror=a", "svg", "math", "style", "--", "<!--", "a", '"', "'",
     "&lt;", "<a href=javascript:1>", "</p>", "<table>", "<td>", "]]>", "<![CDATA[", "noscript", "template", "قال",
     "\x00", "&#0;"]
)  # fmt: skip


@given(markup=st.lists(_PIECES, max_size=30).map("".join))
def test_whatever_the_markup_no_element_or_attribute_is_left_that_does_anything(markup: str) -> None:
    cleaned = sanitised(markup)
    tree = document_fromstring(f"<html><body><p>.</p>{cleaned}</body></html>")
    for element in tree.iter():
        assert isinstance(element.tag, str)
        assert element.tag not in {"script", "style", "img", "svg", "iframe", "object", "form", "input", "link", "meta"}
        assert set(element.attrib) <= HARMLESS
    assert not re.search(r"<[^>]*\son\w+=", cleaned)


def test_a_text_of_more_lines_than_a_page_can_hold_is_downloaded() -> None:
    assert shown("سطر\n".encode() * 2_000, "a.txt").count("<p ") == 2_000
    with pytest.raises(CaseError) as refused:
        shown("سطر\n".encode() + b"\n" * 200_000, "a.txt")
    assert refused.value.key == "original.no-view"


def test_a_page_of_elements_in_each_other_without_end_is_downloaded() -> None:
    assert "خبر" in shown(b"<div>" * 500 + "خبر".encode())
    assert "خبر" in shown(b"<p>x<br><li>y" * 5_000 + "خبر".encode())
    assert "خبر" in shown(b"<div><span>x</span></div>" * 5_000 + "خبر".encode())
    with pytest.raises(CaseError) as refused:
        shown(b"<html><body>" + b"<div>" * 100_000 + "خبر".encode())
    assert refused.value.key == "original.no-view"
