"""The headings of all templates, Finnish and Swedish, and the part each one opens."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import NamedTuple, cast

from analyzers.decision.lines.lines import Line
from analyzers.decision.model import BlockKind
from analyzers.notations.municipal_bodies import bodies
from analyzers.text.table_rows import table_rows

TABLE = "analyzers.decision.lines:headings.tsv"
_HISTORY = "history"

HEADINGS: dict[str, BlockKind] = {
    name: cast("BlockKind", part)
    for part, name, _, _ in table_rows(TABLE)
    if part != _HISTORY
}
HISTORY = frozenset(name for part, name, _, _ in table_rows(TABLE) if part == _HISTORY)
"""Headings under which earlier handlings are listed or repeated."""

_LABELS: tuple[BlockKind, ...] = (
    *("contacts", "preparation", "proposal", "decision"),
    *("reasons", "summary"),
)
_LONGEST_FIRST = sorted([*HEADINGS, *HISTORY], key=len, reverse=True)
_INLINE = re.compile(
    rf"^(?P<heading>{'|'.join(re.escape(name) for name in _LONGEST_FIRST)})"
    r"(?P<sep>\s*:\s+|\s*:?\s*$|\s+)",
    re.IGNORECASE,
)
_GLUED = frozenset(name for _, name, _, glued in table_rows(TABLE) if glued == "yes")
"""Headings that legacy pages put before the first text of the part on the same line."""
_LONGEST_GLUED = 60
"""Words that may follow such a heading on its line."""

# Turku's pages put the heading before its text without a space: "PäätösEhdotus hyväksyttiin."
_CAMEL = re.compile(
    r"^(?P<heading>Ehdotus|Päätösehdotus|Päätös|Esitys|Tiivistelmä|Jakelu"
    r"|Beslutsförslag|Förslag|Beslut)(?=[A-ZÅÄÖ][a-zåäö])"
)
_POSSESSED = re.compile(
    r"^(?P<heading>(?:[\wåäöÅÄÖ.,/ -]{2,80}?(?:n|s|:n|joht\.|siht\.|ins\.)\s+)?"
    r"(?:muutettu |uusi |tarkennettu |täydennetty )?"
    r"(?P<what>päätösehdotus|ehdotus|esitys|päätösesitys|päätös|käsittely"
    r"|förslag|beslutsförslag|beslut|behandling|perustelut)(?: \([^()\d§]{3,80}\))?)\s*:(?:\s|$)",
    re.IGNORECASE,
)
_VOTES = re.compile(r"\d{1,3} ?(?:ään[ti]\w*|röst(?:er)?\b|jäsen|ledam|[,;(–]|$)")
"""Behind "Mallin ehdotus:" how many voted for it, no proposal."""
_OF_A_BODY = re.compile(
    r"^(?P<heading>(?![\w-]*(?:sihteerin|insinöörin|tarkastajan|rehtorin|esittelijän|direktörens"
    r"|chefens|sekreterarens|ingenjörens|inspektörens|föredragandens)"
    r" (?:päätös|beslut|ratkaisu|avgörande|käsittely|behandling)$)"
    r"[\w-]*(?:hallituksen|lautakunnan|valtuuston|jaoston|valiokunnan|johtajan"
    r"|johtokunnan|toimikunnan|neuvoston|päällikön|sihteerin|insinöörin|tarkastajan|rehtorin"
    r"|esittelijän|styrelsens|nämndens|sektionens|fullmäktiges|kommitténs|direktörens"
    r"|chefens|sekreterarens|ingenjörens|inspektörens|föredragandens) (?P<what>päätösehdotus"
    r"|ehdotus|esitys|käsittely|päätös|ratkaisu|förslag|beslutsförslag|behandling|beslut"
    r"|avgörande))$",
    re.IGNORECASE,
)
"""A body's or an official's part alone on its line; an official's "beslut" is a title."""
_OF_A_SHORT_BODY = re.compile(
    r"^(?P<heading>(?!EI |EJ )(?P<body>[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{1,9}?)(?::?[NS]|\.)? "
    r"(?P<what>(?i:päätösehdotus|ehdotus|esitys|päätös|käsittely|beslutsförslag|förslag|behandling"
    r"|beslut)))\s*(?P<end>:|$)"
)
"""A part of a body in short: "KST BESLUT: …", "KV PÄÄTÖS", "Kvalt päätös: …"."""
_NO_WORD = re.compile(r"[^\W\d_aeiouyåäö]{2,5}\Z", re.IGNORECASE)
"""Consonants only: no word, but a body's short name that only its municipality knows."""
_WHERE = (
    r"(?:\s+(?:[\w-]*(?:hallituksessa|lautakunnassa|valtuustossa|jaostossa|valiokunnassa"
    r"|johtokunnassa|toimikunnassa|neuvostossa|kokouksessa)"
    r"|i\s+[\w-]*(?:nämnden|styrelsen|fullmäktige|sektionen|kommittén|direktionen)"
    r"|vid\s+(?:mötet|sammanträdet)))"
)
_WHEN = r"(?:,?\s+\d{1,2}\.\d{1,2}\.\d{4})(?:\s*[,(]?\s*§\s*\d+\)?)?"
_WHAT_IN_A_BODY = (
    *("päätös", "ratkaisu", "käsittely"),
    *("beslut", "avgörande", "behandling"),
)
_IN_A_BODY = re.compile(
    rf"^(?P<heading>(?P<what>{'|'.join(_WHAT_IN_A_BODY)})"
    rf"(?:{_WHERE}(?:{_WHEN})?(?=\s*:|$)|{_WHEN}(?=\s*:)))\s*(?::|$)",
    re.IGNORECASE,
)
"""A part with where or when it was: "Päätös valtuustossa", "Beslut i nämnden:", or with
its day and a colon: "Käsittely 7.11.2023: …"."""
_IN_BOTH = re.compile(
    r"^(?P<heading>(?P<what>[^\W\d]{4,20}) ?[-–/] ?(?P<other>[^\W\d]{4,20})"
    r"(?: \([^()\d§]{3,80}\))?)"
    r"\s*(?::(?:\s|$)|$)"
)
"""A part's heading in both languages: "BESLUT - PÄÄTÖS:"."""
_EXTRA = re.compile(
    r"^(?P<heading>(?:liite|bilaga)(?:\s+\d+)?|muutoksenhakukielto|oikaisuvaatimusohje\w*"
    r"|hallintovalitus|kunnallisvalitus|valitusosoitus|hankintaoikaisu\w*|muutoksenhakuohje\w*"
    r"|(?:ändrings)?besvärs\w+)\s*(?::|§)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found on a line.

    Attributes:
        kind: the part it opens; None for the history of earlier handlings.
        text: as printed, without colon and decoration.
        start: offset of the heading itself.
        content: offset where the part's own text begins.
        is_alone: True when nothing else stands on the line.
        is_possessed: True for "Kaupunginjohtajan ehdotus:".
    """

    kind: BlockKind | None
    text: str
    start: int
    content: int
    is_alone: bool
    is_possessed: bool = False


def is_label(text: str) -> bool:
    """Whether words are nothing but the label of a part, which is never a title.

    >>> is_label("Esittelijä:"), is_label("Esittelijän palkka")
    (True, False)
    """
    return HEADINGS.get(text.rstrip(" :").casefold()) in _LABELS


def read(line: Line, text: str) -> Heading | None:
    """Return the heading that *line* of *text* begins with, or None."""
    forms = _forms(line.text)
    if forms is None:
        return None
    if forms.glued:
        content = _after(forms.glued["heading"], line, text)
        name = forms.glued["heading"].casefold()
        return Heading(
            HEADINGS[name], forms.glued["heading"], line.start, content, is_alone=False
        )
    if forms.inline:
        found = _inline(forms.inline, line, text)
        if found:
            return found
    if forms.possessed and len(forms.possessed["heading"].split()) <= 9:
        return _possessed(forms.possessed, line, text)
    match = forms.extra
    if match:
        kind: BlockKind = (
            "attachments"
            if match["heading"].casefold().startswith(("liite", "bilaga"))
            else "appeal"
        )
        content = (
            line.start
            if kind == "attachments"
            else _after(match["heading"], line, text)
        )
        return Heading(kind, match["heading"], line.start, content, is_alone=False)
    return None


class _Forms(NamedTuple):
    """The forms of a heading that a line begins with."""

    glued: re.Match[str] | None = None
    inline: re.Match[str] | None = None
    possessed: re.Match[str] | None = None
    extra: re.Match[str] | None = None


@functools.lru_cache(maxsize=4_096)
def _forms(words: str) -> _Forms | None:
    """Return the forms of a heading that a line's words have; most have none.

    The readers of heads and of parts ask for the same lines again.
    """
    if not words[:1].isupper() or len(words) > 4000:
        return None
    if glued := _CAMEL.match(words):
        return _Forms(glued)
    inline = _INLINE.match(words)
    # What a pattern needs anywhere is looked for first: it is asked of every line.
    has_colon = ":" in words
    match = _POSSESSED.match(words) if has_colon else None
    if match and _VOTES.match(words, match.end()):
        return _Forms(inline=inline) if inline else None
    if match is None and words.count(" ") == 1:
        match = _OF_A_BODY.match(words)
    if match is None and words.lower().startswith(_WHAT_IN_A_BODY):
        match = _IN_A_BODY.match(words)
    match = match or _of_a_short_body(words) or _in_both(words)
    extra = _EXTRA.match(words) if has_colon or "§" in words else None
    forms = _Forms(None, inline, match, extra)
    return forms if any(forms) else None


def _of_a_short_body(words: str) -> re.Match[str] | None:
    """Return a part's heading with a body in short: in capitals, or with a colon."""
    match = _OF_A_SHORT_BODY.match(words)
    if match is None or match["heading"].isupper():
        return match
    name = match["body"]
    is_short = name.isupper() or bodies.is_abbreviation(name) or _NO_WORD.match(name)
    return match if match["end"] and is_short else None


def _in_both(words: str) -> re.Match[str] | None:
    """Return the heading of one part in two languages, or None."""
    match = _IN_BOTH.match(words)
    if match is None:
        return None
    kinds = {HEADINGS.get(match[name].casefold()) for name in ("what", "other")}
    return match if len(kinds) == 1 and None not in kinds else None


def _inline(match: re.Match[str], line: Line, text: str) -> Heading | None:
    name = match["heading"].casefold()
    kind = HEADINGS.get(name)
    rest = line.text[match.end() :]
    if not rest:
        return Heading(kind, match["heading"], line.start, line.end, is_alone=True)
    after_colon = ":" in match["sep"]
    in_caption = (
        line.wide_gap is not None and line.wide_gap <= line.start + len(name) + 2
    )
    glued = (
        name in _GLUED and rest[:1].isupper() and len(rest.split()) <= _LONGEST_GLUED
    )
    if not (after_colon or in_caption or glued):
        return None
    if name in {"asia", "hakemus", "ote", "tausta", "reservation"} and not (
        after_colon or in_caption
    ):
        return None
    content = _after(match["heading"], line, text)
    return Heading(kind, match["heading"], line.start, content, is_alone=False)


def _possessed(match: re.Match[str], line: Line, text: str) -> Heading:
    kind = HEADINGS[match["what"].casefold()]
    content = _after(match["heading"], line, text)
    alone = match.end() >= len(line.text)
    return Heading(
        kind,
        match["heading"],
        line.start,
        line.end if alone else content,
        is_alone=alone,
        is_possessed=match["heading"].casefold() != match["what"].casefold(),
    )


def _after(heading: str, line: Line, text: str) -> int:
    """Return the offset after a heading as it stands in the undecorated text."""
    position = line.start
    for character in "".join(heading.split()):
        position = text.find(character, position, line.end)
        if position < 0:
            return line.end
        position += 1
    while position < line.end and text[position] in " \t:*_|\xa0":
        position += 1
    return position
