"""``paatoshaku removals``: the operator's desk for requests to remove decisions."""

from __future__ import annotations

import dataclasses
import datetime as dt
import getpass
import json
from typing import Any, Literal

import click

from corpus.errors import UnknownDecision
from corpus.stewardship.takedown_ledger import TakedownLedger
from corpus.store import DecisionStore
from search_web.errors import AlertError
from search_web.page.labelling.languages import DEFAULT_LANGUAGE, LANGUAGES
from search_web.removals.removal_mails import tell_decision
from search_web.removals.removal_requests import RemovalQueue, RemovalRequest
from search_web.saved.desk import mail_server
from search_web.settings import Settings


@click.group()
def removals() -> None:
    """Look through requests for removal and decide them; what was decided stays noted."""


@removals.command("list")
@click.option("--all", "show_all", is_flag=True, help="Also decided ones: the audit.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def list_(settings: Settings, show_all: bool, as_json: bool) -> None:
    """List what waits for a decision, oldest first."""
    queue = RemovalQueue.open(settings.contacts_url)
    found = queue.all() if show_all else queue.all("open", "unconfirmed")
    for item in found:
        click.echo(_json(item) if as_json else _line(item))
    if not found and not as_json:
        click.echo("no requests for removal")


@removals.command("add")
@click.argument("decision_id")
@click.option("--reason", required=True, help="What was asked, in short.")
@click.option("--email", help="Where the answer goes.")
@click.option(
    "--language",
    type=click.Choice(tuple(LANGUAGES)),
    default=DEFAULT_LANGUAGE,
    show_default=True,
    help="Of the answer.",
)
@click.pass_obj
def add(
    settings: Settings, decision_id: str, reason: str, email: str | None, language: str
) -> None:
    """Note a request for DECISION_ID that came by letter, telephone or mail."""
    with DecisionStore.open(settings.store_url) as store:
        stored = store.get(decision_id)
    if stored is None:
        raise UnknownDecision(f"no decision {decision_id!r} is stored")
    number, _ = RemovalQueue.open(settings.contacts_url).ask(
        stored.decision.decision_id,
        reason,
        email,
        dt.datetime.now(dt.UTC),
        is_confirmed=True,
        language=language,
    )
    click.echo(f"request {number}: waits for a decision")


@removals.command("accept")
@click.argument("number", type=int)
@click.option("--why", required=True, help="The ground; told to who asked, and kept.")
@click.pass_obj
def accept(settings: Settings, number: int, why: str) -> None:
    """Take the decision of request NUMBER down for good."""
    _decide(settings, number, "accepted", why)


@removals.command("reject")
@click.argument("number", type=int)
@click.option("--why", required=True, help="The ground; told to who asked, and kept.")
@click.pass_obj
def reject(settings: Settings, number: int, why: str) -> None:
    """Leave the decision of request NUMBER in place."""
    _decide(settings, number, "rejected", why)


def _decide(
    settings: Settings,
    number: int,
    outcome: Literal["accepted", "rejected"],
    why: str,
) -> None:
    queue = RemovalQueue.open(settings.contacts_url)
    found = queue.get(number)
    if outcome == "accepted" and found is not None and found.decided_at is None:
        # Down first: a decision that is noted has been carried out.
        _take_down(settings, found.decision_id, f"request {number}: {why}")
    now = dt.datetime.now(dt.UTC)
    before = queue.decide(number, outcome, why, getpass.getuser(), now)
    click.echo(f"request {number} ({before.decision_id}): {outcome}")
    if outcome == "accepted":
        click.echo("the decision was taken down; the index follows at its next update")
    if before.email is None or not settings.smtp_host:
        return
    try:
        tell_decision(
            mail_server(settings),
            before.email,
            number,
            before.language,
            is_accepted=outcome == "accepted",
            answer=why,
        )
    except AlertError as error:
        click.echo(f"warning: the answer was not sent: {error}", err=True)


def _take_down(settings: Settings, decision_id: str, why: str) -> None:
    with DecisionStore.open(settings.store_url) as store:
        store.takedown(decision_id, why)
        TakedownLedger(settings.data).add(store.care.bars())


def _line(item: RemovalRequest) -> str:
    parts = [f"{item.number}", f"{item.asked_at:%Y-%m-%d %H:%M}", item.state]
    parts.append(item.decision_id)
    if item.decided_at is not None:
        parts.append(f"{item.decided_at:%Y-%m-%d %H:%M} by {item.decided_by}:")
    said = item.answer or item.reason or ""
    return " ".join([*parts, " ".join(said.split())])


def _json(item: RemovalRequest) -> str:
    values: dict[str, Any] = dataclasses.asdict(item)
    return json.dumps(
        values, ensure_ascii=False, default=lambda moment: moment.isoformat()
    )
