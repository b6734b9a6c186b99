"""Which readers made a reading: a short name that changes with their code or data."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

_ROOMS = (("notations",), ("decision",), ("data", "municipalities.csv"))
"""What a reading depends on, below ``analyzers``."""

_ENDINGS = (".py", ".csv", ".tsv", ".txt")


@cache
def readers_version() -> str:
    """Return twelve hexadecimal digits over every file that the readers are made of.

    Nobody has to remember to raise it: an edited rule or row is another version.
    """
    return version_of_files("analyzers", _ROOMS)


def version_of_files(package: str, rooms: Iterable[Sequence[str]]) -> str:
    """Return twelve hexadecimal digits over the code and data in *rooms* of *package*."""
    digest = hashlib.sha256()
    root = resources.files(package)
    for room in rooms:
        for name, file in _files(root.joinpath(*room), "/".join(room)):
            digest.update(f"{name}\n".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _files(place: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    if place.is_file():
        if name.endswith(_ENDINGS):
            yield name, place
        return
    for child in sorted(place.iterdir(), key=lambda item: item.name):
        yield from _files(child, f"{name}/{child.name}")
