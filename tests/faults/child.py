"""Run a command and let the N-th write fail, in a process of its own.

    python child.py KIND N DATA COMMAND…

A write is a commit, an fsync or a renaming. Kinds: "kill" ends the process there as
``kill -9`` does; "full" lets it and all after it say that the disk is full; "lost" is a
kill after which what was written in the index without an fsync is cut to half. "clock"
kills N milliseconds after the command began, wherever it is then. Prints how many writes
there were and how long it took, so that a test knows where to put N.
"""

from __future__ import annotations

import errno
import os
import signal
import sqlite3
import sys
import threading
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sqlalchemy.engine.default import DefaultDialect

from search_web.cli import main

KIND, AT, DATA = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
SYNCED: set[str] = set()
BEFORE = {path: path.stat().st_mtime_ns for path in DATA.rglob("*") if path.is_file()}
COUNT = [0]


def fault() -> None:
    """Count a write; do to it what was asked."""
    COUNT[0] += 1
    if KIND == "clock" or not AT or COUNT[0] < AT:
        return
    if KIND == "full":
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    if COUNT[0] == AT:
        if KIND == "lost":
            lose()
        os.kill(os.getpid(), signal.SIGKILL)


def lose() -> None:
    """Cut what the disk had not been asked to keep."""
    for path in (DATA / "index").rglob("*"):
        is_new = path.is_file() and BEFORE.get(path) != path.stat().st_mtime_ns
        if is_new and str(path) not in SYNCED:
            os.truncate(path, path.stat().st_size // 2)


def commit(dialect: Any, connection: Any) -> None:
    """Commit, or fail as the database does when its disk is full."""
    try:
        fault()
    except OSError as error:
        raise sqlite3.OperationalError("database or disk is full") from error
    connection.commit()


def counted(function: Any) -> Any:
    """Return *function* with the fault before it."""

    def wrapped(*arguments: Any, **named: Any) -> Any:
        fault()
        found = function(*arguments, **named)
        if function is _FSYNC:
            SYNCED.add(os.readlink(f"/proc/self/fd/{int(arguments[0])}"))
        return found

    return wrapped


_FSYNC = os.fsync
os.fsync = counted(os.fsync)
os.replace = counted(os.replace)
os.rename = counted(os.rename)
DefaultDialect.do_commit = commit  # type: ignore[method-assign,assignment]
if KIND == "clock":
    threading.Timer(AT / 1000, os.kill, (os.getpid(), signal.SIGKILL)).start()
BEGAN = time.monotonic()
try:
    main(["--data", str(DATA), *sys.argv[4:]])
finally:
    took_ms = round((time.monotonic() - BEGAN) * 1000)
    sys.stdout.write(f"writes: {COUNT[0]}\ntook: {took_ms}\n")
    sys.stdout.flush()
    if KIND == "clock":
        os._exit(0)  # the timer has nothing left to kill
