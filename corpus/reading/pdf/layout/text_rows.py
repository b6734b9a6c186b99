"""Words of a page to rows: what stands side by side on one line, cells kept apart.

Words are joined to runs as long as the gaps are those of running text; runs whose
letters overlap in height form a row. Spaced-out headings become words again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from corpus.reading.pdf.glyphs.words import PageWord
from corpus.reading.pdf.layout.partings import (
    NARROW,
    Gap,
    Parting,
    are_parted,
    gutters,
    is_clear,
)

_CELL_GAP = 1.25
"""A gap wider than this share of the height parts cells or columns."""

_GLUE = 0.08
"""Runs nearer than this share of the height are one word in two objects."""

_CAPITAL = 0.7
"""Letters take this share of the font's height above the baseline."""

_LEAST_EQUAL_GAPS = 2
_EQUAL = 0.06
"""Gaps are equal when they differ by less than this share of the height."""

_NEARLY_EQUAL = 0.15
_LEAST_SCATTERED, _SCATTERED = 20, 2.5
_LEAST_SPACED = 4
_LARGEST_SPACING = 1.1


class Run(NamedTuple):
    """A run of words at one height; points, y grows upwards."""

    left: float
    base: float
    right: float
    height: float
    text: str


def rows_of(
    words: Sequence[PageWord], lines: Sequence[Parting] = ()
) -> list[list[Run]]:
    """Return rows from top to bottom, the runs of each from left to right.

    Args:
        words: those of a page or a part of it.
        lines: the upright lines that are drawn on it.
    """
    if _are_scattered(words):
        words = _gathered(words)
    words = join_spaced_letters(words)
    gaps: list[Gap] = []
    rows = _rows(words, (), gaps)
    partings = gutters(gaps, words)
    if lines:
        partings += [line for line in _through(lines, rows) if is_clear(line, words)]
    return _rows(words, partings, []) if partings else rows


def _rows(
    words: Sequence[PageWord], partings: Sequence[Parting], gaps: list[Gap]
) -> list[list[Run]]:
    rows: list[list[Run]] = []
    for run in sorted(
        _runs(words, partings, gaps), key=lambda run: (-run.base, run.left)
    ):
        for row in rows[-3:]:
            if _is_beside(row[0], run):
                row.append(run)
                break
        else:
            rows.append([run])
    return [_merged(row, partings, gaps) if len(row) > 1 else row for row in rows]


def _through(lines: Sequence[Parting], rows: Sequence[Sequence[Run]]) -> list[Parting]:
    """Return the lines that go through a run of words."""
    found: list[Parting] = []
    for at, same in groupby(sorted(lines), key=lambda line: line.place):
        crossed = [run for row in rows for run in row if run.left < at < run.right]
        if crossed:
            found += [
                line
                for line in same
                if any(line.bottom <= run.base <= line.top for run in crossed)
            ]
    return found


def _are_scattered(words: Sequence[PageWord]) -> bool:
    """Whether most words are single glyphs, as programs leave them that place each."""
    letters = sum([len(word.text) for word in words])
    return len(words) >= _LEAST_SCATTERED and letters < _SCATTERED * len(words)


def _gathered(words: Sequence[PageWord]) -> list[PageWord]:
    """Make words of glyphs that touch, whatever their order in the file is."""
    lines: list[list[PageWord]] = []
    for word in sorted(words, key=lambda word: -word.base):
        if lines and lines[-1][0].base - word.base < _EQUAL * word.height:
            lines[-1].append(word)
        else:
            lines.append([word])
    out: list[PageWord] = []
    for line in lines:
        line.sort(key=lambda word: word.left)
        group = line[:1]
        for word in line[1:]:
            if word.left - group[-1].right >= _GLUE * word.height:
                out.append(_as_word(group))
                group = []
            group.append(word)
        out.append(_as_word(group))
    return out


def _runs(
    words: Sequence[PageWord], partings: Sequence[Parting], gaps: list[Gap]
) -> list[Run]:
    """Join words that follow each other in the file and on the line.

    Gaps that may be those of columns are added to *gaps*.
    """
    runs: list[Run] = []
    for line in _lines(words):
        wide = []
        for place in _gapped(line):
            (_, _, left, base, one), (_, right, _, _, other) = line[place : place + 2]
            height = one if one > other else other
            is_wide = right - left >= _CELL_GAP * height
            gaps.append(Gap(left, right, base, height, not is_wide))
            if is_wide:
                wide.append(place)
        parted = _parted(line, partings) if partings else ()
        stretched = _stretched(line) if wide else ()
        begin = 0
        for place in sorted({*wide, *parted}) if parted else wide:
            if place not in stretched or place in parted:
                runs.append(_run(line[begin : place + 1]))
                begin = place + 1
        runs.append(_run(line[begin:]))
    return runs


def _gapped(line: Sequence[PageWord]) -> list[int]:
    """Return the places of the gaps of a line that are not those of most words."""
    return [
        place
        for place, ((_, _, right, _, height), (_, left, _, _, other)) in enumerate(
            pairwise(line)
        )
        if left - right >= NARROW * (height if height > other else other)
    ]


def _parted(line: Sequence[PageWord], partings: Sequence[Parting]) -> list[int]:
    """Return the places of the gaps of a line in which something parts its words."""
    return [
        place
        for place, (one, other) in enumerate(pairwise(line))
        if are_parted(partings, Gap(one.right, other.left, one.base, one.height))
    ]


def _lines(words: Sequence[PageWord]) -> Iterator[list[PageWord]]:
    """Yield words that follow each other on one baseline, whatever the gaps."""
    line: list[PageWord] = []
    end = last_height = line_base = 0.0
    for word in words:
        _, left, right, base, height = word
        if line:
            limit = last_height if last_height > height else height
            if left - end < -0.5 * limit or abs(base - line_base) > 0.12 * limit:
                yield line
                line = []
        if not line:
            line_base = base
        end, last_height = right, height
        line.append(word)
    if line:
        yield line


def _stretched(line: Sequence[PageWord]) -> set[int]:
    """Return the places of gaps inside text that is stretched to its column.

    They are equal to their neighbours, as gaps between cells hardly are; only cells of
    numbers stand at equal distances, too.
    """
    gaps = [other.left - one.right for one, other in pairwise(line)]
    if _is_even(line, gaps):
        return set(range(len(gaps)))
    found: set[int] = set()
    group = [0]
    for place in range(1, len(gaps) + 1):
        if place < len(gaps) and (
            abs(gaps[place] - gaps[group[0]]) < _EQUAL * line[place].height
        ):
            group.append(place)
            continue
        if len(group) >= _LEAST_EQUAL_GAPS:
            words = line[group[0] : group[-1] + 2]
            lettered = sum([word.text[:1].isalpha() for word in words])
            if 2 * lettered > len(words):
                found.update(group)
        group = [place]
    return found


def _is_even(line: Sequence[PageWord], gaps: Sequence[float]) -> bool:
    """Whether all gaps of a line are alike; behind a hyphen they are a little smaller."""
    if len(gaps) <= _LEAST_EQUAL_GAPS:
        return False
    lettered = sum([word.text[:1].isalpha() for word in line])
    return max(gaps) - min(gaps) < _NEARLY_EQUAL * line[
        0
    ].height and 2 * lettered > len(line)


def _run(line: Sequence[PageWord]) -> Run:
    first = line[0]
    if len(line) == 1:
        return Run(first.left, first.base, first.right, first.height, first.text)
    height = max([word.height for word in line])
    text = " ".join([word.text for word in line])
    return Run(first.left, first.base, line[-1].right, height, text)


def _is_beside(one: Run, other: Run) -> bool:
    """Whether the letters of two runs share at least half of the lower one's height."""
    high, low = (one, other) if one.base >= other.base else (other, one)
    lower = one.height if one.height < other.height else other.height
    return low.base + _CAPITAL * low.height - high.base >= 0.5 * _CAPITAL * lower


def _merged(row: list[Run], partings: Sequence[Parting], gaps: list[Gap]) -> list[Run]:
    """Sort a row and join the runs that no cell gap parts."""
    row.sort(key=lambda run: run.left)
    out = row[:1]
    for run in row[1:]:
        last = out[-1]
        gap, height = run.left - last.right, max(last.height, run.height)
        is_wide = gap >= _CELL_GAP * height
        if gap >= NARROW * height:
            between = Gap(last.right, run.left, last.base, height, not is_wide)
            gaps.append(between)
            is_wide = is_wide or are_parted(partings, between)
        if is_wide:
            out.append(run)
            continue
        blank = "" if abs(gap) < _GLUE * height else " "
        out[-1] = Run(
            last.left,
            last.base,
            max(last.right, run.right),
            height,
            last.text + blank + run.text,
        )
    return out


def join_spaced_letters(words: Sequence[PageWord]) -> list[PageWord]:
    """Make words again of letters that stand apart: "P Ä Ä T Ö S".

    Four single letters or more in a row at even distances are spaced out; where the
    distance is half as large again as usual, a new word begins.
    """
    out: list[PageWord] = []
    letters: list[PageWord] = []
    for word in words:
        if len(word.text) == 1 and word.text.isalpha():
            if letters and not _goes_on(letters[-1], word):
                out.extend(_spelled(letters))
                letters = []
            letters.append(word)
            continue
        if letters:
            out.extend(_spelled(letters))
            letters = []
        out.append(word)
    return [*out, *_spelled(letters)] if letters else out


def _goes_on(one: PageWord, other: PageWord) -> bool:
    gap = other.left - one.right
    height = max(one.height, other.height)
    return abs(one.base - other.base) < 0.12 * height and 0 < gap < 3 * height


def _spelled(letters: Sequence[PageWord]) -> list[PageWord]:
    if len(letters) < _LEAST_SPACED:
        return list(letters)
    gaps = [other.left - one.right for one, other in pairwise(letters)]
    usual = median(gaps)
    if usual > _LARGEST_SPACING * letters[0].height:
        return list(letters)
    # Letters have sides of their own: the widest gap inside a word is near the usual.
    groups: list[list[PageWord]] = [[letters[0]]]
    for letter, gap in zip(letters[1:], gaps, strict=True):
        if gap > 1.5 * usual + 0.05 * letter.height:
            groups.append([])
        groups[-1].append(letter)
    return [_as_word(group) for group in groups]


def _as_word(group: Sequence[PageWord]) -> PageWord:
    text = "".join(letter.text for letter in group)
    first = group[0]
    return PageWord(text, first.left, group[-1].right, first.base, first.height)
