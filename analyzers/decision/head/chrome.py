"""Lines of a web page that are not part of the document: menus, buttons, links.

The rows of ``chrome.tsv`` are lines that match as a whole, beginnings of such lines,
buttons that stand before a document's first words on one line, or words of a menu: a
line of nothing else is one, also after the name of its site.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from analyzers.text.quick_patterns import knows_capitals
from analyzers.text.table_rows import table_rows

TABLE = "analyzers.decision.head:chrome.tsv"
_GOES_ON = re.compile(r"(?i) ?(?:ja|sekä|och|samt) ")
"""Behind the words of a button: they begin a title, "Oikaisuvaatimusohje ja valitusosoitus"."""


@lru_cache(maxsize=512)
def is_chrome(text: str) -> bool:
    """Whether a line is a web page's own and not the document's.

    >>> is_chrome("Siirry sisältöön"), is_chrome("Siirtolupa")
    (True, False)
    """
    small, with_capitals = _patterns()
    return bool(small.match(text.lower()) or with_capitals.match(text))


def after_buttons(text: str) -> str:
    """Return a line without the buttons it begins with; "" when it is nothing else.

    >>> after_buttons("Edellinen asia | Seuraava asia Kokousasia PDF-muodossa Torin nimi")
    'Torin nimi'
    >>> after_buttons("Oikaisuvaatimusohjeet ja valitusosoitus")
    'Oikaisuvaatimusohjeet ja valitusosoitus'
    """
    match = _buttons().match(text)
    if match is None or _GOES_ON.match(text, match.end()):
        return text
    return text[match.end() :].strip(" |")


@lru_cache(maxsize=512)
def is_menu(text: str) -> bool:
    """Whether a line is only words of a web site's menu, after the site's name or not.

    >>> is_menu("Toritilan kaupunki - Etusivu"), is_menu("Uutiset | Tapahtumat | Asiointi")
    (True, True)
    >>> is_menu("Toritilan kaupunki"), is_menu("Asuminen kallistuu")
    (False, False)
    >>> is_menu("Päätöksenteko, Valtuusto"), is_menu("Kulttuuri, nuoriso")
    (True, False)
    """
    first, comma, _ = text.partition(", ")
    is_sorts = comma and len(text) < _LONGEST_SORTS and _SORTS.fullmatch(text)
    return _menu().fullmatch((first if is_sorts else text).lower()) is not None


_SORTS = re.compile(r"[^,]+(?:, [A-ZÅÄÖ][\wåäö-]*(?: [\wåäö-]+){0,2})+")
_LONGEST_SORTS = 60
"""The sorts under which a site files a page: "Päätöksenteko, Valtuusto"."""

_SITE = (
    r"(?:[^|]{2,50}?(?:kaupunki|kunta|stad|kommun|yhtymä|hyvinvointialue|välfärdsområde"
    r"|församling|samfällighet|liitto|förbund)"
    r"|(?:[\wåäö]*kuntayhtymä|samkommunen(?: för)?) [\wåäö-]+)"
)
_SIGNS = r"(?:[\s|/·•»>–-]+|,? (?:ja|och|sekä|samt) )"


@cache
def _menu() -> re.Pattern[str]:
    word = "|".join(f"(?:{row[1]})" for row in table_rows(TABLE) if row[0] == "menu")
    words = rf"(?:{word})(?:{_SIGNS}(?:{word}))*"
    return re.compile(rf"(?:{_SITE}{_SIGNS})?{words}")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what a line matches in small letters, and what knows capitals.

    Ignoring case, a line would be compared letter by letter with each row.
    """
    rows = [
        (rf"(?:{pattern})\s*$" if how == "line" else f"(?:{pattern})")
        for how, pattern, *_ in table_rows(TABLE)
        if how in {"line", "begins"}
    ]
    small = [row for row in rows if not knows_capitals(row)]
    others = [row for row in rows if knows_capitals(row)]
    return re.compile("|".join(small)), re.compile("|".join(others), re.IGNORECASE)


@cache
def _buttons() -> re.Pattern[str]:
    names = "|".join(f"(?:{row[1]})" for row in table_rows(TABLE) if row[0] == "button")
    return re.compile(rf"(?i)(?:(?:{names})[ |]*)+")
