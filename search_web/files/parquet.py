"""A whole result as Parquet: typed columns for data frames and databases.

Needs the extra "parquet" (pyarrow). Written row group by row group, so memory does not
grow with the result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import IO, Any, Literal

from flask_babel import gettext

from corpus.model import Decision
from indexer.request import Hit
from search_web.errors import BadParameter
from search_web.files.sheet_columns import votes_of
from search_web.page.components.decided import (
    decided_sums,
    roll_calls,
    ruling,
)

ColumnType = Literal["text", "texts", "day", "count", "euros", "truth"]
Row = tuple[Hit, Decision]

PARQUET = "Columns of Parquet"
"""Heading of the columns in the data dictionary."""

_GROUP = 1000


@dataclass(frozen=True, slots=True)
class ParquetColumn:
    """One column; a value that is not known is null."""

    name: str
    type: ColumnType
    value: Callable[[Hit, Decision], Any]


def _facet(name: str) -> Callable[[Hit, Decision], list[str]]:
    return lambda hit, _: list(hit.facets.get(name, ()))


def _first(name: str) -> Callable[[Hit, Decision], str | None]:
    return lambda hit, _: next(iter(hit.facets.get(name, ())), None)


def _roll_call(_: Hit, decision: Decision) -> list[str]:
    return [f"{side}: {', '.join(who)}" for side, who in roll_calls(decision)]


def _euros(_: Hit, decision: Decision) -> float | None:
    sums = decided_sums(decision)
    return float(sums[0].euros) if sums else None


COLUMNS: tuple[ParquetColumn, ...] = (
    ParquetColumn("id", "text", lambda hit, _: hit.decision_id),
    ParquetColumn("municipality", "text", lambda hit, _: hit.municipality),
    ParquetColumn("organisation", "text", lambda hit, _: hit.organisation),
    ParquetColumn("region", "text", _first("region")),
    ParquetColumn("body", "text", lambda hit, _: hit.body),
    ParquetColumn("date", "day", lambda hit, _: hit.date),
    ParquetColumn("minutes_section", "text", lambda hit, _: hit.minutes_section),
    ParquetColumn("title", "text", lambda hit, _: hit.title.text or None),
    ParquetColumn("ruling", "text", lambda _, made: ruling(made) or None),
    ParquetColumn("outcome", "text", lambda hit, _: hit.outcome),
    ParquetColumn("votes_for", "count", votes_of(lambda vote: vote.yes)),
    ParquetColumn("votes_against", "count", votes_of(lambda vote: vote.no)),
    ParquetColumn("votes_margin", "count", votes_of(lambda vote: vote.won - vote.lost)),
    ParquetColumn("roll_call", "texts", _roll_call),
    ParquetColumn("euros", "euros", _euros),
    ParquetColumn("appeal", "texts", _facet("appeal")),
    ParquetColumn("topic", "texts", _facet("topic")),
    ParquetColumn("case_number", "text", lambda hit, _: hit.case_number),
    ParquetColumn("law_references", "texts", _facet("law_reference")),
    ParquetColumn("kind", "text", lambda hit, _: hit.kind),
    ParquetColumn("status", "text", lambda hit, _: hit.status),
    ParquetColumn("language", "text", lambda hit, _: hit.language),
    ParquetColumn("is_near", "truth", lambda hit, _: hit.is_near),
    ParquetColumn("url", "text", lambda hit, _: hit.url),
    ParquetColumn("permalink", "text", lambda hit, _: None),
    ParquetColumn("content_hash", "text", lambda hit, _: hit.content_hash),
    ParquetColumn("text", "text", lambda _, made: made.text),
)
"""In the order of the file; ``permalink`` is filled by the writer."""


def is_installed() -> bool:
    """Whether Parquet can be written here."""
    try:
        import pyarrow.parquet  # type: ignore[import-untyped]  # noqa: F401
    except ImportError:
        return False
    return True


def write_parquet(
    file: IO[bytes], rows: Iterable[Row], permalink: Callable[[str], str]
) -> None:
    """Write *rows* into *file*.

    Args:
        file: open for writing.
        rows: hits with their decisions, in order.
        permalink: permanent address of a decision.

    Raises:
        BadParameter: the extra is not installed here.
    """
    with ParquetWriter(file, permalink) as writer:
        rows = iter(rows)
        while group := list(islice(rows, _GROUP)):
            writer.add(group)


class ParquetWriter:
    """Takes rows in groups; each call of ``add`` makes a row group."""

    def __init__(self, file: IO[bytes], permalink: Callable[[str], str]) -> None:
        try:
            import pyarrow
            import pyarrow.parquet
        except ImportError as error:
            message = gettext("This server does not write Parquet files.")
            allowed = gettext(
                "csv, xlsx, ndjson; the operator can install %(extra)s",
                extra="paatoshaku[parquet]",
            )
            raise BadParameter("parquet", message, allowed) from error
        self._arrow = pyarrow
        self._permalink = permalink
        self._schema = _schema(pyarrow)
        self._writer = pyarrow.parquet.ParquetWriter(
            file, self._schema, compression="zstd"
        )

    def add(self, rows: Sequence[Row]) -> None:
        """Write a group of rows."""
        values = {
            column.name: [column.value(hit, made) for hit, made in rows]
            for column in COLUMNS
        }
        values["permalink"] = [self._permalink(hit.decision_id) for hit, _ in rows]
        self._writer.write_table(self._arrow.table(values, self._schema))

    def __enter__(self) -> ParquetWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self._writer.close()


def _schema(arrow: Any) -> Any:
    types = {
        "text": arrow.string(),
        "texts": arrow.list_(arrow.string()),
        "day": arrow.date32(),
        "count": arrow.int32(),
        "euros": arrow.float64(),
        "truth": arrow.bool_(),
    }
    return arrow.schema([(column.name, types[column.type]) for column in COLUMNS])
