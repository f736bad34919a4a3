from __future__ import annotations

import random
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from musnad.arabic.number_words import NumberWord, NumberWords, number_entries
from musnad.arabic.numerals import Numeral, find_numerals
from musnad.arabic.tokens import tokenize

GREATEST = 999_999_999


@cache
def words() -> NumberWords:
    return NumberWords.load()


def found(text: str) -> list[tuple[str, int | None, int | None]]:
    return [(text[n.start : n.end], n.minimum, n.maximum) for n in numerals(text)]


def numerals(text: str) -> tuple[Numeral, ...]:
    return find_numerals(text, tokenize(text), words())


def reads(numeral: Numeral) -> str:
    low, high = numeral.minimum, numeral.maximum
    if low is None and high is None:
        return "none"
    if low == high:
        return str(low)
    return f"{'' if low is None else low}..{'' if high is None else high}"


# A speller of our own: the grammar of the schoolbooks, with the freedoms newspapers take.

UNITS = {
    1: ("واحد", "واحدة"), 2: ("اثنان", "اثنين", "اثنتان", "اثنتين"), 3: ("ثلاثة", "ثلاث"), 4: ("أربعة", "أربع"),
    5: ("خمسة", "خمس"), 6: ("ستة", "ست"), 7: ("سبعة", "سبع"), 8: ("ثمانية", "ثماني", "ثمان"), 9: ("تسعة", "تسع"),
}  # fmt: skip
TEEN_UNITS = {**UNITS, 1: ("أحد", "إحدى"), 2: ("اثنا", "اثني", "اثنتا", "اثنتي")}
TENS = {2: "عشر", 3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان", 9: "تسع"}
HUNDREDS = {3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان", 9: "تسع"}
SCALES = {
    1_000_000: ("مليون", "مليونا", "ملايين", ("مليونان", "مليونين")),
    1_000: ("ألف", "ألفا", "آلاف", ("ألفان", "ألفين")),
}


def below_hundred(number: int, choose: random.Random) -> str:
    tens, unit = divmod(number, 10)
    if number == 10:
        return choose.choice(("عشرة", "عشر"))
    if tens == 0:
        return choose.choice(UNITS[unit])
    if tens == 1:
        return f"{choose.choice(TEEN_UNITS[unit])} {choose.choice(('عشر', 'عشرة'))}"
    ten = TENS[tens] + choose.choice(("ون", "ين"))
    if not unit:
        return ten
    first = choose.choice((*UNITS[unit], *(("أحد", "إحدى") if unit == 1 else ())))
    return f"{first} و{ten}"


def below_thousand(number: int, choose: random.Random) -> str:
    hundreds, rest = divmod(number, 100)
    hundred = choose.choice(("مئة", "مائة"))
    parts = []
    if hundreds == 1:
        parts.append(hundred)
    elif hundreds == 2:
        parts.append(hundred[:-1] + "ت" + choose.choice(("ان", "ين", "ا", "ي")))
    elif hundreds:
        parts.append(HUNDREDS[hundreds] + choose.choice(("", " ")) + hundred)
    if rest:
        parts.append(below_hundred(rest, choose))
    return " و".join(parts)


def scaled(count: int, names: tuple[str, str, str, tuple[str, str]], choose: random.Random) -> str:
    one, many, few, two = names
    if count == 1:
        return one
    if count == 2:
        return choose.choice(two)
    name = few if 3 <= count <= 10 else one if count % 100 < 3 else choose.choice((one, many))
    return f"{below_thousand(count, choose)} {name}"


def spelled(number: int, choose: random.Random) -> str:
    if number == 0:
        return "صفر"
    parts = []
    for scale, names in SCALES.items():
        count, number = divmod(number, scale)
        if count:
            parts.append(scaled(count, names, choose))
    if number:
        parts.append(below_thousand(number, choose))
    return " و".join(parts)


numbers = st.one_of(
    st.integers(0, GREATEST),
    st.integers(0, 1100),
    st.builds(lambda a, b: a * 10**b, st.integers(0, 999), st.integers(0, 6)),
)


@settings(max_examples=400)
@given(number=numbers, seed=st.integers(0, 2**16))
@example(number=GREATEST, seed=0)
@example(number=101_002_011, seed=1)
def test_a_number_spelled_in_words_is_read_back(number: int, seed: int) -> None:
    text = spelled(number, random.Random(seed))  # noqa: S311  # a choice of spellings, no secret
    assert found(f"أحصت اللجنة {text}.") == [(text, number, number)]


@given(number=numbers, seed=st.integers(0, 2**16))
def test_a_proclitic_is_cut_off(number: int, seed: int) -> None:
    text = spelled(number, random.Random(seed))  # noqa: S311  # a choice of spellings, no secret
    assert found(f"أنذر ب{text}.") == [(text, number, number)]


@given(
    st.integers(0, GREATEST),
    st.sampled_from(("", ",", "٬", ".")),
    st.sampled_from(("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")),
)
def test_digits_with_thousands_set_apart(number: int, separator: str, digits: str) -> None:
    text = f"{number:,}".replace(",", separator).translate(str.maketrans("0123456789", digits))
    assert found(f"عددهم {text} لاجئا") == [(text, number, number)]


@given(
    st.lists(
        st.sampled_from(
            [word for entry in number_entries() for word in (entry.form, *entry.variants)]
            + ["رجل", "و", "10", "-", "(", ")", "،", "/", "2,5"]
        ),
        max_size=14,
    )
)
def test_numerals_are_in_order_and_hold_together(parts: list[str]) -> None:
    text = " ".join(parts)
    tokens = tokenize(text)
    after = 0
    for numeral in find_numerals(text, tokens, words()):
        assert after <= numeral.start < numeral.end <= len(text)
        assert tokens[numeral.first].start <= numeral.start < tokens[numeral.first].end
        assert tokens[numeral.last].end == numeral.end
        assert numeral.first <= numeral.last <= numeral.reach < len(tokens)
        assert numeral.minimum is None or numeral.maximum is None or numeral.minimum <= numeral.maximum
        after = numeral.end


@pytest.mark.parametrize("entry", number_entries(), ids=lambda entry: f"{entry.form}-{entry.wordclass}")
def test_every_word_is_found_in_its_example(entry: NumberWord) -> None:
    got = [reads(numeral) for numeral in numerals(entry.example)]
    assert (got or ["nothing"]) == [entry.reads]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل خمسة وعشرون وأصيب مائة وأربعون", [("خمسة وعشرون", 25, 25), ("مائة وأربعون", 140, 140)]),
        ("مئتي وأحد وثلاثين", [("مئتي وأحد وثلاثين", 231, 231)]),
        ("خمسة أشخاص وعشرون آخرون", [("خمسة", 5, 5), ("عشرون", 20, 20)]),
        ("وصل 3 آلاف و500 نازح", [("3 آلاف و500", 3500, 3500)]),
        ("نحو 1,5 مليون ليرة", [("نحو 1,5 مليون", 1_500_000, 1_500_000)]),
        ("مليون ونصف المليون", [("مليون ونصف المليون", 1_500_000, 1_500_000)]),
        ("ربع مليون", [("ربع مليون", 250_000, 250_000)]),
        ("مئة ألف وألفين", [("مئة ألف وألفين", 102_000, 102_000)]),
        ("مئة وألف جندي", [("مئة وألف", 101_000, 101_000)]),
        ("فقد ألفا منزل", [("ألفا", 2000, 2000)]),
        ("12 000 لاجئ", [("12 000", 12_000, 12_000)]),
        ("قتل 20 و30 أصيبوا", [("20", 20, 20), ("30", 30, 30)]),
        ("للخمسة الباقين وول15 امرأة", [("لخمسة", 5, 5), ("15", 15, 15)]),
        ("عرب الـ48", [("الـ48", 48, 48)]),
        ("مُقاتِلًا واحدًا", [("واحدًا", 1, 1)]),
    ],
)  # fmt: skip
def test_composition(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("عشرات الآلاف من النازحين", [("عشرات الآلاف", 20_000, None)]),
        ("الملايين", [("الملايين", 2_000_000, None)]),
        ("بضعة عشر رجلا", [("بضعة عشر", 13, 19)]),
        ("حوالى400 آخرين", [("حوالى400", 400, 400)]),
        ("بأكثر من مليونين", [("أكثر من مليونين", 2_000_001, None)]),
        ("أكثر من عشرات", [("أكثر من عشرات", 20, None)]),
        ("ما لا يقل عن ثلاثة آلاف جريح", [("ما لا يقل عن ثلاثة آلاف", 3000, None)]),
        ("أكثر من نحو عشرين", [("أكثر من نحو عشرين", 21, None)]),
        ("ما بين عشرين وثلاثين", [("ما بين عشرين وثلاثين", 20, 30)]),
        ("بين خمسة آلاف وستة آلاف", [("بين خمسة آلاف وستة آلاف", 5000, 6000)]),
        ("3 إلى 5 آلاف", [("3 إلى 5 آلاف", 3000, 5000)]),
        ("10-15 قتيلا", [("10-15", 10, 15)]),
        ("ارتفع العدد من 10 إلى 15", [("10", 10, 10), ("15", 15, 15)]),
        ("ثلثا السكان وثلاثة أرباع الحقول", [("ثلثا", None, None), ("ثلاثة أرباع", None, None)]),
        ("تراجع %40 ثم 3,5% وسبعين بالمئة", [("%40", 40, 40), ("3,5%", None, None), ("سبعين بالمئة", 70, 70)]),
        ("(15) خمسة عشر مصليا وخمسة عشر (15) قتيلا", [("(15) خمسة عشر", 15, 15), ("خمسة عشر (15)", 15, 15)]),
    ],
)  # fmt: skip
def test_vagueness(text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    assert found(text) == expected


def test_a_bound_behind_the_noun_reaches_past_the_numeral() -> None:
    text = "أصيب 25 مقاتلاً على الأقل، وقتل خمسة"
    first, second = numerals(text)
    assert (first.minimum, first.maximum, first.vague, text[first.start : first.end]) == (25, None, True, "25")
    assert tokenize(text)[first.reach].form == "الاقل"
    assert (second.minimum, second.maximum, second.reach) == (5, 5, second.last)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الذكرى الثالثة والعشرين", [("الثالثة والعشرين", 23)]),
        ("المادة الحادية عشرة", [("الحادية عشرة", 11)]),
        ("ثالث أيام العيد", [("ثالث", 3)]),
        ("تشرين الثاني وجمادى الآخرة وربيع الأول", []),
        ("وصل أول من أمس", []),
    ],
)
def test_ordinals_are_kept_apart(text: str, expected: list[tuple[str, int]]) -> None:
    ranks = [(text[n.start : n.end], n.minimum) for n in numerals(text) if n.ordinal]
    assert ranks == expected
    assert len(ranks) == len(numerals(text))


@pytest.mark.parametrize(
    "text",
    [
        "12/8/2014",
        "9-7-2016",
        "الساعة 10:45",
        "طائرة سو-24 ودبابة T72",
        "سنة 1437هـ",
        "يوم الاثنين",
        "لست منهم",
        "لم يعترض أحد، ويوم الأحد عاد",
        "جنديان وشخص",
        "21.08.2014",
    ],
)
def test_what_counts_nothing_is_no_numeral(text: str) -> None:
    assert found(text) == []


def test_a_range_of_years_is_two_cardinals() -> None:
    assert found("2011-2015") == [("2011", 2011, 2011), ("2015", 2015, 2015)]
