"""Claims as FollowTheMoney entities, one a line: what OpenAleph and its kin take in.

A happening is an Event: the incident where the claims of a case are linked, else the event of one report. Its values
are those of all claims, side by side, for a property has several. Each claim is a Documentation between the Article in
which it stands and the Event; each hand it went through an UnknownLink to the next and, from the last one, to the
Event. Who acts, suffers and speaks is a Person, an Organization, a PublicBody where it is of a state, or a LegalEntity
where the report leaves open what it is; it is one in all reports only where a table knows it. A place is an Address,
with coordinates only where it is a point. A Mention tells by which words an Article names somebody.

The property names are those of followthemoney 4; see https://followthemoney.tech/explorer/.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, Final

import msgspec

from musnad.export.evidence import Value
from musnad.export.incidents import POINTS
from musnad.export.labels import load_labels
from musnad.export.manifest import Ledger
from musnad.export.rows import Hand, Party, Row, Spot
from musnad.export.selection import Documents, exported
from musnad.export.states import state
from musnad.export.tables import Style

_PUBLIC: Final = frozenset({"state", "government", "state-forces", "external-forces", "igo"})
_PARTIAL_DATE: Final = re.compile(r"[12]\d{3}(?:-\d\d(?:-\d\d)?)?")
_LANGUAGES: Final = {"ar": "ara", "en": "eng"}
_HELD: Final = {"negated": "Denied", "future": "Announced", "possible": "Possible"}


class _Store:
    """Entities by id, each with all values of its properties, in the order in which they came."""

    def __init__(self) -> None:
        self._schemata: dict[str, str] = {}
        self._properties: dict[str, dict[str, dict[str, None]]] = {}

    def put(self, id_: str, schema: str, **properties: Iterable[object] | object) -> str:
        """Add an entity, or values to it; its id."""
        self._schemata.setdefault(id_, schema)
        own = self._properties.setdefault(id_, {})
        for name, given in properties.items():
            values = given if isinstance(given, tuple | list) else (given,)
            for value in values:
                if value is not None and value != "":
                    own.setdefault(name, {})[str(value)] = None
        return id_

    def lines(self) -> Iterator[bytes]:
        """The entities as JSON, one a line."""
        for id_, schema in self._schemata.items():
            properties = {name: list(values) for name, values in self._properties[id_].items()}
            yield msgspec.json.encode({"id": id_, "schema": schema, "properties": properties}) + b"\n"


def write(documents: Documents, ledger: Ledger, _style: Style) -> Iterator[bytes]:
    """The entities, those of one report as it comes and those of several at the end; each once."""
    shared = _Store()
    for document in documents:
        own = _Store()
        for row in document:
            _claim(row, own, shared)
            exported(row, ledger)
        yield from own.lines()
    yield from shared.lines()


def _id(*parts: object) -> str:
    """An id of an entity, made of what tells it from any other."""
    return "musnad-" + hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()[:40]


def _claim(row: Row, own: _Store, shared: _Store) -> None:
    article = _article(row, own)
    event = _event(row, article, own, shared)
    hands = [_speaker(row, hand, own, shared) for hand in row.chain]
    said = row.said_by
    own.put(
        _id("claim", row.key), "Documentation", document=article, entity=event, role=f"claim: {row.factuality.value}",
        summary=row.line.value, description=row.sentence.value, recordId=row.key,
        date=_date(None if said is None else said.date) or _date(row.source.published),
        status=None if row.standing is None else row.standing.standpoint,
    )  # fmt: skip
    for at, (one, other) in enumerate(pairwise(hands), start=1):
        if one != other:
            _link(row, own, one, other, f"quotes ({row.chain[at].act or 'assert'})")
    if hands:
        _link(row, own, hands[-1], event, f"claims ({(said.act if said is not None else None) or 'assert'})")
    for role, parties in (("actor", row.actors), ("target", row.targets)):
        for party in parties:
            if (named := _party(row, party, article, own, shared)) is not None:
                _link(row, own, named, event, role)


def _link(row: Row, own: _Store, subject: str, object_: str, role: str) -> None:
    id_ = _id("link", row.key, subject, object_, role)
    own.put(id_, "UnknownLink", subject=subject, object=object_, role=role, recordId=row.key)


def _report(row: Row) -> str:
    return str(row.source.id.value) if row.standing is None else row.standing.report


def _article(row: Row, own: _Store) -> str:
    source = row.source
    language = _bare(source.language)
    return own.put(
        _id("report", _report(row)), "Article", title=_bare(source.title) or f"Report {_report(row)}",
        publisher=_bare(source.outlet), publishedAt=_date(source.published), sourceUrl=_address(source.url),
        language=_LANGUAGES.get(str(language)), notes=f"text {source.id.value}",
    )  # fmt: skip


def _event(row: Row, article: str, own: _Store, shared: _Store) -> str:
    incident = None if row.standing is None else row.standing.incident
    id_ = _id("event", incident) if incident is not None else _id("event", _report(row), row.telling)
    place = None if row.place is None else _address_entity(row, row.place, own, shared)
    dates = {} if row.time is None else _dates(str(row.time.value.value), row.time.first, row.time.last)
    return (own if incident is None else shared).put(
        id_, "Event", name=_event_name(row), summary=row.line.value, recordId=incident or row.key, proof=article,
        location=None if row.place is None else (_bare(row.place.name_en), row.place.words.value),
        addressEntity=place, country=None if row.place is None else _country(row.place.country),
        keywords=(row.type.value, _bare(row.mode), row.factuality.value),
        involved=_involved(row, article, own, shared), publisher=_bare(row.source.outlet), **dates,
    )  # fmt: skip


def _involved(row: Row, article: str, own: _Store, shared: _Store) -> tuple[str | None, ...]:
    return tuple(_party(row, party, article, own, shared) for party in (*row.actors, *row.targets))


def _event_name(row: Row) -> str:
    """What is said to have happened, in a few English words, and how sure that is said to be."""
    labels = load_labels("en")
    mode = None if row.mode is None else f"{row.type.value}/{row.mode.value}"
    what = labels("event_mode", mode) if mode and labels.has("event_mode", mode) else None
    what = what or labels("event_type", str(row.type.value))
    where = None if row.place is None else str(row.place.called.value)
    when = None if row.time is None else str(row.time.value.value)
    held = _HELD.get(str(row.factuality.value), "Claimed")
    return f"{held}: {', '.join(part for part in (what, where, when) if part)}"


def _dates(value: str, first: Value | None, last: Value | None) -> dict[str, object]:
    if _PARTIAL_DATE.fullmatch(value):
        return {"date": value}
    return {"startDate": _date(first), "endDate": _date(last)}


def _party(row: Row, party: Party, article: str, own: _Store, shared: _Store) -> str | None:
    """The entity that a party is, with the words by which the report names it; `None` where it names nobody."""
    if party.entity is None or party.kind == "place":
        return None
    id_ = _actor(row, party, own, shared)
    own.put(
        _id("mention", _report(row), id_, party.words.value), "Mention", document=article, resolved=id_,
        name=party.words.value, detectedSchema=_schema(party),
    )  # fmt: skip
    return id_


def _schema(party: Party) -> str:
    if party.kind == "person":
        return "Person"
    if party.kind != "organization":
        return "LegalEntity"
    return "PublicBody" if _bare(party.actor_type) in _PUBLIC else "Organization"


def _actor(row: Row, party: Party, own: _Store, shared: _Store) -> str:
    authority = _bare(party.authority)
    id_ = _id("actor", authority) if authority else _id("actor", _report(row), party.entity)
    return (shared if authority else own).put(
        id_, _schema(party), name=party.called.value, alias=(_bare(party.name),), notes=authority,
        classification=_bare(party.actor_type), country=_country(party.country),
    )  # fmt: skip


def _speaker(row: Row, hand: Hand, own: _Store, shared: _Store) -> str:
    """The entity that a hand is: the outlet, somebody the record knows, or one who speaks in this report alone."""
    if hand.statement is None:
        return shared.put(_id("outlet", _bare(hand.name)), "Organization", name=_bare(hand.name), sector="media")
    if hand.who is not None and hand.who.entity is not None and hand.who.kind != "place":
        return _actor(row, hand.who, own, shared)
    id_ = _id("speaker", _report(row), hand.entity or hand.statement)
    return own.put(id_, "LegalEntity", name=_bare(hand.name) or _bare(hand.words), notes=hand.kind)


def _address_entity(row: Row, spot: Spot, own: _Store, shared: _Store) -> str:
    authority, level = _bare(spot.authority), _bare(spot.level)
    id_ = _id("place", authority) if authority else _id("place", _report(row), spot.entity or spot.words.value)
    chain = (spot.called.value, _bare(spot.admin2), _bare(spot.admin1), _bare(spot.country))
    is_point = level in POINTS and _bare(spot.point) != "parent"
    return (shared if authority else own).put(
        id_, "Address", name=spot.called.value, alias=(_bare(spot.name),), country=_country(spot.country),
        full=", ".join(str(part) for part in dict.fromkeys(chain) if part), state=_bare(spot.admin1),
        city=spot.called.value if _bare(spot.place_kind) == "settlement" else None, region=_bare(spot.admin2),
        latitude=_bare(spot.lat) if is_point else None, longitude=_bare(spot.lon) if is_point else None,
        remarks=None if level is None else f"precision: {level}", notes=authority,
    )  # fmt: skip


def _bare(value: Value | None) -> Any:
    return None if value is None else value.value


def _country(value: Value | None) -> str | None:
    """A country as FollowTheMoney has it: the code in small letters, of countries that there are."""
    known = None if value is None else state(str(value.value))
    return None if value is None or known is None else str(value.value).lower()


def _date(value: Value | None) -> str | None:
    return str(value.value) if value is not None and _PARTIAL_DATE.fullmatch(str(value.value)) else None


def _address(value: Value | None) -> str | None:
    return str(value.value) if value is not None and re.match(r"https?://\S+$", str(value.value)) else None
