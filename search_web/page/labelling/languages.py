"""The three languages of the pages and how an address chooses one.

Finnish pages have plain addresses; Swedish and English ones begin with ``/sv`` or
``/en``. A small WSGI layer moves that prefix to ``SCRIPT_NAME``, so routes know nothing
of languages and every ``url_for`` stays in the reader's language. There is no cookie.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from babel.support import NullTranslations, Translations
from flask import request
from flask_babel import Babel, Domain

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment
    from flask import Flask

LANGUAGES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}
"""Language code -> its own name, in the order of the language links."""

DEFAULT_LANGUAGE = "fi"
_LANGUAGE_KEY = "paatoshaku.language"
_ROOT_KEY = "paatoshaku.root"


class LanguagePrefix:
    """WSGI layer that takes ``/sv`` or ``/en`` off the path."""

    def __init__(self, wsgi_app: WSGIApplication) -> None:
        self._wsgi_app = wsgi_app

    def __call__(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Note the language and pass the rest of the path on."""
        root = environ.get("SCRIPT_NAME", "")
        path = environ.get("PATH_INFO", "")
        environ[_ROOT_KEY] = root
        first = path.split("/", 2)[1] if path.startswith("/") else ""
        if first in LANGUAGES and first != DEFAULT_LANGUAGE:
            environ[_LANGUAGE_KEY] = first
            environ["SCRIPT_NAME"] = f"{root}/{first}"
            environ["PATH_INFO"] = path[len(first) + 1 :] or "/"
        return self._wsgi_app(environ, start_response)


def install(app: Flask) -> None:
    """Give *app* its translations and the language layer."""
    app.wsgi_app = LanguagePrefix(app.wsgi_app)  # type: ignore[method-assign]
    Babel(app, locale_selector=current_language, default_timezone="Europe/Helsinki")
    app.extensions["babel"].instance.domain_instance = _Texts()
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        translate, _translate_number, newstyle=True
    )


class _Texts(Domain):  # type: ignore[misc]
    """Our texts: Flask-Babel's ``gettext`` finds the locale anew for each, hundreds a page."""

    def get_translations(self) -> NullTranslations:
        return catalog(current_language())

    def gettext(self, string: str, **variables: object) -> str:
        text = str(catalog(current_language()).gettext(string))
        return text % variables if variables else text


def translate(message: str) -> str:
    """Return *message* in the language of the request."""
    return str(catalog(current_language()).gettext(message))


def _translate_number(singular: str, plural: str, number: int) -> str:
    return str(catalog(current_language()).ngettext(singular, plural, number))


@cache
def catalog(language: str) -> NullTranslations:
    """Return the texts of a language, for what is written outside a request: mails."""
    folder = Path(__file__).parents[2] / "translations"
    found: NullTranslations = Translations.load(folder, [language])
    return found


def prefix_of(language: str) -> str:
    """Return how the addresses of pages in *language* begin: "", "/sv" or "/en"."""
    return "" if language == DEFAULT_LANGUAGE else f"/{language}"


def current_language() -> str:
    """Return the language of the request: "fi", "sv" or "en"."""
    language: str = request.environ.get(_LANGUAGE_KEY, DEFAULT_LANGUAGE)
    return language


def application_root() -> str:
    """Return the path of the app without a language prefix, e.g. ""."""
    root: str = request.environ.get(_ROOT_KEY, "")
    return root


def same_page(language: str) -> str:
    """Return the address (path and query) of this page in another language."""
    prefix = prefix_of(language)
    query = request.query_string.decode("utf-8", "replace")
    path = f"{application_root()}{prefix}{_quoted_path()}"
    return f"{path}?{query}" if query else path


def public_address(path: str) -> str:
    """Return the absolute address of *path*, which has no language prefix.

    The front has written ``Settings.base_url``, if set, into the request.
    """
    return request.host_url.rstrip("/") + application_root() + path


def _quoted_path() -> str:
    root = request.script_root
    full = request.full_path if request.query_string else f"{request.path}?"
    path = full.partition("?")[0]
    return path[len(root) :] if root and path.startswith(root + "/") else path
