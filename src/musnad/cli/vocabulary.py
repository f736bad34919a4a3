"""`musnad vocabulary`: what the codes of events and statements mean, and which codes they have elsewhere and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Final, Literal

import msgspec
import typer

from musnad.cli.help import Help
from musnad.cli.messages import Messages
from musnad.cli.refusal import UsageError
from musnad.cli.session import Session
from musnad.vocabulary import Term, load_terms
from musnad.vocabulary.crosswalk import SCHEMES, Code, Row, Scheme, load_crosswalk, load_schemes

Format = Literal["table", "json", "md"]
LISTS: Final = (
    "event_types", "event_modes", "acts", "factualities", "count_kinds", "event_means", "sides",
    "origin_kinds", "support_fields", "contradiction_kinds", "grades", "grade_rules", "tally_rules",
)  # fmt: skip
_CONDITIONS: Final = (
    "event", "told", "act", "actor", "actor_all", "actor_none", "target", "target_all", "target_none",
    "cause", "means", "deaths", "intervention",
)  # fmt: skip
_LABELLED: Final = {"told": "factualities", "act": "acts", "means": "event_means"}
_SIDED: Final = ("actor", "target")
_TITLES: Final = {"plover": "PLOVER", "cameo": "CAMEO", "acled": "ACLED", "ucdp": "UCDP"}


class Shown(msgspec.Struct, frozen=True):
    """What is asked for: the terms of each list, and the rows of each scheme of the crosswalk."""

    terms: dict[str, tuple[Term, ...]]
    rows: dict[Scheme, tuple[Row, ...]]


def vocabulary(
    context: typer.Context,
    *,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]")] = None,
    scheme: Annotated[str | None, typer.Option("--scheme", metavar="SCHEME")] = None,
    format_: Annotated[Format, typer.Option("--format", "-f", metavar="table|json|md")] = "table",
    _help: Help = False,
) -> int:
    """Print the types, modes and acts, and the rows of the crosswalk, or those of one name or scheme."""
    session: Session = context.obj
    if scheme is not None and scheme.lower() not in SCHEMES:
        raise UsageError("vocabulary.no-scheme", value=scheme, known=", ".join(SCHEMES))
    shown = select(name, tuple(one for one in SCHEMES if scheme is None or one == scheme.lower()))
    if scheme is not None:
        shown = Shown({}, shown.rows)
    if not any(shown.terms.values()) and not any(shown.rows.values()):
        raise UsageError("vocabulary.nothing", name=name or "")
    if format_ == "json":
        session.show(msgspec.json.format(msgspec.json.encode(shown), indent=2).decode())
    elif format_ == "md":
        session.show("\n".join(_page(shown, session.say)))
    else:
        session.show("\n".join(_lines(shown, session.say)))
    return 0


def select(name: str | None, schemes: Sequence[Scheme]) -> Shown:
    """The terms and rows that a name has to do with: a type, a type and mode, an act, or a code of another scheme."""
    lists = {kind: load_terms(kind) for kind in LISTS}
    rows = {scheme: load_crosswalk().rows[scheme] for scheme in schemes}
    if name is None:
        return Shown(lists, rows)
    asked = name.casefold()
    terms = {
        kind: tuple(term for term in terms if asked in {term.code.casefold(), term.code.partition("/")[0].casefold()})
        for kind, terms in lists.items()
    }
    type_, mode, _ = asked.partition("/")
    if mode and not any(terms.values()) and any(type_ == term.code.casefold() for term in lists["event_types"]):
        return Shown({}, {})
    return Shown(
        {kind: found for kind, found in terms.items() if found},
        {scheme: found for scheme, each in rows.items() if (found := tuple(row for row in each if _about(row, asked)))},
    )


def _about(row: Row, asked: str) -> bool:
    """Whether a row is about an event, an act or a code; a row for any event is about none."""
    type_ = asked.partition("/")[0]
    events = {event.casefold() for event in row.when.event}
    named = asked in events or type_ in events or asked in {event.partition("/")[0] for event in events}
    return named or asked in row.when.act or asked in {(row.code or "").casefold(), row.id}


def _term(term: Term, say: Messages) -> tuple[str, str]:
    return (term.label, term.definition_ar) if say.language == "ar" else (term.gloss, term.definition)


def _code(row: Row, scheme: Scheme, say: Messages) -> str:
    """The code of a row with its name in the scheme, or in words that it has none, or where it comes from."""
    if row.as_ == "cause":
        return say("vocabulary.as-cause")
    if row.code is None:
        return say("vocabulary.no-code")
    if row.code == "=":
        return say("vocabulary.same")
    code = next(one for one in load_schemes()[scheme] if one.code == row.code)
    name = _name(code, say)
    return code.code if name == code.code else f"{code.code} · {name}"


def _name(code: Code, say: Messages) -> str:
    return code.name_ar if say.language == "ar" else code.name


def conditions(row: Row, say: Messages) -> str:
    """The conditions of a row in words; events stand under their codes, which are the same in every language."""
    parts = [f"{say(f'vocabulary.when.{key}')}: {told}" for key in _CONDITIONS if (told := _told(row, key, say))]
    return "; ".join(parts) if say.language == "en" else "؛ ".join(parts)


def _told(row: Row, key: str, say: Messages) -> str:
    value = getattr(row.when, key)
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return say("vocabulary.yes" if value else "vocabulary.no")
    kind = "sides" if key.startswith(_SIDED) else _LABELLED.get(key)
    comma = "، " if say.language == "ar" and kind else ", "
    return comma.join(_label(kind, one, say) if kind else one for one in value)


def _label(kind: str, code: str, say: Messages) -> str:
    if code == "none":
        return say("vocabulary.statement-alone")
    return _term(next(term for term in load_terms(kind) if term.code == code), say)[0]


def _lines(shown: Shown, say: Messages) -> Iterator[str]:
    """The view for the terminal."""
    for kind, terms in shown.terms.items():
        yield say(f"vocabulary.{kind}")
        for term in terms:
            label, definition = _term(term, say)
            yield f"  {term.code} · {label}"
            yield f"      {definition}"
            yield f"      {term.example}"
        yield ""
    for scheme, rows in shown.rows.items():
        yield f"{_TITLES[scheme]}: {say('vocabulary.crosswalk')}"
        for row in rows:
            yield f"  {row.id} → {_code(row, scheme, say)}"
            yield f"      {conditions(row, say) or say('vocabulary.always')}"
            yield f"      {row.reason_ar if say.language == 'ar' else row.reason}"
        yield ""


def _page(shown: Shown, say: Messages) -> Iterator[str]:
    """The page in Markdown; that in Arabic is set from the right."""
    if say.language == "ar":
        yield from ('<div dir="rtl">', "")
    yield f"# {say('vocabulary.title')}"
    yield ""
    yield say("vocabulary.intro")
    for kind, terms in shown.terms.items():
        yield from ("", f"## {say(f'vocabulary.{kind}')}", "")
        yield from _table([say(f"vocabulary.column.{one}") for one in ("code", "label", "meaning", "example")])
        for term in terms:
            yield _row([f"`{term.code}`", *_term(term, say), term.example])
    for scheme, rows in shown.rows.items():
        yield from ("", f"## {_TITLES[scheme]}", "", say(f"vocabulary.about.{scheme}"), "")
        yield from _table([say(f"vocabulary.column.{one}") for one in ("row", "when", "gives", "why")])
        for row in rows:
            reason = row.reason_ar if say.language == "ar" else row.reason
            told = conditions(row, say) or say("vocabulary.always")
            yield _row([f"`{row.id}`", told, _code(row, scheme, say), reason])
    if say.language == "ar":
        yield from ("", "</div>")


def _table(columns: Sequence[str]) -> Iterator[str]:
    yield _row(columns)
    yield _row(["---"] * len(columns))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
