"""The stage of statements: cues in their frames become attributions with content, mode, act and nesting.

The scheme is that of PARC and PolNeAR - source, cue, content - with nesting kept: a statement whose cue stands in the
content of another has that one as its parent, and a relay (`نقلت الوكالة عن مصدر قوله`) is two statements.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from musnad.arabic.tokens import cut
from musnad.model import Span
from musnad.model.record import Act, StatementMode
from musnad.reading.adverbials import skip_adverbials
from musnad.reading.asserted import after_connective
from musnad.reading.colons import colon_cues
from musnad.reading.content import clause_start, content_end, span_between, trimmed_end, without_loose_words
from musnad.reading.cues import Agreement, Cue, scope_of
from musnad.reading.cursor import is_word
from musnad.reading.deeds import doer_before
from musnad.reading.modes import act_of, mode_of, quoted_parts
from musnad.reading.nouncues import noun_cues
from musnad.reading.participlecues import participle_cues
from musnad.reading.phrasecues import PhraseCue, PhraseIndex, phrase_cues
from musnad.reading.phrasemarks import after_quotation, is_comma, is_name_quotation
from musnad.reading.phrases import Phrase
from musnad.reading.preposed import preposed_content, preposed_cues
from musnad.reading.reading import Reading
from musnad.reading.relays import find_relays
from musnad.reading.resumptions import resumptions, told_before
from musnad.reading.verbcues import narrowed, verb_cues
from musnad.reading.words import Words

_GLOSS: Final = 24
_SHORTEST_SENTENCE: Final = 3
_DASHES: Final = frozenset("-–—")
_REASONS: Final = frozenset({"لان", "ما", "مما"})
"""What opens a clause of its own behind a comma (`، ما أدى بحسب البيان إلى`)."""
_THE_MATTER: Final = "الامر"
"""With a relative it opens a clause on what came of the one before (`، الأمر الذي أدى إلى نزوح`)."""
_CLAIMS: Final = frozenset({"claim", "accuse"})
_RESUMING: Final = frozenset({"فان", "فانه", "فانها", "فقد"})


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """A statement as found, before its source is resolved.

    `parent` is the index of the attribution whose content holds this one; `source` the tokens and `source_span` the
    place of the source as it stands.
    """

    at: int
    cue: Span
    lemma: str
    act: Act
    cue_class: str
    rule: str
    sentence: int
    source: Phrase | None
    source_span: Span | None
    content: tuple[Span, ...]
    agreement: Agreement
    mode: StatementMode
    quoted: tuple[Span, ...]
    parent: int | None = None
    flags: tuple[str, ...] = ()
    anonymous: bool = False


class _Draft(msgspec.Struct, kw_only=True):
    """An attribution in the making."""

    cue: Cue | PhraseCue
    content: list[Span]
    outer: _Draft | None = None
    rule: str = ""


def find_attributions(reading: Reading, words: Words, phrases: PhraseIndex) -> tuple[Attribution, ...]:
    """All attributions of the report in text order, each with its content and its parent."""
    drafts: list[_Draft] = []
    for number in range(len(reading.sentences)):
        drafts.extend(_sentence(reading, number, phrases))
    drafts.extend(_quotation_first(reading, drafts))
    _cut_unclosed(reading, drafts)
    _continue_quotations(reading, drafts)
    _continue_unmarked(reading, drafts)
    _continue_clauses(reading, drafts)
    drafts = [draft for draft in drafts if draft.content and all(span.start < span.end for span in draft.content)]
    drafts.sort(key=lambda draft: (draft.cue.span.start, draft.cue.span.end))
    drafts = [draft for number, draft in enumerate(drafts) if number or not _nobody(reading, draft)]
    parents = _parents(drafts)
    return tuple(_attribution(reading, words, draft, parent) for draft, parent in zip(drafts, parents, strict=True))


def _nobody(reading: Reading, draft: _Draft) -> bool:
    """Whether the first cue of a report has no source and nobody before it to be its subject.

    Those who act before it in its sentence may speak (`هاجم المسلحون البلدة ثم تعهدوا بعدم`).
    """
    cue = draft.cue
    if not isinstance(cue, Cue) or cue.rule != "cue-verb" or cue.source is not None or cue.joint:
        return False
    if cue.frame not in {"preposition", "nominal"}:
        return False
    several = cue.agreement.number == "p"
    return not several or doer_before(reading, cue.scope.first, cue.at, cue.agreement) is None


def _sentence(reading: Reading, number: int, phrases: PhraseIndex) -> list[_Draft]:
    nouns = noun_cues(reading, number)
    relays = find_relays(reading, number, nouns)
    taken = {inner.at for _, inner in relays} | {outer.at for outer, _ in relays}
    cues = [cue for _, cue in relays]
    cues += [cue for cue in nouns if cue.at not in taken]
    cues += [cue for cue in verb_cues(reading, number) if cue.at not in taken]
    cues += [cue for cue in participle_cues(reading, number) if cue.at not in taken]
    verbs = {cue.at for cue in cues if cue.rule == "cue-verb"}
    cues = [cue for cue in cues if cue.rule != "cue-noun" or cue.at not in verbs]
    cues = [cue for cue in cues if phrases.pattern_at(reading, cue.at) is None]
    cues = [cue for cue in cues if cue.rule != "cue-noun" or not any(_inside_source(other, cue) for other in cues)]
    cues = _heads_of_content(_nearest(reading, cues))
    colons = colon_cues(reading, number)
    cues += [colon for colon in colons if all(cue.marker != colon.at for cue in cues)]
    others = [*cues, *(outer for outer, _ in relays)]
    drafts = [_Draft(cue=cue, content=_contents(reading, cue, others), rule=cue.rule) for cue in cues]
    by_at = {draft.cue.at: draft for draft in drafts if isinstance(draft.cue, Cue)}
    for outer, inner in relays:
        if inner.at in by_at:
            relayed = by_at[inner.at]
            relayed.outer = _Draft(cue=outer, content=list(relayed.content), rule=outer.rule)
            drafts.append(relayed.outer)
            _relay_further(reading, drafts, inner, relayed.outer)
    for cue, told in resumptions(reading, number, cues):
        drafts.append(_Draft(cue=cue, content=list(by_at[told.at].content), rule=cue.rule))
    before = told_before(reading, number)
    if before is not None and before[0].at not in by_at:
        drafts.append(_Draft(cue=before[0], content=[before[1]], rule="cue-verb"))
    return drafts + _phrases(reading, number, phrases, drafts, others)


def _relay_further(reading: Reading, drafts: Sequence[_Draft], inner: Cue, outer: _Draft) -> None:
    """A participle of state behind a relay describes whose words are relayed, and is relayed with them.

    It is an accusative of the pronoun in `قوله`, so that it stands within the clause of `نقلت`
    (`نقلت وكالة الأنباء عن الطبيب قوله إن القسم ممتلئ، مشيرا إلى نقص الأدوية`).
    """
    for draft in drafts:
        cue = draft.cue
        if not isinstance(cue, Cue) or cue.at <= inner.content or cue.rule != "cue-participle" or not draft.content:
            continue
        last = outer.content[-1] if outer.content else None
        if last is None or last.end >= cue.span.start:
            continue
        if any(is_word(reading, at) for at in range(reading.token_at(last.end), cue.at)):
            break
        if _is_of_the_medium(reading, cue, inner, outer):
            break
        draft.outer = outer
        outer.content[-1] = Span(last.start, draft.content[-1].end)


def _is_of_the_medium(reading: Reading, participle: Cue, inner: Cue, outer: _Draft) -> bool:
    """Whether a participle agrees with who hands on and not with whose words they are.

    (`نقلت القناة عن شاهد أن الطريق مغلق، لافتة إلى أن`.)
    """
    state, medium, told = participle.agreement, outer.cue, inner.agreement.gender
    if state.number != "s" or not isinstance(medium, Cue) or medium.agreement.gender != state.gender:
        return False
    genders = {told} - {""}
    if not genders and inner.source is not None:
        genders = {head.gender for head in reading.forms[inner.source.head].heads}
    return bool(genders) and state.gender not in genders


def _contents(reading: Reading, cue: Cue, others: Sequence[Cue]) -> list[Span]:
    end = content_end(reading, cue, others)
    span = span_between(reading.text, cue.start, end)
    if span is None:
        return []
    return [Span(cue.start, end)] if cue.content in reading.opening else [span]


def _published(rival: Cue, cue: Cue) -> bool:
    """Whether the cue only tells where it came out (`قال في مقابلة مع صحيفة «النهار» نشرت الأحد إن`)."""
    return cue.cue_class == "publish" and cue.source is None and rival.rule == "cue-verb"


def _nearest(reading: Reading, cues: list[Cue]) -> list[Cue]:
    """Where two cues claim one content, the nearer has it; `قائلا` beside a verb of saying adds nothing."""
    kept: list[Cue] = []
    for cue in sorted(cues, key=lambda cue: cue.at):
        rival = next((other for other in kept if other.content == cue.content and other.marker == cue.marker), None)
        if rival is None:
            kept.append(cue)
        elif (
            (cue.rule == "cue-noun" and rival.cue_class in {"renew", "express"})
            or (cue.rule == "cue-noun" and rival.rule == "cue-verb" and reading.forms[cue.at].preposition == "ب")
            or _published(rival, cue)
        ):
            continue
        elif _inside_source(rival, cue) or _relative(reading, rival, cue) or _on_the_way(reading, cue):
            kept.extend(narrowed(reading, cue, rival.marker))
        elif cue.lemma != "قَالَ" or cue.rule != "cue-participle":
            kept.remove(rival)
            kept.append(cue)
    return kept


def _inside_source(outer: Cue, inner: Cue) -> bool:
    return outer.source is not None and outer.source.first <= inner.at < outer.source.last


def _on_the_way(reading: Reading, cue: Cue) -> bool:
    """Whether the cue belongs to a remark on the way: why a source is unnamed, or what is answered (`على ما أعلنه`)."""
    quoting = reading.forms[cue.at - 1].text in {"ما", "مما", "عما"} and bool(reading.forms[cue.at].enclitic)
    return reading.forms[cue.at].is_a("anonymity") or quoting


def _relative(reading: Reading, outer: Cue, inner: Cue) -> bool:
    """Whether the inner cue is the verb of a relative clause on the way (`قالت في البيان الذي نشر إن`)."""
    return outer.at < inner.at - 1 and reading.forms[inner.at - 1].is_a("relative") and outer.source is not inner.source


def _heads_of_content(cues: list[Cue]) -> list[Cue]:
    """A noun of saying that is itself the content of another cue (`أعلن تمسكه بـ`) is no second statement.

    A claim of others is one (`رفضت المحكمة ادعاء الشركة أن`).
    """
    objects = {cue.content + offset for cue in cues if cue.frame != "that" for offset in (0, 1)}
    return [cue for cue in cues if cue.rule != "cue-noun" or cue.at not in objects or _is_of_others(cue)]


def _is_of_others(cue: Cue) -> bool:
    return cue.source is not None and cue.cue_class in _CLAIMS and cue.frame == "that"


def _phrases(
    reading: Reading, number: int, index: PhraseIndex, drafts: list[_Draft], others: Sequence[Cue]
) -> list[_Draft]:
    found: list[_Draft] = []
    cues = phrase_cues(reading, number, index, frozenset(cue.at for cue in others))
    heads = frozenset(phrase.first for phrase in cues)
    for phrase in cues:
        draft = (
            _between(phrase, drafts)
            or _fronted(reading, phrase, drafts, others)
            or _following(reading, phrase, drafts, others, heads)
        )
        if draft is not None:
            found.append(draft)
    return found


def _between(phrase: PhraseCue, drafts: list[_Draft]) -> _Draft | None:
    """A phrase between a cue and its content: of one content there are then two sources."""
    for draft in drafts:
        cue = draft.cue
        if not isinstance(cue, Cue) or not cue.at < phrase.first < cue.marker or not draft.content:
            continue
        other = _Draft(cue=phrase, content=list(draft.content), rule="cue-preposition")
        if phrase.relays:
            other.outer = draft
        else:
            draft.outer = other
        return other
    return None


def _fronted(reading: Reading, phrase: PhraseCue, drafts: list[_Draft], others: Sequence[Cue]) -> _Draft | None:
    """A phrase that opens its clause: what follows its source is the content."""
    scope = phrase.scope
    behind = phrase.first - is_comma(reading, phrase.first - 1) if phrase.first else 0
    at_head = phrase.first == scope.first or bool(phrase.joint) or after_connective(reading, behind)
    if not at_head:
        return None
    content = _past_commas(reading, _past_gloss(reading, phrase.last, scope.last), scope.last)
    if content >= scope.last or (not is_word(reading, content) and content not in reading.opening):
        return None
    if phrase.joint and (reading.forms[content - 1].text in _RESUMING or _reached_us(reading, phrase)):
        _cut_before(reading, drafts, phrase)
    for draft in drafts:
        cue = draft.cue
        if isinstance(cue, Cue) and draft.content and clause_start(reading, cue) == content:
            draft.outer = _Draft(cue=phrase, content=list(draft.content), rule="cue-preposition")
            return draft.outer
    pseudo = _clause_of(reading, phrase, content)
    span = span_between(reading.text, pseudo.start, content_end(reading, pseudo, others))
    return None if span is None else _Draft(cue=phrase, content=[span], rule="cue-preposition")


def _reached_us(reading: Reading, phrase: PhraseCue) -> bool:
    """Whether the source is what the outlet itself got (`المعلومات التي وصلت إلينا`), and nobody else tells of it."""
    source = phrase.source
    return source is not None and any(reading.forms[at].enclitic == "نا" for at in range(source.first, source.last))


def _past_gloss(reading: Reading, at: int, stop: int) -> int:
    """Past what is told of the source before the content: times, a relative clause, remarks up to `فإن`."""
    at = _past_times(reading, at, stop)
    follows = next((i for i in range(at, min(stop, at + _GLOSS)) if reading.forms[i].text in _RESUMING), None)
    if follows is not None and is_comma(reading, follows - 1) and is_comma(reading, at):
        return follows
    if at + 1 < stop and reading.forms[at + is_comma(reading, at)].is_a("relative"):
        return next((i for i in range(at + 1, min(stop, at + _GLOSS)) if is_comma(reading, i)), at)
    return at


def _past_times(reading: Reading, at: int, stop: int) -> int:
    while at < stop and reading.forms[at].is_a("time") and not reading.forms[at].joint:
        at += 1
    return at


def _past_commas(reading: Reading, at: int, stop: int) -> int:
    while at < stop and (is_comma(reading, at) or reading.tokens[at].form in "-–—:"):
        at += 1
    complementizer = reading.forms[at].complementizer if at < stop else None
    return at + 1 if complementizer is not None and not complementizer.pronoun else at


def _clause_of(reading: Reading, phrase: PhraseCue, content: int) -> Cue:
    return Cue(
        at=phrase.first,
        span=phrase.span,
        lemma=phrase.lemma,
        act=phrase.act,
        cue_class="say",
        rule="cue-preposition",
        frame="clause",
        sentence=phrase.sentence,
        scope=phrase.scope,
        source=phrase.source,
        marker=phrase.first,
        content=content,
        start=reading.tokens[content].start,
    )


def _following(
    reading: Reading, phrase: PhraseCue, drafts: list[_Draft], others: Sequence[Cue], heads: frozenset[int]
) -> _Draft | None:
    """A phrase after or inside its content: the clause before it, and what of the clause goes on behind it.

    Another phrase of attribution behind it, at one of the `heads`, tells of both.
    """
    same = _same_content(reading, phrase, drafts) if phrase.source is None else None
    if same is not None:
        return same
    if phrase.source is None and _holder(phrase.span.start, drafts) is not None:
        return None
    holder = _holder(phrase.span.start, drafts)
    first = phrase.scope.first if holder is None else holder.content
    within = phrase.last < phrase.scope.last and is_word(reading, phrase.last)
    boundary = _clause_boundary(reading, first, phrase.first, within=within)
    if boundary is None:
        first = phrase.scope.first
        start = _clause_head(reading, first)
        _cut_before(reading, drafts, phrase)
    else:
        start = boundary
    before = span_between(reading.text, start, _before_phrase(reading, phrase, start))
    if before is None:
        return None
    content = [before]
    after = _past_occasion(reading, _past_hearers(reading, phrase.last, phrase.scope.last), phrase.scope.last)
    aside = after < phrase.scope.last and reading.tokens[after].form in _DASHES
    aside = aside and reading.tokens[phrase.first - 1].form in _DASHES
    resumed = after + 1 if after < phrase.scope.last and (is_comma(reading, after) or aside) else after
    adverbial = resumed < phrase.scope.last and bool(
        reading.forms[resumed].preposition or reading.forms[resumed].is_a("preposition", "adverbial-preposition")
    )
    goes_on = resumed not in heads and _goes_on(reading, resumed, phrase.scope.last)
    if goes_on and (resumed > after or adverbial):
        pseudo = _clause_of(reading, phrase, resumed)
        rest = span_between(reading.text, pseudo.start, content_end(reading, pseudo, others))
        if rest is not None:
            content.append(rest)
    return _Draft(cue=phrase, content=content, rule="cue-preposition")


def _past_hearers(reading: Reading, at: int, stop: int) -> int:
    """Past whom the source spoke to, which belongs to the phrase (`بحسب ما قاله أحدهم لوكالة النهار`)."""
    while at < stop and is_word(reading, at):
        form = reading.forms[at]
        spoken_to = form.preposition == "ل" and form.is_a("addressee")
        partitive = form.base in {"منه", "منها", "منهم"}
        if not (spoken_to or partitive):
            break
        at = skip_adverbials(reading, at, stop) if spoken_to else at + 1
    return at


def _past_occasion(reading: Reading, at: int, stop: int) -> int:
    """Past where somebody said it, which belongs to the phrase (`وفق ما قاله في مؤتمر صحفي`, `لدى تفقده الموقع`)."""
    if at + 1 >= stop or not reading.forms[at].is_a("preposition", "adverbial-preposition"):
        return at
    occasion = reading.forms[at + 1]
    own = occasion.nominal and bool(occasion.enclitic) and reading.forms[at].is_a("adverbial-preposition")
    spoken = occasion.is_a("speech-noun") and not occasion.definite
    return skip_adverbials(reading, at, stop) if own or spoken else at


def _same_content(reading: Reading, phrase: PhraseCue, drafts: Iterable[_Draft]) -> _Draft | None:
    """`على حد قوله` says again who said what stands before it."""
    for draft in drafts:
        if draft.cue.sentence != phrase.sentence or not draft.content or not isinstance(draft.cue, Cue):
            continue
        last = draft.content[-1]
        behind = phrase.last < len(reading.tokens) and last.end > reading.tokens[phrase.last].end
        if last.start < phrase.span.start <= last.end + 2 and not behind:
            draft.content[-1] = Span(last.start, _before_phrase(reading, phrase, last.start))
            return _Draft(cue=phrase, content=list(draft.content), rule="cue-preposition")
    return None


def _cut_before(reading: Reading, drafts: Iterable[_Draft], phrase: PhraseCue) -> None:
    """Contents inside the sentence that a closing phrase attributes as a whole end before the phrase."""
    quotation = reading.quotation_around(phrase.first)
    if quotation is not None and quotation.closed:
        return
    for draft in drafts:
        if draft.cue.sentence == phrase.sentence and draft.content:
            last = draft.content[-1]
            if last.start < phrase.span.start < last.end:
                end = _before_phrase(reading, phrase, last.start)
                draft.content[-1] = Span(last.start, without_loose_words(reading.text, last.start, end))


def _holder(position: int, drafts: Iterable[_Draft]) -> Cue | None:
    """The cue with the shortest content around the position."""
    holders = [
        (draft.content[-1].end - draft.content[0].start, draft.cue)
        for draft in drafts
        if isinstance(draft.cue, Cue) and any(span.start <= position < span.end + 2 for span in draft.content)
    ]
    return min(holders, key=lambda holder: holder[0])[1] if holders else None


def _clause_boundary(reading: Reading, first: int, stop: int, *, within: bool) -> int | None:
    """Where the last clause before `stop` begins, if a connective marks it; `within` it goes on behind the phrase."""
    apart = is_comma(reading, stop - 1)
    for at in range(stop - 1, first, -1):
        form = reading.forms[at]
        if form.is_a("relative") and at + 1 < stop and (form.joint or (not apart and is_comma(reading, at - 1))):
            return reading.tokens[at].end
        if within and form.is_a("relative") and reading.forms[at - 1].text == _THE_MATTER and is_comma(reading, at - 2):
            return reading.tokens[at - 1].start
        if form.text in {"فيما", "بينما", "كما", "حيث"}:
            return reading.tokens[at].end
        if form.text == "وقد" or (within and form.text == "وهو" and reading.forms[at + 1].text == "ما"):
            return cut(reading.text, reading.tokens[at], 1)
        if form.text in _REASONS and not is_word(reading, at - 1) and (within or form.text == "لان"):
            return reading.tokens[at].start
    return None


def _clause_head(reading: Reading, first: int) -> int:
    first = _after_dateline(reading, first)
    form = reading.forms[first]
    return cut(reading.text, reading.tokens[first], 1 if form.joint else 0)


def _after_dateline(reading: Reading, first: int) -> int:
    """Past `بيروت (وكالة) -` at the head of a report."""
    for at in range(first + 1, min(first + 12, len(reading.tokens) - 1)):
        if reading.tokens[at].form in "-–—" and reading.tokens[at - 1].form in ")/":
            return at + 1
    return first


def _before_phrase(reading: Reading, phrase: PhraseCue, start: int) -> int:
    end = phrase.span.start
    at = phrase.first - 1
    while at >= phrase.scope.first and reading.forms[at].text in {"وذلك", "ذلك", "و"}:
        end = reading.tokens[at].start
        at -= 1
    return trimmed_end(reading.text, start, end)


def _goes_on(reading: Reading, at: int, stop: int) -> bool:
    if at >= stop or not is_word(reading, at):
        return False
    form = reading.forms[at]
    return not form.joint and not form.participles and not form.verbs and not form.is_a("relative")


def _quotation_first(reading: Reading, drafts: list[_Draft]) -> list[_Draft]:
    """Cues after their content: `“...”، قال القائد، “...”` and `..., يقول الناطق`."""
    taken = {draft.cue.at: draft for draft in drafts if isinstance(draft.cue, Cue)}
    found = []
    for number in range(len(reading.sentences)):
        for cue in preposed_cues(reading, number):
            content = list(preposed_content(reading, cue))
            known = taken.get(cue.at)
            if known is None:
                found.append(_Draft(cue=cue, content=content, rule=cue.rule))
            elif content and isinstance(known.cue, Cue) and known.cue.frame == "quote":
                known.content.insert(0, content[0])
    return found


def _cut_unclosed(reading: Reading, drafts: list[_Draft]) -> None:
    """A quotation that never closes ends where a later sentence begins with a cue of its own."""
    starts = sorted(
        reading.sentences[draft.cue.sentence].start
        for draft in drafts
        if isinstance(draft.cue, Cue) and _heads_sentence(reading, draft.cue)
    )
    ends = {trimmed_end(reading.text, 0, end) for end in {q.end for q in reading.quotations if not q.closed}}
    for draft in drafts:
        if not draft.content or draft.content[-1].end not in ends:
            continue
        last = draft.content[-1]
        following = bisect.bisect_right(starts, last.start)
        limit = starts[following] if following < len(starts) else last.end
        if limit < last.end:
            draft.content[-1] = Span(last.start, trimmed_end(reading.text, last.start, limit))


def _heads_sentence(reading: Reading, cue: Cue) -> bool:
    return clause_start(reading, cue) == reading.sentences[cue.sentence].first


def _continue_unmarked(reading: Reading, drafts: list[_Draft]) -> None:
    """What follows a colon without quotation marks runs to the end of its paragraph, or to the next cue."""
    cued = {draft.cue.sentence for draft in drafts}
    for draft in drafts:
        cue = draft.cue
        if not isinstance(cue, Cue) or cue.frame != "colon" or not draft.content or cue.content in reading.opening:
            continue
        if any(reading.forms[at].complementizer is not None for at in (cue.content - 1, cue.content)):
            continue  # `قالت مصادر: إن` reports, and the sentence after may be the outlet's own
        sentence = reading.sentences[cue.sentence]
        last = draft.content[-1]
        if trimmed_end(reading.text, last.start, sentence.end) != last.end:
            continue
        for number in range(cue.sentence + 1, len(reading.sentences)):
            following = reading.sentences[number]
            if number in cued or following.paragraph != sentence.paragraph or following.first in reading.connectives:
                break
            last = Span(last.start, trimmed_end(reading.text, last.start, following.end))
        draft.content[-1] = last


def _continue_quotations(reading: Reading, drafts: list[_Draft]) -> None:
    """A quotation that goes on in the next sentence without a new cue belongs to the same statement."""
    cued = {draft.cue.sentence for draft in drafts}
    for draft in drafts:
        if not draft.content or draft.outer is not None:
            continue
        last = draft.content[-1]
        ends_quoted = any(
            q.start == last.start or not is_name_quotation(reading, q) for q in reading.closing.get(last.end, ())
        )
        number = draft.cue.sentence + 1
        while ends_quoted and number < len(reading.sentences) and number not in cued:
            quotation = _whole_quotation(reading, number)
            if quotation is None:
                break
            draft.content.append(quotation)
            number += 1


def _continue_clauses(reading: Reading, drafts: list[_Draft]) -> None:
    """A sentence that begins with وأن goes on with what the one before it told (`وأضاف أن ... . وأن ...`)."""
    for number in range(1, len(reading.sentences)):
        sentence, before = reading.sentences[number], reading.sentences[number - 1]
        opening = reading.forms[sentence.first].complementizer
        if opening is None or opening.joint != "و" or sentence.last - sentence.first < _SHORTEST_SENTENCE:
            continue
        told = [draft for draft in drafts if draft.content and _reaches(reading, draft, before.start, before.end)]
        if not told:
            continue
        draft = max(told, key=lambda one: one.cue.span.start)
        others = [one.cue for one in drafts if isinstance(one.cue, Cue) and one.cue.sentence == number]
        first = sentence.first + (not opening.pronoun)
        cue = draft.cue
        if not isinstance(cue, Cue) or cue.frame not in {"that", "preposition"}:
            continue
        start = cut(reading.text, reading.tokens[first], len(opening.joint) if opening.pronoun else 0)
        scope = scope_of(reading, sentence, sentence.first)
        going = msgspec.structs.replace(
            cue, at=sentence.first, marker=sentence.first, content=first, start=start, scope=scope, stop=None
        )
        span = span_between(reading.text, start, content_end(reading, going, others))
        if span is not None:
            draft.content.append(span)


def _reaches(reading: Reading, draft: _Draft, start: int, end: int) -> bool:
    """Whether the content reaches the end of the sentence between two offsets."""
    last = draft.content[-1]
    return start <= last.end and trimmed_end(reading.text, last.start, end) == last.end


def _whole_quotation(reading: Reading, number: int) -> Span | None:
    sentence = reading.sentences[number]
    quotation = reading.opening.get(sentence.first)
    if quotation is None or not quotation.closed or is_name_quotation(reading, quotation):
        return None
    rest = range(after_quotation(reading, quotation), sentence.last)
    return None if any(is_word(reading, at) for at in rest) else quotation.span


def _parents(drafts: Sequence[_Draft]) -> list[int | None]:
    """For each of the drafts, which are in text order, the number of the one whose content holds it most closely."""
    numbers = {id(draft): number for number, draft in enumerate(drafts)}
    contents = sorted((span.start, span.end, number) for number, draft in enumerate(drafts) for span in draft.content)
    sizes = [sum(len(span) for span in draft.content) for draft in drafts]
    parents: list[int | None] = []
    around: list[tuple[int, int]] = []
    begun = 0
    for draft in drafts:
        place = draft.cue.span.start
        while begun < len(contents) and contents[begun][0] <= place:
            around.append(contents[begun][1:])
            begun += 1
        around = [content for content in around if content[0] > place]
        if draft.outer is not None and id(draft.outer) in numbers:
            parents.append(numbers[id(draft.outer)])
            continue
        holders = [
            (sizes[number], number)
            for _, number in around
            if drafts[number] is not draft and _holds(drafts[number], draft)
        ]
        parents.append(min(holders)[1] if holders else None)
    return parents


def _holds(outer: _Draft, inner: _Draft) -> bool:
    return _covers(outer.content, inner.cue.span) and not _covers(inner.content, outer.cue.span)


def _covers(content: Iterable[Span], cue: Span) -> bool:
    return any(span.start <= cue.start and cue.end <= span.end for span in content)


def _attribution(reading: Reading, words: Words, draft: _Draft, parent: int | None) -> Attribution:
    cue = draft.cue
    content = tuple(draft.content)
    quoted = quoted_parts(reading, content)
    return Attribution(
        at=cue.at if isinstance(cue, Cue) else cue.first,
        cue=cue.span,
        lemma=cue.lemma,
        act=act_of(reading, words, cue, content),
        cue_class=cue.cue_class if isinstance(cue, Cue) else "say",
        rule=draft.rule,
        sentence=cue.sentence,
        source=cue.source,
        source_span=source_span(reading, cue),
        content=content,
        agreement=cue.agreement if isinstance(cue, Cue) else Agreement("", ""),
        mode=mode_of(reading, content, quoted),
        quoted=quoted,
        parent=parent,
        anonymous=isinstance(cue, Cue) and cue.anonymous,
    )


def source_span(reading: Reading, cue: Cue | PhraseCue) -> Span | None:
    """The place of the source, without a preposition or conjunction written to it."""
    if cue.source is None:
        return None
    quotation = reading.opening.get(cue.source.first)
    if quotation is not None and after_quotation(reading, quotation) == cue.source.last:
        return quotation.inner
    start = reading.tokens[cue.source.first].start
    if isinstance(cue, PhraseCue):
        start = cue.source_start
    else:
        form = reading.forms[cue.source.first]
        if (form.preposition or form.joint == "و") and form.start:
            start = cut(reading.text, reading.tokens[cue.source.first], form.start)
    return Span(start, reading.tokens[cue.source.last - 1].end)
