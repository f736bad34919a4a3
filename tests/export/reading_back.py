"""Exports read again by readers that know nothing of how they were written."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

import networkx
import openpyxl
from followthemoney import model


def table(data: bytes, delimiter: str = ",") -> Sequence[dict[str, str]]:
    """The rows of a CSV by column."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter, strict=True))


def lines(data: bytes) -> Sequence[dict[str, Any]]:
    """The objects of JSON Lines."""
    return [json.loads(line) for line in data.decode().split("\n") if line]


def workbook(data: bytes) -> openpyxl.Workbook:
    """A workbook."""
    return openpyxl.load_workbook(io.BytesIO(data))


def claims(format_: str, data: bytes) -> Sequence[str]:
    """The ids of the claims in an export."""
    if format_ in {"jsonl", "plover"}:
        return [each["id"] for each in lines(data)]
    if format_ == "csv":
        return [row["claim_id"] for row in table(data)]
    if format_ == "acled":
        return [row["event_id_cnty"] for row in table(data)]
    if format_ == "ucdp":
        return [row["id"] for row in table(data)]
    if format_ == "xlsx":
        sheet = workbook(data).worksheets[0]
        return [str(row[0]) for row in sheet.iter_rows(min_row=2, values_only=True)]
    if format_ == "ftm":
        entities = [model.get_proxy(line) for line in lines(data)]
        return [each.first("recordId") or "" for each in entities if each.schema.name == "Documentation"]
    if format_ == "graphml":
        nodes = networkx.parse_graphml(data.decode()).nodes.values() if data else []
        told = [claim for node in nodes for claim in node.get("claim_ids", "").split(" | ") if claim]
        return sorted(told)
    if format_ == "geojson":
        return [feature["id"] for feature in json.loads(data)["features"]]
    found = [item["claim"].removeprefix("urn:musnad:claim:") for item in json.loads(data)["items"]]
    return list(dict.fromkeys(found))


def texts_of(format_: str, data: bytes) -> Iterator[str]:
    """Every text of an export."""
    if format_ == "xlsx":
        for sheet in workbook(data).worksheets:
            for row in sheet.iter_rows(values_only=True):
                yield from (str(cell) for cell in row if cell is not None)
    else:
        yield data.decode()
