"""A part of a text cut into sentences and list rows, with offsets."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_END = re.compile(
    r"[.!?…][\"”’)]?\s+(?=[\"”(•–-]?\s?[A-ZÅÄÖ\d])"
    r"|(?<=[a-zåäö]{2})\.(?=[A-ZÅÄÖ][a-zåäö])"
    r"|\n\s*\n|\n(?=\s*(?:[A-ZÅÄÖ•–*-]|\d{1,2}[.)]\s))|:\s+(?=\d{1,2}[.)]\s|\n)"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:mm|esim|ns|os|nro|n|em|klo|kpl|milj|vs|vt|va|p|s|ym|jne|puh|tms|ks|vrt|nk|"
    r"yms|kl|bl|a|d|t|ex|st|tjf|[A-ZÅÄÖ]|[Vv]alt|[Vv]ara(?:pj|jäs)|[Jj]äs|[Pp]j|[Vv]pj|[Pp]uh\.?joht|[Ll]edam|[Ff]ullm|[Oo]rdf"
    r"|[Ss]ekr|[Ss]iht|tri|prof|[Ee]rs|[Mm]edl|[Tt]f|dvs|osv|[Ss]\.k|kst|(?:fr|t)\.o\.m)|\([a-zåäö.]{1,6})\.$"
)
_ORDINAL = re.compile(
    r"(?:^|[;()§]\s*|[.]\s+|\n\s*|\b(?:kohta|kohdan|nro|nr|punkt|äänestys|omröstning|osa|vaihe"
    r"|liite|bilaga|luku|den|§)\s)\d{1,3}\.$",
    re.IGNORECASE,
)
"""A number with a point that ends no sentence: "Kohta 1.", a row's number."""
_DISTRICT = re.compile(
    r"[A-ZÅÄÖ][\w-]*(?:[ -][\w-]+){0,2}?[ -]?(?:kaupunginos|kunnanos|stadsdel)\w*"
)
"""What a district's number stands before: "koskee 10. Mallilan kaupunginosaa"."""
_NUMBER = re.compile(r"\s\d{1,3}\.$")
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.$")
_TO_DAY = re.compile(
    r"[–-] ?\d|\d[\d .\xa0]*(?:,\d+)?\s?(?:€|euro|eur\b|%|prosen|m²|m2|km\b|kpl\b|tunti)"
)
_VOTES = re.compile(
    r"\b(?:(?:esitys|ehdotus|förslag|jaa|ei|nej|tyhj[äi]ä|vastaan|poissa|blanka?)|(?:jaa|ei|ja|nej)\)"
    r"|(?:jaa|ei|ja|nej) ?\([^()\n]{2,60}\):?) \d{1,3}\.$",
    re.IGNORECASE,
)
"""Figures of a vote end a sentence; other numbers with a point may be ordinals."""
_VOTE_LABEL = re.compile(
    r"\b(?:jaa|ei|ja|nej|tyhj\w*|blank\w*|poissa\w*|frånvar\w*)(?:[- ]?(?:ään\w*|röst\w*))?"
    r"(?: ?\([^()\n]{2,60}\))?\s*:$",
    re.IGNORECASE,
)
"""Behind it stands a figure, not a row's number: "Ja-röster: 19. Nej-röster: 23."."""
_NUMBERED_ROW = re.compile(r"^\s*(?:\d{1,2}[.)]|[a-z]\)|[-–•*])\s*")
_HYPHENATED = re.compile(
    r"(?<=[a-zåäö]{2})- (?=[a-zåäö])(?!(?:ja|tai|sekä|eli|ynnä|och|eller|samt|men)\b)"
)
"""A word that the page broke: "pää- tösehdotuksen"; "kunnan- ja" is none."""
_LABELLED = re.compile(r"[\w-]{2,20}(?: [\w-]{2,20}){0,2}(?: ?\([^()\n]{2,50}\))?\s*:")
_EDGES = "*#_|" + "".join(filter(str.isspace, map(chr, range(0x3001))))
"""What is cut off the beginning and end of a sentence or row."""
_FIRST_WORDS = 4
_BLANK = re.compile(r"\s+")
_ENDS_IN_SUM = re.compile(r"\d ?(?:€|euroa?|eur|e)?$", re.IGNORECASE)
_SUM_ROW = re.compile(
    r"[A-ZÅÄÖ][^\n]{2,120}?\d ?(?i:€|euroa?|eur|e)?[ \t]*(?:\n|$)",
)
"""A row of a list that a sum ends, as the row above it."""
_UNENDED = re.compile(
    r" (?:godkände|hyväksyi|beviljade|avslog|förkastade|kannatti|understödde|ledamot(?:en)?|jäsen"
    r"|valtuutettu|jäsenen|valtuutetun|ledamöterna|jäsenet|valtuutetut)$"
)
"""A word that ends no line of its own: whom or what it speaks of stands below."""
_WRAPPED = 45
"""Least length of a line that goes on below."""
LONGEST_PART = 30_000
"""Code points of a part that are read."""


class Unit(NamedTuple):
    """A sentence or list row.

    Attributes:
        text: white space collapsed, words that the page broke mended, the row's number
            left out.
        start: offset of its first character.
        end: offset one past its last.
        is_row: whether it is a row of a list.
        after_gap: whether an empty line comes before.
        opens_line: whether it stands at the beginning of a line.
    """

    text: str
    start: int
    end: int
    is_row: bool = False
    after_gap: bool = False
    opens_line: bool = False


def own_start(text: str, unit: Unit) -> int:
    """Return where a unit's own words begin, without "Malli ehdotti, että" before them."""
    first, *others = unit.text.split(" ")[:_FIRST_WORDS]
    place = text.find(first, unit.start, unit.end)
    while place >= 0:
        if _follow(others, text, place + len(first), unit.end):
            return place
        place = text.find(first, place + 1, unit.end)
    return unit.start


def _follow(words: Sequence[str], text: str, place: int, end: int) -> bool:
    """Whether *words* come next in ``text[place:end]``, blanks of any kind between."""
    for word in words:
        blank = _BLANK.match(text, place, end)
        if blank is None or not text.startswith(word, blank.end(), end):
            return False
        place = blank.end() + len(word)
    return True


@functools.lru_cache(maxsize=64)
def units(text: str, start: int, end: int) -> tuple[Unit, ...]:
    """Return the sentences and rows of ``text[start:end]`` in order, none empty.

    Several readers ask for the same part of an item, which is kept for them.
    """
    return tuple(_units(text, start, end))


def _units(text: str, start: int, end: int) -> Iterator[Unit]:
    end = min(end, start + LONGEST_PART)
    begin = start
    gap = True
    for match in _END.finditer(text, start, end):
        piece = text[begin : match.start() + 1].rstrip()
        is_break = "\n" in match[0]
        if (
            not is_break
            and (
                _ABBREVIATED.search(piece[-8:])
                or _ORDINAL.search(piece.lstrip()[-24:])
                or _in_dates(text, piece, match)
                or (_NUMBER.search(piece[-6:]) and _DISTRICT.match(text, match.end()))
            )
            and not _VOTES.search(piece)
        ):
            continue
        if is_break and _is_wrapped(text, match.start(), match.end()):
            continue
        if (
            match[0][0] == ":"
            and "\n" not in match[0]
            and _VOTE_LABEL.search(piece[-90:])
        ):
            continue
        cut = match.end() if is_break or match[0].strip() else match.start()
        unit = _unit(text, begin, cut, gap)
        if unit is not None:
            yield unit
            gap = False
        gap = gap or match[0].count("\n") > 1
        begin = cut
    unit = _unit(text, begin, end, gap)
    if unit is not None:
        yield unit


def _in_dates(text: str, piece: str, match: re.Match[str]) -> bool:
    """Whether a point ends a day that more is said of: "1.2. - 31.7.", "31.8. 300 euroa"."""
    follows = text[match.end() : match.end() + 16]
    return bool(_DAY.search(piece[-7:]) and _TO_DAY.match(follows))


def _is_wrapped(text: str, start: int, end: int) -> bool:
    """Whether a line break is only that of the page: a long line that ends no sentence."""
    if text.count("\n", start, end) != 1 or not text[end : end + 1].isalpha():
        return False
    if _LABELLED.match(text, end):
        return False
    line = text[text.rfind("\n", 0, start) + 1 : start + 1].strip()
    if _UNENDED.search(line):
        return True
    if len(line) < _WRAPPED or line[-1] in ".!?:;":
        return False
    return not (_ENDS_IN_SUM.search(line) and _SUM_ROW.match(text, end))


def _unit(text: str, begin: int, end: int, gap: bool) -> Unit | None:
    raw = text[begin:end].rstrip(_EDGES)
    end = begin + len(raw)
    raw = raw.lstrip(_EDGES)
    first = begin = end - len(raw)
    row = _NUMBERED_ROW.match(raw)
    if row and row.end() < len(raw):
        begin += row.end()
        raw = raw[row.end() :]
    line = text[text.rfind("\n", 0, first) + 1 : first]
    collapsed = " ".join(raw.replace("\u00ad", "").split())
    if "- " in collapsed:
        collapsed = _HYPHENATED.sub("", collapsed)
    if not collapsed[:1].isalnum() and not any(c.isalnum() for c in collapsed):
        return None
    return Unit(collapsed, begin, end, bool(row), gap, not line.strip(" \t*#_|"))
