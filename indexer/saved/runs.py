"""A run of a saved query: what was found, and everything needed to find it again.

A run file is JSON. Its ``hits`` (id, content hash, rank) are the result; its ``manifest``
says which index, analyzer, dictionary and software gave it. Two runs on the same index
state differ in ``manifest.time`` only.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import zipfile
from dataclasses import asdict, dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from corpus.errors import plain_reason
from indexer.errors import SavedQueryError
from indexer.request import SearchRequest
from indexer.saved.queries import SavedQuery, describe, saved_query
from indexer.service import SearchService

FORMAT = "paatoshaku-run/1"

RUN_NAME = "run.json"
"""The run file in a research package."""


@dataclass(frozen=True, slots=True)
class RunHit:
    """One decision of a run; ``rank`` counts from 1."""

    id: str
    content_hash: str
    rank: int


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a result came from; ``time`` is aware UTC in ISO form."""

    time: str
    generation: str
    analyzer: str
    software: str
    parsed_query: str
    dense: str = ""


@dataclass(frozen=True, slots=True)
class QueryRun:
    """One result of one saved query."""

    name: str
    note: str
    parameters: dict[str, list[str]]
    manifest: Provenance
    total: int
    hits: tuple[RunHit, ...]

    @property
    def result_hash(self) -> str:
        """SHA-256 over total and hits: equal runs have equal results."""
        lines = [
            str(self.total),
            *(f"{h.rank} {h.id} {h.content_hash}" for h in self.hits),
        ]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    @property
    def query(self) -> SavedQuery:
        """The saved query that was run, rebuilt from the recorded parameters."""
        record: dict[str, Any] = {"name": self.name, "note": self.note}
        excluded = {}
        for key, values in self.parameters.items():
            if key.startswith("-"):
                excluded[key[1:]] = values
            else:
                record[key] = values
        if excluded:
            record["ilman"] = excluded
        return saved_query(record, self.name)


def software_version() -> str:
    """Return the installed version of this program."""
    try:
        return version("paatoshaku")
    except PackageNotFoundError:
        return "uninstalled"


def run_query(
    service: SearchService, query: SavedQuery, time: dt.datetime | None = None
) -> QueryRun:
    """Run *query* over all its hits.

    Args:
        service: an open index.
        query: what to run.
        time: recorded as the time of the run; default now.
    """
    now = time or dt.datetime.now(dt.UTC)
    hits = tuple(
        RunHit(hit.decision_id, hit.content_hash, rank)
        for rank, hit in enumerate(service.iter_hits(query.request), 1)
    )
    return run_of(service, query, hits, now)


def run_of(
    service: SearchService,
    query: SavedQuery,
    hits: tuple[RunHit, ...],
    now: dt.datetime,
) -> QueryRun:
    """Return the run of *query* that gave *hits*."""
    reading = service.search(_count_only(query.request)).reading
    return QueryRun(
        name=query.name,
        note=query.note,
        parameters=describe(query.request),
        manifest=Provenance(
            time=now.astimezone(dt.UTC).isoformat(timespec="seconds"),
            generation=service.generation,
            analyzer=service.analyzer_version,
            software=software_version(),
            parsed_query=reading.in_words.get("fi", ""),
            dense=_dense_version(service, query.request),
        ),
        total=len(hits),
        hits=hits,
    )


def _dense_version(service: SearchService, request: SearchRequest) -> str:
    """Return the model of vectors where the list can depend on it: in the near tier."""
    return service.dense_version if request.tier in ("near", "all") else ""


def _count_only(request: SearchRequest) -> SearchRequest:
    return replace(request, limit=0, offset=0, facets=(), snippets=False, explain=False)


def to_text(run: QueryRun) -> str:
    """Return the run file's text: sorted keys, one hit a line, final line end."""
    head = {
        "format": FORMAT,
        "name": run.name,
        "note": run.note,
        "parameters": run.parameters,
        "manifest": asdict(run.manifest),
        "total": run.total,
        "result_hash": run.result_hash,
    }
    text = json.dumps(head, ensure_ascii=False, indent=1, sort_keys=True)
    hits = ",\n".join(
        "  " + json.dumps(asdict(hit), ensure_ascii=False, sort_keys=True)
        for hit in run.hits
    )
    return text[:-2] + ',\n "hits": [\n' + hits + "\n ]\n}\n"


def read_run(path: Path) -> QueryRun:
    """Read a run file, or the one in a research package (zip).

    Raises:
        SavedQueryError: unreadable, or not a run of this format.
    """
    try:
        record = json.loads(_run_text(path))
        if record["format"] != FORMAT:
            raise SavedQueryError(
                f"{path}: format {record['format']!r}; known: {FORMAT}"
            )
        return QueryRun(
            name=record["name"],
            note=record["note"],
            parameters=record["parameters"],
            manifest=Provenance(**record["manifest"]),
            total=record["total"],
            hits=tuple(RunHit(**hit) for hit in record["hits"]),
        )
    except OSError as error:
        raise SavedQueryError(f"{path}: {plain_reason(error)}") from error
    except (ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        reason = plain_reason(error)
        raise SavedQueryError(f"{path}: not a run file: {reason}") from error


def _run_text(path: Path) -> str:
    if not zipfile.is_zipfile(path):
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as package:
        return package.read(RUN_NAME).decode("utf-8")


def write_run(run: QueryRun, folder: Path) -> Path:
    """Write the run into *folder* and return its path; never overwrites another run."""
    folder.mkdir(parents=True, exist_ok=True)
    stamp = run.manifest.time.replace(":", "").replace("+0000", "Z")
    path = folder / f"{run.query.slug}.{stamp}.json"
    number = 1
    while path.exists() and path.read_text(encoding="utf-8") != to_text(run):
        number += 1
        path = folder / f"{run.query.slug}.{stamp}.{number}.json"
    path.write_text(to_text(run), encoding="utf-8")
    return path
