"""``paatoshaku alerts``: send the e-mail alerts that are due; run it once a day."""

from __future__ import annotations

import datetime as dt

import click

from corpus.store import DecisionStore
from indexer.service import SearchService
from search_web.errors import SettingsError
from search_web.saved.alerts import Alerts
from search_web.saved.desk import mail_server
from search_web.saved.mails import send_due
from search_web.saved.server import SavedSearches
from search_web.settings import Settings


@click.command()
@click.pass_obj
def alerts(settings: Settings) -> None:
    """Send the alerts that are due and forget what has expired."""
    is_set = settings.smtp_host and mail_server(settings).sender
    if not is_set or not settings.base_url:
        raise SettingsError(
            "alerts are off: set PAATOSHAKU_SMTP_HOST, PAATOSHAKU_SMTP_SENDER and "
            "PAATOSHAKU_BASE_URL"
        )
    with DecisionStore.open(settings.store_url) as store:
        service = SearchService.open(
            settings.index_folder,
            store,
            engine=settings.index_engine,
            is_dense=settings.dense,
        )
        done = send_due(
            Alerts.open(settings.contacts_url),
            SavedSearches.open(settings.store_url),
            service,
            store,
            mail_server(settings),
            settings.base_url,
            dt.datetime.now(dt.UTC),
        )
    click.echo(f"{done.due} due, {done.sent} sent, {done.failed} failed")
    if done.failed:
        raise SystemExit(1)
