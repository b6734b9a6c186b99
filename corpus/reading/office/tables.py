"""Cells to lines, the same for every kind of file with tables."""

from __future__ import annotations

from collections.abc import Sequence

_LONG_CELL = 100


def row_lines(cells: Sequence[Sequence[str]]) -> list[str]:
    """Return a row of a table as lines.

    Args:
        cells: the paragraphs of each cell, rows of tables inside it among them.

    Cells of one line are parted by " | ". A row that only lays out running text (one
    cell, or a caption beside paragraphs) becomes those paragraphs, one after the other.
    """
    kept = [[text for text in cell if text.strip()] for cell in cells]
    filled = [cell for cell in kept if cell]
    if not filled:
        return []
    is_layout = any(
        len(cell) > 1 and sum(map(len, cell)) > _LONG_CELL for cell in filled
    )
    if len(filled) == 1 or is_layout:
        return [text for cell in filled for text in cell]
    inner = [text for cell in filled for text in cell if " | " in text]
    first = next(index for index, cell in enumerate(kept) if cell)
    last = max(index for index, cell in enumerate(kept) if cell)
    values = [
        " ".join(" ".join(text.split()) for text in cell if text not in inner)
        for cell in kept[first : last + 1]
    ]
    return [" | ".join(values).strip(" |"), *inner]
