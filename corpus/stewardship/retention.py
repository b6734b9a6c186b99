"""How long decisions stay: rules per kind, applied by every crawl and once a day.

Kuntalaki 140 §: personal data leaves the open web when the appeal period has ended.
Minutes of bodies stay as long as their publisher shows them. Decisions of officeholders
that name a private person leave after the appeal period and a margin, also when the
publisher has forgotten them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import tomllib
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from corpus.errors import SourceConfigError, plain_reason
from corpus.model import Decision, DecisionKind
from corpus.privacy import names_anybody
from corpus.stewardship import clock
from corpus.store import DecisionStore

APPEAL_PERIOD = dt.timedelta(days=30)
"""Kunnallisvalitus; an oikaisuvaatimus takes 14 days."""

SERVICE = dt.timedelta(days=7)
"""A letter counts as received after seven days (hallintolaki 59 §)."""

MARGIN = dt.timedelta(days=14)

_EXPIRED_ON = "expired_on"


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """Decisions of one kind leave *after* so long, counted from the day of decision.

    ``task_class`` narrows it to classes that begin so ("05"); "" means all.
    """

    kind: DecisionKind
    after: dt.timedelta
    only_personal: bool = True
    task_class: str = ""


DEFAULT_RULES: tuple[RetentionRule, ...] = (
    RetentionRule("officeholder-decision", APPEAL_PERIOD + SERVICE + MARGIN),
    RetentionRule("notice", APPEAL_PERIOD + SERVICE + MARGIN),
)

_KEYS = {"kind": str, "days": int, "only_personal": bool, "task_class": str}


def load_rules(path: Path | None = None) -> tuple[RetentionRule, ...]:
    """Read the operator's rules, by default ours; a file replaces all of them.

    A file holds ``[[rule]]`` tables: ``kind``, ``days``, ``only_personal`` (default
    true) and ``task_class`` (default all). An empty file keeps everything.

    Raises:
        SourceConfigError: the file cannot be read or a rule is wrong; says what is
            allowed.
    """
    if path is None:
        return DEFAULT_RULES
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SourceConfigError(
            f"cannot read the retention rules {path}: {plain_reason(error)}"
        ) from error
    tables = read.get("rule", [])
    # "[[rules]]" would keep everything for good, and nobody would be told.
    is_other = not read.keys() <= {"rule"} or not isinstance(tables, list)
    if is_other or not all(isinstance(table, dict) for table in tables):
        raise SourceConfigError(f"{path}: expected [[rule]] tables")
    return tuple(_rule(table, f"{path}, rule {n}") for n, table in enumerate(tables, 1))


def _rule(table: Mapping[str, Any], where: str) -> RetentionRule:
    for key, value in table.items():
        expected = _KEYS.get(key)
        if expected is None:
            raise SourceConfigError(
                f"unknown key {key!r} in {where}; known: {', '.join(_KEYS)}"
            )
        if type(value) is not expected:
            raise SourceConfigError(
                f"{key} = {value!r} in {where}: expected {expected.__name__}"
            )
    days = table.get("days", -1)
    kinds: tuple[DecisionKind, ...] = get_args(DecisionKind)
    given = table.get("kind")
    kind = next((kind for kind in kinds if kind == given), None)
    if kind is None:
        raise SourceConfigError(
            f"kind = {given!r} in {where}; known: {', '.join(kinds)}"
        )
    if days < 0:
        raise SourceConfigError(f"days in {where}: expected 0 or more")
    only_personal: bool = table.get("only_personal", True)
    task_class: str = table.get("task_class", "")
    return RetentionRule(kind, dt.timedelta(days=days), only_personal, task_class)


def due(
    store: DecisionStore,
    today: dt.date,
    rules: Sequence[RetentionRule] = DEFAULT_RULES,
    sources: Container[str] | None = None,
) -> list[str]:
    """Return the ids of what must leave on *today*, by id; what is kept is left out.

    ``sources`` narrows it to decisions of these.
    """
    kept = store.care.kept()
    return [
        item.decision.decision_id
        for item in store.iter_kinds([rule.kind for rule in rules])
        if item.decision.decision_id not in kept
        and (sources is None or item.decision.source_id in sources)
        and is_expired(item.decision, today, rules)
    ]


def expire(
    store: DecisionStore,
    today: dt.date,
    rules: Sequence[RetentionRule] = DEFAULT_RULES,
) -> int:
    """Remove what the rules say has had its time; return how many.

    Logged by id only. They do not come back, however long their source shows them,
    unless the operator undoes it within a week.
    """
    return _remove(store, due(store, today, rules))


def expire_daily(
    store: DecisionStore,
    now: dt.datetime,
    rules: Sequence[RetentionRule] = DEFAULT_RULES,
) -> int:
    """Do as ``expire``, once a day, for sources that are crawled; return how many left.

    What was only imported stays until the operator lets it expire: nobody published it
    here. Under a clock that is not believed nothing happens.
    """
    if clock.doubt(store, now):
        return 0
    done = f"{now.date()} {hashlib.sha256(repr(rules).encode()).hexdigest()[:16]}"
    if store.care.fact(_EXPIRED_ON) == done:
        return 0
    left = _remove(store, due(store, now.date(), rules, store.care.crawled()))
    store.care.note(_EXPIRED_ON, done)
    return left


def _remove(store: DecisionStore, expired: Sequence[str]) -> int:
    for decision_id in expired:
        store.remove(decision_id, "expired")
    if expired:
        store.purge()
    return len(expired)


def is_expired(
    decision: Decision,
    today: dt.date,
    rules: Sequence[RetentionRule] = DEFAULT_RULES,
) -> bool:
    """Whether a rule says that the decision must leave; never without a possible date.

    Of its days the latest counts. A day in the future says nothing, so that a slip of
    the pen in a year neither keeps a decision for ever nor takes it away.
    """
    days = [day for day in (decision.date, decision.published) if day and day <= today]
    if not days:
        return False
    return any(
        rule.kind == decision.kind
        and (decision.task_class or "").startswith(rule.task_class)
        and today > max(days) + rule.after
        and (not rule.only_personal or bears_names(decision))
        for rule in rules
    )


def bears_names(decision: Decision) -> bool:
    """Whether it names a private person: as the source says, else by its words.

    Its attachments, its organisation and names of files count as its text does.
    Officials who prepared or made it, and elected people in their office, do not count
    (``corpus.personal.person_names``).
    """
    if decision.has_personal_data is not None:
        return decision.has_personal_data
    return names_anybody(decision)
