"""Pages that answer "200" and say that the document is no longer there.

Without this, a decision that its publisher has taken away would stay with us for ever:
its page is not understood, and what is not understood removes nothing.
"""

from __future__ import annotations

import re

from corpus.model import Page
from corpus.reading.webpages.markup import decode
from corpus.reading.webpages.unseen import Unseen

# A notice is short. A decision that speaks of removed documents is not.
_MAX_CHARACTERS = 600
_MAX_BYTES = 60_000

_UNSEEN = Unseen("script", "style", "head")
_TAG = re.compile(r"<[^>]{0,4000}>")
_THING = (
    r"(?:asiakirja|asia|pöytäkirja|päätös|päätök|dokument|tiedosto|sivu|sisäl|kohde|"
    r"document|page|file|item|sida|handling|protokoll|beslut|innehåll)"
)
_GONE = (
    r"(?:ei (?:ole )?löy|ei löytynyt|on poistettu|ei ole enää|ei ole (?:saatavilla|"
    r"julkaistu|nähtävillä)|poistunut|not found|no longer|(?:been|was) removed|"
    r"hittades inte|hittas inte|finns inte|har tagits bort|kunde inte hittas)"
)
_NOTICE = re.compile(
    rf"(?i){_THING}[^.!?]{{0,60}}?{_GONE}|\b(?:404|410)\b[^.]{{0,20}}{_GONE}"
)
# The server's own trouble says nothing about the document.
_TROUBLE = re.compile(
    r"(?i)huolto|katko|virhe|tilapäi|hetken kuluttua|yritä uudelleen|maintenance|error|"
    r"try again|temporar|tietokan|database|underhåll|försök igen|tillfällig"
)


def says_that_it_is_gone(page: Page) -> bool:
    """Whether the page is a short notice that the document is not published any more.

    A notice that also speaks of an error, of maintenance or of trying again does not
    count.
    """
    if len(page.body) > _MAX_BYTES:
        return False
    markup = _UNSEEN.without(decode(page.body, page.headers).text)
    text = " ".join(_TAG.sub(" ", markup).split())
    return (
        len(text) <= _MAX_CHARACTERS
        and _NOTICE.search(text) is not None
        and _TROUBLE.search(text) is None
    )
