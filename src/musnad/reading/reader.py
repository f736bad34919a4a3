"""The reader: the order of the stages, from a document to its record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec

from musnad.arabic.clitics import Morphology
from musnad.arabic.lexicon import combined
from musnad.arabic.marks import Quotation, paragraphs, quotations, sentences
from musnad.arabic.number_words import NumberWords
from musnad.arabic.numerals import find_numerals
from musnad.arabic.tokens import tokenize
from musnad.authority.actors import ActorTable
from musnad.authority.countries import Countries
from musnad.authority.gazetteer import Gazetteer
from musnad.errors import InputError
from musnad.model import Document, ReaderInfo, Record, Span
from musnad.reading.coreference import resolve_sources
from musnad.reading.datelines import with_dateline
from musnad.reading.dating import date_statements
from musnad.reading.english import English
from musnad.reading.englishphrases import phrase_in_english
from musnad.reading.englishwords import PublicFigure
from musnad.reading.entities import name_entities
from musnad.reading.eventforms import EventForms
from musnad.reading.events import find_events
from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.eventwords import EventWords
from musnad.reading.forms import Form, Forms, with_heads
from musnad.reading.layers import Layers
from musnad.reading.mentions import find_names
from musnad.reading.multiword import Match, WordTable
from musnad.reading.names import load_given_names
from musnad.reading.namesight import Knowledge, NameSight, NameTables
from musnad.reading.namewords import NameWords
from musnad.reading.phrasecues import PhraseIndex
from musnad.reading.phrasenouns import PhraseReport
from musnad.reading.phrasewords import PhraseWords
from musnad.reading.placewords import PlaceWords
from musnad.reading.quotation import joined_quotations, mark_notes
from musnad.reading.reading import Reading, Sentence
from musnad.reading.records import make_record
from musnad.reading.speakers import find_speakers
from musnad.reading.statements import find_attributions
from musnad.reading.times import find_times
from musnad.reading.timewords import TimeWords
from musnad.reading.words import AnyHead, Connective, Medium, Words
from musnad.version import __version__

_LONGEST_SENTENCE: Final = 256
"""In tokens. The longest sentence of some 240 reports measured has 235; what goes on longer lacks its stops."""

_ARABIC: Final = re.compile("[\u0620-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")


_KI: Final = "كي"
_WITHOUT: Final = "بلا"
_NAMED_MEDIA: Final = frozenset({"agency", "outlet", "platform"})
_BODY_ALONE: Final = frozenset({"ORGANIZATION"})
"""The classes of an actor that only an adjective names."""

PhraseHeads = dict[str, dict[str, list[tuple[tuple[str, ...], tuple[AnyHead, ...]]]]]


def phrase_heads(words: Words) -> PhraseHeads:
    """The heads of sources that have several words (`الأمم المتحدة`), by their second and then their first word."""
    found: PhraseHeads = {}
    for form, heads in words.heads.items():
        parts = tuple(form.split(" "))
        if len(parts) > 1:
            found.setdefault(parts[1], {}).setdefault(parts[0], []).append((parts, heads))
    for groups in found.values():
        for group in groups.values():
            group.sort(key=lambda item: (-len(item[0]), item[0]))
    return found


def _with_phrases(forms: tuple[Form, ...], heads: PhraseHeads) -> tuple[Form, ...]:
    """The forms, the first word of a phrase that heads a source knowing so; `بان كي مون` is a name and no بأن."""
    known = list(forms)
    for at, following in enumerate(forms[1:]):
        groups = heads.get(following.text)
        if groups is None and following.text != _KI:
            continue
        form = forms[at]
        if form.complementizer is not None and following.text == _KI:
            known[at] = msgspec.structs.replace(form, complementizer=None, unknown=True)
        if groups is None:
            continue
        stem = form.text[form.start :] if form.start else form.text
        for first in (form.text, stem, form.base):
            group = groups.get(first)
            if group is None:
                continue
            match = next((h for parts, h in group if _stands(forms, at, parts)), None)
            if match is not None:
                known[at] = with_heads(form, (*form.heads, *match))
                break
    return tuple(known)


def _media(forms: tuple[Form, ...], heads: PhraseHeads) -> dict[int, int]:
    """The token behind the name of a medium or body of foreign words or with a particle, by its first.

    (`سي إن إن`, `واشنطن بوست`, `أطباء بلا حدود`.)
    """
    found = {}
    for at, following in enumerate(forms[1:]):
        form = forms[at]
        groups = heads.get(following.text, {})
        lists = (groups.get(first, ()) for first in (form.text, form.text[form.start :], form.base))
        named = (parts for group in lists for parts, known in group if _is_own_name(parts, known))
        match = next((parts for parts in named if _stands(forms, at, parts)), None)
        if match is not None:
            found[at] = at + len(match)
    return found


def _is_own_name(parts: tuple[str, ...], heads: tuple[AnyHead, ...]) -> bool:
    """Whether words are the name of a medium, or of a body with a particle in it, and not common nouns."""
    bare = all(not part.startswith("ال") for part in parts[1:])
    media = all(isinstance(head, Medium) and head.class_ in _NAMED_MEDIA for head in heads)
    return bare and (media or _WITHOUT in parts)


def _as_media(forms: tuple[Form, ...], media: dict[int, int]) -> tuple[Form, ...]:
    """The forms, those within the name of a medium as no particle and no verb (`سي إن إن`)."""
    if not media:
        return forms
    known = list(forms)
    for first, last in media.items():
        known[first + 1 : last] = [_as_name(form, "") for form in forms[first + 1 : last]]
    return tuple(known)


def _stands(forms: tuple[Form, ...], at: int, parts: tuple[str, ...]) -> bool:
    last = at + len(parts)
    return last <= len(forms) and all(forms[at + i].text == parts[i] for i in range(2, len(parts)))


class GroundWords(NamedTuple):
    """What of several words is known before anything is read: connectives, heads of sources, public figures."""

    connectives: WordTable[Connective]
    heads: PhraseHeads
    figures: WordTable[PublicFigure]

    @classmethod
    def of(cls, words: Words, figures: Iterable[PublicFigure] = ()) -> GroundWords:
        """Those of the lexicons, and the figures under each of their names."""
        return cls(WordTable(words.connectives), phrase_heads(words), WordTable(figures))


def ground(document: Document, forms: Forms, words: GroundWords) -> Reading:
    """The document with its tokens, sentences and quotations."""
    text = document.text
    found = paragraphs(text)
    tokens = tokenize(text)
    marks = quotations(text, found)
    joined = joined_quotations(marks, found)
    starts = tuple(token.start for token in tokens)
    known = _with_phrases(tuple([forms.of(one.form, text[one.start : one.end]) for one in tokens]), words.heads)
    figures = _figures(known, words.figures)
    known = _as_names(known, figures)
    media = _media(known, words.heads)
    known = _as_media(known, media)
    reading = Reading(
        document=document,
        tokens=tokens,
        forms=known,
        paragraphs=found,
        sentences=(),
        quotations=joined,
        notes=mark_notes(text, joined, marks.strays),
        starts=starts,
        opening={},
        closing={},
        inside=(),
        connectives={},
        connected={},
        surnames=frozenset(),
        figures={at: match.last for at, match in figures.items()},
        media=media,
    )
    matches = _connectives(reading, words.connectives)
    opening = {reading.token_at(q.start): q for q in joined}
    return msgspec.structs.replace(
        reading,
        sentences=_sentences(reading, sentences(text, tokens, found)),
        opening=opening,
        closing=_closing(joined),
        inside=_inside(reading, joined),
        connectives=matches,
        connected=_connected(matches),
        surnames=_surnames(reading),
    )


def _figures(forms: tuple[Form, ...], figures: WordTable[PublicFigure]) -> dict[int, Match[PublicFigure]]:
    found = ((at, figures.match(forms, at)) for at in range(len(forms)))
    return {at: match for at, match in found if match is not None}


def _as_name(form: Form, joint: str) -> Form:
    start = len(joint)
    return msgspec.structs.replace(
        form,
        joint=joint,
        preposition="",
        start=start,
        base=form.text[start:],
        enclitic="",
        classes=frozenset(),
        complementizer=None,
        finite=False,
    )


def _as_names(forms: tuple[Form, ...], figures: dict[int, Match[PublicFigure]]) -> tuple[Form, ...]:
    """The forms, the words of a figure's name as such, and none as a preposition or a verb (`علي لاريجاني`)."""
    if not figures:
        return forms
    known = list(forms)
    for first, match in figures.items():
        known[first] = msgspec.structs.replace(_as_name(forms[first], match.joint), given="strong")
        known[first + 1 : match.last] = [_as_name(form, "") for form in forms[first + 1 : match.last]]
    return tuple(known)


def _sentences(reading: Reading, spans: tuple[Span, ...]) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    paragraph = 0
    for span in spans:
        while not reading.paragraphs[paragraph].covers(span):
            paragraph += 1
        first, last = reading.token_at(span.start), reading.token_at(span.end)
        if first < last:
            found.extend(_pieces(reading, Sentence(span.start, span.end, first, last, paragraph)))
    return tuple(found)


def _pieces(reading: Reading, sentence: Sentence) -> Iterator[Sentence]:
    """The sentence, or where no stop ends it for too long, pieces of it that can be read."""
    cuts = range(sentence.first, sentence.last, _LONGEST_SENTENCE)
    for first in cuts:
        last = min(first + _LONGEST_SENTENCE, sentence.last)
        start = sentence.start if first == sentence.first else reading.tokens[first].start
        end = sentence.end if last == sentence.last else reading.tokens[last - 1].end
        yield Sentence(start, end, first, last, sentence.paragraph)


def _closing(found: tuple[Quotation, ...]) -> dict[int, tuple[Quotation, ...]]:
    closing: dict[int, tuple[Quotation, ...]] = {}
    for quotation in found:
        if quotation.closed:
            closing[quotation.end] = (*closing.get(quotation.end, ()), quotation)
    return closing


def _inside(reading: Reading, found: tuple[Quotation, ...]) -> tuple[int, ...]:
    inside = [-1] * len(reading.tokens)
    for number, quotation in enumerate(found):
        for index in range(reading.token_at(quotation.inner.start), reading.token_at(quotation.inner.end)):
            inside[index] = number
    return tuple(inside)


def _surnames(reading: Reading) -> frozenset[str]:
    forms = reading.forms
    named = [at for at, form in enumerate(forms[:-1]) if form.given]
    longer = [at + 1 for at in named if forms[at + 1].unknown and not forms[at + 1].definite and at + 2 < len(forms)]
    return frozenset(forms[at + 1].text for at in (*named, *longer) if forms[at + 1].definite)


def _connectives(reading: Reading, table: WordTable[Connective]) -> dict[int, Match[Connective]]:
    found = {}
    for at in range(len(reading.tokens)):
        match = table.match(reading.forms, at)
        if match is not None:
            found[at] = match
    return found


def _connected(matches: dict[int, Match[Connective]]) -> dict[int, int]:
    found: dict[int, int] = {}
    for at, match in matches.items():
        if match.entry.class_ in {"sibling-clause", "topic-shift"}:
            found.setdefault(match.last, at)
    return found


class Reader:
    """Reads reports: holds the language data, the lexicons and the tables, and the memory of words met so far.

    One reader serves any number of reports, one at a time; make one in each process. What it has read before
    changes nothing but its speed.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - each is a table of its own
        self,
        morphology: Morphology,
        words: Words,
        forms: Forms,
        knowledge: Knowledge,
        english: English,
        time_words: TimeWords,
        event_forms: EventForms,
        number_words: NumberWords,
        phrase_words: PhraseWords,
    ) -> None:
        self._morphology = morphology
        self._forms = forms
        self._event_forms = event_forms
        self._number_words = number_words
        self._phrase_words = phrase_words
        self._words = words
        self._knowledge = knowledge
        self._english = english
        self._time_words = time_words
        self._phrases = PhraseIndex(words)
        self._ground_words = GroundWords.of(words, english.figures.full_names())
        self._getting = frozenset(knowledge.words["getting"])
        self._info = ReaderInfo(
            version=__version__,
            lexicon=combined(words.digest, morphology.data_digest, knowledge.actors.digest),
            gazetteer=knowledge.gazetteer.digest,
        )

    @classmethod
    def load(cls, *, actors: Sequence[Path] = (), gazetteers: Sequence[Path] = ()) -> Reader:
        """A reader with the data of this version, and with the user's own actors and gazetteers beside it.

        Raises:
            DataError: if the built data or a gazetteer is missing, damaged, or not that of this version.
            LexiconError: if a lexicon file or a table of actors is damaged.
        """
        morphology, words, countries = Morphology.load(), Words.load(), Countries.load()
        forms = Forms.load(morphology, words)
        english = English.load(words, countries.by_code.values())
        knowledge = Knowledge(
            NameTables(
                actors=ActorTable.load(actors),
                countries=countries,
                gazetteer=Gazetteer.open(*gazetteers),
                forms=forms,
                figures=english.figures,
                names=load_given_names(),
                place_words=PlaceWords.load(),
                words=NameWords.load(),
            )
        )
        event_forms = EventForms(EventWords.load(), morphology.analyse)
        return cls(
            morphology,
            words,
            forms,
            knowledge,
            english,
            TimeWords.load(),
            event_forms,
            NumberWords.load(),
            PhraseWords.load(),
        )

    @property
    def info(self) -> ReaderInfo:
        """What its records say of the reader: the version and the digests of the data in use."""
        return self._info

    @property
    def actors(self) -> ActorTable:
        """The actors it knows, the user's own among them."""
        return self._knowledge.actors

    @property
    def gazetteer(self) -> Gazetteer:
        """The places it knows, the user's own among them."""
        return self._knowledge.gazetteer

    @property
    def morphology(self) -> Morphology:
        """The word data, with what it has taken apart so far."""
        return self._morphology

    @property
    def stages(self) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
        """The stages in their order, each a function of what the one before gave; the first takes a Document."""
        return (
            ("language", self._ground),
            ("statements", self._attributions),
            ("coreference", self._resolved),
            ("mentions", self._named),
            ("times", self._timed),
            ("events", self._happened),
            ("record", self._record),
        )

    def read(self, document: Document) -> Record:
        """The record of one report.

        Raises:
            InputError: if the report has no text, or none in Arabic letters.
        """
        check_readable(document.text)
        value: Any = document
        for _, stage in self.stages:
            value = stage(value)
        record: Record = value
        return record

    def _ground(self, document: Document) -> Layers:
        reading = ground(document, self._forms, self._ground_words)
        return Layers(reading=with_dateline(reading, self._time_words))

    def _attributions(self, layers: Layers) -> Layers:
        found = find_attributions(layers.reading, self._words, self._phrases)
        return msgspec.structs.replace(layers, attributions=found)

    def _resolved(self, layers: Layers) -> Layers:
        resolved = resolve_sources(layers.reading, layers.attributions, self._getting)
        return msgspec.structs.replace(layers, resolved=resolved)

    def _named(self, layers: Layers) -> Layers:
        sight = NameSight(layers.reading, self._knowledge)
        naming = name_entities(sight, find_names(sight, layers.attributions), self._english)
        speakers = find_speakers(sight, naming, layers.attributions, layers.resolved, self._english)
        return msgspec.structs.replace(layers, sight=sight, naming=naming, speakers=speakers)

    def _timed(self, layers: Layers) -> Layers:
        times = find_times(layers.reading, self._time_words)
        dated = date_statements(
            layers.reading, layers.attributions, layers.resolved, layers.who, times, self._time_words
        )
        return msgspec.structs.replace(layers, times=times, dated=dated)

    def _happened(self, layers: Layers) -> Layers:
        reading = layers.reading
        numerals = find_numerals(reading.text, reading.tokens, self._number_words)
        sight = EventSight(_seen(layers), layers.naming, layers.times, numerals, self._event_forms)
        return msgspec.structs.replace(layers, numerals=numerals, events=find_events(sight, layers.attributions))

    def _record(self, layers: Layers) -> Record:
        report = PhraseReport.of(
            _seen(layers), layers.naming, self._english, self._phrase_words, self._event_forms.words, layers.numerals
        )
        return make_record(layers, self._info, _EnglishOf(layers, report).phrase)


def _seen(layers: Layers) -> NameSight:
    """The report as its names are looked for, which is there from the stage of names on."""
    if layers.sight is None:
        raise AssertionError("names are read before this")
    return layers.sight


class _EnglishOf:
    """English for the phrases of one report."""

    def __init__(self, layers: Layers, report: PhraseReport) -> None:
        self._layers = layers
        self._report = report
        self._known: dict[tuple[int, int], str] = {}

    def phrase(self, unit: Unit) -> str:
        """A phrase in English; what has none stays in Arabic between marks."""
        key = (unit.start, unit.end)
        if key not in self._known:
            self._known[key] = self._of(unit)
        return self._known[key]

    def _of(self, unit: Unit) -> str:
        layers = self._layers
        if len(unit.names) == 1:
            name = layers.naming.names[unit.names[0]]
            english = layers.naming.entity(unit.names[0]).name_en
            if english and (name.start, name.end) == (unit.start, unit.end):
                return english
        first = layers.reading.token_at(unit.start)
        if first and layers.reading.starts[first - 1] < unit.start < layers.reading.tokens[first - 1].end:
            first -= 1
        last = layers.reading.token_at(unit.end)
        adjective = self._state(first, last) if unit.classes == _BODY_ALONE else None
        found = adjective or phrase_in_english(self._report, first, last) or self._state(first, last)
        return found or f"«{layers.reading.text[unit.start : unit.end]}»"

    def _state(self, first: int, last: int) -> str | None:
        """The state or movement that an adjective by itself tells (`غارات إسرائيلية`: by Israel)."""
        if last - first != 1:
            return None
        country = _seen(self._layers).nationality(first)
        if country is not None:
            return country.gloss
        index = self._report.name_at.get(first)
        return None if index is None else self._layers.naming.entity(index).name_en


def check_readable(text: str) -> None:
    """Refuse what holds nothing to read.

    Raises:
        InputError: if the text is empty, or has no Arabic letter.
    """
    if not text.strip():
        raise InputError("the text is empty; give the report's text")
    if not _ARABIC.search(text):
        raise InputError("the text has no Arabic letter; Musnad reads Arabic reports")
