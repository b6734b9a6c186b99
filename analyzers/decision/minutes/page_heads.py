"""What the heads of pages say of a whole document: publisher, body, day, number, kind.

Every page of minutes bears them, so they are the first witness. A value counts when at
least two pages, and a third of those with a head, say it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from analyzers.decision.head import head_lines
from analyzers.decision.lines.lines import split_lines
from analyzers.decision.model import Status

_TOP_LINES = 7
_SHARE = 3
_TORN = re.compile(r"((?:[A-ZÅÄÖ][\w-]*\w )?[A-ZÅÄÖ][\w-]*\w)-(?= |$)")
"""The first half of a name torn in the margin: "RANTALAN TERVEYDEN-  PÖYTÄKIRJA"."""

Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True)
class PageHeads:
    """What most heads say; None where they do not."""

    publisher: str | None = None
    body: str | None = None
    date: dt.date | None = None
    number: str | None = None
    status: Status | None = None


def read(pages: Sequence[str]) -> PageHeads:
    """Return what the heads of *pages* say together."""
    publishers: Counter[str] = Counter()
    bodies: Counter[str] = Counter()
    days: Counter[dt.date] = Counter()
    numbers: Counter[str] = Counter()
    stages: Counter[Status] = Counter()
    heads = [_head_of(page) for page in pages]
    with_head = sum(map(bool, heads))
    # What every page repeats may be left out already, but on the first one.
    is_first = bool(heads) and _is_whole(heads[0])
    is_lone = is_first and with_head == 1
    named = sum(any(one.publisher for one in parts) for parts in heads)
    for parts in heads:
        for counts, name in (
            (publishers, "publisher"),
            (bodies, "body"),
            (days, "date"),
            (numbers, "number"),
            (stages, "status"),
        ):
            value = next((v for one in parts if (v := getattr(one, name))), None)
            if value is not None:
                counts[value] += 1
    return PageHeads(
        _commonest(publishers, with_head, is_lone=is_first and named == 1),
        _commonest(bodies, with_head, is_lone=is_lone),
        _commonest(days, with_head, is_lone=is_lone),
        _commonest(numbers, with_head, is_lone=is_lone),
        _commonest(stages, with_head, is_lone=is_lone),
    )


def _is_whole(head: Sequence[head_lines.HeadParts]) -> bool:
    """Whether lines name publisher and kind together, and the body or the day."""
    is_named = any(one.publisher and one.kind for one in head)
    return is_named and any(one.date or one.body for one in head)


def _head_of(page: str) -> list[head_lines.HeadParts]:
    """Return the parts of the lines on top, down to the first that is not a head line."""
    found: list[head_lines.HeadParts] = []
    lines = split_lines(page[:1500])[:_TOP_LINES]
    for line, above in zip(lines, [None, *lines], strict=False):
        torn = _TORN.match(above.text) if above else None
        parts = head_lines.read(f"{torn[1] if torn else ''}{line.text}")
        if parts is None and _TORN.match(line.text):
            continue
        if parts is None or (parts.section and not parts.body):
            break
        if not parts.section:
            found.append(parts)
    return found


def _commonest(counts: Counter[Value], pages: int, *, is_lone: bool) -> Value | None:
    if not counts:
        return None
    value, times = counts.most_common(1)[0]
    is_known = is_lone or (times >= 2 and times * _SHARE >= pages)
    return value if is_known else None
