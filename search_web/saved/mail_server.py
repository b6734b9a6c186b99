"""Mails in plain text, and the server that they are handed to."""

from __future__ import annotations

import contextlib
import smtplib
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import EmailPolicy, Policy
from email.utils import formatdate, make_msgid

from corpus.errors import plain_reason
from search_web.errors import MailNotSent

_REASONS: dict[type[smtplib.SMTPException], str] = {
    smtplib.SMTPAuthenticationError: "user or password is refused",
    smtplib.SMTPConnectError: "it refuses connections",
    smtplib.SMTPHeloError: "it refuses the greeting",
    smtplib.SMTPNotSupportedError: "it does not offer TLS or passwords as set",
    smtplib.SMTPRecipientsRefused: "the receiver is refused",
    smtplib.SMTPSenderRefused: "the sender is refused",
    smtplib.SMTPDataError: "the mail is refused",
    smtplib.SMTPServerDisconnected: "it hung up",
}
"""What went wrong, without the server's words: they may hold an address."""


class _Address(UnstructuredHeader, BaseHeader):
    """An address of the web in ``<>``: programs read it, so it is neither folded nor coded."""

    def fold(self, *, policy: Policy) -> str:
        return f"{self.name}: {self}{policy.linesep}"


_HEADERS = HeaderRegistry()
_HEADERS.map_to_type("list-unsubscribe", _Address)
_POLICY = EmailPolicy(header_factory=_HEADERS)


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail goes out; ``security`` is "none", "starttls" or "tls"."""

    host: str
    port: int = 25
    sender: str = ""
    user: str = ""
    password: str = ""
    security: str = "none"
    timeout_s: float = 30.0

    def send(self, message: EmailMessage) -> None:
        """Send one message.

        Raises:
            MailNotSent: the server cannot be reached or refuses it.
        """
        if not self.sender:
            raise MailNotSent("mail: no sender is set")
        with self._session() as server:
            server.send_message(message)

    def greet(self) -> None:
        """Do all but send: reach the server, by TLS and with the password as set.

        Raises:
            MailNotSent: the server cannot be reached or refuses it.
        """
        with self._session() as server:
            server.noop()

    @contextlib.contextmanager
    def _session(self) -> Iterator[smtplib.SMTP]:
        try:
            with self._connected() as server:
                if self.user:
                    server.login(self.user, self.password)
                yield server
        except (OSError, ValueError, smtplib.SMTPException) as error:
            raise MailNotSent(
                f"mail server {self.host}:{self.port}: {_reason(error)}"
            ) from error

    def _connected(self) -> smtplib.SMTP:
        """Reach the server; with TLS only one whose certificate is trusted."""
        if self.security == "none":
            return smtplib.SMTP(self.host, self.port, timeout=self.timeout_s)
        trusted = ssl.create_default_context()
        if self.security == "tls":
            return smtplib.SMTP_SSL(
                self.host, self.port, timeout=self.timeout_s, context=trusted
            )
        with contextlib.ExitStack() as opened:
            server = smtplib.SMTP(self.host, self.port, timeout=self.timeout_s)
            opened.callback(server.close)
            server.starttls(context=trusted)
            opened.pop_all()
        return server


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not trusted: {error.verify_message}"
    if isinstance(error, UnicodeEncodeError):
        return "user, password or receiver has letters beyond ASCII"
    if not isinstance(error, smtplib.SMTPException):
        return plain_reason(error)
    code = getattr(error, "smtp_code", None)
    said = _REASONS.get(type(error), type(error).__name__)
    return f"{said} ({code})" if code else said


def message(
    server: MailServer, email: str, subject: str, lines: list[str], unsubscribe_url: str
) -> EmailMessage:
    """Compose one mail in plain text with one-click unsubscribing."""
    mail = EmailMessage(policy=_POLICY)
    mail["From"] = server.sender
    mail["To"] = email
    mail["Subject"] = " ".join(subject.split())[:200]
    mail["Date"] = formatdate()
    mail["Message-ID"] = make_msgid(domain=server.sender.rpartition("@")[2] or None)
    mail["Auto-Submitted"] = "auto-generated"
    if unsubscribe_url:
        mail["List-Unsubscribe"] = f"<{unsubscribe_url}>"
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail.set_content("\n".join(lines) + "\n")
    return mail
