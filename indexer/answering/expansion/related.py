"""The "most words" search: what comes nearest when few decisions have all words.

Its hits are shown apart, under their own heading, and never enter a total.
"""

from __future__ import annotations

import dataclasses
import itertools

from analyzers.law.register.statutes import statute
from indexer.contract.query import (
    And,
    Boost,
    Constant,
    Every,
    Filter,
    Lift,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
)
from indexer.contract.weights import WEIGHTS
from indexer.understanding.query_reading import (
    ParsedQuery,
    QueryTerm,
    Recognised,
    TermGroup,
)
from indexer.understanding.vocabulary.compound_words import halves

RELATED_BELOW = 20
"""Near misses are looked for when fewer decisions than this have all words."""


def related_root(parsed: ParsedQuery, root: Node) -> Node | None:
    """Build the tree of near misses of *root*; None when there can be none."""
    near = _nearness(parsed)
    if near is None:
        return None
    if parsed.main is not None:
        near = Or((near, Boost(parsed.ranked_root(), WEIGHTS.joint_exact)))
    missed = () if isinstance(root, Every) else (Not(root),)
    return And((near, *missed, *(Not(node) for node in parsed.negated)))


def joint_root(parsed: ParsedQuery, root: Node) -> Node | None:
    """Build the tree of what *root* matches and of its near misses, ranked as one.

    None when there are no near misses. What matches *root* is lifted; that decides where
    a query asks for a thing by its own name: a law section, a case, a phrase.
    """
    near = _nearness(parsed)
    if near is None:
        return None
    if parsed.main is not None:
        root = parsed.ranked_root()
    lift = WEIGHTS.exact_first if is_by_name(parsed) else WEIGHTS.all_words
    if parsed.is_eased:
        lift = WEIGHTS.eased_words
    both = Or((near, Boost(root, WEIGHTS.joint_exact)))
    lifted = Lift(both, (Constant(root, lift),))
    if not parsed.negated:
        return lifted
    return And((lifted, *(Not(node) for node in parsed.negated)))


def is_by_name(parsed: ParsedQuery) -> bool:
    """Whether a section, a case number, a phrase or a name (in capitals) is asked for."""
    needed = [term for term in parsed.terms if not term.is_optional]
    is_name = bool(needed) and all(term.text[:1].isupper() for term in needed)
    return (
        is_name
        or any(found.kind in _TOPICAL for found in parsed.recognised)
        or any(isinstance(term.node, Phrase) for term in parsed.terms)
    )


def _nearness(parsed: ParsedQuery) -> Node | None:
    """Build the tree of near misses of *root*; None when there can be none.

    A near miss has one of the words, a part of one or a word for the same thing, or
    what was recognised; it satisfies every ``-word``. The more and the rarer, the
    higher.
    """
    needed = [term for term in parsed.terms if not term.is_optional]
    grouped = {id(term) for group in parsed.groups for term in group.terms}
    matching = [_near(term) for term in needed if id(term) not in grouped]
    matching += [_near_group(group) for group in parsed.groups]
    bonuses: list[Node] = [term.whole for term in parsed.terms if term.is_optional]
    for found in parsed.recognised:
        # With words of its own a query is about these; a sure name only helps then.
        is_bonus = bool(needed) and not found.is_soft and found.kind not in _TOPICAL
        (bonuses if is_bonus else matching).append(_preferred(found))
    if not matching:
        return None
    bonuses += _neighbours(needed)
    bonuses += _titled(needed)
    near: Node = Or(tuple(matching))
    if bonuses:
        near = Lift(near, tuple(bonuses))
    return near


def _near_group(group: TermGroup) -> Node:
    """Return the terms of a concept and other words for it.

    Of the labels that count as the words typed the best counts, for a text may have many
    of them; each of the related ones found counts.
    """
    own = [_near(term) for term in group.terms if not term.is_optional]
    # Labels of one word would count it twice where a text has several of them.
    worth = WEIGHTS.other_word if len(own) == 1 else 1.0
    ways = tuple(Boost(one, worth) for one in group.ways)
    near = [Boost(one, WEIGHTS.related_concept * worth) for one in group.near]
    best = (Or(ways, is_best=True),) if ways else ()
    return Or((*own, *best, *near))


_TOPICAL = ("law", "case", "property")


def _neighbours(terms: list[QueryTerm]) -> list[Node]:
    """Words that are side by side in the query, near each other in the text."""
    words = [_in_both(term) for term in terms if isinstance(term.node, Word)]
    return [
        Boost(Near(pair, _NEIGHBOURHOOD), WEIGHTS.related_near)
        for pair in itertools.pairwise(words)
    ]


_NEIGHBOURHOOD = 6


def _in_both(term: QueryTerm) -> Word:
    """Return a word as it is in either language."""
    assert isinstance(term.node, Word)
    others = (word.lemma for word in term.translated if isinstance(word, Word))
    lemmas = dict.fromkeys(itertools.chain(term.node.lemma, *others))
    return dataclasses.replace(term.node, lemma=tuple(lemmas))


def _titled(terms: list[QueryTerm]) -> list[Node]:
    """Words as typed in the title, so that other words for a concept do not outweigh them."""
    words = [_in_both(term) for term in terms if isinstance(term.node, Word)]
    return [
        Boost(
            dataclasses.replace(word, scope="title", ranking_part=()),
            WEIGHTS.typed_title,
        )
        for word in words
        if not word.is_exact
    ]


def _near(term: QueryTerm) -> Node:
    """The term, or weaker: a word for the same thing; weakest: parts of a compound."""
    node = term.node
    weaker: list[Node] = [Boost(other, WEIGHTS.related_kin) for other in term.kin]
    weaker += [Boost(one, WEIGHTS.related_translation) for one in term.translated]
    if term.partly:
        weaker.append(Boost(term.partly, WEIGHTS.related_part))
    if isinstance(node, Word) and not node.is_exact:
        weaker += [
            Boost(Prefix(stem, node.scope), WEIGHTS.related_prefix)
            for stem in stems(node.exact)
        ]
    if isinstance(node, Word):
        weaker += _taken_apart(node)
    best: Node = Or((term.whole, *weaker), is_best=True) if weaker else term.whole
    if not isinstance(node, Word) or not node.ranking_part:
        return best
    parts = tuple(
        Boost(Word((part,), part, scope=node.scope), WEIGHTS.related_part)
        for part in node.ranking_part
    )
    return Or((best, *parts), is_best=True)


def _taken_apart(node: Word) -> list[Node]:
    """The two halves of a compound as words beside each other, in any order.

    "kuvantavien laitteiden hankinta" is about "kuvantamislaite".
    """
    return [
        Boost(
            Near(
                (
                    Word((head,), head, scope=node.scope),
                    Word((tail,), tail, scope=node.scope),
                ),
                _BESIDE,
            ),
            WEIGHTS.related_apart,
        )
        for head, tail in halves(node)
    ]


_BESIDE = 3


def stems(form: str) -> tuple[str, ...]:
    """Return the form without what may be its ending; () when too little is left."""
    stem = form[: -3 if len(form) >= _LONG else -2]
    return (stem,) if len(stem) >= _SHORTEST_STEM and stem.isalpha() else ()


_LONG = 8
_SHORTEST_STEM = 5


def _preferred(found: Recognised) -> Node:
    """What was recognised, as a preference: filter first, then as words."""
    if found.kind == "law":
        return _near_law(found)
    worth = WEIGHTS.recognised if found.is_soft else WEIGHTS.sure_name
    strict: Node = Constant(found.strict, worth)
    spoken = found.spoken or found.words
    if spoken is None:
        return strict
    return Or((strict, Constant(spoken, worth * 0.8)), is_best=True)


def _near_law(found: Recognised) -> Node:
    """Degrees of nearness to a law section; the best counts.

    Cited in any role; its number beside the act; the same section of the act's
    predecessor or successor; the act alone; the words typed.
    """
    assert isinstance(found.strict, Filter)
    keys = found.strict.values
    acts = tuple(dict.fromkeys(key.split(" ")[0] for key in keys))
    kin = tuple(dict.fromkeys(name for act in acts for name in _kin(act)))
    kin_keys = tuple(
        f"{name}{key[len(act) :]}"
        for key in keys
        for act in acts
        if key.startswith(f"{act} ")
        for name in _kin(act)
    )
    degrees: list[tuple[float, Node]] = [
        (1.5, Filter("law_reference", keys)),
        (1.25, Filter("law_reference_any", keys)),
        (0.5, Filter("statute_any", acts)),
    ]
    degrees += [(1.0, _section_beside(key)) for key in keys if " § " in key]
    if kin_keys:
        degrees.append((0.75, Filter("law_reference_any", kin_keys)))
    if kin:
        degrees.append((0.3, Filter("statute_any", kin)))
    if found.words is not None:
        degrees.append((0.4, found.words))
    degrees += [(0.35, word) for word in found.kin]
    degrees += [
        (0.2, Word((part,), part))
        for word in found.kin
        for part in word.ranking_part
        if part not in _ANY_ACT
    ]
    worth = WEIGHTS.recognised if found.is_soft else WEIGHTS.sure_law
    nodes = tuple(Constant(node, weight * worth) for weight, node in degrees)
    return Or(nodes, is_best=True)


_ANY_ACT = ("laki", "asetus", "lag", "förordning")


def _section_beside(key: str) -> Node:
    """The act is cited somewhere and the section's number is in the text."""
    act, _, section = key.partition(" § ")
    number, _, letter = section.partition(" ")
    words = [Word((), number, is_exact=True)]
    words += [Word((), letter, is_exact=True)] if letter else []
    sign = Word(("§",), "§")
    ahead, behind = Phrase((*words, sign)), Phrase((sign, *words))
    return And((Filter("statute_any", (act.split(" ")[0],)), Or((ahead, behind))))


def _kin(act: str) -> list[str]:
    """Return the act that this one replaced and the one that replaced it."""
    row = statute(act)
    if row is None:
        return []
    return [name for name in (row.replaced_by, *_replaced(act)) if name and name != act]


def _replaced(act: str) -> list[str]:
    """Return the acts that *act* came in the place of, those kept by people first."""
    from analyzers.law.register.acts import predecessors
    from analyzers.law.register.statutes import statutes

    kept = [name for name, row in statutes().items() if row.replaced_by == act]
    wide = predecessors().get(act, ())
    return list(dict.fromkeys((*kept, *wide)))
