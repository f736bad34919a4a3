"""English for the noun phrases of a report: numbers, nouns, what belongs to them, and what must not be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from musnad.arabic.number_words import NumberWords
from musnad.arabic.numerals import Numeral, find_numerals
from musnad.model import Document
from musnad.reading.englishphrases import phrase_in_english
from musnad.reading.eventwords import EventWords
from musnad.reading.namesight import NameSight
from musnad.reading.phrasenodes import count_in_english
from musnad.reading.phrasenouns import PhraseReport
from musnad.reading.phrasewords import PhraseWord, PhraseWords

if TYPE_CHECKING:
    from collections.abc import Callable

    from musnad import Reader
    from musnad.reading.layers import Layers


_STAGES = ("language", "statements", "coreference", "mentions")
_BEFORE = "وذكر التقرير أن الهجوم أصاب "
_BEHIND = "، فيما أُغلقت المدارس."


@pytest.fixture(scope="module")
def told(reader: Reader) -> Callable[..., str | None]:
    """Gives the English of a phrase: inside brackets in a text, or by itself in a sentence about an attack."""
    words, events, numbers = PhraseWords.load(), EventWords.load(), NumberWords.load()
    knowledge, english = reader._knowledge, reader._english  # noqa: SLF001 - the tables that a reader has at hand
    stages = dict(reader.stages)

    def english_of(phrase: str) -> str | None:
        before, opened, rest = phrase.partition("[")
        inside, _, behind = rest.partition("]") if opened else (phrase, "", _BEHIND)
        before = before if opened else _BEFORE
        value: Any = Document(text=f"{before}{inside}{behind}")
        for stage in _STAGES:
            value = stages[stage](value)
        layers: Layers = value
        reading = layers.reading
        first, last = reading.token_at(len(before)), reading.token_at(len(before) + len(inside))
        first -= reading.tokens[first].start > len(before)
        numerals = find_numerals(reading.text, reading.tokens, numbers)
        sight = NameSight(reading, knowledge)
        report = PhraseReport.of(sight, layers.naming, english, words, events, numerals)
        return phrase_in_english(report, first, last)

    return english_of


def _holds(told: Callable[..., str | None], phrase: str, english: str | None) -> None:
    assert told(phrase) == english


@pytest.mark.parametrize(
    ("phrase", "english"),
    [
        ("مدنيا", "a civilian"),
        ("المدني", "the civilian"),
        ("مدنيين", "civilians"),
        ("امرأة", "a woman"),
        ("النساء", "the women"),
        ("أطفالا", "children"),
        ("مسلحين مجهولين", "unidentified gunmen"),
        ("ضابطا", "an officer"),
        ("شبانا", "young men"),
        ("المتظاهرين", "the protesters"),
        ("مستوطنين", "settlers"),
        ("أسرى", "prisoners"),
        ("نقطة تفتيش", "a checkpoint"),
        ("حاجزا أمنيا", "a security checkpoint"),
        ("سيارة مفخخة", "a car bomb"),
        ("السيارات المفخخة", "the car bombs"),
        ("حزاما ناسفا", "an explosive belt"),
        ("طائرة مسيرة", "a drone"),
        ("الطائرة المسيرة", "the drone"),
        ("قذائف هاون", "mortar shells"),
        ("صاروخا باليستيا", "a ballistic missile"),
        ("مستودع أسلحة", "a weapons depot"),
        ("ذخائر", "ammunition"),
        ("المساعدات الإنسانية", "the humanitarian aid"),
        ("مستشفى ميدانيا", "a field hospital"),
        ("مدرسة", "a school"),
        ("حافلات", "buses"),
        ("جثة", "a body"),
        ("أراضي زراعية", "farmland"),
    ],
)
def test_a_noun_by_itself(told: Callable[..., str | None], phrase: str, english: str) -> None:
    _holds(told, phrase, english)


@pytest.mark.parametrize(
    ("phrase", "english"),
    [
        ("أربعة جنود تونسيين", "four Tunisian soldiers"),
        ("موكب رئيس الوزراء التونسي", "the motorcade of the Tunisian prime minister"),
        ("رئيس المجلس المحلي", "the head of the local council"),
        ("عشرات المدنيين", "dozens of civilians"),
        ("العشرات من المدنيين", "dozens of civilians"),
        ("أكثر من 90 قتيلا", "more than 90 dead"),
        ("ما لا يقل عن 12 شخصا", "at least 12 people"),
        ("20 مسلحا على الأقل", "at least 20 gunmen"),
        ("20 مسلحا على الأقل من القرية", "at least 20 gunmen from the village"),
        ("نحو 20 مسلحا", "about 20 gunmen"),
        ("أقل من 30 جنديا", "fewer than 30 soldiers"),
        ("50 إلى 60 مقاتلا", "50 to 60 fighters"),
        ("عشرات الآلاف من النازحين", "tens of thousands of displaced people"),
        ("عدة منازل", "several houses"),
        ("بعض السكان", "some residents"),
        ("جميع الأسرى", "all prisoners"),
        ("كل السجناء", "all prisoners"),
        ("عددا من المدنيين", "a number of civilians"),
        ("أحد زعماء الفصائل المسلحة", "one of the leaders of the armed factions"),
        ("سبعة آخرين", "seven others"),
        ("شخصا آخر", "another person"),
        ("جنديين آخرين", "two other soldiers"),
        ("شخصا واحدا", "one person"),
        ("انتحاريين اثنين", "two suicide bombers"),
        ("ثلاثة من أفراد عائلة واحدة", "three members of one family"),
        ("الجنود السبعة", "the seven soldiers"),
        ("ثلاثة منهم", "three of them"),
        ("خمسة من عناصر الشرطة", "five members of the police"),
        ("طفلين", "two children"),
        ("جنديين تركيين", "two Turkish soldiers"),
        ("هؤلاء المقاتلين", "these fighters"),
        ("هذه القرية", "this village"),
        ("مئات المقاتلين والمدنيين", "hundreds of fighters and civilians"),
        ("30 كرديا", "30 Kurds"),
        ("ثلاثة أمريكيين", "three Americans"),
        ("ست غارات", "six air strikes"),
    ],
)
def test_how_many(told: Callable[..., str | None], phrase: str, english: str) -> None:
    _holds(told, phrase, english)


@pytest.mark.parametrize(
    ("phrase", "english"),
    [
        ("مقاتلي الدولة الإسلامية", "Islamic State fighters"),
        ("مواقع الحوثيين", "positions of the Houthis"),
        ("متشددين من تنظيم الدولة الإسلامية", "militants of the Islamic State"),
        ("مقاتلي حزب الله", "Hezbollah fighters"),
        ("مقاتلي حزب الله وحركة أمل", "fighters of Hezbollah and the Amal Movement"),
        ("شابا من مدينة صفاقس", "a young man from Sfax"),
        ("مستشفى في مدينة إدلب", "a hospital in Idlib"),
        ("العميد سامر الحداد", "Samer al-Haddad"),
        ("تنظيم داعش", "the Islamic State"),
        ("جنود إسرائيل", "the Israeli soldiers"),
        ("قرى في جنوب العراق", "villages in the south of Iraq"),
        ("عضوا في حركة طالبان", "a member in the Taliban"),
        ("دورية للجيش التركي", "a patrol of the Turkish Armed Forces"),
    ],
)
def test_names_inside(told: Callable[..., str | None], phrase: str, english: str) -> None:
    _holds(told, phrase, english)


@pytest.mark.parametrize(
    ("phrase", "english"),
    [
        ("قوات موالية للحكومة", "forces loyal to the government"),
        ("القوات الموالية للحكومة", "the forces loyal to the government"),
        ("الفصائل المدعومة من تركيا", "the factions backed by Turkey"),
        ("ثلاث شاحنات محملة بأسلحة", "three trucks loaded with weapons"),
        ("مقر قيادة الفصيل", "command headquarters of the faction"),
        ("منازل المدنيين", "houses of the civilians"),
        ("سكان القرية", "residents of the village"),
        ("مدير المستشفى", "the director of the hospital"),
        ("ضحايا القصف", "victims of the bombardment"),
        ("جثث مدنيين", "bodies of civilians"),
        ("مواقع أمنية وعسكرية", "security and military positions"),
        ("ثلاثة أطفال بينهم رضيع", "three children including an infant"),
        ("قافلة مساعدات إنسانية", "a humanitarian aid convoy"),
        ("ضابطي شرطة", "two police officers"),
        ("مقاتليهم", "their fighters"),
        ("منازل صغيرة", "small houses"),
        ("كمية من المتفجرات", "a quantity of explosives"),
        ("12 قتيلا من المدنيين", "12 dead among the civilians"),
        ("مسؤولا أمنيا كبيرا", "a senior security official"),
        ("منزل قيادي", "a house of a leader"),
        ("أطراف القرية", "outskirts of the village"),
        ("أطراف الحوار", "parties of the dialogue"),
        ("عضو البرلمان", "a member of the parliament"),
        ("نائب رئيس البرلمان", "the deputy head of the parliament"),
        ("الحدود العراقية", "the Iraqi border"),
        ("جثث ثلاثة رجال", "bodies of three men"),
        ("وزير الداخلية", "the interior minister"),
        ("فصائل المعارضة المسلحة", "the armed opposition factions"),
        ("منصات صواريخ", "rocket launchers"),
        ("مخيم للنازحين", "a camp for displaced people"),
        ("خلية مكونة من خمسة أفراد", "a cell made up of five members"),
        ("رؤساء تحرير الصحف", "editors-in-chief of the newspapers"),
        ("مجموعة من الكتاب المصريين", "a group of Egyptian writers"),
        ("طقمين عسكريين", "two military armed pickups"),
    ],
)
def test_what_belongs_to_a_noun(told: Callable[..., str | None], phrase: str, english: str) -> None:
    _holds(told, phrase, english)


@pytest.mark.parametrize(
    ("phrase", "english"),
    [
        ("طفلين وامرأة", "two children and a woman"),
        ("مدنيين وعسكريين", "civilians and soldiers"),
        ("قتلى وجرحى", "dead and wounded"),
        ("امرأة وطفلا ورجلين", "a woman, a child and two men"),
        ("مواقع الجيش والشرطة", "positions of the army and the police"),
        ("قرى وبلدات ومخيمات", "villages, towns and camps"),
        ("رجلا وزوجته وأطفالهما", "a man, his wife and their children"),
        ("قادة كتائب وسرايا", "battalion and company commanders"),
        ("مخازن أسلحة وذخيرة", "weapons and ammunition depots"),
        ("أسلحة خفيفة ومتوسطة", "light and medium weapons"),
        ("سيارة إسعاف وطاقمها", "an ambulance and its crew"),
    ],
)
def test_what_is_joined(told: Callable[..., str | None], phrase: str, english: str) -> None:
    _holds(told, phrase, english)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("وأسفر القصف [التركي] عن دمار واسع.", "Turkey"),
        ("قُتل [سوري] في الحريق.", "a Syrian"),
        ("اعتقلت الشرطة [مواطنا سوريا].", "a Syrian citizen"),
        ("قال [أمين عام حزب الله حسن نصر الله] إن الحرب انتهت.", "Hassan Nasrallah"),
        ("قُصفت سفينة في [البحر الأحمر] أمس.", "the Red Sea"),
        ("اعتقلت الشرطة [السوريين] أمس.", "the Syrians"),
        ("تحدث التقرير عن [ابنه] وعن القرية.", "the son"),
        ("قُتل نحو [ألف سوري] في الحرب.", "about 1,000 Syrians"),
        ("تحدث التقرير [للحكومة] عن القرية.", "the government"),
        ("أصدر الوزير [أمرا] بالإغلاق.", "an order"),
        ("وصل [آمر] اللواء إلى القرية.", "a commander"),
        ("وصل المسعفون [ومدنيون] إلى القرية.", "civilians"),
    ],
)
def test_where_it_stands(told: Callable[..., str | None], text: str, english: str) -> None:
    _holds(told, text, english)


@pytest.mark.parametrize(
    ("phrase", "english"),
    [
        ("الجنود المتعجرفين", "the soldiers"),
        ("القوات الموالية له", "the forces"),
        ("جنديا قرب شجيرات الدفلى", "a soldier"),
        ("محافظات", "governorates"),
    ],
)
def test_what_is_unknown_is_left_out(told: Callable[..., str | None], phrase: str, english: str) -> None:
    _holds(told, phrase, english)


@pytest.mark.parametrize(
    "phrase",
    [
        "شجيرات",  # an unknown head
        "بائع شجيرات الدفلى",  # an unknown genitive
        "جنديا، وشجيرات",  # an unknown noun joined behind a comma
        "40 في المئة من السكان",  # a part of them
        "ثالث جندي",  # a rank
        "قوارب وشجيرات",  # an unknown noun joined
        "التي هربت",
        "أمام الجنود",  # a preposition, and no imam
        "كما قتل",
    ],
)
def test_no_english_where_it_would_be_wrong(told: Callable[..., str | None], phrase: str) -> None:
    assert told(phrase) is None


def _numeral(
    least: int | None, most: int | None, *, vague: bool = False, passed: bool = False, kind: Any = "cardinal"
) -> Numeral:
    return Numeral(
        start=0, end=1, first=0, last=0, reach=0, minimum=least, maximum=most, vague=vague, kind=kind, passed=passed
    )  # fmt: skip


@pytest.mark.parametrize(
    ("numeral", "english"),
    [
        (_numeral(1, 1), "one"),
        (_numeral(10, 10), "ten"),
        (_numeral(11, 11), "11"),
        (_numeral(12_500, 12_500), "12,500"),
        (_numeral(2_500_000, 2_500_000), "2.5 million"),
        (_numeral(20, 20, vague=True), "about 20"),
        (_numeral(31, None, vague=True, passed=True), "more than 30"),
        (_numeral(11, None, vague=True), "at least 11"),
        (_numeral(12, None, vague=True), "at least 12"),
        (_numeral(None, 29, vague=True, passed=True), "fewer than 30"),
        (_numeral(None, 12, vague=True), "up to 12"),
        (_numeral(3, 5, vague=True), "three to five"),
        (_numeral(None, None), None),
        (_numeral(3, 3, kind="ordinal"), None),
        (_numeral(40, 40, kind="percent"), None),
    ],
)
def test_a_number(numeral: Numeral, english: str | None) -> None:
    assert count_in_english(numeral, None) == english


def test_only_a_governing_adjective_takes_a_preposition() -> None:
    with pytest.raises(ValueError, match="governing"):
        PhraseWord(form="كبير", class_="adjective", gloss="large", example="بيت كبير", takes=("من",))
