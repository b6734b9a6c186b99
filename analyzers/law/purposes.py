"""What a reference is there for: applied by the decision, or only mentioned.

A decision applies the sections it rests on, those that give the power to decide, and
those that rule how it was made. It only mentions the law in ways of appeal, in quoted
text, and where a change of the law, a claim or an initiative is told.
"""

from __future__ import annotations

import functools
import re
from importlib import resources
from typing import Literal

from analyzers.law.mentions.secrecy_acts import is_secrecy_ground
from analyzers.law.model import LawReference
from analyzers.text.sentences import sentence_span

LawPurpose = Literal[
    "ground",
    "competence",
    "procedure",
    "appeal",
    "background",
    "quoted",
    "secrecy",
]
APPLIED: frozenset[LawPurpose] = frozenset({"ground", "competence", "procedure"})
"""Purposes by which the decision itself applies the law."""

HEADING_REACH = 1_500
"""Code points above a reference within which a heading tells of it."""

SENTENCE_REACH = 200
"""Code points on either side of a reference that count; lists have long sentences."""

NEAR = 200
"""Code points around the sentence that may speak of appealing."""

LONGEST_HEADING = 60
BARRED_REACH = 200
_BARRED = re.compile(
    r"ei saa (?:hakea muutosta|tehdä)[^§]{0,120}(?:sovellettava lainkohta:?|\()\s*$",
    re.IGNORECASE,
)
_QUOTES = re.compile('["”“»«]')
_PARAGRAPH = re.compile(r"\n\s*\n")
_HEADING_END = (".", ",", ";", "!", "?", ")", "”")

_APPEAL_SECTIONS = {
    "365/1995": range(88, 102),
    "410/2015": (*range(133, 139), *range(141, 149)),
    "132/1999": range(187, 195),
    "1397/2016": (*range(132, 136), *range(145, 150)),
    "611/2021": range(138, 154),
    "808/2019": range(1, 131),
}
"""Sections that only rule how a decision is appealed against."""

_TIME_TO_APPEAL = re.compile(
    r"määräa|päivää|oikaisu|valit(?:us|taa|uks)|muutoksenha|vaatimu|besvär|rättelse|inom"
)


def purpose_of(text: str, reference: LawReference) -> LawPurpose:
    """Return what *reference* is there for.

    Args:
        text: the text that *reference* was found in.
        reference: a reference with offsets into *text*.

    Returns:
        "ground" where nothing says otherwise.
    """
    if is_secrecy_ground(text, reference):
        return "secrecy"
    above = _heading_above(text, reference.start)
    if decided := _by_words("deciding-heading", above):
        return decided
    if _BARRED.search(text[max(0, reference.start - BARRED_REACH) : reference.start]):
        return "appeal"
    heading = _by_words("heading", above)
    if heading in ("appeal", "quoted"):
        return heading
    if _is_quoted(text, reference.start):
        return "quoted"
    first, last = sentence_span(text, reference.start, reference.end)
    first = max(first, reference.start - SENTENCE_REACH)
    last = min(last, reference.end + SENTENCE_REACH)
    said = _by_words("sentence", text[first:last].lower())
    if said in ("background", "quoted"):
        return said
    near = text[max(0, first - NEAR) : last + NEAR].lower()
    if _is_about_appeal(reference) and _TIME_TO_APPEAL.search(near):
        return "appeal"
    return said or heading or "ground"


def is_applied(purpose: LawPurpose) -> bool:
    """Whether the decision itself applies a law that it cites for *purpose*."""
    return purpose in APPLIED


@functools.cache
def purpose_rows() -> tuple[tuple[LawPurpose, str, str, str, str], ...]:
    """Return the table: purpose, place of the words, pattern, language, example."""
    path = resources.files("analyzers").joinpath("data", "law_purposes.tsv")
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            purpose, place, pattern, language, example = line.split("\t")
            found.append((_purpose(purpose), place, pattern, language, example))
    return tuple(found)


def _purpose(name: str) -> LawPurpose:
    known: dict[str, LawPurpose] = {
        "ground": "ground",
        "competence": "competence",
        "procedure": "procedure",
        "appeal": "appeal",
        "background": "background",
        "quoted": "quoted",
    }
    return known[name]


@functools.cache
def _patterns(place: str) -> tuple[tuple[LawPurpose, re.Pattern[str]], ...]:
    """Return the purposes that words at *place* tell, in the order of the table."""
    by_purpose: dict[LawPurpose, list[str]] = {}
    for purpose, where, pattern, _, _ in purpose_rows():
        if where == place:
            by_purpose.setdefault(purpose, []).append(pattern)
    return tuple(
        (purpose, re.compile("|".join(patterns)))
        for purpose, patterns in by_purpose.items()
    )


def _by_words(place: str, lower: str) -> LawPurpose | None:
    for purpose, pattern in _patterns(place):
        if pattern.search(lower):
            return purpose
    return None


def _heading_above(text: str, start: int) -> str:
    """Return the nearest short line above that ends no sentence, in lower case."""
    lines = text[max(0, start - HEADING_REACH) : start].split("\n")[:-1]
    for line in reversed(lines):
        stripped = line.strip()
        is_short = 3 < len(stripped) <= LONGEST_HEADING
        if is_short and stripped[0].isupper() and not stripped.endswith(_HEADING_END):
            return stripped.rstrip(":").lower()
    return ""


def _is_quoted(text: str, start: int) -> bool:
    """Whether a quotation that was opened in the paragraph is still open."""
    low = max(0, start - HEADING_REACH)
    breaks = [match.end() for match in _PARAGRAPH.finditer(text, low, start)]
    paragraph = breaks[-1] if breaks else low
    return len(_QUOTES.findall(text, paragraph, start)) % 2 == 1


def _is_about_appeal(reference: LawReference) -> bool:
    """Whether all that is cited rules appeals."""
    cited = [
        (_APPEAL_SECTIONS.get(target.act), re.match(r"\d+", target.section or ""))
        for target in reference.targets
    ]
    return bool(cited) and all(
        sections is not None and digits is not None and int(digits[0]) in sections
        for sections, digits in cited
    )
