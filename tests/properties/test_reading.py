"""What holds for the reading of any text whatever."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings

from musnad.errors import InputError
from musnad.model import Document, Record, decode_record, encode_record
from musnad.reading.reader import check_readable
from tests.strategies import documents
from tests.timing import REPORT, growth

if TYPE_CHECKING:
    from musnad import Reader

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
any_text = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def readable(document: Document) -> bool:
    try:
        check_readable(document.text)
    except InputError:
        return False
    return True


@any_text
@given(document=documents().filter(readable))
@example(document=Document(text="قال <مشيرا 0 إلى 0 أن 0"))
def test_every_span_is_its_words_and_the_record_comes_back(reader: Reader, document: Document) -> None:
    record = reader.read(document)
    record.check()
    assert record.document.text == document.text
    assert decode_record(encode_record(record)) == record


@any_text
@given(document=documents().filter(readable))
def test_the_same_text_gives_the_same_record(reader: Reader, document: Document) -> None:
    assert encode_record(reader.read(document)) == encode_record(reader.read(document))


@any_text
@given(document=documents().filter(readable))
@example(document=Document(text="A²:و حسب0AA"))
@example(document=Document(text="“”AA0متحدث"))
def test_statements_hang_together(reader: Reader, document: Document) -> None:
    hangs_together(reader.read(document))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_statements_of_the_samples_hang_together(reader: Reader, path: Path) -> None:
    record = reader.read(Document(text=path.read_text("utf-8")))
    record.check()
    assert record.statements
    hangs_together(record)


def hangs_together(record: Record) -> None:
    """Ids are unique; parents are statements of the record, without a circle; quoted words are words of the content."""
    parents = {statement.id: statement.parent for statement in record.statements}
    assert len(parents) == len(record.statements)
    for statement in record.statements:
        seen = {statement.id}
        parent = statement.parent
        while parent is not None:
            assert parent not in seen, f"{statement.id} is inside itself"
            seen.add(parent)
            parent = parents[parent]
        assert all(part.start < part.end for part in (statement.cue, *statement.content))
        for quoted in statement.quoted:
            assert any(part.start <= quoted.start and quoted.end <= part.end for part in statement.content)
        assert (statement.mode == "indirect") == (not statement.quoted)
        assert (statement.source_kind == "implied") == (statement.source is None)


@pytest.mark.parametrize("empty", ["\u200f\u200e", "\u200f.", "\u200f: «", "\u202b\u202c"])
def test_a_paragraph_of_direction_marks_is_no_sentence(reader: Reader, empty: str) -> None:
    for text in (f"{empty}\nقال الناطق إن الطريق مفتوح.", f"قال الناطق إن الطريق مفتوح.\n{empty}"):
        record = reader.read(Document(text=text))
        record.check()
        assert [statement.cue.text for statement in record.statements] == ["قال"]


def test_a_sentence_without_stops_is_read_to_its_end(reader: Reader) -> None:
    unit = "قال المتحدث سامي الحداد إن الطريق مغلق، "
    record = reader.read(Document(text=unit * 100))
    record.check()
    assert len(record.statements) == 100


def test_another_process_gives_the_same_bytes() -> None:
    code = (
        "import sys, pathlib; from musnad import Document, Reader; from musnad.model import encode_record; "
        "reader = Reader.load(); "
        "[sys.stdout.buffer.write(encode_record(reader.read(Document(text=pathlib.Path(name).read_text('utf-8'))))) "
        "for name in sys.argv[1:]]"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, *map(str, SAMPLES)],
            env={"PYTHONHASHSEED": seed, "PATH": os.environ["PATH"]},
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


@pytest.mark.parametrize(
    "unit",
    [
        "قال المتحدث سامي الحداد إن الطريق مغلق، مشيراً إلى أن «الجسر سليم». ",
        "قال المتحدث إن ",
        "قال: «",
        "وأضاف ",
        "» «",
        "بحسب ",
        "المتحدث باسم ",
        "(",
        "ال",
        "\n",
        "كلمة ",
    ],
)
def test_a_long_line_takes_time_in_proportion(reader: Reader, unit: str) -> None:
    assert growth(lambda text: reader.read(Document(text=f"خبر {text}")), unit, of=REPORT) < 40
