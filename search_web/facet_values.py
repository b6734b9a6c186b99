"""Which values a facet parameter may have.

Closed lists are checked against the list; law references may be written in any notation
and come back in canonical form. Names of bodies are open: an unknown one is an honest
zero, not an error, because bodies come and go.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import get_args

from flask_babel import gettext

from corpus.model import BodyType, DecisionKind, Outcome, Status
from search_web.errors import BadParameter

MAX_VALUE_LENGTH = 200

CLOSED: dict[str, tuple[str, ...]] = {
    "body_type": get_args(BodyType),
    "outcome": get_args(Outcome),
    "kind": get_args(DecisionKind),
    "status": get_args(Status),
    "language": ("fi", "sv"),
    "routine": ("yes", "no"),
}
"""Facets whose values are a closed list."""


def check_value(facet: str, parameter: str, value: str) -> str:
    """Return *value* in canonical form.

    Raises:
        BadParameter: it cannot be a value of *facet*.
    """
    if facet in CLOSED:
        if value in CLOSED[facet]:
            return value
        raise _refused(parameter, value, ", ".join(CLOSED[facet]))
    if len(value) > MAX_VALUE_LENGTH:
        limit = gettext("at most %(limit)s characters", limit=MAX_VALUE_LENGTH)
        raise _refused(parameter, value, limit)
    check = _CHECKS.get(facet)
    return check(parameter, value) if check else value


def _year(parameter: str, value: str) -> str:
    if re.fullmatch(r"(1[89]|20|21)[0-9]{2}", value):
        return value
    raise _refused(parameter, value, gettext("a year such as 2024"))


def _topic(parameter: str, value: str) -> str:
    if re.fullmatch(r"[0-9]{2}(\.[0-9]{2}){0,4}", value):
        return value
    raise _refused(parameter, value, gettext("a task class such as 02 or 10.03"))


def _statute(parameter: str, value: str) -> str:
    if re.fullmatch(r"[1-9][0-9]{0,4}/[0-9]{4}", value):
        return value
    raise _refused(parameter, value, gettext("a statute number such as 380/2023"))


def _refused(parameter: str, value: str, allowed: str) -> BadParameter:
    shown = value if len(value) <= 80 else value[:80] + "…"
    message = gettext(
        "The parameter “%(name)s” cannot be “%(value)s”.", name=parameter, value=shown
    )
    return BadParameter(parameter, message, allowed)


_CHECKS: dict[str, Callable[[str, str], str]] = {
    "year": _year,
    "topic": _topic,
    "statute": _statute,
}
