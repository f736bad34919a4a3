"""The stage of mentions: the names of persons, bodies and places, outermost and longest first.

Bodies come before the places inside them (`مجلس محافظة نينوى` is one body), places with their head before bare ones. A
state is a body where it acts and a place where it is land.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from musnad.authority.actors import Named
from musnad.reading.bodies import body_at
from musnad.reading.forms import Form
from musnad.reading.found import NameFound
from musnad.reading.namesight import ActorMatch, CountryMatch, NameSight, Opening, openings
from musnad.reading.personnames import person_at
from musnad.reading.persontitles import office_before
from musnad.reading.placenames import bare_place, headed_place, listed_places, place_evidence, territory
from musnad.reading.statements import Attribution

_ROUNDS: Final = 2
_LEAST_ALIKE: Final = 4
_LED: Final = frozenset({"قوات", "حكومه"})
_ADHERING: Final = frozenset({"مواليه", "موالين", "مدعومه", "متحالفه"})
_BELONGING: Final = frozenset(
    {
        "طائرات",
        "طيران",
        "مقاتلات",
        "مقاتلو",
        "مقاتلي",
        "مسلحو",
        "مسلحي",
        "مسلحين",
        "عناصر",
        "متمردين",
        "متمردون",
        "مرتزقه",
    }
    | {
        "متشددو",
        "متشددي",
        "متشددين",
        "ارهابيو",
        "ارهابيي",
        "ارهابيين",
        "انقلابيين",
        "جنود",
        "دول",
        "طائره",
        "طواقم",
        "فرق",
        "سيارات",
        "متطوعو",
        "متطوعي",
        "كوادر",
    }
)
"""Words for those who belong to an actor, or what it has: its own name stands behind them."""
_JUDGING: Final = frozenset({"ارهابي", "ارهابيه", "متطرف", "متطرفه", "متشدد", "متشدده", "انقلابيه", "شرعيه", "متمرده"})
_GROUPS: Final = frozenset({"rebel-group", "political-militia", "identity-militia", "party", "coalition"})
_OF_OWN: Final = frozenset(
    {"وطني", "حر", "شعبي", "ثوري", "اسلامي", "وطنيه", "شعبيه", "رئاسي", "انتقالي", "سيادي", "دوليه"}
)
"""Adjectives that make of a common noun the name that forces give themselves (`الجيش الوطني`)."""
_BODIES: Final = frozenset({"government", "state-forces", "igo", "ngo", "external-forces"})
_MEDIA: Final = frozenset({"media", "platform"})
_OF_MEDIA: Final = frozenset(
    {"مراسل", "مراسله", "موفد", "موفده", "كاميرا", "شاشه", "قناه", "وكاله", "تلفزيون", "موقع", "صحيفه", "جريده"}
)
"""Words behind which one word names a medium (`مراسل الجزيرة`)."""
_DASHES: Final = frozenset("-–—ـ/:")
_HEAD_WORDS: Final = 4
_NO_BODIES: Final = frozenset({"state", "community", "civilians", "protesters", "rioters"})
_WITNESSING: Final = frozenset({"شهد", "عاش", "تعرض", "سقط", "ودع", "شيع", "استيقظ", "غرق"})
"""Verbs of which a place is the subject (`شهدت رام الله`)."""
_DEPARTMENTS: Final = frozenset({"خارجيه", "دفاع", "داخليه", "عدل", "صحه"})
_TOWARDS: Final = frozenset(
    {"حدود", "زياره", "سفر", "عوده", "دخول", "وصول", "مجاوره", "محاذيه", "متاخمه", "محاذي", "مجاور"}
)
"""Words behind which ل leads to a land and not to a party."""
_LAND: Final = frozenset({"في", "من", "الي", "داخل", "خارج", "عبر", "نحو", "عن", "علي", "فوق", "حول", "قرب"})
_ACTING: Final = frozenset({"بين", "مع", "ضد", "بقياده", "بدعم", "بموافقه", "باسم", "بمشاركه", "برعايه", "بوساطه"})
_OF_LEADERS: Final = frozenset(
    {"قوات", "حكومه", "نظام", "جيش", "كتائب", "حرس", "انصار", "موالين", "عهد", "نجل", "سقوط", "مقتل"}
)
_OF_STATES: Final = frozenset(
    {"حكومه", "موقف", "خطه", "سياسه", "مصالح", "قرار", "دور", "جيش", "قوات", "علاقات", "دعم", "تدخل", "عضويه", "انضمام"}
    | {
        "رد",
        "طلب",
        "اعلان",
        "اتهام",
        "تورط",
        "وساطه",
        "رئيس",
        "سفير",
        "وزير",
        "مطالب",
        "امن",
        "حلفاء",
        "مندوب",
        "نيه",
        "سياده",
    }
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
        if any(not (name.first <= rival.first and rival.last <= name.last) or len(rival.span) >= len(name.span)
               for rival in rivals.values()):  # fmt: skip
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
    _later_names(sight, taken)
    for at in range(len(sight.forms)):
        for name in listed_places(sight, at):
            taken.add(name)
    for name in _states(sight, attributions, taken):
        taken.add(name)
    _bare_places(sight, taken)
    return taken.names()


def _bodies(sight: NameSight) -> Iterator[NameFound]:
    """Actors of the table and bodies by their head; of the two at one place the longer one, with the actor's names."""
    for at in range(len(sight.forms)):
        if not sight.is_word(at):
            continue
        actor = _actor(sight, at)
        body = body_at(sight, at)
        if body is not None and (actor is None or (body.last > actor.last and _goes_further(sight, actor, body))):
            yield body
        elif actor is not None:
            yield actor


def _goes_further(sight: NameSight, actor: NameFound, body: NameFound) -> bool:
    """Whether what follows an actor's name makes it another body's: a state's adjective, a number, a name.

    A short name is no end (`المجلس الأعلى` may be anybody's); behind a full one only what cannot stand by itself goes on.
    """
    if all(named.kind == "short" for named in actor.named):
        return True
    form = sight.forms[actor.last]
    return form.definite and (form.adjective or sight.nationality(actor.last) is not None) and not form.heads


def _actor(sight: NameSight, at: int) -> NameFound | None:
    match = sight.actor_at(at)
    if match is not None and _kunya(sight, at, match):
        return None
    if match is not None and sight.forms[at].base in _BELONGING and at + 1 < len(sight.forms):
        inner = sight.actor_at(at + 1)
        if inner is not None and not inner.opening.start:
            return _actor(sight, at + 1) or _inner(sight, at + 1, match.named)
    match = None if match is None else _trimmed(sight, at, match)
    match = None if match is None else _of_its_state(sight, match)
    if match is None or any(_no_part(sight.forms[i]) for i in range(at, match.last)):
        return None
    if not _means_actor(sight, at, match) or _of_leader(sight, at, match):
        return None
    full = tuple(named for named in match.named if named.kind != "short" and named.actor.type not in _NO_BODIES)
    if not full:
        full = _short(sight, at, match)
    if not full:
        return None
    if _members(sight, at, full):
        return _inner(sight, at + 1, full)
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


def _of_its_state(sight: NameSight, match: ActorMatch) -> ActorMatch | None:
    """The match without the actors of another state than the adjective behind the name tells (`حزب العمال الأسترالي`)."""
    at = match.last
    if at >= len(sight.forms) or not sight.is_word(at) or not sight.forms[at].definite:
        return match
    state = sight.nationality(at)
    if state is None or not sight.forms[at - 1].definite:
        return match
    own = tuple(named for named in match.named if named.actor.country in {None, state.code})
    return ActorMatch(match.last, match.opening, own) if own else None


def _kunya(sight: NameSight, at: int, match: ActorMatch) -> bool:
    """Whether a group's name is also a man's (`أبو سياف`), and no word for a group stands before it."""
    if not match.opening.word.startswith("ابو"):
        return False
    return not (at and sight.is_word(at - 1) and sight.forms[at - 1].body)


def _no_part(form: Form) -> bool:
    """Whether the word makes of an actor's name a description: a relative pronoun, one for those who side with it."""
    return form.base in _ADHERING or form.is_a("relative")


def _trimmed(sight: NameSight, at: int, match: ActorMatch) -> ActorMatch:
    """The name without what only explains or judges it: a second name in brackets, an adjective, where it is."""
    last = match.last
    forms, tokens = sight.forms, sight.reading.tokens
    bracket = next((i for i in range(at + 1, last) if tokens[i].form == "("), None)
    if bracket is not None and bracket > at + 1:
        named = sight.knowledge.actors.find(" ".join(sight.words_between(at, bracket, match.opening)))
        return ActorMatch(bracket, match.opening, named) if named else match
    cuts = []
    if last - at > 1 and sight.is_word(last - 1) and forms[last - 1].base in _JUDGING:
        cuts.append(last - 1)
    inside = any(i in sight.reading.opening for i in range(at + 1, last))
    cuts += [i for i in range(at + 1, last) if sight.is_word(i) and forms[i].text == "في" and not inside][:1]
    cuts += [i for i in range(at + 1, last) if sight.is_word(i) and forms[i].joint and sight.figure_at(i) is not None][
        :1
    ]
    for cut in cuts:
        named = sight.knowledge.actors.find(" ".join(sight.words_between(at, cut, match.opening)))
        owners = {one.actor.id for one in named if one.kind != "short"}
        if owners & {one.actor.id for one in match.named}:
            return ActorMatch(cut, match.opening, named)
    return match


def _of_leader(sight: NameSight, at: int, match: ActorMatch) -> bool:
    """Whether the words name somebody's forces or government, so that the leader is the name (`قوات هادي`)."""
    if sight.forms[at].base not in _LED or match.last - at < 2:  # noqa: PLR2004 - a leader's name follows
        return False
    leader = sight.figure_at(at + 1)
    return leader is not None and leader.last == match.last and leader.opening.start == 0


def _members(sight: NameSight, at: int, named: tuple[Named, ...]) -> bool:
    """Whether the words call those who belong to an actor, or what it has, whose own name is inside."""
    inner = sight.actor_at(at + 1) if at + 1 < len(sight.forms) else None
    owners = {one.actor.id for one in named}
    if inner is None or inner.opening.start or not owners & {one.actor.id for one in inner.named}:
        return False
    loaded = all(one.kind == "loaded" for one in named)
    return loaded and (sight.forms[at].human or sight.forms[at].definite)


def _inner(sight: NameSight, at: int, named: tuple[Named, ...]) -> NameFound | None:
    """The actor's own name behind the word for those who belong to it, a short one too (`مسلحي الحوثي`)."""
    match = sight.actor_at(at)
    owners = {one.actor.id for one in named}
    own = () if match is None else tuple(one for one in match.named if one.actor.id in owners)
    if match is None or not own or match.opening.start or any(_no_part(sight.forms[i]) for i in range(at, match.last)):
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
        medium = at > 0 and sight.is_word(at - 1) and sight.forms[at - 1].base in _OF_MEDIA
        if medium or _dateline(sight, at, match.last):
            return tuple(named for named in match.named if named.actor.type in _MEDIA)
        marked = _marked(sight, at, match)
        return tuple(named for named in match.named if named.actor.type in _GROUPS | _MEDIA) if marked else ()
    form, end = sight.forms[at], sight.forms[match.last - 1]
    if form.plural or end.base in _JUDGING:
        return ()
    construct = not form.definite and not form.adjective
    own = end.base in _OF_OWN or construct
    return tuple(named for named in match.named if named.actor.type in _GROUPS or (own and named.actor.type in _BODIES))


def _dateline(sight: NameSight, at: int, last: int) -> bool:
    """Whether an agency's name stands at the head or the foot of a paragraph (`حلب - سانا`, `(وات)`)."""
    reading = sight.reading
    before = reading.tokens[at - 1].form if at else ""
    behind = reading.tokens[last].form if last < len(reading.tokens) else ""
    if before == "(" and behind == ")":
        return True
    start, end = reading.tokens[at].start, reading.tokens[last - 1].end
    paragraph = next((one for one in reading.paragraphs if one.start <= start < one.end), None)
    if paragraph is None:
        return False
    head = len(reading.text[paragraph.start : start].split()) <= _HEAD_WORDS
    return (head and (before in _DASHES or behind in _DASHES)) or (
        not reading.text[end : paragraph.end].strip(" .)") and before in _DASHES
    )


def _marked(sight: NameSight, at: int, match: ActorMatch) -> bool:
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
    described = form.definite and form.text.endswith("يه") and at > 0 and sight.is_word(at - 1)
    if described and sight.forms[at - 1].definite and sight.forms[at - 1].nominal:
        return False
    if form.unknown or form.best.wordclass.name == "NAME" or match.opening.word.isascii() or form.body:
        return not (form.preposition == "ب" and form.best.wordclass.name == "NOUN")
    if form.definite and form.adjective and form.text.endswith(("يون", "يين", "ي")):
        return True
    marked = at - 1 in sight.reading.opening or sight.reading.tokens[at - 1].form == "("
    return marked and not form.finite


def figure(sight: NameSight, at: int) -> NameFound | None:
    """A public figure by a name that news has for one alone, or by a shared one where something shows it."""
    match = sight.figure_at(at)
    if match is None:
        return None
    form, start = sight.forms[at], match.opening.start
    if form.human and form.definite and match.last - at > 1:
        return None
    if any(index in sight.reading.opening for index in range(at + 1, match.last)):
        return None
    single = match.last - at == 1
    if start and start != form.start and not form.unknown and single:
        return None
    if not match.sure and not _shown(sight, at, match.opening):
        return None
    if single and form.given == "strong" and match.sure:
        return None
    if match.last < len(sight.forms) and _goes_on(sight, match.last):
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
    name = form.given == "strong" or form.unknown or form.text in {"ال", "بن"}
    return sight.is_word(at) and name and not form.start and sight.nationality(at) is None


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
        before = taken.at(at - 1) if at and not match.opening.start else None
        addressed = before is not None and before.kind == "person"
        acts = at in sources or addressed or _acts(sight, at, match, kinds)
        kinds[match.last] = "organization" if acts else "place"
        if match.capital and not acts:
            continue
        yield _state(sight, at, match, acts=acts)


def _no_state(sight: NameSight, at: int, match: CountryMatch) -> bool:
    form = sight.forms[at]
    if match.last - at == 1 and match.opening.start and match.opening.start != form.start and not form.unknown:
        return True
    if match.last - at == 1 and sight.nationality(at) is not None and _adjectival(sight, at, match.opening):
        return True
    return match.weak and not place_evidence(sight, at, match.opening, frozenset())


def _adjectival(sight: NameSight, at: int, opening: Opening) -> bool:
    """Whether a name that is also its adjective (`سورية`, `السعودية`) is the adjective here: a noun it agrees with, or
    another such adjective, stands before.
    """
    if at == 0 or not sight.is_word(at - 1):
        return False
    before = sight.forms[at - 1]
    if opening.start:
        return (
            sight.forms[at].text[: opening.start] == "و" and before.definite and sight.nationality(at - 1) is not None
        )
    if before.is_a("preposition", "adverbial-preposition", "attaching-preposition") or before.finite:
        return False
    agrees = before.definite == sight.forms[at].definite
    return before.nominal and agrees and not (before.masdar and not before.definite)


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
        opens = before in '"“«:' and at > 0
        return (_verb_behind(sight, match.last) and not match.capital) or (opens and _told_of(sight, match.last))
    word = sight.forms[at - 1]
    if word.finite and word.best.lemma in _WITNESSING:
        return False
    if word.base in _DEPARTMENTS and at > 1 and sight.forms[at - 2].human:
        return True
    text = word.text[1:] if word.text[:1] in "وف" and word.text[1:] in _LAND | _ACTING else word.text
    official = match.last - at > 1 and not match.capital and sight.forms[at].text[match.opening.start :] != "الولايات"
    if text in _ACTING:
        return text != "مع" or not _borders(sight, at - 2)
    if text == "من" and at > 1 and sight.forms[at - 2].text in {"كل", "كلا", "كلٍ"}:
        return True
    if text in _LAND:
        return False
    if clitics.endswith("ل"):
        return word.base not in _TOWARDS and not match.capital
    if word.finite or word.complementizer is not None or official:
        return True
    if word.human and not word.plural and not match.capital:
        return True
    context = sight.knowledge.place_words.context.get(word.text[word.start :], frozenset())
    return not word.definite and (word.base in _OF_STATES or (word.masdar and not context and not match.capital))


def _borders(sight: NameSight, at: int) -> bool:
    return at >= 0 and sight.forms[at].base in {"حدود", "حدودي", "حدوديه", "شريط"}


def _told_of(sight: NameSight, at: int) -> bool:
    """Whether a predicate follows, so that the state is what is spoken of (`تركيا على حق`)."""
    return (
        at < len(sight.forms) and sight.is_word(at) and sight.forms[at].text in {"علي", "لن", "لم", "لا", "قد", "ليست"}
    )


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


def skeleton(word: str) -> str:
    """What stays of a name's spelling without the letters that transcriptions put in and leave out."""
    return word[:1] + "".join(letter for letter in word[1:] if letter not in "اوي")


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
        if name is None and form.unknown and len(opening.word) > _LEAST_ALIKE:
            name = next((n for word, n in singles.items() if skeleton(word) == skeleton(opening.word)), None)
            if name is not None:
                return opening
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
