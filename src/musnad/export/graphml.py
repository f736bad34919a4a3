"""Who quotes whom, as GraphML: a node for each outlet and speaker, an edge from whoever quotes to whoever is quoted.

A speaker whom a table knows is one node in all reports (`identified` is `authority`), and so is one of the same name
and kind (`name`): that the two are one person or body is then told by nothing but the spelling. A speaker without a
name (a witness, a source, a withheld person) is another node in each report (`report`).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from typing import Final
from xml.etree import ElementTree as ET

from musnad.export.evidence import Value
from musnad.export.manifest import Ledger
from musnad.export.rows import Hand, Row
from musnad.export.selection import Documents, exported
from musnad.export.standing import SEVERAL
from musnad.export.tables import Style
from musnad.export.withholding import WITHHELD

_NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"
_NODE: Final = {
    "label": "string", "label_en": "string", "kind": "string", "authority": "string", "identified": "string",
    "claims": "int", "reports": "int", "claim_ids": "string",
}  # fmt: skip
_EDGE: Final = {"weight": "int", "claims": "int", "reports": "int", "acts": "string", "claim_ids": "string"}
_NO_XML: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd")
_NAMED: Final = frozenset({"named", "document"})


class _Node:
    def __init__(self, number: int, attributes: dict[str, str]) -> None:
        self.id = f"n{number}"
        self.attributes = attributes
        self.claims: dict[str, str] = {}
        """The claims whose last speaker it is, each with its report."""


class _Graph:
    def __init__(self) -> None:
        self.nodes: dict[tuple[str, ...], _Node] = {}
        self.edges: dict[tuple[str, str], dict[str, tuple[str, str]]] = {}

    def node(self, key: tuple[str, ...], attributes: dict[str, str]) -> _Node:
        if key not in self.nodes:
            self.nodes[key] = _Node(len(self.nodes) + 1, attributes)
        return self.nodes[key]

    def add(self, row: Row) -> None:
        """The hands of a claim, each quoting the next."""
        nodes = [self._outlet(row)] if not row.chain or row.chain[0].statement is not None else []
        nodes += [self._hand(row, hand) for hand in row.chain]
        report = _report(row)
        nodes[-1].claims[row.key] = report
        acts = [hand.act or "" for hand in row.chain]
        for (one, other), act in zip(pairwise(nodes), acts[-(len(nodes) - 1) :] if len(nodes) > 1 else [], strict=True):
            if one is not other:
                self.edges.setdefault((one.id, other.id), {})[row.key] = (report, act)

    def _outlet(self, row: Row) -> _Node:
        outlet = row.source.outlet
        if outlet is None:
            attributes = {"kind": "report", "identified": "report", "label": _report(row)}
            return self.node(("report", _report(row)), attributes)
        name = str(outlet.value)
        return self.node(("outlet", name), {"label": name, "kind": "outlet", "identified": "name"})

    def _hand(self, row: Row, hand: Hand) -> _Node:
        if hand.statement is None:
            return self._outlet(row)
        authority = None if hand.who is None else hand.who.authority
        attributes = {
            "label": _words(hand.who.name if hand.who is not None else None) or _words(hand.words) or _words(hand.name),
            "label_en": _words(hand.name),
            "kind": hand.kind or "unknown",
        }
        if authority is not None:
            known = {"authority": str(authority.value), "identified": "authority"}
            return self.node(("authority", str(authority.value)), {**attributes, **known})
        name = _words(hand.name)
        if name and hand.kind in _NAMED and not any(sign in name for sign in WITHHELD.values()):
            return self.node(("name", hand.kind, name), {**attributes, "identified": "name"})
        own = hand.entity or hand.statement
        return self.node(("report", _report(row), own), {**attributes, "identified": "report"})


def write(documents: Documents, ledger: Ledger, _style: Style) -> Iterator[bytes]:
    """The graph; its bytes come at the end, all at once, and depend on the claims alone."""
    graph = _Graph()
    for document in documents:
        for row in document:
            graph.add(row)
            exported(row, ledger)
    tree = ET.ElementTree(_document(graph))
    ET.indent(tree)
    data = io.BytesIO()
    tree.write(data, encoding="utf-8", xml_declaration=True)
    yield data.getvalue() + b"\n"


def _document(graph: _Graph) -> ET.Element:
    root = ET.Element("graphml", {"xmlns": _NAMESPACE})
    for element, names in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in names.items():
            key = {"id": f"{element}.{name}", "for": element, "attr.name": name, "attr.type": kind}
            ET.SubElement(root, "key", key)
    body = ET.SubElement(root, "graph", {"id": "who-quotes-whom", "edgedefault": "directed"})
    for node in graph.nodes.values():
        own = {"claims": str(len(node.claims)), "reports": str(len(set(node.claims.values())))}
        _put(body, "node", {"id": node.id}, {**node.attributes, **own, "claim_ids": SEVERAL.join(node.claims)})
    for (source, target), claims in graph.edges.items():
        own = {
            "weight": str(len(claims)),
            "claims": str(len(claims)),
            "reports": str(len({report for report, _ in claims.values()})),
            "acts": SEVERAL.join(sorted({act for _, act in claims.values() if act})),
            "claim_ids": SEVERAL.join(claims),
        }
        _put(body, "edge", {"source": source, "target": target}, own)
    return root


def _put(body: ET.Element, element: str, of: dict[str, str], values: dict[str, str]) -> None:
    made = ET.SubElement(body, element, of)
    for name, value in values.items():
        if value:
            data = ET.SubElement(made, "data", {"key": f"{element}.{name}"})
            data.text = value.translate(_NO_XML)


def _report(row: Row) -> str:
    """What tells the report of a claim from any other: its id in the case, else that of its text."""
    return str(row.source.id.value) if row.standing is None else row.standing.report


def _words(value: Value | None) -> str:
    return "" if value is None else str(value.value)
