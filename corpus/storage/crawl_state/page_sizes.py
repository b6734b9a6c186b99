"""What raw pages take of the disk, and giving up the bodies of some of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import case, exists, func, select, update

from corpus.storage.sql.database import Database
from corpus.storage.sql.schema import aliases, decisions, page_decisions, pages

PageUse = Literal["superseded", "no-decision", "newest"]
"""What a page is good for: its decisions have newer pages; there is none on it; or it
holds the newest version of one. In the order in which pages are given up."""

_USES: tuple[PageUse, ...] = ("superseded", "no-decision", "newest")
_BATCH = 500

_HELD = exists().where(page_decisions.c.page_id == pages.c.page_id)
_NEWEST = (
    select(page_decisions.c.page_id)
    .join(decisions, decisions.c.raw_id == page_decisions.c.raw_id)
    .where(page_decisions.c.page_id == pages.c.page_id)
    .exists()
)
_OF_FORMER = (
    select(page_decisions.c.page_id)
    .join(decisions, decisions.c.decision_id == page_decisions.c.raw_id)
    .where(page_decisions.c.page_id == pages.c.page_id)
    .exists()
)
_OF_ALIAS = (
    select(page_decisions.c.page_id)
    .join(aliases, aliases.c.alias == page_decisions.c.raw_id)
    .where(page_decisions.c.page_id == pages.c.page_id)
    .exists()
)
_USE = case((_NEWEST, 2), (_OF_FORMER, 0), (_OF_ALIAS, 0), (_HELD, 2), else_=1)
"""A decision that no row and no alias tells of: nobody knows, so its page counts as needed."""


@dataclass(frozen=True, slots=True)
class PageSize:
    """A stored body: its number, whose it is, its size on the disk and what it is for."""

    page_id: int
    source_id: str
    size: int
    use: PageUse


class PageSizes:
    """Reads the sizes of the table ``pages`` and drops bodies."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def in_order(self) -> Iterator[PageSize]:
        """Yield the stored bodies in the order in which they are given up."""
        columns = (pages.c.page_id, pages.c.source_id, func.length(pages.c.body))
        query = (
            select(*columns, _USE.label("use"))
            .where(pages.c.body.is_not(None))
            .order_by("use", pages.c.fetched_at, pages.c.page_id)
        )
        with self._database.read() as connection:
            for page_id, source_id, size, use in connection.execute(query):
                yield PageSize(page_id, source_id, size, _USES[use])

    def drop(self, page_ids: Sequence[int]) -> None:
        """Drop bodies; that the pages were there, and their check sums, stays known."""
        for start in range(0, len(page_ids), _BATCH):
            these = pages.c.page_id.in_(page_ids[start : start + _BATCH])
            with self._database.write() as connection:
                connection.execute(
                    update(pages).where(these).values(body=None, recognised=None)
                )

    def shrink(self) -> tuple[int, int]:
        """Let free space go back to the disk; return the bytes before and after."""
        before = self._database.size()
        self._database.shrink()
        return before, self._database.size()
