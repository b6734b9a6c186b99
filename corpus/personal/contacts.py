"""Telephone numbers, e-mail and home addresses of private persons.

Looked for from a sign on, each part bounded: "a.a.a…" has no end to try from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.personal.certain import IN_CLASS, Place
from corpus.personal.surroundings import (
    OFFICIAL_CUE,
    PARTY,
    Side,
    around,
    is_private_near,
    side_of,
)

_AT_SIGN = (
    r"(?:\s?(?:@|\uff20|[(\[{<](?:at|ät|a|@|miukumauku)[)\]}>])\s?"
    r"|\s(?:at|ät|miukumauku)\s)"
)
_DOT = r"(?:\.|\s?[(\[](?:dot|piste|punkt)[)\]]\s?|\s(?:dot|piste|punkt)\s)"
_AT = re.compile(
    rf"{_AT_SIGN}((?:[\w-]{{1,63}}{_DOT}){{1,8}}[a-zA-Z]{{2,24}})", re.IGNORECASE
)
_ANY_DOT = re.compile(_DOT, re.IGNORECASE)
_BEFORE_AT = re.compile(r"[\w.+-]{1,64}\Z")
_LONGEST_BEFORE_AT = 64
_PRIVATE_MAIL = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx"
    r"|proton|protonmail|pm|mail|email|luukku|suomi24|kolumbus|elisanet|saunalahti|inet"
    r"|pp\.inet|pp1\.inet|sci|nic|dnainternet|netti|phnet|iki|welho|kotikone|jippii"
    r"|mbnet|surffi|netikka|multi|anvianet|tnnet|aland|wippies|eunet|kaisanet|kymp"
    r"|lpoynet|mailsuomi|nettilinja|pikkunet|yandex)"
    r"\.(?:com|fi|net|org|me|de|ch|se|ru|co\.uk|info)",
    re.IGNORECASE,
)

_GAP = rf"[ \u00a0\u2009\u202f{IN_CLASS}]"
_PHONE = re.compile(
    r"(?<![\w/.,:+-])(?<!\d[ \u00a0])"
    r"(?:(?:\+|00)358[ \u00a0-]?(?:\(0\))?[ \u00a0]?(?P<abroad>[1-9]\d{0,2})"
    r"|\(?0(?P<home>[1-9]\d{0,3})\)?)"
    rf"(?:{_GAP}{{1,2}}\d{{2,}}|\d)(?:{_GAP}?\d){{3,8}}"
    r"(?![\w/]|[.,:-]\d|[ \u00a0]\d)"
    # Mobile numbers are also written with a stroke or with dots.
    r"|(?<![\w/.,:+-])(?<!\d[ \u00a0])0(?P<mobile>4\d{1,2}|50)"
    r"(?:/ ?\d{3,4}[ \u00a0]?\d{2,4}(?:[ \u00a0]\d{2})?|\.\d{3}\.\d{3,4})(?![\w/]|[.,:-]\d)"
)
_MOBILE = re.compile(r"4|50")
_NEIGHBOUR = 80
# "siv.malli@hotmail.com, tfn ": of one and the same.
_MAIL_BEFORE = re.compile(
    rf"@(?:{_PRIVATE_MAIL.pattern})[,;/ ]{{1,3}}(?:puh|p|tfn|tel)?\W{{0,3}}\Z",
    re.IGNORECASE,
)

# A street address is a private person's only where it is called a home.
_HOME = re.compile(
    r"(?i:\bkotiosoite|\basuu osoitteessa|\basuinosoite"
    r"|\b(?:hakijan|asukkaan|muistuttajan|valittajan|huoltajan) (?:koti)?osoite"
    r"|\bhemadress|\bbostadsadress|\bsökandens adress|\bbosatt på)"
    r"(?:nsa|ni|en)?(?: on| är)?\s?:?\s{0,3}"
    r"(?P<street>[A-ZÅÄÖ][\w-]{2,40}(?: [\w-]{2,30}){0,2} \d{1,4}(?: ?[a-zA-Z]\b)?"
    r"(?: (?:as\.? ?)?\d{1,4})?(?:,? \d{5} [A-ZÅÄÖ][\w-]{1,30})?)"
)

# With stairs and flat, street and postal code it is a home, unless an office's.
_FLAT = re.compile(
    r"(?<![\w-])(?P<street>[A-ZÅÄÖ][\w-]{2,40}(?: [\w-]{2,30})? \d{1,4}"
    r"(?: ?[a-zA-Z] ?\d{1,3},? \d{5} [A-ZÅÄÖ][\w-]{1,30}| ?[a-zA-Z]? ?as\.? ?\d{1,3}\b))"
)

# "Hakija: Aino Malli, Mallitie 3, 00100 Kuvitteella": of whom a label names.
_STREET_ENDS = (
    "tie|katu|kuja|polku|raitti|kaari|rinne|penger|väylä|ranta|mäki|aukio|tori|portti|piha"
    "|vägen|gatan|gränden|gränd|stigen|backen|stranden|svängen|allén|torget|esplanaden"
)
_OF_PARTY = re.compile(
    rf"[\n.]\s{{0,4}}{PARTY}\s?:?\s{{1,12}}"
    r"(?!(?-i:[^\n,]{0,60}(?:\bOy|\bAb\b|\bKy\b|\bKb\b|\bry\b|\brf\b|kunta|kaupunki|stad\b|kommun)))"
    r"(?-i:[A-ZÅÄÖ][\w'’-]{1,30}(?:,?[ \n][\w.'’-]{2,30}){1,7}?)"
    r"(?:,\s|\n\s{0,4}|\s?\()(?:os(?:oite)?\b[.:]?\s|adress:?\s)?"
    rf"(?P<street>(?-i:(?:[A-ZÅÄÖ][\w-]{{1,30}} )?[A-ZÅÄÖ]?[\w-]{{1,30}}(?:{_STREET_ENDS})"
    r" \d{1,4}(?: ?[a-zA-Z](?!\w))?(?: (?:as\.? ?)?\d{1,3}(?![\d/]))?"
    r"(?:,? \d{5} [A-ZÅÄÖ][\w-]{1,30})?))",
    re.IGNORECASE,
)


def private_mails(text: str) -> Iterator[Place]:
    """Yield e-mail addresses of private persons: by their domain or by what is beside."""
    for match in _AT.finditer(text):
        begin = max(match.start() - _LONGEST_BEFORE_AT, 0)
        before = _BEFORE_AT.search(text[begin : match.start()])
        if before and _is_private_mail(text, match, begin + before.start()):
            yield begin + before.start(), match.end()


def home_addresses(text: str) -> Iterator[Place]:
    """Yield street addresses that are called somebody's home."""
    for match in _HOME.finditer(text):
        yield match.span("street")
    for match in _OF_PARTY.finditer(f"\n{text}"):
        yield match.start("street") - 1, match.end("street") - 1
    for match in _FLAT.finditer(text):
        if side_of(text, *match.span()) != "official":
            yield match.span("street")


def private_phones(text: str) -> list[Place]:
    """Return numbers that are a private person's, as far as their surroundings tell.

    In a list of officials only the first or last may be near a word that says so;
    what is said of one number holds for its neighbours.
    """
    numbers = [match for match in _PHONE.finditer(text) if _is_number(match)]
    sides = [_side_of_phone(text, match) for match in numbers]
    for order in (range(1, len(numbers)), range(len(numbers) - 2, -1, -1)):
        step = order.step
        for place in order:
            near = place - step
            first, last = sorted((near, place))
            gap = numbers[last].start() - numbers[first].end()
            if sides[place] == "unknown" and gap <= _NEIGHBOUR:
                sides[place] = "official" if sides[near] == "official" else "unknown"
    return [
        match.span()
        for match, side in zip(numbers, sides, strict=True)
        if side == "private" or (side == "unknown" and _is_mobile(match))
    ]


def _is_private_mail(text: str, match: re.Match[str], start: int) -> bool:
    domain = _ANY_DOT.sub(".", match[1])
    if _PRIVATE_MAIL.fullmatch(domain):
        return True
    # " at " and " piste " are also words of a sentence.
    is_certain = "@" in match[0] or "\uff20" in match[0]
    return (
        is_certain
        and is_private_near(text, start)
        and OFFICIAL_CUE.search(f"{text[max(0, start - 45) : start]} {domain}") is None
    )


def _side_of_phone(text: str, match: re.Match[str]) -> Side:
    if is_private_near(text, match.start()):
        return "private"
    near = around(text, match.start(), match.end())
    mails = [_ANY_DOT.sub(".", found[1]) for found in _AT.finditer(near)]
    has_office_mail = any(not _PRIVATE_MAIL.fullmatch(mail) for mail in mails)
    if mails and _MAIL_BEFORE.search(text, max(0, match.start() - 90), match.start()):
        return "private"
    is_official = has_office_mail or OFFICIAL_CUE.search(near) is not None
    return "official" if is_official else "unknown"


def _is_number(match: re.Match[str]) -> bool:
    return 7 <= sum(character.isdigit() for character in match[0]) <= 14


def _is_mobile(match: re.Match[str]) -> bool:
    if match["mobile"]:
        return True
    return _MOBILE.match(match["abroad"] or match["home"]) is not None
