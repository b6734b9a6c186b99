"""Who published a text: the municipality or other organisation, where the text says so.

A text names many municipalities. What counts is how it names them: the line on top, a
body's own name, the rules and officials it speaks of as its own. Without clear and
unrivalled evidence the answer is that the text does not say.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from analyzers.decision.lines.lines import Line
from analyzers.decision.publisher import register_letters, weak_evidence
from analyzers.decision.publisher.counterparts import counterparts
from analyzers.notations.genitives import by_genitive
from analyzers.notations.municipalities import (
    Municipality,
    municipalities,
    municipality,
)

_NAMED = re.compile(
    r"(?<![\w-])(?P<name>(?:koski |s:t |gustav )?[A-ZÅÄÖ][\wåäö:-]+)[ \n]+"
    r"(?P<what>kaupun(?:ki|gin|ginhallitu|ginvaltuusto|gintalo)\w*|kun(?:ta(?!y)|nan(?:hallitu|valtuusto|talo|virasto)?)\w*|stads?\b|kommuns?\b)",
    re.IGNORECASE,
)
_HEAD_NAMED = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÅÄÖ][\wåäö-]+)[ ,]+(?:pöytäkirja|esityslista|kokouskutsu|protokoll)\b",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"(?<![\w-])(?P<name>(?:[A-ZÅÄÖ][\wåäöÅÄÖ-]*n (?:ja [A-ZÅÄÖ]\w+n )?(?:\w+ ){0,2}?)"
    r"(?:liitto|hyvinvointialue|kaupunkiseutu|(?:\w+ )?-?kuntayhtymä|maakunta -kuntayhtymä|sote -kuntayhtymä)|HSY|HUS-yhtymä|^(?:hyvinvointi)?kuntayhtymä (?-i:[A-ZÅÄÖ])[\wåäö-]+"
    r"|[A-ZÅÄÖ][\wåäö-]+ (?:[\wåäö-]+ )?(?:välfärdsområde|samkommun|förbund))(?![\w-])",
    re.IGNORECASE,
)
_PARTS = ("liitto", "hyvinvointialue", "kaupunkiseutu", "yhtymä", "hsy")
_SWEDISH_PARTS = ("välfärdsområde", "samkommun", "förbund")
_NOMINATIVES = {
    "kuntayhtymän": "kuntayhtymä",
    "hyvinvointialueen": "hyvinvointialue",
    "liiton": "liitto",
}
_SPOKEN_OF = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÅÄÖ][\wåäöÅÄÖ-]*n (?:ja [A-ZÅÄÖ]\w+n )?(?:[a-zåäö]+ )?-?)(?P<what>kuntayhtymän|hyvinvointialueen|liiton)(?!\w)"
)
_IS_HEADED = re.compile(
    r"\s*(?:$|,|pöytäkirja|esityslista|protokoll|kokouskutsu|föredragningslista|\d|[A-ZÅÄÖ][\wåäö-]+(?:hallitus|valtuusto|lautakunta|kokous|styrelse)\b)",
    re.IGNORECASE,
)
_EMAIL = re.compile(
    r"(?:@|\(at\)|\(a\))(?:[a-z0-9-]+\.)?(?P<domain>[a-zåäö0-9-]+)\.(?:f(?:i\b|(?!\w))|ax\b)",
    re.IGNORECASE,
)
_OWN_RULES = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÅÄÖ][\wåäö-]+n) (?:kaupungin|kunnan)\s+(?:hallintosään|toimintasään|hankintaohje|strategia)",
)
_REGIONAL_BODY = re.compile(
    r"^(?:maakunta|yhtymä|alue|seutu)(?:hallitus|valtuusto|kokous)", re.IGNORECASE
)
_HOST_SUFFIX = re.compile(
    r"(?:-?d?\d+j?u?l?k?(?:fi|j|julkaisu)?|10|-?julkaisu|-prod|fi|n?kaupunki|n?kunta)$"
)
_LINE_BEGINS = re.compile(r"(?:^|\n|RSS |[|:])[\W\d]*$")
_GOES_ON = re.compile(
    r" +(?!pöytäkirja|esityslista|kokouskutsu|protokoll|föredragningslista)[a-zåäö]"
)
_ITEM_BEGINS = re.compile(r"§ ?\d|[•–-] ")
_SHARED = re.compile(r"(?:seudu|seutukun|alueelli|yhtei)", re.IGNORECASE)
_ENOUGH, _MARGIN = 4, 2.0


@dataclass(frozen=True, slots=True)
class Publisher:
    """A municipality, or another organisation; both None when the text does not say."""

    municipality: Municipality | None = None
    organisation: str | None = None


def read(
    text: str, lines: Sequence[Line], *, body: str | None, prefix: str | None
) -> Publisher:
    """Return who published *text*.

    Args:
        text: of the document.
        lines: of *text*, as far as the header may reach.
        body: the body as written; it may begin with the municipality's name.
        prefix: letters of the case number ("TUU" of TUUDno), or None.
    """
    head = "\n".join(line.text for line in lines[:40])[:1500]
    organisation = _organisation(head[:700], lines)
    if organisation is None and body and _REGIONAL_BODY.match(body):
        return Publisher(organisation=_spoken_of(text[:8000]))
    if organisation:
        return Publisher(organisation=organisation)
    sample = text[:30_000]
    votes: Counter[str] = Counter()
    others = counterparts(sample)
    _vote_head(votes, head, others)
    _vote_text(votes, sample, others)
    if body:
        _vote_names(votes, body, 10)
    if prefix:
        _vote_prefix(votes, prefix)
    found = _winner(votes)
    return Publisher(found or weak_evidence.winner(votes, sample, body, others))


def at_host(url: str | None) -> Municipality | None:
    """Return the municipality whose name is the host's name, as in tuusula.cloudnc.fi."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    for label in host.split("."):
        for name in (label, _HOST_SUFFIX.sub("", label)):
            if name in _by_folded():
                return _by_folded()[name]
    return None


def _organisation(head: str, lines: Sequence[Line]) -> str | None:
    for line in lines[:14]:
        if _ITEM_BEGINS.match(line.text):
            break
        match = _ORGANISATION.search(line.text) if _may_hold(line.text) else None
        if match and ("RSS" in line.text or _IS_HEADED.match(line.text[match.end() :])):
            name = match["name"]
            known = municipality(name)
            if known is not None:
                return known.name_fi
            return name if not name.isupper() or len(name) < 6 else _proper(name)
        if len(line.text) > 200:
            break
    return None


def _may_hold(text: str) -> bool:
    """Whether an organisation's name can be in *text*; far quicker than to look."""
    folded = text.lower()
    return any(part in folded for part in (*_PARTS, *_SWEDISH_PARTS))


def _spoken_of(text: str) -> str | None:
    """Return the organisation that a regional body's text speaks of most."""
    names = Counter(
        match["name"] + _NOMINATIVES[match["what"]]
        for match in _SPOKEN_OF.finditer(text)
    )
    ranked = names.most_common(1)
    return ranked[0][0] if ranked else None


def _proper(name: str) -> str:
    """Turn "PÄIJÄT-HÄMEEN LIITTO" into "Päijät-Hämeen liitto"."""
    words = name.split()
    first = "-".join(part.capitalize() for part in words[0].split("-"))
    return " ".join([first, *(word.lower() for word in words[1:])])


def _vote_head(votes: Counter[str], head: str, others: frozenset[str]) -> None:
    """Names on top; one that is only spoken of ("X:n kunta pyytää …") counts little."""
    spoken_of, letterheads = set(), set()
    for match in _NAMED.finditer(head):
        row = _by_name(match["name"])
        is_name = match["what"].casefold() in {"kaupunki", "kunta", "stad", "kommun"}
        if row and is_name and not _GOES_ON.match(head, match.end()):
            is_first = _LINE_BEGINS.search(head[: match.start()]) is not None
            letterheads.add((row.code, 8 if is_first and match.start() < 500 else 3))
        elif row:
            spoken_of.add(row.code)
    votes.update(dict.fromkeys(spoken_of - others, 2))
    for code, weight in letterheads:
        votes[code] += 0 if code in others and weight < 8 else weight
    bare = _HEAD_NAMED.search(head[:400])
    if bare:
        row = municipality(bare["name"])
        if row and row.kind == "municipality":
            votes[row.code] += 8
    mailed = {
        row.code
        for match in _EMAIL.finditer(head)
        if (row := _by_folded().get(match["domain"].casefold()))
    }
    votes.update(dict.fromkeys(mailed, 3))


def _vote_names(votes: Counter[str], text: str, weight: int) -> None:
    """A body's name that begins with a town's; one of a whole district counts less."""
    words = text.split()
    row = by_genitive().get(words[0].casefold()) if words else None
    if row:
        is_shared = len(words) > 1 and _SHARED.match(words[1])
        votes[row.code] += 1 if is_shared else weight


def _vote_text(votes: Counter[str], text: str, others: frozenset[str]) -> None:
    named = Counter(
        row.code for match in _NAMED.finditer(text) if (row := _by_name(match["name"]))
    )
    for code, count in named.items():
        votes[code] += 0 if code in others else min(count, 4)
    mailed = Counter(
        row.code
        for match in _EMAIL.finditer(text)
        if (row := _by_folded().get(match["domain"].casefold()))
    )
    for code, count in mailed.items():
        votes[code] += 3 + min(count, 3)
    for match in _OWN_RULES.finditer(text):
        row = by_genitive().get(match["name"].casefold())
        if row:
            votes[row.code] += 4


def _winner(votes: Counter[str]) -> Municipality | None:
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < _ENOUGH:
        return None
    if len(ranked) > 1 and ranked[0][1] < _MARGIN * ranked[1][1]:
        return None
    return municipality(ranked[0][0])


def _by_name(name: str) -> Municipality | None:
    folded = name.casefold()
    found = by_genitive().get(folded)
    return found or by_genitive().get(folded.split()[-1])


@cache
def _by_folded() -> dict[str, Municipality]:
    """Municipalities by name in ASCII, as hosts and mail addresses write it."""
    found: dict[str, Municipality] = {}
    for row in municipalities():
        if row.kind != "municipality":
            continue
        for name in (row.name_fi, row.name_sv):
            plain = unicodedata.normalize("NFD", name.casefold().replace(" ", ""))
            plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
            found.setdefault(plain.removesuffix("nkunta"), row)
    found["hel"] = found["helsinki"]
    found["ouka"] = found["oulu"]
    found["jkl"] = found["jyvaskyla"]
    return found


def _vote_prefix(votes: Counter[str], prefix: str) -> None:
    """Letters of a register speak for the one town they fit, and for others a little."""
    fitting = register_letters.towns(prefix)
    if len(fitting) == 1:
        code = fitting[0].code
        votes[code] += 6 if votes[code] else 5
    elif len(fitting) <= 12:
        for row in fitting:
            votes[row.code] += 2 if votes[row.code] else 0
