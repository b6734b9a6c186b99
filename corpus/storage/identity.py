"""When are two published items one decision? Keys and the agenda-minutes match.

Pure functions. The platform's own id may or may not survive the change from agenda to
minutes, so items meet by (organisation, body, day, start time) and then by case number
or title.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.notations.case_codes import case_numbers
from analyzers.notations.case_codes.case_keys import case_key as key_of_number
from analyzers.notations.municipal_bodies.canonical_bodies import canonical_body
from analyzers.notations.municipal_bodies.chief_bodies import by_abbreviation
from corpus.model import Decision

# Agendas print the planned start, minutes often the actual one ("17.00" and "17.03").
_START_TOLERANCE_MIN = 30

_FORMER_DASHES = dict.fromkeys(map(ord, "‐‑‒–—"), "-")
_FORMER_PREFIX = re.compile(r"^[^\W\d_]+[:/.-]*(?=\d)")
_TIME = re.compile(r"^\s*(\d{1,2})[.:](\d{2})")
_LETTER = re.compile(r"(?<=\d)(?=[a-z]\b)")
_NOT_WORD = re.compile(r"[\W_]+")
_SECTION = re.compile(r"^\s*(?:§\s*\d+\s*[a-z]?|\d+\s*[a-z]?\s*§)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the match needs to know of a stored item of the same meeting day."""

    decision_id: str
    case_key: str | None
    title_key: str
    item_number: str | None
    meeting_time: str | None
    language: str


def owner(decision: Decision) -> str:
    """Who published: the municipality, else the organisation, else the source."""
    return decision.municipality or decision.organisation or decision.source_id


def meeting_key(decision: Decision) -> str | None:
    """Key of organisation, body and day; None unless body and day are known."""
    body = decision.body_name or decision.body
    if (
        not body
        or decision.date is None
        or decision.status not in ("agenda", "minutes")
    ):
        return None
    return f"{words(owner(decision))}|{words(body)}|{decision.date.isoformat()}"


def section_key(decision: Decision) -> str | None:
    """Key of the one section of minutes, or item of an agenda, that a document is of.

    Publisher, body in whatever language, day and §: a page of the item, its file, the
    minutes as a whole and a translation share it. None where one of them is not known.
    """
    body = decision.body_name or decision.body or decision.officeholder
    number = decision.minutes_section
    if decision.status == "agenda" and decision.item_number:
        number = f"asia {decision.item_number}"
    is_part = decision.kind in ("meeting-item", "officeholder-decision")
    if not (body and number and decision.date and is_part):
        return None
    name, who = _body_key(body), words(owner(decision))
    return f"{who}|{name}|{decision.date.isoformat()}|{_number_key(number)}"


def _body_key(body: str) -> str:
    """Return a body's name in whatever language or length: "Kf" is the council, too."""
    short = by_abbreviation().get(body.casefold().rstrip("."))
    return words(short.canonical if short else canonical_body(body))


def _number_key(number: str) -> str:
    """Return a § with its letter apart, however it is printed: "45a", "45 A"."""
    return _LETTER.sub(" ", words(number))


def may_be_same(decision: Decision, stored: Decision) -> bool:
    """Whether two documents of one section can be of one decision: nothing says no.

    Case numbers that both know must agree, and in one language the titles, so that a
    wrongly read § joins nothing. Agendas of two meetings on one day count from 1 both.
    """
    is_agenda = decision.status == stored.status == "agenda"
    if is_agenda and not _same_start(decision.meeting_time, stored.meeting_time):
        return False
    first = case_key(owner(decision), decision.case_number)
    second = case_key(owner(stored), stored.case_number)
    if first and second and first != second:
        return False
    if decision.language != stored.language:
        return True
    return _alike(title_key(decision.title), title_key(stored.title))


def _alike(one: str, other: str) -> bool:
    """Whether titles share most words of the shorter; one may be cut or unknown."""
    if not (one and other) or one.startswith(other) or other.startswith(one):
        return True
    first, second = set(one.split()), set(other.split())
    return 2 * len(first & second) > min(len(first), len(second))


def case_key(municipality: str | None, case_number: str | None) -> str | None:
    """Key of a case within its municipality; None without a case number.

    Spellings of one number share a key; ``analyzers.notations.case_codes.case_keys`` says which.

    >>> case_key("Helsinki", "HEL-2024-009117") == case_key(
    ...     "Helsinki", "HEL 2024-009117 T 00 00 03"
    ... )
    True
    """
    if not case_number or not case_number.strip():
        return None
    return f"{words(municipality or '')}|{key_of_number(case_number)}"


def _former_case_key(municipality: str | None, case_number: str | None) -> str | None:
    """Key of a case as the first versions made it.

    Tombstones hold digests of it, which nobody can make anew: a removed matter must
    never come back because the rule for keys has changed.
    """
    if not case_number or not case_number.strip():
        return None
    plain = unicodedata.normalize("NFC", case_number).translate(_FORMER_DASHES)
    found = case_numbers.find(plain.strip())
    text = found[0].text if found else " ".join(plain.split())
    text = re.sub(r"\s*([/:])\s*", r"\1", text).casefold()
    number = re.sub(r"^hel-", "hel ", text).replace(" ", "")
    return f"{words(municipality or '')}|{_FORMER_PREFIX.sub('', number) or number}"


def title_key(title: str | None) -> str:
    """Title for comparison: no case, no punctuation, no leading section."""
    return words(_SECTION.sub("", title or ""))


def words(text: str) -> str:
    """Lower-case words of *text* with single spaces; punctuation dropped."""
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFC", text).lower()).strip()


def matter_digest(decision: Decision) -> str | None:
    """One-way digest of meeting and matter; None when not identifiable."""
    meeting = meeting_key(decision)
    title = title_key(decision.title)
    case = _former_case_key(owner(decision), decision.case_number) or ""
    if meeting is None or not (title or case):
        return None
    parts = [meeting, case, title]
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()


def candidate(decision: Decision, decision_id: str | None = None) -> Candidate:
    """Reduce a stored decision, or a document of it, to what the match needs."""
    return Candidate(
        decision_id or decision.decision_id,
        case_key(owner(decision), decision.case_number),
        title_key(decision.title),
        decision.item_number,
        decision.meeting_time,
        decision.language,
    )


def counterpart(decision: Decision, stored: Sequence[Candidate]) -> str | None:
    """Find the item of the other stage (agenda or minutes) that is the same matter.

    Args:
        decision: the item that has arrived.
        stored: items of the same meeting key and the *other* status, not yet matched.

    Returns:
        The decision id of the only fitting item, which may be there in several
        languages. None when none fits or when several fit equally well: two items of
        one case in one meeting must not be mixed up.
    """
    wanted = candidate(decision)
    pool = [
        item for item in stored if _same_start(item.meeting_time, wanted.meeting_time)
    ]
    both_equal = [
        item
        for item in pool
        if item.case_key == wanted.case_key
        and item.title_key == wanted.title_key
        and (item.case_key or item.title_key)
    ]
    if both_equal:
        return _only(both_equal, wanted)
    if wanted.case_key:
        # Without the title, language tells the Swedish twin of an item apart.
        same_case = [
            item
            for item in pool
            if item.case_key == wanted.case_key and item.language == wanted.language
        ]
        if same_case:
            ids = {item.decision_id for item in same_case}
            return _only(same_case, wanted) if len(ids) == 1 else None
    same_title = [
        item
        for item in pool
        if wanted.title_key
        and item.title_key == wanted.title_key
        and not (item.case_key and wanted.case_key)
    ]
    return _only(same_title, wanted)


def _only(items: Sequence[Candidate], wanted: Candidate) -> str | None:
    if len({item.decision_id for item in items}) > 1 and wanted.item_number:
        items = [item for item in items if item.item_number == wanted.item_number]
    ids = {item.decision_id for item in items}
    return ids.pop() if len(ids) == 1 else None


def _same_start(first: str | None, second: str | None) -> bool:
    minutes = [_minutes(first), _minutes(second)]
    if minutes[0] is None or minutes[1] is None:
        return True
    return abs(minutes[0] - minutes[1]) <= _START_TOLERANCE_MIN


def _minutes(text: str | None) -> int | None:
    match = _TIME.match(text or "")
    return int(match[1]) * 60 + int(match[2]) if match else None
