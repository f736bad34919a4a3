import pytest

from musnad.model import Document
from musnad.reading import Reader
from tests.docs.examples import ROOT

STORY = "قال الوزير إن الطريق مفتوح منذ أمس."


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("عودة القوافل\nشام برس – خاص – الأحد 3 تشرين الثاني 2019\n", "2019-11-03"),
        ("عودة القوافل\nرام الله - شبكة الزيتون - فجر الاثنين 2/10/2023\n", "2023-10-02"),
        ("عودة القوافل\nكتب: هانى عبد الموجود - العريش - الجمعة 6 أبريل 2018\n", "2018-04-06"),
        ("عودة القوافل\nنشر في: 05/03/2020 - 14:30\n", "2020-03-05"),
        ("عودة القوافل\nعدن (الغد) الأربعاء 21 محرم 1437هـ - 4 نوفمبر 2015م\n", "2015-11-04"),
        ("عودة القوافل\n٥ آذار ٢٠٢٠\n", "2020-03-05"),
        ("عودة القوافل\nبيروت، 5 آذار 2020\n", "2020-03-05"),
        ("(بيروت، 22 مايو 2018) – ", "2018-05-22"),
        ("دمشق (سانا) 5 آذار 2020 - ", "2020-03-05"),
        ("غزة 5-3-2020 وفا- ", "2020-03-05"),
        ("الخرطوم 5-3-2020 (سونا) - ", "2020-03-05"),
        ("بيروت في 5 آذار 2020 (رويترز) - ", "2020-03-05"),
        ("عودة القوافل\nالرياض 21 محرم 1437 هـ الموافق 04 نوفمبر 2015 م واس\n", "2015-11-04"),
    ],
)
def test_a_report_is_of_the_day_of_its_dateline(reader: Reader, head: str, day: str) -> None:
    record = reader.read(Document(text=head + STORY))
    assert (record.document.published, record.document.published_basis) == (day, "dateline")
    assert record.times[-1].reference == "publication"
    assert record.times[-1].value is not None


@pytest.mark.parametrize(
    "head",
    [
        "عودة القوافل\nشام برس – الأحد 3 تشرين الثاني\n",
        "عودة القوافل\nآخر تحديث: 5 آذار 2020\n",
        "عودة القوافل\nعدن (الغد) 21 محرم 1437هـ\n",
        "عودة القوافل\nفُتح الطريق أمام القوافل، الخميس 5 آذار 2020\n",
        "الطرق المفتوحة حتى 5 آذار 2020\n",
        "قالت البلدية، يوم الخميس 5 آذار 2020، إن السوق مغلق.\n",
        "عودة القوافل\nدمشق - سانا\n",
        "أغلق السوق 5-3-2020 تاجر محلي - ",
        "",
    ],
)
def test_what_is_no_full_date_of_a_dateline_leaves_the_report_undated(reader: Reader, head: str) -> None:
    record = reader.read(Document(text=head + STORY))
    assert (record.document.published, record.document.published_basis) == (None, None)


def test_what_is_said_of_a_report_stands_above_its_dateline(reader: Reader) -> None:
    document = Document(text="بيروت، 5 آذار 2020\n" + STORY, published="2020-03-06", published_basis="given")
    assert reader.read(document).document == document


def test_samples_are_of_the_day_of_their_datelines(reader: Reader) -> None:
    text = (ROOT / "samples" / "04-opposition-site-shelling.txt").read_text("utf-8")
    assert reader.read(Document(text=text)).document.published == "2019-11-03"
