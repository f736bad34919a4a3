"""Relays: `نقلت الوكالة عن مصدر قوله إن`. Two statements over one content, the outer the medium's."""

from __future__ import annotations

from typing import Final, NamedTuple

import msgspec

from musnad.arabic.folding import fold_word
from musnad.model import Span
from musnad.reading.adverbials import skip_adverbials
from musnad.reading.asserted import is_asserted
from musnad.reading.cues import Agreement, Cue, Scope, VerbPlace, cue_span, is_speaker, scope_of
from musnad.reading.cursor import Bounds, is_word
from musnad.reading.forms import VerbReading
from musnad.reading.markers import License, Marker, find_marker
from musnad.reading.phrasemarks import is_comma
from musnad.reading.phrases import Phrase, noun_phrase
from musnad.reading.reading import Reading
from musnad.reading.subjects import subject_before
from musnad.reading.words import Verb

_GLOSS: Final = 16
_REACH: Final = 30
_PRONOUNS: Final = ("ه", "ها", "هم")
_NOT: Final = frozenset({"لم", "لا"})
_UNNAMED_REACH: Final = 6
_THIRD_PERSON: Final = 3
_INNER: Final = License(frozenset({"that", "quote"}), frozenset())


class _Sentence(NamedTuple):
    """A sentence that is searched: its number, and the nouns of saying in it."""

    reading: Reading
    number: int
    nouns: list[Cue]

    def scope(self, at: int) -> Scope:
        """The clause or quotation in which the token stands."""
        return scope_of(self.reading, self.reading.sentences[self.number], at)


def find_relays(reading: Reading, number: int, nouns: list[Cue]) -> list[tuple[Cue, Cue]]:
    """The relays of the sentence: the cue of who hands on, and the cue of whom it comes from."""
    sentence = _Sentence(reading, number, nouns)
    found = []
    for at in range(reading.sentences[number].first, reading.sentences[number].last):
        form = reading.forms[at]
        for verb in (*form.verbs, *form.passives) if form.verbs or form.passives else ():
            if verb.analysis.number == "d":
                continue
            senses = [sense for sense in verb.senses if "relay" in sense.frames]
            pair = _relay(sentence, at, verb, senses[0]) if senses else None
            if pair is not None:
                found.append(pair)
                break
    return found


def _relay(sentence: _Sentence, at: int, verb: VerbReading, sense: Verb) -> tuple[Cue, Cue] | None:
    reading, scope = sentence.reading, sentence.scope(at)
    if at > scope.first and reading.forms[at - 1].text in {"ما", "حسبما", "كما", "وفقما", "مثلما"}:
        return None
    if verb.analysis.person != _THIRD_PERSON or not is_asserted(reading, at, scope, verb.analysis):
        return None
    prepositions = {fold_word(p) for p in sense.prepositions}
    preposition = _preposition(reading, at, min(scope.last, at + _REACH), prepositions)
    if preposition is None:
        return None
    first = skip_adverbials(reading, at + 1, preposition)
    outer_source = noun_phrase(reading, first, preposition) or _named_before(reading, at, scope, verb)
    said = min((cue.at for cue in sentence.nouns if cue.at > preposition and cue.source is None), default=scope.last)
    if reading.forms[preposition].text in prepositions:
        source = noun_phrase(reading, preposition + 1, min(said, scope.last), Bounds(alone=True))
        if source is None or not is_speaker(reading, source):
            return None
    else:
        source = None
    inner = _inner(sentence, scope, preposition, source)
    if inner is None:
        return None
    outer = msgspec.structs.replace(
        inner,
        at=at,
        span=cue_span(reading, at, verb.analysis.start),
        lemma=sense.lemma,
        act=sense.act,
        cue_class=sense.class_,
        rule="relay",
        source=outer_source,
        agreement=Agreement(verb.analysis.gender, verb.analysis.number),
        joint=reading.forms[at].joint,
    )
    return outer, inner


def _named_before(reading: Reading, at: int, scope: Scope, verb: VerbReading) -> Phrase | None:
    """The medium between كان and its verb (`كانت الوكالة قد نقلت عن`), or at the head of the sentence."""
    if "و" in verb.analysis.proclitics:
        return None
    return subject_before(VerbPlace(reading, at, scope, verb.analysis))


def _preposition(reading: Reading, at: int, stop: int, prepositions: set[str]) -> int | None:
    for index in range(at + 1, stop):
        form = reading.forms[index]
        if form.complementizer is not None or reading.tokens[index].form in ".؛:":
            return None
        if form.joint:
            continue
        if form.text in prepositions or any(form.text == p + pronoun for p in prepositions for pronoun in _PRONOUNS):
            return index
    return None


def _behind_relative(reading: Reading, last: int, stop: int, nouns: list[Cue]) -> Cue | None:
    """The noun of saying behind what is told of its speaker (`عن مصدر لم تسمه قوله`), nothing announced before it."""
    noun = next((cue for cue in nouns if last < cue.at < min(stop, last + _GLOSS) and cue.source is None), None)
    if noun is None:
        return None
    between = range(last, noun.at)
    open_ = any(reading.forms[at].complementizer is not None or reading.tokens[at].form in ":؛." for at in between)
    return None if open_ else noun


def _behind_description(reading: Reading, last: int, stop: int, source: Phrase | None) -> Marker | None:
    """The complementizer behind verbs that only describe the source (`عن أهال يسكنون في التل ويعملون هناك، أن`)."""
    if source is None or last >= stop or not is_word(reading, last) or not reading.forms[last].finite:
        return None
    if reading.forms[last].joint or reading.forms[source.head].definite or reading.forms[last].best.tense != "present":
        return None
    comma = next((at for at in range(last, min(stop, last + _GLOSS)) if is_comma(reading, at)), stop)
    return find_marker(reading, comma, stop, _INNER) if comma + 1 < stop and _announces(reading, comma + 1) else None


def _past_unnamed(reading: Reading, last: int, stop: int) -> int:
    """Past a bare relative clause that says that the source is not named (`عن مصدر لم تسمه أن`)."""
    if last >= stop or reading.forms[last].text not in _NOT:
        return last
    reach = range(last + 1, min(stop, last + _UNNAMED_REACH))
    return next((at for at in reach if is_comma(reading, at) or _announces(reading, at)), last)


def _announces(reading: Reading, at: int) -> bool:
    complementizer = reading.forms[at].complementizer
    return complementizer is not None and not complementizer.joint and not complementizer.preposition


def _inner(sentence: _Sentence, scope: Scope, preposition: int, source: Phrase | None) -> Cue | None:
    reading, nouns = sentence.reading, sentence.nouns
    last = preposition + 1 if source is None else source.last
    following = skip_adverbials(reading, last, scope[1])
    noun = next((cue for cue in nouns if cue.at in {last, following} and cue.source is None), None)
    noun = noun or _behind_relative(reading, last, scope[1], nouns)
    if noun is not None:
        return msgspec.structs.replace(noun, source=source)
    unnamed = _past_unnamed(reading, last, scope[1])
    marker = find_marker(reading, unnamed - 1, scope[1], _INNER) or _behind_description(reading, last, scope[1], source)
    if marker is None:
        return None
    token = reading.tokens[preposition]
    return Cue(
        at=preposition,
        span=Span(token.start, token.end),
        lemma=reading.forms[preposition].base,
        act="assert",
        cue_class="say",
        rule="relay",
        frame=marker.kind,
        sentence=sentence.number,
        scope=sentence.scope(preposition),
        source=source,
        marker=marker.at,
        content=marker.content,
        start=marker.start,
    )
