"""The menus of every page."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request, url_for
from flask_babel import gettext


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A link of a menu.

    Attributes:
        is_current: whether the page shown is in the room that it leads to.
        is_here: whether it leads to the page shown, so that there is nothing to press.
    """

    label: str
    address: str
    is_current: bool = False
    is_here: bool = False


def menu() -> tuple[MenuItem, ...]:
    """Return the main menu; the current room is marked."""
    return (
        _item(gettext("Search decisions"), "search.results"),
        _item(gettext("Laws"), "law.index"),
        _item(gettext("Compare municipalities"), "compare.table"),
        _item(gettext("Municipalities"), "municipality.index"),
        _item(gettext("Changes"), "changes.show"),
        _item(gettext("Coverage"), "coverage.overview"),
    )


def footer_menu() -> tuple[MenuItem, ...]:
    """Return the links at the foot of each page."""
    return (
        _item(gettext("About the service"), "about.service"),
        _item(gettext("Find similar decisions"), "similar.form"),
        _item(gettext("Topics"), "subjects.topics"),
        _item(gettext("Concepts"), "subjects.concept_list"),
        _item(gettext("Companies and associations"), "subjects.organisations"),
        _item(gettext("Votes"), "ranked.votes"),
        _item(gettext("Largest sums decided"), "ranked.sums"),
        _item(gettext("Search tips"), "about.search_help"),
        _item(gettext("Accessibility statement"), "about.accessibility"),
        _item(gettext("Privacy and removal requests"), "about.privacy"),
        _item(gettext("Interface for programs"), "api_documentation.show"),
    )


def _item(label: str, endpoint: str) -> MenuItem:
    room = (request.endpoint or "").partition(".")[0]
    is_current = (
        room == endpoint.partition(".")[0] and request.endpoint != "search.home"
    )
    return MenuItem(
        label, url_for(endpoint), is_current, is_here=request.endpoint == endpoint
    )
