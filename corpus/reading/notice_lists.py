"""Lists of public notices (kuulutukset), read alike on every platform that has one.

No such list has been recorded, so only what is known of each is used: its address, and
what the addresses of its documents look like. Whatever its columns are called, a row has
a link with the notice's title and the day from which it is on display.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from lxml.html import HtmlElement

from corpus.model import Issue, Link, Page, Yield
from corpus.reading.drafts import facts_context
from corpus.reading.webpages.html_tables import Anchor, iter_anchors
from corpus.reading.webpages.markup import text_of
from corpus.reading.webpages.meeting_lines import date_in

NOTICE: Literal["notice"] = "notice"
_NO_TITLE = re.compile(
    r"(?i)(?:\.?pdf|avaa|näytä|lataa|öppna|visa|ladda(?: ned| ner)?)?"
)
_NONE = re.compile(
    r"(?i)ei (?:\w+ ){0,3}(?:kuulutuksia|ilmoituksia)|inga (?:\w+ ){0,3}(?:kungörelser|anslag)"
)


def read_notices(
    content: HtmlElement, page: Page, base: str, pattern: re.Pattern[str], role: str
) -> Iterator[Yield]:
    """Yield a link to each notice of a list; those before ``page.since`` are left out.

    Args:
        content: the list, without menus where the platform tells them apart.
        page: the list's page.
        base: its address.
        pattern: found in the address of a notice.
        role: under which the platform reads it.
    """
    seen: set[str] = set()
    for anchor in iter_anchors(content, base, pattern):
        if anchor.url in seen:
            continue
        seen.add(anchor.url)
        date = date_in(text_of(anchor.row))
        if page.since and date and date < page.since:
            continue
        context = facts_context(kind=NOTICE, title=_title(anchor), date=date)
        yield Link(anchor.url, role, since=page.since, context=context)
    if not seen and not _NONE.search(text_of(content)):
        yield Issue("empty", "a list of notices without notices", page.url)


def _title(anchor: Anchor) -> str | None:
    """Return the link's words; a link that only says "PDF" names nothing."""
    text = anchor.text
    return None if _NO_TITLE.fullmatch(text.strip()) else text
