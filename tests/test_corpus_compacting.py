"""Raw pages within their budget: what goes first, what is told, and a file that shrinks."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from corpus.errors import SourceConfigError
from corpus.model import Page
from corpus.stewardship.compacting import RawPageBudget, plan_compacting, read_budget
from corpus.storage.crawl_state.page_sizes import PageSize
from corpus.store import DecisionStore
from search_web.cli import root
from tests.making import make_decision

SIZE = 1_000_000
REGISTRY = """
[[source]]
source_id = "kuvitteella"
municipality = "Akaa"
platform = "dynasty"
base_url = "https://kuvitteella.example/"
policy = "restricted"
legal_basis = "a decision of the operator"
confidence = "low"
"""


def put(
    store: DecisionStore, name: str, month: int, decision: str | None, **values: Any
) -> None:
    """Store a page of a megabyte that cannot be packed, and the decision on it."""
    record: dict[str, Any] = {
        "decision_id": f"kuvitteella/{decision}",
        "source_id": "kuvitteella",
        "platform": "demo",
        "url": None,
        "title": f"Asia {(decision or '')[-1:]}",
        "text": f"Päätös {decision}.",
        "municipality": "Akaa",
        "body": "Tekninen lautakunta",
        "body_name": "Tekninen lautakunta",
        "date": dt.date(2026, 3, 12),
        "meeting_time": "17:00",
        "case_number": f"{(decision or '0')[-1:]}/02.08/2026",
        "status": "minutes",
    }
    page = Page(
        f"https://kuvitteella.example/{name}",
        "decision",
        random.Random(name).randbytes(SIZE),
        fetched_at=dt.datetime(2026, month, 1, tzinfo=dt.UTC),
    )
    held = [f"kuvitteella/{decision}"] if decision else []
    store.put_page("kuvitteella", page, held)
    if decision:
        store.put(make_decision(**(record | values)))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "sources.toml").write_text(REGISTRY, "utf-8")
    with DecisionStore.open(f"sqlite:///{tmp_path / 'paatoshaku.db'}") as store:
        put(store, "newest-old", 1, "m2", minutes_section="2")
        put(store, "list", 2, None)
        put(store, "agenda", 3, "a1", status="agenda", text="Ehdotus.")
        put(store, "minutes", 4, "m1", minutes_section="1")
        assert store.resolve("kuvitteella/m1") == "kuvitteella/a1"
    return tmp_path


@pytest.mark.postgresql
def test_a_server_gives_the_space_back_too(postgresql_url: str) -> None:
    with DecisionStore.open(postgresql_url) as store:
        put(store, "list", 2, None)
        put(store, "minutes", 4, "m1", minutes_section="1")
        first, second = store.page_sizes.in_order()
        assert (first.use, second.use) == ("no-decision", "newest")
        assert SIZE < first.size < SIZE * 1.1

        store.page_sizes.drop([first.page_id])
        before, after = store.page_sizes.shrink()

        assert after < before - 0.9 * SIZE
        assert [page.url[-7:] for _, page in store.pages.iter_pages()] == ["minutes"]


def run(data: Path, *arguments: str, **environment: str) -> Result:
    given = {"PAATOSHAKU_SOURCES": str(data / "sources.toml")} | environment
    return CliRunner().invoke(
        root, ["--data", str(data), "compact", *arguments], env=given
    )


def left(data: Path) -> list[str]:
    with DecisionStore.open(f"sqlite:///{data / 'paatoshaku.db'}") as store:
        return [page.url.rpartition("/")[2] for _, page in store.pages.iter_pages()]


@pytest.mark.parametrize(
    ("budget", "kept", "told"),
    [
        ("5", "newest-old list agenda minutes", "dropped: 0 pages, 0.0 MB\n"),
        ("4", "newest-old list minutes", "dropped: 1 page, 1.0 MB: 1 superseded (1.0"),
        ("3", "newest-old minutes", "1 superseded (1.0 MB), 1 without a decision (1.0"),
        ("2", "minutes", "1 of newest versions (1.0 MB)\nwarning: the budget is too"),
        ("restricted=3", "newest-old minutes", "dropped: 2 pages"),
        ("restricted=0", "", "dropped: 4 pages"),
        ("9 open=0", "newest-old list agenda minutes", "dropped: 0 pages"),
    ],
)
def test_superseded_pages_go_first_and_what_is_needed_last(
    data: Path, budget: str, kept: str, told: str
) -> None:
    done = run(data, PAATOSHAKU_RAW_PAGES_MB=budget)

    assert done.exit_code == 0, done.output
    assert told in done.output
    assert left(data) == kept.split()


def test_the_file_shrinks_and_decisions_stay(data: Path) -> None:
    file = data / "paatoshaku.db"
    with DecisionStore.open(f"sqlite:///{file}") as store:
        before = [one.decision for one in store.iter_decisions()]
    size = file.stat().st_size

    done = run(data, "--raw-pages-mb", "2")

    assert size > 4 * SIZE
    assert file.stat().st_size < size - 2.5 * SIZE
    assert f"before, {file.stat().st_size / SIZE:.1f} MB after" in done.output
    with DecisionStore.open(f"sqlite:///{file}") as store:
        assert [one.decision for one in store.iter_decisions()] == before
        assert list(store.care.problems()) == []


def test_a_source_that_says_its_policy_by_an_older_key_counts(data: Path) -> None:
    row = REGISTRY.replace('policy = "restricted"', 'permission = "by letter"')
    (data / "sources.toml").write_text(row, "utf-8")

    assert "dropped: 4 pages" in run(data, "--raw-pages-mb", "open=0").output


def test_a_dry_run_changes_nothing(data: Path) -> None:
    done = run(data, "--dry-run", "--raw-pages-mb", "0")

    assert "would be dropped: 4 pages, 4.0 MB" in done.output
    assert len(left(data)) == 4


def test_without_a_budget_no_page_goes(data: Path) -> None:
    assert "no budget is set" in run(data).output
    assert len(left(data)) == 4


def test_a_page_that_comes_again_is_kept_again(data: Path) -> None:
    run(data, "--raw-pages-mb", "0")
    with DecisionStore.open(f"sqlite:///{data / 'paatoshaku.db'}") as store:
        put(store, "minutes", 5, "m1", minutes_section="1")

    assert left(data) == ["minutes"]


def test_what_a_policy_has_too_much_of_counts_in_the_whole() -> None:
    found = [
        PageSize(1, "avoin", 10, "superseded"),
        PageSize(2, "rajattu", 10, "newest"),
        PageSize(3, "muu", 10, "newest"),
    ]
    budget = RawPageBudget(20, {"restricted": 0})

    plan = plan_compacting(found, budget, {"avoin": "open", "rajattu": "restricted"})

    assert plan.dropped == (2,)


@pytest.mark.parametrize(
    "text", ["5 6", "2.", "x=1", "open=1 open=2", "-1", "open=", "=4"]
)
def test_a_budget_that_is_none_says_what_is_allowed(text: str) -> None:
    with pytest.raises(SourceConfigError, match="allowed: megabytes once"):
        read_budget(text)
