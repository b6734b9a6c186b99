"""Scanned pages read by OCR; with the real engine where it is installed."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from corpus.crawl.ingesting.attachments import read_attachment
from corpus.errors import CorpusError, ParseError, ReaderEnded, ReaderTooSlow
from corpus.importing import importing
from corpus.importing.import_cli import import_
from corpus.importing.importing import read_paths
from corpus.model import Decision, Issue, Link, OcrPages, OcrText, Page, to_json
from corpus.reading import recognising
from corpus.reading.documents import read_file
from corpus.reading.files import read_document
from corpus.reading.pdf.drawing import page_picture
from corpus.reading.recognising import (
    OcrBudget,
    is_wanted,
    recognise,
    unread_pages,
    with_recognised,
)
from corpus.reading.scans import ocr
from corpus.reading.scans.layer_digits import with_layer_digits
from corpus.reading.scans.ocr import as_grey_map, engine_name
from corpus.sources import Source
from corpus.store import DecisionStore
from search_web.settings import Settings
from tests.documents.papers import both, lines, paper, picture
from tests.documents.scans import scanned

TEXT = ["Mallilan kunta", "Kunnanhallitus 12.3.2024", "§ 5 Laiturin hankinta"]
SCANNED = ["Laituri rakennetaan kesällä.", "Hinta on 900 euroa."]


def test_texts_of_ocr_stand_for_their_pages_and_are_marked() -> None:
    body = scanned(TEXT, SCANNED)
    document = read_document("x.pdf", body, {2: OcrText("Laituri.", "engine 1")})

    assert unread_pages(body) == {2: ""}
    assert document.text.endswith("Laituri.")
    assert [page.state for page in document.details] == ["good", "recognised"]
    assert document.details[1].engine == "engine 1"
    assert document.notes == ()


def test_a_stamp_that_ocr_reads_again_makes_no_text_of_a_scan() -> None:
    stamp = both(picture(), lines(["MAL/123/2031   Sivu 3 (9)"], top=820))
    body = paper(stamp, stamp)
    read = {1: OcrText("MAL/123/2031 Sivv 3 (9)", "x 1"), 2: OcrText("", "x 1")}

    with pytest.raises(ParseError, match="no text in it"):
        read_document("x.pdf", body, read)

    read[2] = OcrText("MAL/123/2031 Sivu 3 (9)\nLaituri korjataan.", "x 1")
    document = read_document("x.pdf", body, read)
    assert [page.state for page in document.details] == ["picture", "recognised"]


def test_a_page_is_drawn_in_grey() -> None:
    picture = page_picture(paper(lines(TEXT)), 1)

    assert picture.shape == (3509, 2480)
    assert (picture.min(), picture.max()) == (0, 255)
    assert as_grey_map(picture[:1, :2]) == b"P5\n2 1\n255\n\xff\xff"
    assert picture.dtype == np.uint8


def test_only_pages_that_need_it_are_asked_for() -> None:
    asked = []

    def apart(function: object, *args: object) -> object:
        asked.append((getattr(function, "__name__", ""), args[1:]))
        return {2: "", 4: ""} if len(asked) == 1 else OcrText("x", "engine 1")

    found = recognise("x.pdf", scanned(TEXT, SCANNED), apart)

    assert asked == [
        ("unread_pages", ()),
        ("recognised_page", (2,)),
        ("recognised_page", (4,)),
    ]
    assert (sorted(found.texts), found.failure) == ([2, 4], "")


def test_no_page_is_begun_after_the_time_of_a_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = iter(range(0, 9000, 400))
    monkeypatch.setattr(recognising.time, "monotonic", lambda: next(clock))
    budget = OcrBudget(pages=50)

    def apart(function: object, *_: object) -> object:
        is_first = getattr(function, "__name__", "") == "unread_pages"
        return dict.fromkeys(range(1, 6), "") if is_first else OcrText("x", "e")

    found = recognise("x.pdf", scanned(TEXT, SCANNED), apart, budget=budget)

    assert found.failure == "OCR took over 600 s; 4 further pages are not read"
    assert (sorted(found.texts), budget.pages, budget.waiting) == ([1], 49, 4)


@pytest.mark.slow
def test_an_engine_that_takes_too_long_or_too_much_is_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ocr, "_PROCESSOR_S", 1)
    endless = [sys.executable, "-c", "while True: pass"]
    greedy = [sys.executable, "-c", "bytearray(4_000_000_000)"]

    with pytest.raises(ParseError, match="over 1 s of processor time"):
        ocr._run(endless)
    with pytest.raises(ParseError, match="OCR failed"):
        ocr._run(greedy)


@pytest.mark.parametrize("error", [ReaderEnded, ReaderTooSlow])
def test_a_file_that_ended_its_reader_is_not_read_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[ParseError]
) -> None:
    asked = []

    def call(function: object, *_: object) -> object:
        asked.append(getattr(function, "__name__", ""))
        raise error("reading it took over 12 s")

    monkeypatch.setattr(importing.OCR_WORKERS, "call", call)
    monkeypatch.setattr(importing.WORKERS, "call", call)
    (tmp_path / "x.pdf").write_bytes(scanned(TEXT, SCANNED))
    (failed,) = read_paths([tmp_path / "x.pdf"], with_ocr=True)

    assert asked == ["unread_pages"]
    assert getattr(failed, "reason", "") == "reading it took over 12 s"


@pytest.mark.parametrize(
    ("recognised", "layer", "expected"),
    [
        (
            "8 12 Laituri 45O euroa 7 kk",
            "§ 12 Lqxtzrx 450 exrza 7 kk",
            "§ 12 Laituri 450 euroa 7 kk",
        ),
        (
            "S12 hinta 1.200,5O € 30 v 4",
            "§12 hqntz 1.200,50 € 30 v 4",
            "§12 hinta 1.200,50 € 30 v 4",
        ),
        # One shared number is no proof that the layer's numbers are right.
        ("8 12 Laituri", "§ 12 Lqxtzrx", "8 12 Laituri"),
        # Neither is a layer whose numbers are those of other words.
        ("5 12 Laituri 45 euroa", "6 13 Lqxtzrx 46 exrza", "5 12 Laituri 45 euroa"),
        ("5 12 Laituri 45 euroa", "", "5 12 Laituri 45 euroa"),
        # A number that does not look alike stays as it was recognised.
        ("5 12 Laituri 4500 euroa", "5 12 Lqxtzrx 45 exrza", "5 12 Laituri 4500 euroa"),
    ],
)
def test_numbers_of_a_text_layer_are_believed(
    recognised: str, layer: str, expected: str
) -> None:
    assert with_layer_digits(OcrText(recognised, "e"), layer).text == expected


@pytest.mark.parametrize(
    ("choice", "engine", "expected"),
    [
        ("auto", None, False),
        ("auto", "e", True),
        ("off", "e", False),
        ("on", "e", True),
    ],
)
def test_ocr_is_on_where_it_can_be(
    monkeypatch: pytest.MonkeyPatch, choice: str, engine: str | None, expected: bool
) -> None:
    monkeypatch.setattr(recognising, "engine_name", lambda: engine)

    assert is_wanted(choice) is expected


@pytest.mark.parametrize(
    ("choice", "said"), [("on", "tesseract-ocr-fin"), ("yes", "allowed: auto, on, off")]
)
def test_ocr_that_cannot_be_is_refused(
    monkeypatch: pytest.MonkeyPatch, choice: str, said: str
) -> None:
    monkeypatch.setattr(recognising, "engine_name", lambda: None)

    with pytest.raises(CorpusError, match=said):
        is_wanted(choice)


SOURCE = Source("mallila", "pdf_listing", "https://mallila.example/")


def at_hand(function: object, *args: object) -> object:
    """Answer for the engine: each page is the same text."""
    if function is recognising.recognised_page:
        return OcrText(f"Laituri {args[1]}.", "engine 1")
    assert callable(function)
    return function(*args)


def test_a_page_keeps_what_was_recognised_and_is_read_with_it(tmp_path: Path) -> None:
    page = Page("https://mallila.example/a.pdf", "decision", scanned(TEXT, SCANNED))
    budget = OcrBudget(1)

    full = with_recognised(page, at_hand, budget)
    with DecisionStore.open(f"sqlite:///{tmp_path}/store.db") as store:
        store.pages.put_page("mallila", full)
        ((_, stored),) = store.pages.iter_pages("mallila")
    decision, issue = read_file(stored, SOURCE, "pdf_listing", "a")

    assert (
        full.recognised == stored.recognised == {2: OcrText("Laituri 2.", "engine 1")}
    )
    assert with_recognised(full, at_hand, budget) is full
    assert isinstance(decision, Decision)
    assert decision.text.endswith("Laituri 2.")
    assert decision.ocr == OcrPages("engine 1", (2,))
    assert to_json(decision)["ocr"] == {"engine": "engine 1", "pages": [2]}
    assert isinstance(issue, Issue)
    assert issue.message == "2 of 2 pages read; read by OCR, engine 1: 2"


def test_pages_over_the_budget_wait() -> None:
    page = Page("https://mallila.example/a.pdf", "decision", scanned(TEXT, SCANNED))
    budget = OcrBudget(0)

    assert with_recognised(page, at_hand, budget) is page
    assert budget.notice() == "OCR: its pages are used; 1 page left for the next crawl"


@pytest.mark.parametrize(("texts", "read"), [({}, 1), ({2: OcrText("x", "e 1")}, 2)])
def test_an_attachment_names_its_pages(texts: dict[int, OcrText], read: int) -> None:
    url = "https://mallila.example/liite.pdf"
    page = Page(url, "attachment", scanned(TEXT, SCANNED), recognised=texts)

    reading = read_attachment(
        page, Link(url, "attachment", context={"attachment-of": "a"})
    )

    (text,) = reading.texts
    assert (text.pages_read, text.pages_total) == (read, 2)
    assert text.ocr == (OcrPages("e 1", (2,)) if texts else None)
    assert reading.may_lack_pages is (not texts)


def test_ci_has_the_engine() -> None:
    assert engine_name() or os.environ.get("CI") != "true"


@pytest.mark.slow
@pytest.mark.skipif(engine_name() is None, reason="the optional engine is missing")
def test_a_scanned_page_is_read_by_the_engine(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(scanned(TEXT, SCANNED))

    decision, issue = read_paths([tmp_path / "a.pdf"], with_ocr=True)

    assert isinstance(decision, Decision)
    assert decision.text.endswith("\n".join(SCANNED))
    assert isinstance(issue, Issue)
    assert issue.message.startswith("2 of 2 pages read; read by OCR, tesseract")


@pytest.mark.slow
@pytest.mark.skipif(engine_name() is None, reason="the optional engine is missing")
def test_an_import_reads_scans_unless_it_is_told_not_to(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(scanned(TEXT, SCANNED))
    settings = Settings(data=tmp_path)

    off = CliRunner().invoke(
        import_, ["--no-ocr", str(tmp_path / "a.pdf")], obj=settings
    )
    on = CliRunner().invoke(import_, [str(tmp_path / "a.pdf")], obj=settings)

    assert "1 of 2 pages read" in off.stderr
    assert "2 of 2 pages read; read by OCR" in on.stderr


def test_a_page_that_is_taken_down_takes_its_ocr_along(tmp_path: Path) -> None:
    texts = {2: OcrText("Laituri.", "engine 1")}
    page = Page("https://mallila.example/a.pdf", "decision", b"%PDF", recognised=texts)
    with DecisionStore.open(f"sqlite:///{tmp_path}/store.db") as store:
        store.pages.put_page("mallila", page)
        store.pages.put_page("mallila", page, withhold=True)
        assert not list(store.pages.iter_pages("mallila"))

    with sqlite3.connect(tmp_path / "store.db") as connection:
        rows = connection.execute("SELECT body, recognised FROM pages").fetchall()
    assert rows == [(None, None)]
