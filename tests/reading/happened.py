"""What the reading of events makes of a text, in words that a test can compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from musnad.reading.eventfound import EventFound
from musnad.reading.eventsight import Unit
from tests.reading.told import layers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from musnad import Reader


def happened(reader: Reader, text: str, **about: Any) -> tuple[EventFound, ...]:
    """The events of a text; `about` is what else the document says of itself."""
    return layers(reader, text, "events", **about).events


def event_at(reader: Reader, text: str, word: str, **about: Any) -> EventFound:
    """The event whose trigger is written as `word`."""
    return next(event for event in happened(reader, text, **about) if text[event.start : event.end] == word)


def named(reader: Reader, text: str) -> list[str]:
    """The triggers of a text in their order."""
    return [text[event.start : event.end] for event in happened(reader, text)]


def kind(event: EventFound) -> str:
    """Type and mode of an event."""
    return f"{event.type}/{event.mode}"


def words(text: str, phrases: Sequence[Unit | None]) -> str:
    """Phrases in the words of the text, with a plus between them."""
    return " + ".join(text[phrase.start : phrase.end] for phrase in phrases if phrase is not None)


def who(reader: Reader, text: str, word: str) -> tuple[str, str]:
    """Who did what a word names, and to whom."""
    event = event_at(reader, text, word)
    return words(text, event.actors), words(text, event.targets)


def counted(reader: Reader, text: str, word: str) -> list[str]:
    """The counts of an event: kind, bounds, words."""
    return [
        f"{count.kind} {count.minimum}-{count.maximum}: {text[count.span.start : count.span.end]}"
        for count in event_at(reader, text, word).counts
    ]
