"""Measure how fast pages become decisions: items a second on one core.

    python scripts/bench_parsing.py FOLDER…

Each folder is named after its platform (``tweb``, ``dynasty-legacy`` …) and holds saved
pages, with sub-folders. Processor time is counted, without reading files; every page is
identified, decoded, read and taken apart as in a crawl. PDF files are also read by
themselves, pages a second, beside what pdfium alone needs for their bare text.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click
import pypdfium2

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpus.errors import UnknownPlatform
from corpus.importing.parse_cli import SavedPage, parse_pages
from corpus.model import Decision, Page
from corpus.platforms.registry import platform, platform_id
from corpus.reading.pdf.reading import read_pdf

PAPER_ROUNDS = 15
ENDINGS = {".html", ".htm", ".json", ".pdf", ".doc", ".docx", ".md", ".yml", ".xml"}


@click.command()
@click.argument(
    "folders", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)
@click.option("--rounds", default=3, help="Times each page is read.")
def main(folders: tuple[Path, ...], rounds: int) -> None:
    """Print pages, items and speed of each folder and of all."""
    items = seconds = 0.0
    papers: list[bytes] = []
    for folder in folders:
        try:
            name = platform_id(folder.name)
        except UnknownPlatform as error:
            click.echo(f"{folder}: {error}", err=True)
            continue
        pages = load(folder)
        papers += [one.page.body for one in pages if one.page.body[:5] == b"%PDF-"]
        list(parse_pages(platform(name), name, pages[:1]))
        started = time.process_time()
        found = sum(count(name, pages) for _ in range(rounds))
        spent = time.process_time() - started
        items, seconds = items + found, seconds + spent
        rate = found / spent if spent else 0
        click.echo(
            f"{name:15} {len(pages):4} pages {found // rounds:5} items {rate:7.0f} items/s"
        )
    click.echo(f"{'all':15} {items / seconds if seconds else 0:28.0f} items/s")
    if papers:
        layout, bare = (fastest(read, papers) for read in (layout_pages, bare_pages))
        click.echo(f"{'PDF':15} {layout:28.0f} pages/s (pdfium alone {bare:.0f})")


def fastest(read: Callable[[bytes], int], papers: Sequence[bytes]) -> float:
    """Return the pages a second of the best of many rounds: others use the machine."""
    best = 0.0
    for _ in range(PAPER_ROUNDS):
        started = time.process_time()
        count = sum(map(read, papers))
        best = max(best, count / max(time.process_time() - started, 1e-9))
    return best


def layout_pages(body: bytes) -> int:
    """Read a PDF as an import does; return its number of pages."""
    return len(read_pdf(body).pages)


def bare_pages(body: bytes) -> int:
    """Read the bare text of a PDF; return its number of pages."""
    with pypdfium2.PdfDocument(body) as document:
        for page in document:
            page.get_textpage().get_text_range()
        return len(document)


def load(folder: Path) -> list[SavedPage]:
    """Read the saved pages of a folder, expected results left out."""
    return [
        SavedPage(
            path.name, Page("", "", path.read_bytes(), context={"file": path.name})
        )
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in ENDINGS and "expected" not in path.parts
    ]


def count(name: str, pages: list[SavedPage]) -> int:
    """Read *pages* and count the decisions in them."""
    adapter = platform(name)
    return sum(
        isinstance(record, Decision)
        for page in pages
        for _, record in parse_pages(adapter, name, [page])
    )


if __name__ == "__main__":
    main()
