"""The body's name where no header gives it, or gives it damaged."""

from __future__ import annotations

import re

from analyzers.decision.lines.lines import clean
from analyzers.notations.municipal_bodies import bodies, chief_bodies

_ACTS = re.compile(
    r"(?:päättä|päätti|merkitsee|merkitsi|hyväksyy|hyväksyi"
    r"|ehdotta|esittä|anta|myöntä|valitsee|totea|totesi"
    r"|vahvista|tekee|teki|nimeä|palautta"
    r"|hylkää|hylkäsi|beslut|beslöt|anteckna|godkän|föreslå"
    r"|välj|valde|konstater|katso|valitsi|päätt)\w*\Z",
    re.IGNORECASE,
)


_CHAIR = re.compile(r"(?i)(?:\w+ )?(?:vara|ikä)?puheenjohtaja|(?:vice )?ordföranden?")
"""Who leads a meeting decides nothing: "Puheenjohtaja totesi kokouksen lailliseksi"."""


def subject_of(part: str) -> str | None:
    """Return the body that a proposal or decision says will act, or None.

    "Elinvoimalautakunta merkitsee asian tiedoksi." names it.
    """
    for paragraph in re.split(r"\n\s*\n", part[:4000]):
        words = clean(" ".join(paragraph.split())).split()[:12]
        for index, word in enumerate(words):
            name = " ".join(words[:index])
            if not _ACTS.match(word) or _CHAIR.fullmatch(name):
                continue
            if bodies.is_body(name) or bodies.is_officeholder(name):
                return name
    return None


_LEAVES = re.compile(
    r"(?<![\w-])(?P<body>[A-ZÅÄÖ][\wåäö-]*(?:hallitus|lautakunta|jaosto|styrelsen|nämnden))"
    r" (?:ei käytä|päätti olla käyttämättä|päättää olla käyttämättä|tar inte|beslöt att inte ta)"
    r" [^.]{0,40}?\b(?:otto-?oikeu|övertagning|upp)"
)


def that_leaves(text: str) -> str | None:
    """Return the body that does not take another's decisions up: it speaks for itself.

    >>> that_leaves("Aluehallitus ei käytä lain mukaista otto-oikeuttaan.")
    'Aluehallitus'
    """
    match = _LEAVES.search(text[:2000])
    return match["body"] if match else None


_CHIEF = re.compile(
    r"(?i)(?<!\w)(?P<owner>kunnan|kaupungin)(?:hallitu|valtuusto|johtaja)"
)


def chief_in_full(body: str, text: str) -> str:
    """Return "Kunnanhallitus" for "KH" where *text* speaks of a kunta's bodies alone.

    >>> chief_in_full("KV", "Kuntalain mukaan kunnanvaltuuston tehtävä on …")
    'Kunnanvaltuusto'
    >>> chief_in_full("KV", "Kunnanvaltuusto ja kaupunginvaltuusto")
    'KV'
    """
    short = chief_bodies.by_abbreviation().get(body.casefold())
    if short is None or short.finnish:
        return body
    kind = short.body_type
    owners = {match["owner"].capitalize() for match in _CHIEF.finditer(text[:20_000])}
    if len(owners) != 1 or kind not in {"hallitus", "valtuusto"}:
        return body
    return f"{owners.pop()}{kind}"


def as_written_in_full(body: str, text: str) -> str:
    """Return the fullest form of *body* that *text* uses, else *body*.

    A body-date-§ line may have lost the hyphen before "ja" and leave out whose
    subdivision it is; the running text names it in full.
    """
    mended = bodies.mend(body)
    if mended == body:
        return body
    words = r"\s+".join(re.escape(word) for word in mended.split())
    found = re.search(
        rf"(?:\b\w+(?:hallituksen|lautakunnan|valtuuston)\s+)?{words}",
        text,
        re.IGNORECASE,
    )
    if found is None:
        return body
    name = clean(" ".join(found.group().split()))
    return name[0].upper() + name[1:]
