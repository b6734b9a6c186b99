"""Numbered paging: which pages to offer, and where one is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageLink:
    """One page number; ``number`` None is a gap. ``address`` is "" for the current one."""

    number: int | None
    address: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Pager:
    """Paging below a list.

    Attributes:
        page: the current page, from 1.
        pages: how many there are, at least 1.
        first: rank of the first hit shown, from 1; 0 when there is none.
        last: rank of the last hit shown.
        links: page numbers with gaps.
        previous: address of the page before, or None.
        following: address of the page after, or None.
    """

    page: int
    pages: int
    first: int
    last: int
    links: tuple[PageLink, ...]
    previous: str | None
    following: str | None


def paginate(
    total: int, *, page: int, size: int, address: Callable[[int], str]
) -> Pager:
    """Build the pager of a list of *total* rows; *address* maps a page to its address."""
    pages = max(1, -(-total // size))
    links = tuple(
        PageLink(number, "" if number == page else address(number), number == page)
        if number
        else PageLink(None)
        for number in _numbers(page, pages)
    )
    return Pager(
        page=page,
        pages=pages,
        first=(page - 1) * size + 1 if total else 0,
        last=min(page * size, total),
        links=links if pages > 1 else (),
        previous=address(page - 1) if 1 < page <= pages else None,
        following=address(page + 1) if page < pages else None,
    )


def _numbers(page: int, pages: int) -> list[int]:
    """Return the first, the last and the pages around *page*; 0 stands for a gap."""
    near = {1, 2, page - 1, page, page + 1, pages - 1, pages}
    numbers: list[int] = []
    for number in sorted(n for n in near if 1 <= n <= pages):
        if numbers and number - numbers[-1] == 2:
            numbers.append(number - 1)
        elif numbers and number - numbers[-1] > 2:
            numbers.append(0)
        numbers.append(number)
    return numbers
