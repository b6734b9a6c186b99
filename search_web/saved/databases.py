"""Opening the small databases of the web room: saved searches, and alert addresses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from corpus.errors import plain_reason
from corpus.storage.sql.missing_columns import add_columns


def open_database(
    url: str,
    tables: sa.MetaData,
    error: type[Exception],
    what: str,
    *,
    is_private: bool = False,
) -> sa.Engine:
    """Open the database at an SQLAlchemy address and create what is missing.

    Tables that an older version made get the columns that they do not have.

    Args:
        url: SQLAlchemy address; the folder of an SQLite file is made.
        tables: what it must hold.
        error: what to raise when it cannot be used.
        what: names it in the error.
        is_private: whether only the owner of a new or old SQLite file may read it.
    """
    try:
        database = sa.engine.make_url(url).database
        if url.startswith("sqlite") and database:
            Path(database).parent.mkdir(parents=True, exist_ok=True)
            if is_private:
                # SQLite gives its journals the rights of the file.
                Path(database).touch(mode=0o600)
                Path(database).chmod(0o600)
        engine = sa.create_engine(url)
        _in_words(engine, error, what)
        try:
            _make_tables(engine, tables)
        except (error, sa.exc.SQLAlchemyError):
            _make_tables(engine, tables)  # another process made them meanwhile
    except (sa.exc.SQLAlchemyError, OSError, ImportError) as caught:
        raise error(f"{what} cannot be opened: {_why(caught)}") from caught
    return engine


def _why(caught: Exception) -> str:
    """Return why a database cannot be opened; its address may hold a password."""
    if isinstance(caught, OSError):
        return plain_reason(caught)
    if isinstance(caught, (ImportError, sa.exc.ArgumentError)):
        return (
            "not an address of a database that is known here; allowed: sqlite:///FILE, "
            'or postgresql+psycopg://USER@HOST/NAME (needs the extra "postgresql")'
        )
    return type(caught).__name__


def _make_tables(engine: sa.Engine, tables: sa.MetaData) -> None:
    tables.create_all(engine)
    with engine.begin() as connection:
        for table in tables.sorted_tables:
            add_columns(connection, table, *table.columns)


def _in_words(engine: sa.Engine, error: type[Exception], what: str) -> None:
    """Let a full disk or a damaged file be said in a sentence, wherever it shows."""

    @sa.event.listens_for(engine, "handle_error")
    def say(context: sa.engine.ExceptionContext) -> None:
        if isinstance(context.sqlalchemy_exception, sa.exc.IntegrityError):
            return
        cause = str(context.original_exception).splitlines()
        raise error(f"{what}: {cause[0] if cause else 'unknown error'}")


def damage(url: str, what: str) -> Iterator[str]:
    """Yield what is wrong with an SQLite database; nothing when there is none."""
    path = Path(sa.engine.make_url(url).database or "")
    if not path.is_file():
        return
    engine = sa.create_engine(url)
    try:
        with engine.connect() as connection:
            rows = connection.exec_driver_sql("PRAGMA integrity_check(20)").all()
    except sa.exc.SQLAlchemyError as error:
        cause = getattr(error, "orig", None) or type(error).__name__
        yield f"{what}: {cause}; run: paatoshaku repair"
        return
    finally:
        engine.dispose()
    found = [row[0] for row in rows if row[0] != "ok"]
    yield from (f"{what}: {text}; run: paatoshaku repair" for text in found)
