"""Readers in processes of their own: whatever happens there is one sentence here."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.errors import ParseError
from corpus.importing.importing import ImportFailure, read_paths
from corpus.model import Decision, Issue
from corpus.privacy import mask
from corpus.reading import isolated
from corpus.reading.files import read_document
from corpus.reading.filetypes import html, markdown
from corpus.reading.isolated import Limits, Workers, may_be_hostile
from corpus.reading.pdf.reading import read_pdf_once
from corpus.reading.recognising import unread_pages
from corpus.reading.webpages.markup import decode
from tests.documents import hostile
from tests.documents.papers import lines, paper


@pytest.fixture
def workers() -> Iterator[Workers]:
    pool = Workers(Limits(processor_s=1.0, wait_s=30.0))
    yield pool
    pool.close()


@pytest.mark.parametrize(
    ("function", "sentence"),
    [
        (hostile.spin, "over 1 s of processor time"),
        (hostile.fill, "too much memory"),
        (hostile.abort, "ended the reader"),
        (hostile.stumble, "the reader failed: KeyError: 'laituri'"),
        (hostile.refuse, "^laituri ei kelpaa$"),
        (hostile.dig, "nested too deep"),
    ],
)
def test_whatever_happens_is_a_sentence_and_the_next_call_works(
    workers: Workers, function: Callable[[], object], sentence: str
) -> None:
    with pytest.raises(ParseError, match=sentence):
        workers.call(function)

    assert workers.call(hostile.double, 21) == 42


@pytest.mark.slow
def test_waiting_has_an_end_too() -> None:
    pool = Workers(Limits(wait_s=1.0))
    with pytest.raises(ParseError, match="over 1 s"):
        pool.call(time.sleep, 60)
    pool.close()


@pytest.mark.slow
def test_a_machine_that_becomes_busy_gets_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The load of the last minute is small when many readers have only just begun."""
    loads = iter([1.0, 6.0, 60.0])
    monkeypatch.setattr(isolated, "_load", lambda: next(loads, 60.0))
    pool = Workers(Limits(wait_s=1.0, most_wait_s=60.0))

    assert pool.call(hostile.double_late, 21, 4.0) == 42
    pool.close()


def test_documents_of_crawls_and_imports_get_longer_on_a_busy_machine() -> None:
    """A crawl of the demo beside other work lost every publisher of PDF minutes."""
    limits = isolated.WORKERS.limits

    assert limits.wait(2.0) == limits.wait_s <= 19
    assert limits.wait(10.0) > 60


@pytest.mark.parametrize(
    ("load", "expected"), [(0.0, 15.0), (3.0, 15.0), (6.0, 30.0), (60.0, 90.0)]
)
def test_an_ordinary_machine_ends_waiting_by_the_clock(
    load: float, expected: float
) -> None:
    """Drawing and recognising a hostile page ends in time; a busy machine gets longer."""
    limits = Limits(wait_s=15.0, most_wait_s=90.0)

    assert limits.wait(load) == expected
    assert Limits().wait(load) == Limits().wait_s <= 19


def test_a_file_that_is_looked_through_for_pictures_is_read_once() -> None:
    """Twice the reading would be twice the wait for a hostile one."""
    body = paper(lines(["Mallilan kunta", "§ 5 Laituri"]))

    assert unread_pages(body) == {}
    first = read_document("a.pdf", body)

    assert first.pages == read_document("a.pdf", bytes(bytearray(body))).pages
    assert read_pdf_once.cache_info().hits >= 2


@pytest.mark.slow
def test_the_start_of_a_reader_is_not_the_time_of_a_document() -> None:
    """Libraries that load slowly on a busy machine cost no document its reading."""
    from tests.documents import slow_start

    pool = Workers(Limits(wait_s=1.0))
    assert pool.call(slow_start.double, 21) == 42
    pool.close()
    slow = Workers(Limits(start_s=0.5))
    with pytest.raises(ParseError, match=r"starting its reader took over 0\.5 s"):
        slow.call(slow_start.double, 21)
    slow.close()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"%PDF-1.4", True),
        (b"\n junk %PDF-1.4", True),
        (b"PK\x03\x04", True),
        (b"<p>Laituri</p>", False),
        (b"a" * 59_999, False),
        (b"a" * 60_000, True),
    ],
)
def test_documents_and_what_is_large_is_read_apart(body: bytes, expected: bool) -> None:
    assert may_be_hostile(body) is expected


@pytest.mark.slow
def test_a_hostile_file_stops_no_import(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(paper(lines(["Mallilan kunta", "§ 5 Laituri"])))
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 torn")
    (tmp_path / "c.md").write_text("päätös " * 900_000, "utf-8")
    os.mkfifo(tmp_path / "d.txt")
    (tmp_path / "e.txt").symlink_to("/dev/zero")
    (tmp_path / "f.html").write_bytes(
        b"<meta charset=undefined><p>P\xc3\xa4\xc3\xa4t\xc3\xb6s"
    )
    found = list(read_paths([tmp_path]))

    assert [one.decision_id for one in found if isinstance(one, Decision)] == [
        "import/a.pdf",
        "import/f.html",
    ]
    reasons = {one.name: one.reason for one in found if isinstance(one, ImportFailure)}
    assert reasons.keys() == {"b.pdf", "c.md", "d.txt", "e.txt"}
    assert "at most 5,000,000" in reasons["c.md"]
    assert "to its end" in reasons["d.txt"]
    assert "to its end" in reasons["e.txt"]


@pytest.mark.parametrize("size", range(1, 10))
def test_a_file_cut_off_anywhere_is_text_or_a_sentence(
    tmp_path: Path, size: int
) -> None:
    body = paper(lines(["Mallilan kunta"] * 20), lines(["Laituri"] * 20))
    (tmp_path / "a.pdf").write_bytes(body[: len(body) * size // 10])

    found, *told = read_paths([tmp_path])

    assert isinstance(found, ImportFailure | Decision)
    assert [one.message for one in told if isinstance(one, Issue)] == [
        "the file is damaged: text or pages of it may be missing"
    ] * len(told)


def test_a_tag_of_endless_attributes_is_read_without_them() -> None:
    """The parser compares each attribute with all before it."""
    attributes = " ".join(f"a{number}" for number in range(60_000))

    assert html.text(f"<p {attributes}>Laituri</p><p>Sauna</p>") == "Laituri\n\nSauna"


def test_odd_values_in_rows_are_passed_by(tmp_path: Path) -> None:
    rows = [
        {"id": 1, "text": "Laituri", "lang": ["fi"], "platform": {"a": 1}, "url": 5},
        {"id": "../x", "text": "Laituri", "lang": {"a": 1}},
        {"id": 1e400, "text": "Laituri"},
    ]
    text = "\n".join(json.dumps(row) for row in rows) + "\n" + "[" * 100_000
    (tmp_path / "x.jsonl").write_text(text, "utf-8")

    found = list(read_paths([tmp_path]))

    assert [isinstance(one, Decision) for one in found] == [True, True, False, False]


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://mallila.example/a", True),
        ("javascript:alert(1)", False),
        ("http://[::1", False),
        ("mallila", False),
    ],
)
def test_only_addresses_of_the_web_are_kept(
    tmp_path: Path, url: str, kept: bool
) -> None:
    row = json.dumps({"id": "a", "text": "Laituri", "url": url})
    (tmp_path / "x.jsonl").write_text(row, "utf-8")

    (found,) = read_paths([tmp_path])

    assert isinstance(found, Decision)
    assert found.url == (url if kept else None)


GROWING: dict[str, tuple[Callable[[str], object], str]] = {
    "mask of dots": (mask, "a."),
    "mask of underscores": (mask, "_"),
    "mask of numbers": (mask, "040 123 4567 "),
    "comments without an end": (markdown.text, "<!--"),
    "links without an end": (markdown.text, "[a]("),
    "brackets": (markdown.text, "["),
    "stars": (markdown.text, "**a"),
    "heading of blanks": (markdown.text, "# "),
    "words in elements": (html.text, "<b>laituri </b>"),
    "lines": (html.text, "laituri<br>"),
    "items of a list": (html.text, "<li>laituri"),
    "numbered items": (lambda text: html.text("<ol>" + text), "<li>laituri</li>"),
    "rows with a gap": (
        lambda text: html.text("<table>" + text),
        "<tr><td>laituri<td><td>sauna</tr>",
    ),
    "rows below a wide one": (
        lambda text: html.text(
            f"<table><tr>{'<td>vene' * (len(text) // 30)}</tr>{text}"
        ),
        "<tr><td>laituri<td><td>sauna</tr>",
    ),
    "letters encoded twice": (lambda text: decode(text.encode()), "Ã¤"),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", GROWING)
def test_time_grows_with_the_text_and_no_faster(case: str) -> None:
    """Eight times the text would take 64 times as long were it quadratic."""
    function, piece = GROWING[case]
    function(piece + " x@")
    short, long = (_least_time(function, piece * n + " x@") for n in (4_000, 32_000))

    assert long < 30 * max(short, 0.004)


def _least_time(function: Callable[[str], object], text: str) -> float:
    """Return the least of three times in seconds: a neighbour's load is no growth."""
    times = []
    for _ in range(3):
        started = time.process_time()
        function(text)
        times.append(time.process_time() - started)
    return min(times)
