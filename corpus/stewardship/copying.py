"""Copies of a data folder: consistent ones while others write, and bringing them back."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import re
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.durable_files import hash_of, sync
from corpus.errors import StoreError, plain_reason
from corpus.stewardship.server_dumps import SUFFIX, dump
from corpus.stewardship.takedown_ledger import NAME as LEDGER
from corpus.stewardship.takedown_ledger import TakedownLedger

MANIFEST = "backup.json"
DATABASES = ("paatoshaku.db", "contacts.db")
"""SQLite files of a data folder; the index is made of them."""

_DATED = re.compile(r"\d{4}-\d{2}-\d{2}-\d{6}")
"""Folders that `back_up_beside` makes."""

_STRAYS = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class CopyReport:
    """Which files a copy holds, and when it was made."""

    files: tuple[str, ...]
    made_at: str


def back_up(
    data: Path, target: Path, servers: Mapping[str, str] | None = None
) -> CopyReport:
    """Copy databases and takedowns of *data* into *target*, each in one consistent state.

    Args:
        data: folder that others may be writing in.
        target: new or empty folder.
        servers: a name of ``DATABASES`` -> the address of the PostgreSQL database that
            stands for it; it is dumped.

    Raises:
        StoreError: there is nothing to copy, the target holds something, or a disk is
            full or cannot be read.
    """
    servers = servers or {}
    files = [n for n in DATABASES if n not in servers and (data / n).is_file()]
    if DATABASES[0] not in (*files, *servers):
        raise StoreError(f"there is no store in {data}: {DATABASES[0]} is missing")
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise StoreError(f"{target} exists and is not an empty folder")
    with _plain_errors(f"cannot back up to {target}"), _without_halves(target):
        target.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name in files:
            _copy_database(data / name, target / name)
        dumps = {Path(name).with_suffix(SUFFIX).name: servers[name] for name in servers}
        for name, address in dumps.items():
            dump(address, target / name)
        present = [*files, *dumps]
        if (data / LEDGER).exists():
            shutil.copyfile(data / LEDGER, target / LEDGER)
            (target / LEDGER).chmod(0o600)
            present.append(LEDGER)
        made_at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        sums = {name: hash_of(target / name) for name in present}
        beside = target / f"{MANIFEST}.next"
        beside.write_text(json.dumps({"made_at": made_at, "sha256": sums}, indent=1))
        sync(beside)
        beside.replace(target / MANIFEST)
    return CopyReport(tuple(present), made_at)


@contextlib.contextmanager
def _without_halves(target: Path) -> Iterator[None]:
    """Take away what a copy that failed has written, so that it can be tried again."""
    try:
        yield
    except BaseException:
        for path in target.iterdir() if target.is_dir() else ():
            path.unlink(missing_ok=True)
        raise


def back_up_beside(
    data: Path,
    folder: Path,
    moment: dt.datetime,
    keep: int,
    servers: Mapping[str, str] | None = None,
) -> tuple[Path, tuple[Path, ...]]:
    """Copy *data* into a folder of *folder* named after *moment*; drop the oldest.

    Only whole copies that were made so are counted and dropped, and only after the new
    one is whole. What a failed copy has written is taken away.

    Returns:
        The new copy, and those that were dropped.

    Raises:
        StoreError: as `back_up`, or an old copy cannot be removed.
    """
    target = _free_name(folder, moment)
    try:
        back_up(data, target, servers)
    except StoreError:
        shutil.rmtree(target, ignore_errors=True)
        raise
    copies = sorted(
        path
        for path in folder.iterdir()
        if _DATED.fullmatch(path.name) and (path / MANIFEST).is_file()
    )
    dropped = tuple(path for path in copies[:-keep] if path != target)
    with _plain_errors(f"cannot remove old copies in {folder}"):
        for path in dropped:
            shutil.rmtree(path)
    return target, dropped


def _free_name(folder: Path, moment: dt.datetime) -> Path:
    """Return the folder named after *moment*, or after the first later second that is free."""
    while (target := folder / f"{moment:%Y-%m-%d-%H%M%S}").exists():
        moment += dt.timedelta(seconds=1)
    return target


def bring_back(source: Path, data: Path) -> CopyReport:
    """Put the copy in *source* in place of what *data* holds; takedowns are joined.

    The copy is checked before anything is touched. The index has to be repaired then.

    Raises:
        StoreError: the copy is not whole, or a disk is full or cannot be written.
    """
    report = check_copy(source)
    with _plain_errors(f"cannot restore to {data}"):
        data.mkdir(parents=True, exist_ok=True)
        for name in report.files:
            if name != LEDGER:
                shutil.copyfile(source / name, data / f"{name}.next")
                (data / f"{name}.next").chmod(0o600)
                sync(data / f"{name}.next")
        for name in report.files:
            if name == LEDGER:
                continue
            for stray in _STRAYS:
                (data / f"{name}{stray}").unlink(missing_ok=True)
            (data / f"{name}.next").replace(data / name)
    TakedownLedger(data).add(TakedownLedger(source).bars().values())
    return report


def check_copy(source: Path) -> CopyReport:
    """Return what the copy in *source* holds.

    Raises:
        StoreError: a file is missing or differs from its sum; names it.
    """
    path = source / MANIFEST
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        sums, made_at = dict(values["sha256"]), str(values["made_at"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(
            f"{source} is not a whole backup: {path}: {plain_reason(error)}"
        ) from error
    if any(name.endswith(SUFFIX) for name in sums):
        raise StoreError(
            f"{source} holds dumps of a PostgreSQL server: bring them back with pg_restore"
        )
    for name, expected in sums.items():
        if name not in (*DATABASES, LEDGER) or not (source / name).is_file():
            raise StoreError(f"{source} is not a whole backup: {name} is missing")
        if hash_of(source / name) != expected:
            raise StoreError(f"{source} is damaged: {name} differs from its check sum")
    return CopyReport(tuple(sums), made_at)


def _copy_database(source: Path, target: Path) -> None:
    with (
        contextlib.closing(sqlite3.connect(source)) as ours,
        contextlib.closing(sqlite3.connect(target)) as copy,
    ):
        target.chmod(0o600)
        ours.execute("PRAGMA busy_timeout=30000")
        ours.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        found = copy.execute("PRAGMA quick_check").fetchone()[0]
    if found != "ok":
        raise StoreError(f"{source} is damaged: {found}; run: paatoshaku check")
    sync(target)


@contextlib.contextmanager
def _plain_errors(what: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(f"{what}: {plain_reason(error)}") from error
    except sqlite3.Error as error:
        raise StoreError(f"{what}: {error}") from error
