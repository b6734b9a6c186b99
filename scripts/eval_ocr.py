"""Measure OCR on pages that are drawn here from texts of our own.

    python scripts/eval_ocr.py [--pages 3]

Pages are drawn clean (300 dpi), noisy (200 dpi with grey noise) and skewed (2 degrees,
300 dpi). Prints for each kind the share of characters that are wrong (edit distance by
length, blanks counted once) and the seconds a page takes.
"""

from __future__ import annotations

import io
import random
import sys
import time
from pathlib import Path

import click
import numpy as np
import pypdfium2
from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpus.reading.scans.ocr import DOTS_PER_INCH, engine_name, read_picture

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"
SENTENCES = (
    "Mallilan kunnanhallitus päätti rakentaa laiturin pohjoiseen venesatamaan.",
    "Hankkeen kustannusarvio on 12 450,80 euroa, josta avustusta haetaan 40 %.",
    "Kuntalain (410/2015) 39 §:n mukaan kunnanhallitus vastaa valmistelusta.",
    "Esittelijä: kunnanjohtaja Eero Esimerkki, puhelin 08 123 4567.",
    "Päätös: Ehdotus hyväksyttiin yksimielisesti. Asianumero MALLdno-2024-71.",
    "Kommunstyrelsen beslöt att bygga en brygga vid norra båthamnen år 2025.",
    "Beslutet fattades enhälligt; ärendet är slutbehandlat för vår del.",
    "Äänestyksessä annettiin 7 ääntä puolesta, 3 vastaan ja 1 tyhjä ääni.",
)
LINES = 30


@click.command()
@click.option("--pages", default=3, help="Pages of each kind.")
def main(pages: int) -> None:
    """Print error rate and speed of each kind of page."""
    if engine_name() is None:
        sys.exit("tesseract with Finnish and Swedish is not installed")
    click.echo(engine_name())
    for kind, draw in (("clean", clean), ("noisy", noisy), ("skewed", skewed)):
        wrong = letters = 0
        started = time.perf_counter()
        for number in range(pages):
            text = text_of(number)
            found = read_picture(draw(text)).text
            wrong += distance(" ".join(text.split()), " ".join(found.split()))
            letters += len(" ".join(text.split()))
        seconds = (time.perf_counter() - started) / pages
        click.echo(
            f"{kind:8} {100 * wrong / letters:5.2f} % wrong  {seconds:5.1f} s/page"
        )


def text_of(seed: int) -> str:
    """Return a page of sentences."""
    chosen = random.Random(seed)  # noqa: S311 - texts, no secrets
    return "\n".join(chosen.choice(SENTENCES) for _ in range(LINES))


def clean(text: str) -> np.ndarray:
    """Draw a page without flaws."""
    return np.asarray(drawn(text, DOTS_PER_INCH))


def noisy(text: str) -> np.ndarray:
    """Draw a page as a poor scanner sees it, enlarged to the usual density."""
    small = np.asarray(drawn(text, 200)).astype(float)
    grain = np.random.default_rng(1).normal(0, 40, small.shape)
    rough = Image.fromarray(np.clip(small + grain, 0, 255).astype(np.uint8))
    scale = DOTS_PER_INCH / 200
    size = (round(rough.width * scale), round(rough.height * scale))
    return np.asarray(rough.resize(size, Image.Resampling.BICUBIC))


def skewed(text: str) -> np.ndarray:
    """Draw a page that lay awry."""
    page = drawn(text, DOTS_PER_INCH)
    return np.asarray(page.rotate(2, Image.Resampling.BICUBIC, fillcolor=255))


def drawn(text: str, density: int) -> Image.Image:
    """Draw a page of lines in grey."""
    pdfmetrics.registerFont(TTFont("serif", FONT))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    canvas.setFont("serif", 10.5)
    for number, line in enumerate(text.split("\n")):
        canvas.drawString(60, 770 - 22 * number, line)
    canvas.save()
    with pypdfium2.PdfDocument(buffer.getvalue()) as document:
        picture = document[0].render(scale=density / 72, grayscale=True)
        return picture.to_pil().convert("L")


def distance(one: str, other: str) -> int:
    """Return how many characters must be changed, added or left out."""
    row = list(range(len(other) + 1))
    for place, sign in enumerate(one, start=1):
        before, row[0] = row[0], place
        for column, found in enumerate(other, start=1):
            before, row[column] = (
                row[column],
                min(row[column] + 1, row[column - 1] + 1, before + (sign != found)),
            )
    return row[-1]


if __name__ == "__main__":
    main()
