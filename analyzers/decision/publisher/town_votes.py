"""Votes for the town that published a text: how and where the text names towns."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from urllib.parse import unquote, urlsplit

from analyzers.decision.publisher import (
    register_letters,
    signed_places,
    town_addresses,
)
from analyzers.decision.publisher.town_addresses import key_of
from analyzers.decision.publisher.towns import (
    Town,
    at_host,
    by_folded_genitive,
    by_genitive_or_name,
    by_nominative,
    town,
)
from analyzers.text.quick_patterns import quick

Votes = Counter[str]
_NAMED = re.compile(
    r"(?<![\w-])(?P<name>(?:koski |s:t |gustav )?[A-ZÅÄÖ][\w:-]++)[ \n]++"
    r"(?P<what>kaupun(?:ki|gin|ginhallitu|ginvaltuusto|gintalo)\w*"
    r"|kun(?:ta(?!y)|nan(?:hallitu|valtuusto|talo|virasto)?)\w*"
    r"|stads?\b|stads(?:hus|styrelse|fullmäktige|direktör)\w*"
    r"|kommuns?\b|kommun(?:gård|kansli|hus|styrelse|fullmäktige|direktör)\w*"
    r"|(?:city|town|municipal) (?:council|board|government))",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?i)(?:kunnan|kaupungin)(?:talo|virasto)|(?:stads|kommun)(?:hus|gård|kansli)"
)
"""Town halls: whose hall a cover names, meets there."""

_OWN_BODY = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÅÄÖ][\w-]++)(?<=[\w-]{2}n) (?:valtuuston?|hallitu(?:s|ksen)"
    r"|[a-zåäö-]*(?:lautakunta|lautakunnan|neuvosto|neuvoston|jaosto|jaoston)"
    r"|nuoriso(?:valtuusto|parlamentti)(?:n)?)(?![\w-])"
    r"|(?<![\w-])[A-ZÅÄÖ][a-zåäö]+(?:rådet|styrelsen|fullmäktige|nämnden) i "
    r"(?P<place>[A-ZÅÄÖ][\wåäö-]+)(?![\w-])"
)
"""A town's own body in a sentence: "Toritilan valtuuston kokous"."""

_HAS_ACTED = re.compile(
    r"(?:^|\n)\W*(?P<name>[A-ZÅÄÖ][\wåäö-]+?)(?:n (?:kaupungin|kunnan)(?:hallitus|valtuusto)"
    r"|s? (?:stads|kommun)(?:fullmäktige|styrelsen?))"
    r" (?:(?:on|har|\d{1,2}\.\d{1,2}\.\d{4}) )?(?:kokoontu|päätt|hyväks|valits|myön|käsitt"
    r"|sammanträd|beslöt|beslut|godkän|valde|behandla|bevilja)"
)
"""A town's own body as the subject of a page's first sentence."""

_BESIDE_KIND = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÅÄÖ][\w-]++)[ ,]++"
    r"(?:pöytäkirja|esityslista|kokouskutsu|protokoll|OSALLISTUJAT|kokoustiedot)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(r"(?:^|\n)(?:\d{1,3} )?(?P<name>[A-ZÅÄÖ][\wåäö-]+)(?=\n|$)")
_EMAIL = re.compile(
    r"(?:@|\(at\)|\(a\))(?:[a-z0-9-]+\.)?(?P<domain>[a-zåäö0-9-]+)"
    r"\.(?:f(?:i\b|(?!\w))|ax\b)",
    re.IGNORECASE,
)
_OWN_RULES = quick(
    r"(?<![\w-])(?P<name>[A-ZÅÄÖ][\w-]++)(?<=[\w-]{2}n) (?:kaupungin|kunnan)\s+"
    r"(?:hallintosään|toimintasään|hankintaohje|strategia)",
)
_IN_ADDRESS = re.compile(
    r"(?P<name>[a-z:-]+?)[-_](?:kaupunki|kunta|stad|kommun)(?![a-z])"
)
_LINE_BEGINS = re.compile(r"(?:^|\n|RSS |[|:\"])[\W\d]*$")
_AT_PLACE = re.compile(r"(?i)(?:paikka|plats) ?:\s*$")
"""Before where a meeting is: "Paikka: Toritilan kaupunki, Torikatu 2"."""

_GOES_ON = re.compile(
    r" +(?!pöytäkirja|esityslista|kokouskutsu|protokoll|föredragningslista)[a-zåäö]"
)
_HEADS_NUMBER = re.compile(r" +\d{1,3}/(?: |(?:19|20)\d\d)")
"""A letterhead in the genitive: "Paraisten kaupungin 2/2031"."""

_ACTS = re.compile(
    r"(?P<name>[A-ZÅÄÖ][\wåäö-]+) (?:[a-zåäö]{3,}(?:[aä]|[eo]i|[iy]y|uu|tti)"
    r"|får|ska|går|står|tar|ger|ser|[a-zåäö]{2,}(?:ar|er))(?= )"
)
"""A title with the town as its subject: "Pori maksaa avustuksia", "Ingå får en bro"."""

_OF_MANY = re.compile(
    r"(?i)(?:alue)?pelastus(?:lautakunta|johtokunta)|räddningsnämnden|jätelautakunta|avfallsnämnden"
    r"|ympäristöterveys(?:lautakunta|jaosto)|työllisyys(?:alue)?(?:lautakunta|jaosto)"
    r"|sysselsättningsnämnden|lomituslautakunta|yhteis(?:lautakunta|jaosto)|hallitus|styrelsen"
    r"|(?:yhteinen|seudullinen|gemensamma) .*"
)
_OWNS_OF_MANY = re.compile(
    rf"(?<![\w-])(?P<name>[A-ZÅÄÖ][\w-]++)(?<=[\w-]{{2}}n) (?:kaupungin|kunnan) "
    rf"(?:{_OF_MANY.pattern[4:]})"
)
"""A town that has such a board itself: "Torilan kaupungin jätelautakunta"."""

_DONE_FOR = re.compile(
    r"(?P<name>[A-ZÅÄÖ][a-zåäö-]{3,}) [a-zåäö]+(?:taan|tään|daan|dään|ttiin|tiin|dettiin)(?= )"
)
"""A headline on what is done for or in a town: "Perhoon rakennetaan päiväkoti"."""

_SHARED = re.compile(r"(?:seudu|seutukun|alueelli|yhtei)", re.IGNORECASE)
_ANOTHER = re.compile(r"[A-ZÅÄÖ][\wåäö-]+[ns] (?:ja|sekä|och) $")
_ENOUGH, _MARGIN, _FIRST, _NEAR, _SPOKEN_OF = 4, 2.0, 300, 40, 3000


def count(
    head: str,
    text: str,
    others: frozenset[str],
    *,
    body: str | None,
    prefix: str | None,
    url: str | None,
    headline: str | None = None,
    is_shared: bool = False,
) -> Votes:
    """Return the votes by code, or by name for towns that have ended.

    Args:
        head: lines on top of the text.
        text: of the document, or its first pages.
        others: codes of towns that the text shows to be somebody else.
        body: the body as written.
        prefix: letters of the case number.
        url: of the document; only the words of its path count here.
        headline: of news or a notice, below its site's words.
        is_shared: whether the body may be one of many towns; it speaks of all of them.
    """
    votes: Votes = Counter()
    _vote_head(votes, head, others, is_shared=is_shared)
    _vote_subject(votes, head, headline)
    _vote_text(votes, text, others, is_shared=is_shared)
    if body:
        _vote_body(votes, body)
    if prefix:
        _vote_prefix(votes, prefix, is_shared=is_shared)
    _vote_address(votes, url)
    return votes


def only_named(text: str) -> Town | None:
    """Return the one town of which a text speaks as such, None for none or several.

    >>> only_named("Raseborgs stadsfullmäktige vill behålla skolorna.").name
    'Raasepori'
    """
    found = {
        key_of(row): row
        for match in _NAMED.finditer(text[:_SPOKEN_OF])
        if (row := _by_name(match["name"]))
    }
    return next(iter(found.values())) if len(found) == 1 else None


def is_of_many(body: str | None) -> bool:
    """Whether a body of this name is often not one town's: of rescue, a bare "Styrelsen".

    >>> is_of_many("Jätelautakunta"), is_of_many("Tekninen lautakunta")
    (True, False)
    """
    return body is not None and _OF_MANY.fullmatch(body) is not None


def winner(votes: Votes, day: dt.date | None = None) -> tuple[Town, float] | None:
    """Return the town with enough votes and no rival, and how sure it is.

    Towns that had ended by *day* are left out.
    """
    if day is not None:
        votes = Counter({key: n for key, n in votes.items() if _existed(key, day)})
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < _ENOUGH:
        return None
    second = ranked[1][1] if len(ranked) > 1 else 0
    if ranked[0][1] < _MARGIN * second:
        return None
    found = town(ranked[0][0])
    confidence = ranked[0][1] / (ranked[0][1] + second + 1.5)
    return (found, round(confidence, 2)) if found else None


def _existed(key: str, day: dt.date) -> bool:
    row = town(key)
    return row is None or row.ended is None or day.year < row.ended


def _vote_head(
    votes: Votes, head: str, others: frozenset[str], *, is_shared: bool
) -> None:
    """Names on top; one that is only spoken of ("X:n kunta pyytää …") counts little."""
    spoken_of, letterheads = set(), set()
    for match in _NAMED.finditer(head):
        row = None if _is_with_another(head, match) else _by_name(match["name"])
        is_name = match["what"].casefold() in {"kaupunki", "kunta", "stad", "kommun"}
        if row and is_name and not _GOES_ON.match(head, match.end()):
            before = head[: match.start()]
            is_first = _LINE_BEGINS.search(before) and not _AT_PLACE.search(before)
            letterheads.add((key_of(row), 8 if is_first and match.start() < 500 else 3))
        elif (
            row
            and _HEADS_NUMBER.match(head, match.end())
            and _LINE_BEGINS.search(head[: match.start()])
        ):
            letterheads.add((key_of(row), 6))
        elif row and _PLACE.match(match["what"]):
            letterheads.add((key_of(row), 4))
        elif row:
            spoken_of.add(key_of(row))
    votes.update(dict.fromkeys(spoken_of - others, 0 if is_shared else 2))
    for code, weight in letterheads:
        votes[code] += 0 if code in others and weight < 8 else weight
    for code in _bare(head):
        votes[code] += 8
    for match in _OWN_BODY.finditer(head[:600]):
        row = by_genitive_or_name(match["name"] or match["place"])
        if row and key_of(row) not in others:
            votes[key_of(row)] += 1 if _is_district(row, letterheads) else 4
    _vote_own_bodies(votes, head, others)
    mailed = {key_of(row) for row in _mailed(head)}
    votes.update(dict.fromkeys(mailed, 3))


def _vote_subject(votes: Votes, head: str, headline: str | None) -> None:
    """The town that is the subject of a headline, or in or for which a thing is done."""
    done = _DONE_FOR.match(headline or "")
    named = done["name"] if done else ""
    row = signed_places.in_case(named) or by_nominative(named.removesuffix("lle"))
    if row and not row.is_word and named != row.name:
        votes[key_of(row)] += 4
    subject = _ACTS.match(head) or _ACTS.match(headline or "")
    row = by_nominative(subject["name"]) if subject else None
    if row and not row.is_word:
        votes[key_of(row)] += 4


def _vote_own_bodies(votes: Votes, head: str, others: frozenset[str]) -> None:
    """A town whose own body acts in the first sentence, or that has a board of many itself."""
    acted = _HAS_ACTED.search(head[:_FIRST])
    row = _owner(acted["name"]) if acted else None
    if row and key_of(row) not in others:
        votes[key_of(row)] += 4
    for match in _OWNS_OF_MANY.finditer(head):
        row = by_genitive_or_name(match["name"])
        if row:
            votes[key_of(row)] += 6


def _is_with_another(text: str, named: re.Match[str]) -> bool:
    """Whether another town owns a word as well: "Torilan ja Porin kaupunginhallitukset"."""
    before = text[max(0, named.start() - _NEAR) : named.start()]
    return _ANOTHER.search(before) is not None


def _owner(stem: str) -> Town | None:
    """Return the town of a genitive without its ending: "Raseborg", "Jyväskylä"."""
    return by_genitive_or_name(f"{stem}n") or by_genitive_or_name(stem)


def _is_district(row: Town, letterheads: set[tuple[str, int]]) -> bool:
    """Whether a town has ended in one that is on top: its board is one of a district."""
    today = town(row.successor) if row.successor else None
    return today is not None and any(key_of(today) == key for key, _ in letterheads)


def _bare(head: str) -> set[str]:
    """Towns named alone on a line, or beside the kind of document, near the top."""
    found = set()
    for pattern in (_BESIDE_KIND, _ALONE):
        match = pattern.search(head[:500])
        row = by_nominative(match["name"]) if match else None
        if row and not row.is_word:
            found.add(key_of(row))
    return found


def _mailed(text: str) -> list[Town]:
    rows = (at_host(match["domain"].casefold()) for match in _EMAIL.finditer(text))
    return [row for row in rows if row is not None]


def _vote_body(votes: Votes, body: str) -> None:
    """A body's name that begins with a town's; one of a district counts less.

    Towns that have ended live on as districts, with boards of their own.
    """
    words = body.split()
    row = by_genitive_or_name(words[0]) if len(words) > 1 else None
    if row:
        is_district = row.ended is not None or _SHARED.match(words[1])
        votes[key_of(row)] += 1 if is_district else 10


def _vote_text(
    votes: Votes, text: str, others: frozenset[str], *, is_shared: bool
) -> None:
    named = Counter(
        key_of(row)
        for match in _NAMED.finditer(text)
        if (row := _by_name(match["name"])) and not _is_with_another(text, match)
    )
    for code, times in named.items():
        votes[code] += 0 if code in others or is_shared else min(times, 4)
    for code, times in Counter(key_of(row) for row in _mailed(text)).items():
        votes[code] += 3 + min(times, 3)
    for match in _OWN_RULES.finditer(text):
        row = by_genitive_or_name(match["name"])
        if row:
            votes[key_of(row)] += 4
    for code in town_addresses.addressees(text):
        votes[code] += 0 if code in others else 4
    for code in town_addresses.own_sites(text):
        votes[code] += 0 if code in others else 4
    for code in town_addresses.halls(text):
        votes[code] += 0 if code in others else 4
    for code, times in signed_places.towns_of(text).items():
        votes[code] += 2 + min(times, 3)


def _vote_address(votes: Votes, url: str | None) -> None:
    try:
        path = unquote(urlsplit(url or "").path).casefold()
    except ValueError:
        return
    for match in _IN_ADDRESS.finditer(path):
        name = match["name"].rpartition("-")[2]
        row = by_folded_genitive().get(name)
        if row:
            votes[key_of(row)] += 5


def _vote_prefix(votes: Votes, prefix: str, *, is_shared: bool) -> None:
    """Letters of a register speak for the one town they fit, and for others a little.

    Those of a board of many may be its own, and a town's by chance.
    """
    fitting = register_letters.towns(prefix)
    is_sure = not is_shared or any(
        register_letters.are_begun(row, prefix) for row in fitting
    )
    if len(fitting) == 1 and is_sure:
        code = fitting[0].code
        votes[code] += 6 if votes[code] else 5
    elif len(fitting) <= 12:
        for row in fitting:
            votes[row.code] += 2 if votes[row.code] else 0


def _by_name(name: str) -> Town | None:
    folded = name.casefold()
    return by_genitive_or_name(folded) or by_genitive_or_name(folded.split()[-1])
