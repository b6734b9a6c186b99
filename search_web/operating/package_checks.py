"""Whether the Python packages are there that this installation needs, in fitting versions."""

from __future__ import annotations

from importlib import metadata

from packaging.requirements import Requirement

from search_web.operating.check_result import CheckResult
from search_web.settings import Settings

_TODO = (
    "install them from the lock file that you installed from: "
    "pip install --require-hashes -r requirements.lock"
)


def packages(settings: Settings) -> CheckResult:
    """Whether each required package is installed, those of extras in use included."""
    try:
        wanted = metadata.requires("paatoshaku") or []
    except metadata.PackageNotFoundError:
        what = "paatoshaku is not installed but run from its folder"
        return CheckResult("packages", "warn", what, "pip install . in the folder")
    extras = extras_in_use(settings)
    needed = [row for row in wanted if _is_needed(Requirement(row), extras)]
    wrong = sorted(filter(None, map(wrong_package, needed)))
    if wrong:
        return CheckResult("packages", "fail", "; ".join(wrong), _TODO)
    return CheckResult("packages", "ok", f"{len(needed)} required ones fit")


def extras_in_use(settings: Settings) -> frozenset[str]:
    """Return the extras of the package that the settings ask for."""
    stores = f"{settings.store_url} {settings.contacts_url}"
    used = {
        "dense": settings.dense,
        "postgresql": "postgresql" in stores,
        "opensearch": (settings.index_url or "").startswith("opensearch"),
    }
    return frozenset(extra for extra, is_used in used.items() if is_used)


def wrong_package(requirement: str) -> str:
    """Return what is wrong with a package that is required, "" when it fits.

    >>> wrong_package("click>=8.1"), wrong_package("olematon>=1.0; extra == 'x'")
    ('', 'olematon is missing')
    """
    wanted = Requirement(requirement)
    try:
        found = metadata.version(wanted.name)
    except metadata.PackageNotFoundError:
        return f"{wanted.name} is missing"
    for bound in wanted.specifier:
        if not bound.contains(found, prereleases=True):
            return f"{wanted.name} is {found}, not {bound}"
    return ""


def _is_needed(wanted: Requirement, extras: frozenset[str]) -> bool:
    """Whether a requirement is one of this machine, or of an extra in use."""
    marker = wanted.marker
    return marker is None or any(
        marker.evaluate({"extra": extra}) for extra in ("", *sorted(extras))
    )
