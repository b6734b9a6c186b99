"""Words of a page to rows: what stands side by side on one line, cells kept apart.

Words are joined to runs as long as the gaps are those of running text; runs whose
letters overlap in height form a row. Spaced-out headings become words again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from corpus.reading.pdf.glyphs.page_words import PageWord
from corpus.reading.pdf.glyphs.raised_digits import ONLY_DIGITS, with_place
from corpus.reading.pdf.layout.partings import (
    NARROW,
    Gap,
    Parting,
    are_parted,
    gutters,
    lines_between,
)
from corpus.reading.pdf.layout.stacked_letters import join_stacked_letters
from corpus.reading.scans.known_words import is_known_word

_CELL_GAP = 1.25
"""A gap wider than this share of the height parts cells or columns."""

_GLUE = 0.08
"""Runs nearer than this share of the height are one word in two objects."""

_CAPITAL = 0.7
"""Letters take this share of the font's height above the baseline."""

_DROP_CAP = 1.8
"""A large first letter is so many times as high as the word that it begins."""

_LEAST_EQUAL_GAPS = 2
_EQUAL = 0.06
"""Gaps are equal when they differ by less than this share of the height."""

_NEARLY_EQUAL = 0.15
_LEAST_SCATTERED, _SCATTERED = 20, 2.5
_LEAST_SPACED, _PAIR = 4, 2
_LARGEST_SPACING = 1.1


_new = tuple.__new__
"""Makes a run or a gap of its parts without the detour of a named tuple."""


class Run(NamedTuple):
    """A run of words at one height; points, y grows upwards."""

    left: float
    base: float
    right: float
    height: float
    text: str


_Line = tuple[list[PageWord], list[int]]
"""Words of a line, and the places of its gaps that are not those of most words."""


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
    single = [word for word in words if len(word[0]) == 1]
    if len(single) >= _LEAST_SPACED and any(word[0].isalpha() for word in single):
        words = join_stacked_letters(join_spaced_letters(words))
    gaps: list[Gap] = []
    parts = [
        part for line, gapped in _lines(words) for part in _cut(line, gapped, gaps)
    ]
    runs = list(map(_run, parts))
    rows = _rows(runs, (), gaps)
    partings = gutters(gaps, words)
    if lines:
        spans = [
            (run.left, run.right, run.base)
            for row in rows
            for run in row
            if " " in run.text
        ]
        partings += lines_between(lines, spans, words)
    if not partings:
        return rows
    runs = [
        one
        for part, run in zip(parts, runs, strict=True)
        for one in _parted(part, run, partings)
    ]
    return _rows(runs, partings, [])


def _rows(
    runs: Sequence[Run], partings: Sequence[Parting], gaps: list[Gap]
) -> list[list[Run]]:
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run[1], run[0])):
        _, base, _, height, _ = run
        capital = base + _CAPITAL * height
        for row in rows[-3:]:
            # They share at least half of the height of the lower one's letters.
            _, first_base, _, first_height, _ = row[0]
            lower = first_height if first_height < height else height
            if capital - first_base >= 0.5 * _CAPITAL * lower:
                row.append(run)
                break
        else:
            rows.append([run])
    return [_merged(row, partings, gaps) if len(row) > 1 else row for row in rows]


def _are_scattered(words: Sequence[PageWord]) -> bool:
    """Whether most words are single glyphs, as programs leave them that place each."""
    if len(words) < _LEAST_SCATTERED:
        return False
    return sum([len(word[0]) for word in words]) < _SCATTERED * len(words)


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


def _cut(
    line: list[PageWord], gapped: Sequence[int], gaps: list[Gap]
) -> list[list[PageWord]]:
    """Cut a line where cells or columns are parted by a wide gap.

    Gaps that may be those of columns are added to *gaps*.
    """
    if not gapped:
        return [line]
    wide = []
    for place in gapped:
        (_, _, left, base, one), (_, right, _, _, other) = line[place : place + 2]
        height = one if one > other else other
        is_wide = right - left >= _CELL_GAP * height
        gaps.append(_new(Gap, (left, right, base, height, not is_wide)))
        if is_wide:
            wide.append(place)
    if wide and (stretched := _stretched(line)):
        wide = [place for place in wide if place not in stretched]
    return _between(line, wide)


def _between(line: list[PageWord], places: Sequence[int]) -> list[list[PageWord]]:
    """Cut a line behind each of *places*."""
    edges = [0, *(place + 1 for place in places), len(line)]
    return [line[begin:end] for begin, end in pairwise(edges)]


def _parted(part: list[PageWord], run: Run, partings: Sequence[Parting]) -> list[Run]:
    """Return the runs of words that something parts, *run* itself without such."""
    left, base, right, height, _ = run
    near = [
        parting
        for parting in partings
        if left < parting[0] < right
        and parting[1] <= base + height
        and parting[2] >= base
    ]
    if not near or len(part) == 1:
        return [run]
    places = [
        place
        for place, (one, other) in enumerate(pairwise(part))
        if are_parted(near, Gap(one.right, other.left, one.base, one.height))
    ]
    return list(map(_run, _between(part, places))) if places else [run]


def _lines(words: Sequence[PageWord]) -> Iterator[_Line]:
    """Yield words that follow each other on one baseline, whatever the gaps."""
    line: list[PageWord] = []
    gapped: list[int] = []
    end = last_height = line_base = 0.0
    for word in words:
        _, left, right, base, height = word
        if base == line_base and height == last_height and line:
            gap = left - end
            if -0.5 * height <= gap < NARROW * height:
                end = right
                line.append(word)
                continue
        if line:
            limit = last_height if last_height > height else height
            gap, step = left - end, base - line_base
            least = 0.12 * limit
            if gap < -0.5 * limit or step > least or -step > least:
                yield line, gapped
                line, gapped = [], []
            elif gap >= NARROW * limit:
                gapped.append(len(line) - 1)
        if not line:
            line_base = base
        end, last_height = right, height
        line.append(word)
    if line:
        yield line, gapped


def _stretched(line: Sequence[PageWord]) -> set[int]:
    """Return the places of gaps inside text that is stretched to its column.

    They are equal to their neighbours, as gaps between cells hardly are; only cells of
    numbers stand at equal distances, too.
    """
    gaps = [other[1] - one[2] for one, other in pairwise(line)]
    if _is_even(line, gaps):
        return set(range(len(gaps)))
    found: set[int] = set()
    group = [0]
    for place in range(1, len(gaps) + 1):
        if place < len(gaps) and (
            abs(gaps[place] - gaps[group[0]]) < _EQUAL * line[place][4]
        ):
            group.append(place)
            continue
        if len(group) >= _LEAST_EQUAL_GAPS:
            words = line[group[0] : group[-1] + 2]
            lettered = sum([word[0][:1].isalpha() for word in words])
            if 2 * lettered > len(words):
                found.update(group)
        group = [place]
    return found


def _is_even(line: Sequence[PageWord], gaps: Sequence[float]) -> bool:
    """Whether all gaps of a line are alike; behind a hyphen they are a little smaller."""
    if len(gaps) <= _LEAST_EQUAL_GAPS:
        return False
    lettered = sum([word[0][:1].isalpha() for word in line])
    return max(gaps) - min(gaps) < _NEARLY_EQUAL * line[
        0
    ].height and 2 * lettered > len(line)


def _run(line: Sequence[PageWord]) -> Run:
    text, left, right, base, height = line[0]
    if len(line) == 1:
        return _new(Run, (left, base, right, height, text))
    height = max([word[4] for word in line])
    text = " ".join([word[0] for word in line])
    return _new(Run, (left, base, line[-1][2], height, text))


def _merged(row: list[Run], partings: Sequence[Parting], gaps: list[Gap]) -> list[Run]:
    """Sort a row and join the runs that no cell gap parts."""
    row.sort(key=lambda run: run.left)
    out = row[:1]
    for run in row[1:]:
        last = out[-1]
        gap, height = run.left - last.right, max(last.height, run.height)
        is_wide = gap >= _CELL_GAP * height
        is_gapped = gap >= NARROW * height
        if is_gapped or partings:
            between = Gap(last.right, run.left, last.base, height, not is_wide)
            if is_gapped:
                gaps.append(between)
            is_wide = is_wide or are_parted(partings, between)
        if is_wide:
            out.append(run)
            continue
        is_drop_cap = (
            len(last.text) == 1
            and last.text.isupper()
            and last.height > _DROP_CAP * run.height
            and run.text[:1].islower()
        )
        blank = "" if abs(gap) < _GLUE * height or is_drop_cap else " "
        if is_drop_cap:
            last = last._replace(base=run.base)
            height = run.height
        right = max(last.right, run.right)
        text = f"{_beside(last, run)}{blank}{_beside(run, last)}"
        out[-1] = Run(last.left, last.base, right, height, text)
    return out


def _beside(run: Run, other: Run) -> str:
    """Return the text of a run beside a larger one: the mark of a note is raised."""
    if run.height >= other.height or not ONLY_DIGITS.fullmatch(run.text):
        return run.text
    return with_place(run.text, run.base, run.height, other.base, other.height)


def join_spaced_letters(words: Sequence[PageWord]) -> list[PageWord]:
    """Make words again of letters that stand apart: "P Ä Ä T Ö S".

    Four single letters or more in a row at even distances are spaced out; where the
    distance is half as large again as usual, a new word begins. Two letters that lean on
    each other ("Ky l ä") are one piece of such a word.
    """
    out: list[PageWord] = []
    letters: list[PageWord] = []
    for word in words:
        if len(word.text) <= _PAIR and word.text.isalpha():
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
    groups = _groups(letters)
    if all(len(letter.text) == 1 for letter in letters):
        return groups
    singles = sum(len(letter.text) == 1 for letter in letters)
    if singles >= _LEAST_SPACED and all(is_known_word(one.text) for one in groups):
        return groups
    return [
        word
        for is_single, some in groupby(letters, key=lambda one: len(one.text) == 1)
        for word in (_groups(list(some)) if is_single else some)
    ]


def _groups(letters: Sequence[PageWord]) -> list[PageWord]:
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
