"""The reading: from a document to its record."""

from functools import cache

from musnad.model import Document, Record
from musnad.reading.reader import Reader

__all__ = ["Reader", "read"]


def read(  # noqa: PLR0913 - what is known of a report, each by its name: the public interface
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    byline: str | None = None,
    url: str | None = None,
) -> Record:
    """Read one report: who said what, in which words.

    `text` is kept exactly as given; `published` is an ISO date. The language data is loaded once, when the first
    report is read, and kept while the process lives; in several threads make a `Reader` for each and use its `read`.

    Raises:
        InputError: if the text is empty or not Arabic, or `published` is no date.
        DataError: if the built data of the package is missing.
    """
    document = Document(
        text=text,
        published=published,
        published_basis="given" if published else None,
        outlet=outlet,
        title=title,
        byline=byline,
        url=url,
    )
    return _default().read(document)


@cache
def _default() -> Reader:
    """The reader with the data of this version and nobody's own."""
    return Reader.load()
