"""The script that serves nodes of a cluster ends them, however it ends; without Java."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
JAVA = """#!/bin/sh
echo $$ >> "$(dirname "$0")/pids"
exec sleep 600
"""
PROGRAM = """
import sys
from pathlib import Path
from scripts import opensearch_server
{before}
with opensearch_server.serve(Path(sys.argv[1]), nodes=2):
    print("serving", flush=True)
    {inside}
"""
PATIENCE_S = 60.0


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that "nobody" may write in, too, with a Java that only waits."""
    with tempfile.TemporaryDirectory() as made:
        found = Path(made)
        found.chmod(0o777)
        (found / "home").mkdir()
        (found / "java").write_text(JAVA)
        (found / "java").chmod(0o755)
        (found / "pids").touch()
        (found / "pids").chmod(0o666)
        yield found


@pytest.mark.parametrize(
    ("before", "inside"),
    [
        ("", ""),  # it waits for nodes that never answer
        (
            "import time; opensearch_server.wait_for = lambda running: None",
            "time.sleep(600)",
        ),
    ],
)
def test_no_node_outlives_what_serves_it(
    folder: Path, before: str, inside: str
) -> None:
    path = os.pathsep.join((str(folder), os.environ["PATH"]))
    program = subprocess.Popen(
        [
            *(sys.executable, "-c", PROGRAM.format(before=before, inside=inside)),
            str(folder / "home"),
        ],
        env={**os.environ, "PATH": path, "TMPDIR": str(folder)},
        cwd=ROOT,
        stderr=subprocess.DEVNULL,
    )
    pids = started(folder)
    program.terminate()

    assert program.wait(timeout=PATIENCE_S) != 0
    assert [pid for pid in pids if is_alive(pid)] == []
    assert list(folder.glob("paatoshaku-os-*")) == []


def started(folder: Path) -> list[int]:
    """Return the processes of both nodes when they run."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        pids = [int(line) for line in (folder / "pids").read_text().split()]
        if len(pids) == 2:
            return pids
        time.sleep(0.05)
    raise AssertionError("the nodes did not start")


def is_alive(pid: int) -> bool:
    """Return whether a process runs."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, 0)
        return True
    return False
