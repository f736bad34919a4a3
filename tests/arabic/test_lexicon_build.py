import hashlib
import json
import re
from pathlib import Path

import masdars
import paradigms
import pytest

from musnad.arabic import clitics, morphology
from musnad.arabic.morphology import LEXICONS, Frequencies, Lexicon
from musnad.errors import DataError

ROOT = Path(__file__).parents[2]
DATA = Path(clitics.__file__).parent / "data"
MANIFEST = json.loads((DATA / "MANIFEST.json").read_text("utf-8"))
MEGABYTE = 1_000_000


def sha256(path: Path) -> str:
    """The digest of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", sorted(MANIFEST["outputs"]))
def test_the_committed_data_is_the_data_of_the_manifest(name: str) -> None:
    assert sha256(DATA / name) == MANIFEST["outputs"][name]["sha256"]


def test_nothing_else_lies_beside_the_data() -> None:
    assert {path.name for path in DATA.iterdir()} == {*MANIFEST["outputs"], "MANIFEST.json"}


def test_the_data_was_built_with_the_function_words_of_today() -> None:
    table = ROOT / "src" / "musnad" / "lexicons" / "function_words.yaml"
    assert sha256(table) == MANIFEST["function_words"], "run `make lexicon`"


def test_the_data_comes_from_the_pinned_packages() -> None:
    requirements = (ROOT / "resources/arabic/requirements.txt").read_text("utf-8")
    pinned = dict(re.findall(r"^(\w+)==(\S+) ", requirements, re.MULTILINE))
    assert {name: source["version"] for name, source in MANIFEST["inputs"].items()} == pinned


def test_the_data_stays_small() -> None:
    assert sum(facts["bytes"] for facts in MANIFEST["outputs"].values()) < 13 * MEGABYTE


def test_every_file_has_its_licence() -> None:
    assert {name.partition(".")[0] for name in MANIFEST["outputs"]} == set(MANIFEST["licences"])
    assert not any("GPL" in licence.partition(":")[0] or "NC" in licence for licence in MANIFEST["licences"].values())


def test_the_lexicons_hold_what_they_should() -> None:
    sizes = {name: len(Lexicon(DATA, name)) for name in LEXICONS}
    assert sizes["verbs"] > 500_000
    assert sizes["ayaspell"] > 150_000
    assert Frequencies(DATA).log("في") > Frequencies(DATA).log("سجن") > Frequencies.UNSEEN


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "verbs.rows").write_bytes(b"x" * 100)
    with pytest.raises(DataError, match="not word data"):
        Lexicon(tmp_path, "verbs")
    with pytest.raises(DataError, match="cannot be opened"):
        Lexicon(tmp_path, "ayaspell")


def test_cells_of_a_report_weigh_more_than_cells_of_a_dialogue() -> None:
    third = morphology.Slot("verb", "past", 3, "m", "s", "active")
    second = morphology.Slot("verb", "past", 2, "f", "s", "active")
    assert morphology.cell_weight(third) > morphology.cell_weight(second)


def forms(word: str, *families: paradigms.Family) -> set[str]:
    """The inflected forms of a word."""
    return {item.form for item in paradigms.inflect(word, frozenset(families))}


def test_a_noun_inflects() -> None:
    assert forms("مدرسة", "plain", "dual", "women") == {
        "مدرسة", "مدرست", "مدرستان", "مدرستين", "مدرستا", "مدرستي", "مدرسات",
    }  # fmt: skip
    assert {"مستشفيات", "مستشفيان", "مستشفا"} <= forms("مستشفى", "plain", "dual", "women")
    assert {"مكافآت", "مكافأت"} <= forms("مكافأة", "plain", "women")
    assert {"شركاء", "شركاؤ", "شركائ"} <= forms("شركاء", "plain")
    assert {"صحراوان", "صحراوين"} <= forms("صحراء", "plain", "weak dual")
    assert "جزءا" in forms("جزء", "plain", "nunation")


def test_an_adjective_inflects_for_both_genders() -> None:
    assert {"مسؤولة", "مسؤولون", "مسؤولي", "مسؤولات", "مسؤولتان", "مسؤولا"} <= forms("مسؤول", *paradigms.ADJECTIVE)
    assert {"قاضي", "قاض", "قاضون", "قاضين", "قاضية", "قاضيا"} <= forms("قاضي", *paradigms.ADJECTIVE, "defective")
    assert {"حكومي", "حكومية", "حكوميون"} <= forms(paradigms.relative("حكومة")[0], *paradigms.ADJECTIVE)


def test_gender_is_told_only_where_it_shows() -> None:
    assert paradigms.gender_of("مدينة", frozenset({"plain"})) == "f"
    assert paradigms.gender_of("حرب", frozenset({"plain"})) == "f"
    assert paradigms.gender_of("ذكرى", frozenset({"plain"})) == ""
    assert paradigms.gender_of("قائد", frozenset({"feminine"})) == "m"


@pytest.mark.parametrize(
    ("noun", "root"),
    [("وصول", "وصل"), ("قول", "قول"), ("قيام", "قوم"), ("رد", "ردد"), ("نفي", "نفي"), ("بناء", "بني")],
)  # fmt: skip
def test_a_verbal_noun_shows_its_root(noun: str, root: str) -> None:
    assert root in masdars.roots(noun)


def test_a_slot_of_the_generator_is_read() -> None:
    pytest.importorskip("mazini")
    verbs = pytest.importorskip("verbs")
    assert verbs.finite_slot("ind_pass_3mp") == morphology.Slot("verb", "present", 3, "m", "p", "passive")
    assert verbs.finite_slot("past_1s") == morphology.Slot("verb", "past", 1, "", "s", "active")
    assert verbs.finite_slot("ap") is None
