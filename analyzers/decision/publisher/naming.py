"""Who published a text: the municipality or other organisation, where the text says so.

A text names many municipalities. What counts is how it names them: the line on top, a
body's own name, the rules and officials it speaks of as its own. A joint authority, a
regional council, a parish or a court on top is the publisher, and no town is. Without
clear and unrivalled evidence the answer is that the text does not say.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast
from urllib.parse import urlsplit

from analyzers.decision.lines.lines import Line
from analyzers.decision.model import PublisherKind
from analyzers.decision.publisher import (
    announcers,
    companies,
    organisations,
    own_sites,
    parishes,
    register_letters,
    spoken_of,
    state_registers,
    town_votes,
    weak_evidence,
)
from analyzers.decision.publisher.counterparts import counterparts
from analyzers.decision.publisher.towns import Town, by_genitive_or_name, town
from analyzers.decision.publisher.towns import at_host as town_at_host
from analyzers.notations.municipal_bodies import bodies, body_phrases
from analyzers.notations.toponyms.municipalities import Municipality, municipality
from analyzers.text.table_rows import table_rows

OWNERS = "analyzers.decision.publisher:body_owners.tsv"
_KINDS_OF_TABLE: dict[str, PublisherKind] = {
    "municipality": "municipality",
    "wellbeing county": "wellbeing-county",
    "joint authority": "joint-authority",
    "regional council": "regional-council",
}
_IS_HEADED = re.compile(
    r"\s*(?:$|,?\ ?(?-i:[A-ZÅÄÖ]{3,9})\s*(?:$|\n)"
    r"|(?-i:[A-ZÅÄÖ][\wåäö]{2,14})\s*(?:$|\n|(?:kokous)?pöytäkirja\b|esityslista\b|muistio\b)|(?:samman)?kallas\b|kutsutaan\b"
    r"|\n|,|\||[/–-] |pöytäkirja|esityslista|protokoll|kokouskutsu|föredragningslista"
    r"|(?:sammanträdes|mötes)protokoll|(?:viranhaltija)?päätös\b|päätökset \d"
    r"|tjänsteinnehavarbeslut"
    r"|(?:etusivu|uutiset|ajankohtaista|valikko|framsida|startsida|nyheter|aktuellt|meny)\b"
    r"|ote\b|pöytäkirjanote|protokollsutdrag|utdrag\b|(?:hakee|söker)\b|\d|muistio|tiedote|kuulutus|kungörelse|(?:[A-ZÅÄÖ][\wåäö-]*)?kokous\b"
    r"|sammantr(?:äde)?\b)",
    re.IGNORECASE,
)
_PAGE_TOP = re.compile(r"(?:^|\n)\s*(?:\d{1,3} )?")
_KIND_BETWEEN = re.compile(
    r"(?i) (?:(?:kokous)?pöytäkirja|esityslista|kokouskutsu|(?:sammanträdes|mötes)?protokoll"
    r"|kallelse)-?(?: (?-i:[A-ZÅÄÖ][a-zåäö]{1,4}))?(?: n(?:ro|r|o)\.?)? \d{1,3} ?/ ?"
    r"(?:\d{4}|\d{2})?"
    r"(?: \d{1,3}(?: ?\(\d+\))?)?(?= (?:[A-ZÅÄÖ]|[a-zåäö]*kuntayhtymä\b))"
)
"""Set in a second column, it tears a name: "TORITILAN PÖYTÄKIRJA 1/2004 SEURAKUNTA"."""

_TORN_WORD = re.compile(r"(?<=[A-ZÅÄÖ])- (?=[A-ZÅÄÖ]{3})(?!JA |OCH |SEKÄ )")

_ADDRESS = re.compile(r"https?://\S+")
_PLATFORM = re.compile(r"(?:oncloudos|cloudnc|tweb|triplancloud|oncloud|dynasty)\b")
_ITEM_BEGINS = re.compile(r"§ ?\d|[•–-] ")
_OWNER_BEFORE = re.compile(
    r"^[\wåäö-]+n (?=(?:maakunta|alue|yhtymä|kirkko|seurakunta)\w+$)"
)
_LETTER = re.compile(
    r"(?i)(?:lausunto|lausuntopyyntö|vastine|valitus|selitys|hakemus|oikaisuvaatimus|muistutus|aloite"
    r"|utlåtande|bemötande|besvär|ansökan|rättelseyrkande|anmärkning)(?:[\s\d.]*)"
)
"""Below it stands to whom a letter goes."""

_BODY_IN = re.compile(
    r"[A-ZÅÄÖ][a-zåäö]+(?:rådet|styrelsen|fullmäktige|nämnden) (?:i|för)"
)
"""A Swedish body before its owner: "Församlingsrådet i Rannikko församling"."""

_HEAD_LINES = 14
_MOST_BEFORE = 3
_OWNER = re.compile(
    r"[A-ZÅÄÖ-]{2,}(?:N|S)|MELLERSTA|ÖSTRA|VÄSTRA|NORRA|SÖDRA|EGENTLIGA|SVENSKA"
)
_OWNER_IN_SMALL = re.compile(
    r"[A-ZÅÄÖ][\wåäö-]+[ns]|Mellersta|Östra|Västra|Norra|Södra"
)
_COURT_LINES = 3
"""Further down a court is one that has ruled on the matter."""


@dataclass(frozen=True, slots=True)
class FoundPublisher:
    """A municipality of today or of the past, or another organisation.

    Attributes:
        town: None when no municipality published the text, or the text does not say.
        organisation: another publisher's name.
        kind: what kind of publisher it is, also where its name is not known.
        confidence: 0 to 1, of the name.
    """

    town: Town | None = None
    organisation: str | None = None
    kind: PublisherKind | None = None
    confidence: float = 0.0

    @property
    def municipality(self) -> Municipality | None:
        """The municipality of today, None for one that has ended."""
        return municipality(self.town.code) if self.town and self.town.code else None


def read(
    text: str,
    lines: Sequence[Line],
    *,
    body: str | None,
    prefix: str | None,
    url: str | None = None,
    day: dt.date | None = None,
    headline: str | None = None,
) -> FoundPublisher:
    """Return who published *text*.

    Args:
        text: of the document.
        lines: of *text*, as far as the header may reach.
        body: the body as written; it may begin with the municipality's name.
        prefix: letters of the case number ("TUU" of TUUDno), or None.
        url: its address; words of its path may name the publisher.
        day: of the decision; towns that had ended by then did not publish it.
        headline: of news or a notice; it may have the town as its subject.
    """
    named, owner = spoken_of.owner_of_body(body or "")
    owner = owner or (owner_of(body) if body else None)
    organisation = (
        _organisation(text, lines)
        or companies.meeting_of(lines)
        or _owner_on_top(lines)
        or (_announced(text, lines) if body is None else None)
        or (None if _has_towns_letterhead(lines) else named)
    )
    if organisation:
        return FoundPublisher(None, organisation, kind_of(organisation) or "other", 0.9)
    site = own_sites.publisher_at(url)
    if site:
        return FoundPublisher(None, site, kind_of(site) or "other", 0.8)
    if own_sites.is_of_press(url, text):
        told = town_votes.only_named(text)
        return FoundPublisher(told, None, "other", 0.6 if told else 0.0)
    if parishes.is_parishs(url):
        return FoundPublisher(None, parishes.at(url, text), "parish", 0.8)
    if owner is not None and owner != "municipality":
        spoken = spoken_of.organisation(text, owner) or spoken_of.owner_beside(
            text, body or ""
        )
        return FoundPublisher(None, spoken and official_name(spoken), owner, 0.6)
    if body is None and state_registers.is_filed(text):
        return FoundPublisher(None, state_registers.authority_of(text), "state", 0.6)
    found = _town(text, lines, body, prefix, url, day, headline)
    if found:
        return FoundPublisher(found[0], None, "municipality", found[1])
    if named := spoken_of.publisher_named(text) or spoken_of.swedish_county(text):
        return FoundPublisher(None, official_name(named), kind_of(named), 0.7)
    kind = owner or spoken_of.kind_by_words(text, body)
    spoken = spoken_of.organisation(text, kind) if kind == "parish" else None
    return FoundPublisher(None, spoken, kind, 0.5 if spoken else 0.0)


def owner_of(body: str) -> PublisherKind | None:
    """Return the kind of publisher that has a body of this name, None for any.

    >>> owner_of("Yhteinen kirkkoneuvosto"), owner_of("Tekninen lautakunta")
    ('parish', None)
    """
    folded = body.casefold()
    names = (folded, _OWNER_BEFORE.sub("", folded))
    for kind, pattern in _owners():
        if any(map(pattern.search, names)):
            return kind
    return None


def kind_of(name: str) -> PublisherKind | None:
    """Return the kind of a publisher by its name: the table's, or what its words tell."""
    known = municipality(name)
    return _KINDS_OF_TABLE[known.kind] if known else organisations.kind_of(name)


_IN_SHORT = re.compile(r"[A-ZÅÄÖ]{2,9} [–-] ")
"""Before the whole name: "SKUR – Södra Kustens förbund för utbildning"."""

_LETTERHEAD = re.compile(
    r"(?i)(?P<name>[A-ZÅÄÖ][\w:-]+(?: [\w:-]+)?) (?:kaupunki|kunta|stad|kommun)"
)


def on_first_line(text: str) -> Town | None:
    r"""Return the town whose letterhead, and nothing else, is the first line of a text.

    >>> on_first_line("TUUSULAN KUNTA\nKunnanhallitus").name
    'Tuusula'
    """
    line = text.lstrip().partition("\n")[0].strip()
    match = _LETTERHEAD.fullmatch(line)
    return by_genitive_or_name(match["name"].casefold()) if match else None


def at_host(url: str | None) -> Town | None:
    """Return the town whose name is the host's name, as in tuusula.cloudnc.fi."""
    address = _ADDRESS.search(url or "")
    try:
        host = urlsplit(address.group()).hostname or "" if address else ""
    except ValueError:
        return None
    return town_at_host(host, is_platform=_PLATFORM.search(host) is not None)


@cache
def _owners() -> tuple[tuple[PublisherKind, re.Pattern[str]], ...]:
    return tuple(
        (cast(PublisherKind, row[0]), re.compile(row[1])) for row in table_rows(OWNERS)
    )


def _organisation(text: str, lines: Sequence[Line]) -> str | None:
    """Return the organisation that stands on top of the text or of its pages."""
    is_of_town = _has_towns_letterhead(lines)
    for place, line in enumerate(lines[:_HEAD_LINES]):
        if _ITEM_BEGINS.match(line.text):
            break
        top = line.text[:260]
        below = lines[place + 1].text if place + 1 < len(lines) else ""
        if place and _LETTER.fullmatch(lines[place - 1].text):
            continue
        name = _torn(f"{top} {below[:60]}") or _on_top(top)
        if name and _may_publish(name, place, is_of_town=is_of_town):
            return official_name(name)
        if len(line.text) > 200:
            break
    return None


def _torn(top: str) -> str | None:
    """Return the name that a second column's word for the kind of document tears."""
    between = _KIND_BETWEEN.search(top) if "/" in top else None
    if between is None:
        return None
    torn = between.start()
    whole = f"{top[:torn]}{top[between.end() :]}"
    name = _on_top(_TORN_WORD.sub("", whole))
    is_torn = name is not None and name not in top
    return name if is_torn else None


def _is_towns(text: str) -> bool:
    """Whether a line is a town's letterhead: its name, and its kind of document."""
    begin = _PAGE_TOP.match(text)
    match = _LETTERHEAD.match(text, begin.end() if begin else 0)
    return match is not None and _IS_HEADED.match(text[match.end() :]) is not None


def _has_towns_letterhead(lines: Sequence[Line]) -> bool:
    return any(_is_towns(line.text) for line in lines[:_HEAD_LINES])


def _owner_on_top(lines: Sequence[Line]) -> str | None:
    """Return the organisation in the genitive alone on a line, above its body's own name."""
    for line, below in itertools.pairwise(lines[: _COURT_LINES + 1]):
        if owner_of(below.text) is not None and spoken_of.is_owner(line.text):
            return spoken_of.owner_of_body(line.text)[0]
    return None


def _announced(text: str, lines: Sequence[Line]) -> str | None:
    name = announcers.announcer(text, lines)
    return official_name(name) if name else None


def _may_publish(name: str, place: int, *, is_of_town: bool) -> bool:
    """Whether an organisation on a line of the head is not another's court or service."""
    kind = kind_of(name)
    return not (
        (kind == "state" and place >= _COURT_LINES) or (kind == "other" and is_of_town)
    )


def _on_top(top: str) -> str | None:
    """Return an organisation's name at the beginning of a line, or beside its kind."""
    begin = _PAGE_TOP.match(top)
    start = begin.end() if begin else 0
    for found in organisations.find(top):
        rest = top[found.end :]
        before = top[start : found.start].strip(" ,|–-")
        is_owned = _is_of_name(before, found.name)
        is_first = (
            not before
            or is_owned
            or _is_small(before)
            or (top.startswith(", ", found.start - 2) and bodies.is_body(before))
            or _IN_SHORT.fullmatch(top[start : found.start])
        )
        if "RSS" in top or (is_first and _is_headed(rest)):
            return f"{before} {found.name}" if is_owned else found.name
    return None


def _is_of_name(before: str, name: str) -> bool:
    """Whether what stands before a name belongs to it: "RANNAN SEUDUN", "Torilan Veden"."""
    words = before.split()
    owner = _OWNER if name.isupper() else _OWNER_IN_SMALL
    return 0 < len(words) <= _MOST_BEFORE and all(map(owner.fullmatch, words))


def _is_headed(rest: str) -> bool:
    """Whether what follows a name on a line shows that the line is a head."""
    if _IS_HEADED.match(rest):
        return True
    own = rest.lstrip(" .")
    return own[:1].isupper() and body_phrases.at(own, 0) is not None


def _is_small(before: str) -> bool:
    """Whether what stands before a name is only page marks or the kind of document."""
    return (
        re.fullmatch(
            r"(?i)(?:(?:download|(?:kokous)?pöytäkirja|(?:sammanträdes|mötes)?protokoll|\W|\d)+)",
            before,
        )
        is not None
        or _BODY_IN.fullmatch(before) is not None
    )


def official_name(name: str) -> str:
    """Return the name under which a publisher is known, else the one as written."""
    known = municipality(name)
    return known.name_fi if known is not None else organisations.proper_name(name)


def _town(
    text: str,
    lines: Sequence[Line],
    body: str | None,
    prefix: str | None,
    url: str | None,
    day: dt.date | None,
    headline: str | None,
) -> tuple[Town, float] | None:
    head = "\n".join(line.text for line in lines[:40])[:1500]
    sample = text[:30_000]
    others = counterparts(sample, body)
    is_shared = town_votes.is_of_many(body)
    votes = town_votes.count(
        head,
        sample,
        others,
        body=body,
        prefix=prefix,
        url=url,
        headline=headline,
        is_shared=is_shared,
    )
    for line in lines[:_HEAD_LINES]:
        row = at_host(line.text) if "://" in line.text else None
        if row and row.code:
            votes[row.code] += 4
    found = town_votes.winner(votes, day)
    is_former = any(town(key) and not municipality(key) for key in votes)
    if found or is_former or is_shared:
        return found
    strong = Counter({code: n for code, n in votes.items() if municipality(code)})
    fitting = frozenset(row.code for row in register_letters.towns(prefix or ""))
    weak = weak_evidence.winner(strong, sample, body, others, fitting)
    if weak is None:
        return None
    row = town(weak.code)
    return (row, 0.6) if row else None
