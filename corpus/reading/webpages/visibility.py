"""What a browser does not show of an element, by its own tag and attributes.

What opens at a click (``<details>``, accordions) is there to be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from corpus.reading.webpages.white_letters import is_white_on_paper

HIDING_CLASSES = frozenset(
    {"d-none", "hidden", "hide", "invisible", "is-hidden", "u-hidden", "visuallyhidden"}
    | {"visually-hidden", "sr-only", "screen-reader-text", "element-invisible"}
    | {"visually-hidden-focusable", "sr-only-focusable", "hiddenstructure", "ng-hide"}
)
"""Names that the common style sheets give to what nobody sees."""

_SHOWN_AGAIN = re.compile(
    r"(?:d|visible)-(?:(?:xs|sm|md|lg|xl|xxl|print)-)?"
    r"(?:block|inline|inline-block|flex|grid|table\S*)|show|not-sr-only"
)
"""Names that show it again, on a wide screen or after a click."""

_DELETED = frozenset({"del", "s", "strike"})
_TYPED = frozenset({"", "text", "date", "time", "number", "email", "tel", "url"})
"""Types of fields that show their value as it is."""

_TICKED = ("checkbox", "radio")
_FAR_AWAY = r"-\s*(?:[5-9]\d\d|\d{4,})(?:\.\d+)?(?:px|em|rem|pt|%)?"
"""Further than any hanging indent."""

_HIDING = re.compile(
    rf"""(?ix)(?:^|;)\s*(?:
        display\s*:\s*none | font-size\s*:\s*(?:0(?![.\d])|1p[xt]\b)
      | opacity\s*:\s*0(?!\.\d*[1-9]|\d)
      | color\s*:\s*transparent | mso-hide\s*:\s*all | text-indent\s*:\s*{_FAR_AWAY}
      | clip\s*:\s*rect\(\s*[01](?:px)?[\s,]
      | text-decoration(?:-line)?\s*:[^;]*\bline-through
      | clip-path\s*:\s*inset\(\s*(?:50|100)%
    )"""
)
_INVISIBLE = re.compile(r"(?i)(?:^|;)\s*visibility\s*:\s*(?:hidden|collapse)")
_VISIBLE = re.compile(r"(?i)(?:^|;)\s*visibility\s*:\s*visible")
_AWAY = re.compile(rf"(?i)(?:^|;)\s*(?:left|top|right)\s*:\s*{_FAR_AWAY}")
_PLACED = re.compile(r"(?i)(?:^|;)\s*position\s*:\s*(?:absolute|fixed)")
_NO_SIZE = re.compile(
    r"(?i)(?:^|;)\s*(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|$)"
)
_CUT_OFF = re.compile(r"(?i)(?:^|;)\s*overflow(?:-[xy])?\s*:\s*(?:hidden|clip)")


def is_hidden(element: HtmlElement) -> bool:
    """Whether nobody sees an element, by its own tag and attributes or as white letters."""
    attributes = element.attrib
    if not attributes:
        return element.tag in _DELETED or element.tag == "dialog"
    if "hidden" in attributes or element.tag in _DELETED:
        return True
    if element.tag == "dialog" and "open" not in attributes:
        return True
    classes = attributes.get("class")
    if classes and _is_hiding_class(classes):
        return True
    style = attributes.get("style")
    if style is not None and is_hiding_style(style):
        return True
    return (style is not None or element.tag == "font") and is_white_on_paper(element)


def is_hiding_style(style: str) -> bool:
    """Whether declarations of a style show nothing of an element.

    >>> is_hiding_style("position: absolute; left: -9999px"), is_hiding_style("left: 0")
    (True, False)
    """
    return (
        _HIDING.search(style) is not None
        or _INVISIBLE.search(style) is not None
        or (_PLACED.search(style) is not None and _AWAY.search(style) is not None)
        or (_CUT_OFF.search(style) is not None and _NO_SIZE.search(style) is not None)
    )


def shown_inside(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield what is visible again inside an element that is only invisible."""
    style = element.get("style") or ""
    if _INVISIBLE.search(style) and not _HIDING.search(style):
        for inner in element.iterdescendants():
            if isinstance(inner, HtmlElement) and _VISIBLE.search(
                inner.get("style") or ""
            ):
                yield inner


def _is_hiding_class(classes: str) -> bool:
    names = classes.lower().split()
    return not HIDING_CLASSES.isdisjoint(names) and not any(
        _SHOWN_AGAIN.fullmatch(name) for name in names
    )


def locked_value(field: HtmlElement) -> str:
    """Return what a form's field shows that a reader cannot change; "" for others.

    A decision may be a form that was filled in; what a search form holds is none.
    """
    attributes = field.attrib
    is_disabled = "disabled" in attributes or any(
        "disabled" in outer.attrib for outer in field.iterancestors("fieldset")
    )
    if field.tag == "select":
        chosen = field.xpath(".//option[@selected]") if is_disabled else []
        return ", ".join(" ".join(one.text_content().split()) for one in chosen)
    kind = attributes.get("type", "text").lower()
    if kind in _TICKED and is_disabled:
        return "☒" if "checked" in attributes else "☐"
    if kind not in _TYPED:
        return ""
    is_locked = is_disabled or "readonly" in attributes
    return " ".join(attributes.get("value", "").split()) if is_locked else ""
