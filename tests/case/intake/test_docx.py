import io
import zipfile

import pytest

from musnad.case.intake import Limits, Options, Refused
from tests.originals import OTHER, TEXT, found, refused

LINES = TEXT.split("\n")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}{''.join(runs)}</w:p>"


def docx(body: str, *, before: str = "", **parts: str) -> bytes:
    document = f'<?xml version="1.0"?>{before}<w:document xmlns:w="{W}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return out.getvalue()


def test_paragraphs_headings_and_tables_stand_in_their_order() -> None:
    cell = "<w:tc>{}</w:tc>".format
    row = (
        "<w:tr>"
        + cell(paragraph(run("المدرسة")))
        + cell(paragraph(run("مفتوحة")) + paragraph(run("اليوم")))
        + "</w:tr>"
    )
    nested = f"<w:tr>{cell(f'<w:tbl>{row}</w:tbl>')}</w:tr>"
    body = (
        paragraph(run("فتح الطريق"), style="Title")
        + paragraph(run(LINES[0][:9]), run(LINES[0][9:]))
        + paragraph()
        + f"<w:tbl><w:tblPr/>{row}{nested}</w:tbl>"
        + f"<w:sdt><w:sdtContent>{paragraph(run(LINES[1]))}</w:sdtContent></w:sdt>"
        + paragraph(run("أول"), "<w:r><w:br/></w:r>", run("ثان"), "<w:r><w:tab/></w:r>", run("ثالث"))
    )
    item = found(docx(body), "a.docx")
    assert item.text.split("\n") == [
        "فتح الطريق", LINES[0], "المدرسة\tمفتوحة اليوم", "المدرسة مفتوحة اليوم", LINES[1], "أول", "ثان\tثالث",
    ]  # fmt: skip
    assert (item.title, item.encoding, item.notes) == ("فتح الطريق", None, ())


def test_what_was_deleted_or_hidden_is_no_text_and_told() -> None:
    body = paragraph(
        run(OTHER),
        f"<w:del><w:r><w:delText>محذوف</w:delText></w:r>{run('محذوف')}</w:del><w:ins>{run(' وأضيف')}</w:ins>",
        run("مخفي", "<w:vanish/>"),
        run(" ظاهر", '<w:vanish w:val="0"/>'),
        "<w:r><w:instrText>PAGE</w:instrText></w:r>",
    )
    item = found(docx(body), "a.docx")
    assert (item.text, item.notes) == (OTHER + " وأضيف ظاهر", ("tracked-changes", "hidden-text"))


def test_footnotes_follow_the_text_and_properties_tell_the_title() -> None:
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator">{paragraph(run("--"))}</w:footnote>'
        f"<w:footnote>{paragraph(run('حاشية أولى'))}</w:footnote></w:footnotes>"
    )
    core = (
        '<p xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/"><dc:title>خبر</dc:title>'
        "<dc:creator>PC</dc:creator><t:modified>2022-01-31T10:00:00Z</t:modified></p>"
    )
    item = found(docx(paragraph(run(OTHER)), word__footnotes=notes, docProps__core=core), "a.docx")
    assert (item.text, item.notes) == (OTHER + "\nحاشية أولى", ("footnotes-below",))
    assert (item.title, item.edited, item.published, item.byline) == ("خبر", "2022-01-31T10:00:00+00:00", None, None)


@pytest.mark.parametrize(
    "before",
    [
        '<!DOCTYPE d [<!ENTITY a "ها"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE d SYSTEM "http://example.org/d.dtd">',
    ],
)
def test_entities_are_refused(before: str) -> None:
    assert refused(docx(paragraph(run(OTHER)), before=before), "a.docx") == Refused("", "intake.xml-entities", {})


def test_what_is_damaged_empty_or_too_large_is_refused() -> None:
    assert refused(docx("<w:p>"), "a.docx").key == "intake.damaged"
    assert refused(docx(""), "a.docx").key == "input.empty-text"
    large = docx(paragraph(run("ا" * 60_000)))
    assert refused(large, "a.docx", Options(limits=Limits(part_bytes=50_000))).key == "intake.too-large"
    assert refused(docx("<w:p/>" * 3_000_000), "a.docx", Options(limits=Limits(ratio=20))).key == "intake.bomb"
