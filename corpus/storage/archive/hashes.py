"""One content under several hashes: former names of what its source never changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from corpus.storage.sql.database import Database
from corpus.storage.sql.schema import hash_aliases

_BATCH = 500

_OURS = hash_aliases.c.decision_id == bindparam("wanted")
_FORGET = delete(hash_aliases).where(_OURS, hash_aliases.c.alias == bindparam("new"))
_FOLLOW = (
    update(hash_aliases)
    .where(_OURS, hash_aliases.c.content_hash == bindparam("old"))
    .values(content_hash=bindparam("new"))
)
_ADD = insert(hash_aliases)


def rename_hash(connection: Connection, decision_id: str, old: str, new: str) -> None:
    """Let *old*, and all that led to it, lead to *new* from now on."""
    if old == new:
        return
    values = {"wanted": decision_id, "old": old, "new": new}
    connection.execute(_FORGET, values)
    connection.execute(_FOLLOW, values)
    connection.execute(
        _ADD, {"decision_id": decision_id, "alias": old, "content_hash": new}
    )


class HashReader:
    """Reads of the table ``hash_aliases``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def present_hashes(
        self, pairs: Iterable[tuple[str, str]]
    ) -> dict[tuple[str, str], str]:
        """Return what each (decision id, hash) is called today.

        Hashes that were never renamed, and those of unknown decisions, are returned as
        they are.
        """
        wanted = list(dict.fromkeys(pairs))
        found: dict[tuple[str, str], str] = {}
        ids = list(dict.fromkeys(decision_id for decision_id, _ in wanted))
        with self._database.read() as connection:
            for start in range(0, len(ids), _BATCH):
                found |= _renamed(connection, ids[start : start + _BATCH])
        return {pair: found.get(pair, pair[1]) for pair in wanted}

    def former_hashes(self, decision_id: str) -> dict[str, tuple[str, ...]]:
        """Return, by today's hash, the hashes its content was known by, sorted."""
        with self._database.read() as connection:
            rows = _renamed(connection, [decision_id])
        found: dict[str, tuple[str, ...]] = {}
        for (_, alias), content_hash in sorted(rows.items()):
            found[content_hash] = (*found.get(content_hash, ()), alias)
        return found


def _renamed(connection: Connection, ids: Sequence[str]) -> dict[tuple[str, str], str]:
    query = select(hash_aliases).where(hash_aliases.c.decision_id.in_(ids))
    return {
        (row.decision_id, row.alias): row.content_hash
        for row in connection.execute(query)
    }
