"""The map of Finland's municipalities: shapes that templates colour and link.

The borders come from ``data/finland_map.tsv``, which ``scripts/make_map.py`` makes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from analyzers.notations.toponyms.municipalities import municipalities
from search_web.page.labelling.labels import publisher_label


@dataclass(frozen=True, slots=True)
class MunicipalityShape:
    """A municipality on the map; ``path`` is the data of an SVG path."""

    code: str
    name_fi: str
    name_sv: str
    path: str


@dataclass(frozen=True, slots=True)
class FinlandMap:
    """The whole map: its size in units of the paths, and the line that names the source."""

    width: int
    height: int
    source: str
    shapes: tuple[MunicipalityShape, ...]


@dataclass(frozen=True, slots=True)
class ColouredShape:
    """A shape with its fill ("none" is hatched) and what a pointer on it says."""

    shape: MunicipalityShape
    fill: str
    title: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class ColouredMap:
    """What the macro of the map shows."""

    map: FinlandMap
    shapes: tuple[ColouredShape, ...]


@cache
def finland_map() -> FinlandMap:
    """Return the map; every municipality of the table is on it once."""
    file = resources.files("search_web") / "page" / "data" / "finland_map.tsv"
    source, size, *rows = file.read_text(encoding="utf-8").splitlines()
    width, height = map(int, size.removeprefix("# ").split())
    names = {row.code: row for row in municipalities() if row.kind == "municipality"}
    shapes = []
    for row in rows:
        code, path = row.split("\t")
        shapes.append(
            MunicipalityShape(code, names[code].name_fi, names[code].name_sv, path)
        )
    return FinlandMap(width, height, source.removeprefix("# "), tuple(shapes))


def coloured(
    fills: Mapping[str, str],
    titles: Mapping[str, str],
    addresses: Mapping[str, str] | None = None,
) -> ColouredMap:
    """Return the map with a fill, a title and maybe a link for each Finnish name.

    A municipality without a fill is hatched: not covered is another thing than zero.
    """
    drawn = finland_map()
    links = addresses or {}
    shapes = tuple(
        ColouredShape(
            shape,
            fills.get(shape.name_fi, "none"),
            titles.get(shape.name_fi, publisher_label(shape.name_fi)),
            links.get(shape.name_fi),
        )
        for shape in drawn.shapes
    )
    return ColouredMap(drawn, shapes)
