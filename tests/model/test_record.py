import json
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from musnad.errors import InputError, SpanError
from musnad.model import (
    Document,
    Excerpt,
    MadeBy,
    Note,
    ReaderInfo,
    Record,
    Statement,
    decode_record,
    encode_record,
    record_schema,
)
from musnad.model.record import SCHEMA
from tests.strategies import records

TEXT = "قالت الرابطة إن الطريق مغلق."
slow_to_draw = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def statement(**changes: Any) -> Statement:
    fields: dict[str, Any] = {
        "id": "s1",
        "source": Excerpt(5, 12, "الرابطة"),
        "source_kind": "named",
        "cue": Excerpt(0, 4, "قالت"),
        "cue_lemma": "قال",
        "act": "assert",
        "content": (Excerpt(16, 27, "الطريق مغلق"),),
        "mode": "indirect",
        "made_by": MadeBy("statements", "verb", "1"),
    }
    return Statement(**(fields | changes))


def record(*statements: Statement, text: str = TEXT) -> Record:
    return Record(reader=ReaderInfo("0.1.0", "sha256:0"), document=Document(text=text), statements=statements)


@slow_to_draw
@given(records())
def test_a_record_comes_back_from_json_as_it_went_byte_for_byte(original: Record) -> None:
    data = encode_record(original)
    again = decode_record(data)
    assert again == original
    assert encode_record(again) == data


@slow_to_draw
@given(records())
def test_every_record_follows_the_schema(original: Record) -> None:
    jsonschema.Draft202012Validator(record_schema()).validate(json.loads(encode_record(original)))


def test_the_schema_is_a_schema_and_names_itself() -> None:
    schema = record_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["title"] == SCHEMA
    assert schema["$schema"].endswith("2020-12/schema")


def test_the_schema_refuses_what_is_no_record() -> None:
    validator = jsonschema.Draft202012Validator(record_schema())
    good = json.loads(encode_record(record(statement())))
    assert validator.is_valid(good)
    for change in ({"schema": "musnad.record/0"}, {"document": None}, {"statements": [{"id": "s1"}]}):
        assert not validator.is_valid(good | change)


def test_the_keys_of_a_record_stand_in_the_order_of_the_design() -> None:
    keys = list(json.loads(encode_record(record())))
    assert keys == [
        "schema", "reader", "document", "mentions", "entities", "times", "statements", "events", "claims", "notes",
    ]  # fmt: skip


def test_arabic_stays_arabic_in_json() -> None:
    assert "الرابطة".encode() in encode_record(record(statement()))


def test_words_that_are_not_in_the_text_are_refused() -> None:
    data = encode_record(record(statement())).replace('الطريق مغلق"}'.encode(), 'الطريق سالك"}'.encode())
    with pytest.raises(SpanError, match="الطريق سالك"):
        decode_record(data)


@pytest.mark.parametrize(
    "wrong",
    [
        statement(source=Excerpt(5, 12, "المرصد")),
        statement(cue=Excerpt(1, 4, "قالت")),
        statement(content=(Excerpt(16, 27, "الطريق مغلق"), Excerpt(0, 99, TEXT))),
        statement(quoted=(Excerpt(0, 4, "«قا»"),)),
        statement(medium=Excerpt(0, 4, "بيان")),
    ],
    ids=["source", "cue", "content", "quoted", "medium"],
)
def test_check_looks_at_every_span_of_a_statement(wrong: Statement) -> None:
    record(statement()).check()
    with pytest.raises(SpanError):
        record(wrong).check()


def test_check_looks_at_notes_too() -> None:
    made = msgspec.structs.replace(record(), notes=(Note("quote.unclosed", Excerpt(0, 1, "«"), "never closes"),))
    with pytest.raises(SpanError):
        made.check()


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b"\xff\xfe", b'{"schema": "musnad.record/1"}', encode_record(record())[:-1]],
    ids=["nothing", "empty", "list", "not UTF-8", "lacks keys", "cut short"],
)
def test_damaged_json_is_an_input_error(data: bytes) -> None:
    with pytest.raises(InputError, match=r"this is no musnad\.record/1"):
        decode_record(data)


def test_a_code_outside_the_scheme_is_an_input_error() -> None:
    data = encode_record(record(statement())).replace(b'"assert"', b'"insinuate"')
    with pytest.raises(InputError, match="insinuate"):
        decode_record(data)


def test_a_record_of_another_schema_is_an_input_error() -> None:
    with pytest.raises(InputError):
        decode_record(encode_record(record()).replace(SCHEMA.encode(), b"musnad.record/9"))


def test_half_a_surrogate_pair_in_a_title_is_an_input_error() -> None:
    made = msgspec.structs.replace(record(), document=Document(text=TEXT, title="\ud800"))
    with pytest.raises(InputError, match="no Unicode"):
        encode_record(made)


def test_the_record_of_a_record_is_the_same_whoever_writes_it() -> None:
    assert encode_record(record(statement())) == encode_record(record(statement()))
