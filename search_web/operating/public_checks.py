"""Checks of how others reach the service and hear from it: names, port and mail."""

from __future__ import annotations

import dataclasses
import errno
import http.client
import re
import socket
import urllib.error
import urllib.request
from urllib.parse import urlsplit

from corpus.errors import plain_reason
from search_web.errors import AlertError
from search_web.operating.check_result import CheckResult
from search_web.saved.desk import mail_server
from search_web.settings import Settings

CONTACTS = "expected an e-mail address, or a web address that begins with https://"


def contact(settings: Settings) -> CheckResult:
    """Whether publishers and readers can reach the operator."""
    if not settings.contact:
        todo = "set PAATOSHAKU_CONTACT to an address that somebody reads"
        return CheckResult("contact", "fail", "publishers cannot see who crawls", todo)
    if not is_contact(settings.contact):
        todo = "correct PAATOSHAKU_CONTACT"
        return CheckResult("contact", "fail", f"{settings.contact!r}: {CONTACTS}", todo)
    return CheckResult("contact", "ok", settings.contact)


def is_contact(text: str) -> bool:
    """Whether *text* may be an address of mail or of the web.

    >>> [is_contact(text) for text in ("a@b.example", "https://b.example/", "a b", "@")]
    [True, True, False, False]
    """
    return re.fullmatch(r"[^\s@]+@[^\s@]+|https?://\S+", text) is not None


def address(settings: Settings) -> CheckResult:
    """Whether feeds, mails and permanent links have a public address."""
    if not settings.base_url:
        todo = "set PAATOSHAKU_BASE_URL to the public address"
        return CheckResult(
            "address", "warn", "links are made for this machine only", todo
        )
    if urlsplit(settings.base_url).scheme != "https":
        todo = "serve it by HTTPS (docs/operating.md)"
        return CheckResult("address", "warn", f"{settings.base_url} is not https", todo)
    return CheckResult("address", "ok", settings.base_url)


def mail(settings: Settings) -> CheckResult:
    """Whether the mail server of alerts answers; nothing is sent."""
    if not settings.smtp_host:
        todo = "set PAATOSHAKU_SMTP_HOST if readers shall have alerts"
        return CheckResult("mail", "warn", "alerts are off", todo)
    server = dataclasses.replace(mail_server(settings), timeout_s=10)
    try:
        server.greet()
    except AlertError as error:
        todo = "see PAATOSHAKU_SMTP_* and the mail server"
        return CheckResult("mail", "fail", str(error), todo)
    place = f"{settings.smtp_host}:{settings.smtp_port}"
    if not server.sender:
        return CheckResult("mail", "fail", "no sender", "set PAATOSHAKU_SMTP_SENDER")
    return CheckResult("mail", "ok", f"{place} answers")


def port(settings: Settings) -> CheckResult:
    """Whether the web app can be heard where it is to be: the port is free or ours."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    place = f"{host}:{settings.port}"
    try:
        family = socket.getaddrinfo(settings.host, settings.port)[0][0]
        with socket.socket(family) as trying:
            trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trying.bind((settings.host, settings.port))
    except (OSError, OverflowError) as error:
        if getattr(error, "errno", None) == errno.EADDRINUSE:
            return _used(place)
        what = f"{place}: {plain_reason(error)}"
        todo = "set PAATOSHAKU_HOST to an address of this machine, PAATOSHAKU_PORT to 1024–65535"
        return CheckResult("port", "fail", what, todo)
    return CheckResult("port", "ok", f"{place} is free")


def _used(place: str) -> CheckResult:
    if _answer(place, "/healthz") != "ok":
        todo = "stop that program, or set PAATOSHAKU_PORT to a free one"
        return CheckResult("port", "fail", f"{place} is used by another program", todo)
    ready = _answer(place, "/readyz")
    if ready != "ready":
        what = f"{place}: the web app answers, but not searches: {ready}"
        return CheckResult("port", "fail", what, "see index and store")
    return CheckResult("port", "ok", f"{place}: the web app answers")


def _answer(place: str, path: str) -> str:
    """Return what a program on this machine says, "" when it does not speak HTTP."""
    address = f"http://{place}{path}"
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return str(answer.read(1000), "utf-8", "replace").strip()
    except urllib.error.HTTPError as error:
        return str(error.read(1000), "utf-8", "replace").strip()
    except (OSError, http.client.HTTPException):
        return ""
