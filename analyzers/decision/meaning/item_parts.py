"""Which parts of an item say what was proposed and decided last in it.

The blocks that the readers of parts found are taken as they are. Where they hold no
decision, small municipalities' labels are looked for: "KH: …", "Valtuusto: Hyväksyi."
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

Span = tuple[int, int]


class TextPart(Protocol):
    """A block of the text, as the readers of parts give it."""

    @property
    def kind(self) -> str:
        """Return what the part is."""

    @property
    def heading(self) -> str | None:
        """Return its heading as printed."""

    @property
    def start(self) -> int:
        """Return the offset of its first character."""

    @property
    def end(self) -> int:
        """Return the offset one past its last character."""

    @property
    def earlier(self) -> object | None:
        """Return the earlier handling that it belongs to, or None."""


@dataclass(frozen=True, slots=True)
class ItemParts:
    """The parts that matter, each as spans of the text in order."""

    decision: tuple[Span, ...] = ()
    proposal: tuple[Span, ...] = ()
    handling: tuple[Span, ...] = ()
    dissent: tuple[Span, ...] = ()
    appeal: tuple[Span, ...] = ()
    background: tuple[Span, ...] = ()


_BODY = (
    r"(?:[\w-]*(?i:hallitus|valtuusto|lautakunta|jaosto|jaos|valiokunta|johtokunta|neuvosto"
    r"|styrelsen|nämnden|fullmäktige|sektionen|kommittén)"
    r"|K[HV]|KHALL|KVALT|KHall|KValt|Khall|Kvalt|KHJ|[A-ZÅÄÖ]{2,6}LTK|LTK|[A-ZÅÄÖ][a-zåäö]{1,6}ltk"
    r"|KST|STST|STF|KFG|KF|TEKLA|SIVLA|Teknltk|Sivltk)"
)
_LABEL = re.compile(
    rf"^[ \t*#]*(?P<label>(?:[A-ZÅÄÖ][\w-]+(?:n|s)? (?:ja \w+ )?)?{_BODY}|[A-ZÅÄÖ]{{2,8}} (?:PÄÄTÖS|BESLUT)"
    r"|[\w-]+(?:hallituksen|valtuuston|lautakunnan|jaoston|styrelsens|nämndens|fullmäktiges) (?:päätös|beslut)"
    r"|(?:Päätös|Beslut|PÄÄTÖS|BESLUT))\s*(?::|$)[ \t]*",
    re.MULTILINE,
)
_PROPOSES = re.compile(
    r"\b(?:ehdottaa|esittää|päättää|hyväksyy|myöntää|hylkää|valitsee|merkitsee|jättää|föreslår|"
    r"besluter|beslutar|godkänner|beviljar|avslår|förkastar|väljer|antecknar)\b"
)
_STOP = re.compile(
    r"^[ \t*#]*(?:Liite|Liitteet|Bilag\w+|Muutoksenhaku\w*|Oikaisuvaatimus(?:ohje|osoitus)\w*|Valitusosoitus"
    r"|Jakelu|Tiedoksi|Otteet|Täytäntöönpano|Ändringssökande|Besvärsanvisning|Delges|Utdrag)\b",
    re.MULTILINE,
)


def item_parts(text: str, blocks: Sequence[TextPart]) -> ItemParts:
    """Return the proposal, decision and other parts of the handling that ends *text*."""
    own = _last_handling(blocks)
    proposal = _spans(own, "proposal")
    decision = _below(_spans(own, "decision"), proposal)
    if not decision:
        labelled = _labelled(text, own or list(blocks), proposal)
        if labelled is not None:
            decision, proposal = labelled
    return ItemParts(
        decision=decision,
        proposal=proposal,
        handling=_spans(own, "handling", "votes"),
        dissent=_spans(own, "dissent"),
        appeal=tuple(
            (block.start - len(block.heading or "") - 3, block.end)
            for block in own
            if block.kind == "appeal"
        ),
        background=_spans(
            own, "description", "preparation", "summary", "reasons", "other"
        ),
    )


def _below(decision: tuple[Span, ...], proposal: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the decisions below the proposal, where one is there.

    A decision quoted in the preparation (a ministry's, a court's) stands above it.
    """
    last = max((start for start, _ in proposal), default=-1)
    below = tuple(span for span in decision if span[0] > last)
    return below or decision


def _spans(blocks: Sequence[TextPart], *kinds: str) -> tuple[Span, ...]:
    return tuple(
        (block.start, block.end)
        for block in blocks
        if block.kind in kinds and block.end > block.start
    )


def _last_handling(blocks: Sequence[TextPart]) -> list[TextPart]:
    """Return the blocks of the item's own handling; else of the one that ends the text."""
    own = [block for block in blocks if block.earlier is None]
    if any(block.kind == "decision" for block in own):
        return own
    decided = [block for block in blocks if block.kind == "decision"]
    if not decided or any(block.kind == "proposal" for block in own):
        return own
    last = decided[-1].earlier
    return [block for block in blocks if block.earlier in (None, last)]


def _labelled(
    text: str, blocks: Sequence[TextPart], proposal: tuple[Span, ...]
) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
    """Return decision and proposal below labels that name the body, or None."""
    begin = min((block.start for block in blocks), default=0)
    labels = [
        match for match in _LABEL.finditer(text, begin) if text[match.end() :].strip()
    ]
    if not labels:
        return None
    last = labels[-1]
    stop = _STOP.search(text, last.end())
    decision = (last.end(), stop.start() if stop else len(text))
    content = text[decision[0] : decision[1]].lstrip()
    if not proposal and len(labels) > 1:
        before = labels[-2]
        proposal = ((before.end(), last.start()),)
    else:
        proposal = tuple(
            (a, min(b, last.start())) for a, b in proposal if a < last.start()
        )
    if not proposal and _PROPOSES.search(content[:200]):
        return None
    return ((decision,), proposal)
