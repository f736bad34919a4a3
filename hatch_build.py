"""The pages of the workbench are built into the package: whoever installs it needs no Node."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_SOURCES = Path("src/musnad/web/ui")
_PAGES = Path("src/musnad/web/pages")
_NO_NPM = (
    "The pages of the workbench are not built and npm is not here to build them. Install Node.js 20.19 or later with "
    "npm, or build where `make ui` has been run."
)


class PagesHook(BuildHookInterface[Any]):
    """Builds the pages before a wheel or a source archive is made; a working copy is installed without them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the pages unless they are there.

        Raises:
            RuntimeError: if they are neither there nor can be built here.
        """
        del build_data
        root = Path(self.root)
        if version == "editable" or (root / _PAGES / "index.html").is_file():
            return
        npm = shutil.which("npm")
        if npm is None:
            raise RuntimeError(_NO_NPM)
        for command in ((npm, "ci"), (npm, "run", "build")):
            subprocess.run(command, cwd=root / _SOURCES, check=True)  # noqa: S603 - the npm that is installed
