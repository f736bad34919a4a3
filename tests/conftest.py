from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from musnad import Reader
    from musnad.case.reading import Tools


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
