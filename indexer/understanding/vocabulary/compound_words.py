"""A compound and its two halves: "asemakaavanmuutos" is "asemakaavan muutos"."""

from __future__ import annotations

from indexer.contract.query import Word

_JOINT = 2
"""Letters by which a joint may differ from the base forms: "huoltaja|n|vastuu"."""


def halves(node: Word) -> list[tuple[str, str]]:
    """Return each way to take a compound apart in two, by its base forms.

    Before each last half stands the part that is most like the letters there: "ravi" in
    "ravirata", though "rata" begins like these, too.
    """
    found: list[tuple[str, str]] = []
    for whole in node.lemma:
        heads = [part for part in node.ranking_part if _begins(whole, part)]
        for tail in node.ranking_part:
            if not whole.endswith(tail):
                continue
            size = len(whole) - len(tail)
            fitting = [head for head in heads if abs(len(head) - size) <= _JOINT]
            alike = [_letters_alike(head, whole[:size]) for head in fitting]
            found += [
                (head, tail)
                for head, same in zip(fitting, alike, strict=True)
                if same == max(alike)
            ]
    return found


def _begins(whole: str, part: str) -> bool:
    """Whether *part* may begin the compound, its end changed: "hammas-", "sopimus-"."""
    return whole.startswith(part[: max(len(part) - _JOINT, _JOINT)])


def _letters_alike(one: str, other: str) -> int:
    """Return how many letters two words begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
