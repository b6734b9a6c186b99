"""Stored pages read again: better readers change decisions, nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.crawl.ingesting.intake import read_page, take_page
from corpus.crawl.ingesting.rereading import reread
from corpus.model import Link, Page, Yield
from corpus.sources import Source
from corpus.store import DecisionStore
from tests.crawling.plain import PlainPlatform

SOURCE = Source("kuvitteella", "plain", "https://e.example/", municipality="K")


class Better(PlainPlatform):
    """A reader of the next version: trims, and knows that some pages hold nothing."""

    def read(self, page: Page, source: Source) -> Iterator[Yield]:
        """Read upper case; take "roska" for no decision."""
        if b"roska" not in page.body:
            body = page.body.replace(b"Teksti", b"TEKSTI")
            yield from super().read(Page(page.url, page.role, body), source)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DecisionStore]:
    with DecisionStore.open(f"sqlite:///{tmp_path / 'store.db'}") as opened:
        for name, body in {"a": "Teksti a.", "b": "roska", "c": "sama"}.items():
            link = Link(f"https://e.example/{name}", "item")
            page = Page(link.url, "item", f"title {name}\n{body}".encode())
            reading = read_page(PlainPlatform(), page, SOURCE)
            take_page(opened, SOURCE, reading, page, link, crawl_id=1)
        yield opened


def texts(store: DecisionStore) -> dict[str, str]:
    return {i.decision.title or "": i.decision.text for i in store.iter_decisions()}


def test_reading_again_with_the_same_reader_changes_nothing(
    store: DecisionStore,
) -> None:
    sequence = store.last_sequence()

    done = reread(store, SOURCE, PlainPlatform())

    assert (done.pages, done.unchanged, done.gone) == (3, 3, 0)
    assert store.last_sequence() == sequence


def test_a_better_reader_changes_and_withdraws_and_may_take_it_back(
    store: DecisionStore,
) -> None:
    done = reread(store, SOURCE, Better())

    assert (done.reread, done.changed, done.gone) == (1, 0, 1)
    assert texts(store) == {"a": "TEKSTI a.", "c": "sama"}
    back = reread(store, SOURCE, PlainPlatform())
    assert back.new == 1
    assert set(texts(store)) == {"a", "b", "c"}


def test_old_pages_bring_nothing_back_that_its_source_has_removed(
    store: DecisionStore,
) -> None:
    store.remove("kuvitteella/a", "gone")
    store.takedown("kuvitteella/c", "pyyntö")

    reread(store, SOURCE, PlainPlatform())

    assert set(texts(store)) == {"b"}


def test_a_reader_that_fails_on_a_page_loses_no_decision(store: DecisionStore) -> None:
    class Broken(PlainPlatform):
        def read(self, page: Page, source: Source) -> Iterator[Yield]:
            raise ZeroDivisionError

    done = reread(store, SOURCE, Broken())

    assert done.issues == 3
    assert set(texts(store)) == {"a", "b", "c"}
