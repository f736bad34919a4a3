import pytest

from musnad.case.intake import Limits, Options, Refused
from tests.originals import OTHER, found, refused
from tests.pdfs import Drawn, from_left, pdf, stream

FORMS = str.maketrans({"ا": "ﺎ", "ل": "ﻠ", "م": "ﻤ", "ة": "ﺔ", "ي": "ﻳ"})


def seen(text: str) -> list[str]:
    """A text of Arabic letters alone, as it is seen from left to right."""
    return list(reversed(text))


def test_what_is_drawn_as_it_is_seen_comes_in_the_order_of_writing() -> None:
    # seen from left to right: the words backwards, numbers and Latin words forwards, brackets as they look
    line = [
        *seen(" إلى الوادي"),
        *"ABC",
        *seen(" من "),
        *"(12.5)",
        *seen(" إن "),
        *"31/01/2022",
        *seen("قال الناطق في "),
    ]
    item = found(pdf(from_left(line)), "a.pdf")
    assert item.text == "قال الناطق في 31/01/2022 إن (12.5) من ABC إلى الوادي"
    assert (item.encoding, item.notes) == (None, ("visual-order",))


def test_what_is_drawn_from_the_right_comes_the_same() -> None:
    assert found(pdf(list(reversed(from_left(seen(OTHER))))), "a.pdf").text == OTHER


def test_presentation_forms_become_letters_and_nothing_else_is_changed() -> None:
    text = "أعلن المجلس في المدينة ﷺ ١٢"
    line = [*"١٢", *seen("أعلن المجلس في المدينة ﷺ ".translate(FORMS))]
    item = found(pdf(from_left(line)), "a.pdf")
    assert (item.text, item.notes) == (text, ("presentation-forms", "visual-order"))


@pytest.mark.parametrize("ligature", ["ﻻ", "لا"])
def test_a_ligature_keeps_the_order_of_its_letters(ligature: str) -> None:
    line = [*seen(" في المدينة"), "م", ligature, *seen("قال إن الس")]
    assert found(pdf(from_left(line)), "a.pdf").text == "قال إن السلام في المدينة"


def test_quotation_marks_are_mirrored_as_far_as_unicode_mirrors_them() -> None:
    line = [*"”", *seen("بيان"), *"“", *" ", *"«", *seen("في المدينة"), *"»", *seen("قال ")]
    assert found(pdf(from_left(line)), "a.pdf").text == "قال «في المدينة» “بيان”"


def test_brackets_that_a_font_names_as_they_are_written_are_turned_back() -> None:
    line = [*")", *seen("في المدينة"), *"(", *seen("قال المجلس ")]
    assert found(pdf(from_left(line)), "a.pdf").text == "قال المجلس (في المدينة)"


@pytest.mark.parametrize("reverse", [False, True])
def test_vowel_marks_stay_with_their_letters(*, reverse: bool) -> None:
    text = "وَكَانَ المُعَلّ\u0650م في المدينة"
    drawn = from_left(list(reversed(text)))
    assert {cell for cell, _, _ in drawn} >= {"\u064e", "\u0651", "\u0650"}
    item = found(pdf(list(reversed(drawn)) if reverse else drawn), "a.pdf")
    assert item.text == text


def lines(*texts: str, right: float = 500.0, top: float = 700.0, step: float = 15.0) -> list[Drawn]:
    return [glyph for n, text in enumerate(texts) for glyph in from_left(seen(text), right, top - n * step)]


LONG = ("قال المجلس إن الطريق إلى المدينة فتح", "وأضاف أن الجسر مغلق حتى الأربعاء من")


def test_lines_that_are_full_are_one_paragraph_and_a_short_one_ends_it() -> None:
    page = [*lines(*LONG, "غير سبب"), *lines(*LONG, top=655.0)]
    assert found(pdf(page), "a.pdf").text == " ".join((*LONG, "غير سبب")) + "\n" + " ".join(LONG)


def test_columns_are_read_from_the_right_below_what_stands_over_both() -> None:
    over = "أعلن المجلس في المدينة فتح الطريق إلى الوادي بعد أعمال الترميم في الجسر الشرقي منها"
    right, left = (f"العمود {side} يقول إن المدرسة." for side in ("الأيمن", "الأيسر"))
    page = [
        *lines(over),
        *lines(left, left, right=240.0, top=660.0),
        *lines(right, right, right, right=500.0, top=660.0),
    ]
    assert found(pdf(page), "a.pdf").text.split("\n") == [over, " ".join([right] * 3), " ".join([left] * 2)]


def test_a_paragraph_runs_on_in_the_next_page_and_page_numbers_are_left_out() -> None:
    number: list[Drawn] = [("1", 300.0, 20.0)]
    item = found(pdf([*lines(*LONG), *number], [*lines("الترميم فيه."), *number]), "a.pdf")
    assert (item.text, item.notes) == (" ".join((*LONG, "الترميم فيه.")), ("margins-dropped", "visual-order"))


def test_a_space_that_is_not_drawn_is_told_by_the_distance() -> None:
    drawn = [glyph for glyph in from_left(seen(OTHER)) if glyph[0] != " "]
    assert found(pdf(drawn), "a.pdf").text == OTHER


def test_single_signs_that_tell_no_letter_are_told() -> None:
    long = [from_left(seen(OTHER), base=700.0 - 15 * n) for n in range(3)]
    whole = [glyph for line in long for glyph in line]
    cell, left, base = whole[5]
    item = found(pdf([*whole[:5], ("\x01", left, base), *whole[6:]]), "a.pdf")
    assert (item.text.count("\ufffd"), item.notes) == (1, ("signs-unread", "visual-order"))
    assert item.text.replace("\ufffd", cell) == "\n".join([OTHER] * 3).replace("\n", " ")


def test_pictures_of_pages_have_no_text_layer() -> None:
    assert refused(pdf([]), "a.pdf") == Refused("", "intake.no-text-layer", {})


def test_letters_and_an_order_that_cannot_be_told_are_refused() -> None:
    assert refused(pdf(from_left(seen(OTHER)), unicode=False), "a.pdf").key == "intake.no-letters"
    assert refused(pdf(from_left(OTHER)), "a.pdf").key == "intake.visual-order"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"%PDF-1.7\nnothing", "intake.damaged"),
        (pdf(from_left(seen(OTHER)))[:400], "intake.damaged"),
        (pdf(from_left(seen(OTHER)), extra=b"9 0 obj << /Encrypt 1 >> endobj\n"), "intake.encrypted"),
        *(
            (pdf(from_left(seen(OTHER)), extra=b"<< /Filter %s >>" % filters), "intake.filters")
            for filters in (
                b"[/FlateDecode /FlateDecode]",
                b"[ /ASCII85Decode/Fl ]",
                b"/LZWDecode",
                b"[/RL]",
                b"/Fl#61teDecode",
                b"9 0 R",
            )
        ),
    ],
)
def test_what_is_damaged_or_locked_is_refused(data: bytes, key: str) -> None:
    assert refused(data, "a.pdf").key == key


def test_a_stream_that_becomes_many_times_its_size_is_refused_before_it_is_unpacked() -> None:
    bomb = stream(b"0" * (60 << 20), packed=True)
    item = refused(pdf(from_left(seen(OTHER)), extra=b"9 0 obj\n" + bomb + b"\nendobj\n"), "a.pdf")
    assert (item.key, item.values) == ("intake.bomb", {"ratio": 200})


def test_streams_that_are_packed_once_are_read() -> None:
    item = found(
        pdf(from_left(seen(OTHER)), packed=True, extra=b"<< /Filter [/DCTDecode] >> << /Filter [ ] >>"), "a.pdf"
    )
    assert item.text == OTHER


def test_more_pages_than_a_report_has_are_refused() -> None:
    page = from_left(seen(OTHER))
    assert refused(pdf(page, page, page), "a.pdf", Options(limits=Limits(pages=2))).key == "intake.too-many-pages"
