"""Commands that keep a data folder true: backup, restore, check, repair."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import click

from corpus.crawl.lock import only_crawl
from corpus.index_marks import lost_store, mismatch
from corpus.stewardship.copying import (
    DATABASES,
    back_up,
    back_up_beside,
    bring_back,
)
from corpus.stewardship.rescuing import KEPT, damage_of, rescue, rescue_beside
from corpus.stewardship.server_dumps import is_on_server
from corpus.stewardship.takedown_ledger import TakedownLedger
from corpus.store import DecisionStore
from corpus.wording import counted
from indexer.errors import IndexerError
from search_web.errors import CheckFailed, SettingsError
from search_web.settings import Settings

_MOST_NAMED = 20


@click.command()
@click.argument("dest", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--keep",
    type=click.IntRange(min=1),
    help="Make a folder named after this moment in DEST; keep only the newest N of them.",
)
@click.pass_obj
def backup(settings: Settings, dest: Path, keep: int | None) -> None:
    """Copy store, contacts and takedowns to the new folder DEST, while others work.

    The index is not copied: it is made of the store. What lies on a PostgreSQL server is
    dumped with its pg_dump, for pg_restore.
    """
    servers = _servers(settings)
    if keep is not None:
        made, dropped = back_up_beside(
            settings.data, dest, dt.datetime.now(dt.UTC), keep, servers
        )
        click.echo(f"backed up to {made}; {len(dropped)} older copies were removed")
        return
    report = back_up(settings.data, dest, servers)
    click.echo(f"backed up to {dest}: {', '.join(report.files)}")


@click.command()
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option("--yes", is_flag=True, help="Replace what the data folder holds.")
@click.pass_obj
def restore(settings: Settings, source: Path, yes: bool) -> None:
    """Put the backup SOURCE in place of the data folder's store, and repair the index.

    Takedowns made since the backup stay in force. Stop `paatoshaku serve` before, and
    start it again after.
    """
    _only_sqlite(settings, "restore a PostgreSQL store with pg_restore")
    if DecisionStore.exists(settings.store_url) and not yes:
        raise SettingsError(
            f"{settings.data} holds a store already; --yes replaces it by the backup"
        )
    with only_crawl(settings.data):
        # What was taken down since the backup is only in the store that goes now.
        with contextlib.suppress(Exception), _store(settings) as present:
            TakedownLedger(settings.data).add(present.care.bars())
        report = bring_back(source, settings.data)
    click.echo(f"restored {', '.join(report.files)} of {report.made_at}")
    _repair(settings)


@click.command()
@click.option("--empty", is_flag=True, help="Empty the index of a store that is empty.")
@click.pass_obj
def repair(settings: Settings, empty: bool) -> None:
    """Make the index hold what the store holds, and take down what the ledger says.

    Of a damaged database file all rows that can be read are put into a new one: of the
    store, and of contacts (alerts, requests to remove). Stop `paatoshaku serve` before,
    where `paatoshaku check` finds a database damaged.
    """
    if not settings.database_url:
        with only_crawl(settings.data):
            _rescue(settings.data / DATABASES[0])
    if not empty:
        _only_where_something_is_stored(settings)
    _repair(settings)
    if not settings.contacts_database_url:
        _rescue_contacts(settings.data / DATABASES[1])


@click.command()
@click.pass_obj
def check(settings: Settings) -> None:
    """Compare store, raw pages, index, contacts and takedowns with each other."""
    problems = list(_problems(settings))
    for name in DATABASES:
        kept = settings.data / f"{name}{KEPT}"
        if kept.is_file():
            click.echo(
                f"{kept} is a damaged file that `repair` kept; it may hold what was taken "
                "down since: remove it when nothing more is wanted of it"
            )
    for problem in problems[:_MOST_NAMED]:
        click.echo(problem)
    if problems:
        more = len(problems) - _MOST_NAMED
        also = f", {more} of them not listed" if more > 0 else ""
        raise CheckFailed(f"{counted(len(problems), 'problem')} found{also}")
    click.echo("everything is whole: store, raw pages, index, contacts, takedowns")


def _problems(settings: Settings) -> Iterator[str]:
    from indexer.documents.repair import differing_from
    from indexer.documents.update import check_index
    from search_web.saved.databases import damage

    if not DecisionStore.exists(settings.store_url):
        lost = lost_store(settings.index_marks)
        yield lost or f"there is no store at {settings.data}; run: paatoshaku crawl"
        return
    with _store(settings) as store:
        yield from store.care.problems()
        ledger = TakedownLedger(settings.data)
        if damaged := ledger.damaged():
            yield (
                f"{ledger.path}: {counted(damaged, 'line')} cannot be read; run: "
                "paatoshaku repair (what the store knows of them is written again)"
            )
        barred = ledger.bars()
        for decision_id in sorted(store.known(barred)):
            yield f"{decision_id}: taken down, but stored again; run: paatoshaku repair"
        try:
            check_index(settings.index_folder, settings.index_engine)
            problem = mismatch(store, settings.index_marks)
            if problem:
                yield problem
            else:
                yield from differing_from(
                    store, settings.index_folder, settings.index_engine
                )
        except IndexerError as error:
            yield str(error)
    yield from damage(settings.contacts_url, "contacts")


def _only_where_something_is_stored(settings: Settings) -> None:
    """Refuse to empty an index because the file that it was made of was lost.

    Raises:
        CheckFailed: the store never held anything, and the index was made of decisions.
    """
    with _store(settings) as store:
        lost = lost_store(settings.index_marks)
        if lost and not store.last_sequence():
            raise CheckFailed(
                f"{lost}; if the index shall be emptied, too: paatoshaku repair --empty"
            )


def _rescue(path: Path) -> None:
    """Put what can be read of a damaged file in its place, and say what was lost."""
    damage = damage_of(path)
    if damage is None:
        return
    # SQLite's first line names the database only.
    click.echo(f"the database is damaged: {damage.splitlines()[-1]}")
    found = rescue(path)
    click.echo(
        f"rescued: {counted(found.rows['decisions'], 'decision')}, "
        f"{counted(found.rows['pages'], 'raw page')}, "
        f"{counted(found.rows['changes'], 'line')} of the change log; the damaged file is kept as "
        f"{found.kept_as}: remove it when nothing more is wanted of it"
    )
    if found.unread:
        click.echo(f"not all rows could be read of: {', '.join(found.unread)}")
    if found.missing:
        named = ", ".join(found.missing[:_MOST_NAMED])
        more = "" if len(found.missing) <= _MOST_NAMED else ", …"
        click.echo(
            f"lost until the sources are read again (`paatoshaku crawl` or `import`): "
            f"{counted(len(found.missing), 'decision')}: {named}{more}"
        )


def _rescue_contacts(path: Path) -> None:
    """Put what can be read of the damaged contacts in their place, and say what it is."""
    from search_web.care.migration_cli import make_contacts

    damage = damage_of(path)
    if damage is None:
        return
    click.echo(f"the contacts are damaged: {damage.splitlines()[0]}")
    found = rescue_beside(path, lambda fresh: make_contacts(f"sqlite:///{fresh}"))
    click.echo(
        f"rescued: {counted(found.rows['alerts'], 'alert')}, "
        f"{counted(found.rows['removal_requests'], 'request')} to remove a decision; "
        f"the damaged file is kept as {found.kept_as} and holds addresses: remove it "
        "when nothing more is wanted of it"
    )
    if found.unread:
        click.echo(f"not all rows could be read of: {', '.join(found.unread)}")


def _repair(settings: Settings) -> None:
    from indexer.documents.repair import repair_index

    with _store(settings) as store:
        ledger = TakedownLedger(settings.data)
        barred = ledger.replay(store)
        set_aside = ledger.mend()
        salvaged = store.care.salvage()
        withheld = store.pages.withhold_masked()
        report = repair_index(
            store, settings.index_folder, engine=settings.index_engine
        )
    if salvaged:
        click.echo(
            f"damaged rows were taken out: {counted(salvaged.decisions, 'decision')}, "
            f"{salvaged.readings} readings, {salvaged.former_versions} former versions, "
            f"{counted(salvaged.raw_pages, 'raw page')}, {salvaged.times} times; "
            "`paatoshaku reparse` and the next crawl bring back what their sources still show"
        )
    if withheld:
        click.echo(f"dropped: {counted(withheld, 'raw page')} with personal data")
    if set_aside:
        click.echo(
            f"{ledger.path} was written anew; its damaged lines are in {set_aside}: a "
            "takedown that only they told of has to be made again"
        )
    if barred:
        click.echo(f"taken down again: {counted(barred, 'decision')}")
    how = "built anew" if report.was_rebuilt else "repaired"
    click.echo(
        f"the index was {how}: {report.indexed} indexed, {report.ghosts} removed; it "
        f"holds {counted(report.document_count, 'decision')}"
    )


def _store(settings: Settings) -> DecisionStore:
    return DecisionStore.open(settings.store_url)


def _servers(settings: Settings) -> dict[str, str]:
    """Return the addresses of the databases that lie on a PostgreSQL server.

    Raises:
        SettingsError: a database is neither there nor in the data folder.
    """
    addresses = {
        DATABASES[0]: ("DATABASE_URL", settings.database_url),
        DATABASES[1]: ("CONTACTS_DATABASE_URL", settings.contacts_database_url),
    }
    found = {}
    for name, (setting, address) in addresses.items():
        if address and not is_on_server(address):
            raise SettingsError(
                f"PAATOSHAKU_{setting} is no PostgreSQL server: databases there and in the "
                "data folder are backed up, a file elsewhere is yours to copy"
            )
        if address:
            found[name] = address
    return found


def _only_sqlite(settings: Settings, instead: str) -> None:
    if settings.database_url:
        raise SettingsError(f"PAATOSHAKU_DATABASE_URL is set: {instead}")
