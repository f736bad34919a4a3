"""Answers that are kept while the case stands as it stood when they were worked out."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar, cast

Answer = TypeVar("Answer")
_KEPT: Final = 64


class Remembered:
    """The last answers, each under what was asked; it may be used by many threads.

    What is asked again while it is being worked out waits for it. `revision` is what changes with the case
    (`musnad.case.status.revision`): an answer of another one is worked out anew.
    """

    def __init__(self, kept: int = _KEPT) -> None:
        self._kept = kept
        self._lock = threading.Lock()
        self._locks: dict[Hashable, threading.Lock] = {}
        self._answers: OrderedDict[Hashable, tuple[Hashable, Any]] = OrderedDict()

    def answer(self, asked: Hashable, revision: Hashable, work_out: Callable[[], Answer]) -> Answer:
        """The answer to what is asked, worked out if it is not at hand."""
        with self._lock:
            own = self._locks.setdefault(asked, threading.Lock())
        with own:
            with self._lock:
                known = self._answers.get(asked)
                if known is not None and known[0] == revision:
                    self._answers.move_to_end(asked)
                    return cast("Answer", known[1])
            answer = work_out()
            with self._lock:
                self._answers[asked] = (revision, answer)
                self._answers.move_to_end(asked)
                while len(self._answers) > self._kept:
                    self._locks.pop(self._answers.popitem(last=False)[0], None)
            return answer
