"""Text of scanned pages, by Tesseract: an optional part.

Needs the program ``tesseract`` with Finnish and Swedish (Debian: tesseract-ocr,
tesseract-ocr-fin, tesseract-ocr-swe); it is run as a program, so nothing is installed
with pip. ``ocrmypdf`` was tried: it makes a new PDF of the whole file, where we want the
text of single pages. What is read so is marked as such; it is never taken for a text
layer.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from corpus.errors import ParseError
from corpus.model import OcrText

DOTS_PER_INCH = 300
LANGUAGES = ("fin", "swe")
NO_ENGINE = (
    "no OCR: the program tesseract with the languages fin and swe is not installed "
    "(Debian: tesseract-ocr, tesseract-ocr-fin, tesseract-ocr-swe)"
)
_PAGE_S = 60
"""Seconds a page may take, however busy the machine is."""

_PROCESSOR_S = 20
_MOST_MEMORY = 2_000_000_000
"""Of the engine for one page."""

_MOST_DOTS = 60_000_000
_NOISE = 12.0
"""Mean difference of neighbouring dots on a page, above which it is noisy."""

Picture = npt.NDArray[np.uint8]


@lru_cache(maxsize=1)
def engine_name() -> str | None:
    """Return "tesseract 5.3.0 (fin+swe)", or None when it is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    version = _run([program, "--version"]).partition("\n")[0].strip()
    known = _run([program, "--list-langs"]).split()
    languages = [name for name in LANGUAGES if name in known]
    return f"{version} ({'+'.join(languages)})" if languages else None


def read_picture(picture: Picture) -> OcrText:
    """Return the text of a page that was drawn at ``DOTS_PER_INCH``.

    Args:
        picture: rows of grey dots, 0 is black.

    Raises:
        ParseError: there is no engine, the page is too large, or it takes too long.
    """
    engine = engine_name()
    if engine is None:
        raise ParseError(NO_ENGINE)
    if picture.size > _MOST_DOTS:
        raise ParseError(f"no OCR: a page of {picture.size:,} dots")
    languages = engine.rpartition("(")[2].rstrip(")")
    command = ["tesseract", "stdin", "stdout", "-l", languages, "--psm", "3"]
    command += ["--dpi", str(DOTS_PER_INCH)]
    text = _run(command, as_grey_map(_without_noise(picture)))
    return OcrText(re.sub(r"\n{3,}", "\n\n", text.replace("\f", "")).strip(), engine)


def as_grey_map(picture: Picture) -> bytes:
    """Return a picture in the simplest form that programs read (PGM)."""
    height, width = picture.shape
    return f"P5\n{width} {height}\n255\n".encode() + picture.tobytes()


def _without_noise(picture: Picture) -> Picture:
    """Smooth the dots of a noisy scan; others stay as they are."""
    dots = picture[::2, ::2].astype(np.int16)
    if np.abs(np.diff(dots, axis=1)).mean() < _NOISE:
        return picture
    padded = np.pad(picture, 1, mode="edge")
    height, width = picture.shape
    around = [
        padded[down : down + height, right : right + width]
        for down in range(3)
        for right in range(3)
    ]
    return np.asarray(np.median(np.stack(around), axis=0), dtype=np.uint8)


def _limit_engine() -> None:
    """Let the system end an engine that takes too long, and refuse it memory."""
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (_PROCESSOR_S, _PROCESSOR_S + 1))
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def _run(command: list[str], given: bytes = b"") -> str:
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, no shell
            command,
            input=given,
            capture_output=True,
            timeout=_PAGE_S,
            check=False,
            # Threads of one page only wait for each other on a busy machine.
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            preexec_fn=_limit_engine if os.name == "posix" else None,
        )
    except subprocess.TimeoutExpired as error:
        raise ParseError(f"OCR of a page took over {_PAGE_S} s") from error
    if os.name == "posix" and done.returncode in {-signal.SIGXCPU, -signal.SIGKILL}:
        raise ParseError(f"OCR of a page took over {_PROCESSOR_S} s of processor time")
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise ParseError(f"OCR failed: {said[:200]}")
    return done.stdout.decode("utf-8", "replace")
