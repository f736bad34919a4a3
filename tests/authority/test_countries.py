from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.arabic.lexicon import load
from musnad.authority import countries as module
from musnad.authority.countries import Countries, Country, key_of
from musnad.errors import LexiconError

if TYPE_CHECKING:
    from pathlib import Path

ONE = """\
- form: سوريا
  code: SY
  gloss: Syria
  names: [سورية]
  adjective: [سوري]
  adjective_en: Syrian
  capital: [دمشق]
  capital_en: Damascus
  capital_acts: true
  example: عاد المراقبون إلى سوريا.
"""


@pytest.fixture(scope="module")
def countries() -> Countries:
    return Countries.load()


def codes(found: tuple[object, ...]) -> list[str]:
    return [one.country.code for one in found]  # type: ignore[attr-defined]  # the three kinds of find share it


def forms(countries: Countries, word: str) -> set[tuple[str, str, bool]]:
    return {(found.country.code, found.form, found.definite) for found in countries.adjective(key_of(word))}


def test_every_state_of_the_world_is_there(countries: Countries) -> None:
    letters = (
        "AFALDZADAOAGARAMAUATAZBSBHBDBBBYBEBZBJBTBOBABWBRBNBGBFBICVKHCMCACFTDCLCNCOKMCGCRCIHRCUCYCZKPCDDK"
        "DJDMDOECEGSVGQEREESZETFJFIFRGAGMGEDEGHGRGDGTGNGWGYHTHNHUISINIDIRIQIEILITJMJPJOKZKEKIKWKGLALVLBLS"
        "LRLYLILTLUMGMWMYMVMLMTMHMRMUMXFMMCMNMEMAMZMMNANRNPNLNZNINENGMKNOOMPKPWPAPGPYPEPHPLPTQAKRMDRORURW"
        "KNLCVCWSSMSTSASNRSSCSLSGSKSISBSOZASSESLKSDSRSECHSYTJTHTLTGTOTTTNTRTMTVUGUAAEGBTZUSUYUZVUVEVNYEZM"
        "ZW"
    )
    members = {letters[at : at + 2] for at in range(0, len(letters), 2)}
    assert len(members) == 193
    assert members <= set(countries.by_code)
    assert {"PS", "VA", "XK", "TW", "EH"} <= set(countries.by_code)


def test_members_have_an_adjective_and_a_capital(countries: Countries) -> None:
    bare = {country.code for country in countries.by_code.values() if not country.adjective}
    assert bare <= {
        "KN",
        "VC",
        "DM",
        "GI",
        "RE",
        "SB",
        "PG",
        "MH",
        "GF",
        "VG",
        "GP",
        "MQ",
        "CW",
        "AW",
        "IM",
        "JE",
        "CK",
        "VI",
        "IO",
    }
    assert {country.code for country in countries.by_code.values() if not country.capital} == {"SU", "GI", "IO"}


@pytest.mark.parametrize(
    ("name", "code", "kind"),
    [
        ("سوريا", "SY", "name"),
        ("سورية", "SY", "alias"),
        ("الجمهورية العربية السورية", "SY", "official"),
        ("أميركا", "US", "alias"),
        ("الولايات المتحدة الأميركية", "US", "official"),
        ("المملكة العربية السعودية", "SA", "official"),
        ("الكيان الصهيوني", "IL", "loaded"),
        ("كوت ديفوار", "CI", "alias"),
        ("جمهورية الكونغو الديموقراطية", "CD", "alias"),
    ],
)
def test_names(countries: Countries, name: str, code: str, kind: str) -> None:
    assert [(found.country.code, found.kind) for found in countries.find(key_of(name))] == [(code, kind)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("دولة قطر", "QA"),
        ("دولة ليبيا", "LY"),
        ("جمهورية تشاد", "TD"),
        ("الدولة السورية", "SY"),
        ("الجمهورية التركية", "TR"),
    ],
)
def test_a_head_before_a_name_or_adjective_makes_a_full_name(countries: Countries, name: str, code: str) -> None:
    assert [(found.country.code, found.kind) for found in countries.find(key_of(name))] == [(code, "official")]


@pytest.mark.parametrize(
    "name",
    [
        "الدولة الإسلامية",
        "دولة الخلافة",
        "الدولة المالية",
        "الدولة الصهيونية",
        "الدولة",
        "جمهورية",
        "الدولة سورية",
        "الدولة السوري",
        "دولة المملكة",
        "جمهورية الكيان الصهيوني",
    ],
)
def test_a_head_before_anything_else_is_no_state(countries: Countries, name: str) -> None:
    assert countries.find(key_of(name)) == ()


def test_the_countries_that_the_reports_are_about_are_marked(countries: Countries) -> None:
    marked = {code for code, country in countries.by_code.items() if country.region}
    assert {"SY", "IQ", "YE", "LY", "SD", "PS", "SO", "ML", "AF", "TR"} <= marked
    assert marked.isdisjoint({"US", "GB", "FR", "RU", "CN"})


def test_a_short_name_that_states_share_stays_open(countries: Countries) -> None:
    assert codes(countries.find(key_of("الكونغو"))) == ["CD", "CG"]
    assert codes(countries.find(key_of("المملكة"))) == ["JO", "SA"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("سوري", ("SY", "masculine", False)),
        ("السوري", ("SY", "masculine", True)),
        ("السورية", ("SY", "feminine", True)),
        ("سوريين", ("SY", "plural", False)),
        ("السوريون", ("SY", "plural", True)),
        ("سوريان", ("SY", "dual", False)),
        ("السوريتين", ("SY", "dual", True)),
        ("سوريات", ("SY", "feminine-plural", False)),
        ("عراقياً", ("IQ", "accusative", False)),
        ("الأميركيين", ("US", "plural", True)),
        ("أمريكية", ("US", "feminine", False)),
        ("ألماني", ("DE", "masculine", False)),
        ("الألمانية", ("DE", "feminine", True)),
        ("الأتراك", ("TR", "people", True)),
        ("روس", ("RU", "people", False)),
        ("السوفياتية", ("SU", "feminine", True)),
        ("كوري شمالي", ("KP", "masculine", False)),
        ("الكورية الجنوبية", ("KR", "feminine", True)),
        ("الكوريين الشماليين", ("KP", "plural", True)),
        ("جنوب أفريقية", ("ZA", "feminine", False)),
        ("الجنوب سودانيين", ("SS", "plural", True)),
    ],
)
def test_adjectives_in_every_form(countries: Countries, word: str, expected: tuple[str, str, bool]) -> None:
    assert forms(countries, word) == {expected}


@pytest.mark.parametrize(
    "word", ["سوريا", "ليبيا", "تركيا", "كتاب", "ال", "يه", "أتراكون", "الروسان", "سوريوم", "شمالي"]
)
def test_what_is_no_adjective(countries: Countries, word: str) -> None:
    assert countries.adjective(key_of(word)) == ()


def test_an_adjective_that_states_share_gives_each(countries: Countries) -> None:
    assert codes(countries.adjective(key_of("كونغولية"))) == ["CD", "CG"]
    assert set(codes(countries.adjective(key_of("الكورية")))) == {"KP", "KR"}


def test_adjectives_that_take_sides_and_such_as_are_ordinary_words_are_marked(countries: Countries) -> None:
    (zionist,) = countries.adjective(key_of("الصهيونية"))
    assert (zionist.country.code, zionist.loaded, zionist.weak) == ("IL", True, False)
    (financial,) = countries.adjective(key_of("المالية"))
    assert (financial.country.code, financial.loaded, financial.weak) == ("ML", False, True)
    assert [found.weak for found in countries.find(key_of("بنين"))] == [True]


@pytest.mark.parametrize(
    ("city", "code", "acts"),
    [
        ("واشنطن", "US", True),
        ("أنقرة", "TR", True),
        ("أبو ظبي", "AE", True),
        ("بيونغ يانغ", "KP", True),
        ("طرابلس", "LY", False),
        ("بروكسل", "BE", False),
        ("الجزائر", "DZ", False),
    ],
)
def test_capitals(countries: Countries, city: str, code: str, acts: bool) -> None:  # noqa: FBT001  # a parameter of the table
    assert [(found.country.code, found.acts) for found in countries.capital(key_of(city))] == [(code, acts)]


def test_a_capital_that_is_an_ordinary_word_too_is_marked(countries: Countries) -> None:
    (muscat,) = countries.capital(key_of("مسقط"))
    assert (muscat.country.code, muscat.acts, muscat.weak) == ("OM", True, True)
    assert [(found.country.code, found.acts, found.weak) for found in countries.capital(key_of("عمّان"))] == [
        ("JO", False, True)
    ]


def test_a_capital_with_its_states_name_does_not_act(countries: Countries) -> None:
    assert [
        found.name
        for country in countries.by_code.values()
        for name in country.capital
        for found in countries.capital(key_of(name))
        if found.acts and countries.find(key_of(name))
    ] == []


def test_the_longest_name_wins(countries: Countries) -> None:
    words = key_of("في جمهورية الكونغو الديمقراطية وجنوب السودان").split()
    assert countries.longest(words, 0) == 0
    assert countries.longest(words, 1) == 3
    assert countries.longest(words, 2) == 2
    assert countries.longest(words, 4, "جنوب") == 2
    assert countries.longest(key_of("دولة البوسنة والهرسك").split(), 0) == 3
    assert countries.longest(["الدوله", "الاسلاميه"], 0) == 0
    assert countries.longest(["السلطنه", "العمانيه"], 0) == 2


def test_what_a_name_may_begin_with(countries: Countries) -> None:
    assert all(map(countries.begins, ("سوريا", "جنوب", "دوله", "الدوله", "الولايات")))
    assert not countries.begins("السودانيه")
    assert countries.begins_capital("بيونغ")
    assert not countries.begins_capital("الدوله")


def test_the_longest_capital_and_adjective_win(countries: Countries) -> None:
    words = key_of("القوات الكورية الشمالية قرب بيونغ يانغ").split()
    assert [countries.longest_adjective(words, at) for at in range(len(words))] == [0, 2, 0, 0, 0, 0]
    assert countries.longest_capital(words, 4) == 2
    assert countries.longest_capital(words, 3) == 0
    assert countries.longest_adjective(["اميركي", "وصل"], 0) == 1
    assert countries.longest_adjective(["ووصل"], 0, "سوري") == 1


@pytest.mark.parametrize(
    ("change", "with_", "message"),
    [
        ("code: SY", "code: syr", "two letters"),
        ("  adjective_en: Syrian\n", "", "adjective_en"),
        ("  capital_en: Damascus\n", "", "capital"),
        ("  capital: [دمشق]\n  capital_en: Damascus\n", "", "capital"),
        ("  capital_acts: true\n", "  weak: [بغداد]\n", "weak"),
    ],
)
def test_an_entry_whose_fields_do_not_belong_together_is_refused(
    tmp_path: Path, change: str, with_: str, message: str
) -> None:
    path = tmp_path / "countries.yaml"
    path.write_text(ONE, encoding="utf-8")
    assert load(path, Country)[0].authority == "country:SY"
    path.write_text(ONE.replace(change, with_), encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        load(path, Country)


@pytest.mark.parametrize(
    ("other", "message"),
    [
        (ONE.replace("SY", "SX").replace("[سورية]", "[شام]"), "a name of SY and of SX"),
        (ONE.replace("code: SY", "code: XX").replace("سوريا", "مصر").replace("[سورية]", "[مصر]"), "folds to its"),
    ],
)
def test_a_name_is_one_states_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other: str, message: str) -> None:
    path = tmp_path / "countries.yaml"
    path.write_text(ONE + other, encoding="utf-8")
    monkeypatch.setattr(module, "COUNTRIES", path)
    with pytest.raises(LexiconError, match=message):
        Countries.load()


def test_the_digest_is_of_the_files(countries: Countries) -> None:
    assert countries.digest == Countries.load().digest
    assert countries.digest.startswith("sha256:")
