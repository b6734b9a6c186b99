"""Lines that open a text and say who decided, when and under which number.

Below them stands the title, or the text itself. Other readers know the heads of bodies
and systems in full; here the whole run is read at once, so that a line none of them knows
("Östanå 18.3.2031") never becomes a title, and an official, a day and a § are found in
any order.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from analyzers.decision.head import chrome
from analyzers.decision.head.item_head import who_and_when
from analyzers.decision.head.item_head.who_and_when import WhoAndWhen
from analyzers.decision.lines import headings
from analyzers.decision.lines.lines import Line
from analyzers.decision.publisher import organisations
from analyzers.notations.case_codes import case_numbers
from analyzers.notations.municipal_bodies import bodies

_MOST_LINES = 10
_LONGEST_TITLE, _LONGEST_NOTE, _LONGEST = 300, 60, 160
_LINES_OF_TITLE = 3
_TITLED = re.compile(
    r"(?:(?i:asia|ärende)(?: (?:(?i:nro|nr) )?\d{1,3})?\s*[:.]|ASIA|ÄRENDE"
    r"|(?i:otsikko|rubrik|aihe|hankinta|upphandling|julkisivu|sisällys)\s*:)\s*(?P<title>[^\s\d:.].*)"
)
"""A label before the title; in capitals it needs no colon."""

_TITLE_BELOW = re.compile(r"(?i)(?:asia|otsikko|ärende|rubrik|aihe)\s*:?")
_LABELLED = re.compile(
    r"(?i)(?:\d{1,2}\.? ?)?(?:haki\w+|hakemus|vaatimus|vireille\w*|selostus"
    r"|sökand\w+|ansökan|anmälare"
    r"|anhängiggörande|kohde|perustelut|päätös|beslut|tausta|kuul\w+|lupatunnus|lupanumero"
    r"|rakennuspaikka|byggplats|åtgärd|oppilas|henkilö|työntekijä|viranhaltija|vuokralainen"
    r"|ilmoitta\w+|valmisteli\w*|beredare|esittelijä|föredragande|avoinna|vastuutaho|kravet"
    r"|kiinteistö|tietopyyntö|enhet|yksikkö|diaari|päivä|bilaga|liite)"
    r"\b(?:.{0,3}$|\s*:| [\d-]+\S*$)"
)
_LABEL = re.compile(r"[A-ZÅÄÖ][\w-]*(?: [\wåäö-]+){0,5}\s*:\s")
NUMBERED = re.compile(r"(?P<number>\d{1,3})\s(?P<title>[A-ZÅÄÖ][^\d\W]{3,}.*)")
"""In minutes of some towns the number alone stands before a title."""

_CLAUSES = re.compile(
    r"[a-zåäö0-9)]\.\s+[A-ZÅÄÖ]|,\s(?:että|koska|jotta|joka|jonka|mutta|att|eftersom|som|men)\s"
    r"|\b(?:on|ovat|har|hade)\s(?:\S+\s){0,4}\S+(?:nut|nyt|tu|ty|at|it|tt)\b"
)
_AT_SECTION = re.compile(r"^(?:§\s?\d{1,4}|\d{1,4}\s?§)[.,:]?\s+")
_SECRET = re.compile(
    r"(?i)(?:\(?(?:osittain )?salassa pidettävä\b|salainen asia|julkl|offl"
    r"|sekretessbelag|hemligt ärende)"
)
_INITIAL = re.compile(r"\b[A-ZÅÄÖ]\.$")
_IN_YEAR = re.compile(r"\d{1,4}(?:/(?:19|20)\d{2})?")
_SHORTEST, _LONGEST_NUMBER, _MOST_LINES_OF_TITLE = 4, 40, 4


@dataclass(frozen=True, slots=True)
class Opening:
    """What the lines say together; None where none does.

    Attributes:
        lines: how many they are.
        is_history: whether they may be handlings by other bodies.
        told: the words of the lines that say who and when.
        loose: the words of lines between them that say something else.
        matter: the words of a line that names the kind of matter and its number.
    """

    lines: int
    official: str | None
    body: str | None
    date: dt.date | None
    section: str | None
    is_history: bool
    told: frozenset[str]
    loose: tuple[str, ...]
    matter: str | None


def read(lines: Sequence[Line], text: str) -> Opening | None:
    """Return what the lines say that open a text; None when nobody is named there."""
    parts: dict[int, WhoAndWhen] = {}
    loose: dict[int, str] = {}
    for index, line in enumerate(lines[:_MOST_LINES]):
        found = who_and_when.read(line.text)
        if found is not None and loose and _begins_part(found, lines, index):
            break
        if found is not None and _is_part(found, index, parts):
            parts[index] = found
        elif not _may_stand_between(
            line, text, _LONGEST if index == 0 else _LONGEST_NOTE
        ):
            break
        elif not (chrome.is_chrome(line.text) or _is_case(line.text)):
            loose[index] = line.text
    if not _is_shown(parts.values()):
        return None
    end = max(parts) + 1
    told = _before_title(parts, loose)
    named = [one for one in told if one.says_who]
    body = next((one.body for one in named if one.body), None)
    is_list = sum(one.body is not None and one.section is not None for one in told) > 1
    return Opening(
        end,
        next((one.official for one in named if one.official), None),
        body,
        next((one.date for one in told if one.date), None),
        _section(told, is_official=body is None) or _only_section(parts.values()),
        is_list or _is_title_first(loose),
        frozenset(" ".join(lines[at].text.split()) for at in parts),
        tuple(words for index, words in loose.items() if index < end),
        next(
            (_matter(lines[at].text, one) for at, one in parts.items() if one.matter),
            None,
        ),
    )


def _begins_part(found: WhoAndWhen, lines: Sequence[Line], index: int) -> bool:
    """Whether "Päätös" alone on a line is the heading of the text and not of the page."""
    is_bare = found.kind in {"päätös", "beslut"} and not (
        found.says_who or found.says_when or found.publisher
    )
    below = lines[index + 1 : index + 2]
    return is_bare and not any(who_and_when.read(one.text) for one in below)


def _before_title(
    parts: dict[int, WhoAndWhen], loose: dict[int, str]
) -> list[WhoAndWhen]:
    """Return the parts above the first other words, where they name somebody; else all.

    Below a title may stand who handled the matter before.
    """
    first = min(loose, default=max(parts) + 1)
    above = [one for at, one in parts.items() if at < first]
    is_whole = any(one.says_who for one in above) and any(
        one.says_when for one in above
    )
    return above if is_whole else list(parts.values())


def _only_section(parts: Collection[WhoAndWhen]) -> str | None:
    """Return the § that stands below the title, where there is one and no second day."""
    sections = {one.section for one in parts if one.section}
    days = {one.date for one in parts if one.date}
    return sections.pop() if len(sections) == 1 and len(days) < 2 else None


def _is_title_first(loose: dict[int, str]) -> bool:
    """Whether other words than a publisher's stand on top."""
    return 0 in loose and organisations.publisher_end(loose[0], 0) is None


def _is_part(found: WhoAndWhen, index: int, parts: dict[int, WhoAndWhen]) -> bool:
    """Whether a line that could be read is one of the opening lines.

    The name of a unit or a place alone is one on top, or below a publisher or a unit.
    """
    if found.says_who or found.says_when or found.kind or found.publisher:
        return True
    if found.matter:
        return found.has_label and index - 1 in parts
    above = parts.get(index - 1)
    is_of_publisher = above is not None and not (above.says_who or above.says_when)
    return (found.units or found.places) > 0 and (index == 0 or is_of_publisher)


def _is_shown(parts: Collection[WhoAndWhen]) -> bool:
    """Whether the lines name who decided, and a day, a number, a kind or a publisher."""
    is_named = any(one.says_who for one in parts)
    is_numbered = any(one.says_when or one.kind or one.publisher for one in parts)
    is_officials = any(
        one.says_when and (one.kind or "").startswith(("viranh", "tjänst"))
        for one in parts
    )
    first = next(iter(parts), None)
    is_decision = (
        first is not None
        and (first.kind or "") in {"päätös", "beslut"}
        and first.publisher is None
    )
    is_alone = is_decision and any(one.number for one in parts)
    return (is_named and is_numbered) or is_officials or is_alone


def _matter(text: str, found: WhoAndWhen) -> str | None:
    """Return the kind of matter, with its number where nothing else is on the line."""
    return found.matter if found.says_who or found.publisher or found.date else text


def complete(
    found: dict[str, Any], lines: Sequence[Line], text: str, official: str | None
) -> dict[str, Any]:
    """Return what was read of a head, completed by its opening lines.

    What was read is kept, but a title that is only words of these lines. Where the source
    told an *official*, no body is looked for.
    """
    opening = None if _is_whole(found) else read(lines, text)
    if opening is None:
        return found
    title = found.get("title")
    if (
        title is None
        or holds(opening, lines, title)
        or (opening.body is None and _is_sentence(title))
    ):
        title = title_below(opening, lines, text)
    title = _below_secrecy(title, lines, text)
    numbered = NUMBERED.fullmatch(title or "") if opening.body else None
    is_open = numbered and not (opening.section or found.get("minutes_section"))
    if numbered and is_open:
        title, found = (
            numbered["title"],
            {**found, "minutes_section": numbered["number"]},
        )
    is_officials = opening.official is not None and opening.body is None
    if opening.is_history and not is_officials:
        return {**found, "title": title}
    case = None if found.get("case_number") else _case_below(opening, lines)
    return {
        **found,
        **(case or {}),
        "title": title,
        "status": found.get("status") or ("officeholder" if is_officials else None),
        "body": None
        if official
        else found.get("body") or opening.body or opening.official,
        "date": found.get("date") or opening.date,
        "minutes_section": found.get("minutes_section") or opening.section,
    }


def _case_below(opening: Opening, lines: Sequence[Line]) -> dict[str, Any] | None:
    """Return the case number that is a line of its own in the head or below the title."""
    for line in lines[: opening.lines + _LINES_OF_TITLE]:
        number = case_numbers.own_case_number(line.text, is_below_title=True)
        is_alone = number and number.text.endswith(line.text[-4:])
        if number and is_alone and len(line.text) <= _LONGEST_NOTE:
            return {"case_number": number.text, "task_class": number.task_class}
    return None


def _is_whole(found: dict[str, Any]) -> bool:
    """Whether a body's item has all that the lines could say, and a title of its own."""
    title, body = found.get("title") or "", found.get("body") or ""
    is_known = found.get("date") and found.get("minutes_section")
    return bool(
        is_known
        and title[:1].isupper()
        and not title.endswith(".")
        and bodies.is_body(body)
        and _SECRET.match(title) is None
        and who_and_when.read(title) is None
    )


def _is_sentence(title: str) -> bool:
    """Whether words are sentences of the text: two, or one with a clause in it."""
    is_closed = title.endswith(".") and not _INITIAL.search(title)
    return is_closed and _CLAUSES.search(title) is not None


def _below_secrecy(title: str | None, lines: Sequence[Line], text: str) -> str | None:
    """Return the title below a line that only says that the matter is secret."""
    if title is None or not _SECRET.match(title):
        return title
    at = next(
        (n for n, one in enumerate(lines[:_MOST_LINES]) if one.text == title), None
    )
    if at is None or at + 1 >= len(lines) or _is_words_of_text(lines, at + 1, text):
        return title
    if who_and_when.read(lines[at + 1].text) is not None:
        return title
    return lines[at + 1].text


def title_below(opening: Opening, lines: Sequence[Line], text: str) -> str | None:
    """Return the title that stands below the opening lines, or between them."""
    for index in range(opening.lines, min(len(lines), opening.lines + 4)):
        line = lines[index]
        if chrome.is_chrome(line.text) or _is_case(line.text) or _is_who(line.text):
            continue
        if titled := _TITLED.fullmatch(line.text):
            return titled["title"]
        if _TITLE_BELOW.fullmatch(line.text) and index + 1 < len(lines):
            return lines[index + 1].text
        if above_case := _above_case_number(lines, index):
            return above_case
        if _is_words_of_text(lines, index, text):
            break
        return _with_next(lines, index, text)
    between = next((one for one in opening.loose if len(one) > _SHORTEST), None)
    titled = _TITLED.fullmatch(between or "")
    return titled["title"] if titled else between or opening.matter


def holds(opening: Opening, lines: Sequence[Line], title: str) -> bool:
    """Whether a title is nothing but lines that say who and when, one or several."""
    wanted = " ".join(title.split())
    if _TITLED.fullmatch(wanted):
        return True
    own = [" ".join(line.text.split()) for line in lines[: opening.lines]]
    for first in range(len(own)):
        for last in range(first + 1, len(own) + 1):
            if " ".join(own[first:last]) == wanted:
                return any(one in opening.told for one in own[first:last])
    found = who_and_when.read(wanted)
    if found is None or found.matter or not (found.says_when or found.kind):
        return False
    is_beside_section = any(_AT_SECTION.sub("", one) == wanted != one for one in own)
    is_body_alone = found.body is not None and not (found.official or found.kind)
    return wanted in " ".join(own) and not (is_beside_section and is_body_alone)


def _may_stand_between(line: Line, text: str, longest: int) -> bool:
    """Whether a line may stand among those of who and when: a case number, a few words."""
    if chrome.is_chrome(line.text) or _is_case(line.text):
        return True
    is_short = len(line.text) <= longest and not line.text.endswith((".", ":", ";"))
    return (
        is_short
        and headings.read(line, text) is None
        and not (_LABELLED.match(line.text))
    )


def _is_case(text: str) -> bool:
    return len(text) <= _LONGEST_NOTE and bool(case_numbers.find(text))


def _is_words_of_text(lines: Sequence[Line], index: int, text: str) -> bool:
    """Whether a line is a sentence, a labelled value or a heading: not a title."""
    line = lines[index]
    is_number = re.search(r"\d\.$", line.text) is not None and len(line.text) < 80
    is_open = line.text.endswith((".", ":", ";"))
    heading = headings.read(line, text)
    is_alone = index + 1 == len(lines) or lines[index + 1].is_after_blank
    return (
        (is_open and not is_number and not _INITIAL.search(line.text))
        or len(line.text) > _LONGEST_TITLE
        or _LABELLED.match(line.text) is not None
        or (_LABEL.match(line.text) is not None and not is_alone)
        or (heading is not None and (heading.is_alone or heading.kind != "appeal"))
    )


def _with_next(lines: Sequence[Line], index: int, text: str) -> str:
    """Return a line with the next one where that goes on in small letters."""
    line = lines[index]
    if index + 1 >= len(lines):
        return line.text
    following = lines[index + 1]
    goes_on = not following.is_after_blank and following.text[:1].islower()
    if goes_on and not _is_words_of_text(lines, index + 1, text):
        return f"{line.text} {following.text}"
    return line.text


def _is_who(text: str) -> bool:
    """Whether a line is a unit, or ends with an official behind a comma."""
    found = who_and_when.read(text)
    if found is not None and (found.units or found.publisher):
        return not found.matter
    last = who_and_when.read(text.rpartition(", ")[2]) if ", " in text else None
    return last is not None and last.official is not None and not last.says_when


def _above_case_number(lines: Sequence[Line], index: int) -> str | None:
    """Return the lines of one paragraph that end above a case number: a title's."""
    for end in range(index + 1, min(len(lines), index + _MOST_LINES_OF_TITLE + 1)):
        if _is_case(lines[end].text) and len(lines[end].text) < _LONGEST_NUMBER:
            title = " ".join(line.text for line in lines[index:end])
            is_label = any(_LABELLED.match(line.text) for line in lines[index:end])
            return None if is_label or len(title) > _LONGEST_TITLE else title
        if lines[end].is_after_blank:
            return None
    return None


def _section(found: Sequence[WhoAndWhen], *, is_official: bool) -> str | None:
    """Return the §; of an official's decision also its number in the year."""
    section = next((one.section for one in found if one.section), None)
    if section or not is_official:
        return section
    numbers = (one.number for one in found if one.number)
    return next(
        (one.partition("/")[0] for one in numbers if _IN_YEAR.fullmatch(one)), None
    )
