"""Who works here, on which case, and the token of changes; the words for the codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec
from litestar import get
from litestar.types import ControllerRouterHandler

from musnad.case.messages import Language
from musnad.export.labels import VOCABULARY, load_labels
from musnad.version import __version__
from musnad.vocabulary import load_glosses
from musnad.web.given import TheLanguage, TheWorkbench


class OpenCase(msgspec.Struct, frozen=True):
    """The case that is open."""

    title: str
    folder: str


class SessionInfo(msgspec.Struct, frozen=True, kw_only=True):
    """What a page has to know first: who works here, and the token that every change bears as `X-Musnad-CSRF`."""

    csrf: str
    who: str
    version: str
    case: OpenCase | None
    tiles: bool


class Vocabulary(msgspec.Struct, frozen=True):
    """The words shown for codes in one language: group, then code, then words."""

    language: Language
    groups: Mapping[str, Mapping[str, str]]


@get("/api/session", sync_to_thread=False)
def session(workbench: TheWorkbench) -> SessionInfo:
    """Who works here, and on which case."""
    opened = workbench.case if workbench.has_case else None
    return SessionInfo(
        csrf=workbench.keys.csrf,
        who=workbench.settings.who,
        version=__version__,
        case=None if opened is None else OpenCase(opened.settings.title, str(opened.folder)),
        tiles=workbench.settings.tiles is not None,
    )


@get("/api/labels", sync_to_thread=True)
def labels(language: TheLanguage) -> Vocabulary:
    """The words for the codes, in the language of the page."""
    known = load_labels(language)
    groups = {group: {code: words[language] for code, words in codes.items()} for group, codes in known.entries.items()}
    for group, kind in VOCABULARY.items():
        groups[group] = {code: _gloss(entry, language) for code, entry in load_glosses(kind).items()}
    return Vocabulary(language, groups)


def _gloss(entry: tuple[str, str], language: Language) -> str:
    gloss, label = entry
    return gloss if language == "en" else label


HANDLERS: Final[tuple[ControllerRouterHandler, ...]] = (session, labels)
