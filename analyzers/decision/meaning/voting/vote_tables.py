"""Tables of votes: a vote a row, or a voter a row with a mark under his side.

"Äänestys | Jaa | Ei | Tyhjä", below "Elon esitys | 19 | 12 | 1"; or "Jaa Ei", below
"Maija Malli x" and so on, and last "4 3".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.voting.matched_sides import MatchedVote
from analyzers.decision.meaning_values import VoteQuestion

_SHARE = r"(?:[ -]?(?:ään\w*|röst\w*))?"
_COLUMNS = (
    ("yes", re.compile(rf"(?:jaa|kyllä|ja){_SHARE}", re.IGNORECASE)),
    ("no", re.compile(rf"(?:ei|nej){_SHARE}", re.IGNORECASE)),
    ("empty", re.compile(rf"(?:tyhj|blank)\w*{_SHARE}", re.IGNORECASE)),
    ("absent", re.compile(r"(?:poissa|frånvar)\w*", re.IGNORECASE)),
    ("all", re.compile(r"(?:yhteensä|sammanlagt|totalt|summa)", re.IGNORECASE)),
)
_CELLS = re.compile(r"[\s|/;,]+")
_FIGURE = re.compile(r"\d{1,3}")
_MARKED = re.compile(
    r"(?:[A-ZÅÄÖ][\w’'-]+ ){1,3}(?:\([\w. ]{1,12}\) )?[|\s]*(?:x|X|✓|✔|•|\*)(?!\w)[|\s]*"
)
"""A voter with a mark under his side."""
_LONGEST_HEAD = 120
_LATER: tuple[VoteQuestion, ...] = ("return", "table")


def table_votes(rows: Sequence[Unit], head: int) -> Iterator[tuple[int, MatchedVote]]:
    """Yield the votes of the rows below ``rows[head]``, where that names their columns.

    Args:
        rows: the sentences and rows of a part.
        head: the number of the row that may be the table's first.
    """
    columns = _columns(rows[head].text)
    if not columns:
        return
    marked = 0
    for number in range(head + 1, len(rows)):
        text = rows[number].text
        mark = _MARKED.match(text)
        marked += mark is not None
        if mark is not None and mark.end() == len(text):
            continue
        cells = [
            cell for cell in _CELLS.split(text[mark.end() if mark else 0 :]) if cell
        ]
        figures = cells[-len(columns) :]
        if len(figures) < len(columns) or not all(map(_FIGURE.fullmatch, figures)):
            return
        told = dict(zip(columns, map(int, figures), strict=True))
        if marked and marked != told["yes"] + told["no"] + told.get("empty", 0):
            return
        label = " ".join(cells[: -len(columns)]).lower()
        later = next((name for name in _LATER if says(name, label)), None)
        empty, absent = told.get("empty", 0), told.get("absent", 0)
        yield number, MatchedVote(told["yes"], told["no"], empty, absent, False, later)


def _columns(text: str) -> tuple[str, ...]:
    """Return what a row's last cells name, where they are the sides of a vote."""
    if len(text) > _LONGEST_HEAD or _FIGURE.search(text):
        return ()
    found: list[str] = []
    for cell in reversed([cell for cell in _CELLS.split(text) if cell]):
        name = next((one for one, words in _COLUMNS if words.fullmatch(cell)), None)
        if name is None or name in found:
            break
        found.insert(0, name)
    return tuple(found) if {"yes", "no"} <= set(found) else ()
