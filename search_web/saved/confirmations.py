"""How many confirmations are sent: an address that nobody has confirmed is a stranger's.

Whoever knows no more than somebody's address could have mail sent there. So each
confirmation is noted for a day, and there are only so many for an address, for a saved
search and altogether. Deleting the search or the alert takes nothing off the count.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from search_web.errors import TooManyConfirmations

DAY = dt.timedelta(days=1)
REPEATED_WITHIN = dt.timedelta(minutes=10)
"""The same wish so soon is a second click on one button."""

metadata = sa.MetaData()
_sent = sa.Table(
    "confirmations",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("address_hash", sa.String(64), nullable=False, index=True),
    sa.Column("search_hash", sa.String(64), nullable=False, index=True),
    sa.Column("sent_at", sa.String(32), nullable=False, index=True),
)


@dataclass(frozen=True, slots=True)
class ConfirmationQuotas:
    """Confirmations in 24 hours."""

    an_address: int = 3
    a_search: int = 5
    overall: int = 200


QUOTAS = ConfirmationQuotas()
"""Those that hold unless the operator sets others."""


class Confirmations:
    """What was sent in the last day, as hashes; safe to share between threads."""

    def __init__(self, engine: sa.Engine, quotas: ConfirmationQuotas) -> None:
        self._engine = engine
        self._quotas = quotas

    def take(
        self, email: str, secret: str, now: dt.datetime
    ) -> Literal["send", "repeated"]:
        """Count one confirmation; "repeated": the same was sent minutes ago.

        Raises:
            TooManyConfirmations: a quota is used up.
        """
        address, search = _hash(_owner(email)), _hash(secret)
        row = {"address_hash": address, "search_hash": search, "sent_at": _time(now)}
        with self._engine.begin() as connection:
            old = _sent.c.sent_at < _time(now - DAY)
            connection.execute(_sent.delete().where(old))
            same = (_sent.c.address_hash == address) & (_sent.c.search_hash == search)
            recent = _sent.c.sent_at >= _time(now - REPEATED_WITHIN)
            if _count(connection, same & recent):
                return "repeated"
            # Noted before it is counted, so that no two at once take the last one.
            connection.execute(_sent.insert().values(row))
            used = (
                (_count(connection, _sent.c.address_hash == address), "an_address"),
                (_count(connection, _sent.c.search_hash == search), "a_search"),
                (_count(connection, sa.true()), "overall"),
            )
            for count, name in used:
                if count > getattr(self._quotas, name):
                    raise TooManyConfirmations(int(DAY.total_seconds()))
        return "send"

    def take_back(self, email: str, secret: str) -> None:
        """Forget the latest one of these two: it could not be sent."""
        same = (_sent.c.address_hash == _hash(_owner(email))) & (
            _sent.c.search_hash == _hash(secret)
        )
        latest = sa.select(sa.func.max(_sent.c.id)).where(same).scalar_subquery()
        with self._engine.begin() as connection:
            connection.execute(_sent.delete().where(_sent.c.id == latest))


def _count(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> int:
    query = sa.select(sa.func.count()).select_from(_sent).where(condition)
    return connection.scalar(query) or 0


def _owner(email: str) -> str:
    """Return the mailbox: spelling and what follows a plus make no other one."""
    local, _, domain = email.strip().lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _time(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")
