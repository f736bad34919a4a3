"""What holds for the names of any text whatever, and for words of names in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad.errors import InputError
from musnad.model import Document, encode_record
from musnad.vocabulary import load_terms
from tests.reading.told import layers
from tests.strategies import documents, texts

if TYPE_CHECKING:
    from musnad import Reader
    from musnad.model import Record

# Words that names are made of, and what stands before, between and behind them.
WORDS = (
    "سامر", "الراوي", "هدى", "علي", "على", "أبو", "أم", "بن", "عبد", "آل", "الدين", "توماس", "لينغارد", "محمد", "خميس",
    "رمضان", "العقيد", "الركن", "أول", "السفير", "وزير", "الناطق", "باسم", "المدعو", "والد", "رئيس", "مسؤول",
    "وزارة", "الزراعة", "الحكومة", "السورية", "مجلس", "محافظة", "حركة", "الفجر", "قوات", "قوة", "اللواء", "92", "الـ15",
    "محكمة", "جنايات", "موقع", "صحيفة", "مركز", "لحقوق", "الإنسان", "من", "أجل", "فتح", "المرصد", "المقاومة", "الشعبية",
    "قسد", "SDF", "داعش", "الدواعش", "حماس", "بحماس", "الأمم", "المتحدة", "للأمم", "سوريا", "الديمقراطية", "الجيش",
    "تركيا", "وتركيا", "أنقرة", "بلبنان", "وللبنان", "سورية", "حلب", "الباب", "القصر", "تعز", "سرت", "أبها", "بأبها",
    "حي", "ريف", "الشمالي", "قرية", "مخيم", "جبل", "تل", "عين", "محافظتي", "مدن", "شارع", "معبر", "الحدودي", "الأراضي",
    "شمال", "في", "إلى", "أهالي", "العاصمة", "قال", "أن", "إن", "وأضاف", "بيان", "نفت", "أمس", "،", ".", ":", "-", "(",
    ")", "«", "»", '"', "“", "”", "/", "\n", "\n\n", "ـ", "\u200f",
)  # fmt: skip
REASONS = frozenset(term.code for term in load_terms("reasons"))
any_text = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def shuffled() -> st.SearchStrategy[str]:
    """Words of names in any order, some of them written together, among words of the other texts."""
    words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)
    joined = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map("".join)
    return st.one_of(words, words, st.tuples(words, joined, texts(40)).map(" ".join))


def read(reader: Reader, document: Document) -> Record | None:
    """The record of a document; none where there is nothing that can be read, which is told by an error of ours."""
    try:
        return reader.read(document)
    except InputError:
        return None


@any_text
@given(document=documents() | shuffled().map(lambda text: Document(text=text)))
def test_names_hold_their_words_apart_from_each_other_and_are_of_entities(reader: Reader, document: Document) -> None:
    record = read(reader, document)
    if record is not None:
        check_names(record)


def check_names(record: Record) -> None:
    """Spans, ids and entities of the names of a record."""
    text, mentions, ids = record.document.text, record.mentions, [entity.id for entity in record.entities]
    behind = 0
    for number, mention in enumerate(mentions, start=1):
        assert mention.id == f"m{number}"
        assert behind <= mention.span.start < mention.span.end
        assert text[mention.span.start : mention.span.end] == mention.span.text
        assert any(letter.isalnum() for letter in mention.span.text)
        assert mention.entity in ids
        assert {reason.code for reason in mention.reasons} <= REASONS
        if mention.title is not None:
            assert text[mention.title.start : mention.title.end] == mention.title.text
            assert mention.title.end <= mention.span.start
        behind = mention.span.end
    assert ids == [f"e{number}" for number in range(1, len(ids) + 1)]
    assert all(entity.name for entity in record.entities)
    assert all(statement.source_entity in {None, *ids} for statement in record.statements)
    named = {mention.entity for mention in mentions} | {statement.source_entity for statement in record.statements}
    assert set(ids) <= named


@any_text
@given(text=shuffled())
def test_a_name_begins_with_a_word_or_behind_its_clitics_and_ends_with_its_last_token(
    reader: Reader, text: str
) -> None:
    if read(reader, Document(text=text)) is None:
        return
    found = layers(reader, text, "mentions")
    tokens = found.reading.tokens
    for name in found.naming.names:
        assert 0 <= name.first < name.last <= len(tokens)
        assert tokens[name.first].start <= name.start < tokens[name.first].end
        assert name.end == tokens[name.last - 1].end
        assert name.words
        assert name.rule


@any_text
@given(text=shuffled(), before=shuffled())
def test_the_names_of_a_report_do_not_hang_on_what_was_read_before(reader: Reader, text: str, before: str) -> None:
    first = read(reader, Document(text=text))
    read(reader, Document(text=before))
    again = read(reader, Document(text=text))
    assert (first is None) == (again is None)
    if first is not None and again is not None:
        assert encode_record(first) == encode_record(again)
