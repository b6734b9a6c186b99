"""Make the map of municipalities for the pages from a file of borders.

Usage: python scripts/make_map.py BORDERS.geojson

The file has a polygon for each municipality with its code in NATCODE (National Land Survey
of Finland, CC BY 4.0). The borders are projected to a transverse Mercator of 27° east,
rounded to a grid, and municipalities that have joined another are joined to it.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "search_web/page/data/finland_map.tsv"
WIDTH = 420
JOINED = {"588": "507"}
"""Former municipality -> the one it joined after the file was made."""

SOURCE = "# Sisältää Maanmittauslaitoksen kuntajaon aineistoa (kuntajako 2021–2025), CC BY 4.0"

Point = tuple[int, int]
Ring = list[Point]


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Return metres-like coordinates, y growing to the south."""
    east = math.radians(longitude - 27)
    north = math.radians(latitude)
    across = math.cos(north) * math.sin(east)
    x = 0.5 * math.log((1 + across) / (1 - across))
    return x, -math.atan2(math.tan(north), math.cos(east))


def rings(geometry: dict[str, object]) -> Iterator[list[tuple[float, float]]]:
    """Yield the rings of a polygon or of several."""
    parts = geometry["coordinates"]
    polygons = [parts] if geometry["type"] == "Polygon" else parts
    for polygon in polygons:  # type: ignore[attr-defined]
        for ring in polygon:
            yield [project(*point[:2]) for point in ring]


def rounded(
    ring: Iterable[tuple[float, float]], left: float, top: float, scale: float
) -> Ring:
    """Return the ring on the grid, without points that say nothing new."""
    points: Ring = []
    for x, y in ring:
        point = (round((x - left) * scale), round((y - top) * scale))
        if not points or points[-1] != point:
            points.append(point)
    if len(points) > 1 and points[0] == points[-1]:
        points.pop()
    return points


def without_straight(ring: Ring) -> Ring:
    """Return the ring without the points that lie between their neighbours."""
    kept = []
    for before, here, after in zip(
        ring[-1:] + ring[:-1], ring, ring[1:] + ring[:1], strict=True
    ):
        ax, ay = here[0] - before[0], here[1] - before[1]
        bx, by = after[0] - here[0], after[1] - here[1]
        if ax * by != ay * bx:
            kept.append(here)
    return kept


def joined(shapes: list[Ring]) -> list[Ring]:
    """Return the outlines of several rings together: borders between them vanish."""
    edges: dict[Point, list[Point]] = {}
    for ring in shapes:
        for start, end in zip(ring, ring[1:] + ring[:1], strict=True):
            if start in edges.get(end, ()):
                edges[end].remove(start)
            else:
                edges.setdefault(start, []).append(end)
    found = []
    while start := next((point for point, ends in edges.items() if ends), None):
        ring, here = [], start
        while edges.get(here):
            ring.append(here)
            here = edges[here].pop()
        found.append(ring)
    return found


def path(shapes: list[Ring]) -> str:
    """Write rings as the data of an SVG path, in relative coordinates."""
    said = []
    here = (0, 0)
    for ring in shapes:
        moves = []
        for point in ring:
            moves.append(f"{point[0] - here[0]} {point[1] - here[1]}")
            here = point
        said.append(f"m{moves[0]}l{' '.join(moves[1:])}z".replace(" -", "-"))
        here = ring[0]
    return "".join(said)


def main() -> None:
    """Write the map and say how large it is."""
    features = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["features"]
    projected = [
        (str(each["properties"]["NATCODE"]).zfill(3), list(rings(each["geometry"])))
        for each in features
    ]
    everything = [point for _, parts in projected for ring in parts for point in ring]
    left, top = min(x for x, _ in everything), min(y for _, y in everything)
    scale = WIDTH / (max(x for x, _ in everything) - left)
    height = round((max(y for _, y in everything) - top) * scale)
    shapes: dict[str, list[Ring]] = {}
    for code, parts in projected:
        rows = [rounded(ring, left, top, scale) for ring in parts]
        shapes.setdefault(JOINED.get(code, code), []).extend(
            r for r in rows if len(r) > 2
        )
    lines = [SOURCE, f"# {WIDTH} {height}"]
    for code, parts in sorted(shapes.items()):
        whole = joined(parts) if code in JOINED.values() else parts
        drawn = [ring for ring in map(without_straight, whole) if len(ring) > 2]
        lines.append(f"{code}\t{path(drawn or whole)}")
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(shapes)} municipalities, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
