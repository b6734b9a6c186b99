"""Titles of news, notices and memos, told from what their web site puts above them.

Menus, ways to a page and dates of publishing have no end of wordings; what shows them is
their form. Where the address or the way to the page repeats a line, that line is the title.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from urllib.parse import unquote, urlsplit

from analyzers.decision.head import chrome, site_ways
from analyzers.decision.head.item_head import place_lines
from analyzers.decision.head.meeting_facts import captions
from analyzers.decision.lines.lines import Line
from analyzers.notations.municipal_bodies import bodies
from analyzers.notations.temporal import dates

_TOP_LINES, _FIRST_LINES = 24, 6
_SHORTEST_KEY, _LONGEST_TITLE = 10, 250
_SITE = re.compile(
    r"(?i)(?:https?://)?(?:www\.)?[\w-]{2,40}\.(?:fi|ax|se|com|net|org|eu)/?"
)
_PUBLISHED = re.compile(
    r"(?i)(?:kirjoit(?:tanut|taja)|laatinut|julkaissut|skriven av|skribent|publicerad av"
    r"|julkaistu|julkaisupäivä|poistetaan|poistuu|päivitetty|muokattu|luotu|nähtävilläoloaika"
    r"|publicera[dt]|uppdatera[dt]|ändrad|skapad|tas (?:ned|bort)|avlägsnas|framlagd)\b"
)
_LONGEST_DATE_LINE = 90
_GAP = re.compile(r"\S(?:\s{2,}|\t)(?=\S)")
_MENU_GAPS, _MENU_LINES, _LONGEST_OF_MENU = 2, 3, 40
_FILE = re.compile(r"\.(?:html?|php|pdf|aspx?)$")
_COUNT = re.compile(r"[-_]\d{1,3}$")
"""Put behind a name that other pages of the site have, too."""

_LETTERS = re.compile(r"[^a-z0-9]+")


def has_site(lines: Sequence[Line], text: str) -> bool:
    """Whether the first lines are a publisher's letterhead or, by their form, its site's."""
    top = lines[:_FIRST_LINES]
    is_headed = bool(top) and place_lines.is_publisher(top[0].text)
    return (
        is_headed
        or any(_is_sites(line, text) for line in top)
        or bool(_stacked_menu(top))
    )


def own_lines(lines: Sequence[Line], text: str) -> list[Line]:
    """Return the lines on top of a page that are not its web site's."""
    top = lines[:_TOP_LINES]
    stacked = _stacked_menu(top)
    own = [
        line
        for place, line in enumerate(top)
        if place not in stacked and not _is_sites(line, text)
    ]
    return _without_captions(own)


def _without_captions(lines: Sequence[Line]) -> list[Line]:
    """Leave out what the pictures above the first line that is not theirs show."""
    for place, (line, below) in enumerate(
        itertools.zip_longest(lines, lines[1:]), start=0
    ):
        if not captions.is_caption(line, below):
            return list(lines[place:])
    return list(lines)


def repeated(lines: Sequence[Line], text: str, url: str | None) -> str | None:
    """Return the line that the page's address or the way to it repeats, None for none."""
    top = [
        line
        for line in lines[:_TOP_LINES]
        if not _is_sites(line, text) and not bodies.is_body(line.text)
    ]
    address = _address_key(url)
    if whole := _whole_key(lines[:_TOP_LINES], text, _last_key(url)):
        return whole
    for is_it in (_is_in_address, _is_cut_in_address):
        for line in top:
            if address and is_it(_key(line.text), address):
                return line.text
    ends = {_key(part) for part in _ends_of_ways(lines[:_TOP_LINES], text)} - {""}
    below = _below_ways(lines[:_TOP_LINES], text)
    return next((one.text for one in (*top, *below) if _key(one.text) in ends), None)


def _below_ways(lines: Sequence[Line], text: str) -> Iterator[Line]:
    """Yield the lines apart below a way to the page; words of a menu may be its heading."""
    is_below = False
    for line in lines:
        if is_below and line.is_after_blank:
            yield line
        is_below |= site_ways.is_way(_raw(line, text))


def _whole_key(lines: Sequence[Line], text: str, last: str) -> str | None:
    """Return the first line that is not the site's when the address ends with just that.

    A body's name or a word of the menu may be one.
    """
    for line in lines:
        is_named = len(last) >= _SHORTEST_KEY and _key(line.text) == last
        if is_named and not chrome.is_chrome(line.text):
            return line.text
        if not _is_sites(line, text):
            break
    return None


def _is_in_address(key: str, address: str) -> bool:
    """Whether words are an address's last part, which may have a number beside them."""
    return len(key) >= _SHORTEST_KEY and key in address


def _is_cut_in_address(key: str, address: str) -> bool:
    return len(address) > 2 * _SHORTEST_KEY and key.startswith(address)


def _ends_of_ways(lines: Sequence[Line], text: str) -> Iterator[str]:
    """Yield the last parts of ways to the page, and what stands before the site's name."""
    for line in lines:
        parts = site_ways.parts(_raw(line, text))
        if len(parts) < 2:
            continue
        if site_ways.is_way(_raw(line, text)):
            yield parts[-1]
        elif place_lines.is_publisher(parts[-1]):
            yield parts[0]
        elif _SITE.fullmatch(parts[0]) or place_lines.is_publisher(parts[0]):
            yield parts[-1]


def _is_sites(line: Line, text: str) -> bool:
    """Whether a line is a menu, a way to a page, its site's name or its day."""
    return (
        chrome.is_chrome(line.text)
        or chrome.is_menu(line.text)
        or _SITE.fullmatch(line.text) is not None
        or _is_published(line.text)
        or site_ways.is_way(_raw(line, text))
        or _is_row_of_menu(line, text)
    )


def _is_published(text: str) -> bool:
    is_short = len(text) < _LONGEST_DATE_LINE and _PUBLISHED.match(text) is not None
    return is_short and dates.first_date(text) is not None


def _is_row_of_menu(line: Line, text: str) -> bool:
    """Whether a line is short names with wide gaps between: no day, no number."""
    if line.wide_gap is None:
        return False
    raw = _raw(line, text)
    is_wide = len(_GAP.findall(raw)) >= _MENU_GAPS
    return is_wide and not any(map(str.isdigit, raw)) and not raw.endswith((".", ":"))


def _stacked_menu(lines: Sequence[Line]) -> set[int]:
    """Return the places of short names below each other, above what stands apart."""
    found: set[int] = set()
    block: list[int] = []
    for place, line in enumerate(lines):
        if line.is_after_blank:
            if _is_menu_block([lines[one].text for one in block]):
                found.update(block)
            block = []
        block.append(place)
    return found


def _is_menu_block(texts: Sequence[str]) -> bool:
    if len(texts) < _MENU_LINES or max(map(len, texts)) > _LONGEST_DATE_LINE:
        return False
    names = [one for one in texts if not _is_of_page(one)]
    return len(names) >= _MENU_LINES and all(map(_is_name_of_menu, names))


def _is_of_page(text: str) -> bool:
    return chrome.is_chrome(text) or place_lines.is_publisher(text)


def _is_name_of_menu(text: str) -> bool:
    return (
        len(text) < _LONGEST_OF_MENU
        and text[:1].isupper()
        and not text.isupper()
        and not text.endswith((".", ":", ","))
        and not any(map(str.isdigit, text))
    )


def _raw(line: Line, text: str) -> str:
    return text[line.start : line.end]


def _address_key(url: str | None) -> str:
    """Return the letters of the last part of an address's path that has words."""
    try:
        path = unquote(urlsplit(url or "").path)
    except ValueError:
        return ""
    keys = [_key(_FILE.sub("", part)) for part in path.split("/")]
    return next((key for key in reversed(keys) if len(key) >= _SHORTEST_KEY), "")


def _last_key(url: str | None) -> str:
    """Return the letters of the last part of an address's path, without a number behind it."""
    try:
        path = unquote(urlsplit(url or "").path)
    except ValueError:
        return ""
    return _key(_COUNT.sub("", _FILE.sub("", path.rstrip("/").rpartition("/")[2])))


def _key(text: str) -> str:
    """Return the letters and figures of a text without accents, all in small."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _LETTERS.sub("", plain)
