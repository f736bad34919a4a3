"""The routes keep to what they say of themselves, whatever they are asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from musnad.web.openapi import described
from musnad.web.security import CSRF
from tests.web.served import demo_case, serving

SCHEMA: Final = schemathesis.openapi.from_dict(described()).exclude(path="/api/work/events")
"""All routes but the stream, which is not over before the server is (`test_live`)."""
CHECKS: Final = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
_EXAMPLES: Final = 4
_HEADERS: Final = ("origin", CSRF)


class Asking(NamedTuple):
    """A workbench's address, and a session that has passed its gate."""

    origin: str
    session: requests.Session


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    """Asks a workbench with the demo case, which the tests may change as they like."""
    folder = tmp_path_factory.mktemp("schema")
    with (
        serving(demo_case(folder / "case"), folder / "home") as served,
        served.client() as client,
        requests.Session() as made,
    ):
        made.headers.update({name: value for name, value in client.headers.items() if name in _HEADERS})
        made.cookies.update(dict(client.cookies))
        yield Asking(served.origin, made)


@SCHEMA.parametrize()
@settings(max_examples=_EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_a_route_answers_as_it_says(case: schemathesis.Case[Any], session: Asking) -> None:
    response = session.session.request(**case.as_transport_kwargs(base_url=session.origin))
    case.validate_response(response, checks=CHECKS)
