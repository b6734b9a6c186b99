"""How a document came to us that nobody fetched: the answer to an information request."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentProvenance:
    """Where a document in an answer came from; what is not known is None.

    Attributes:
        letter: which letter: its Message-ID, else what the operator calls it.
        sender_domain: what follows the @ of its sender, as the letter says; whose
            mailbox it was is not kept.
        received: day of the letter in Finland.
        file_name: of the document, with the archives that it was in.
    """

    letter: str | None = None
    sender_domain: str | None = None
    received: dt.date | None = None
    file_name: str | None = None
