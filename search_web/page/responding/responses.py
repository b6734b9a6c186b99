"""Headers that every reply carries: security policy, robots, language, caching."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g, request

from search_web.page.labelling.languages import current_language

if TYPE_CHECKING:
    from flask import Flask, Response

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
STATIC_MAX_AGE_S = 31_536_000


def install(app: Flask) -> None:
    """Put the headers on each reply of *app*."""
    app.after_request(_add_headers)


def keep_out_of_robots() -> None:
    """Mark the reply of this request ``noindex``: searches, and pages with names."""
    g.is_noindex = True


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint == "static":
        if "v" in request.args:
            response.cache_control.public = True
            response.cache_control.max_age = STATIC_MAX_AGE_S
            response.cache_control.immutable = True
        return response
    if g.get("is_noindex") or response.status_code >= 400:
        response.headers["X-Robots-Tag"] = "noindex"
    if response.mimetype == "text/html":
        response.headers["Content-Language"] = current_language()
    return response
