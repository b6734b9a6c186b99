"""``docs/data.md`` names every public field, with where it comes from and how sure it is."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any

import pytest

from analyzers.decision.model import GivenFacts, Reading
from corpus.model.decision_json import JSON_NAMES
from corpus.model.published import Published
from indexer.answering.hits.hit_fields import EXPORT_COLUMNS, HIT_COLUMNS, LAW_COLUMNS
from indexer.saved.matrix import MATRIX_COLUMNS
from search_web.api.openapi.schemas import SCHEMAS
from search_web.files.change_files import CHANGE_COLUMNS
from search_web.files.parquet import COLUMNS as PARQUET_COLUMNS
from search_web.page.labelling.property_meanings import with_meanings
from search_web.pages.compare.compare import COMPARISON_COLUMNS
from search_web.pages.places.coverage import CONFLICT_COLUMNS
from search_web.pages.places.coverage import CSV_COLUMNS as COVERAGE_COLUMNS
from search_web.pages.subjects.subjects import LIST_COLUMNS, SUM_COLUMNS

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs/data.md").read_text("utf-8")
ORIGINS = {"published", "published, read", "read", "ours", "asked"}
SURENESS = {"exact", "stated", "rules", "marked"}
_ROW = re.compile(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.M)


def sections() -> dict[str, dict[str, tuple[str, ...]]]:
    """Heading -> field -> (form, origin, how sure, meaning)."""
    found = {}
    for part in PAGE.split("\n## ")[1:]:
        heading, _, body = part.partition("\n")
        rows = [tuple(cell.strip() for cell in row) for row in _ROW.findall(body)]
        found[heading] = {row[0]: row[1:] for row in rows}
        assert len(found[heading]) == len(rows), f"a field of {heading} stands twice"
    return found


def of_schema(schema: dict[str, Any]) -> set[str]:
    return set(schema.get("properties", {}))


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_property_of_the_api_is_in_the_dictionary(name: str) -> None:
    assert of_schema(SCHEMAS[name]) - sections()[name].keys() == set()


@pytest.mark.parametrize("name", sorted(set(SCHEMAS) - {"Decision"}))
def test_the_dictionary_names_nothing_that_the_api_lacks(name: str) -> None:
    assert sections()[name].keys() - of_schema(SCHEMAS[name]) == set()


def test_every_value_of_a_decision_is_in_the_dictionary() -> None:
    public = {"id" if name == "decision_id" else name for name in JSON_NAMES}
    ours = of_schema(SCHEMAS["Decision"]) | {"proposal", "decision"}

    assert sections()["Decision"].keys() == public | ours


@pytest.mark.parametrize(
    ("heading", "columns"),
    [
        ("Columns of exports", EXPORT_COLUMNS),
        ("Columns of Parquet", tuple(row.name for row in PARQUET_COLUMNS)),
        ("Columns of a result", HIT_COLUMNS),
        ("Columns of law tables", LAW_COLUMNS),
        ("Columns of coverage", COVERAGE_COLUMNS),
        ("Columns of conflicts", CONFLICT_COLUMNS),
        ("Columns of a comparison", COMPARISON_COLUMNS),
        ("Columns of an organisation's sums", SUM_COLUMNS),
        ("Columns of lists of organisations and topics", LIST_COLUMNS),
        ("Columns of changes", tuple(row.name for row in CHANGE_COLUMNS)),
        ("Columns of a matrix", MATRIX_COLUMNS),
    ],
)
def test_every_column_is_in_the_dictionary_in_order(
    heading: str, columns: tuple[str, ...]
) -> None:
    assert tuple(sections()[heading]) == columns


def test_origins_are_those_of_the_records() -> None:
    """A value is published where ``Published`` holds it, read where ``Reading`` does."""
    stated = (
        Published.__dataclass_fields__.keys() | GivenFacts.__dataclass_fields__.keys()
    )
    read = Reading.__dataclass_fields__.keys()
    for name in JSON_NAMES:
        expected = ", ".join(
            word
            for word, names in (("published", stated), ("read", read))
            if name in names
        )
        _, origin, sure, _ = sections()["Decision"][
            "id" if name == "decision_id" else name
        ]
        assert origin == expected, name
        assert (sure == "rules") == (name in read), name


def test_every_row_says_origin_and_sureness_in_known_words() -> None:
    for heading, rows in sections().items():
        for field, (_, origin, sure, _) in rows.items():
            assert origin in ORIGINS, (heading, field)
            assert sure in SURENESS, (heading, field)


def test_the_package_has_the_meanings_of_this_dictionary() -> None:
    """Else run scripts/make_meanings.py."""
    made = importlib.import_module("scripts.make_meanings").meanings()

    assert (ROOT / "search_web/page/labelling/data/meanings.tsv").read_text(
        "utf-8"
    ) == made


def test_every_property_of_the_api_is_described() -> None:
    described = with_meanings(SCHEMAS)
    missing = [
        (name, key)
        for name, schema in described.items()
        for key, value in schema.get("properties", {}).items()
        if not value.get("description")
    ]

    assert missing == []
