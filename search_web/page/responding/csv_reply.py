"""CSV replies of pages: a file with a byte-order mark, for spreadsheets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain, islice

from flask import Response, stream_with_context

from indexer.answering.hits.table_files import csv_lines
from search_web.page.responding.csv_options import csv_delimiter


def csv_reply(
    columns: Sequence[str], rows: Iterable[Sequence[object]], name: str
) -> Response:
    """Stream *rows* as a CSV file; the request's ``erotin`` is between cells.

    The first row is made at once: what is wrong with the request shows before the reply.

    Args:
        columns: first line.
        rows: cells; None is an empty cell.
        name: of the file, without its ending; only letters, digits, "-" stay.
    """
    safe = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-") or "paatoshaku"
    rest = iter(rows)
    begin = list(islice(rest, 1))
    lines = csv_lines(columns, chain(begin, rest), bom=True, delimiter=csv_delimiter())
    reply = Response(
        stream_with_context(lines),
        content_type="text/csv; charset=utf-8",
    )
    reply.headers["Content-Disposition"] = f'attachment; filename="{safe}.csv"'
    reply.headers["X-Robots-Tag"] = "noindex"
    return reply
