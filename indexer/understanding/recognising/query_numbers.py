"""Sums, votes and property identifiers in the words of a query.

A sum with a word of comparing ("yli 100 000 euroa", "noin 100 000 euroa") bounds what was
decided. A sum alone,
a vote's figures ("äänin 15–10") and the words for voting only widen: what the index holds
as a number counts as the words typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzers.decision.meaning.money.sum_notations import sums
from analyzers.notations.property_ids import property_id
from indexer.contract.query import Filter, Node, NumberRange, Or, Phrase
from indexer.request import ReadingStep
from indexer.understanding.query_reading import Recognised
from indexer.understanding.term_reader import TermReader, word_node

Found = tuple[int, int, Recognised]
"""Start and end in the text, and what it stands for."""

_BOUNDS = (
    # what stands before a sum, whether it is the least one
    (r"(?:yli|vähintään|ainakin|enemmän\s+kuin|över|minst|mer\s+än)", True),
    (r"(?:alle|enintään|korkeintaan|under|högst|mindre\s+än)", False),
)
_BEFORE = tuple(
    (re.compile(rf"(?<!\w){words}\s+\Z", re.IGNORECASE), is_least)
    for words, is_least in _BOUNDS
)
_ABOUT = re.compile(
    r"(?<!\w)(?:noin|suunnilleen|runsaan|vajaan|omkring|ungefär|cirka|ca)\.?\s+\Z",
    re.IGNORECASE,
)
_ROUGHLY = 0.1
"""By what share a sum with "about" may differ."""

_TO = re.compile(r"(?P<least>\d{1,3}(?:[ \u00a0]\d{3})*|\d+)\s?[-–—]\s?\Z")
_RANGE = re.compile(r"(?<=\d)[-–](?=\d)")
_MILLION = re.compile(
    r"(?<!\d )(?<!\w)(?P<half>puoli\s+)?miljoona\w*\s+euro\w*", re.IGNORECASE
)
_VOTES = re.compile(
    r"(?:(?:äänin|rösterna|röster|med)\s+)?(?P<one>\d{1,3})\s?[-–—]\s?(?P<other>\d{1,3})"
    r"(?:\s+(?:äänin|ääntä|röster))?",
    re.IGNORECASE,
)
_VOTE_WORDS = re.compile(r"äänin|ääntä|röster", re.IGNORECASE)
_VOTED = re.compile(
    r"(?<!\w)(?:äänestett(?:iin|y|yjä)|äänestetyt|äänestyksellä|äänestyksessä"
    r"|äänestyksen\s+(?:jälkeen|tuloksena)"
    r"|äänestykseen\s+(?:men\w+|pääty\w+|joutu\w+|vie\w+)|äänestäen|efter\s+omröstning|genom\s+omröstning)(?!\w)",
    re.IGNORECASE,
)
_PROPERTY = re.compile(r"(?<![\d./-])\d[\d\s–—‑-]{5,30}\d(?![\d/])")


def find_numbers(text: str, words: TermReader) -> list[Found]:
    """Return sums, votes and property identifiers in *text*, in their order."""
    found: list[Found] = []
    for one in (*_properties(text, words), *_sums(text, words), *_votes(text, words)):
        if not any(one[0] < end and start < one[1] for start, end, _ in found):
            found.append(one)
    return sorted(found, key=lambda row: row[:2])


def _properties(text: str, words: TermReader) -> Iterator[Found]:
    for match in _PROPERTY.finditer(text):
        key = property_id(match.group())
        if key is not None:
            named = Filter("property", (key,))
            step = ReadingStep(f"property:{key}", "property", match.group(), key, True)
            typed = _typed(match.group(), words)
            strict = Or((named, typed), is_best=True) if typed else named
            yield (
                match.start(),
                match.end(),
                Recognised(step, "property", strict, typed),
            )


def _sums(text: str, words: TermReader) -> Iterator[Found]:
    # In a decision the end of a range is no sum; in a query it is the most asked for.
    apart = _RANGE.sub("\N{EM DASH}", text)
    for value, start, end in (*sums(apart, 0, len(apart)), *_spelled(text)):
        before = text[:start]
        for pattern, is_least in _BEFORE:
            if match := pattern.search(before):
                bounds = (value, None) if is_least else (None, value)
                yield match.start(), end, _sum(text[match.start() : end], *bounds)
                break
        else:
            if match := _ABOUT.search(before):
                least, most = value * (1 - _ROUGHLY), value * (1 + _ROUGHLY)
                piece = text[match.start() : end]
                yield match.start(), end, _sum(piece, round(least), round(most))
                continue
            if match := _TO.search(before):
                least = float(re.sub(r"\D", "", match["least"]))
                yield match.start(), end, _sum(text[match.start() : end], least, value)
                continue
            piece = text[start:end]
            exact = NumberRange("sum_euros", value, value)
            step = ReadingStep(f"sum:{value:g}", "sum", piece, f"{value:.15g}", True)
            yield (
                start,
                end,
                Recognised(step, "sum", exact, _typed(piece, words), is_soft=True),
            )


def _spelled(text: str) -> Iterator[tuple[float, int, int]]:
    for match in _MILLION.finditer(text):
        yield (500_000.0 if match["half"] else 1_000_000.0), match.start(), match.end()


def _sum(piece: str, least: float | None, most: float | None) -> Recognised:
    value = f"{_said(least)}–{_said(most)}"
    step = ReadingStep(f"sum:{value}", "sum", piece, value, True)
    return Recognised(step, "sum", NumberRange("sum_euros", least, most), None)


def _said(bound: float | None) -> str:
    return "" if bound is None else f"{bound:.15g}"


def _votes(text: str, words: TermReader) -> Iterator[Found]:
    for match in _VOTES.finditer(text):
        if not _VOTE_WORDS.search(match.group()):
            continue
        one, other = match["one"], match["other"]
        ways = tuple(dict.fromkeys((f"{one}-{other}", f"{other}-{one}")))
        step = ReadingStep(f"votes:{ways[0]}", "votes", match.group(), ways[0], True)
        named = _typed(f"{one}-{other}", words)
        yield (
            match.start(),
            match.end(),
            Recognised(step, "votes", Filter("votes", ways), named, is_soft=True),
        )
    for match in _VOTED.finditer(text):
        piece = match.group()
        step = ReadingStep("voted:yes", "voted", piece, piece.lower(), True)
        yield (
            match.start(),
            match.end(),
            Recognised(
                step,
                "voted",
                Filter("voted", ("yes",)),
                _typed(piece, words),
                is_soft=True,
            ),
        )


def _typed(piece: str, words: TermReader) -> Node | None:
    """Return the words of *piece* as they are typed, beside each other."""
    nodes = tuple(word_node(word) for word in words.words(piece))
    if not nodes:
        return None
    return Phrase(nodes) if len(nodes) > 1 else nodes[0]
