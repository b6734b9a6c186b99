"""Stage: what else counts as the words typed: the same doing, two words, a concept.

Each widening is a step of the reading that can be taken back. The request says how far
to go: not at all, to what is the same, or to what is a kind of it as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from analyzers.base import QueryWord
from indexer.contract.patterns import Fuzzy
from indexer.contract.query import And, Boost, Near, Node, Phrase, Word
from indexer.contract.weights import WEIGHTS
from indexer.request import ReadingStep
from indexer.understanding.query_reading import QueryTerm, TermGroup
from indexer.understanding.query_state import QueryState, WordRun
from indexer.understanding.term_reader import TermsRead
from indexer.understanding.vocabulary.compound_words import halves
from indexer.understanding.vocabulary.concepts import ConceptFound
from indexer.understanding.vocabulary.fillers import GENERIC
from indexer.understanding.vocabulary.nominalisations import same_doing

_MOST_SHOWN = 6
"""Labels that a step names; the rest are as many as it says."""


def widen_terms(state: QueryState) -> QueryState:
    """Fill in the wider terms and the concepts of each run."""
    return state.with_runs(lambda run: _widened(run, state))


def _widened(run: WordRun, state: QueryState) -> WordRun:
    if len(run.terms) != len(run.reads):
        return run
    terms: list[QueryTerm] = []
    reads: list[TermsRead] = []
    for term, read in zip(run.terms, run.reads, strict=True):
        wider, steps = _wider(term, state)
        terms.append(wider)
        reads.append(replace(read, steps=(*read.steps, *steps)) if steps else read)
    groups: list[TermGroup] = []
    for found in state.words.concepts.find(run.left_words):
        group, steps = _group(found, terms, state)
        if group is None:
            continue
        groups.append(group)
        last = found.places[-1]
        reads[last] = replace(reads[last], steps=(*reads[last].steps, *steps))
    for found in _concepts_of_translations(terms, state):
        group, steps = _near_group(found, terms, state)
        if group is not None:
            groups.append(group)
            last = found.places[-1]
            reads[last] = replace(reads[last], steps=(*reads[last].steps, *steps))
    return replace(run, terms=tuple(terms), reads=tuple(reads), groups=_merged(groups))


def _concepts_of_translations(
    terms: list[QueryTerm], state: QueryState
) -> list[ConceptFound]:
    """Return the concepts that the words name in the other language."""
    if not any(term.translated_lemmas for term in terms):
        return []
    words = [
        QueryWord(term.text, 0, 0, at, term.translated_lemmas, "")
        for at, term in enumerate(terms)
    ]
    return state.words.concepts.find(words)


def _near_group(
    found: ConceptFound, terms: list[QueryTerm], state: QueryState
) -> tuple[TermGroup | None, tuple[ReadingStep, ...]]:
    """Return a concept named in the other language: all its labels find near hits."""
    labels = {**found.same, **found.narrower}
    step_id = f"related:{found.name}"
    if not labels or step_id in state.removed_steps:
        return None, ()
    own = tuple(terms[place] for place in found.places)
    text = " ".join(term.text for term in own)
    step = _step(step_id, "related", text, labels)
    words = tuple(labels.values())
    return TermGroup(own, near=words, translated=words), (step,)


def _wider(
    term: QueryTerm, state: QueryState
) -> tuple[QueryTerm, tuple[ReadingStep, ...]]:
    """Return a term that also asks for the same doing and for its halves as two words.

    Where nothing is found, the halves need only be close: "koulukuljetuksissa perittävät
    maksut" are what "koulukuljetusmaksu" asks for.
    """
    node = term.node
    if term.is_optional or state.widening == "no" or not isinstance(node, Word):
        return term, ()
    if node.is_exact:
        return term, ()
    steps: list[ReadingStep] = []
    slips = _slips(node, state)
    step_id = f"slip:{node.exact}"
    if slips and step_id not in state.removed_steps:
        shown = ", ".join(slip.exact for slip in slips)
        steps.append(ReadingStep(step_id, "related", term.text, shown, True))
        forms = (node.exact, *(slip.exact for slip in slips))
        counted = () if any(form.endswith(_ACTS) for form in forms) else slips
        kin = (*term.kin, *slips)
        term = replace(term, kin=kin, counted=(*term.counted, *counted))
    family = [one for one in same_doing(node.lemma) if state.words.is_known(one)]
    step_id = f"family:{node.exact}"
    if family and step_id not in state.removed_steps:
        steps.append(ReadingStep(step_id, "same", term.text, ", ".join(family), True))
        node = replace(node, lemma=(*node.lemma, *family))
    if kinds := _halves_named_otherwise(node, state):
        step_id = f"halves:{node.exact}"
        if step_id not in state.removed_steps:
            shown = ", ".join(one.exact for one in kinds)
            steps.append(ReadingStep(step_id, "everyday", term.text, shown, True))
            term = replace(term, kin=(*term.kin, *kinds), lay=(*term.lay, *kinds))
    pairs = [pair for pair in halves(node) if GENERIC.isdisjoint(pair)]
    beside: tuple[Word | Near, ...] = tuple(
        Near((Word((head,), head), Word((tail,), tail)), _BESIDE, node.scope)
        for head, tail in pairs
    )
    if beside:
        apart_ways = _halves_otherwise(pairs, state)
        term = replace(term, counted=(*term.counted, *beside), apart=apart_ways)
    if heads := _heads_of_general(node):
        term = replace(term, counted=(*term.counted, *heads))
    apart = tuple(
        Phrase((Word((head,), head), Word((tail,), tail)), node.scope)
        for head, tail in pairs
    )
    step_id = f"apart:{node.exact}"
    if apart and step_id not in state.removed_steps:
        shown = ", ".join(f"{head} {tail}" for head, tail in pairs)
        steps.append(ReadingStep(step_id, "same", term.text, shown, True))
    else:
        apart = ()
    if not steps:
        return term, ()
    return replace(term, node=node, synonyms=(*term.synonyms, *apart)), tuple(steps)


_JOINTS = ("", "n")
"""What stands between the halves of a compound: "katu|kivi", "kadu|n|kulma"."""

_MOST_OTHERS = 8
"""Other words for one half of a compound that are tried."""


def _halves_named_otherwise(node: Word, state: QueryState) -> tuple[Word, ...]:
    """Return compounds of the index for one that it lacks, one half said otherwise.

    "ratikkavaunu" is "raitiovaunu" where the index has this word.
    """
    words, pairs = state.words, halves(node)
    if not pairs or words.is_in_index((node.exact, *node.lemma)):
        return ()
    tried: list[str] = []
    for head, tail in pairs:
        heads = words.also(head).lemma[1 : _MOST_OTHERS + 1]
        tails = words.also(tail).lemma[1 : _MOST_OTHERS + 1]
        tried += [one + joint + tail for one in heads for joint in _JOINTS]
        kept = (one.removesuffix(tail) for one in node.lemma if one.endswith(tail))
        tried += [begins + one for begins in kept for one in tails]
    found = dict.fromkeys(one for one in tried if words.is_in_index((one,)))
    return tuple(Word((one,), one) for one in found)


_MATTERS = ("asia", "päätös")
"""Last parts that only say that the first part is decided about: "yksityistieasiat"."""


def _heads_of_general(node: Word) -> tuple[Word, ...]:
    """Return what a compound that ends with "asia" or "päätös" is about."""
    return tuple(
        Word((head,), head, scope=node.scope)
        for head, tail in halves(node)
        if tail in _MATTERS
    )


def _halves_otherwise(
    pairs: Iterable[tuple[str, str]], state: QueryState
) -> tuple[tuple[Word, Word], ...]:
    """Return the halves of a compound, one of them also as everyday words say it."""
    ways: list[tuple[Word, Word]] = []
    for head, tail in pairs:
        ways.append((Word((head,), head), state.words.also(tail)))
        # "rautatieasema" is no "asema", though people say so of a "rautatie".
        first = state.words.also(head)
        heads = tuple(one for one in first.lemma if not one.endswith(tail))
        ways.append((replace(first, lemma=heads), Word((tail,), tail)))
    return tuple(ways)


_BESIDE = 5
"""Positions within which the halves of a compound count where it is found nowhere."""

_ACTS = ("laki", "lain", "lakia", "laissa", "asetus", "asetuksen", "lag", "lagen")
"""Ends of names of acts: what may be one never counts as another."""

_SHORTEST_SLIP = 5
_LONG_SLIP = 8
_LONG_KNOWN = 10
"""Letters of a word that may be a slip although the dictionary puts it together."""
_MOST_SLIPS = 3


def _slips(node: Word, state: QueryState) -> tuple[Word, ...]:
    """Return words of the index that a word it lacks may be a slip of.

    They find near hits only: nothing that was typed is replaced. The dictionary knows any
    compound ("kansalaisopiton"), so a long word that it knows may be a slip as well.
    """
    form, words = node.exact, state.words
    if not form.isalpha() or len(form) < _SHORTEST_SLIP:
        return ()
    is_known = words.is_known(form)
    if (is_known and len(form) < _LONG_KNOWN) or words.english(form) is not None:
        return ()
    if words.is_in_index((form, *_bases(node, state))):
        return ()
    found = words.index_words(Fuzzy(form, 1))
    if not found and len(form) >= _LONG_SLIP and not is_known:
        found = words.index_words(Fuzzy(form, 2))
    found = found[:_MOST_SLIPS]
    read = (words.words(one)[:1] for one in found)
    return tuple(Word(one.lemma, one.exact) for (one,) in read)


def _bases(node: Word, state: QueryState) -> list[str]:
    """Return the base forms of a word that are none of another: "koulun" is of koulu."""
    return [
        lemma
        for lemma in node.lemma
        if any(lemma in word.lemma for word in state.words.words(lemma))
    ]


def _group(
    found: ConceptFound, terms: list[QueryTerm], state: QueryState
) -> tuple[TermGroup | None, tuple[ReadingStep, ...]]:
    """Return a concept as alternatives to its terms, and the steps that say so."""
    own = tuple(terms[place] for place in found.places)
    text = " ".join(term.text for term in own)
    ways: list[Node] = []
    near: list[Word | Near] = []
    steps: list[ReadingStep] = []
    for kind, labels, is_counted, weight in (
        ("same", found.same, state.widening != "no", WEIGHTS.same),
        (
            "narrower",
            found.narrower,
            state.widening in ("narrower", "kin"),
            WEIGHTS.narrower,
        ),
    ):
        step_id = f"{kind}:{found.name}"
        if not labels or step_id in state.removed_steps:
            continue
        if is_counted:
            ways += [Boost(node, weight) for node in labels.values()]
            steps.append(_step(step_id, kind, text, labels))
        else:
            near += labels.values()
    step_id = f"related:{found.name}"
    if found.near and step_id not in state.removed_steps:
        near += found.near.values()
        steps.append(_step(step_id, "related", text, found.near))
    if not (ways or near):
        return None, ()
    wider = tuple(found.wider.values())
    return TermGroup(own, tuple(ways), tuple(near), wider), tuple(steps)


def _step(
    step_id: str, kind: str, text: str, labels: Mapping[str, object]
) -> ReadingStep:
    names = list(labels)
    shown = ", ".join(names[:_MOST_SHOWN])
    if len(names) > _MOST_SHOWN:
        shown += f" … (+{len(names) - _MOST_SHOWN})"
    return ReadingStep(step_id, kind, text, shown, True)


def _merged(groups: Iterable[TermGroup]) -> tuple[TermGroup, ...]:
    """Join groups that share terms; a way then asks for the terms of the others, too."""
    kept: list[TermGroup] = []
    for group in groups:
        shared = [one for one in kept if _share(one, group)]
        for one in shared:
            kept.remove(one)
            group = _joined(one, group)
        kept.append(group)
    return tuple(kept)


def _share(one: TermGroup, other: TermGroup) -> bool:
    return any(term is mine for term in one.terms for mine in other.terms)


def _joined(one: TermGroup, other: TermGroup) -> TermGroup:
    terms = list(one.terms)
    terms += [term for term in other.terms if all(term is not own for own in terms)]
    return TermGroup(
        tuple(terms),
        (*_with_rest(one, terms), *_with_rest(other, terms)),
        (*one.near, *other.near),
        (*one.wider, *other.wider),
        (*one.translated, *other.translated),
    )


def _with_rest(group: TermGroup, terms: Iterable[QueryTerm]) -> list[Node]:
    """Return the group's ways, each with the needed terms that are none of its own."""
    rest = tuple(
        term.whole
        for term in terms
        if not term.is_optional and all(term is not own for own in group.terms)
    )
    return [And((way, *rest)) if rest else way for way in group.ways]
