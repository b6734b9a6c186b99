"""Several processes behind one address: gunicorn keeps them, waitress serves in each.

gunicorn starts the processes, starts one again that has died or hangs, and ends them
orderly. The connections are waitress's, with the limits of ``connections``. Rates of
clients are counted together (``shared_buckets``), and so are the figures of ``/metrics``.
"""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable
from types import FrameType
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]
from gunicorn.workers.base import Worker  # type: ignore[import-untyped]
from prometheus_client import multiprocess

from search_web.front import health
from search_web.front.connections import DRAIN_S, end_orderly, make_server
from search_web.front.rates import SHARED
from search_web.front.shared_buckets import SharedBuckets
from search_web.settings import Settings

HANGS_AFTER_S = 60
"""A process of which nothing is heard for so long is ended and replaced."""


class PatientWorker(Worker):  # type: ignore[misc]
    """A process that serves with waitress."""

    def run(self) -> None:
        """Serve until told to end, or until the first process is gone."""
        settings: Settings = self.wsgi.config["SETTINGS"]
        server = make_server(
            self.wsgi,
            self.sockets[0].sock,
            settings.threads,
            believes_proxies=settings.trusted_proxies > 0,
        )
        self._report(server)
        end_orderly(server, lambda: health.drain(self.wsgi))
        try:
            server.run()
        finally:
            server.close()

    def _report(self, server: Any) -> None:
        """Let gunicorn know every few seconds that this process is alive."""
        tidy = server.maintenance

        def maintenance(now: float) -> None:
            tidy(now)
            self.notify()
            if os.getppid() != self.ppid:
                os.kill(os.getpid(), signal.SIGTERM)

        server.maintenance = maintenance

    def handle_quit(self, _number: int, _frame: FrameType | None) -> None:
        """End at once."""
        raise SystemExit(0)


class _Processes(BaseApplication):  # type: ignore[misc]
    """What gunicorn asks for: its settings, and an app for each process."""

    def __init__(self, make: Callable[[], Flask], options: dict[str, object]) -> None:
        self._make, self._options = make, options
        super().__init__()

    def load_config(self) -> None:
        """Set what differs from gunicorn's defaults."""
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Return the app of one process."""
        return self._make()


def _forget(_server: Any, worker: Worker) -> None:
    number: Any = worker.pid
    multiprocess.mark_process_dead(number)  # type: ignore[no-untyped-call]


def serve_in_processes(
    settings: Settings,
    listener: socket.socket,
    count: int,
    make_app: Callable[[Settings], Flask],
    when_ready: Callable[[], None],
) -> None:
    """Serve in *count* processes until SIGTERM or Ctrl-C.

    ``PROMETHEUS_MULTIPROC_DIR`` must have been set before ``prometheus_client`` was
    imported: a folder for the figures of the processes.

    Args:
        settings: of every process.
        listener: the socket that they share.
        count: processes.
        make_app: called in each process.
        when_ready: called once, when the processes are about to start.
    """
    shared = {name: SharedBuckets() for name in ("api", "forms", "pages")}

    def make() -> Flask:
        app = make_app(settings)
        app.extensions[SHARED] = shared
        return app

    options: dict[str, object] = {
        "bind": f"fd://{os.dup(listener.fileno())}",
        "workers": count,
        "worker_class": f"{__name__}.{PatientWorker.__name__}",
        "timeout": HANGS_AFTER_S,
        "graceful_timeout": int(DRAIN_S) + 5,
        "loglevel": "error",
        "control_socket_disable": True,
        "when_ready": lambda _server: when_ready(),
        "child_exit": _forget,
    }
    _Processes(make, options).run()
