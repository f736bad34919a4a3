import json

import pytest

from tests.docs.examples import ROOT

NOTICE = (ROOT / "NOTICE").read_text("utf-8")
MANIFEST = json.loads((ROOT / "src" / "musnad" / "arabic" / "data" / "MANIFEST.json").read_text("utf-8"))


@pytest.mark.parametrize("name", MANIFEST["outputs"])
def test_every_file_of_built_data_is_named_with_its_licence(name: str) -> None:
    line = next(line for line in NOTICE.splitlines() if name in line)
    assert line.split("  ")[-1].strip() in {"CC BY 4.0", "MPL 1.1 and CC BY 4.0", "CC BY-SA 4.0"}


@pytest.mark.parametrize(("name", "source"), MANIFEST["inputs"].items())
def test_every_source_is_named_with_the_version_the_data_was_built_from(name: str, source: dict[str, str]) -> None:
    assert f"{name} {source['version']}" in NOTICE


@pytest.mark.parametrize("licence", MANIFEST["licences"].values())
def test_every_licence_of_the_manifest_is_told_with_its_address(licence: str) -> None:
    addresses = {
        "CC BY 4.0": "creativecommons.org/licenses/by/4.0",
        "MPL-1.1": "mozilla.org/MPL/1.1",
        "CC BY-SA 4.0": "creativecommons.org/licenses/by-sa/4.0",
    }
    assert addresses[licence.partition(":")[0]] in NOTICE
