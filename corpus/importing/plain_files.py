"""Which files of a stranger's folder can be read to their end."""

from __future__ import annotations

from pathlib import Path

_OF_THE_SYSTEM = (Path("/proc"), Path("/sys"), Path("/dev"))
"""Look like files and may wait, or go on, for ever: /proc/kmsg."""


LEADS_OUTSIDE = "a link that leads out of its folder; name the file itself to import it"


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


def leads_outside(path: Path, folder: Path) -> bool:
    """Whether a link in a folder leads to a file or folder that is not below it.

    Who packed the folder may have written it, to show a file of this machine.
    """
    try:
        return (
            path.is_symlink()
            and (path.is_dir() or has_an_end(path))
            and not path.resolve().is_relative_to(folder.resolve())
        )
    except (OSError, RuntimeError):
        return False
