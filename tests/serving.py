"""A WSGI application on loopback, served by waitress in a thread of the test."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from typing import Any

from waitress import create_server

PAGE_WITHIN_MS = 120_000
"""A page is there in a browser by then, also on a machine that does much else."""


@contextlib.contextmanager
def served(app: Any, *, threads: int = 4) -> Iterator[str]:
    """Serve ``app`` and give its address without a final slash.

    The loop of waitress may wait in ``select`` on the socket that closing takes away;
    the ``OSError`` of that moment belongs to the end and is no failure of a test.
    """
    server = create_server(app, host="127.0.0.1", port=0, threads=threads)
    is_closing = threading.Event()

    def run() -> None:
        try:
            server.run()
        except OSError:
            if not is_closing.is_set():
                raise

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        is_closing.set()
        server.close()
        thread.join(timeout=5)
