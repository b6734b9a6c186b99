"""What stands below a decision that no heading names: how it came about, and other matters.

"Stadsstyrelsen beslutade … Under behandlingen föreslog …", "Övriga ärenden".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import units
from analyzers.decision.meaning.zoning.running_text import resolves_at
from analyzers.decision.meaning.zoning.text_parts import Span, TextPart

_OTHERS = re.compile(
    r"^[ \t*#]*(?:Övriga (?:ärenden|beslut)|Andra (?:ärenden|beslut)|Muut (?:asiat|päätökset)"
    r"|Muita (?:asioita|päätöksiä))[ \t]*:?[ \t]*$",
    re.MULTILINE,
)
"""The heading of what else a page tells."""
_BELOW = re.compile(
    rf"{_OTHERS.pattern}"
    r"|^[ \t]*(?:Under|Vid) (?:ärendets |sakens )?(?:behandlingen|diskussionen)\b"
    r"|^[ \t]*(?:Asian k|K)äsittelyn aikana\b|^[ \t]*(?:Keskustelun|Käsittelyn) kuluessa\b",
    re.MULTILINE,
)

_OF_ONE_MIND = re.compile(r"\b(?:enhälligt|yksimielisesti|enhällig|yksimielinen)\b")


def split_below(
    text: str, decision: Sequence[Span]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return a decision without what stands below it, and the handling told there.

    Handling only where the words above resolve something by themselves, of one mind:
    else what is voted below may have decided the matter.
    """
    kept: list[Span] = []
    told: list[Span] = []
    for start, end in decision:
        below = _BELOW.search(text, start, end)
        if below is None or not (
            _OTHERS.match(text, below.start(), end)
            or (
                _OF_ONE_MIND.search(text, start, below.start())
                and resolves_at(text, start, below.start())
            )
        ):
            kept.append((start, end))
            continue
        kept.append((start, below.start()))
        others = _OTHERS.search(text, below.start(), end)
        told.append((below.start(), others.start() if others else end))
    return tuple(kept), tuple(one for one in told if one[0] < one[1])


def fates_below_laws(text: str, own: Sequence[TextPart]) -> Iterator[Span]:
    """Yield the sentences among the laws applied that tell of the proposal's fate.

    "Sovelletut lainkohdat … Päätös on ehdotuksen mukainen."
    """
    for part in own:
        if part.kind == "competence":
            for unit in units(text, part.start, part.end):
                if says("decided-so", unit.text.lower()):
                    yield unit.start, unit.end
