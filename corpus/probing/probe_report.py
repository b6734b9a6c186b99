"""What probes found, written down: pages as fixtures, a report, an update to review."""

from __future__ import annotations

import dataclasses
import hashlib
import html
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.model import Page
from corpus.privacy import mask
from corpus.probing.probe_records import ProbeResult
from corpus.reading.documents import is_document
from corpus.reading.webpages.markup import decode
from corpus.sources import Source
from corpus.wording import counted

_SLOW_DELAY = 2.0
"""A source whose pages take long is asked half as often."""


class PageFolder:
    """Keeps the pages of probes: bytes as received, and beside them how they came.

    With *is_masked*, personal numbers, private phones and mails are masked in pages of
    text, which are then UTF-8, and documents are left out: they cannot be masked.
    """

    def __init__(self, folder: Path, *, is_masked: bool = False) -> None:
        self._folder = folder
        self._is_masked = is_masked
        self._numbers: Counter[str] = Counter()

    def keep(self, source_id: str, page: Page, seconds: float) -> None:
        """Write one page."""
        self._numbers[source_id] += 1
        place = self._folder / source_id
        place.mkdir(parents=True, exist_ok=True)
        stem = f"{self._numbers[source_id]:02d}-{page.role}"
        body = self._body(page)
        record = {
            "url": page.url,
            "role": page.role,
            "form": [list(field) for field in page.form],
            "status": page.status,
            "headers": dict(page.headers),
            "fetched_at": page.fetched_at.isoformat() if page.fetched_at else None,
            "seconds": round(seconds, 3),
            "sha256": hashlib.sha256(page.body).hexdigest(),
            "bytes": len(page.body),
            "masked": self._is_masked,
            "kept": body is not None,
        }
        text = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
        (place / f"{stem}.json").write_text(text, encoding="utf-8")
        if body is not None:
            (place / f"{stem}.body").write_bytes(body)

    def _body(self, page: Page) -> bytes | None:
        if not self._is_masked:
            return page.body
        if is_document(page.body):
            return None
        return mask(decode(page.body, page.headers).text).encode("utf-8")


def write_reports(results: Sequence[ProbeResult], folder: Path) -> list[Path]:
    """Write ``report.json``, ``report.html`` and ``sources-update.toml``."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = sorted(results, key=lambda result: result.source.source_id)
    texts = {
        "report.json": json.dumps(
            [_plain(row) for row in rows], ensure_ascii=False, indent=1
        )
        + "\n",
        "report.html": _html(rows),
        "sources-update.toml": "".join(_update_head()) + "\n".join(updates(rows)),
    }
    paths = []
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
        paths.append(folder / name)
    return paths


def updates(results: Sequence[ProbeResult]) -> Iterator[str]:
    """Yield the ``[[source]]`` rows that a probe would have otherwise, evidence and day."""
    for result in results:
        changes = _changes(result)
        if not changes:
            continue
        source = result.source
        comment = f"# {result.state}: {' '.join(result.reason.split())}\n"
        yield comment + row_of(source, changes)
        if result.swedish_start:
            yield _swedish_row(result, result.swedish_start, changes)


def _swedish_row(result: ProbeResult, start: str, changes: Mapping[str, Any]) -> str:
    """Write the row of a source's Swedish pages, a source of their own."""
    row = dataclasses.replace(
        result.source, source_id=f"{result.source.source_id}-sv", notices="not-known"
    )
    read = f"{counted(result.swedish_decisions, 'decision')} in Swedish read"
    own = {
        "platform": changes.get("platform", row.platform),
        "base_url": start,
        "language": "sv",
        "min_decisions": 0,
        "confidence": "medium",
        "note": f"probed {result.day.isoformat()}: {read}",
    }
    comment = f"# the Swedish pages of {result.source.source_id}: are they others' decisions?\n"
    return comment + row_of(row, own)


def row_of(source: Source, changes: Mapping[str, Any]) -> str:
    """Write a ``[[source]]`` table: what is not a default, with *changes*."""
    row: dict[str, Any] = {
        field.name: getattr(source, field.name)
        for field in dataclasses.fields(source)
        if getattr(source, field.name) != field.default
    }
    lines = [
        f"{key} = {_toml(value)}" for key, value in {**row, **changes}.items() if value
    ]
    return "[[source]]\n" + "\n".join(lines) + "\n"


def _changes(result: ProbeResult) -> dict[str, Any]:
    day = result.day.isoformat()
    source = result.source
    if result.state in ("healthy", "slow"):
        until = f", none newer than {result.newest}" if result.is_old else ""
        what = f"{counted(result.decisions, 'decision')} read ({result.score}){until}"
        changes: dict[str, Any] = {"note": f"probed {day}: {what}"}
        if result.score == "reads" and not result.is_old:
            changes["confidence"] = "high"
        if result.least_decisions > source.min_decisions:
            changes["min_decisions"] = result.least_decisions
        if result.notices:
            changes["notices"] = "platform"
        if result.state == "slow":
            changes["delay_s"] = max(source.delay_s, _SLOW_DELAY)
        return changes
    if result.state == "moved" and result.found_at is not None:
        name, url = result.found_at
        sure = "medium" if result.decisions else "low"
        note = (
            f"probed {day}: moved here ({counted(result.decisions, 'decision')} read)"
        )
        return {"platform": name, "base_url": url, "confidence": sure, "note": note}
    if result.state == "refusing":
        return {"note": f"probed {day}: {result.reason}"}
    if result.state in ("unreachable", "empty", "changed-markup"):
        return {"confidence": "low", "note": f"probed {day}: {result.state}"}
    return {}


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return str(value)
    return json.dumps(
        list(value) if isinstance(value, tuple) else value, ensure_ascii=False
    )


def _update_head() -> Iterator[str]:
    yield "# Rows that a probe found to be otherwise. Look at each before it goes into\n"
    yield "# the registry; a row replaces the one with the same source_id.\n\n"


def _plain(result: ProbeResult) -> dict[str, Any]:
    source = result.source
    return {
        "source": source.source_id,
        "platform": source.platform,
        "base_url": source.base_url,
        "day": result.day.isoformat(),
        "state": result.state,
        "score": result.score,
        "reason": result.reason,
        "decisions": result.decisions,
        "least_decisions": result.least_decisions,
        "facts": result.facts,
        "attachment": result.attachment,
        "notices": result.notices,
        "newest": result.newest.isoformat() if result.newest else None,
        "found_at": list(result.found_at) if result.found_at else None,
        "languages": result.languages,
        "swedish": result.swedish,
        "swedish_start": result.swedish_start,
        "swedish_decisions": result.swedish_decisions,
        "seconds_a_page": result.seconds_a_page,
        "pages": [dataclasses.asdict(page) for page in result.pages],
    }


def _html(results: Sequence[ProbeResult]) -> str:
    states = Counter(result.state for result in results)
    summary = ", ".join(f"{count} {state}" for state, count in states.most_common())
    head = (
        "source",
        "platform",
        "state",
        "reads",
        "what",
        "decisions",
        "newest",
        "pages",
        "s/page",
    )
    rows = "\n".join(_html_row(result) for result in results)
    cells = "".join(f'<th scope="col">{name}</th>' for name in head)
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Probe</title>'
        "<style>body{font:16px sans-serif;margin:2em}td,th{text-align:left;padding:.2em "
        ".8em .2em 0;vertical-align:top}</style>"
        f"<h1>Probe of {counted(len(results), 'source')}</h1><p>{html.escape(summary)}</p>"
        f"<table><thead><tr>{cells}</tr></thead><tbody>\n{rows}\n</tbody></table></html>\n"
    )


def _html_row(result: ProbeResult) -> str:
    source = result.source
    address = html.escape(source.base_url, quote=True)
    pace = result.seconds_a_page
    cells = (
        f'<a href="{address}">{html.escape(source.source_id)}</a>',
        html.escape(source.platform),
        result.state,
        result.score,
        html.escape(result.reason),
        str(result.decisions),
        str(result.newest or "–"),
        str(len(result.pages)),
        "–" if pace is None else f"{pace:.1f}",
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
