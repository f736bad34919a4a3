import pytest

from musnad.case.intake import Found, Refused
from tests.originals import OTHER, TEXT, read_all, refused, texts

LINES = TEXT.split("\n")


def rss(*items: str, end: str = "</channel></rss>") -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>صحيفة النبع</title><language>ar</language>'
        f"{''.join(items)}{end}"
    )


WHOLE = (
    "<item><title>فتح &lt;b&gt;الطريق&lt;/b&gt; &amp;amp; الجسر</title><link>https://example.org/1</link>"
    "<dc:creator>هند</dc:creator><pubDate>Mon, 31 Jan 2022 23:30:00 +0300</pubDate><description>ملخص</description>"
    f"<content:encoded><![CDATA[<p>{LINES[0]}</p><script>قال المهاجم</script><p>{LINES[1]}</p>]]>"
    "</content:encoded></item>"
)
SUMMARY = f"<item><title>خبر</title><description>{OTHER}</description></item>"


def test_an_item_has_its_whole_text_where_the_feed_carries_it() -> None:
    whole, summary = read_all(rss(WHOLE, SUMMARY).encode(), "a.xml")
    assert isinstance(whole, Found)
    assert (whole.part, whole.text, whole.notes) == ("item 1", TEXT, ())
    assert (whole.title, whole.outlet, whole.byline) == ("فتح الطريق & الجسر", "صحيفة النبع", "هند")
    assert (whole.published, whole.published_at) == ("2022-01-31", "2022-01-31T23:30:00+03:00")
    assert (whole.url, whole.language) == ("https://example.org/1", "ar")
    assert isinstance(summary, Found)
    assert (summary.text, summary.notes, summary.published) == (OTHER, ("summary-only",), None)


def test_atom_is_read_with_its_changes() -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>وكالة التلة</title><entry><title>خبر</title>'
        '<link href="https://example.org/2"/><author><name>سالم</name></author>'
        "<published>2022-01-31T10:00:00Z</published><updated>2022-02-01T09:00:00Z</updated>"
        f'<content type="html">&lt;div&gt;{OTHER}&lt;br&gt;سطر آخر&lt;/div&gt;</content></entry></feed>'
    )
    (item,) = read_all(feed.encode(), "a.atom")
    assert isinstance(item, Found)
    assert (item.text, item.outlet, item.byline) == (OTHER + "\nسطر آخر", "وكالة التلة", "سالم")
    assert (item.published, item.edited) == ("2022-01-31", "2022-02-01T09:00:00+00:00")


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1256"])
def test_an_address_that_is_none_of_the_web_is_not_taken_for_one(encoding: str) -> None:
    item = f"<item><title>خبر</title><link>javascript:alert(1)</link><description>{OTHER}</description></item>"
    (found,) = read_all(rss(item).replace("UTF-8", encoding).encode(encoding), "a.xml")
    assert isinstance(found, Found)
    assert found.url is None


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1256"])
def test_the_encoding_is_the_one_that_it_names(encoding: str) -> None:
    data = rss(SUMMARY).replace("UTF-8", encoding).encode(encoding)
    assert texts(read_all(data, "a.xml")) == [OTHER]


def test_of_a_feed_that_breaks_off_the_whole_items_are_taken() -> None:
    inside = rss(SUMMARY, WHOLE[:300], end="")
    assert texts(read_all(inside.encode(), "a.xml")) == [OTHER, "intake.cut"]
    between = rss(SUMMARY, SUMMARY, end="")
    assert texts(read_all(between.encode(), "a.xml")) == [OTHER, OTHER, "intake.cut"]


def test_entities_are_refused_before_they_are_read() -> None:
    laughs = "".join(f'<!ENTITY l{n} "&l{n - 1};&l{n - 1};">' for n in range(1, 40))
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ها">{laughs}]>'
        + rss("<item><title>&l39;</title></item>")[38:]
    )
    assert refused(bomb.encode(), "a.xml").key == "intake.xml-entities"
    outside = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + rss(SUMMARY.replace("خبر", "&x;"))[38:]
    assert refused(outside.encode(), "a.xml").key == "intake.xml-entities"
    assert refused(outside.encode("utf-16"), "a.xml").key == "intake.xml-entities"


def test_a_feed_without_items_is_refused() -> None:
    assert refused(rss().encode(), "a.xml") == Refused("", "intake.no-items", {})
