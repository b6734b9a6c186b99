"""A reader whose libraries take long to load."""

from __future__ import annotations

import time

time.sleep(1.5)


def double(number: int) -> int:
    """Return twice the *number*, at once."""
    return 2 * number
