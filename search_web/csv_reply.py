"""CSV replies: streamed, and safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from flask import Response, stream_with_context

BYTE_ORDER_MARK = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FLUSH_CHARACTERS = 32_768


def csv_reply(
    columns: Sequence[str], rows: Iterable[Sequence[object]], name: str
) -> Response:
    """Stream *rows* as a CSV file.

    Args:
        columns: first line.
        rows: cells; None is an empty cell.
        name: of the file, without its ending; only letters, digits, "-" stay.
    """
    safe = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-") or "paatoshaku"
    reply = Response(
        stream_with_context(csv_lines(columns, rows)),
        content_type="text/csv; charset=utf-8",
    )
    reply.headers["Content-Disposition"] = f'attachment; filename="{safe}.csv"'
    reply.headers["X-Robots-Tag"] = "noindex"
    return reply


def csv_lines(
    columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> Iterator[str]:
    """Yield pieces of the file; it begins with a byte order mark, for spreadsheets."""
    buffer = io.StringIO()
    buffer.write(BYTE_ORDER_MARK)
    writer = csv.writer(buffer)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([defused(cell) for cell in row])
        if buffer.tell() > _FLUSH_CHARACTERS:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def defused(cell: object) -> object:
    """Keep a text cell from being read as a formula by a spreadsheet."""
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return "'" + cell
    return "" if cell is None else cell
