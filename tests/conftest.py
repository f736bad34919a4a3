from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from musnad import Reader
    from musnad.case.reading import Tools


HERE: Final = Path(__file__).parent
LONG: Final = ("web", "cli", "docs", "case", "properties")
"""Folders whose files take longest; they begin, so that no process has one left when the others have ended."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long files first; what is within a file stays in its order."""
    items.sort(key=lambda item: _rank(item.path))


def _rank(path: Path) -> int:
    folder = path.relative_to(HERE).parts[0] if path.is_relative_to(HERE) else ""
    return LONG.index(folder) if folder in LONG else len(LONG)


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader, its data loaded once for all tests."""
    from musnad import Reader  # noqa: PLC0415 - tests that read nothing need not load it

    return Reader.load()


@pytest.fixture(scope="session")
def tools(reader: Reader) -> Tools:
    """What a worker of a case has: the reader, and what linking and search ask of a report."""
    from musnad.case.reading import Tools  # noqa: PLC0415 - tests that need no case need not load it
    from musnad.case.terms import Terms  # noqa: PLC0415 - the same
    from musnad.linking.signing import Signer  # noqa: PLC0415 - the same

    return Tools(reader, Signer.load(reader.actors, reader.gazetteer), Terms(reader.morphology))
