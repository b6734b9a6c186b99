"""Why the system refused something: always in words, never "None"."""

from __future__ import annotations

import errno
import logging
import os
import re
from pathlib import Path

import pytest

from corpus.crawl import lock
from corpus.errors import StoreError, plain_reason
from search_web.cli import main

ROOT = Path(__file__).parents[1]
ROOMS = ("analyzers", "corpus", "indexer", "search_web", "scripts")
_BY_HAND = re.compile(r"\.strerror\b(?! or )")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), "No space left on device"),
        (
            FileNotFoundError(errno.ENOENT, "No such file or directory", "/a/b"),
            "No such file or directory",
        ),
        (OSError("cannot be moved"), "cannot be moved"),
        (ValueError("embedded null byte"), "embedded null byte"),
    ],
)
def test_a_reason_is_in_words_and_repeats_no_path(
    error: Exception, reason: str
) -> None:
    assert plain_reason(error) == reason


def test_no_message_names_a_reason_that_may_be_missing() -> None:
    """``OSError("words")`` has no ``strerror``: a message would end in "None"."""
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*"))
        if path.is_file() and path.suffix in ("", ".py")
        for line in path.read_text("utf-8", errors="replace").splitlines()
        if _BY_HAND.search(line)
    ]

    assert found == []


def test_what_a_reader_logs_is_one_line_and_no_traceback() -> None:
    """Where no log is set Python writes to standard error, with the trace."""
    with pytest.raises(SystemExit):
        main(["--version"])
    error = OverflowError("too large")
    place = ("corpus.x", logging.ERROR, "x.py", 1)
    words = "reading failed in a worker\nTraceback (most recent call last):"
    told = (type(error), error, error.__traceback__)
    record = logging.LogRecord(*place, words, None, told)

    assert logging.lastResort is not None
    assert logging.lastResort.format(record) == "paatoshaku: reading failed in a worker"


def test_a_lock_that_cannot_be_made_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with (
        pytest.raises(StoreError, match=r"cannot write .*/crawl\.lock: [A-Z][a-z]+ "),
        lock.only_crawl(tmp_path / "file"),
    ):
        pass
