"""Sums, votes and property identifiers in the words of a query.

A sum with a word of comparing ("yli 100 000 euroa", "noin 100 000 euroa") bounds what was
decided. A sum alone,
a vote's figures ("äänin 15–10") and the words for voting only widen: what the index holds
as a number counts as the words typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from analyzers.decision.meaning.money.sum_notations import sums
from analyzers.notations.property_ids import property_id
from indexer.contract.query import Filter, Node, NumberRange, Or, Phrase
from indexer.request import ReadingStep
from indexer.understanding.query_reading import Recognised
from indexer.understanding.term_reader import TermReader, word_node

Sum = tuple[float, int, int]
"""Euros, and where they stand in the text."""

Found = tuple[int, int, Recognised]
"""Start and end in the text, and what it stands for."""

_BOUNDS = (
    # what stands before a sum, what behind it, whether it is the least one
    (
        r"yli|vähintään|ainakin|(?:enemmän|suurem\w+|suurempi|isom\w+|isompi)\s+kuin"
        r"|över|minst|(?:mer|större)\s+än|over|more\s+than|at\s+least",
        r"tai\s+(?:enemmän|yli)|ylittäv\w+|eller\s+mera?|or\s+more",
        True,
    ),
    (
        r"alle|enintään|korkeintaan|(?:vähemmän|pienem\w+|pienempi)\s+kuin"
        r"|under|högst|mindre\s+än|less\s+than|at\s+most|up\s+to",
        r"tai\s+(?:vähemmän|alle)|alittav\w+|eller\s+mindre|or\s+less",
        False,
    ),
)
_SIDES = tuple(
    (
        re.compile(rf"(?<!\w)(?:{ahead})\s+\Z", re.IGNORECASE),
        re.compile(rf"\A\s+(?:{behind})(?!\w)", re.IGNORECASE),
        is_least,
    )
    for ahead, behind, is_least in _BOUNDS
)
_ABOUT = re.compile(
    r"(?<!\w)(?:noin|n|suunnilleen|runsaan|vajaan|omkring|ungefär|cirka|ca)\.?\s+\Z",
    re.IGNORECASE,
)
_ENDING = re.compile(r":[a-zåäö]{1,4}(?!\w)")
"""Of a sign in a case: "50 €:n"."""
_ROUGHLY = 0.1
"""By what share a sum with "about" may differ."""

_TO = re.compile(
    r"(?P<mellan>(?:mellan|between)\s+)?(?P<least>\d{1,3}(?:[ \u00a0]\d{3})*|\d+)"
    r"(?:\s?(?:€|eur\b|euro\w*))?(?P<joint>\s?[-–—]\s?|\s+(?:ja|och|and|till|to)\s+|\s+)\Z",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\A\s+väli(?:llä|ltä|se\w+|nen)(?!\w)", re.IGNORECASE)
_RANGE = re.compile(r"(?<=\d)[-–](?=\d)")
_THOUSANDS = re.compile(
    r"(?<=\d)k(?=\s?(?:€|eur))|(?<=\d )k(?=\s?(?:€|eur))", re.IGNORECASE
)
_MILLION = re.compile(
    r"(?<!\d )(?<!\w)(?P<half>puoli\s+)?miljoona\w*\s+euro\w*", re.IGNORECASE
)
_VOTES = re.compile(
    r"(?:(?P<ahead>äänin|äänet|äänten|äänimäär\w+|äänestys\w*|rösterna|röster|röstetal\w*"
    r"|omröstning\w*|med)\s+)?(?P<one>\d{1,3})"
    r"(?:\s?[-–—]\s?|\s+(?:vastaan|mot)\s+)(?P<other>\d{1,3})"
    r"(?:\s+(?P<behind>äänin|ääntä|äänestys\w*|röster|omröstning\w*))?(?![\w/.])",
    re.IGNORECASE,
)
_VOTE_WORDS = re.compile(r"ään|röst", re.IGNORECASE)
_MARGINS = (
    # how close a vote was, in Finnish or Swedish
    (
        0,
        r"ääne(?:t|sty\w+)\s+(?:\w+\s+)?tasan|tasaääni\w*|tasatulo\w+|rösterna\s+föll\s+lika"
        r"|lika\s+röstetal|(?:puheenjohtajan|pj:n)\s+ään\w+\s+ratkais\w+"
        r"|ordförandens\s+röst\s+avgj?ord\w*",
    ),
    (
        1,
        r"yhden\s+äänen\s+(?:erolla|ero|enemmistöllä)|med\s+en\s+rösts?\s+"
        r"(?:marginal|övervikt|skillnad)",
    ),
)
_CLOSE = tuple(
    (most, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE))
    for most, words in _MARGINS
)
_VOTED = re.compile(
    r"(?<!\w)(?:äänestett(?:iin|y|yjä)|äänestetyt|äänestyksellä|äänestyksessä"
    r"|äänestyksen\s+(?:jälkeen|tuloksena)"
    r"|äänestykseen\s+(?:men\w+|pääty\w+|joutu\w+|vie\w+)|äänestäen|äänestyspäätö\w+"
    r"|(?:efter|genom|vid)\s+omröstning\w*|omröstningsbeslut\w*|omröstades(?:\s+om)?|röstades|röstade\s+om|röstat\s+om)(?!\w)",
    re.IGNORECASE,
)
_PROPERTY = re.compile(r"(?<![\d./-])\d[\d\s–—‑:-]{5,30}\d(?![\d/])")


def find_numbers(text: str, words: TermReader) -> list[Found]:
    """Return sums, votes and property identifiers in *text*, in their order."""
    found: list[Found] = []
    for one in (*_properties(text, words), *_sums(text, words), *_votes(text, words)):
        if not any(one[0] < end and start < one[1] for start, end, _ in found):
            found.append(one)
    return sorted(found, key=lambda row: row[:2])


def _properties(text: str, words: TermReader) -> Iterator[Found]:
    for match in _PROPERTY.finditer(text):
        key = property_id(match.group().replace(":", "-"))
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
    apart = _THOUSANDS.sub("t", _RANGE.sub("\N{EM DASH}", text))
    found = sums(apart, 0, len(apart))
    found += [one for one in _spelled(text) if not _is_inside(one, found)]
    # The last first: what a range ends with takes its beginning along.
    for value, start, end in sorted(found, key=lambda one: -one[1]):
        before, after = text[:start], text[end:]
        bounds: tuple[float | None, float | None] | None = None
        if side := _side(before, after):
            is_least, length, more = side
            start, end = start - length, end + more
            bounds = (value, None) if is_least else (None, value)
        elif match := _ABOUT.search(before):
            start = match.start()
            bounds = round(value * (1 - _ROUGHLY)), round(value * (1 + _ROUGHLY))
        elif (match := _TO.search(before)) and (more := _is_range(match, after)) >= 0:
            start, end = match.start(), end + more
            bounds = _amount(match["least"]), value
        if ending := _ENDING.match(text, end):
            end = ending.end()
        piece = text[start:end]
        if bounds is None:
            exact = NumberRange("sum_euros", value, value)
            step = ReadingStep(f"sum:{value:g}", "sum", piece, f"{value:.15g}", True)
            typed = _typed(piece, words)
            yield start, end, Recognised(step, "sum", exact, typed, is_soft=True)
        else:
            yield start, end, _sum(piece, *bounds)


def _is_inside(one: Sum, others: Iterable[Sum]) -> bool:
    return any(start < one[2] and one[1] < end for _, start, end in others)


def _side(before: str, after: str) -> tuple[bool, int, int] | None:
    """Return whether a sum is the least one, and how far the words that say so reach."""
    for ahead, behind, is_least in _SIDES:
        if match := ahead.search(before):
            return is_least, len(before) - match.start(), 0
        if match := behind.match(after):
            return is_least, 0, match.end()
    return None


def _is_range(match: re.Match[str], after: str) -> int:
    """Return how far the words of a range reach behind its end; -1: it is none."""
    joint = match["joint"].strip()
    if joint in ("-", "–", "—") or match["mellan"]:
        return 0
    between = _BETWEEN.match(after)
    if joint == "ja":
        return between.end() if between else -1
    return 0 if match.group().rstrip().endswith("eurosta") else -1


def _amount(number: str) -> float:
    return float(re.sub(r"\D", "", number))


def _spelled(text: str) -> Iterator[Sum]:
    for match in _MILLION.finditer(text):
        yield (500_000.0 if match["half"] else 1_000_000.0), match.start(), match.end()
    if not _OF_MONEY.search(text):
        return
    for match in _WITHOUT_EURO.finditer(text):
        if number := match["number"]:
            yield _amount(number), *match.span("number")
        else:
            value = (
                0.5 if match["half"] else float((match["of"] or "1").replace(",", "."))
            )
            yield value * 1_000_000, *match.span("millions")


_OF_MONEY = re.compile(
    r"(?<!\w)(?:maksa\w+|hinta\w*|hinna\w+|kustan\w+|hankin\w+|avustu\w+|laina\w*|takau\w+"
    r"|määräraha\w*|kauppa\w*|kaupa\w*|urak\w+|invest\w+|kost\w+|pris\w*|bidrag\w*|lån\w*"
    r"|borgen\w*|anslag\w*|upphandling\w*)",
    re.IGNORECASE,
)
"""Words beside which a bound without a currency is of euros."""
_WITHOUT_EURO = re.compile(
    rf"(?<!\w)(?:{'|'.join(ahead for ahead, *_ in _BOUNDS)})\s+"
    r"(?:(?P<number>\d{1,3}(?:[ \u00a0]\d{3})+|\d{5,9})"
    r"|(?P<millions>(?:(?P<half>puoli(?:ta)?)\s+|(?P<of>\d{1,3}(?:,\d)?)\s+)?"
    r"(?:milj\.|miljoona\w*|miljoner|million\w*)))"
    r"(?!\w|\s*(?:€|e\b|eur|milj|m€|t€|%|kpl|m2|m²|hehtaari|asuk|henk|invån|[./-]?\d))",
    re.IGNORECASE,
)


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
        figures = (f"{one}-{other}", f"{one} vastaan {other}", f"{one} mot {other}")
        named = _either(_typed(figure, words) for figure in figures)
        yield (
            match.start(),
            match.end(),
            Recognised(step, "votes", Filter("votes", ways), named, is_soft=True),
        )
    for most, pattern in _CLOSE:
        for match in pattern.finditer(text):
            step = ReadingStep(
                f"margin:{most}", "margin", match.group(), str(most), True
            )
            close = NumberRange("vote_margin", most, most)
            typed = _typed(match.group(), words)
            found = Recognised(step, "votes", close, typed, is_soft=True)
            yield match.start(), match.end(), found
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


def _either(nodes: Iterable[Node | None]) -> Node | None:
    return Or(tuple(node for node in nodes if node is not None), is_best=True)


def _typed(piece: str, words: TermReader) -> Node | None:
    """Return the words of *piece* as they are typed, beside each other."""
    nodes = tuple(word_node(word) for word in words.words(piece))
    if not nodes:
        return None
    return Phrase(nodes) if len(nodes) > 1 else nodes[0]
