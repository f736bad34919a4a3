from __future__ import annotations

from typing import TYPE_CHECKING

from tests.reading.happened import happened, words

if TYPE_CHECKING:
    from musnad import Reader


def test_people_are_hurt_by_the_nearest_attack_and_where_it_was_made(reader: Reader) -> None:
    text = "أصيب ثلاثة حراس بجروح في قصف على سبها."
    injured, shelled = happened(reader, text)
    assert (injured.type, injured.cause, shelled.cause) == ("HARM", 1, None)
    assert words(text, [injured.place]) == words(text, [shelled.place]) == "سبها"


def test_people_are_not_hurt_by_an_attack_that_another_speaker_tells(reader: Reader) -> None:
    events = happened(reader, "أصيب ثلاثة حراس، وقال الوزير إن الجيش قصف القرية.")
    assert [event.cause for event in events] == [None, None]


def test_what_or_joins_is_the_one_event_or_the_other(reader: Reader) -> None:
    events = happened(reader, "أدى القصف إلى مقتل حارس أو إصابة صياد.")
    assert [event.either for event in events] == [None, None, 1]


def test_a_demand_leaves_open_what_it_is_about(reader: Reader) -> None:
    asked, shelled = happened(reader, "دعا الوزير إلى الإفراج عن ثلاثة صيادين. وقصف الجيش القرية.")
    assert (asked.factuality, shelled.factuality) == ("possible", "asserted")


def test_a_promise_lies_ahead_by_the_act_of_its_statement(reader: Reader) -> None:
    (event,) = happened(reader, "وعد الوزير بالإفراج عن ثلاثة صيادين.")
    assert event.factuality == "future"


def test_a_text_without_triggers_has_no_events(reader: Reader) -> None:
    assert happened(reader, "الطريق إلى القرية مفتوح.") == ()


def test_who_condemns_convicts_nobody(reader: Reader) -> None:
    assert happened(reader, "أدان اتحاد المزارعين العرب بشدة الجريمة.") == ()
    (convicted,) = happened(reader, "أدانت المحكمة العسكرية الضابط بالقتل العمد.")[:1]
    assert convicted.type == "SANCTION"
