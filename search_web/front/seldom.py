"""A log that many requests may write to: the same line once an hour, with how often."""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

EVERY_S = 3600.0
"""So long the same line is only counted."""

MOST_LINES = 100
"""So many different lines are remembered, the newest ones."""


class SeldomLogger:
    """Writes a line at its first time, then counts it, and says how often it came.

    Safe for several threads.
    """

    def __init__(
        self, logger: logging.Logger, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._logger = logger
        self._clock = clock
        self._lock = threading.Lock()
        self._told: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def error(self, line: str) -> None:
        """Log *line* as an error, unless it was logged within the hour."""
        moment = self._clock()
        with self._lock:
            told_at, unsaid = self._told.pop(line, (moment - EVERY_S, 0))
            is_due = moment - told_at >= EVERY_S
            self._told[line] = (moment, 0) if is_due else (told_at, unsaid + 1)
            while len(self._told) > MOST_LINES:
                self._told.popitem(last=False)
        if is_due:
            again = f" (and {unsaid} times more since it was last told)"
            self._logger.error("%s%s", line, again if unsaid else "")
