"""A PostgreSQL server of the tests' own: started on loopback, thrown away afterwards."""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

_USER = "paatoshaku"
_PASSWORD = "sala@sana/1"
"""Has letters that an address writes in their percent form."""
_PATIENCE_S = 30.0
_INIT = (
    *("-U", _USER, "-A", "scram-sha-256", "-E", "UTF8", "--no-sync"),
    "--locale=C.UTF-8",
    *("--locale-provider=icu", "--icu-locale=fi-FI"),
)
_SERVE = ("-h", "127.0.0.1", "-F", "-c", "max_connections=300")
_NUMBERS = itertools.count()


def server_programs() -> Path | None:
    """Return the folder of ``initdb`` and ``postgres``, None when not installed."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    versions = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda path: int(path.parts[-3]) if path.parts[-3].isdigit() else 0,
    )
    return versions[-1].parent if versions else None


@contextlib.contextmanager
def serve(programs: Path) -> Iterator[str]:
    """Serve an empty cluster; yields its address without a database name.

    It sorts as Finnish does, so that nobody relies on the order of code points.
    PostgreSQL refuses to run as root; then it runs as "nobody", in a folder of its own.
    """
    identity: dict[str, Any] = {}
    folder = Path(tempfile.mkdtemp(prefix="paatoshaku-pg-"))
    if os.geteuid() == 0:
        identity = {"user": "nobody", "group": "nogroup", "extra_groups": []}
        shutil.chown(folder, "nobody", "nogroup")
    data, password = folder / "data", folder / "password"
    password.write_text(_PASSWORD)
    password.chmod(0o644)
    try:
        subprocess.run(
            [programs / "initdb", "-D", data, f"--pwfile={password}", *_INIT],
            check=True,
            capture_output=True,
            cwd=folder,
            **identity,
        )
        port = _free_port()
        process = subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", folder, "-p", str(port), *_SERVE],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            **identity,
        )
        try:
            _wait_for(port, process)
            login = f"{_USER}:{quote(_PASSWORD, safe='')}"
            yield f"postgresql+psycopg://{login}@127.0.0.1:{port}/"
        finally:
            # Immediate shutdown: the data are thrown away, nothing need be written.
            process.send_signal(signal.SIGQUIT)
            process.wait(timeout=_PATIENCE_S)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def new_database(server: str) -> str:
    """Make an empty database on the server at address *server*; return its name."""
    import psycopg

    name = f"test{next(_NUMBERS)}"
    place = server.replace("postgresql+psycopg", "postgresql") + "postgres"
    with psycopg.connect(place, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return name


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    import psycopg

    limit = time.monotonic() + _PATIENCE_S
    while True:
        try:
            psycopg.connect(
                host="127.0.0.1",
                port=port,
                user=_USER,
                password=_PASSWORD,
                dbname="postgres",
            ).close()
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > limit:
                raise
            time.sleep(0.1)
        else:
            return
