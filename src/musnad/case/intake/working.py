"""The last step of every format: from a text that was decoded or extracted to a report found, or a refusal.

What is wrong with the whole text is repaired where the repair is certain and told in `notes`, else refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from musnad.case.intake.arabic import check_text
from musnad.case.intake.found import Found, Mark, Refused
from musnad.case.intake.mojibake import repaired
from musnad.errors import RefusalError

_BIDI_CONTROLS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")

_OTHER_SCHEME: Final = re.compile(r"(?!https?:)[a-z][a-z0-9+-]*:", re.IGNORECASE)
_UNFIT: Final = re.compile("[\\x00-\\x08\\x0e-\\x1f\\x7f\ud800-\udfff]")


def found_or_refused(
    part: str,
    text: str,
    facts: Mapping[str, str | None],
    *,
    notes: tuple[str, ...] = (),
    marks: tuple[Mark, ...] = (),
) -> Found | Refused:
    """The report that `text` is, with the `facts` that its format found by their names in `Found`, or why it is none.

    Marks are left out of a text that had to be repaired, in which they no longer stand where they stood.
    """
    try:
        text, told = working_text(text)
    except RefusalError as error:
        return refused(part, error)
    kept = () if told else marks
    if _BIDI_CONTROLS.search(text):
        told = (*told, "bidi-controls")
    return Found(part=part, text=text, notes=(*notes, *told), marks=kept, **_kept(facts))


def working_text(text: str) -> tuple[str, tuple[str, ...]]:
    """A text that can be read, and the codes of what was repaired in it.

    Raises:
        RefusalError: if it is no Arabic report, or damaged beyond what can be repaired for certain.
    """
    whole, notes = repaired(text)
    check_text(whole)
    return whole, notes


def refused(part: str, error: RefusalError) -> Refused:
    """A refusal at its place; its values are what can be shown in one line, whatever the original holds."""
    values = {name: one_line(value) if isinstance(value, str) else value for name, value in error.fields.items()}
    return Refused(part, error.key, values)


def _kept(facts: Mapping[str, str | None]) -> dict[str, str]:
    """The facts without those that say nothing; texts about the report in one line each, whole characters only."""
    kept = {name: one_line(value) for name, value in facts.items() if value}
    if not is_link(kept.get("url", "")):
        del kept["url"]
    return {name: value for name, value in kept.items() if value}


def is_link(address: str) -> bool:
    """Whether an address that an original tells may be shown as one: of the web, or without a scheme."""
    return _OTHER_SCHEME.match(address) is None


def one_line(value: str) -> str:
    """A text about a report with its white space evened out; half characters and controls are left out."""
    return " ".join(_UNFIT.sub("", value).split())
