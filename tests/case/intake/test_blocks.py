import pytest

from musnad.case.intake.blocks import fragment_text
from musnad.errors import RefusalError


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("", ""),
        ("words  alone\n here", "words alone here"),
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("one<br>two<br/><br>three", "one\ntwo\nthree"),
        ("<div>one <b>bold</b>\n two</div>tail", "one bold two\ntail"),
        ("<p>one</p><script>x</script><style>y</style><!-- z -->two", "one\ntwo"),
        ("<ul><li>one</li><li>two <i>three</i></li></ul>", "one\ntwo three"),
        ("<table><tr><td>a</td><td>b c</td></tr><tr><td></td><td>d</td></tr></table>", "a\tb c\nd"),
        ("a &lt;b&gt; &amp; c&nbsp;d", "a <b> & c\u00a0d"),
        ("\u200fقال\u200f <a href='x'>نعم</a>", "\u200fقال\u200f نعم"),
    ],
)
def test_the_text_of_a_fragment_is_the_one_that_is_shown(markup: str, text: str) -> None:
    assert fragment_text(markup, 1000) == text


def test_a_fragment_of_too_many_elements_is_refused() -> None:
    with pytest.raises(RefusalError) as caught:
        fragment_text("<b>" * 11, 10)
    assert caught.value.key == "intake.too-many-elements"
