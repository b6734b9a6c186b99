"""``paatoshaku expire``: what leaves by the rules of retention, when, and what stays."""

from __future__ import annotations

import datetime as dt

import click

from corpus.command_line.cli import CorpusSettings
from corpus.errors import UnknownDecision
from corpus.stewardship import clock
from corpus.stewardship.retention import due, expire, load_rules
from corpus.stewardship.takedown_ledger import TakedownLedger
from corpus.store import DecisionStore
from corpus.wording import counted

GRACE = dt.timedelta(days=7)
"""What is listed by ``--soon`` leaves within so long."""


@click.command("expire")
@click.option(
    "--dry-run", is_flag=True, help="List what would leave today; change nothing."
)
@click.option("--soon", is_flag=True, help="List what leaves within a week.")
@click.option("--keep", metavar="ID", help="Keep a decision from expiring.")
@click.option(
    "--undo", metavar="ID", help="Let what expired within a week come back by a crawl."
)
@click.option("--confirm-clock", is_flag=True, help="The clock is right.")
@click.pass_obj
def expire_command(
    settings: CorpusSettings,
    dry_run: bool,
    soon: bool,
    keep: str | None,
    undo: str | None,
    confirm_clock: bool,
) -> None:
    """Remove what the rules of retention say has had its time, as a crawl does."""
    now = dt.datetime.now(dt.UTC)
    rules = load_rules(settings.retention)
    with DecisionStore.open(settings.store_url) as store:
        TakedownLedger(settings.data).replay(store)
        if keep is not None:
            _keep(store, keep)
        elif undo is not None:
            _undo(store, undo, now)
        elif dry_run or soon:
            doubt = clock.why_doubted(store.care.known_time(), now)
            if doubt:
                click.echo(f"warning: {doubt}", err=True)
            day = now.date() + (GRACE if soon else dt.timedelta())
            leaving = list(due(store, day, rules))
            for decision_id in leaving:
                click.echo(decision_id)
            what = (
                "1 decision leaves"
                if len(leaving) == 1
                else f"{len(leaving)} decisions leave"
            )
            click.echo(f"{what} by {day}", err=True)
        else:
            if confirm_clock:
                clock.confirm(store, now)
            doubt = clock.doubt(store, now)
            if doubt:
                click.echo(f"warning: {doubt}", err=True)
                return
            count = expire(store, now.date(), rules)
            follows = " (the index follows at its next update)" if count else ""
            click.echo(f"{counted(count, 'decision')} expired{follows}")


def _keep(store: DecisionStore, decision_id: str) -> None:
    if store.get(decision_id) is None:
        raise UnknownDecision(f"no decision {decision_id!r} is stored")
    store.care.keep(store.resolve(decision_id))
    click.echo(f"{decision_id}: kept from expiring")


def _undo(store: DecisionStore, decision_id: str, now: dt.datetime) -> None:
    if not store.care.undo_expiry(decision_id, now):
        raise UnknownDecision(
            f"{decision_id!r} did not expire within the last week; see: paatoshaku "
            "status --removed"
        )
    click.echo(f"{decision_id}: comes back with the next crawl of its source")
