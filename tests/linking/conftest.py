from __future__ import annotations

from collections.abc import Mapping

import pytest

from musnad.linking.facts import Signature
from musnad.linking.signing import Signer
from musnad.model import Document
from musnad.reading import Reader
from tests.linking.texts import REPORTS


@pytest.fixture(scope="session")
def signer(reader: Reader) -> Signer:
    return Signer.load(reader.actors, reader.gazetteer)


@pytest.fixture(scope="session")
def signatures(reader: Reader, signer: Signer) -> Mapping[str, Signature]:
    """Each of the reports of `texts.py`, read and signed under its name."""
    return {
        name: signer.sign(
            name,
            reader.read(
                Document(
                    text=one.text,
                    title=one.title,
                    outlet=one.outlet,
                    byline=one.byline,
                    published=one.published,
                    published_basis="given",
                )
            ),
        )
        for name, one in REPORTS.items()
    }
