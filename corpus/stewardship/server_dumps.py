"""Dumps of databases that lie on a PostgreSQL server, made with its own ``pg_dump``."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from corpus.durable_files import sync
from corpus.errors import StoreError

SUFFIX = ".dump"
"""Of a file that ``pg_restore`` reads."""

_DRIVER = "postgresql"
_MISSING = "pg_dump is not installed (Debian: postgresql-client)"


def is_on_server(address: str) -> bool:
    """Return whether a database's address is one of a PostgreSQL server."""
    try:
        return make_url(address).get_backend_name() == _DRIVER
    except ArgumentError:
        return False


def dump(address: str, target: Path) -> None:
    """Write one consistent state of the database at *address* to the new file *target*.

    Others may write meanwhile. The password is in no command line.

    Raises:
        StoreError: pg_dump is missing or says what is wrong.
    """
    url = make_url(address)
    # `URL.set(password=None)` leaves the password, which would be written as "***".
    plain = url._replace(drivername=_DRIVER, password=None)
    target.touch(mode=0o600)
    secret = {"PGPASSWORD": str(url.password)} if url.password else {}
    command = [
        "pg_dump",
        "--no-password",
        "--format=custom",
        f"--file={target}",
        f"--dbname={plain.render_as_string()}",
    ]
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and the address is the operator's
            command, capture_output=True, text=True, env={**os.environ, **secret}
        )
    except FileNotFoundError as error:
        raise StoreError(_MISSING) from error
    if done.returncode:
        what = " ".join(done.stderr.split()) or f"pg_dump ended with {done.returncode}"
        raise StoreError(f"cannot back up {plain.render_as_string()}: {what}")
    sync(target)
