"""The map: claims by place, the outlines it is drawn on, and a file of tiles of the user's own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Final

from litestar import Request, Response, get
from litestar.params import FromQuery, QueryParameter
from litestar.response import File
from litestar.types import ControllerRouterHandler

from musnad.case.ground import Ground
from musnad.case.map import Lane, Mapped, Unsettleds, mapped, unsettled
from musnad.case.messages import wrong
from musnad.web.asked import Words, rows_of
from musnad.web.filters import LARGEST
from musnad.web.given import TheFilters, TheWorkbench

_RANGE: Final = re.compile(r"bytes=(\d{1,15})-(\d{0,15})")
_MOST: Final = 64_000_000
"""Bytes of tiles that are sent at once; a directory or a tile has far fewer."""
_BINARY: Final = "application/octet-stream"


@get("/api/map", sync_to_thread=True)
def claims_by_place(workbench: TheWorkbench, filters: TheFilters, words: Words = "") -> Mapped:
    """The claims asked for, by place: each is at one place or in one lane."""
    with workbench.case.reading() as connection:
        columns, asked = rows_of(workbench, connection, filters, words)
    return mapped(columns, asked, workbench.atlas())


@get("/api/map/unsettled", sync_to_thread=True)
def unsettled_names(  # noqa: PLR0913 - each is a parameter of the address
    *,
    workbench: TheWorkbench,
    filters: TheFilters,
    words: Words = "",
    lane: FromQuery[Lane],
    offset: Annotated[int, QueryParameter(ge=0, le=LARGEST)] = 0,
    limit: Annotated[int, QueryParameter(ge=1, le=1000)] = 50,
) -> Unsettleds:
    """The names of the claims whose place could not be settled, those of most claims first."""
    with workbench.case.reading() as connection:
        columns, asked = rows_of(workbench, connection, filters, words)
    return unsettled(columns, asked, lane, offset, limit)


@get("/api/map/ground", sync_to_thread=True)
def outlines(workbench: TheWorkbench) -> Ground:
    """Countries, first-level divisions, borders and their names, as GeoJSON."""
    return workbench.ground()


@get("/api/map/tiles", sync_to_thread=True, media_type=_BINARY)
def tiles(workbench: TheWorkbench, request: Request[Any, Any, Any]) -> Response[bytes] | File:
    """The user's own PMTiles file, or the part of it that the header `Range` asks for."""
    file = workbench.settings.tiles
    if file is None or not file.is_file():
        raise wrong("web.no-tiles")
    asked = _RANGE.fullmatch(request.headers.get("range", ""))
    if asked is None:
        return File(file, media_type=_BINARY, content_disposition_type="inline")
    try:
        return _part(file, int(asked[1]), int(asked[2]) if asked[2] else None)
    except OSError as error:
        raise wrong("case.cannot-read", path=str(file), reason=error.strerror or str(error)) from error


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


HANDLERS: Final[tuple[ControllerRouterHandler, ...]] = (claims_by_place, unsettled_names, outlines, tiles)
