from pathlib import Path

import pytest

from bench import segmentation
from musnad.arabic.clitics import Morphology
from musnad.arabic.folding import fold_word
from musnad.evaluate.gate import load_measured

FLOOR = 0.983


@pytest.fixture(scope="module")
def morphology() -> Morphology:
    return Morphology.load()


@pytest.mark.skipif(not segmentation.PUD.exists(), reason="the shared test data is not here")
def test_clitics_of_pud_are_cut_right(morphology: Morphology) -> None:
    figures = segmentation.measure(morphology, segmentation.pud_words(segmentation.PUD))
    assert figures.words > 15_000
    assert figures.both >= FLOOR
    assert segmentation.verb_share(morphology, segmentation.PUD) >= FLOOR


@pytest.mark.skipif(not segmentation.WIKINEWS.exists(), reason="the shared test data is not here")
def test_clitics_of_wikinews_are_cut_right(morphology: Morphology) -> None:
    figures = segmentation.measure(morphology, segmentation.wikinews_words(segmentation.WIKINEWS))
    assert figures.words > 16_000
    assert figures.both >= FLOOR


def test_the_measure_counts_words_with_exactly_their_cuts(morphology: Morphology) -> None:
    right = segmentation.Gold("وقالت", frozenset({1}), frozenset())
    wrong = segmentation.Gold("قائد", frozenset({1}), frozenset())
    pronoun = segmentation.Gold("استسلامهم", frozenset(), frozenset({7}))
    figures = segmentation.measure(morphology, [right, wrong, pronoun])
    assert (figures.words, figures.enclitics) == (3, 1.0)
    assert figures.both == pytest.approx(2 / 3)
    assert list(figures.wrong) == [("قائد", "ق+ائد", "قائد")]


def test_the_figures_are_written_for_the_gate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pud, figures = tmp_path / "sample.conllu", tmp_path / "words.jsonl"
    pud.write_text("1\tقال\t_\tVERB\t_\t_\t0\t_\t_\t_\n\n", "utf-8")
    missing = tmp_path / "none.ref"
    monkeypatch.setattr("sys.argv", ["segmentation.py", "--figures", str(figures), str(pud), str(missing)])
    assert segmentation.main() == 0
    assert [(each.suite, each.figures) for each in load_measured(figures)] == [("ud-pud", {"words right": 1.0})]
    assert f"Wikinews: left out, there is no file {missing}" in capsys.readouterr().out


def test_words_are_rebuilt_from_their_pieces(tmp_path: Path) -> None:
    rows = [
        ("و", "CCONJ", "SpaceAfter=No"),
        ("قال", "VERB", "SpaceAfter=No"),
        (":", "PUNCT", "_"),
        ("قدرة", "NOUN", "_"),
    ]
    lines = [f"{at}\t{form}\t_\t{upos}\t_\t_\t0\t_\t_\t{misc}" for at, (form, upos, misc) in enumerate(rows, 1)]
    path = tmp_path / "sample.conllu"
    path.write_text("# text\n" + "\n".join(lines) + "\n\n", "utf-8")
    words = list(segmentation.pud_words(path))
    assert [(word.word, sorted(word.proclitic_cuts)) for word in words] == [("وقال", [1]), ("قدرة", [])]
    assert fold_word(words[1].word) == "قدره"
