"""Which column of a row of sums is the decided one: "nyt / esitys", "sökt / beviljat"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from analyzers.decision.meaning.money.sum_notations import euros
from analyzers.text.quick_patterns import quick
from analyzers.text.table_rows import table_rows

Sum = tuple[float, int, int]
PHRASES = "analyzers.decision.meaning.money:sum_phrases.tsv"
_BETWEEN = re.compile(r"[\s|;,/]*")
_LINE = re.compile(r"[^\n]+")
_CELL = re.compile(
    r"\d{1,3}(?:[ .\u00a0]\d{3})+(?:,\d\d)?(?!\d)|\d+(?:,\d\d)?|(?<=\s)[-–](?=\s|$)"
)
_NARROW_CELL = re.compile(r"\d+(?:,\d\d)?|(?<=\s)[-–](?=\s|$)")
_BARE_ROW = re.compile(
    r"\s*[-–•*|]?\s*(?!(?i:liite|liitteet|bilaga|kohta|punkt|puh|tel|kartta|sivu|sida)\b)"
    r"\d?[^\W\d][^\n|\t]*?(?P<numbers>(?:\s*[|\t]\s*|\s+)"
    r"\d[\d .,\u00a0|\t–-]*)"
)
"""Words, and numbers of a table to the end of the line."""
_YEAR_AT_END = re.compile(r"\b(?:19|20)\d\d\.\s*$")
"""A year ends a sentence: "tas in i budgeten för 2025."."""
_CURRENCY = re.compile(r"€|\beuro(?:a|ina)?\b|\beur\b|(?<=\w )e(?=\s|$)", re.IGNORECASE)
_GAP = re.compile(r"\s{2,}|\t|\s*\|\s*|\s+/\s+|,\s+(?=[a-zåäö])")
_ASKED = re.compile(
    r"\b(?:haettu|anottu|pyydetty|haki|sökt|ansökt|begärt)\b", re.IGNORECASE
)
_TIMES = re.compile(
    r"tunti|tunte|\bh\b|vuoro|kpl|paikka|timm|\btid|turer", re.IGNORECASE
)
"""What other numbers a heading may tell."""
_FEWEST = 3
"""Least parts of a heading that wide gaps part: what the rows are, and two columns."""
_LONGEST_HEADING = 120
_LONGEST_ROW = 200
_STACKED_HEAD = re.compile(
    r"(?im)^(?:summa|määrä|belopp)?[ \t]*\(?(?:euroa?|eur|€)\)?[ \t]*\n"
)
_NUMBER_LINE = re.compile(r"\n[ \t]*\d[\d .,\u00a0]*(?:\n|$)")
_STACKED_ROW = re.compile(
    r"(?m)^[ \t]*(?P<name>[^\W\d][^\n]{2,120})\n"
    r"[ \t]*(?P<number>\d{1,3}(?:[ .\u00a0]\d{3})*(?:,\d\d)?)[ \t]*(?=\n|$)"
)
_ABOVE = 3_000
_LINES_ABOVE = 25
_NEW, _OLD = "column-decided", "column-other"


def decided_column(text: str, start: int, found: Sequence[Sum]) -> list[Sum]:
    """Return the sums of a row, only the decided one where a heading tells the columns.

    Args:
        text: the item's text.
        start: offset of the row.
        found: the row's sums in order.
    """
    if len(found) < 2 or not _are_columns(text, found):
        return list(found)
    above = text[max(0, start - _ABOVE) : start]
    for line in reversed(above.splitlines()[-_LINES_ABOVE:]):
        columns = _columns(line)
        if len(columns) == len(found) and columns.count(_NEW) == 1:
            return [found[columns.index(_NEW)]]
    return list(found)


def bare_sums(text: str, start: int, end: int) -> Iterator[Sum]:
    """Yield the sums of rows whose heading names the currency: "Kerho ry    1 200".

    Of several columns only the one that the heading says is decided.
    """
    yield from _stacked_sums(text, start, end)
    is_paired = _TOLD_PAIR.may_match(text[start:end])
    for pair in _TOLD_PAIR.pattern.finditer(text, start, end) if is_paired else ():
        if value := euros(pair["number"], None):
            yield value, pair.start("number"), pair.end("number")
    for line in _LINE.finditer(text, start, end):
        row = _row(line[0])
        if row is None or not _has_neighbour(text, line):
            continue
        columns = _heading(text[max(0, line.start() - _ABOVE) : line.start()])
        if columns is None:
            continue
        cell = _decided_cell(_cells(row, columns), columns)
        value = euros(cell[0], None) if cell else None
        if cell and value and not _YEAR_AT_END.search(line[0]):
            begin = line.start() + cell.start()
            yield value, begin, begin + len(cell[0])


_TOLD_PAIR = quick(
    r"\b(?:haettu|anottu|pyydetty|haki|(?:an)?sökt|begärt)\W{1,3}\d[\d .\u00a0]*(?:,\d\d)?\W{1,3}"
    r"(?:myönn\w+|esit\w+|ehdot\w+|bevilj\w+|föreslås)\W{1,3}"
    r"(?P<number>\d{1,3}(?:[ .\u00a0]\d{3})+(?:,\d\d)?|\d+(?:,\d\d)?)(?!\d)",
    re.IGNORECASE,
)
"""What a row without a currency asked for and gets: "haettu 900, myönnetty 400"."""


def stacked_rows(words: str) -> list[tuple[str, str, int]]:
    """Return name, number and its offset of a table whose every cell has its own line.

    Such a table is one where the currency, too, has a line of its own as a heading.
    """
    head = _STACKED_HEAD.search(words)
    if head is None:
        return []
    rows = [
        (match["name"].strip(), match["number"], match.start("number"))
        for match in _STACKED_ROW.finditer(words, head.end())
    ]
    return rows if len(rows) >= _FEWEST else []


def _stacked_sums(text: str, start: int, end: int) -> Iterator[Sum]:
    """Yield the sums of a part of a table whose every cell has its own line."""
    if _NUMBER_LINE.search(text, max(0, start - 1), end) is None:
        return
    above = max(0, start - _ABOVE)
    for _, number, place in stacked_rows(text[above : end + _LONGEST_ROW]):
        value = euros(number, None)
        if value and start <= above + place < end:
            yield value, above + place, above + place + len(number)


def _has_neighbour(text: str, line: re.Match[str]) -> bool:
    """Whether the line above or below is a row, too: one row alone is not a table."""
    above = text[max(0, line.start() - _LONGEST_ROW) : line.start()].rstrip("\n")
    below = text[line.end() : line.end() + _LONGEST_ROW].lstrip("\n")
    return bool(_row(above.rpartition("\n")[2]) or _row(below.partition("\n")[0]))


def _row(line: str) -> re.Match[str] | None:
    return _BARE_ROW.fullmatch(line) if len(line) < _LONGEST_ROW else None


def _cells(row: re.Match[str], columns: Sequence[str]) -> list[re.Match[str]]:
    """Return the numbers of a row; single spaces part them where columns are as many."""
    wide = list(_CELL.finditer(row[0], row.start("numbers")))
    narrow = list(_NARROW_CELL.finditer(row[0], row.start("numbers")))
    is_narrow = len(wide) != len(columns) and len(narrow) == len(columns)
    return narrow if is_narrow else wide


def _decided_cell(
    cells: Sequence[re.Match[str]], columns: Sequence[str]
) -> re.Match[str] | None:
    if len(cells) == 1:
        return cells[0]
    if len(cells) == len(columns) and columns.count(_NEW) == 1:
        return cells[columns.index(_NEW)]
    return None


def _heading(above: str) -> list[str] | None:
    """Return the columns of the heading above a row; None: no currency is named."""
    words = ""
    for line in reversed(above.splitlines()[-_LINES_ABOVE:]):
        if not line.strip() or _row(line):
            if words:
                break
            continue
        if len(line) > _LONGEST_HEADING:
            break
        words = f"{line} {words}"
        columns = _columns(words)
        if columns and (_CURRENCY.search(words) or _are_sums(columns, words)):
            return columns
    return _columns(words) if _CURRENCY.search(words) else None


def _are_sums(columns: Sequence[str], words: str) -> bool:
    """Whether a heading tells sums without a currency: "Hakija  Haettu  Myönnetään"."""
    is_asked = _ASKED.search(words) is not None and _TIMES.search(words) is None
    return sorted(columns) == [_NEW, _OLD] or (is_asked and columns.count(_NEW) == 1)


def _are_columns(text: str, found: Sequence[Sum]) -> bool:
    """Whether nothing but space stands between the sums."""
    return all(
        _BETWEEN.fullmatch(text, end, start)
        for (_, _, end), (_, start, _) in itertools.pairwise(found)
    )


def _columns(line: str) -> list[str]:
    """Return what the words of a heading name, from left to right.

    Where wide gaps part it, each part below which numbers stand is a column.
    """
    apart = _parted(line)
    if apart is not None:
        return apart
    named = [
        (match.start(), row[0])
        for row in table_rows(PHRASES)
        if row[0] in {_NEW, _OLD}
        for match in re.finditer(row[1], line, re.IGNORECASE)
    ]
    return [kind for _, kind in sorted(named)]


def _parted(line: str) -> list[str] | None:
    """Return the columns behind the first of a heading that wide gaps part, or None."""
    parts = [
        part
        for part in _GAP.split(line.strip())
        if part and not _CURRENCY.fullmatch(f" {part}".strip())
    ]
    if len(parts) < _FEWEST:
        return None
    kinds = [
        _NEW if _names(part, _NEW) and not _names(part, _OLD) else _OLD
        for part in parts[1:]
    ]
    return kinds if kinds.count(_NEW) == 1 else None


def _names(part: str, kind: str) -> bool:
    """Whether a part of a heading names a column of a kind."""
    return any(
        re.search(row[1], f"{part} ", re.IGNORECASE)
        for row in table_rows(PHRASES)
        if row[0] == kind
    )
