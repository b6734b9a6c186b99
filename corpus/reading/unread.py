"""What of a document was not read, as issues on the decisions that lack it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import Decision, Issue, OcrPages
from corpus.reading.files import DocumentText
from corpus.reading.scans.document_pages import DocumentPage, ocr_pages

_WHAT = {"picture": "pictures without text", "damaged": "damaged characters"}
_COUNTS = re.compile(r"^(\d+) of (\d+) pages read")


def unread_issues(
    document: DocumentText, decisions: Sequence[Decision], url: str | None
) -> Iterator[Issue]:
    """Yield an issue for each decision with unread pages, and one for each other note.

    Of whole minutes an unread page belongs to the item that began last before it.

    Args:
        document: as read.
        decisions: what was made of it, the cover of minutes first.
        url: of the document.
    """
    if not decisions:
        return
    total = len(document.details)
    for decision, numbers in _shares(document.details, decisions):
        pages = [document.details[number - 1] for number in numbers]
        said = _said(numbers, pages)
        if said:
            last = total if len(decisions) == 1 else len(numbers)
            unread = sum(page.state in _WHAT for page in pages)
            message = f"{last - unread} of {last} pages read; {said}"
            yield Issue("unread-pages", message, url, decision.decision_id)
    for note in document.notes:
        if not note.startswith("of "):
            yield Issue("skipped", note, url, decisions[0].decision_id)


def with_ocr_marks(
    document: DocumentText, decisions: Sequence[Decision]
) -> list[Decision]:
    """Return decisions that name those of their pages that OCR read."""
    found = list(decisions)
    shares = list(_shares(document.details, decisions))
    for decision, numbers in shares:
        pages = ((number, document.details[number - 1]) for number in numbers)
        ocr = ocr_pages(pages)
        if ocr:
            marked = replace(decision.as_published, ocr=ocr)
            found[found.index(decision)] = Decision(marked, decision.reading)
    return found


def page_counts(message: str) -> tuple[int, int] | None:
    """Return how many pages were read, of how many, from such an issue's message.

    >>> page_counts("3 of 5 pages read; pictures without text: 2, 4")
    (3, 5)
    """
    match = _COUNTS.match(message)
    return (int(match[1]), int(match[2])) if match else None


def ocr_note(message: str) -> str | None:
    """Return the engine and the pages that OCR read, from such an issue's message.

    >>> ocr_note("5 of 5 pages read; read by OCR, tesseract 5.3.0 (fin+swe): 2, 4")
    'tesseract 5.3.0 (fin+swe): 2, 4'
    """
    _, _, note = message.partition("read by OCR, ")
    return note.partition(";")[0] or None


def ocr_words(ocr: OcrPages | None) -> str | None:
    """Return the same of a record's own mark: "tesseract 5.3.0 (fin+swe): 2, 4"."""
    return f"{ocr.engine}: {', '.join(map(str, ocr.pages))}" if ocr else None


def _shares(
    pages: Sequence[DocumentPage], decisions: Sequence[Decision]
) -> Iterator[tuple[Decision, list[int]]]:
    """Yield each decision with the numbers of its pages."""
    if len(decisions) == 1:
        yield decisions[0], list(range(1, len(pages) + 1))
        return
    begins = [
        (decision.page_number or 1, place) for place, decision in enumerate(decisions)
    ]
    shares: dict[int, list[int]] = defaultdict(list)
    for number in range(1, len(pages) + 1):
        before = [place for begin, place in begins if begin <= number]
        shares[max(before, default=0)].append(number)
    for place, numbers in sorted(shares.items()):
        yield decisions[place], numbers


def _said(numbers: Sequence[int], pages: Sequence[DocumentPage]) -> str:
    parts = []
    engines = {page.engine for page in pages if page.engine}
    told = {**_WHAT, "recognised": f"read by OCR, {', '.join(sorted(engines))}"}
    for state, what in told.items():
        found = [
            str(number)
            for number, page in zip(numbers, pages, strict=True)
            if page.state == state
        ]
        if found:
            parts.append(f"{what}: {', '.join(found)}")
    return "; ".join(parts)
