"""What the workbench's routes take and give, as OpenAPI: `python -m musnad.web.openapi FILE` writes it.

The typed client of the pages is generated from the file beside this module.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Final

import msgspec

from musnad.web.app import inner_app
from musnad.web.errors import Wrong
from musnad.web.security import Keys
from musnad.web.settings import Settings
from musnad.web.state import Workbench

FILE: Final = Path(__file__).with_name("openapi.json")
_REFUSALS: Final = {"400": "what is asked for cannot be", "404": "not there", "409": "not now", "413": "too large"}
"""What any route may answer instead of what it is for."""


def described() -> dict[str, Any]:
    """The description of all routes."""
    nowhere = Path()
    settings = Settings(port=0, who="", data=nowhere, cases=nowhere)
    schema: dict[str, Any] = inner_app(Workbench(settings, Keys())).openapi_schema.to_schema()
    schema["info"]["version"] = "1"
    _, parts = msgspec.json.schema_components([Wrong], ref_template="#/components/schemas/{name}")
    schema.setdefault("components", {}).setdefault("schemas", {}).update(parts)
    for operation in (each for item in schema["paths"].values() for each in item.values()):
        operation["responses"].update({status: _refusal(why) for status, why in _REFUSALS.items()})
    return schema


def _refusal(why: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Wrong"}}}
    return {"description": why, "content": content}


def text() -> str:
    """The description as the text of the file."""
    return json.dumps(described(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else FILE).write_text(text(), encoding="utf-8")
