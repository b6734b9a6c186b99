"""Blocks set right where a template puts text under a heading that is not its own."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from analyzers.decision.lines import language
from analyzers.decision.meaning.zoning.narrating.narrative import decides
from analyzers.decision.model import Block, BlockKind

_CONTACT = re.compile(
    r"@|\(at\)|\(a\)|\bpuh|\bp\. ?\d|\btel\b|\btfn\b|\bgsm\b"
    r"|\+358|(?<![\d.,])0\d{1,2}[ -]\d{3}|etunimi|fornamn|förnamn",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|zip|dwg|tiff?)$", re.IGNORECASE
)
_LONGEST_CONTACT = 110
_VOTE_ROW = re.compile(
    r"\b(?:jaa|ei|nej|tyhj\w+|blank\w*)\b[ -]?(?:ään\w+|röst\w*)?\s*[:=(|]|\d \(?(?:jaa|ei|nej)\b"
    r"|\b(?:jaa|ei|nej)-?(?:ääntä|ääniä|äänet|röster)\b",
    re.IGNORECASE,
)
_VOTE = 3_000
"""Code points above a row of absences in which its vote stands."""


def repair(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Return *blocks* with misplaced texts moved; order and offsets stay those of *text*."""
    out: list[Block] = []
    for block in blocks:
        above = out[-1] if out else None
        if above is not None and _is_repeated_heading(above, block):
            out.pop()
            above = out[-1] if out else None
        if above is not None and _is_row_of_vote(text, block, above):
            out[-1] = dataclasses.replace(above, end=block.end)
        elif block.kind == "contacts" and block.heading:
            out.extend(_divide_contacts(text, block, above))
        elif _is_decision_under_attachments(text, block, above):
            assert above is not None
            # CaseM minutes print the attachments' heading between the decision's
            # heading and its text.
            out.append(dataclasses.replace(block, end=block.start))
            out.append(
                dataclasses.replace(
                    above, start=block.start, end=block.end, language=block.language
                )
            )
            out.pop(-3)
        elif _is_rest_of_decision(text, block, above):
            # A page break put the attachments' heading into the middle of the decision.
            out.append(dataclasses.replace(block, end=block.start))
            out.append(dataclasses.replace(block, kind="decision", heading=None))
        else:
            out.append(block)
    return out


def _is_row_of_vote(text: str, block: Block, above: Block) -> bool:
    """Whether "Poissa: 2" tells of the vote above it, not of the meeting's members."""
    if block.kind != "participants" or above.earlier != block.earlier:
        return False
    if not (block.heading or "").casefold().startswith(("poissa", "frånvarande")):
        return False
    begin = max(above.start, above.end - _VOTE)
    if above.kind not in {"decision", "handling", "votes", "proposal"}:
        # What only tells may speak of votes anywhere: the row right above is of this one.
        last = text[begin : above.end].rstrip()
        begin = max(begin, begin + last.rfind("\n") + 1)
        return _VOTE_ROW.match(text, begin, above.end) is not None
    return _VOTE_ROW.search(text, begin, above.end) is not None


def _is_rest_of_decision(text: str, block: Block, above: Block | None) -> bool:
    """The decision says no result, and prose below the attachments' heading does."""
    if block.kind != "attachments" or above is None or above.kind != "decision":
        return False
    part = text[block.start : block.end].strip()
    if above.start == above.end or not part.endswith(".") or not block.heading:
        return False
    if _FILE.search(part.split("\n", 1)[0]) or part[0].isdigit():
        return False
    return not decides(text[above.start : above.end]) and decides(part)


def _is_repeated_heading(above: Block, block: Block) -> bool:
    """A caption may be printed twice: "Eriävä mielipide", then "Eriävä mielipide: …"."""
    names = [(one.heading or "").rstrip(" :").casefold() for one in (above, block)]
    return bool(names[0]) and above.start == above.end and names[0] == names[1]


def _is_decision_under_attachments(
    text: str, block: Block, above: Block | None
) -> bool:
    if block.kind != "attachments" or above is None or above.kind != "decision":
        return False
    part = text[block.start : block.end]
    if above.start != above.end or not part or _FILE.search(part.split("\n", 1)[0]):
        return False
    return part.rstrip().endswith(".") and decides(part)


def _divide_contacts(text: str, block: Block, above: Block | None) -> list[Block]:
    """Names end where the prose begins; attachments' file names may stand between.

    Below an empty proposal heading the prose is the proposal: CaseM names the presenter
    between the heading and the text.
    """
    proposes = (
        above is not None and above.kind == "proposal" and above.start == above.end
    )
    kind: BlockKind = "proposal" if proposes else "description"
    is_presenter = (
        (block.heading or "").casefold().startswith(("esittelijä", "föredragande"))
    )
    rows = _rows(text, block)
    parts: list[tuple[BlockKind, int, int]] = []
    current: BlockKind = "contacts"
    for number, (start, end) in enumerate(rows):
        row = " ".join(text[start:end].split())
        if current != kind:
            current = _kind_of(
                row, kind, is_first=number == 0, is_presenter=is_presenter
            )
        if parts and parts[-1][0] == current:
            parts[-1] = (current, parts[-1][1], end)
        else:
            parts.append((current, start, end))
    if not parts or parts[0][0] != "contacts":
        return [block]
    return [
        dataclasses.replace(
            block,
            kind=name,
            heading=block.heading
            if name == "contacts" and start == rows[0][0]
            else None,
            start=start,
            end=end,
            language=language.detect(text[start:end], block.language),
        )
        for name, start, end in parts
    ]


def _kind_of(
    row: str, prose: BlockKind, *, is_first: bool, is_presenter: bool
) -> BlockKind:
    if _FILE.search(row) and not is_first:
        return "attachments"
    if is_first or (_CONTACT.search(row) and len(row) < 250):
        return "contacts"
    if is_presenter and prose == "proposal":
        return prose
    is_prose = len(row) > _LONGEST_CONTACT or row.endswith((".", ":"))
    return prose if is_prose else "contacts"


def _rows(text: str, block: Block) -> list[tuple[int, int]]:
    return [
        (block.start + match.start(), block.start + match.end())
        for match in re.finditer(r"[^\n]+", text[block.start : block.end])
        if match.group().strip()
    ]
