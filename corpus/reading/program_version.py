"""Which program read a page: a short name that changes with adapters and readers."""

from __future__ import annotations

from functools import cache

from analyzers.decision.version import readers_version, version_of_files

_ROOMS = (("platforms",), ("reading",))


@cache
def program_version() -> str:
    """Name everything that has a part in making decisions of a page's bytes."""
    return f"{version_of_files('corpus', _ROOMS)}-{readers_version()}"
