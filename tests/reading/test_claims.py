from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.model import Document

if TYPE_CHECKING:
    from musnad import Reader
    from musnad.model.record import Claim

KILLED = "قتل ثلاثة حراس في القرية."


def claims(reader: Reader, text: str, outlet: str = "Al-Nabaa") -> tuple[Claim, ...]:
    return reader.read(Document(text=text, published="2022-03-10", outlet=outlet)).claims


def test_the_chain_goes_from_the_outlet_to_who_speaks_last(reader: Reader) -> None:
    (claim,) = claims(reader, "نقلت الوكالة عن الوزير قوله إن الجيش قصف القرية.")
    assert [link.name for link in claim.chain] == ["Al-Nabaa", "the agency", "the minister"]
    assert [link.statement is None for link in claim.chain] == [True, False, False]


def test_what_another_speaker_tells_of_an_event_is_another_claim(reader: Reader) -> None:
    record = reader.read(Document(text=f"{KILLED} وقال الوزير إن ثلاثة حراس قتلوا."))
    assert [claim.event for claim in record.claims] == ["v1", "v2"]
    assert [event.same_as for event in record.events] == [None, "v1"]


def test_what_the_same_speaker_tells_again_is_the_same_claim(reader: Reader) -> None:
    (claim,) = claims(reader, f"{KILLED} وكان ثلاثة حراس قتلوا.")
    assert (claim.event, claim.also) == ("v1", ("v2",))


def test_the_one_event_or_the_other_is_one_claim(reader: Reader) -> None:
    _, either = claims(reader, "أدى القصف إلى مقتل حارس أو إصابة صياد.")
    assert (either.event, either.alternatives) == ("v2", ("v3",))


def test_the_identity_of_a_claim_is_that_of_its_words_and_not_of_its_outlet(reader: Reader) -> None:
    (first,), (again,) = claims(reader, KILLED), claims(reader, KILLED)
    (other,) = claims(reader, KILLED.replace("ثلاثة", "أربعة"))
    assert first.id == again.id != other.id


def test_whom_nobody_can_tell_inside_another_s_words_is_no_link(reader: Reader) -> None:
    said = "أن بعضهم أبرزوا أوراقا رسمية تؤكد مقتل الحارس"
    (claim,) = claims(reader, f"ذكر الوزير {said}.")
    assert [link.name for link in claim.chain] == ["Al-Nabaa", "the minister"]
