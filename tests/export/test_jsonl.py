import json

from musnad.export.jsonl import json_lines, json_pretty
from musnad.model import decode_record
from tests.records import sample_record


def test_a_record_a_line_comes_back() -> None:
    record = sample_record()
    lines = list(json_lines([record, record]))
    assert [line.count(b"\n") for line in lines] == [1, 1]
    assert [decode_record(line) for line in lines] == [record, record]


def test_the_indented_record_is_the_same_record_with_its_arabic_readable() -> None:
    pretty = json_pretty(sample_record())
    assert decode_record(pretty) == sample_record()
    assert "وكالة النهر" in pretty.decode()
    assert json.loads(pretty)["schema"] == "musnad.record/1"
