"""The app's desk of saved searches: what pages, API, feeds and alerts all do with them."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Mapping
from dataclasses import dataclass

from flask import current_app
from werkzeug.datastructures import MultiDict

from indexer.saved.differences import Difference
from search_web.library import engine, library
from search_web.parameters import read_search
from search_web.saved.alerts import Alerts, is_address
from search_web.saved.confirmations import ConfirmationQuotas
from search_web.saved.mail_server import MailServer
from search_web.saved.server import SavedSearch, SavedSearches
from search_web.saved.visits import hit_hashes, since_last_visit
from search_web.settings import Settings

_EXTENSION = "paatoshaku_saved"


@dataclass(frozen=True, slots=True)
class Look:
    """A saved search, its hits now (id -> hash), and what changed since the visit."""

    saved: SavedSearch
    hits: dict[str, str]
    difference: Difference


class Desk:
    """Saved searches of one app; safe to share between threads."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._searches: SavedSearches | None = None
        self._alerts: Alerts | None = None

    @property
    def searches(self) -> SavedSearches:
        """The database of saved searches, opened at first use."""
        with self._lock:
            if self._searches is None:
                self._searches = SavedSearches.open(self._settings.store_url)
            return self._searches

    @property
    def alerts(self) -> Alerts | None:
        """The contact database; None unless mail server, sender and public address are set.

        No link in a mail is ever made from what a request says of its own address.
        """
        is_set = self._settings.smtp_host and self.mail_server.sender
        if not is_set or not self._settings.base_url:
            return None
        with self._lock:
            if self._alerts is None:
                self._alerts = Alerts.open(
                    self._settings.contacts_url,
                    ConfirmationQuotas(overall=self._settings.confirmations_per_day),
                )
            return self._alerts

    @property
    def mail_server(self) -> MailServer:
        """Where alerts go out."""
        return mail_server(self._settings)

    def save(
        self, name: str, parameters: Mapping[str, list[str]]
    ) -> tuple[str, SavedSearch]:
        """Save a search with its first run; return its secret and itself.

        Raises:
            BadParameter: a parameter is unknown or wrong.
            SavedQueryError: the name or the size is not allowed.
        """
        arguments: MultiDict[str, str] = MultiDict()
        for key, values in parameters.items():
            for value in values:
                arguments.add(key, value)
        service = engine()
        hits = hit_hashes(service, read_search(arguments))
        secret = self.searches.create(
            name, parameters, hits, service.generation, _now()
        )
        saved = self.searches.get(secret)
        assert saved is not None
        return secret, saved

    def look(self, secret: str) -> Look | None:
        """Run a saved search again without moving its base line."""
        saved = self.searches.get(secret)
        if saved is None or saved.expires_at < _now():
            return None
        hits, difference = since_last_visit(
            engine(), saved, library().store.present_hashes
        )
        return Look(saved, hits, difference)

    def visit(self, secret: str) -> Look | None:
        """Look, and keep the search alive for another year."""
        found = self.look(secret)
        if found is not None:
            self.searches.touch(secret, _now())
        return found

    def seen(self, secret: str, found: Look) -> None:
        """Make what *found* shows the new base line."""
        self.searches.visit(secret, found.hits.items(), engine().generation, _now())

    def delete(self, secret: str) -> bool:
        """Delete a saved search and every alert of it."""
        if self.alerts is not None:
            self.alerts.forget_search(secret)
        return self.searches.delete(secret)


def mail_server(settings: Settings) -> MailServer:
    """Return the configured mail server."""
    return MailServer(
        host=settings.smtp_host,
        port=settings.smtp_port,
        sender=settings.smtp_sender or _sender_in(settings),
        user=settings.smtp_user,
        password=settings.smtp_password,
        security=settings.smtp_security,
    )


def _sender_in(settings: Settings) -> str:
    """Return the operator's own address as the sender; "" where it is a web address."""
    return settings.contact if is_address(settings.contact) else ""


def desk() -> Desk:
    """Return the desk of the app that serves this request."""
    found = current_app.extensions.get(_EXTENSION)
    if found is None:
        made = Desk(current_app.config["SETTINGS"])
        found = current_app.extensions.setdefault(_EXTENSION, made)
    assert isinstance(found, Desk)
    return found


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
