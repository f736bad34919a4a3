"""A record with claims of every kind, made by hand for an invented report; and records with claims for hypothesis."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec
from hypothesis import strategies as st

from musnad.model import (
    Claim,
    Codes,
    Count,
    Document,
    Entity,
    Event,
    Excerpt,
    Ids,
    Link,
    MadeBy,
    Mention,
    Precision,
    Record,
    Statement,
    TimeExpression,
    Wording,
)
from tests.records import READER
from tests.strategies import excerpts, texts

CLAIM_TEXT = (
    "أعلن قائد لواء الوادي العميد سامر الحداد أمس الأحد أن قوات الضفة قصفت قرية النهر، وأن القصف أوقع قتلى.\n"
    "وقال الطبيب نادر الصباغ لوكالة المرج إن خمسة مدنيين بينهم طفلان قتلوا بنيران قوات الضفة في قرية النهر أمس.\n"
    "ونفت قوات الضفة قصف القرية، وتوعدت بهجوم جديد.\n"
    "وذكرت وكالة المرج أن قصف الضفة لقرية النهر قتل ستة مدنيين وثلاثة جنود، بينهم ليلى الصباغ.\n"
    "واعتقلت شرطة السهل عشرات المحتجين في محافظة السهل في كانون الثاني، وقال نادر إن العدد =أكبر."
)
OUTLET = "صحيفة الجسر"
DATE = "2022-01-31"
_RULE = MadeBy("events", "verb", "0.1.0")
_FOUND = MadeBy("mentions", "actor-table", "0.1.0")
PRIVATE = ("نادر الصباغ", "ليلى الصباغ", "Nader al-Sabbagh", "Layla al-Sabbagh", "الصباغ", "Sabbagh")
"""What must not leave where the names of private persons are withheld."""
KEPT = ("سامر الحداد", "Samer al-Haddad", "قوات الضفة", "وكالة المرج")


def span(words: str, nth: int = 0) -> Excerpt:
    """The place of the `nth` occurrence of `words`, from 0."""
    start = -1
    for _ in range(nth + 1):
        start = CLAIM_TEXT.index(words, start + 1)
    return Excerpt(start, start + len(words), words)


def _mention(  # noqa: PLR0913 - a mention has that many parts
    id_: str, words: str, kind: Any, entity: str, *, nth: int = 0, title: str | None = None
) -> Mention:
    return Mention(
        id=id_, span=span(words, nth), kind=kind, entity=entity, title=span(title) if title else None, made_by=_FOUND
    )


ENTITIES = (
    Entity(id="e1", kind="person", name="سامر الحداد", name_en="Samer al-Haddad", name_en_basis="transliterated"),
    Entity(
        id="e2",
        kind="organization",
        name="قوات الضفة",
        name_en="Bank Forces",
        name_en_basis="actors",
        authority="actor:bank-forces",
        actor_type="state-forces",
        country="SY",
    ),
    Entity(
        id="e3",
        kind="place",
        name="قرية النهر",
        name_en="Al-Nahr",
        name_en_basis="gazetteer",
        authority="geonames:1",
        place_kind="settlement",
        country="SY",
        admin1="Al-Hasakah",
        lat=36.5,
        lon=40.75,
        precision=Precision(level="settlement", ucdp=1, acled=1, point="place"),
        ids=Ids(geonames="1"),
    ),
    Entity(id="e4", kind="person", name="نادر الصباغ", name_en="Nader al-Sabbagh", name_en_basis="transliterated"),
    Entity(id="e5", kind="organization", name="وكالة المرج", name_en="Marj Agency", actor_type="media"),
    Entity(id="e6", kind="person", name="ليلى الصباغ", name_en="Layla al-Sabbagh", name_en_basis="transliterated"),
    Entity(
        id="e7", kind="organization", name="شرطة السهل", name_en="Sahl Police", actor_type="state-forces", country="SY"
    ),
    Entity(
        id="e8",
        kind="place",
        name="محافظة السهل",
        name_en="Al-Hasakah",
        authority="geonames:173813",
        place_kind="admin1",
        country="SY",
        lat=36.5,
        lon=40.75,
        precision=Precision(level="province", ucdp=4, acled=3, point="centroid"),
        ids=Ids(geonames="173813"),
    ),
)
MENTIONS = (
    _mention("m1", "سامر الحداد", "person", "e1", title="العميد"),
    _mention("m2", "قوات الضفة", "organization", "e2"),
    _mention("m3", "قرية النهر", "place", "e3"),
    _mention("m4", "نادر الصباغ", "person", "e4", title="الطبيب"),
    _mention("m5", "وكالة المرج", "organization", "e5"),
    _mention("m6", "قوات الضفة", "organization", "e2", nth=1),
    _mention("m7", "ليلى الصباغ", "person", "e6"),
    _mention("m8", "شرطة السهل", "organization", "e7"),
    _mention("m9", "محافظة السهل", "place", "e8"),
    _mention("m10", "نادر", "person", "e4", nth=1),
)
TIMES = (
    TimeExpression(id="t1", span=span("أمس الأحد"), value="2022-01-30", reference="publication", made_by=_FOUND),
    TimeExpression(id="t2", span=span("أمس", 1), value="2022-01-30", reference="publication", made_by=_FOUND),
    TimeExpression(id="t3", span=span("كانون الثاني"), value="2022-01", reference="publication", made_by=_FOUND),
)


def _statement(  # noqa: PLR0913 - a statement has that many parts
    id_: str, cue: str, content: str, who: tuple[str, str], *, source: str | None = None, act: Any = "assert"
) -> Statement:
    entity, name = who
    return Statement(
        id=id_,
        source=span(source) if source else None,
        source_kind="named",
        source_entity=entity,
        source_name=name,
        cue=span(cue),
        cue_lemma=cue,
        act=act,
        content=(span(content),),
        mode="indirect",
        date="2022-01-30" if id_ == "s1" else None,
        made_by=_RULE,
    )


STATEMENTS = (
    _statement(
        "s1",
        "أعلن",
        "قوات الضفة قصفت قرية النهر",
        ("e1", "Samer al-Haddad"),
        source="قائد لواء الوادي العميد سامر الحداد",
    ),
    _statement("s2", "قال", "خمسة مدنيين بينهم طفلان قتلوا", ("e4", "Nader al-Sabbagh"), source="الطبيب نادر الصباغ"),
    _statement("s3", "نفت", "قصف القرية", ("e2", "Bank Forces"), source="قوات الضفة", act="deny"),
    _statement("s4", "توعدت", "هجوم جديد", ("e2", "Bank Forces"), act="threaten"),
    _statement("s5", "ذكرت", "قصف الضفة لقرية النهر", ("e5", "Marj Agency"), source="وكالة المرج"),
)


def _event(id_: str, trigger: Excerpt, type_: Any, mode: str, **fields: Any) -> Event:
    return Event(id=id_, trigger=trigger, type=type_, mode=mode, made_by=_RULE, **fields)


_BANK = {"actors": (span("قوات الضفة"),), "actor_entities": ("e2",)}
EVENTS = (
    _event(
        "v1", span("قصفت"), "ASSAULT", "heavy-weapons", **_BANK,
        targets=(span("قرية النهر"),), target_entities=("e3",), place=span("قرية النهر"), place_entity="e3",
        time="2022-01-30", time_basis="t1", statement="s1",
    ),
    _event(
        "v2", span("قتلوا"), "HARM", "killed", actors=(span("قوات الضفة", 1),), actor_entities=("e2",),
        targets=(span("خمسة مدنيين"),), target_entities=(None,),
        place=span("قرية النهر", 1), place_entity="e3", time="2022-01-30", time_basis="t2", statement="s2",
        counts=(
            Count(kind="killed", span=span("خمسة مدنيين"), min=5, max=5, who=span("مدنيين")),
            Count(kind="killed", span=span("طفلان"), min=2, max=2),
        ),
    ),
    _event(
        "v3", span("قصف القرية"), "ASSAULT", "heavy-weapons", actors=(span("قوات الضفة", 2),), actor_entities=("e2",),
        place=span("القرية"), place_entity="e3", factuality="negated", statement="s3",
    ),
    _event("v4", span("هجوم جديد"), "ASSAULT", "raid", factuality="future", statement="s4"),
    _event(
        "v5", span("قتل ستة"), "HARM", "killed", actors=(span("الضفة", 3),), actor_entities=("e2",),
        targets=(span("ستة مدنيين"), span("ثلاثة جنود"), span("ليلى الصباغ")), target_entities=(None, None, "e6"),
        place=span("قرية النهر", 2), place_entity="e3", statement="s5", same_as="v2",
        counts=(
            Count(kind="killed", span=span("ستة مدنيين"), min=6, max=6, who=span("مدنيين", 1)),
            Count(kind="killed", span=span("ثلاثة جنود"), min=3, max=3, who=span("جنود")),
        ),
    ),
    _event(
        "v6", span("اعتقلت"), "COERCE", "arrest", actors=(span("شرطة السهل"),), actor_entities=("e7",),
        targets=(span("عشرات المحتجين"),), target_entities=(None,),
        place=span("محافظة السهل"), place_entity="e8", time="2022-01", time_basis="t3",
        counts=(Count(kind="detained", span=span("عشرات المحتجين"), min=20, max=None),),
        wording=(Wording(span("المحتجين"), "protesters"),),
    ),
    _event("v7", span("القصف"), "ASSAULT", "heavy-weapons", statement="s1", means=span("بنيران")),
)  # fmt: skip
_OUTLET = Link(speaker=None, name=OUTLET)


def _claim(  # noqa: PLR0913 - a claim has that many parts
    id_: str, event: str, line: str, *, said: Statement | None = None, codes: Codes, also: tuple[str, ...] = ()
) -> Claim:
    hands = (
        ()
        if said is None
        else (Link(speaker=said.source_entity, name=said.source_name, statement=said.id, cue=said.cue),)
    )
    return Claim(id=id_, event=event, chain=(_OUTLET, *hands), line_en=line, codes=codes, also=also)


_SHELLING = Codes(plover="ASSAULT/heavy-weapons", cameo="194", acled="Shelling/artillery/missile attack")
_KILLING = Codes(acled="Attack", ucdp="3")
CLAIMS = (
    _claim(
        "c1", "v1", "Samer al-Haddad: Bank Forces shelled Al-Nahr", said=STATEMENTS[0], codes=_SHELLING, also=("v7",)
    ),
    _claim("c2", "v2", "Nader al-Sabbagh: 5 civilians killed in Al-Nahr", said=STATEMENTS[1], codes=_KILLING),
    _claim("c3", "v3", "Bank Forces deny shelling the village", said=STATEMENTS[2], codes=_SHELLING),
    _claim("c4", "v4", "Bank Forces threaten an attack", said=STATEMENTS[3], codes=Codes(plover="ASSAULT/raid")),
    _claim("c5", "v5", "Marj Agency: Layla al-Sabbagh and 8 others killed", said=STATEMENTS[4], codes=_KILLING),
    _claim(
        "c6", "v6", "Sahl Police arrested 20 or more protesters", codes=Codes(plover="COERCE/arrest", acled="Arrests")
    ),
)


def claims_record(**document: Any) -> Record:
    """All of it."""
    given = {
        "outlet": OUTLET,
        "published": DATE,
        "published_basis": "given",
        "url": "https://example.org/1",
        **document,
    }
    return Record(
        reader=READER,
        document=Document(text=CLAIM_TEXT, **given),
        mentions=MENTIONS,
        entities=ENTITIES,
        times=TIMES,
        statements=STATEMENTS,
        events=EVENTS,
        claims=CLAIMS,
    )


def attack_and_dead(codes: Codes, *, statement: str | None = "s1", attacks: int = 1, **fields: Any) -> Record:
    """The shelling and the dead it left, told by one speaker in one sentence, `attacks` times.

    `codes` are those of the claim of the dead, `fields` of its event.
    """
    record = claims_record()
    attack = next(event for event in record.events if event.id == "v1")
    dead = _event(
        "v9", span("أوقع قتلى"), "HARM", "killed", statement=statement, place=attack.place, place_entity="e3",
        counts=(Count(kind="killed", span=span("قتلى"), min=3, max=None),), **fields,
    )  # fmt: skip
    more = [msgspec.structs.replace(attack, id=f"v1{number}") for number in range(1, attacks)]
    first = next(claim for claim in record.claims if claim.id == "c1")
    others = [msgspec.structs.replace(first, id=f"c1{n}", event=each.id, also=()) for n, each in enumerate(more)]
    hands = first.chain if statement else first.chain[:1]
    last = msgspec.structs.replace(first, id="c9", event="v9", also=(), chain=hands, codes=codes)
    return msgspec.structs.replace(record, events=(attack, *more, dead), claims=(first, *others, last))


_IDS = [f"x{number}" for number in range(4)]
_NAMES = st.sampled_from(["سامر الحداد", "Samer al-Haddad", "قوات الضفة", "=SUM(A1)", "@name", "- نعم", "Nader", "حرب"])
_TIMES = st.sampled_from(
    ["2022-01-30", "2022-01", "2022", "2022-01-30T20", "2022-01-28/2022-01-30", "2021~", "P3D", "../2022"]
)
_CODES = st.none() | st.sampled_from(
    ["ASSAULT/aerial", "COERCE/arrest", "HARM/killed", "Armed clash", "Attack", "Arrests", "1", "2", "3", "one-sided"]
)


@st.composite
def claim_records(draw: st.DrawFn) -> Record:
    """Records whose parts refer to one another, or to nothing, and hold what nothing bears out as well."""
    text = draw(texts(80))
    maybe = excerpts(text)
    ids, some_id = st.sampled_from(_IDS), st.none() | st.sampled_from([*_IDS, "nobody"])
    entities = draw(
        st.lists(
            st.builds(
                Entity,
                id=ids,
                kind=st.none() | st.sampled_from(["person", "organization", "place"]),
                name=_NAMES,
                name_en=st.none() | _NAMES,
                authority=st.none() | st.just("geonames:1"),
                actor_type=st.none() | st.sampled_from(["state-forces", "rebel-group", "civilians", "coalition"]),
                country=st.none() | st.sampled_from(["SY", "IQ", "QQ"]),
                lat=st.none() | st.floats(-90, 90),
                lon=st.none() | st.floats(-180, 180),
                place_kind=st.none() | st.sampled_from(["settlement", "admin1", "country"]),
                precision=st.none() | st.just(Precision(level="province", ucdp=4, acled=3, point="centroid")),
            ),
            max_size=4,
            unique_by=lambda entity: entity.id,
        )
    )
    mention = st.builds(
        Mention, id=ids, span=maybe, kind=st.sampled_from(["person", "organization"]), entity=some_id,
        title=st.none() | maybe, made_by=st.just(_FOUND),
    )  # fmt: skip
    count = st.builds(
        Count, kind=st.sampled_from(["killed", "killed", "injured"]), span=maybe, min=st.none() | st.integers(0, 99),
        max=st.none() | st.integers(0, 99), who=st.none() | maybe,
    )  # fmt: skip
    statement = st.builds(
        Statement, id=ids, source=st.none() | maybe, source_kind=st.sampled_from(["named", "role", "implied"]),
        source_entity=some_id, source_name=st.none() | _NAMES, cue=maybe, cue_lemma=_NAMES, act=st.just("assert"),
        content=st.just(()), mode=st.just("indirect"), date=st.none() | st.just("2022-01-30"), made_by=st.just(_RULE),
    )  # fmt: skip
    event = st.builds(
        Event, id=ids, trigger=maybe, type=st.sampled_from(["ASSAULT", "HARM", "COERCE"]),
        mode=st.none() | st.just("killed"),
        actors=st.lists(maybe, max_size=2).map(tuple), actor_entities=st.lists(some_id, max_size=3).map(tuple),
        targets=st.lists(maybe, max_size=2).map(tuple), target_entities=st.lists(some_id, max_size=3).map(tuple),
        place=st.none() | maybe, place_entity=some_id, time=st.none() | _TIMES, time_basis=some_id,
        factuality=st.sampled_from(["asserted", "asserted", "asserted", "negated", "future", "possible"]),
        counts=st.lists(count, max_size=3).map(tuple), means=st.none() | maybe,
        wording=st.lists(st.builds(Wording, maybe, _NAMES), max_size=1).map(tuple),
        statement=some_id, same_as=some_id, made_by=st.just(_RULE),
    )  # fmt: skip
    time = st.builds(TimeExpression, id=ids, span=maybe, value=st.none() | _TIMES, made_by=st.just(_FOUND))
    link = st.builds(Link, speaker=some_id, name=st.none() | _NAMES, statement=some_id, cue=st.none() | maybe)
    codes = st.builds(Codes, plover=_CODES, cameo=_CODES, acled=_CODES, ucdp=_CODES)
    claim = st.builds(
        Claim, id=st.uuids().map(str), event=st.sampled_from(_IDS), also=st.lists(ids, max_size=1).map(tuple),
        chain=st.lists(link, max_size=3).map(tuple), line_en=_NAMES, codes=codes,
    )  # fmt: skip
    optional = st.none() | texts(12)
    published = draw(st.none() | st.dates().map(datetime.date.isoformat))

    def some(one: st.SearchStrategy[Any]) -> tuple[Any, ...]:
        return tuple(draw(st.lists(one, max_size=4, unique_by=lambda each: each.id)))

    return Record(
        reader=READER,
        document=Document(
            text=text, title=draw(optional), outlet=draw(optional), url=draw(optional), published=published
        ),
        mentions=some(mention),
        entities=tuple(entities),
        times=some(time),
        statements=some(statement),
        events=some(event),
        claims=some(claim),
    )
