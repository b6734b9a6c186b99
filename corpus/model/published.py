"""A decision as its source published it: nothing in it is read from the text by us."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass

from analyzers.decision.model import NO_FACTS, Attachment, GivenFacts, OcrPages
from corpus.model.plain import to_plain
from corpus.model.provenance import DocumentProvenance


@dataclass(frozen=True, slots=True)
class Published:
    """One item of a meeting, or one decision of an officeholder, as published.

    Attributes:
        decision_id: ``<source_id>/<raw id>``, from stable values of the source. Public
            and permanent: when minutes replace an agenda under another raw id, the
            store keeps the first id and redirects the second.
        url: address of the original that a reader can open.
        title: as the page's structure tells it; None when only the text shows it.
        text: the whole text in NFC, page chrome removed, line breaks kept.
        facts: what the structure of the page states beside the text.
        attachments: as listed by the page, with the texts of those that were fetched.
        page_number: first page in a whole-minutes PDF, counted from 1.
        published: day of publication as the source tells it.
        provenance: of what came as an answer; None for what was fetched.
        ocr: pages of the document whose text was recognised in a picture; None: none.
    """

    decision_id: str
    source_id: str
    platform: str
    url: str | None
    title: str | None
    text: str
    facts: GivenFacts = NO_FACTS
    attachments: tuple[Attachment, ...] = ()
    page_number: int | None = None
    published: dt.date | None = None
    provenance: DocumentProvenance | None = None
    ocr: OcrPages | None = None

    @property
    def content_hash(self) -> str:
        """SHA-256 of all of it and of nothing else, as 64 hexadecimal digits.

        Taken of ``canonical``: equal for equal records whatever bytes they came from.
        """
        return hashlib.sha256(canonical(self)).hexdigest()


def canonical(published: Published) -> bytes:
    """Return the record as JSON that is written in one way only.

    Sorted names, no spaces, UTF-8; what is None or empty is left out.
    """
    return json.dumps(
        to_plain(published), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode("utf-8", "surrogatepass")
