"""A disk that is really full: each command ends with a sentence, and all data stays whole."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.crawl.ingesting import rereading
from corpus.crawl.ingesting.intake import read_page, take_page
from corpus.model import Link, Page, Yield
from corpus.sources import Source
from corpus.store import DecisionStore
from search_web.cli import main
from tests.crawling.plain import PlainPlatform
from tests.search_web_world import decision

KB = 1024
ROOM_KB = 6_000
LEFT_KB = (0, 8, 60, 240)
"""How much is left on the disk: each lets a command come further."""

SOURCE = Source("kuvitteella", "plain", "https://e.example/", municipality="K")
IDS = {f"mallila/{n}" for n in range(1, 14)}

COMMANDS: dict[str, tuple[str, ...]] = {
    "index": ("index",),
    "compact index": ("index", "--compact"),
    "compact": ("compact",),
    "removals": ("removals", "add", "mallila/3", "--reason", "Pois"),
    "takedown": ("takedown", "mallila/2", "--why", "pyyntö"),
    "migrate": ("migrate-store", "sqlite:///{disk}/other/store.db"),
    "backup": ("backup", "{disk}/copy"),
    "get": ("get", "/haku.csv?q=kirjasto", "--output", "{disk}/found.csv"),
    "init": ("init", "{disk}/new"),
    "reparse": ("reparse", "kuvitteella"),
    "restore": ("restore", "{whole}/copy", "--yes"),
    "repair": ("repair",),
    "expire": ("expire",),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose index lags behind its store, and a backup of it."""
    folder = tmp_path_factory.mktemp("whole")
    url = f"sqlite:///{folder / 'data' / 'paatoshaku.db'}"
    with DecisionStore.open(url) as store:
        store.put_many(decision(n) for n in range(1, 10))
    said(folder / "data", "index")
    with DecisionStore.open(url) as store:
        store.put_many(decision(n) for n in range(10, 14))
        for name in "abc":
            link = Link(f"https://e.example/{name}", "item")
            body = f"title {name}\nTeksti {name}. {'Lisää. ' * 900}".encode()
            page = Page(link.url, "item", body)
            reading = read_page(PlainPlatform(), page, SOURCE)
            take_page(store, SOURCE, reading, page, link, crawl_id=1)
    code, _ = said(folder / "data", "backup", str(folder / "copy"))
    assert code == 0
    return folder


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own; skips where none may be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={ROOM_KB}k", "none", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, check=False).returncode:
        leave = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        leave("mounts a small disk, which only root may")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def read_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `reparse` find a source that the bundled registry has not, read otherwise."""

    class Shorter(PlainPlatform):
        def read(self, page: Page, source: Source) -> Iterator[Yield]:
            body = page.body.replace(b"Teksti", b"TEKSTI")
            yield from super().read(Page(page.url, page.role, body), source)

    monkeypatch.setattr("corpus.command_line.cli.load_sources", lambda _: [SOURCE])
    monkeypatch.setattr("corpus.command_line.cli.is_implemented", lambda _: True)
    monkeypatch.setattr(rereading, "platform", lambda _: Shorter())


def said(data: Path, *arguments: str) -> tuple[int, str]:
    """Run a command as the program does; return its exit code and what it wrote."""
    errors: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("click.echo", _echo_into(errors))
        with pytest.raises(SystemExit) as ended:
            main(["--data", str(data), *arguments])
    return int(ended.value.code or 0), "\n".join(errors)


def _echo_into(said_: list[str]) -> Callable[..., None]:
    def echo(message: object = "", **_: object) -> None:
        said_.append(str(message))

    return echo


def fill(disk: Path, left_kb: int) -> Path:
    """Fill *disk* with a file until *left_kb* are left."""
    ballast = disk / "ballast"
    free = shutil.disk_usage(disk).free - left_kb * KB
    ballast.write_bytes(bytes(max(0, free)))
    return ballast


@pytest.mark.nightly
@pytest.mark.parametrize("name", COMMANDS)
def test_a_full_disk_is_one_sentence_and_loses_nothing(
    whole: Path,
    disk: Path,
    read_plainly: None,
    capfd: pytest.CaptureFixture[str],
    name: str,
) -> None:
    words = [word.format(disk=disk, whole=whole) for word in COMMANDS[name]]
    ends = []
    for left in LEFT_KB:
        data = disk / "data"
        shutil.copytree(whole / "data", data)
        ballast = fill(disk, left)
        capfd.readouterr()
        code, text = said(data, *words)
        written = "".join(capfd.readouterr())

        ends.append(code)
        assert "Traceback" not in written + text, (left, written)
        if code:
            assert re.search(r"(?i)full|no space|disk", text + written), (left, text)
        ballast.unlink()
        assert_whole(data, name)
        for path in disk.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
    assert any(ends), "the disk was never full"


def assert_whole(data: Path, name: str) -> None:
    """With room again one repair makes all whole; every decision is there."""
    code, text = said(data, "repair")
    assert code == 0, text
    code, text = said(data, "check")
    assert code == 0, text
    with DecisionStore.open(f"sqlite:///{data / 'paatoshaku.db'}") as store:
        present = {item.decision.decision_id for item in store.iter_decisions()}
    assert IDS - present <= ({"mallila/2"} if name == "takedown" else set())
