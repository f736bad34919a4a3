from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest

from musnad.model import Document, MadeBy, ReaderInfo, Record, Statement
from tests.golden.score_golden import (
    FOLDER,
    LEVELS,
    GoldenReport,
    GoldenStatement,
    compare,
    errors,
    load_golden,
    occurrence,
    pinned,
)

REPORTS = load_golden()
MARKS = '"“”«»„‟'
FEWEST = 160


def _ids(report: GoldenReport) -> str:
    return report.name


def _inside(inner: GoldenStatement, outer: GoldenStatement) -> bool:
    return all(any(big.span.covers(small.span) for big in outer.content) for small in inner.content)


def test_there_are_enough_reports_and_each_text_has_its_annotation() -> None:
    assert len(REPORTS) >= FEWEST
    assert {path.stem for path in FOLDER.glob("*/*.txt")} <= {path.stem for path in FOLDER.glob("*/*.json")}
    assert len({report.text for report in REPORTS}) == len(REPORTS)


def test_an_occurrence_that_is_not_there_is_an_error() -> None:
    assert occurrence("قال وقال", "قال", 1).start == 5
    with pytest.raises(ValueError, match="does not occur 3 times"):
        occurrence("قال وقال", "قال", 2)


def _as_read(report: GoldenReport) -> Record:
    made_by = MadeBy("gold", "gold", "1")
    statements = tuple(
        Statement(
            id=f"s{index}",
            source=gold.source,
            source_kind="named" if gold.source else "implied",
            source_name=gold.source_name,
            cue=gold.cue,
            cue_lemma=gold.cue.text,
            act=gold.act,
            content=gold.content,
            mode=gold.mode,
            parent=None if gold.parent is None else f"s{gold.parent}",
            made_by=made_by,
        )
        for index, gold in enumerate(report.statements)
    )
    return Record(reader=ReaderInfo("1", "1"), document=Document(text=report.text), statements=statements)


@pytest.mark.parametrize("report", REPORTS, ids=_ids)
def test_a_record_of_the_golden_statements_is_exact_and_one_less_is_a_miss(report: GoldenReport) -> None:
    record = _as_read(report)
    outcome = compare(report, record)
    assert (outcome.level, errors(outcome)) == ("exact", [])
    if report.statements:
        fewer = msgspec.structs.replace(record, statements=record.statements[:-1])
        assert compare(report, fewer).level == "missed"


@pytest.mark.parametrize("report", REPORTS, ids=_ids)
def test_annotations_hold_together(report: GoldenReport) -> None:
    assert report.name.startswith(report.phenomenon + "/")
    assert report.note
    for index, statement in enumerate(report.statements):
        assert statement.content
        assert all(first.end <= second.start for first, second in pairwise(statement.content))
        assert not any(statement.cue.span.overlaps(part.span) for part in statement.content)
        assert all(part.text == part.text.strip(" \n.،؛") or part.text[-1] in MARKS for part in statement.content)
        assert (statement.mode == "direct") <= all(part.text[0] in MARKS for part in statement.content)
        if statement.parent is not None:
            assert statement.parent != index
            assert _inside(statement, report.statements[statement.parent])


@pytest.fixture(scope="module")
def reader() -> object:
    module = pytest.importorskip("musnad.reading.reader")
    return module.Reader.load()


@pytest.mark.parametrize("report", REPORTS, ids=_ids)
def test_reader_stays_at_the_pinned_level(report: GoldenReport, reader: object) -> None:
    outcome = compare(report, reader.read(Document(text=report.text)))  # type: ignore[attr-defined]  # a Reader
    wanted = pinned().get(report.name, "exact")
    assert LEVELS.index(outcome.level) >= LEVELS.index(wanted), "\n".join(errors(outcome))
