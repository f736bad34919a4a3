"""What the pages ask for: an area a module, each with its `HANDLERS`; a module that is there is served."""

from __future__ import annotations

import importlib
import pkgutil

from litestar.types import ControllerRouterHandler


def handlers() -> list[ControllerRouterHandler]:
    """The routes of all areas, in the order of their names."""
    areas = sorted(area.name for area in pkgutil.iter_modules(__path__, f"{__name__}."))
    return [handler for area in areas for handler in importlib.import_module(area).HANDLERS]
