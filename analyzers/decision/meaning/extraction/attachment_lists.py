"""Attachments as a decision lists them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from analyzers.decision.lines.pattern_tables import pattern
from analyzers.decision.model import Attachment, Block

TABLE = "analyzers.decision.meaning.extraction:attachment_lists.tsv"
_BULLET = re.compile(r"^\s*(?:[-–•*·]|\d{1,2}[.)]?(?=\s)|\d{1,2}$)\s*")
_NUMBER_ONLY = re.compile(r"^\d{1,3}\.?$")


def read(text: str, blocks: Sequence[Block]) -> tuple[Attachment, ...]:
    """Return the attachments listed in the own attachment blocks, in order, each once."""
    titles: dict[str, None] = {}
    for block in blocks:
        if block.kind == "attachments" and block.earlier is None:
            for title in _titles(text, block):
                titles.setdefault(title)
    return tuple(_attachment(title) for title in titles)


def _attachment(title: str) -> Attachment:
    secret = pattern(TABLE, "secret").search(title) is not None
    return Attachment(
        title=title,
        is_published=not secret,
        not_published_reason=title if secret else None,
    )


def _titles(text: str, block: Block) -> list[str]:
    """One title a row; a row that continues the one above is joined to it.

    In a list with bullets, numbers or "Liite n" every row without one continues.
    """
    titles: list[str] = []
    previous = ""
    is_marked = number_waits = False
    for raw in text[block.start : block.end].splitlines():
        row = " ".join(raw.replace("**", "").strip("|# \t").split())
        if not row:
            previous = ""
            continue
        if _NUMBER_ONLY.match(row):
            number_waits, previous = True, ""
            continue
        marked = _BULLET.match(row) is not None or _start().match(row) is not None
        title = _BULLET.sub("", row).strip()
        if _nothing().match(title):
            previous = ""
            continue
        is_marked = is_marked or marked
        goes_on = is_marked or _continues(previous, title)
        if previous and not marked and not number_waits and goes_on:
            titles[-1] = f"{titles[-1]} {title}"
        else:
            titles.append(title)
        previous, number_waits = title, False
    return [title for title in titles if len(title) <= 400]


def _continues(previous: str, title: str) -> bool:
    """A row goes on when it starts small, or the one above ends open."""
    return (
        title[:1].islower()
        or title[:1] == "("
        or previous.endswith((",", "-", "–", "/", " ja", " sekä"))
    )


@cache
def _nothing() -> re.Pattern[str]:
    """A row that lists no attachment: empty, or one of the table's."""
    return re.compile(
        rf"^(?:{pattern(TABLE, 'nothing').pattern})?[.:]?$", re.IGNORECASE
    )


@cache
def _start() -> re.Pattern[str]:
    return re.compile(rf"^(?:{pattern(TABLE, 'start').pattern})\b", re.IGNORECASE)
