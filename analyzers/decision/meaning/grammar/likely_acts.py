"""Whether a sentence may tell of an act, by the words that its frames need beside a verb.

To take a sentence apart into clauses costs much more. Where no frame of the act can fit,
it need not be done.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from analyzers.decision.meaning.grammar.frames import Frame, frames
from analyzers.decision.meaning.grammar.verb_forms import swedish_forms
from analyzers.text.quick_patterns import quick
from analyzers.text.word_gate import WordGate

_REPEATED = re.compile(r"(.)\1+")
_BEGINNING = 5
"""Letters that all forms of a Swedish verb with a prefix have in common."""


@functools.lru_cache(maxsize=4_096)
def may_tell(acts: frozenset[str], folded: str) -> bool:
    """Whether lower-case text may hold a verb that does one of *acts*."""
    if _gate(acts).of(folded):
        return True
    # Misspelled Swedish forms have a letter too many or too few of the same.
    squeezed = _REPEATED.sub(r"\1", folded)
    return any(map(squeezed.__contains__, _beginnings(acts)))


@functools.cache
def _gate(acts: frozenset[str]) -> WordGate[str]:
    return WordGate(
        {
            frame.rule: quick(frame.beside.pattern).needs
            for frame in _of(acts)
            if frame.beside is not None
        }
    )


@functools.cache
def _beginnings(acts: frozenset[str]) -> frozenset[str]:
    """Return how verbs begin that need nothing beside them; all words of Finnish ones."""
    alone = [frame for frame in _of(acts) if frame.beside is None]
    if any(frame.language != "sv" for frame in alone):
        return frozenset([""])
    forms = (
        form for frame in alone for verb in frame.verbs for form in swedish_forms(verb)
    )
    return frozenset(_REPEATED.sub(r"\1", form)[:_BEGINNING] for form in forms)


def _of(acts: frozenset[str]) -> Iterable[Frame]:
    return (frame for frame in frames() if frame.act in acts)
