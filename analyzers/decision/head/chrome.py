"""Lines of a web page that are not part of the document: menus, buttons, links.

The rows of ``chrome.tsv`` are lines that match as a whole, beginnings of such lines,
buttons that stand before a document's first words on one line, or words of a menu: a
line of nothing else is one, also after the name of its site.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

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
    return _pattern().match(text) is not None


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
    return _menu().fullmatch(first if is_sorts else text) is not None


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
    return re.compile(rf"(?i)(?:{_SITE}{_SIGNS})?{words}")


@cache
def _pattern() -> re.Pattern[str]:
    whole = "|".join(f"(?:{row[1]})" for row in table_rows(TABLE) if row[0] == "line")
    begun = "|".join(f"(?:{row[1]})" for row in table_rows(TABLE) if row[0] == "begins")
    return re.compile(rf"(?i)(?:(?:{whole})\s*$|(?:{begun}))")


@cache
def _buttons() -> re.Pattern[str]:
    names = "|".join(f"(?:{row[1]})" for row in table_rows(TABLE) if row[0] == "button")
    return re.compile(rf"(?i)(?:(?:{names})[ |]*)+")
