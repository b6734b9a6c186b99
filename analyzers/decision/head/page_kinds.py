"""What a page is: its address, its name and its text speak, none of them alone.

The signs are rows of ``page_kinds.tsv``. The head adds its own: a section, a case number,
a body and a day above the text make an item; a list of growing numbers makes a cover.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from analyzers.decision.head import frontpages
from analyzers.decision.head.file_names import address_words, host_of
from analyzers.decision.head.item_head.header_values import Header
from analyzers.decision.model import DecisionKind
from analyzers.decision.publisher import own_sites
from analyzers.text.quick_patterns import QuickPattern, knows_capitals, quick
from analyzers.text.table_rows import table_rows
from analyzers.text.word_gate import WordGate

TABLE = "analyzers.decision.head:page_kinds.tsv"
ABOUT_A_MEETING: tuple[DecisionKind, ...] = ("minutes-front-page", "agenda")
RELEASES: tuple[DecisionKind, ...] = ("news", "notice", "memo", "court-decision")
_ENOUGH = 3
_INSIDE_THE_TEXT = {"top", "sheet"}
"""Places whose words are in another one, too."""

_NUMBERED = re.compile(
    r"(?<![\d./:,-])(\d{1,3})(?: ?§|\.)? (?=[A-ZÅÄÖ][\wåäöÅÄÖ-]{2,}(?: |$))|§ ?(\d{1,3})\b"
)
_SECTIONS = re.compile(
    r"(?<![\d./:,-])(\d{1,3}) ?§ (?=[A-ZÅÄÖ])|§ ?(\d{1,3}) (?=[A-ZÅÄÖ])"
)
_FIRST_SECTION = re.compile(r"\s*(?:§ ?(\d{1,4})|(\d{1,4}) ?§)(?= \S)")
_LISTED, _OPENED, _LISTS = 4, 6, 2
_SAME_SECTION = re.compile(
    r"\b(?P<own>\d{1,4}) [A-ZÅÄÖ]{2,9} (?:§ )?(?P=own) [A-ZÅÄÖ][a-zåäö]"
)
"""On one line: "Kommunstyrelsen 27.4.2031 112 KST 112 Ansökan"."""

_LABEL_BELOW_HEAD = re.compile(
    r"(?i).{0,300}?(?:§ ?\d{1,4}|\d{1,4} ?§)[ ,/]{1,3}(?:liite|bilaga|oheismateriaali)"
    r" ?(?:n(?:ro|r|o)\.? ?)?\d{1,2}\b"
)
_DECIDES = quick(
    r"\b(?:Päätös|PÄÄTÖS|Päätösehdotus|Ehdotus|EHDOTUS|Esitys|Beslut|BESLUT|Förslag"
    r"|Beslutsförslag)\b(?! (?:on|ole|är)\b)"
)


_PLAN_STAGE = quick(
    r"(?i)selostus,? (?:ehdotus|luonnos)|beskrivning,? (?:förslag|utkast)"
)
"""How far a plan is, printed on its description."""

_KIND_OF_LIST = r"(?:esityslista|pöytäkirja|föredragningslista|protokoll)"
_LISTS_MEETINGS = quick(
    rf"(?i)(?:\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}})?[ ,–-]*(?:(?:klo|kl\.?) ?\d\d?[.:]\d\d[ ,–-]*)?"
    rf"{_KIND_OF_LIST}[ ,|]*(?:{_KIND_OF_LIST})?[ ,|•·*–-]*){{3}}"
)
"""A site's list of meetings: "5.2.2031 Esityslista Pöytäkirja 12.3.2031 Esityslista"."""

_LISTS_BODIES = quick(
    r"(?:^|.{0,160}\b)(?:Pöytäkirjat|Esityslistat|Kokoukset|Kokouslista|Kokousaikataulu|Mötesschema|Protokoll|Föredragningslistor|Möten)\b"
    r".{0,200}?(?:[A-ZÅÄÖ][\wåäö -]{0,60}?(?:hallitus|valtuusto|lautakunta|jaosto|neuvosto"
    r"|styrelsen|fullmäktige|nämnden|sektionen|rådet) \d{1,2}\.\d{1,2}\.\d{4}[ ,|–-]*){3}"
)
"""The same by bodies: "Pöytäkirjat 2031 Kunnanhallitus 5.2.2031 Kunnanvaltuusto 12.3.2031"."""

_EXTRACT = quick(
    r"(?i:\bote p\w{1,3}t[äa]kirja|\bprotokollsutdrag)"
    r"|\b(?:KH|KV|KST|KFGE|KHALL|KVALT|[A-ZÅÄÖ]{3,8}LTK|[A-ZÅÄÖ]{3,8}LK) (?:§ ?)?\d{1,4}\b(?!\.\d)"
)
"""Signs of one item below a file's name, also where a scan has torn the word."""


@dataclass(frozen=True, slots=True)
class PageKind:
    """What a page is, how sure, and the signs that told it."""

    kind: DecisionKind
    confidence: float
    signs: tuple[str, ...]


def read(
    flat: str,
    name: str,
    url: str | None,
    head: Header,
    start: str = "",
    opened: DecisionKind | None = None,
    file: str = "",
    own_lines: str = "",
) -> PageKind | None:
    """Return what a page is; None when nothing tells.

    Args:
        flat: the first 4,000 characters as one line, free of converters' chrome.
        name: title, and the name of the file where it is known.
        url: its address.
        head: what was read above its text.
        start: what it begins with, menus and buttons left out.
        opened: what its opening lines show it to be, where they name one § and who decided.
        file: the name of a file that a converter made into the page; "" for other pages.
        own_lines: the first lines that are not the site's.
    """
    name, top, start = (_OF_BOTH.sub(" ", one) for one in (name, flat[:400], start))
    parts = _PLAN_STAGE.sub(" ", flat)
    is_item = bool(_DECIDES.search(parts) or _EXTRACT.search(top))
    places = {
        "address": address_words(url),
        "host": host_of(url),
        "file": "" if is_item else file,
        "lines": "" if is_item else own_lines,
        "sheet": flat[:400] if file and not is_item else "",
        "name": name,
        "top": top,
        "start": start,
        "text": flat,
    }
    points: dict[DecisionKind, int] = defaultdict(int)
    signs: dict[DecisionKind, list[str]] = defaultdict(list)
    press = (_Sign("news", 3, "press", "host"),) if own_sites.is_of_press(url) else ()
    for own in (*_of_head(head, flat), *press):
        points[own.kind] += own.weight
        signs[own.kind].append(own.name)
    if opened is not None:
        points[opened] += _OPENED
        signs[opened].append("opening lines: who and one section")
    lowered = {where: place.lower() for where, place in places.items()}
    likely = _gate().of(
        "\n".join(lowered[where] for where in places.keys() - _INSIDE_THE_TEXT)
    )
    for number, sign in enumerate(_signs()):
        if not lowered[sign.where]:
            continue
        if sign.where == "text" and not _can_win(sign.kind, points):
            continue
        if number not in likely:
            continue
        if sign.is_in(places[sign.where], lowered[sign.where]):
            points[sign.kind] += sign.weight
            signs[sign.kind].append(f"{sign.where}: {sign.name}")
    if len(signs["court-decision"]) > 1 and opened is not None:
        points[opened] -= _OPENED
    _settle(points, signs, name, flat, start)
    return _best(points, signs)


def _can_win(kind: DecisionKind, points: dict[DecisionKind, int]) -> bool:
    """Whether signs in the whole text can still make *kind* the first or second.

    Covers and agendas share their points.
    """
    together = ABOUT_A_MEETING if kind in ABOUT_A_MEETING else (kind,)
    most = max(points.values(), default=0)
    return sum(points[one] + _in_text(one) for one in together) >= most


@cache
def _in_text(kind: DecisionKind) -> int:
    """Return the points that the text can give a kind at most."""
    return sum(
        sign.weight for sign in _signs() if sign.kind == kind and sign.where == "text"
    )


def _best(
    points: dict[DecisionKind, int], signs: dict[DecisionKind, list[str]]
) -> PageKind | None:
    # Of equals the finer kind: an official's decision has all signs of an item, too.
    ranked = sorted(
        points.items(),
        key=lambda pair: (pair[1], pair[0] != "meeting-item"),
        reverse=True,
    )
    if not ranked or ranked[0][1] < _ENOUGH:
        return None
    kind, most = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0
    confidence = most / (most + second + 1)
    return PageKind(kind, round(confidence, 2), tuple(signs[kind]))


def _settle(
    points: dict[DecisionKind, int],
    signs: dict[DecisionKind, list[str]],
    name: str,
    flat: str,
    start: str,
) -> None:
    """Covers and agendas share most signs; the word on top tells them apart.

    One word alone makes neither: single items bear "Pöytäkirja 4/2015" on top as well.
    """
    cover, agenda = points["minutes-front-page"], points["agenda"]
    is_agenda = _is_agenda(signs, agenda, name, flat, start)
    chief: DecisionKind = "agenda" if is_agenda else "minutes-front-page"
    other: DecisionKind = "minutes-front-page" if is_agenda else "agenda"
    is_told = _tells_kind(signs["agenda"]) or _tells_kind(signs["minutes-front-page"])
    together = cover + agenda if cover or _tells_kind(signs["agenda"]) else 0
    if _OF_MEMO & set(signs["memo"]) and not is_told:
        together = 0
    points[chief] = together if together > _ENOUGH else 0
    points[other] = 0


_OF_MEMO = {"name: memo", "top: memo", "lines: memo"}
"""A memo has the people and places of minutes, and calls itself one."""

_MINUTES_FIRST = re.compile(
    r"(?i)(?:kokous)?pöytäkirja\b(?!n)|(?:sammanträdes|mötes)?protokoll(?!s)\b"
)
_AGENDA_FIRST = re.compile(
    r"(?i)esityslista(?![tn]\b)|kokouskutsu|asialista(?!n\b)|föredragningslista(?!n\b)|kallelse"
)
_OF_BOTH = quick(
    r"(?i)\b(?:esityslistat|pöytäkirjat|föredragningslistor|protokoll|kallelser)"
    r"(?:(?: (?:ja|och|&|/) |, ?)(?:esityslistat|asialistat|pöytäkirjat|föredragningslistor"
    r"|protokoll|kallelser|kokouskutsut|muistiot)\b)+"
    r"(?: (?:ja|sekä|och|samt) (?:tjänsteinnehavarbeslut|viranhaltijapäätökset)\b)?"
    r"|\b\w++(?:(?<=\wjen|\wien)|(?<=\widen)) (?:pöytäkirjat|esityslistat)\b"
    r"|\b(?:esityslisto|pöytäkirjo)[a-zåäö]+ (?:ja|sekä|tai) (?:esityslisto|pöytäkirjo)[a-zåäö]+"
    r"|\b(?:esityslista|pöytäkirja|föredragningslista|protokoll)[a-zåäö]* (?:tai|eller)"
    r" (?:esityslista|pöytäkirja|föredragningslista|protokoll)[a-zåäö]*"
)
"""What a site calls its pages of meetings: it says nothing of the one."""

_TIME = r"\d{1,2}(?:[.:]\d{2})?"
_HAS_ENDED = re.compile(
    rf"(?i)\b(?:klo|kello|kl\.?) ?{_TIME}(?: ?[–-] ?| )\d{{1,2}}[.:]\d{{2}}(?!\d)"
)
"""When a meeting ended is told after it; converters lose the stroke between."""


_MEMO = quick(r"(?i)muistio\b|promemoria\b|minnesanteckning")

_ATTENDED = quick(
    r"(?i)\b(?:kl(?:o|\.)|kello) ?\d{1,2}(?:[.:]\d\d)? ?[–-] ?\d{1,2}[.:]\d\d\b"
    r".{0,200}\b(?:osallistujat|läsnä|paikalla|närvarande|deltagare)\b.{20,}"
    r"\b(?:asialista|käsitel(?:lyt|tävät) asiat|föredragningslista)\b"
)
"""When a meeting ended and who was there is told after it, also above an "Asialista"."""


_WAS_THERE = quick(
    r"(?i)\b(?:läsnä|saapuvilla|närvarande)\b.{3,200}\b(?:puheenjohtaja|pj|jäsen|ordförande|ordf"
    r"|ledamot)\b.{0,600}\b(?:asialista|käsitel(?:lyt|tävät) asiat|föredragningslista)\b"
)
"""Who was there, and as what, above the list of items."""

_CAME = quick(
    r"(?:Saapuvilla|SAAPUVILLA|Läsnä|LÄSNÄ) (?:olleet|OLLEET) (?:[a-zåäöA-ZÅÄÖ]{5,20} )?"
    r"(?:[A-ZÅÄÖ][a-zåäö-]+ ){3}"
)
"""Names of those who came: "Saapuvilla olleet valtuutetut Malli Meri Kylä Kai"."""


def _is_agenda(
    signs: dict[DecisionKind, list[str]], agenda: int, name: str, flat: str, start: str
) -> bool:
    """The word in the name tells; on top the first; minutes beside an agenda's word."""
    for_agenda, for_minutes = signs["agenda"], signs["minutes-front-page"]
    if not _tells_kind(for_minutes):
        has_ended = "name: kind" not in for_agenda and (
            _ATTENDED.search(flat[:900]) or _WAS_THERE.search(flat[:900])
        )
        is_told = _tells_kind(for_agenda)
        is_held = frontpages.is_held(flat) or _CAME.search(flat)
        is_list = agenda >= _LISTS and not is_held
        return (is_told or is_list) and not has_ended
    if "top: kind" in for_minutes and _HAS_ENDED.search(flat[:900]):
        return False
    in_name = "name: kind" in for_agenda or "name: kind" in for_minutes
    where = name if in_name else start or flat[:400]
    first, minutes = _AGENDA_FIRST.search(where), _MINUTES_FIRST.search(where)
    if first is None or minutes is None:
        return first is not None and _tells_kind(for_agenda)
    is_first = first.start() < minutes.start() and minutes.start() - first.end() > 3
    return is_first and not frontpages.tells_formalities(flat)


def _tells_kind(signs: list[str]) -> bool:
    return any(sign in {"name: kind", "top: kind"} for sign in signs)


@dataclass(frozen=True, slots=True)
class _Sign:
    kind: DecisionKind
    weight: int
    name: str
    where: str = "head"
    lowered: tuple[QuickPattern, ...] = ()
    cased: QuickPattern | None = None

    @property
    def needs(self) -> tuple[tuple[str, ...], ...]:
        """Words of which each place with the sign has one; none where they are not known."""
        patterns = (*self.lowered, *((self.cased,) if self.cased else ()))
        if not all(pattern.words for pattern in patterns):
            return ()
        return (tuple(itertools.chain(*(pattern.words for pattern in patterns))),)

    def is_in(self, place: str, lowered: str) -> bool:
        """Whether it is in *place*, which is also given in small letters.

        Most signs know no capitals: they are sought in small letters, which is several
        times as fast as a search that ignores case.
        """
        for pattern in self.lowered:
            if pattern.search(lowered):
                return True
        return self.cased is not None and self.cased.search(place) is not None


def _of_head(head: Header, flat: str) -> list[_Sign]:
    found = []
    listed = head.rows[-1] if head.rows else None
    is_official = head.status == "officeholder"
    item: DecisionKind = "officeholder-decision" if is_official else "meeting-item"
    if head.minutes_section or head.item_number or (listed and listed.minutes_section):
        found.append(_Sign(item, 3, "head: section"))
        if head.title and head.title != head.case_title:
            found.append(_Sign(item, 3, "head: section with a title"))
    if head.is_item:
        found.append(_Sign(item, 2, "head: of an item"))
    if head.case_number:
        found.append(_Sign(item, 2, "head: case number"))
    if head.status == "officeholder":
        found.append(_Sign("officeholder-decision", 4, "head: kind"))
    numbers = _SECTIONS if head.is_item else _NUMBERED
    if _longest_run(flat, numbers) >= _LISTED:
        weight = 6 if head.is_item else 3
        found.append(_Sign("minutes-front-page", weight, "list of items"))
    if frontpages.tells_formalities(flat) and _MEMO.search(flat[:400]) is None:
        found.append(_Sign("minutes-front-page", 2, "formalities told as done"))
    if _SAME_SECTION.search(flat[:400]):
        found.append(_Sign("meeting-item", 8, "the number of the § again"))
    if _opens_with_own_section(head, flat):
        found.append(_Sign(item, 6, "begins with its section"))
    if _LABEL_BELOW_HEAD.match(flat) and not _DECIDES.search(flat):
        found.append(_Sign("attachment", 12, "label of an attachment below a head"))
    if _LISTS_MEETINGS.search(flat) or _LISTS_BODIES.match(flat):
        found.append(_Sign("other", 12, "list of meetings"))
    return found


def _opens_with_own_section(head: Header, flat: str) -> bool:
    """Whether an item begins with its § and the next one is nowhere in it."""
    match = _FIRST_SECTION.match(flat)
    is_told = head.title is not None and head.case_number is not None
    if match is None or not (is_told or _DECIDES.search(flat)):
        return False
    following = int(match[1] or match[2]) + 1
    return re.search(rf"§ ?{following}\b|\b{following} ?§", flat) is None


def listed_items(flat: str) -> int:
    """Return how many items a page of a meeting lists one after another."""
    return _longest_run(flat, _NUMBERED)


def _longest_run(flat: str, listed: re.Pattern[str]) -> int:
    """Return how many numbers before capitalised words grow by one to three."""
    best = run = last = 0
    for match in listed.finditer(flat[:3000]):
        number = int(match[1] or match[2])
        if last < number <= last + 3 and run:
            run += 1
        elif number != last:
            run = 1
        last = number
        best = max(best, run)
    return best


@cache
def _signs() -> tuple[_Sign, ...]:
    found: dict[tuple[str, ...], list[str]] = {}
    for *sign, pattern, _ in table_rows(TABLE):
        found.setdefault(tuple(sign), []).append(pattern)
    made = []
    for (name_of_kind, where, weight, name), patterns in found.items():
        kind: DecisionKind = name_of_kind  # type: ignore[assignment]
        small = [one for one in patterns if not knows_capitals(one)]
        capitals = [one for one in patterns if knows_capitals(one)]
        cased = quick("|".join(capitals), re.IGNORECASE) if capitals else None
        rows = small if where == "text" else ["|".join(small)] if small else []
        made.append(
            _Sign(
                kind,
                int(weight),
                name,
                where,
                tuple(map(quick, rows)),
                cased,
            )
        )
    return tuple(sorted(made, key=lambda sign: sign.where == "text"))


@cache
def _gate() -> WordGate[int]:
    """Return which signs, by number, the words of a page leave possible."""
    needs = {number: sign.needs for number, sign in enumerate(_signs())}
    return WordGate(needs)
