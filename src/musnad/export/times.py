"""Times in words: what an EDTF value or a duration says, in English and Arabic, and what it was counted from."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Final

from musnad.export.labels import Labels, Language
from musnad.model import Reason, Record, TimeExpression

_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d)(?::?(\d\d))?(?::\d\d)?(Z|[+-]\d\d(?::?\d\d)?)?)?")
_DURATION: Final = re.compile(
    r"P(?:(?P<Y>[\d.]+)Y)?(?:(?P<M>[\d.]+)M)?(?:(?P<W>[\d.]+)W)?(?:(?P<D>[\d.]+)D)?"
    r"(?:T(?:(?P<h>[\d.]+)H)?(?:(?P<m>[\d.]+)M)?(?:(?P<s>[\d.]+)S)?)?"
)
_FIGURES: Final = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?")
"""A year, a month or a day; not a season, whose number nobody knows by heart."""
_DECADE: Final = re.compile(r"(\d{3})X|(\d\d)XX")
_QUALIFIED: Final = re.compile(r"[~?%]+$")
_Date = Callable[[str, Language], str | None]
_MONTHS: Final[dict[Language, tuple[str, ...]]] = {
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ),
    "ar": (
        "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو", "تموز/يوليو",
        "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
    ),
}  # fmt: skip
_SEASONS: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("spring", "summer", "autumn", "winter"),
    "ar": ("ربيع", "صيف", "خريف", "شتاء"),
}
_WEEKDAYS: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
}
_UNITS: Final[dict[str, str]] = {
    "Y": "year", "M": "month", "W": "week", "D": "day", "h": "hour", "m": "minute", "s": "second",
}  # fmt: skip
_ARABIC_UNITS: Final[dict[str, tuple[str, str, str, str]]] = {
    "Y": ("سنة", "سنتان", "سنوات", "سنة"),
    "M": ("شهر", "شهران", "أشهر", "شهراً"),
    "W": ("أسبوع", "أسبوعان", "أسابيع", "أسبوعاً"),
    "D": ("يوم", "يومان", "أيام", "يوماً"),
    "h": ("ساعة", "ساعتان", "ساعات", "ساعة"),
    "m": ("دقيقة", "دقيقتان", "دقائق", "دقيقة"),
    "s": ("ثانية", "ثانيتان", "ثوان", "ثانية"),
}
"""Each unit as one, two, three to ten, and eleven to ninety-nine of it are counted."""
_FORMS: Final[dict[Language, dict[str, str]]] = {
    "en": {
        "about": "about {}", "range": "{} to {}", "since": "since {}", "until": "until {}", "one": "one of: {}",
        "decade": "the {}s", "century": "the years {}00 to {}99", "clock": "{} at {}", "list": ", ",
    },
    "ar": {
        "about": "نحو {}", "range": "من {} إلى {}", "since": "منذ {}", "until": "حتى {}", "one": "واحد من: {}",
        "decade": "عقد {}", "century": "من {}00 إلى {}99", "clock": "{} الساعة {}", "list": "، ",
    },
}  # fmt: skip


def in_words(value: str, language: Language) -> str | None:
    """What an EDTF value or an ISO 8601 duration says, `None` where words would say no more than it does.

    >>> in_words("2022-01-30", "en")
    'Sunday 30 January 2022'
    """
    return _told(value, language, _date)


def in_figures(value: str, language: Language) -> str | None:
    """The same with its days and months as they are written in filters and exports: only what is around them in words.

    Among Arabic letters they are kept from being turned round.

    >>> in_figures("2022-01-30~", "en")
    'about 2022-01-30'
    """
    return _told(value, language, _as_written)


def _told(value: str, language: Language, date: _Date) -> str | None:
    forms = _FORMS[language]
    if value.startswith("P"):
        return _duration(value, language)
    if value[:1] + value[-1:] in {"[]", "{}"}:
        parts = [_told(part.strip(), language, date) for part in value[1:-1].split(",")]
        return forms["one"].format(forms["list"].join(part for part in parts if part)) if all(parts) else None
    if "/" in value:
        return _interval(value, language, date)
    bare = _QUALIFIED.sub("", value)
    words = date(bare, language)
    return forms["about"].format(words) if words and bare != value else words


def _interval(value: str, language: Language, date: _Date) -> str | None:
    forms = _FORMS[language]
    start, _, end = value.partition("/")
    first, last = (_told(side, language, date) if side not in {"", ".."} else None for side in (start, end))
    if first and last:
        return forms["range"].format(first, last)
    if first and end in {"", ".."}:
        return forms["since"].format(first)
    if last and start in {"", ".."}:
        return forms["until"].format(last)
    return None


def _as_written(value: str, language: Language) -> str | None:
    day, _, clock = value.partition("T")
    found = _DATE.fullmatch(value)
    if found is None or _FIGURES.fullmatch(day) is None:
        return _date(value, language)
    figures = f"\u2066{day}\u2069" if language == "ar" else day
    if not clock:
        return figures
    hour, minute, zone = found.groups()[3:]
    return _FORMS[language]["clock"].format(figures, f"{hour}:{minute or '00'}{_zone(zone)}")


def _date(value: str, language: Language) -> str | None:
    forms = _FORMS[language]
    decade = _DECADE.fullmatch(value)
    if decade:
        return forms["decade"].format(f"{decade[1]}0") if decade[1] else forms["century"].format(decade[2], decade[2])
    found = _DATE.fullmatch(value)
    if found is None:
        return None
    year, month, day, hour, minute, zone = found.groups()
    if month is None:
        return f"{year}"
    if day is None:
        return f"{name} {year}" if (name := _month(int(month), language)) else None
    try:
        weekday = datetime.date(int(year), int(month), int(day)).weekday()
    except ValueError:
        return None
    words = f"{_WEEKDAYS[language][weekday]} {int(day)} {_month(int(month), language)} {year}"
    if hour is None:
        return words
    return forms["clock"].format(words, f"{hour}:{minute or '00'}{_zone(zone)}")


def _zone(zone: str | None) -> str:
    return "" if zone is None else " UTC" if zone == "Z" else f" UTC{zone}"


def _month(number: int, language: Language) -> str | None:
    if 1 <= number <= 12:  # noqa: PLR2004 - months
        return _MONTHS[language][number - 1]
    return _SEASONS[language][number - 21] if 21 <= number <= 24 else None  # noqa: PLR2004 - EDTF's seasons


def _duration(value: str, language: Language) -> str | None:
    found = _DURATION.fullmatch(value)
    counts = {unit: count for unit, count in found.groupdict().items() if count} if found else {}
    if not counts:
        return None
    count_of = _count_in_arabic if language == "ar" else _count_in_english
    return _FORMS[language]["list"].join(count_of(count, unit) for unit, count in counts.items())


def _count_in_english(count: str, unit: str) -> str:
    return f"{count} {_UNITS[unit]}{'' if count == '1' else 's'}"


def _count_in_arabic(count: str, unit: str) -> str:
    one, two, few, many = _ARABIC_UNITS[unit]
    if not count.isdecimal():
        return f"{count} {one}"
    if count in {"1", "2"}:
        return {"1": one, "2": two}[count]
    last = int(count) % 100
    return f"{count} {few if 3 <= last <= 10 else many if last > 10 else one}"  # noqa: PLR2004 - how Arabic counts


def reasons_beyond(time: TimeExpression) -> tuple[Reason, ...]:
    """How a time was resolved, without what its reference says already: that it was counted from the publication."""
    return tuple(reason for reason in time.reasons if reason.code != time.reference)


def counted_from(time: TimeExpression, record: Record, labels: Labels) -> str | None:
    """What a time was resolved against, in words: a day, another time of the report, or a named reference."""
    reference = time.reference
    if reference is None:
        return None
    if labels.has("reference", reference):
        return labels("reference", reference)
    other = next((each for each in record.times if each.id == reference), None)
    if other is not None:
        return f"{other.value} ({other.id})" if other.value else other.id
    return reference
