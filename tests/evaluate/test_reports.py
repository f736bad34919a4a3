import importlib.util
import json
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from musnad.cli.evaluate import Kind, as_data
from musnad.errors import InputError
from musnad.evaluate import Annotations, Found, Gold, annotations_of, load_gold, load_predicted, score_report
from musnad.evaluate.gold import Mention, Time
from musnad.evaluate.reports import ERROR_KINDS
from musnad.model import Document, Excerpt, Record
from tests.evaluate.synthetic import broken, gold_report
from tests.records import TEXT, sample_record

SHARED = Path(__file__).parents[2] / ".." / "shared" / "gold"
scorer_present = pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="the shared scorer is not here")


def sample_gold() -> Gold:
    record = sample_record()
    return Gold(id="sample", document=record.document, annotations=annotations_of(record), digest="0")


def mistakes(predicted: Record) -> list[tuple[str, str | None]]:
    score = score_report(sample_gold(), annotations_of(predicted))
    return [(mistake.kind, mistake.span.text if mistake.span else None) for mistake in score.mistakes]


def changed(number: int, **changes: Any) -> Record:
    record = sample_record()
    statements = list(record.statements)
    statements[number] = msgspec.structs.replace(statements[number], **changes)
    return msgspec.structs.replace(record, statements=tuple(statements))


def test_a_record_is_right_against_itself() -> None:
    score = score_report(sample_gold(), annotations_of(sample_record()))
    assert score.figures["statements strict (source and content)"] == Found(5, 5, 5)
    assert all(figure.value in {0.0, 1.0} for figure in score.figures.values())
    assert score.mistakes == ()


def test_an_empty_record_misses_everything() -> None:
    score = score_report(sample_gold(), Annotations())
    assert score.figures["statements found"] == Found(0, 5, 0)
    assert [mistake.kind for mistake in score.mistakes] == ["missed"] * 5


def test_each_mistake_is_named_with_its_place() -> None:
    assert mistakes(changed(0, act="deny")) == [("act", "ذكرت")]
    assert mistakes(changed(0, source_name="Somebody else entirely"))[0][0] == "speaker"
    assert mistakes(changed(0, mode="direct")) == [("mode", "ذكرت")]
    assert mistakes(changed(1, parent=None)) == [("parent", "أعلنت")]
    assert mistakes(changed(2, source=None)) == [("source", "قال")]
    assert mistakes(changed(0, content=sample_record().statements[1].content)) == [("content", "ذكرت")]
    assert mistakes(changed(3, cue=sample_record().statements[0].cue)) == [("missed", "مضيفاً"), ("invented", "ذكرت")]


def named(*mentions: Mention, times: tuple[Time, ...] = ()) -> Annotations:
    return Annotations(mentions=mentions, times=times)


def a_mention(start: int, end: int, **fields: Any) -> Mention:
    fields = {"kind": "place", "name_en": "Aleppo", "country": "SY"} | fields
    return Mention(span=Excerpt(start, end, TEXT[start:end]), **fields)


def a_time(start: int, end: int, value: str | None) -> Time:
    return Time(span=Excerpt(start, end, TEXT[start:end]), value=value)


@pytest.mark.parametrize(
    ("there", "found", "told"),
    [
        (named(a_mention(0, 4)), named(), [("mention-missed", "place: Aleppo", None)]),
        (named(), named(a_mention(0, 4)), [("mention-invented", None, "place: Aleppo")]),
        (
            named(a_mention(0, 4)),
            named(a_mention(0, 6, name_en="Homs", country="LB")),
            [
                ("mention-span", TEXT[:4], TEXT[:6]),
                ("mention-name", "Aleppo", "Homs"),
                ("mention-country", "SY", "LB"),
            ],
        ),
        (named(a_mention(0, 4, country=None)), named(a_mention(0, 4)), []),
        (named(times=(a_time(0, 4, "2022"),)), named(), [("time-missed", "2022", None)]),
        (named(), named(times=(a_time(0, 4, "2022"),)), [("time-invented", None, "2022")]),
        (
            named(times=(a_time(0, 4, "2022"),)),
            named(times=(a_time(0, 6, "2021"),)),
            [("time-value", "2022", "2021")],
        ),
    ],
)
def test_mistakes_in_names_and_times_are_told(
    there: Annotations, found: Annotations, told: list[tuple[str, str | None, str | None]]
) -> None:
    gold = Gold(id="sample", document=sample_record().document, annotations=there, digest="0")
    mistakes = score_report(gold, found).mistakes
    assert [(each.kind, each.gold, each.predicted) for each in mistakes] == told


def test_each_way_to_go_wrong_can_be_asked_for() -> None:
    assert get_args(Kind) == ("all", *ERROR_KINDS)


def write(folder: Path, reports: dict[str, Any]) -> Path:
    folder.mkdir()
    for name, report in reports.items():
        (folder / f"{name}.json").write_text(json.dumps(report), encoding="utf-8")
    return folder


def shared_scores(gold: Path, predicted: Path) -> Any:
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    total, _, reports = scorer.run(gold, predicted)
    figures = scorer.table(total)
    return {"reports": reports, "headline": round(scorer.headline(figures), 4), "figures": figures}


def own_scores(gold: Path, predicted: Path) -> Any:
    return as_data([score_report(each, load_predicted(predicted, each)) for each in load_gold(gold)])


@scorer_present
@pytest.mark.parametrize("seed", range(6))
def test_figures_are_those_of_the_shared_scorer_on_invented_reports(tmp_path: Path, seed: int) -> None:
    gold = {f"r{number}": gold_report(f"r{number}", 10 * seed + number) for number in range(4)}
    predicted = {name: broken(report, seed) for name, report in list(gold.items())[1:]}
    folders = write(tmp_path / "gold", gold), write(tmp_path / "predicted", predicted)
    own = own_scores(*folders)
    assert own == shared_scores(*folders)
    assert 0.2 < own["headline"] < 0.95


@scorer_present
def test_figures_are_those_of_the_shared_scorer_on_broken_annotated_reports(tmp_path: Path) -> None:
    gold = {file.stem: json.loads(file.read_bytes()) for file in sorted((SHARED / "dev").glob("*.json"))}
    predicted = write(tmp_path / "predicted", {name: broken(report, 7) for name, report in gold.items()})
    assert own_scores(SHARED / "dev", predicted) == shared_scores(SHARED / "dev", predicted)


def test_a_report_without_a_prediction_counts_as_nothing_found(tmp_path: Path) -> None:
    assert load_predicted(tmp_path, sample_gold()) == Annotations()


def test_a_record_as_written_is_a_prediction(tmp_path: Path) -> None:
    (tmp_path / "sample.json").write_bytes(msgspec.json.encode(sample_record()))
    assert load_predicted(tmp_path, sample_gold()) == annotations_of(sample_record())


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "truncated"),
        ('{"statements": [{"id": 5}]}', "Expected `str`"),
        ('{"times": [{"span": {"start": 0, "end": 2, "text": "نع"}}]}', "span 0:2"),
    ],
)
def test_a_damaged_prediction_is_an_error(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "sample.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        load_predicted(tmp_path, sample_gold())


def test_a_folder_without_annotated_reports_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no annotated report"):
        load_gold(tmp_path)
    (tmp_path / "a.json").write_text('{"statements": []}', encoding="utf-8")
    with pytest.raises(InputError, match=r"document\.text"):
        load_gold(tmp_path)


def test_gold_takes_what_is_known_of_the_document(tmp_path: Path) -> None:
    fields = {"id": "a", "text": TEXT, "title": "", "outlet": "الضفة", "published": "2022-01-31"}
    (tmp_path / "a.json").write_text(json.dumps({"document": fields}), encoding="utf-8")
    (gold,) = load_gold(tmp_path)
    expected = Document(text=TEXT, outlet="الضفة", published="2022-01-31", published_basis="metadata")
    assert (gold.id, gold.document) == ("a", expected)
