from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from musnad import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader, its data loaded once for all tests."""
    from musnad import Reader  # noqa: PLC0415 - tests that read nothing need not load it

    return Reader.load()
