"""Libraries that log what they find wrong, which Python prints where nobody listens."""

from __future__ import annotations

import logging


def quiet(*names: str) -> None:
    """Keep the loggers of these libraries from printing; who listens to them still hears them."""
    for name in names:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
