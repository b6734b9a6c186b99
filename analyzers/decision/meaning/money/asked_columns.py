"""Whether a table or a list gives a row less than the row tells was asked for.

"Hakija | Haettu | Myönnetään" above "Kuoro ry | 900 | 400" and "Kuoro ry: haettu 900 €,
myönnetään 400 €" are met in part; so is a list of which one row gets nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.money.sum_columns import stacked_rows
from analyzers.decision.meaning.money.sum_notations import euros
from analyzers.decision.meaning.money.turns import has

_ASKED_WORDS = (
    r"haettu|haettava|haettiin|haetaan|haki|hakenut|hakemus|haetun|anottu|anottiin|anoo"
    r"|anoi|anomus|pyydetty|pyydettiin|pyyntö|hakusumma|sökt|ansökt|söker|ansöker"
    r"|ansökan|ansökt belopp|sökt belopp|begärt|begärd|äskat|anhållit|anhållan"
)
_GIVEN_WORDS = (
    r"myönn\w+|ehdotus|ehdotetaan|ehdotettu|esitys|esitetään|esitetty|päätös|päätetty"
    r"|annetaan|jaetaan|jako|avustus|beviljas|beviljat|beviljade|förslag|föreslås|beslut"
    r"|bidrag|understöd|tilldelas"
)
_ASKED = re.compile(rf"\b(?:{_ASKED_WORDS})\b", re.IGNORECASE)
_GIVEN = re.compile(rf"\b(?:{_GIVEN_WORDS})\b", re.IGNORECASE)
_FORMER = re.compile(
    r"\b(?:edellis\w+|viime|aiemmin|aikaisem\w+|ed\.|föregående|senaste|förra|i fjol)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SEPARATORS = tuple(
    re.compile(one)
    for one in (r"\s*\|\s*", r"\s*\t\s*", r"\s{2,}", r"\s+/\s+", r"\s*;\s+", r",\s+")
)
_FEWEST = 2
_LONGEST_HEADING = 140
_LONGEST_ROW = 260
_ROWS_BELOW = 80
_BARE = 6
"""Most words of a heading that only single spaces part."""

_NUMBER = r"\d{1,3}(?:[ .\u00a0]\d{3})+(?:,\d{1,2})?(?!\d)|\d+(?:,\d{1,2})?"
_CELL = re.compile(
    rf"(?P<number>{_NUMBER})\s*(?:€|euroa?\b|eur\b|e\b|,-|h\b|t\b|tuntia|kpl|timmar|st\b)?",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"(?:[-–—]|0|ei|nej|ingen|ingenting|inte|ei (?:myönnetä|avustusta|esitetä|puolleta|anneta|tueta"
    r"|vuoroa)|hylätään|hylätty|hylkäys|hylkää|evätään|evätty|avslås|avslag|avslagen"
    r"|beviljas (?:inte|ej)|inget (?:bidrag|understöd))\W*",
    re.IGNORECASE,
)
_NARROW = re.compile(
    r"(?<![\d,.])\d+(?:,\d{1,2})?(?![\d,.])|(?<=\s)[-–](?=\s|$)|(?<=\s)ei$"
)
_WIDE = re.compile(rf"(?<![\d,.])(?:{_NUMBER})(?![\d,])|(?<=\s)[-–](?=\s|$)|(?<=\s)ei$")
_PAIR_ASKED = re.compile(
    rf"\b(?:{_ASKED_WORDS})\b[^\d\n;]{{0,25}}(?P<number>{_NUMBER})", re.IGNORECASE
)
_PAIR_GIVEN = re.compile(
    r"\b(?:myönn\w+|ehdotus|ehdotetaan|esitys|esitetään|annetaan|maksetaan|saa|saavat|beviljas"
    rf"|förslag|föreslås|utbetalas|får)\b[^\d\n;]{{0,25}}(?P<number>{_NUMBER})",
    re.IGNORECASE,
)
_PAIR_CELL = re.compile(r"\s*(?:€|euro|eur\b|e\b)", re.IGNORECASE)
_BRACKETS_ASK = re.compile(
    r"\b(?:suluissa|sulkeissa|inom parentes)\b[^.\n]{0,30}\b(?:haet|anot|pyyde|hake|sökt|ansökt"
    r"|begär|sökt)",
    re.IGNORECASE,
)
_GIVEN_BESIDE = re.compile(
    rf"(?P<given>{_NUMBER})\s*(?:€|euroa?|eur|e)?\s*\((?P<asked>{_NUMBER})",
    re.IGNORECASE,
)
_ROUNDED = 1.0
"""What is rounded off is no less."""

_ROW_SUM = re.compile(
    rf"^\s*[-–•*]?\s*[^\W\d].*?[\s:](?P<number>{_NUMBER})\s*(?:€|euroa?|eur|e)[.,;]?\s*$",
    re.IGNORECASE,
)
_ROW_NOTHING = re.compile(
    r"^\s*[-–•*]?\s*[^\W\d].*?[\s:,–-]\s*(?:0(?:,00)?\s*(?:€|euroa?|eur|e)|ei (?:avustusta"
    r"|myönnetä|esitetä|tueta|avusteta)|hakemus hylätään|hylätään|inget (?:bidrag|understöd)"
    r"|avslås)[.,;]?\s*$",
    re.IGNORECASE,
)
"""Rows of a list of grants."""
Pair = tuple[float, float]


def gives_less_by_rows(text: str, wording: Sequence[Unit]) -> bool:
    """Whether a row gets less than it asked for, and another or the same gets something.

    Args:
        text: the item's text; a table above counts where the wording points to it.
        wording: the sentences of the adopted wording.
    """
    if not wording:
        return False
    start, end = wording[0].start, max(unit.end for unit in wording)
    rows = text[start:end].splitlines()
    pairs = [pair for row in rows for pair in _told_pairs(row)]
    pairs.extend(_bracketed(text[start:end]))
    pairs.extend(_table(text[start:end]))
    pairs.extend(_listed(text[start:end]))
    if not pairs and any(_points_up(unit.text) for unit in wording):
        pairs.extend(_table(text[:start]))
    is_less = any(given <= asked - _ROUNDED for asked, given in pairs)
    return is_less and any(given > 0 for _, given in pairs)


def _points_up(words: str) -> bool:
    return has("refers-to-list", words) or has("by-column", words)


def _told_pairs(row: str) -> Iterator[Pair]:
    """Yield what one row tells in words: "haettu 900 €, myönnetään 400 €"."""
    asked = list(_PAIR_ASKED.finditer(row))
    given = list(_PAIR_GIVEN.finditer(row))
    if len(asked) == len(given) == 1 and _is_sum(row, asked[0], given[0]):
        yield _value(asked[0]["number"]), _value(given[0]["number"])


def _is_sum(row: str, *found: re.Match[str]) -> bool:
    return any(_PAIR_CELL.match(row, one.end()) for one in found)


def _bracketed(words: str) -> Iterator[Pair]:
    """Yield rows whose brackets are said to tell what was asked: "500 € (1 000 €)"."""
    told = _BRACKETS_ASK.search(words)
    if told is not None:
        for match in _GIVEN_BESIDE.finditer(words, told.end()):
            yield _value(match["asked"]), _value(match["given"])


def _listed(words: str) -> Iterator[Pair]:
    """Yield a list's rows of which some get a sum and others get nothing: "Kerho ry 0 €"."""
    rows = words.splitlines()
    sums = [one for one in map(_ROW_SUM.search, rows) if one]
    nothing = [row for row in rows if _ROW_NOTHING.search(row)]
    given = [_value(one["number"]) for one in sums]
    stacked = [_value(number) for _, number, _ in stacked_rows(words)]
    nothing.extend("" for one in stacked if not one)
    given.extend(stacked)
    if nothing and any(given):
        yield from ((one, one) for one in given if one)
        yield from ((_ROUNDED, 0.0) for _ in nothing)


def _table(words: str) -> Iterator[Pair]:
    """Yield what each row below a heading with both columns asked for and gets."""
    lines = words.splitlines()
    for number, line in enumerate(lines):
        heading = _heading(line)
        if heading is None:
            continue
        separator, columns = heading
        for row in lines[number + 1 : number + 1 + _ROWS_BELOW]:
            if _heading(row) is not None:
                break
            pair = _pair(row, separator, columns)
            if pair is not None:
                yield pair


def _heading(line: str) -> tuple[re.Pattern[str] | None, list[str]] | None:
    """Return what parts a heading with both columns, and its columns; None: no heading."""
    if len(line) > _LONGEST_HEADING or not _ASKED.search(line):
        return None
    if line.rstrip().endswith("."):
        return None
    for separator in _SEPARATORS:
        columns = _columns(_parts(line, separator))
        if columns is not None:
            return separator, columns
    words = [match[0] for match in re.finditer(r"[^\W\d]+", line)]
    columns = [kind for kind in map(_kind, words) if kind]
    is_bare = columns == ["asked", "given"] and not re.search(r"\d", line)
    return (None, ["", *columns]) if is_bare and len(words) <= _BARE else None


def _parts(line: str, separator: re.Pattern[str]) -> list[str]:
    return separator.split(line.strip().strip("|").strip())


def _columns(parts: Sequence[str]) -> list[str] | None:
    years = [int(year) for part in parts for year in _YEAR.findall(part)]
    kinds = [
        "" if years and _is_former(part, max(years)) else _kind(part) for part in parts
    ]
    is_table = len(parts) >= _FEWEST and kinds.count("asked") == 1
    return kinds if is_table and kinds.count("given") == 1 else None


def _is_former(part: str, newest: int) -> bool:
    told = [int(year) for year in _YEAR.findall(part)]
    return bool(_FORMER.search(part)) or any(year < newest for year in told)


def _kind(part: str) -> str:
    """Return what a column's name says of it; one that names both was asked for."""
    if _FORMER.search(part):
        return ""
    if _ASKED.search(part):
        return "asked"
    return "given" if _GIVEN.search(part) else ""


def _pair(
    row: str, separator: re.Pattern[str] | None, columns: Sequence[str]
) -> Pair | None:
    """Return what one row asked for and gets."""
    if not row.strip() or len(row) > _LONGEST_ROW:
        return None
    asked, given = columns.index("asked"), columns.index("given")
    cells = _parts(row, separator) if separator is not None else []
    if len(cells) == len(columns):
        wanted, got = _amount(cells[asked]), _amount(cells[given])
        return None if not wanted or got is None else (wanted, got)
    name_end = re.match(r"[^\d\n]*[^\W\d][^\d\n]*", row)
    if name_end is None:
        return None
    behind = " " + row[name_end.end() :].strip()
    for pattern in (_WIDE, _NARROW):
        numbers = [match[0] for match in pattern.finditer(behind)]
        if len(numbers) == len(columns) - 1 and asked and given:
            wanted, got = _amount(numbers[asked - 1]), _amount(numbers[given - 1])
            return None if not wanted or got is None else (wanted, got)
    return None


def _amount(cell: str) -> float | None:
    """Return the number of a cell, 0 for a refusal; None: it tells neither."""
    words = cell.strip()
    if _NOTHING.fullmatch(words):
        return 0.0
    match = _CELL.fullmatch(words)
    return _value(match["number"]) if match else None


def _value(number: str) -> float:
    return euros(number.strip(), None) or 0.0
