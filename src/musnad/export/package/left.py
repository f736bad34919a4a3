"""What an evidence package leaves out, and why, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from musnad.export.labels import load_labels
from musnad.export.manifest import Ledger, told_reasons


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """How much of a case a package keeps.

    `withheld` says that names of private persons are withheld, `everything` that no filter was given. `unread` are
    reports and parts of originals that could not be read, each with the key of the reason; `unreported` the SHA-256 of
    originals of which no report came.
    """

    withheld: bool
    everything: bool
    unread: tuple[tuple[str, str], ...] = ()
    unreported: tuple[str, ...] = ()


def left_out(ledger: Ledger, kept: Kept) -> Mapping[str, Any]:
    """The list: claims by reason, what could not be read, and which kinds of files are not there."""
    return {
        "claims": told_reasons(ledger),
        "not_read": [] if kept.withheld else [{"name": name, "reason": reason} for name, reason in kept.unread],
        "not_read_count": len(kept.unread),
        "originals": [{"original": sha256, "about": _about("no_report")} for sha256 in kept.unreported],
        "files": [{"files": name, "about": about} for name, about in files_left_out(kept)],
    }


def files_left_out(kept: Kept) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The kinds of files that are not in the package, each with the reason."""
    if kept.withheld:
        for name in ("originals/", "records/", "machine/", "amendments.jsonl", "journal.jsonl", "sightings.jsonl"):
            yield name, _about("withheld")
    if not kept.everything:
        yield "originals/, texts/, records/", _about("filtered")
    if kept.unreported:
        yield f"originals/ ({len(kept.unreported)})", _about("no_report")


def _about(code: str) -> Mapping[str, str]:
    return {language: load_labels(language)("package_left", code) for language in ("en", "ar")}


def reasons_in_words(ledger: Ledger) -> Sequence[tuple[str, str, int]]:
    """The reasons in English and in Arabic, each with how many claims were left out for it."""
    english, arabic = load_labels("en"), load_labels("ar")
    return [(english("left_out", code), arabic("left_out", code), count) for code, count in ledger.counts().items()]
