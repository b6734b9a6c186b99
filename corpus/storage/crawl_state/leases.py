"""Leases: what one crawler at a time may use, told through the database.

A lease has a name ("source mallila", "host mallila.example"), a holder and an end. A
crawler that was killed holds on to its leases only until their end. A lease that nobody
holds may have a time before which nobody gets it: that is how crawlers keep one pace.
"""

from __future__ import annotations

import os
import secrets
import socket
import time

from sqlalchemy import Connection, func, insert, select, update

from corpus.storage.sql.database import Database
from corpus.storage.sql.schema import leases

_NOBODY = ""


def new_holder() -> str:
    """Return a name for this crawler: machine, process, and something nobody else has."""
    return f"{socket.gethostname()} {os.getpid()} {secrets.token_hex(4)}"


class LeaseBook:
    """Reads and writes of the table ``leases`` for one holder."""

    def __init__(self, database: Database, holder: str) -> None:
        self._database = database
        self.holder = holder

    def take(self, name: str, for_s: float) -> float:
        """Take or prolong a lease; return 0, else the seconds until it may be free."""
        with self._database.write() as connection:
            moment = _moment_ms(connection)
            this = leases.c.name == name
            row = connection.execute(select(leases).where(this)).one_or_none()
            values = {"holder": self.holder, "until_ms": moment + int(for_s * 1000)}
            if row is None:
                connection.execute(insert(leases).values(name=name, **values))
            elif row.holder == self.holder or row.until_ms <= moment:
                connection.execute(update(leases).where(this).values(values))
            else:
                return max(0.001, float(row.until_ms - moment) / 1000)
        return 0.0

    def release(self, name: str, free_in_s: float = 0.0) -> None:
        """Release a lease; nobody gets it within *free_in_s* seconds."""
        ours = (leases.c.name == name) & (leases.c.holder == self.holder)
        with self._database.write() as connection:
            until = _moment_ms(connection) + int(free_in_s * 1000)
            values = {"holder": _NOBODY, "until_ms": until}
            connection.execute(update(leases).where(ours).values(values))

    def holder_of(self, name: str) -> str | None:
        """Return who holds a lease now; None when nobody does."""
        with self._database.read() as connection:
            row = connection.execute(
                select(leases).where(leases.c.name == name)
            ).one_or_none()
            moment = _moment_ms(connection)
        return row.holder or None if row and row.until_ms > moment else None


def _moment_ms(connection: Connection) -> int:
    """Return the time in milliseconds; a server's own, for machines' clocks differ."""
    if connection.dialect.name == "postgresql":
        seconds = connection.scalar(
            select(func.extract("epoch", func.clock_timestamp()))
        )
        return int(float(seconds or 0) * 1000)
    return int(time.time() * 1000)
