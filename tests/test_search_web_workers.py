"""Several processes behind one address share rates and figures, and end together."""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.store import DecisionStore
from search_web.front.rates import RateLimiter
from search_web.front.shared_buckets import SharedBuckets
from tests.programs import Program
from tests.search_web_world import decision

PROCESSES = 2


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, Program]]:
    """The address of a server of two processes, and the first process."""
    environment = {
        "PYTHONUNBUFFERED": "1",
        "PYTHONUTF8": "1",
        "PATH": "",
        "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
        "PAATOSHAKU_API_UNITS_PER_MINUTE": "30",
    }
    command = [sys.executable, "-m", "search_web", "--data", str(tmp_path), "serve"]
    with Program(
        [*command, "--port", "0", "--workers", str(PROCESSES)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        assert found, line
        yield found[0], process
        process.kill()


def get(address: str) -> tuple[int, str]:
    """Return status and text; each call is a connection of its own."""
    try:
        with urllib.request.urlopen(address, timeout=20) as reply:
            return reply.status, reply.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def children(process: Program) -> set[int]:
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    return {int(number) for number in listed.split()}


def wait_for(condition: object, seconds: float = 30.0) -> None:
    until = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.1)


@pytest.mark.slow
def test_processes_share_rates_and_figures_and_end_together(
    served: tuple[str, Program],
) -> None:
    address, process = served
    statuses = [get(f"{address}/api/v1/openapi.json")[0] for _ in range(40)]
    _, figures = get(f"{address}/metrics")
    counted = re.findall(
        r"^paatoshaku_requests_total\{.*\} (\S+)$", figures, re.MULTILINE
    )

    assert statuses.count(200) in range(29, 40)
    assert 429 in statuses
    assert sum(float(count) for count in counted) == 40

    first = children(process)
    assert len(first) == PROCESSES
    os.kill(min(first), signal.SIGKILL)
    wait_for(lambda: len(children(process) - {min(first)}) == PROCESSES)
    assert get(f"{address}/healthz")[0] == 200

    process.terminate()
    _, errors = process.communicate(timeout=40)
    assert process.returncode == 0
    assert "Traceback" not in errors


def post(address: str, form: dict[str, str]) -> str:
    """Return where a form leads to, each time over a connection of its own."""
    body = urllib.parse.urlencode(form).encode()
    with urllib.request.urlopen(address, body, timeout=30) as reply:
        return str(reply.url)


@pytest.mark.slow
def test_processes_reload_on_sighup_and_make_one_thing_of_one_form(
    served: tuple[str, Program], tmp_path: Path
) -> None:
    address, process = served
    with DecisionStore.open(f"sqlite:///{tmp_path / 'paatoshaku.db'}") as store:
        store.put_many(decision(n) for n in range(1, 4))
    command = [sys.executable, "-m", "search_web", "--data", str(tmp_path), "index"]
    subprocess.run(command, check=True, capture_output=True)
    first = children(process)
    process.send_signal(signal.SIGHUP)
    wait_for(lambda: children(process) and not children(process) & first, 90)
    assert get(f"{address}/haku?q=kirjasto")[0] == 200

    form = {"lomake": "m" * 20, "nimi": "Omat", "q": "kirjasto"}
    with ThreadPoolExecutor(8) as pool:
        places = set(
            pool.map(lambda _: post(f"{address}/tallennettu/", form), range(8))
        )
    assert len(places) == 1


@pytest.mark.slow
def test_a_request_under_way_is_answered_though_processes_end(
    served: tuple[str, Program],
) -> None:
    """SIGTERM lets what has begun come to its end; then all processes are gone."""
    address, process = served
    assert get(f"{address}/healthz")[0] == 200
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as open_one:
        open_one.sendall(b"POST /tallennettu/ HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        open_one.sendall(b"Content-Length: 7\r\nConnection: close\r\n\r\nq=")
        time.sleep(0.5)
        process.terminate()
        time.sleep(0.5)
        open_one.sendall(b"kirja")
        reply = open_one.recv(4096)
    _, errors = process.communicate(timeout=40)

    assert reply.startswith(b"HTTP/1.1 "), reply
    assert process.returncode == 0
    assert "Traceback" not in errors


def take_all(limiter: RateLimiter, queue: multiprocessing.Queue[int]) -> None:
    queue.put(sum(limiter.take("192.0.2.7").is_allowed for _ in range(100)))


def test_processes_take_from_one_bucket() -> None:
    """Four of them get together what one client may have."""
    context = multiprocessing.get_context("fork")
    queue: multiprocessing.Queue[int] = context.Queue()
    limiter = RateLimiter(60, clock=lambda: 1000.0, buckets=SharedBuckets())
    processes = [
        context.Process(target=take_all, args=(limiter, queue)) for _ in "1234"
    ]
    for process in processes:
        process.start()
    taken = [queue.get(timeout=30) for _ in processes]
    for process in processes:
        process.join()

    assert sum(taken) == 60


def test_shared_buckets_are_those_of_one_process() -> None:
    """The same answers as buckets of this process, also where clients share places."""
    times = iter(range(10_000))
    now = 0.0

    def clock() -> float:
        return now

    own = RateLimiter(10, clock)
    shared = RateLimiter(10, clock, SharedBuckets())
    for step in times:
        now = step * 0.7
        if step > 400:
            break
        client = f"192.0.2.{step % 9}"
        assert own.take(client, 1 + step % 3) == shared.take(client, 1 + step % 3)


def test_a_crowd_pushes_out_the_oldest_bucket_only() -> None:
    buckets = SharedBuckets(slots=8)
    for number in range(9):
        buckets.put(f"client {number}", 1.0, float(number))

    assert buckets.get("client 0") is None
    assert [buckets.get(f"client {n}") for n in range(1, 9)] == [
        (1.0, float(n)) for n in range(1, 9)
    ]
