"""The commands crawl, reparse, status and takedown, as users run them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.crawl.lock import only_crawl
from corpus.model import Decision, Issue
from corpus.store import DecisionStore
from search_web.cli import root
from tests.crawling.site import Site, serve
from tests.making import make_decision


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site()) as served:
        yield served


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def registry(tmp_path: Path, *rows: str) -> str:
    file = tmp_path / "sources.toml"
    file.write_text("\n".join(rows), encoding="utf-8")
    return str(file)


def row(source_id: str, base: str, **more: str) -> str:
    lines = [
        "[[source]]",
        f'source_id = "{source_id}"',
        'platform = "dynasty"',
        f'base_url = "{base}"',
        'municipality = "Kuvitteella"',
        "delay_s = 0",
        *(f"{key} = {value}" for key, value in more.items()),
    ]
    return "\n".join(lines) + "\n"


def run(
    data: Path, *arguments: str, sources: str = ""
) -> subprocess.CompletedProcess[str]:
    environment = {"PAATOSHAKU_SOURCES": sources, "PAATOSHAKU_CRAWL_DELAY_S": "0"}
    command = [sys.executable, "-m", "search_web", "--data", str(data), *arguments]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False
    )


def decision(raw_id: str = "1") -> Decision:
    return make_decision(
        decision_id=f"kuvitteella/{raw_id}",
        source_id="kuvitteella",
        platform="dynasty",
        url=None,
        title="Asia",
        text="Teksti.",
        municipality="Kuvitteella",
    )


@pytest.mark.slow
def test_a_refusing_and_an_unknown_source_are_one_sentence_each(
    data: Path, tmp_path: Path
) -> None:
    sources = registry(
        tmp_path,
        row("kielto", "http://127.0.0.1:9/", never="true", never_reason='"kielto"'),
    )

    refused = run(data, "crawl", "kielto", sources=sources)
    unknown = run(data, "crawl", "olematon", sources=sources)

    assert refused.returncode == unknown.returncode == 1
    assert "kielto: never (kielto)" in refused.stderr
    assert "nothing to crawl" in refused.stderr
    assert unknown.stderr.count("\n") == 1
    assert "no source is called 'olematon'" in unknown.stderr


@pytest.mark.slow
def test_a_dead_source_fails_and_its_status_says_so(data: Path, tmp_path: Path) -> None:
    sources = registry(tmp_path, row("kuollut", "http://127.0.0.1:9/"))

    done = run(data, "crawl", "--all", "--timeout", "1", sources=sources)
    status = run(data, "status", "kuollut", "--json", sources=sources)

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "refused" in done.stderr
    [line] = json.loads(status.stdout)
    assert line["state"] == "failing"


@pytest.mark.slow
def test_a_forbidden_source_is_refused_in_status(
    data: Path, tmp_path: Path, site: Site
) -> None:
    site.pages["/robots.txt"] = "User-agent: *\nDisallow: /\n"
    sources = registry(tmp_path, row("kielletty", site.base))

    run(data, "crawl", "--all", sources=sources)
    status = run(data, "status", "--all", sources=sources)

    assert "kielletty" in status.stdout
    assert "refused" in status.stdout
    assert site.paths() == []


@pytest.mark.parametrize("value", ["2026-03-01", "1.3.2026", "30d", "01.03.2026"])
def test_since_takes_days_as_people_write_them(value: str) -> None:
    from corpus.day_option import Day

    assert Day().convert(value, None, None).year >= 2026


def test_a_since_that_is_no_day_is_wrong_usage(data: Path) -> None:
    result = CliRunner().invoke(
        root, ["--data", str(data), "crawl", "--since", "eilen"]
    )

    assert result.exit_code == 2
    assert "expected 2026-03-01, 1.3.2026 or 30d" in result.output


def test_a_takedown_removes_and_is_listed(data: Path) -> None:
    with DecisionStore.open(f"sqlite:///{data / 'paatoshaku.db'}") as store:
        store.put(decision())

    taken = run(data, "takedown", "kuvitteella/1", "--why", "pyyntö 5/2026")
    again = run(data, "takedown", "kuvitteella/1", "--why", "uudelleen")
    listed = run(data, "status", "--removed")
    unknown = run(data, "takedown", "kuvitteella/2", "--why", "x")

    assert "taken down" in taken.stdout
    assert "removed before" in again.stdout
    assert "kuvitteella/1 takedown: pyyntö 5/2026" in listed.stdout
    assert unknown.returncode == 1
    assert "'kuvitteella/2'" in unknown.stderr


@pytest.mark.slow
def test_the_status_of_all_sources_counts_their_states(data: Path) -> None:
    done = run(data, "status", "--json")

    rows = json.loads(done.stdout)
    states = {line["source_id"]: line["state"] for line in rows}
    assert states["vantaa"] == "refused"
    assert states["lahti"] == "never-crawled"
    assert len(rows) > 300


@pytest.mark.slow
def test_status_tells_of_decisions_outside_the_registry(data: Path) -> None:
    """Else a folder with decisions of another registry looks empty."""
    with DecisionStore.open(f"sqlite:///{data / 'paatoshaku.db'}") as store:
        store.put(decision())
    done = run(data, "status")

    assert "beside these: 1 decision, imported or of sources" in done.stdout


@pytest.mark.slow
def test_a_data_folder_that_cannot_be_written_is_one_sentence() -> None:
    done = run(Path("/proc/self"), "status")

    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "cannot open the database" in done.stderr


@pytest.mark.slow
def test_masked_personal_data_is_listed_without_repeating_it(
    data: Path, tmp_path: Path
) -> None:
    with DecisionStore.open(f"sqlite:///{data / 'paatoshaku.db'}") as store:
        store.add_issues(
            "lahti",
            [
                Issue("personal-data", "masked: 1 identity-number", None, "lahti/1"),
                Issue("fetch", "HTTP 500", "https://e.example/"),
            ],
        )

    listed = run(data, "status", "--kind", "personal-data")

    assert "lahti personal-data: masked: 1 identity-number lahti/1" in listed.stdout
    assert "HTTP 500" not in listed.stdout


@pytest.mark.slow
def test_removals_are_logged_by_id_only(data: Path) -> None:
    with DecisionStore.open(f"sqlite:///{data / 'paatoshaku.db'}") as store:
        store.put(decision())

    run(data, "takedown", "kuvitteella/1", "--why", "henkilön A pyyntö")

    log = (data / "corpus.log").read_text(encoding="utf-8")
    assert "removed kuvitteella/1: takedown" in log
    assert "Teksti" not in log
    assert "henkilön" not in log


@pytest.mark.slow
def test_two_crawls_do_not_share_a_data_folder(data: Path, tmp_path: Path) -> None:
    sources = registry(tmp_path, row("kuollut", "http://127.0.0.1:9/"))

    with only_crawl(data):
        done = run(data, "crawl", "--all", sources=sources)

    assert done.returncode == 1
    assert "another crawl (process" in done.stderr


def test_reparse_passes_over_sources_that_no_reader_is_for(data: Path) -> None:
    """The bundled registry has some; all others are read again nevertheless."""
    DecisionStore.open(f"sqlite:///{data / 'paatoshaku.db'}").close()

    result = CliRunner().invoke(root, ["--data", str(data), "reparse"])

    assert result.exit_code == 0, result.output
    named = CliRunner().invoke(root, ["--data", str(data), "reparse", "kotka"])
    assert named.exit_code == 1
    assert "no platform is called" in str(named.exception)
