from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.model import Document, decode_record, encode_record
from musnad.version import __version__

if TYPE_CHECKING:
    from musnad import Reader
    from musnad.model import Record

TEXT = (
    "وقالت هدى الراوي إن الطريق مغلق.\nوأكد ياسر النجار أن مصدراً أمنياً قال إن الجسر سليم.\nوأضافت الراوي: “سنفتحه غداً."
)


@pytest.fixture(scope="module")
def record(reader: Reader) -> Record:
    return reader.read(Document(text=TEXT, outlet="صحيفة الضفة"))


def test_statements_are_numbered_in_text_order(record: Record) -> None:
    assert [statement.id for statement in record.statements] == ["s1", "s2", "s3", "s4"]
    starts = [statement.cue.start for statement in record.statements]
    assert starts == sorted(starts)


def test_parents_are_told_by_id(record: Record) -> None:
    assert [statement.parent for statement in record.statements] == [None, None, "s2", None]


def test_entities_are_the_named_speakers_in_the_order_they_speak(record: Record) -> None:
    assert [(entity.id, entity.name) for entity in record.entities] == [("e1", "هدى الراوي"), ("e2", "ياسر النجار")]
    assert [statement.source_entity for statement in record.statements] == ["e1", "e2", None, "e1"]
    assert {entity.kind for entity in record.entities} == {None}


def test_every_span_holds_its_words(record: Record) -> None:
    record.check()
    assert decode_record(encode_record(record)) == record


def test_a_statement_tells_its_lemma_and_who_made_it(record: Record) -> None:
    first = record.statements[0]
    assert (first.cue.text, first.cue_lemma) == ("قالت", "قَالَ")
    assert (first.made_by.stage, first.made_by.rule, first.made_by.version) == ("statements", "cue-verb", __version__)


def test_what_is_quoted_is_given_without_its_marks(record: Record) -> None:
    assert [part.text for part in record.statements[3].quoted] == ["سنفتحه غداً"]


def test_what_is_wrong_with_the_marks_is_noted(record: Record) -> None:
    assert [(note.code, note.span.text) for note in record.notes] == [("quotation_unclosed", "“")]


def test_the_document_stays_as_given(record: Record) -> None:
    assert record.document == Document(text=TEXT, outlet="صحيفة الضفة")
    assert record.reader.version == __version__
    assert record.reader.lexicon.startswith("sha256:")


def test_a_report_with_nothing_said_has_an_empty_record(reader: Reader) -> None:
    empty = reader.read(Document(text="عاد الماء إلى الحي."))
    assert (empty.statements, empty.entities, empty.notes) == ((), (), ())
