"""Requests to remove a decision: a queue, what was decided, and what stays of it.

They are in the contact database, for they hold what people write and their addresses.
Both are forgotten when the operator has decided; number, decision, times, outcome and the
operator's reason stay, so that it can be shown later what was done.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass
from typing import Literal, cast

import sqlalchemy as sa

from corpus.privacy import mask
from search_web.errors import RemovalError
from search_web.saved.databases import open_database

State = Literal["unconfirmed", "open", "accepted", "rejected"]
LONGEST_REASON = 4000
CONFIRM_WITHIN = dt.timedelta(days=14)
_MOST_OPEN = 2000

metadata = sa.MetaData()
_requests = sa.Table(
    "removal_requests",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("decision_id", sa.Text, nullable=False),
    sa.Column("state", sa.String(12), nullable=False),
    sa.Column("asked_at", sa.String(32), nullable=False),
    sa.Column("reason", sa.Text),
    sa.Column("email", sa.Text),
    sa.Column("token_hash", sa.String(64)),
    sa.Column("language", sa.String(2), nullable=False, server_default="fi"),
    sa.Column("decided_at", sa.String(32)),
    sa.Column("decided_by", sa.Text),
    sa.Column("answer", sa.Text),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class RemovalRequest:
    """A request; ``reason`` and ``email`` are None once it is decided.

    ``language`` is that of the form: mails are in it.
    """

    number: int
    decision_id: str
    state: State
    asked_at: dt.datetime
    reason: str | None
    email: str | None
    decided_at: dt.datetime | None
    decided_by: str | None
    answer: str | None
    language: str = "fi"


class RemovalQueue:
    """The requests of one contact database; safe to share between threads."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, url: str) -> RemovalQueue:
        """Open the contact database and create what is missing; only we may read it.

        Raises:
            RemovalError: it cannot be used.
        """
        what = "removal requests"
        return cls(open_database(url, metadata, RemovalError, what, is_private=True))

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def ask(
        self,
        decision_id: str,
        reason: str,
        email: str | None,
        now: dt.datetime,
        *,
        is_confirmed: bool,
        language: str = "fi",
    ) -> tuple[int, str]:
        """Put a request into the queue; return its number and the token that confirms it.

        Raises:
            RemovalError: the reason is empty or too long, or the queue is full.
        """
        text = mask(reason.strip())
        if not 1 <= len(text) <= LONGEST_REASON:
            raise RemovalError(f"the reason has 1 to {LONGEST_REASON} characters")
        token = secrets.token_urlsafe(24)
        row = {
            "decision_id": decision_id,
            "state": "open" if is_confirmed else "unconfirmed",
            "asked_at": now.isoformat(timespec="seconds"),
            "reason": text,
            "email": email,
            "token_hash": None if is_confirmed else _hash(token),
            "language": language,
        }
        with self._engine.begin() as connection:
            _forget_unconfirmed(connection, now)
            waiting = sa.select(sa.func.count()).where(_requests.c.reason.is_not(None))
            if (connection.scalar(waiting) or 0) >= _MOST_OPEN:
                raise RemovalError("too many requests wait; write to the operator")
            done = connection.execute(_requests.insert().values(row))
        assert done.inserted_primary_key is not None
        return int(done.inserted_primary_key[0]), token

    def confirm(self, token: str) -> RemovalRequest | None:
        """Open the request of *token*; None when there is no such request."""
        this = _requests.c.token_hash == _hash(token)
        with self._engine.begin() as connection:
            number = connection.scalar(sa.select(_requests.c.number).where(this))
            values = {"state": "open", "token_hash": None}
            connection.execute(_requests.update().where(this).values(values))
        return self.get(number) if number is not None else None

    def take_back(self, number: int) -> None:
        """Drop a request whose confirmation could not be sent."""
        with self._engine.begin() as connection:
            connection.execute(_requests.delete().where(_requests.c.number == number))

    def get(self, number: int) -> RemovalRequest | None:
        """Return one request; None when there is no such number."""
        query = sa.select(_requests).where(_requests.c.number == number)
        with self._engine.connect() as connection:
            row = connection.execute(query).mappings().one_or_none()
        return _request(row) if row else None

    def latest(
        self, decision_id: str, email: str, *, before: int
    ) -> RemovalRequest | None:
        """Return the newest request of an address for a decision with a lower number."""
        same = (_requests.c.decision_id == decision_id) & (
            sa.func.lower(_requests.c.email) == email.lower()
        )
        query = sa.select(_requests).where(same, _requests.c.number < before)
        newest = query.order_by(_requests.c.number.desc()).limit(1)
        with self._engine.connect() as connection:
            row = connection.execute(newest).mappings().one_or_none()
        return _request(row) if row else None

    def all(self, *states: State) -> list[RemovalRequest]:
        """Return the requests in these states, oldest first; without any: all."""
        query = sa.select(_requests).order_by(_requests.c.number)
        if states:
            query = query.where(_requests.c.state.in_(states))
        with self._engine.connect() as connection:
            return [_request(row) for row in connection.execute(query).mappings()]

    def decide(
        self,
        number: int,
        outcome: Literal["accepted", "rejected"],
        answer: str,
        who: str,
        now: dt.datetime,
    ) -> RemovalRequest:
        """Write down what was decided, and forget who asked; return it as it was.

        Raises:
            RemovalError: there is no such request, or it is decided already.
        """
        before = self.get(number)
        if before is None:
            raise RemovalError(f"there is no removal request {number}")
        if before.decided_at is not None:
            raise RemovalError(f"removal request {number} is {before.state} already")
        values = {
            "state": outcome,
            "answer": answer,
            "decided_at": now.isoformat(timespec="seconds"),
            "decided_by": who,
            "reason": None,
            "email": None,
            "token_hash": None,
        }
        this = (_requests.c.number == number) & _requests.c.decided_at.is_(None)
        with self._engine.begin() as connection:
            connection.execute(_requests.update().where(this).values(values))
        return before


def _forget_unconfirmed(connection: sa.Connection, now: dt.datetime) -> None:
    old = (now - CONFIRM_WITHIN).isoformat(timespec="seconds")
    this = (_requests.c.state == "unconfirmed") & (_requests.c.asked_at < old)
    connection.execute(_requests.delete().where(this))


def _request(row: sa.RowMapping) -> RemovalRequest:
    decided_at = row["decided_at"]
    return RemovalRequest(
        number=row["number"],
        decision_id=row["decision_id"],
        state=cast("State", row["state"]),
        asked_at=dt.datetime.fromisoformat(row["asked_at"]),
        reason=row["reason"],
        email=row["email"],
        decided_at=dt.datetime.fromisoformat(decided_at) if decided_at else None,
        decided_by=row["decided_by"],
        answer=row["answer"],
        language=row["language"],
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
