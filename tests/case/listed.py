"""Made-up cases for the lists of claims: any reports, claims, participants, incidents and verdicts, as rows."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import msgspec
import sqlalchemy as sa
from hypothesis import strategies as st

from musnad.case.case import Case
from musnad.case.selection import Area, Selection
from tests.case.filled import put

ALEPPO, AL_BAB, IRAQ = "geonames:170062", "geonames:174018", "geonames:99237"
SPOTS: Final[tuple[dict[str, Any], ...]] = (
    {},
    {"place": AL_BAB, "place_name": "الباب", "place_name_en": "Al-Bab", "country": "SY", "admin1": "Aleppo"},
    {"place": ALEPPO, "place_name": "حلب", "place_name_en": "Aleppo", "country": "SY", "admin1": "Aleppo"},
    {"place": ALEPPO, "place_name": "حلب", "place_name_en": "Aleppo", "country": "SY"},
    {"place": IRAQ, "place_name": "العراق", "place_name_en": "Iraq", "country": "IQ"},
    {"place": "musnad:nowhere", "place_name": "السرو", "country": "SY", "admin1": "Homs"},
    {"place": "actor:wadi-guard", "place_name": "مقر حرس الوادي"},
    {"place_name": "السرو", "country": "IQ"},
    {"place_name": "السرو"},
)
PARTIES: Final = (
    ("actor:wadi-guard", "حرس الوادي", "Wadi Guard"),
    ("actor:wadi-guard", "الحرس", None),
    (None, "شهود", None),
    (None, "حرس الوادي", None),
    ("country:RU", "موسكو", "Russia"),
)
NAMES: Final = ("actor:wadi-guard", "country:RU", "شهود", "حرس الوادي", "Russia", "نكرة")
TYPES: Final = ("ASSAULT", "HARM", "COERCE")
MODES: Final = (None, "airstrike", "arrest")
FACTUALITIES: Final = ("asserted", "negated")
ACTS: Final = (None, "assert", "deny")
OUTLETS: Final = (None, "وكالة", "Wadi News")
DAYS: Final = (None, "2021-12-31", "2022-01-01", "2022-01-31", "2022-03-15", "2023-02-01")
VERDICTS: Final = ("accepted", "rejected", "unsure")
AREAS: Final = (
    Area(place=IRAQ, country="IQ"),
    Area(place=ALEPPO, country="SY", admin1="Aleppo"),
    Area(place="", names=("السرو",)),
    Area(place="x", parts=(AL_BAB, "musnad:nowhere")),
)


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim to be made up: numbers are places in the lists above."""

    type: str
    mode: str | None
    factuality: str
    act: str | None
    days: tuple[str | None, str | None, bool]
    spot: int
    parties: tuple[tuple[str, int], ...]
    incident: int | None
    verdicts: tuple[str, ...]


class Report(msgspec.Struct, frozen=True):
    """A report to be made up, with its claims."""

    outlet: str | None
    published: str | None
    claims: tuple[Claim, ...]


class Story(msgspec.Struct, frozen=True):
    """A whole case: reports, and of each incident its origins and contradictions."""

    reports: tuple[Report, ...]
    incidents: tuple[tuple[int, int], ...]


def _days(days: tuple[str | None, str | None, bool]) -> tuple[str | None, str | None, bool]:
    first, last, about = days
    return (last, first, about) if first is not None and last is not None and last < first else days


claims = st.builds(
    Claim,
    type=st.sampled_from(TYPES),
    mode=st.sampled_from(MODES),
    factuality=st.sampled_from(FACTUALITIES),
    act=st.sampled_from(ACTS),
    days=st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS), st.booleans()).map(_days),
    spot=st.integers(0, len(SPOTS) - 1),
    parties=st.lists(
        st.tuples(st.sampled_from(("actor", "target", "speaker")), st.integers(0, len(PARTIES) - 1)), max_size=4
    ).map(tuple),
    incident=st.none() | st.integers(0, 2),
    verdicts=st.lists(st.sampled_from(VERDICTS), max_size=2).map(tuple),
)
some_reports = st.builds(
    Report, st.sampled_from(OUTLETS), st.sampled_from(DAYS), st.lists(claims, max_size=4).map(tuple)
)
stories = st.builds(
    Story,
    st.lists(some_reports, max_size=4).map(tuple),
    st.tuples(*[st.tuples(st.integers(1, 4), st.integers(0, 1))] * 3),
)


def _some(values: tuple[Any, ...]) -> st.SearchStrategy[frozenset[Any]]:
    return st.frozensets(st.sampled_from([value for value in values if value is not None]), max_size=2)


ASKED: Final[dict[str, st.SearchStrategy[Any]]] = {
    "types": _some(TYPES),
    "modes": _some(MODES),
    "factualities": _some(FACTUALITIES),
    "since": st.sampled_from((None, "2021-12-31", "2022-01-10")),
    "until": st.sampled_from((None, "2022-01-31", "2023-01-01")),
    "undated": st.booleans(),
    "dated": _some(("day", "range", "none")),
    "areas": st.lists(st.sampled_from(AREAS), max_size=2).map(tuple),
    "placed": _some(("settled", "within", "named", "none")),
    "actors": _some(NAMES),
    "targets": _some(NAMES),
    "speakers": _some(NAMES),
    "acts": _some(ACTS),
    "outlets": _some(OUTLETS),
    "least_origins": st.integers(0, 3),
    "contradicted": st.sampled_from((None, None, True, False)),
    "verdicts": _some(("accepted", "rejected", "unsure", "disputed", "unjudged")),
    "incidents": _some(("i0", "i1")),
    "reports": _some(("r0", "r1")),
}
"""What may be asked for in each field of a selection."""


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    """Selections that ask for one to three things."""
    names = draw(st.lists(st.sampled_from(sorted(ASKED)), max_size=3, unique=True))
    return Selection(**{name: draw(ASKED[name]) for name in names})


@contextmanager
def told(case: Case, story: Story) -> Iterator[sa.Connection]:
    """A transaction in which the case holds a story; all of it is taken back at the end."""
    with case.writing() as connection:
        point = connection.begin_nested()
        tell(connection, story)
        yield connection
        point.rollback()


def tell(connection: sa.Connection, story: Story) -> None:
    """Write the rows of a story into an empty case."""
    put(connection, "originals", sha256="o", size=1)
    put(
        connection, "sightings", id="s", original="o", place="", how="file", at="", version="", given="{}",
        details="{}",
    )  # fmt: skip
    put(connection, "texts", id="t", text="نص")
    for at, (origins, contradictions) in enumerate(story.incidents):
        put(connection, "incidents", id=f"i{at}", reports=1, origins=origins, contradictions=contradictions, state=b"")
    entries = itertools.count(2)
    for number, report in enumerate(story.reports):
        name = f"r{number}"
        put(
            connection, "reports", id=name, original="o", sighting="s", part="", ordinal=number, text="t",
            outlet=report.outlet, published=report.published, found="{}", added="",
        )  # fmt: skip
        put(connection, "readings", id=name, report=name, reader="1", info="{}", record=b"", sha256="", at="", seal="")
        for ordinal, claim in enumerate(report.claims):
            _put_claim(connection, name, ordinal, claim, entries)


def _put_claim(connection: sa.Connection, report: str, ordinal: int, claim: Claim, entries: Iterator[int]) -> None:
    key = {"report": report, "claim": f"c{ordinal}"}
    first, last, about = claim.days
    put(
        connection, "claims", **key, reading=report, ordinal=ordinal, type=claim.type, mode=claim.mode,
        factuality=claim.factuality, act=claim.act, earliest=first, latest=last,
        time="2022~" if about and (first or last) else None, start=0, line_en=f"{report} c{ordinal}",
        **SPOTS[claim.spot],
    )  # fmt: skip
    for place, (role, party) in enumerate(claim.parties):
        authority, name, name_en = PARTIES[party]
        put(
            connection, "participants", **key, role=role, ordinal=place, authority=authority, name=name,
            name_en=name_en,
        )  # fmt: skip
    if claim.incident is not None:
        put(connection, "incident_claims", **key, incident=f"i{claim.incident}", score=0.5, reasons="[]", origin="o")
    for who, verdict in enumerate(claim.verdicts):
        entry = next(entries)
        put(
            connection, "journal", number=entry, at="", who=f"w{who}", action="judge", kind="claim", subject="",
            before="", after="", previous="", hash="",
        )  # fmt: skip
        put(
            connection, "verdicts", **key, who=f"w{who}", verdict=verdict, corrections="{}", reading=report,
            entry=entry,
        )  # fmt: skip
