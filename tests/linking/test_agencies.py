from __future__ import annotations

import pytest

from musnad.arabic.lexicon import load
from musnad.errors import LexiconError
from musnad.linking.agencies import AGENCIES, Agencies, Agency
from musnad.model import Document
from musnad.reading import Reader


@pytest.fixture(scope="module")
def agencies(reader: Reader) -> Agencies:
    return Agencies.load(reader.actors)


def credited(agencies: Agencies, text: str = "فُتح الجسر.", byline: str | None = None) -> list[str | None]:
    return [credit.authority for credit in agencies.credited(Document(text=text, byline=byline))]


@pytest.mark.parametrize("entry", load(AGENCIES, Agency), ids=lambda entry: entry.form)
def test_the_example_of_each_entry_credits_it(agencies: Agencies, entry: Agency) -> None:
    assert credited(agencies, entry.example) == [None if entry.actor is None else f"actor:{entry.actor}"]


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("بيروت - رويترز", ["actor:reuters"]),
        ("أ. ف. ب", ["actor:afp"]),
        ("سامر الحداد، واس - الرياض", ["actor:spa"]),
        ("عواصم - وكالات الساحل:", [None]),
        ("دمشق - سانا، رويترز", ["actor:sana", "actor:reuters"]),
        ("المصدر: وكالة الأناضول", ["actor:anadolu"]),
        ("سامر فارس", []),
        ("الوادي: مها الصباغ", []),
    ],
)
def test_bylines(agencies: Agencies, byline: str, expected: list[str | None]) -> None:
    assert credited(agencies, byline=byline) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الدوحة (قنا): وصلت القافلة.", ["actor:qna"]),
        ("وصلت القافلة إلى الجسر. (أ ف ب)", ["actor:afp"]),
        ("وصلت القافلة إلى الجسر.\nرويترز", ["actor:reuters"]),
        ("وصلت القافلة إلى الجسر، ونقلت رويترز عن سائق أنها تأخرت.", []),
        ("زار الوزير مقر وكالة رويترز.", []),
    ],
)
def test_datelines_and_ends(agencies: Agencies, text: str, expected: list[str | None]) -> None:
    assert credited(agencies, text) == expected


def test_an_agency_that_no_table_has_is_refused(reader: Reader) -> None:
    entry = Agency(form="الوادي", class_="agency", actor="valley", gloss="Valley", example="الوادي")
    with pytest.raises(LexiconError, match="no valley"):
        Agencies([entry], reader.actors)
