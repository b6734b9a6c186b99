"""Everything an operator may set, read in one place.

Each field is an environment variable ``PAATOSHAKU_<FIELD>``; command-line options win
over it. No other module reads the environment.
"""

from __future__ import annotations

import dataclasses
import math
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.index_marks import FolderMarks, MarkPlace
from search_web.base_address import read_public_address
from search_web.errors import SettingsError

if TYPE_CHECKING:
    from indexer.contract.engine import IndexEngine


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, with their defaults."""

    data: Path = Path("var")
    """Folder of the database, the index and raw pages (``--data``)."""

    sources: Path | None = None
    """Another ``sources.toml`` than the bundled one."""

    database_url: str | None = None
    """SQLAlchemy address of the store; default: SQLite in the data folder."""

    contacts_database_url: str | None = None
    """SQLAlchemy address of the alerts' addresses; default: SQLite in the data folder."""

    index_url: str | None = None
    """Address of the index: ``whoosh:FOLDER``, or that of an OpenSearch cluster, as
    ``opensearch+https://user:password@host:9200,host:9200/name?ca=FILE``; default: files
    in the data folder."""

    host: str = "127.0.0.1"
    """Address to serve on."""

    port: int = 8300
    """Port to serve on; 0 takes a free one."""

    threads: int = 4
    """Request threads of the web server, in each process."""

    workers: int = 1
    """Processes of the web server; with a processor core for each."""

    base_url: str | None = None
    """Public address with its path prefix, if any: the only source of absolute
    addresses; default: the request's own."""

    trusted_hosts: str = ""
    """Further host names that are answered, with commas between them; a name that
    begins with a dot stands for all below it. Without this and ``base_url`` every
    name is answered."""

    trusted_proxies: int = 0
    """Reverse proxies in front of the app whose X-Forwarded headers are believed."""

    contact: str = ""
    """E-mail address shown in the privacy notice and sent in the crawler's user agent."""

    crawl_delay_s: float = 1.0
    """Least seconds between two requests to one host; under 1 only on loopback."""

    crawl_timeout_s: float = 90.0
    """Longest wait for one page; CaseM servers can need 60 seconds."""

    crawl_hours: float = 20.0
    """Hours that one source is crawled in a run, the next goes on from there; 0: no limit."""

    ocr: str = "auto"
    """Whether scanned and damaged pages of PDF files are read by Tesseract: ``on``,
    ``off``, or ``auto``, where it is installed."""

    ocr_pages: int = 500
    """Pages of one source that a crawl may read so; the others wait for the next."""

    webhook: str = ""
    """Address that ``paatoshaku notify`` posts sources in trouble to; empty: mail only."""

    retention: Path | None = None
    """TOML file of rules on how long decisions stay; default: the built-in rules."""

    raw_pages_mb: str = ""
    """Megabytes that raw pages may take when ``paatoshaku compact`` runs, and those of a
    policy's sources: "5000 restricted=200"; empty: no limit."""

    api_units_per_minute: int = 600
    """What one client may ask of the API a minute; 0: no limit. One request is one unit,
    plus one for every hundred records it gives."""

    pages_per_minute: int | None = None
    """Units of pages one client may ask for a minute, a file being five; 0: no limit;
    default: 600, and none for this machine's own addresses."""

    forms_per_minute: int = 20
    """Forms of saved searches and alerts one client may send a minute; 0: no limit."""

    confirmations_per_day: int = 200
    """Confirmations of alerts that are sent in 24 hours, to whomever."""

    dense: bool = False
    """Whether nearness by meaning counts in the near tier, and ``index`` keeps its
    vectors (needs the extra ``dense``)."""

    smtp_host: str = ""
    """Mail server of e-mail alerts, which also need ``base_url``; without either alerts are
    off."""

    smtp_port: int = 25
    """Port of the mail server."""

    smtp_sender: str = ""
    """Sender address of alerts; empty: the address in ``contact``."""

    smtp_user: str = ""
    """User name at the mail server; empty: no login."""

    smtp_password: str = ""
    """Password at the mail server."""

    smtp_security: str = "none"
    """Security of the mail connection: "none", "starttls" or "tls"."""

    @property
    def contacts_url(self) -> str:
        """Address of the database that holds alert addresses, and nothing else."""
        return self.contacts_database_url or f"sqlite:///{self.data / 'contacts.db'}"

    @property
    def store_url(self) -> str:
        """Address of the decision store."""
        return self.database_url or f"sqlite:///{self.data / 'paatoshaku.db'}"

    @property
    def site_url(self) -> str:
        """Address under which the pages are: the public one, else the local one."""
        if self.base_url:
            return read_public_address(self.base_url).url
        return f"http://{self.host}:{self.port}"

    @property
    def index_folder(self) -> Path:
        """Folder of the search index, unless it is at another address."""
        return self.data / "index"

    @property
    def index_engine(self) -> IndexEngine:
        """What opens, makes and looks after the index."""
        from indexer.backends.registry import engine_at

        return engine_at(self.index_url)

    @property
    def index_marks(self) -> MarkPlace:
        """Where it is noted up to which change the index holds the store."""
        if self.index_url is None:
            return FolderMarks(self.index_folder)
        return self.index_engine.marks(self.index_folder)


def load_settings(environ: Mapping[str, str] | None = None, **options: Any) -> Settings:
    """Read the environment, then *options* (None means: not given).

    A value of the environment that is in quotation marks is what they hold: the engines
    of containers hand over the lines of a settings file as they stand.

    Raises:
        SettingsError: a value is not of the field's type, or the public address is
            none; names variable and value.
    """
    environ = os.environ if environ is None else environ
    values: dict[str, Any] = {}
    for field in dataclasses.fields(Settings):
        variable = f"PAATOSHAKU_{field.name.upper()}"
        given = options.get(field.name)
        if given is None and environ.get(variable):
            given = _unquoted(environ[variable])
        if given is not None:
            values[field.name] = _convert(variable, str(field.type), given)
            _check(variable, field.name, values[field.name])
    if values.get("base_url"):
        values["base_url"] = read_public_address(values["base_url"]).url
    return Settings(**values)


def _unquoted(value: str) -> str:
    """Return *value* without the marks of a settings file, which ``--env-file`` keeps."""
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if is_quoted else value


_CHOICES: dict[str, tuple[str, ...]] = {
    "smtp_security": ("none", "starttls", "tls"),
    "ocr": ("auto", "on", "off"),
}
"""Settings with a closed list of values. A typing error must not mean the default: a
password would be sent in the clear."""

_DATABASES = ("database_url", "contacts_database_url")
_LEAST = {
    "port": 0,
    "smtp_port": 1,
    "threads": 1,
    "workers": 1,
    "trusted_proxies": 0,
    "crawl_delay_s": 0,
    "crawl_timeout_s": 0.1,
    "crawl_hours": 0,
    "ocr_pages": 0,
    "confirmations_per_day": 0,
}
_MOST = {"port": 65535, "smtp_port": 65535}


def _check(variable: str, name: str, value: Any) -> None:
    if name in _CHOICES and value not in _CHOICES[name]:
        allowed = ", ".join(_CHOICES[name])
        raise SettingsError(f"{variable}={value!r}: allowed are {allowed}")
    if name in _DATABASES and "://" not in value:
        # Not shown: it may hold a password.
        raise SettingsError(
            f"{variable} is not an address of a database; allowed: sqlite:///FILE, or "
            "postgresql+psycopg://USER@HOST/NAME"
        )
    if name == "webhook" and not value.startswith(("http://", "https://")):
        raise SettingsError(f"{variable}={value!r}: expected http:// or https://")
    if isinstance(value, float) and not math.isfinite(value):
        raise SettingsError(f"{variable}={value}: expected a number")
    if name in _LEAST and value < _LEAST[name]:
        raise SettingsError(f"{variable}={value}: at least {_LEAST[name]} is allowed")
    if name in _MOST and value > _MOST[name]:
        raise SettingsError(f"{variable}={value}: at most {_MOST[name]} is allowed")


def use_values(values: Mapping[str, str]) -> None:
    """Put values of a settings file into the environment, where processes of ours look.

    What the environment has already wins.
    """
    for name, value in values.items():
        os.environ.setdefault(name, value)


def known_variables() -> list[str]:
    """Return the name of every setting's variable."""
    return [
        f"PAATOSHAKU_{field.name.upper()}" for field in dataclasses.fields(Settings)
    ]


def unknown_variables(environ: Mapping[str, str] | None = None) -> list[str]:
    """Return the variables that begin as our settings do and are none of them."""
    known = known_variables()
    names = os.environ if environ is None else environ
    return sorted(
        name for name in names if name.startswith("PAATOSHAKU_") and name not in known
    )


def _convert(variable: str, type_name: str, value: Any) -> Any:
    base = type_name.removesuffix(" | None")
    converters: dict[str, Any] = {
        "int": int,
        "float": float,
        "Path": Path,
        "str": str,
        "bool": _truth,
    }
    try:
        return converters[base](value)
    except (TypeError, ValueError):
        raise SettingsError(f"{variable}={value!r}: expected {_WORDS[base]}") from None


_WORDS = {
    "int": "a whole number",
    "float": "a number",
    "Path": "a path",
    "str": "a text",
    "bool": "yes or no",
}
_TRUTHS = {
    "1": True,
    "yes": True,
    "true": True,
    "0": False,
    "no": False,
    "false": False,
}


def _truth(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    try:
        return _TRUTHS[str(value).lower()]
    except KeyError:
        raise ValueError(value) from None
