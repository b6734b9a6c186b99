"""Who voted how: the names that a text lists by side of a vote.

A list is believed only where it has as many names as the vote has figures for that side.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning_values import RollCall, VoteCount

Side = Literal["for_", "against", "empty", "absent"]

_MARKER = re.compile(
    r"(?<![\w-])(?:(?P<for_>(?:jaa|kyllä)(?=ään|\b)|ja(?=-?\s?röst|:))|(?P<against>(?:ei|nej)(?=ään|\b))"
    r"|(?P<empty>tyhj[äi]\w*|blank\w*)|(?P<absent>poissa\w*|frånvar\w*))"
    r"(?:[\s-]*(?:ään(?!est)\w*|röst(?!ade)\w*)|ääntä)?[\"”)]*"
    r"(?:\s*(?:\b(?:annettiin|antoivat|antoi|äänesti(?:vät)?|äänestyksestä|kannatti(?:vat)?"
    r"|oli(?:vat)?|yhteensä|gavs|avgavs|avgav|röstade|av|var)\b|[:=–]"
    r"|\(?\d{1,3}\)?(?!\.\d)(?:\s*(?:kpl|ääntä|röster|jäsentä|valtuutettua))?|[(|]))*\s*",
    re.IGNORECASE,
)
_NAME_WORD = r"[A-ZÅÄÖÉÜ][\w’'-]+"
_NAME = (
    rf"(?:[A-ZÅÄÖ]\. ?){{0,2}}{_NAME_WORD}(?: (?:af|von|de|van|el|al)(?= ))?"
    rf"(?: {_NAME_WORD}){{0,3}}(?: ?\([\w.]{{1,8}}\))?"
)
_NEXT = r"(?:, | ja | sekä | och )"
_LISTED = rf"{_NAME}(?>(?:{_NEXT}(?:[a-zåäö]+ )?{_NAME})*)"
_BEHIND = re.compile(
    rf"(?<![\w-])(?P<names>{_LISTED}) (?:äänesti(?:vät)?|röstade) [\"”]?"
    r"(?:(?P<for_>jaa|kyllä|ja)|(?P<against>ei|nej)|(?P<empty>tyhjää|blankt))\b"
)
_VOTED_SO = re.compile(
    r" (?:äänesti(?:vät)?|röstade) [\"”]?(?:jaa|kyllä|ja|ei|nej|tyhjää|blankt)\b"
)
"""Names before their side: "Aho, Elo ja Koski äänestivät jaa"."""
_SUPPORTED = (
    r"(?:ehdotu|esity|palautu|palauttam|jatkami|pöydä"
    r"|förslag|återremiss|bordlägg|behandling)\w*"
)
_SUPPORTED_BY = (
    r"\s+(?:puolesta |kannalla |av )?"
    r"(?:äänesti(?:vät)?|kannatti(?:vat)?|oli(?:vat)?|röstade)\s*:?\s+(?=[A-ZÅÄÖ]|jäsen)"
)
_OF_MOTION = re.compile(
    rf"(?P<label>(?:[\w.:-]+ ){{1,4}}?\w*{_SUPPORTED}){_SUPPORTED_BY}"
)
"""Names behind a motion: "Esittelijän ehdotusta kannattivat Aho ja Elo"."""
_MAY_BE_OF_MOTION = re.compile(f"{_SUPPORTED}{_SUPPORTED_BY}")
"""What every such list has: looked for first, as it is found much faster."""
_ROW = re.compile(
    rf"^[ \t|*-]*(?P<names>{_NAME})[ \t]*[|\t:–-][| \t:–-]*"
    r"(?:(?P<for_>JAA|Jaa|JA|Ja)|(?P<against>EI|Ei|NEJ|Nej)|(?P<empty>TYHJÄ\w*|Tyhj\w+|Blank\w*)"
    r"|(?P<absent>POISSA|Poissa|Frånvarande))[ \t|.]*$",
    re.MULTILINE,
)
"""A row of a table: "Aho Anna | JAA"."""
_FULL_NAME = re.compile(_NAME)
_TITLES = re.compile(
    r"^(?:(?:vara)?(?:jäsen|puheenjohtaja)\w*|valtuutet\w+|kaupunginvaltuutet\w+|ledam\w+"
    r"|ordförande\w*|ersättar\w+|suppleant\w*|2\.|1\.|ensimmäinen|toinen|i|ii)\s+",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s*(?:[(:–-]?\s*\d{1,3}\s*(?:ääntä|röster|st)?\)?|(?:eli|yhteensä)\b.*)$"
)
_END = re.compile(
    r"(?P<party>\((?!\d)[\w.]{1,8}\))|\)|(?<=[a-zåäö]{2})\.(?:\s|$)|(?<=\))\.(?:\s|$)|\n\s*\n\s*(?![A-ZÅÄÖ][^\n:.]{2,60}\n)"
)
_BETWEEN = r"\s*[,;|]\s*(?:ja |och )?|\s+(?:ja|sekä|och|samt)\s+"
_SEPARATOR = re.compile(_BETWEEN)
_SEPARATOR_OR_LINE = re.compile(rf"{_BETWEEN}|\s*\n[\s*•–-]*")
_LONGEST = 6_000
_BEFORE = 1_500
"""How far before its figures a vote's names may stand."""
_LEAST_ROWS = 3
_OTHERS = frozenset(["counter", "return", "table", "refuse"])


@dataclass(frozen=True, slots=True)
class _Listed:
    """Names of one side with the signs behind each, at a place of the text."""

    side: Side
    names: tuple[str, ...]
    signs: tuple[str, ...]
    start: int

    def counted(self, figure: int | None) -> tuple[str, ...]:
        """Return the names if they are *figure*; more on lines below belong to others."""
        if figure is None or len(self.names) < figure or figure == 0:
            return ()
        if len(self.names) == figure or "\n" in self.signs[figure - 1]:
            return self.names[:figure]
        return ()


def with_roll_calls(
    text: str, votes: Sequence[VoteCount], spans: Sequence[tuple[int, int]]
) -> tuple[VoteCount, ...]:
    """Return *votes* with the names that *spans* of the text list for their sides."""
    if not votes:
        return ()
    lists = sorted(
        (one for start, end in spans for one in _lists(text, start, end)),
        key=lambda one: one.start,
    )
    found = []
    for number, vote in enumerate(votes):
        begin = votes[number - 1].end if number else vote.start - _BEFORE
        end = votes[number + 1].start if number + 1 < len(votes) else len(text)
        near = [one for one in lists if begin <= one.start < end]
        roll = _roll_call(vote, near)
        if roll is not None:
            vote = dataclasses.replace(
                vote,
                names=roll,
                roll_call=True,
                empty=vote.empty or len(roll.empty),
                absent=vote.absent or len(roll.absent),
            )
        found.append(vote)
    return tuple(found)


def _roll_call(vote: VoteCount, near: Sequence[_Listed]) -> RollCall | None:
    """Return the names of a vote's sides; None where neither side's fit its figure."""
    figures = {
        "for_": vote.for_,
        "against": vote.against,
        "empty": vote.empty,
        "absent": vote.absent,
    }
    sides: dict[str, tuple[str, ...]] = {}
    for one in near:
        is_told = one.side in {"for_", "against"} or figures[one.side]
        names = one.counted(figures[one.side]) if is_told else one.names
        if names:
            sides.setdefault(one.side, names)
    if not sides.get("for_") and not sides.get("against"):
        return None
    everybody = [name for names in sides.values() for name in names]
    return RollCall(**sides) if len(set(everybody)) == len(everybody) else None


def _lists(text: str, start: int, end: int) -> Iterator[_Listed]:
    rows = list(_in_rows(text, start, end))
    yield from rows
    if not rows:
        yield from _behind_markers(text, start, end)
    for verb in _VOTED_SO.finditer(text, start, end):
        # Only near a verb: from each name of a long list on, the whole list is tried.
        begin = max(start, verb.start() - _BEFORE)
        near = _BEHIND.finditer(text, begin, verb.end())
        match = next((one for one in near if one.end() == verb.end()), None)
        side = _side(match) if match else None
        if match and side:
            names, signs = _names(match["names"])
            yield _Listed(side, names, signs, match.start())
    if not _MAY_BE_OF_MOTION.search(text, start, end):
        return
    for match in _OF_MOTION.finditer(text, start, end):
        side = _side_of(match["label"].lower())
        names, signs = _names(text[match.end() : min(end, match.end() + _LONGEST)])
        if names:
            yield _Listed(side, names, signs, match.start())


def _behind_markers(text: str, start: int, end: int) -> Iterator[_Listed]:
    marks = list(_MARKER.finditer(text, start, end))
    for number, mark in enumerate(marks):
        stop = marks[number + 1].start() if number + 1 < len(marks) else end
        side = _side(mark)
        names, signs = _names(text[mark.end() : min(stop, mark.end() + _LONGEST)])
        if side and names:
            yield _Listed(side, names, signs, mark.start())


def _in_rows(text: str, start: int, end: int) -> Iterator[_Listed]:
    sides: dict[Side, list[str]] = {}
    begin = start
    for match in _ROW.finditer(text, start, end):
        side = _side(match)
        if side:
            begin = begin if sides else match.start()
            sides.setdefault(side, []).append(" ".join(match["names"].split()))
    if sum(map(len, sides.values())) < _LEAST_ROWS:
        return
    for side, names in sides.items():
        yield _Listed(side, tuple(names), ("",) * len(names), begin)


def _side(match: re.Match[str]) -> Side | None:
    sides: tuple[Side, ...] = ("for_", "against", "empty", "absent")
    found = match.groupdict()
    return next((side for side in sides if found.get(side)), None)


def _side_of(label: str) -> Side:
    """Return the side of a motion's name: the base proposal's, or the other one."""
    is_other = any(says(name, label) for name in _OTHERS) or "palautt" in label
    return "for_" if says("base-side", label) and not is_other else "against"


def _names(segment: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names that *segment* begins with, and the sign behind each."""
    begin = len(segment) - len(segment.lstrip())
    ends = _END.finditer(segment, begin)
    stop = next((end for end in ends if not end["party"]), None)
    words = segment[begin : stop.start() if stop else len(segment)]
    is_wrapped = "," in words or ";" in words
    names: list[str] = []
    signs: list[str] = []
    place = 0
    while place < len(words):
        cut = (_SEPARATOR if is_wrapped else _SEPARATOR_OR_LINE).search(words, place)
        piece = words[place : cut.start() if cut else len(words)]
        name = _bare(" ".join(piece.split()))
        above = _bare(piece.split("\n")[0])
        is_last = not _FULL_NAME.fullmatch(name)
        if is_last and not _FULL_NAME.fullmatch(above):
            break
        names.append(above if is_last else name)
        signs.append("\n" if is_last or not cut else cut[0])
        place = cut.end() if cut and not is_last else len(words)
    return tuple(names), tuple(signs)


def _bare(piece: str) -> str:
    """Return a name without its title and without the count behind a list."""
    return _TITLES.sub("", _COUNTED.sub("", piece).strip(" .*|"))
