"""``paatoshaku doctor``: one line a check, with what to do; 1 when something fails."""

from __future__ import annotations

import click

from search_web.operating.checks import findings
from search_web.settings import Settings


@click.command()
@click.pass_obj
def doctor(settings: Settings) -> None:
    """Check packages, data, index, clock, mail and addresses; change nothing."""
    is_broken = False
    for found in findings(settings):
        is_broken = is_broken or found.verdict == "fail"
        todo = f" → {found.todo}" if found.todo else ""
        click.echo(f"{found.verdict:<5} {found.name:<11} {found.what}{todo}")
    if is_broken:
        raise SystemExit(1)
