"""The command ``migrate-store``: the same store in another database."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack, closing
from pathlib import Path

import click
import sqlalchemy as sa

from corpus.crawl.lock import only_crawl
from corpus.errors import StoreError
from corpus.stewardship.table_copying import copy_tables
from corpus.storage.sql.database import Database
from corpus.storage.sql.schema import METADATA, changes, decisions
from corpus.store import DecisionStore
from search_web.front.submissions import FORM_TABLES
from search_web.removals.removal_requests import metadata as removal_tables
from search_web.saved.alerts import contact_tables
from search_web.saved.databases import open_database
from search_web.saved.server import search_tables
from search_web.settings import Settings


@click.command("migrate-store")
@click.argument("target", metavar="ADDRESS")
@click.option("--contacts", metavar="ADDRESS", help="Where the alerts' addresses go.")
@click.pass_obj
def migrate_store(settings: Settings, target: str, contacts: str | None) -> None:
    """Copy the store and the saved searches to the empty database ADDRESS.

    SQLite (sqlite:///FILE) and PostgreSQL (postgresql+psycopg://…), in both directions;
    the index stays good. Nothing is deleted here. Stop crawls and `serve` before.
    """
    if not DecisionStore.exists(settings.store_url):
        raise StoreError(f"there is no store at {_shown(settings.store_url)}")
    with only_crawl(settings.data):
        if contacts:
            _only_empty_contacts(contacts)
        copy_store(settings.store_url, target)
        click.echo(_to_set("PAATOSHAKU_DATABASE_URL", target))
        if contacts:
            copy_contacts(settings.contacts_url, contacts)
            click.echo(_to_set("PAATOSHAKU_CONTACTS_DATABASE_URL", contacts))


def copy_store(source: str, target: str) -> None:
    """Copy decisions, readings, versions, changes, raw pages and saved searches.

    Raises:
        StoreError: the target holds decisions, or the copy differs.
    """
    if _whole(source) == _whole(target):
        raise StoreError(f"{_shown(target)} is the store itself; give another database")
    tables = [*METADATA.sorted_tables, *search_tables.sorted_tables]
    with ExitStack() as stack:
        old = stack.enter_context(closing(Database.open(source)))
        new = stack.enter_context(closing(Database.open(target)))
        reading = stack.enter_context(old.read())
        writing = stack.enter_context(new.write())
        for table in (decisions, changes):
            if writing.scalar(sa.select(sa.func.count()).select_from(table)):
                raise StoreError(f"{_shown(target)} holds decisions; give an empty one")
        search_tables.create_all(writing)
        _copy_all(reading, writing, tables)


def copy_contacts(source: str, target: str) -> None:
    """Copy alerts, their confirmations and requests to remove decisions.

    Raises:
        StoreError: the target cannot be used, holds alerts, or the copy differs.
    """
    tables = [*contact_tables.sorted_tables, *removal_tables.sorted_tables]
    make_contacts(source)
    make_contacts(target)
    old = open_database(source, contact_tables, StoreError, "contacts", is_private=True)
    new = open_database(target, contact_tables, StoreError, "contacts", is_private=True)
    try:
        with old.connect() as reading, new.begin() as writing:
            _refuse_held(writing, target)
            _copy_all(reading, writing, tables)
    finally:
        old.dispose()
        new.dispose()


def _only_empty_contacts(target: str) -> None:
    """Refuse before anything is copied where the contacts cannot go.

    Raises:
        StoreError: the target cannot be used, or holds alerts.
    """
    make_contacts(target)
    new = open_database(target, contact_tables, StoreError, "contacts", is_private=True)
    try:
        with new.connect() as reading:
            _refuse_held(reading, target)
    finally:
        new.dispose()


def _refuse_held(connection: sa.Connection, target: str) -> None:
    for table in (*contact_tables.sorted_tables, *removal_tables.sorted_tables):
        if connection.scalar(sa.select(sa.func.count()).select_from(table)):
            raise StoreError(f"{_shown(target)} holds {table.name} already")


def make_contacts(url: str) -> None:
    """Make the tables of contacts where they are missing.

    Raises:
        StoreError: the database cannot be used.
    """
    for tables in (contact_tables, removal_tables):
        open_database(url, tables, StoreError, "contacts", is_private=True).dispose()


def _copy_all(
    reading: sa.Connection, writing: sa.Connection, tables: Iterable[sa.Table]
) -> None:
    copy_tables(
        reading,
        writing,
        tables,
        lambda name, n: click.echo(f"{name}: {n}"),
        passing=FORM_TABLES,
    )


def _to_set(name: str, url: str) -> str:
    """Return what to set: an address that works from any folder, no password in it."""
    shown = _shown(_whole(url))
    if sa.engine.make_url(url).password:
        return f"set {name} to the address that you gave, with its password: {shown}"
    return f"set {name}={shown}"


def _whole(url: str) -> str:
    """Return *url* with the whole path of its file, where it is one."""
    try:
        parsed = sa.engine.make_url(url)
    except sa.exc.ArgumentError:
        return url  # who opens it says what is wrong
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        return url
    path = str(Path(parsed.database).resolve())
    return parsed.set(database=path).render_as_string(hide_password=False)


def _shown(url: str) -> str:
    return sa.engine.make_url(url).render_as_string(hide_password=True)
