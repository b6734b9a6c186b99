"""A number printed with a name: which act is meant when they do not agree.

Minutes print wrong numbers (two digits changed about), and numbers of acts that only
amended the one cited. Both readings are kept; which is the likelier is told by rule.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from analyzers.law.locating.numbers import (
    NUMBER,
    read_statute_number,
    statute_number,
)
from analyzers.law.locating.tails import Tail
from analyzers.law.mentions.citations import Named
from analyzers.law.model import LawNote
from analyzers.law.register.acts import amended_acts
from analyzers.law.register.statutes import Statute, statute
from analyzers.text.late_pattern import LatePattern

_LATE_NUMBER = LatePattern(
    r"\s(?:mukaan|mukais[a-zåäö]+|nojalla|perusteella|tarkoit[a-zåäö]+)\s"
    rf"\({NUMBER}\)"
)

SHORTEST_SUBJECT = 5
"""Letters that a name and a title must begin with in common to be of one subject."""

_HEADS = {"laki": "la", "asetus": "asetu", "kaari": "kaar", "päätös": "päätö"}
_NOUNS = {"laki": ("laki", "lag"), "asetus": ("asetus", "förordning")}


@dataclass(frozen=True, slots=True)
class Settled:
    """The acts that a name with its number means.

    Attributes:
        acts: one as a rule; several when nothing decides.
        notes: how number and name differ.
        other_act: the number printed, or the act that the name means, when the other
            was followed.
    """

    acts: tuple[str, ...]
    notes: tuple[LawNote, ...] = ()
    other_act: str = ""


def number_last(lower: str, tail: Tail, acts: tuple[str, ...]) -> str | None:
    """Return the number of "Kuntalaki 91 § (365/1995)", "… 91 §:n mukaan (365/1995)".

    None when none stands behind the places, or it is of none of *acts*.

    Args:
        lower: cleaned lower-case text.
        tail: what was read after the name.
        acts: what the name may stand for.
    """
    if tail.locator is None:
        return None
    if tail.locator.number_in_brackets is not None:
        start, end = tail.locator.number_in_brackets
        number = read_statute_number(lower[start + 1 : end - 1])
    else:
        late = _LATE_NUMBER.match(lower, tail.end)
        number = statute_number(late) if late else None
    return number if number in acts else None


def settle_number(
    number: str, named: Named, by_name: tuple[str, ...], day: dt.date | None
) -> Settled:
    """Decide between the number printed and the name before it.

    Args:
        number: canonical number as printed.
        named: the name; its acts are all that may bear it.
        by_name: what the name alone would mean here; () when unknown.
        day: the document's day.
    """
    if number in named.acts:
        return Settled((number,))
    amended = _amended(number, named)
    if amended:
        return Settled(amended, ("amending-act",), number)
    if not by_name:
        return Settled((number,))
    if _follows_name(number, named, by_name, day):
        return Settled(by_name, ("number-differs",), number)
    other = by_name[0] if len(by_name) == 1 else ""
    return Settled((number,), ("number-differs",), other)


def _amended(number: str, named: Named) -> tuple[str, ...]:
    """Return the act that *number* amended: the one named, or its only one."""
    if statute(number) is not None:
        return ()
    amended = amended_acts().get(number, ())
    among = tuple(act for act in named.acts if act in amended)
    if among:
        return among
    return amended if len(amended) == 1 and not named.acts else ()


def _follows_name(
    number: str, named: Named, by_name: tuple[str, ...], day: dt.date | None
) -> bool:
    """Whether the name is likelier right than the number.

    A known number gives way to an official title only, and not to one of an act that
    was in force at another time ("rakennuslain (132/1999)" of today). An unknown one
    gives way, unless it is older than every act known by the title and so may be of an older act.
    """
    known = statute(number)
    if known is not None:
        is_timely = day is None or not known.is_in_force(day) or _is_any(by_name, day)
        return named.is_title and is_timely and not _is_on_subject(known, named, day)
    if not named.is_title or any(is_slip(number, act) for act in named.acts):
        return True
    return _year(number) >= min(_year(act) for act in by_name)


def _is_on_subject(known: Statute, named: Named, day: dt.date | None) -> bool:
    """Whether a name of one word may be a short name of the act with the number.

    "Kaivosasetus (391/2012)" is the decree "kaivostoiminnasta" of that number, though
    an older one has just that title.
    """
    subject = named.name.removesuffix(_HEADS.get(named.noun, ""))
    if " " in named.name or len(subject) < SHORTEST_SUBJECT:
        return False
    if day is not None and not known.is_in_force(day):
        return False
    words = (
        f"{known.title_fi} {known.current_title_fi} {known.title_sv}".lower().split()
    )
    nouns = tuple(_NOUNS.get(named.noun, ()))
    return any(word.endswith(nouns) for word in words) and any(
        word.startswith(subject) for word in words
    )


def _is_any(acts: tuple[str, ...], day: dt.date) -> bool:
    """Whether one of the acts was in force on *day*."""
    rows = [statute(act) for act in acts]
    return any(row is not None and row.is_in_force(day) for row in rows)


def is_slip(printed: str, meant: str) -> bool:
    """Whether one digit is wrong, missing or too much, or two stand the wrong way.

    >>> is_slip("682/1998", "628/1998"), is_slip("365/1995", "410/2015")
    (True, False)
    """
    if abs(len(printed) - len(meant)) > 1:
        return False
    if len(printed) != len(meant):
        short, long = sorted((printed, meant), key=len)
        return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
    wrong = [i for i in range(len(meant)) if printed[i] != meant[i]]
    if len(wrong) == 2:
        first, second = wrong
        is_swapped = printed[first] == meant[second] and printed[second] == meant[first]
        return is_swapped and second == first + 1
    return len(wrong) == 1


def _year(act: str) -> int:
    return int(act.rpartition("/")[2])
