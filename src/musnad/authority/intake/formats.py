"""Which format a file is in, and how places of it come into a gazetteer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal, get_args

from musnad.authority.gazetteer import Gazetteer
from musnad.authority.intake import codab, generic, geonames
from musnad.authority.intake.arrivals import Arrival, Known, Watch, take_in
from musnad.authority.intake.sheets import sheets
from musnad.authority.intake.store import new_gazetteer
from musnad.errors import InputError

Format = Literal["geonames", "codab", "csv"]
FORMATS: Final[tuple[str, ...]] = get_args(Format)
_DUMPS: Final = frozenset({".txt", ".zip"})
_TABLES: Final = frozenset({".csv", ".tsv", ".xlsx"})


def format_of(path: Path) -> Format:
    """The format of a file, by its name and, for a table, its columns.

    Raises:
        InputError: if it is none of those known.
    """
    suffix = path.suffix.lower()
    if suffix in _DUMPS:
        return "geonames"
    if suffix not in _TABLES:
        raise InputError(f"{path}: what is in it? Say --format {'|'.join(FORMATS)}, or give it its usual ending")
    heads = [sheet.heads for sheet in sheets(path)]
    return "codab" if any(codab.is_codab(each) for each in heads) else "csv"


def bring_in(  # noqa: PLR0913 - what an import is told
    paths: Sequence[Path],
    into: Path,
    watch: Watch,
    *,
    format_: Format | None = None,
    mapping: Path | None = None,
    names: Path | None = None,
    countries: frozenset[str] = frozenset(),
) -> None:
    """Bring the places of files into the gazetteer at `into`, which is made where it is not there yet.

    Raises:
        InputError: if a file cannot be read or is none of its format; what stood at `into` stays as it was.
        DataError: if what stands at `into` is no gazetteer.
    """
    for path in (*paths, *(each for each in (names, mapping) if each is not None)):
        if not path.is_file():
            raise InputError(f"{path}: there is no such file")
    kinds = [format_ or ("csv" if mapping is not None else format_of(path)) for path in paths]
    by_field = None if mapping is None else generic.read_mapping(mapping)
    here = into.is_file()
    built = Gazetteer.open(into) if here else Gazetteer.open()
    with new_gazetteer(into, into if here else None) as writer:
        known = Known(built, writer)
        for kind in FORMATS:
            group = [path for path, each in zip(paths, kinds, strict=True) if each == kind]
            if group:
                take_in(_read(kind, group, names, by_field, countries, built, known, watch), writer, known, watch)


def _read(  # noqa: PLR0913, PLR0917 - the same
    kind: str,
    paths: Sequence[Path],
    names: Path | None,
    mapping: Mapping[str, str] | None,
    countries: frozenset[str],
    built: Gazetteer,
    known: Known,
    watch: Watch,
) -> Iterator[Arrival]:
    if kind == "geonames":
        return geonames.read(paths, names, countries, known, watch)
    if kind == "codab":
        return codab.read(paths, known, watch)
    return generic.read(paths, mapping, built, watch)
