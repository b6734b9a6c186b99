"""The mails of alerts: what they say, and the round that sends those that are due."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass
from urllib.parse import quote

from corpus.store import DecisionStore
from indexer.answering.hits.hit_fields import permalink_to
from indexer.saved.differences import difference_of
from indexer.service import SearchService
from search_web.errors import AlertError
from search_web.page.components.told_briefly import decided_line, where_line
from search_web.saved.alerts import (
    MAX_HITS_A_MAIL,
    Alert,
    Alerts,
    MailServer,
    message,
)
from search_web.saved.server import SavedSearches
from search_web.saved.visits import hit_hashes, request_of

logger = logging.getLogger(__name__)


def send_confirmation(
    server: MailServer, email: str, name: str, confirm_url: str
) -> None:
    """Send the one mail that an address gets before its owner has agreed.

    Raises:
        AlertError: the mail server cannot be reached or refuses.
    """
    lines = [
        f"Joku, toivottavasti sinä, tilasi Päätöshaun hakuvahdin ”{name}”.",
        "Vahvista tilaus kahden vuorokauden kuluessa:",
        "",
        confirm_url,
        "",
        "Jos et tilannut vahtia, sinun ei tarvitse tehdä mitään: osoitteesi unohdetaan.",
        "",
        "Bekräfta bevakningen inom två dygn via länken ovan. / "
        "Confirm the alert within two days with the link above.",
    ]
    server.send(message(server, email, "Vahvista hakuvahti", lines, ""))


@dataclass(frozen=True, slots=True)
class Round:
    """What one round of sending did."""

    due: int
    sent: int
    failed: int


def send_due(
    alerts: Alerts,
    searches: SavedSearches,
    service: SearchService,
    store: DecisionStore,
    server: MailServer,
    base_url: str,
    now: dt.datetime,
) -> Round:
    """Send every alert that is due and has something new; forget what has expired.

    An alert with nothing new is noted as done without a mail. A mail that cannot be sent
    is tried again in the next round.
    """
    searches.expire(now)
    alerts.forget_unconfirmed(now)
    sent = failed = 0
    due = alerts.due(now)
    for alert in due:
        saved = searches.get(alert.secret)
        if saved is None:
            alerts.unsubscribe(alert.unsubscribe)
            continue
        hits = dict(hit_hashes(service, request_of(saved)))
        try:
            sent += _send_one(alert, saved.name, hits, store, server, base_url)
        except AlertError as error:
            failed += 1
            logger.error("%s", error)  # noqa: TRY400 - a trace could show the address
            continue
        alerts.mark_sent(alert, hits, now)
    return Round(len(due), sent, failed)


def _send_one(
    alert: Alert,
    name: str,
    hits: dict[str, str],
    store: DecisionStore,
    server: MailServer,
    base_url: str,
) -> int:
    """Send one mail; return 1, or 0 when there was nothing to tell."""
    found = difference_of(alert.sent, hits, store.present_hashes)
    new = [member.id for member in found.added] + [c.id for c in found.changed]
    if not new:
        return 0
    root = base_url.rstrip("/")
    permalink = permalink_to(base_url)
    page = f"{root}/tallennettu/{quote(alert.secret)}"
    unsubscribe = f"{root}/tallennettu/vahti/lopeta/{quote(alert.unsubscribe)}"
    changed = {c.id for c in found.changed}
    kept = store.get_many(new[:MAX_HITS_A_MAIL])
    lines = [
        f"Hakuvahti ”{name}”: {_counts(len(found.added), len(changed))}.",
        "",
    ]
    for decision_id, stored in kept.items():
        made = stored.decision
        mark = " (muuttunut)" if decision_id in changed else ""
        lines += [
            f"{made.title or decision_id}{mark}",
            *(line for line in (where_line(made), decided_line(made, "fi")) if line),
            permalink(decision_id),
            "",
        ]
    if len(new) > MAX_HITS_A_MAIL:
        lines += [f"… ja {len(new) - MAX_HITS_A_MAIL} muuta.", ""]
    lines += [f"Kaikki: {page}", "", f"Lopeta vahti: {unsubscribe}"]
    subject = f"Päätöshaku: {_counts(len(found.added), len(changed))} – {name}"
    server.send(message(server, alert.email, subject, lines, unsubscribe))
    return 1


def _counts(added: int, changed: int) -> str:
    """Return how many are new and how many have changed, without those of which none."""
    new = f"{added} {'uusi' if added == 1 else 'uutta'}" if added else ""
    other = f"{changed} {'muuttunut' if changed == 1 else 'muuttunutta'}"
    return ", ".join(part for part in (new, other if changed else "") if part)
