import hashlib

import pytest
from hypothesis import given

from musnad.errors import InputError, MusnadError
from musnad.model import Document
from musnad.model.document import check_date, text_id
from tests.strategies import documents, texts


def test_the_identifier_is_the_digest_of_the_utf_8_text() -> None:
    text = "قال مصدر أمني"
    assert Document(text=text).id == "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def test_the_same_words_have_the_same_identifier_wherever_they_were_printed() -> None:
    assert Document(text="خبر", outlet="أ", url="https://a.example").id == Document(text="خبر", outlet="ب").id


@given(texts())
def test_the_text_is_kept_as_received(text: str) -> None:
    assert Document(text=text).text == text


def test_an_identifier_of_another_text_is_refused() -> None:
    with pytest.raises(InputError, match="is not that of its text"):
        Document(text="خبر", id=text_id("خبر آخر"))


def test_the_right_identifier_is_accepted() -> None:
    assert Document(text="خبر", id=text_id("خبر")) == Document(text="خبر")


@pytest.mark.parametrize("value", ["2022", "2022-02-30", "31-01-2022", "20220131", "2022-W05-1", "أمس", ""])
def test_only_iso_dates_are_dates(value: str) -> None:
    with pytest.raises(InputError, match="write it as 2022-01-31"):
        check_date(value)
    with pytest.raises(InputError, match="is no date"):
        Document(text="خبر", published=value)


def test_half_a_surrogate_pair_is_refused_with_its_place() -> None:
    with pytest.raises(InputError, match=r"U\+D83D\) at 4"):
        Document(text="خبر \ud83d")


def test_input_errors_are_ours_and_value_errors() -> None:
    assert issubclass(InputError, MusnadError)
    assert issubclass(InputError, ValueError)


@given(documents())
def test_a_document_cannot_be_changed(document: Document) -> None:
    with pytest.raises(AttributeError):
        document.text = ""  # type: ignore[misc]  # that it cannot be done is what is shown
