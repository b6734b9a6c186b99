"""The rows of the tests' own tables."""

from __future__ import annotations

from pathlib import Path

TABLES = Path(__file__).parent / "tables"


def rows_of(name: str) -> list[list[str]]:
    """Return the cells of each row of the table *name*, without comments."""
    lines = (TABLES / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
