"""Towns of today and of the past by the names that a text uses.

A town that has ended is a publisher of its own: its minutes name it, not its successor.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from analyzers.notations.toponyms.former_municipalities import (
    former_municipalities,
    successor,
)
from analyzers.notations.toponyms.genitives import by_genitive, genitive
from analyzers.notations.toponyms.municipalities import municipalities, municipality

_OWN_HOSTS = {"hel": "Helsinki", "ouka": "Oulu", "jkl": "Jyväskylä"}
_HOST_SUFFIX = re.compile(
    r"(?:-?d?\d+j?u?l?k?(?:fi|j|julkaisu)?|10|-?julkaisu|-prod|fi|se|sv|swe|web|tweb"
    r"|-?paatokset|-?esityslistat|n?kaupunki|n?kunta|kommun|stad|kunnat)$"
)


@dataclass(frozen=True, slots=True)
class Town:
    """A municipality, or one that has ended.

    Attributes:
        code: of today's municipality; None for one that has ended.
        ended: the first year without it; None for one of today.
        successor: the municipality of today in which it lies; None for one of today.
        is_word: whether the name is a common word or a person's name as well.
    """

    name: str
    code: str | None
    ended: int | None = None
    successor: str | None = None
    is_word: bool = False


def town(code_or_name: str) -> Town | None:
    """Return a town by code or name; a town of today before one that has ended."""
    row = municipality(code_or_name)
    if row is not None:
        return Town(row.name_fi, row.code) if row.kind == "municipality" else None
    return _former_by_name().get(code_or_name.casefold())


def by_genitive_or_name(word: str) -> Town | None:
    """Return the town of "Tuusulan", "Kyrkslätts" or "Luvian" as publishers write it."""
    folded = word.casefold()
    row = by_genitive().get(folded)
    if row is not None:
        return Town(row.name_fi, row.code)
    return _former_by_genitive().get(folded)


def by_nominative(word: str) -> Town | None:
    """Return the town of a name in the nominative, Finnish or Swedish."""
    return town(word)


def at_host(host: str, *, is_platform: bool = False) -> Town | None:
    """Return the town whose name a host bears ("tuusula.cloudnc.fi").

    Args:
        host: in lower case.
        is_platform: whether the host is one of a platform for municipalities; there a
            name may have anything behind it ("kirkkonummise").
    """
    for label in host.split("."):
        for name in (label, _HOST_SUFFIX.sub("", label)):
            if name in _by_folded():
                return _by_folded()[name]
        if is_platform:
            begun = [
                name
                for name in _by_folded()
                if len(name) > 4 and label.startswith(name)
            ]
            if begun:
                return _by_folded()[max(begun, key=len)]
    return None


def fold(name: str) -> str:
    """Return a name in ASCII without blanks, as hosts and mail addresses write it."""
    plain = unicodedata.normalize("NFD", name.casefold().replace(" ", ""))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


@cache
def _by_folded() -> dict[str, Town]:
    found: dict[str, Town] = {}
    for row in municipalities():
        if row.kind == "municipality":
            for name in (row.name_fi, row.name_sv):
                folded = fold(name).removesuffix("nkunta")
                found.setdefault(folded, Town(row.name_fi, row.code))
    for short, name in _OWN_HOSTS.items():
        found[short] = found[fold(name)]
    for former in _former().values():
        if not former.is_word and len(former.name) > 4:
            found.setdefault(fold(former.name), former)
    return found


@cache
def by_folded_genitive() -> dict[str, Town]:
    """Return towns by the folded genitive that addresses use ("kouvolan-kaupunki")."""
    names = {
        fold(key): Town(row.name_fi, row.code) for key, row in by_genitive().items()
    }
    for key, former in _former_by_genitive().items():
        names.setdefault(fold(key), former)
    return names


@cache
def _former() -> dict[str, Town]:
    found = {}
    for row in former_municipalities():
        today = successor(row.name_fi)
        found[row.name_fi] = Town(
            row.name_fi, None, row.year, today.name_fi if today else None, row.is_word
        )
    return found


@cache
def _former_by_name() -> dict[str, Town]:
    found = {name.casefold(): one for name, one in _former().items()}
    for row in former_municipalities():
        if row.name_sv:
            found.setdefault(row.name_sv.casefold(), _former()[row.name_fi])
    return found


@cache
def _former_by_genitive() -> dict[str, Town]:
    found: dict[str, Town] = {}
    for row in former_municipalities():
        one = _former()[row.name_fi]
        if " " not in row.name_fi:
            found[genitive(row.name_fi).casefold()] = one
        if row.name_sv and " " not in row.name_sv:
            found.setdefault(row.name_sv.casefold(), one)
            found.setdefault(row.name_sv.casefold() + "s", one)
    return found
