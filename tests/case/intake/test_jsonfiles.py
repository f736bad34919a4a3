import io
import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.case.intake import Found, Limits, Options
from musnad.case.intake.jsonstream import JsonStream
from musnad.errors import RefusalError
from tests.originals import OTHER, TEXT, found, read_all, refused, texts

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=9,
)


class Few(io.StringIO):
    """A text that gives few characters at a time, whatever is asked for."""

    def read(self, size: int | None = -1) -> str:
        return super().read(min(7, size or 7) if (size or 7) > 0 else 7)


def dumped(value: Any, **options: Any) -> bytes:
    return json.dumps(value, **options).encode()


def test_an_object_is_a_report_bare_or_under_document() -> None:
    fields = {"text": TEXT, "title": "خبر", "published": "2022-01-31T10:00:00Z", "outlet": {"name": "صحيفة"}}
    for value in (fields, {"document": fields, "schema": "musnad.record/1"}):
        item = found(dumped(value), "a.json")
        assert (item.part, item.text, item.title, item.outlet) == ("", TEXT, "خبر", "صحيفة")
        assert (item.published, item.published_at) == ("2022-01-31", "2022-01-31T10:00:00+00:00")


def test_an_array_or_a_list_in_an_object_is_a_report_an_item() -> None:
    items = [{"text": TEXT}, {"body": OTHER, "authors": ["أ", "ب"]}, 5, {"title": "x"}, {"text": 7}]
    for value in (items, {"status": "ok", "articles": items}):
        read = read_all(dumped(value), "a.json")
        keys = ["input.no-document", "intake.no-text-column", "input.json-type"]
        assert texts(read) == [TEXT, OTHER, *keys]
        assert [item.part for item in read] == [f"record {number}" for number in range(1, 6)]
        assert isinstance(read[1], Found)
        assert read[1].byline == "أ، ب"


def test_a_report_a_line_and_damaged_lines_by_their_number() -> None:
    lines = [dumped({"text": TEXT}), b"", b"{x}", dumped([1]), b"[" * 100_000, dumped({"text": OTHER}), b'{"text": "']
    items = read_all(b"\r\n".join(lines), "a.jsonl")
    assert [(item.part, text) for item, text in zip(items, texts(items), strict=True)] == [
        ("line 1", TEXT),
        ("line 3", "intake.bad-line"),
        ("line 4", "input.no-document"),
        ("line 5", "input.json-deep"),
        ("line 6", OTHER),
        ("line 7", "intake.bad-line"),
    ]


def test_lines_are_known_without_a_name() -> None:
    data = dumped({"text": TEXT}) + b"\n" + dumped({"text": OTHER})
    assert texts(read_all(data, "-")) == [TEXT, OTHER]


def test_keys_may_be_named_as_a_path() -> None:
    value = {"meta": {"head": "خبر"}, "parts": {"body": {"plain": OTHER}}}
    columns = {"text": "parts.body.plain", "title": "meta.head"}
    item = found(dumped(value), "a.json", Options(columns=columns))
    assert (item.text, item.title) == (OTHER, "خبر")
    missing = refused(dumped(value), "a.json", Options(columns={"text": "parts.none"}))
    assert missing.key == "intake.no-column"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"{", "intake.json-cut"),
        (b"[1,", "intake.json-cut"),
        (b'{"text": "x" "y"}', "intake.bad-json"),
        (b"[" * 100_000, "input.json-deep"),
        (b'{"a":' * 100_000, "input.json-deep"),
        (b"[" + b"9" * 5000 + b"]", "intake.bad-json"),
        (b"5", "input.no-document"),
    ],
)
def test_damaged_json_is_told(data: bytes, key: str) -> None:
    assert texts(read_all(data, "a.json"))[-1] == key


def test_what_stands_whole_before_a_cut_is_taken() -> None:
    data = dumped([{"text": TEXT}, {"text": OTHER}], ensure_ascii=False)
    items = read_all(data[:-40], "a.json")
    assert texts(items) == [TEXT, "intake.json-cut"]


def test_bytes_of_another_encoding_are_refused_where_they_stand() -> None:
    items = [dumped({"text": text}, ensure_ascii=False) for text in (TEXT, "X", OTHER)]
    items[1] = items[1].replace(b"X", OTHER.encode("cp1256"))
    for data, name in ((b"[" + b",".join(items) + b"]", "a.json"), (b"\n".join(items), "a.jsonl")):
        assert texts(read_all(data, name)) == [TEXT, "intake.broken-bytes", OTHER]


def test_an_item_longer_than_a_report_is_refused() -> None:
    data = dumped([{"text": OTHER * 1000}])
    assert texts(read_all(data, "a.json", Options(limits=Limits(part_bytes=70_000)))) == ["intake.too-large"]
    lines = data[1:-1] + b"\n" + dumped({"text": OTHER})
    few = Options(limits=Limits(part_bytes=2000))
    assert texts(read_all(lines, "a.jsonl", few)) == ["intake.too-large", OTHER]


@given(st.lists(VALUES, max_size=5))
def test_the_items_of_an_array_are_its_values_however_they_arrive(values: list[Any]) -> None:
    stream = JsonStream(Few(json.dumps(values)))
    assert [stream.value(10**6) for _ in stream.items()] == values
    assert stream.peek() == ""


@given(st.dictionaries(st.text(), VALUES, max_size=5))
def test_the_members_of_an_object_are_its_values(values: dict[str, Any]) -> None:
    stream = JsonStream(Few(json.dumps(values, ensure_ascii=False)))
    assert {name: stream.value(10**6) for name in stream.members()} == values


@given(st.text(alphabet='[]{},:"0159 \n\\aا'))
def test_any_text_is_values_or_a_refusal(text: str) -> None:
    with suppress(RefusalError):
        JsonStream(io.StringIO(text)).value(10**6)
