"""Reading a lexicon: YAML files of typed entries, checked so that a reviewer's slip cannot reach the reading.

A file is one list of entries. An entry has its form, an English gloss and an example sentence in which the form
stands; what else it has, its type says. Values are strings, true, false and lists of these: no tags, anchors or
guessed types, so that `NO` stays a word. A file in the usual shape, one `key: value` a line, is read by one pattern,
many times faster than a YAML parser reads it; any other goes to the parser, and both give the same.

Beside a file may stand its compiled table (`verbs.msgpack` beside `verbs.yaml`): MessagePack of the digest of the
file's bytes and of its entries, checked when it was made, which reads ten times faster still. It is taken only where
the digest is that of the file as it is now: a file that was changed is read, and checked, itself.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec
import yaml

from musnad.arabic.folding import fold_character, fold_word
from musnad.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from importlib.resources.abc import Traversable


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """What every entry of every lexicon has.

    `in_example` is the inflected form that stands in the example where it is not the entry's own; `note` says
    what a reviewer must know (another sense, a spelling that looks wrong and is not).
    """

    form: str
    gloss: str
    example: str
    in_example: str | None = None
    note: str | None = None

    def identity(self) -> tuple[str, ...]:
        """What no two entries of a file may share."""
        return (self.form,)

    def shown(self) -> tuple[str, ...]:
        """The forms of which the example must contain at least one."""
        return (self.in_example,) if self.in_example else (self.form,)


E = TypeVar("E", bound=Entry)

FORBIDDEN: Final = re.compile(
    "[\ufb50-\ufdff\ufe70-\ufefc"  # presentation forms
    "\u0640"  # tatweel
    "\x00-\x09\x0b-\x1f\x7f-\x9f"  # controls but the line feed
    "\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"  # what is not seen
)
FARSI: Final = re.compile("[\u06a9\u06aa\u06cc\u06d2\u06d5\u06be\u06c1]")
_TRUTH: Final = {"true": True, "false": False}
_MAY_FOLD: Final = re.compile("[^\n ءؤئ-بت-غف-وي]")  # the rest are letters that folding leaves as they are
_HAMZA_ABOVE: Final = "\u0654"
_PAIR: Final = b"\x92"  # in MessagePack, two values follow

# A line of the usual shape: the start of an entry or its continuation, a key, and a plain scalar, a list of plain
# scalars, or a scalar in single quotes, or in double ones without an escape.
_LINE: Final = re.compile(
    r"""^(-[ ]|[ ]{2})([a-z_]+):[ ](?:
        ([^\s'"\[\]{}&*!|>%@`\#,?:\-][^\n\#:]*(?:(?:(?<=\S)\#|:(?=\S))[^\n\#:]*)*(?<=\S))
        |\[([^\s'"\[\]{}&*!|>%@`\#,?:\-](?:[^\n'"\[\]{}&*!|>%@`\#:?]*[^\s'"\[\]{}&*!|>%@`\#,?:\-])?)\]
        |'((?:[^'\n]|'')*)'
        |"([^"\\\n]*)"
    )$""",
    re.MULTILINE | re.VERBOSE,
)

# What may be written together with a form: before it the conjunctions, prepositions and the article, after it
# the pronouns and the alef of the accusative.
_BEFORE: Final = frozenset(
    {"لل", "ولل", "فلل"}
    | {f"{joint}{preposition}{article}" for joint in ("", "و", "ف") for preposition in ("", "ب", "ل", "ك")
       for article in ("", "ال")}
)  # fmt: skip
_AFTER: Final = frozenset(("", "ا", "ه", "ها", "هم", "هما", "هن", "ي", "نا", "ك", "كم"))


class FoldedLetters(dict[int, str]):
    """A table for `str.translate` that folds each character once, by the folding of the whole package."""

    def __missing__(self, point: int) -> str:
        self[point] = folded = fold_character(chr(point))
        return folded


def keys_of(forms: Sequence[str]) -> list[str]:
    """The key that each form is found by: its folded words, joined by single spaces.

    Thousands at once, which takes a fraction of the time that they take one by one.

    >>> keys_of(["الأمم  المتّحدة", "هيئة"])
    ['الامم المتحده', 'هيئه']
    """
    text = "\n".join(forms)
    others = sorted(set(_MAY_FOLD.findall(text)))
    for letter in others:
        text = text.replace(letter, fold_character(letter))
    keys, spaced = text.split("\n"), f"\n{text}\n"
    if (
        len(keys) != len(forms)
        or any(letter == _HAMZA_ABOVE or letter.isspace() for letter in others)
        or any(gap in spaced for gap in ("  ", " \n", "\n "))
    ):
        return [" ".join(map(fold_word, form.split())) for form in forms]
    return keys


def load(path: Traversable, entry: type[E]) -> tuple[E, ...]:
    """The entries of the lexicon file at `path`, in its order.

    Raises:
        LexiconError: if the file is missing or no YAML list, if an entry does not fit its type (an unknown
            field, class, frame or act), appears twice, or has an example without its form; if a string holds a
            presentation form, tatweel, a control or unseen character, or an uncomposed letter; if a Farsi yeh
            or kaf or heh stands in an entry without a note.
    """
    data = _bytes(path)
    compiled = _compiled(path, data, tuple[entry, ...])  # type: ignore[valid-type]  # a type made at run time
    return _checked(path, data, entry)[1] if compiled is None else compiled


def rows(path: Traversable) -> list[Any]:
    """What stands in the lexicon file at `path`, for a table whose entries are of a type of its own.

    Raises:
        LexiconError: if the file is missing or no YAML list.
    """
    data = _bytes(path)
    compiled = _compiled(path, data, list[Any])
    return _list(path, _text(path, data)) if compiled is None else compiled


def compiled_path(path: Path) -> Path:
    """Where the compiled table of a lexicon file stands."""
    return path.with_suffix(".msgpack")


def compile_table(path: Path, entry: type[Entry] | None) -> bytes:
    """The compiled table of a lexicon file, after all the checks of `load`, or of `rows` where there is no `entry`.

    Raises:
        LexiconError: as `load` and `rows`.
    """
    data = _bytes(path)
    raw = _list(path, _text(path, data)) if entry is None else _checked(path, data, entry)[0]
    return _begin(data) + msgspec.msgpack.encode(raw)


def digest(paths: Iterable[Traversable]) -> str:
    """One digest of the names and contents of lexicon files, whatever the order they are given in."""
    total = hashlib.sha256()
    for path in sorted(paths, key=lambda path: path.name):
        total.update(f"{path.name}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return f"sha256:{total.hexdigest()}"


def combined(*digests: str) -> str:
    """One digest for several."""
    return f"sha256:{hashlib.sha256(' '.join(digests).encode()).hexdigest()}"


def _bytes(path: Traversable) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise LexiconError(f"{path.name}: cannot be read: {error}") from error


def _compiled(path: Traversable, data: bytes, shape: Any) -> Any:
    """What the compiled table of a file gives; nothing where there is none, or none of this file and this shape."""
    if not isinstance(path, Path):
        return None
    try:
        table = compiled_path(path).read_bytes()
        begin = _begin(data)
        if not table.startswith(begin):
            return None
        return msgspec.msgpack.decode(memoryview(table)[len(begin) :], type=shape)
    except (OSError, msgspec.MsgspecError):  # whatever is wrong with it, the file itself says the same and is checked
        return None


def _begin(data: bytes) -> bytes:
    """How the compiled table of a file begins: a pair, the first of it the digest of the file's bytes."""
    return _PAIR + msgspec.msgpack.encode(hashlib.sha256(data).digest())


def _checked(path: Traversable, data: bytes, entry: type[E]) -> tuple[list[Any], tuple[E, ...]]:
    text = _text(path, data)
    raw = _list(path, text)
    entries = _typed(path, raw, entry)
    if FORBIDDEN.search(text) or FARSI.search(text) or not unicodedata.is_normalized("NFC", text):
        _refuse_letters(path, text, raw, entries)
    _refuse_duplicates(path, entries)
    _refuse_examples(path, entries)
    return raw, entries


def _text(path: Traversable, data: bytes) -> str:
    try:
        return data.decode().replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path.name}: cannot be read: {error}") from error


def _list(path: Traversable, text: str) -> list[Any]:
    try:
        value = _regular(text) or _Values.of(text)
    except (yaml.YAMLError, ValueError) as error:
        raise LexiconError(f"{path.name}: is no plain YAML: {error}") from error
    if not isinstance(value, list) or not value:
        raise LexiconError(f"{path.name}: a lexicon is a list of entries, and this is none")
    return value


def _regular(text: str) -> list[dict[str, Any]] | None:
    """The entries of a text in the usual shape; nothing for any other shape, or a key twice in an entry."""
    lines = _LINE.findall(text)
    if len(lines) != len([line for line in text.split("\n") if line and line[0] != "#"]):
        return None
    entries: list[dict[str, Any]] = []
    entry: dict[str, Any] = {}
    for start, key, plain, items, quoted, doubly_quoted in lines:
        if start == "- ":
            entry = {}
            entries.append(entry)
        elif not entries or key in entry:
            return None
        if plain:
            entry[key] = _TRUTH.get(plain, plain)
        elif items:
            entry[key] = [_TRUTH.get(item, item) for item in items.split(", ")]
        else:
            entry[key] = doubly_quoted or quoted.replace("''", "'")
    return entries


class _Values:
    """Plain values from the parser's events: strings, true and false, lists, and maps of strings to these."""

    def __init__(self, text: str) -> None:
        self._parser = yaml.CSafeLoader(text)

    @classmethod
    def of(cls, text: str) -> Any:
        """The one value of a YAML text.

        Raises:
            ValueError: for an anchor, an alias, a tag, a key twice, or an empty text.
        """
        values = cls(text)
        values._skip(yaml.StreamStartEvent, yaml.DocumentStartEvent)
        value = values._value(values._parser.get_event())
        values._skip(yaml.DocumentEndEvent, yaml.StreamEndEvent)
        return value

    def _skip(self, *kinds: type[yaml.Event]) -> None:
        for kind in kinds:
            event = self._parser.get_event()
            if not isinstance(event, kind):
                raise ValueError(f"one document is expected, not {event}")  # noqa: TRY004  # the file is wrong, not a caller's type

    def _value(self, event: Any) -> Any:
        kind = type(event)
        if kind is yaml.ScalarEvent and event.tag is None and event.anchor is None:
            return event.value if event.style else _TRUTH.get(event.value, event.value)
        if kind is yaml.SequenceStartEvent and event.anchor is None:
            return list(self._until(yaml.SequenceEndEvent))
        if kind is yaml.MappingStartEvent and event.anchor is None:
            return self._map()
        raise ValueError(f"{event} has no place in a lexicon")

    def _until(self, end: type[yaml.Event]) -> Iterator[Any]:
        take = self._parser.get_event
        while type(event := take()) is not end:
            yield self._value(event)

    def _map(self) -> dict[str, Any]:
        values = self._until(yaml.MappingEndEvent)
        result: dict[str, Any] = {}
        for key in values:
            if not isinstance(key, str) or key in result:
                raise ValueError(f"the key {key!r} is no word or stands twice in one entry")
            result[key] = next(values)
        return result


def _typed(path: Traversable, raw: list[Any], entry: type[E]) -> tuple[E, ...]:
    try:
        return msgspec.convert(raw, tuple[entry, ...])  # type: ignore[valid-type]  # a type made at run time
    except msgspec.ValidationError:
        for index, one in enumerate(raw, start=1):
            try:
                msgspec.convert(one, entry)
            except msgspec.ValidationError as error:
                raise LexiconError(f"{path.name}: entry {index} ({_name(one)}): {error}") from error
        raise


def _name(raw: Any) -> str:
    return str(next(iter(raw.values()), "empty")) if isinstance(raw, dict) else repr(raw)


def _strings(raw: Any) -> Iterator[str]:
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, dict):
        for value in raw.values():
            yield from _strings(value)
    elif isinstance(raw, list):
        for value in raw:
            yield from _strings(value)


def _refuse_letters(path: Traversable, text: str, raw: Sequence[Any], entries: Sequence[Entry]) -> None:
    for one, entry in zip(raw, entries, strict=True):
        for string in _strings(one):
            if (wrong := FORBIDDEN.search(string)) or (not entry.note and (wrong := FARSI.search(string))):
                raise LexiconError(f"{path.name}: {entry.form}: {_character(wrong.group())} has no place here")
            if not unicodedata.is_normalized("NFC", string):
                raise LexiconError(f"{path.name}: {entry.form}: {string!r} has uncomposed letters (not NFC)")
    if wrong := FORBIDDEN.search(text):
        line = text.count("\n", 0, wrong.start()) + 1
        raise LexiconError(f"{path.name}: line {line}: {_character(wrong.group())} has no place here")


def _character(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'control character')}"


def _refuse_duplicates(path: Traversable, entries: Sequence[Entry]) -> None:
    seen: set[tuple[str, ...]] = set()
    for entry in entries:
        if (identity := entry.identity()) in seen:
            raise LexiconError(f"{path.name}: {entry.form} stands twice ({' '.join(identity)})")
        seen.add(identity)


def _refuse_examples(path: Traversable, entries: Sequence[Entry]) -> None:
    letters = FoldedLetters()
    for entry in entries:
        shown = entry.shown()
        if stands(shown[0], entry.example):
            continue
        example = entry.example.translate(letters)
        if not any(stands(form.translate(letters), example) for form in shown):
            raise LexiconError(f"{path.name}: {entry.form}: its example does not contain it: {entry.example}")


def stands(form: str, text: str) -> bool:
    """Whether a form stands in a text as a word, with nothing but clitics written to it."""
    joined = form[-2:-1] == " "
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        if _letters_before(text, at) in _BEFORE and (joined or _letters_after(text, end) in _AFTER):
            return True
        at = text.find(form, at + 1)
    return False


def _letters_before(text: str, end: int) -> str:
    start = end
    while start and text[start - 1].isalpha():
        start -= 1
    return text[start:end]


def _letters_after(text: str, start: int) -> str:
    end = start
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[start:end]
