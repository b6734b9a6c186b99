"""Rows of a page set as text: lines, paragraphs, captions and columns in reading order.

Oulu's decisions have captions in a left column and text in a right one; read in the
order of the file, a caption of three lines falls into the middle of its text. Pages in
two languages have a column for each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.reading.pdf.layout.columns import in_columns
from corpus.reading.pdf.layout.line_ends import one_line
from corpus.reading.pdf.layout.sidebars import beside_text
from corpus.reading.pdf.layout.text_rows import Run
from corpus.reading.webpages.side_headings import is_heading

_CELL_GAP = 14.0
_PARAGRAPH = 1.75
_CELLS_OF_A_TABLE = 3
_LEAST_NAMED = 2
_MOST_NOTES = 4
_MOSTLY = 0.6
_NUMBER = re.compile(r"[-–+]?\d[\d .,:/–-]*(?: ?(?:%|€|euroa|kpl|st|m²|m2|h|t))?|[-–x]")
_WHEN = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}|§ ?\d|\d{1,4} ?§$")
"""The day or § of a handling, in a caption below the name of the body."""

_CUT = re.compile("[^\\W\\d_][-\u2010]$")


def set_rows(rows: Sequence[Sequence[Run]]) -> str:
    """Set rows as lines of text.

    Lines go from top to bottom. A wide gap inside a line becomes three spaces, a wide
    gap between lines an empty line. Where captions stand in a left column, each becomes
    a line of its own before its text; columns of running text come one after the other,
    and so does a note beside the text.
    """
    out: list[str] = []
    for _ in range(_MOST_NOTES):
        if not (parts := beside_text(rows)):
            break
        before, note, rows = parts
        out += [_set_apart(before), _set(note)]
    return "\n\n".join(part for part in (*out, _set_apart(rows)) if part)


def _set_apart(rows: Sequence[Sequence[Run]]) -> str:
    edge = _caption_edge(rows)
    if edge is not None:
        return _with_captions(rows, edge)
    return _in_a_row([_set(part) for part in in_columns(rows)])


def _in_a_row(parts: Sequence[str]) -> str:
    """Set parts one below the other; no empty line is inside a word that was cut."""
    text = ""
    for part in parts:
        is_cut = _CUT.search(text) is not None and part[:1].islower()
        text += ("\n" if is_cut else "\n\n" if text else "") + part
    return text


def _caption_edge(rows: Sequence[Sequence[Run]]) -> float | None:
    """Return where the text column begins when the page has a column of captions."""
    starts = [
        round(row[1].left)
        for row in rows
        if len(row) >= 2
        and row[1].left - row[0].right > _CELL_GAP
        and row[0].left < 90
        and len(row[0].text) <= 30
    ]
    if not starts or (_is_table(rows) and not _are_named_parts(rows)):
        return None
    if _are_values(rows):
        return None
    for start in sorted(set(starts), key=lambda one: -starts.count(one)):
        near = [other for other in starts if abs(other - start) <= 8]
        below = [row for row in rows if abs(row[0].left - start) <= 8]
        if (
            110 <= start <= 260
            and len(near) >= 2
            and len(near) + len(below) >= len(rows) / 2
        ):
            return min(near) - 8
    return None


def _are_named_parts(rows: Sequence[Sequence[Run]]) -> bool:
    """Whether cells on the left name parts of a decision, as those of a table do not."""
    named = sum(is_heading(row[0].text) for row in rows if len(row) == 2)
    return named >= _LEAST_NAMED


def _are_values(rows: Sequence[Sequence[Run]]) -> bool:
    """Whether what stands on the left are labels of numbers, or labels with a colon."""
    pairs = [row for row in rows if len(row) > 1]
    numbers = sum(_NUMBER.fullmatch(row[1].text) is not None for row in pairs)
    labels = sum(
        row[0].text.endswith(":") and not is_heading(row[0].text) for row in pairs
    )
    return max(numbers, labels) > _MOSTLY * len(pairs)


def _is_table(rows: Sequence[Sequence[Run]]) -> bool:
    """Whether rows of several cells follow each other without a gap, as captions do not."""
    step = _line_step(rows)
    celled = [row for row in rows if len(row) > 1]
    close = sum(
        len(one) > 1 and len(other) > 1 and one[0].base - other[0].base < 1.3 * step
        for one, other in pairwise(rows)
    )
    wide = sum(len(row) > 2 for row in celled)
    return close > 0.5 * len(celled) or wide > 0.5 * len(celled)


def _with_captions(rows: Sequence[Sequence[Run]], edge: float) -> str:
    """Set captions and their text one after the other, from top to bottom."""
    out: list[list[Run]] = []
    waiting: list[list[Run]] = []
    caption: list[Run] = []
    for row in rows:
        left = [run for run in row if _is_caption(run, edge)]
        right = [run for run in row if not _is_caption(run, edge)]
        if left and caption and _is_next_line(caption[-1], left[0]):
            caption.extend(left)
        elif left:
            out.extend(waiting)
            waiting = []
            caption = list(left)
            out.append(caption)
        if right:
            waiting.append(right)
    return _set([*out, *waiting], captions=edge)


def _is_caption(run: Run, edge: float) -> bool:
    """A caption begins left of the text column and does not run far into it."""
    return run.left < edge - 20 and run.right < edge + 60


def _is_next_line(above: Run, below: Run) -> bool:
    step = above.base - below.base
    is_when = _WHEN.match(below.text) is not None and above.text[-1:].isalpha()
    goes_on = above.text.endswith(("-", "\u2010", "/")) or below.text[:1].islower()
    return (goes_on or is_when) and 0 < step < 1.9 * max(above.height, 9.0)


def _set(rows: Sequence[Sequence[Run]], captions: float | None = None) -> str:
    step = _line_step(rows)
    lines: list[str] = []
    above: Sequence[Run] | None = None
    for row in rows:
        is_caption = captions is not None and _is_caption(row[-1], captions)
        gap = (above[0].base - row[0].base) if above else 0.0
        was_caption = bool(captions and above and _is_caption(above[-1], captions))
        is_apart = gap < -step or (
            gap > _PARAGRAPH * step and not (was_caption or _are_cells(above, row))
        )
        if above and (is_caption or is_apart):
            lines.append("")
        lines.append(one_line(run.text for run in row) if is_caption else line_of(row))
        above = row
    return "\n".join(lines)


def _are_cells(above: Sequence[Run] | None, row: Sequence[Run]) -> bool:
    """Whether two rows are of one table, which no empty line parts."""
    return above is not None and min(len(above), len(row)) >= _CELLS_OF_A_TABLE


def _line_step(rows: Sequence[Sequence[Run]]) -> float:
    steps = sorted(
        step
        for one, other in pairwise(rows)
        if 4 < (step := one[0].base - other[0].base) < 40
    )
    return steps[len(steps) // 4] if steps else 14.0


def line_of(row: Sequence[Run]) -> str:
    """Return the cells of a row as one line, three spaces between two cells.

    Where a cell is empty, a stroke stands between them.
    """
    texts = [run.text for run in row]
    return ("   " if all(texts) else " | ").join(texts)
