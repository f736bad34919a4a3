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


def test_entities_are_those_named_in_the_order_of_their_first_mention(record: Record) -> None:
    assert [(entity.id, entity.name) for entity in record.entities] == [("e1", "هدى الراوي"), ("e2", "ياسر النجار")]
    assert [mention.entity for mention in record.mentions] == ["e1", "e2", "e1"]
    assert {entity.kind for entity in record.entities} == {"person"}


def test_statements_point_to_who_speaks_and_name_them_in_english(record: Record) -> None:
    assert [statement.source_entity for statement in record.statements] == ["e1", "e2", None, "e1"]
    names = ["Huda al-Rawi", "Yasser al-Najjar", "a security source", "Huda al-Rawi"]
    assert [statement.source_name for statement in record.statements] == names


def test_a_time_stands_with_its_value_and_how_it_was_found(reader: Reader) -> None:
    text = "وقالت هدى الراوي أمس إن الطريق مغلق."
    (time,) = reader.read(Document(text=text, published="2022-01-31")).times
    assert (time.span.text, time.value, time.reference) == ("أمس", "2022-01-30", "publication")
    assert (time.made_by.stage, time.made_by.rule) == ("times", "time-day")


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
