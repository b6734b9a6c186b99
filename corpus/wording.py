"""How commands, reports and logs word a number of things."""

from __future__ import annotations


def counted(number: int, thing: str) -> str:
    """Return a number with the plural in -s of what it counts where there are several.

    >>> counted(1, "page"), counted(0, "page")
    ('1 page', '0 pages')
    """
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
