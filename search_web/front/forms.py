"""How many forms one client may send a minute."""

from __future__ import annotations

from flask import current_app

from search_web.errors import TooManyRequests
from search_web.front.clients import client
from search_web.front.rates import limiter


def take_form() -> None:
    """Count a form of this client.

    Raises:
        TooManyRequests: it has to wait.
    """
    per_minute = current_app.config["SETTINGS"].forms_per_minute
    if not per_minute:
        return
    allowance = limiter(current_app, "forms", per_minute).take(client())
    if not allowance.is_allowed:
        raise TooManyRequests(allowance.retry_after_s)
