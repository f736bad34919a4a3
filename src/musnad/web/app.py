"""The workbench as an ASGI application: its routes behind the gate."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Any, Final, cast

from litestar import Litestar, Request
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin

from musnad.case.messages import Language
from musnad.errors import MusnadError
from musnad.version import __version__
from musnad.web import api, errors, pages
from musnad.web.filters import filters_of
from musnad.web.following import Following
from musnad.web.security import Application, Gate, Keys
from musnad.web.settings import Settings
from musnad.web.state import Workbench

LARGEST_BODY: Final = 16_000_000
"""Bytes of a request; files that are taken in have a limit of their own."""


def make_app(settings: Settings) -> Gate:
    """A workbench, closed by its gate; its `address` opens it.

    Raises:
        CaseError: if the case cannot be opened.
    """
    keys = Keys()
    workbench = Workbench(settings, keys)
    return Gate(cast("Application", inner_app(workbench)), keys, settings.port, workbench.ending)


def inner_app(workbench: Workbench) -> Litestar:
    """The routes of a workbench, without the gate."""

    @asynccontextmanager
    async def running(_: Litestar) -> AsyncIterator[None]:
        warming = threading.Thread(target=_warm, args=(workbench,))
        warming.start()
        following = Following(workbench)
        following.start()
        try:
            yield
        finally:
            following.stop()
            workbench.ending()
            warming.join()
            workbench.close()

    async def at_hand() -> AsyncIterator[Workbench]:
        with workbench.for_request() as bench:
            yield bench

    return Litestar(
        [*api.handlers(), *pages.handlers(workbench.settings.pages)],
        dependencies={
            "workbench": Provide(at_hand),
            "language": Provide(_language, sync_to_thread=False),
            "filters": Provide(filters_of, sync_to_thread=False),
        },
        exception_handlers={
            MusnadError: errors.of_case,
            HTTPException: errors.of_request,
            Exception: partial(errors.unforeseen, workbench.settings),
        },
        openapi_config=OpenAPIConfig(
            title="Musnad",
            version=__version__,
            path="/api/schema",
            render_plugins=[JsonRenderPlugin()],  # the others load their pages from elsewhere
            use_handler_docstrings=True,
        ),
        lifespan=[running],
        logging_config=None,
        request_max_body_size=LARGEST_BODY,
    )


def _language(request: Request[Any, Any, Any]) -> Language:
    return errors.language_of(request)


def _warm(workbench: Workbench) -> None:
    with suppress(MusnadError):  # told to whoever asks for a list
        workbench.warm()
