"""Routine items: legality, checkers of the minutes, agenda, notifications.

They are a quarter of all items and full of references to the Local Government Act.
"""

from __future__ import annotations

import re

_ROUTINE = re.compile(
    r"^(?:§ ?\d+ ?[a-z]?,? )?(?:(?:"
    r"kokouksen (?:avau\w+|päättämi\w+|päättymi\w+|lopet\w+)"
    r"|(?:kokouksen )?(?:laillisuu\w+|päätösvaltaisuu\w+)|nimenhuuto\b"
    r"|(?:kokouksen )?järjestäytymi\w+$"
    r"|(?:kahden )?pöytäkirjan? ?(?:tarkast\w+|nähtäv\w+)"
    r"|pöytäkirjantarkast\w+|ääntenlaskij\w+"
    r"|(?:esitys|asia|työ)(?:listan|järjestyksen) (?:hyväksymi\w+|käsittely\w+)|kokouksen (?:työ|asia)järjestys"
    r"|ilmoitusasia\w*|tiedoksi(?:annot|anto|saatettavat?|ja)?\b(?: (?:asiat|saatettavat asiat))?$|tiedoksi\s?annettavat asiat|tiedotusasia\w*|ajankohtai(?:set|sia) asia\w*|ajankohtaiskatsau\w+$"
    r"|saapuneet (?:kirjeet|asiakirjat|kirjelmät)|muut (?:mahdolliset )?(?:esille tulevat |kokouksessa käsiteltävät )?asiat|muut asiat"
    r"|(?:viranhaltijoiden|viranhaltijain|lautakuntien|toimielinten|\w+toimen|\w+johtajan|\w+päällikön)?\s?(?:ja \w+ )?(?:viranhaltija)?päätö(?:kset|sten|slu\w+|spöytäkirja\w*)(?: tied\w+| otto\w*|.{0,30}(?:tiedoksi|saattaminen|ottaminen).*)?$"
    r"|viranhaltijoiden .{0,40}päätö\w+.*|viranhaltijapäätö\w+.*"
    r"|otto-?oike\w+.*|.{0,80}\botto-oikeu\w*.*"
    r"|lautakuntien .{0,60}pöytäkirja\w*|.{0,40}(?:esityslistat|pöytäkirjat)(?: tiedoksi)?$"
    r"|valtuuston (?:päätösten|kokouksen).{0,60}(?:laillisuu\w+|täytäntöönpan\w+)|(?:tämän kokouksen )?päätösten täytäntöönpano\w*"
    r"|tiedoksi merkittävä\w*(?: asia\w*)?|katsaus ajankohtaisiin asioihin|.{0,60}\bajankohtaiset asiat$|(?:kokouksen )?työjärjestyksen hyväksy\w+|kokouksen järjestäytymi\w+.*"
    r"|.{0,40}(?:valtuuston|kokouksen) (?:\d[\d.]* )?päätö(?:sten|kset)\b.{0,60}(?:laillisuu\w+|täytäntöönpan\w+).*"
    r"|.{0,60}viranhaltijoiden päätökset|.{0,60}pöytäkirjat/esityslistat|.{0,60}esityslistat/pöytäkirjat"
    r"|seuraava kokous|oikaisuvaatimusoh\w+.*|muutoksenhaku(?:ohje\w*|osoitu\w*)|valitusosoitu\w*"
    r")(?:.*)?"
    r"|(?:(?:sammanträdets|mötets) (?:öppnande|laglighet|avslut\w*|konstituer\w+).*"
    r"|laglighet(?:en)? och beslut\w+.*|konstaterande av .{0,30}(?:laglighet|beslutför)\w*.*|val av (?:två )?protokoll\w*justerare.*|protokolljustering.*"
    r"|godkännande av (?:föredragningslistan|arbetsordningen).*|anmälningsärenden.*|delgivning\w*.*|meddelanden.*"
    r"|övriga ärenden|informationsärenden|.{0,40}aktualitetsöversikt|aktuella ärenden|tjänsteinnehavar\w+.*|övertagningsrätt.*|besvärsanvisning.*|namnupprop.*))$",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"valtuustoaloit|hallintosään|kaava|sopimu|oikaisuvaatimus (?!ohje)|lausunto|valitus\b|hankin|talousarvio",
    re.IGNORECASE,
)


def is_routine(title: str | None) -> bool:
    """Say whether an item of this title is a standing item of every meeting."""
    if not title:
        return False
    text = " ".join(title.split())
    return _ROUTINE.match(text) is not None and not _NEVER.search(text)
