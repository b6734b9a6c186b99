"""A saved web page to text, line structure kept."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage

from lxml.html import HtmlElement

from corpus.errors import ParseError
from corpus.reading.webpages.markup import decode, parse_html
from corpus.reading.webpages.page_counters import print_counters
from corpus.reading.webpages.page_styles import drop_unshown
from corpus.reading.webpages.rendering import to_text
from corpus.reading.webpages.row_cells import CELL_MARK, make_rows


def text(source: str) -> str:
    """Return the words that the page shows; scripts and styles are left out.

    Raises:
        ParseError: there is no markup to read.
    """
    return shown_text(parse_html(source))


def shown_text(root: HtmlElement) -> str:
    """Return the text of a page, the cells of a row parted, hidden parts left out."""
    drop_unshown(root)
    print_counters(root)
    make_rows(root)
    return to_text(root, cell_mark=CELL_MARK)


def is_archive(head: bytes) -> bool:
    """Whether bytes begin a web page saved with its parts (MHTML)."""
    start = head[:2000].lower()
    return b"mime-version:" in start and b"multipart/related" in start


def archived_text(body: bytes) -> str:
    """Return the text of the first page in a web page saved with its parts.

    Raises:
        ParseError: there is no page inside.
    """
    message = email.message_from_bytes(body, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html" and isinstance(part, EmailMessage):
            page = part.get_payload(decode=True)
            assert isinstance(page, bytes)
            charset = part.get_content_charset()
            headers = {"content-type": f"text/html; charset={charset}"}
            return text(decode(page, headers if charset else {}).text)
    raise ParseError("a saved page without a page inside")
