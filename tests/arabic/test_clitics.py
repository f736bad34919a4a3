import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.arabic import clitics
from musnad.arabic.clitics import Analysis, Morphology, WordClass
from musnad.arabic.folding import fold_word
from musnad.arabic.function_words import FunctionEntry, entries
from musnad.arabic.tokens import tokenize
from musnad.errors import DataError
from tests.strategies import texts

DATA = Path(clitics.__file__).parent / "data"


@pytest.fixture(scope="module")
def morphology() -> Morphology:
    return Morphology.load()


@pytest.fixture(scope="module")
def fresh() -> Morphology:
    return Morphology.load()


def pieces(morphology: Morphology, word: str) -> str:
    """The best cuts of a word, as written with bars."""
    form = fold_word(word)
    best = morphology.segment(form, word)
    assert form == "".join(best.proclitics) + form[best.start : best.end] + best.enclitic
    return "|".join(part for part in (*best.proclitics, form[best.start : best.end], best.enclitic) if part)


def readings(morphology: Morphology, word: str, wordclass: WordClass) -> list[Analysis]:
    """The readings of a word that are of a class."""
    return [found for found in morphology.analyse(fold_word(word), word) if found.wordclass is wordclass]


@pytest.mark.parametrize(
    ("word", "cut"),
    [
        ("وأفاد", "و|افاد"), ("للتحالف", "ل|لتحالف"), ("بسجن", "ب|سجن"), ("وسيطروا", "و|سيطروا"),  ("لفرقة", "ل|فرقه"),
        ("سترد", "س|ترد"), ("وسيواصل", "و|س|يواصل"), ("بحي", "ب|حي"), ("بالحسكة", "ب|الحسكه"),
        ("استسلامهم", "استسلام|هم"),
        ("شركائنا", "شركائ|نا"), ("قدرتها", "قدرت|ها"), ("وبتصريحه", "و|ب|تصريح|ه"), ("قتلوهم", "قتلو|هم"),
        ("فيه", "في|ه"), ("وإليها", "و|الي|ها"), ("بأنهم", "ب|ان|هم"), ("للذي", "ل|لذي"), ("لأن", "ل|ان"),
        ("وقد", "و|قد"),
        ("وقال", "و|قال"), ("وصل", "وصل"), ("وزارة", "وزاره"), ("فكرة", "فكره"), ("باريس", "باريس"), ("كتيبة", "كتيبه"),
        ("سيطرة", "سيطره"), ("والقوات", "و|القوات"), ("فالمدينة", "ف|المدينه"), ("للغة", "ل|لغه"), ("ليعلن", "ل|يعلن"),
        ("والثلاثين", "و|الثلاثين"), ("بإدلب", "ب|ادلب"), ("أخيه", "اخي|ه"), ("بأكمله", "ب|اكمل|ه"),
    ],
)  # fmt: skip
def test_clitics_are_cut_where_they_end(morphology: Morphology, word: str, cut: str) -> None:
    assert pieces(morphology, word) == cut


def test_a_written_ta_marbuta_is_no_pronoun(morphology: Morphology) -> None:
    assert pieces(morphology, "مدرسة") == "مدرسه"
    assert all(found.enclitic == "" for found in morphology.analyse("كلمه", "كلمةٌ"))


def test_a_written_ha_is_rather_a_pronoun(morphology: Morphology) -> None:
    assert pieces(morphology, "نائبه") == "نائب|ه"
    assert pieces(morphology, "نائبة") == "نائبه"


@pytest.mark.parametrize("word", ["ذكر", "كشف", "رد", "نقل", "شدد", "حذر", "لفت", "رجح", "نفى", "زعم", "نوه", "أعلن"])
def test_a_verb_spelled_like_a_noun_is_listed_as_both(morphology: Morphology, word: str) -> None:
    verbs = readings(morphology, word, WordClass.VERB)
    assert any((verb.tense, verb.person, verb.gender, verb.number) == ("past", 3, "m", "s") for verb in verbs)
    assert any(verb.lemma == fold_word(word) and fold_word(verb.vocalised) == verb.lemma for verb in verbs)


@pytest.mark.parametrize("word", ["ولفت", "وذكر", "وكشفت", "فنفى", "وأضافت", "ويذكر"])
def test_a_verb_after_a_conjunction_is_among_the_readings(morphology: Morphology, word: str) -> None:
    assert any(verb.proclitics == (word[0],) for verb in readings(morphology, word, WordClass.VERB))


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("قال", "past 3 m s قال"), ("قالت", "past 3 f s قال"), ("قالوا", "past 3 m p قال"), ("قالو", "past 3 m p قال"),
        ("أكدا", "past 3 m d اكد"), ("أكدتا", "past 3 f d اكد"), ("نقول", "present 1  p قال"),
        ("قلت", "past 1  s قال"),
        ("يؤكدون", "present 3 m p اكد"), ("يقولوا", "present 3 m p قال"), ("تشير", "present 3 f s اشار"),
        ("سيعلن", "present 3 m s اعلن"), ("يقل", "present 3 m s قال"), ("تزامنت", "past 3 f s تزامن"),
        ("استجابوا", "past 3 m p استجاب"),
    ],
)  # fmt: skip
def test_a_verb_tells_tense_person_gender_and_number(morphology: Morphology, word: str, told: str) -> None:
    first = readings(morphology, word, WordClass.VERB)[0]
    assert f"{first.tense} {first.person} {first.gender} {first.number} {first.lemma}" == told


def test_both_voices_of_a_verb_are_listed(morphology: Morphology) -> None:
    for word in ("ذكر", "قتل", "يذكر", "أعلن", "نقلت"):
        assert {verb.voice for verb in readings(morphology, word, WordClass.VERB)} == {"active", "passive"}


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("مشيرا", "m s nunated اشار"), ("مشيراً", "m s nunated اشار"), ("مؤكدا", "m s nunated اكد"),
        ("مؤكدة", "f s اكد"),
        ("مشيرين", "m p اشار"), ("مشيرون", "m p اشار"), ("موضحا", "m s nunated اوضح"), ("معتبرة", "f s اعتبر"),
        ("قائلا", "m s nunated قال"), ("نافيا", "m s nunated نفي"), ("القاضي", "m s قضي"), ("قائدا", "m s nunated قاد"),
        ("مسؤولو", "m p سال"), ("مسؤولين", "m p سال"), ("مسئولون", "m p سال"), ("مقاتلات", "f p قاتل"),
        ("قادة", " p قاد"),
    ],
)  # fmt: skip
def test_a_participle_tells_gender_and_number_and_its_verb(morphology: Morphology, word: str, told: str) -> None:
    first = readings(morphology, word, WordClass.PARTICIPLE)[0]
    assert f"{first.gender} {first.number} {'nunated ' * first.nunated}{first.lemma}" == told


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("تصريحا", "nunated صرح"), ("تأكيد", "اكد"), ("إعلانه", "اعلن"), ("قوله", "قال"), ("ذكر", "ذكر"),
        ("نفي", "نفي"),
        ("وصول", "وصل"), ("قيام", "قام"),
    ],
)  # fmt: skip
def test_a_verbal_noun_leads_to_its_verb(morphology: Morphology, word: str, told: str) -> None:
    found = readings(morphology, word, WordClass.MASDAR) + readings(morphology, word, WordClass.NOUN)
    assert told in {f"{'nunated ' * noun.nunated}{noun.lemma}" for noun in found}


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("القوات", "f p the قوه"), ("مدينة", "f s مدينه"), ("للسلطة", "f s the سلطه"), ("مصادر", " p مصدر"),
        ("جيش", "m s جيش"), ("حرب", "f s حرب"), ("سجنان", "m d سجن"),
        ("اليمنيين", "m p the يمني"), ("الإعلامية", "f s the اعلامي"),
    ],
)  # fmt: skip
def test_a_noun_tells_what_its_form_shows(morphology: Morphology, word: str, told: str) -> None:
    found = readings(morphology, word, WordClass.MASDAR) + readings(morphology, word, WordClass.NOUN)
    assert told in {f"{noun.gender} {noun.number} {'the ' * noun.definite}{noun.lemma}" for noun in found}


def test_a_word_no_lexicon_lists_is_left_whole(morphology: Morphology) -> None:
    for word in ("بيلتير", "زخبوط"):
        best = morphology.segment(word)
        assert (best.wordclass, best.start, best.end, best.enclitic) == (WordClass.UNKNOWN, 0, len(word), "")


@pytest.mark.parametrize("row", entries(), ids=lambda row: row.form)
def test_a_function_word_is_found_in_its_example(morphology: Morphology, row: FunctionEntry) -> None:
    wanted = fold_word(row.split.partition("|")[2] or row.form)
    found = {
        reading.lemma
        for token in tokenize(row.example)
        for reading in morphology.analyse(token.form, row.example[token.start : token.end])
        if reading.wordclass in {WordClass.PARTICLE, WordClass.NOUN}
    }
    assert wanted in found, row.example


def test_the_table_of_function_words_is_large_and_complete() -> None:
    assert len(entries()) > 250
    assert all(row.gloss and row.example for row in entries())


def test_no_two_readings_say_the_same(morphology: Morphology) -> None:
    for word in ("ذكر", "يذكر", "مؤكدا", "القوات", "نقل"):
        told = [(*_fields(found),) for found in morphology.analyse(word)]
        assert len(told) == len(set(told))


def _fields(found: Analysis) -> tuple[object, ...]:
    return (
        found.start, found.end, found.proclitics, found.enclitic, found.wordclass, found.lemma, found.definite,
        found.tense, found.person, found.gender, found.number, found.voice, found.nunated,
    )  # fmt: skip


@given(texts())
def test_any_text_can_be_analysed(morphology: Morphology, text: str) -> None:
    for token in tokenize(text):
        found = morphology.analyse(token.form, text[token.start : token.end])
        assert found
        for reading in found:
            assert "".join(reading.proclitics) == token.form[: reading.start]
            assert reading.enclitic == token.form[reading.end :]
        assert [reading.weight for reading in found] == sorted((reading.weight for reading in found), reverse=True)


@given(st.text("والفبكسيهمناتةقرد", min_size=1, max_size=9))
def test_what_was_looked_up_before_changes_nothing(morphology: Morphology, fresh: Morphology, word: str) -> None:
    form = fold_word(word)
    backwards = fresh.analyse(form[::-1]), fresh.analyse(form, word)
    assert morphology.analyse(form, word) == backwards[1]


def test_missing_data_is_reported(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="incomplete"):
        Morphology(tmp_path)


def test_data_of_another_build_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    with (folder / "frequencies.steps").open("ab") as file:
        file.write(b"\0")
    with pytest.raises(DataError, match=r"frequencies\.steps"):
        Morphology(folder)


def test_the_digest_names_the_data(morphology: Morphology) -> None:
    assert morphology.data_digest.startswith("sha256:")
    assert morphology.data_digest == Morphology.load().data_digest
