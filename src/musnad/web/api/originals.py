"""The originals of the case: their bytes to be downloaded, and a page that shows one with nothing in it that runs."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from litestar import Response, get
from litestar.params import FromPath
from litestar.response import File
from litestar.types import ControllerRouterHandler

from musnad.case.messages import wrong
from musnad.case.originalview import view
from musnad.case.store.tables import originals, sightings
from musnad.web.given import TheWorkbench
from musnad.web.state import Workbench

POLICY: Final = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox"
"""The Content-Security-Policy of an original that is shown: it loads nothing, runs nothing, and is of no origin."""


@get("/api/originals/{sha256:str}", sync_to_thread=True)
def original(workbench: TheWorkbench, sha256: FromPath[str]) -> File:
    """The bytes of an original, unaltered, as a file."""
    name = _name(workbench, sha256)
    workbench.case.originals.verify(sha256)
    return File(
        workbench.case.originals.path(sha256),
        filename=name,
        media_type="application/octet-stream",
        content_disposition_type="attachment",
    )


@get("/api/originals/{sha256:str}/view", sync_to_thread=True, media_type="text/html")
def original_view(workbench: TheWorkbench, sha256: FromPath[str]) -> Response[str]:
    """A page or text as it can be looked at: sanitised, to be shown in a sandboxed frame."""
    name = _name(workbench, sha256)
    with workbench.case.originals.open(sha256) as stream:
        shown = view(stream, name)
    headers = {"content-security-policy": POLICY, "x-frame-options": "SAMEORIGIN"}
    return Response(shown, media_type="text/html; charset=utf-8", headers=headers)


def _name(workbench: Workbench, sha256: str) -> str:
    """The name that an original first came with.

    Raises:
        CaseError: if the case has no such original.
    """
    query = sa.select(sightings.c.place).join(originals, originals.c.sha256 == sightings.c.original)
    named = query.where(originals.c.sha256 == sha256).order_by(sightings.c.at, sightings.c.id).limit(1)
    with workbench.case.reading() as connection:
        place = connection.scalar(named) if sha256.isalnum() else None
    if place is None:
        raise wrong("original.unknown", name=sha256)
    return str(place).rstrip("/").rpartition("/")[2] or sha256


HANDLERS: Final[tuple[ControllerRouterHandler, ...]] = (original, original_view)
