"""The ``serve`` command: the web app behind waitress, in one process or several."""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import gc
import logging
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import plain_reason
from search_web.care import daily
from search_web.errors import PortInUse, SettingsError
from search_web.settings import Settings

if TYPE_CHECKING:
    from flask import Flask

    from indexer.contract.engine import IndexEngine

_OBJECTS = 20_000
"""Objects more than before, after which cycles of garbage are looked for."""


@click.command()
@click.option("--host", help="Address to listen on (default: 127.0.0.1).")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="Port (default: 8300; 0: a free one)."
)
@click.option(
    "--threads", type=click.IntRange(1, 64), help="Threads of a process (default: 4)."
)
@click.option("--workers", type=click.IntRange(1, 64), help="Processes (default: 1).")
@click.pass_obj
def serve(settings: Settings, /, **given: Any) -> None:
    """Serve the web app until Ctrl-C."""
    chosen = {name: value for name, value in given.items() if value is not None}
    run(dataclasses.replace(settings, **chosen))


def run(settings: Settings) -> None:
    """Listen, print the address, and serve until interrupted.

    Raises:
        PortInUse: the address is taken.
        SettingsError: the host cannot be listened on.
        VoikkoMissing: no word of a search could be read.
        IndexDamaged: the index is not what was written.
        IndexForeign: the index is of another state of the store, or of another store.
    """
    with contextlib.closing(listen(settings.host, settings.port)) as listener:
        check_dictionary()
        check_store(settings)
        check_files(settings.index_folder, settings.index_engine)
        _serve(settings, listener)


def _serve(settings: Settings, listener: socket.socket) -> None:
    # waitress would log a line a request when the queue fills; no address goes to a log.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    if settings.workers > 1:
        _serve_in_processes(settings, listener)
    else:
        _serve_here(settings, listener)


def _serve_in_processes(settings: Settings, listener: socket.socket) -> None:
    with _figures_folder() as folder:
        # Read when the module is imported that counts, so that comes afterwards.
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        from search_web.app import create_app
        from search_web.front.workers import serve_in_processes

        def make(settings: Settings) -> Flask:
            daily.start(settings)
            app = create_app(settings)
            collect_seldom()
            return app

        serve_in_processes(
            settings,
            listener,
            settings.workers,
            make,
            lambda: _say_address(listener),
        )


@contextlib.contextmanager
def _figures_folder() -> Iterator[str]:
    """Make a folder for the figures of all processes; only the first one removes it.

    Each process that ends goes through here, for it was forked within.
    """
    folder = tempfile.mkdtemp(prefix="paatoshaku-figures-")
    first = os.getpid()
    try:
        yield folder
    finally:
        if os.getpid() == first:
            shutil.rmtree(folder, ignore_errors=True)


def _serve_here(settings: Settings, listener: socket.socket) -> None:
    from search_web.app import create_app
    from search_web.front import health
    from search_web.front.connections import (
        Renewable,
        end_orderly,
        end_when_interrupted,
        leave,
        make_server,
        reload_on_hangup,
    )

    answering = Renewable(create_app(settings))
    server = make_server(
        answering,
        listener,
        settings.threads,
        believes_proxies=settings.trusted_proxies > 0,
    )
    # What drains is the app that answers then.
    end_orderly(server, lambda: health.drain(answering.app))
    end_when_interrupted()

    def make_anew() -> Flask:
        check_store(settings)
        check_files(settings.index_folder, settings.index_engine)
        return create_app(settings)

    reload_on_hangup(answering, make_anew)
    collect_seldom()
    is_over = daily.start(settings)
    try:
        _say_address(listener)
        server.run()
    except KeyboardInterrupt:
        pass  # just before the server hears of it
    finally:
        is_over.set()
        server.close()
    leave()


def _say_address(listener: socket.socket) -> None:
    host, port = listener.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"Päätöshaku: http://{shown}:{port}/  (Ctrl-C stops)")


def collect_seldom() -> None:
    """Look for cycles of garbage once in many thousand objects, not in each page.

    What is there already stays as long as the process: it is not looked through again.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS, 20, 20)


def check_dictionary() -> None:
    """Read a word: without the dictionary every page would fail.

    Raises:
        VoikkoMissing: saying how to install it.
    """
    from analyzers.finnish import FinnishAnalyzer

    FinnishAnalyzer().analyze("kunta")


def check_store(settings: Settings) -> None:
    """Take down again what an older copy of the store brought back; compare the index.

    Raises:
        IndexForeign: the index is of another state of the store, or of another store.
    """
    from corpus.index_marks import mismatch
    from corpus.stewardship.takedown_ledger import TakedownLedger
    from corpus.store import DecisionStore
    from indexer.errors import IndexForeign, IndexUnavailable

    if not DecisionStore.exists(settings.store_url):
        return
    with DecisionStore.open(settings.store_url) as store:
        TakedownLedger(settings.data).replay(store)
        problem = None
        # A cluster that is silent may answer later; pages say so until then.
        with contextlib.suppress(IndexUnavailable):
            problem = mismatch(store, settings.index_marks)
    if problem:
        raise IndexForeign(problem)


def check_files(index_folder: Path, engine: IndexEngine | None = None) -> None:
    """Compare the whole index with its check sums, which takes about 1 s a gigabyte.

    Without an index, or with one that is outdated, or elsewhere and silent, the app
    answers and says what to do.

    Raises:
        IndexDamaged: naming the first file that differs.
    """
    from indexer.documents.update import check_index
    from indexer.errors import IndexMissing, IndexOutdated, IndexUnavailable

    with contextlib.suppress(IndexMissing, IndexOutdated, IndexUnavailable):
        check_index(index_folder, engine)


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket of *host* and *port*; port 0 takes a free one.

    Raises:
        PortInUse: another process listens there.
        SettingsError: the host is not an address of this machine, or not allowed.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise PortInUse(
                f"{host}:{port} is in use by another process; choose another --port"
            ) from error
        raise SettingsError(
            f"cannot listen on {host}:{port}: {plain_reason(error)}"
        ) from error
    return listener
