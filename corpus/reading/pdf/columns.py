"""Columns of running text side by side, as on pages in two languages.

Only running text is parted: lines that fill their column. Rows of a table stay rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.reading.pdf.rows import Run

_LEAST_ROWS = 6
_FILLED = 0.6
_SAME_EDGE = 4.0
_LEAST_LETTERS = 18
"""Lines of a column of text are longer than cells, on the average."""


def in_columns(rows: Sequence[Sequence[Run]]) -> list[list[Sequence[Run]]]:
    """Part rows so that each column of running text comes whole, left before right.

    A page without such columns is returned as one part.
    """
    edge = _gutter(rows)
    if edge is None:
        return [list(rows)]
    parts: list[list[Sequence[Run]]] = []
    whole: list[Sequence[Run]] = []
    block: list[Sequence[Run]] = []
    for row in rows:
        if _crosses(row, edge):
            parts += _parted(block, edge)
            block = []
            whole.append(row)
            continue
        if whole:
            parts.append(whole)
            whole = []
        block.append(row)
    parts += _parted(block, edge)
    return [part for part in [*parts, whole] if part]


def _gutter(rows: Sequence[Sequence[Run]]) -> float | None:
    """Return where the right column begins, None when the page has no columns of text."""
    pairs = [row for row in rows if len(row) == 2]
    if len(pairs) < _LEAST_ROWS:
        return None
    starts = [row[1].left for row in pairs]
    edge = max(starts, key=lambda one: sum(abs(other - one) < 1 for other in starts))
    beside = [row for row in pairs if abs(row[1].left - edge) < _SAME_EDGE]
    if len(beside) < max(_LEAST_ROWS, 0.6 * len(pairs)):
        return None
    is_text = _fills([row[0] for row in beside]) and _fills([row[1] for row in beside])
    return edge if is_text else None


def _fills(runs: Sequence[Run]) -> bool:
    """Whether runs one below the other are lines of running text."""
    left = min(run.left for run in runs)
    width = max(run.right for run in runs) - left
    even = [run for run in runs if abs(run.left - left) < _SAME_EDGE]
    full = [run for run in runs if run.right - left > _FILLED * width]
    letters = sum(len(run.text) for run in runs) / len(runs)
    return (
        letters >= _LEAST_LETTERS
        and len(full) >= 0.6 * len(runs)
        and len(even) >= 0.6 * len(runs)
    )


def _crosses(row: Sequence[Run], edge: float) -> bool:
    """Whether a run goes over the gutter."""
    return any(run.left < edge - _SAME_EDGE < run.right for run in row)


def _parted(block: Sequence[Sequence[Run]], edge: float) -> list[list[Sequence[Run]]]:
    left = [[run for run in row if run.left < edge - _SAME_EDGE] for row in block]
    right = [[run for run in row if run.left >= edge - _SAME_EDGE] for row in block]
    if sum(map(bool, left)) < 2 or sum(map(bool, right)) < 2:
        return [list(block)] if block else []
    return [[row for row in left if row], [row for row in right if row]]
