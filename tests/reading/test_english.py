from __future__ import annotations

from collections.abc import Sequence

import pytest

from musnad.authority.countries import Countries
from musnad.errors import InputError
from musnad.reading.english import English, Figures
from musnad.reading.englishwords import PublicFigure, load_figures
from musnad.reading.words import Words


@pytest.fixture(scope="module")
def english() -> English:
    return English.load(Words.load(), Countries.load().by_code.values())


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("بنيامين نتنياهو", "Benjamin Netanyahu"),
        ("أردوغان", "Recep Tayyip Erdogan"),
        ("عبدالفتاح السيسي", "Abdel Fattah al-Sisi"),
        ("لسيسي", "Abdel Fattah al-Sisi"),
        ("انطونيو جوتيريش", "Antonio Guterres"),
        ("مولود تشاووش اوغلو", "Mevlut Cavusoglu"),
        ("ستيفان ديميستوره", "Staffan de Mistura"),
        ("أبو محمد الجولاني", "Ahmed al-Sharaa"),
    ],
)
def test_a_public_figure_has_the_usual_english_name(english: English, name: str, known: str) -> None:
    assert english.person(name.split()).text == known


@pytest.mark.parametrize(("name", "spelt"), [("الأسد", "al-Assad"), ("صالح", "Saleh"), ("هادي", "Hadi")])
def test_a_short_form_that_several_share_is_spelt_and_names_nobody(english: English, name: str, spelt: str) -> None:
    assert english.figures.find([name]) is None
    assert english.person([name]).text == spelt


def test_a_short_form_tells_whom_it_may_mean(english: English) -> None:
    assert {figure.gloss for figure in english.figures.candidates(["الأسد"])} >= {"Bashar al-Assad", "Hafez al-Assad"}
    assert [figure.gloss for figure in english.figures.candidates(["بوتين"])] == ["Vladimir Putin"]
    assert english.figures.candidates(["سامر"]) == ()


def test_without_figures_the_letters_and_names_decide(english: English) -> None:
    assert english.person(["حيدر", "العبادي"], figures=False).text == "Haidar al-Abadi"


def test_arab_figures_are_not_known_by_consonants_alone() -> None:
    one = PublicFigure(
        form="سالم حمدان", gloss="Salem Hamdan", example="وصل سالم حمدان.", class_="official", country="SY"
    )
    foreign = PublicFigure(
        form="فلاديمير كاربوف", gloss="Vladimir Karpov", example="وصل فلاديمير كاربوف.", class_="official", country="RU"
    )
    figures = Figures([one, foreign])
    assert figures.find(["فلادمير", "كربوف"]) is foreign
    assert figures.find(["سليم", "حمدان"]) is None


def test_no_own_name_of_a_figure_is_anothers() -> None:
    seen: dict[str, str] = {}
    for figure in load_figures():
        for name in (figure.form, *figure.aliases, *figure.short):
            assert seen.setdefault(name, figure.form) == figure.form, name


def test_a_shared_short_form_is_nobodys_own() -> None:
    figures = load_figures()
    own = {name for figure in figures for name in (figure.form, *figure.aliases, *figure.short)}
    assert not [name for figure in figures for name in figure.shared if name in own]


def test_a_figure_with_a_shared_form_says_who_else_may_be_meant() -> None:
    assert not [figure.form for figure in load_figures() if figure.shared and not figure.note]


def test_the_tables_are_broad(english: English) -> None:
    assert len(load_figures()) >= 350
    assert english.dictionary.of("متحدث")


@pytest.mark.parametrize(
    ("name", "composed"),
    [
        ("وزارة الدفاع الأمريكية", "US Department of Defense"),
        ("وزارة الخارجية الأميركية", "US Department of State"),
        ("وزارة الصحة والسكان", "Ministry of Health and Population"),
        ("وزارة الدفاع النرويجية", "Norwegian Ministry of Defense"),
        ("قيادة عمليات دجلة", "Tigris Operations Command"),
        ("نقابة المحامين التونسيين", "Tunisian Lawyers Syndicate"),
        ("نقابة المحامين التونسية", "Tunisian Lawyers Syndicate"),
        ("مجلس محافظة واسط", "Wasit Governorate Council"),
        ("محكمة جنايات طنطا", "Tanta Criminal Court"),
        ("كتيبة شهداء السهل", "Martyrs of the Plain Battalion"),
        ("لواء شهداء حطين", "Hattin Martyrs Brigade"),
        ("اللواء 22", "22nd Brigade"),
        ("اللواء 33 مشاة", "33rd Infantry Brigade"),
        ("اللجنة الوطنية لحقوق الإنسان", "National Committee for Human Rights"),
        ("رابطة العمل من أجل السلام", "Labor League for Peace"),
        ("هيئة الأركان العامة للجيش", "General Staff of the Army"),
        ("مجلس منبج العسكري", "Military Council of Manbij"),
        ("حكومة غزة", "Government of Gaza"),
        ("صحيفة النهر", "al-Nahr Newspaper"),
        ("لواء شهداء 11 مارس", "11 March Martyrs Brigade"),
        ("فيلق القدس", "al-Quds Corps"),
        ("الفيلق الأول", "First Corps"),
        ("محكمة النقض بتونس", "Court of Cassation in Tunis"),
        ("نقابة المعلمين الأردنيين", "Jordanian Teachers Syndicate"),
        ("مركز الملك رشاد الإغاثي", "King Rashad Relief Center"),
        ("مكتب وزير الصحة", "Office of the Health Minister"),
        ("هيئة كبار العلماء", "Senior Scholars Authority"),
        ("قناة الساحل", "al-Sahel Channel"),
        ("إدارة الكوارث", "Disasters Administration"),
        ("قوات مشتركة بقيادة فرنسا", "Joint Forces led by France"),
    ],
)
def test_a_bodys_name_is_composed(english: English, name: str, composed: str) -> None:
    found = english.body(name.split())
    assert found is not None
    assert found.text == composed


@pytest.mark.parametrize(
    ("name", "composed"),
    [
        ("حي الزهور", "al-Zuhour neighbourhood"),
        ("حي الشيخ رضوان الغربي", "western al-Sheikh Ridwan neighbourhood"),
        ("ريف حماة الشمالي", "northern Hama countryside"),
        ("جسر الرستن", "al-Rastan Bridge"),
        ("قاعدة العند الجوية", "al-Anad Air Base"),
        ("شمال سوريا", "northern Syria"),
        ("شمال شرقي سوريا", "northeastern Syria"),
        ("مطار تعز الدولي", "Taiz International Airport"),
        ("مستشفى الأطفال", "Children Hospital"),
        ("مستشفى كمال ناصر", "Kamal Nasser Hospital"),
        ("مدينة سبها", "Sabha"),
        ("قضاء سنجار", "Sinjar District"),
        ("معبر نصيب الحدودي", "Nasib Border Crossing"),
        ("محطة كهرباء الزهراني", "al-Zahrani Power Station"),
        ("سجن حلب المركزي", "Aleppo central prison"),
        ("جبل الشيخ", "Mount al-Sheikh"),
        ("شمال سيناء", "North Sinai"),
        ("ولاية شمال دارفور", "North Darfur State"),
        ("مخيم عين الحلوة", "Ain al-Hilweh camp"),
    ],
)
def test_a_places_name_is_composed(english: English, name: str, composed: str) -> None:
    assert english.place(name.split()).text == composed


def test_the_same_head_is_a_place_or_an_office(english: English) -> None:
    assert english.place(["قضاء", "الرمادي"]).text == "Ramadi District"
    body = english.body(["القضاء", "اللبناني"])
    assert body is not None
    assert body.text == "Lebanese Judiciary"


def test_a_single_word_is_a_name_and_no_description(english: English) -> None:
    assert english.body(["الوطن"]) is None


def test_a_body_without_a_head_that_is_known_is_not_composed(english: English) -> None:
    assert english.body(["غرنوق", "الساحل"]) is None


def test_names_that_the_caller_knows_stand_in_the_composed_name(english: English) -> None:
    def known(words: Sequence[str]) -> str | None:
        return {"عين الورد": "Ain al-Ward", "الورد": "Rose"}.get(" ".join(words))

    found = english.body(["بلدية", "عين", "الورد"], name_en=known)
    assert found is not None
    assert found.text == "Ain al-Ward Municipality"
    assert found.sure


def test_what_was_spelt_by_letters_is_not_sure(english: English) -> None:
    found = english.body(["بلدية", "الكربوج"])
    assert found is not None
    assert not found.sure


def test_a_name_with_marks_is_read_without_them(english: English) -> None:
    found = english.body(["حركة", "«", "النهضة", "»"])
    assert found is not None
    assert "«" not in found.text


def test_no_words_are_refused(english: English) -> None:
    with pytest.raises(InputError):
        english.person([])


def test_another_romanizer_can_take_the_place_of_the_rules() -> None:
    from musnad.arabic.romanization import Romanizer  # noqa: PLC0415  this test alone needs it

    other = English.load(Words.load(), romanize=Romanizer({"كربوج": "Qarboush"}).romanize)
    assert other.person(["الكربوج"]).text == "al-Qarboush"
