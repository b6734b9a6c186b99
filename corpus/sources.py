"""The registry of sources: who publishes where, on which platform, and may we read it.

A municipality may have several sources. Rows live in ``sources.toml`` as ``[[source]]``
tables whose keys are the fields of ``Source``; the file is edited by hand.
"""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal, get_args, get_type_hints
from urllib.parse import urlsplit

from analyzers.notations.toponyms.municipalities import municipality
from corpus.errors import SourceConfigError, UnknownSource, plain_reason
from corpus.policies import POLICIES, Confidence, Notices, Policy, PolicyId, policy_of


@dataclass(frozen=True, slots=True)
class Source:
    """One row of ``sources.toml``.

    Attributes:
        source_id: lower-case ASCII, stable; the first part of every decision id.
        platform: id of a file in ``corpus/platforms``.
        base_url: where the adapter starts.
        municipality: official Finnish name, None for an organisation.
        organisation: joint authority or wellbeing services county, else None.
        language: language of pages that do not say.
        min_decisions: a full crawl that yields fewer is reported.
        never: True when the source refuses machine reading; it is never fetched.
        never_reason: why, in words; required when ``never``.
        permission: who allowed us to keep pages whose robots rules (noindex …) forbid
            it; without it those rules are obeyed. robots.txt is obeyed in any case.
        policy: what is done with its pages (``corpus/policies.py``).
        legal_basis: why the operator may keep them; required when "restricted".
        confidence: how sure the address and platform are; "guess" when nobody has
            seen decisions at the address.
        note: where that is known from, or what is not known.
        attachments: what is fetched of attachments: titles only, the texts of those of
            bodies' decisions, or all texts (officeholders' decisions, too).
        attachment_pages: pages of attachments that one crawl reads at most.
        attachment_megabytes: megabytes of attachments that one crawl fetches at most.
        notices: where its public notices are: on this platform (they are fetched, too),
            on other pages of its own, nowhere, or "not-known": nobody has looked.
        aged: what becomes of decisions that have only aged out of what the source
            shows: removed, or kept as an archive with private persons' names masked.
        delay_s: seconds between two requests to the host.
        domains: further hosts it publishes on, each with all names below it; links and
            redirects that lead elsewhere are refused. ``base_url``'s own domain is
            always one.
    """

    source_id: str
    platform: str
    base_url: str
    municipality: str | None = None
    municipality_code: str | None = None
    organisation: str | None = None
    language: str = "fi"
    min_decisions: int = 0
    never: bool = False
    never_reason: str | None = None
    permission: str | None = None
    policy: PolicyId = "obey"
    legal_basis: str | None = None
    confidence: Confidence = "medium"
    note: str | None = None
    attachments: Literal["titles", "text", "all"] = "text"
    attachment_pages: int = 20_000
    attachment_megabytes: int = 1_000
    notices: Notices = "not-known"
    aged: Literal["remove", "keep"] = "remove"
    delay_s: float = 1.0
    domains: tuple[str, ...] = ()

    @property
    def policy_id(self) -> PolicyId:
        """The policy that holds, also in rows that say ``never`` or ``permission``."""
        return policy_of(self.policy, never=self.never, permission=self.permission)

    @property
    def rules(self) -> Policy:
        """What that policy means."""
        return POLICIES[self.policy_id]


_DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)*[a-z0-9-]+(?::\d+)?")
_SOURCE_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def load_sources(path: Path | None = None) -> tuple[Source, ...]:
    """Read a registry, by default the bundled one; rows in the order of the file.

    Raises:
        SourceConfigError: the file cannot be read, or a row is wrong; names row, key
            and value, and says what is allowed.
    """
    if path is None:
        return _bundled()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceConfigError(
            f"cannot read the sources {path}: {plain_reason(error)}"
        ) from error
    return parse_sources(text, str(path))


def find_sources(names: Sequence[str], sources: Sequence[Source]) -> list[Source]:
    """Return the sources that *names* mean, in registry order, each once.

    A name is a source id, or a publisher's name in Finnish or Swedish, in any case.

    Raises:
        UnknownSource: nothing is called so; names those that begin alike.
    """
    wanted: set[str] = set()
    for name in names:
        key = name.strip().casefold()
        found = municipality(key)
        key = found.name_fi.casefold() if found else key
        matching = {source.source_id for source in sources if key in _names_of(source)}
        if not matching:
            raise UnknownSource(_unknown(name, sources))
        wanted |= matching
    return [source for source in sources if source.source_id in wanted]


def parse_sources(text: str, name: str = "sources.toml") -> tuple[Source, ...]:
    """Read a registry from TOML text; *name* is for messages.

    Raises:
        SourceConfigError: see ``load_sources``.
    """
    try:
        tables = tomllib.loads(text).get("source", [])
    except tomllib.TOMLDecodeError as error:
        raise SourceConfigError(f"{name} is not TOML: {error}") from error
    is_tables = isinstance(tables, list) and all(isinstance(t, dict) for t in tables)
    if not is_tables or not tables:
        raise SourceConfigError(f"{name} has no [[source]] tables")
    sources = tuple(_source(table, name) for table in tables)
    seen: set[str] = set()
    for source in sources:
        if source.source_id in seen:
            raise SourceConfigError(f"{source.source_id!r} occurs twice in {name}")
        seen.add(source.source_id)
    return sources


@cache
def _bundled() -> tuple[Source, ...]:
    file = resources.files("corpus") / "sources.toml"
    return parse_sources(file.read_text(encoding="utf-8"))


def _source(table: Mapping[str, Any], name: str) -> Source:
    where = f"{name} [{table.get('source_id', '?')}]"
    fields = {field.name: field for field in dataclasses.fields(Source)}
    for key, value in table.items():
        if key not in fields:
            known = ", ".join(fields)
            raise SourceConfigError(f"unknown key {key!r} in {where}; known: {known}")
        _check_type(key, value, where)
    for key in ("source_id", "platform", "base_url"):
        if not table.get(key):
            raise SourceConfigError(f"{key} is missing in {where}")
    if "domains" in table:
        table = {**table, "domains": tuple(table["domains"])}
    source = Source(**table)
    if not _SOURCE_ID.fullmatch(source.source_id):
        raise SourceConfigError(
            f"source_id {source.source_id!r} in {name}: allowed are lower-case letters "
            "a-z, digits and single hyphens"
        )
    if not _is_web_address(source.base_url):
        raise SourceConfigError(
            f"base_url {source.base_url!r} in {where}: expected http:// or https://"
        )
    if source.never and not source.never_reason:
        raise SourceConfigError(f"never without never_reason in {where}")
    if source.never and source.policy not in ("obey", "refused"):
        raise SourceConfigError(f"never with policy {source.policy!r} in {where}")
    needed = source.rules.needs
    if needed and not getattr(source, needed):
        raise SourceConfigError(f"policy {source.policy!r} without {needed} in {where}")
    return source


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        is_port = parts.port != 0  # raises where it is none at all
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and is_port


@cache
def _hints() -> dict[str, Any]:
    """Types of the fields; resolving them for every value made start-up slow."""
    return get_type_hints(Source)


def _check_type(key: str, value: Any, where: str) -> None:
    if key == "domains":
        _check_domains(value, where)
        return
    hint = _hints()[key]
    choices = [choice for choice in get_args(hint) if isinstance(choice, str)]
    if choices:
        if value not in choices:
            allowed = ", ".join(choices)
            raise SourceConfigError(f"{key} = {value!r} in {where}; known: {allowed}")
        return
    expected: type = next(
        kind for kind in (bool, int, float, str) if kind in (hint, *get_args(hint))
    )
    fits = isinstance(value, (int, float) if expected is float else expected)
    if not fits or (isinstance(value, bool) and expected is not bool):
        raise SourceConfigError(
            f"{key} = {value!r} in {where}: expected {expected.__name__}"
        )
    if not isinstance(value, (bool, str)) and value < 0:
        raise SourceConfigError(f"{key} = {value!r} in {where}: expected 0 or more")


def _check_domains(value: Any, where: str) -> None:
    is_list = isinstance(value, list) and all(isinstance(name, str) for name in value)
    wrong = [name for name in value if not _DOMAIN.fullmatch(name)] if is_list else []
    if not is_list or wrong:
        raise SourceConfigError(
            f"domains = {value!r} in {where}: expected a list of host names in small "
            'letters, such as ["liitteet.kunta.example"]'
        )


def _names_of(source: Source) -> set[str]:
    names = {source.source_id, source.municipality, source.organisation}
    return {name.casefold() for name in names if name}


def _unknown(name: str, sources: Sequence[Source]) -> str:
    start = name.strip().casefold()[:2]
    near = [source.source_id for source in sources if source.source_id[:2] == start]
    hint = f"; similar: {', '.join(near[:8])}" if near else ""
    return f"no source is called {name!r}{hint} (all {len(sources)}: paatoshaku status)"
