"""The "most words" search: what comes nearest when few decisions have all words.

Its hits are shown apart, under their own heading, and never enter a total.
"""

from __future__ import annotations

from indexer.query import And, Boost, Constant, Every, Lift, Node, Not, Or, Word
from indexer.reading import ParsedQuery, QueryTerm, Recognised
from indexer.weights import WEIGHTS

RELATED_BELOW = 20
"""Related decisions are looked for when fewer than this many have all words."""


def related_root(parsed: ParsedQuery, root: Node) -> Node | None:
    """Build the tree of near misses of *root*; None when there can be none.

    A near miss has one of the words, or a part of one, or what was recognised; it
    satisfies every ``-word``. The more and the rarer, the higher.
    """
    needed = [term for term in parsed.terms if not term.is_optional]
    matching: list[Node] = [_near(term) for term in needed]
    if not needed:
        matching += [_preferred(found) for found in parsed.recognised]
    else:
        matching += [
            _preferred(found) for found in parsed.recognised if found.kind in _TOPICAL
        ]
    if not matching:
        return None
    bonuses = [_preferred(x) for x in parsed.recognised if x.kind not in _TOPICAL]
    bonuses += [term.whole for term in parsed.terms if term.is_optional]
    found: Node = Or(tuple(matching))
    if bonuses and needed:
        found = Lift(found, tuple(bonuses))
    missed = () if isinstance(root, Every) else (Not(root),)
    return And((found, *missed, *(Not(node) for node in parsed.negated)))


_TOPICAL = ("law", "case")


def _near(term: QueryTerm) -> Node:
    """The term, or weaker: one of the parts of a compound."""
    node = term.node
    if not isinstance(node, Word) or not node.ranking_part:
        return term.whole
    parts = tuple(
        Boost(Word((part,), part, scope=node.scope), WEIGHTS.related_part)
        for part in node.ranking_part
    )
    return Or((term.whole, *parts))


def _preferred(found: Recognised) -> Node:
    strict = Constant(found.strict, WEIGHTS.recognised)
    return Or((strict, found.words)) if found.words else strict
