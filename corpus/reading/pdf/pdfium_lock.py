"""One lock for all calls of PDFium in a process.

PDFium keeps state of its own that all documents share: two threads in it at once end the
whole process. Whatever opens a document holds this lock until the document is closed.
"""

from __future__ import annotations

import threading

PDFIUM = threading.RLock()
