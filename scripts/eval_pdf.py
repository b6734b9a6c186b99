"""Compare the text of PDF files with poppler's, word by word.

    python scripts/eval_pdf.py FILE…

Needs ``pdftotext`` (Debian: poppler-utils). For each file: words of poppler, and the
share of them that are equal here, torn (one word of poppler is several here), glued
(several are one) and lost (in neither way here); ``order`` is the share of neighbouring
words of poppler that are neighbours here, too. Running heads, feet and stamps that are
taken out of the text count as read; so do words that are made whole here: letters that
stood apart, and words cut at a line end. Exit code 1 when torn + glued + lost of all files
together are over ``--most`` (0.3 per cent).
"""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass, fields
from html import unescape
from itertools import pairwise
from pathlib import Path

import click

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpus.reading.pdf.reading import read_pdf

_PAGE = re.compile(r"<page [^>]*>(.*?)</page>", re.DOTALL)
_WORD = re.compile(r"<word [^>]*>(.*?)</word>", re.DOTALL)
_HYPHENS = str.maketrans(dict.fromkeys("\u00ad\u2010\u2011\u2012\u2212", "-"))
_MOST_PIECES = 40


@dataclass(slots=True)
class Figures:
    """Counts of words; ``neighbours`` of ``pairs`` are in poppler's order."""

    words: int = 0
    torn: int = 0
    glued: int = 0
    lost: int = 0
    neighbours: int = 0
    pairs: int = 0

    def add(self, other: Figures) -> None:
        """Add the counts of *other*."""
        for one in fields(self):
            value = getattr(self, one.name) + getattr(other, one.name)
            setattr(self, one.name, value)


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)
@click.option("--most", default=0.3, help="Per cent of words allowed to be wrong.")
@click.option("--show", is_flag=True, help="Print the words that differ.")
def main(files: tuple[Path, ...], most: float, show: bool) -> None:
    """Print the figures of each file and of all."""
    total = Figures()
    for file in files:
        figures = compare_file(file, show=show)
        click.echo(row(file.name, figures))
        total.add(figures)
    click.echo(row("all", total))
    wrong = total.torn + total.glued + total.lost
    sys.exit(int(100 * wrong > most * total.words))


def row(name: str, figures: Figures) -> str:
    """Return a line of figures in per cent."""
    words, pairs = max(figures.words, 1), max(figures.pairs, 1)
    wrong = figures.torn + figures.glued + figures.lost
    return (
        f"{name[:40]:40} {figures.words:6} words"
        f"  equal {100 * (1 - wrong / words):6.2f}"
        f"  torn {100 * figures.torn / words:5.2f}"
        f"  glued {100 * figures.glued / words:5.2f}"
        f"  lost {100 * figures.lost / words:5.2f}"
        f"  order {100 * figures.neighbours / pairs:6.2f}"
    )


def compare_file(file: Path, *, show: bool = False) -> Figures:
    """Compare all pages of a file."""
    total = Figures()
    document = read_pdf(file.read_bytes())
    for number, (theirs, page) in enumerate(
        zip(poppler_pages(file), document.pages, strict=True), start=1
    ):
        stamped = "".join(page.marks)
        # poppler cuts a slanting stamp into pieces.
        theirs = [word for word in theirs if len(word) > 3 or word not in stamped]
        ours = words_of(" ".join([page.text, *page.furniture, *page.marks]))
        total.add(compare_words(theirs, ours, f"{number}: " if show else None))
    return total


def poppler_pages(file: Path) -> list[list[str]]:
    """Return the words of each page as poppler sees them."""
    command = ["pdftotext", "-bbox-layout", str(file), "-"]
    markup = subprocess.run(command, capture_output=True, check=True).stdout
    return [
        [word for found in _WORD.findall(page) for word in words_of(unescape(found))]
        for page in _PAGE.findall(markup.decode("utf-8", "replace"))
    ]


def words_of(text: str) -> list[str]:
    """Cut at blanks; letters and hyphens in one form."""
    text = unicodedata.normalize("NFKC", text.replace("\u00a0", " "))
    return text.translate(_HYPHENS).split()


def compare_words(theirs: list[str], ours: list[str], prefix: str | None) -> Figures:
    """Count what became of each word of *theirs* in *ours*."""
    figures = Figures(words=len(theirs))
    missing, extra = Counter(theirs), Counter(ours)
    missing, extra = missing - Counter(ours), extra - Counter(theirs)
    joined = joins(theirs, missing)
    for word in list(extra):
        # Several words of theirs are one here.
        while extra[word] > 0 and joined.get(word):
            pieces = joined[word].pop()
            if all(missing[piece] > 0 for piece in pieces):
                figures.glued += 0 if is_made_whole(pieces) else len(pieces)
                missing.subtract(pieces)
                extra[word] -= 1
                show(prefix, "glued", f"{' '.join(pieces)} -> {word}")
    joined = joins(ours, extra)
    for word in list(missing):
        while missing[word] > 0 and joined.get(word):
            pieces = joined[word].pop()
            figures.torn += 1
            missing[word] -= 1
            show(prefix, "torn", f"{word} -> {' '.join(pieces)}")
    lost = +missing
    figures.lost = sum(lost.values())
    for word in lost:
        show(prefix, "lost", word)
    near = Counter(pairwise(ours))
    pairs = Counter(pairwise(theirs))
    figures.pairs = sum(pairs.values())
    figures.neighbours = sum((pairs & near).values())
    return figures


def joins(words: list[str], among: Counter[str]) -> dict[str, list[tuple[str, ...]]]:
    """Return what neighbours give when written as one, where all are in *among*."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for start in range(len(words)):
        pieces: list[str] = []
        for word in words[start : start + _MOST_PIECES]:
            if among[word] <= 0:
                break
            pieces.append(word)
            if len(pieces) > 1:
                found.setdefault("".join(pieces), []).append(tuple(pieces))
            if len(pieces) == 2 and pieces[0].endswith("-"):
                whole = pieces[0][:-1] + pieces[1]
                found.setdefault(whole, []).append(tuple(pieces))
    return found


def is_made_whole(pieces: tuple[str, ...]) -> bool:
    """Whether pieces are letters spaced out, or a word cut at a line end."""
    return pieces[0].endswith("-") or all(len(piece) == 1 for piece in pieces)


def show(prefix: str | None, kind: str, what: str) -> None:
    """Print a difference when asked for."""
    if prefix is not None:
        click.echo(f"  {prefix}{kind}: {what}")


if __name__ == "__main__":
    main()
