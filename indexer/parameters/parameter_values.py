"""How single parameters are read from text; each reader raises ``ParameterError``."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from analyzers.notations.temporal.dates import parse_date
from indexer.errors import ParameterError
from indexer.messages import N_, Message
from indexer.parameters.parameter_table import MAX_QUERY

Arguments = Mapping[str, Sequence[str]]
"""Parameters as given: name -> values in order."""

MAX_STEP_LENGTH = 500
_SHOWN = 80
_AMOUNT = re.compile(
    r"(?P<whole>\d{1,3}(?:[ .\u00a0]\d{3}){1,4}|\d{1,13})(?:[.,](?P<cents>\d{1,2}))?"
    r"\s?(?P<scale>milj\.?|miljoonaa|mn|m(?=\s?€)|tuhatta|t(?=\s?€))?\s?(?:€|e|euroa)?"
)
# C0 and C1 controls; white space among them is folded into spaces before the check.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def single(arguments: Arguments, name: str) -> str | None:
    """Return the only value of *name*, None when it is absent or empty."""
    values = arguments.get(name, ())
    if len(values) > 1:
        message = Message(
            N_("The parameter “%(name)s” is given twice."), {"name": name}
        )
        raise ParameterError(name, message, Message(N_("one value")))
    return values[0] if values and values[0] else None


def words(arguments: Arguments, name: str) -> str:
    """Return the words of a search, white space folded."""
    query = " ".join((single(arguments, name) or "").split())
    if len(query) > MAX_QUERY:
        message = Message(
            N_("The search is too long: %(length)s characters."), {"length": len(query)}
        )
        limit = Message(N_("at most %(limit)s characters"), {"limit": MAX_QUERY})
        raise ParameterError(name, message, limit)
    return printable(name, query)


def number(
    arguments: Arguments, name: str, *, default: int, largest: int, smallest: int = 1
) -> int:
    """Return a whole number from *smallest* to *largest*."""
    text = single(arguments, name)
    if text is None:
        return default
    if re.fullmatch(r"[0-9]{1,9}", text) and smallest <= int(text) <= largest:
        return int(text)
    allowed = Message(
        N_("a whole number from %(smallest)s to %(largest)s"),
        {"smallest": smallest, "largest": largest},
    )
    raise bad_value(name, text, allowed)


def day(arguments: Arguments, name: str) -> dt.date | None:
    """Return a day written 2026-05-07 or 7.5.2026; None when absent."""
    text = (single(arguments, name) or "").strip()
    if not text:
        return None
    if day_read := parse_date(text):
        return day_read
    raise bad_value(name, text, Message(N_("a day such as 2026-05-07 or 7.5.2026")))


def amount(arguments: Arguments, name: str) -> float | None:
    """Return a number such as 100000, "25 000,50" or "1,5 milj."; None when absent."""
    text = (single(arguments, name) or "").strip()
    if not text:
        return None
    match = _AMOUNT.fullmatch(text.lower())
    if match is None:
        raise bad_value(name, text, Message(N_("a sum such as 100000 or 1,5 milj.")))
    return amount_of(match)


def amount_of(match: re.Match[str]) -> float:
    """Return the number that a match of an amount stands for."""
    digits = re.sub(r"\D", "", match["whole"])
    value = float(f"{digits}.{match['cents'] or 0}")
    scale = match["scale"]
    factor = 1_000_000 if scale and scale.startswith("m") else 1_000 if scale else 1
    return round(value * factor, 2)


def choice(
    arguments: Arguments,
    name: str,
    choices: Mapping[str, str],
    other_names: Mapping[str, str],
) -> str:
    """Return the value of a choice; the first when it is absent."""
    text = single(arguments, name)
    if text is None:
        return next(iter(choices.values()))
    if text in choices:
        return choices[text]
    if text in other_names:
        return other_names[text]
    raise bad_value(name, text, Message(", ".join(choices)))


def flag(arguments: Arguments, name: str) -> bool:
    """Whether a flag is set: "1" is, "0" and nothing are not."""
    text = single(arguments, name)
    if text in (None, "0", "1"):
        return text == "1"
    raise bad_value(name, text or "", Message("0, 1"))


def step(name: str, text: str) -> str:
    """Return the id of a step; which ids there are depends on the query."""
    if len(text) > MAX_STEP_LENGTH:
        raise bad_value(name, text, Message(N_("the id of a step of the reading")))
    return printable(name, text)


def printable(name: str, text: str) -> str:
    """Return *text*, which must not hold control characters."""
    if _CONTROL.search(text):
        message = Message(
            N_("The parameter “%(name)s” holds control characters."), {"name": name}
        )
        raise ParameterError(name, message, Message(N_("printable characters")))
    return text


def bad_value(name: str, value: str, allowed: Message) -> ParameterError:
    """Return the error for a value that is not allowed; long values are cut."""
    shown = value if len(value) <= _SHOWN else value[:_SHOWN] + "…"
    message = Message(
        N_("The parameter “%(name)s” cannot be “%(value)s”."),
        {"name": name, "value": shown},
    )
    return ParameterError(name, message, allowed)


def unknown_name(name: str, allowed: Sequence[str]) -> ParameterError:
    """Return the error for a name that is not understood here."""
    message = Message(N_("Unknown parameter: “%(name)s”."), {"name": name[:100]})
    none = Message(N_("This page takes no parameters."))
    return ParameterError(
        name, message, Message(", ".join(allowed)) if allowed else none
    )
