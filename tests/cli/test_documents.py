import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.case.intake.arabic import other_language
from musnad.case.intake.found import Given
from musnad.cli.documents import looks_like_json, read_document
from musnad.cli.refusal import RefusalError
from musnad.model import Document
from tests.records import TEXT


def from_text(text: str, **said: Any) -> Document:
    return read_document(text.encode(), as_json=False, given=Given(**said))


def from_json(value: Any, **said: Any) -> Document:
    return read_document(json.dumps(value).encode(), as_json=True, given=Given(**said))


def refusal_of(data: bytes, *, as_json: bool) -> RefusalError:
    with pytest.raises(RefusalError) as caught:
        read_document(data, as_json=as_json, given=Given())
    return caught.value


def test_a_text_is_the_document() -> None:
    document = from_text(TEXT, published="2022-01-31", outlet="صحيفة")
    assert (document.text, document.published, document.published_basis) == (TEXT, "2022-01-31", "given")
    assert (document.outlet, document.title) == ("صحيفة", None)


def test_a_document_may_stand_bare_or_under_its_key_and_its_own_id_is_left() -> None:
    fields = {"id": "r1", "text": TEXT, "title": "", "outlet": "صحيفة", "published": "2015-08-03T10:00:00Z"}
    bare, under = from_json(fields), from_json({"document": fields, "statements": []})
    assert bare == under
    assert bare.id.startswith("sha256:")
    assert (bare.title, bare.published, bare.published_basis) == (None, "2015-08-03", "metadata")


def test_what_the_user_says_stands_above_what_the_file_says() -> None:
    document = from_json({"text": TEXT, "published": "2015-08-03", "outlet": "أ"}, published="2022-01-31", outlet="ب")
    assert (document.published, document.published_basis, document.outlet) == ("2022-01-31", "given", "ب")


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ([], "input.no-document"),
        ({"title": "x"}, "input.no-document"),
        ({"document": {"id": "x"}}, "input.no-document"),
        ({"text": 5}, "input.json-type"),
        ({"text": None}, "input.json-type"),
        ({"text": TEXT, "title": ["x"]}, "input.json-type"),
        ({"text": TEXT, "published": "أمس"}, "input.date"),
        ({"text": "  \n"}, "input.empty-text"),
        ({"text": TEXT + "\ud83d"}, "input.surrogate"),
        ({"text": TEXT + "\x00"}, "input.json-nul"),
    ],
)
def test_json_without_a_report_is_refused(value: Any, key: str) -> None:
    assert refusal_of(json.dumps(value).encode(), as_json=True).key == key


def test_damaged_json_is_placed_by_byte_and_line() -> None:
    assert refusal_of('{"title": "قال",\n x}'.encode(), as_json=True).fields["byte"] == 21
    assert refusal_of('{"title": "قال",\n x}'.encode(), as_json=True).fields["line"] == 2
    with_mark = refusal_of(b"\xef\xbb\xbf{x}", as_json=True)
    assert (with_mark.key, with_mark.fields["byte"]) == ("input.json", 4)


@given(st.integers(1, 100))
def test_json_cut_anywhere_is_told(length: int) -> None:
    data = json.dumps({"text": TEXT}, ensure_ascii=False).encode()
    refusal = refusal_of(data[:length], as_json=True)
    assert refusal.key in {"input.json-cut", "input.cut"}
    assert refusal.key == "input.cut" or refusal.fields["byte"] == length


def test_json_nested_without_end_is_refused() -> None:
    assert refusal_of(b"[" * 100_000, as_json=True).key in {"input.json-deep", "input.json-cut"}


@pytest.mark.parametrize(
    ("text", "share"),
    [("The mayor said that the road is open.", 0), ("Мэр сказал: نعم", 25), ("123 …", 0)],
)
def test_a_report_in_other_letters_is_refused_with_the_share_of_arabic(text: str, share: int) -> None:
    refusal = refusal_of(text.encode(), as_json=False)
    assert (refusal.key, refusal.fields) == ("input.not-arabic", {"share": share})


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("شهردار گفت که این پل از فردا برای مردم باز می شود و به آن نیاز است", "Persian"),
        ("میئر نے کہا ہے کہ پل کل سے عوام کے لیے کھول دیا جائے گا اور اس کی مرمت ہو چکی ہے", "Urdu"),
        ("سەرۆکی شارەوانی گوتی کە پردەکە لە سبەینێوە بۆ خەڵک دەکرێتەوە و لەگەڵ ئەو کارە", "Kurdish"),
    ],
)
def test_a_report_in_another_language_of_the_script_is_named(text: str, language: str) -> None:
    refusal = refusal_of(text.encode(), as_json=False)
    assert (refusal.key, refusal.fields["en"]) == ("input.language", language)


def test_arabic_typed_on_a_persian_keyboard_and_arabic_with_persian_names_are_arabic() -> None:
    typed = "قال الناطق إن الطریق إلی الوادي آمن وإن الجسر یفتح غداً فی الصباح بعد أعمال الترمیم علی مدی شهر"
    names = "قال چمران گلستاني إن پارسا وصل إلى كركوك في الصباح بعد رحلة عن طريق ژاله"
    assert other_language(typed, len(typed)) is None
    assert other_language(names, len(names)) is None
    assert from_text(typed).text == typed


def test_bidi_controls_and_a_line_of_a_million_letters_are_fine() -> None:
    text = "\u202bقال\u202c " + "نعم " * 250_000
    assert from_text(text).text == text


def test_input_without_a_name_is_json_when_it_begins_as_an_object() -> None:
    assert looks_like_json(b'\xef\xbb\xbf \n{"text"')
    assert not looks_like_json("قال {".encode())
