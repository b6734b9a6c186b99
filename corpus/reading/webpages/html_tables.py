"""Rows and links of listing pages, found by what they hold and not by their classes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from corpus.addresses import absolute
from corpus.reading.webpages.markup import text_of

_END = re.compile(
    r"(?i)</(?:html|body|rss|feed)\s*>\s*(?:<!--(?:(?!-->).)*-->\s*)*$", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link as it stands on a page; ``url`` is absolute and normalised."""

    url: str
    element: HtmlElement

    @property
    def text(self) -> str:
        """Its words on one line; read when asked for, for most links are passed by."""
        return text_of(self.element)

    @property
    def row(self) -> HtmlElement:
        """The nearest table row or list item around it, else its parent."""
        for ancestor in self.element.iterancestors():
            if ancestor.tag in {"tr", "li", "dd"}:
                return ancestor
        parent = self.element.getparent()
        return self.element if parent is None else parent


def iter_anchors(
    root: HtmlElement, base: str, pattern: re.Pattern[str] | None = None
) -> Iterator[Anchor]:
    """Yield links in page order whose absolute address *pattern* finds something in."""
    for element in root.iter("a"):
        reference = element.get("href")
        if not reference:
            continue
        url = absolute(reference, base)
        if url and (pattern is None or pattern.search(url)):
            yield Anchor(url, element)


def cells_of(row: HtmlElement) -> list[HtmlElement]:
    """Return the cells of a table row."""
    return [cell for cell in row if cell.tag in {"td", "th"}]


def is_cut_off(markup: str) -> bool:
    """True when a page ends before its closing tag: the transfer broke off."""
    return _END.search(markup[-600:]) is None
