"""Which files of a stranger's folder can be read to their end."""

from __future__ import annotations

from pathlib import Path

_OF_THE_SYSTEM = (Path("/proc"), Path("/sys"), Path("/dev"))
"""Look like files and may wait, or go on, for ever: /proc/kmsg."""


def has_an_end(path: Path) -> bool:
    """Whether *path* is a file of a disk, and not a pipe, device or window of the system.

    A link counts as what it leads to.
    """
    try:
        return path.is_file() and not any(
            path.resolve().is_relative_to(place) for place in _OF_THE_SYSTEM
        )
    except (OSError, RuntimeError):
        return False
