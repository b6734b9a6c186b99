"""Under which address the app is known, and which addresses it answers to.

When ``Settings.base_url`` is set, it alone decides scheme, host, port and path prefix of
every absolute address: a WSGI layer writes it into each request before anything reads
one. A ``Host`` header is then only checked, never repeated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from werkzeug.http import parse_date
from werkzeug.middleware.proxy_fix import ProxyFix

from search_web.base_address import (
    PublicAddress,
    host_name,
    is_prefix,
    read_public_address,
)
from search_web.errors import SettingsError

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment
    from flask import Flask

    from search_web.settings import Settings

LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
"""Names of this machine, which only its own users and proxies can ask for."""

UNCHECKED_PATHS = ("/healthz", "/readyz", "/metrics")
"""Asked by machines that know an address but no name; they answer with no address."""

_REFUSED = b"This server does not answer to the name in the request's Host header.\n"


def trusted_names(settings: Settings) -> frozenset[str] | None:
    """Return the host names that are answered; None: every one that is well formed."""
    named = [name.strip() for name in settings.trusted_hosts.split(",")]
    names = [name.lower() for name in named if name]
    for name in names:
        if not host_name(name.removeprefix(".")):
            raise SettingsError(
                f"PAATOSHAKU_TRUSTED_HOSTS: {name!r} is not a host name; expected "
                "names with commas between them (.example.fi: every name below it)"
            )
    if settings.base_url:
        names.append(host_name(read_public_address(settings.base_url).host))
    if not names:
        return None
    listening = f"[{settings.host}]" if ":" in settings.host else settings.host
    return frozenset({*names, *LOCAL_HOSTS, listening.lower()})


def install(app: Flask, settings: Settings) -> None:
    """Put the layers of proxies, host names and public address around *app*.

    Raises:
        SettingsError: a setting is wrong.
    """
    public = read_public_address(settings.base_url) if settings.base_url else None
    trusted = trusted_names(settings)
    proxies = settings.trusted_proxies
    if not 0 <= proxies <= 9:
        raise SettingsError(
            f"PAATOSHAKU_TRUSTED_PROXIES={proxies}: expected the number of reverse "
            "proxies in front of the app, 0 to 9"
        )
    app.wsgi_app = _Front(app.wsgi_app, public, trusted)  # type: ignore[method-assign]
    if proxies:
        believing = ProxyFix(
            app.wsgi_app,
            x_for=proxies,
            x_proto=proxies,
            x_host=proxies,
            x_prefix=proxies,
        )
        app.wsgi_app = _Forwarded(believing)  # type: ignore[method-assign]


class _Forwarded:
    """WSGI layer that drops forwarded values that no proxy would send.

    Proxies pass on what they do not set themselves, so a client may have written it.
    """

    def __init__(self, wsgi_app: WSGIApplication) -> None:
        self._wsgi_app = wsgi_app

    def __call__(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Pass the request on with what is well formed."""
        for header, is_meant in _FORWARDED.items():
            values = [v.strip() for v in environ.get(header, "").split(",")]
            if not all(is_meant(value) for value in values):
                environ.pop(header, None)
        return self._wsgi_app(environ, start_response)


_FORWARDED: dict[str, Callable[[str], bool]] = {
    "HTTP_X_FORWARDED_PROTO": lambda value: value.lower() in ("http", "https"),
    "HTTP_X_FORWARDED_PREFIX": lambda value: is_prefix(value.rstrip("/")),
}
"""Headers that are dropped, and what each of their values has to be."""


class _Front:
    """WSGI layer that refuses strange hosts and writes the public address."""

    def __init__(
        self,
        wsgi_app: WSGIApplication,
        public: PublicAddress | None,
        trusted: Iterable[str] | None,
    ) -> None:
        self._wsgi_app = wsgi_app
        self._public = public
        self._trusted = trusted if trusted is None else frozenset(trusted)

    def __call__(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Refuse, or pass the request on under the public address."""
        is_checked = environ.get("PATH_INFO", "") not in UNCHECKED_PATHS
        if is_checked and not self._is_trusted(environ.get("HTTP_HOST")):
            return _refuse(environ, start_response)
        if self._public is not None:
            _write(self._public, environ)
        _drop_impossible_days(environ)
        return self._wsgi_app(environ, start_response)

    def _is_trusted(self, host: str | None) -> bool:
        # HTTP/1.0 may come without the header; then no address is taken from it.
        if host is None:
            return True
        name = host_name(host)
        if not name:
            return False
        if self._trusted is None:
            return True
        return name in self._trusted or any(
            known.startswith(".") and (name.endswith(known) or name == known[1:])
            for known in self._trusted
        )


def _drop_impossible_days(environ: WSGIEnvironment) -> None:
    """Leave out conditions on days beyond all calendars, which nothing can be read as."""
    for header in _DAYS:
        try:
            parse_date(environ.get(header))
        except (OverflowError, ValueError):
            environ.pop(header, None)


_DAYS = ("HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE", "HTTP_IF_RANGE")


def _write(public: PublicAddress, environ: WSGIEnvironment) -> None:
    path = environ.get("PATH_INFO", "")
    # A proxy may pass the prefix on or take it off; both are usual.
    if public.prefix and (path + "/").startswith(public.prefix + "/"):
        environ["PATH_INFO"] = path[len(public.prefix) :] or "/"
    environ["SCRIPT_NAME"] = public.prefix
    environ["HTTP_HOST"] = public.host
    environ["wsgi.url_scheme"] = public.scheme
    environ.pop("HTTP_X_FORWARDED_HOST", None)


def _refuse(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", str(len(_REFUSED))),
        ("Cache-Control", "no-store"),
    ]
    start_response("400 Bad Request", headers)
    return [] if environ.get("REQUEST_METHOD") == "HEAD" else [_REFUSED]
