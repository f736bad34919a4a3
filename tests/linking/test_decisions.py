from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

from musnad.linking.facts import Signature
from musnad.linking.index import Memory
from musnad.linking.signing import Signer
from musnad.model import Document
from musnad.model.links import ClaimKey, Decision, Incident
from musnad.reading import Reader

TEXTS = {
    "a": "قُتل ثلاثة جنود في انفجار عبوة ناسفة في بلدة البوكمال، قالت وزارة الدفاع. واعتقلت الشرطة رجلين في دمشق أمس.",
    "b": "أعلنت وزارة الدفاع مقتل ثلاثة جنود بانفجار عبوة ناسفة في البوكمال.",
    "c": "قصفت طائرات مدرسة في مدينة تعز فجر أمس وأصيب سبعة طلاب.",
}


@pytest.fixture(scope="module")
def signed(reader: Reader) -> dict[str, Signature]:
    signer = Signer.load()
    documents = {name: Document(text=text, published="2022-02-01") for name, text in TEXTS.items()}
    return {name: signer.sign(name, reader.read(document)) for name, document in documents.items()}


def linked(signed: dict[str, Signature], names: str, decisions: Iterable[Decision] = ()) -> tuple[Incident, ...]:
    memory = Memory()
    memory.link([signed[name] for name in names], decisions=tuple(decisions))
    return memory.incidents


def keys(incident: Incident) -> list[ClaimKey]:
    return [member.key for member in incident.claims]


def with_reports(incidents: Sequence[Incident], *names: str) -> Incident:
    return next(one for one in incidents if set(names) == {key.report for key in keys(one)})


def test_what_was_put_together_is_one_incident_in_two_countries_even(signed: dict[str, Signature]) -> None:
    before = linked(signed, "bc")
    first, second = (keys(with_reports(before, name))[0] for name in "bc")
    after = linked(signed, "bc", [Decision(first, second, same=True)])
    assert set(keys(with_reports(after, "b", "c"))) >= {first, second}
    assert sum(len(keys(one)) for one in after) == sum(len(keys(one)) for one in before)


def test_it_stays_so_for_reports_that_come_later(signed: dict[str, Signature]) -> None:
    first, second = (keys(with_reports(linked(signed, "bc"), name))[0] for name in "bc")
    decisions = (Decision(first, second, same=True),)
    memory = Memory()
    memory.link([signed["b"]], decisions=decisions)
    memory.link([signed["c"]], decisions=decisions)
    memory.link([signed["a"]], decisions=decisions)
    assert memory.incidents == linked(signed, "abc", decisions)


def test_what_was_split_is_in_two_incidents(signed: dict[str, Signature]) -> None:
    one = with_reports(linked(signed, "ab"), "a", "b")
    own = [key for key in keys(one) if key.report == "a"]
    others = [key for key in keys(one) if key.report != "a"]
    said = [Decision(min(own[0], others[0]), max(own[0], others[0]), same=False)]
    said += [Decision(own[0], each, same=True) for each in own[1:]]
    said += [Decision(others[0], each, same=True) for each in others[1:]]
    after = linked(signed, "ab", said)
    assert keys(with_reports([each for each in after if own[0] in keys(each)], "a")) == own
    assert keys(with_reports([each for each in after if others[0] in keys(each)], "b")) == others


def test_claims_of_one_happening_can_be_split(signed: dict[str, Signature]) -> None:
    one = next(each for each in linked(signed, "c") if len(each.claims) > 1)
    first, *rest = keys(one)
    said = [Decision(first, rest[0], same=False), *(Decision(rest[0], each, same=True) for each in rest[1:])]
    after = linked(signed, "c", said)
    assert [first] in [keys(each) for each in after]
    assert rest in [keys(each) for each in after]


def test_a_decision_taken_back_leaves_no_trace(signed: dict[str, Signature]) -> None:
    before = linked(signed, "bc")
    first, second = (keys(with_reports(before, name))[0] for name in "bc")
    memory = Memory()
    memory.link([signed["b"], signed["c"]])
    memory.link([], also=["b", "c"], decisions=[Decision(first, second, same=True)])
    assert memory.incidents != before
    memory.link([], also=["b", "c"])
    assert memory.incidents == before


def test_a_decision_about_a_claim_that_is_no_more_changes_nothing(signed: dict[str, Signature]) -> None:
    gone = Decision(ClaimKey("b", "gone"), ClaimKey("nowhere", "gone"), same=True)
    assert linked(signed, "bc", [gone]) == linked(signed, "bc")
