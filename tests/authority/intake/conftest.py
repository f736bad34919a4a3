from collections.abc import Callable
from pathlib import Path

import pytest

from musnad.authority.gazetteer import Gazetteer
from musnad.authority.intake.arrivals import Watch
from musnad.authority.intake.formats import bring_in

Import = Callable[..., tuple[Gazetteer, Watch]]


@pytest.fixture
def brought_in(tmp_path: Path) -> Import:
    """Imports files into one gazetteer and opens it."""

    def run(*paths: Path, **told: object) -> tuple[Gazetteer, Watch]:
        watch = Watch()
        into = tmp_path / "own.sqlite"
        bring_in(paths, into, watch, **told)  # type: ignore[arg-type]  # what a test says
        return Gazetteer.open(into), watch

    return run
