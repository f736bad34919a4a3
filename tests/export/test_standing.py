from __future__ import annotations

from typing import Any

import pytest

from musnad.export.standing import (
    Correction,
    Judgement,
    Standing,
    corrections_of,
    judged_by,
    reasons_of,
    shown_value,
)
from musnad.export.withholding import Plain, Withheld
from musnad.model import Excerpt
from tests.claim_records import claims_record, span


def judged(*verdicts: Any) -> Standing:
    judgements = tuple(Judgement(who=f"judge{at}", verdict=each, entry=at) for at, each in enumerate(verdicts, start=1))
    return Standing(report="r1", judgements=judgements)


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ((), "unjudged"),
        (("accepted",), "accepted"),
        (("rejected", "rejected"), "rejected"),
        (("accepted", "rejected"), "disputed"),
        (("unsure", "accepted"), "disputed"),
    ],
)
def test_what_people_together_say(verdicts: tuple[str, ...], expected: str) -> None:
    assert judged(*verdicts).standpoint == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "–"),
        ([], "–"),
        ("2022-01", "2022-01"),
        ({"name": "قسد", "authority": "actor:sdf"}, "قسد (actor:sdf)"),
        ([{"name": "أحدهم", "authority": None}, {"name": "آخر", "authority": None}], "أحدهم, آخر"),
        ([{"kind": "killed", "min": 4, "max": 4}], "killed 4"),
        (
            [{"kind": "killed", "min": 4, "max": None}, {"kind": "injured", "min": None, "max": 9}],
            "killed 4-, injured -9",
        ),
    ],
)
def test_a_corrected_value_in_short(value: Any, expected: str) -> None:
    assert shown_value(value) == expected


def test_what_several_people_say_stands_in_one_cell_with_its_entries() -> None:
    one = Judgement(who="Omar", verdict="accepted", corrections={"time": Correction("2022-01")}, reason="seen", entry=4)
    two = Judgement(who="هدى", verdict="accepted", entry=7)
    standing = Standing(report="r1", judgements=(one, two))
    who, what, why = judged_by(standing), corrections_of(standing), reasons_of(standing)
    assert who is not None
    assert (who.value, who.source, who.shows) == ("Omar | هدى", "journal 4, 7", True)
    assert what is not None
    assert what.value == "time: 2022-01"
    assert why is not None
    assert why.value == "seen"
    assert corrections_of(judged("accepted")) is None


def test_names_are_withheld_in_what_people_say_too() -> None:
    correction = Correction([{"name": "نادر الصباغ", "authority": None}], "ليلى الصباغ", span("نادر الصباغ"))
    judgement = Judgement(
        who="Omar", verdict="accepted", corrections={"actors": correction}, reason="قال نادر الصباغ ذلك", entry=4
    )
    standing = Standing(report="r1", judgements=(judgement,))
    plain, withheld = (standing.leaving(voice(claims_record())) for voice in (Plain, Withheld))
    assert plain == standing
    assert "الصباغ" not in str(withheld)
    assert "Omar" not in str(withheld)
    assert withheld.judgements[0].reason == "withheld"
    words = withheld.judgements[0].corrections["actors"].words
    assert isinstance(words, Excerpt)
    assert (words.start, words.end) == (span("نادر الصباغ").start, span("نادر الصباغ").end)
