"""PDF pages to text that keeps lines, paragraphs and columns of captions.

Oulu's decisions have captions in a left column and text in a right one; read in the
order of the file, a caption of three lines falls into the middle of its text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2

from corpus.errors import ParseError

MAX_PAGES = 2000
_COLUMN_GAP = 14.0
_PARAGRAPH = 1.75


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text at one height; points, y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float
    text: str
    has_space_after: bool = False


def pages(body: bytes) -> list[str]:
    """Return the text of each page, in order; a scanned page is the empty string.

    Raises:
        ParseError: damaged, locked with a password, or over 2,000 pages.
    """
    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        raise ParseError(f"not a readable PDF ({error})") from error
    with document:
        if len(document) > MAX_PAGES:
            raise ParseError(f"a PDF of {len(document)} pages; at most {MAX_PAGES}")
        return [_page_text(document, number) for number in range(len(document))]


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    try:
        page = document[number]
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return ""
    try:
        runs = []
        for index in range(textpage.count_rects()):
            left, bottom, right, top = textpage.get_rect(index)
            words = textpage.get_text_bounded(left, bottom, right, top)
            words = words.replace("\x02", "-").replace("\ufffe", "-")
            if words.strip():
                is_apart = words[-1:].isspace()
                words = " ".join(words.split())
                runs.append(Run(left, bottom, right, top, words, is_apart))
        return layout(runs)
    finally:
        textpage.close()
        page.close()


def layout(runs: Sequence[Run]) -> str:
    """Set runs as lines of text.

    Lines go from top to bottom. A wide gap inside a line becomes three spaces, a wide
    gap between lines an empty line. Where captions stand in a left column, each becomes
    a line of its own before its text.
    """
    rows = _rows(runs)
    edge = _caption_edge(rows)
    if edge is not None:
        return _with_captions(rows, edge)
    return _set(rows)


def _rows(runs: Sequence[Run]) -> list[list[Run]]:
    """Gather runs of one height, top first, left first."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-(run.bottom + run.top), run.left)):
        middle = (run.bottom + run.top) / 2
        for row in rows[-3:]:
            if _overlaps(row[0], run, middle):
                row.append(run)
                break
        else:
            rows.append([run])
    for row in rows:
        row.sort(key=lambda run: run.left)
    return rows


def _overlaps(first: Run, run: Run, middle: float) -> bool:
    height = max(first.top - first.bottom, run.top - run.bottom, 6.0)
    return abs((first.bottom + first.top) / 2 - middle) < 0.45 * height


def _caption_edge(rows: Sequence[Sequence[Run]]) -> float | None:
    """Return where the text column begins when the page has a column of captions."""
    starts = [
        round(row[1].left)
        for row in rows
        if len(row) >= 2
        and row[1].left - row[0].right > _COLUMN_GAP
        and row[0].left < 90
        and len(row[0].text) <= 30
    ]
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
    step = above.bottom - below.bottom
    goes_on = above.text.endswith(("-", "/")) or below.text[:1].islower()
    return goes_on and 0 < step < 1.9 * max(above.top - above.bottom, 9.0)


def _set(rows: Sequence[Sequence[Run]], captions: float | None = None) -> str:
    step = _line_step(rows)
    lines: list[str] = []
    above: Sequence[Run] | None = None
    for row in rows:
        is_caption = captions is not None and _is_caption(row[-1], captions)
        gap = (above[0].bottom - row[0].bottom) if above else 0.0
        was_caption = bool(captions and above and _is_caption(above[-1], captions))
        if above and (is_caption or (gap > _PARAGRAPH * step and not was_caption)):
            lines.append("")
        lines.append(_caption(row) if is_caption else _line(row))
        above = row
    return "\n".join(lines)


def _line_step(rows: Sequence[Sequence[Run]]) -> float:
    steps = sorted(
        step
        for one, other in pairwise(rows)
        if 4 < (step := one[0].bottom - other[0].bottom) < 40
    )
    return steps[len(steps) // 4] if steps else 14.0


def _line(row: Sequence[Run]) -> str:
    text = row[0].text
    for one, other in pairwise(row):
        gap = other.left - one.right
        is_apart = one.has_space_after or gap > 0.3 * (one.top - one.bottom)
        text += ("   " if gap > _COLUMN_GAP else " " if is_apart else "") + other.text
    return text


def _caption(row: Sequence[Run]) -> str:
    text = ""
    for run in row:
        joined = text.endswith("-") and run.text[:1].islower()
        text = text[:-1] + run.text if joined else f"{text} {run.text}".strip()
    return text
