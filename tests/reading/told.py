"""What the reader makes of a sentence, in words that a test can compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from musnad.model import Document

if TYPE_CHECKING:
    from musnad import Reader
    from musnad.model import Statement
    from musnad.reading.layers import Layers
    from musnad.reading.reading import Reading

BREAK = " + "

Told = tuple[str | None, str, str]


def layers(reader: Reader, text: str, until: str, **about: Any) -> Layers:
    """What the stages up to the one named `until` find in a text; `about` is what else the document says of itself."""
    value: Any = Document(text=text, **about)
    for name, stage in reader.stages:
        value = stage(value)
        if name == until:
            break
    found: Layers = value
    return found


def grounded(reader: Reader, text: str) -> Reading:
    """The tokens, sentences and quotations of a text, before anything is attributed."""
    return layers(reader, text, "language").reading


def token(reading: Reading, word: str) -> int:
    """The index of the first token that is written as `word`."""
    return next(at for at in range(len(reading.tokens)) if reading.written(at) == word)


def statements(reader: Reader, text: str) -> tuple[Statement, ...]:
    """The statements of a text."""
    return reader.read(Document(text=text)).statements


def shown(statement: Statement) -> Told:
    """Source, cue and content in the words of the report; stretches of content are joined by `BREAK`."""
    source = None if statement.source is None else statement.source.text
    return source, statement.cue.text, BREAK.join(part.text for part in statement.content)


def told(reader: Reader, text: str) -> list[Told]:
    """Source, cue and content of each statement of a text."""
    return [shown(statement) for statement in statements(reader, text)]
