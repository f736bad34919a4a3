from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import msgspec
import pytest

from musnad.arabic.clitics import Morphology
from musnad.arabic.folding import fold_word
from musnad.reading.words import (
    AnyHead,
    BodyClass,
    CueClass,
    Frame,
    MediumClass,
    NotCue,
    Noun,
    PersonClass,
    Verb,
    Words,
    head_forms,
)

if TYPE_CHECKING:
    from musnad.arabic.lexicon import Entry

# Verbs of today's press that the verb list behind the morphology does not have yet.
UNLISTED = {"حَبَّذَ", "تَحَجَّجَ", "تَنَدَّرَ"}
ARAB_LEAGUE = (
    "DZ", "BH", "KM", "DJ", "EG", "IQ", "JO", "KW", "LB", "LY", "MR",
    "MA", "OM", "PS", "QA", "SA", "SO", "SD", "SY", "TN", "AE", "YE",
)  # fmt: skip
MARKS = re.compile("[\u064b-\u0652]")


@pytest.fixture(scope="module")
def words() -> Words:
    return Words.load()


@pytest.fixture(scope="module")
def morphology() -> Morphology:
    return Morphology.load()


def verb(words: Words, lemma: str, class_: CueClass) -> Verb:
    return next(sense for sense in words.by_lemma[lemma] if sense.class_ == class_)


def entries(words: Words) -> list[Entry]:
    return [
        *words.verbs, *words.not_cues, *words.nouns, *words.phrases, *words.connectives,
        *words.people, *words.ranks, *words.bodies, *words.documents, *words.media,
    ]  # fmt: skip


def test_the_lexicons_are_as_large_as_the_press_asks(words: Words) -> None:
    spelled = {MARKS.sub("", sense.lemma) for sense in words.verbs}
    assert len(spelled) >= 300
    assert len({verb.lemma for verb in words.not_cues}) >= 100
    assert len(words.nouns) >= 120
    assert len(words.phrases) >= 80
    assert len(words.connectives) >= 80
    assert len(words.people) >= 250
    assert len(words.ranks) >= 70
    assert sum(body.class_ != "state" for body in words.bodies) >= 180
    assert sum(body.class_ == "state" for body in words.bodies) >= 120
    assert len(words.documents) >= 50
    assert sum(medium.class_ != "medium" for medium in words.media) >= 60


def test_every_class_and_frame_is_in_use(words: Words) -> None:
    assert {sense.class_ for sense in words.verbs} == set(get_args(CueClass))
    assert {frame for sense in words.verbs for frame in sense.frames} == set(get_args(Frame))
    assert {person.class_ for person in words.people} == set(get_args(PersonClass))
    assert {body.class_ for body in words.bodies} == set(get_args(BodyClass))
    assert {medium.class_ for medium in words.media} == set(get_args(MediumClass))


def test_glosses_are_english_and_examples_are_sentences(words: Words) -> None:
    for entry in entries(words):
        assert re.search(r"[A-Za-z]", entry.gloss), entry.form
        assert not re.search(r"[\u0621-\u064a]", entry.gloss), entry.form
        assert entry.example.endswith((".", "؟", "!", "»")), entry.form
        assert len(entry.example.split()) >= 3, entry.form


def test_no_example_is_used_for_two_entries(words: Words) -> None:
    examples = [entry.example for entry in entries(words)]
    assert len(examples) == len(set(examples))


def test_forms_without_vowel_signs_but_for_lemmas(words: Words) -> None:
    for entry in entries(words):
        assert bool(MARKS.search(entry.form)) == (entry in words.verbs or entry in words.not_cues), entry.form


def test_the_morphology_knows_each_verb_and_its_form_in_the_example(words: Words, morphology: Morphology) -> None:
    unknown = set()
    verbs: tuple[Verb | NotCue, ...] = (*words.verbs, *words.not_cues)
    for entry in verbs:
        analyses = morphology.analyse(fold_word(entry.in_example))
        if fold_word(entry.lemma) not in {analysis.lemma for analysis in analyses}:
            unknown.add(entry.lemma)
    assert unknown <= UNLISTED


@pytest.mark.parametrize(
    ("lemma", "class_", "act", "frames"),
    [
        ("قَالَ", "say", "assert", {"that", "quote"}),
        ("أَكَّدَ", "affirm", "assert", {"that", "quote", "nominal"}),
        ("نَفَى", "deny", "deny", {"that", "nominal"}),
        ("اِتَّهَمَ", "accuse", "accuse", {"accused"}),
        ("نَدَّدَ", "condemn", "condemn", {"prep"}),
        ("طَالَبَ", "demand", "demand", {"addressee", "prep"}),
        ("هَدَّدَ", "threaten", "threaten", {"prep"}),
        ("تَعَهَّدَ", "promise", "promise", {"prep"}),
        ("رَحَّبَ", "praise", "praise", {"prep"}),
        ("تَسَاءَلَ", "question", "question", {"whether"}),
        ("وَصَفَ", "describe", "assert", {"described"}),
        ("نَقَلَ", "relay", "assert", {"relay"}),
        ("جَاءَ", "document", "assert", {"within"}),
        ("حَذَّرَ", "warn", "assert", {"prep"}),
    ],
)
def test_the_acts_follow_the_cue(words: Words, lemma: str, class_: CueClass, act: str, frames: set[str]) -> None:
    sense = verb(words, lemma, class_)
    assert sense.act == act
    assert frames <= set(sense.frames)


def test_vowels_keep_homographs_apart(words: Words) -> None:
    assert verb(words, "ذَكَرَ", "report").frames != verb(words, "ذَكَّرَ", "note").frames
    assert "قَدَّرَ" in words.by_lemma
    assert "قَدَرَ" in words.not_by_lemma
    assert "قَدَرَ" not in words.by_lemma


def test_a_verb_that_is_also_no_cue_asks_for_more_before_it_is_one(words: Words) -> None:
    for lemma in words.by_lemma.keys() & words.not_by_lemma.keys():
        for sense in words.by_lemma[lemma]:
            assert sense.needs or sense.light or sense.strength == "weak", lemma


def test_a_verb_with_several_senses_tells_them_apart_by_what_follows(words: Words) -> None:
    senses = words.by_lemma["وَجَّهَ"]
    assert {sense.act for sense in senses} >= {"accuse", "praise", "threaten", "demand", "question"}
    assert all(sense.light or sense.needs for sense in senses)


def test_strong_verbs_need_nothing_more_but_a_subject_that_fits(words: Words) -> None:
    for sense in words.verbs:
        if sense.strength == "strong":
            assert set(sense.needs) <= {"document"}, sense.lemma


def test_stance_nouns_set_the_act(words: Words) -> None:
    acts = {noun.form: noun.act for noun in words.nouns if "stance" in noun.roles}
    for form, act in {
        "دعم": "praise", "تضامن": "praise", "شكر": "praise", "تمسك": "demand", "ضرورة": "demand",
        "تحفظ": "condemn", "استنكار": "condemn", "عزم": "promise", "التزام": "promise", "قلق": "assert",
    }.items():  # fmt: skip
        assert acts[form] == act


def test_nouns_are_found_in_singular_and_plural_folded(words: Words) -> None:
    assert [noun.form for noun in words.by_noun["ادانات"]] == ["إدانة"]
    assert [noun.form for noun in words.by_noun["ادانه"]] == ["إدانة"]
    assert not set(words.by_noun) & {"", "ال"}


def test_phrases_say_what_follows_them(words: Words) -> None:
    phrases = {phrase.form: phrase for phrase in words.phrases}
    assert phrases["بحسب"].class_ == "source"
    assert phrases["بحسب"].note
    assert phrases["حسبما"].takes == "said"
    assert phrases["وفقا ل"].takes == "source"
    assert phrases["نقلا عن"].strength == "strong"
    assert phrases["في تصريح ل"].takes == "hearer"
    assert phrases["وفقا لما جاء في"].takes == "source"
    assert "من جهته" not in phrases


def test_formulas_of_the_author_are_no_statements(words: Words) -> None:
    classes = {connective.form: connective.class_ for connective in words.connectives}
    assert classes["يذكر أن"] == classes["يشار إلى أن"] == "author-formula"
    assert classes["من جهته"] == "topic-shift"
    assert classes["فيما"] == "sibling-clause"


@pytest.mark.parametrize(
    ("form", "head"),
    [
        ("متحدثه", "متحدث"),
        ("متحدثون", "متحدث"),
        ("متحدثين", "متحدث"),
        ("متحدثو", "متحدث"),
        ("مسؤولان", "مسؤول"),
        ("مسؤولي", "مسؤول"),
        ("مصادر امنيه", "مصدر أمني"),
        ("مصادر الامنيه", "مصدر أمني"),
        ("امين العام", "أمين عام"),
        ("فريق الركن", "فريق ركن"),
        ("غرفه العمليات", "غرفة عمليات"),
        ("غرفه العمليات المشتركه", "غرفة عمليات مشتركة"),
        ("وزارتي", "وزارة"),
        ("بيانا", "بيان"),
        ("ولايات المتحده", None),
        ("الولايات المتحده", "الولايات المتحدة"),
        ("فرانس برس", "فرانس برس"),
        ("وكاله فرانس برس", "فرانس برس"),
        ("شهود عيان", "شاهد عيان"),
        ("صحافيين", "صحفي"),
    ],
)
def test_heads_are_found_in_their_inflected_forms(words: Words, form: str, head: str | None) -> None:
    found = {entry.form for entry in words.heads.get(form, ())}
    assert head in found if head else not found


def test_every_head_is_found_by_each_of_its_forms(words: Words) -> None:
    heads: tuple[AnyHead, ...] = (*words.people, *words.ranks, *words.bodies, *words.documents, *words.media)
    for head in heads:
        for form in head_forms(head):
            assert head in words.heads[form]
            assert form == fold_word(form)


def test_unnamed_sources_are_marked(words: Words) -> None:
    people = {person.form: person for person in words.people}
    for form in ("مصدر", "مصدر أمني", "شاهد عيان", "ناشط", "مسؤول"):
        assert people[form].anonymous_when_unnamed
    assert not people["وزير"].anonymous_when_unnamed


def test_states_have_their_country(words: Words) -> None:
    states = {body.form: body.country for body in words.bodies if body.class_ == "state"}
    assert states["أنقرة"] == "TR"
    assert states["النرويج"] == "NO"
    assert all(country and re.fullmatch("[A-Z]{2}", country) for country in states.values())
    assert set(ARAB_LEAGUE) <= set(states.values())


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"frames": ["prep"]}, "prepositions"),
        ({"via": "ب"}, "light verb"),
        ({"lemma": "قال"}, "vowel"),
        ({"act": "boast"}, "boast"),
        ({"prepositions": ["تحت"]}, "تحت"),
    ],
)
def test_a_verb_whose_parts_do_not_fit_is_refused(fields: dict[str, object], told: str) -> None:
    good = {
        "lemma": "قَالَ", "class": "say", "act": "assert", "frames": ["that"],
        "gloss": "say", "example": "قال إنه هنا.", "in_example": "قال",
    }  # fmt: skip
    assert msgspec.convert(good, Verb).lemma == "قَالَ"
    with pytest.raises(msgspec.ValidationError, match=told):
        msgspec.convert({**good, **fields}, Verb)


@pytest.mark.parametrize("fields", [{"roles": []}, {"roles": ["stance"], "frames": ["that"]}, {"roles": ["cue"]}])
def test_a_noun_whose_parts_do_not_fit_is_refused(fields: dict[str, object]) -> None:
    good = {"form": "قول", "class": "say", "act": "assert", "gloss": "saying", "example": "قول قديم."}
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**good, **fields}, Noun)


def test_loading_twice_gives_the_same(words: Words) -> None:
    again = Words.load()
    assert again == words
    assert again.digest == words.digest
    assert words.digest.startswith("sha256:")


def test_the_nouns_of_a_verb_are_cues_of_their_own(words: Words) -> None:
    cues = {noun.form for noun in words.nouns if "cue" in noun.roles}
    for sense in words.verbs:
        assert set(sense.nouns) <= cues, sense.lemma


def test_where_a_light_noun_does_the_saying_the_verb_has_no_nouns_of_its_own(words: Words) -> None:
    # A verb of charging says it by itself, and the noun beside it (حمّل … مسؤولية) is only its second object.
    light = [sense for sense in words.verbs if sense.light and "accused" not in sense.frames]
    assert light
    assert [sense.lemma for sense in light if sense.nouns] == []
