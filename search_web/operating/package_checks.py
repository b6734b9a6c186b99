"""Whether the Python packages are there that this installation needs, in fitting versions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import metadata

from search_web.operating.check_result import CheckResult
from search_web.settings import Settings

_REQUIREMENT = re.compile(
    r"(?P<name>[\w.-]+)(?:\[[^\]]*\])?(?P<bounds>[^;]*)(?:;(?P<marker>.*))?"
)
_EXTRA = re.compile(r"extra == [\"'](?P<extra>[\w-]+)[\"']")
_BOUND = re.compile(r"(?P<sign>>=|==|<)(?P<version>[\d.]+)")
_TODO = "install them: pip install --require-hashes -r requirements.lock"


def packages(settings: Settings) -> CheckResult:
    """Whether each required package is installed, those of extras in use included."""
    try:
        wanted = metadata.requires("paatoshaku") or []
    except metadata.PackageNotFoundError:
        what = "paatoshaku is not installed but run from its folder"
        return CheckResult("packages", "warn", what, "pip install . in the folder")
    needed = [row for row in wanted if _is_needed(row, extras_in_use(settings))]
    wrong = sorted(filter(None, map(wrong_package, needed)))
    if wrong:
        return CheckResult("packages", "fail", "; ".join(wrong), _TODO)
    return CheckResult("packages", "ok", f"{len(needed)} required ones fit")


def extras_in_use(settings: Settings) -> frozenset[str]:
    """Return the extras of the package that the settings ask for."""

    def used() -> Iterator[str]:
        if settings.dense:
            yield "dense"
        if f"{settings.store_url} {settings.contacts_url}".count("postgresql"):
            yield "postgresql"
        if (settings.index_url or "").startswith("opensearch"):
            yield "opensearch"

    return frozenset(used())


def wrong_package(requirement: str) -> str:
    """Return what is wrong with a package that is required, "" when it fits.

    >>> wrong_package("click>=8.1"), wrong_package("olematon>=1.0; extra == 'x'")
    ('', 'olematon is missing')
    """
    row = _REQUIREMENT.match(requirement)
    if row is None:
        return ""
    try:
        found = metadata.version(row["name"])
    except metadata.PackageNotFoundError:
        return f"{row['name']} is missing"
    for bound in _BOUND.finditer(row["bounds"]):
        if not _fits(_numbers(found), bound["sign"], _numbers(bound["version"])):
            return f"{row['name']} is {found}, not {bound[0]}"
    return ""


def _is_needed(requirement: str, extras: frozenset[str]) -> bool:
    extra = _EXTRA.search(requirement)
    return extra is None or extra["extra"] in extras


def _fits(found: tuple[int, ...], sign: str, bound: tuple[int, ...]) -> bool:
    if sign == "==":
        return found == bound
    return found >= bound if sign == ">=" else found < bound


def _numbers(version: str) -> tuple[int, ...]:
    """Return the numbers a version begins with: (2, 19, 0) of "2.19.0rc1"."""
    numbers = [int(digits) for digits in re.findall(r"\d+", version)[:3]]
    return (*numbers, *(0,) * (3 - len(numbers)))
