"""Proposals that no heading names: below a presenter, or a sentence of the body.

"Kunnanhallitus ehdottaa, että …", "Hallitus päättää …", "Esittelijä: …".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.zoning.body_labels import BODY
from analyzers.decision.meaning.zoning.running_text import says_a_deed
from analyzers.decision.meaning.zoning.text_parts import Span, TextPart, spans_of

_NAME = rf"(?:[A-ZÅÄÖ][\w-]+,? (?:[\w-]+,? ){{0,3}}?)?{BODY}"
"""A body by its whole name: "Kasvatus- ja koulutuslautakunta", "Tekninen lautakunta"."""
_PROPOSAL_SENTENCE = re.compile(
    rf"^[ \t*#]*(?:{_NAME}|[A-ZÅÄÖ][\w-]*(?:johtaja|päällikkö|sihteeri|direktören|chefen))"
    r" (?:ehdottaa|esittää|föreslår)\b(?! \d{1,2}\.\d)",
    re.MULTILINE,
)
_RESOLVES = re.compile(
    rf"(?:^[ \t*#]*|(?<=: )){_NAME} (?:[\w-]+ ){{0,2}}?(?:päättää|hyväksyy|myöntää|hylkää|valitsee"
    r"|merkitsee|jättää|esittää|antaa|toteaa|beslutar|godkänner|beviljar|avslår|väljer"
    r"|antecknar|föreslår|ger|konstaterar)\b",
    re.MULTILINE,
)
_BY_RULE = re.compile(
    r"hallintosään|johtosään|förvaltningsstadg|instruktion|\blain \d|§:n|kuntalain"
)
"""What a body decides by its rules is no proposal: "Lautakunta päättää … mukaan"."""
_SHORT_LABEL = re.compile(r"[A-ZÅÄÖ][a-zåäö]{0,6}\.?[ \t]*:[ \t]*")
"""A label of few letters, which may be any officeholder's: "Frs:"."""
_LABEL_BELOW = re.compile(r"\n[ \t]*[^\s:][^:\n]{0,30}:\s*$")
"""The label of the decision, which stands before it: "Frn:"."""
RUNNING = frozenset(["contacts", "description", "other", "preparation"])


def unheaded(text: str, own: Sequence[TextPart], decision: int) -> tuple[Span, ...]:
    """Return a proposal that no heading names: "Kunnanhallitus ehdottaa, että …"."""
    for block in reversed(own):
        if block.kind in {"description", "preparation", "other"}:
            end = min(block.end, decision)
            for match in _PROPOSAL_SENTENCE.finditer(text, block.start, end):
                return ((match.start(), end),)
    return ()


def resolving(text: str, own: Sequence[TextPart], decision: int) -> tuple[Span, ...]:
    """Return the last paragraph that says what the body decides: "Hallitus päättää …"."""
    for block in reversed(own):
        end = min(block.end, decision)
        if block.kind not in RUNNING or block.start >= end:
            continue
        labelled = _below_short_label(text, block.start, end)
        if labelled is not None:
            return (labelled,)
        for match in reversed(list(_RESOLVES.finditer(text, block.start, end))):
            begins = not text[: match.start()].rstrip(" \t*#").strip("\n ") or (
                text[: match.start()].rstrip(" \t*#").endswith("\n")
            )
            if begins and not _BY_RULE.search(text[match.start() : match.end() + 160]):
                return ((match.start(), end),)
    return ()


def _below_short_label(text: str, start: int, end: int) -> Span | None:
    """Return the last paragraph, where a short label and a deed open it: "Frs: …"."""
    end = start + len(_LABEL_BELOW.sub("", text[start:end]).rstrip(" \t\n*#"))
    label = _SHORT_LABEL.match(text, max(start, text.rfind("\n\n", start, end) + 2))
    if label is None or label.end() >= end or not says_a_deed(text, label.end(), end):
        return None
    return label.end(), end


def presented(text: str, own: Sequence[TextPart], decision: int) -> tuple[Span, ...]:
    """Return the proposal right below "Esittelijä: …", whose heading was left out."""
    for number, block in enumerate(own):
        heading = (block.heading or "").lower()
        if not heading.startswith(("esittelijä", "föredragande")):
            continue
        following = own[number + 1] if number + 1 < len(own) else block
        for part in (block, following):
            end = min(part.end, decision)
            begin = (
                _RESOLVES.search(text, part.start, end) if part.start < end else None
            )
            if begin is not None and part.kind in RUNNING:
                return ((begin.start(), end),)
        for part in (block, following):
            end = min(part.end, decision)
            is_own = part is block or part.kind in RUNNING
            if is_own and part.start < end and says_a_deed(text, part.start, end):
                return ((part.start, end),)
    return ()


def running_spans(blocks: Sequence[TextPart]) -> tuple[Span, ...]:
    """Return the places of the parts that only tell, without names and addresses."""
    return spans_of(blocks, *sorted(RUNNING - {"contacts"}))
