"""Texts whose bytes were once read in the wrong encoding: taken back where that is certain, else refused.

Three accidents are common with Arabic: UTF-8 read as windows-1252 (`Ù‚Ø§Ù„`), UTF-8 read as windows-1256
(`ظ‚ط§ظ„`), windows-1256 read as windows-1252 (`ÞÇá`). Each is undone by writing the text in the encoding in which it
was read and reading the bytes in the one in which they were written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from musnad.errors import RefusalError

COMMON: Final = re.compile(r"(?<!\w)(?:في|من|على|إلى|الى|أن|ان|عن|التي|الذي|بعد|قبل|مع|هذا|كان|قال)(?!\w)")
_LATIN: Final = re.compile("[\u00c0-\u00ff]")
_CONTINUING: Final = range(0x80, 0xC0)
"""The bytes that end an Arabic letter in UTF-8."""
_IN_1252: Final = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in _CONTINUING)
_IN_1256: Final = "".join(bytes([byte]).decode("cp1256") for byte in _CONTINUING)
_UTF8_AS_1252: Final = re.compile(f"[ØÙÚÛ][{re.escape(_IN_1252)}]")
_UTF8_AS_1256: Final = re.compile(f"[طظعغ][{re.escape(_IN_1256)}]")
_LOST: Final = "\ufffd"
_MANY: Final = 0.2
_MOST: Final = 0.5
_FEW_WORDS: Final = 20


def repaired(text: str) -> tuple[str, tuple[str, ...]]:
    """The text as it was written, and the code of the accident that was undone, if there was one.

    Raises:
        RefusalError: if the text shows an accident that cannot be undone, or has lost its characters.
    """
    letters = sum(map(str.isalpha, text)) or 1
    if text.count(_LOST) > letters * _MANY:
        raise RefusalError("intake.lost-characters")
    accident = _accident(text, letters)
    if accident is None:
        return text, ()
    back = _undone(text, *_ACCIDENTS[accident])
    if back is None:
        raise RefusalError("intake.mojibake", **_NAMES[accident])
    return back, (accident,)


def _accident(text: str, letters: int) -> str | None:
    for code, pattern in (("utf8-as-1252", _UTF8_AS_1252), ("utf8-as-1256", _UTF8_AS_1256)):
        if 2 * len(pattern.findall(text)) > letters * _MANY:
            return code
    if len(_LATIN.findall(text)) > letters * _MOST:
        back = _undone(text, *_ACCIDENTS["1256-as-1252"])
        if back is not None and len(COMMON.findall(back)) * _FEW_WORDS >= len(back.split()):
            return "1256-as-1252"
    return None


def _undone(text: str, write: Callable[[str], bytes], encoding: str) -> str | None:
    try:
        back = write(text).decode(encoding)
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None
    return back if back.strip() else None


def _as_1252(text: str) -> bytes:
    """Bytes that windows-1252 leaves open stand in such texts as the control characters of the same number."""
    return b"".join(c.encode("latin-1") if c < "\u0100" else c.encode("cp1252") for c in text)


def _as_1256(text: str) -> bytes:
    return text.encode("cp1256")


_ACCIDENTS: Final[dict[str, tuple[Callable[[str], bytes], str]]] = {
    "utf8-as-1252": (_as_1252, "utf-8"),
    "utf8-as-1256": (_as_1256, "utf-8"),
    "1256-as-1252": (_as_1252, "cp1256"),
}
_NAMES: Final = {
    "utf8-as-1252": {"written": "UTF-8", "read": "windows-1252"},
    "utf8-as-1256": {"written": "UTF-8", "read": "windows-1256"},
    "1256-as-1252": {"written": "windows-1256", "read": "windows-1252"},
}
