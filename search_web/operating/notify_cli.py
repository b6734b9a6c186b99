"""``paatoshaku notify``: tell the operator which sources came into trouble or out of it."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

import click

from corpus.command_line.cli import is_implemented
from corpus.records import TROUBLED
from corpus.sources import load_sources
from corpus.store import DecisionStore
from corpus.wording import counted
from search_web.errors import AlertError, SettingsError
from search_web.saved.desk import mail_server
from search_web.saved.mail_server import message
from search_web.settings import Settings

_FILE = "notified.json"
_TIMEOUT_S = 20


@click.command()
@click.pass_obj
def notify(settings: Settings) -> None:
    """Send what changed since the last time by mail or webhook; silent when nothing did.

    Needs PAATOSHAKU_WEBHOOK, or PAATOSHAKU_CONTACT and a mail server.
    """
    by_mail = settings.contact and settings.smtp_host and mail_server(settings).sender
    if not (settings.webhook or by_mail):
        raise SettingsError(
            "nowhere to tell it: set PAATOSHAKU_WEBHOOK, or PAATOSHAKU_CONTACT, "
            "PAATOSHAKU_SMTP_HOST and PAATOSHAKU_SMTP_SENDER"
        )
    told = _told(settings.data / _FILE)
    now = _troubled(settings)
    lines = changes(told, now)
    if lines:
        subject = f"Päätöshaku: {counted(len(now), 'source')} in trouble"
        if settings.webhook:
            post(settings.webhook, subject, lines)
        if by_mail:
            server = mail_server(settings)
            server.send(message(server, settings.contact, subject, lines, ""))
    # Only now: what could not be sent is told the next time.
    (settings.data / _FILE).write_text(json.dumps(now), encoding="utf-8")
    click.echo(f"{len(now)} in trouble, {counted(len(lines), 'change')} told")


def changes(told: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """Return a line for each source whose state is another than was told."""
    new = [
        f"{name}: {now[name]}" for name in sorted(now) if told.get(name) != now[name]
    ]
    well = [
        f"{name}: no longer {told[name]}" for name in sorted(told) if name not in now
    ]
    return new + well


def post(url: str, subject: str, lines: list[str]) -> None:
    """Send the lines to a webhook as JSON; ``text`` is what chat services show.

    Raises:
        AlertError: it cannot be reached or refuses.
    """
    if not url.startswith(("http://", "https://")):
        raise SettingsError(f"PAATOSHAKU_WEBHOOK={url!r}: expected http:// or https://")
    body = json.dumps({"text": "\n".join([subject, *lines]), "lines": lines})
    request = urllib.request.Request(  # noqa: S310 - the scheme was checked
        url, data=body.encode(), headers={"Content-Type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT_S):  # noqa: S310
            pass
    except (OSError, urllib.error.URLError) as error:
        raise AlertError(f"the webhook failed: {type(error).__name__}") from error


def _troubled(settings: Settings) -> dict[str, str]:
    with DecisionStore.open(settings.store_url) as store:
        rows = store.status(load_sources(settings.sources), is_implemented)
    return {row.source_id: row.state for row in rows if row.state in TROUBLED}


def _told(file: Path) -> dict[str, str]:
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}
