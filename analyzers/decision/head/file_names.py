"""What a document is called outside its text: a converter's line, the end of its address.

Sites that turn PDF files into pages print the file's name (``Download "…"``), often with
the day that the text itself has lost, and put it into the address as well.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from analyzers.notations.temporal import dates

_DOWNLOAD = re.compile(
    r'(?:^|\n)\s*(?:Download|Lataa|Ladda ner) "(?P<name>[^"\n]{3,400})"'
)
_DAY = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})[-_./](?P<month>\d{1,2})[-_./](?P<year>(?:19|20)\d{2})(?!\d)"
    r"|(?<!\d)(?P<year2>(?:19|20)\d{2})[-_./](?P<month2>\d{1,2})[-_./](?P<day2>\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<day3>\d{2})(?P<month3>\d{2})(?P<year3>20\d{2})(?!\d)"
)
_NUMBER_BEFORE = re.compile(
    r"(?i)(?:p[oö]yt[aä]kirja|esityslista|protokoll|kallelse|f[oö]redragningslista|kokouskutsu)"
    r"[-_+ ]+(?:n(?:ro|r|o)[-_+ ]+)?\d{1,3}[-_/]$"
)
"""Behind it stand a year and pages: "poytakirja-13-2031-1-18" is "13/2031, 1 (18)"."""
_OF_DECISIONS = re.compile(
    r"(?i)^[^/]*(?:oncloud|cloudnc|tweb|triplancloud|dynasty|julkaisu|paatokset|beslut\.)"
    r"|/(?:djulkaisu|ktwebbin|drequest|dreq|meetingitem|toimielimet|poytakirja|poytakirjat)\b"
)
"""Names of the systems that publish minutes, and of parts of their addresses."""


_CONVERTERS = re.compile(r"(?:^|\.)(?:docplayer|abcdocz|docstoc|5dok|slideplayer)\.")
_NUMBER_OF_FILE = re.compile(r"^\d+ ")
_PAGE_NUMBER = re.compile(r"^\d{1,3} (?=[A-ZÅÄÖ])")
_FIGURES = re.compile(r"[\d./-]+")
_LONG_LINE, _SHORTEST_NAME = 40, 12


def printed_name(text: str) -> str | None:
    """Return the file's name that a converter printed near the top, or None."""
    match = _DOWNLOAD.search(text[:3000])
    return " ".join(match["name"].split()) if match else None


def address_words(url: str | None) -> str:
    """Return the path of an address as words in lower case; "" without one.

    >>> address_words("https://example.org/fi/2514-Kunnanhallitus-nro-3-2015.html")
    '/fi/2514 kunnanhallitus nro 3 2015'
    """
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return ""
    path = re.sub(r"\.(?:html?|php|pdf|aspx?)$", "", unquote(path).rstrip("/"))
    return re.sub(r"[-_+]+", " ", path).casefold()


def as_in_address(line: str, url: str | None) -> str:
    """Return the words of a long line that its converter's address repeats, else the line.

    Figures that addresses leave out stay with them, a page's number before them does not.

    >>> as_in_address(
    ...     "1 TORILAN TYÖJÄRJESTYS KV 4.5.1999 7 TORILAN KUNTA Torikatu 2",
    ...     "https://docplayer.fi/12-Torilan-tyojarjestys-kv.html",
    ... )
    'TORILAN TYÖJÄRJESTYS KV 4.5.1999 7'
    """
    if _CONVERTERS.search(host_of(url)) is None or len(line) < _LONG_LINE:
        return line
    wanted = _key(_NUMBER_OF_FILE.sub("", converted_words(url)))
    words = _PAGE_NUMBER.sub("", line).split()
    taken = ""
    for place, word in enumerate(words):
        taken += _key(word)
        if taken == wanted and len(wanted) >= _SHORTEST_NAME:
            rest = words[place + 1 :]
            figures = [*itertools.takewhile(_FIGURES.fullmatch, rest)]
            return " ".join((*words[: place + 1], *figures))
        if not wanted.startswith(taken):
            break
    return line


def converted_words(url: str | None) -> str:
    """Return the name of a converter's file as its address has it; "" for other addresses.

    >>> converted_words("https://docplayer.fi/amp/12-Torilan-kunta-poytakirja-3-1.html")
    '12 torilan kunta poytakirja 3 1'
    """
    if _CONVERTERS.search(host_of(url)) is None:
        return ""
    return address_words(url).rpartition("/")[2]


def as_words(text: str) -> str:
    """Return a name as the words of an address have it.

    >>> as_words("Ympäristö- ja rakennuslautakunta")
    'ymparisto ja rakennuslautakunta'
    """
    return " ".join(re.findall(r"[a-z0-9]+", _without_accents(text)))


def _key(text: str) -> str:
    return "".join(filter(str.isalpha, _without_accents(text)))


def _without_accents(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(filter(str.isascii, plain))


def host_of(url: str | None) -> str:
    """Return the host of an address in lower case; "" without one."""
    try:
        return (urlsplit(url or "").hostname or "").casefold()
    except ValueError:
        return ""


def is_of_decisions(url: str | None) -> bool:
    """Whether an address is of a site, or of its part, that has nothing but decisions.

    >>> is_of_decisions("https://toritila.cloudnc.fi/fi-FI/content/12/34")
    True
    >>> is_of_decisions("https://www.toritila.fi/asuminen/luvat")
    False
    """
    return _OF_DECISIONS.search(f"{host_of(url)}{address_words(url)}") is not None


def days_in(url: str | None) -> Iterator[tuple[dt.date, str]]:
    """Yield the days that an address holds, each with the words before it."""
    try:
        path = unquote(urlsplit(url or "").path).rstrip("/")
    except ValueError:
        return
    for match in _DAY.finditer(path):
        if match["year2"] and _NUMBER_BEFORE.search(path, 0, match.start()):
            continue
        for suffix in ("", "2", "3"):
            if year := match[f"year{suffix}"]:
                day = dates.calendar_day(
                    year, match[f"month{suffix}"], match[f"day{suffix}"]
                )
                if day is not None:
                    yield day, re.sub(r"[-_+/]+", " ", path[: match.start()]).casefold()
