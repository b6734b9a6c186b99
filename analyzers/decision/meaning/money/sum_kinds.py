"""What a sum is, by the nearest word that names it: a grant, a price, a rent, a fee."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import cast, get_args

from analyzers.decision.meaning_values import MatterOutcome, SumKind
from analyzers.text.table_rows import table_rows

_GUARANTEE = re.compile(r"(?<!laatu)\btakau(?:s|ks)|omavelkai|borgen\b")
_UNNAMED: SumKind = "cost"
_CHARGED = re.compile(r"\bperi(?:tään|mme)\b|\buppbärs\b|\bdebiteras\b")
_PAY = re.compile(
    r"palkkio|\bpalkan?\b|palkanlis|henkilökohtai\w+ lis|arvode|lönetillägg"
)
"""What is paid to one's own staff is no grant."""
_LEASE = re.compile(r"vuokr(?:aa|au|at|as)|arrender|uthyr|\bhyr")
_SALE = re.compile(
    r"myyn|myym|kauppa|vaihto|osto|hankin|urak|försälj|anskaff|köp|upphand|entreprenad"
)
_TARIFF = re.compile(
    r"taks[ao]|\b\w*maksu(?:t|jen|n|ihin)?\b|\b\w*hin(?:nat|nan|nasto\w*|tojen|ta)\b"
    r"|\bpris(?:er|et|erna)?\b|\b\w*avgift\w*|\btax[ao]\w*|palveluseteli|servicesedel"
)
_BUDGET = re.compile(r"määräraha|\banslag|talousarvio|budget")
_SETS_ASIDE = re.compile(r"\bvarataan\b|\breserveras\b")
"""Beside a grant, money that is only set aside is not granted to anybody."""
TABLE = "analyzers.decision.meaning.money:sum_kinds.tsv"
_REACH = 60


@functools.cache
def sum_kinds() -> tuple[tuple[SumKind, re.Pattern[str], str], ...]:
    """Return the table's rows: kind, pattern, example."""
    found = []
    for kind, pattern, example in table_rows(TABLE):
        assert kind in get_args(SumKind), kind
        found.append((cast(SumKind, kind), re.compile(pattern), example))
    return tuple(found)


def sum_kind(
    before: str, after: str, sentences: tuple[str, ...], outcome: MatterOutcome
) -> SumKind:
    """Return the kind that the nearest word names; "5 000 euron lainan" names it after.

    Args:
        before: the words before the sum, in lower case.
        after: those after it.
        sentences: the sum's own, and then the one that leads to it, as of a list.
        outcome: what became of the matter.
    """
    if _GUARANTEE.search(sentences[0]):
        return "guarantee"
    named: Iterator[SumKind] = (
        kind
        for words in sentences
        for kind, names, _ in sum_kinds()
        if names.search(words)
    )
    nearest = _nearest(before, after)
    found: SumKind = next(named, _UNNAMED) if nearest is None else nearest
    is_charged = found == "granted" and _CHARGED.search(before[-_REACH // 2 :])
    if is_charged or (found == _UNNAMED and _CHARGED.search(sentences[0])):
        return "fee"
    is_grant = outcome in {"granted", "partly-granted"}
    if found == "budget" and _SETS_ASIDE.search(f"{before} {after[:20]}"):
        return found
    return "granted" if is_grant and found in {"budget", "cost"} else found


def kind_by_title(kind: SumKind, title: str, outcome: MatterOutcome) -> SumKind:
    """Return the kind that a sum is in an item of this title: a price of a lease is rent.

    Args:
        kind: the kind that the words beside the sum name.
        title: the item's title, in lower case.
        outcome: what became of the matter.
    """
    if kind == "granted" and _PAY.search(title):
        return "cost"
    if kind == "price" and _LEASE.search(title) and not _SALE.search(title):
        return "rent"
    is_own = outcome in {"approved", "amended-approved"}
    is_tariff = _TARIFF.search(title) and not _SALE.search(title)
    if is_own and kind in {"price", "cost"} and is_tariff:
        return "fee"
    is_budget = is_own and kind == "granted" and _BUDGET.search(title)
    return "budget" if is_budget else kind


def _nearest(before: str, after: str) -> SumKind | None:
    is_genitive = after.startswith((":n", " suurui")) or before.endswith("euron")
    best: tuple[int, SumKind] | None = None
    for kind, names, _ in sum_kinds():
        for distance, part in (
            (0, before),
            (-_REACH if is_genitive else 5, after[:40]),
        ):
            for match in names.finditer(part):
                far = len(part) - match.end() if part is before else match.start()
                if best is None or far + distance < best[0]:
                    best = (far + distance, kind)
    return best[1] if best else None
