"""The entries of the lexicon of events behind a trigger, as `musnad explain` shows them, and what gave each role.

A record holds the trigger's words, its type and the rule that found it, not the entry; so the entry is looked up again:
those of the event's type whose form the trigger's words can be. Where several fit, all are told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

import msgspec

import musnad
from musnad.arabic.clitics import Morphology
from musnad.arabic.folding import fold_word
from musnad.arabic.lexicon import load
from musnad.model import Event, Excerpt
from musnad.reading.eventwords import RoleWord, Trigger, TriggerClass
from musnad.reading.nounshapes import nouns_in, shapes

_EVENTS: Final = Path(musnad.__file__).parent / "lexicons" / "events"
_CLASSES: Final[dict[str, TriggerClass]] = {
    "event-verb": "verb",
    "event-noun": "noun",
    "event-light": "noun",
    "event-participle": "participle",
    "event-phrase": "phrase",
}
_CHANGED: Final = "ASSAULT"
"""The type whose mode words beside the trigger may change."""
_LONGEST: Final = 3
_NEAR: Final = 3
_WHERE: Final = frozenset({"place", "destination", "origin"})
"""What a preposition may say of a phrase that is then the place of the event."""
_JOINTS: Final = ("و", "ف")
_WRITTEN_TO_NEXT: Final = frozenset({"ب", "ل", "ك"})

Standing = Literal["behind", "before", "apart"]


class TriggerEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the lexicon of events: its form and sense, how roles stand to it, an example, and its file."""

    form: str
    class_: str
    type: str
    mode: str
    gloss: str
    sense: str | None
    subject: str
    object: str
    genitive: tuple[str, ...]
    takes: tuple[str, ...]
    example: str
    file: str


class RoleFound(msgspec.Struct, frozen=True, kw_only=True):
    """A phrase of an event and its role: where it stands to the trigger, and the preposition that gives the role.

    `file` is the list of words that says so, `None` where no preposition does.
    """

    role: str
    span: Excerpt
    standing: Standing
    preposition: str | None
    file: str | None


FindEntries = Callable[[Event, str], tuple[TriggerEntry, ...]]


def find_entries(event: Event, text: str) -> tuple[TriggerEntry, ...]:
    """The entries that can have made an event of a text; of several modes those of its own, all where none has it.

    Raises:
        LexiconError: if a file of the lexicon is damaged.
        DataError: if the data of the language is missing.
    """
    class_ = _CLASSES.get(event.made_by.rule)
    path = _EVENTS / f"{event.type.lower()}.yaml"
    if class_ is None or not path.exists():
        return ()
    known = [entry for entry in load(path, Trigger) if entry.class_ == class_]
    around = _around(event.trigger, text)
    fitting = [entry for entry in _fitting(event.trigger.text.split(), known) if _stands_whole(entry, around)]
    own = [entry for entry in fitting if entry.mode == event.mode]
    shown = own or (fitting if event.type == _CHANGED else [])
    each = {(entry.form, entry.gloss, entry.mode): entry for entry in reversed(shown)}
    return tuple(_entry(entry, f"events/{path.name}") for entry in reversed(each.values()))


def _around(trigger: Excerpt, text: str) -> tuple[str, ...]:
    """The words of the text within a few of a trigger."""
    before, after = text[: trigger.start].split()[-_NEAR:], text[trigger.end :].split()[:_NEAR]
    return (*before, trigger.text, *after)


def _stands_whole(entry: Trigger, around: Sequence[str]) -> bool:
    """Whether all words of a phrase stand about its trigger, where that is only a part of it."""
    if entry.marks is None:
        return True
    known = [lemmas | _cuts(word) for word, lemmas in zip(around, _lemmas(around), strict=True)]
    return all(any(_inflected(word, (), forms) for forms in known) for word in entry.form.split())


def _fitting(words: Sequence[str], known: Sequence[Trigger]) -> Iterator[Trigger]:
    """The entries that the words of a trigger can be: each of theirs, in any inflection."""
    entries = [entry for entry in known if len(_words_of(entry)) == len(words)]
    if not entries:
        return
    finite = any(entry.class_ in {"verb", "phrase"} for entry in entries)
    lemmas = _lemmas(words) if finite else [frozenset[str]()] * len(words)
    nouns = [_cuts(word) for word in words]
    for entry in entries:
        if entry.class_ == "verb":
            fits = fold_word(entry.form) in lemmas[0]
        elif entry.class_ == "phrase":
            parts = zip(_words_of(entry), lemmas, nouns, strict=True)
            fits = all(_inflected(word, (), lemma | noun) for word, lemma, noun in parts)
        else:
            fits = _inflected(entry.form, entry.plurals, nouns[0])
        if fits:
            yield entry


def _words_of(entry: Trigger) -> tuple[str, ...]:
    """The words of an entry that are the trigger."""
    if entry.class_ in {"verb", "noun", "participle"}:
        return (entry.form,)
    return tuple((entry.marks or entry.form).split())


def _inflected(word: str, plurals: Sequence[str], forms: frozenset[str]) -> bool:
    bare = fold_word(word).removeprefix("ال")
    return not forms.isdisjoint({fold_word(word), bare, *(shape.form for shape in shapes(bare, plurals))})


def _lemmas(words: Sequence[str]) -> list[frozenset[str]]:
    analyse = Morphology.load().analyse
    return [frozenset(each.lemma for each in analyse(fold_word(word), word)) for word in words]


def _cuts(word: str) -> frozenset[str]:
    return frozenset(cut.form for cut in nouns_in(fold_word(word)))


def _entry(entry: Trigger, file: str) -> TriggerEntry:
    return TriggerEntry(
        form=entry.form,
        class_=entry.class_,
        type=entry.type,
        mode=entry.mode,
        gloss=entry.gloss,
        sense=entry.sense,
        subject=entry.subject,
        object=entry.object,
        genitive=entry.genitive,
        takes=entry.takes,
        example=entry.example,
        file=file,
    )


def roles_of(event: Event, text: str, entries: Sequence[TriggerEntry]) -> tuple[RoleFound, ...]:
    """The phrases of an event with what gave each its role, as far as the text shows it.

    Raises:
        LexiconError: if a file of the lexicon is damaged.
    """
    given = [(role, span) for role, spans in (("actor", event.actors), ("target", event.targets)) for span in spans]
    given += [("place", event.place)] if event.place is not None else []
    given += [("means", event.means)] if event.means is not None else []
    general = load(_EVENTS / "roles.yaml", RoleWord) if given else ()
    ways: dict[tuple[str, str], str] = {(word.form, word.class_): "events/roles.yaml" for word in general}
    ways |= {_way(take): entry.file for entry in entries for take in entry.takes}
    return tuple(_role(role, span, event, text, ways) for role, span in given)


def _way(take: str) -> tuple[str, str]:
    preposition, _, role = take.rpartition(":")
    return preposition, role


def _role(
    role: str,
    span: Excerpt,
    event: Event,
    text: str,
    ways: Mapping[tuple[str, str], str],
) -> RoleFound:
    standing = _standing(span, event.trigger, text)
    preposition: str | None = None
    file: str | None = None
    if standing != "apart":
        asked = _WHERE if role == "place" else {role}
        found = ((words, ways[words, each]) for words in _before(span, text) for each in asked if (words, each) in ways)
        preposition, file = next(found, (None, None))
    return RoleFound(role=role, span=span, standing=standing, preposition=preposition, file=file)


def _standing(span: Excerpt, trigger: Excerpt, text: str) -> Standing:
    """Where a phrase stands to the trigger; `apart` where a sentence ends between them."""
    first, last = (trigger, span) if trigger.start <= span.start else (span, trigger)
    if any(mark in text[first.end : last.start] for mark in ".؟?!\n"):
        return "apart"
    return "behind" if span.start >= trigger.start else "before"


def _before(span: Excerpt, text: str) -> Iterator[str]:
    """The words right before a phrase that may be its preposition, the longest first; a letter written to it too."""
    start = span.start
    written = start
    while written > 0 and not text[written - 1].isspace():
        written -= 1
    attached = text[written:start]
    if attached:
        bare = attached[1:] if attached[:1] in _JOINTS and len(attached) > 1 else attached
        if bare[:1] in _WRITTEN_TO_NEXT:
            yield bare[:1]
        return
    words = text[:written].split()[-_LONGEST:]
    for first in range(len(words)):
        joined = " ".join(words[first:])
        yield joined
        if joined[:1] in _JOINTS:
            yield joined[1:]
