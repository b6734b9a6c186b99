"""What is near a name, as short marks that are counted and weighed.

A mark is a place and the beginning or end of a word there: ``b0=naapuri`` is the word
right before a name, ``a3=poistui`` one of the three after it, ``lab=hakija`` the label
of its line. Words are cut, so that most case forms of one give the same mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.personal.person_roles import last_clause, nearest_role, side_of_word
from corpus.personal.told_persons import office_before

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|\n")
_WORD = re.compile(r"[^\W\d_]{4,}")
_LONG_WORD = re.compile(r"[^\W\d_]{6,}")
_CASE = re.compile(
    r"(lle|lta|ltä|lla|llä|sta|stä|ssa|ssä|ksi|tta|ttä|n|a|ä|s)$", re.IGNORECASE
)
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_BEGINNING, _ENDING = 7, 6
_REACH, _CLAUSE, _LONGEST_LINE = 160, 110, 400
_TOKENS_BEFORE, _TOKENS_AFTER = 12, 10
_WORDS_OF_LINE, _LINES_ABOVE, _LINES_TO_LABEL = 14, 3, 8


def side_features(text: str, start: int, end: int) -> frozenset[str]:
    """Return the marks of what is near the name at ``text[start:end]``."""
    line_start = text.rfind("\n", max(0, start - _LONGEST_LINE), start) + 1
    line_start = line_start or max(0, start - _LONGEST_LINE)
    line_end = text.find("\n", end, end + _LONGEST_LINE)
    line = text[line_start : line_end if line_end >= 0 else end + _LONGEST_LINE]
    return frozenset(
        (
            *_before(text[max(0, start - _REACH) : start]),
            *_after(text[end : end + _CLAUSE]),
            *_of_line(line, text[line_start:start], text[end : end + 1]),
            *_above(text, line_start),
            *_of_name(text[start:end]),
            *_by_roles(text, start, end),
        )
    )


def _mark(sign: str) -> str:
    if sign == "\n":
        return "¶"
    return f"#{min(len(sign), 4)}" if sign.isdigit() else sign.lower()[:_BEGINNING]


def _before(before: str) -> Iterator[str]:
    signs = _TOKEN.findall(before)[-_TOKENS_BEFORE:]
    yield from _outward("b", signs[::-1], ends=8)
    for word in _LONG_WORD.findall(before[-60:])[-3:]:
        yield f"be6={word.lower()[-_ENDING:]}"


def _after(after: str) -> Iterator[str]:
    yield from _outward("a", _TOKEN.findall(after)[:_TOKENS_AFTER], ends=6)
    for word in _LONG_WORD.findall(after[:50])[:3]:
        yield f"ae6={word.lower()[-_ENDING:]}"


def _outward(side: str, signs: Sequence[str], *, ends: int) -> Iterator[str]:
    """Yield the marks of *signs*, nearest first: by how near they are, and in the line.

    Args:
        side: "b" before the name, "a" after it.
        signs: words, figures, other signs and line ends.
        ends: how many of the nearest give their endings.
    """
    reach = _TOKENS_BEFORE if side == "b" else _TOKENS_AFTER
    is_in_line = True
    for place, sign in enumerate(signs):
        is_in_line = is_in_line and sign != "\n"
        mark = _mark(sign)
        yield f"{side}{reach}={mark}"
        if place < 2:
            yield f"{side}{place}={mark}"
        if place < 3:
            yield f"{side}3={mark}"
        if is_in_line and place < 6:
            yield f"{side}6={mark}"
        if is_in_line and place < ends and len(sign) > 4:
            yield f"{side}e={sign.lower()[-4:]}"


def _of_line(line: str, before: str, next_sign: str) -> Iterator[str]:
    label, colon, _ = before.rpartition(":")
    if colon:
        for word in _WORD.findall(label)[-3:]:
            yield f"lab={_mark(word)}"
            yield f"labe={word.lower()[-5:]}"
    else:
        yield "no label"
    if not before.strip():
        yield "begins line"
    if next_sign in ("", "\n"):
        yield "ends line"
    yield f"commas={min(line.count(','), 4)}"
    if "€" in line or "euro" in line:
        yield "money"
    if _DAY.search(line):
        yield "day"
    for word in _WORD.findall(line)[:_WORDS_OF_LINE]:
        yield f"ln={_mark(word)}"


def _above(text: str, line_start: int) -> Iterator[str]:
    """Yield marks of the first line, of labels above and of the line right above."""
    for word in _WORD.findall(text[: text.find("\n") if "\n" in text else len(text)])[
        :8
    ]:
        yield f"head={_mark(word)}"
    lines = text[max(0, line_start - 8 * _REACH) : line_start].rstrip("\n").split("\n")
    for distance, line in enumerate(reversed(lines[-_LINES_ABOVE:])):
        if distance == 0 or ":" in line:
            for word in _WORD.findall(line)[:6]:
                yield f"up={_mark(word)}"
    for line in reversed(lines[-_LINES_TO_LABEL:]):
        if line.rstrip().endswith(":"):
            for word in _WORD.findall(line)[-3:]:
                yield f"uplab={_mark(word)}"
            break


def _of_name(name: str) -> Iterator[str]:
    words = name.split()
    case = _CASE.search(words[-1]) if words else None
    yield f"case={case[1].lower() if case else '0'}"
    yield f"words={min(len(words), 5)}"


def _by_roles(text: str, start: int, end: int) -> Iterator[str]:
    """Yield what the tables of roles and offices know of the words near."""
    clause = last_clause(text[max(0, start - _CLAUSE) : start])
    role = nearest_role(clause)
    yield f"role={role.side if role else None}"
    if role:
        yield f"role={role.side}{min(3, len(clause[role.start :].split()))}"
    office = office_before(clause)
    yield f"office={min(3, len(clause[office.start() :].split())) if office else None}"
    for word in _WORD.findall(clause)[-6:]:
        if side := side_of_word(word.lower()):
            yield f"clause={side}"
    line, _, _ = text[end : end + _CLAUSE].partition("\n")
    for word in _WORD.findall(line)[:3]:
        if side := side_of_word(word.lower()):
            yield f"next={side}"
