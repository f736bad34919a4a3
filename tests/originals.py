"""Originals for the tests of intake: a text with invented names, and how what is in them is read."""

from __future__ import annotations

import io

from musnad.case.intake import Found, Options, Refused, read_original

TEXT = (
    "قال الناطق باسم بلدية النبع إن الطريق إلى الوادي فُتح بعد يومين، وأضاف أن الجسر مغلق حتى الأربعاء.\n"
    "وكان المجلس قد أعلن في بيان أن أعمال الترميم انتهت قبل موعدها."
)
OTHER = "أعلن مجلس التلة أن المدرسة في الحي الشرقي تفتح أبوابها من جديد بعد الترميم، بحسب بيان له."


def read_all(data: bytes, name: str = "a.txt", options: Options | None = None) -> list[Found | Refused]:
    """Everything in an original."""
    return list(read_original(io.BytesIO(data), name, options))


def found(data: bytes, name: str = "a.txt", options: Options | None = None) -> Found:
    """The one report in an original that holds one."""
    (item,) = read_all(data, name, options)
    assert isinstance(item, Found), item
    return item


def refused(data: bytes, name: str = "a.txt", options: Options | None = None) -> Refused:
    """The one refusal of an original that holds no report."""
    (item,) = read_all(data, name, options)
    assert isinstance(item, Refused), item
    return item


def texts(items: list[Found | Refused]) -> list[str]:
    """The texts of the reports, and the keys of what was refused."""
    return [item.text if isinstance(item, Found) else item.key for item in items]
