"""Whose words a claim is: the last speaker of its chain, the same wherever the same speaker speaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from musnad.arabic.folding import fold_word
from musnad.arabic.lexicon import Entry, load
from musnad.linking.facts import PartyRole, Speaker
from musnad.linking.words import Word, Words, bare, number_of
from musnad.model.record import Claim, Entity, Mention, Statement

if TYPE_CHECKING:
    from musnad.linking.kinship import Kinship

_LEXICONS: Final = Path(__file__).parent / "lexicons"
VOICES: Final = _LEXICONS / "voices.yaml"
PEOPLE: Final = _LEXICONS / "people.yaml"

VoiceClass = Literal["official", "eyewitness"]
OFFICIAL_TYPES: Final = frozenset({"state", "government", "state-forces", "external-forces"})


class Voice(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A word of a source that makes it official (`مسؤول`), or one that was there (`شاهد`)."""

    class_: VoiceClass


class People(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A word that makes those who were hurt fighters (`جندي`) or civilians (`طفل`)."""

    class_: PartyRole


class Classes:
    """Phrases by the classes of the words in them."""

    def __init__(self, entries: Sequence[Voice] | Sequence[People], words: Words) -> None:
        self._words: Final = words
        self._single: Final[dict[int, str]] = {}
        self._several: Final[dict[tuple[str, ...], str]] = {}
        for entry in entries:
            if " " in entry.form:
                self._several[tuple(bare(fold_word(word)) for word in entry.form.split())] = entry.class_
            else:
                self._single[number_of(fold_word(entry.form))] = entry.class_
                self._single.update((word.feature, entry.class_) for word in words.of(entry.form))

    def of(self, phrase: str) -> frozenset[str]:
        """The classes of all words of a phrase."""
        return frozenset(self._each(self._words.of(phrase)))

    def _each(self, words: Sequence[Word]) -> Iterator[str]:
        stems = [bare(word.form) for word in words]
        for word, stem in zip(words, stems, strict=True):
            if (kind := self._single.get(word.feature) or self._single.get(number_of(stem))) is not None:
                yield kind
        for form, kind in self._several.items():
            if any(tuple(stems[at : at + len(form)]) == form for at in range(len(stems) - len(form) + 1)):
                yield kind


class Speakers:
    """Finds the speaker of a claim, and what kind of voice it is."""

    def __init__(self, voices: Classes, words: Words, kinship: Kinship) -> None:
        self._words: Final = words
        self._kinship: Final = kinship
        self._voices: Final = voices

    @classmethod
    def load(cls, words: Words, kinship: Kinship) -> Speakers:
        """With the words of this version.

        Raises:
            LexiconError: if the file is damaged.
        """
        return cls(Classes(load(VOICES, Voice), words), words, kinship)

    def of(
        self,
        claim: Claim,
        statements: Mapping[str, Statement],
        entities: Mapping[str, Entity],
        titles: Mapping[str, Mention],
    ) -> Speaker | None:
        """The speaker of a claim; `None` where it is the outlet's own words.

        `titles` gives for an entity a mention of it that has a rank or office.
        """
        link = claim.chain[-1]
        statement = statements.get(link.statement or "")
        if statement is None:
            return None
        entity = entities.get(link.speaker or "")
        title = titles.get(entity.id) if entity is not None else None
        phrase = statement.source.text if statement.source is not None else ""
        classes = self._voices.of(" ".join((phrase, title.title.text if title is not None and title.title else "")))
        kin = self._kinship.of(entity, entities) if entity is not None else ()
        bodies = [one.actor_type for one in self._bodies(entity, entities)]
        return Speaker(
            key=self.key(entity, phrase, statement.source_kind == "anonymous"),
            name=(entity.name if entity is not None else None) or phrase or link.name or "",
            authority=entity.authority if entity is not None else None,
            actor_type=entity.actor_type if entity is not None else None,
            kind=statement.source_kind,
            kin=kin,
            official="official" in classes or bool(OFFICIAL_TYPES & set(bodies)),
            eyewitness="eyewitness" in classes,
            medium=statement.medium.text if statement.medium is not None else None,
            day=statement.date,
        )

    def key(self, entity: Entity | None, phrase: str, anonymous: bool) -> str | None:  # noqa: FBT001  # read from the kind
        """What stands for a speaker in any report; `None` for one who may be anybody."""
        if entity is not None and entity.authority:
            return entity.authority
        if entity is not None:
            return "name:" + " ".join(bare(fold_word(word)) for word in entity.name.split())
        lemmas = sorted({word.feature for word in self._words.of(phrase) if word.weight})
        if anonymous or len(lemmas) < 2:  # noqa: PLR2004  # `مصدر`, `مسؤول`: one word is anybody
            return None
        return "role:" + ".".join(map(str, lemmas))

    def _bodies(self, entity: Entity | None, entities: Mapping[str, Entity]) -> list[Entity]:
        if entity is None:
            return []
        above = entities.get(entity.member_of or "")
        return [entity, *([above] if above is not None else [])]
