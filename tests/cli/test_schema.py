import json
from typing import Any

from musnad.model import record_schema


def test_the_schema_is_printed(run: Any) -> None:
    ended = run("schema")
    assert ended.code == 0
    assert json.loads(ended.out) == json.loads(json.dumps(record_schema()))
