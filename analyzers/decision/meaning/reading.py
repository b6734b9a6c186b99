"""What an item decides: the one public door of the room."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Sequence

from analyzers.decision.meaning.extraction.appeal_routes import appeal_routes
from analyzers.decision.meaning.extraction.dissents import dissents
from analyzers.decision.meaning.extraction.matter_places import addresses, districts
from analyzers.decision.meaning.extraction.named import business_ids, organisations
from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.matters import matters
from analyzers.decision.meaning.matters.matters import Matter
from analyzers.decision.meaning.matters.officials_matters import officials_matter
from analyzers.decision.meaning.money.adopted_sums import (
    Adoption,
    adopted_sums,
    sums_of_others,
)
from analyzers.decision.meaning.money.less_than_asked import (
    Asking,
    asking_rows,
    is_between,
    is_less_than_asked,
)
from analyzers.decision.meaning.officials.heads import is_officials
from analyzers.decision.meaning.outcomes.deciding_sentence import deciding_span
from analyzers.decision.meaning.outcomes.doubts import doubted, tells_refusal
from analyzers.decision.meaning.outcomes.outcome import decide
from analyzers.decision.meaning.outcomes.resolutions import Resolution
from analyzers.decision.meaning.outcomes.story import Story
from analyzers.decision.meaning.told_rows import Rows, deciding_body, units_of
from analyzers.decision.meaning.voting.roll_calls import with_roll_calls
from analyzers.decision.meaning.voting.vote_subjects import own_motions
from analyzers.decision.meaning.zoning.adopted_above import with_adopted_above
from analyzers.decision.meaning.zoning.grounds import is_bodys
from analyzers.decision.meaning.zoning.item_parts import ItemParts, item_parts
from analyzers.decision.meaning.zoning.lower_handling import lower_handling
from analyzers.decision.meaning.zoning.narrating.comparing import bare_figures
from analyzers.decision.meaning.zoning.telling.bulletins import tells_meeting
from analyzers.decision.meaning.zoning.text_parts import Span, TextPart
from analyzers.decision.meaning_values import MatterOutcome, Meaning, MeaningEvidence
from analyzers.notations.property_ids import property_ids

LEAST = 0.6
"""Below this confidence an outcome is not said: of such values on unseen items none of
three was right (``README.md``)."""
SHOWN = 0.7
"""Below this one it is not shown as fact: three of five were right, above it 169 of
178."""

_BRIEF = 1_500
"""Longest preparation in which "hakee", "pyytää" tells what the whole matter is."""

_CONSENTS: frozenset[MatterOutcome] = frozenset(
    ["granted", "partly-granted", "approved", "amended-approved"]
)
_UNSEEN = "adopted-unseen"
"""The rule of an adopted proposal that stands nowhere in the text."""
_ABOVE = 400
"""Letters above a decision in which a proposal that was not found would stand."""
_LEFT_UNDONE = "approve-not"
"""The rule of what a body leaves undone: what it does not buy has no price."""
_ASKED = re.compile(
    r"\b(?:oli(?:vat)?|on|ovat) (?:\S+ )?(?:hakenut|hakeneet|anonut|pyytänyt)\b"
    r"|\b(?:haki|anoi|hakee|anoo)\b"
    r"|\bha(?:de|r) (?:\S+ )?(?:ansökt|sökt|anhållit)\b|\b(?:ansökte|sökte|anhöll)\b"
    r"|\b(?:[Hh]akemus|[Aa]nomus|[Pp]yyntö) (?:koski|oli)\b|\b(?:[Aa]nsökan|[Bb]egäran) gällde\b"
)
"""What a decision tells of the request beside what it grants."""
_VOTES = re.compile(
    r"\b(?:[Ss]iffrorna blev|rösterna (?:blev|föll)|sai (?:\w+ ){0,3}?\d+ ääntä|[Rr]östetalen"
    r"|lippuäänestyksessä|lippuäänestyksenä|omröstningen|äänestyksen jälkeen)\b"
)
_WENT_ON = frozenset(["as-proposed", "none", "no-proposal"])
"""Fates of an earlier body's proposal that leave it what the next body decides on."""
_PROPOSES_UP = re.compile(
    r"\s*(?:[\w-]+,? ){0,4}?(?P<body>[\w-]*(?:hallitus|lautakunta|jaosto|johtokunta"
    r"|styrelsen|nämnden))"
    r" (?:[\w]+ ){0,2}?(?:esitti|ehdotti|esittää|ehdottaa|föreslog|föreslår)\s"
    r"(?:för )?\w*(?:valtuustolle|fullmäktige)",
    re.IGNORECASE,
)
_LABEL = 45
_COUNCIL_LABEL = re.compile(
    r"(?:^|\n)[ \t*#]*(?:(?P<body>[\w-]*valtuusto|[\w-]*fullmäktige)(?:n|s)? ?(?:päätös|beslut|:)"
    r"|(?:k?valt|kv|k?fge|sfge|kge)\.?:)",
    re.IGNORECASE,
)
_SHORT_COUNCILS = frozenset(
    ["kfge", "fge", "sfge", "stfge", "fmge", "kge", "sfm", "kv", "kvalt", "valt"]
)
_SHORT_BOARDS = frozenset(["kst", "sst", "stst", "ssty", "ssn", "kh", "khall"])
"""How heads of handlings name councils and boards in short."""


def read_meaning(
    text: str,
    parts: Sequence[TextPart] = (),
    *,
    title: str | None = None,
    kind: str | None = None,
    body: str | None = None,
    is_kind_given: bool = False,
) -> Meaning:
    """Return what an item or an officeholder's decision means.

    Args:
        text: the item's whole text.
        parts: its blocks; offsets are those of *text*.
        title: its title.
        kind: the document's kind ("officeholder-decision", "meeting-item").
        body: the deciding body, where known.
        is_kind_given: whether the source says the kind, so that no head need tell it.

    Returns:
        Values with evidence; what cannot be told is ``none`` or empty. Never raises.
    """
    by_official = kind == "officeholder-decision"
    if not is_kind_given:
        is_proposed = any(part.kind == "proposal" for part in parts)
        by_official = by_official or (not is_proposed and is_officials(text))
        by_official = by_official and not is_bodys(text, parts)
        by_official = by_official and not tells_meeting(text)
        by_official = by_official and not _tells_votes(text)
    own = with_adopted_above(text, item_parts(text, parts, by_official=by_official))
    matter = _matter(text, own, title, body, by_official=by_official)
    rows = Rows(text, own, by_official=by_official)
    base = _proposed(text, own, parts, matter)
    has_proposal = bool(own.proposal)
    prepared = bare_figures(" ".join(text[a:b] for a, b in _preparation(own)))
    told, votes, later = rows.told, rows.ballots, rows.later
    story = Story(told, votes, base, has_proposal, later, by_official, prepared, text)
    decided = decide(matter, story)
    found = decided.found
    adopted = decided.wording
    adoption = Adoption(
        text,
        adopted,
        base,
        rows.told,
        decided.fate,
        units_of(text, own.decision),
        own.background,
        matter.title,
    )
    money = adopted_sums(adoption, found.outcome)
    if found.rule.startswith(_LEFT_UNDONE):
        money = sums_of_others(money, adoption.decision, found.unit)
    if found.outcome in _CONSENTS and found.unit is not None:
        finds = functools.partial(_asking, text, own, by_official=by_official)
        asking = Asking(text, finds)
        is_less = is_between(asking, money)
        if found.outcome == "granted":
            is_less = is_less_than_asked(asking, money, adopted, found.unit)
        if is_less:
            found = dataclasses.replace(found, outcome="partly-granted", rule="less")
    found = doubted(found, matter, adopted)
    is_refusal = _may_be_refusal(found, matter, text, own.decision)
    is_sure = found.confidence >= LEAST and not is_refusal
    outcome: MatterOutcome = found.outcome if is_sure else "none"
    return Meaning(
        matter_outcome=outcome,
        proposal_fate=decided.fate,
        decided_by_vote=decided.by_vote or _is_by_vote(matter, outcome),
        votes=with_roll_calls(
            text, own_motions(text, decided.votes), [*own.handling, *own.decision]
        ),
        dissents=dissents(text, own.decision, own.dissent),
        appeals=appeal_routes(text, own.appeal, rows.tail),
        money=money if is_sure or found.outcome == "none" else (),
        organisations=organisations(adopted),
        business_ids=business_ids(adopted),
        property_ids=property_ids(text[:20_000]),
        addresses=addresses(text, own.appeal),
        districts=districts(text),
        evidence=_evidence(text, found, adopted, rows.told.changed)
        if is_sure
        else None,
    )


def _tells_votes(text: str) -> bool:
    """Whether votes are told near the beginning, which an official has none of."""
    return _VOTES.search(text[:_BRIEF]) is not None


def _asking(text: str, own: ItemParts, *, by_official: bool) -> tuple[Unit, ...]:
    """Return the sentences that ask, of the preparation or else of what stands above."""
    rows = asking_rows(units_of(text, [*_preparation(own), *own.told]))
    rows = rows or asking_rows(units_of(text, own.proposal))
    if not rows and by_official:
        rows = asking_rows(_above_decision(text, own))
    if not rows:
        told = [one for one in units_of(text, own.decision) if _ASKED.search(one.text)]
        rows = asking_rows(told)
    return rows


def undecided(meaning: Meaning) -> Meaning:
    """Return what is known of an item on an agenda: nothing is decided yet.

    What its preparation tells of earlier meetings is not its own decision.
    """
    return dataclasses.replace(
        meaning,
        matter_outcome="none",
        proposal_fate="none",
        decided_by_vote=False,
        votes=(),
        dissents=0,
        money=(),
        evidence=None,
    )


def _may_be_refusal(
    found: Resolution, matter: Matter, text: str, decision: Sequence[Span]
) -> bool:
    """Whether a yes that no word of consent says stands beside a word of refusal."""
    if found.outcome not in _CONSENTS or found.unit is None:
        return False
    if found.rule == _UNSEEN:
        last = max((end for _, end in decision), default=len(text))
        above = max(0, found.unit.start - _ABOVE)
        asked = text[above : found.unit.start].lower()
        if not matter.title and says("requested", asked):
            return True
        return tells_refusal(text[above:last].lower())
    said = found.unit.text.lower()
    if found.rule != "do":
        return False
    if matter.kind in matters.REQUESTS and says("withholds", said):
        return True
    return found.confidence < SHOWN and says("refusal-word", said)


def _is_by_vote(matter: Matter, outcome: MatterOutcome) -> bool:
    """Whether a headline says that its matter was voted on: "X ny chef efter omröstning"."""
    return outcome != "none" and says("by-vote", matter.title)


def _evidence(
    text: str, found: Resolution, wording: Sequence[Unit], changed: Sequence[Unit]
) -> MeaningEvidence | None:
    span = deciding_span(text, found, wording, changed)
    return MeaningEvidence(*span, found.rule, found.confidence) if span else None


def _matter(
    text: str, own: ItemParts, title: str | None, body: str | None, *, by_official: bool
) -> Matter:
    named = _council_label(text, own) or _proposing_body(text, own) or body
    named = (named or deciding_body(text, own)).lower()
    if named.endswith("fullmäktige") or named in _SHORT_COUNCILS:
        named += " valtuusto"
    elif named.endswith("styrelsen") or named in _SHORT_BOARDS:
        named += " hallitus"
    if by_official and not own.proposal:
        asks = functools.cache(lambda: _asked_of_official(text, own))
        return officials_matter(title, text, named, asks)
    headed = matters.capitals(text, matters.headed(title, text))
    kind = matters.matter_kind(headed)
    told = (own.background or own.told)[:2]
    asks = functools.cache(lambda: matters.asking(units_of(text, told)))
    is_brief = sum(end - start for start, end in own.background) < _BRIEF
    may_be_asked = kind == matters.OWN and is_brief and not says("deal", headed.lower())
    if may_be_asked and asks():
        kind = matters.ASKED
    return Matter(kind, headed.lower(), named, asks)


def _asked_of_official(text: str, own: ItemParts) -> str:
    """Return what somebody asks an official for, in the first part that tells it."""
    return (
        matters.asking(units_of(text, _preparation(own)))
        or matters.asking(_above_decision(text, own))
        or matters.asking(units_of(text, own.decision))
    )


def _above_decision(text: str, own: ItemParts) -> list[Unit]:
    """Return the sentences above an official's decision, those of its head included."""
    return units_of(text, [(0, own.decision[0][0])]) if own.decision else []


def _preparation(own: ItemParts) -> list[Span]:
    """Return the background without the decision that stands in it."""
    kept = list(own.background)
    for begin, end in own.decision:
        kept = [
            piece
            for start, stop in kept
            for piece in ((start, min(stop, begin)), (max(start, end), stop))
            if piece[0] < piece[1]
        ]
    return kept


def _council_label(text: str, own: ItemParts) -> str:
    """Return the council whose decision a label says it is: "Valtuuston päätös", "Kvalt:".

    The head of the text may be that of the board that proposed it.
    """
    if not own.decision:
        return ""
    start = own.decision[0][0]
    label = text[max(0, start - _LABEL) : start + _LABEL]
    match = _COUNCIL_LABEL.search(label)
    return (match["body"] or "valtuusto") if match else ""


def _proposing_body(text: str, own: ItemParts) -> str:
    """Return the lower body that the decision says proposes to the council, or ""."""
    match = _PROPOSES_UP.match(text, own.decision[0][0]) if own.decision else None
    return match["body"] if match else ""


def _proposed(
    text: str, own: ItemParts, parts: Sequence[TextPart], matter: Matter
) -> list[Unit]:
    """Return the sentences that were proposed to the body that decides.

    Where they are an earlier body's own proposal, and that body resolved otherwise, what it
    resolved went on to the next one; nothing where that is not found.
    """
    base = units_of(text, own.proposal)
    below = lower_handling(text, own, parts)
    if below is None:
        return base
    rows = Rows(text, below, by_official=False)
    story = Story(rows.told, rows.ballots, base, True, rows.later, False, "", text)
    lower = decide(matter, story)
    if lower.fate in _WENT_ON:
        return base
    moved = rows.told.motions
    return list(lower.wording) or (list(moved[0].units) if len(moved) == 1 else [])
