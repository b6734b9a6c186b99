"""Copy the meanings of the API's properties from docs/data.md into the package.

docs/data.md is the one source; the package cannot read it where it is installed. A test
compares the two. Usage: python scripts/make_meanings.py
"""

from __future__ import annotations

import re
from pathlib import Path

from search_web.api.openapi.schemas import SCHEMAS
from search_web.files.parquet import PARQUET

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "docs/data.md"
TARGET = ROOT / "search_web/page/labelling/data/meanings.tsv"
_ELSEWHERE = re.compile(r"As in (\w+)\.")
_ROW = re.compile(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.M)


Rows = dict[tuple[str, str], tuple[str, str, str]]
"""Heading and name of a row -> meaning, origin, how sure."""


def meanings() -> str:
    """Return the lines of the file: schema, property, what it means."""
    rows: Rows = {}
    for part in SOURCE.read_text(encoding="utf-8").split("\n## ")[1:]:
        heading, _, body = part.partition("\n")
        for name, _, origin, sure, meaning in _ROW.findall(body):
            rows[heading, name] = meaning.strip(), origin.strip(), sure.strip()
    lines = []
    for (heading, name), (_, origin, sure) in rows.items():
        properties = SCHEMAS.get(heading, {}).get("properties", {})
        # Records of decisions hold more than the schema promises.
        if name in properties or heading in ("Decision", PARQUET):
            text = f"{_whole(heading, name, rows)} Origin: {origin}; {sure}."
            lines.append(f"{heading}\t{name}\t{text.replace('`', '')}")
    return "\n".join(lines) + "\n"


def _whole(heading: str, name: str, rows: Rows) -> str:
    """Return what a row means; "As in Hit." is told in the words of that row."""
    meaning = rows[heading, name][0]
    other = _ELSEWHERE.fullmatch(meaning)
    if other and (other[1], name) in rows:
        return _whole(other[1], name, rows)
    return meaning


def main() -> None:
    """Write the file."""
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(meanings(), encoding="utf-8")


if __name__ == "__main__":
    main()
