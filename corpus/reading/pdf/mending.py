"""PDF files whose table of objects is damaged or cut off, written anew from what is there."""

from __future__ import annotations

import io
import logging

import pikepdf

# What is damaged is told in a note of ours.
logging.getLogger("pikepdf").addHandler(logging.NullHandler())


def mended(body: bytes) -> bytes | None:
    """Return a damaged PDF with a new table of its objects, None where a page is lost."""
    try:
        with pikepdf.open(io.BytesIO(body)) as document:
            pages = document.pages
            if not len(pages) or len(pages) != int(document.Root.Pages.Count):
                return None
            if not all(isinstance(_contents(page), pikepdf.Stream) for page in pages):
                return None
            out = io.BytesIO()
            document.save(out)
    except (pikepdf.PdfError, ValueError, RuntimeError, TypeError, AttributeError):
        return None
    return out.getvalue()


def _contents(page: pikepdf.Page) -> pikepdf.Object | None:
    """Return what a page draws, of several parts the last."""
    found = page.obj.get("/Contents")
    return found[-1] if isinstance(found, pikepdf.Array) and len(found) else found
