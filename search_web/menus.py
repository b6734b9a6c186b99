"""The menus of every page."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request, url_for
from flask_babel import gettext


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A link of a menu."""

    label: str
    address: str
    is_current: bool = False


def menu() -> tuple[MenuItem, ...]:
    """Return the main menu; the current room is marked."""
    rows = ((gettext("Search decisions"), "search.results"),)
    return tuple(_item(label, endpoint) for label, endpoint in rows)


def footer_menu() -> tuple[MenuItem, ...]:
    """Return the links at the foot of each page."""
    rows = ((gettext("Search tips"), "about.search_help"),)
    return tuple(_item(label, endpoint) for label, endpoint in rows)


def _item(label: str, endpoint: str) -> MenuItem:
    room = (request.endpoint or "").partition(".")[0]
    is_current = room == endpoint.partition(".")[0]
    return MenuItem(label, url_for(endpoint), is_current)
