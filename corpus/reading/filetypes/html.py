"""A saved web page to text, line structure kept."""

from __future__ import annotations

from corpus.reading.markup import parse_html
from corpus.reading.rendering import to_text


def text(source: str) -> str:
    """Return the words of a page; scripts and styles are left out.

    Raises:
        ParseError: there is no markup to read.
    """
    root = parse_html(source)
    bodies = root.xpath("//body")
    return to_text(bodies[0] if bodies else root)
