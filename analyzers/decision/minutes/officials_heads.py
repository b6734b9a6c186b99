"""Lines of lists of one official's decisions: whose list it is, and where each begins.

"Tekninen johtaja   VIRANHALTIJAPÄÄTÖKSET 1.1. - 31.3.2031" stands on top; "§ 12", "12/2031 §
OTSIKKO", "§ 12  3.2.2031  Otsikko" or "Tekninen johtaja 3.2.2031 § 12" begins a decision.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzers.decision.lines.lines import Line
from analyzers.decision.publisher import organisations
from analyzers.notations.municipal_bodies import bodies
from analyzers.notations.municipal_bodies.office_cases import nominative_office
from analyzers.notations.temporal import dates

_LIST = re.compile(
    r"(?i)\b(?:viranhaltija|virka)päätö(?:s|kset|sluettelo|spöytäkirja|sten luettelo)\b"
    r"|\bpäätös(?:luettelo|pöytäkirja)\b|\b\w+johtajan päätökset\b|^päätökset ajal"
    r"|\b(?:tjänsteinnehavar|tjänstemanna)(?:e(?:ns|s)? )?beslut\b"
    r"|\bbeslut(?:sförteckning|sprotokoll|slista)\b|\bförteckning över .{0,30}beslut"
)
_OF_A_MEETING = re.compile(
    r"(?i)(?:kokous|sammanträdes|mötes)(?:aika|paikka|tid|plats)\b"
    r"|(?:osallistujat|saapuvilla|läsnä|jäsenet|närvarande|deltagare)\b"
    r"|käsitel(?:lyt|tävät) asiat|behandlade ärenden|puheenjohtaja\b|ordförande\b"
)
_PIECES = re.compile(r"\s{2,}|\t|[,:|]|\s[–/-]\s|\s\d")
_ITEM = re.compile(
    rf"(?:§ ?)?\d{{1,4}}(?:/\d{{4}})?(?: ?§|\s+{dates.NUMERIC_DAY}|\s+[A-ZÅÄÖ])|§ ?\d"
)
_LABEL = re.compile(
    r"(?i)(?:viranhaltija(?:n nimi(?: ja virka-asema)?)?|päätöksen ?tekijä|päättäjä|luettelo"
    r"|tjänsteinnehavare|beslutsfattare|förteckning över)\s*:?\s+(?=\S)"
)
_ANY_OFFICIAL = frozenset(
    ["viranhaltija", "virkamies", "tjänsteinnehavare", "tjänsteman"]
)
_NAMED = re.compile(r"(?:[A-ZÅÄÖ][\w-]+\.? ?){1,4}$")
_LEAST_LINES, _TOP_LINES, _MOST_WORDS = 4, 14, 5
_YEAR = r"(?: ?/ ?(?:19|20)\d\d)?"
_SECTION = re.compile(
    rf"§{{1,2}} ?(?P<a>\d{{1,4}}){_YEAR}(?![\w/]|[:.]\w)|(?P<b>\d{{1,4}}){_YEAR}\.? ?§(?![\w:])"
)
_NUMBER = re.compile(
    rf"(?i)(?:n(?:ro|r|o)\.?:? ?)?(?!(?:19|20)\d\d(?!\w))(?P<c>\d{{1,4}}){_YEAR}(?![\w/]|[:.]\w)"
)
_KIND = re.compile(
    r"(?i)(?:viranhaltija(?:n )?|virka)?päätös(?:pöytäkirja|luettelo)?(?!\w)"
    r"|(?:tjänsteinnehavar|tjänstemanna)?(?:beslut)(?:sprotokoll)?(?!\w)"
)
_SIGNS = " \t,.:;–-|/"
_BETWEEN = re.compile(r"[\s,.:;–|/-]+")
_MOST_STEP = 3


@dataclass(frozen=True, slots=True)
class Start:
    """A line at which a decision begins; ``title`` and ``date`` where it has them."""

    section: str
    title: str
    date: dt.date | None


def official_of(lines: Sequence[Line]) -> str | None:
    """Return the one official whose decisions a document lists, by its top; else None.

    A meeting's minutes name those who were there, and are none.
    """
    first = next(
        (at for at, line in enumerate(lines) if _ITEM.match(line.text)), len(lines)
    )
    top = lines[: min(max(first, _LEAST_LINES), _TOP_LINES)]
    is_list = any(_LIST.search(line.text) for line in top)
    if not is_list or any(_OF_A_MEETING.match(line.text) for line in lines[:40]):
        return None
    told = [
        line.text for line in top if _LIST.search(line.text) or _LABEL.match(line.text)
    ]
    for words in ([name for text in told for name in _officials(text)], _first(top)):
        found = {name.casefold(): name for name in words}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def _first(top: Sequence[Line]) -> list[str]:
    """Return the officials with whom lines begin, perhaps behind the publisher's name."""
    words = (
        line.text[organisations.publisher_end(line.text, 0) or 0 :] for line in top
    )
    pieces = (_PIECES.split(text.lstrip(_SIGNS))[0] for text in words)
    return [name for piece in pieces for name in _officials(piece)]


def _officials(text: str) -> Iterator[str]:
    for piece in _PIECES.split(text):
        words = _LABEL.sub("", piece.strip()).split()
        for count in range(min(len(words), _MOST_WORDS), 0, -1):
            rest = " ".join(words[count:])
            if rest and not (_NAMED.match(rest) or _LIST.match(rest)):
                continue
            if name := _office(" ".join(words[:count])):
                yield name
                break


def _office(words: str) -> str | None:
    name = nominative_office(words)
    if name.casefold() in _ANY_OFFICIAL or not bodies.is_officeholder(name):
        return None
    return name.capitalize() if name.isupper() else name


def is_running(text: str, official: str) -> bool:
    """Whether a line only tells whose list it is, as every page's head does."""
    rest = (
        text[len(official) :]
        if text.casefold().startswith(official.casefold())
        else text
    )
    rest = _LIST.sub("", _WITHOUT_PAGE.sub("", rest))
    return not _WORDS.search(rest) and bool(_LIST.search(text) or rest != text)


_WITHOUT_PAGE = re.compile(r"(?i)\b(?:sivu|sida|ajalta|ajalla|under tiden|den)\b")
_WORDS = re.compile(r"[^\W\d_]{2,}")


def read(text: str, official: str) -> Start | None:
    """Return what a line says that begins a decision; None for any other line.

    >>> read("Tekninen johtaja 3.2.2031 § 12", "Tekninen johtaja").section
    '12'
    >>> read("Viranhaltijapäätös nro 12/2031  Laiturin korjaus", "Rehtori").title
    'Laiturin korjaus'
    >>> read("24 §:n mukaan rehtori päättää asiasta.", "Rehtori") is None
    True
    """
    at, day, section, is_kind = 0, None, "", False
    publisher = organisations.publisher_end(text, 0)
    at = publisher or 0
    while True:
        between = _BETWEEN.match(text, at)
        at = between.end() if between else at
        if text[at : at + len(official)].casefold() == official.casefold():
            at += len(official)
        elif kind := (None if is_kind else _KIND.match(text, at)):
            at, is_kind = kind.end(), True
        elif number := (None if section else _numbered(text, at, is_kind=is_kind)):
            section, at = next(filter(None, number.groups())), number.end()
        elif found := (None if day else dates.DATE.match(text, at)):
            day, at = dates.to_date(found), found.end()
        else:
            break
    title = text[at:].strip(_SIGNS)
    is_title = (
        not title or title[0].isupper() or title[0].isdigit() or title[0] in "\"”'"
    )
    return Start(str(int(section)), title, day) if section and is_title else None


def _numbered(text: str, at: int, *, is_kind: bool) -> re.Match[str] | None:
    """Match a §, or behind the kind of document a number without the sign."""
    found = _SECTION.match(text, at)
    if found or not is_kind or dates.DATE.match(text, at):
        return found
    return _NUMBER.match(text, at)


def day_alone(text: str, official: str) -> dt.date | None:
    """Return the day of a line that has nothing else but the official's title."""
    rest = (
        text[len(official) :]
        if text.casefold().startswith(official.casefold())
        else text
    )
    match = dates.DATE.fullmatch(rest.strip(_SIGNS))
    return dates.to_date(match) if match else None


def in_order(starts: Sequence[tuple[int, Start]]) -> list[list[tuple[int, Start]]]:
    """Return the runs of starts whose numbers go up: a cover's list is a run of its own.

    A number that comes again at once is on the head of a further page; one far above is
    a section that a decision quotes.
    """
    runs: list[list[tuple[int, Start]]] = []
    for place, one in starts:
        steps = [int(one.section) - int(run[-1][1].section) for run in runs]
        if steps[-1:] == [0]:
            continue
        fitting = [
            run for run, step in zip(runs, steps, strict=True) if 0 < step <= _MOST_STEP
        ]
        if fitting:
            fitting[-1].append((place, one))
        else:
            runs.append([(place, one)])
    return runs
