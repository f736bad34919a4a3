"""JSON: a report, a list of them, or one a line; records that `musnad read` wrote give their reports."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from musnad.case.intake.fields import check_columns, mapping_of, report
from musnad.case.intake.found import Found, Refused
from musnad.case.intake.jsonstream import JsonStream
from musnad.case.intake.source import Source
from musnad.case.intake.textstream import TextStream, is_broken, lines_of, text_stream
from musnad.case.intake.working import refused
from musnad.errors import RefusalError

_LISTS: Final = ("articles", "documents", "reports", "items", "data", "results", "posts", "records")


def read(source: Source) -> Iterator[Found | Refused]:
    """The reports of a file that is one value: an array, an object with a list, or an object that is a report.

    Raises:
        RefusalError: if it is damaged, or holds no report.
    """
    check_columns(source.options.columns)
    with text_stream(source) as stream:
        yield from _whole(source, stream)


def _whole(source: Source, stream: TextStream) -> Iterator[Found | Refused]:
    limits = source.options.limits
    values = JsonStream(stream.text)
    if values.peek() == "[":
        for number in values.items():
            yield _report(source, f"record {number}", values.value(limits.part_bytes), stream)
        return
    value = values.value(limits.container_bytes)
    many = next((value[name] for name in _LISTS if _is_list(value, name)), None)
    if many is None:
        yield _report(source, "", value, stream)
        return
    for number, item in enumerate(many, start=1):
        yield _report(source, f"record {number}", item, stream)


def _is_list(value: Any, name: str) -> bool:
    return isinstance(value, dict) and isinstance(value.get(name), list) and not isinstance(value.get("text"), str)


def read_lines(source: Source) -> Iterator[Found | Refused]:
    """The reports of a file that has one a line.

    Raises:
        RefusalError: if the file is empty, or bytes of it are not in its encoding.
    """
    check_columns(source.options.columns)
    with text_stream(source) as stream:
        for number, line in lines_of(stream, source.options.limits.part_bytes):
            yield _line(source, f"line {number}", line, stream)


def _line(source: Source, part: str, line: str | RefusalError, stream: TextStream) -> Found | Refused:
    try:
        if isinstance(line, RefusalError):
            raise line
        value = json.loads(line, strict=False)
    except RefusalError as error:
        return refused(source.within(part), error)
    except RecursionError:
        return refused(source.within(part), RefusalError("input.json-deep"))
    except ValueError as error:
        return refused(source.within(part), RefusalError("intake.bad-line", reason=getattr(error, "msg", str(error))))
    return _report(source, part, value, stream)


def _report(source: Source, part: str, value: Any, stream: TextStream) -> Found | Refused:
    where = source.within(part) if part else source.part
    document = value.get("document", value) if isinstance(value, dict) else value
    if not _whole_characters(document):
        return refused(where, RefusalError("intake.broken-bytes", encoding=stream.encoding.upper()))
    try:
        values = _values(document, source.options.columns)
    except RefusalError as error:
        return refused(where, error)
    return report(where, values, encoding=stream.encoding, notes=stream.notes)


def _whole_characters(document: Any) -> bool:
    texts = document.values() if isinstance(document, dict) else ()
    return not any(isinstance(text, str) and is_broken(text) for text in texts)


def _values(document: Any, columns: Mapping[str, str]) -> dict[str, Any]:
    if not isinstance(document, dict):
        raise RefusalError("input.no-document")
    inner = {asked: _inside(document, asked) for asked in columns.values() if asked not in document and "." in asked}
    known = {**document, **{asked: value for asked, value in inner.items() if value is not None}}
    return {field: known[name] for field, name in mapping_of(known, columns).items()}


def _inside(document: Any, path: str) -> Any:
    """What stands in an object at a path of names with dots between them."""
    for name in path.split("."):
        document = document.get(name) if isinstance(document, dict) else None
    return document
