from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import musnad
from musnad.errors import InputError
from musnad.model import Document, encode_record
from musnad.reading.reader import check_readable, phrase_heads
from musnad.reading.words import Words
from tests.reading.told import grounded, token

if TYPE_CHECKING:
    from musnad import Reader

TEXT = "قال الوزير إن الطريق مغلق.\nوأضاف: “سنفتحه غداً”."


@pytest.mark.parametrize("text", ["", "   ", "\n\u200f\n", "no Arabic here", "123 «»", "،؛؟"])
def test_what_cannot_be_read_is_refused(reader: Reader, text: str) -> None:
    with pytest.raises(InputError, match="text"):
        reader.read(Document(text=text))


@pytest.mark.parametrize("text", ["قال", "a ب", "\ufefbلا", "“قال”"])
def test_a_single_arabic_letter_is_enough(reader: Reader, text: str) -> None:
    check_readable(text)
    assert reader.read(Document(text=text)).document.text == text


def test_the_same_text_gives_the_same_bytes_whatever_was_read_before(reader: Reader) -> None:
    first = encode_record(reader.read(Document(text=TEXT)))
    reader.read(Document(text="وقالت هدى الراوي إن الوزير عاد إلى بيته."))
    assert encode_record(reader.read(Document(text=TEXT))) == first


def test_the_function_reads_as_the_reader_does(reader: Reader) -> None:
    record = musnad.read(TEXT, published="2022-01-31", outlet="صحيفة الضفة")
    assert record.statements == reader.read(Document(text=TEXT)).statements
    assert (record.document.published, record.document.published_basis) == ("2022-01-31", "given")


def test_the_stages_are_told_in_their_order(reader: Reader) -> None:
    assert [name for name, _ in reader.stages] == [
        "language",
        "statements",
        "coreference",
        "mentions",
        "times",
        "events",
        "record",
    ]


def test_the_ground_has_sentences_paragraphs_and_quotations(reader: Reader) -> None:
    reading = grounded(reader, TEXT)
    assert len(reading.paragraphs) == 2
    assert [sentence.paragraph for sentence in reading.sentences] == [0, 1]
    assert [quotation.span.of(TEXT).text for quotation in reading.quotations] == ["“سنفتحه غداً”"]
    assert len(reading.forms) == len(reading.tokens) == len(reading.inside)


def test_a_token_knows_the_quotation_around_it(reader: Reader) -> None:
    reading = grounded(reader, TEXT)
    around = reading.quotation_around(token(reading, "غداً"))
    assert around == reading.quotations[0]
    assert reading.quotation_around(token(reading, "الطريق")) is None


def test_a_position_is_brought_to_its_token(reader: Reader) -> None:
    reading = grounded(reader, TEXT)
    at = reading.token_at(TEXT.index("الطريق"))
    assert reading.written(at) == "الطريق"
    assert reading.token_at(TEXT.index("الطريق") + 1) == at + 1


def test_connectives_are_found_where_they_stand(reader: Reader) -> None:
    reading = grounded(reader, "عاد الوفد، في حين بقي الوسيط.")
    assert [reading.written(at) for at in reading.connectives] == ["في"]


def test_a_head_of_several_words_is_known_at_its_first(reader: Reader) -> None:
    reading = grounded(reader, "قالت الأمم المتحدة إن الأمم تتفق.")
    first, second = (at for at in range(len(reading.tokens)) if reading.written(at) == "الأمم")
    assert any(head.form == "أمم متحدة" for head in reading.forms[first].heads)
    assert not any(head.form == "أمم متحدة" for head in reading.forms[second].heads)


def test_heads_of_several_words_are_tried_longest_first() -> None:
    for group in (group for groups in phrase_heads(Words.load()).values() for group in groups.values()):
        lengths = [len(parts) for parts, _ in group]
        assert lengths == sorted(lengths, reverse=True)
        assert min(lengths) > 1


def test_a_foreign_name_is_no_complementizer(reader: Reader) -> None:
    reading = grounded(reader, "قال بان كي مون إن الطريق مغلق.")
    assert reading.forms[1].complementizer is None
