"""White letters of Word files: nobody sees them, unless something is painted below.

Shades of runs, paragraphs, cells and tables are such grounds; so are the fill of a text
box, which may come of a theme, and a large picture behind the text of a page.
"""

from __future__ import annotations

import re

from corpus.reading.office.package import Element, attribute, local
from corpus.reading.office.paper import is_paper_white

_PAPER = ("background1", "light1", "bg1", "lt1")
_BARE = ("clear", "nil", None)
_LARGE = 1_800_000
"""Of a picture behind the text, 5 cm: a logo is smaller."""

_BEHIND = re.compile(r"(?i)z-index\s*:\s*-")
_FILLED = ("rect", "roundrect", "shape")


def is_white(colour: Element) -> bool:
    """Whether a ``w:color`` is that of paper."""
    if (theme := attribute(colour, "themeColor")) is not None:
        return theme in _PAPER and attribute(colour, "themeShade") is None
    return is_paper_white(attribute(colour, "val"))


def is_ground(mark: Element) -> bool:
    """Whether a ``w:shd`` or ``w:highlight`` is one on which white letters are seen."""
    if local(mark) == "highlight":
        return attribute(mark, "val") not in ("none", "white")
    fill, theme = attribute(mark, "fill"), attribute(mark, "themeFill")
    if attribute(mark, "val") not in _BARE:
        return True
    if theme is not None:
        return theme not in _PAPER or attribute(mark, "themeFillShade") is not None
    return fill not in (None, "auto") and not is_paper_white(fill)


def has_ground(properties: Element) -> bool:
    """Whether properties of a paragraph, a cell or a table shade it."""
    return any(local(one) == "shd" and is_ground(one) for one in properties)


def has_backdrop(part: Element) -> bool:
    """Whether a page is coloured, or a large picture lies behind the text of a part."""
    for one in part.iter("{*}background", "{*}anchor", *(f"{{*}}{n}" for n in _FILLED)):
        name = local(one)
        if name == "background":
            return True
        if name != "anchor":
            if _BEHIND.search(attribute(one, "style") or ""):
                return True
        elif attribute(one, "behindDoc") in ("1", "true") and _is_large(one):
            return True
    return False


def _is_large(anchor: Element) -> bool:
    for child in anchor:
        if local(child) == "extent":
            sizes = [attribute(child, name) or "" for name in ("cx", "cy")]
            return all(size.isdecimal() and int(size) > _LARGE for size in sizes)
    return True
