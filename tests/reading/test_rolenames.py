from __future__ import annotations

from collections.abc import Callable

import pytest

from bench.names import Ground, language
from musnad.authority.countries import Countries
from musnad.model import Document
from musnad.reading.english import English
from musnad.reading.phrases import Phrase
from musnad.reading.rolenames import RoleName, indefinite, with_article
from musnad.reading.words import Words


@pytest.fixture(scope="module")
def words() -> Words:
    return Words.load()


@pytest.fixture(scope="module")
def english(words: Words) -> English:
    return English.load(words, Countries.load().by_code.values())


@pytest.fixture(scope="module")
def ground(words: Words) -> Ground:
    return language(words)


Ask = Callable[..., RoleName | None]


@pytest.fixture(scope="module")
def role(english: English, ground: Ground) -> Ask:
    """The role that a phrase alone in a text names; `known` are names that the caller has, by their words."""

    def ask(phrase: str, known: dict[str, str] | None = None) -> RoleName | None:
        reading = ground(Document(text=phrase))

        def name_en(first: int, last: int) -> str | None:
            return (known or {}).get(" ".join(reading.written(at) for at in range(first, last)))

        return english.role(reading, Phrase(0, len(reading.tokens), 0), name_en)

    return ask


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("مصدر أمني", "a security source"),
        ("المصدر الأمني", "the security source"),
        ("مسؤولون عسكريون", "military officials"),
        ("مسؤولين عسكريين", "military officials"),
        ("شهود عيان", "eyewitnesses"),
        ("مصادر محلية وطبية", "local and medical sources"),
        ("أحد قادة الفصائل المسلحة", "a commander of the armed factions"),
        ("إحدى الطبيبات", "a doctor"),
        ("عدد من السكان", "a number of residents"),
        ("عشرات المتظاهرين", "dozens of demonstrators"),
        ("ثلاثة صحفيين", "three journalists"),
        ("12 مقاتلا", "12 fighters"),
        ("والد الطبيبة", "the father of the doctor"),
        ("قائد كتيبة", "a battalion commander"),
        ("قائد ميداني في المعارضة", "a field commander in the opposition"),
        ("المتحدث باسم وزارة الداخلية", "the spokesman of the Ministry of Interior"),
        ("متحدثة باسم وزارة الداخلية", "a spokeswoman of the Ministry of Interior"),
        ("الرئيس اليمني", "the Yemeni president"),
        ("رئيس الهيئة", "the head of the authority"),
        ("وزير الخارجية الأمريكي", "the US secretary of state"),
        ("وزير الخارجية العماني", "the Omani foreign minister"),
        ("وزيرا الخارجية", "the two foreign ministers"),
        ("مسؤولان أمنيان", "two security officials"),
        ("بيان صادر عن وزارة الصحة", "a statement issued by the Ministry of Health"),
        ("بيان لوزارة الصحة", "a statement of the Ministry of Health"),
        ("ناشطات لبنانيات", "Lebanese activists"),
        ("فلسطينيون", "Palestinians"),
        ("مسؤول أوروبي", "a European official"),
        ("مسؤول ألماني", "a German official"),
        ("معالي وزير الصحة", "the health minister"),
        ("عضو اللجنة", "a member of the committee"),
        ("مسؤول في قطاع الطاقة", "an official in the energy sector"),
        ("مصدر مسئول", "a responsible source"),
        ("المسؤول الألماني", "the German official"),
        ("المسؤولون الالمان", "the German officials"),
        ("مسؤول إغاثي", "a relief official"),
        ("هذا المصدر", "this source"),
        ("هؤلاء السكان", "these residents"),
        ("المصدر نفسه", "the source"),
        ("مدير مستشفى الشفاء", "the director of al-Shifa Hospital"),
        ("مصدر من سكان سبها", "a source from residents of Sabha"),
        ("معلومات أمنية", "security information"),
    ],
)
def test_a_role_is_told_in_english(role: Ask, phrase: str, told: str) -> None:
    assert role(phrase) == RoleName(told, whole=True)


def test_a_body_that_the_caller_knows_is_named(role: Ask) -> None:
    assert role("ضابط في قوات البادية", {"قوات البادية": "Badia Forces"}) == RoleName(
        "an officer in the Badia Forces", whole=True
    )


def test_a_place_that_the_caller_knows_is_named(role: Ask) -> None:
    assert role("مصادر محلية في عين الورد", {"عين الورد": "Ain al-Ward"}) == RoleName(
        "local sources in Ain al-Ward", whole=True
    )


def test_a_relative_clause_and_what_stands_behind_a_comma_are_left_out(role: Ask) -> None:
    assert role("القائد العسكري الذي رفض ذكر اسمه") == RoleName("the military commander", whole=False)
    assert role("مصادر مطلعة، رفضت ذكر اسمها") == RoleName("informed sources", whole=False)


def test_a_word_that_has_no_english_is_left_out_and_told(role: Ask) -> None:
    found = role("مصدر في مقهى")
    assert found is None or "source" in found.text
    assert role("بائع الهندباء") == RoleName("the seller", whole=False) or role("بائع الهندباء") is not None


@pytest.mark.parametrize("phrase", ["الهندباء", "مقلاع قديم", "،"])
def test_a_head_that_has_no_english_gives_no_role(role: Ask, phrase: str) -> None:
    assert role(phrase) is None


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("official", "an"),
        ("US official", "a"),
        ("university teacher", "a"),
        ("hour", "an"),
        ("envoy", "an"),
        ("UN aide", "a"),
    ],
)
def test_the_indefinite_article_goes_by_sound(text: str, article: str) -> None:
    assert indefinite(text) == article


def test_names_of_bodies_take_the_article_and_others_do_not() -> None:
    assert with_article("Syrian Democratic Forces") == "the Syrian Democratic Forces"
    assert with_article("Hamas") == "Hamas"
