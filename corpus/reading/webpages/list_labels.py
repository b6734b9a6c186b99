"""What a page prints before the items of its lists: "3. ", "b. ", "- "."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from corpus.reading.webpages.list_numbers import spelled

_FORMS = {
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_STYLES = {
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero",
}
_STYLE = re.compile(r"(?i)list-style(?:-type)?\s*:\s*([\w-]+)")
_WHOLE = re.compile(r"\s*-?\d{1,6}\s*")


def item_label(item: HtmlElement) -> str:
    """Return what stands before an ``<li>``; "" where the page's style shows nothing."""
    parent = item.getparent()
    style = _style_of(item) or (_style_of(parent) if parent is not None else "")
    if style == "none":
        return ""
    if parent is None or parent.tag != "ol":
        return "- "
    number = _number(item, parent)
    form = _STYLES.get(style) or _FORMS.get(parent.get("type") or "", "decimal")
    return f"{spelled(number, form) if number > 0 else number}. "


def _style_of(element: HtmlElement) -> str:
    match = _STYLE.search(element.get("style") or "")
    return match[1].lower() if match else ""


def _number(item: HtmlElement, parent: HtmlElement) -> int:
    """Count an item of a list; its own value or that of one before it wins."""
    is_reversed = parent.get("reversed") is not None
    step = -1 if is_reversed else 1
    passed = 0
    one: HtmlElement | None = item
    while one is not None:
        if one.tag == "li":
            value = _whole(one.get("value"))
            if value is not None:
                return value + step * passed
            passed += 1
        before = one.getprevious()
        one = before if isinstance(before, HtmlElement) or before is None else None
    begin = _whole(parent.get("start"))
    if begin is None:
        begin = len(parent.findall("li")) if is_reversed else 1
    return begin + step * (passed - 1)


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and _WHOLE.fullmatch(text) else None
