"""Where the handlings of an item begin: the lines that head them, among all its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.decision.lines import handlings, head_words, headings
from analyzers.decision.lines.handlings import Handling
from analyzers.decision.lines.lines import Line

_SENTENCE = 30
"""Letters of a line with a colon that is a sentence, no label."""


@dataclass(frozen=True, slots=True)
class HandlingHead:
    """A line that begins a handling, and whether a heading of history stands above it."""

    handling: Handling
    in_history: bool


def opens_list(lines: Sequence[Line], end: int) -> bool:
    """Whether the last line above *end* that names no handling opens a list of them."""
    above = [one for one in lines if one.start < end and handlings.read(one) is None]
    return bool(above) and _is_list_head(above[-1])


def _is_list_head(line: Line) -> bool:
    return line.text.endswith(":") and len(line.text) >= _SENTENCE


def begin(
    lines: Sequence[Line], text: str, heads: Sequence[Handling], *, is_list: bool
) -> dict[int, HandlingHead]:
    """Return the body-date-§ lines that begin a handling, by offset.

    Where there are several, those of the header's *heads* among them, a line may begin with
    one in short, too.

    Of a list of such lines one after the other, only the last can begin one, and none
    where a sentence opens a list of minutes ("Följande protokoll finns till påseende:");
    under a history heading above the item's own text, only one that text follows.
    """
    found: dict[int, HandlingHead] = {}
    in_history = is_past_own = False
    for index, line in enumerate(lines):
        handling = handlings.read(line) or head_words.read(line)
        if handling is None:
            is_list = _is_list_head(line)
            heading = headings.read(line, text)
            in_history = in_history or (heading is not None and heading.kind is None)
            is_past_own = is_past_own or (
                heading is not None and heading.kind in {"proposal", "decision"}
            )
            continue
        if is_list and handling.minutes_section is None:
            continue
        following = lines[index + 1] if index + 1 < len(lines) else None
        if following is not None and _is_head(following):
            continue
        is_listed = following is None or _opens_the_own(lines[index + 1 :], text)
        if in_history and not is_past_own and is_listed:
            continue
        found[line.start] = HandlingHead(handling, in_history)
    known = (*heads, *(row.handling for row in found.values()))
    for one in _in_short(text, lines, known):
        found[one.start] = HandlingHead(one, in_history=False)
    return dict(sorted(found.items()))


def _is_head(line: Line) -> bool:
    return (handlings.read(line) or head_words.read(line)) is not None


def _in_short(
    text: str, lines: Sequence[Line], known: Sequence[Handling]
) -> list[Handling]:
    """Return the lines that begin with a short name and a §, where there are several heads.

    A line that is a whole handling has been looked at already. Beside other heads, a name
    that nobody knows may be one, and the number of a listed handling needs no sign.
    """
    left = [line for line in lines if not _is_head(line)]
    short = [one for line in left if (one := handlings.read_short(text, line))]
    places = {one.start for one in short}
    left = [line for line in left if line.start not in places]
    short += [one for line in left if (one := head_words.read_small(line))]
    listed = {one.minutes_section: one.body for one in known if one.minutes_section}
    short += [one for line in left if (one := head_words.read_bare(line, listed))]
    sections = {one.minutes_section for one in (*short, *known)}
    return short if len(sections - {None}) > 1 else []


def short_head(text: str, above: Sequence[Line]) -> Handling | None:
    """Return the handling in short that the header ends with: "Kh 12 §"."""
    heads = (
        handlings.read_short(text, line)
        or (None if handlings.read(line) else head_words.read(line))
        or head_words.read_small(line)
        for line in reversed(above)
    )
    return next(filter(None, heads), None)


def _opens_the_own(lines: Sequence[Line], text: str) -> bool:
    """Return whether a heading follows that is the item's own, not the listed handling's.

    A proposal or decision that another one follows further down is the earlier body's.
    """
    heading = headings.read(lines[0], text)
    if heading is None or heading.kind not in {"proposal", "decision"}:
        return heading is not None
    return not any(
        later is not None and later.kind == heading.kind
        for later in (headings.read(line, text) for line in lines[1:])
    )
