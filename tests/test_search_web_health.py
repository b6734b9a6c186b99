"""Machines' questions, slow connections, and an orderly end."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from search_web.app import create_app
from search_web.front import health
from search_web.front.connections import (
    CONNECTIONS,
    CROWDED,
    REQUEST_WITHIN_S,
    make_server,
    to_close,
)
from search_web.settings import Settings
from tests.programs import Program
from tests.search_web_world import decision, make_app


def test_a_process_without_an_index_is_alive_and_not_ready(tmp_path: Path) -> None:
    client = create_app(Settings(data=tmp_path)).test_client()
    alive, ready = client.get("/healthz"), client.get("/readyz")

    assert (alive.status_code, alive.text) == (200, "ok\n")
    assert ready.status_code == 503
    assert "paatoshaku index" in ready.text
    assert "paatoshaku_ready 0.0" in client.get("/metrics").text


def test_ready_until_it_drains(tmp_path: Path) -> None:
    app = make_app(tmp_path, [decision(1)])
    client = app.test_client()
    # The world's index is in memory: its folder has no mark, which is an index of no
    # change at all.
    assert client.get("/readyz").status_code == 200
    health.drain(app)

    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200


def test_health_is_answered_whatever_the_host_and_never_kept(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, base_url="https://haku.example")
    client = create_app(settings).test_client()
    for path in ("/healthz", "/readyz", "/metrics"):
        reply = client.get(path, headers={"Host": "10.0.0.7:8300"})
        assert reply.status_code in (200, 503)
        assert reply.headers["Cache-Control"] == "no-store"
    assert client.get("/", headers={"Host": "10.0.0.7:8300"}).status_code == 400


def test_metrics_count_kinds_of_pages_and_hold_no_words(tmp_path: Path) -> None:
    client = make_app(tmp_path, [decision(1)]).test_client()
    client.get("/haku?q=salasana")
    client.get("/ei-ole-salasana")
    text = client.get("/metrics").text

    assert (
        'paatoshaku_requests_total{endpoint="search.results",status="200"} 1.0' in text
    )
    assert 'endpoint="unknown",status="404"} 1.0' in text
    assert "paatoshaku_index_documents 1.0" in text
    assert "salasana" not in text


@dataclass
class FakeChannel:
    began: float | None
    last_activity: float = 0.0
    requests: tuple[int, ...] = ()


def test_slow_requests_are_given_up_and_in_a_crowd_waiting_ones() -> None:
    now = 1000.0
    slow = FakeChannel(now - REQUEST_WITHIN_S - 1)
    fresh = FakeChannel(now - 1)
    assert to_close([slow, fresh, FakeChannel(None)], now) == [slow]

    places = int(CONNECTIONS * CROWDED)
    waiting = [FakeChannel(now - n / 100) for n in range(places + 3)]
    served = FakeChannel(None, 0.0, (1,))
    assert to_close([*waiting, served], now) == waiting[:-5:-1]


@pytest.mark.parametrize(
    ("method", "body"), [("HEAD", b""), ("GET", b"1\r\na\r\n1\r\nb\r\n0\r\n\r\n")]
)
def test_the_reply_to_head_ends_with_its_head(method: str, body: bytes) -> None:
    """Of a stream the last chunk followed."""

    def app(environ: Any, start_response: Any) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "text/csv")])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [b"a", b"b"]

    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = make_server(app, listener, 1, believes_proxies=False)
        threading.Thread(target=server.run, daemon=True).start()
        with socket.create_connection(listener.getsockname(), timeout=10) as client:
            client.sendall(f"{method} / HTTP/1.1\r\nHost: a\r\n\r\n".encode())
            came = b"".join(iter(lambda: client.recv(4096), b""))
        server.close()

    head, _, rest = came.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 OK")
    assert rest == body


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_health_is_told_while_every_thread_is_busy(path: str) -> None:
    """Many who ask for large files at once wait for each other, and monitors do not."""
    may_end = threading.Event()

    def app(environ: Any, start_response: Any) -> list[bytes]:
        if environ["PATH_INFO"] == "/file":
            may_end.wait(60)
        start_response("200 OK", [("Content-Length", "1")])
        return [b"a"]

    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = make_server(app, listener, 2, believes_proxies=False)
        threading.Thread(target=server.run, daemon=True).start()
        address = listener.getsockname()
        busy = [socket.create_connection(address, timeout=30) for _ in range(6)]
        for client in busy:
            client.sendall(b"GET /file HTTP/1.1\r\nHost: a\r\n\r\n")
        with socket.create_connection(address, timeout=10) as monitor:
            monitor.sendall(f"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n".encode())
            told = monitor.recv(4096)
        may_end.set()
        came = [client.recv(4096) for client in busy]
        server.close()
        for client in busy:
            client.close()

    assert told.startswith(b"HTTP/1.1 200 OK")
    assert all(reply.startswith(b"HTTP/1.1 200 OK") for reply in came)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Program, int]]:
    command = [sys.executable, "-m", "search_web", "--data", str(tmp_path)]
    with Program(
        [*command, "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={"PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1", "PATH": ""},
        # As a shell starts what runs in the background.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
    ) as process:
        assert process.stdout is not None
        found = re.search(r":(\d+)/", process.stdout.readline())
        assert found
        yield process, int(found[1])
        process.kill()


def get(port: int, path: str) -> int:
    try:
        with urllib.request.urlopen(
            f"http://127.0.0.1:{port}{path}", timeout=20
        ) as reply:
            return int(reply.status)
    except urllib.error.HTTPError as error:
        return error.code


@pytest.mark.slow
def test_many_slow_connections_shut_nobody_out(
    served: tuple[Program, int],
) -> None:
    """Three hundred that send half a request line and wait."""
    _, port = served
    with ExitStack() as stack:
        for _ in range(300):
            slow = socket.create_connection(("127.0.0.1", port), timeout=5)
            stack.callback(slow.close)
            slow.sendall(b"GET / HT")
        assert get(port, "/healthz") == 200
        assert get(port, "/robots.txt") == 200


@pytest.mark.slow
def test_large_heads_are_refused_and_sigterm_ends_in_order(
    served: tuple[Program, int],
) -> None:
    process, port = served
    with socket.create_connection(("127.0.0.1", port), timeout=10) as client:
        told = b""
        # It may close the connection before everything was sent.
        with suppress(ConnectionError):
            client.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ")
            client.sendall(b"a" * 40_000 + b"\r\n\r\n")
            told = client.recv(200)
        assert b"200" not in told
        assert told == b"" or b"431" in told
    assert get(port, "/healthz") == 200
    begin = time.monotonic()
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=30)

    assert process.returncode == 0
    assert "Traceback" not in errors
    assert time.monotonic() - begin < 15
