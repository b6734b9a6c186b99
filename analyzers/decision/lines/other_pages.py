"""Lists of other pages that a web site puts beside a document: nothing there is its own.

A converter's page names a dozen similar files, with the first words of each; a news page
names more news. Their towns, bodies and days are those of other documents.
"""

from __future__ import annotations

import re

from analyzers.text.quick_patterns import quick

_FILES = quick(
    r"(?im)^[ \t]*(?:samankaltaiset (?:tiedostot|asiakirjat|dokumentit)"
    r"|(?:liknande|relevanta) (?:dokument|filer)"
    r"|(?:similar|related) (?:documents|files|docs))[ \t]*:?[ \t]*$"
)
_NEWS = quick(
    r"(?im)^[ \t]*(?:lue myös|katso myös|aiheeseen liittyvää|aiheeseen liittyvät (?:uutiset|sivut)"
    r"|(?:muita|lisää|uusimmat|viimeisimmät|muut|tuoreimmat) (?:uutisia|uutiset|tiedotteita"
    r"|tiedotteet|kuulutuksia|kuulutukset|ajankohtaisia)|läs också|läs även|se även"
    r"|(?:fler|andra|senaste|mera) (?:nyheter|nyheterna|kungörelser)|relaterade nyheter)"
    r"[ \t]*:?[ \t]*$"
)
_TRANSCRIPT = re.compile(
    r"(?im)^[ \t]*(?:transkripti?o?n?|transkript|transcription):?\s*$"
)
_RUNNING = re.compile(
    r"[.!?:;][\"”]?[ \t]*$|§|^[ \t]*(?:päätös|beslut)\b", re.IGNORECASE
)
_LONGEST_LINK = 160
_SIGN = re.compile(r"\S")


def without(text: str) -> str:
    r"""Return *text* with blanks for each sign of such a list; offsets stay what they were.

    The words above a converter's list stay: they show what the page is.

    >>> without("Kaava\n\nSamankaltaiset tiedostot\nLampelan kunta").split()
    ['Kaava', 'Samankaltaiset', 'tiedostot']
    """
    if match := _FILES.search(text):
        after = _TRANSCRIPT.search(text, match.end())
        end = after.start() if after else len(text)
        return text[: match.end()] + _blank(text[match.end() : end]) + text[end:]
    for match in _NEWS.finditer(text):
        if text[: match.start()].strip() and _are_links(text[match.end() :]):
            return text[: match.start()] + _blank(text[match.start() :])
    return text


def _are_links(text: str) -> bool:
    """Whether nothing but short names is there: no sentence, no part of a decision."""
    lines = [line for line in text.split("\n") if line.strip()]
    return bool(lines) and not any(
        len(line) > _LONGEST_LINK or _RUNNING.search(line) for line in lines
    )


def _blank(text: str) -> str:
    return _SIGN.sub(" ", text)
