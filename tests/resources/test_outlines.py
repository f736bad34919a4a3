import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.check_data import ROOT, problems
from resources.outlines.build_outlines import SOURCES, STEP, TARGET, packed, pinned, quantised, simplified, topology

NOTICE = (ROOT / "NOTICE").read_text("utf-8")
coordinates = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


def test_the_committed_outlines_are_what_their_manifest_says() -> None:
    assert list(problems(TARGET, SOURCES)) == []
    assert (TARGET / "outlines.json").stat().st_size <= 300_000


@pytest.mark.parametrize(("name", "source"), pinned().items())
def test_every_source_is_named_in_the_notice_with_its_version(name: str, source: tuple[str, str]) -> None:
    assert f"{name} {source[0]}" in NOTICE
    assert source[1].startswith("sha512-")


def test_the_notice_names_the_file_as_public_domain() -> None:
    line = next(line for line in NOTICE.splitlines() if line.startswith("outlines.json"))
    assert line.split("  ")[-1].strip() == "public domain"


def test_a_line_is_simplified_to_the_points_that_matter() -> None:
    assert simplified([(0, 0), (1, 0.001), (2, 0), (2, 2)], 0.01) == [(0, 0), (2, 0), (2, 2)]
    assert simplified([(0, 0), (1, 1), (2, 0)], 0.01) == [(0, 0), (1, 1), (2, 0)]


def test_a_line_that_never_leaves_its_start_is_its_ends() -> None:
    assert simplified([(1.0, 2.0)] * 5, 0.001) == [(1.0, 2.0), (1.0, 2.0)]


@given(st.lists(coordinates, min_size=2, max_size=30), st.floats(0.001, 10))
def test_the_ends_stay_and_nothing_is_farther_off_than_told(points: list[tuple[float, float]], off: float) -> None:
    kept = simplified(points, off)
    assert (kept[0], kept[-1]) == (points[0], points[-1])
    assert set(kept) <= set(points)


def test_a_ring_keeps_its_shape() -> None:
    ring = [(math.cos(turn / 20 * math.tau), math.sin(turn / 20 * math.tau)) for turn in range(20)]
    kept = simplified([*ring, ring[0]], 0.1)
    assert kept[0] == kept[-1]
    assert len(kept) > 4


def test_steps_are_packed_as_google_packs_them() -> None:
    assert packed([(-12020000, 3850000)]) == packed([(-12020000, 3850000)])
    assert packed([(3850000, -12020000), (4070000, -12095000), (4325200, -12645300)]) == "_p~iF~ps|U_ulLnnqC_mqNvxq`@"


def test_points_are_rounded_to_steps_and_stand_once() -> None:
    assert quantised([(STEP, 0), (STEP * 1.1, 0), (STEP * 3, STEP)]) == [(1, 0), (3, 1)]


def test_a_topology_gives_degrees_and_rings() -> None:
    source = {
        "transform": {"scale": [0.5, 2], "translate": [10, 20]},
        "arcs": [[[0, 0], [2, 1]], [[2, 1], [-2, -1]]],
        "objects": {"all": {"geometries": [{"type": "Polygon", "arcs": [[0, -1]], "properties": {"a3": "AAA"}}]}},
    }
    read = topology(json.dumps(source).encode())
    assert read.lines[0] == ((10, 20), (11, 22))
    assert read.shapes == (({"id": None, "a3": "AAA"}, ((0, -1),)),)
