"""Rows of a judged collection as decisions, and an index of them that is kept.

Rows are JSON lines ``{"id", "text", "url", "lang", "platform", "meta", …}``. Of a row
with ``"meta": "given"`` the facts beside the text count as stated by its publisher:
municipality, body, date, section, case number, title, kind and status. Of every other row
only text, address and language are used. What a judge wrote beside a row is not read.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import shutil
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, get_args

from analyzers.base import Analyzer
from analyzers.decision.version import readers_version
from corpus.errors import ParseError
from corpus.importing.rows import row_decision
from corpus.model import Decision, DecisionKind, GivenFacts, Published, Status
from corpus.publishers import publisher_named
from corpus.reading.drafts import read_published
from corpus.store import DecisionStore
from indexer.documents.update import index_versions, update_index

FORM = "1"
"""Raised with every change of what this module makes of a row."""

Row = Mapping[str, Any]


def read_lines(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """Return the JSON values of all lines of all files."""
    return [
        json.loads(line)
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def decision_of(row: Row) -> Decision:
    """Return a row as a decision, read as ``paatoshaku import`` and a crawl read it.

    Raises:
        ParseError: the row has no id or no text.
    """
    if row.get("meta") != "given":
        return row_decision(dict(row))
    name, text = row.get("id"), row.get("text")
    if not isinstance(name, str) or not isinstance(text, str) or not text.strip():
        raise ParseError(f"row {name!r}: expected 'id' and 'text' as strings")
    published = Published(
        decision_id=f"import/{name}",
        source_id="import",
        platform=str(row.get("platform") or "import"),
        url=row.get("url"),
        title=row.get("title"),
        text=unicodedata.normalize("NFC", text),
        facts=_facts(row),
    )
    return read_published(published)


def _facts(row: Row) -> GivenFacts:
    publisher = publisher_named(row["municipality"]) if row["municipality"] else None
    kind = row.get("kind") if row.get("kind") in get_args(DecisionKind) else None
    is_officeholder = kind == "officeholder-decision"
    return GivenFacts(
        kind=kind,
        status=row.get("status") if row.get("status") in get_args(Status) else None,
        municipality=publisher.municipality if publisher else None,
        municipality_code=publisher.municipality_code if publisher else None,
        organisation=publisher.organisation if publisher else None,
        body=None if is_officeholder else row.get("body"),
        officeholder=row.get("body") if is_officeholder else None,
        date=dt.date.fromisoformat(row["date"]) if row.get("date") else None,
        minutes_section=row.get("section"),
        case_number=row.get("case_number"),
        language=row["lang"] if row.get("lang") in ("fi", "sv") else None,
    )


def imported(rows: Iterable[Row]) -> dict[str, tuple[str, Decision]]:
    """Return decision id -> the row's own id and the decision.

    Rows that cannot be read are named on standard error and left out.
    """
    found: dict[str, tuple[str, Decision]] = {}
    for row in rows:
        try:
            decision = decision_of(row)
        except ParseError as error:
            print(f"skipped: {error}", file=sys.stderr)
            continue
        found[decision.decision_id] = (str(row["id"]), decision)
    return found


def build(rows: Iterable[Row], folder: Path) -> dict[str, str]:
    """Store and index *rows* in *folder*; return decision id -> the row's own id."""
    decisions = imported(rows)
    with DecisionStore.open(store_address(folder)) as store:
        store.put_many([decision for _, decision in decisions.values()])
        update_index(store, folder / "index")
    return {name: row_id for name, (row_id, _) in decisions.items()}


def store_address(folder: Path) -> str:
    """Return the address of the store that ``build`` made in *folder*."""
    return f"sqlite:///{folder / 'decisions.db'}"


def built(
    paths: Sequence[Path], cache: Path, analyzer: Analyzer
) -> tuple[Path, dict[str, str]]:
    """Return a folder with store and index of *paths*, and the rows' own ids.

    Made once: the folder's name is a digest of the files' content and of the versions
    of readers, analyzer and index.
    """
    folder = cache / _digest(paths, analyzer)
    names = folder / "rows.json"
    if not names.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        with _beside(cache) as made:
            row_ids = build(read_lines(paths), made)
            (made / "rows.json").write_text(json.dumps(row_ids), encoding="utf-8")
            shutil.rmtree(folder, ignore_errors=True)
            os.replace(made, folder)
    return folder, json.loads(names.read_text(encoding="utf-8"))


def _digest(paths: Sequence[Path], analyzer: Analyzer) -> str:
    digest = hashlib.sha256(
        repr(
            (FORM, readers_version(), sorted(index_versions(analyzer).items()))
        ).encode()
    )
    for path in paths:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:20]


@contextmanager
def _beside(cache: Path) -> Any:
    made = Path(tempfile.mkdtemp(prefix="making-", dir=cache))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
