"""Several bodies' handlings on one paper, told apart by headings that name the body.

"Kaupunginhallituksen käsittely" opens the board's handling inside the council's item;
"Kaupunginhallituksen päätösehdotus" further down opens the council's own. When and under
which § the board decided stands in the list of earlier handlings.
"""

from __future__ import annotations

import dataclasses
import re

from analyzers.decision.lines import handlings, headings
from analyzers.decision.lines.lines import split_lines
from analyzers.decision.model import Block, EarlierHandling
from analyzers.decision.parts import rounds
from analyzers.notations.municipal_bodies import bodies

_HANDLING_OF = re.compile(
    r"^(?P<name>.{3,80}?)\s+(?:käsittely|behandling)$", re.IGNORECASE
)
_PROPOSAL_OF = re.compile(
    r"^(?P<name>.{3,80}?)\s+(?:päätösehdotus|päätösesitys|ehdotus|esitys|förslag|beslutsförslag)$",
    re.IGNORECASE,
)
_COUNCIL_OF = (
    ("hallitus", "valtuusto"),
    ("stadsstyrelsen", "stadsfullmäktige"),
    ("kommunstyrelsen", "kommunfullmäktige"),
)


def name(text: str, blocks: list[Block]) -> list[Block]:
    """Return the blocks with the bodies of handlings that only a heading names.

    Blocks that already belong to a known handling, and those of the item's own, stay.
    """
    listed = _listed(text, blocks)
    current: EarlierHandling | None = None
    out = []
    for block in blocks:
        body = _body(_HANDLING_OF, block)
        if body is not None:
            current = listed.get(body.casefold()) or EarlierHandling(body, None, None)
        if block.earlier == rounds.UNKNOWN_HANDLING and current is not None:
            block = dataclasses.replace(block, earlier=current)
        out.append(block)
    return out


_GENERIC = re.compile(
    r"^[ \t*#]*(?P<name>[\w-]*(?:valtuusto|hallitus|fullmäktige|styrelsen))[ \t]*:[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)


def below_label(text: str, blocks: list[Block], body: str | None) -> list[Block]:
    """Return the blocks with those the item's own that stand below "VALTUUSTO:".

    The label ends the handling of the body before, in the midst of a part, too.
    """
    past: EarlierHandling | None = None
    out: list[Block] = []
    for block in blocks:
        label = _own_label(text, block, body)
        if label is not None:
            past = block.earlier
            begin = dataclasses.replace(block, end=label.start())
            out += [begin] if text[begin.start : begin.end].strip() else []
            block = dataclasses.replace(
                block,
                kind="handling",
                heading=None,
                start=label.end() + 1,
                earlier=None,
            )
        elif past is not None and block.earlier == past:
            block = dataclasses.replace(block, earlier=None)
        elif block.earlier is not None:
            past = None
        out.append(block)
    return out


def _own_label(text: str, block: Block, body: str | None) -> re.Match[str] | None:
    """Return the line in another body's part that names only the item's own body."""
    if block.earlier is None:
        return None
    for match in _GENERIC.finditer(text, block.start, block.end):
        named = match["name"].casefold()
        is_others = (block.earlier.body or "").casefold().endswith(named)
        is_own = (body or named).casefold().endswith(named)
        if is_own and not is_others:
            return match if match.end() < block.end else None
    return None


def own_again(text: str, blocks: list[Block], body: str | None) -> list[Block]:
    """Return the blocks with those the item's own that stand below its body's name.

    "Kunnanvaltuusto" alone on a line below what the board decided opens the council's
    handling, whose headings name nobody.
    """
    past: EarlierHandling | None = None
    out: list[Block] = []
    for number, block in enumerate(blocks):
        before = blocks[number - 1] if number else None
        if before is not None and block.earlier is not None:
            last = text[before.start : before.end].rstrip().rpartition("\n")[2].strip()
            named = (block.earlier.body or "").casefold()
            is_own = (
                named not in {"", last.casefold()}
                and last.casefold() == (body or last).casefold()
            )
            past = block.earlier if is_own and bodies.is_body(last) else past
        if past is not None and block.earlier == past:
            block = dataclasses.replace(block, earlier=None)
        else:
            past = None
        out.append(block)
    return out


def own_body(blocks: tuple[Block, ...]) -> str | None:
    """Return the body whose own handling ends a paper of several, or None.

    A proposal of the board to a paper that holds the board's own handling is the
    council's item.
    """
    own = [block for block in blocks if block.earlier is None]
    named = [body for block in own if (body := _body(_HANDLING_OF, block))]
    if named:
        return named[-1]
    earlier = {block.earlier.body for block in blocks if block.earlier is not None}
    for block in own:
        body = _body(_PROPOSAL_OF, block)
        if block.kind == "proposal" and body is not None and body in earlier:
            return _council_of(body)
    return None


def _listed(text: str, blocks: list[Block]) -> dict[str, EarlierHandling]:
    """Return the last handling of each body in the list, by folded name."""
    found = {}
    for block in blocks:
        if (block.heading or "").casefold() in headings.HISTORY:
            for line in split_lines(text[block.start : block.end]):
                row = handlings.read(line)
                if row is not None:
                    earlier = EarlierHandling(row.body, row.date, row.minutes_section)
                    found[row.body.casefold()] = earlier
    return found


def _body(pattern: re.Pattern[str], block: Block) -> str | None:
    """Return the body in the nominative that a heading names, or None."""
    match = pattern.match(block.heading or "")
    if match is None:
        return None
    found = bodies.nominative(match["name"].strip())
    is_one = found != match["name"].strip() and bodies.is_body(found)
    return found if is_one else None


def _council_of(body: str) -> str | None:
    for board, council in _COUNCIL_OF:
        if body.casefold().endswith(board):
            return body[: -len(board)] + (
                council if len(board) < len(body) else council.capitalize()
            )
    return None
