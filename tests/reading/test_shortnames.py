from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad import Document

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("قال البطريرك الراعي إن الحوار ضروري.", ["Bechara Boutros al-Rai"]),
        ("قصفت الطائرات منزلا لعائلة الراعي في القرية.", []),
        ("قصفت الطائرات منزلا لأسرة الشرع في القرية.", []),
    ],
)
def test_a_surname_means_its_holder_behind_an_office_and_not_behind_a_family(
    reader: Reader, text: str, person: list[str]
) -> None:
    found = reader.read(Document(text=text)).entities
    assert [entity.name_en for entity in found if entity.kind == "person"] == person
