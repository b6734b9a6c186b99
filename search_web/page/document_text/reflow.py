"""Lines of a document set as its author meant them, not as the paper ended them.

A PDF ends a line where the paper ends. Of running text, lines that fill the measure go
on in the next one, and a word cut at a line end is whole again. Lists, cells and short
lines stay as they are. Only what is shown changes: every offset stays one of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from analyzers.text.cleaning import join_line_end
from corpus.reading.scans.known_words import is_known_word

Stretch = tuple[int, int]

_LONGEST_PRINTED = 140
"""Longer lines were never cut by paper: each is a paragraph of its own."""

_LEAST_FULL = 40
_FULL = 0.75
_RUNNING = 0.4
"""Of running text at least this share of lines goes on in lower case."""

_CELLS = re.compile(r"\S {3,}\S| \| ")
_ENDS = (".", ":", ";", "!", "?")
_CUT_WORD = re.compile("([^\\W_]+)[-\u2010]$")
_TIGHT = re.compile(r"(?:\d\.?[–-]|\d ?[^\W\d_/]{0,9}/|[^\W_]/|€/)$")
"""A line cut behind the dash of days or pages, or behind a slash: "2.–", "€/"."""

_REST = re.compile(r"([^\W_]{1,60})((?:-[^\W_]{1,60})*)")


def flowing(
    text: str,
    rows: Sequence[Stretch],
    is_mark: Callable[[int, int], bool],
    is_known: Callable[[str], bool] = is_known_word,
) -> list[list[Stretch]]:
    """Gather the rows of a paragraph into lines; each is the stretches that it shows.

    Args:
        text: the whole text.
        rows: stretches of it, one for each printed line.
        is_mark: whether the stretch begins with the mark of a list.
        is_known: whether a word stands in the dictionary.
    """
    printed = [text[start:end] for start, end in rows]
    longest = max(map(len, printed), default=0)
    if longest > _LONGEST_PRINTED:
        return [[row] for row in rows]
    lower = sum(line.lstrip()[:1].islower() for line in printed[1:])
    is_running = lower >= _RUNNING * max(len(printed) - 1, 1)
    lines: list[list[Stretch]] = []
    for place, row in enumerate(rows):
        if (
            place
            and not is_mark(*row)
            and _goes_on(
                printed[place - 1], printed[place], longest, is_running=is_running
            )
        ):
            _append(text, lines[-1], row, is_known)
        else:
            lines.append([row])
    return lines


def _goes_on(line: str, following: str, longest: int, *, is_running: bool) -> bool:
    """Whether *following* is the rest of what *line* says."""
    if _CELLS.search(line) or _CELLS.search(following):
        return False
    is_full = len(line) >= max(_FULL * longest, _LEAST_FULL)
    is_cut = _CUT_WORD.search(line.rstrip()) is not None
    # Lines of a narrow column are short, however full they are.
    is_filled = is_full or (is_running and len(line) >= _FULL * longest)
    if is_cut and is_filled and following.lstrip()[:1].isalpha():
        return True
    if following.lstrip()[:1].islower():
        is_open = not line.rstrip().endswith(_ENDS)
        return is_full or is_cut or (len(line) >= _LEAST_FULL / 2 and is_open)
    return is_full and is_running and not line.rstrip().endswith(":")


def _append(
    text: str, line: list[Stretch], row: Stretch, is_known: Callable[[str], bool]
) -> None:
    """Add a row to a line; the hyphen of a cut word is left out, and so is the gap."""
    start, end = line[-1]
    printed, following = text[start:end].rstrip(), text[row[0] : row[1]].lstrip()
    cut, rest = _CUT_WORD.search(printed), _REST.match(following)
    between = None
    if rest is not None and _TIGHT.search(printed):
        between = printed[-1]
    elif rest is not None and cut is not None:
        between = join_line_end(cut[1], rest[1], rest[2], is_known)
    if between is None:
        line[-1] = (start, row[1])
        return
    line[-1] = (start, start + len(printed) - 1 + len(between))
    line.append((row[1] - len(following), row[1]))
