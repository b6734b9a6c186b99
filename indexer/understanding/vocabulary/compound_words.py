"""A compound and its two halves: "asemakaavanmuutos" is "asemakaavan muutos"."""

from __future__ import annotations

from indexer.contract.query import Word

_JOINT = 2
"""Letters by which a joint may differ from the base forms: "huoltaja|n|vastuu"."""


def halves(node: Word) -> list[tuple[str, str]]:
    """Return each way to take a compound apart in two, by its base forms."""
    found: list[tuple[str, str]] = []
    for whole in node.lemma:
        heads = [part for part in node.ranking_part if _begins(whole, part)]
        tails = [part for part in node.ranking_part if whole.endswith(part)]
        found += [
            (head, tail)
            for head in heads
            for tail in tails
            if abs(len(head) + len(tail) - len(whole)) <= _JOINT
        ]
    return found


def _begins(whole: str, part: str) -> bool:
    """Whether *part* may begin the compound, its end changed: "hammas-", "sopimus-"."""
    return whole.startswith(part[: max(len(part) - _JOINT, _JOINT)])
