import pytest

from musnad import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader.load()
