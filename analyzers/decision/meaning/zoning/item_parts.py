"""Which parts of an item say what was proposed and decided last in it.

The blocks that the readers of parts found are taken as they are. Where they hold no
decision, small municipalities' labels are looked for: "KH: …", "Valtuusto: Hyväksyi."
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import units
from analyzers.decision.meaning.officials.heads import IS_NUMBERED
from analyzers.decision.meaning.zoning.body_labels import (
    adopts_below_label,
    cut_at_labels,
    labelled,
)
from analyzers.decision.meaning.zoning.closing import (
    EARLIER_DAY,
    IN_BODY,
    adopts_so,
    is_of_head,
)
from analyzers.decision.meaning.zoning.councils_line import with_councils_line
from analyzers.decision.meaning.zoning.granted_field import granted_field
from analyzers.decision.meaning.zoning.grounds import councils_own, without_grounds
from analyzers.decision.meaning.zoning.last_round import (
    is_told_apart,
    last_round,
    without_history,
)
from analyzers.decision.meaning.zoning.running_text import (
    flat_proposal,
    labelled_proposal,
    narrated_decision,
    proposed_up,
    told_between,
)
from analyzers.decision.meaning.zoning.same_handling import (
    same_handling,
    with_heads_label,
)
from analyzers.decision.meaning.zoning.telling.announced import noticed, officials_deed
from analyzers.decision.meaning.zoning.telling.bulletins import told_below_head
from analyzers.decision.meaning.zoning.telling.headlines import told_in_news
from analyzers.decision.meaning.zoning.telling.told_beside import (
    votes_above,
    votes_told,
)
from analyzers.decision.meaning.zoning.telling.told_pages import told_on_page
from analyzers.decision.meaning.zoning.text_parts import (
    PlacedPart,
    Span,
    TextPart,
    apart,
    outside,
    spans_of,
    votes_with_headings,
)
from analyzers.decision.meaning.zoning.told_below import fates_below_laws, split_below
from analyzers.decision.meaning.zoning.told_parts import split_told
from analyzers.decision.meaning.zoning.unheaded import (
    presented,
    resolving,
    running_spans,
    unheaded,
)
from analyzers.decision.meaning.zoning.unlabelled import (
    VOTED,
    acting,
    closing_act,
    closing_words,
    operative,
    own_words,
    resolved,
    resolves_unheaded,
)


@dataclass(frozen=True, slots=True)
class ItemParts:
    """The parts that matter, each as spans of the text in order."""

    decision: tuple[Span, ...] = ()
    proposal: tuple[Span, ...] = ()
    handling: tuple[Span, ...] = ()
    dissent: tuple[Span, ...] = ()
    appeal: tuple[Span, ...] = ()
    background: tuple[Span, ...] = ()
    told: tuple[Span, ...] = ()
    """What earlier handlings say of the matter."""


_FIRST = 40
_TOP = 400
_ITEM_HEAD = re.compile(r"^[ \t*#]*(?:[\w-]+ ){0,2}(?:§ ?\d|\d+ ?§)", re.MULTILINE)
"""The number of an item of minutes, which no news has."""
_CLOSING = 3
"""Sentences at the end of a text's reasons among which the decision may stand."""


def item_parts(
    text: str, blocks: Sequence[TextPart], *, by_official: bool = False
) -> ItemParts:
    """Return the proposal, decision and other parts of the handling that ends *text*.

    ``by_official``: one officeholder decides, who needs no heading to do so.
    """
    blocks = with_councils_line(text, blocks)
    handled = _last_handling(text, blocks)
    own = _without_title(text, last_round(text, handled))
    above = handled[: len(handled) - len(own)]
    decision, proposal = _decided(text, own, blocks, by_official=by_official)
    if not decision and (cut := with_heads_label(text, blocks)):
        return item_parts(text, cut, by_official=by_official)
    grounds: tuple[Span, ...] = ()
    if not proposal and not by_official:
        decision, proposal = _of_council(text, decision)
        whole, decision = decision, without_grounds(text, decision)
        grounds = tuple(
            (cut, end)
            for (_, cut), (_, end) in zip(decision, whole, strict=True)
            if cut < end
        )
    handling = (*spans_of(own, "handling"), *votes_with_headings(text, own))
    if not proposal and not by_official:
        decision, told = split_below(text, decision)
        handling = (*handling, *told)
    running = running_spans(own)
    is_alone = by_official and not _points_back(text, decision)
    if decision and not proposal and not is_alone:
        proposal = _proposed(text, own, blocks, decision[0][0])
    if decision and proposal:
        is_others = is_told_apart(blocks, proposal, decision[0][0])
        proposal, told = cut_at_labels(text, proposal, decision[0][0])
        handling = handling if is_others else (*told, *handling)
        proposal, told = split_told(text, proposal, decision[0][0])
        handling = handling if is_others else (*told, *handling)
        begin = max((end for end in _ends(proposal, decision[0][0])), default=0)
        told = told_between(text, running, begin, decision[0][0])
        handling = (*told, *handling)
    handling = (*handling, *same_handling(text, blocks, decision, proposal))
    if decision and not proposal and not by_official:
        handling = (*handling, *votes_told(text, own, blocks, decision))
    background = spans_of(
        own, "description", "preparation", "summary", "reasons", "other"
    )
    background = tuple(sorted((*background, *grounds, *fates_below_laws(text, own))))
    if decision and not proposal and not spans_of(own, "handling"):
        first = decision[0][0]
        told = tuple(
            span
            for span in background
            if span[1] <= first or VOTED.search(text, span[0], max(first, span[0]))
        )
        if not told and not by_official:
            told = votes_above(text, background, first)
        handling = (*handling, *told)
        if not by_official and not any(span[1] > first for span in handling):
            handling = (*handling, *told_between(text, running, 0, first))
    return ItemParts(
        decision=decision,
        proposal=proposal,
        handling=apart(sorted(outside(handling, decision))),
        dissent=spans_of(own, "dissent"),
        appeal=tuple(
            (block.start - len(block.heading or "") - 3, block.end)
            for block in own
            if block.kind == "appeal"
        ),
        background=background,
        told=running_spans(
            [one for one in blocks if one.earlier is not None or one in above]
        ),
    )


def _of_council(
    text: str, decision: tuple[Span, ...]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return a council's own decision, and what a board proposed to it in the same part."""
    if len(decision) == 1:
        start, end = decision[0]
        cut = councils_own(text, decision[0])
        if cut is not None:
            return ((cut, end),), ((start, cut),)
    return decision, ()


def _points_back(text: str, decision: Sequence[Span]) -> bool:
    """Whether a decision names a proposal, which then stands above it."""
    return any(
        says("proposal-word", text[start:end].lower()) for start, end in decision
    )


def _without_title(text: str, own: Sequence[TextPart]) -> list[TextPart]:
    """Return blocks; below "Beslut nr 4/2023" at a text's head stands the whole document."""
    return [
        PlacedPart(block.start, block.end, "description")
        if _is_title(text, block)
        else block
        for block in own
    ]


def _is_title(text: str, block: TextPart) -> bool:
    is_first = block.kind == "decision" and block.start < _FIRST
    return is_first and IS_NUMBERED.match(text.lstrip()) is not None


def _ends(spans: Sequence[Span], decision: int) -> list[int]:
    return [end for start, end in spans if start < decision]


def _decided(
    text: str,
    own: Sequence[TextPart],
    blocks: Sequence[TextPart],
    *,
    by_official: bool,
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return where the decision is told, and the proposal as far as a heading names it."""
    proposal = spans_of(own, "proposal")
    decision = _below(_without_annexes(text, own), proposal)
    if _is_left_open(text, own):
        return (), proposal
    if decision:
        return decision, proposal
    if announced := noticed(text, own, blocks):
        return announced, ()
    found = acting(text, own) or labelled(text, own or list(blocks), proposal)
    if found is not None:
        return found
    running = running_spans(without_history(own))
    if not proposal:
        if by_official:
            decision = granted_field(text) or operative(text, own)
        decision = decision or own_words(text, own)
        decision = decision or closing_act(text, own)
    if not decision and any(block.earlier is not None for block in blocks):
        decision = resolved(text, running)
    if not decision:
        decision = resolved(text, spans_of(own, "votes"))
    if not decision and not proposal and not _ITEM_HEAD.search(text, 0, _TOP):
        decision = told_on_page(text, own, blocks, is_titled=True)
    if not decision:
        handled = spans_of(own, "handling", "votes")
        floors = {
            span: _floor(text, proposal, running, span)
            for span in (*proposal, *running)
        }
        floors |= dict.fromkeys(handled, -1)
        told = narrated_decision(text, floors) or _below_reasons(text, own)
        decision = (told,) if told else ()
        proposal = tuple(
            (a, min(b, told[0])) for a, b in proposal if told and a < told[0]
        )
    if not decision and not spans_of(own, "proposal"):
        decision = closing_words(text, own) or told_on_page(text, own, blocks)
        decision = decision or told_below_head(text, own, blocks)
        decision = decision or officials_deed(text, own, blocks)
        decision = decision or told_in_news(text, own, blocks)
    return decision, proposal if decision else spans_of(own, "proposal")


def _below_reasons(text: str, own: Sequence[TextPart]) -> Span | None:
    """Return the last paragraph of the reasons that end a text, where it adopts.

    "Perustelut: … Lautakunta hyväksyi rehtorin ehdotuksen." without a heading for it.
    """
    last = own[-1] if own else None
    if last is None or last.kind != "reasons" or not spans_of(own, "proposal"):
        return None
    rows = units(text, last.start, last.end)[-_CLOSING:]
    return next(
        (
            (unit.start, last.end)
            for unit in rows
            if unit.after_gap and is_of_head(unit, text) and adopts_so(unit)
        ),
        None,
    )


def _without_annexes(text: str, own: Sequence[TextPart]) -> tuple[Span, ...]:
    """Return the decisions but those of an annexed paragraph: "Liite: Hallitus 2.2. § 3"."""
    decided = [block for block in own if block.kind == "decision"]
    annexes = [
        block.start
        for block in own
        if block.kind == "attachments"
        and decided
        and block.start > decided[0].start
        and EARLIER_DAY.pattern.search(text, block.start, block.end)
        and IN_BODY.search(text, block.start, block.end)
    ]
    kept = [one for one in decided if not annexes or one.start < annexes[0]]
    return spans_of(kept, "decision")


def _floor(
    text: str, proposal: Sequence[Span], running: Sequence[Span], span: Span
) -> int | None:
    """Return where in *span* a proposal begins, labelled or not; below it is decided."""
    start, end = span
    if span in proposal:
        return start
    labelled = labelled_proposal(text, running, len(text)) if not proposal else None
    return labelled[0] if labelled and start <= labelled[0] < end else None


def _is_left_open(text: str, own: Sequence[TextPart]) -> bool:
    """Whether nothing stands below the last heading of a decision: an agenda's."""
    decided = [block for block in own if block.kind == "decision"]
    if not decided or decided[-1].end > decided[-1].start:
        return False
    return not text[decided[-1].end :].strip()


def _proposed(
    text: str, own: Sequence[TextPart], blocks: Sequence[TextPart], decision: int
) -> tuple[Span, ...]:
    """Return the proposal that no heading names."""
    found = unheaded(text, own, decision) or presented(text, own, decision)
    if any(text[start:end].strip() for start, end in found):
        return found
    running = running_spans(own) or spans_of(own, "reasons", "summary")
    labelled = labelled_proposal(text, running, decision)
    labelled = labelled or (None if blocks else flat_proposal(text, decision))
    if labelled:
        return (labelled,)
    earlier = [(one.start, one.end) for one in blocks if one.earlier is not None]
    if up := proposed_up(text, earlier, decision):
        return (up,)
    found = _earlier_proposal(blocks, decision) or unheaded(text, blocks, decision)
    if found:
        return found
    told = running_spans([one for one in blocks if one.earlier is not None])
    labelled = labelled_proposal(text, told, decision)
    return (labelled,) if labelled else resolving(text, own, decision)


def _earlier_proposal(blocks: Sequence[TextPart], decision: int) -> tuple[Span, ...]:
    """Return the proposal of the handling before: the board's, which the council adopts."""
    before = [
        block
        for block in blocks
        if (block.kind == "proposal" and block.start < decision < block.end)
        or (block.kind == "proposal" and block.start < block.end <= decision)
    ]
    if not before:
        return ()
    last = before[-1].earlier
    spans = spans_of([block for block in before if block.earlier == last], "proposal")
    return tuple((start, min(end, decision)) for start, end in spans)


def _below(decision: tuple[Span, ...], proposal: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the decisions below the proposal, where one is there.

    A decision quoted in the preparation (a ministry's, a court's) stands above it.
    """
    last = max((start for start, _ in proposal), default=-1)
    below = tuple(span for span in decision if span[0] > last)
    return below or decision


def _last_handling(text: str, blocks: Sequence[TextPart]) -> list[TextPart]:
    """Return the blocks of the item's own handling; else of the one that ends the text."""
    own = [block for block in blocks if block.earlier is None]
    is_told = any(adopts_below_label(text, block.start, block.end) for block in own)
    if is_told or any(block.kind == "decision" for block in own):
        return own
    decided = [block for block in blocks if block.kind == "decision"]
    if not decided or any(block.kind == "proposal" for block in own):
        return own
    below_all = [block for block in own if block.start >= decided[-1].end]
    if below_all and labelled(text, below_all, ()) is not None:
        return (
            own  # "KVALT § 61 … Kunnanvaltuusto: Esitys hylättiin.", without a heading.
        )
    last = decided[-1].earlier
    ending = [block for block in blocks if block.earlier == blocks[-1].earlier]
    below = [block for block in ending if block.start >= decided[-1].end]
    if resolves_unheaded(text, below):
        return ending  # A council votes below what the board decided, with no heading.
    if ending[0].start > decided[-1].start and any(
        block.kind == "proposal" for block in ending
    ):
        return ending  # What is proposed to the body that meets last is undecided.
    return [block for block in blocks if block.earlier in (None, last)]
