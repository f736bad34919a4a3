"""The actors of the world at large: a full name means one of them, an ordinary word none."""

from __future__ import annotations

import pytest

from musnad.authority.actors import ActorTable, key_of


@pytest.fixture(scope="module")
def table() -> ActorTable:
    return ActorTable.load()


def full(table: ActorTable, name: str) -> list[str]:
    """The ids of the actors that a name means wherever it stands."""
    return [found.actor.id for found in table.find(key_of(name)) if found.kind != "short"]


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("الأمم المتحدة", "un"),
        ("مجلس الأمن الدولي", "un-security-council"),
        ("اليونيفيل", "unifil"),
        ("بعثة الأمم المتحدة في ليبيا", "unsmil"),
        ("التحالف الدولي ضد داعش", "international-coalition"),
        ("عملية العزم الصلب", "cjtf-oir"),
        ("قوة المهام المشتركة للعمليات الخاصة في المشرق", "sojtf-levant"),
        ("الجيش الأميركي", "us-armed-forces"),
        ("سنتكوم", "us-central-command"),
        ("البنتاجون", "pentagon"),
        ("وزارة الدفاع الأميركية", "pentagon"),
        ("الإليزيه", "elysee"),
        ("فاجنر", "wagner"),
        ("تنظيم القاعدة", "al-qaeda"),
        ("العفو الدولية", "amnesty"),
        ("هيومان رايتس ووتش", "hrw"),
        ("أ ف ب", "afp"),
        ("AFP", "afp"),
        ("فيس بوك", "facebook"),
        ("صحيفة الجارديان", "guardian"),
        ("قناة الجزيرة", "al-jazeera"),
    ],
)
def test_a_full_name_means_one_actor(table: ActorTable, name: str, actor: str) -> None:
    assert full(table, name) == [actor]


@pytest.mark.parametrize(
    "name",
    [
        "الحياة",
        "الجزيرة",
        "الحرة",
        "روسيا اليوم",
        "سوريا على طول",
        "القاعدة",
        "التحالف",
        "المفوضية",
        "البعثة",
        "الفاو",
        "أ ب",
    ],
)
def test_an_ordinary_word_means_an_actor_in_its_context_alone(table: ActorTable, name: str) -> None:
    assert full(table, name) == []
    assert {found.kind for found in table.find(key_of(name))} == {"short"}


@pytest.mark.parametrize("name", ["العربية", "المدن", "اليوم", "وول ستريت", "الغد", "المادة"])
def test_a_word_of_every_day_is_no_full_name(table: ActorTable, name: str) -> None:
    assert full(table, name) == []


def test_no_full_name_is_shared(table: ActorTable) -> None:
    owners: dict[str, set[str]] = {}
    for actor in table.by_id.values():
        for name in (actor.form, *actor.aliases, *actor.loaded):
            owners.setdefault(key_of(name), set()).add(actor.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_a_taking_of_sides_is_known_as_such(table: ActorTable) -> None:
    (found,) = table.find(key_of("قوات الاحتلال الأمريكي"))
    assert (found.actor.id, found.kind) == ("us-armed-forces", "loaded")


def test_task_forces_belong_to_the_coalition(table: ActorTable) -> None:
    assert table.by_id["cjtf-oir"].parent == "international-coalition"
    assert table.by_id["sojtf-levant"].parent == "cjtf-oir"
