"""Files of results beside each other: as many as may be, and the slots come back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from search_web.errors import TooManyRequests
from search_web.front.file_slots import (
    MOST_AT_ONCE,
    SlottedChunks,
    keep_a_thread_free,
)
from tests.search_web_world import decision, make_client


def chunks() -> Iterator[bytes]:
    yield b"a"
    yield b"b"


def broken() -> Iterator[bytes]:
    yield b"a"
    raise ValueError("disk")


def test_one_file_too_many_is_told_to_come_again() -> None:
    files = [SlottedChunks(chunks()) for _ in range(MOST_AT_ONCE)]
    with pytest.raises(TooManyRequests, match="try again in 20 s"):
        SlottedChunks(chunks())

    assert b"".join(files[0]) == b"ab"
    files[0] = SlottedChunks(chunks())  # one that ended has made room
    with pytest.raises(TooManyRequests):
        SlottedChunks(chunks())
    for file in files:
        file.close()
        file.close()


def test_slots_come_back_however_a_file_ends() -> None:
    for _ in range(3):
        thrown_away = [SlottedChunks(chunks()) for _ in range(MOST_AT_ONCE)]
        assert next(thrown_away[0]) == b"a"
        del thrown_away
        for _ in range(MOST_AT_ONCE):
            file = SlottedChunks(broken())
            with pytest.raises(ValueError, match="disk"):
                list(file)
    files = [SlottedChunks(chunks()) for _ in range(MOST_AT_ONCE)]
    for file in files:
        file.close()


def test_pages_are_answered_beside_the_files(tmp_path: Path) -> None:
    client = make_client(tmp_path, [decision(n) for n in range(1, 4)])
    files = [SlottedChunks(chunks()) for _ in range(MOST_AT_ONCE)]
    refused = client.get("/haku.csv")
    page = client.get("/haku")
    for file in files:
        file.close()

    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "20")
    assert page.status_code == 200
    for name in ("csv", "xlsx", "ndjson", "zip") * 3:
        answered = client.get(f"/haku.{name}")
        assert (answered.status_code, bool(answered.data)) == (200, True)


@pytest.mark.parametrize(
    ("threads", "most"), [(1, 1), (2, 1), (3, 2), (64, MOST_AT_ONCE)]
)
def test_a_thread_is_left_for_pages(threads: int, most: int) -> None:
    keep_a_thread_free(threads)
    try:
        files = [SlottedChunks(chunks()) for _ in range(most)]
        with pytest.raises(TooManyRequests):
            SlottedChunks(chunks())
        for file in files:
            file.close()
    finally:
        keep_a_thread_free(64)
