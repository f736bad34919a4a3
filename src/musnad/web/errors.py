"""What is wrong with a request, as the pages show it: in the language of the page."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from typing import Any, Final

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException

from musnad.case.messages import Language, message, told
from musnad.errors import CaseError, MusnadError, RefusalError
from musnad.web.settings import Settings

_BUSY: Final = frozenset({"case.busy", "web.at-work", "web.ending", "web.other-case"})
_MISSING: Final = frozenset(
    {
        "journal.no-entry",
        "judge.no-claim",
        "filters.no-saved",
        "incident.no-copies",
        "judge.no-entry",
        "judge.no-incident",
        "judge.no-report",
        "names.nothing",
        "original.unknown",
        "outgoing.none",
        "web.no-report",
        "web.no-tiles",
        "web.nothing-here",
    }
)
_NO_CASE: Final = "web.no-case"


class Wrong(msgspec.Struct, frozen=True):
    """What is wrong: the key of its message, the message in the language asked for, and its values."""

    key: str
    message: str
    fields: Mapping[str, str | int] = {}


def language_of(request: Request[Any, Any, Any]) -> Language:
    """The language that the page is shown in."""
    return "ar" if request.headers.get("accept-language", "").lower().startswith("ar") else "en"


def of_case(request: Request[Any, Any, Any], error: MusnadError) -> Response[Wrong]:
    """An error of ours: the request asks for what cannot be."""
    language = language_of(request)
    if isinstance(error, CaseError | RefusalError):
        wrong = Wrong(error.key, told(error, language), dict(error.fields))
    else:
        wrong = Wrong("web.other", message("web.other", {"reason": str(error)}, language))
    return Response(wrong, status_code=_status(wrong.key))


def _status(key: str) -> int:
    if key in _BUSY or key == _NO_CASE:
        return 409
    return 404 if key in _MISSING else 400


def of_request(request: Request[Any, Any, Any], error: HTTPException) -> Response[Wrong]:
    """A request that no route takes, or whose values are none."""
    language = language_of(request)
    if error.status_code == 404:  # noqa: PLR2004 - its name
        wrong = Wrong("web.nothing-here", message("web.nothing-here", {}, language))
    else:
        reason = _reason(error)
        wrong = Wrong("web.bad-request", message("web.bad-request", {"reason": reason}, language), {"reason": reason})
    headers = {name: value for name, value in (error.headers or {}).items() if name.lower() == "allow"}
    return Response(wrong, status_code=error.status_code, headers=headers)


def _reason(error: HTTPException) -> str:
    """What a request lacks; of a value that does not fit, where it stands and what it should be."""
    if isinstance(error, ValidationException) and isinstance(error.extra, list):
        return "; ".join(f"{each.get('key', '')}: {each.get('message', '')}" for each in error.extra)
    return error.detail


def unforeseen(settings: Settings, request: Request[Any, Any, Any], error: Exception) -> Response[Wrong]:
    """A fault of ours: told in full where the server was started, and in the page that it happened."""
    settings.complain("".join(traceback.format_exception(error)))
    return Response(Wrong("web.fault", message("web.fault", {}, language_of(request))), status_code=500)
