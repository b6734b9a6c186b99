"""Forms that are sent twice: the second click gets what the first one made.

What forms made in the last hour is in a table of the store, so that all processes and all
machines that serve it know it. A second form waits while the first one is at work; a claim
of a process that died is taken over after a while.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa
from flask import current_app

from corpus.errors import StoreError

T = TypeVar("T")
KEPT_S = 3600.0
CLAIMED_S = 60.0
"""So long a form may be at work before another one takes its place."""

_WAIT_S = 0.05
_PATIENCE_S = 30.0
_EXTENSION = "paatoshaku_submissions"
_TABLES = sa.MetaData()
_FORMS = sa.Table(
    "form_submissions",
    _TABLES,
    sa.Column("form", sa.Text, primary_key=True),
    sa.Column("at", sa.Float, nullable=False),
    # What it made, as JSON that only the sender can read; None while it is at work.
    sa.Column("made", sa.LargeBinary),
)

FORM_TABLES = frozenset(_TABLES.tables)
"""Names of tables of an hour, which no copy of a store needs."""


class Submissions:
    """What forms made in the last hour; safe to share between threads and processes."""

    def __init__(self, url: str, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._engine = _engine(url)
        with self._begin() as connection:
            # Several processes may come here at once.
            connection.execute(sa.schema.CreateTable(_FORMS, if_not_exists=True))

    def once(self, parts: Iterable[str], make: Callable[[], T]) -> T:
        """Return what *make* makes, or made for the same form before.

        Args:
            parts: everything that was sent, the form's own mark included.
            make: called once, its value can be written as JSON (a tuple comes back as
                a list); a second call of the same waits for it. What is false or raises
                an error is not kept.

        Raises:
            StoreError: the database cannot be used.
        """
        sent = _bytes(parts)
        key = hashlib.sha256(sent).hexdigest()
        while not self._claim(key):
            known = self._made(key)
            if known is not None:
                return json.loads(_veiled(known, sent))  # type: ignore[no-any-return]
            time.sleep(_WAIT_S)
        kept = None
        try:
            made = make()
            kept = _veiled(json.dumps(made).encode(), sent) if made else None
        finally:
            self._keep(key, kept)
        return made

    def _claim(self, key: str) -> bool:
        """Whether this form may be worked on now: nobody else does or did."""
        moment = self._clock()
        is_over = sa.or_(
            _FORMS.c.at < moment - KEPT_S,
            sa.and_(_FORMS.c.made.is_(None), _FORMS.c.at < moment - CLAIMED_S),
        )
        try:
            with self._begin() as connection:
                connection.execute(sa.delete(_FORMS).where(is_over))
                connection.execute(sa.insert(_FORMS).values(form=key, at=moment))
        except sa.exc.IntegrityError:
            return False
        return True

    def _made(self, key: str) -> bytes | None:
        query = sa.select(_FORMS.c.made).where(_FORMS.c.form == key)
        with self._begin() as connection:
            found: bytes | None = connection.scalar(query)
        return found

    def _keep(self, key: str, made: bytes | None) -> None:
        this = _FORMS.c.form == key
        with self._begin() as connection:
            if made is None:
                connection.execute(sa.delete(_FORMS).where(this))
            else:
                values = {"made": made, "at": self._clock()}
                connection.execute(sa.update(_FORMS).where(this).values(values))

    @contextlib.contextmanager
    def _begin(self) -> Iterator[sa.Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except sa.exc.IntegrityError:
            raise
        except sa.exc.SQLAlchemyError as error:
            cause = str(getattr(error, "orig", None) or error).splitlines()[0]
            raise StoreError(f"forms cannot be taken now: {cause}") from error


def submissions() -> Submissions:
    """Return the submissions of the app that serves this request."""
    found = current_app.extensions.get(_EXTENSION)
    if found is None:
        made = Submissions(current_app.config["SETTINGS"].store_url)
        found = current_app.extensions.setdefault(_EXTENSION, made)
    assert isinstance(found, Submissions)
    return found


def _engine(url: str) -> sa.Engine:
    parsed = sa.engine.make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return sa.create_engine(parsed)
    Path(parsed.database or ".").parent.mkdir(parents=True, exist_ok=True)
    return sa.create_engine(parsed, connect_args={"timeout": _PATIENCE_S})


def _bytes(parts: Iterable[str]) -> bytes:
    return "\x1f".join(parts).encode("utf-8", "replace")


def _veiled(value: bytes, sent: bytes) -> bytes:
    """Return *value* hidden from everybody who has not sent the form, or shown again.

    The form's own mark is random, so the store tells nobody the secret address of what
    was made.
    """
    stream = hashlib.shake_256(b"made\x1f" + sent).digest(len(value))
    return bytes(one ^ other for one, other in zip(value, stream, strict=True))
