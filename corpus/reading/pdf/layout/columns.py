"""Columns of running text side by side, as on pages in two languages.

Only running text is parted: lines that fill their column and show no columns of cells
inside it. Rows of a table stay rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from analyzers.decision.lines.language import leaning
from corpus.reading.pdf.layout.text_rows import Run

_LEAST_ROWS = 5
_FEWEST_ROWS = 3
"""Of columns in which every line goes on in the next, as at the end of a text."""

_LEAST_LETTERS_OF_A_LINE = 16
"""Of short columns that are one sentence, from the left one to the right one."""

_FILLED = 0.6
SAME_EDGE = 3.0
LEAST_LETTERS = 18
"""Lines of a column of text are longer than cells, on the average."""

_SECTION = re.compile(r"(?:§ ?(?P<a>\d{1,4})|(?P<b>\d{1,4}) §)(?![:\w])")
_ALIGNED = 0.4
_LEAST_INSIDE = 0.3
_MOST_GUTTERS = 6
_LEAST_LEANING = 3
"""Common words of its language by which a column is told to be Finnish or Swedish."""

_SIDES = 2

Rows = Sequence[Sequence[Run]]


def in_columns(rows: Rows) -> list[list[Sequence[Run]]]:
    """Part rows so that each column of running text comes whole, left before right.

    Rows without such columns are returned as one part.
    """
    found = _columns(rows)
    if found is None:
        return [list(rows)] if rows else []
    begin, end, edge = found
    left, right = _sides(rows[begin:end], edge)
    return [
        *in_columns(rows[:begin]),
        [_joined(row) for row in left if row],
        *_right_columns([row for row in right if row]),
        *in_columns(rows[end:]),
    ]


def _right_columns(rows: Rows) -> list[list[Sequence[Run]]]:
    """Part what stands right of a column once more, or set it as one."""
    parts = in_columns(rows)
    return parts if len(parts) > 1 else [[_joined(row) for row in rows]]


def _columns(rows: Rows) -> tuple[int, int, float] | None:
    """Return first row, row after the last, and where the right column begins."""
    starts = Counter([round(run.left / SAME_EDGE) for row in rows for run in row[1:]])
    for place, count in starts.most_common(_MOST_GUTTERS):
        if count < _FEWEST_ROWS:
            break
        edge = (place - 0.5) * SAME_EDGE
        if not _has_both_sides(rows, edge):
            continue
        for begin, end in _stretches(rows, edge):
            for first, last in _between_tables(rows, begin, end):
                # Whether two languages are there is told by sentences only.
                if _count_sentences(rows[first:last]) < _SIDES * _FEWEST_ROWS:
                    continue
                if _are_two_languages(*_sides(rows[first:last], edge)):
                    return (*_beside(rows, first, last, edge), edge)
            begin, end = _without_cells(rows, begin, end, edge)
            left, right = _sides(rows[begin:end], edge)
            both = sum(
                bool(one and other) for one, other in zip(left, right, strict=True)
            )
            if (
                (both >= _LEAST_ROWS or (_runs_on(left) and _runs_on(right)))
                and _is_text(left)
                and (_is_text(right) or _is_texts(right))
            ):
                return begin, end, edge
            listed = _list_begins(left, right)
            if listed is not None:
                return begin + listed, end, edge
    return _short_columns(rows)


def _are_two_languages(left: Rows, right: Rows) -> bool:
    """Whether what stands on one side is Finnish, and Swedish what is on the other."""
    if min(map(_count_sentences, (left, right))) < _FEWEST_ROWS:
        return False
    one, other = (
        leaning(" ".join([run.text for row in side for run in row]))
        for side in (left, right)
    )
    return one * other < 0 and min(abs(one), abs(other)) >= _LEAST_LEANING


def _count_sentences(side: Rows) -> int:
    """Return how many lines are of several words, as those of a list of words are not."""
    return sum([" " in run.text for row in side for run in row])


def _between_tables(rows: Rows, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield ranges of rows without rows of more cells than two columns have."""
    for _, group in groupby(
        range(begin, end), key=lambda place: len(rows[place]) > _SIDES
    ):
        places = list(group)
        if len(rows[places[0]]) <= _SIDES and len(places) >= _FEWEST_ROWS:
            yield places[0], places[-1] + 1


def _beside(rows: Rows, begin: int, end: int, edge: float) -> tuple[int, int]:
    """Return the first and the last of rows in which the right column has its edge."""
    places = [
        place
        for place in range(begin, end)
        if len(rows[place]) > 1
        and any(abs(run.left - edge) < 2 * SAME_EDGE for run in rows[place])
    ]
    return (places[0], end) if places else (begin, end)


def _has_both_sides(rows: Rows, edge: float) -> bool:
    """Whether so many rows have text left and right of a gutter as columns need."""
    border = edge - SAME_EDGE
    both = [row for row in rows if row[0].left < border <= row[-1].left]
    return len(both) >= _FEWEST_ROWS


def _list_begins(left: Rows, right: Rows) -> int | None:
    """Return the row where a list of sections in two columns begins, None without one.

    It goes on in the right column: § 12, § 13 | § 14, § 15.
    """
    one, other = _sections(left), _sections(right)
    begin = min(one, default=-1)
    numbers = [*one.values(), *other.values()]
    is_list = (
        min(len(one), len(other)) > 1
        and begin == min(other)
        and all(after - before == 1 for before, after in pairwise(numbers))
    )
    return begin if is_list else None


def _sections(side: Rows) -> dict[int, int]:
    """Return the numbers of sections with which rows begin, by the row."""
    found = {
        place: match
        for place, row in enumerate(side)
        if row and "§" in (text := row[0].text) and (match := _SECTION.match(text))
    }
    return {place: int(match["a"] or match["b"]) for place, match in found.items()}


def _runs_on(side: Rows) -> bool:
    """Whether all lines but the first begin in the middle of a sentence."""
    lines = [row[0].text for row in side if row]
    return len(lines) >= _FEWEST_ROWS and all(text[:1].islower() for text in lines[1:])


def _short_columns(rows: Rows) -> tuple[int, int, float] | None:
    """Return two short columns that are one sentence, cut at the end of the left one."""
    for begin, (row, below) in enumerate(pairwise(rows)):
        if not (
            len(row) == _SIDES == len(below)
            and row[1].text[:1].islower()
            and below[0].text[:1].islower()
        ):
            continue
        edge = row[1].left
        end = begin + 1
        last = min(len(rows), begin + _LEAST_ROWS)
        while end < last and _has_sides(rows[end], edge):
            end += 1
        is_begun = begin > 0 and _has_sides(rows[begin - 1], edge)
        if not is_begun and _is_one_sentence(rows[begin:end]):
            return begin, end, edge
    return None


def _has_sides(row: Sequence[Run], edge: float) -> bool:
    return len(row) == _SIDES and abs(row[1].left - edge) < SAME_EDGE


def _is_one_sentence(rows: Rows) -> bool:
    sides = [[row[side].text for row in rows] for side in (0, 1)]
    starts = [*sides[0][1:], *sides[1]]
    return (
        1 < len(rows) < _LEAST_ROWS
        and all(text[:1].islower() for text in starts)
        and sides[0][-1][-1:].isalpha()
        and all(
            len("".join(texts)) >= _LEAST_LETTERS_OF_A_LINE * len(texts)
            for texts in sides
        )
    )


def _stretches(rows: Rows, edge: float) -> list[tuple[int, int]]:
    """Return ranges of rows over which no run goes across the gutter."""
    found = []
    begin, border = 0, edge - SAME_EDGE
    crossing = [
        index
        for index, row in enumerate(rows)
        for left, _, right, _, _ in row
        if left < border < right
    ]
    for index in sorted(set(crossing)):
        found.append((begin, index))
        begin = index + 1
    found.append((begin, len(rows)))
    return [(first, last) for first, last in found if last - first >= _FEWEST_ROWS]


def _without_cells(rows: Rows, begin: int, end: int, edge: float) -> tuple[int, int]:
    """Take off what stands apart at the ends of a stretch and looks like a table."""
    steps = [one[0].base - other[0].base for one, other in pairwise(rows[begin:end])]
    usual = median(steps) if steps else 0.0
    gaps = [begin + place for place, step in enumerate(steps, 1) if step > 1.8 * usual]
    for gap in gaps:
        if not _looks_like_cells(rows[begin:gap], edge):
            break
        begin = gap
    for gap in reversed(gaps):
        if gap <= begin or not _looks_like_cells(rows[gap:end], edge):
            break
        end = gap
    return _before_a_table(rows, begin, end, gaps)


def _before_a_table(
    rows: Rows, begin: int, end: int, gaps: Sequence[int]
) -> tuple[int, int]:
    """End a stretch where a table of more columns stands apart in its middle.

    Columns that end above it go on below it, so each part is read by itself.
    """
    inside = [gap for gap in gaps if begin < gap < end]
    for start, stop in pairwise([*inside, end]):
        block = rows[start:stop]
        many = sum(len(row) > _SIDES for row in block)
        if len(block) > 1 and 2 * many > len(block) and start - begin >= _LEAST_ROWS:
            return begin, start
    return begin, end


def _looks_like_cells(rows: Rows, edge: float) -> bool:
    lines = [row for side in _sides(rows, edge) for row in side if row]
    letters = sum(len(run.text) for row in lines for run in row)
    return letters < LEAST_LETTERS * len(lines)


def _sides(rows: Rows, edge: float) -> tuple[list[list[Run]], list[list[Run]]]:
    border = edge - SAME_EDGE
    left = [[run for run in row if run[0] < border] for row in rows]
    right = [[run for run in row if run[0] >= border] for row in rows]
    return left, right


def _is_text(side: Rows) -> bool:
    """Whether rows one below the other are lines of running text."""
    lines = [row for row in side if row]
    if len(lines) < _LEAST_ROWS and not _runs_on(side):
        return False
    letters = sum([len(run.text) for row in lines for run in row])
    if letters < LEAST_LETTERS * len(lines):
        return False
    left = min([row[0].left for row in lines])
    width = max([row[-1].right for row in lines]) - left
    even = sum([row[0].left - left < 2 * SAME_EDGE for row in lines])
    full = sum([row[-1].right - left > _FILLED * width for row in lines])
    if min(full, even) < 0.6 * len(lines):
        return False
    cells = Counter([round(run.left / SAME_EDGE) for row in lines for run in row[1:]])
    return max(cells.values(), default=0) < max(_ALIGNED * len(lines), 3)


def _is_texts(side: Rows) -> bool:
    """Whether rows are several columns of running text side by side.

    Sentences go on from line to line in a column, which they do not in the cells of a
    table, however long those are.
    """
    rows = [row for row in side if row]
    starts = Counter(round(run.left / SAME_EDGE) for row in rows for run in row[1:])
    for place, count in starts.most_common(1):
        if count < _LEAST_ROWS:
            continue
        parts = _sides(rows, (place - 0.5) * SAME_EDGE)
        return all(goes_on(part) and _is_text(part) for part in parts) or (
            goes_on(parts[0]) and _is_text(parts[0]) and _is_texts(parts[1])
        )
    return False


def goes_on(side: Rows) -> bool:
    """Whether many lines begin in the middle of a sentence."""
    lines = [row for row in side if row]
    inside = sum(row[0].text[:1].islower() for row in lines)
    return inside >= _LEAST_INSIDE * len(lines)


def _joined(row: Sequence[Run]) -> list[Run]:
    """Return the words of a line as one run: gaps in a stretched line part no cells."""
    first = row[0]
    height = max(run.height for run in row)
    text = " ".join(run.text for run in row)
    return [Run(first.left, first.base, row[-1].right, height, text)]
