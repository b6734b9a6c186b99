"""Which parts of a packed office file another part of it names."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from corpus.reading.office.package import Package, attribute


@dataclass(frozen=True, slots=True)
class Relation:
    """A part that another names.

    Attributes:
        kind: last word of the relation's type: "slide", "aFChunk", "package" …
        name: of the part inside the file.
    """

    kind: str
    name: str


def relations_of(package: Package, name: str) -> dict[str, Relation]:
    """Return the parts that part *name* refers to, by the id of the reference."""
    folder, _, file = name.rpartition("/")
    listed = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
    if not package.has(listed):
        return {}
    found = {}
    for item in package.tree(listed):
        target = attribute(item, "Target") or ""
        if attribute(item, "TargetMode") == "External" or not target:
            continue
        path = target if target.startswith("/") else f"{folder}/{target}"
        part = posixpath.normpath(path).lstrip("/")
        kind = (attribute(item, "Type") or "").rpartition("/")[2]
        found[attribute(item, "Id") or ""] = Relation(kind, part)
    return found
