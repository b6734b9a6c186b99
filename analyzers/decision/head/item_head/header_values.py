"""What the lines above a decision's text say, gathered while they are read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from analyzers.decision.lines.handlings import Handling
from analyzers.decision.model import Status


@dataclass(slots=True)
class Header:
    """What was read above the text; None where it says nothing.

    Attributes:
        end: offset where the header ends and the text begins.
        rows: body-date-§ lines of a list of handlings, in order.
        case_title: of the whole case, where the item has a title of its own below it.
        is_item: True when something showed that this is one item of a meeting.
        other_body: the first name above the text that is not ``body``.
        is_title_first: True when nothing that could be read stood above the title.
        anchor: index of the line that shows the item; what nobody reads above it is the
            web site's.
        skipped: indexes of such lines.
        short_body: the body in short beside the § below the title.
    """

    organisation: str | None = None
    body: str | None = None
    date: dt.date | None = None
    minutes_section: str | None = None
    item_number: str | None = None
    meeting_number: str | None = None
    title: str | None = None
    case_number: str | None = None
    task_class: str | None = None
    status: Status | None = None
    end: int = 0
    rows: list[Handling] = field(default_factory=list)
    is_item: bool = False
    expected_title: str | None = None
    case_title: str | None = None
    other_body: str | None = None
    is_title_first: bool = False
    anchor: int = 0
    skipped: list[int] = field(default_factory=list)
    short_body: str | None = None

    def take_body(self, name: str | None) -> None:
        """Take the name of a body in: the first is the item's, unless one was known."""
        if not self.body:
            self.body = name
        elif name and name != self.body and self.title is None:
            self.other_body = self.other_body or name

    @property
    def has_number(self) -> bool:
        """Whether a § or the number of an item was read, if only in a handling's row."""
        in_rows = any(row.minutes_section for row in self.rows)
        return in_rows or bool(self.minutes_section or self.item_number)

    def own(self) -> Handling | None:
        """Return the identity the header gives the item itself, or None."""
        if self.date is None and self.minutes_section is None:
            return None
        return Handling(self.body or "", self.date, self.minutes_section, 0, 0)
