"""Who speaks: sources resolved within the report, and subjects that are only implied.

A short form goes back to a fuller one: a name to the person whose name it is part of, `المرصد` to the last body
headed by that noun, `البيان` to whoever issued the last statement. A name that merely begins another body's name is
not that body. An implied subject is the last *speaker* that agrees with the verb - never the nearest name, and nobody
who speaks only inside a quotation.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import Final

import msgspec

from musnad.arabic.folding import fold_word
from musnad.model.record import SourceKind
from musnad.reading.adverbials import skip_adverbials
from musnad.reading.cues import QUANTIFIERS
from musnad.reading.cursor import is_word
from musnad.reading.deeds import Deed, doer_before, last_deed
from musnad.reading.phrasemarks import is_comma
from musnad.reading.phrases import SAME, Phrase
from musnad.reading.reading import Reading
from musnad.reading.sourcephrases import Description, describe
from musnad.reading.statements import Attribution

_LOOK_BACK: Final = 40
_SOURCE: Final = "مصدر"
_FEMININE: Final = "ه"
_UNNAMED: Final = frozenset({"مصدر", "مصادر"})
_SPOKESMAN: Final = "متحدث"
_WHOEVER_SPOKE: Final = frozenset({"متحدث", "متحدثه", "مسؤول", "مسؤوله", "مسئول", "مسئوله"})
"""Nouns that newsrooms put for anybody who has just spoken (`قال قائد الشرطة إن ... . وأضاف المتحدث أن`)."""
_SAYING: Final = frozenset({"say", "add", "affirm", "explain", "note", "indicate", "report"})
"""Classes of verbs that have neither an addressee nor an object beside what they say."""


class Resolved(msgspec.Struct, frozen=True):
    """What a source resolves to: how it is given, the name within the report, and which speaker it is.

    `speaker` numbers the persons, bodies and roles of the report that speak; `named` says that it has a name of its
    own. `deed` is the phrase of one who acted, where only that tells who speaks.
    """

    kind: SourceKind
    name: str | None
    speaker: int | None
    named: bool
    deed: Phrase | None = None


class _Speaker(msgspec.Struct):
    """One who has spoken: the fullest name, the words of every phrase used so far, the noun it is headed by."""

    number: int
    name: str
    words: list[tuple[str, ...]]
    boundaries: list[frozenset[int]]
    heads: set[str]
    kind: SourceKind
    named: bool
    last: int
    documents: set[str]
    texts: set[str]
    plural: bool
    person: bool


class _Resolver:
    """The speakers met so far, in reading order."""

    def __init__(self, reading: Reading, attributions: Sequence[Attribution], getting: frozenset[str]) -> None:
        self.reading = reading
        self.getting = getting
        self.attributions = attributions
        self.speakers: list[_Speaker] = []
        self.recent: dict[int, _Speaker] = {}
        self.texts = [at for at, form in enumerate(reading.forms) if form.document or "speech-noun" in form.classes]
        self.results: list[Resolved | None] = [None] * len(attributions)

    def run(self) -> tuple[Resolved, ...]:
        for index in range(len(self.attributions)):
            self._resolve(index)
        return tuple(r if r is not None else Resolved("implied", None, None, named=False) for r in self.results)

    def _resolve(self, index: int) -> Resolved:
        done = self.results[index]
        if done is None:
            attribution = self.attributions[index]
            done = self._implied(index) if attribution.source is None else self._explicit(index, attribution.source)
            self.results[index] = done
        return done

    def _explicit(self, index: int, phrase: Phrase) -> Resolved:
        described = describe(self.reading, self._essential(phrase), self.getting)
        speaker = self._known(described, index)
        if speaker is None:
            speaker = self._new(described, index)
        self._heard(speaker, index)
        if (described.words, described.boundaries) not in zip(speaker.words, speaker.boundaries, strict=True):
            speaker.words.append(described.words)
            speaker.boundaries.append(described.boundaries)
        speaker.heads.add(described.head)
        if not described.document:
            speaker.documents |= self._medium_words(index)
        speaker.texts |= {described.text_kind} - {""}
        return Resolved(described.kind, speaker.name, speaker.number, speaker.named)

    def _essential(self, phrase: Phrase) -> Phrase:
        """A source that is no text without the relative clause that tells more of it (`المصدر الذي طلب`)."""
        forms = self.reading.forms
        relative = next((at for at in range(phrase.head + 1, phrase.last) if forms[at].is_a("relative")), None)
        if relative is None or forms[phrase.head].document or not forms[phrase.head].definite:
            return phrase
        return Phrase(phrase.first, relative, phrase.head)

    def _heard(self, speaker: _Speaker, index: int) -> None:
        speaker.last = index
        self.recent.pop(speaker.number, None)
        self.recent[speaker.number] = speaker

    def _medium_words(self, index: int) -> set[str]:
        """The texts a speaker spoke in (`في بيان`), by which a later `البيان` is known."""
        attribution = self.attributions[index]
        sentence = self.reading.sentences[attribution.sentence]
        stop = self.reading.token_at(attribution.content[0].start)
        first = bisect.bisect_left(self.texts, sentence.first)
        last = bisect.bisect_left(self.texts, min(stop, sentence.last), lo=first)
        return {self.reading.forms[at].base for at in self.texts[first:last]}

    def _known(self, described: Description, index: int) -> _Speaker | None:
        candidates = list(takewhile(lambda s: index - s.last <= _LOOK_BACK, reversed(self.recent.values())))
        if _bare_sources(described):
            last = next((speaker for speaker in candidates if described.head in speaker.heads), None)
            if last is not None:
                return last
        for test in (_same_words, _called_by, _name_within, _office_within, _short_form, _document_of, _text_of):
            for number, speaker in enumerate(candidates):
                if test(described, speaker) and not _is_of_nearer(described, test, candidates[:number]):
                    spoken = test is _document_of and self._spoken_since(speaker, candidates[0], index)
                    if spoken or (test is _document_of and self._just_spoken(candidates[0], index)):
                        return candidates[0]
                    given_over = test is _short_form and self._given_over(described, speaker, index)
                    return None if given_over else speaker
        if described.definite and described.head in _WHOEVER_SPOKE and candidates:
            last = candidates[0]
            same = _told_of(described, last) or _same_spokesman(described, last)
            return last if same and self._speaks_alone(last, index) else None
        if not described.refers_back or not candidates:
            return None
        told = (one for one in candidates if not one.plural or _sources(described, one))
        recent = next(told, None)
        if recent is not None and _sources(described, recent):
            return recent
        fitting = [speaker for speaker in candidates if described.document or speaker.named or not speaker.plural]
        alike = (speaker for speaker in fitting if described.honours or speaker.kind == described.kind)
        return next(alike, fitting[0] if fitting else None)

    def _speaks_alone(self, last: _Speaker, index: int) -> bool:
        """Whether one person spoke last, whom the verb of another saying agrees with."""
        genders = {self.attributions[at].agreement.gender for at in (last.last, index)} - {""}
        return last.person and not last.plural and len(genders) < 2  # noqa: PLR2004 - both genders

    def _just_spoken(self, last: _Speaker, index: int) -> bool:
        """Whether a body has spoken in the same sentence, so that the text is its own."""
        said, here = self.attributions[last.last], self.attributions[index]
        return last.kind == "named" and last.named and said.sentence == here.sentence and said.parent == here.parent

    def _spoken_since(self, issuer: _Speaker, last: _Speaker, index: int) -> bool:
        """Whether another body alone has spoken since, and more than once, so that a text is rather theirs."""
        since = self.results[issuer.last + 1 : index]
        if issuer is last or last.kind != "named" or len(since) < 2:  # noqa: PLR2004 - once may be in passing
            return False
        return all(one is not None and one.speaker == last.number for one in since)

    def _given_over(self, described: Description, speaker: _Speaker, index: int) -> bool:
        """Whether the author told of another in the office of the one word since its last holder spoke.

        `قال وزير الخارجية إن ... . والتقى وزير الزراعة سامر الراوي الأهالي. وقال الوزير إن ...`
        """
        source = self.attributions[index].source
        if source is None or len(described.words) > 1 or not self.reading.forms[source.head].human:
            return False
        said = self.attributions[speaker.last]
        spoken = [span for one in self.attributions[:index] for span in one.content]
        own = said.source
        first = self.reading.token_at(said.cue.end) if own is None else own.last
        for at in range(first, source.first - 1):
            form, start = self.reading.forms[at], self.reading.tokens[at].start
            other = not any(self.reading.forms[at + 1].text in words for words in speaker.words)
            fuller = form.human and form.base == described.head and other and self._goes_on(at)
            if fuller and not any(span.start <= start < span.end for span in spoken):
                return True
        return False

    def _goes_on(self, at: int) -> bool:
        """Whether an office stands with what it is the office of, or with whose it is."""
        following = self.reading.forms[at + 1]
        plain = is_word(self.reading, at + 1) and not (following.preposition or following.joint or following.finite)
        return plain and (following.definite or following.body or bool(following.given))

    def _new(self, described: Description, index: int) -> _Speaker:
        speaker = _Speaker(
            number=len(self.speakers),
            name=described.name,
            words=[],
            boundaries=[],
            heads=set(),
            kind=described.kind,
            named=described.named,
            last=index,
            documents=set(),
            texts=set(),
            plural=described.plural,
            person=not (described.body or described.document),
        )
        self.speakers.append(speaker)
        return speaker

    def _implied(self, index: int) -> Resolved:
        attribution = self.attributions[index]
        if attribution.anonymous:
            return Resolved("anonymous", None, None, named=False)
        if self._unread(attribution):
            return Resolved("implied", None, None, named=False)
        antecedent = self._antecedent(index)
        deed = self._going_on(attribution, antecedent) or self._deed(attribution, antecedent)
        if deed is not None:
            acting = self._explicit(index, deed)
            return Resolved("implied", acting.name, acting.speaker, acting.named, deed)
        if antecedent is None:
            return Resolved("implied", None, None, named=False)
        resolved = self._resolve(antecedent)
        if resolved.speaker is not None:
            self._heard(self.speakers[resolved.speaker], index)
        return Resolved("implied", resolved.name, resolved.speaker, resolved.named)

    def _unread(self, attribution: Attribution) -> bool:
        """Whether words stand where the subject of a verb of saying would, that were not understood as one.

        Nobody may be put in the place of whoever they name.
        """
        if (
            attribution.rule != "cue-verb"
            or attribution.cue_class not in _SAYING
            or attribution.agreement.number == "p"
        ):
            return False
        first = attribution.at + 1
        stop = self.reading.token_at(attribution.content[0].start)
        return first + 1 < stop and skip_adverbials(self.reading, first, stop) == first and self._may_name(first)

    def _may_name(self, at: int) -> bool:
        form = self.reading.forms[at]
        plain = form.nominal and not (form.preposition or form.joint or form.nunated) and form.complementizer is None
        known = form.definite or form.unknown or form.given or form.heads
        return is_word(self.reading, at) and plain and bool(known) and (bool(form.heads) or not form.masdar)

    def _going_on(self, attribution: Attribution, antecedent: int | None) -> Deed | None:
        """Who acted in the same sentence since somebody spoke there with whom the cue could go on."""
        at = self.reading.token_at(attribution.cue.start)
        if attribution.rule not in {"cue-verb", "cue-participle", "cue-noun"} or attribution.anonymous:
            return None
        if not attribution.agreement.gender or self.reading.forms[at - 1].is_a("relative"):
            return None
        said = None if antecedent is None else self.attributions[antecedent]
        if said is not None and said.sentence == attribution.sentence:
            return self._since(said, attribution, at)
        first = self._opening(attribution, at)
        return doer_before(self.reading, first, at, attribution.agreement) if first < at else None

    def _since(self, said: Attribution, attribution: Attribution, at: int) -> Deed | None:
        """Who acted between what was said before and the cue (`كتب حداد «لا»، وتفاعل مراد وكتب «نعم»`)."""
        if attribution.parent is not None or said.parent is not None or attribution.cue_class == "add":
            return None
        first = self.reading.token_at(said.content[-1].end)
        if first >= at or not attribution.cue.start > said.content[-1].end:
            return None
        first += is_comma(self.reading, first)
        return doer_before(self.reading, first, at, attribution.agreement, plain=True)

    def _opening(self, attribution: Attribution, at: int) -> int:
        """Where the clauses begin with which a cue may go on: in its sentence, or before a participle that opens it."""
        number = attribution.sentence
        first = self.reading.sentences[number].first
        state = first == at and attribution.rule == "cue-participle"
        if state and number and not self._spoken(number - 1):
            first = self.reading.sentences[number - 1].first
        if attribution.parent is None:
            return first
        holding = self.attributions[attribution.parent].content
        starts = [span.start for span in holding if span.start <= attribution.cue.start]
        return max([first, *map(self.reading.token_at, starts)])

    def _spoken(self, sentence: int) -> bool:
        """Whether somebody speaks in the sentence."""
        return any(one.sentence == sentence for one in self.attributions)

    def _deed(self, attribution: Attribution, antecedent: int | None) -> Deed | None:
        """Who acted since the antecedent spoke, where the cue opens a statement.

        One that adds goes on with its speaker.
        """
        if attribution.cue_class == "add" or attribution.parent is not None or attribution.anonymous:
            return None
        at = self.reading.token_at(attribution.cue.start)
        after = -1 if antecedent is None else self.reading.token_at(self.attributions[antecedent].cue.start)
        deed = last_deed(
            self.reading, attribution.sentence, at, after, state=attribution.rule in {"cue-participle", "cue-noun"}
        )
        wanted = attribution.agreement
        if deed is None:
            return None
        if wanted.number in {"p", "d"} or (wanted.number == "s" and self._people(deed)):
            return deed if wanted.number != "s" and self._people(deed) else None
        if wanted.gender and wanted.gender != deed.gender:
            return None
        if antecedent is not None and self._another(deed, attribution):
            return None
        return deed

    def _people(self, deed: Deed) -> bool:
        """Whether several people acted (`نظم الحراس اعتصاما. وأوضحوا أن`)."""
        head = self.reading.forms[deed.head]
        if any(fold_word(one.form) == head.base for one in head.heads):
            return False
        return (head.human and (head.plural or head.best.number == "p")) or head.text.endswith("ون")

    def _another(self, deed: Deed, attribution: Attribution) -> bool:
        """Whether a body acted in a sentence of its own, which is told of and does not go on to speak.

        `قال الوزير إن ... . واستهدف الجيش القرية. ولفت إلى أن ...` goes on with the minister.
        """
        earlier = deed.first < self.reading.sentences[attribution.sentence].first
        head = self.reading.forms[deed.head]
        return earlier and head.body and not head.human

    def _antecedent(self, index: int) -> int | None:
        attribution = self.attributions[index]
        for other in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
            before = self.attributions[other]
            if before.parent is not None and not self._same_parent(before, attribution):
                continue
            if attribution.cue_class == "add" and self._joined(before, attribution):
                return other
            told = self._told_by(other)
            if told is not None and self._may_be(attribution, told):
                return told
            if before.rule == "relay" and attribution.parent == other:
                continue  # `نقلت الوكالة عنه قوله`: the pronoun is not the one who relays
            if self._holds(other, index) and attribution.rule != "cue-noun":
                continue
            if self._may_be(attribution, other):
                return other
            if attribution.rule == "cue-participle" and self._beside(before, attribution):
                return other
        return None

    def _may_be(self, attribution: Attribution, other: int) -> bool:
        """Whether whoever speaks in another attribution agrees with the verb of this one."""
        return _agrees(self.reading, attribution, self.attributions[other], self._human_plural(other))

    def _joined(self, before: Attribution, attribution: Attribution) -> bool:
        """Whether a verb that adds is joined to what a body said, whatever its gender (`قالت الهيئة إن ...، وأضاف`)."""
        if before.sentence != attribution.sentence or before.parent != attribution.parent or before.source is None:
            return False
        verb = before.rule == attribution.rule == "cue-verb" and attribution.agreement.number == "s"
        return verb and self.reading.forms[before.source.head].body and before.cue.end < attribution.cue.start

    def _told_by(self, index: int) -> int | None:
        """Whose words a phrase like `وفق وكالة` says that it hands on: they are the subject of what is told."""
        before = self.attributions[index]
        if before.rule != "cue-preposition" or index == 0:
            return None
        told = self.attributions[index - 1]
        main = told.rule == "cue-verb" and told.parent == index and told.source is not None
        return index - 1 if main and told.cue.start < before.cue.start else None

    def _beside(self, before: Attribution, state: Attribution) -> bool:
        """Whether a participle can only be of the speaker of its sentence, though the letters do not agree."""
        if before.sentence != state.sentence or not self._same_parent(before, state) or before.source is None:
            return False
        at, first = self.reading.token_at(state.cue.start), self.reading.sentences[state.sentence].first
        return before.rule != "cue-participle" and doer_before(self.reading, first, at, state.agreement) is None

    def _same_parent(self, before: Attribution, attribution: Attribution) -> bool:
        """Whether both stand in the content of the same statement; a relayed source counts with its relay."""
        if before.parent == attribution.parent:
            return True
        parent = self.attributions[before.parent] if before.parent is not None else None
        return parent is not None and parent.content == before.content and parent.parent == attribution.parent

    def _holds(self, outer: int, inner: int) -> bool:
        cue = self.attributions[inner].cue
        return any(span.covers(cue) for span in self.attributions[outer].content)

    def _human_plural(self, index: int) -> bool:
        resolved = self._resolve(index)
        source = self.attributions[index].source
        if source is None or resolved.speaker is None:
            return True
        form = self.reading.forms[source.head]
        unnamed = not form.heads and not form.given and not form.unknown
        return form.best.number in {"p", "d"} or form.plural or unnamed


def _agrees(reading: Reading, later: Attribution, before: Attribution, plural: bool) -> bool:  # noqa: FBT001 - one fact of agreement
    wanted, given = later.agreement, before.agreement
    if not wanted.gender:
        return True
    if wanted.number in {"p", "d"}:
        return plural or given.number in {"p", "d"}
    if given.gender:
        return given.gender == wanted.gender or (wanted.gender == "f" and _things(reading, before.source))
    if before.source is None:
        return True
    genders = {head.gender for head in reading.forms[before.source.head].heads}
    return not genders or wanted.gender in genders


def _things(reading: Reading, source: Phrase | None) -> bool:
    """Whether a number of bodies speaks, with which a feminine goes on (`أدان عدد من المنظمات ... . ودعت إلى`)."""
    if source is None or reading.forms[source.head].base not in QUANTIFIERS:
        return False
    counted = reading.forms[source.head : source.last]
    return any(form.body and form.text.endswith("ات") for form in counted)


def _same_words(described: Description, speaker: _Speaker) -> bool:
    bare = tuple(word.removeprefix("ال") for word in described.words)
    return any(bare == tuple(word.removeprefix("ال") for word in words) for words in speaker.words) and (
        described.definite or described.named or described.kind != "anonymous"
    )


def _called_by(described: Description, speaker: _Speaker) -> bool:
    """A definite word alone, whatever else it means, that stands in the name of one who spoke (`عثمان الإمام`)."""
    alone = described.definite and len(described.words) == 1 and not described.document
    return alone and speaker.named and speaker.kind != "document" and described.words[0] in _folded(speaker.name)[1:]


def _is_of_nearer(
    described: Description, test: Callable[[Description, _Speaker], bool], nearer: Sequence[_Speaker]
) -> bool:
    """Whether a word of a name is rather the short form of one who spoke since.

    (`الخارجية` behind `الخارجية التركية` is not that of `وزارة الخارجية القطرية`.)
    """
    return test is _called_by and any(_short_form(described, one) for one in nearer)


def _name_within(described: Description, speaker: _Speaker) -> bool:
    """A person's name, or part of it, that stands in the fuller name."""
    if described.document or described.body or not speaker.named:
        return False
    full = _folded(speaker.name)
    short = described.name_words
    if not described.named or not short or len(short) > len(full):
        return False
    return any(full[i : i + len(short)] == short for i in range(len(full))) and (
        full[-len(short) :] == short or (len(full) <= 3 and not any(w.startswith("ال") for w in full))  # noqa: PLR2004 - a name
    )


def _folded(name: str) -> tuple[str, ...]:
    return tuple(fold_word(word) for word in name.split())


def _office_within(described: Description, speaker: _Speaker) -> bool:
    """An office without a name, where a speaker's phrase holds it up to the end of one of its parts."""
    short = described.words
    if described.named or described.document or len(short) < 2:  # noqa: PLR2004 - one word is a short form
        return False
    for words, boundaries in zip(speaker.words, speaker.boundaries, strict=True):
        if speaker.named and words[: len(short)] == short and short[-1].startswith("ال"):
            return True
        for first in range(len(words) - len(short) + 1):
            if words[first : first + len(short)] == short and first + len(short) in boundaries:
                return True
    return False


def _short_form(described: Description, speaker: _Speaker) -> bool:
    """A definite noun, alone or with an adjective, for the last speaker headed by the same noun.

    The adjective may have stood in the other gender (`رئيس الجمهورية اليمنية`, `الرئيس اليمني`).
    """
    if not described.definite or described.document:
        return False
    if described.head not in speaker.heads:
        return False
    rest = described.words[1:]
    if not rest:
        return True
    described_so = {word.removesuffix(_FEMININE) for word in rest}
    return any(
        described_so <= {(w if w.startswith("ال") else f"ال{w}").removesuffix(_FEMININE) for w in words}
        for words in speaker.words
    )


def _bare_sources(described: Description) -> bool:
    """`المصادر`, `المصدر ذاته`: whatever was called so before, it goes back to the sources that spoke last."""
    told = [word for word in described.words if word not in SAME]
    return described.definite and described.head in _UNNAMED and len(told) == 1


def _same_spokesman(described: Description, speaker: _Speaker) -> bool:
    """Whether a spokesman who spoke last is called one by an adjective (`المتحدث الأمني` of a ministry)."""
    office = len(described.words) == 2 and described.words[1].startswith("ال")  # noqa: PLR2004 - a noun, an adjective
    called = {described.head, f"ال{described.head}"}
    spokesman = office and speaker.named and described.head.startswith(_SPOKESMAN)
    return spokesman and any(called & set(words) for words in speaker.words)


def _told_of(described: Description, speaker: _Speaker) -> bool:
    """Whether all that stands beside the noun was told of the speaker too (`المسؤول الروسي` of a Russian minister)."""
    return any(set(described.words[1:]) - SAME <= set(words) for words in speaker.words)


def _sources(described: Description, speaker: _Speaker) -> bool:
    """`المصدر` goes back to sources, though one alone, as newsrooms write (`قالت مصادر ... . وأشار المصدر إلى`)."""
    return described.head == _SOURCE and not speaker.heads.isdisjoint(_UNNAMED)


def _document_of(described: Description, speaker: _Speaker) -> bool:
    """`البيان` is the one a speaker issued or spoke in last."""
    if not described.document or described.named or not described.definite:
        return False
    return described.head in speaker.documents or described.head in speaker.heads


def _text_of(described: Description, speaker: _Speaker) -> bool:
    """A text without an issuer of its own (`التقرير`) is a text of its kind that the report called otherwise before."""
    unissued = described.document and not described.named and described.definite and len(described.words) == 1
    return unissued and described.text_kind in speaker.texts


def resolve_sources(
    reading: Reading, attributions: Sequence[Attribution], getting: frozenset[str] = frozenset()
) -> tuple[Resolved, ...]:
    """For each attribution who speaks in it, as far as the report tells.

    `getting` are the lemmas of verbs by which one gets hold of a text that another issued.
    """
    return _Resolver(reading, attributions, getting).run()
