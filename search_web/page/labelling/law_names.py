"""What people call laws: names of acts and places in them, in the reader's language."""

from __future__ import annotations

import functools
import re

from analyzers.law.register.acts import act as registered
from analyzers.law.register.english_names import english_titles
from analyzers.law.register.source_names import source_name, split_key
from analyzers.law.register.statutes import Statute, statute
from search_web.page.labelling.languages import current_language

_PLACE = re.compile(
    r"(?:luku (?P<chapter>[^§]+?))?\s?(?:§ (?P<section>.+))?|art\. (?P<article>.+)"
)


def short_name(act: Statute) -> str:
    """Return the everyday name of an act in the reader's language; of its names today's."""
    return _translated(act) or _everyday_fi(act)


def _everyday_fi(act: Statute) -> str:
    is_renamed = act.current_title_fi.casefold() not in ("", act.title_fi.casefold())
    old = act.title_fi.casefold() if is_renamed else ""
    usual = act.short_fi[0] if act.short_fi else act.name_fi
    return next((name for name in act.short_fi if name.casefold() != old), usual)


def name_language(act: Statute) -> str:
    """Return the language that ``short_name`` and ``full_title`` answer in."""
    return current_language() if _translated(act) else "fi"


def full_title(act: Statute) -> str:
    """Return the title of an act in the reader's language; Finnish where it has none."""
    return _translated(act) or act.name_fi


def _translated(act: Statute) -> str | None:
    """Return the Swedish or English title; None in Finnish, or where there is none."""
    language = current_language()
    if language == "en":
        return english_titles().get(act.number)
    return (_title_sv(act) or None) if language == "sv" else None


@functools.lru_cache(maxsize=4096)
def _title_sv(act: Statute) -> str:
    """Return the Swedish title in force, as far as a register tells it."""
    known = registered(act.number) if act.current_title_fi else None
    return known.titles_sv[-1] if known and known.titles_sv else act.title_sv


def capitalized(name: str) -> str:
    """Return a name as a list has it; "eIDAS-asetus" stays."""
    return name if name[1:2].isupper() else name[:1].upper() + name[1:]


def place_words(place: str) -> str:
    """Write the place part of a key as the reader's language does.

    "§ 23" is "23 §" in Finnish and Swedish; "luku 3" is "3 luku", "3 kap.", "chapter 3";
    "art. 6" is "6 artikla", "artikel 6", "article 6". Other places come back as they are.
    """
    found = _PLACE.fullmatch(place)
    if found is None:
        return place
    language = current_language()
    chapter, section = found["chapter"], found["section"]
    if article := found["article"]:
        articles = {"fi": "{} artikla", "sv": "artikel {}", "en": "article {}"}
        return articles[language].format(article)
    chapters = {"fi": "{} luku", "sv": "{} kap.", "en": "chapter {}"}
    parts = [chapters[language].format(chapter)] if chapter else []
    if section:
        parts.append(f"§ {section}" if language == "en" else f"{section} §")
    return " ".join(parts)


def law_label(key: str) -> str:
    """Return a key for people: "kuntalaki 14 §", "14 § i kommunallagen"; others stay."""
    number, place = split_key(key)
    act = statute(number)
    if act is None:
        return _source_label(key, number, place)
    if place and current_language() == "sv" and _title_sv(act):
        return f"{place_words(place)} i {definite_sv(_title_sv(act))}"
    return f"{short_name(act)} {place_words(place) if place else number}"


def _source_label(key: str, source: str, place: str) -> str:
    """Return "yleinen tietosuoja-asetus 6 artikla"; the key where no name is known."""
    language = current_language()
    name = source_name(source, language)
    if not name or not place:
        return f"{name} {source}" if name else key
    words = place_words(place)
    return f"{words} i {name}" if language == "sv" else f"{name} {words}"


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
