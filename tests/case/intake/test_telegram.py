import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.case.intake import Found, Limits, Mark, Options
from musnad.case.intake.telegram import code_point
from tests.originals import OTHER, TEXT, read_all, texts


def message(number: int, text: Any, **fields: Any) -> dict[str, Any]:
    return {
        "id": number,
        "type": "message",
        "date": "2022-01-31T14:00:00",
        "date_unixtime": "1643626800",
        "from": "قناة النبع",
        "from_id": "channel7",
        "text": text,
        **fields,
    }


def export(*messages: Any, **chat: Any) -> bytes:
    whole = {"name": "قناة النبع", "type": "public_channel", "id": 7, **chat, "messages": list(messages)}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def reports(data: bytes, **options: Any) -> list[Found]:
    items = read_all(data, "result.json", Options(**options))
    assert all(isinstance(item, Found) for item in items), items
    return [item for item in items if isinstance(item, Found)]


def test_a_message_is_a_report_of_the_channel_in_the_zone_of_the_export() -> None:
    (item,) = reports(export(message(512, TEXT)))
    assert (item.part, item.text, item.outlet, item.byline) == ("message 512", TEXT, "قناة النبع", None)
    assert (item.published, item.published_at, item.notes) == ("2022-01-31", "2022-01-31T14:00:00+03:00", ())


def test_a_text_in_pieces_is_put_together_and_its_marks_count_code_points() -> None:
    pieces = ["🚀 أعلن ", {"type": "bold", "text": "مجلس التلة"}, " فتح الطريق، ",
              {"type": "text_link", "text": "البيان", "href": "https://example.org/b"}, " 👍🏽"]  # fmt: skip
    (item,) = reports(export(message(1, pieces)))
    assert item.text == "🚀 أعلن مجلس التلة فتح الطريق، البيان 👍🏽"
    bold, link = item.marks
    assert (bold.kind, item.text[bold.start : bold.end]) == ("bold", "مجلس التلة")
    assert (item.text[link.start : link.end], link.href) == ("البيان", "https://example.org/b")


def test_offsets_that_count_utf16_are_counted_over() -> None:
    entities = [{"type": "hashtag", "offset": 3, "length": 6}, {"type": "bold", "offset": 1, "length": 2}, "x",
                {"type": "bold", "offset": 1000, "length": 2}, {"type": "bold"}]  # fmt: skip
    (item,) = reports(export(message(1, "🚀 #النبع فتح الطريق بعد الترميم", entities=entities)))
    assert item.marks == (Mark(2, 8, "hashtag"),)
    assert item.text[2:8] == "#النبع"


@given(st.text(), st.integers(0, 30))
def test_a_code_point_is_where_its_units_of_utf16_say(text: str, index: int) -> None:
    units = len(text[:index].encode("utf-16-le", "surrogatepass")) // 2
    assert code_point(text, units) == min(index, len(text))


def test_forwards_are_origins_and_replies_name_what_they_answer() -> None:
    first, second, third = reports(
        export(
            message(1, TEXT, forwarded_from="مراسل الوادي"),
            message(2, OTHER, forwarded_from=None, reply_to_message_id=1),
            message(3, OTHER, reply_to_message_id=9, reply_to_peer_id="channel8"),
        )
    )
    assert (first.forwarded_from, first.reply_to) == ("مراسل الوادي", None)
    assert (second.forwarded_from, second.notes, second.reply_to) == (None, ("forwarded-unnamed",), "message 1")
    assert third.reply_to is None


def test_an_edit_is_told_with_its_time() -> None:
    edit = {"edited": "2022-01-31T15:30:00", "edited_unixtime": "1643632200"}
    (item,) = reports(export(message(1, TEXT, **edit)))
    assert (item.published_at, item.edited) == ("2022-01-31T14:00:00+03:00", "2022-01-31T15:30:00+03:00")


@pytest.mark.parametrize(
    ("times", "day", "at", "notes"),
    [
        ({"date": "2022-02-01T01:00:00", "date_unixtime": "1643666400"}, "2022-02-01", "2022-02-01T01:00:00+03:00",
         ("zone-of-export",)),
        ({"date": "2022-01-31T14:00:00", "date_unixtime": None}, "2022-01-31", "2022-01-31T14:00:00", ()),
        ({"date": None}, "2022-01-31", "2022-01-31T11:00:00+00:00", ()),
        ({"date": "2022-03-31T14:00:00"}, "2022-01-31", "2022-01-31T11:00:00+00:00", ("times-differ",)),
        ({"date": "أمس", "date_unixtime": "9" * 40}, None, None, ()),
    ],
)  # fmt: skip
def test_the_day_is_the_one_told_where_both_times_agree(
    times: dict[str, Any], day: str | None, at: str | None, notes: tuple[str, ...]
) -> None:
    (item,) = reports(export(message(1, TEXT, **times)))
    assert (item.published, item.published_at, item.notes) == (day, at, notes)


def test_in_a_group_its_members_write() -> None:
    (item,) = reports(export(message(1, TEXT, **{"from": "هند"}), name="أهل الوادي", type="private_supergroup"))
    assert (item.outlet, item.byline) == ("أهل الوادي", "هند")


def test_what_is_no_report_is_passed_over_or_refused_by_its_number() -> None:
    service = {"id": 1, "type": "service", "action": "pin_message", "text": ""}
    items = read_all(
        export(service, message(2, "", photo="a.jpg"), message(3, ""), 5, message(4, {"x": 1}), message(5, "ok")),
        "r.json",
    )
    assert [(item.part, text) for item, text in zip(items, texts(items), strict=True)] == [
        ("message 2", "intake.only-media"),
        ("message 3", "input.empty-text"),
        ("record 4", "intake.no-message"),
        ("message 4", "intake.no-message"),
        ("message 5", "input.not-arabic"),
    ]


def test_all_chats_of_an_account_are_read_one_after_another() -> None:
    chats = [json.loads(export(message(1, TEXT))), json.loads(export(message(1, OTHER), name="قناة التلة"))]
    chats[1]["messages"][0]["reply_to_message_id"] = 4
    data = json.dumps({"about": "x", "personal_information": {"a": 1}, "chats": {"about": "y", "list": chats}})
    first, second = reports(data.encode())
    assert (first.part, first.outlet) == ("chat 1 › message 1", "قناة النبع")
    assert (second.part, second.outlet, second.reply_to) == ("chat 2 › message 1", "قناة التلة", "chat 2 › message 4")


def test_of_a_cut_export_the_whole_messages_are_taken() -> None:
    data = export(message(1, TEXT), message(2, OTHER))
    assert texts(read_all(data[:-60], "result.json")) == [TEXT, "intake.json-cut"]


def test_a_message_longer_than_a_report_is_refused() -> None:
    data = export(message(1, OTHER * 3000))
    assert texts(read_all(data, "r.json", Options(limits=Limits(part_bytes=70_000)))) == ["intake.too-large"]


PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body>
<div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">
قناة النبع
</div></div></div><div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">31 January 2022</div></div>
<div class="message default clearfix" id="message5"><div class="body">
<div class="pull_right date details" title="31.01.2022 14:00:00 UTC+03:00">14:00</div>
<div class="from_name">قناة النبع</div>
<div class="text">{text}<br>سطر <a href="https://example.org">آخر</a> من التقرير</div></div></div>
<div class="message default clearfix" id="message6"><div class="body">
<div class="pull_right date details" title="31.01.2022 15:00:00">15:00</div>
<div class="from_name">هند</div>
<div class="forwarded body"><div class="from_name">مراسل الوادي <span class="date details" title="30.01.2022 09:00:00">
30.01.2022 09:00:00</span></div><div class="text">{other}</div></div></div></div>
<div class="message default clearfix joined" id="message7"><div class="body">
<div class="pull_right date details" title="31.01.2022 15:01:00">15:01</div>
<div class="forwarded body"><div class="text">{other}</div></div></div></div>
<div class="message default clearfix joined" id="message8"><div class="body">
<div class="reply_to details">In reply to <a href="#go_to_message5">this message</a></div>
<div class="text">{other}</div></div></div>
<div class="message default clearfix" id="message9"><div class="body">
<div class="media_wrap clearfix"></div></div></div>
</div></div></div></body></html>"""


def test_pages_of_an_export_are_read_message_by_message() -> None:
    items = read_all(PAGE.format(text=OTHER, other=TEXT.split("\n")[0]).encode(), "messages.html")
    first, second, third, fourth, fifth = items
    assert isinstance(first, Found)
    assert (first.part, first.text) == ("message 5", OTHER + "\nسطر آخر من التقرير")
    assert (first.outlet, first.byline, first.published_at) == ("قناة النبع", None, "2022-01-31T14:00:00+03:00")
    assert isinstance(second, Found)
    assert (second.byline, second.forwarded_from, second.published_at) == ("هند", "مراسل الوادي", "2022-01-31T15:00:00")
    assert isinstance(third, Found)
    assert (third.byline, third.forwarded_from) == ("هند", "مراسل الوادي")
    assert isinstance(fourth, Found)
    assert (fourth.forwarded_from, fourth.reply_to, fourth.published) == (None, "message 5", None)
    assert texts([fifth]) == ["intake.only-media"]


def test_a_page_without_messages_is_refused() -> None:
    assert texts(read_all(b'<html><div class="page_wrap"></div></html>', "m.html")) == ["intake.no-message"]
