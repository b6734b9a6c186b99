"""The API's blueprint: endpoints from the table, limits, CORS, and errors as problems."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, g, request, url_for
from flask_babel import gettext
from werkzeug.exceptions import HTTPException

from corpus.errors import CorpusError
from indexer.errors import (
    GenerationGone,
    IndexerError,
    InvalidRequest,
    SavedQueryError,
    UnknownFacet,
)
from search_web.api.endpoint_table import ENDPOINTS
from search_web.api.problems import http_error_title, problem
from search_web.errors import AlertError, BadParameter, TooManyRequests
from search_web.failures import tell_keeper
from search_web.front.clients import client
from search_web.front.rates import Allowance, RateLimiter, limiter

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")


def _limiter() -> RateLimiter:
    per_minute = current_app.config["SETTINGS"].api_units_per_minute
    return limiter(current_app, "api", per_minute)


@blueprint.before_request
def take_allowance() -> Response | None:
    """Refuse a client that has nothing left."""
    buckets = _limiter()
    if not buckets.per_minute or request.method == "OPTIONS":
        return None
    allowance = buckets.take(client())
    g.api_allowance = allowance
    if allowance.is_allowed:
        return None
    return problem(
        429,
        gettext(
            "More than %(limit)s units a minute were asked for.",
            limit=buckets.per_minute,
        ),
        kind="too-many-requests",
        hint=gettext(
            "For many records use %(address)s.", address=url_for("api.export_snapshot")
        ),
        headers={"Retry-After": str(allowance.retry_after_s)},
    )


@blueprint.after_request
def add_headers(reply: Response) -> Response:
    """Add what is left of the allowance, and let other sites' pages read."""
    allowance: Allowance | None = g.get("api_allowance")
    if allowance is not None:
        extra = g.get("api_units", 1) - 1
        if extra > 0 and allowance.is_allowed:
            allowance = _limiter().take(client(), extra)
        reply.headers["RateLimit-Limit"] = str(allowance.limit)
        reply.headers["RateLimit-Remaining"] = str(allowance.remaining)
        reply.headers["RateLimit-Reset"] = str(allowance.reset_s)
    if request.method in ("GET", "HEAD", "OPTIONS"):
        reply.headers["Access-Control-Allow-Origin"] = "*"
        reply.headers["Access-Control-Expose-Headers"] = (
            "ETag, Link, Paatoshaku-More, Paatoshaku-Sequence, RateLimit-Limit, "
            "RateLimit-Remaining, RateLimit-Reset, Retry-After"
        )
        reply.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    reply.headers["X-Robots-Tag"] = "noindex"
    return reply


@blueprint.errorhandler(BadParameter)
def bad_parameter(error: BadParameter) -> Response:
    """Name the parameter and what is allowed."""
    return problem(
        400,
        str(error),
        kind="bad-parameter",
        parameter=error.parameter,
        allowed=str(error.allowed),
    )


@blueprint.errorhandler(InvalidRequest)
@blueprint.errorhandler(UnknownFacet)
@blueprint.errorhandler(SavedQueryError)
@blueprint.errorhandler(AlertError)
def invalid_request(error: Exception) -> Response:
    """Answer with what was wrong with the request as a whole."""
    return problem(400, str(error), kind="bad-request")


@blueprint.errorhandler(TooManyRequests)
def too_many_requests(error: TooManyRequests) -> Response:
    """Answer with when to try again."""
    return problem(
        429,
        gettext("So many were sent already that this has to wait. Nothing was sent."),
        kind="too-many-requests",
        headers={"Retry-After": str(error.retry_after_s)},
    )


@blueprint.errorhandler(GenerationGone)
def generation_gone(error: GenerationGone) -> Response:
    """Answer that the cursor's index state is gone."""
    del error
    return problem(
        410,
        gettext("The index has changed since this cursor was given."),
        kind="generation-gone",
        hint=gettext("Start again without kohdistin, or stream /haku.ndjson."),
    )


@blueprint.errorhandler(IndexerError)
@blueprint.errorhandler(CorpusError)
def not_available(error: Exception) -> Response:
    """Answer with what is missing."""
    tell_keeper(f"not available: {error}")
    # The message is for the keeper, in the language of the command line.
    return problem(
        503,
        gettext("The search is not available right now"),
        kind="not-available",
        hint=str(error),
    )


@blueprint.errorhandler(HTTPException)
def http_error(error: HTTPException) -> Response:
    """Answer any other HTTP error in the same shape."""
    code = error.code or 500
    return problem(code, http_error_title(code))


for _row in ENDPOINTS:
    blueprint.add_url_rule(
        _row.path,
        endpoint=_row.name,
        view_func=_row.view,
        methods=[_row.method],
    )


@blueprint.route("/", defaults={"path": ""})
@blueprint.route("/<path:path>")
def unknown_endpoint(path: str) -> Response:
    """Answer an address below /api/v1 that is none of the endpoints."""
    return problem(
        404,
        gettext("There is no endpoint %(path)s.", path=f"/api/v1/{path[:200]}"),
        kind="unknown-endpoint",
        hint=gettext(
            "The endpoints are listed in %(address)s.",
            address=url_for("api.openapi_document"),
        ),
    )
