"""Pages that were not read are told on the decisions that lack them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.importing.importing import read_paths
from corpus.importing.parse_cli import parse
from corpus.model import Decision, Issue
from corpus.reading.unread import page_counts
from corpus.store import DecisionStore
from search_web.app import create_app
from search_web.library import Library
from search_web.settings import Settings
from tests.documents.papers import both, lines, paper, picture
from tests.search_web_world import decision, open_service, open_store

SCAN = both(picture(), lines(["Liite 1"]))


def test_an_import_names_the_pages_of_one_decision(tmp_path: Path) -> None:
    first = lines(["Mallilan kunta", "Kunnanhallitus 12.3.2024", "§ 5", "Laituri"])
    last = lines(["Päätös", "Laituri rakennetaan."])
    (tmp_path / "a.pdf").write_bytes(paper(first, SCAN, last, SCAN))

    decision, issue = read_paths([tmp_path / "a.pdf"])

    assert isinstance(decision, Decision)
    assert issue == Issue(
        "unread-pages",
        "2 of 4 pages read; pictures without text: 2, 4",
        None,
        "import/a.pdf",
    )
    assert page_counts(issue.message) == (2, 4)


def test_of_minutes_the_item_before_lacks_the_page(tmp_path: Path) -> None:
    cover = lines(
        [
            *("Mallilan kunta", "Kunnanhallitus", "PÖYTÄKIRJA 4/2024", "12.3.2024"),
            *("Käsitellyt asiat", "§ 5 Laituri 5", "§ 6 Laituri 6"),
        ]
    )
    items = [
        lines([f"§ {number}", f"Laituri {number}", "Päätös", "Hyväksyttiin."])
        for number in (5, 6)
    ]
    (tmp_path / "a.pdf").write_bytes(paper(cover, items[0], SCAN, items[1]))

    found = list(read_paths([tmp_path / "a.pdf"]))

    assert [one.decision_id for one in found if isinstance(one, Issue)] == [
        "import/a.pdf/5"
    ]
    assert found[-1].message.startswith("1 of 2 pages read; pictures without text: 3")


def test_what_was_said_of_pages_is_said_once(tmp_path: Path) -> None:
    issue = Issue("unread-pages", "1 of 2 pages read", None, "x/a")
    other = Issue("unread-pages", "1 of 2 pages read", None, "x/b")
    with DecisionStore.open(f"sqlite:///{tmp_path}/store.db") as store:
        store.add_issues("x", [issue, other])
        store.add_issues("x", [issue])
        assert len(store.issues("x")) == 2
        store.crawls.forget_unread(["x/a"])

        assert [one.issue for one in store.issues("x", decision_id="x/a")] == []
        assert [one.issue for one in store.issues("x")] == [other]


@pytest.mark.parametrize("explain", [False, True])
def test_parse_explains_the_pages_of_a_document(tmp_path: Path, explain: bool) -> None:
    pages = [
        both(lines(["Mallilan kunta", f"Sivu {page}"]), lines([text], top=500))
        for page, text in enumerate(("Laituri.", "Sauna.", "Vene."), start=1)
    ]
    file = tmp_path / "a.pdf"
    file.write_bytes(paper(*pages))
    options = ["--platform", "pdf_listing", str(file)] + ["--explain"] * explain

    result = CliRunner().invoke(parse, options)

    rows = [json.loads(line) for line in result.stdout.splitlines()]
    told = [row["furniture"] for row in rows if row["type"] == "page"]
    expected = [["Sivu 1"], *(["Mallilan kunta", f"Sivu {n}"] for n in (2, 3))]
    assert told == (expected if explain else [])


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("3 of 5 pages read; pictures without text: 2, 4", "luettu 3/5 sivua"),
        ("2 of 2 pages read; read by OCR, engine 1: 2", "engine 1: 2"),
    ],
)
def test_the_page_of_a_decision_tells_of_its_pages(
    tmp_path: Path, message: str, shown: str
) -> None:
    store = open_store(tmp_path, [decision(1)])
    (stored,) = store.iter_decisions()
    issue = Issue("unread-pages", message, None, stored.decision.decision_id)
    store.add_issues(stored.decision.source_id, [issue])
    settings = Settings(data=tmp_path)
    library = Library(settings, store=store, service=open_service(store))

    page = (
        create_app(settings, library)
        .test_client()
        .get(f"/paatos/{stored.decision.decision_id}")
    )

    assert shown in page.text
