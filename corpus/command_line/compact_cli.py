"""``paatoshaku compact``: raw pages within their budget, and a database file that shrinks."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import click

from corpus.sources import load_sources
from corpus.stewardship.compacting import (
    MEGABYTE,
    CompactPlan,
    plan_compacting,
    read_budget,
)
from corpus.storage.crawl_state.page_sizes import PageUse
from corpus.store import DecisionStore
from corpus.wording import counted

_USES: dict[PageUse, str] = {
    "superseded": "superseded",
    "no-decision": "without a decision",
    "newest": "of newest versions",
}


class CompactSettings(Protocol):
    """The settings that this command uses."""

    @property
    def sources(self) -> Path | None:
        """Another registry than the bundled one."""

    @property
    def store_url(self) -> str:
        """Address of the decision store."""

    @property
    def raw_pages_mb(self) -> str:
        """What raw pages may take of the disk."""


@click.command()
@click.option("--dry-run", is_flag=True, help="Show the figures; change nothing.")
@click.option(
    "--raw-pages-mb",
    "budget",
    metavar="TEXT",
    help="In place of PAATOSHAKU_RAW_PAGES_MB: megabytes in all, and of a policy's "
    'sources: "5000 restricted=200".',
)
@click.pass_obj
def compact(settings: CompactSettings, dry_run: bool, budget: str | None) -> None:
    """Drop raw pages over their budget and give free space back to the disk.

    Superseded pages go first, then lists, the oldest first. Decisions, their versions
    and their history stay.
    """
    limits = read_budget(settings.raw_pages_mb if budget is None else budget)
    policies = {one.source_id: one.policy_id for one in load_sources(settings.sources)}
    with DecisionStore.open(settings.store_url) as store:
        plan = plan_compacting(store.page_sizes.in_order(), limits, policies)
        click.echo(f"raw pages: {plan.pages}, {_megabytes(plan.size)}")
        _tell(plan, "would be dropped" if dry_run else "dropped", is_set=limits.is_set)
        if dry_run:
            return
        store.page_sizes.drop(plan.dropped)
        before, after = store.page_sizes.shrink()
    click.echo(f"the database: {_megabytes(before)} before, {_megabytes(after)} after")


def _tell(plan: CompactPlan, done: str, *, is_set: bool) -> None:
    if not is_set:
        click.echo("no budget is set (PAATOSHAKU_RAW_PAGES_MB): no page is dropped")
        return
    parts = [
        f"{plan.counts[use]} {words} ({_megabytes(plan.sizes[use])})"
        for use, words in _USES.items()
        if plan.counts.get(use)
    ]
    size = _megabytes(sum(plan.sizes.values()))
    what = f": {', '.join(parts)}" if parts else ""
    click.echo(f"{done}: {counted(len(plan.dropped), 'page')}, {size}{what}")
    if forced := plan.counts.get("newest"):
        click.echo(
            "warning: the budget is too small for what is needed: "
            f"{counted(forced, 'page')} of newest versions; `paatoshaku reparse` cannot "
            "read them again, a crawl fetches them anew",
            err=True,
        )


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.1f} MB"
