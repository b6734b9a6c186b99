"""The ``serve`` command as a process: address printed, port in use, Ctrl-C."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path
from types import SimpleNamespace

import pytest

from indexer.backends.whoosh.backend import WhooshBackend
from indexer.errors import IndexDamaged
from search_web.errors import PortInUse, SettingsError
from search_web.front import connections
from search_web.front.connections import Renewable, reload_on_hangup
from search_web.serve import check_files, listen
from tests.contract.documents import document
from tests.programs import Program

ROOT = Path(__file__).parent.parent


def test_a_taken_port_is_one_sentence() -> None:
    """The error names the address and what to do."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(PortInUse, match=f"127.0.0.1:{port} is in use .*--port"):
            listen("127.0.0.1", port)


def test_a_host_of_another_machine_is_refused() -> None:
    """192.0.2.1 is reserved for documentation and is nobody's address."""
    with pytest.raises(SettingsError, match=re.escape("192.0.2.1")):
        listen("192.0.2.1", 0)


@pytest.mark.files
def test_an_index_with_a_changed_byte_is_not_served(tmp_path: Path) -> None:
    """Of the same size, so that only its check sum tells; the error says what to do."""
    WhooshBackend.open(tmp_path).update([document("a/1", "otsikko", "sana")])
    check_files(tmp_path)
    (segment,) = tmp_path.glob("*.segment")
    content = bytearray(segment.read_bytes())
    content[content.index(b"sana")] ^= 1
    segment.write_bytes(content)

    with pytest.raises(IndexDamaged, match=rf"{segment.name} differs .*--rebuild"):
        check_files(tmp_path)


def test_without_an_index_the_app_may_start(tmp_path: Path) -> None:
    """It answers by saying how to make one."""
    check_files(tmp_path)


@pytest.mark.files
@pytest.mark.slow
def test_serve_prints_its_address_and_stops_on_ctrl_c(tmp_path: Path) -> None:
    """A line with the address, real replies, exit without a traceback."""
    command = [sys.executable, "-m", "search_web", "--data", str(tmp_path)]
    with Program(
        [*command, "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={"PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1", "PATH": ""},
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert found, line
        with urllib.request.urlopen(found[0] + "robots.txt", timeout=10) as reply:
            status = reply.status
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)

    assert status == 200
    assert "Traceback" not in errors
    assert process.returncode in (0, 1, 130)


@pytest.mark.slow
@pytest.mark.parametrize("hangups", [0, 1])
def test_serve_ends_in_order_on_sigterm(tmp_path: Path, hangups: int) -> None:
    command = [sys.executable, "-m", "search_web", "--data", str(tmp_path)]
    with Program(
        [*command, "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={"PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1", "PATH": ""},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert "http://" in process.stdout.readline()
        for _ in range(hangups):
            process.send_signal(signal.SIGHUP)
            assert process.stderr.readline() == "paatoshaku: reloaded\n"
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=60)

    assert errors == ""
    assert process.returncode == 0


def test_a_signal_is_heard_while_the_main_thread_starts_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A handler that starts a thread would wait for the lock that starting one holds."""
    before = signal.getsignal(signal.SIGHUP)
    renewed = threading.Event()
    answering = Renewable(object())
    try:
        reload_on_hangup(answering, renewed.set)
        with monkeypatch.context() as held:
            held.setattr(threading.Thread, "start", lambda _: pytest.fail("a lock"))
            os.kill(os.getpid(), signal.SIGHUP)
            assert renewed.wait(20)
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.slow
def test_an_end_that_was_lost_is_told_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """SystemExit is only printed where the main thread is amid a finaliser."""
    before = signal.getsignal(signal.SIGTERM)
    ended, lost = threading.Event(), 0
    monkeypatch.setattr(connections, "_AGAIN_S", 0.3)
    monkeypatch.setattr(connections.os, "_exit", lambda _code: ended.set())
    server = SimpleNamespace(active_channels={}, accepting=True)
    try:
        connections.end_orderly(server, lambda: None)
        os.kill(os.getpid(), signal.SIGTERM)
        while not ended.is_set():
            try:
                time.sleep(0.02)
            except SystemExit:
                lost += 1
    finally:
        signal.signal(signal.SIGTERM, before)

    assert (lost, server.accepting) == (3, False)


def test_an_interruption_that_was_lost_ends_the_server_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = signal.getsignal(signal.SIGINT)
    ended = threading.Event()
    monkeypatch.setattr(connections, "INTERRUPTED_S", 0.3)
    monkeypatch.setattr(connections.os, "_exit", lambda _code: ended.set())
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        connections.end_when_interrupted()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)

        assert ended.wait(20)
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.files
@pytest.mark.slow
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_server_ends_though_the_end_of_the_interpreter_waits(
    tmp_path: Path, sent: signal.Signals
) -> None:
    """A thread that the end of the interpreter stops may hold what that end waits for."""
    waits = "import atexit, time; atexit.register(time.sleep, 600); "
    starts = "from search_web.cli import main; main()"
    with Program(
        [
            *(sys.executable, "-c", waits + starts),
            *("--data", str(tmp_path), "serve", "--port", "0"),
        ],
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1", "PATH": ""},
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        assert "http://127.0.0.1:" in process.stdout.readline()
        process.send_signal(sent)

        assert process.wait(60) in (0, 1)


@pytest.mark.slow
def test_serve_reloads_on_sighup_and_goes_on(tmp_path: Path) -> None:
    """A new app answers; one that cannot be made leaves the old one in place."""
    command = [sys.executable, "-m", "search_web", "--data", str(tmp_path)]
    registry = tmp_path / "sources.toml"
    registry.write_text("", encoding="utf-8")
    environ = {"PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1", "PATH": ""}
    with Program(
        [*command, "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**environ, "PAATOSHAKU_SOURCES": str(registry)},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
        assert found
        said = []
        for _ in range(2):
            process.send_signal(signal.SIGHUP)
            said.append(process.stderr.readline())
            with urllib.request.urlopen(found[0] + "robots.txt", timeout=10) as reply:
                assert reply.status == 200
        (tmp_path / "index").mkdir(exist_ok=True)
        (tmp_path / "paatoshaku.db").write_bytes(b"no database at all" * 100)
        process.send_signal(signal.SIGHUP)
        said.append(process.stderr.readline())
        with urllib.request.urlopen(found[0] + "robots.txt", timeout=10) as reply:
            assert reply.status == 200
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)

    assert said[:2] == ["paatoshaku: reloaded\n"] * 2
    assert said[2].startswith("paatoshaku: not reloaded: cannot open the database")
    assert process.returncode == 0
