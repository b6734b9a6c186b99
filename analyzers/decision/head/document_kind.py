"""What a document is when its source does not tell: item, cover page or agenda."""

from __future__ import annotations

import re

from analyzers.decision.head import frontpages
from analyzers.decision.head.file_names import is_of_decisions
from analyzers.decision.head.item_head import header
from analyzers.decision.head.page_kinds import PageKind
from analyzers.decision.lines.lines import split_lines
from analyzers.decision.meaning.officials.heads import is_officials
from analyzers.decision.model import DecisionKind, Reading
from analyzers.text.quick_patterns import quick

_DECIDES = quick(
    r"(?m)^[^\n\w]*(?:§ ?\d{1,4}|\d{1,4} ?§)(?= *(?:$|[ /–-]+[A-ZÅÄÖ]))"
    r"|^(?:ASIA|ÄRENDE)\b"
    r"|(?i:\botto-oikeu|\bmerki(?:tään|ttiin) tiedoksi\b|\bantecknas för kännedom\b"
    r"|\bpäättää(?: [\wåäö:.,-]+){0,6} (?:antaa|asettaa|ehdottaa|esittää|hankkia"
    r"|hyväksyä|hylätä|irtisanoa|jättää|korottaa|kutsua|luovuttaa|lähettää|merkitä|muuttaa|myydä"
    r"|myöntää|nimetä|oikeuttaa|ostaa|palauttaa|periä|perustaa|purkaa|siirtää|tilata|todeta"
    r"|vahvistaa|valita|valtuuttaa|vuokrata)\b"
    r"|\bpyytänyt(?: [\wåäö:.,-]+){0,6} lausunto[an]\b|\bpäivätyllä (?:kirjeellä|hakemuksella)\b"
    r"|\b(?:anoo|esittää|hakee|pyytää)(?: [\wåäö:.,-]+){0,5} [\wåäö]*"
    r"(?:lautakunnalta|hallitukselta|jaostolta|valtuustolta|kaupungilta|kunnalta)\b"
    r"|\b(?:anhåller|ansöker) hos [\wåäö ]{0,30}(?:nämnden|styrelsen|staden|kommunen)\b"
    r"|\bbesluter(?: att)? (?:anskaffa|anteckna|avslå|bevilja|bordlägga|föreslå|ge|godkänna"
    r"|konstatera|köpa|sälja|tillsätta|utse|välja)\b)"
    r"|\A\W*(?:Käsitellään|Merkitään|Päätetään|Todetaan|Valitaan|Antecknas|Behandlas|Konstateras)\b"
)
"""A § on a line, or words in which items are decided and no page of a site is written."""

_LONGEST_TITLE = 160
_ATTACHMENT = re.compile(r"\s*(?:liite|bilaga|oheismateriaali)\b(?!et)", re.IGNORECASE)


def document_kind(
    text: str, reading: Reading, page: PageKind | None, url: str | None
) -> DecisionKind:
    """Return what the text of a decision, read so far, shows it to be.

    Args:
        text: of the document.
        reading: as far as it is made.
        page: what its signs say together, where they say anything.
        url: its address.
    """
    if reading.body_type == "viranhaltija":
        return "officeholder-decision"
    kind = _kind(text, reading, page, url)
    if kind is None:
        return "other"
    is_told = page is not None and page.kind == "other"
    may_be_one = kind in {"meeting-item", "other"} and not is_told
    is_one = may_be_one and _is_of_one(text, reading)
    return "officeholder-decision" if is_one else kind


def _is_of_one(text: str, reading: Reading) -> bool:
    """Whether one official decides: no body is named, and nobody proposes to one."""
    is_proposed = any(block.kind == "proposal" for block in reading.blocks)
    is_bodys = reading.body is not None or reading.publisher_kind == "state"
    return not is_proposed and not is_bodys and is_officials(text)


def _kind(
    text: str, reading: Reading, page: PageKind | None, url: str | None
) -> DecisionKind | None:
    is_letter = reading.publisher_kind == "state" and not reading.minutes_section
    if is_letter and page is not None and page.kind == "meeting-item":
        return "other"
    if page is not None:
        return page.kind
    if reading.publisher_kind == "state":
        return "other"
    if _ATTACHMENT.match(text):
        return "attachment"
    lines = split_lines(text[:20_000])
    if header.read(lines, text).is_item:
        return "meeting-item"
    found = frontpages.read(text, reading.title)
    if found:
        return found.kind
    return "meeting-item" if _has_of_an_item(text, reading, url) else None


def _has_of_an_item(text: str, reading: Reading, url: str | None) -> bool:
    """Whether anything of an item is there: a number, a named part, a body and its day.

    A page that has none of these tells of services, of plans, of who sits. A site of
    decisions has nothing but items beside its meetings; a title alone may be an item's.
    """
    has_number = reading.minutes_section or reading.item_number or reading.case_number
    has_part = any(block.heading for block in reading.blocks)
    has_meeting = reading.body and (reading.date or frontpages.is_converted(text))
    if has_number or has_part or has_meeting:
        return True
    if url is not None and not frontpages.has_converters_words(text):
        return is_of_decisions(url)
    is_title = len(text) < _LONGEST_TITLE and "\n" not in text.strip()
    return is_title or _DECIDES.search(text) is not None
