"""How well events are detected, and who is in them: press sentences labelled for PLOVER's ASSAULT and PROTEST.

    python bench/gsr.py
    python bench/gsr.py --shared FOLDER --figures out/gsr.jsonl --errors assault

The sentences are those of openeventdata/arabic_event_gsr (MIT), Asharq Al-Awsat and others; a set that is not at hand
is left out. `yes` is held against `easy no`: no coder saw the event there, while `difficult no` has plain attacks that
half of the coders saw.

What counts as an assault follows PLOVER: bodily violence and its threat at hand, against people or what is theirs. That
is our ASSAULT but for what was intercepted, and HARM/killed and HARM/injured, since to PLOVER casualties are the attack
that made them. Our PROTEST is PLOVER's. Only what took place is coded there, so what is asserted.

A sentence *mentions* such an event where any is read in it. Its coders marked what a sentence *reports*. PLOVER asks
for an actor, and for no recipient of an assault or a protest (its manual: "Requires recipient: No"): so one is reported
that has an actor and is told by a finite verb, its own, a light one, or one of fixed words (`فجر نفسه`). An assault of
which the dead and hurt are numbered is reported without an actor: the coders marked none in half of the assaults. So is
a protest that is numbered, or that a light verb tells as new (`اندلعت مظاهرات`): the protesters are in its noun.

What a relative clause or a clause or phrase of time or cause tells is taken as known, and not reported: an inquiry into
the attack that killed two mentions it and reports none. Such a clause tells what stands under its verb (`الذي أدى إلى
مقتل`), what و joins to that (`التي قتلت ثلاثة وجرحت غيرهم`), and the definite noun it is about (`الهجوم الذي شنته`).

Of sentences with marked words, a role's words are those that two coders marked, or the only one there was; ours are the
words touched by the trigger, actors and targets of such events. Words are compared as they stand, folded.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

from musnad.arabic.folding import fold_word
from musnad.evaluate.figures import Found
from musnad.evaluate.gate import Measured, save_measured
from musnad.model import Document, Excerpt, Record
from musnad.model.record import Event
from musnad.reading.reader import Reader

SHARED: Final = Path(__file__).parents[2] / "shared"
Kind = Literal["assault", "protest"]
KINDS: Final[tuple[Kind, ...]] = ("assault", "protest")
Case = dict[str, Any]
Read = Callable[[Document], Record]
_RELATIVE: Final = r"(?:[وفبك]?ال(?:ذي|تي|ذين|لذان|لذين|لتان|لتين|لواتي|لاتي)|لل(?:ذي|تي|ذين))"
_WHEN: Final = (
    r"(?:[وف]?(?:بعدما|قبلما|بعد|قبل|إثر|اثر|عقب|منذ|خلال|عندما|حينما|حين|إذا|اذا|لو|بسبب|نتيجة|جراء)"
    r"(?:\s+(?:أن|ان|ما|\w+\s+من))?)"
)
_WHILE: Final = r"(?:[وف]?(?:عندما|بعدما|قبلما|حينما|حين|إذا|اذا|لو|(?:بعد|قبل|منذ)\s+(?:أن|ان|ما)))"
_SAME_CLAUSE: Final = r"(?:\s+[^\s،,.:؛«»]+)"
_KNOWN: Final = re.compile(rf"\b(?:{_RELATIVE}|{_WHEN})(?:\s+(?:قد|كان\w*|لم))?\s+\w{{0,3}}$")
"""Before a trigger with its proclitics: the word of a clause or phrase that tells what is known."""
_KNOWN_UNDER: Final = re.compile(rf"\b(?:{_RELATIVE}|{_WHILE}){_SAME_CLAUSE}{{1,3}}\s+\w{{0,3}}$")
"""Before a noun: a relative clause, or one of time, whose verb is near enough to be the one over it."""
_KNOWN_JOINED: Final = re.compile(
    rf"\b{_RELATIVE}{_SAME_CLAUSE}{{1,8}}\s+و(?:[^\s،,.:؛«»]+\s+(?:(?:الى|إلى|عن)\s+)?\w{{0,3}})?$"
)
"""Before a trigger: a relative clause to whose verb و joins the trigger or the verb over it."""
_KNOWN_DEFINITE: Final = re.compile(rf"^\s+(?:ال\w+\s+)?{_RELATIVE}\b")
"""Behind a definite noun: the relative clause about it."""
_HURT: Final = frozenset({"killed", "injured"})
_DAY: Final = re.compile(r"[A-Z]{3}_ARB_(\d{4})(\d{2})(\d{2})\b")
_WORD: Final = re.compile(r"\w+")
_ROLES: Final = (("source", "source_actor"), ("verb", "verb"), ("target", "target_actor"))
_TELLS: Final = frozenset({"event-verb", "event-light", "event-phrase"})
_ENOUGH: Final = 2
_REPORTED: Final = "sentences, reported"
_MENTIONED: Final = "sentences, mentioned"


class Figure(msgspec.Struct, frozen=True):
    """A figure of one set by its name."""

    name: str
    value: Found

    def __str__(self) -> str:
        found = self.value
        told = f"P {found.precision:.3f}  R {found.recall:.3f}  F1 {found.value:.3f}"
        return f"{self.name:32} {told}  ({found.right} right of {found.predicted} found, {found.gold} there)"


class Bench:
    """What reads the sentences, and what was wrong so far by set."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self.errors: dict[str, list[str]] = {}

    def events(self, kind: Kind, row: Case) -> tuple[Event, ...]:
        """The events of a sentence that count as the kind."""
        day = _DAY.match(row.get("id", ""))
        published = None if day is None else "-".join(day.groups())
        record = self._read(Document(text=row["text"], published=published))
        return tuple(event for event in record.events if counts_as(kind, event))

    def note(self, kind: Kind, row: Case, events: Sequence[Event], *, wanted: bool) -> None:
        """Keep a sentence that was judged wrongly."""
        shown = "; ".join(f"{event.trigger.text} {event.type}/{event.mode}" for event in events)
        sign = "missed" if wanted else "wrong"
        self.errors.setdefault(kind, []).append(f"{sign}  {row['text']}  [{shown}]")


def cases(file: Path) -> list[Case]:
    """The sentences of a file, one JSON object a line; none where there is no file."""
    if not file.exists():
        return []
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]


def counts_as(kind: Kind, event: Event) -> bool:
    """Whether an event of ours is of PLOVER's type, and took place."""
    if event.factuality != "asserted":
        return False
    if kind == "protest":
        return event.type == "PROTEST"
    return (event.type == "ASSAULT" and event.mode != "intercept") or (event.type == "HARM" and event.mode in _HURT)


def is_known(event: Event, text: str) -> bool:
    """Whether a sentence tells an event as one that is known, in a clause or phrase that says of what it speaks."""
    before, trigger = text[: event.trigger.start], event.trigger.text
    if _KNOWN.search(before) or _KNOWN_JOINED.search(before):
        return True
    if event.made_by.rule == "event-verb":
        return False
    definite = trigger.startswith(("ال", "ل")) and _KNOWN_DEFINITE.search(text[event.trigger.end :])
    return bool(definite or _KNOWN_UNDER.search(before))


def reports(kind: Kind, event: Event, text: str) -> bool:
    """Whether the sentence reports the event, more than mentions it."""
    if is_known(event, text):
        return False
    rule = event.made_by.rule
    if kind == "protest":
        new = rule == "event-light" and not event.trigger.text.startswith("ال")
        return new or bool(event.counts) or (rule in _TELLS and bool(event.actors))
    return any(count.kind in _HURT for count in event.counts) or (rule in _TELLS and bool(event.actors))


def sentence_figures(bench: Bench, kind: Kind, file: Path) -> Iterator[Figure]:
    """Sentences that mention, and that report, an event of the kind, against the labels of the coders."""
    there = mentioned = reported = right_mentioned = right_reported = 0
    for row in cases(file):
        if row["label"] not in {"yes", "easy no"}:
            continue
        wanted, events = row["label"] == "yes", bench.events(kind, row)
        told = [event for event in events if reports(kind, event, row["text"])]
        there += wanted
        mentioned += bool(events)
        reported += bool(told)
        right_mentioned += wanted and bool(events)
        right_reported += wanted and bool(told)
        if wanted != bool(told):
            bench.note(kind, row, told or events, wanted=wanted)
    if there:
        yield Figure(_REPORTED, Found(right_reported, there, reported))
        yield Figure(_MENTIONED, Found(right_mentioned, there, mentioned))


def role_figures(bench: Bench, kind: Kind, file: Path) -> Iterator[Figure]:
    """The words of sources, verbs and targets."""
    rows = cases(file)
    totals = {role: [0, 0, 0] for role, _ in _ROLES}
    for row in rows:
        found = _found_words(row["text"], bench.events(kind, row))
        for role, key in _ROLES:
            gold = marked_words(row["spans"], key)
            for at, number in enumerate((len(gold & found[role]), len(gold), len(found[role]))):
                totals[role][at] += number
    for role, numbers in totals.items() if rows else ():
        yield Figure(f"words, {role}", Found(*numbers))


def marked_words(spans: Sequence[Case], key: str) -> frozenset[str]:
    """The words that two of the coders marked, or the only coder there was."""
    marked = Counter(word for span in spans for word in {fold_word(one) for one in words_of(" ".join(span[key]))})
    return frozenset(word for word, often in marked.items() if often >= min(_ENOUGH, len(spans)))


def words_of(text: str) -> list[str]:
    """The words of a text without its marks.

    >>> words_of("«الجيش» قصف،")
    ['الجيش', 'قصف']
    """
    return _WORD.findall(text)


def _found_words(text: str, events: Sequence[Event]) -> dict[str, frozenset[str]]:
    spans: dict[str, list[Excerpt]] = {
        "source": [span for event in events for span in event.actors],
        "verb": [event.trigger for event in events],
        "target": [span for event in events for span in event.targets],
    }
    return {role: frozenset(_touched(text, of_role)) for role, of_role in spans.items()}


def _touched(text: str, spans: Sequence[Excerpt]) -> Iterator[str]:
    for word in _WORD.finditer(text):
        if any(word.start() < span.end and span.start < word.end() for span in spans):
            yield fold_word(word.group())


def measure(bench: Bench, folder: Path) -> Iterator[tuple[Measured, tuple[Figure, ...]]]:
    """The figures of each set in the folder."""
    for kind in KINDS:
        files = (folder / f"{kind}.jsonl", folder / f"{kind}_spans.jsonl")
        figures = (*sentence_figures(bench, kind, files[0]), *role_figures(bench, kind, files[1]))
        if figures:
            digest = hashlib.sha256(b"".join(file.read_bytes() for file in files if file.exists()))
            yield Measured(f"gsr-{kind}", digest.hexdigest(), dict(_held(figures))), figures


def _held(figures: Sequence[Figure]) -> Iterator[tuple[str, float]]:
    """What the gate holds; of sentences that mention an event, those not missed, since no label tells the others."""
    for figure in figures:
        if figure.name == _MENTIONED:
            yield f"{figure.name}, recall", round(figure.value.recall, 4)
            continue
        yield f"{figure.name}, F1", round(figure.value.value, 4)
        if figure.name == _REPORTED:
            yield f"{figure.name}, precision", round(figure.value.precision, 4)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with data/arabic_event_gsr/")
    parser.add_argument("--figures", type=Path, help="also write what the gate holds to this file")
    parser.add_argument("--errors", choices=KINDS, help="list the sentences judged wrongly")
    options = parser.parse_args(arguments)
    folder: Path = options.shared / "data" / "arabic_event_gsr"
    if not folder.is_dir():
        print(f"no set of sentences under {options.shared}", file=sys.stderr)
        return
    bench = Bench(Reader.load().read)
    suites = []
    for measured, figures in measure(bench, folder):
        suites.append(measured)
        for figure in figures:
            print(f"{measured.suite:12} {figure}")
    if options.figures:
        save_measured(suites, options.figures)
    if options.errors:
        print("\n".join(bench.errors.get(options.errors, [])))


if __name__ == "__main__":
    main()
