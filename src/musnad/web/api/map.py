"""The map: claims by place, the outlines it is drawn on, and a file of tiles of the user's own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Final

import sqlalchemy as sa
from litestar import Request, Response, get
from litestar.params import FromQuery, QueryParameter
from litestar.response import File
from litestar.types import ControllerRouterHandler

from musnad.case.ground import Ground, ground
from musnad.case.map import Lane, Mapped, Unsettleds, mapped, unsettled
from musnad.case.messages import wrong
from musnad.web.asked import answered
from musnad.web.filters import LARGEST
from musnad.web.given import TheFilters, TheWorkbench

_RANGE: Final = re.compile(r"bytes=(\d{1,15})-(\d{0,15})")
_MOST: Final = 64_000_000
"""Bytes of tiles that are sent at once; a directory or a tile has far fewer."""
_BINARY: Final = "application/octet-stream"


@get("/api/map", sync_to_thread=True)
def claims_by_place(workbench: TheWorkbench, filters: TheFilters) -> Mapped:
    """The claims asked for, by place: each is at one place or in one lane."""
    return answered(
        workbench, ("map",), filters, lambda connection, wanted: mapped(connection, _all(wanted), workbench.atlas())
    )


@get("/api/map/unsettled", sync_to_thread=True)
def unsettled_names(
    workbench: TheWorkbench,
    filters: TheFilters,
    lane: FromQuery[Lane],
    offset: Annotated[int, QueryParameter(ge=0, le=LARGEST)] = 0,
    limit: Annotated[int, QueryParameter(ge=1, le=1000)] = 50,
) -> Unsettleds:
    """The names of the claims whose place could not be settled, those of most claims first."""
    asked = ("unsettled", lane, offset, limit)
    return answered(
        workbench,
        asked,
        filters,
        lambda connection, wanted: unsettled(connection, _all(wanted), lane, offset, limit),
    )


@get("/api/map/ground", sync_to_thread=True)
def outlines(workbench: TheWorkbench) -> Ground:
    """Countries, first-level divisions, borders and their names, as GeoJSON."""
    workbench.case  # noqa: B018 - without a case there is no gazetteer to name them
    return ground(workbench.atlas())


@get("/api/map/tiles", sync_to_thread=True, media_type=_BINARY, responses={})
def tiles(workbench: TheWorkbench, request: Request[Any, Any, Any]) -> Response[bytes] | File:
    """The user's own PMTiles file, or the part of it that the header `Range` asks for."""
    file = workbench.settings.tiles
    if file is None or not file.is_file():
        raise wrong("web.no-tiles")
    asked = _RANGE.fullmatch(request.headers.get("range", ""))
    if asked is None:
        return File(file, media_type=_BINARY, content_disposition_type="inline")
    return _part(file, int(asked[1]), int(asked[2]) if asked[2] else None)


def _part(file: Path, first: int, last: int | None) -> Response[bytes]:
    """Bytes of a file, as RFC 9110 has them answered."""
    about = file.stat()
    end = min(about.st_size - 1 if last is None else last, about.st_size - 1, first + _MOST - 1)
    headers = {"accept-ranges": "bytes", "etag": f'"{about.st_mtime_ns:x}-{about.st_size:x}"'}
    if end < first:
        return Response(b"", status_code=416, headers={**headers, "content-range": f"bytes */{about.st_size}"})
    with file.open("rb") as opened:
        opened.seek(first)
        data = opened.read(end - first + 1)
    told = {**headers, "content-range": f"bytes {first}-{end}/{about.st_size}"}
    return Response(data, status_code=206, headers=told, media_type=_BINARY)


def _all(wanted: sa.ColumnElement[bool] | None) -> sa.ColumnElement[bool]:
    return sa.true() if wanted is None else wanted


HANDLERS: Final[tuple[ControllerRouterHandler, ...]] = (claims_by_place, unsettled_names, outlines, tiles)
