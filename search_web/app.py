"""The web application: ``create_app(settings)`` and the list of blueprints.

To add a page, write a module with a ``blueprint`` and add it to ``BLUEPRINTS``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask

from search_web import failures
from search_web.api import blueprint as api
from search_web.api import documentation
from search_web.files import calendar_feed, change_feed, change_files, exports, feeds
from search_web.front import file_slots, health, page_rates, public_address
from search_web.library import Library
from search_web.page import templating
from search_web.page.labelling import languages
from search_web.page.language_templates import LanguageEnvironment
from search_web.page.responding import compression, responses
from search_web.pages.about import about, sitemap, style
from search_web.pages.changes import change_page
from search_web.pages.compare import compare
from search_web.pages.decision import (
    case,
    decision_routes,
    similar_routes,
    version_routes,
)
from search_web.pages.law import law
from search_web.pages.places import coverage, meeting, municipality
from search_web.pages.ranked import ranked
from search_web.pages.search import search
from search_web.pages.subjects import subjects
from search_web.removals import removal_pages
from search_web.saved import saved_pages

if TYPE_CHECKING:
    from search_web.settings import Settings

BLUEPRINTS = (
    search.blueprint,
    decision_routes.blueprint,
    version_routes.blueprint,
    case.blueprint,
    law.blueprint,
    compare.blueprint,
    change_page.blueprint,
    similar_routes.blueprint,
    municipality.blueprint,
    meeting.blueprint,
    ranked.blueprint,
    subjects.blueprint,
    coverage.blueprint,
    about.blueprint,
    style.blueprint,
    sitemap.blueprint,
    exports.blueprint,
    calendar_feed.blueprint,
    feeds.blueprint,
    change_feed.blueprint,
    change_files.blueprint,
    saved_pages.blueprint,
    removal_pages.blueprint,
    api.blueprint,
    documentation.blueprint,
    health.blueprint,
)
"""Every group of pages; the order is that of registration."""


def create_app(settings: Settings, library: Library | None = None) -> Flask:
    """Build the app.

    Args:
        settings: where the data lives and what to call ourselves.
        library: store and service to read; default: those of ``settings.data``.

    Raises:
        SettingsError: the public address, hosts or proxies are not allowed values.
    """
    app = Flask(__name__)
    app.jinja_environment = LanguageEnvironment
    app.url_map.merge_slashes = False
    app.extensions["paatoshaku"] = library or Library(settings)
    app.config["SETTINGS"] = settings
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    languages.install(app)
    public_address.install(app, settings)
    templating.install(app)
    compression.install(app)
    responses.install(app)
    health.install(app)
    file_slots.keep_a_thread_free(settings.threads)
    page_rates.install(app)
    failures.install(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app
