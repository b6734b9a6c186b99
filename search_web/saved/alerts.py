"""E-mail alerts of saved searches: off unless the operator configures a mail server.

Addresses live in a database of their own. An address gets nothing but one confirmation
until its owner has followed the link in it (double opt-in). A mail holds at most ten
decisions, and one click ends the alert (RFC 8058).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import secrets
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from search_web.errors import AlertError
from search_web.saved.confirmations import (
    QUOTAS,
    ConfirmationQuotas,
    Confirmations,
    metadata,
)
from search_web.saved.databases import open_database

Frequency = Literal["daily", "weekly"]
FREQUENCIES: dict[str, Frequency] = {"paivittain": "daily", "viikoittain": "weekly"}
PERIODS = {"daily": dt.timedelta(days=1), "weekly": dt.timedelta(days=7)}
CONFIRM_WITHIN = dt.timedelta(days=2)
MAX_HITS_A_MAIL = 10
# One address, no display name, nothing that could open a second header or recipient.
_ADDRESS = re.compile(
    r"[^\s@,;:<>\"()\[\]\\]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}"
)

_alerts = sa.Table(
    "alerts",
    metadata,
    sa.Column("unsubscribe_hash", sa.String(64), primary_key=True),
    sa.Column("unsubscribe", sa.Text, nullable=False),
    sa.Column("confirm_hash", sa.String(64), nullable=False, unique=True),
    sa.Column("secret", sa.Text, nullable=False),
    sa.Column("email", sa.Text, nullable=False),
    sa.Column("frequency", sa.String(10), nullable=False),
    sa.Column("language", sa.String(2), nullable=False, server_default="fi"),
    sa.Column("created_at", sa.String(32), nullable=False),
    sa.Column("confirmed_at", sa.String(32)),
    sa.Column("sent_at", sa.String(32)),
    sa.Column("sent", sa.LargeBinary, nullable=False),
)


contact_tables = metadata
"""What the contact database holds: alerts, and the confirmations sent for them."""


@dataclass(frozen=True, slots=True)
class Alert:
    """A confirmed alert; ``sent`` maps decision id to the hash that was told last.

    ``language`` is that of the page where it was asked for.
    """

    secret: str
    email: str
    frequency: Frequency
    language: str
    unsubscribe: str
    sent_at: dt.datetime | None
    sent: dict[str, str]


class Alerts:
    """The alerts of one contact database."""

    def __init__(self, engine: sa.Engine, quotas: ConfirmationQuotas = QUOTAS) -> None:
        self._engine = engine
        self.confirmations = Confirmations(engine, quotas)

    @classmethod
    def open(cls, url: str, quotas: ConfirmationQuotas = QUOTAS) -> Alerts:
        """Open the contact database and create what is missing; only we may read it.

        Raises:
            AlertError: it cannot be used.
        """
        engine = open_database(url, metadata, AlertError, "alerts", is_private=True)
        return cls(engine, quotas)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def subscribe(
        self,
        secret: str,
        email: str,
        frequency: Frequency,
        base_line: Mapping[str, str],
        now: dt.datetime,
        language: str = "fi",
    ) -> str:
        """Note a wish for mail; return the token that confirms it.

        Args:
            secret: of the saved search.
            email: one address.
            frequency: how often at most.
            base_line: what the first mail must not tell as new.
            now: aware UTC.
            language: of the mails: "fi", "sv" or "en".

        Raises:
            AlertError: *email* is not one plain address.
        """
        email = email.strip()
        check_address(email)
        confirm, unsubscribe = secrets.token_urlsafe(16), secrets.token_urlsafe(16)
        row = {
            "unsubscribe_hash": _hash(unsubscribe),
            "unsubscribe": unsubscribe,
            "confirm_hash": _hash(confirm),
            "secret": secret,
            "email": email,
            "frequency": frequency,
            "language": language,
            "created_at": _time(now),
            "sent": _packed(base_line),
        }
        with self._engine.begin() as connection:
            connection.execute(_alerts.insert().values(row))
        return confirm

    def confirm(self, token: str, now: dt.datetime) -> bool:
        """Start the alert behind a confirmation link; False when unknown or too old.

        It takes the place of a former one of the same search and mailbox.
        """
        fresh = _alerts.c.created_at >= _time(now - CONFIRM_WITHIN)
        this = _alerts.c.confirm_hash == _hash(token)
        with self._engine.begin() as connection:
            done = connection.execute(
                _alerts.update().where(this & fresh).values(confirmed_at=_time(now))
            )
            if not done.rowcount:
                return False
            of_whom = sa.select(_alerts.c.secret, _alerts.c.email).where(this)
            secret, email = connection.execute(of_whom).one()
            same = (_alerts.c.secret == secret) & (
                sa.func.lower(_alerts.c.email) == email.lower()
            )
            started = _alerts.c.confirmed_at.is_not(None)
            connection.execute(_alerts.delete().where(same & started & ~this))
        return True

    def withdraw(self, token: str) -> None:
        """Forget a wish whose confirmation could not be sent."""
        this = _alerts.c.confirm_hash == _hash(token)
        with self._engine.begin() as connection:
            connection.execute(_alerts.delete().where(this))

    def unsubscribe(self, token: str) -> bool:
        """End an alert and forget its address; False when there was none."""
        return self._delete(_alerts.c.unsubscribe_hash == _hash(token)) > 0

    def forget_search(self, secret: str) -> int:
        """End every alert of a deleted saved search."""
        return self._delete(_alerts.c.secret == secret)

    def forget_unconfirmed(self, now: dt.datetime) -> int:
        """Forget addresses whose owner did not confirm in time."""
        old = _alerts.c.created_at < _time(now - CONFIRM_WITHIN)
        return self._delete(_alerts.c.confirmed_at.is_(None) & old)

    def due(self, now: dt.datetime) -> list[Alert]:
        """Return confirmed alerts whose period has passed, oldest first."""
        query = (
            sa.select(_alerts)
            .where(_alerts.c.confirmed_at.is_not(None))
            .order_by(_alerts.c.created_at, _alerts.c.unsubscribe_hash)
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query).mappings().all()
        return [alert for alert in map(_alert, rows) if _is_due(alert, now)]

    def mark_sent(
        self, alert: Alert, sent: Mapping[str, str], now: dt.datetime
    ) -> None:
        """Note what the owner has been told, so that nothing is told twice."""
        condition = _alerts.c.unsubscribe_hash == _hash(alert.unsubscribe)
        values = {"sent_at": _time(now), "sent": _packed(sent)}
        with self._engine.begin() as connection:
            connection.execute(_alerts.update().where(condition).values(values))

    def _delete(self, condition: sa.ColumnElement[bool]) -> int:
        with self._engine.begin() as connection:
            return connection.execute(_alerts.delete().where(condition)).rowcount


def is_address(text: str) -> bool:
    """Whether *text* is one plain address: name@domain.fi."""
    return _ADDRESS.fullmatch(text) is not None


def check_address(email: str) -> None:
    """Refuse what is not one plain address.

    Raises:
        AlertError: it is not of the form name@domain.fi.
    """
    if not is_address(email):
        raise AlertError("the e-mail address is not of the form name@domain.fi")


def _is_due(alert: Alert, now: dt.datetime) -> bool:
    # An hour of slack, so that a job run daily at the same minute never skips a day.
    period = PERIODS[alert.frequency] - dt.timedelta(hours=1)
    return alert.sent_at is None or now - alert.sent_at >= period


def _alert(row: sa.RowMapping) -> Alert:
    sent_at = row["sent_at"]
    return Alert(
        secret=row["secret"],
        email=row["email"],
        frequency=row["frequency"],
        language=row["language"],
        unsubscribe=row["unsubscribe"],
        sent_at=dt.datetime.fromisoformat(sent_at) if sent_at else None,
        sent=json.loads(zlib.decompress(row["sent"])),
    )


def _packed(values: Mapping[str, str]) -> bytes:
    return zlib.compress(json.dumps(dict(values)).encode("utf-8"))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _time(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")
