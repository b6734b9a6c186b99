"""Pages of a document that only OCR can read: found, drawn and read, one at a time.

Off, on, or on where the engine is installed: ``is_wanted`` tells. What was read stays
beside the raw page (``Page.recognised``), so that reading it again asks no engine.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, get_args

from corpus.errors import CorpusError, ParseError, ReaderEnded, ReaderTooSlow
from corpus.model import OcrText, Page
from corpus.reading.files import media_type
from corpus.reading.pdf.drawing import recognised_page
from corpus.reading.pdf.reading import read_pdf_once
from corpus.reading.scans.layer_digits import with_layer_digits
from corpus.reading.scans.ocr import NO_ENGINE, engine_name
from corpus.wording import counted

MAX_PAGES = 200
"""Of one document; a page takes seconds."""

MAX_S = 600
"""Seconds for one document, however many pages may be read."""

OcrChoice = Literal["auto", "on", "off"]
_UNREAD = {"picture", "damaged"}
Apart = Callable[..., Any]


@dataclass(slots=True)
class OcrBudget:
    """How many pages may still be read by OCR; ``waiting`` counts those left over."""

    pages: int = MAX_PAGES
    waiting: int = 0

    def notice(self) -> str | None:
        """Return how many pages wait for the next crawl, None when none does."""
        if not self.waiting:
            return None
        left = counted(self.waiting, "page")
        return f"OCR: its pages are used; {left} left for the next crawl"


@dataclass(slots=True)
class RecognisedPages:
    """Texts by page number, and in words why others were not read; "" when all were.

    ``ended`` is why the file itself could not be read within the limits: whoever reads it
    once more only waits once more.
    """

    texts: dict[int, OcrText] = field(default_factory=dict)
    failure: str = ""
    ended: ParseError | None = None


def is_wanted(choice: str) -> bool:
    """Whether OCR is on: "auto" means where the engine is installed.

    Raises:
        CorpusError: another word, or "on" without an engine.
    """
    if choice not in get_args(OcrChoice):
        allowed = ", ".join(get_args(OcrChoice))
        raise CorpusError(f"OCR {choice!r} is not known; allowed: {allowed}")
    if choice == "on" and engine_name() is None:
        raise CorpusError(NO_ENGINE)
    return choice != "off" and engine_name() is not None


def recognise(
    name: str,
    body: bytes,
    apart: Apart,
    known: Mapping[int, OcrText] | None = None,
    budget: OcrBudget | None = None,
    reading: Apart | None = None,
) -> RecognisedPages:
    """Read the unread pages of a PDF by OCR.

    Args:
        name: of the file.
        body: all of it.
        apart: calls a function with arguments in a process of its own.
        known: what was read before of the same bytes; such pages are not read again.
        budget: what may be read; default: ``MAX_PAGES`` pages. After ``MAX_S`` no further
            page of the document is begun.
        reading: calls the reader that finds such pages, which waits less; default: *apart*.
    """
    budget = budget or OcrBudget()
    found = RecognisedPages(dict(known or {}))
    if media_type(name, body) != "application/pdf":
        return found
    try:
        layers = (reading or apart)(unread_pages, body)
    except (ReaderEnded, ReaderTooSlow) as error:
        found.ended = error
        return found
    except CorpusError:
        # The file cannot be read at all, which is told elsewhere.
        return found
    wanted = [number for number in layers if number not in found.texts]
    may_read = wanted[: max(0, min(budget.pages, MAX_PAGES - len(found.texts)))]
    began = time.monotonic()
    done = 0
    for number in may_read:
        if time.monotonic() - began > MAX_S:
            break
        done += 1
        budget.pages -= 1
        try:
            text = apart(recognised_page, body, number)
        except ParseError as error:
            found.failure = str(error)
            return found
        found.texts[number] = with_layer_digits(text, layers[number])
    left = len(wanted) - done
    if left:
        budget.waiting += left
        found.failure = f"OCR: {left} further pages are too many"
        if done < len(may_read):
            found.failure = (
                f"OCR took over {MAX_S} s; {left} further pages are not read"
            )
    return found


def unread_pages(body: bytes) -> dict[int, str]:
    """Return the text layers of those pages of a PDF that are pictures or damaged."""
    return {
        number: page.text
        for number, page in enumerate(read_pdf_once(body).pages, start=1)
        if page.state in _UNREAD
    }


def with_recognised(page: Page, apart: Apart, budget: OcrBudget) -> Page:
    """Return *page* with what OCR reads of it; itself when that is nothing new."""
    found = recognise(page.url, page.body, apart, page.recognised, budget)
    if found.texts == dict(page.recognised):
        return page
    return replace(page, recognised=found.texts)
