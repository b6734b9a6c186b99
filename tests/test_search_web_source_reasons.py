"""Why a source fails is said in the reader's language, with the crawl's own figures."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from flask import Flask

from corpus.crawl.reporting import Outcome, failure_of, moved_warning, warning_of
from corpus.platforms.registry import platform_ids
from corpus.records import CrawlReport
from corpus.sources import Source
from corpus.storage.crawl_state.crawls import OpenCrawl
from corpus.storage.crawl_state.status import REFUSED_BY_PAGES, REFUSED_BY_ROBOTS
from search_web.page.labelling.labels import PLATFORM_LABELS
from search_web.page.labelling.source_reasons import REASONS, reason_views
from tests.search_web_world import make_app

MOMENT = dt.datetime(2026, 5, 8, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder: Path = tmp_path_factory.mktemp("reasons")
    return make_app(folder, [])


def told(app: Flask, reason: str | None) -> list[tuple[str, str | None]]:
    with app.test_request_context("/"):
        return [(view.text, view.language) for view in reason_views(reason)]


def test_what_the_crawl_writes_is_translated(app: Flask) -> None:
    """Made by the crawl's own functions, so that another wording there is noticed."""
    report = CrawlReport("a", MOMENT, MOMENT, pages=3)
    failed = failure_of(report, 5, "HTTP 404")
    moved = moved_warning("https://a.example/", "https://b.example/")

    assert told(app, failed) == [("8 osoitteesta 5 ei voitu noutaa (HTTP 404)", None)]
    assert told(app, moved) == [
        ("sivut johtavat osoitteeseen https://b.example/", None)
    ]


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (
            Outcome(1, 1, failed=1),
            ["löytyi yksi päätös, odotettiin vähintään 9", "yksi sivu jäi noutamatta"],
        ),
        (
            Outcome(2, 2, failed=3),
            ["löytyi 2 päätöstä, odotettiin vähintään 9", "3 sivua jäi noutamatta"],
        ),
        (
            Outcome(9, 9, strange=12),
            ["30 sivusta 12 on rakennettu toisin kuin odotettiin"],
        ),
    ],
)
def test_warnings_of_one_and_of_many_are_translated(
    app: Flask, outcome: Outcome, expected: list[str]
) -> None:
    """The crawl writes "1 page" and "3 pages"; neither is shown in English."""
    source = Source("a", "casem", "https://a.example/", "Akaa", min_decisions=9)
    report = CrawlReport("a", MOMENT, MOMENT, pages=30)
    crawl = OpenCrawl(1, "a", MOMENT, None, "links", 0)
    warning = warning_of(source, crawl, report, outcome)

    assert told(app, warning) == [(words, None) for words in expected]


def test_a_first_crawl_of_the_newest_days_that_finds_nothing_is_told(
    app: Flask,
) -> None:
    source = Source("a", "casem", "https://a.example/", "Akaa")
    report = CrawlReport("a", MOMENT, MOMENT, pages=30)
    crawl = OpenCrawl(1, "a", MOMENT, dt.date(2026, 3, 9), "links", 0)
    warning = warning_of(source, crawl, report, Outcome(0, 0))

    assert told(app, warning) == [
        (
            "9.3.2026 tai sen jälkeen tehtyjä päätöksiä ei löytynyt, eikä aiempiakaan",
            None,
        )
    ]


def test_every_platform_has_a_name_for_people() -> None:
    """Not the name of its file."""
    for one in platform_ids():
        assert PLATFORM_LABELS[one][:1].isupper() or " " in PLATFORM_LABELS[one], one
        assert "_" not in PLATFORM_LABELS[one]


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        (None, []),
        ("last fetched 12 days ago", [("viimeksi noudettu 12 päivää sitten", None)]),
        ("last fetched 1 days ago", [("viimeksi noudettu päivä sitten", None)]),
        (
            "12 pages failed in a row: HTTP 503",
            [("nouto keskeytyi: 12 epäonnistumista peräkkäin (HTTP 503)", None)],
        ),
        (REFUSED_BY_ROBOTS, [("robots.txt kieltää noudon", None)]),
        (REFUSED_BY_PAGES, [("sivujen robottisäännöt kieltävät noudon", None)]),
        (
            "under-collected: 4 decisions, at least 9 expected (min_decisions); "
            "2 pages could not be fetched",
            [
                ("löytyi 4 päätöstä, odotettiin vähintään 9", None),
                ("2 sivua jäi noutamatta", None),
            ],
        ),
        (
            "no reader for platform 'uusi'",
            [("järjestelmälle uusi ei ole lukijaa", None)],
        ),
        (
            "nothing newer than 2026-05-07 came, after a steady flow (has it moved?)",
            [
                (
                    "mitään uudempaa kuin 7.5.2026 ei ole tullut; "
                    "julkaisija on voinut muuttaa",
                    None,
                )
            ],
        ),
        (
            "under-collected: 7 decisions of bodies from 2026-08 to 2026-10, "
            "60 a year before; disk is full",
            [
                (
                    "7 toimielinten päätöstä ajalta 8/2026–10/2026, vuotta aiemmin 60",
                    None,
                ),
                ("disk is full", "en"),
            ],
        ),
        ("disk is full", [("disk is full", "en")]),
    ],
)
def test_parts_are_told_apart_and_others_stay(
    app: Flask, reason: str | None, expected: list[tuple[str, str | None]]
) -> None:
    assert told(app, reason) == expected


@pytest.mark.parametrize("row", REASONS, ids=str)
def test_words_take_only_what_their_shape_finds(row: tuple[str, str]) -> None:
    shape, words = row

    named = set(re.compile(shape).groupindex) | {"there"}
    assert set(re.findall(r"%\((\w+)\)s", words)) <= named
