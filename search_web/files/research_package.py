"""A research package: a whole result with all it takes to cite it and to find it again.

A zip of the decisions (NDJSON, CSV, and Parquet where that is installed), a codebook, the
query as a file, the run (``paatoshaku saved verify`` accepts it or the package itself),
how to cite it, and check sums of all of these.
"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any

from flask_babel import gettext

from corpus.durable_files import hash_of
from corpus.model import Decision
from corpus.store import DecisionStore
from indexer.answering.hits.hit_fields import EXPORT_COLUMNS, export_rows
from indexer.answering.hits.table_files import csv_lines
from indexer.request import Hit
from indexer.saved.queries import SavedQuery, to_toml
from indexer.saved.runs import RUN_NAME, QueryRun, RunHit, run_of, to_text
from indexer.service import SearchService
from search_web.files.parquet import COLUMNS, PARQUET, ParquetWriter, is_installed
from search_web.page.labelling.property_meanings import property_meanings
from search_web.page.responding.decision_records import decision_json

_BATCH = 200
_CODEBOOK = ("file", "field", "meaning")
_DECISIONS, _HITS = "decisions.ndjson", "decisions.csv"
_TYPED = "decisions.parquet"


@dataclass(frozen=True, slots=True)
class PackageAbout:
    """What stands in the package beside the data.

    Attributes:
        address: of the search.
        lines: label and value of each line about query, coverage and limits.
        made: when, aware.
    """

    address: str
    lines: tuple[tuple[str, str], ...]
    made: dt.datetime


def package_bytes(
    service: SearchService,
    store: DecisionStore,
    query: SavedQuery,
    about: PackageAbout,
    permalink: Callable[[str], str],
) -> Iterator[bytes]:
    """Yield the zip; it is written to temporary files first.

    A decision that the store no longer holds as the index has it is named in
    ``README.txt``, and its record is not in the NDJSON file.

    Args:
        service: an open index.
        store: the store that the index is of.
        query: what is asked.
        about: what is said of it.
        permalink: permanent address of a decision.
    """
    with tempfile.TemporaryDirectory(prefix="paatoshaku-package-") as name:
        folder = Path(name)
        run, missing = _write_data(folder, service, store, query, about, permalink)
        _write(folder / RUN_NAME, to_text(run))
        _write(folder / "query.toml", to_toml(query))
        _write(folder / "codebook.csv", b"".join(csv_lines(_CODEBOOK, _codebook())))
        _write(folder / "README.txt", _readme(run, about, missing))
        _write(folder / "SHA256SUMS", _sums(folder))
        with tempfile.TemporaryFile() as file:
            _zip(folder, file)
            file.seek(0)
            while chunk := file.read(65_536):
                yield chunk


def _write_data(
    folder: Path,
    service: SearchService,
    store: DecisionStore,
    query: SavedQuery,
    about: PackageAbout,
    permalink: Callable[[str], str],
) -> tuple[QueryRun, list[str]]:
    """Write the decisions in one pass; return the run, and ids that are not in it."""
    found: list[RunHit] = []
    missing: list[str] = []
    hits = service.iter_hits(query.request)
    with ExitStack() as stack:
        lines = stack.enter_context((folder / _DECISIONS).open("w", encoding="utf-8"))
        table = stack.enter_context((folder / _HITS).open("wb"))
        parquet = None
        if is_installed():
            file = stack.enter_context((folder / _TYPED).open("wb"))
            parquet = stack.enter_context(ParquetWriter(file, permalink))
        table.writelines(csv_lines(EXPORT_COLUMNS, []))
        while batch := list(islice(hits, _BATCH)):
            kept = store.get_many(hit.decision_id for hit in batch)
            rows: list[tuple[Hit, Decision]] = []
            for hit in batch:
                found.append(RunHit(hit.decision_id, hit.content_hash, len(found) + 1))
                stored = kept.get(hit.decision_id)
                if stored and stored.decision.content_hash == hit.content_hash:
                    lines.write(_line(decision_json(stored)))
                    rows.append((hit, stored.decision))
                else:
                    missing.append(hit.decision_id)
            table.writelines(csv_lines(None, export_rows(batch, permalink)))
            if parquet and rows:
                parquet.add(rows)
    return run_of(service, query, tuple(found), about.made), missing


def _line(record: dict[str, Any]) -> str:
    text = json.dumps(record, ensure_ascii=False, sort_keys=True)
    return text.encode("utf-8", "replace").decode() + "\n"


def _codebook() -> Iterator[tuple[str, str, str]]:
    """Yield what each field means, by the data dictionary."""
    meanings = property_meanings()
    for (schema, name), text in meanings.items():
        if schema in ("Decision", "Version", "DecisionLawReference"):
            yield _DECISIONS, name, text
    for name in EXPORT_COLUMNS:
        text = meanings.get(("Hit", name)) or meanings.get(("Decision", name), "")
        yield _HITS, name, text
    for column in COLUMNS if is_installed() else ():
        yield _TYPED, column.name, meanings[PARQUET, column.name]


def _readme(run: QueryRun, about: PackageAbout, missing: list[str]) -> str:
    """Return what the package is, in the reader's language."""
    citation = gettext(
        "Päätöshaku (paatoshaku %(software)s). %(name)s. Data set of %(total)s decisions, "
        "state of the index %(state)s, made on %(day)s. %(address)s SHA-256 of the "
        "result: %(hash)s",
        software=run.manifest.software,
        name=run.name,
        total=run.total,
        state=run.manifest.generation,
        day=about.made.date().isoformat(),
        address=about.address,
        hash=run.result_hash,
    )
    files = [(name, text) for name, text in _files() if name]
    width = max(len(name) for name, _ in files) + 2
    parts = (
        (run.name, [f"{label}: {value}" for label, value in about.lines]),
        (gettext("How to cite"), [citation]),
        (gettext("Files"), [f"{name:{width}}{text}" for name, text in files]),
        (
            gettext("Without a whole record, because the store had changed since"),
            [f"  {name}" for name in missing] or ["  " + gettext("none of them")],
        ),
    )
    return "\n\n".join(_part(heading, lines) for heading, lines in parts) + "\n"


def _files() -> tuple[tuple[str, str], ...]:
    return (
        (_DECISIONS, gettext("whole records, one a line")),
        (_HITS, gettext("the table of the search page")),
        (
            _TYPED if is_installed() else "",
            gettext("typed columns, also region, deciding sentence and text"),
        ),
        ("codebook.csv", gettext("what each field means, where from, how sure")),
        ("query.toml", "paatoshaku saved run query.toml"),
        (RUN_NAME, f"paatoshaku saved verify {RUN_NAME}"),
        ("SHA256SUMS", "sha256sum -c SHA256SUMS"),
    )


def _part(heading: str, lines: Sequence[str]) -> str:
    return "\n".join((heading, "=" * len(heading), "", *lines))


def _write(path: Path, content: str | bytes) -> None:
    path.write_bytes(
        content.encode("utf-8", "replace") if isinstance(content, str) else content
    )


def _sums(folder: Path) -> str:
    files = sorted(folder.iterdir())
    return "".join(f"{hash_of(path)}  {path.name}\n" for path in files)


def _zip(folder: Path, file: IO[bytes]) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for path in sorted(folder.iterdir()):
            package.write(path, path.name)
