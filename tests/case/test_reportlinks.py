from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from musnad.case.case import Case
from musnad.case.intake import Given
from musnad.case.reading import Tools
from musnad.case.reportlinks import Linked, links_of
from musnad.case.store.tables import claims, reports
from musnad.case.work import run
from musnad.engine.here import Here
from tests.case.conftest import NewCase
from tests.case.material import CLOCK, add_files

TEXTS = (
    "قال الناطق باسم بلدية النبع سامر حداد إن طائرة مسيّرة قصفت القامشلي أمس وقتلت 3 مدنيين.",
    "أفاد المرصد المحلي بأن طائرة مسيّرة قصفت القامشلي أمس وقتلت 9 مدنيين، وأن الطرق أغلقت.",
)


@pytest.fixture
def case(new_case: NewCase, tools: Tools, tmp_path: Path) -> Case:
    """Two reports of one day that tell of one happening and differ in its numbers."""
    made = new_case()
    for number, text in enumerate(TEXTS):
        file = tmp_path / f"{number}.txt"
        file.write_text(text, encoding="utf-8")
        add_files(made, [file], given=Given(published="2022-01-31", outlet=f"صحيفة {number}", title=f"خبر {number}"))
    with made.alone(), Here(lambda: tools) as engine:
        list(run(made, engine, clock=lambda: CLOCK))
    return made


def links(connection: sa.Connection, outlet: str) -> dict[str, Linked]:
    report = connection.scalars(sa.select(reports.c.id).where(reports.c.outlet == outlet)).one()
    return links_of(connection, report)


def test_a_claim_stands_in_its_incident_with_score_reasons_and_origin(case: Case) -> None:
    with case.reading() as connection:
        found = links(connection, "صحيفة 0")
        known = set(connection.scalars(sa.select(claims.c.claim)))
    assert found
    assert set(found) <= known
    shared = [each for each in found.values() if each.incident.reports == 2]
    assert shared
    for each in shared:
        assert 0 < each.score <= 1
        assert each.reasons
        assert all(reason.told.en and reason.told.ar for reason in each.reasons)
        assert each.origin is not None
        assert (each.origin.kind, each.origin.reports) == ("speaker", 1)
        assert each.incident.what is not None


def test_what_contradicts_a_claim_stands_beside_its_own_words(case: Case) -> None:
    with case.reading() as connection:
        own, other = (
            [against for each in links(connection, outlet).values() for against in each.against]
            for outlet in ("صحيفة 0", "صحيفة 1")
        )
    (clash,) = own
    (mirrored,) = other
    assert (clash.kind, clash.count, clash.same_origin) == ("count", "killed", False)
    assert ("3" in clash.own.words, "9" in clash.other.words) == (True, True)
    assert clash.other.words in clash.other.sentence
    assert (clash.own.outlet, clash.other.outlet, clash.other.title) == ("صحيفة 0", "صحيفة 1", "خبر 1")
    assert (mirrored.own, mirrored.other) == (clash.other, clash.own)


def test_a_report_that_is_not_linked_has_no_links(case: Case) -> None:
    with case.reading() as connection:
        assert links_of(connection, "none") == {}
