"""Which place a name is taken for: groups of names, abstention, sites called after towns, disputed places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.namestold import entity

if TYPE_CHECKING:
    from musnad import Reader
    from musnad.model import Entity


def codes(entity: Entity, at: int = 0) -> list[str]:
    return [reason.code for reason in entity.candidates[at].reasons]


def test_where_two_cities_fit_alike_none_is_chosen(reader: Reader) -> None:
    city = entity(reader, "وقع انفجار في مدينة طرابلس فجر الثلاثاء.", "مدينة طرابلس")
    assert (city.authority, city.country) == (None, None)
    assert {candidate.country for candidate in city.candidates[:2]} == {"LY", "LB"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وصلت سفينة إلى ميناء زوارة غرب ليبيا.", "ميناء زوارة"),
        ("احتجز الجيش مسلحين في سجن منبج شرق حلب.", "سجن منبج"),
        ("وصلت مساعدات إلى مخيم إعزاز شمال سوريا.", "مخيم إعزاز"),
    ],
)
def test_a_site_is_not_the_town_it_is_called_after_but_lies_there(reader: Reader, text: str, name: str) -> None:
    site = entity(reader, text, name)
    assert site.authority is None
    assert site.country in {"LY", "SY"}
    assert site.precision is not None
    assert site.precision.point == "parent"


def test_a_town_and_its_division_are_told_apart_by_the_word_for_it(reader: Reader) -> None:
    text = "وصلت القافلة إلى محافظة الحسكة، ثم دخلت مدينة الحسكة."
    assert entity(reader, text, "محافظة الحسكة").authority == "geonames:173813"
    assert entity(reader, text, "مدينة الحسكة").authority == "geonames:173811"


def test_a_bare_name_is_the_place_that_the_report_named_with_its_word(reader: Reader) -> None:
    text = "وصلت القافلة إلى بلدة صيدا بريف درعا، وقال سكان إن الطريق إلى صيدا مغلق."
    assert entity(reader, text, "بلدة صيدا").authority == "musnad:saida-dar"


def test_a_bare_name_behind_a_division_named_in_full_is_the_division(reader: Reader) -> None:
    text = "وصلت القافلة إلى محافظة البيضاء وسط اليمن، وقال سكان إن الطرق في البيضاء مغلقة."
    assert entity(reader, text, "البيضاء").authority == "geonames:79838"
    both = f"{text} ثم دخلت القافلة مدينة البيضاء."
    assert entity(reader, both, "البيضاء").authority == "geonames:79836"


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("وصلت القافلة إلى محافظتي إب وتعز أمس.", "تعز", "geonames:70222"),
        ("وصلت القافلة إلى مدينتي إب وتعز أمس.", "تعز", "geonames:70225"),
    ],
)
def test_a_head_in_the_dual_says_the_kind_of_each_name_behind_it(
    reader: Reader, text: str, name: str, place: str
) -> None:
    assert entity(reader, text, name).authority == place


def test_the_countryside_of_a_place_is_not_the_place(reader: Reader) -> None:
    around = entity(reader, "وصلت القافلة إلى ريف إدلب الشمالي أمس.", "ريف إدلب الشمالي")
    assert (around.authority, around.place_kind, around.country) == (None, "region", "SY")
    assert around.precision is not None
    assert around.precision.level == "province"


def test_a_province_called_as_countryside_is_the_province(reader: Reader) -> None:
    assert entity(reader, "وصلت القافلة إلى ريف دمشق أمس.", "ريف دمشق").authority == "geonames:170652"


def test_a_quarter_of_which_many_towns_have_one_needs_its_town(reader: Reader) -> None:
    assert entity(reader, "وقع شجار في حي الزهور وأصيب ثلاثة.", "حي الزهور").authority is None
    told = entity(reader, "وقع شجار في حي الزهور بمدينة الحسكة.", "حي الزهور")
    assert told.authority == "musnad:hasakah-zuhur"
    assert "container" in codes(told)


def test_a_small_place_in_a_country_that_is_not_named_is_not_chosen(reader: Reader) -> None:
    text = "قالت وزارة الداخلية الأردنية والحكومة الأردنية إن قرية المنصورة بمحافظة نينوى العراقية لم تقصف."
    assert entity(reader, text, "قرية المنصورة").authority is None


def test_a_description_is_no_division_of_a_country_that_is_not_named(reader: Reader) -> None:
    text = "قالت وزارة الدفاع اليمنية إن القوات انتشرت في المنطقة الوسطى أمس."
    assert entity(reader, text, "المنطقة الوسطى").authority is None


class TestDisputedPlaces:
    @pytest.mark.parametrize(
        ("text", "name", "country"),
        [
            ("اندلعت مواجهات في مدينة القدس أمس.", "مدينة القدس", None),
            ("اندلعت مواجهات في مدينة القدس المحتلة أمس.", "مدينة القدس", "PS"),
            ("اندلعت مواجهات في مدينة القدس الفلسطينية أمس.", "مدينة القدس", "PS"),
            ("سقطت قذيفة في هضبة الجولان أمس.", "هضبة الجولان", "SY"),
            ("وصلت القافلة إلى شبه جزيرة القرم أمس.", "شبه جزيرة القرم", "UA"),
            ("وقع إطلاق نار قرب مزارع شبعا أمس.", "مزارع شبعا", None),
        ],
    )
    def test_they_have_the_country_of_the_united_nations_lists_or_of_the_reports_words(
        self, reader: Reader, text: str, name: str, country: str | None
    ) -> None:
        place = entity(reader, text, name)
        assert place.authority is not None
        assert place.country == country
        assert "disputed" in codes(place)

    def test_those_who_claim_them_stand_in_the_reason(self, reader: Reader) -> None:
        place = entity(reader, "سقطت قذيفة في هضبة الجولان أمس.", "هضبة الجولان")
        (claimed,) = (reason.detail for reason in place.candidates[0].reasons if reason.code == "disputed")
        assert claimed == "IL|SY"

    def test_a_report_on_either_side_names_the_place(self, reader: Reader) -> None:
        for nation in ("الإسرائيلية", "الفلسطينية"):
            place = entity(reader, f"قالت الشرطة {nation} إن رجلاً أصيب في مدينة القدس.", "مدينة القدس")
            assert (place.authority, place.country) == ("geonames:281184", None)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("قال سعد الحريري إن الوضع في طرابلس هادئ.", "LB"),
        ("قال عبد الحميد الدبيبة إن الوضع في طرابلس هادئ.", "LY"),
        ("وصل إيمانويل ماكرون إلى طرابلس أمس.", None),
    ],
)
def test_a_public_figure_of_the_region_shows_which_namesake_is_meant(
    reader: Reader, text: str, country: str | None
) -> None:
    assert entity(reader, text, "طرابلس").country == country
