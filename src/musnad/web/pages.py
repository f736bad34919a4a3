"""The built pages: one document for every address, and the files it loads."""

from __future__ import annotations

from mimetypes import guess_type
from pathlib import Path
from typing import Any, Final

from litestar import Response, get
from litestar.connection import ASGIConnection
from litestar.exceptions import NotFoundException
from litestar.handlers import BaseRouteHandler
from litestar.params import FromPath
from litestar.response import File
from litestar.static_files import create_static_files_router
from litestar.types import ControllerRouterHandler

from musnad.web.given import TheWorkbench
from musnad.web.state import Workbench

_INDEX: Final = "index.html"
_ASSETS: Final = "assets"
_LONGEST: Final = 255
"""Bytes of a name that a file can have."""
_UNBUILT: Final = (
    "The pages of the workbench are not built. Run `make ui` (it needs npm), then start `musnad serve` again.\n"
    "لم تُبنَ صفحات مُسنَد بعد. شغّل make ui (ويحتاج إلى npm) ثم أعد تشغيل musnad serve.\n"
)


def handlers(pages: Path) -> tuple[ControllerRouterHandler, ...]:
    """The routes of the pages that lie in a folder."""
    assets = pages / _ASSETS
    built = [create_static_files_router("/assets", [assets], name="assets", guards=[_named], include_in_schema=False)]
    return (home, page, *(built if assets.is_dir() else []))


@get("/", include_in_schema=False, sync_to_thread=False)
def home(workbench: TheWorkbench) -> Response[bytes] | Response[str] | File:
    """The document of the first page."""
    return _document(workbench, "")


@get("/{path:path}", include_in_schema=False, sync_to_thread=False)
def page(workbench: TheWorkbench, path: FromPath[Path]) -> Response[bytes] | Response[str] | File:
    """The document of every page: which one it is, it reads in its own address."""
    return _document(workbench, path.as_posix().lstrip("/"))


def _named(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """Of a name that no file can have, there is none: the disc is not asked for it."""
    if not _can_be(connection.scope["path"]):
        raise NotFoundException


def _can_be(path: str) -> bool:
    return "\0" not in path and all(len(part.encode()) <= _LONGEST for part in path.split("/"))


def _document(workbench: Workbench, named: str) -> Response[bytes] | Response[str] | File:
    if named.partition("/")[0] in {"api", _ASSETS} or not _can_be(named):
        raise NotFoundException
    pages = workbench.settings.pages
    if not (pages / _INDEX).is_file():
        return Response(_UNBUILT, media_type="text/plain", status_code=503)
    if "/" not in named and "." in named and (pages / named).is_file():
        return File(pages / named, content_disposition_type="inline", media_type=guess_type(named)[0])
    return Response((pages / _INDEX).read_bytes(), media_type="text/html")
