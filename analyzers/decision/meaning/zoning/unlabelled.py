"""Decisions that no heading names as one: "Lautakunta päätti …", "Päätän, että …".

Where the parts of an item hold no decision, the words of the text that decide are looked
for, in order: what a body did, what one person decides, what the last paragraph says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit, units
from analyzers.decision.meaning.officials.deciding import deciding_words, last_words
from analyzers.decision.meaning.officials.heads import OWN_VOICE
from analyzers.decision.meaning.zoning.body_labels import BODY, STOP
from analyzers.decision.meaning.zoning.closing import (
    CONTENT,
    EARLIER_DAY,
    adopts_so,
    begins_with_body,
    is_of_head,
    resolves_so,
)
from analyzers.decision.meaning.zoning.narrating.narrative import events_of
from analyzers.decision.meaning.zoning.text_parts import Span, TextPart, spans_of
from analyzers.decision.meaning.zoning.unheaded import running_spans

_ACTED = (
    r"(?:päätti|esitti|antoi|hyväksyi|hylkäsi|merkitsi|valitsi|myönsi|palautti|jätti"
    r"|nimesi|totesi|vahvisti|lähetti|siirsi|kumosi|suostui|yhtyi|keskeytti|velvoitti|beslöt|beslutade|valde|godkände|antecknade|förkastade|avslog"
    r"|beviljade|avgav|utsåg|konstaterade|bordlade|återremitterade"
    r"|myi|osti|vuokrasi|varasi|lakkautti|perusti|korotti|alensi|asetti|hankki|irtisanoi|sålde"
    r"|köpte|arrenderade|reserverade|inrättade|höjde|sänkte|tillsatte|fastställde|antog|upphävde)"
)
_ACTS = re.compile(
    rf"^[ \t*#]*(?:[\w,-]+ ){{0,6}}?{BODY} (?:yksimielisesti |enhälligt )?{_ACTED}\b",
    re.MULTILINE,
)
_PASSIVE_ACT = re.compile(
    r"(?:\A|[.:]\s)\s*(?:[\w,-]+ ){0,7}?"
    r"(?:valittiin|merkittiin|todettiin|pantiin|palautettiin"
    r"|poistettiin|(?:tuli|tulivat) (?:\w+ )?valituksi|valdes|antecknades|konstaterades|bordlades"
    r"|återremitterades|utsågs)\b",
    re.IGNORECASE,
)

VOTED = re.compile(
    r"\b(?:föreslog|yrkade|ehdotti|esitti)\b[^§]{1,600}?\b(?:omröst\w+|röster|äänest\w+|ääntä)\b"
)
"""A motion and a vote on it, told in a part that the decision ends."""
_HEADLINE = re.compile(r"[^\n]{1,120}[^\n.:;!?,]\n[ \t]*\n\s*[A-ZÅÄÖ][^\n]{60}")
"""A heading of news above prose, which tells in short what the prose tells."""
_NEAR = 80
"""Letters behind a verb in which the day of its meeting would stand."""


def acting(
    text: str, own: Sequence[TextPart]
) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
    """Return a decision that a heading does not name as one: "Lautakunta päätti …".

    Helsinki heads decisions "Esitys" and "Lausunto". A sentence that names a day or a
    section tells of an earlier meeting.
    """
    asked = max((one.start for one in own if one.kind == "proposal"), default=-1)
    for block in own:
        if block.kind not in {"proposal", "description", "other", "preparation"}:
            continue
        if block.start < asked:
            continue  # What stands above the proposal is what another body did.
        for match in _ACTS.finditer(text, block.start, block.end):
            if _is_earlier(text, match.start(), match.end()):
                continue
            if _HEADLINE.match(text, match.start(), block.end):
                continue
            if text[max(0, match.start() - 1) : match.start()].strip():
                continue
            last = STOP.search(text, match.end(), block.end)
            end = last.start() if last else block.end
            before = tuple(
                (start, min(stop, match.start()))
                for start, stop in spans_of(own, "proposal")
                if start < match.start()
            )
            return ((match.start(), end),), before
    return None


def resolves_unheaded(text: str, own: Sequence[TextPart]) -> bool:
    """Whether parts without a heading for it tell a vote, or what a body did."""
    is_voted = any(VOTED.search(text, block.start, block.end) for block in own)
    return is_voted or bool(acting(text, own) or resolved(text, running_spans(own)))


def _is_earlier(text: str, start: int, end: int) -> bool:
    """Whether an act is told of an earlier meeting, or of a company's board.

    A day behind "että" is of something else: "päätti, että maksu on 50 euroa 1.3.2031".
    """
    folded = text[start : end + _NEAR].lower()
    told = CONTENT.split(folded, maxsplit=1)[0]
    if says("others-board", folded):
        return True
    return EARLIER_DAY.search(told) is not None or says("told-of-old", told)


def operative(text: str, own: Sequence[TextPart]) -> tuple[Span, ...]:
    """Return an officeholder's deciding words; among reasons only where nowhere else."""
    running = running_spans(own)
    words = deciding_words(text, running) or last_words(text, running)
    words = words or deciding_words(text, spans_of(own, "reasons", "summary"))
    return (_to_stop(text, *words),) if words is not None else ()


def _to_stop(text: str, start: int, end: int) -> Span:
    last = STOP.search(text, start + 1, end)
    return start, last.start() if last else end


def resolved(text: str, running: Sequence[Span]) -> tuple[Span, ...]:
    """Return what the last body resolved below the handlings of others."""
    for start, end in running:
        for unit in units(text, start, end):
            if not EARLIER_DAY.search(unit.text) and _is_resolved(unit):
                return ((unit.start, end),)
    return ()


def own_words(text: str, own: Sequence[TextPart]) -> tuple[Span, ...]:
    """Return a running text from "Päätän, että …" on."""
    for block in own:
        if block.kind in {"description", "other", "preparation", "reasons", "summary"}:
            match = OWN_VOICE.search(text, block.start, block.end)
            if match is not None:
                return (_to_stop(text, match.start(), block.end),)
    return ()


def closing_act(text: str, own: Sequence[TextPart]) -> tuple[Span, ...]:
    """Return a closing paragraph without heading that says what was done: "Valittiin …"."""
    begin, end = _last_paragraph(text, own)
    paragraph = text[begin:end]
    match = _PASSIVE_ACT.search(paragraph)
    if match is None or EARLIER_DAY.search(paragraph[: match.end() + 80]):
        return ()
    last = units(text, begin + match.end(), end)[-1:]
    if any(begins_with_body(unit) and adopts_so(unit) for unit in last):
        return ()  # "Keskustelussa todettiin …. Lautakunta päätti ehdotuksen mukaisesti."
    return ((begin, end),)


def closing_words(text: str, own: Sequence[TextPart]) -> tuple[Span, ...]:
    """Return a closing paragraph that begins with what was resolved in the past.

    In one paragraph with the rest the last sentence may say so, where it names the body
    of the text's head: "Lautakunta myönsi yhdistykselle 900 euroa."
    """
    begin, end = _last_paragraph(text, own)
    rows = units(text, begin, end)
    if rows and rows[0].after_gap and text[:begin].strip() and resolves_so(rows[0]):
        return ((begin, end),)
    if len(rows) > 1 and is_of_head(rows[-1], text) and resolves_so(rows[-1]):
        return ((rows[-1].start, end),)
    return ()


def _last_paragraph(text: str, own: Sequence[TextPart]) -> Span:
    running = [one for one in own if one.kind in {"description", "other"}]
    if not running:
        return 0, 0
    block = running[-1]
    return max(block.start, text.rfind("\n\n", block.start, block.end)), block.end


def _is_resolved(unit: Unit) -> bool:
    """Whether a sentence alone says what was resolved, not what is proposed."""
    events = events_of(unit)
    if not events or events[0].kind != "act":
        return bool(events)
    return any(act.form.is_past for one in events[0].clauses for act in one.acts)
