"""Tables that ship with the code: rows parted by tabs, lines that begin with # remarks."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

Row = tuple[str, ...]


@cache
def table_rows(table: str) -> tuple[Row, ...]:
    """Return the rows of a table in its order, without remarks and empty lines.

    Args:
        table: package and file within it: "analyzers.decision.lines:headings.tsv".

    Raises:
        FileNotFoundError: the package has no such file.
    """
    package, _, name = table.partition(":")
    text = files(package).joinpath(*name.split("/")).read_text("utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(tuple(line.split("\t")) for line in lines)
