import subprocess

import pytest

from tests.docs.examples import Example, difference, examples, rewritten, run

PAGE = """\
# Title

```python
x = 2
print("اثنان", x)
```

```text
اثنان 2
```

```python
y = x + 1
```

Then:

```text
not the output of anything
```

```console
$ make demo
$ musnad --version
0.0.0
$ musnad read \\
    report.txt
one
two
```

```yaml
key: value
```
"""


def test_python_and_musnad_examples_are_found_with_what_they_show() -> None:
    found = [(each.kind, each.source, each.shown) for each in examples(PAGE)]
    assert found == [
        ("python", 'x = 2\nprint("اثنان", x)\n', "اثنان 2\n"),
        ("python", "y = x + 1\n", None),
        ("shell", "musnad --version", "0.0.0\n"),
        ("shell", "musnad read \\\n    report.txt", "one\ntwo\n"),
    ]


def test_an_example_knows_where_it_stands() -> None:
    lines = PAGE.split("\n")
    first, _, version, _ = examples(PAGE)
    assert lines[first.line - 1] == "```python"
    assert lines[version.line - 1] == "$ musnad --version"
    assert PAGE[version.start : version.end] == "0.0.0\n"


def test_python_blocks_share_their_names_and_give_what_they_print() -> None:
    names: dict[str, object] = {}
    first, second, *_ = examples(PAGE)
    assert run(first, names) == "اثنان 2\n"
    assert run(second, names) == ""
    assert names["y"] == 3


def test_an_error_in_an_example_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        run(Example("python", 1, "1 / 0", None, 0, 0), {})
    with pytest.raises(subprocess.CalledProcessError):
        run(Example("shell", 1, "exit 3", "", 0, 0), {})
    with pytest.raises(subprocess.CalledProcessError):
        run(Example("shell", 1, "false | cat", "", 0, 0), {})


def test_a_command_gives_what_it_prints() -> None:
    assert run(Example("shell", 1, "echo قال", "", 0, 0), {}) == "قال\n"


@pytest.mark.parametrize(
    ("shown", "printed"),
    [
        ("a\nb\n", "a\nb"),
        ("a  \nb", "a\nb\n\n"),
        ("a\n…\nd", "a\nb\nc\nd"),
        ("a\n…\nd", "a\nd"),
        ("…\nd", "a\nd"),
        ("a\n…", "a\nb"),
        ("a\n…\nc\n…\ne", "a\nb\nc\nd\nc\ne"),
    ],
)
def test_output_as_shown_is_no_difference(shown: str, printed: str) -> None:
    assert difference(shown, printed) == ""


@pytest.mark.parametrize(
    ("shown", "printed"),
    [("a", "b"), ("a\nb", "a"), ("a", "a\nb"), ("a\n…\nd", "a\nb"), ("…\nd", "d\ne"), ("a\n…", "b\na")],
)
def test_output_other_than_shown_is_a_difference(shown: str, printed: str) -> None:
    assert "--- shown" in difference(shown, printed)


def test_a_page_is_rewritten_with_the_real_output() -> None:
    page = "```python\nprint(1 + 1)\n```\n\n```text\n3\n```\n\nEnd.\n"
    assert rewritten(page) == page.replace("3\n", "2\n")


def test_a_shown_output_with_any_lines_is_left() -> None:
    page = "```python\nprint(1)\nprint(2)\n```\n```text\n1\n…\n```\n"
    assert rewritten(page) == page
