"""The words of the pages in one language, by their keys: what a test presses and reads."""

from __future__ import annotations

import json
import re
from typing import Any

from tests.web.places import UI


class Words:
    """The messages of a language; those with a plural are told by their last form."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._messages: dict[str, Any] = {}
        for path in sorted((UI / "messages" / language).glob("*.json")):
            self._messages |= json.loads(path.read_text(encoding="utf-8"))

    def __call__(self, key: str, **fields: str | int) -> str:
        """A message, filled in."""
        return self._text(key).format(**fields)

    def like(self, key: str) -> re.Pattern[str]:
        """What a message looks like, whatever is filled in."""
        return re.compile(re.sub(r"\\\{\w+\\\}", ".+", re.escape(self._text(key))))

    def _text(self, key: str) -> str:
        found = self._messages[key]
        return found if isinstance(found, str) else list(found[0]["match"].values())[-1]
