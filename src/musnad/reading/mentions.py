"""The stage of mentions: the names of persons, bodies and places, outermost and longest first.

Bodies come before the places inside them (`مجلس محافظة نينوى` is one body), places with their head before bare ones. A
state is a body where it acts and a place where it is land.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from musnad.authority.actors import Named
from musnad.reading.bodies import body_at
from musnad.reading.found import NameFound
from musnad.reading.namesight import ActorMatch, CountryMatch, NameSight, Opening, openings
from musnad.reading.personnames import office_before, person_at
from musnad.reading.placenames import bare_place, headed_place, place_evidence, territory
from musnad.reading.statements import Attribution

_ROUNDS: Final = 2
_LED: Final = frozenset({"قوات", "حكومه", "مليشيات", "ميليشيات", "جماعه", "كتائب", "انصار"})
_BELONGING: Final = frozenset(
    {"طائرات", "طيران", "مقاتلات", "مقاتلو", "مقاتلي", "مسلحو", "مسلحي", "مسلحين", "عناصر", "متمردين", "متمردون", "مرتزقه"}
    | {"متشددو", "متشددي", "متشددين", "ارهابيو", "ارهابيي", "ارهابيين", "انقلابيين", "جنود", "زعيم", "قياده", "مواقع"}
)
"""Words for those who belong to an actor, or what it has: its own name stands behind them."""
_JUDGING: Final = frozenset({"ارهابي", "ارهابيه", "متطرف", "متطرفه", "متشدد", "متشدده", "انقلابيه", "شرعيه", "متمرده"})
_NO_BODIES: Final = frozenset({"state", "community", "civilians", "protesters", "rioters"})
_TOWARDS: Final = frozenset({"حدود", "زياره", "سفر", "عوده", "دخول", "وصول", "مجاوره", "محاذيه", "متاخمه", "محاذي", "مجاور"})
"""Words behind which ل leads to a land and not to a party."""
_LAND: Final = frozenset({"في", "من", "الي", "داخل", "خارج", "عبر", "نحو", "عن", "علي", "فوق", "حول", "قرب"})
_ACTING: Final = frozenset({"بين", "مع", "ضد", "بقياده", "بدعم", "بموافقه", "باسم", "بمشاركه", "برعايه", "بوساطه"})
_OF_LEADERS: Final = frozenset({"قوات", "حكومه", "نظام", "جيش", "كتائب", "حرس", "انصار", "موالين", "عهد", "نجل", "سقوط", "مقتل"})
_OF_STATES: Final = frozenset(
    {"حكومه", "موقف", "خطه", "سياسه", "مصالح", "قرار", "دور", "جيش", "قوات", "علاقات", "دعم", "تدخل", "عضويه", "انضمام"}
    | {"رد", "طلب", "اعلان", "اتهام", "تورط", "وساطه", "رئيس", "سفير", "وزير", "مطالب", "امن", "حلفاء", "مندوب", "نيه", "سياده"}
)


class _Taken:
    """The names found so far, by their tokens."""

    def __init__(self) -> None:
        self._by_token: dict[int, NameFound] = {}

    def at(self, at: int) -> NameFound | None:
        """The name that holds the token."""
        return self._by_token.get(at)

    def add(self, name: NameFound) -> bool:
        """Take a name unless one that holds more, or was found first, stands in its way."""
        rivals = {id(rival): rival for at in range(name.first, name.last) if (rival := self.at(at)) is not None}
        if any(len(rival.span) >= len(name.span) for rival in rivals.values()):
            return False
        for rival in rivals.values():
            self._remove(rival)
        for at in range(name.first, name.last):
            self._by_token[at] = name
        return True

    def _remove(self, name: NameFound) -> None:
        for at in range(name.first, name.last):
            self._by_token.pop(at, None)

    def names(self) -> tuple[NameFound, ...]:
        """All of them in text order."""
        return tuple(sorted({id(name): name for name in self._by_token.values()}.values(), key=_start))


def _start(name: NameFound) -> int:
    return name.start


def find_names(sight: NameSight, attributions: Sequence[Attribution]) -> tuple[NameFound, ...]:
    """The names of a report, in text order and apart from each other."""
    taken = _Taken()
    for name in _bodies(sight):
        taken.add(name)
    for at in range(len(sight.forms)):
        if sight.is_word(at):
            for find in (headed_place, territory, figure, person_at):
                name = find(sight, at)
                if name is not None and taken.add(name):
                    break
    for name in _states(sight, attributions, taken):
        taken.add(name)
    _bare_places(sight, taken)
    _later_names(sight, taken)
    return taken.names()


def _bodies(sight: NameSight) -> Iterator[NameFound]:
    """Actors of the table and bodies by their head; of the two at one place the longer one, with the actor's names."""
    for at in range(len(sight.forms)):
        if not sight.is_word(at):
            continue
        actor = _actor(sight, at)
        body = body_at(sight, at)
        if body is not None and (actor is None or body.last > actor.last):
            yield body
        elif actor is not None:
            yield actor


def _actor(sight: NameSight, at: int) -> NameFound | None:
    match = sight.actor_at(at)
    match = None if match is None else _trimmed(sight, at, match)
    if match is None or not _means_actor(sight, at, match) or _of_leader(sight, at, match):
        return None
    full = tuple(named for named in match.named if named.kind != "short" and named.actor.type not in _NO_BODIES)
    if not full and _marked_medium(sight, at, match):
        full = tuple(named for named in match.named if named.actor.type in {"media", "platform"})
    if not full or _members(sight, at, full):
        return None
    last = _closed_mark(sight, at, match.last)
    return NameFound(
        start=sight.start_of(at, match.opening),
        end=sight.reading.tokens[last - 1].end,
        first=at,
        last=last,
        kind="organization",
        words=sight.words_between(at, match.last, match.opening),
        named=full,
        rule="actor-name",
    )


def _trimmed(sight: NameSight, at: int, match: ActorMatch) -> ActorMatch:
    """The name without what only explains or judges it: a second name in brackets, an adjective, where it is."""
    last = match.last
    forms, tokens = sight.forms, sight.reading.tokens
    bracket = next((i for i in range(at + 1, last) if tokens[i].form == "("), None)
    cuts = [bracket] if bracket is not None else []
    if last - at > 1 and sight.is_word(last - 1) and forms[last - 1].base in _JUDGING:
        cuts.append(last - 1)
    cuts += [i for i in range(at + 1, last) if sight.is_word(i) and forms[i].text == "في"][:1]
    for cut in cuts:
        named = sight.knowledge.actors.find(" ".join(sight.words_between(at, cut, match.opening)))
        if named and {one.actor.id for one in named} & {one.actor.id for one in match.named}:
            return ActorMatch(cut, match.opening, named)
    return match


def _of_leader(sight: NameSight, at: int, match: ActorMatch) -> bool:
    """Whether the words name somebody's forces or government, so that the leader is the name (`قوات هادي`)."""
    if sight.forms[at].base not in _LED or match.last - at < 2:  # noqa: PLR2004 - a leader's name follows
        return False
    figure = sight.figure_at(at + 1)
    return figure is not None and figure.last == match.last and figure.opening.start == 0


def _members(sight: NameSight, at: int, named: tuple[Named, ...]) -> bool:
    """Whether the words call those who belong to an actor, or what it has, whose own name is inside."""
    return sight.forms[at].base in _BELONGING or (
        all(one.kind == "loaded" for one in named) and (sight.forms[at].human or sight.forms[at].definite)
        and sight.actor_at(at + 1) is not None
    )


def _marked_medium(sight: NameSight, at: int, match: ActorMatch) -> bool:
    """Whether marks hold the name and nothing else (`علمت «الجزيرة»`)."""
    quotation = sight.reading.opening.get(at - 1)
    return quotation is not None and quotation.closed and sight.reading.token_at(quotation.inner.end) == match.last


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
    if form.unknown or form.best.wordclass.name == "NAME" or match.opening.word.isascii() or form.body:
        return not (form.preposition == "ب" and form.best.wordclass.name == "NOUN")
    if form.definite and form.adjective and form.text.endswith(("يون", "يين", "يه", "ي")):
        return True
    marked = at - 1 in sight.reading.opening or sight.reading.tokens[at - 1].form == "("
    return marked and not form.finite


def figure(sight: NameSight, at: int) -> NameFound | None:
    """A public figure by a name that news has for one alone, or by a shared one where something shows it."""
    match = sight.figure_at(at)
    if match is None:
        return None
    form, start = sight.forms[at], match.opening.start
    single = match.last - at == 1
    if start and start != form.start and not form.unknown and single:
        return None
    if not match.sure and not _shown(sight, at, match.opening):
        return None
    if single and match.last < len(sight.forms) and sight.is_word(match.last) and _goes_on(sight, match.last):
        return None
    office = office_before(sight, at)
    return NameFound(
        start=sight.start_of(at, match.opening),
        end=sight.reading.tokens[match.last - 1].end,
        first=at,
        last=match.last,
        kind="person",
        words=sight.words_between(at, match.last, match.opening),
        figures=match.figures,
        title=None if office is None else sight.span(office, at),
        rule="person-figure",
    )


def _goes_on(sight: NameSight, at: int) -> bool:
    """Whether a further name follows, so that the word before is only the first of somebody else's."""
    form = sight.forms[at]
    return (form.given == "strong" or form.unknown) and not form.start and sight.nationality(at) is None


def _shown(sight: NameSight, at: int, opening: Opening) -> bool:
    """Whether a name that several bear, or that is another word too, stands as a name: behind its holder's forces."""
    if office_before(sight, at) is not None:
        return True
    form = sight.forms[at]
    if at == 0 or not sight.is_word(at - 1) or form.text[: opening.start].endswith(("و", "ب", "ف")):
        return False
    before = sight.forms[at - 1]
    if form.text[: opening.start].endswith("ل"):
        return before.adjective or before.finite
    return before.base in _OF_LEADERS and not before.definite


def _states(sight: NameSight, attributions: Sequence[Attribution], taken: _Taken) -> Iterator[NameFound]:
    """States and capitals that act for them, where no other name holds them."""
    sources = {a.source.head for a in attributions if a.source is not None}
    surnames = {name.words[-1] for name in taken.names() if name.kind == "person" and len(name.words) > 1}
    kinds: dict[int, str] = {}
    for at in range(len(sight.forms)):
        if not sight.is_word(at) or taken.at(at) is not None:
            continue
        match = sight.country_at(at)
        if match is None or match.opening.word in surnames or _no_state(sight, at, match):
            continue
        acts = at in sources or _acts(sight, at, match, kinds)
        kinds[match.last] = "organization" if acts else "place"
        if match.capital and not acts:
            continue
        yield _state(sight, at, match, acts=acts)


def _no_state(sight: NameSight, at: int, match: CountryMatch) -> bool:
    form = sight.forms[at]
    if match.last - at == 1 and match.opening.start and match.opening.start != form.start and not form.unknown:
        return True
    if match.last - at == 1 and sight.nationality(at) is not None and at and sight.is_word(at - 1):
        before = sight.forms[at - 1]
        if before.nominal and not before.definite and not before.is_a("preposition", "adverbial-preposition"):
            return not before.finite and not before.masdar
    return match.weak and not place_evidence(sight, at, match.opening, frozenset())


def _state(sight: NameSight, at: int, match: CountryMatch, *, acts: bool) -> NameFound:
    words = sight.words_between(at, match.last, match.opening)
    return NameFound(
        start=sight.start_of(at, match.opening),
        end=sight.reading.tokens[match.last - 1].end,
        first=at,
        last=match.last,
        kind="organization" if acts else "place",
        words=words,
        proper=words,
        country=match.country,
        rule="state-actor" if acts else "state-land",
    )


def _acts(sight: NameSight, at: int, match: CountryMatch, kinds: dict[int, str]) -> bool:
    """Whether the state acts here: the subject of a verb, a party to something, what joins it to one that acts."""
    form = sight.forms[at]
    clitics = form.text[: match.opening.start]
    if clitics.endswith("ب"):
        return False
    if clitics.endswith("و") and kinds.get(at) is not None:
        return kinds[at] == "organization"
    if at == 0 or not sight.is_word(at - 1):
        before = sight.reading.tokens[at - 1].form if at else ""
        if before in "،," and kinds.get(at - 1) is not None:
            return kinds[at - 1] == "organization"
        opens = before in "\"“«:" and at > 0
        return (_verb_behind(sight, match.last) and not match.capital) or (opens and _told_of(sight, match.last))
    word = sight.forms[at - 1]
    text = word.text[1:] if word.text[:1] in "وف" and word.text[1:] in _LAND | _ACTING else word.text
    if text in _ACTING:
        return text != "مع" or not _borders(sight, at - 2)
    if text == "من" and at > 1 and sight.forms[at - 2].text in {"كل", "كلا", "كلٍ"}:
        return True
    if text in _LAND:
        return False
    if clitics.endswith("ل"):
        return word.base not in _TOWARDS
    if word.finite or word.complementizer is not None:
        return True
    context = sight.knowledge.place_words.context.get(word.text[word.start :], frozenset())
    return not word.definite and (word.base in _OF_STATES or (word.masdar and not context))


def _borders(sight: NameSight, at: int) -> bool:
    return at >= 0 and sight.forms[at].base in {"حدود", "حدودي", "حدوديه", "شريط"}


def _told_of(sight: NameSight, at: int) -> bool:
    """Whether a predicate follows, so that the state is what is spoken of (`تركيا على حق`)."""
    return at < len(sight.forms) and sight.is_word(at) and sight.forms[at].text in {"علي", "لن", "لم", "لا", "قد", "ليست"}


def _verb_behind(sight: NameSight, at: int) -> bool:
    return at < len(sight.forms) and sight.is_word(at) and sight.forms[at].finite


def _bare_places(sight: NameSight, taken: _Taken) -> None:
    """Places without a head, twice over: one found late may join another to it."""
    for _ in range(_ROUNDS):
        placed = frozenset(name.last for name in taken.names() if name.kind == "place")
        known = frozenset(name.proper for name in taken.names() if name.kind == "place" and name.evidence)
        for at in range(len(sight.forms)):
            if sight.is_word(at) and taken.at(at) is None:
                name = bare_place(sight, at, placed, known)
                if name is not None and taken.add(name):
                    placed |= {name.last}


def _later_names(sight: NameSight, taken: _Taken) -> None:
    """A person named in full before, by surname or given name alone; a name in brackets behind a body (`(يونامي)`)."""
    persons = [name for name in taken.names() if name.kind == "person" and len(name.words) > 1]
    pairs = {(name.words[0], name.words[-1]) for name in persons if len(name.words) > 2}  # noqa: PLR2004 - a middle name left out
    singles: dict[str, NameFound] = {}
    for name in persons:
        singles.setdefault(name.words[-1], name)
        singles.setdefault(name.words[0], name)
    for at in range(len(sight.forms)):
        if not sight.is_word(at) or taken.at(at) is not None:
            continue
        shortened = at + 1 < len(sight.forms) and (sight.forms[at].text, sight.forms[at + 1].text) in pairs
        opening = Opening(0, sight.forms[at].text) if shortened else _single(sight, at, singles)
        if opening is not None:
            taken.add(_again(sight, at, at + 2 if shortened else at + 1, opening))


def _again(sight: NameSight, at: int, last: int, opening: Opening) -> NameFound:
    return NameFound(
        start=sight.start_of(at, opening),
        end=sight.reading.tokens[last - 1].end,
        first=at,
        last=last,
        kind="person",
        words=sight.words_between(at, last, opening),
        rule="person-again",
    )


def _single(sight: NameSight, at: int, singles: dict[str, NameFound]) -> Opening | None:
    """How the word is cut to be part of a name met in full before it, if it is no other word."""
    form = sight.forms[at]
    for opening in openings(form.text):
        name = singles.get(opening.word)
        if name is None or (opening.start not in {0, form.start} and not form.unknown):
            continue
        surname = opening.word == name.words[-1]
        if surname and (form.unknown or form.definite or form.given) and not _common_use(sight, at, opening):
            return opening
        if not surname and form.given == "strong" and form.text == opening.word:
            return opening
    return None


def _common_use(sight: NameSight, at: int, opening: Opening) -> bool:
    """Whether the word is used as the ordinary word that it also is: an adjective behind a noun, a title."""
    form = sight.forms[at]
    if form.heads or form.is_a("time", "month"):
        return not (at - 1 in sight.reading.opening)
    if sight.nationality(at) is not None:
        return True
    before = sight.forms[at - 1] if at and sight.is_word(at - 1) else None
    return form.adjective and not form.unknown and before is not None and before.definite and not opening.start
