"""Errors as pages: what was wrong, what is allowed, and a way on. Never a traceback."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from flask import Response, current_app, make_response, render_template, request
from flask_babel import gettext, ngettext
from werkzeug.exceptions import HTTPException, InternalServerError

from corpus.errors import CorpusError
from indexer.errors import IndexerError, InvalidRequest, UnknownFacet, ValueNotAllowed
from indexer.parameters.parameter_table import MAX_QUERY
from search_web.api.problems import http_error_title, problem
from search_web.errors import BadParameter, MailNotSent, TooManyRequests
from search_web.front.seldom import SeldomLogger
from search_web.parameters import words_of

if TYPE_CHECKING:
    from flask import Flask

logger = logging.getLogger(__name__)
_TOLD = "paatoshaku told"
FILES = (
    ".csv",
    ".xlsx",
    ".ndjson",
    ".parquet",
    ".zip",
    ".atom",
    ".ics",
    ".bib",
    ".ris",
)
"""Ends of addresses of files; programs get their errors as the API's are."""

Reply = tuple[str, int] | Response


def install(app: Flask) -> None:
    """Register the error pages of *app*."""
    app.extensions[_TOLD] = SeldomLogger(logger)
    app.register_error_handler(BadParameter, _bad_parameter)
    app.register_error_handler(InvalidRequest, _invalid_request)
    app.register_error_handler(UnknownFacet, _invalid_request)
    app.register_error_handler(TooManyRequests, _too_many)
    app.register_error_handler(MailNotSent, _not_sent)
    app.register_error_handler(IndexerError, _unavailable)
    app.register_error_handler(CorpusError, _unavailable)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _unexpected)


def tell_keeper(message: str) -> None:
    """Log what goes wrong for the keeper; what every request meets, once an hour."""
    current_app.extensions[_TOLD].error(message)


def _bad_parameter(error: BadParameter) -> Reply:
    title = gettext("The address has something that we do not understand")
    return _page(400, title, str(error), allowed=error.allowed)


def _too_many(error: TooManyRequests) -> Reply:
    """Answer with when to try again."""
    if request.method == "GET":
        text = ngettext(
            "More was asked from your network than is answered at a time. "
            "Try again in %(num)s second.",
            "More was asked from your network than is answered at a time. "
            "Try again in %(num)s seconds.",
            error.retry_after_s,
        )
    else:
        text = gettext(
            "So many were sent already that this has to wait. Nothing was sent."
        )
    reply = make_response(_page(429, gettext("Too many at a time"), text))
    reply.headers["Retry-After"] = str(error.retry_after_s)
    return reply


def _not_sent(error: MailNotSent) -> Reply:
    """Answer that nothing is kept; which mail server it was is the keeper's matter."""
    tell_keeper(f"not sent: {error}")
    text = gettext("Nothing was sent. Please try again later.")
    return _page(503, gettext("The message could not be sent"), text)


def _invalid_request(error: IndexerError) -> Reply:
    """Answer in the reader's language where the error has its parts."""
    title = gettext("The address has something that we do not understand")
    if isinstance(error, ValueNotAllowed) and not request.path.startswith("/api/"):
        said = gettext("“%(value)s” is not understood here.", value=error.value[:80])
        return _page(400, title, said, allowed=words_of(error.allowed))
    return _page(400, title, str(error))


def _unavailable(error: Exception) -> Reply:
    """Answer with when to come back, and what the operator can do."""
    tell_keeper(f"not available: {error}")
    title = gettext("The search is not available right now")
    return _page(503, title, str(error), is_for_keeper=True)


def _http_error(error: HTTPException) -> Reply | HTTPException:
    code = error.code or 500
    if code < 400:
        return error
    default = type(error).description
    said = error.description if error.description != default else None
    return _page(code, http_error_title(code), said or _way_on(code))


def _way_on(code: int) -> str:
    """Return what to do where nothing else is known of an error."""
    sentences = {
        404: gettext("Check the address, or search for what you are after."),
        500: gettext("The fault is ours and has been noted. Please try again later."),
    }
    return str(sentences.get(code, ""))


def _unexpected(error: Exception) -> Reply | HTTPException:
    # The message may hold words of the search, so only type and place are logged.
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
    tell_keeper(f"unexpected {type(error).__name__} at {place}")
    return _http_error(InternalServerError())


def _is_for_a_program() -> bool:
    """Whether faults are wanted as data: of files unless pages are, of pages if it is said."""
    wanted = request.accept_mimetypes
    page, data = wanted["text/html"], wanted["application/problem+json"]
    return page <= data if request.path.endswith(FILES) else page < data


def _page(
    code: int,
    title: str,
    message: str,
    allowed: str = "",
    *,
    is_for_keeper: bool = False,
) -> Reply:
    if request.path.startswith("/api/") or _is_for_a_program():
        # A path with a line break in it matches no route, not even the API's own.
        return problem(code, message or title, allowed=allowed or None)
    html = render_template(
        "error.html",
        code=code,
        title=title,
        message=message,
        allowed=allowed,
        typed=request.args.get("q", "")[:MAX_QUERY],
        is_for_keeper=is_for_keeper,
    )
    return html, code
