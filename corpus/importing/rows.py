"""Texts as decisions: rows of judged corpora, and what goes with any text that is imported.

Of a row (id, url, text …) only the text and its address are used, never what a judge wrote
beside it. Nothing here opens files, so that reading rows starts fast.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any
from urllib.parse import urlsplit

from analyzers.decision.publisher.naming import on_first_line
from analyzers.notations.toponyms.genitives import by_genitive
from corpus.errors import ParseError
from corpus.importing.manifests import ManifestFacts
from corpus.model import Decision, GivenFacts, Published
from corpus.publishers import Publisher, publisher_at, publisher_named
from corpus.reading.drafts import read_published

SOURCE_ID = "import"
_TOWN_WORDS = frozenset(("kaupunki", "kunta", "stad", "kommun"))


def row_decision(row: Any, facts: ManifestFacts = ManifestFacts()) -> Decision:  # noqa: B008 - frozen
    """Return the decision in one row of a judged corpus, read from its text.

    Raises:
        ParseError: the row has no id or no text.
    """
    if not isinstance(row, dict):
        raise ParseError("expected a JSON object with 'id' and 'text'")
    raw_id, text = row.get("id"), row.get("text")
    if not isinstance(raw_id, str | int) or not isinstance(text, str):
        raise ParseError("expected 'id' and 'text' as strings")
    if not text.strip():
        raise ParseError(f"row {raw_id!r} has no text")
    url = _web_address(row.get("url"))
    language = row.get("lang") if row.get("lang") in ("fi", "sv") else None
    facts = ManifestFacts(facts.municipality, facts.language or language, facts.kind)
    platform = row.get("platform")
    return read_published(
        published_of(
            slug(str(raw_id)),
            unicodedata.normalize("NFC", text),
            facts,
            url=url,
            platform=platform if isinstance(platform, str) else SOURCE_ID,
        )
    )


def _web_address(value: object) -> str | None:
    """Return an address of the web; anything else ("javascript:…") is none."""
    if not isinstance(value, str) or not re.match(r"https?://", value, re.IGNORECASE):
        return None
    try:
        return value if urlsplit(value).hostname else None
    except ValueError:
        return None


def published_of(
    raw_id: str,
    text: str,
    facts: ManifestFacts,
    url: str | None = None,
    platform: str = SOURCE_ID,
) -> Published:
    """Return the text with what its manifest and its address tell."""
    publisher = (
        publisher_named(_official(facts.municipality)) if facts.municipality else None
    )
    if publisher is None and url:
        publisher = _at_address(url, text)
    return Published(
        decision_id=f"{SOURCE_ID}/{raw_id}",
        source_id=SOURCE_ID,
        platform=platform,
        url=url,
        title=None,
        text=text,
        facts=GivenFacts(
            kind=facts.kind,
            municipality=publisher.municipality if publisher else None,
            municipality_code=publisher.municipality_code if publisher else None,
            organisation=publisher.organisation if publisher else None,
            language=facts.language,
        ),
    )


def _at_address(url: str, text: str) -> Publisher | None:
    """Return who publishes at *url*, unless the text bears another town's letterhead.

    A town may show the minutes of a board that it shares and another town keeps.
    """
    publisher = publisher_at(url)
    own = on_first_line(text) if publisher and publisher.municipality else None
    if publisher and own and own.code and own.code != publisher.municipality_code:
        return None
    return publisher


def _official(name: str) -> str:
    """Return "Vantaa" for "Vantaan kaupunki"; other names as they are."""
    words = name.split()
    if len(words) == 2 and words[1].casefold() in _TOWN_WORDS:
        row = by_genitive().get(words[0].casefold())
        return row.name_fi if row else name
    return name


def slug(name: str) -> str:
    """Make a name fit for an address: letters, digits, dots and dashes stay."""
    name = unicodedata.normalize("NFC", name)
    return re.sub(r"[^\w./-]+", "_", name).strip("_/") or "_"
