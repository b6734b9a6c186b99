"""Front pages of the demo towns: where our pages' links to a publisher's site lead."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import Flask
from markupsafe import escape
from werkzeug.exceptions import HTTPException

from scripts.demo_site.content import Town

LISTS = {
    ("ahjo", ""): "/{id}/paatokset_decisions/_search",
    ("openahjo", ""): "/{id}/paatokset/v1/agenda_item/",
    ("dynasty", ""): "/D10_{name}/cgi/DREQUEST.PHP?page=meeting_frames",
    ("casem", ""): "/Nodes",
    ("casem", "fi"): "/fi-FI/Toimielimet",
    ("casem", "sv"): "/sv-FI/Organ",
    ("turku", "service"): "/toimielimet",
}
"""Where a platform lists what a town has decided: by platform and variant."""


def install(
    app: Flask, towns: Mapping[str, Town], start_of: Callable[[Town], str]
) -> None:
    """Serve a page at each town's start of which no layout has one."""
    for town in towns.values():
        path = start_of(town) or "/"
        if "?" in path or _is_served(app, path):
            continue
        app.add_url_rule(
            path, f"front-{town.source_id}", _page(town), strict_slashes=False
        )


def _is_served(app: Flask, path: str) -> bool:
    """Return whether a route answers *path*, be it that the page is not there."""
    try:
        endpoint, values = app.url_map.bind("demo").match(path)
    except HTTPException:
        return False
    with app.test_request_context(path):
        try:
            app.view_functions[endpoint](**values)
        except HTTPException:
            return False
    return True


def _page(town: Town) -> Callable[[], str]:
    html = (
        f'<!doctype html><html lang="{town.language}"><meta charset="utf-8">'
        f"<title>{escape(town.name)}</title><h1>{escape(town.name)}</h1>"
        "<p>Keksitty julkaisija, jota on vain tässä esittelyssä.</p>"
        f'<p><a href="{escape(_list_of(town))}">Päätökset</a></p></html>'
    )
    return lambda: html


def _list_of(town: Town) -> str:
    variant = "service" if town.template == "service" else ""
    if town.platform == "casem" and town.template == "web":
        variant = town.language
    path = LISTS[town.platform, variant]
    return path.format(id=town.source_id, name=town.name)
