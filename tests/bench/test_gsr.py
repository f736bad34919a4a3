from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from bench.gsr import Bench, Kind, counts_as, main, marked_words, measure, reports, role_figures, sentence_figures
from musnad import Reader

if TYPE_CHECKING:
    from pathlib import Path

STRUCK = "قصفت قوات النظام قرية في ريف حماة وقتل ثلاثة مدنيين."
INQUIRY = "تواصل اللجنة التحقيق في الاغتيال."
QUIET = "وصل الوفد إلى العاصمة."
MARCHED = "تظاهر مئات العمال في ساحة التحرير."


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench(Reader.load().read)


def _lines(file: Path, *rows: dict[str, Any]) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return file


def _row(text: str, label: str) -> dict[str, Any]:
    return {"id": "ABC_ARB_20070104.0071-8", "label": label, "text": text}


def test_what_is_reported_is_told_from_what_is_mentioned(bench: Bench, tmp_path: Path) -> None:
    rows = (_row(STRUCK, "yes"), _row(INQUIRY, "easy no"), _row(QUIET, "easy no"), _row(QUIET, "difficult no"))
    reported, mentioned = sentence_figures(bench, "assault", _lines(tmp_path / "a.jsonl", *rows))
    assert (reported.value.right, reported.value.gold, reported.value.predicted) == (1, 1, 1)
    assert (mentioned.value.right, mentioned.value.gold, mentioned.value.predicted) == (1, 1, 2)


def test_a_sentence_judged_wrongly_is_kept(tmp_path: Path) -> None:
    bench = Bench(Reader.load().read)
    file = _lines(tmp_path / "a.jsonl", _row(STRUCK, "easy no"), _row(QUIET, "yes"), _row(MARCHED, "easy no"))
    list(sentence_figures(bench, "assault", file))
    assert [line.split()[0] for line in bench.errors["assault"]] == ["wrong", "missed"]


def test_a_protest_is_no_assault(bench: Bench) -> None:
    assert bench.events("protest", _row(MARCHED, "yes"))
    assert not bench.events("assault", _row(MARCHED, "yes"))


@pytest.mark.parametrize(
    "text",
    ["قد يقصف الطيران المدينة.", "لم يقصف الطيران المدينة.", "أسقطت الدفاعات الجوية ثلاث مسيرات فوق البحر."],
)
def test_only_what_took_place_and_was_not_stopped_counts(bench: Bench, text: str) -> None:
    assert not bench.events("assault", _row(text, "yes"))


def test_the_day_in_the_number_of_a_sentence_dates_it(bench: Bench) -> None:
    (event,) = bench.events("protest", _row("تظاهر مئات العمال أمس.", "yes"))
    assert event.time == "2007-01-03"
    assert counts_as("protest", event)
    assert reports("protest", event, "تظاهر مئات العمال أمس.")


@pytest.mark.parametrize(
    "text",
    [
        "حضر العمال الذين تظاهروا أمس.",
        "أغلق السوق بعد أن تظاهر مئات العمال.",
        "أغلق السوق عندما تظاهر مئات العمال.",
        "أغلق السوق حينما خرجت مظاهرات.",
        "انفض السوق الذي شهد مظاهرات.",
        "حضر العمال الذين أغلقوا السوق وتظاهروا أمس.",
        "انتهت المظاهرة التي نظمها الحزب.",
    ],
)
def test_what_is_told_as_known_is_mentioned_and_not_reported(bench: Bench, text: str) -> None:
    events = bench.events("protest", _row(text, "yes"))
    assert events
    assert not any(reports("protest", event, text) for event in events)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("assault", "قصف الطيران الليلة الماضية."),
        ("assault", "فجر مسلح نفسه في السوق."),
        ("assault", "شنت القوات هجوما."),
        ("assault", "قتل ثلاثة مدنيين في انفجار."),
        ("protest", "شارك الطلاب في مظاهرة."),
        ("protest", "اندلعت مظاهرات في المدينة."),
    ],
)
def test_an_actor_or_a_number_is_enough_and_protesters_are_in_their_noun(bench: Bench, kind: Kind, text: str) -> None:
    assert any(reports(kind, event, text) for event in bench.events(kind, _row(text, "yes")))


@pytest.mark.parametrize(
    ("kind", "text"),
    [("assault", "انتهى الهجوم."), ("assault", "تعرض الحارس لهجوم."), ("protest", "انتهت المظاهرات في المدينة.")],
)
def test_without_an_actor_what_is_known_is_only_mentioned(bench: Bench, kind: Kind, text: str) -> None:
    events = bench.events(kind, _row(text, "yes"))
    assert events
    assert not any(reports(kind, event, text) for event in events)


def test_a_word_is_marked_by_two_coders_or_by_the_only_one() -> None:
    one, two = {"verb": ["«قصفت»"]}, {"verb": ["قصفت", "ودمرت"]}
    assert marked_words([one, two], "verb") == {"قصفت"}
    assert marked_words([two], "verb") == {"قصفت", "ودمرت"}
    assert marked_words([], "verb") == frozenset()


def test_words_of_roles_are_compared_as_they_stand(bench: Bench, tmp_path: Path) -> None:
    spans = [{"source_actor": ["العمال"], "verb": ["تظاهر"], "target_actor": ["الوزارة"]}]
    file = _lines(tmp_path / "s.jsonl", {"text": MARCHED, "spans": spans})
    figures = {figure.name: figure.value for figure in role_figures(bench, "protest", file)}
    source, verb, target = (figures[f"words, {role}"] for role in ("source", "verb", "target"))
    assert (verb.right, verb.gold, verb.predicted) == (1, 1, 1)
    assert (source.right, source.gold, source.predicted) == (1, 1, 2)
    assert (target.right, target.gold, target.predicted) == (0, 1, 0)


def test_only_the_sets_that_are_there_are_measured(bench: Bench, tmp_path: Path) -> None:
    _lines(tmp_path / "protest.jsonl", _row(MARCHED, "yes"))
    ((measured, _),) = measure(bench, tmp_path)
    assert measured.suite == "gsr-protest"
    assert measured.figures["sentences, reported, F1"] == 1.0
    assert measured.figures["sentences, reported, precision"] == 1.0
    assert measured.figures["sentences, mentioned, recall"] == 1.0
    assert "sentences, mentioned, precision" not in measured.figures
    assert list(measure(bench, tmp_path / "none")) == []


def test_one_line_is_printed_for_each_figure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _lines(tmp_path / "data" / "arabic_event_gsr" / "protest.jsonl", _row(MARCHED, "yes"))
    main(["--shared", str(tmp_path), "--figures", str(tmp_path / "gsr.jsonl")])
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition("  P ")[0].strip().split(maxsplit=1) for line in lines] == [
        ["gsr-protest", "sentences, reported"],
        ["gsr-protest", "sentences, mentioned"],
    ]
    assert json.loads((tmp_path / "gsr.jsonl").read_text("utf-8"))["suite"] == "gsr-protest"


def test_a_folder_without_sets_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--shared", str(tmp_path)])
    assert "no set of sentences" in capsys.readouterr().err
