"""A day as an option of a command."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import click

from analyzers.notations.temporal.dates import parse_date
from corpus import finnish_time


class Day(click.ParamType[dt.date]):
    """A day: 2026-03-01, 1.3.2026, or "30d" for thirty days ago; *is_past*: none to come."""

    name = "date"

    def __init__(self, *, is_past: bool = False) -> None:
        self._is_past = is_past

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """Read the day or fail with what is allowed."""
        if isinstance(value, dt.date):
            return value
        text = str(value).strip()
        back = re.fullmatch(r"(\d{1,5})\s*d", text)
        if back:
            return finnish_time.today() - dt.timedelta(days=int(back[1]))
        day = parse_date(text)
        if day is None:
            self.fail(f"{text!r}: expected 2026-03-01, 1.3.2026 or 30d", param, ctx)
        if self._is_past and day > finnish_time.today():
            self.fail(f"{text!r} is still to come", param, ctx)
        return day
