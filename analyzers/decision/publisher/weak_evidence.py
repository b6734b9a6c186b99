"""What a text lets slip about its publisher where it never names it outright.

Places it speaks of, codes of real estate, web and post addresses. One such trace proves
little: towns write about each other. They decide only together, only for a town that
calls itself as the text's bodies do (kaupunki or kunta), and only without a rival.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal

from analyzers.notations.toponyms import place_names
from analyzers.notations.toponyms.genitives import by_genitive
from analyzers.notations.toponyms.municipalities import Municipality, municipality

_ESTATE = re.compile(
    r"(?<![\d-])(?P<code>\d{3})-(?P<village>\d{1,4})-\d{1,4}-\d{1,4}(?![\d-])"
)
_PLAN = re.compile(
    r"(?:asemakaav|kaavatunnu|tonttija|kaava nro)[^.\n]{0,60}?(?<![\d-])(?P<code"
    r">\d{3})[-–]\d{4}(?![\d-])",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?:puh|tel|gsm|p\.)\.?:? ?$", re.IGNORECASE)
_SITE = re.compile(r"www\.(?P<name>[a-z-]+)\.fi\b", re.IGNORECASE)
_CITY_WORD = re.compile(
    r"(?<!\w)(?:kaupun(?:ki|gi(?:n|lle|lla|lta|ssa|sta)|gin(?:hal|val|joh|tal|osa)\w*)\b|stads)",
    re.IGNORECASE,
)
_RURAL_WORD = re.compile(
    r"(?<!\w)kunnan(?:hal|val|joh|tal|vir|sih)|(?<!\w)kommuns?", re.IGNORECASE
)
_RURAL_NAME = re.compile(r"[A-ZÅÄÖ][a-zåäö]+n kun(?:ta|nan|nalle|nalta|nassa)(?!\w)")
_REGIONAL_WORD = re.compile(
    r"(?:kuntayhtymä|hyvinvointialuee|maakuntaliit)\w*n\b"
    r"|yhtymä(?:hallitu|valtuust)|alue(?:hallitu|valtuust)",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÅÄÖ][a-zåäö]{2,}n)\s+(?:kirjasto|koulu(?!tus)|lukio|yläaste|päiväko"
    r"|terveyskesku|uimahall|jäähall|liikuntahall|vesilaito|vesihuoltolaito|vanhainko|palvelutalo"
    r"|nuorisotil|urheilukent|hautausmaa|kirkonky|keskustaajam|kuntakesku|yrittäj|kansalaisopist)"
    r"|(?<![\w-])(?P<owner>[A-ZÅÄÖ][a-zåäö]{2,})s\s+(?:bibliotek|skol(?:a|or)|gymnasi|daghem|simhall"
    r"|hälso(?:station|central)|vattenverk|friluftsled|idrottsplan|kyrkby|centrum|företagare)",
    re.IGNORECASE,
)
"""What towns have one of for themselves, after their name: "Torilan kirjaston aukiolo"."""

_COURT = re.compile(
    r"(?P<name>Helsingin|Hämeenlinnan|Turun|Vaasan|Itä-Suomen|Pohjois-Suomen) hallinto-oikeu"
)
_DISTRICTS = {
    "Helsingin": ("Uusimaa",),
    "Hämeenlinnan": ("Kanta-Häme", "Keski-Suomi", "Pirkanmaa", "Päijät-Häme"),
    "Turun": ("Satakunta", "Varsinais-Suomi"),
    "Vaasan": ("Etelä-Pohjanmaa", "Keski-Pohjanmaa", "Pohjanmaa"),
    "Itä-Suomen": (
        "Etelä-Karjala",
        "Etelä-Savo",
        "Kymenlaakso",
        "Pohjois-Karjala",
        "Pohjois-Savo",
    ),
    "Pohjois-Suomen": ("Kainuu", "Lappi", "Pohjois-Pohjanmaa"),
}
"""Regions of the administrative courts since 2014."""
_ENOUGH, _ENOUGH_OF_ONE_KIND, _MARGIN = 3, 2, 3.0
_OF_REGISTER = 4
_MANY, _MOST = 4, 0.5
"""A text that names so many towns is of one only where half of the names are its own."""


def winner(
    strong: Counter[str],
    text: str,
    body: str | None,
    others: frozenset[str] = frozenset(),
    registers: frozenset[str] = frozenset(),
) -> Municipality | None:
    """Return the one municipality that all traces point at, or None.

    Args:
        strong: votes of clearer evidence by code, not enough by themselves.
        text: of the document, or its first pages.
        body: the body as written, or None.
        others: codes of towns that the text shows to be somebody else.
        registers: codes of the towns that the case number's letters fit.
    """
    votes = Counter(strong)
    _vote_codes(votes, text)
    _vote_addresses(votes, text)
    for code in _with_services(text) - others:
        votes[code] += 1
    spoken_of = place_names.mentions(text)
    on_top = place_names.mentions(text[:300])
    for code, count in spoken_of.items():
        if code in others:
            continue
        votes[code] += min(count, 3) + (code in on_top)
        votes[code] += _OF_REGISTER if code in registers else 0
    kind = _kind(text, body)
    if kind is not None:
        votes = Counter({code: n for code, n in votes.items() if _is(code, kind)})
    votes = _in_district(votes, text)
    enough = _ENOUGH if kind is None else _ENOUGH_OF_ONE_KIND
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < enough:
        return None
    if _is_regional(text, body, spoken_of[ranked[0][0]]):
        return None
    if registers and ranked[0][0] not in registers:
        return None
    if len(ranked) > 1 and ranked[0][1] < _MARGIN * ranked[1][1]:
        return None
    return None if _is_one_of_many(text, ranked[0][0]) else municipality(ranked[0][0])


def _is_one_of_many(text: str, code: str) -> bool:
    """Whether a text lists towns, as a memo lists whose officials met."""
    named = place_names.named(text)
    return len(named) >= _MANY and named[code] < _MOST * named.total()


def _vote_codes(votes: Counter[str], text: str) -> None:
    """Real estate ids begin with the municipality's code: 564-2-18-121 is in Oulu."""
    estates: dict[str, set[str]] = {}
    for match in _ESTATE.finditer(text):
        if not _PHONE.search(text[max(0, match.start() - 6) : match.start()]):
            estates.setdefault(match["code"], set()).add(match.group())
    for match in _PLAN.finditer(text):
        estates.setdefault(match["code"], set()).add(match.group())
    for code, ids in estates.items():
        row = municipality(code)
        if row is not None and row.kind == "municipality":
            votes[code] += 2 + min(len(ids), 3)


def _with_services(text: str) -> set[str]:
    """Return the codes of the towns of whose libraries, schools or pools a text speaks."""
    names = (match["name"] or match["owner"] for match in _SERVICE.finditer(text))
    rows = (by_genitive().get(name.casefold()) for name in names)
    return {row.code for row in rows if row and row.kind == "municipality"}


def _vote_addresses(votes: Counter[str], text: str) -> None:
    for code, count in place_names.postal_towns(text).items():
        votes[code] += 1 + min(count, 2)
    for match in _SITE.finditer(text):
        row = municipality(match["name"])
        if row is not None and row.kind == "municipality":
            votes[row.code] += 1


def _kind(text: str, body: str | None) -> Literal["city", "rural"] | None:
    """Return what the text's own municipality calls itself, None when it does not."""
    whole = f"{body or ''}\n{text}"
    city = len(_CITY_WORD.findall(whole))
    rural = len(_RURAL_WORD.findall(whole))
    if bool(city) == bool(rural) or (city and _RURAL_NAME.search(whole)):
        return None
    return "city" if city else "rural"


def _is(code: str, kind: Literal["city", "rural"]) -> bool:
    row = municipality(code)
    return row is not None and place_names.is_city(row) == (kind == "city")


def _in_district(votes: Counter[str], text: str) -> Counter[str]:
    """Between several towns, leave out those of which the one court named is not theirs."""
    courts = {match["name"] for match in _COURT.finditer(text)}
    if len(courts) != 1 or len(votes) < 2:
        return votes
    regions = _DISTRICTS[courts.pop()]
    inside = {
        code: count
        for code, count in votes.items()
        if (row := municipality(code)) and row.region in regions
    }
    return Counter(inside) if inside else votes


def _is_regional(text: str, body: str | None, own: int) -> bool:
    """A joint authority's or county's text speaks of itself, seldom of one town."""
    own += len(_CITY_WORD.findall(text)) + len(_RURAL_WORD.findall(text))
    own += bool(body and re.match(r"(?i)kaupun|kunnan|stads|kommun", body))
    return len(_REGIONAL_WORD.findall(text)) > own
