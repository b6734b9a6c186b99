"""Letters as white as paper, which nobody sees where nothing can be behind them.

A ground may be drawn by a style sheet that is not at hand, and some letters are white in
the middle of it. So such letters are left out only where the elements around them are
plain ones of a text without names of their own, on a page without other style sheets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from lxml.html import HtmlElement

_WHITE = (
    r"(?:white|#fff|#(?:f[a-f]){3}"
    r"|rgba?\(\s*25[0-5]\s*,\s*25[0-5]\s*,\s*25[0-5]\b[^)]*\))"
)
_WHITE_VALUE = re.compile(rf"(?i)\s*{_WHITE}\s*")
_WHITE_LETTERS = re.compile(
    rf"(?i)(?:^|;)\s*color\s*:\s*{_WHITE}\s*(?:!\s*important\s*)?(?:;|$)"
)
_COLOURED = re.compile(r"(?i)(?:^|;)\s*color\s*:")
_GROUND = re.compile(r"(?i)(?:^|;)\s*background(?:-color|-image)?\s*:\s*([^;]*)")
_NO_GROUND = re.compile(
    rf"(?i)(?:{_WHITE}|none|transparent|initial|inherit)\s*(?:!\s*important\s*)?"
)
_OF_A_SHEET = re.compile(r"(?i)\bbackground")
_PLAIN_CLASS = re.compile(r"(?i)(?:(?:Mso|WordSection|Section)\w*\s*)*")
"""Classes of word processors, which have no grounds."""

_PLAIN = frozenset({"p", "div", "span", "font", "b", "strong", "i", "em", "u", "small"})
_PLAIN |= {"table", "tbody", "tr", "td", "ul", "ol", "li", "center", "blockquote"}
_OUTER = frozenset({"body", "html"})


def is_white_on_paper(element: HtmlElement) -> bool:
    """Whether the letters of an element are white, with nothing behind them."""
    if not _has_white_letters(element):
        return False
    around = (one for one in element.iterancestors() if isinstance(one, HtmlElement))
    return (
        not _has_unknown_style(element.getroottree().getroot())
        and all(map(_is_bare, chain((element,), around)))
        and not any(map(_is_other, _inside(element)))
    )


def _has_white_letters(element: HtmlElement) -> bool:
    style = element.get("style")
    if style is not None and _WHITE_LETTERS.search(style):
        return True
    return element.tag == "font" and bool(
        _WHITE_VALUE.fullmatch(element.get("color", ""))
    )


def _is_bare(element: HtmlElement) -> bool:
    """Whether an element has no ground, and none that is told elsewhere."""
    if element.tag in _OUTER:
        return not _has_ground(element)
    is_named = "id" in element.attrib or not _PLAIN_CLASS.fullmatch(
        element.get("class", "")
    )
    return element.tag in _PLAIN and not is_named and not _has_ground(element)


def _has_ground(element: HtmlElement) -> bool:
    if "background" in element.attrib:
        return True
    if not _WHITE_VALUE.fullmatch(element.get("bgcolor", "white")):
        return True
    grounds = _GROUND.findall(element.get("style", ""))
    return not all(map(_NO_GROUND.fullmatch, grounds))


def _inside(element: HtmlElement) -> Iterator[HtmlElement]:
    return (one for one in element.iterdescendants() if isinstance(one, HtmlElement))


def _is_other(element: HtmlElement) -> bool:
    """Whether an element inside has a colour of its own, or may have."""
    style = element.get("style", "")
    is_coloured = _COLOURED.search(style) or "color" in element.attrib
    return not _is_bare(element) or (
        bool(is_coloured) and not _has_white_letters(element)
    )


@lru_cache(maxsize=1)
def _has_unknown_style(root: HtmlElement) -> bool:
    """Whether a page has style sheets elsewhere, or one of its own with grounds."""
    return any(
        "stylesheet" in link.get("rel", "").lower() for link in root.iter("link")
    ) or any(_OF_A_SHEET.search(style.text or "") for style in root.iter("style"))
