"""Platforms by id: a file in this folder, or a folder with a ``platform.py``.

Its id is the name of the file or folder.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from functools import cache

import corpus.platforms
from corpus.errors import UnknownPlatform
from corpus.platforms.base import SelfDescribing

_NO_PLATFORMS = {"base", "registry"}
_ALIASES = {
    "dynasty": "d10 dynasty10 dynasty_d10 dynasty_10 d10julkaisu innofactor drequest",
    "dynasty_legacy": "dynastylegacy dynasty_old dynasty_static",
    "tweb": "ktweb tweb_pdf ktweb_pdf triplan ktwebbin ktwebbin_pdf tweb_old_path",
    "ktweb_static": "ktwebstatic ktweb_legacy jyvaskyla",
    "casem": "cloudnc casem_api casem_web casem_pdf cgi_casem cloudnc_pdf opennc",
    "ahjo": "hel_paatokset helsinki paatokset_hel hel_ahjo ahjorest ahjo_rest",
    "openahjo": "hel_static open_ahjo hel_openahjo dev_hel",
    "turku": "turku_static turku_ah turku_api ah_turku paatokset_turku",
    "mfiles": "m_files mfiles_pdf",
    "pdf_listing": "pdf pdf_minutes plain_pdf wordpress pdf_on_own_site wp_pdf minutes_pdf",
}
"""Names under which people and older data know a platform; ``-`` and ``_`` alike."""


@cache
def platform_ids() -> tuple[str, ...]:
    """Return the ids of all platforms in alphabetical order."""
    names = (module.name for module in pkgutil.iter_modules(corpus.platforms.__path__))
    return tuple(sorted(name for name in names if name not in _NO_PLATFORMS))


def platform_id(name: str) -> str:
    """Return the id of the platform called *name*, an id or an alias in any spelling.

    Raises:
        UnknownPlatform: nothing is called so; the message lists what is.
    """
    key = re.sub(r"[\s_()-]+", "_", name.strip().lower()).strip("_")
    if key in platform_ids():
        return key
    for candidate, aliases in _ALIASES.items():
        if key in aliases.split() and candidate in platform_ids():
            return candidate
    known = ", ".join(platform_ids())
    raise UnknownPlatform(f"no platform is called {name!r}; known: {known}")


def platform(name: str) -> SelfDescribing:
    """Return the adapter called *name*.

    Raises:
        UnknownPlatform: nothing is called so.
    """
    place = f"corpus.platforms.{platform_id(name)}"
    module = importlib.import_module(place)
    if hasattr(module, "__path__"):
        module = importlib.import_module(f"{place}.platform")
    adapter: SelfDescribing = module.PLATFORM
    return adapter


def is_registered(name: str, adapter: object) -> bool:
    """Whether *adapter* is the one called *name*, so that another process finds it."""
    try:
        return platform(name) is adapter
    except UnknownPlatform:
        return False
