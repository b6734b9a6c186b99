"""The demo publisher: invented towns on every platform that a site can be of.

``python -m scripts.demo_site.site --port 8301 --sources FILE`` serves it and writes a
source registry for it. ``POST /stage/2`` moves time on: agendas become minutes and three
items are withdrawn. It is also the publisher of the end-to-end test.
"""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from flask import Flask, Response, request
from waitress import create_server

from scripts.demo_site import (
    ahjo_layout,
    archive_layouts,
    casem_layout,
    casem_web_layout,
    dynasty_layout,
    front_pages,
    ktweb_layout,
    openahjo_layout,
    turku_service_layout,
    tweb_layout,
)
from scripts.demo_site.content import Town, load_towns

LAYOUTS = (
    ahjo_layout,
    archive_layouts,
    casem_layout,
    casem_web_layout,
    dynasty_layout,
    ktweb_layout,
    openahjo_layout,
    turku_service_layout,
    tweb_layout,
)


def create_site(stage: int = 1, coming: dt.date | None = None) -> Flask:
    """Build the site as published at *stage* (1 or 2); *coming* as in ``load_towns``."""
    app = Flask(__name__)
    app.config["STAGE"] = stage
    stages = {number: load_towns(number, coming) for number in (1, 2)}
    app.config["TOWNS"] = lambda: stages[app.config["STAGE"]]
    for layout in LAYOUTS:
        app.register_blueprint(layout.blueprint)
    front_pages.install(app, stages[1], _start)

    @app.after_request
    def compare(response: Response) -> Response:
        """Let a crawler ask whether a page has changed."""
        if request.method == "GET" and response.status_code == 200:
            response.add_etag()
            response.make_conditional(request)
        return response

    @app.post("/stage/<int:number>")
    def set_stage(number: int) -> tuple[str, int]:
        if number not in stages:
            return "known stages: 1, 2\n", 404
        app.config["STAGE"] = number
        return f"stage {number}\n", 200

    @app.get("/robots.txt")
    def robots() -> Response:
        return Response("User-agent: *\nDisallow: /stage/\n", mimetype="text/plain")

    return app


def sources_toml(base: str) -> str:
    """Write the registry of the demo towns; *base* is "http://127.0.0.1:8301"."""
    rows = []
    for town in load_towns(1).values():
        items = sum(len(m.items) for m in town.meetings)
        rows.append(
            "[[source]]\n"
            f'source_id = "{town.source_id}"\n'
            f'platform = "{town.platform}"\n'
            f'base_url = "{base}{_start(town)}"\n'
            f"{_publisher(town)}"
            f'language = "{town.language}"\n'
            f"min_decisions = {items - 3}\n"
            'confidence = "high"\n'
            "delay_s = 0.0\n"
        )
    return "\n".join(rows)


def _publisher(town: Town) -> str:
    if town.is_county:
        return f'organisation = "{town.name}"\n'
    return f'municipality = "{town.name}"\nmunicipality_code = "{town.code}"\n'


def _start(town: Town) -> str:
    """Return the path where an adapter begins."""
    name = town.source_id
    locale = "sv-FI" if town.language == "sv" else "fi-FI"
    special = {
        ("casem", "web"): f"/{locale}",
        ("turku", "service"): "",
        ("tweb", "old"): f"/{name}/ktwebbin/dbisa.dll/ktwebscr/pk_tek.htm",
        ("pdf_listing", "media"): (
            f"/{name}/wp-json/wp/v2/media?mime_type=application/pdf&per_page=100&page=1"
        ),
    }
    if (town.platform, town.template) in special:
        return special[town.platform, town.template]
    return {
        "ahjo": f"/{name}",
        "openahjo": f"/{name}/paatokset/v1/",
        "ktweb_static": f"/{name}/paatokset/kh13.htm",
        "dynasty": f"/D10_{town.name}",
        "tweb": f"/{name}/ktwebscr/pk_tek_tweb.htm",
        "casem": "/api/opennc/v1/",
        "dynasty_legacy": f"/{name}/kokous/TELIMET.HTM",
        "turku": f"/{name}/kh/welcome.htm",
        "mfiles": f"/Kokoukset/{name}",
        "pdf_listing": f"/{name}/paatoksenteko/esityslistat-ja-poytakirjat/",
    }[town.platform]


def _monday_after_next(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=14 - day.weekday())


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8301, help="0 takes a free one")
    parser.add_argument("--stage", type=int, choices=(1, 2), default=1)
    parser.add_argument("--sources", type=Path, help="write the source registry here")
    parser.add_argument(
        "--coming",
        action="store_true",
        help="with agendas of meetings on the Monday after the next",
    )
    options = parser.parse_args()
    coming = None
    if options.coming:
        coming = _monday_after_next(dt.datetime.now(dt.UTC).date())
    site = create_site(options.stage, coming)
    server = create_server(site, host=options.host, port=options.port)
    base = f"http://{options.host}:{server.effective_port}"
    if options.sources:
        options.sources.parent.mkdir(parents=True, exist_ok=True)
        options.sources.write_text(sources_toml(base), encoding="utf-8")
    print(base, flush=True)
    server.run()


if __name__ == "__main__":
    main()
