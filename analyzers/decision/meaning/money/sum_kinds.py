"""What a sum is, by the nearest word that names it: a grant, a price, a rent, a fee."""

from __future__ import annotations

import functools
import re
from importlib.resources import files
from typing import cast, get_args

from analyzers.decision.meaning_values import MatterOutcome, SumKind

_GUARANTEE = re.compile(r"(?<!laatu)\btakau(?:s|ks)|omavelkai|borgen\b")
_REACH = 60


@functools.cache
def sum_kinds() -> tuple[tuple[SumKind, re.Pattern[str], str], ...]:
    """Return the table's rows: kind, pattern, example."""
    path = files("analyzers.decision.meaning.money") / "sum_kinds.tsv"
    found = []
    for row in path.read_text("utf-8").splitlines():
        if row and not row.startswith("#"):
            kind, pattern, example = row.split("\t")
            assert kind in get_args(SumKind), kind
            found.append((cast(SumKind, kind), re.compile(pattern), example))
    return tuple(found)


def sum_kind(before: str, after: str, sentence: str, outcome: MatterOutcome) -> SumKind:
    """Return the kind that the nearest word names; "5 000 euron lainan" names it after."""
    if _GUARANTEE.search(sentence):
        return "guarantee"
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
    if best is not None:
        found = best[1]
    else:
        found = next((k for k, p, _ in sum_kinds() if p.search(sentence)), "cost")
    is_grant = outcome in {"granted", "partly-granted"}
    return "granted" if is_grant and found in {"budget", "cost"} else found
