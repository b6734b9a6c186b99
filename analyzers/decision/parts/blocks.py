"""The text cut into its parts, each with its kind, language and handling."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.decision.head.item_head.header_values import Header
from analyzers.decision.lines import handlings, headings, language
from analyzers.decision.lines.handlings import Handling
from analyzers.decision.lines.lines import Line
from analyzers.decision.model import Block, BlockKind, EarlierHandling
from analyzers.decision.parts import (
    block_repairs,
    handling_heads,
    named_rounds,
    presenters,
    rounds,
)
from analyzers.decision.parts.handling_heads import HandlingHead
from analyzers.notations.municipal_bodies import bodies


@dataclass(frozen=True, slots=True)
class Parts:
    """The blocks of a text and the identity of its own handling.

    ``own`` is None when neither header nor text names body, day or §.
    """

    blocks: tuple[Block, ...]
    own: Handling | None


@dataclass(frozen=True, slots=True)
class _Opening:
    """Where a part begins: its heading's line at ``start``, its text at ``content``."""

    kind: BlockKind
    heading: str | None
    start: int
    content: int
    handling: Handling | None


def split(
    text: str, lines: Sequence[Line], header: Header, default_language: str
) -> Parts:
    """Cut *text* into blocks; the lines of *header* belong to none.

    A body-date-§ line begins a handling. The item's own handling is the one that the
    header names; where the header names none, the latest by day.
    """
    body_lines = [line for line in lines if line.start >= header.end]
    listed = header.rows if len(header.rows) > 1 else ()
    is_list = handling_heads.opens_list(lines, header.end)
    above = [line for line in lines if line.start < header.end]
    short = handling_heads.short_head(text, above)
    heads = (*listed, *((short,) if short else ()))
    segments = handling_heads.begin(body_lines, text, heads, is_list=is_list)
    short = short if segments else None
    own = _own(header, segments, short)
    first = _first_handling(header, segments, own, short)
    openings = _openings(text, body_lines, segments, header.end, first)
    blocks = _blocks(text, openings, own, default_language)
    if own is None or not any(
        _is_own(segment.handling, own) for segment in segments.values()
    ):
        blocks = named_rounds.name(text, rounds.separate(blocks))
    blocks = named_rounds.below_label(text, blocks, header.body)
    blocks = named_rounds.own_again(text, blocks, header.body)
    repaired = presenters.separate(text, block_repairs.repair(text, blocks))
    return Parts(tuple(repaired), own)


def _own(
    header: Header, segments: dict[int, HandlingHead], short: Handling | None
) -> Handling | None:
    named = header.own()
    candidates = [
        *header.rows,
        *(one.handling for one in segments.values() if not one.in_history),
    ]
    if named is not None and _begins_elsewhere(named, short, candidates):
        named = None
    if named is not None and named.date is not None:
        return named
    if named is not None and _is_others(named, short):
        named = dataclasses.replace(named, minutes_section=None)
    if named is not None:
        fitting = [one for one in candidates if _is_own(one, named)]
        fitting = fitting or [one for one in candidates if _may_be(one, named)]
        if not fitting:
            return named
        latest = max(fitting, key=_recency)
        section = named.minutes_section or latest.minutes_section
        return dataclasses.replace(latest, minutes_section=section)
    if candidates and _ends_without_day(header, candidates):
        return _in_full(max(candidates, key=_place), candidates)
    if any(one.date for one in candidates):
        return _in_full(max(candidates, key=_recency), candidates)
    return candidates[-1] if candidates else None


def _begins_elsewhere(
    named: Handling, short: Handling | None, candidates: Sequence[Handling]
) -> bool:
    """Whether the § of the header is only the first handling's, and another ends the text.

    "Kh 12 §" begins the text, "Vatltk 9 §" and "Kh 40 §" follow.
    """
    if short is None or short.minutes_section != named.minutes_section:
        return False
    last = max(candidates, key=_place, default=None)
    if last is None or not last.minutes_section or last.start <= short.start:
        return False
    is_later = last.date is None or named.date is None or last.date > named.date
    return is_later and last.minutes_section != named.minutes_section


def _is_others(named: Handling, short: Handling | None) -> bool:
    """Whether the § of the header is the first handling's: "TN § 63" below a council's head."""
    return (
        short is not None
        and bool(named.body)
        and named.minutes_section == short.minutes_section
        and not handlings.same_body(named.body, short.body)
    )


def _place(handling: Handling) -> int:
    return handling.start


def _ends_without_day(header: Header, candidates: Sequence[Handling]) -> bool:
    """Whether the handling that ends the text has a § and no day, which its page names.

    Earlier bodies' handlings carry their days. Of those listed above the text it is the
    last; below a single one that begins the text, any.
    """
    last = max(candidates, key=_place)
    if last.date is not None or not last.minutes_section:
        return False
    if any(one.date and _is_own(one, last) for one in candidates):
        return False  # Its day stands in another of the lines.
    return len(header.rows) < 2 or _may_be(last, header.rows[-1])


def _in_full(own: Handling, candidates: Sequence[Handling]) -> Handling:
    """Give *own* the body's full name where another line of the same day and § has it."""
    if not bodies.is_abbreviation(own.body):
        return own
    for one in candidates:
        same = (one.date, one.minutes_section) == (own.date, own.minutes_section)
        if same and own.minutes_section and bodies.is_body(one.body):
            return dataclasses.replace(own, body=one.body)
    return own


def _recency(handling: Handling) -> tuple[int, int]:
    return (handling.date.toordinal() if handling.date else 0, handling.start)


def _is_own(one: Handling, own: Handling) -> bool:
    """Return whether two identities are of one handling: something agrees, nothing differs."""
    pairs = ((one.date, own.date), (one.minutes_section, own.minutes_section))
    known = [(first, second) for first, second in pairs if first and second]
    if not known or any(first != second for first, second in known):
        return False
    return handlings.same_body(one.body or None, own.body or None)


def _first_handling(
    header: Header,
    segments: dict[int, HandlingHead],
    own: Handling | None,
    short: Handling | None,
) -> Handling | None:
    """Return the earlier handling whose text follows the header at once, or None.

    A chronological template names the first body above the case number; the header then
    ends below that line. Its text is another's when the own line stands further down.
    """
    rows = (*header.rows, *((short,) if short else ()))
    if not rows or own is None or _is_own(rows[-1], own):
        return None
    is_later = any(_is_own(one.handling, own) for one in segments.values())
    return rows[-1] if is_later else None


def _may_be(one: Handling, own: Handling) -> bool:
    """Return whether nothing tells two identities apart: one names the §, one the day."""
    sections = {one.minutes_section, own.minutes_section} - {None}
    return len(sections) <= 1 and handlings.same_body(
        one.body or None, own.body or None
    )


def _openings(
    text: str,
    lines: Sequence[Line],
    segments: dict[int, HandlingHead],
    begin: int,
    first: Handling | None,
) -> list[_Opening]:
    openings = [_Opening("description", None, begin, begin, first)]
    handling = first
    for line in lines:
        if line.start in segments:
            handling = segments[line.start].handling
            openings.append(
                _Opening("description", None, line.start, handling.end, handling)
            )
            if handling.end >= line.end:
                continue
            line = _behind(text, line, handling.end)
        heading = headings.read(line, text)
        if heading is None:
            continue
        if openings[-1].kind == "reasons" and _is_background(heading):
            continue
        if heading.kind is None or _closes_history(heading, line, segments):
            handling = None
        openings.append(
            _Opening(
                heading.kind or "other",
                heading.text,
                line.start,
                heading.content,
                handling,
            )
        )
    return openings


def _behind(text: str, line: Line, start: int) -> Line:
    """Return what stands behind the head of a handling on its line."""
    rest = " ".join(text[start : line.end].split())
    return dataclasses.replace(line, text=rest, start=start, wide_gap=None)


def _is_background(heading: headings.Heading) -> bool:
    """Inside reasons "Asian aikaisempi käsittely" is a subheading of running text."""
    names = ("päätöshistoria", "beslutshistoria")
    return heading.kind is None and heading.text.casefold() not in names


def _closes_history(
    heading: headings.Heading, line: Line, segments: dict[int, HandlingHead]
) -> bool:
    """Below the last handling, an appeal instruction is the item's own.

    So is the distribution where earlier handlings stand at the end of the page.
    """
    last = max(segments, default=-1)
    if line.start < last:
        return False
    in_history = last >= 0 and segments[last].in_history
    return heading.kind == "appeal" or (heading.kind == "distribution" and in_history)


def _blocks(
    text: str, openings: list[_Opening], own: Handling | None, default_language: str
) -> list[Block]:
    ends = [opening.start for opening in openings[1:]] + [len(text)]
    blocks = []
    for opening, end in zip(openings, ends, strict=True):
        start, end = _strip(text, opening.content, end)
        if opening.heading is None and start == end:
            continue
        blocks.append(
            Block(
                kind=opening.kind,
                heading=opening.heading,
                start=start,
                end=end,
                language=_language(text[start:end], opening.heading, default_language),
                earlier=_earlier(opening.handling, own),
            )
        )
    return blocks


def _language(part: str, heading: str | None, default: str) -> str:
    return language.detect(f"{heading or ''} {part}", default)


def _earlier(handling: Handling | None, own: Handling | None) -> EarlierHandling | None:
    if handling is None or own is None or handling == own or _is_own(handling, own):
        return None
    return EarlierHandling(handling.body, handling.date, handling.minutes_section)


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    end = max(start, end)
    while start < end and (text[start].isspace() or text[start] in "*#_"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*#_"):
        end -= 1
    return start, end
