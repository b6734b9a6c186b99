"""Make ``corpus/sources.toml`` from ``analyzers/data/municipalities.csv``.

``python scripts/make_sources.py`` writes the file; ``--check`` only compares. What the
table cannot say stands here: second sources, and who refuses machine reading.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
TABLE = ROOT / "analyzers" / "data" / "municipalities.csv"

PLATFORMS = {
    "Ahjo (own)": "ahjo",
    "CaseM/CloudNC": "casem",
    "Dynasty D10": "dynasty",
    "KTweb (older)": "tweb",
    "M-Files": "mfiles",
    "PDF on own site": "pdf_listing",
    "PDF on own site (Gemilo)": "pdf_listing",
    "PDF on own site (WordPress)": "pdf_listing",
    "TWeb": "tweb",
    "TWeb (old path)": "tweb",
    "own (React + JSON)": "turku",
}

_ROBOTS = (
    "robots.txt forbids all machine reading (User-agent: *, Disallow: /; seen 2026)"
)

NEVER = {
    "etela-karjalan-hyvinvointialue": _ROBOTS,
    "hyvinkaa": "written refusal of machine reading, 21 August 2026, and robots.txt",
    "imatra": _ROBOTS,
    "lappeenranta": "written refusal of machine reading, 30 August 2026",
    "nokia": _ROBOTS,
    "oulu": "written refusal of machine reading, 1 September 2026, and robots.txt",
    "seinajoki": _ROBOTS,
    "vaasa": _ROBOTS,
    "vantaa": "written refusal of machine reading, 24 August 2026; pages say noindex",
}
"""Source id -> reason. A refusal covers the municipality's other sources too."""

SECOND_SOURCES: tuple[dict[str, Any], ...] = (
    {
        "of": "Espoo",
        "source_id": "espoo-vanha",
        "platform": "dynasty_legacy",
        "base_url": "https://espoo04.hosting.documenta.fi/kokous/TELIMET.HTM",
    },
    {
        "of": "Turku",
        "source_id": "turku-vanha",
        "platform": "turku",
        "base_url": "http://ah.turku.fi/",
    },
    {
        "of": "Vantaa",
        "source_id": "vantaa-dynasty",
        "platform": "dynasty",
        "base_url": "https://vantaa.oncloudos.com/cgi/DREQUEST.PHP?page=meeting_frames",
        "never": True,
        "never_reason": NEVER["vantaa"],
    },
)
"""Older systems and ones taken into use beside the first; none is sure to answer."""


def source_id(name: str) -> str:
    """Return the name in lower-case ASCII with hyphens.

    >>> source_id("Länsi-Uudenmaan hyvinvointialue")
    'lansi-uudenmaan-hyvinvointialue'
    """
    plain = unicodedata.normalize("NFKD", name.lower())
    ascii_only = plain.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


def rows() -> list[dict[str, Any]]:
    """Return one row a source, in the order of the table, second sources behind."""
    found = []
    with TABLE.open(encoding="utf-8", newline="") as lines:
        for record in csv.DictReader(lines):
            if record["platform"] != "unknown" and record["base_url"]:
                first = _row(record)
                found.append(first)
                found.extend(_second(record["name_fi"], first))
    return found


def _row(record: dict[str, str]) -> dict[str, Any]:
    identity = source_id(record["name_fi"])
    is_municipality = record["kind"] == "municipality"
    swedish = record["kielisuhde"].endswith(("ruotsinkielinen kunta", "on ruotsi"))
    row: dict[str, Any] = {
        "source_id": identity,
        "platform": PLATFORMS[record["platform"]],
        "base_url": record["base_url"],
        "municipality": record["name_fi"] if is_municipality else None,
        "municipality_code": record["kuntakoodi"] if is_municipality else None,
        "organisation": None if is_municipality else record["name_fi"],
        "language": "sv" if swedish else None,
        "confidence": record["confidence"],
    }
    if identity in NEVER:
        row |= {"never": True, "never_reason": NEVER[identity]}
    return row


def _second(name: str, first: dict[str, Any]) -> list[dict[str, Any]]:
    shared = {key: first[key] for key in ("municipality", "municipality_code")}
    return [
        {key: value for key, value in extra.items() if key != "of"}
        | shared
        | {"confidence": "low"}
        for extra in SECOND_SOURCES
        if extra["of"] == name
    ]


def as_toml(sources: list[dict[str, Any]]) -> str:
    """Write the registry; JSON's strings, numbers and truth values are TOML's too."""
    parts = ["# Made by scripts/make_sources.py from municipalities.csv; edit those.\n"]
    for row in sources:
        lines = ["[[source]]"]
        lines += [
            f"{key} = {json.dumps(value, ensure_ascii=False)}"
            for key, value in row.items()
            if value is not None
        ]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def main() -> int:
    """Write or compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only compare")
    options = parser.parse_args()
    target = CORPUS / "sources.toml"
    text = as_toml(rows())
    if options.check:
        if target.exists() and target.read_text(encoding="utf-8") == text:
            return 0
        print(f"{target} is not what make_sources.py makes", file=sys.stderr)
        return 1
    target.write_text(text, encoding="utf-8")
    print(f"{len(rows())} sources in {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
