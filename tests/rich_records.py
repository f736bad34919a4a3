"""A record with names, places and times of every kind, made by hand for an invented report."""

from collections.abc import Sequence

from musnad.model import (
    Candidate,
    Document,
    Entity,
    Excerpt,
    Ids,
    MadeBy,
    Mention,
    Precision,
    Reason,
    Record,
    Statement,
    TimeExpression,
)
from musnad.model.record import MentionKind
from tests.records import READER

RICH_TEXT = (
    "الحسكة: الدوريات تعود إلى حي غويران بعد أسبوع من الهدوء\n"
    "وكالة أنباء الوادي – القامشلي – 31 كانون الثاني 2022\n"
    "قالت قوات سوريا الديمقراطية أمس الأحد إن الدوريات “عادت إلى حي غويران” في محافظة الحسكة.\n"
    "وأضافت “قسد” أن الطريق بين القامشلي وتل تمر مفتوح منذ يومين، وأن ريف دير الزور هادئ.\n"
    "وذكر العقيد سامر الحداد أن مرتزقة قسد غادروا تل أحمر في الثالثة عصراً بتوقيت غرينتش، الاثنين 30 كانون الثاني.\n"
    "وصدر بيان التحالف الدولي في 27 جمادى الآخرة 1443 الموافق 30 كانون الثاني، وجاء فيه أن العراق"
    " وسوريا والولايات المتحدة تتابع ما يجري في مزرعة الوادي.\n"
    "وزار وفد من واشنطن المنطقة في وقت سابق، ويعود كل خميس لمدة ثلاثة أيام."
)
_ACTORS = MadeBy("mentions", "actor-table", "0.1.0")
_PLACES = MadeBy("places", "gazetteer", "0.1.0")
_TIMES = "times"


def at(words: str, nth: int = 0) -> Excerpt:
    """The place of the `nth` occurrence of `words`, from 0."""
    start = -1
    for _ in range(nth + 1):
        start = RICH_TEXT.index(words, start + 1)
    return Excerpt(start, start + len(words), words)


def mention(  # noqa: PLR0913 - a mention has that many parts
    id_: str,
    words: str,
    kind: MentionKind,
    entity: str,
    *,
    nth: int = 0,
    title: str | None = None,
    sense: str | None = None,
    reasons: Sequence[Reason] = (),
) -> Mention:
    """A mention from its words."""
    return Mention(
        id=id_,
        span=at(words, nth),
        kind=kind,
        entity=entity,
        title=at(title) if title else None,
        sense=sense,
        reasons=tuple(reasons),
        made_by=_PLACES if kind == "place" else _ACTORS,
    )


def time(  # noqa: PLR0913 - a time has that many parts
    id_: str,
    words: str,
    value: str | None,
    rule: str,
    *,
    reference: str | None = None,
    flags: Sequence[str] = (),
) -> TimeExpression:
    """A time from its words."""
    made_by = MadeBy(_TIMES, rule, "0.1.0")
    return TimeExpression(id=id_, span=at(words), value=value, reference=reference, flags=tuple(flags), made_by=made_by)


def _place(id_: str, name: str, name_en: str, kind: str, precision: Precision, **fields: object) -> Entity:
    return Entity(
        id=id_,
        kind="place",
        name=name,
        name_en=name_en,
        name_en_basis="gazetteer",
        place_kind=kind,
        precision=precision,
        **fields,  # type: ignore[arg-type]  # the fields of an entity, by name
    )


ENTITIES = (
    _place(
        "e1",
        "محافظة الحسكة",
        "Al-Hasakah",
        "admin1",
        Precision(level="province", ucdp=4, acled=3, point="centroid"),
        authority="geonames:173813",
        country="SY",
        lat=36.5,
        lon=40.75,
        ids=Ids(geonames="173813", pcode="SY08"),
    ),
    _place(
        "e2",
        "حي غويران",
        "Ghwayran",
        "quarter",
        Precision(level="near", ucdp=2, acled=1, point="parent"),
        authority="musnad:ghwayran",
        country="SY",
        admin1="Al-Hasakah",
        admin2="Al-Hasakah",
        lat=36.5024,
        lon=40.7477,
    ),
    Entity(
        id="e3",
        kind="organization",
        name="وكالة أنباء الوادي",
        name_en="Al-Wadi News Agency",
        name_en_basis="composed",
        actor_type="media",
    ),
    _place(
        "e4",
        "القامشلي",
        "Qamishli",
        "settlement",
        Precision(level="settlement", ucdp=1, acled=1, point="place"),
        authority="geonames:173331",
        country="SY",
        admin1="Al-Hasakah",
        lat=37.0522,
        lon=41.2317,
        ids=Ids(geonames="173331"),
    ),
    Entity(
        id="e5",
        kind="organization",
        name="قوات سوريا الديمقراطية",
        name_en="Syrian Democratic Forces",
        name_en_basis="actors",
        authority="actor:sdf",
        actor_type="rebel-group",
        country="SY",
    ),
    _place(
        "e6",
        "تل تمر",
        "Tell Tamer",
        "settlement",
        Precision(level="near", ucdp=2, acled=2, point="place"),
        authority="geonames:163808",
        country="SY",
        admin1="Al-Hasakah",
        lat=36.655,
        lon=40.365,
    ),
    _place(
        "e7",
        "ريف دير الزور",
        "Deir ez-Zor countryside",
        "region",
        Precision(level="area", ucdp=4, acled=3, point="centroid"),
        country="SY",
        admin1="Deir ez-Zor",
        lat=35.1,
        lon=40.4,
    ),
    Entity(
        id="e8",
        kind="person",
        name="سامر الحداد",
        name_en="Samer al-Haddad",
        name_en_basis="transliterated",
        member_of="e5",
    ),
    Entity(
        id="e9",
        kind="place",
        name="تل أحمر",
        place_kind="settlement",
        candidates=(
            Candidate(
                authority="geonames:163800",
                name_en="Tall Ahmar",
                place_kind="settlement",
                country="SY",
                admin1="Aleppo",
                score=1.4,
                reasons=(Reason(code="country_named", detail="سوريا", weight=0.8),),
            ),
            Candidate(
                authority="geonames:90001",
                name_en="Tall Ahmar",
                place_kind="settlement",
                country="IQ",
                admin1="Nineveh",
                score=1.3,
                reasons=(Reason(code="country_named", detail="العراق", weight=0.8),),
            ),
        ),
    ),
    Entity(
        id="e10",
        kind="organization",
        name="التحالف الدولي",
        name_en="Global Coalition",
        name_en_basis="actors",
        authority="actor:global-coalition",
        actor_type="coalition",
    ),
    _place(
        "e11",
        "العراق",
        "Iraq",
        "country",
        Precision(level="country", ucdp=6, point="centroid"),
        authority="geonames:99237",
        country="IQ",
        lat=33.0,
        lon=44.0,
    ),
    _place(
        "e12",
        "سوريا",
        "Syria",
        "country",
        Precision(level="country", ucdp=6, point="centroid"),
        authority="geonames:163843",
        country="SY",
        lat=35.0,
        lon=38.0,
    ),
    Entity(
        id="e13",
        kind="organization",
        name="الولايات المتحدة",
        name_en="United States",
        name_en_basis="actors",
        authority="actor:united-states",
        actor_type="state",
        country="US",
    ),
    Entity(id="e14", kind="place", name="مزرعة الوادي", name_en="Mazraat al-Wadi", name_en_basis="transliterated"),
    _place(
        "e15",
        "واشنطن",
        "Washington",
        "settlement",
        Precision(level="settlement", ucdp=1, acled=1, point="place"),
        authority="geonames:4140963",
        country="US",
        admin1="District of Columbia",
        lat=38.895,
        lon=-77.036,
    ),
)

_TYPED = Reason(code="type_word", detail="حي", weight=1.0)
_INSIDE = Reason(code="container", detail="الحسكة", weight=0.9)
MENTIONS = (
    mention("m1", "الحسكة", "place", "e1"),
    mention("m2", "حي غويران", "place", "e2", reasons=(_TYPED, _INSIDE)),
    mention("m3", "وكالة أنباء الوادي", "organization", "e3", reasons=(Reason(code="head_word", detail="وكالة"),)),
    mention("m4", "القامشلي", "place", "e4", reasons=(Reason(code="dateline"),)),
    mention("m5", "قوات سوريا الديمقراطية", "organization", "e5", reasons=(Reason(code="actor_name"),)),
    mention("m6", "حي غويران", "place", "e2", nth=1, reasons=(_TYPED, _INSIDE)),
    mention("m7", "محافظة الحسكة", "place", "e1", reasons=(Reason(code="type_word", detail="محافظة"),)),
    mention("m8", "قسد", "organization", "e5", reasons=(Reason(code="actor_alias"),)),
    mention("m9", "القامشلي", "place", "e4", nth=1),
    mention("m10", "تل تمر", "place", "e6"),
    mention("m11", "ريف دير الزور", "place", "e7", reasons=(Reason(code="countryside", detail="دير الزور"),)),
    mention("m12", "سامر الحداد", "person", "e8", title="العقيد", reasons=(Reason(code="title", detail="العقيد"),)),
    mention(
        "m13",
        "مرتزقة قسد",
        "organization",
        "e5",
        sense="Syrian Democratic Forces",
        reasons=(Reason(code="loaded_name"),),
    ),
    mention("m14", "تل أحمر", "place", "e9", reasons=(Reason(code="ambiguous"),)),
    mention("m15", "التحالف الدولي", "organization", "e10"),
    mention("m16", "العراق", "place", "e11"),
    mention("m17", "سوريا", "place", "e12", nth=1),
    mention("m18", "الولايات المتحدة", "organization", "e13"),
    mention("m19", "مزرعة الوادي", "place", "e14", reasons=(Reason(code="not_in_gazetteer"),)),
    mention("m20", "واشنطن", "place", "e15"),
)
TIMES = (
    time("t1", "31 كانون الثاني 2022", "2022-01-31", "date"),
    time("t2", "أمس الأحد", "2022-01-30", "relative-day", reference="2022-01-31"),
    time("t3", "يومين", "2022-01-29/..", "since", reference="2022-01-31"),
    time("t4", "الثالثة عصراً بتوقيت غرينتش", "2022-01-30T15Z", "clock", reference="t5", flags=("day_assumed",)),
    time(
        "t5",
        "الاثنين 30 كانون الثاني",
        "2022-01-30",
        "date",
        reference="2022-01-31",
        flags=("weekday_conflict",),
    ),
    time(
        "t6",
        "27 جمادى الآخرة 1443 الموافق 30 كانون الثاني",
        "2022-01-30",
        "hijri",
        reference="2022-01-31",
        flags=("hijri_day_uncertain",),
    ),
    time("t7", "وقت سابق", None, "vague"),
    time("t8", "كل خميس", None, "repeated"),
    time("t9", "ثلاثة أيام", "P3D", "duration"),
)


def _statement(id_: str, cue: str, content: str, entity: str, name: str, **fields: object) -> Statement:
    return Statement(
        id=id_,
        source_kind="named",
        source_entity=entity,
        source_name=name,
        cue=at(cue),
        cue_lemma=cue,
        act="assert",
        content=(at(content),),
        mode="indirect",
        made_by=MadeBy("statements", "cue-verb", "0.1.0"),
        **fields,  # type: ignore[arg-type]  # the fields of a statement, by name
    )


STATEMENTS = (
    _statement(
        "s1",
        "قالت",
        "الدوريات “عادت إلى حي غويران” في محافظة الحسكة",
        "e5",
        "Syrian Democratic Forces",
        source=at("قوات سوريا الديمقراطية"),
        date="2022-01-30",
        date_basis="cue",
    ),
    _statement(
        "s2",
        "أضافت",
        "الطريق بين القامشلي وتل تمر مفتوح منذ يومين، وأن ريف دير الزور هادئ",
        "e5",
        "Syrian Democratic Forces",
        source=at("“قسد”"),
        date="2022-01-30",
        date_basis="continued",
    ),
    _statement(
        "s3",
        "ذكر",
        "مرتزقة قسد غادروا تل أحمر في الثالثة عصراً بتوقيت غرينتش، الاثنين 30 كانون الثاني",
        "e8",
        "Samer al-Haddad",
        source=at("العقيد سامر الحداد"),
    ),
)


def rich_record() -> Record:
    """All of it."""
    return Record(
        reader=READER,
        document=Document(
            text=RICH_TEXT, outlet="وكالة أنباء الوادي", published="2022-01-31", published_basis="dateline"
        ),
        mentions=MENTIONS,
        entities=ENTITIES,
        times=TIMES,
        statements=STATEMENTS,
    )
