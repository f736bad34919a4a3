from __future__ import annotations

import pytest

from musnad.arabic.lexicon import load
from musnad.linking.signing import Signer
from musnad.linking.speakers import PEOPLE, VOICES, Classes, People, Voice
from musnad.linking.stances import STANCES, Stance, Stances
from musnad.linking.words import Words
from musnad.model import Document
from musnad.reading import Reader


@pytest.fixture(scope="module")
def words() -> Words:
    return Words.load()


@pytest.mark.parametrize("entry", load(VOICES, Voice), ids=lambda entry: entry.form)
def test_the_example_of_each_voice_has_its_class(words: Words, entry: Voice) -> None:
    assert entry.class_ in Classes(load(VOICES, Voice), words).of(entry.example)


@pytest.mark.parametrize("entry", load(PEOPLE, People), ids=lambda entry: entry.form)
def test_the_example_of_each_of_the_people_has_its_class(words: Words, entry: People) -> None:
    assert entry.class_ in Classes(load(PEOPLE, People), words).of(entry.example)


@pytest.mark.parametrize("entry", load(STANCES, Stance), ids=lambda entry: entry.form)
def test_the_example_of_each_stance_opens_with_one(words: Words, entry: Stance) -> None:
    assert Stances.load(words).opens(words.of(entry.example))


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("شهود عيان", {"eyewitness"}),
        ("عدد من سكان القرية", {"eyewitness"}),
        ("وزير الدفاع", {"official"}),
        ("مصدر أمني رفيع", {"official"}),
        ("رئيس الوزراء", {"official"}),
        ("رئيس النادي", set()),
        ("مصدر", set()),
    ],
)
def test_what_kind_of_voice_a_source_is(words: Words, phrase: str, expected: set[str]) -> None:
    assert Classes(load(VOICES, Voice), words).of(phrase) == expected


def spoken(reader: Reader, signer: Signer, text: str) -> list[tuple[str | None, bool, bool]]:
    signature = signer.sign("r", reader.read(Document(text=text, published="2022-01-31")))
    return [
        (one.speaker.key, one.speaker.official, one.speaker.eyewitness)
        for one in signature.facts
        if one.speaker is not None
    ]


def test_a_speaker_of_the_table_has_its_id_in_any_report(reader: Reader, signer: Signer) -> None:
    for text in ("قالت قوات سوريا الديمقراطية إن الجيش قصف القرية.", "أعلنت قسد أن الجيش قصف القرية."):
        assert spoken(reader, signer, text)[0][0] == "actor:sdf"


def test_a_source_that_may_be_anybody_has_no_key(reader: Reader, signer: Signer) -> None:
    ((key, official, _),) = spoken(reader, signer, "قال مصدر أمني إن الجيش قصف القرية.")
    assert (key, official) == (None, True)


def test_witnesses_are_heard_as_such(reader: Reader, signer: Signer) -> None:
    ((_, _, eyewitness),) = spoken(reader, signer, "قال شهود عيان إن الجيش قصف القرية.")
    assert eyewitness
