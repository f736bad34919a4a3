"""A case of four reports with invented names: a bombing, an arrest, numbers that differ, and a denial."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from musnad.case.case import Case
from musnad.case.intake import Given
from musnad.case.journal import Author
from musnad.case.judge import Correction, Judge, correct, decide
from musnad.case.reading import Tools
from musnad.case.store.tables import claims
from musnad.case.work import run
from musnad.engine.here import Here
from musnad.model.links import ClaimKey
from tests.case.material import CLOCK, add_files

REPORTS = {
    "وكالة المرج": (
        "القامشلي – 3 آذار 2021\n"
        "قال قائد قوات الضفة العميد سامر الحداد إن طائرات حربية روسية قصفت مدينة الباب في ريف حلب أمس الثلاثاء، ما أدى "
        "إلى مقتل أربعة مدنيين بينهم طفلان وإصابة عشرة آخرين.\nونفت وزارة الدفاع الروسية قصف المدينة."
    ),
    "صحيفة الجسر": (
        "أنقرة – 3 آذار 2021\n"
        "أفاد الدفاع المدني بأن سبعة مدنيين قتلوا في غارة جوية على مدينة الباب شمالي سوريا أمس. وقال الطبيب "
        "نادر الصباغ إن طائرات تركية هي التي قصفت المدينة، وأصيبت الطفلة سلمى وشقيقها نعيم."
    ),
    "=الموقع": (
        "دمشق – 4 آذار 2021\n"
        "قالت وكالة الأنباء السورية سانا إن طائرات حربية قصفت مدينة الباب في ريف حلب يوم الثلاثاء ما أدى إلى مقتل "
        "أربعة مدنيين. واعتقلت شرطة السهل عشرات المحتجين في محافظة إدلب."
    ),
    "نشرة": "أعلنت قوات الضفة أنها ستهاجم القرية.",
}
"""Outlets and what they published; the name of one is a formula, the last report tells no day and no known place."""
PRIVATE = ("نادر الصباغ", "نادر", "الصباغ", "Nader", "Sabbagh", "سلمى", "Salma", "نعيم")
OMAR, HUDA = "Omar", "هدى"


def fill(case: Case, tools: Tools, folder: Path) -> None:
    """Add, read and link the reports; a person accepts a claim, another corrects one, both reject one."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, (outlet, text) in enumerate(REPORTS.items()):
        file = folder / f"{number}.txt"
        file.write_text(text, encoding="utf-8")
        published = "2021-03-04" if number == 2 else None
        add_files(case, [file], given=Given(outlet=outlet, published=published, url=f"https://example.org/{number}/x"))
    unread = folder / "bad.txt"
    unread.write_text("no Arabic at all", encoding="utf-8")
    add_files(case, [unread])
    with case.alone(), Here(lambda: tools) as engine:
        list(run(case, engine, clock=lambda: CLOCK))
    with case.writing() as connection:
        _judge(connection)


def _judge(connection: sa.Connection) -> None:
    keys = keys_of(connection)
    judges = {who: Judge(who, CLOCK, "قرأت التقرير") for who in (OMAR, HUDA)}
    decide(connection, judges[OMAR], keys[0], "accepted")
    for judge in judges.values():
        decide(connection, judge, keys[1], "rejected")
    value = [{"name": "نادر الصباغ", "authority": None}]
    correct(connection, judges[HUDA], keys[2], Correction("actors", value))


NAMED = (
    {"name": "نادر الصباغ", "authority": None},
    {"name": "رائد الجابري", "authority": "person:raed-jabri"},
    {"name": "العميد وائل الساحلي", "authority": None},
    {"name": "سرايا البرّ", "authority": None},
    {"name": "قوات سوريا الديمقراطية", "authority": "sdf"},
)
"""Whom people name in corrections: of another report, of none, by rank, a body that no report has, by id."""
UNTOLD = ("رائد", "الجابري", "jabri", "سرايا", "Nadir", "Raed")


def correct_all(connection: sa.Connection) -> None:
    """Have a person name actors and a place in every claim, with a reason that names somebody in other letters."""
    judge = Judge(OMAR, CLOCK, "by Nadir, says Raed")
    for key in keys_of(connection):
        correct(connection, judge, key, Correction("actors", list(NAMED)))
        correct(connection, judge, key, Correction("place", {"name": "بيت رائد الجابري", "authority": None}))


def keys_of(connection: sa.Connection) -> list[ClaimKey]:
    """The claims of the case, in the order of their reports."""
    rows = connection.execute(sa.select(claims.c.report, claims.c.claim).order_by(claims.c.report, claims.c.ordinal))
    return [ClaimKey(row.report, row.claim) for row in rows]


def told(keys: list[ClaimKey]) -> set[str]:
    """Claims as exports name them."""
    return {f"{key.report}/{key.claim}" for key in keys}


def author() -> Author:
    """Who makes packages."""
    return Author("سارة", CLOCK)
