"""Law references as people type them into a search box, a filter or an address.

Typing is looser than officialese: abbreviations in lower case, the section sign left
out, the number alone, the section before the act.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator

from analyzers.law.find import find_law_references, target_key
from analyzers.law.locating.act_places import ActPlace
from analyzers.law.locating.locators import read_locator
from analyzers.law.locating.numbers import NUMBER, statute_number
from analyzers.law.locating.versions import choose_acts
from analyzers.law.mentions.clean_text import CleanText
from analyzers.law.mentions.other_citations.eu_acts import EU_ACTS, union_key
from analyzers.law.model import Target
from analyzers.law.register.abbreviations import abbreviated_acts
from analyzers.law.register.english_names import in_finnish
from analyzers.law.register.names import name_table
from analyzers.law.register.statutes import statute
from analyzers.law.register.unmarked_names import with_marks

MAX_LENGTH = 500
"""Longer input is no typed reference."""

_NUMBER_FIRST = re.compile(rf"\(?\s?{NUMBER}\s?[),:;]{{0,2}}\s?")
_ADDRESS = re.compile(
    r"(?:finlex\.fi/\w\w/(?:lainsaadanto|lagstiftning|legislation)/(?:\w+/)?|/eli/sd/)"
    r"(?P<year>\d{4})/(?P<number>\d{1,4})"
    r"|finlex\.fi/\w\w/laki/\w+/\d{4}/(?P<old_year>\d{4})(?P<old_number>\d{4})"
)
_ADDRESS_PART = re.compile(r"(luku|pykala|chp|sec)[/_](\d{1,3}[a-z]?)")
_FIRST_WORD = re.compile(r"[^\s\d§.:(]+")
_SECTION_FIRST = re.compile(r"(?P<places>(?:§|\d).*?)\s(?P<name>[^\W\d].{2,})", re.S)
_SIGN_FIRST = re.compile(
    r"(?:§{1,2}(?::\w+)?|pykäl\w+|paragraf\w*)\s?(?P<places>\d.*?)\s"
    r"(?P<name>(?!(?:ja|sekä|tai|och|samt|eller|mom|luku)\b)[^\W\d]\D{2,})",
    re.S | re.I,
)
"""The sign before the numbers and the act last: "§:t 5 ja 6 kuntalaissa"."""
_NUMBER_LAST = re.compile(
    r"(?P<places>(?=[^/]*(?:§|luku|luvun|kap))[§\d][^/]*?)\s*,?\s*"
    r"\(?(?P<act>\d{1,4}/(?:1[789]|20)\d\d)\)?"
)
"""The number of the act last: "23 § 380/2023", "§ 23 (380/2023)"."""
_YEAR_LAST = re.compile(
    r"(?P<name>[^\W\d][^\d§]+?)\s(?:vuodelta\s)?\(?(?P<year>(?:1[6-9]|20)\d\d)\)?"
)
"""The year of the act last: "kuntalaki 1995"."""
_CHAPTER_FIRST = re.compile(
    r"(?<![IVX] )(?<!\d )(?<!\d\. )(?<!\d [a-z] )\bluku (\d{1,3}[a-z]?)(?![\w.])"
)
_UNION_FIRST = re.compile(r"\(?\s?(?:eu|ey|ety|eg|eeg)\s?\)?\s*(?=\d{2,4}/\d)", re.I)
"""The mark before the number: "EU 2016/679"."""
_UNION_NUMBERED = re.compile(
    r"(?:gdpr|seut|(?:eu:n )?(?:yleinen )?tietosuoja-asetus|(?:allmänna )?dataskyddsförordningen)"
    r"\s\d{1,3}",
    re.I,
)
"""An act of the Union and the bare number of an article."""

_ENDS_IN_NUMBER = re.compile(r"\D.*\d\s?[a-zåäö]?$", re.S)


def parse_law_key(text: str, *, today: dt.date | None = None) -> tuple[str, ...]:
    """Return the canonical keys that a typed reference means.

    Args:
        text: "järjestämislaki 23 §", "380/2023 3 luku, §23", "KuntaL 134.1 §", a
            canonical key, "section 110 of the Local Government Act", …
        today: which act a plain name means; None: the law in force.

    Returns:
        Keys in the order typed, each once; several also when a name stands for several
        acts. () when nothing was recognised.

    >>> parse_law_key("kuntalaki 134")
    ('410/2015 § 134',)
    """
    typed = text.strip()
    if not typed or len(typed) > MAX_LENGTH:
        return ()
    typed = with_marks(in_finnish(typed) or typed)
    lower = CleanText(typed).lower
    if keys := _as_union_key(lower):
        return keys
    if (
        keys := _by_address(lower)
        or _by_abbreviation(lower, today)
        or _by_number(lower)
    ):
        return keys
    if keys := _of_year(typed, today):
        return keys
    for variant in _variants(typed):
        if keys := _found(variant, today):
            return keys
    return ()


def _found(text: str, today: dt.date | None) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            target_key(reference.kind, target)
            for reference in find_law_references(text, doc_date=today)
            if reference.kind in ("statute", "eu-act")
            for target in reference.targets
        )
    )


def _of_year(typed: str, today: dt.date | None) -> tuple[str, ...]:
    """Read "kuntalaki 1995": the act of that year, where one of the name is."""
    match = _YEAR_LAST.fullmatch(typed)
    if match is None:
        return ()
    keys = _found(f"vuoden {match['year']} {match['name']}", today)
    return keys if all(key.endswith(f"/{match['year']}") for key in keys) else ()


_TREATIES = {
    "seut": "SEUT",
    "seut-sopimus": "SEUT",
    "euf-fördraget": "SEUT",
    "seu": "SEU",
}
"""A treaty alone; in running text it would need an article."""


_UNION_KEY = re.compile(
    r"(?P<act>(?P<year>19[5-9]\d|20\d\d|\d\d)/(?P<number>\d{1,4})|\d{1,4}/\d{4}|seut?)"
    r"(?P<place> art\. \d[\w. ]*)?"
)
_NAMED_UNION_KEY = re.compile(r"eu (?P<act>\d{1,4}/\d{4})(?P<place> art\. \d[\w. ]*)?")
_LARGEST_STATUTE = 2000
"""No year has brought more statutes than that."""
_LAST_YEAR = 2100


def _as_union_key(lower: str) -> tuple[str, ...]:
    """Read a canonical key of an act of the Union; () when a statute may be meant.

    "2023/2831" can be no statute's number; "2021/1030" may be, and then means both.
    """
    if lower in _TREATIES:
        return (_TREATIES[lower],)
    if named := _NAMED_UNION_KEY.fullmatch(lower):
        return (f"{union_key(named['act'])}{named['place'] or ''}",)
    match = _UNION_KEY.fullmatch(lower)
    if match is None:
        return ()
    if match["place"]:
        return (f"{match['act'].upper()}{match['place']}",)
    if match["year"] is None:
        return ()
    number = int(match["number"])
    if 1900 < number < _LAST_YEAR:
        return ()
    if len(match["year"]) == 4 and number > _LARGEST_STATUTE:
        return (match["act"],)
    read = _by_number(lower)
    if lower in EU_ACTS or any(statute(key) for key in read):
        return ()
    return (*read, match["act"])


def is_abbreviation(text: str) -> bool:
    """Whether *text* is the abbreviation of an act, in any letter case."""
    return text.lower() in _abbreviations_by_lower()


def _by_address(lower: str) -> tuple[str, ...]:
    """Read an address at Finlex, old or new, that was pasted."""
    match = _ADDRESS.search(lower)
    if match is None:
        return ()
    number = match["number"] or match["old_number"]
    act = f"{int(number)}/{match['year'] or match['old_year']}"
    parts = dict(_ADDRESS_PART.findall(lower, match.end()))
    chapter = parts.get("luku") or parts.get("chp")
    return (_key(act, ActPlace(chapter, parts.get("pykala") or parts.get("sec"))),)


def _by_abbreviation(lower: str, today: dt.date | None) -> tuple[str, ...]:
    """Read an abbreviation and nothing else; in running text it would need a place."""
    acts = abbreviated_acts(_abbreviations_by_lower().get(lower, ""))
    return choose_acts(acts, date=today, topic="") if acts else ()


def _by_number(lower: str) -> tuple[str, ...]:
    if last := _NUMBER_LAST.fullmatch(lower):
        lower = f"{last['act']} {last['places']}"
    match = _NUMBER_FIRST.match(lower)
    if match is None:
        return ()
    act = statute_number(match)
    typed = lower[: match.end()].strip(" (),:;")
    if typed in EU_ACTS and statute(act) is None:
        return ()
    rest = lower[match.end() :].rstrip(" .)")
    if not rest:
        return (act,)
    locator = read_locator(rest, 0) or read_locator(rest + " §", 0)
    if locator is None or locator.end < len(rest):
        return ()
    return tuple(dict.fromkeys(_key(act, place) for place in locator.places))


def _key(act: str, place: ActPlace) -> str:
    target = Target(act, place.chapter, place.section, place.subsection, place.item)
    return target_key("statute", target)


def _variants(typed: str) -> Iterator[str]:
    """Yield what may have been meant, the most literal reading first."""
    if typed.startswith(tuple(EU_ACTS)):
        yield f"EU:n asetus {typed}"
    if union := _UNION_FIRST.match(typed):
        yield f"asetus (EU) {typed[union.end() :]}"
    if _UNION_NUMBERED.fullmatch(typed):
        yield f"{typed} artikla"
    typed = _CHAPTER_FIRST.sub(r"\1 luku", typed)
    if sign_first := _SIGN_FIRST.fullmatch(typed):
        yield f"{sign_first['name']} {sign_first['places']} §"
    literal = [typed]
    moved = _SECTION_FIRST.fullmatch(typed)
    if moved:
        literal.insert(0, f"{moved['name']} {moved['places']}")
    for text in literal:
        cased = _with_abbreviation(text)
        for reading in (text, cased):
            if "§" not in reading and _ENDS_IN_NUMBER.fullmatch(reading):
                yield f"{reading} §"
            yield reading


def _with_abbreviation(text: str) -> str:
    """Write a leading abbreviation as the table does: "kuntal 134 §", "mrl 125 §"."""
    match = _FIRST_WORD.match(text)
    if match is None:
        return text
    written = _abbreviations_by_lower().get(match[0].lower())
    return written + text[match.end() :] if written else text


@functools.cache
def _abbreviations_by_lower() -> dict[str, str]:
    return {written.lower(): written for written in name_table().abbreviations}
