"""Killed, full, unsynced, bits turned: every writing command leaves a store that heals."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus.store import DecisionStore
from search_web.cli import root
from tests.search_web_world import decision

CHILD = Path(__file__).parent / "faults" / "child.py"
KINDS = ("kill", "full", "lost")
COMMANDS: dict[str, tuple[str, ...]] = {
    "import": ("import", "{files}"),
    "index": ("index",),
    "rebuild": ("index", "--rebuild"),
    "compact": ("index", "--compact"),
    "takedown": ("takedown", "mallila/2", "--why", "pyyntö"),
    "keep": ("expire", "--keep", "mallila/3"),
    "expire": ("expire",),
    "repair": ("repair",),
    "removals": ("removals", "add", "mallila/3", "--reason", "Pois"),
}
SHORT = ("import", "index", "takedown", "repair")
"""Commands of the short form; the long one tries every write of all."""


def run(data: Path, *arguments: str) -> Result:
    return CliRunner().invoke(root, ["--data", str(data), *arguments])


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an index that lags behind its store, and files to import."""
    folder = tmp_path_factory.mktemp("whole")
    url = f"sqlite:///{folder / 'data' / 'paatoshaku.db'}"
    with DecisionStore.open(url) as store:
        store.put_many(decision(n) for n in range(1, 6))
    assert run(folder / "data", "index").exit_code == 0
    with DecisionStore.open(url) as store:
        store.put_many(decision(n) for n in range(6, 8))
    (folder / "files").mkdir()
    for number in (1, 2, 3):
        (folder / "files" / f"{number}.txt").write_text(
            f"Kunnanhallitus 12.3.2024 § {number}\nKirjastoauton hankinta"
        )
    return folder


def faulty(
    whole: Path, folder: Path, kind: str, at: int, name: str
) -> tuple[Path, str]:
    """Run a command with a fault on a copy; return the copy and what was said."""
    data = folder / "data"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(whole / "data", data)
    words = [word.format(files=whole / "files") for word in COMMANDS[name]]
    done = subprocess.run(
        [sys.executable, str(CHILD), kind, str(at), str(data), *words],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return data, done.stdout + done.stderr


def writes(whole: Path, folder: Path, name: str) -> int:
    _, said = faulty(whole, folder, "none", 0, name)
    found = re.search(r"writes: (\d+)", said)
    assert found, said
    return int(found[1])


def assert_heals(data: Path, said: str) -> None:
    """No traceback then, and afterwards one repair makes everything whole."""
    assert "Traceback" not in said, said
    repaired = run(data, "repair")
    assert repaired.exit_code == 0, (repaired.output, repaired.exception)
    checked = run(data, "check")
    assert checked.exit_code == 0, checked.output
    shown = run(data, "search", "", "--format", "ndjson", "--kaikki").output
    present = set(re.findall(r'"id": "(mallila/\d)"', shown))
    assert present >= {f"mallila/{n}" for n in (1, 3, 4, 5, 6, 7)}


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", SHORT)
def test_a_fault_at_a_write_heals(
    whole: Path, tmp_path: Path, kind: str, name: str
) -> None:
    count = writes(whole, tmp_path / "count", name)
    assert count >= 1
    at = random.Random(f"{kind} {name}").randint(1, count)
    data, said = faulty(whole, tmp_path / "copy", kind, at, name)

    assert "writes:" not in said or kind == "full", "it was not killed"
    assert_heals(data, said)


@pytest.mark.nightly
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", COMMANDS)
def test_a_fault_at_every_write_heals(
    whole: Path, tmp_path: Path, kind: str, name: str
) -> None:
    for at in range(1, writes(whole, tmp_path / "count", name) + 1):
        data, said = faulty(whole, tmp_path / "copy", kind, at, name)
        assert_heals(data, said)


@pytest.fixture(scope="module")
def durations(
    whole: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], int]:
    """Return how many milliseconds a command takes here, measured once."""
    folder = tmp_path_factory.mktemp("durations")

    @cache
    def took_ms(name: str) -> int:
        _, said = faulty(whole, folder / name, "none", 0, name)
        found = re.search(r"took: (\d+)", said)
        assert found, said
        return int(found[1])

    return took_ms


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(500))
def test_a_kill_at_any_moment_heals(
    whole: Path, tmp_path: Path, durations: Callable[[str], int], seed: int
) -> None:
    """By the clock from the first step of the command, so also between the writes."""
    chance = random.Random(seed)
    name = chance.choice(list(COMMANDS))
    at = chance.randint(1, durations(name))
    data, said = faulty(whole, tmp_path / "copy", "clock", at, name)
    assert_heals(data, said)


@pytest.mark.slow
def test_turned_bits_are_noticed_or_harmless_and_never_a_traceback(
    whole: Path, tmp_path: Path
) -> None:
    """In any file of the data folder; what cannot be healed is one sentence."""
    turn_bits(whole, tmp_path, 6)


@pytest.mark.nightly
def test_many_turned_bits(whole: Path, tmp_path: Path) -> None:
    turn_bits(whole, tmp_path, 300)


def turn_bits(whole: Path, folder: Path, times: int) -> None:
    chance = random.Random(times)
    for turn in range(times):
        data = folder / str(turn)
        shutil.copytree(whole / "data", data)
        files = sorted(path for path in data.rglob("*") if path.is_file())
        path = chance.choice([file for file in files if file.stat().st_size])
        body = bytearray(path.read_bytes())
        body[chance.randrange(len(body))] ^= 1 << chance.randrange(8)
        path.write_bytes(body)
        for command in (("check",), ("repair",), ("index",), ("check",)):
            error = run(data, *command).exception
            is_said = error is None or isinstance(error, SystemExit | OSError)
            room = type(error).__module__.split(".")[0]
            assert is_said or room in ("corpus", "indexer", "search_web"), (
                path.name,
                command,
                repr(error),
            )
        shutil.rmtree(data)
