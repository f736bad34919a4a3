import json
from pathlib import Path

import pytest

from musnad.errors import InputError
from musnad.evaluate import Annotations, Found, annotations_of
from musnad.evaluate.edge_cases import load_edge_cases, score_edge_cases
from tests.records import TEXT, excerpt, sample_record


def line(text: str, *parts: tuple[str, str]) -> str:
    def span(words: str) -> dict[str, object]:
        found = excerpt(text, words)
        return {"start": found.start, "end": found.end, "text": found.text}

    statements = [{"id": cue, "cue": span(cue), "content": [span(content)]} for cue, content in parts]
    return json.dumps({"id": "a", "name": "case", "text": text, "statements": statements})


def test_a_statement_is_right_with_its_cue_exact_and_most_of_its_content(tmp_path: Path) -> None:
    file = tmp_path / "edge.jsonl"
    file.write_text(
        "\n".join(
            [
                line(TEXT, ("ذكرت", "بلدية الوادي أعلنت انتهاء أعمال"), ("وقال", "الطريق صار آمناً"), ("أضاف", "غداً")),
                line("لا شيء هنا"),
            ]
        ),
        encoding="utf-8",
    )
    edge = load_edge_cases(file)
    predictions = [annotations_of(sample_record()), Annotations()]
    assert score_edge_cases(zip(edge.cases, predictions, strict=True)) == Found(1, 3, 5)


def test_a_damaged_line_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "edge.jsonl"
    file.write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match=r"edge\.jsonl"):
        load_edge_cases(file)
