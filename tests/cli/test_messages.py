import re
import string
from pathlib import Path

import pytest

import musnad.cli
from musnad.cli.messages import Messages, choose_language, load_catalogue
from musnad.cli.refusal import RefusalError
from musnad.errors import DataError, InputError

CATALOGUE = load_catalogue()
SOURCES = [file.read_text(encoding="utf-8") for file in Path(musnad.cli.__path__[0]).glob("*.py")]


def fields(message: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


@pytest.mark.parametrize("key", CATALOGUE)
def test_every_message_says_the_same_in_both_languages(key: str) -> None:
    entry = CATALOGUE[key]
    assert set(entry) == {"en", "ar"}
    assert all(text.strip() for text in entry.values())
    if key != "input.language":
        assert fields(entry["en"]) >= fields(entry["ar"]) - {"reason"}
        assert fields(entry["ar"]) >= fields(entry["en"]) - {"reason"}


@pytest.mark.parametrize("key", [key for key in CATALOGUE if not key.endswith((".usage", ".examples"))])
def test_arabic_messages_are_arabic_and_english_ones_are_not(key: str) -> None:
    arabic = re.compile("[\u0621-\u064a]")
    assert arabic.search(CATALOGUE[key]["ar"])
    assert not arabic.search(CATALOGUE[key]["en"])


def test_every_message_that_the_code_asks_for_is_there() -> None:
    asked = {
        key
        for source in SOURCES
        for key in re.findall(
            r"\"((?:input|output|read|export|explain|init|add|run|status|retry|diff-readings|actors|config|gazetteer|evaluate|help|usage)\.[\w.-]+)\"",
            source,
        )
    }
    assert len(asked) > 40
    assert {key for key in asked if not key.endswith((".txt", ".sqlite", ".toml"))} <= set(CATALOGUE)


@pytest.mark.parametrize(
    ("asked", "environ", "language"),
    [
        (None, {}, "en"),
        (None, {"LANG": "ar_SY.UTF-8"}, "ar"),
        (None, {"LANG": "ar"}, "ar"),
        (None, {"LC_ALL": "C.UTF-8", "LANG": "ar_SY.UTF-8"}, "en"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "ar.UTF-8", "LANG": "en_US"}, "ar"),
        ("en", {"LANG": "ar_SY.UTF-8"}, "en"),
        ("ar", {}, "ar"),
        (None, {"LANG": "arc_SY"}, "en"),
    ],
)
def test_the_language_is_the_one_asked_for_or_that_of_the_locale(
    asked: str | None, environ: dict[str, str], language: str
) -> None:
    assert choose_language(asked, environ) == language


def test_errors_are_told_in_the_language_where_the_catalogue_has_them() -> None:
    say = Messages("ar", CATALOGUE)
    assert say.of_error(RefusalError("input.missing")) == "لا يوجد ملف أو مجلد بهذا الاسم"
    assert say.of_error(InputError("its own words")) == "تعذر ذلك: its own words"
    assert Messages("en", CATALOGUE).of_error(InputError("its own words")) == "its own words"


def test_a_message_that_is_not_there_is_an_error() -> None:
    with pytest.raises(DataError, match=r"no\.such"):
        Messages("en", CATALOGUE)("no.such")
    with pytest.raises(DataError, match="share"):
        Messages("en", CATALOGUE)("input.not-arabic")
