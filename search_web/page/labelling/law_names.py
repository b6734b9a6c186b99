"""What people call laws: names of acts and places in them, in the reader's language."""

from __future__ import annotations

import re

from analyzers.law.register.statutes import Statute, statute
from search_web.page.labelling.languages import current_language

_PLACE = re.compile(r"(?:luku (?P<chapter>[^§]+?))?\s?(?:§ (?P<section>.+))?")


def short_name(act: Statute) -> str:
    """Return the everyday name of an act in the reader's language."""
    if current_language() == "sv" and act.title_sv:
        return act.title_sv
    return act.short_fi[0] if act.short_fi else act.name_fi


def name_language(act: Statute) -> str:
    """Return the language that ``short_name`` and ``full_title`` answer in."""
    return "sv" if current_language() == "sv" and act.title_sv else "fi"


def full_title(act: Statute) -> str:
    """Return the title of an act in the reader's language; Finnish for English."""
    if current_language() == "sv" and act.title_sv:
        return act.title_sv
    return act.name_fi


def place_words(place: str) -> str:
    """Write the place part of a key as the reader's language does.

    "§ 23" is "23 §" in Finnish and Swedish; "luku 3" is "3 luku", "3 kap.", "chapter 3".
    Other places come back as they are.
    """
    found = _PLACE.fullmatch(place)
    if found is None:
        return place
    language = current_language()
    chapter, section = found["chapter"], found["section"]
    chapters = {"fi": "{} luku", "sv": "{} kap.", "en": "chapter {}"}
    parts = [chapters[language].format(chapter)] if chapter else []
    if section:
        parts.append(f"§ {section}" if language == "en" else f"{section} §")
    return " ".join(parts)


def law_label(key: str) -> str:
    """Return a key for people: "kuntalaki 14 §", "14 § i kommunallagen"; others stay."""
    number, _, place = key.partition(" ")
    act = statute(number)
    if act is None:
        return key
    if place and current_language() == "sv" and act.title_sv:
        return f"{place_words(place)} i {definite_sv(act.title_sv)}"
    return f"{short_name(act)} {place_words(place) if place else number}"


_DEFINITE_SV = (
    (re.compile(r"^Finlands (grundlag)$"), "{}en"),
    (re.compile(r"^Samisk (språklag)$"), "samiska {}en"),
    (re.compile(r"^(\S*lag|förordning|regeringsform)(?= )", re.IGNORECASE), "{}en"),
    (re.compile(r"^(beslut)(?= )", re.IGNORECASE), "{}et"),
    (re.compile(r"^((?:\S+- och )?\S*(?:lag|balk|ordning))$", re.IGNORECASE), "{}en"),
    (re.compile(r"^(\S*stadga)$", re.IGNORECASE), "{}n"),
)
"""How the first word of a Swedish title takes its article; others stay as they are."""

_OFFICE_SV = re.compile(r"Statsrådets |(?:\S+ och )?\S*ministeriets ")
"""Who made a decree; small inside a sentence, unlike a proper name."""


def definite_sv(title: str) -> str:
    """Return a Swedish title as a sentence has it: with its article, in small.

    >>> definite_sv("Kommunallag"), definite_sv("Lag om småbarnspedagogik")
    ('kommunallagen', 'lagen om småbarnspedagogik')
    >>> definite_sv("Social- och hälsovårdsministeriets förordning om sållningar")
    'social- och hälsovårdsministeriets förordning om sållningar'
    """
    for pattern, form in _DEFINITE_SV:
        if found := pattern.match(title):
            named = form.format(found[1]) + title[found.end() :]
            return named[:1].lower() + named[1:]
    if _OFFICE_SV.match(title):
        return title[:1].lower() + title[1:]
    return title
