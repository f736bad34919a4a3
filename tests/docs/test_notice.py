import json
import re
import tomllib
from typing import Any

import pytest

from tests.docs.examples import ROOT

NOTICE = (ROOT / "NOTICE").read_text("utf-8")
DATA = ROOT / "src" / "musnad"
MANIFESTS = [
    json.loads((DATA / part / "data" / "MANIFEST.json").read_text("utf-8")) for part in ("arabic", "authority")
]


def of_all(key: str) -> list[tuple[str, Any]]:
    return [item for manifest in MANIFESTS for item in manifest[key].items()]


@pytest.mark.parametrize("name", [name for name, _ in of_all("outputs")])
def test_every_file_of_built_data_is_named_with_its_licence(name: str) -> None:
    line = next(line for line in NOTICE.splitlines() if name in line)
    assert line.split("  ")[-1].strip() in {"CC BY 4.0", "MPL 1.1 and CC BY 4.0", "CC BY-SA 4.0"}


@pytest.mark.parametrize(("name", "source"), of_all("inputs"))
def test_every_source_is_named_with_the_version_the_data_was_built_from(name: str, source: dict[str, str]) -> None:
    assert f"{name} {source['version']}" in NOTICE


@pytest.mark.parametrize("licence", [licence for _, licence in of_all("licences")])
def test_every_licence_of_the_manifest_is_told_with_its_address(licence: str) -> None:
    addresses = {
        "CC BY 4.0": "creativecommons.org/licenses/by/4.0",
        "MPL-1.1": "mozilla.org/MPL/1.1",
        "CC BY-SA 4.0": "creativecommons.org/licenses/by-sa/4.0",
    }
    assert addresses[licence.partition(":")[0]] in NOTICE


@pytest.mark.parametrize(
    "told",
    [
        "Copyright © 2004-2025 Unicode, Inc.",
        "Copyright © 1991-2022 Unicode, Inc.",
        "licenses/by/3.0/igo",
        "naturalearthdata.com",
        "www.geonames.org",
        "ourairports.com",
        "YemenOpenSource/Yemen-info",
    ],
)
def test_the_sources_of_the_gazetteer_are_told(told: str) -> None:
    assert told in NOTICE


def test_the_licence_of_the_package_names_those_of_its_data_and_of_its_pages() -> None:
    package = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert set(package["license"].split(" AND ")) == {
        "Apache-2.0",
        "CC-BY-4.0",
        "CC-BY-SA-4.0",
        "MPL-1.1",
        "CC-BY-3.0-IGO",
        "Unicode-3.0",
        "Unicode-DFS-2016",
        "OFL-1.1",
        "MIT",
        "ISC",
        "BSD-3-Clause",
    }


def packages_run_on() -> list[str]:
    package = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [*package["dependencies"], *package["optional-dependencies"]["names"]]


@pytest.mark.parametrize("wanted", packages_run_on())
def test_every_package_that_it_runs_on_is_named_as_it_is_asked_for_with_its_licence(wanted: str) -> None:
    name, asked = re.fullmatch(r"([\w-]+)(.*)", wanted, re.DOTALL).groups()  # type: ignore[union-attr]
    line = next(line for line in NOTICE.splitlines() if line.startswith(f"{name} "))
    assert line.startswith(f"{name} {asked} (")
    assert re.search(r" {2,}(MIT|BSD-[23]-Clause|MIT AND .+)$", line)
