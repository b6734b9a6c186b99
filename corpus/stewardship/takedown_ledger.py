"""Takedowns outside the store, so that no older copy of the store brings them back.

One JSON line a takedown in ``takedowns.jsonl`` of the data folder: ids, digests and the
operator's reason, nothing of the text. Each line is on the disk before the promise is
given. Whoever opens a store to crawl, index or serve replays them first.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from corpus.errors import StoreError, plain_reason
from corpus.storage.care import Bar
from corpus.store import DecisionStore

NAME = "takedowns.jsonl"
_FIELDS = set(Bar.__dataclass_fields__)


class TakedownLedger:
    """The ledger of one data folder."""

    def __init__(self, folder: Path, name: str = NAME) -> None:
        self.path = folder / name

    def bars(self) -> dict[str, Bar]:
        """Return every takedown by id; damaged lines are left out.

        Raises:
            StoreError: the file cannot be read.
        """
        try:
            text = self.path.read_text("utf-8", errors="replace")
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise StoreError(
                f"cannot read {self.path}: {plain_reason(error)}"
            ) from error
        found = [_bar(line) for line in text.splitlines()]
        return {bar.decision_id: bar for bar in found if bar is not None}

    def damaged(self) -> int:
        """Count the lines that cannot be read."""
        if not self.path.is_file():
            return 0
        text = self.path.read_text("utf-8", errors="replace")
        return sum(
            bool(line.strip()) and _bar(line) is None for line in text.splitlines()
        )

    def mend(self) -> Path | None:
        """Write the lines that can be read anew, and return where the old file is kept.

        None where every line can be read.

        Raises:
            StoreError: the file cannot be written.
        """
        if not self.damaged():
            return None
        whole = self.bars()
        kept = self.path.with_name(f"{NAME}.damaged")
        fresh = TakedownLedger(self.path.parent, f"{NAME}.next")
        try:
            fresh.path.unlink(missing_ok=True)
            fresh.add(whole.values())
            shutil.copyfile(self.path, kept)
            kept.chmod(0o600)
            if whole:
                fresh.path.replace(self.path)
            else:
                self.path.unlink()
        except OSError as error:
            raise StoreError(
                f"cannot write {self.path}: {plain_reason(error)}"
            ) from error
        return kept

    def add(self, bars: Iterable[Bar]) -> int:
        """Write down those not known yet; return how many.

        Raises:
            StoreError: the file cannot be written.
        """
        known = self.bars()
        new = [bar for bar in bars if bar.decision_id not in known]
        if not new:
            return 0
        lines = "".join(
            json.dumps(bar.to_json(), ensure_ascii=False) + "\n" for bar in new
        )
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                # A line cut off by a full disk must not swallow this one.
                os.write(descriptor, (_end(descriptor) + lines).encode("utf-8"))
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise StoreError(
                f"cannot write {self.path}: {plain_reason(error)}"
            ) from error
        return len(new)

    def replay(self, store: DecisionStore) -> int:
        """Take down in *store* what the ledger holds, and note what the store holds.

        Returns:
            How many decisions were back, or not barred.
        """
        ledger = self.bars()
        held = {bar.decision_id: bar for bar in store.care.bars()}
        present = store.known(ledger)
        missing = [
            bar for name, bar in ledger.items() if name not in held or name in present
        ]
        done = sum(store.care.bar(bar) for bar in missing)
        if done:
            store.purge()
        self.add(held.values())
        return done


def _bar(line: str) -> Bar | None:
    try:
        values = json.loads(line)
        return Bar(**{name: values[name] for name in values if name in _FIELDS})
    except (ValueError, TypeError, AttributeError):
        return None


def _end(descriptor: int) -> str:
    size = os.fstat(descriptor).st_size
    if not size:
        return ""
    return "" if os.pread(descriptor, 1, size - 1) == b"\n" else "\n"
