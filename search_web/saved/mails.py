"""The mails of alerts: what they say, and the round that sends those that are due."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from babel.support import NullTranslations

from corpus.records import StoredDecision
from corpus.store import DecisionStore
from indexer.answering.hits.hit_fields import permalink_to
from indexer.saved.differences import difference_of
from indexer.service import SearchService
from search_web.errors import AlertError
from search_web.page.components.told_briefly import decided_line, where_line
from search_web.page.labelling.languages import catalog, prefix_of
from search_web.saved.alerts import (
    MAX_HITS_A_MAIL,
    Alert,
    Alerts,
)
from search_web.saved.mail_server import MailServer, message
from search_web.saved.server import SavedSearches
from search_web.saved.visits import hit_hashes, request_of

logger = logging.getLogger(__name__)


def send_confirmation(
    server: MailServer, email: str, name: str, confirm_url: str, language: str
) -> None:
    """Send the one mail that an address gets before its owner has agreed.

    Raises:
        AlertError: the mail server cannot be reached or refuses.
    """
    texts = catalog(language)
    lines = [
        texts.gettext(
            "Somebody, hopefully you, asked Päätöshaku for the alert “%(name)s”."
        )
        % {"name": name},
        texts.gettext("Confirm it within two days:"),
        "",
        confirm_url,
        "",
        texts.gettext(
            "If it was not you, you need not do anything: your address is deleted."
        ),
    ]
    subject = texts.gettext("Confirm the alert")
    server.send(message(server, email, subject, lines, ""))


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
    texts = catalog(alert.language)
    root = base_url.rstrip("/") + prefix_of(alert.language)
    page = f"{root}/tallennettu/{quote(alert.secret)}"
    unsubscribe = f"{root}/tallennettu/vahti/lopeta/{quote(alert.unsubscribe)}"
    counts = _counts(texts, len(found.added), len(found.changed))
    kept = store.get_many(new[:MAX_HITS_A_MAIL])
    changed = {c.id for c in found.changed}
    rest = max(0, len(new) - MAX_HITS_A_MAIL)
    more = [texts.gettext("… and %(count)s more.") % {"count": rest}, ""]
    lines = [
        texts.gettext("Alert “%(name)s”: %(counts)s.")
        % {"name": name, "counts": counts},
        "",
        *_told(kept, changed, root, alert.language),
        *(more if rest else ()),
        texts.gettext("All of them: %(address)s") % {"address": page},
        "",
        texts.gettext("End the alert: %(address)s") % {"address": unsubscribe},
    ]
    subject = f"Päätöshaku: {counts} – {name}"
    server.send(message(server, alert.email, subject, lines, unsubscribe))
    return 1


def _told(
    kept: Mapping[str, StoredDecision], changed: set[str], root: str, language: str
) -> Iterator[str]:
    """Yield the lines of each decision, with an empty one after it."""
    permalink = permalink_to(root)
    for decision_id, stored in kept.items():
        made = stored.decision
        title = made.title or decision_id
        if decision_id in changed:
            title += f" ({catalog(language).gettext('changed')})"
        said = (where_line(made), decided_line(made, language))
        yield from (title, *filter(None, said), permalink(decision_id), "")


def _counts(texts: NullTranslations, added: int, changed: int) -> str:
    """Return how many are new and how many have changed, without those of which none."""
    new = texts.ngettext("%(num)s new", "%(num)s new", added) % {"num": added}
    other = texts.ngettext("%(num)s changed", "%(num)s changed", changed)
    parts = ((added, new), (changed, other % {"num": changed}))
    return ", ".join(part for count, part in parts if count)
