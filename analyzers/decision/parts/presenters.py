"""Templates without a heading for the proposal: a presenter's title alone opens it.

In Kokkola and elsewhere "Kaupunginjohtaja" alone on a line is followed by the proposal,
and the body's name alone on a line by the decision. Elsewhere both are labels: "Kunnanjohtaja:
Vuokrataan talo." / "Kunnanhallitus: Hyväksyttiin."
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from analyzers.decision.model import Block, BlockKind
from analyzers.notations.municipal_bodies import bodies

_LONGEST_TITLE, _NEAR = 4, 20
_NAMED = re.compile(
    r"(?P<title>[A-ZÅÄÖ][\wåäö.-]+(?: [a-zåäö-]+){0,2})"
    r" [A-ZÅÄÖ][a-zåäö-]+(?: [A-ZÅÄÖ]\.?)? [A-ZÅÄÖ][\wåäö-]+:"
)
"""With a person's name and a colon: "Tekninen johtaja Meri Malli:"."""

_LABELLED = re.compile(
    r"[ \t*#]*(?P<name>[A-ZÅÄÖ][\wåäöÅÄÖ.-]*(?: [\wåäöÅÄÖ-]+){0,4}?)[ \t]*:[ \t]*(?=[A-ZÅÄÖ1-9])"
)
"""What a line begins with whose label names a presenter or a body, before its text."""

_RESOLVED = re.compile(
    r"(?i)\b(?:[a-zåäö]+tiin|[a-zåäö]+(?:ades|ndes|tes|ldes|rdes)|hyväksyi|päätti|myönsi|merkitsi|valitsi"
    r"|beslöt|beslutade|godkände|beviljade|valde)\b"
)
"""What a body has done, told below its label."""

_LINE_OF_LABEL = 400
_RUNNING: frozenset[BlockKind] = frozenset({"description", "preparation", "reasons"})


def separate(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Cut the proposal and decision out of running text where no heading parts them."""
    proposed = {block.earlier for block in blocks if block.kind == "proposal"}
    decided = {block.earlier for block in blocks if block.kind == "decision"}
    found: list[Block] = []
    for block in blocks:
        if block.kind in _RUNNING and block.earlier not in proposed:
            found.extend(_cut(text, block, block.earlier in decided))
        else:
            found.append(block)
    return found


def _cut(text: str, block: Block, has_decision: bool) -> Iterator[Block]:
    lines = list(_lines(text, block.start, block.end))
    presenter = next(
        (
            one
            for one in lines
            if _is_title(text, one) and not _heads_a_list(text, one[1])
        ),
        None,
    )
    if presenter is None or presenter[1] >= block.end:
        yield from _below_labels(text, block, lines, has_decision)
        return
    body = next(
        (
            one
            for one in lines
            if text[presenter[1] : one[0]].strip() and bodies.is_body(_name(text, one))
        ),
        None,
    )
    if has_decision or body is None or body[1] >= block.end:
        body = None
    before = _part(text, block, block.kind, block.heading, block.start, presenter[0])
    if before.start < before.end or block.heading:
        yield before
    end = body[0] if body else block.end
    yield _part(text, block, "proposal", _name(text, presenter), presenter[1], end)
    if body:
        yield _part(text, block, "decision", _name(text, body), body[1], block.end)


def _below_labels(
    text: str, block: Block, lines: Sequence[tuple[int, int]], has_decision: bool
) -> Iterator[Block]:
    """Yield what "Kunnanjohtaja: …" before "Kunnanhallitus: Hyväksyttiin." cuts a part into.

    Neither label alone makes a pair: lists of who was there have them, too.
    """
    labels = [(line, _LABELLED.match(text, *line)) for line in lines]
    found = [(line, label) for line, label in labels if label is not None]
    by = next((one for one in found if bodies.is_officeholder(one[1]["name"])), None)
    of = next((one for one in reversed(found) if _is_of_body(text, one[1])), None)
    if has_decision or by is None or of is None or by[0] >= of[0]:
        yield block
        return
    before = _part(text, block, block.kind, block.heading, block.start, by[0][0])
    if before.start < before.end or block.heading:
        yield before
    yield _part(text, block, "proposal", by[1]["name"], by[1].end(), of[0][0])
    yield _part(text, block, "decision", of[1]["name"], of[1].end(), block.end)


def _is_of_body(text: str, label: re.Match[str]) -> bool:
    name = label["name"]
    is_body = bodies.is_body(name) or bodies.is_abbreviation(name)
    told = text[label.end() : label.end() + _LINE_OF_LABEL].partition("\n\n")[0]
    return is_body and _RESOLVED.search(told) is not None


def _heads_a_list(text: str, end: int) -> bool:
    """Whether a list of an official's decisions by their § follows, and no proposal."""
    return text[end : end + _NEAR].lstrip().startswith("§")


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop + 1


def _name(text: str, line: tuple[int, int]) -> str:
    return text[line[0] : line[1]].strip(" \t*#_:\xa0")


def _is_title(text: str, line: tuple[int, int]) -> bool:
    name = _name(text, line)
    if len(name.split()) <= _LONGEST_TITLE and bodies.is_officeholder(name):
        return True
    named = _NAMED.fullmatch(text[line[0] : line[1]].strip())
    return named is not None and bodies.is_officeholder(named["title"])


def _part(
    text: str, block: Block, kind: BlockKind, heading: str | None, start: int, end: int
) -> Block:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return dataclasses.replace(block, kind=kind, heading=heading, start=start, end=end)
