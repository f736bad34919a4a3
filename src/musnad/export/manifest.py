"""What an export holds and what it leaves out, claim by claim, with the reason: the file beside the export."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Literal, get_args

import msgspec

from musnad.export.labels import Labels, load_labels
from musnad.export.withholding import Voice

MANIFEST: Final = "musnad.manifest/1"

Reason = Literal[
    "type_not_asked", "factuality_not_asked", "not_asserted", "not_lethal", "no_code", "no_place", "no_coordinates",
    "told_again", "consequence", "no_event",
    "report_not_asked", "outlet_not_asked", "time_not_asked", "place_not_asked", "party_not_asked", "act_not_asked",
    "incident_not_asked", "few_origins", "contradiction_not_asked", "verdict_not_asked", "rejected",
    "not_linked",
]  # fmt: skip
REASONS: Final[tuple[Reason, ...]] = get_args(Reason)


class LeftOut(msgspec.Struct, frozen=True):
    """A claim that is not in the export: its id, that of its document, and the claim that stands for it if one does.

    `report` is the id of its report in a case.
    """

    claim: str
    document: str
    reason: Reason
    stands_in: str | None = None
    report: str | None = None


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A claim of the export that people have judged: what they say, and what they correct of the machine's values."""

    claim: str
    report: str
    verdict: str
    corrections: str | None
    judged_by: str
    reason: str | None


class Emptied(msgspec.Struct, frozen=True):
    """A field of an exported claim that was left empty because nothing in the report bears it out."""

    claim: str
    field: str


class Ledger:
    """Kept while an export is written: what is in it, what is not."""

    def __init__(self) -> None:
        self.documents = 0
        self.claims = 0
        self.exported: list[str] = []
        self.rows = 0
        self.left_out: list[LeftOut] = []
        self.emptied: list[Emptied] = []
        self.judged: list[Judged] = []
        self.unread: list[tuple[str, str]] = []
        self.persons_withheld = 0
        self.reasons_withheld = False
        self._digest = hashlib.sha256()
        self._bytes = 0
        self._file: tuple[str, int] | None = None

    def withheld(self, voice: Voice) -> None:
        """Note how many persons of a report are withheld, and whether reasons that people gave are."""
        self.persons_withheld += voice.count
        self.reasons_withheld = self.reasons_withheld or voice.withholds

    def leave_out(self, each: LeftOut) -> None:
        """Note a claim that is not exported."""
        self.left_out.append(each)

    def passing(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The chunks of the file, its digest taken as they pass."""
        for chunk in chunks:
            self._digest.update(chunk)
            self._bytes += len(chunk)
            yield chunk

    def measured(self, sha256: str, size: int) -> None:
        """Note the digest and the size of a file of which the chunks that passed are only a part."""
        self._file = sha256, size

    def counts(self) -> Mapping[Reason, int]:
        """How many claims were left out for each reason, in the order of the reasons."""
        found = Counter(each.reason for each in self.left_out)
        return {reason: found[reason] for reason in REASONS if found[reason]}

    def manifest(self, *, file: str, format_: str, options: Mapping[str, Any], version: str) -> bytes:
        """The manifest as indented JSON in UTF-8."""
        sha256, size = self._file or (self._digest.hexdigest(), self._bytes)
        return (
            msgspec.json.format(
                msgspec.json.encode(
                    {
                        "schema": MANIFEST,
                        "file": file,
                        "sha256": sha256,
                        "bytes": size,
                        "format": format_,
                        "version": version,
                        "options": options,
                        "documents": self.documents,
                        "claims": self.claims,
                        "exported": len(self.exported),
                        "rows": self.rows,
                        "persons_withheld": self.persons_withheld,
                        "reasons_withheld": self.reasons_withheld,
                        "left_out": told_reasons(self),
                        "judged": self.judged,
                        "left_empty": self.emptied,
                        "not_read": [{"input": name, "why": why} for name, why in self.unread],
                    }
                ),
                indent=2,
            )
            + b"\n"
        )


def told_reasons(ledger: Ledger) -> Sequence[Mapping[str, Any]]:
    """The claims that were left out, reason by reason, with what each reason means in both languages."""
    words = {language: load_labels(language) for language in ("en", "ar")}
    own: dict[Reason, list[LeftOut]] = {reason: [] for reason in ledger.counts()}
    for each in ledger.left_out:
        own[each.reason].append(each)
    return [
        {
            "reason": reason,
            "about": {language: labels("left_out", reason) for language, labels in words.items()},
            "count": len(claims),
            "claims": [_entry(each) for each in claims],
        }
        for reason, claims in own.items()
    ]


def _entry(each: LeftOut) -> dict[str, str]:
    entry = {"claim": each.claim, "document": each.document, "stands_in": each.stands_in, "report": each.report}
    return {name: value for name, value in entry.items() if value is not None}


def summary(ledger: Ledger, labels: Labels) -> Sequence[tuple[str, int]]:
    """The reasons in words, each with how many claims were left out for it."""
    return [(labels("left_out", reason), count) for reason, count in ledger.counts().items()]
