"""Annotated reports made by chance, and predictions made from them by breaking some of what is there."""

import copy
import random
from typing import Any

WORDS = [
    "قال",
    "الناطق",
    "إن",
    "الجسر",
    "مفتوح",
    "غداً",
    "وأضاف",
    "“الطريق",
    "آمن”،",
    "بحسب",
    "بلدية",
    "الوادي.",
    "ثم",
    "نفى",
    "محافظ",
    "النهر:",
    "لا",
    "خطر",
    "على",
    "أحد",
]
KINDS = ("person", "organization", "place")
ACTS = ("assert", "deny", "demand")


def text_of(chance: random.Random) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(120))


def span(text: str, chance: random.Random, longest: int = 5) -> dict[str, Any]:
    starts = [0, *(place + 1 for place, letter in enumerate(text) if letter == " ")]
    first = chance.randrange(len(starts) - longest)
    start, end = starts[first], starts[first + chance.randint(1, longest)] - 1
    return {"start": start, "end": end, "text": text[start:end]}


def gold_report(name: str, seed: int) -> dict[str, Any]:
    """An annotated report with everything that the scheme has, at random places."""
    chance = random.Random(seed)  # noqa: S311 - a test has no secrets
    text = text_of(chance)
    statements = [_statement(text, chance, number) for number in range(8)]
    return {
        "document": {"id": name, "outlet": "", "url": None, "title": "", "published": "2022-01-31", "text": text},
        "mentions": [_mention(text, chance) for _ in range(10)],
        "times": [{"span": span(text, chance), "value": chance.choice([None, "2022-01-30"])} for _ in range(4)],
        "statements": statements,
        "events": [_event(text, chance, statements) for _ in range(8)],
    }


def _mention(text: str, chance: random.Random) -> dict[str, Any]:
    name = chance.choice(["Wadi Municipality", "River Province", "Samer al-Ali"])
    country = chance.choice([None, "SY", "IQ"])
    return {"span": span(text, chance), "kind": chance.choice(KINDS), "name_en": name, "country": country}


def _statement(text: str, chance: random.Random, number: int) -> dict[str, Any]:
    return {
        "id": f"s{number}",
        "source": span(text, chance) if chance.random() < 0.7 else None,
        "source_name": chance.choice(["Samer al-Ali", "the municipality", "a source"]),
        "cue": span(text, chance, 2),
        "content": [span(text, chance, 12) for _ in range(chance.choice([1, 1, 2]))],
        "mode": chance.choice(["direct", "indirect", "mixed"]),
        "act": chance.choice(ACTS),
        "parent": f"s{chance.randrange(number)}" if number and chance.random() < 0.3 else None,
        "date": chance.choice([None, "2022-01-30"]),
    }


def _event(text: str, chance: random.Random, statements: list[dict[str, Any]]) -> dict[str, Any]:
    low = chance.choice([None, 3, 20])
    counts = [{"kind": chance.choice(["killed", "injured"]), "span": span(text, chance), "min": low, "max": None}]
    return {
        "trigger": span(text, chance, 2),
        "type": chance.choice(["ASSAULT", "HARM"]),
        "mode": chance.choice(["raid", "killed"]),
        "actors": [span(text, chance) for _ in range(chance.randrange(3))],
        "targets": [span(text, chance) for _ in range(chance.randrange(2))],
        "place": chance.choice([None, span(text, chance)]),
        "time": chance.choice([None, "2022-01-30"]),
        "factuality": chance.choice(["asserted", "possible"]),
        "counts": counts if chance.random() < 0.5 else [],
        "statement": chance.choice([None, chance.choice(statements)["id"]]),
    }


def broken(gold: dict[str, Any], seed: int) -> dict[str, Any]:
    """A prediction: `gold` with things left out, doubled, moved and changed."""
    chance = random.Random(seed)  # noqa: S311 - a test has no secrets
    report = copy.deepcopy(gold)
    text = report.pop("document")["text"]
    for layer in ("mentions", "times", "statements", "events"):
        kept = [item for item in report[layer] if chance.random() > 0.15]
        chance.shuffle(kept)
        report[layer] = [*kept, *(copy.deepcopy(item) for item in kept if chance.random() < 0.15)]
        for item in report[layer]:
            _change(item, text, chance)
    for mention in report["mentions"]:
        mention["entity"] = chance.choice([None, mention["name_en"], "e1"])
    return report


def _change(item: dict[str, Any], text: str, chance: random.Random) -> None:
    for name, value in item.items():
        if isinstance(value, list):
            item[name] = [_moved(each, text, chance) if "start" in each else each for each in value]
            for each in item[name]:
                if "span" in each:
                    _change(each, text, chance)
        elif isinstance(value, dict):
            item[name] = _moved(value, text, chance)
        elif name in {"act", "mode", "kind", "type", "factuality"} and chance.random() < 0.1:
            item[name] = "other"
        elif name in {"parent", "date", "value", "time", "country", "min", "source_name"} and chance.random() < 0.1:
            item[name] = None


def _moved(value: dict[str, Any], text: str, chance: random.Random) -> dict[str, Any]:
    if chance.random() > 0.3:
        return value
    start = max(0, value["start"] + chance.randint(-6, 6))
    end = min(len(text), max(start + 1, value["end"] + chance.randint(-9, 9)))
    return {"start": start, "end": end, "text": text[start:end]}
