"""What a page prints before the items of its lists: "3. ", "b. ", "- "."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from corpus.reading.webpages.list_numbers import spelled

_FORMS = {
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
STYLES = {
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero",
}
"""Names of styles of numbers, and the forms in which they are spelled."""

_STYLE = re.compile(r"(?i)list-style(?:-type)?\s*:\s*([\w-]+)")
_WHOLE = re.compile(r"\s*-?\d{1,6}\s*")


def item_label(item: HtmlElement, known: dict[HtmlElement, int]) -> str:
    """Return what stands before an ``<li>``; "" where the page's style shows nothing.

    *known* keeps the numbers of a list's items, so that each list is counted once.
    """
    parent = item.getparent()
    style = _style_of(item) or (_style_of(parent) if parent is not None else "")
    if style == "none":
        return ""
    if parent is None or parent.tag != "ol":
        return "- "
    if item not in known:
        known.update(numbers_of(parent))
    number = known[item]
    form = STYLES.get(style) or _FORMS.get(parent.get("type") or "", "decimal")
    return f"{spelled(number, form) if number > 0 else number}. "


def _style_of(element: HtmlElement) -> str:
    match = _STYLE.search(element.get("style") or "")
    return match[1].lower() if match else ""


def numbers_of(parent: HtmlElement) -> Iterator[tuple[HtmlElement, int]]:
    """Count the items of a list; an item's own value goes on from there."""
    items = [one for one in parent if one.tag == "li"]
    step = -1 if parent.get("reversed") is not None else 1
    begin = _whole(parent.get("start"))
    if begin is None:
        begin = len(items) if step < 0 else 1
    number = begin - step
    for item in items:
        value = _whole(item.get("value"))
        number = number + step if value is None else value
        yield item, number


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and _WHOLE.fullmatch(text) else None
