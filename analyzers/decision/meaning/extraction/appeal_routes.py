"""The way of appeal that a text names, with its words.

Only the item's own instruction counts: its appeal part, headings and closing lines. What
a claim's title or its reasons say of appeals is not an instruction.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import cast, get_args

from analyzers.decision.lines.pattern_tables import pattern, quick_pattern
from analyzers.decision.meaning.extraction.appeal_bans import appeal_bans
from analyzers.decision.meaning.grammar.phrases import phrase
from analyzers.decision.meaning.grammar.units import units
from analyzers.decision.meaning.zoning.text_parts import Span
from analyzers.decision.meaning_values import AppealEvidence, AppealRoute
from analyzers.text.quick_patterns import QuickPattern, quick
from analyzers.text.table_rows import table_rows

_ROOM = "analyzers.decision.meaning.extraction"
PHRASES = f"{_ROOM}:appeal_phrases.tsv"
_REACH = 900
_LONGEST = 4_000
"""Code points of an instruction that are read: it names its way at the beginning."""
_BAN_BY_NAME = re.compile(r"kiel|förbud|ei muutoksenhaku", re.IGNORECASE)
_OPEN = {"oikaisuvaatimus", "hankinta", "kunnallisvalitus", "hallintovalitus"}
"""Where one of these is told, "ei saa tehdä valitusta" is the general rule."""
_BY_NAME = re.compile(r"hallintovalitu|förvaltningsbesvär", re.IGNORECASE)
_IS_APART = re.compile(
    r"(?:^|[,;:]\s|\W)oikaisuvaatimus (?:\S+ ){0,2}\S*(?:lautakunna|hallituks|jaosto)\w*lle"
    r"|\b(?:ja|sekä|tai) (?:kuntalain (?:\S+ ){0,2})?oikaisuvaatimus\b|oikaisuvaatimus \(kunta"
    r"|oikaisuvaatimu(?:s|sta|ksella)(?: \([^()]*\))? (?:ja|sekä|tai) (?:\S+ ){0,3}hankintaoikaisu"
    r"|oikaisuvaatimus(?:ohje|osoitus)\w*\W+(?:(?:ja|sekä|tai) )?hankintaoikaisu"
    r"|hankintaoikaisu(?:ohje|osoitus)\w*\W+(?:(?:ja|sekä|tai) )?oikaisuvaatimus(?:ohje|osoitus)"
    r"|oikaisuvaatimuksen\b[^.;]{0,80}\b(?:lisäksi|tai|sekä) (?:\S+ ){0,3}hankintaoikaisu"
    r"|\b(?:och|eller|samt) (?:omprövning|rättelseyrkande)\b"
    r"|(?:omprövning|rättelseyrkande)\w*\s*(?:[,/–-]|\b(?:och|eller|samt)\b)\s*(?:\S+ ){0,3}?"
    r"(?:upphandlingsrättelse|rättelse av upphandling)"
    r"|upphandlingsrättelse\s*(?:[,/–-]|\b(?:och|eller|samt)\b)\s*(?:\S+ ){0,3}?"
    r"(?:omprövning|rättelseyrkande)",
    re.IGNORECASE,
)
"""A claim beside the correction of a procurement: "Hankintaoikaisu, oikaisuvaatimus …"."""
_DAYS_IN_WORDS = {
    "neljäntoista": 14,
    "kolmenkymmenen": 30,
    "kahdenkymmenenyhden": 21,
    "fjorton": 14,
    "trettio": 30,
}
_DAYS = re.compile(
    rf"\b(?P<days>\d{{1,2}}|{'|'.join(_DAYS_IN_WORDS)})\s*(?:\(\d{{1,2}}\)\s*)?"
    r"(?:päivän (?:kuluessa|aikana|sisällä)|päivässä|dagar)\b",
    re.IGNORECASE,
)
_HOW_TO_CLAIM = re.compile(
    r"\W*oikaisuvaatimus(?:aika|viranomai|oikeu)\w*"
    r"|\W*oikaisuvaatimuksen (?:on|muoto|sisältö|voi|saa)\b",
    re.IGNORECASE,
)
"""How a claim is made: below an instruction on a procurement its correction is meant."""
_OF_CLAIM = re.compile(
    r"(?:hankinta)?oikaisuvaatimukse(?:ssa|sta|lla|n (?:tekijä|tekemisen edellyty|perust|johdosta"
    r"|keskei|käsittel|tutkimi|arvioi|mukaan|mukais|vastai|esittä|liittee|alainen|kohteena))"
    r"|(?:hankinta)?oikaisuvaatimus (?:on|oli|perustuu|kohdistuu|koskee|hylä|jäte)(?!\S* tehtävä)"
    r"|(?:upphandlings)?rättelseyrkandet? (?:motiver|grundar|gäller|framför|inkom|förkasta)"
    r"|i (?:rättelseyrkandet|begäran om omprövning)\b"
)
"""What a claim that was made says, and how it is judged: "Hankintaoikaisuvaatimuksessa …"."""
_BARE_CLAIM = re.compile(
    r"[ \t\n*#]*(?:(?:hankinta)?oikaisuvaatimus|rättelseyrkande(?:t)?|begäran om omprövning"
    r"|omprövningsbegäran)[ \t]*\n\s*",
    re.IGNORECASE,
)
_CLAIMED = re.compile(r"oikaisuvaatimu|rättelseyrkande|omprövning", re.IGNORECASE)
_OF_KINDS = re.compile(
    r"\bpäätöksestä,? joka koskee\b|\bbeslut,? som (?:endast )?gäller\b", re.IGNORECASE
)
"""A rule on all decisions of a kind: "valitusta ei saa tehdä päätöksestä, joka koskee …"."""
_BY_APPEALING = re.compile(r"\bvalittamalla\b", re.IGNORECASE)
_LINE = re.compile(r"[^\n]+")
_LAST_WORD = re.compile(
    r"\n[ \t]*(?P<way>oikaisuvaatimus|omprövning|rättelseyrkande)"
    r"(?:[,:]? \(?\d{1,2} ?(?:pv|vrk|päivää|dgr|dagar|d)\)?)?[.\s]*\Z",
    re.IGNORECASE,
)
_LONGEST_SENTENCE = 350
_SHORT_BAN = 120
"""A sentence that only says what may not be appealed: "Lausuntoon ei saa hakea muutosta"."""
_APPEALS = quick(
    r"oikais|valit|muutos|hallinto-oik|markkinaoik|besvär|ändring|ompröv|rättelse|överklag",
    re.IGNORECASE,
)
_FOR_A_PART = re.compile(
    r"\bosalta\b|\bosin\b|\bkoskevalta\b|\bmaksusta\b|\btill den del\b|\bi fråga om\b"
    r"|\bbeträffande\b",
    re.IGNORECASE,
)
"""One part of a decision is appealed by one way, another by another."""


@functools.cache
def route_rows(
    table: str = "appeal_routes.tsv",
) -> tuple[tuple[AppealRoute, QuickPattern, str], ...]:
    """Return a table's rows: route, pattern, example."""
    found = []
    for route, words, example in table_rows(f"{_ROOM}:{table}"):
        assert route in get_args(AppealRoute), route
        compiled = quick(words, re.IGNORECASE)
        found.append((cast(AppealRoute, route), compiled, example))
    return tuple(found)


@functools.lru_cache(maxsize=64)
def routes_of(words: str) -> tuple[tuple[AppealRoute, int, int], ...]:
    """Return the routes that an instruction's words name, each once, with offsets.

    A ban is told apart from the way that it bans: "oikaisuvaatimusta ei saa tehdä" names
    no claim. Where a claim may be made, "ei saa hakea muutosta valittamalla" bans
    nothing more, and a claim for rectification of a procurement is not another claim.
    A publisher's instruction is the same below all its decisions.
    """
    found: dict[AppealRoute, tuple[int, int]] = {}
    taken: list[tuple[int, int]] = []
    for ban, start, end in appeal_bans(words):
        found.setdefault(ban, (start, end))
        taken.append((start, end))
    folded = words.lower()
    for route, names, _ in route_rows():
        if not names.may_match(words, folded):
            continue
        is_ban = route.endswith("kielto")
        for match in names.pattern.finditer(words):
            inside = any(match.start() < b and a < match.end() for a, b in taken)
            if inside and not is_ban:
                continue
            found.setdefault(route, match.span())
            taken.append(match.span())
    _drop_lesser(found, words)
    return tuple((route, start, end) for route, (start, end) in found.items())


def _drop_lesser(found: dict[AppealRoute, tuple[int, int]], words: str) -> None:
    if "hankinta" in found and "oikaisuvaatimus" in found:
        start, end = found["oikaisuvaatimus"]
        if not _IS_APART.search(words[max(0, start - 30) : end + 90]):
            found.pop("oikaisuvaatimus")
    if "valituskielto" in found and _OPEN & found.keys():
        start, end = found["valituskielto"]
        if not _BAN_BY_NAME.search(words[start:end]):
            found.pop("valituskielto")
    for stronger in ("kunnallisvalitus", "oikaisuvaatimus"):
        if stronger in found and "hallintovalitus" in found:
            start, end = found["hallintovalitus"]
            is_for_a_part = any(
                _FOR_A_PART.search(words[max(0, words.rfind(".", 0, low)) : high])
                for low, high in (found["hallintovalitus"], found[stronger])
            )
            if not _BY_NAME.search(words[start:end]) and not is_for_a_part:
                found.pop("hallintovalitus")
                break


def appeal_routes(
    text: str, parts: Sequence[Span], tail: int
) -> tuple[AppealEvidence, ...]:
    """Return the ways of appeal that the item's own text names.

    Args:
        text: the item's text.
        parts: its appeal parts with their headings.
        tail: where the decision begins: above it no line is an instruction.
    """
    spans = [one for one in parts if not _tells_claim(text, *one, tail)]
    for line in _LINE.finditer(text, max(0, tail)):
        folded = line[0].lower().strip(" \t*#>|-")
        is_new = not any(a <= line.start() < b for a, b in spans)
        is_line = is_new and phrase("appeal-line").match(folded)
        if is_line and not _OF_CLAIM.match(folded):
            end = _paragraph_end(text, line.end())
            if not _tells_claim(text, line.start(), end, tail):
                spans.append((line.start(), end))
    spans.extend(_instructing(text, max(0, tail), spans))
    spans.extend(_last_word(text, max(0, tail)))
    spans.sort(key=lambda span: _HOW_TO_CLAIM.match(text, max(0, span[0])) is not None)
    found: dict[AppealRoute, AppealEvidence] = {}
    for start, end in spans:
        begin = max(0, start)
        words = text[begin : min(end, begin + _LONGEST)]
        if "hankinta" in found and _HOW_TO_CLAIM.match(words):
            continue
        routes = routes_of(words) or _bare_names(words)
        for route, low, high in routes:
            days = _days(words, route, low, [start for _, start, _ in routes])
            evidence = AppealEvidence(route, begin + low, begin + high, days)
            found.setdefault(route, evidence)
    ban = found.get("valituskielto")
    if ban and _OPEN & found.keys():
        words = text[ban.start : ban.end]
        is_claimed = not {"oikaisuvaatimus", "hankinta"}.isdisjoint(found)
        is_rule = is_claimed and _BY_APPEALING.search(words) is not None
        is_rule = is_rule or _OF_KINDS.search(words) is not None
        if is_rule and not _BAN_BY_NAME.search(words):
            del found["valituskielto"]
    return tuple(found.values())


def _tells_claim(text: str, start: int, end: int, tail: int) -> bool:
    """Whether a heading is that of the claim that was decided, and tells what it says.

    "Oikaisuvaatimus. Huoltaja vaatii, että päätös kumotaan.": no instruction stands there.
    """
    head = _BARE_CLAIM.match(text, max(0, start), len(text))
    if head is None or not _CLAIMED.search(text[: max(0, tail)]):
        return False
    told = text[head.end() : max(end, _paragraph_end(text, head.end()))]
    is_last = not text[head.end() :].strip()
    return not is_last and pattern(PHRASES, "instructs").search(told.lower()) is None


def _last_word(text: str, tail: int) -> Iterator[Span]:
    """Yield the last line where it only names a way: "Oikaisuvaatimus 14 pv"."""
    match = _LAST_WORD.search(text, tail)
    if match is not None:
        yield match.span("way")


def _instructing(text: str, tail: int, taken: Sequence[Span]) -> Iterator[Span]:
    """Yield the sentences of other lines below the decision that tell how to appeal."""
    for line in _LINE.finditer(text, tail):
        if any(start <= line.start() < end for start, end in taken):
            continue
        if not _APPEALS.search(line[0]):
            continue
        words = line[0].replace("\u00ad", "")
        if "- " not in words and not _APPEALS.may_match(words):
            continue
        for unit in units(text, line.start(), line.end()):
            if len(unit.text) > _LONGEST_SENTENCE or not _APPEALS.search(unit.text):
                continue
            if len(unit.text) < _SHORT_BAN and any(appeal_bans(unit.text)):
                yield unit.start, unit.end
                continue
            instructs = quick_pattern(PHRASES, "instructs").search(unit.text)
            if instructs and not pattern(PHRASES, "tells").search(unit.text):
                yield unit.start, unit.end


def _days(
    words: str, route: AppealRoute, low: int, starts: Sequence[int]
) -> int | None:
    """Return the days that an instruction gives for one way, told before the next way."""
    if route.endswith("kielto"):
        return None
    end = min((start for start in starts if start > low), default=len(words))
    match = _DAYS.search(words, low, end) or (
        _DAYS.search(words) if len(starts) == 1 else None
    )
    if match is None:
        return None
    told = match["days"].lower()
    return int(told) if told.isdigit() else _DAYS_IN_WORDS[told]


def _bare_names(words: str) -> tuple[tuple[AppealRoute, int, int], ...]:
    """Return the way that an instruction means by a bare name: a claim, a court."""
    for route, names, _ in route_rows("appeal_names.tsv"):
        match = names.search(words)
        if match is not None:
            return ((route, match.start(), match.end()),)
    return ()


def _paragraph_end(text: str, start: int) -> int:
    end = text.find("\n\n", start)
    end = len(text) if end < 0 else end
    return min(end, start + _REACH)
