"""Names of actors that the table has: `حزب الله`, `تنظيم "داعش"`, and short ones where they stand as names.

The table knows names; the report decides whether its words are one. A name is no more than its words: what judges it
or says where it is stays outside, a leader's forces are named by the leader, those who belong to an actor by the
actor. A short name (`الجزيرة`, `المجلس الأعلى`) is another word too, and wants something that shows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from musnad.arabic.clitics import WordClass
from musnad.authority.actors import Named
from musnad.reading.found import NameFound
from musnad.reading.namesight import ActorMatch, NameSight

_GROUPS: Final = frozenset({"rebel-group", "political-militia", "identity-militia", "party", "coalition"})
_BODIES: Final = frozenset({"government", "state-forces", "igo", "ngo", "external-forces"})
_MEDIA: Final = frozenset({"media", "platform"})
_NO_BODIES: Final = frozenset({"state", "community", "civilians", "protesters", "rioters"})
_DASHES: Final = frozenset("-–—ـ/:")
_SELDOM: Final = -12.5
"""The logarithm of the share of text below which a word is seldom met."""
_BELONGING: Final = frozenset({"في", "من"})
_HEAD_WORDS: Final = 4
"""Words: what stands further behind the head of a paragraph is no dateline."""


def actor_name(sight: NameSight, at: int) -> NameFound | None:
    """The name of an actor of the table that begins in the word at token `at`, or None."""
    match = sight.actor_at(at)
    if match is None or _is_kunya(sight, at, match):
        return None
    if sight.forms[at].base in sight.knowledge.words["belonging"] and _begins_bare(sight, at + 1):
        return actor_name(sight, at + 1) or _own_name(sight, at + 1, match.named)
    match = _of_its_state(sight, _trimmed(sight, at, match))
    if match is None or any(_describes(sight, index) for index in range(at, match.last)):
        return None
    if not _means_actor(sight, at, match) or _is_of_leader(sight, at, match):
        return None
    named = _meant(sight, at, match)
    if named and _are_members(sight, at, named):
        return _own_name(sight, at + 1, named)
    return _found(sight, at, match, named) if named else None


def _found(sight: NameSight, at: int, match: ActorMatch, named: tuple[Named, ...]) -> NameFound:
    last = _closed_mark(sight, at, match.last)
    return NameFound(
        start=sight.start_of(at, match.opening),
        end=sight.reading.tokens[last - 1].end,
        first=at,
        last=last,
        kind="organization",
        words=sight.words_between(at, match.last, match.opening),
        named=named,
        rule="actor-name",
    )


def _begins_bare(sight: NameSight, at: int) -> bool:
    """Whether an actor's name begins with the whole word."""
    match = sight.actor_at(at) if at < len(sight.forms) else None
    return match is not None and not match.opening.start


def _meant(sight: NameSight, at: int, match: ActorMatch) -> tuple[Named, ...]:
    """The actors that the words may mean: by a full name, or else by a short one where it stands as a name."""
    full = tuple(named for named in match.named if named.kind != "short" and named.actor.type not in _NO_BODIES)
    return full or _short(sight, at, match)


def _of_its_state(sight: NameSight, match: ActorMatch) -> ActorMatch | None:
    """The match without the actors of a state other than the one of the adjective behind (`حزب العمال الأسترالي`)."""
    at = match.last
    if at >= len(sight.forms) or not sight.is_word(at) or not sight.forms[at].definite:
        return match
    state = sight.nationality(at)
    if state is None or not sight.forms[at - 1].definite:
        return match
    own = tuple(named for named in match.named if named.actor.country in {None, state.code})
    return ActorMatch(match.last, match.opening, own) if own else None


def _is_kunya(sight: NameSight, at: int, match: ActorMatch) -> bool:
    """Whether a group's name is also a man's (`أبو سياف`), and no word for a group stands before it."""
    if not match.opening.word.startswith(tuple(sight.knowledge.words["joined-kunya"])):
        return False
    return not (at and sight.is_word(at - 1) and sight.forms[at - 1].body)


def _describes(sight: NameSight, at: int) -> bool:
    """Whether the word makes of an actor's name a description: a relative pronoun, one for those who side with it."""
    form = sight.forms[at]
    return form.base in sight.knowledge.words["adhering"] or form.is_a("relative")


def _trimmed(sight: NameSight, at: int, match: ActorMatch) -> ActorMatch:
    """The name without what only explains or judges it: a second name in brackets, an adjective, where it is."""
    tokens = sight.reading.tokens
    bracket = next((i for i in range(at + 1, match.last) if tokens[i].form == "("), None)
    if bracket is not None and bracket > at + 1:
        named = _named_up_to(sight, at, bracket, match)
        return ActorMatch(bracket, match.opening, named) if named else match
    for cut in _cuts(sight, at, match.last):
        named = _named_up_to(sight, at, cut, match)
        owners = {one.actor.id for one in named if one.kind != "short"}
        if owners & {one.actor.id for one in match.named}:
            return ActorMatch(cut, match.opening, named)
    return match


def _named_up_to(sight: NameSight, at: int, last: int, match: ActorMatch) -> tuple[Named, ...]:
    return sight.knowledge.actors.find(" ".join(sight.words_between(at, last, match.opening)))


def _cuts(sight: NameSight, at: int, last: int) -> Iterator[int]:
    """Where a name could end before what judges it, says where it is, or joins a public figure to it."""
    words, forms = sight.knowledge.words, sight.forms
    inner = [i for i in range(at + 1, last) if sight.is_word(i)]
    if inner and inner[-1] == last - 1 and forms[last - 1].base in words["judging"]:
        yield last - 1
    if not any(i in sight.reading.opening for i in range(at + 1, last)):
        yield from [i for i in inner if forms[i].text in words["outside-name"]][:1]
    yield from [i for i in inner if forms[i].joint and sight.figure_at(i) is not None][:1]


def _is_of_leader(sight: NameSight, at: int, match: ActorMatch) -> bool:
    """Whether the words name somebody's forces or government, so that the leader is the name (`قوات هادي`)."""
    if sight.forms[at].base not in sight.knowledge.words["led"] or match.last - at < 2:  # noqa: PLR2004 - a leader's name follows
        return False
    leader = sight.figure_at(at + 1)
    return leader is not None and leader.last == match.last and leader.opening.start == 0


def _are_members(sight: NameSight, at: int, named: tuple[Named, ...]) -> bool:
    """Whether the words call those who belong to an actor, or what it has, whose own name is inside."""
    inner = sight.actor_at(at + 1) if at + 1 < len(sight.forms) else None
    owners = {one.actor.id for one in named}
    if inner is None or inner.opening.start or not owners & {one.actor.id for one in inner.named}:
        return False
    loaded = all(one.kind == "loaded" for one in named)
    return loaded and (sight.forms[at].human or sight.forms[at].definite)


def _own_name(sight: NameSight, at: int, named: tuple[Named, ...]) -> NameFound | None:
    """The actor's own name behind the word for those who belong to it, a short one too (`مسلحي الحوثي`)."""
    match = sight.actor_at(at)
    owners = {one.actor.id for one in named}
    own = () if match is None else tuple(one for one in match.named if one.actor.id in owners)
    if match is None or not own or match.opening.start or any(_describes(sight, i) for i in range(at, match.last)):
        return None
    if match.last == at + 1 and all(one.kind == "short" for one in own) and not sight.forms[at].unknown:
        return None
    return NameFound(
        start=sight.reading.tokens[at].start,
        end=sight.reading.tokens[match.last - 1].end,
        first=at,
        last=match.last,
        kind="organization",
        words=sight.words_between(at, match.last),
        named=own,
        rule="actor-name",
    )


def _short(sight: NameSight, at: int, match: ActorMatch) -> tuple[Named, ...]:
    """The actors that a short name may mean where it stands as a name; which it is, the report must settle.

    In marks or brackets by itself, or behind a word for a medium, one word will do; several words do without, where
    they are what a group calls itself or the construct of a body (`المقاومة الشعبية`, `مجلس النواب`).
    """
    if match.last - at == 1:
        medium = at > 0 and sight.is_word(at - 1) and sight.forms[at - 1].base in sight.knowledge.words["medium-word"]
        town = sight.place_at(at) is not None and not _explains(sight, at, match.last)
        if medium or (_is_in_dateline(sight, at, match.last) and not town):
            return tuple(named for named in match.named if named.actor.type in _MEDIA)
        marked = _is_marked(sight, at, match) or _has_members(sight, at)
        return tuple(named for named in match.named if named.actor.type in _GROUPS | _MEDIA) if marked else ()
    form, end = sight.forms[at], sight.forms[match.last - 1]
    several = form.plural and not (end.unknown or end.best.wordclass is WordClass.NAME)
    if several or end.base in sight.knowledge.words["judging"]:
        return ()
    construct = not form.definite and not form.adjective
    own = construct or end.base in sight.knowledge.words["own-adjective"]
    types = _GROUPS | (_BODIES if own else frozenset())
    if form.base in sight.knowledge.words["medium-word"]:
        types |= _MEDIA
    return tuple(named for named in match.named if named.actor.type in types)


def _explains(sight: NameSight, at: int, last: int) -> bool:
    """Whether brackets behind a word hold the name, which explains what stands before (`الوكالة اليمنية (سبأ)`)."""
    tokens = sight.reading.tokens
    held = at > 1 and last < len(tokens) and tokens[at - 1].form == "(" and tokens[last].form == ")"
    return held and sight.is_word(at - 2) and not sight.breaks_before(at - 1)


def _is_in_dateline(sight: NameSight, at: int, last: int) -> bool:
    """Whether an agency's name stands at the head or the foot of a paragraph (`حلب - سانا`, `(وات)`)."""
    reading = sight.reading
    before = reading.tokens[at - 1].form if at else ""
    behind = reading.tokens[last].form if last < len(reading.tokens) else ""
    if before == "(" and behind == ")":
        return True
    start, end = reading.tokens[at].start, reading.tokens[last - 1].end
    paragraph = reading.paragraph_at(start)
    if paragraph is None or not (before in _DASHES or behind in _DASHES):
        return False
    head = len(reading.text[paragraph.start : start].split(maxsplit=_HEAD_WORDS)) <= _HEAD_WORDS
    return head or (before in _DASHES and not reading.text[end : paragraph.end].strip(" .)"))


def _is_marked(sight: NameSight, at: int, match: ActorMatch) -> bool:
    """Whether marks hold the name and nothing else (`علمت «الجزيرة»`)."""
    quotation = sight.reading.opening.get(at - 1)
    return quotation is not None and quotation.closed and sight.reading.token_at(quotation.inner.end) == match.last


def _has_members(sight: NameSight, at: int) -> bool:
    """Whether what can only belong to a group stands before a name (`قيادي في القاعدة`, `معاقل القاعدة`)."""
    if at and sight.is_word(at - 1) and sight.knowledge.words.is_a(sight.forms[at - 1].base, "stronghold"):
        return not sight.forms[at].start
    if at < 2 or not (sight.is_word(at - 1) and sight.is_word(at - 2)) or sight.forms[at].start:  # noqa: PLR2004 - who, and in
        return False
    form = sight.forms[at - 2]
    belongs = sight.forms[at - 1].text in _BELONGING and not sight.forms[at - 1].joint
    return belongs and sight.knowledge.words.is_a(form.base, "member")


def _closed_mark(sight: NameSight, first: int, last: int) -> int:
    """The end of a name whose last part stands in marks that open inside it (`تنظيم "داعش"`)."""
    reading = sight.reading
    inside = any(index in reading.opening or reading.tokens[index].form in "(/[" for index in range(first + 1, last))
    if inside and last < len(reading.tokens) and reading.tokens[last].form in ")»”\"/]'’":
        return last + 1
    return last


def _means_actor(sight: NameSight, at: int, match: ActorMatch) -> bool:
    """Whether the words are the actor's name here; a single word that is also another word needs marks around it."""
    if match.last - at > 1:
        return True
    form = sight.forms[at]
    start = match.opening.start
    if start and start != form.start and not form.unknown:
        return False
    described = form.definite and form.text.endswith("يه") and at > 0 and sight.is_word(at - 1)
    if described and sight.forms[at - 1].definite and sight.forms[at - 1].nominal:
        return False
    if form.unknown or form.best.wordclass is WordClass.NAME or match.opening.word.isascii() or form.body:
        return not (form.preposition == "ب" and form.best.wordclass is WordClass.NOUN)
    if form.definite and form.adjective and form.text.endswith(("يون", "يين", "ي")):
        return True
    if form.definite and _is_seldom_another(sight, match):
        return True
    marked = at - 1 in sight.reading.opening or sight.reading.tokens[at - 1].form == "(" or _has_members(sight, at)
    return marked and not form.finite


def _is_seldom_another(sight: NameSight, match: ActorMatch) -> bool:
    """Whether the full name of an actor is a word that is seldom met as another (`الموساد`, and not `الخوارج`)."""
    best = sight.knowledge.form(match.opening.word).best
    seldom = best.weight < _SELDOM and best.wordclass is not WordClass.MASDAR
    return seldom and any(named.kind != "short" for named in match.named)
