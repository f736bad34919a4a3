"""The first page: a new case, the demo case, or one that is there."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec
from litestar import get, post
from litestar.params import JSONBody
from litestar.types import ControllerRouterHandler

from musnad.case.add import Intake
from musnad.case.case import Case
from musnad.case.messages import Language, wrong
from musnad.case.settings import SETTINGS, CaseSettings, load_settings
from musnad.errors import CaseError
from musnad.web.api.session import OpenCase
from musnad.web.given import TheLanguage, TheWorkbench
from musnad.web.recent import recent
from musnad.web.samples import samples
from musnad.web.tasks import Adding, Reading

_DEMO: Final = "demo"
_TITLES: Final[dict[Language, str]] = {"en": "Demo case", "ar": "قضية للتجربة"}
_LONGEST: Final = 300


class Beginning(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to begin with: where new cases are proposed, where the demo case is, and the cases opened last."""

    cases: str
    demo: str
    recent: tuple[OpenCase, ...]


class NewCase(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A case to be made: what it is called, and its folder, which is empty or not there yet.

    `demo` makes the demo case, which has its own name and folder where none is given, and opens it where it is there.
    """

    title: str = ""
    folder: str = ""
    demo: bool = False


class Folder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The folder of a case."""

    folder: str


@get("/api/cases", sync_to_thread=True)
def cases(workbench: TheWorkbench) -> Beginning:
    """Where a case can be begun, and which were opened last."""
    settings = workbench.settings
    found = (_known(folder) for folder in recent(settings.data))
    return Beginning(
        cases=str(settings.cases),
        demo=str(settings.cases / _DEMO),
        recent=tuple(each for each in found if each is not None),
    )


@post("/api/cases", sync_to_thread=True)
def make(workbench: TheWorkbench, language: TheLanguage, data: JSONBody[NewCase]) -> OpenCase:
    """Make a case, and open it; the demo case is filled with its reports, which are read at once."""
    if data.demo:
        return _demo(workbench, data, _TITLES[language])
    title = data.title.strip()
    if not title or len(title) > _LONGEST:
        raise wrong("web.no-title")
    return _told(_made(workbench, _folder(data.folder), title))


@post("/api/cases/open", sync_to_thread=True)
def reopen(workbench: TheWorkbench, data: JSONBody[Folder]) -> OpenCase:
    """Open a case that is there."""
    return _told(workbench.open(_folder(data.folder)))


def _demo(workbench: TheWorkbench, asked: NewCase, title: str) -> OpenCase:
    folder = _folder(asked.folder) if asked.folder else workbench.settings.cases / _DEMO
    arrivals = samples()
    if (folder / SETTINGS).is_file():
        opened = workbench.open(folder)
    else:
        opened = _made(workbench, folder, asked.title.strip()[:_LONGEST] or title)
    author = workbench.author()
    workbench.submit(opened, Adding(arrivals, Intake(who=author.who), author), Reading(author))
    return _told(opened)


def _made(workbench: TheWorkbench, folder: Path, title: str) -> Case:
    workbench.refuse_at_work()
    own = workbench.settings
    settings = CaseSettings(
        title=title,
        actors=tuple(str(path.resolve()) for path in own.actors),
        gazetteers=tuple(str(path.resolve()) for path in own.gazetteers),
    )
    Case.make(folder, settings, workbench.author()).close()
    return workbench.open(folder)


def _told(opened: Case) -> OpenCase:
    return OpenCase(opened.settings.title, str(opened.folder))


def _known(folder: Path) -> OpenCase | None:
    """A case that was opened before, `None` where none is there any more."""
    try:
        return OpenCase(load_settings(folder).title, str(folder))
    except CaseError:
        return None


def _folder(given: str) -> Path:
    """The folder that a person has named.

    Raises:
        CaseError: if it is no whole path.
    """
    if "\0" in given:
        raise wrong("web.folder", path=given)
    try:
        path = Path(given.strip()).expanduser()
    except RuntimeError as error:
        raise wrong("web.folder", path=given) from error
    if not path.is_absolute():
        raise wrong("web.folder", path=given or "-")
    return path


HANDLERS: Final[tuple[ControllerRouterHandler, ...]] = (cases, make, reopen)
