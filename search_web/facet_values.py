"""Which values a facet parameter may have.

Closed lists are checked against the list; law references may be written in any notation
and come back in canonical form; closed values may be given by their names in any language.
Names of bodies are open: an unknown one is an honest
zero, not an error, because bodies come and go.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from flask_babel import gettext

from analyzers.law.typed import parse_law_key
from indexer.understanding.value_names import LABELS, facet_value
from search_web.errors import BadParameter

MAX_VALUE_LENGTH = 200


def check_value(facet: str, parameter: str, value: str) -> tuple[str, ...]:
    """Return *value* in canonical form; the name of several laws gives each of them.

    Raises:
        BadParameter: it cannot be a value of *facet*.
    """
    if facet in LABELS:
        meant = facet_value(facet, value)
        if meant in LABELS[facet]:
            return (meant,)
        raise _refused(parameter, value, ", ".join(LABELS[facet]))
    if len(value) > MAX_VALUE_LENGTH:
        limit = gettext("at most %(limit)s characters", limit=MAX_VALUE_LENGTH)
        raise _refused(parameter, value, limit)
    check = _CHECKS.get(facet)
    return check(parameter, value) if check else (value,)


def _year(parameter: str, value: str) -> tuple[str, ...]:
    if re.fullmatch(r"(1[89]|20|21)[0-9]{2}", value):
        return (value,)
    raise _refused(parameter, value, gettext("a year such as 2024"))


def _topic(parameter: str, value: str) -> tuple[str, ...]:
    if re.fullmatch(r"[0-9]{2}(\.[0-9]{2}){0,4}", value):
        return (value,)
    raise _refused(parameter, value, gettext("a task class such as 02 or 10.03"))


def _law(parameter: str, value: str) -> tuple[str, ...]:
    if keys := parse_law_key(value):
        return keys
    examples = "380/2023 § 23, kuntalaki 14 §, 410/2015"
    raise _refused(parameter, value, gettext("a law such as %(laws)s", laws=examples))


def _statute(parameter: str, value: str) -> tuple[str, ...]:
    if re.fullmatch(r"[1-9][0-9]{0,4}/[0-9]{4}", value):
        return (value,)
    raise _refused(parameter, value, gettext("a statute number such as 380/2023"))


def _refused(parameter: str, value: str, allowed: str) -> BadParameter:
    shown = value if len(value) <= 80 else value[:80] + "…"
    message = gettext(
        "The parameter “%(name)s” cannot be “%(value)s”.", name=parameter, value=shown
    )
    return BadParameter(parameter, message, allowed)


_CHECKS: dict[str, Callable[[str, str], tuple[str, ...]]] = {
    "year": _year,
    "topic": _topic,
    "law_reference": _law,
    "statute": _statute,
}
