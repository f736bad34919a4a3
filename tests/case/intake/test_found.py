import pytest

from musnad.case.intake import Found, Given, document_of
from musnad.errors import InputError
from tests.originals import OTHER

FOUND = Found(
    part="line 1", text=OTHER, title="أ", outlet="ب", byline="ج", url="https://example.org/1", published="2022-01-31",
    language="ar",
)  # fmt: skip


def test_what_was_found_is_the_document_where_nothing_is_given() -> None:
    document = document_of(FOUND, Given())
    assert (document.text, document.title, document.outlet, document.byline) == (OTHER, "أ", "ب", "ج")
    assert (document.url, document.language) == ("https://example.org/1", "ar")
    assert (document.published, document.published_basis) == ("2022-01-31", "metadata")


def test_what_the_user_gives_stands_above_what_was_found_field_by_field() -> None:
    document = document_of(FOUND, Given(outlet="صحيفة", published="2022-02-01", title="", language="arz"))
    assert (document.title, document.outlet, document.byline) == ("أ", "صحيفة", "ج")
    assert (document.published, document.published_basis, document.language) == ("2022-02-01", "given", "arz")


def test_what_nobody_says_is_open() -> None:
    document = document_of(Found(part="", text=OTHER), Given(outlet=""))
    assert (document.published, document.published_basis, document.outlet, document.title) == (None, None, None, None)


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(InputError, match="2022-13-01"):
        document_of(FOUND, Given(published="2022-13-01"))
