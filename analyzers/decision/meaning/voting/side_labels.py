"""The words that say whose votes a figure is: jaa, "Elon ehdotus", palauttaminen, tyhjää."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.zoning.narrating.narrative import (
    Motion,
    is_named,
    named_pattern,
)

SideLabel = Literal[
    "yes", "no", "empty", "absent", "base", "counter", "other", "return", "table",
    "continue", "for", "against", "person",
]  # fmt: skip

_VOTES = r"(?:[ -]?(?:ään(?!est)\w*|röst(?!ad|nin)\w*|lap\w+|lippu\w*|sed[el]\w+))?"
_LABEL = re.compile(
    rf"(?P<empty>\b(?:tyhj\w+|blank\w*|avstod\w*|tomma?\b|pidättäyty\w*|pidättyi\w*|nedlagd\w*|hylätty(?:jä|ä)){_VOTES})"
    r"|(?P<absent>\b(?:poissa\w*|frånvar\w*))"
    rf"|(?P<yes>\b(?:jaa|kyllä){_VOTES}\b)|(?P<no>\b(?:ei|nej){_VOTES}\b)"
    rf"|(?P<ja>\bja{_VOTES}\b)"
    r"|(?P<motion>\b[^\W\d]*(?:ehdotu|esity|förslag)\w*)"
    r"|(?P<return>\b(?:palaut\w+|återremi\w+|remittering\w*|återförvis\w+))"
    r"|(?P<table>\b(?:pöydä\w+|bordlägg\w+))"
    r"|(?P<continue>\b(?:jatkam\w+|jatkaa|fortsa(?:tt|tta) (?:behandling\w*)?|fortsätt\w*))"
    r"|(?P<for>\b(?:puolesta|för)\b)"
    r"|(?P<against>\b(?:vastaan|emot|mot|vastusti(?:vat)?|motsatte sig)\b)"
)
_WHOSE = re.compile(r"(?<![^\s(])(?:[^\W\d]+:?[^\W\d]* ){1,3}$")
_NEAR = 60
_WORDS_OF_BASE = re.compile(r"pohja|grundförslag|basförslag|alkuperäi|ursprunglig")
_BARE = re.compile(r"^(?:ehdotu|esity|förslag)\w*$")
_MERGED = re.compile(r"^[\s(:]{0,3}$|^ (?:tekemä|olevan|kannalla)\w* ?$")


_OPPOSITE: dict[SideLabel, SideLabel] = {
    "base": "counter",
    "counter": "base",
    "return": "continue",
    "table": "continue",
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A side's words at a place of the text."""

    side: SideLabel
    start: int
    end: int


def side_labels(
    folded: str, motions: Sequence[Motion], *, is_swedish: bool
) -> list[Labelled]:
    """Return the sides that a text in small letters names, in order.

    Words side by side are one label: "palauttamisen puolesta", "esitys (jaa)".
    """
    found: list[Labelled] = []
    single = list(_single(folded, motions, is_swedish=is_swedish))
    if not any(one.side in {"yes", "no"} for one in single):
        taken = {place for one in single for place in range(one.start, one.end)}
        movers = [one for one in _movers(folded, motions) if one.start not in taken]
        single = sorted([*single, *movers], key=lambda one: one.start)
    for one in single:
        if found and _MERGED.match(folded[found[-1].end : one.start]):
            merged = _merged(found[-1].side, one.side)
            if merged is not None:
                found[-1] = Labelled(merged, found[-1].start, one.end)
                continue
        found.append(one)
    return found


def _single(
    folded: str, motions: Sequence[Motion], *, is_swedish: bool, is_whole: bool = True
) -> Iterator[Labelled]:
    """Yield the labels one by one.

    Args:
        folded: a text in small letters.
        motions: what had been moved.
        is_swedish: whether "ja", "för" and "mot" are labels.
        is_whole: whether the text has all that is told; else "ei" and "ja" may be sides
            by what is told elsewhere.
    """
    last = 0
    is_yes_no = not is_whole or _ASKED.search(folded) is not None
    is_ja = is_swedish and (not is_whole or "nej" in folded)
    for match in _LABEL.finditer(folded):
        kind = match.lastgroup or ""
        if kind == "ja" and not (is_ja or (is_swedish and match[0] != "ja")):
            continue
        if kind == "no" and not is_yes_no:
            continue
        if match[0] in {"för", "mot"} and not is_swedish:
            continue
        if kind == "motion":
            near = _WHOSE.search(
                folded[max(last, match.start() - _NEAR) : match.start()]
            )
            start = match.start() - len(near[0]) if near else match.start()
            words = folded[start : match.end()]
            yield Labelled(motion_side(words, motions), start, match.end())
        else:
            yield Labelled(_SIDES[kind], match.start(), match.end())
        last = match.end()


_SWEDISH = re.compile(r"\bnej\b|\boch\b|röst|\bför\b|förslag")
_ASKED = re.compile(r"\b(?:jaa|kyllä|nej)")
_BESIDE: frozenset[SideLabel] = frozenset(["empty", "absent"])


@dataclass(frozen=True, slots=True)
class SideWords:
    """The sides that a row or a run of rows may name.

    Attributes:
        sides: they, without blank votes and absences.
        swedish: those told by words that tell none in Finnish.
        is_swedish: whether the words are Swedish.
    """

    sides: frozenset[SideLabel] = frozenset()
    swedish: frozenset[SideLabel] = frozenset()
    is_swedish: bool = False

    def __or__(self, other: SideWords) -> SideWords:
        """Return the sides of two runs together."""
        return SideWords(
            self.sides | other.sides,
            self.swedish | other.swedish,
            self.is_swedish or other.is_swedish,
        )

    def may_be_two(self) -> bool:
        """Whether two sides may be told."""
        swedish = self.swedish if self.is_swedish else self.sides
        return len(self.sides | swedish) > 1


def side_words(row: str, motions: Sequence[Motion]) -> SideWords:
    """Return the sides that a row in small letters may name."""
    finnish, swedish = (
        {
            one.side
            for one in _single(row, motions, is_swedish=is_swedish, is_whole=False)
        }
        for is_swedish in (False, True)
    )
    finnish.update(one.side for one in _movers(row, motions))
    return SideWords(
        frozenset(finnish - _BESIDE), frozenset(swedish - _BESIDE), is_swedish(row)
    )


def is_swedish(folded: str) -> bool:
    """Whether words on a vote in small letters are Swedish."""
    return _SWEDISH.search(folded) is not None


def _movers(folded: str, motions: Sequence[Motion]) -> Iterator[Labelled]:
    """Yield whose proposal it is where only that is said: "kaupunginjohtaja 7, Elo 4"."""
    movers = [named_pattern(one.mover) for one in motions if one.mover]
    named = [one.search for one in movers if one is not None]
    for match in _WORD.finditer(folded):
        if _PRESENTER.fullmatch(match[0]):
            yield Labelled("base", match.start(), match.end())
        elif any(search(match[0]) for search in named):
            yield Labelled("counter", match.start(), match.end())


_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)?")
_PRESENTER = re.compile(
    r"(?:esittelijä|kj|khall|kh|(?:kunnan|kaupungin)?hallitus|(?:kunnan|kaupungin)?hallituksen"
    r"|\w+johtaja|\w*sihteeri)n?|föredraganden?s?|\w+direktörens?|(?:kommun|stads)?styrelsens?"
)
_SIDES: dict[str, SideLabel] = {
    "empty": "empty",
    "absent": "absent",
    "yes": "yes",
    "no": "no",
    "ja": "yes",
    "return": "return",
    "table": "table",
    "continue": "continue",
    "for": "for",
    "against": "against",
}


def motion_side(words: str, motions: Sequence[Motion]) -> SideLabel:
    """Return whose proposal words name: "Elon ehdotus" is another's than the base one."""
    if _WORDS_OF_BASE.search(words):
        return "base"
    if says("return", words) or "palaut" in words:
        return "return"
    if says("table", words):
        return "table"
    if any(is_named(one.mover, words) for one in motions if one.mover):
        return "counter"
    if says("counter", words) or says("refuse", words):
        return "counter"
    if says("base-side", words):
        return "base"
    return "base" if _BARE.match(words) else "other"


def _merged(one: SideLabel, other: SideLabel) -> SideLabel | None:
    """Return the side of two labels that stand together, None if they are two sides."""
    if other == "for":
        return one
    if one == "for" and other not in {"against", "no", "empty", "absent"}:
        return other
    if other == "against":
        return _OPPOSITE.get(one)
    if other in {"yes", "no"} and one not in {"yes", "no", "empty", "absent"}:
        return other
    if one in {"yes", "no"} and other in {
        "base",
        "counter",
        "other",
        "return",
        "table",
        "continue",
    }:
        return one
    return None
