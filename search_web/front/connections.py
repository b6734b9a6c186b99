"""The web server's patience: slow and idle connections, limits, and an orderly end.

Whoever sends a request byte by byte holds a connection, not a thread. So there may be
many connections, a request has to be complete in half a minute, and when few places are
left those that wait longest without being served are closed.
"""

from __future__ import annotations

import logging
import os
import queue
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import Any, NoReturn

import waitress
from waitress.channel import HTTPChannel
from waitress.task import ThreadedTaskDispatcher, WSGITask

from search_web.front.public_address import UNCHECKED_PATHS

LOGGER = logging.getLogger(__name__)

REQUEST_WITHIN_S = 30.0
"""A request that is not complete after so long is given up."""

IDLE_S = 60
CONNECTIONS = 1000
CROWDED = 0.8
"""From this share of places on, waiting connections are closed, the oldest first."""

MONITOR_THREADS = 2
"""Threads that answer nothing but questions for the health of the server."""

MAX_HEADER_BYTES = 32_768
MAX_BODY_BYTES = 8_000_000
DRAIN_S = 20.0
_LOOK_EVERY_S = 2
_SETTLED_S = 1.0
_TOLD_TIMES, _AGAIN_S = 3, 10.0
"""How often the main thread is told to end, and how long it has each time."""

INTERRUPTED_S = 15.0
"""An interrupted server ends within this time; what it answers has a third of it."""


class BodilessHeadTask(WSGITask):  # type: ignore[misc]
    """A request's task: the reply to HEAD ends with its head, without a last chunk."""

    def finish(self) -> None:
        """End the reply."""
        if self.request.command == "HEAD":
            if not self.wrote_header:
                self.write(b"")
            self.chunked_response = False
        super().finish()


class PatientChannel(HTTPChannel):  # type: ignore[misc]
    """A connection that knows since when its request has been coming."""

    task_class = BodilessHeadTask
    began: float | None = None

    def received(self, data: bytes) -> bool:
        """Take what came."""
        self.began = self.began or time.time()
        complete: bool = super().received(data)
        if self.request is None:
            self.began = None
        return complete


def make_server(
    app: Any, listener: socket.socket, threads: int, *, believes_proxies: bool
) -> Any:
    """Return a waitress server on *listener* with our limits."""
    server = waitress.create_server(
        app,
        sockets=[listener],
        threads=threads,
        ident=None,
        clear_untrusted_proxy_headers=not believes_proxies,
        connection_limit=CONNECTIONS,
        channel_timeout=IDLE_S,
        cleanup_interval=_LOOK_EVERY_S,
        max_request_header_size=MAX_HEADER_BYTES,
        max_request_body_size=MAX_BODY_BYTES,
        # select() knows a thousand files only.
        asyncore_use_poll=True,
    )
    server.channel_class = PatientChannel
    server.add_task = _lanes(server.task_dispatcher)
    tidy = server.maintenance

    def maintenance(now: float) -> None:
        tidy(now)
        for channel in to_close(list(server.active_channels.values()), now):
            channel.will_close = True

    server.maintenance = maintenance
    return server


def _lanes(
    dispatcher: ThreadedTaskDispatcher,
) -> Callable[[PatientChannel], None]:
    """Return what hands a connection's request to a thread; monitors have their own.

    Dozens of large files at once keep all other threads busy for half a minute.
    """
    for_monitors = ThreadedTaskDispatcher()
    for_monitors.set_thread_count(MONITOR_THREADS)

    def add_task(channel: PatientChannel) -> None:
        is_asked = channel.requests[0].path in UNCHECKED_PATHS
        (for_monitors if is_asked else dispatcher).add_task(channel)

    return add_task


def to_close(channels: list[Any], now: float) -> list[Any]:
    """Return the connections to give up: too slow ones, and in a crowd waiting ones."""
    slow = [
        channel
        for channel in channels
        if channel.began is not None and now - channel.began > REQUEST_WITHIN_S
    ]
    places = int(CONNECTIONS * CROWDED)
    if len(channels) - len(slow) <= places:
        return slow
    waiting = [c for c in channels if not c.requests and c not in slow]
    waiting.sort(key=lambda channel: channel.began or channel.last_activity)
    return slow + waiting[: len(channels) - len(slow) - places]


def is_busy(channel: Any) -> bool:
    """Whether a request is coming in, being answered, or its answer going out."""
    return bool(
        channel.requests or channel.began is not None or channel.total_outbufs_len
    )


def end_orderly(server: Any, begin: Callable[[], None]) -> None:
    """On SIGTERM call *begin*, take no new connections, finish what runs, then end."""
    is_done = threading.Event()

    def finish() -> None:
        began = time.monotonic()
        while (passed := time.monotonic() - began) < DRAIN_S:
            channels = list(server.active_channels.values())
            # Who was let in just now may not have sent anything yet.
            is_settled = passed > _SETTLED_S or not channels
            if is_settled and not any(map(is_busy, channels)):
                break
            time.sleep(0.1)
        is_done.set()
        # The end that a handler raises is lost where it comes amid a finaliser.
        for _ in range(_TOLD_TIMES):
            # Not SIGINT: a shell starts what runs in the background with it ignored.
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(_AGAIN_S)
        os._exit(0)

    def drain() -> None:
        begin()
        server.accepting = False
        finish()

    tell = _told_to(drain)

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        if is_done.is_set():
            raise SystemExit(0)
        tell()

    signal.signal(signal.SIGTERM, on_signal)


def end_when_interrupted() -> None:
    """On Ctrl-C end soon, also where the interruption is lost amid a finaliser.

    A process that a shell started in the background goes on ignoring it.
    """
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        return

    def end() -> None:
        time.sleep(INTERRUPTED_S)
        os._exit(1)

    tell = _told_to(end)

    def on_signal(number: int, frame: FrameType | None) -> None:
        tell()
        signal.default_int_handler(number, frame)

    signal.signal(signal.SIGINT, on_signal)


def leave() -> NoReturn:
    """End the process without the interpreter's own end, which may wait for a lock.

    A thread that this end stops may hold it.
    """
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def _told_to(act: Callable[[], None]) -> Callable[[], None]:
    """Return what a handler of signals may call to have *act* done in a thread.

    The thread runs before: a handler that starts one waits for ever where the signal came
    while the main thread was starting another, for both need the same lock.
    """
    told: queue.SimpleQueue[None] = queue.SimpleQueue()

    def wait() -> None:
        while True:
            told.get()
            act()

    threading.Thread(target=wait, daemon=True).start()
    return lambda: told.put(None)


class Renewable:
    """The app that answers now; waitress keeps what it was given at the start."""

    def __init__(self, app: Any) -> None:
        self.app = app

    def __call__(self, environ: Any, start_response: Any) -> Any:
        """Pass a request on."""
        return self.app(environ, start_response)


def reload_on_hangup(answering: Renewable, make_app: Callable[[], Any]) -> None:
    """On SIGHUP let a new app answer: files of sources and rules, index, store anew.

    Running requests end with the old one. A new app that cannot be made is logged, and
    the old one goes on.
    """

    def renew() -> None:
        try:
            answering.app = make_app()
        except Exception as error:  # noqa: BLE001 - whatever it is, the old app goes on
            LOGGER.error("not reloaded: %s", error)  # noqa: TRY400 - one sentence
        else:
            LOGGER.warning("reloaded")

    tell = _told_to(renew)
    signal.signal(signal.SIGHUP, lambda *_: tell())
