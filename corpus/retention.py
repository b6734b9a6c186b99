"""How long decisions stay: rules per kind, applied after every crawl.

Kuntalaki 140 §: personal data leaves the open web when the appeal period has ended.
Minutes of bodies stay as long as their publisher shows them. Decisions of officeholders
that name a private person leave after the appeal period and a margin, also when the
publisher has forgotten them.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from corpus.errors import SourceConfigError
from corpus.model import Decision, DecisionKind
from corpus.store import DecisionStore

APPEAL_PERIOD = dt.timedelta(days=30)
"""Kunnallisvalitus; an oikaisuvaatimus takes 14 days."""

SERVICE = dt.timedelta(days=7)
"""A letter counts as received after seven days (hallintolaki 59 §)."""

MARGIN = dt.timedelta(days=14)


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """Decisions of one kind leave *after* so long, counted from the day of decision."""

    kind: DecisionKind
    after: dt.timedelta
    only_personal: bool = True


DEFAULT_RULES: tuple[RetentionRule, ...] = (
    RetentionRule("officeholder-decision", APPEAL_PERIOD + SERVICE + MARGIN),
    RetentionRule("notice", APPEAL_PERIOD + SERVICE + MARGIN),
)

_KEYS = {"kind": str, "days": int, "only_personal": bool}

# Task classes 01 (personnel) and 05, 06 (social and health care) decide on people.
_PERSONAL_CLASS = re.compile(r"0[156](?:\.|$)")
_WORD = r"[A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)?"
_NAMED_PARTY = re.compile(
    rf"(?:Hakija|Asianosainen|Muistuttaja|Valittaja|Vuokralainen|Oikaisuvaatimuksen "
    rf"tekijä|Sökande|Part)\s*:?\s+{_WORD}(?:\s+{_WORD})+"
)
# Two capitalised words in the middle of a sentence: Finnish capitalises names only.
_NAME = re.compile(rf"(?<=[a-zåäö,] )({_WORD} {_WORD})")


def load_rules(path: Path | None = None) -> tuple[RetentionRule, ...]:
    """Read the operator's rules, by default ours; a file replaces all of them.

    A file holds ``[[rule]]`` tables: ``kind``, ``days`` and, default true,
    ``only_personal``. An empty file keeps everything.

    Raises:
        SourceConfigError: the file cannot be read or a rule is wrong; says what is
            allowed.
    """
    if path is None:
        return DEFAULT_RULES
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("rule", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SourceConfigError(
            f"cannot read the retention rules {path}: {error}"
        ) from error
    if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
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
    return RetentionRule(kind, dt.timedelta(days=days), only_personal)


def expire(
    store: DecisionStore,
    today: dt.date,
    rules: Sequence[RetentionRule] = DEFAULT_RULES,
) -> int:
    """Remove what the rules say has had its time; return how many.

    Logged by id only. They do not come back, however long their source shows them.
    """
    expired = [
        item.decision.decision_id
        for item in store.iter_kinds([rule.kind for rule in rules])
        if is_expired(item.decision, today, rules)
    ]
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
    """Whether a rule says that the decision must leave; never without a date."""
    day = max(filter(None, (decision.date, decision.published)), default=None)
    return day is not None and any(
        rule.kind == decision.kind
        and today > day + rule.after
        and (not rule.only_personal or bears_names(decision))
        for rule in rules
    )


def bears_names(decision: Decision) -> bool:
    """Whether it is about a private person: as the source says, else by signs.

    Signs: a named applicant or party; in a task class that decides on people, any name
    but those of the officials who made the decision.
    """
    if decision.has_personal_data is not None:
        return decision.has_personal_data
    if _NAMED_PARTY.search(decision.text):
        return True
    if not (decision.task_class and _PERSONAL_CLASS.match(decision.task_class)):
        return False
    officials = " ".join(
        filter(None, (decision.officeholder, decision.preparer, decision.presenter))
    )
    return any(name not in officials for name in _NAME.findall(decision.text))
