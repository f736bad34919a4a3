"""Texts, documents and whole records for hypothesis to choose from."""

from __future__ import annotations

import datetime
import types
import typing
from typing import Any, Literal

import msgspec
from hypothesis import strategies as st

from musnad.model import Document, Excerpt, Record

# What Arabic newsroom text is made of, and what has broken readers of it.
ALPHABETS = (
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة",
    "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670",  # tashkeel, hamza above and below
    "ـ",  # tatweel
    "\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\ufeff\u00ad",  # unseen
    "ﻻﻼﷲﷺﺍﺎﺏﺐﻱﻲ",  # presentation forms and ligatures
    "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹",
    " \t\n\r\u00a0\u2028",
    "«»“”„\"'‘’‹›()[]{}،؛؟.:!-–—…٪",
    "abcXYZéÅßÇñ",
    "یکگچپژێۆۓہ",  # Persian, Kurdish, Urdu
    "😀👍🏽🇸🇾❤️",
)
WORDS = (
    "قال", "وأضاف", "أعلن", "أن", "إن", "بحسب", "المتحدث", "اللواء سامي الحداد", "“الرابطة”", "مصدر أمني", "نفى",
    "وكالة", "بيان", "مشيراً إلى", "أمس", "23 الجاري", "هـ", "أ.ف.ب", "\n\n",
)  # fmt: skip


def texts(max_size: int = 200) -> st.SearchStrategy[str]:
    """Any text that UTF-8 can hold, most of it Arabic, with everything that makes Arabic text hard."""
    letters = st.sampled_from("".join(ALPHABETS))
    any_character = st.characters(exclude_categories=["Cs"])
    mixed = st.text(st.one_of(letters, letters, letters, any_character), max_size=max_size)
    spoken = st.lists(st.one_of(st.sampled_from(WORDS), st.text(letters, max_size=8)), max_size=40).map(" ".join)
    return st.one_of(mixed, spoken)


@st.composite
def excerpts(draw: st.DrawFn, text: str) -> Excerpt:
    """Some stretch of `text` with its words."""
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    return Excerpt(start, end, text[start:end])


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document with any text and any of the things known about it."""
    optional = st.none() | texts(20)
    published = draw(st.none() | st.dates().map(datetime.date.isoformat))
    return Document(
        text=draw(texts()),
        title=draw(optional),
        outlet=draw(optional),
        byline=draw(optional),
        url=draw(optional),
        published=published,
        published_basis=draw(st.sampled_from(["given", "metadata", "dateline"])) if published else None,
        language=draw(st.none() | st.just("ar")),
    )


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record whose every field may hold anything its type allows; its spans are those of its text."""
    document = draw(documents())
    hints = typing.get_type_hints(Record)
    fields = {name: draw(_values(hints[name], document.text)) for name in hints if name != "document"}
    return Record(document=document, **fields)


def _values(kind: Any, text: str) -> st.SearchStrategy[Any]:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin is tuple:
        return st.lists(_values(arguments[0], text), max_size=2).map(tuple)
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*(_values(argument, text) for argument in arguments))
    if kind is Excerpt:
        return excerpts(text)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        hints = typing.get_type_hints(kind)
        return st.builds(kind, **{name: _values(hint, text) for name, hint in hints.items()})
    return _PLAIN[kind]


_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: texts(12),
    int: st.integers(0, 10**7),
    float: st.floats(-180, 180),
    type(None): st.none(),
}
