"""How many pages and files one client may ask for a minute, and what each costs."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

from flask import current_app, request

from search_web.errors import TooManyRequests
from search_web.front.clients import client
from search_web.front.rates import limiter

if TYPE_CHECKING:
    from flask import Flask

DEFAULT_UNITS_A_MINUTE = 600
"""Where the operator sets nothing; this machine's own addresses are then not limited:
they are a proxy that nobody told us to trust, or the operator."""

FILE_COST = 5
"""Units of a file of hits; a page is one unit."""

LETTERS_A_UNIT = 200
"""A longer query costs a unit more for each of these."""

_FILES = (
    *(".csv", ".xlsx", ".ndjson", ".parquet", ".zip"),
    *(".bib", ".ris", ".atom", ".ics", ".json"),
)
_FREE_ENDPOINTS = ("static", "health.", "about.robots")


def install(app: Flask) -> None:
    """Count every page before it is made; the API has limits of its own."""
    app.before_request(take_page)


def take_page() -> None:
    """Count this request of its client.

    Raises:
        TooManyRequests: it has to wait.
    """
    endpoint = request.endpoint or ""
    if endpoint.startswith((*_FREE_ENDPOINTS, "api.", "documentation.")):
        return
    given = current_app.config["SETTINGS"].pages_per_minute
    per_minute = DEFAULT_UNITS_A_MINUTE if given is None else given
    if not per_minute or (given is None and _is_this_machine()):
        return
    allowance = limiter(current_app, "pages", per_minute).take(client(), cost())
    if not allowance.is_allowed:
        raise TooManyRequests(allowance.retry_after_s)


def cost() -> int:
    """Return what this request costs, by its form and the length of what is asked."""
    base = FILE_COST if request.path.endswith(_FILES) else 1
    return base + len(request.query_string) // LETTERS_A_UNIT


def _is_this_machine() -> bool:
    try:
        return ipaddress.ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False
