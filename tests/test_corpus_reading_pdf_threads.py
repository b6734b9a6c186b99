"""PDF files are read and written by several threads at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from corpus.reading.pdf.reading import read_pdf
from scripts.demo_site.paper import write_pdf


def there_and_back(number: int) -> str:
    """Return the text of a paper that was just written."""
    read = read_pdf(write_pdf([f"Asia {number}", "Silta korjataan.", "\f", "Loppu"]))
    return " ".join(page.text for page in read.pages)


def test_threads_wait_for_one_another() -> None:
    """PDFium ends the process where two threads are in it at once."""
    with ThreadPoolExecutor(8) as pool:
        texts = list(pool.map(there_and_back, range(200)))

    assert all(
        f"Asia {number}" in text and "Loppu" in text
        for number, text in enumerate(texts)
    )
