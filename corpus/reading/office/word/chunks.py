"""Parts of a Word file in a foreign format, which Word shows in their place."""

from __future__ import annotations

from corpus.reading.filetypes import html
from corpus.reading.office.richtext import read_rtf
from corpus.reading.webpages.markup import decode


def foreign_text(name: str, body: bytes) -> str:
    """Return the text of a part: a web page, rich text, or plain text.

    Raises:
        ParseError: it cannot be read.
    """
    if html.is_archive(body):
        return html.archived_text(body)
    if body.lstrip().startswith(b"{\\rtf"):
        return read_rtf(body).pages[0].text
    decoded = decode(body).text
    return decoded if name.lower().endswith(".txt") else html.text(decoded)
