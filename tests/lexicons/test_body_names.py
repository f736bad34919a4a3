"""Each example of the heads of bodies' names is read: with the noun behind it the head is a name.

`unread_bodies.yaml` names the entries whose example the reading does not yet get right; a new entry is not among them.

    python -m tests.lexicons.test_body_names      write the list anew
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import yaml

from musnad import Reader
from musnad.arabic.lexicon import load
from musnad.model import Document
from musnad.reading.placewords import BodyHead
from musnad.reading.words import LEXICONS

if TYPE_CHECKING:
    from musnad.model import Mention

UNREAD: Final = Path(__file__).with_name("unread_bodies.yaml")
HEADS: Final = {head.form: head for head in load(LEXICONS / "body_names.yaml", BodyHead)}
KNOWN: Final = frozenset(yaml.safe_load(UNREAD.read_text("utf-8")) if UNREAD.exists() else ())


def bodies(reader: Reader, text: str) -> list[Mention]:
    return [mention for mention in reader.read(Document(text=text)).mentions if mention.kind == "organization"]


def is_read(reader: Reader, head: BodyHead) -> bool:
    """Whether a name stands in the example that begins with the head and goes on."""
    return any(body.span.text.startswith(f"{head.form} ") for body in bodies(reader, head.example))


@pytest.mark.parametrize("form", [form for form in HEADS if form not in KNOWN])
def test_the_head_in_the_example_makes_a_name(reader: Reader, form: str) -> None:
    head = HEADS[form]
    found = [body.span.text for body in bodies(reader, head.example)]
    assert is_read(reader, head), f"{form}: {head.example!r} gave {found or 'no name of a body'}"


@pytest.mark.parametrize("form", [form for form in HEADS if HEADS[form].refuses])
def test_what_a_head_refuses_makes_no_name_by_its_head(reader: Reader, form: str) -> None:
    for refused in HEADS[form].refuses:
        named = bodies(reader, f"ناقش الحاضرون {form} {refused} أمس.")
        found = [body.span.text for body in named if body.made_by.rule == "body-head"]
        assert not found, f"{form} {refused}: {found}"


@pytest.mark.parametrize("form", [form for form in HEADS if HEADS[form].accepts and form not in KNOWN])
def test_a_head_that_accepts_words_makes_names_with_them_alone(reader: Reader, form: str) -> None:
    for accepted in HEADS[form].accepts:
        found = [body.span.text for body in bodies(reader, f"أعلنت {form} {accepted} المشتركة فتح الطريق.")]
        assert any(name.startswith(f"{form} {accepted}") for name in found), f"{form} {accepted}: {found}"
    assert not bodies(reader, f"ناقش الحاضرون {form} العلاقات أمس.")


def test_what_is_not_yet_read_is_an_entry() -> None:
    assert HEADS.keys() >= KNOWN


def main() -> None:
    """Write the list of the entries whose example is not read."""
    reader = Reader.load()
    head = "# Entries whose example the reading does not yet take as they say. Take out what it has learnt; add none.\n"
    unread = sorted(form for form, entry in HEADS.items() if not is_read(reader, entry))
    UNREAD.write_text(head + "".join(f"- {form}\n" for form in unread), "utf-8")


if __name__ == "__main__":
    main()
