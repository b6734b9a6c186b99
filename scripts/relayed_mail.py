#!/usr/bin/env python3
"""Send two mails through a relay on port 2525 to a server of our own on port 2626.

One receiver is known there and one is not: the first mail must arrive, the second must be
refused to the sender. Used by ``try_containers``.
"""

from __future__ import annotations

import contextlib
import smtplib
import socket
import sys
import time
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

_KNOWN = "reader@example.org"
_WAIT_S = 30


class _Receiver:
    def __init__(self) -> None:
        self.texts: list[str] = []

    async def handle_RCPT(  # noqa: N802 (the library's name and arguments)
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        if address != _KNOWN:
            return "550 no such box"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 (the library's name)
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        self.texts.append(str(envelope.content))
        return "250 OK"


def _mail(receiver: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"] = "search@example.org", receiver
    mail["Subject"] = "Uusia päätöksiä"
    mail.set_content("Kolme uutta päätöstä.")
    return mail


def _await_relay() -> None:
    until = time.monotonic() + _WAIT_S
    while time.monotonic() < until:
        with (
            contextlib.suppress(OSError),
            socket.create_connection(("127.0.0.1", 2525)),
        ):
            return
        time.sleep(0.5)
    sys.exit(f"nobody listens on port 2525 within {_WAIT_S} s")


def main() -> None:
    """Send both mails; end with a sentence where the relay did otherwise."""
    receiver = _Receiver()
    server = Controller(receiver, hostname="127.0.0.1", port=2626)
    server.start()
    _await_relay()
    try:
        with smtplib.SMTP("127.0.0.1", 2525, timeout=_WAIT_S) as relay:
            relay.send_message(_mail(_KNOWN))
        refused = False
        try:
            with smtplib.SMTP("127.0.0.1", 2525, timeout=_WAIT_S) as relay:
                relay.send_message(_mail("nobody@example.org"))
        except smtplib.SMTPException:
            refused = True
    finally:
        server.stop()
    if len(receiver.texts) != 1 or not refused:
        sys.exit(f"{len(receiver.texts)} mails arrived; refused: {refused}")
    print("one mail was passed on, one refused to its sender")


if __name__ == "__main__":
    main()
