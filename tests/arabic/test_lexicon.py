from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Literal

import msgspec
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from musnad.arabic.folding import fold_word
from musnad.arabic.lexicon import Entry, compile_table, compiled_path, digest, keys_of, load, rows
from musnad.errors import LexiconError
from tests.strategies import texts

if TYPE_CHECKING:
    from pathlib import Path


class Word(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    class_: Literal["tree", "tool"]
    plurals: tuple[str, ...] = ()
    common: bool = False

    def shown(self) -> tuple[str, ...]:
        return (self.in_example,) if self.in_example else (self.form, *self.plurals)


GOOD = """\
# Things of the garden.
- form: زيتونة
  class: tree
  plurals: [زيتون, زيتونات]
  common: true
  gloss: olive tree
  example: نام الراعي تحت الزيتونة.

- form: فأس
  class: tool
  gloss: 'axe: the woodcutter''s'
  example: حمل فأسا.
"""


@pytest.fixture
def lexicon(tmp_path: Path) -> Path:
    return tmp_path / "garden.yaml"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def refusal(path: Path, text: str) -> str:
    with pytest.raises(LexiconError) as caught:
        load(write(path, text), Word)
    message = str(caught.value)
    assert path.name in message
    return message


def test_entries_come_typed_and_in_order(lexicon: Path) -> None:
    olive, axe = load(write(lexicon, GOOD), Word)
    assert olive.form == "زيتونة"
    assert olive.plurals == ("زيتون", "زيتونات")
    assert olive.common is True
    assert axe.gloss == "axe: the woodcutter's"
    assert axe.class_ == "tool"
    assert not axe.common


def test_no_is_a_word_in_either_shape(lexicon: Path) -> None:
    usual = GOOD.replace("gloss: olive tree", "gloss: NO")
    assert load(write(lexicon, usual), Word)[0].gloss == "NO"
    assert load(write(lexicon, usual.replace("plurals: [", "plurals:  [")), Word)[0].gloss == "NO"


SENTENCE_LETTERS = st.text(alphabet="ابتثجحخ دذرزسش: #,'-[]{}?!*&%@`\"abc", max_size=30)


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "gloss": SENTENCE_LETTERS,
                "plurals": st.lists(st.text(alphabet="ابتثجحخذ", min_size=1, max_size=5), min_size=1, max_size=3),
                "note": SENTENCE_LETTERS,
            }
        ),
        min_size=1,
        max_size=4,
    )
)
def test_a_file_reads_alike_in_every_shape_of_yaml(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[dict[str, object]]
) -> None:
    entries = [
        {"form": f"كلمة{index}", "class": "tree", "example": f"هذه كلمة{index} هنا.", **fields}
        for index, fields in enumerate(drawn)
    ]
    folder = tmp_path_factory.mktemp("shapes")
    usual = write(folder / "usual.yaml", "".join(map(usual_shape, entries)))
    block = write(folder / "block.yaml", yaml.safe_dump(entries, allow_unicode=True, default_flow_style=False))
    flow = write(folder / "flow.yaml", yaml.safe_dump(entries, allow_unicode=True, default_flow_style=True))
    assert load(usual, Word) == load(block, Word) == load(flow, Word)
    assert [word.gloss for word in load(usual, Word)] == [entry["gloss"] for entry in entries]


def usual_shape(entry: dict[str, object]) -> str:
    lines = []
    for key, value in entry.items():
        if isinstance(value, list):
            lines.append(f"{key}: [{', '.join(value)}]")
        else:
            lines.append(f"{key}: '{str(value).replace(chr(39), chr(39) * 2)}'")
    return "- " + "\n  ".join(lines) + "\n"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("gloss: olive#tree", "olive#tree"),
        ("gloss: olive:tree", "olive:tree"),
        ("gloss: olive tree # the old one", "olive tree"),
        ('gloss: "olive tree"', "olive tree"),
        ("gloss: ''", ""),
        ("gloss: 'olive # tree'", "olive # tree"),
        ("gloss:   olive tree  ", "olive tree"),
        ("gloss: olive\n    tree", "olive tree"),
    ],
)
def test_scalars_mean_what_they_mean_in_yaml(lexicon: Path, line: str, value: str) -> None:
    text = GOOD.replace("gloss: olive tree", line)
    assert yaml.safe_load(text)[0]["gloss"] == value
    assert load(write(lexicon, text), Word)[0].gloss == value


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("class: tree", "class: animal", "animal"),
        ("class: tree", "clas: tree", "clas"),
        ("  gloss: olive tree\n", "", "gloss"),
        ("common: true", "common: often", "bool"),
        ("plurals: [زيتون, زيتونات]", "plurals: زيتون", "array"),
        ("plurals: [زيتون, زيتونات]", "plurals: []", ""),
    ],
)
def test_an_entry_that_does_not_fit_its_type_is_named(lexicon: Path, old: str, new: str, told: str) -> None:
    text = GOOD.replace(old, new)
    if not told:
        assert load(write(lexicon, text), Word)[0].plurals == ()
        return
    message = refusal(lexicon, text)
    assert told in message
    assert "زيتونة" in message


def test_an_entry_twice_is_refused(lexicon: Path) -> None:
    assert "زيتونة" in refusal(lexicon, GOOD + GOOD)


@pytest.mark.parametrize("shape", ["usual", "other"])
def test_a_key_twice_in_an_entry_is_refused(lexicon: Path, shape: str) -> None:
    text = GOOD.replace(
        "class: tree", "class: tree\n  class: tool" if shape == "usual" else "class: tree\n  class:  tool"
    )
    assert "class" in refusal(lexicon, text)


@pytest.mark.parametrize(
    ("example", "stands"),
    [
        ("نام تحت الزيتونة.", True),
        ("نام تحت زيتونة؟", True),
        ("وبالزيتونات عُرف الوادي.", True),
        ("للزيتونات ظل.", True),
        ("فقطع زيتونهم.", True),
        ("زيتونةٌ قديمة.", True),
        ("قطع زَيْتونَة.", True),
        ("نام تحت شجرة.", False),
        ("الزيتونيات نباتات.", False),
        ("قرأ عن جامع الزيتوني.", True),
        ("كتب المزيتون الاسم.", False),
        ("", False),
    ],
)
def test_the_example_holds_the_form_or_the_entry_is_refused(lexicon: Path, example: str, stands: bool) -> None:  # noqa: FBT001  # a column of the table
    text = GOOD.replace("example: نام الراعي تحت الزيتونة.", f"example: '{example}'")
    if stands:
        assert load(write(lexicon, text), Word)
    else:
        assert "زيتونة" in refusal(lexicon, text)


def test_an_inflected_form_that_is_named_must_stand_in_the_example(lexicon: Path) -> None:
    named = GOOD.replace("  common: true", "  in_example: زيتونته")
    assert "زيتونة" in refusal(lexicon, named)
    load(write(lexicon, named.replace("تحت الزيتونة", "تحت زيتونته")), Word)


@pytest.mark.parametrize(
    "letter",
    [
        "\ufefb",
        "\ufe8d",
        "\ufdfa",
        "\ufb56",
        "\u0640",
        "\u200f",
        "\u202b",
        "\u2067",
        "\ufeff",
        "\u200c",
        "\u00ad",
        "\x07",
    ],
)
def test_letters_nobody_sees_or_types_are_refused(lexicon: Path, letter: str) -> None:
    message = refusal(lexicon, GOOD.replace("تحت الزيتونة", f"تحت{letter} الزيتونة"))
    if letter != "\x07":  # the parser itself refuses a control character
        assert f"U+{ord(letter):04X}" in message
        assert "زيتونة" in message


def test_unseen_letters_in_a_comment_are_refused_with_their_line(lexicon: Path) -> None:
    assert "line 1" in refusal(lexicon, GOOD.replace("garden.", "garden\u200e."))


def test_letters_that_are_not_composed_are_refused(lexicon: Path) -> None:
    assert "NFC" in refusal(lexicon, GOOD.replace("form: فأس", "form: فا\u0654س").replace("فأسا", "فا\u0654سا"))


@pytest.mark.parametrize("letter", ["ی", "ک", "ہ"])
def test_farsi_letters_need_a_note(lexicon: Path, letter: str) -> None:
    farsi = GOOD.replace("نام الراعي", f"نام الراع{letter}")
    assert "زيتونة" in refusal(lexicon, farsi)
    load(write(lexicon, farsi.replace("  common: true", "  note: typed on a Persian keyboard")), Word)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing\n",
        "form: زيتونة\n",
        "just words\n",
        "- &a {form: x}\n- *a\n",
        "- !!python/object:os.system {}\n",
        "- form: [unclosed\n",
        "---\n- form: x\n---\n- form: y\n",
        "- [زيتونة]\n",
    ],
)
def test_what_is_no_plain_list_of_entries_is_refused(lexicon: Path, text: str) -> None:
    refusal(lexicon, text)


def test_a_missing_file_and_a_wrong_encoding_are_our_errors(lexicon: Path) -> None:
    with pytest.raises(LexiconError, match=r"garden\.yaml"):
        load(lexicon, Word)
    lexicon.write_bytes("- form: زيتونة".encode("cp1256"))
    with pytest.raises(LexiconError, match=r"garden\.yaml"):
        load(lexicon, Word)


@given(st.text(max_size=200))
def test_any_text_loads_or_is_refused_by_our_error(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("any") / "any.yaml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(LexiconError):
        load(path, Word)


def test_the_digest_is_of_names_and_contents_and_not_of_their_order(tmp_path: Path) -> None:
    one, two = write(tmp_path / "one.yaml", "1"), write(tmp_path / "two.yaml", "2")
    before = digest([one, two])
    assert before == digest([two, one])
    assert before.startswith("sha256:")
    assert before != digest([one])
    write(one, "2")
    write(two, "1")
    assert before != digest([one, two])


def test_entries_cannot_be_changed(lexicon: Path) -> None:
    with pytest.raises(AttributeError):
        load(write(lexicon, GOOD), Word)[0].gloss = "ash"  # type: ignore[misc]  # the point of the test


def test_an_entry_encodes_under_its_public_names(lexicon: Path) -> None:
    assert msgspec.to_builtins(load(write(lexicon, GOOD), Word)[0])["class"] == "tree"


def compiled(path: Path, text: str = GOOD) -> Path:
    """The compiled table of a lexicon file of this text."""
    table = compiled_path(path)
    table.write_bytes(compile_table(write(path, text), Word))
    return table


def test_a_compiled_table_gives_what_its_file_gives(lexicon: Path) -> None:
    plain, raw = load(write(lexicon, GOOD), Word), rows(lexicon)
    compiled(lexicon)
    assert load(lexicon, Word) == plain
    assert rows(lexicon) == raw
    assert compile_table(lexicon, Word) == compiled_path(lexicon).read_bytes()


def test_a_compiled_table_is_a_digest_and_the_entries_and_is_what_is_read(lexicon: Path) -> None:
    table = compiled(lexicon)
    file_digest, entries = msgspec.msgpack.decode(table.read_bytes())
    assert file_digest == hashlib.sha256(lexicon.read_bytes()).digest()
    entries[0]["gloss"] = "olive tree, compiled"
    table.write_bytes(msgspec.msgpack.encode([file_digest, entries]))
    assert load(lexicon, Word)[0].gloss == "olive tree, compiled"


def test_a_file_that_was_changed_is_read_itself_and_checked(lexicon: Path) -> None:
    compiled(lexicon)
    changed = GOOD.replace("olive tree", "olive")
    assert load(write(lexicon, changed), Word)[0].gloss == "olive"
    assert rows(lexicon)[0]["gloss"] == "olive"
    assert "زيتونة" in refusal(lexicon, GOOD + GOOD)


@pytest.mark.parametrize("part", [0, 20, 35, -1])
def test_a_compiled_table_cut_short_is_passed_over(lexicon: Path, part: int) -> None:
    table = compiled(lexicon)
    table.write_bytes(table.read_bytes()[:part])
    assert load(lexicon, Word)[0].gloss == "olive tree"


def test_a_compiled_table_that_no_longer_fits_the_type_leaves_it_to_the_file_to_tell(lexicon: Path) -> None:
    class Tree(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
        class_: Literal["tree"]
        plurals: tuple[str, ...] = ()
        common: bool = False

    compiled(lexicon)
    with pytest.raises(LexiconError, match=r"garden\.yaml: entry 2 .*tool"):
        load(lexicon, Tree)


@pytest.mark.parametrize("text", [GOOD + GOOD, GOOD.replace("tool", "toll"), GOOD.replace("حمل فأسا", "حمل"), "# no"])
def test_what_is_refused_is_not_compiled(lexicon: Path, text: str) -> None:
    with pytest.raises(LexiconError):
        compile_table(write(lexicon, text), Word)


def test_rows_without_a_type_are_compiled_too(lexicon: Path) -> None:
    table = compile_table(write(lexicon, "- {form: زيتونة}\n"), None)
    compiled_path(lexicon).write_bytes(table)
    assert msgspec.msgpack.decode(table)[1] == rows(lexicon) == [{"form": "زيتونة"}]


@example(["هيى\u0654ة", "مسو\u0654ول"])
@example([" أ", "أ ", "أ  ب", "أ\u00a0ب"])
@given(st.lists(texts(12) | st.text("اأإآىيةهئؤۀکگچ \ufefb\ufdfa٣3AÉ", min_size=1, max_size=12), max_size=4))
def test_keys_are_the_folded_words_of_each_form(forms: list[str]) -> None:
    assert keys_of(forms) == [" ".join(map(fold_word, form.split())) for form in forms]
