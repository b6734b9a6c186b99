"""The operator's list of what files cannot say: ``manifest.csv``.

Columns ``file``, ``municipality``, ``language``, ``kind``; any may be missing, in any
order. Without ``file`` there may be one row, which is for every file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from corpus.errors import SourceConfigError, plain_reason
from corpus.importing.plain_files import has_an_end
from corpus.model import DecisionKind
from corpus.reading.webpages.markup import decode

COLUMNS = ("file", "municipality", "language", "kind")
KINDS: tuple[DecisionKind, ...] = get_args(DecisionKind)
LANGUAGES = ("fi", "sv")
MAX_BYTES = 20_000_000
"""Of a manifest; a row for each of 100,000 files is half of that."""


@dataclass(frozen=True, slots=True)
class ManifestFacts:
    """What a manifest says about one file; None where it says nothing."""

    municipality: str | None = None
    language: str | None = None
    kind: DecisionKind | None = None


@dataclass(frozen=True, slots=True)
class ImportManifest:
    """A manifest that was read.

    Attributes:
        rows: facts by file name as written in the manifest.
        general: facts for every file that has no row.
    """

    rows: Mapping[str, ManifestFacts] = field(default_factory=dict)
    general: ManifestFacts = ManifestFacts()

    def facts(self, name: str) -> ManifestFacts:
        """Return what is said about the file *name* (relative, or its last part)."""
        return self.rows.get(name) or self.rows.get(name.split("/")[-1]) or self.general


def read_manifest(path: Path) -> ImportManifest:
    """Read a manifest; comma or semicolon, any usual encoding.

    Raises:
        SourceConfigError: unreadable, an unknown column, kind or language, a file twice,
            or several rows without a ``file`` column; names place and value.
    """
    text = _text_of(path)
    head = text.split("\n", 1)[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise SourceConfigError(f"{path}: not a table in CSV ({error})") from error
    columns = [name.strip().lower() for name in rows[0]] if rows else []
    unknown = [name for name in columns if name and name not in COLUMNS]
    if unknown:
        raise SourceConfigError(
            f"{path}: unknown column {unknown[0]!r}; allowed: {', '.join(COLUMNS)}"
        )
    return _manifest(path, columns, rows[1:])


def _text_of(path: Path) -> str:
    """Return what a manifest holds; it may come in a stranger's folder."""
    if path.exists() and not has_an_end(path):
        raise SourceConfigError(f"{path}: not a file that can be read to its end")
    try:
        with path.open("rb") as opened:
            body = opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise SourceConfigError(
            f"{path}: cannot be read ({plain_reason(error)})"
        ) from error
    if len(body) > MAX_BYTES:
        raise SourceConfigError(f"{path}: larger than {MAX_BYTES // 1_000_000} MB")
    return decode(body).text


def _manifest(path: Path, columns: list[str], rows: list[list[str]]) -> ImportManifest:
    found: dict[str, ManifestFacts] = {}
    general = ManifestFacts()
    for number, row in enumerate(rows, start=2):
        values = dict(zip(columns, (cell.strip() for cell in row), strict=False))
        if not any(values.values()):
            continue
        facts = _facts(path, number, values)
        name = values.get("file", "").replace("\\", "/").removeprefix("./")
        if "file" not in columns:
            if general != ManifestFacts():
                raise SourceConfigError(
                    f"{path}: row {number}: several rows need a column 'file'"
                )
            general = facts
        elif not name:
            raise SourceConfigError(f"{path}: row {number}: the column 'file' is empty")
        elif name in found:
            raise SourceConfigError(f"{path}: row {number}: {name!r} is there twice")
        else:
            found[name] = facts
    return ImportManifest(found, general)


def _facts(path: Path, number: int, values: Mapping[str, str]) -> ManifestFacts:
    kind = values.get("kind") or None
    language = (values.get("language") or "").lower() or None
    if kind is not None and kind not in KINDS:
        raise SourceConfigError(
            f"{path}: row {number}: unknown kind {kind!r}; allowed: {', '.join(KINDS)}"
        )
    if language is not None and language not in LANGUAGES:
        raise SourceConfigError(
            f"{path}: row {number}: unknown language {language!r}; "
            f"allowed: {', '.join(LANGUAGES)}"
        )
    return ManifestFacts(
        values.get("municipality") or None,
        language,
        next((one for one in KINDS if one == kind), None),
    )
