"""The server that mails are handed to: TLS that is checked, whole addresses, plain reasons."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from pathlib import Path
from types import SimpleNamespace

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword

from scripts.opensearch_secured import Authority
from search_web.errors import MailNotSent
from search_web.saved.mail_server import MailServer, message
from tests.road_machine import free_port

SENDER = "vahti@paatoshaku.example"
ADDRESS = "https://paatokset.hiidenlahti.example/sv/tallennettu/vahti/" + "x" * 60


async def _receive(
    _server: object,
    _session: object,
    envelope: Envelope,
    address: str,
    _options: object,
) -> str:
    if address.startswith("tuntematon"):
        return f"550 {address} is nobody here"
    envelope.rcpt_tos.append(address)
    return "250 OK"


def _authenticate(*given: object) -> AuthResult:
    data = given[-1]
    assert isinstance(data, LoginPassword)
    is_known = (data.login, data.password) == (b"vahti", b"salasana")
    return AuthResult(success=is_known, handled=is_known)


@contextmanager
def _serving(
    trust: ssl.SSLContext | None = None,
) -> Iterator[tuple[list[bytes], int]]:
    """A server that knows one user and not every receiver; its mails and its port."""
    mails: list[bytes] = []

    async def keep(_server: object, _session: object, envelope: Envelope) -> str:
        mails.append(bytes(envelope.original_content or b""))
        return "250 OK"

    port = free_port()
    controller = Controller(
        SimpleNamespace(handle_RCPT=_receive, handle_DATA=keep),
        hostname="127.0.0.1",
        port=port,
        tls_context=trust,
        require_starttls=trust is not None,
        authenticator=_authenticate,
        auth_required=trust is not None,
        auth_require_tls=trust is not None,
    )
    controller.start()
    try:
        yield mails, port
    finally:
        controller.stop()


@pytest.fixture
def certified(tmp_path: Path) -> tuple[ssl.SSLContext, Path]:
    """What a server at 127.0.0.1 shows, and the authority that has signed it."""
    authority = Authority.make("authority")
    authority.issue("node", tmp_path)
    shown = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    shown.load_cert_chain(tmp_path / "node.pem", tmp_path / "node.key")
    return shown, authority.write(tmp_path / "ca.pem")


def _mail(server: MailServer) -> None:
    server.send(message(server, "aino@koti.example", "Päätöshaku", ["Hei"], ADDRESS))


def _by_tls(port: int, password: str = "salasana") -> MailServer:
    return MailServer("127.0.0.1", port, SENDER, "vahti", password, "starttls")


@pytest.mark.filterwarnings("ignore:Session.login_data:DeprecationWarning")
def test_a_trusted_server_gets_password_and_mail(
    certified: tuple[ssl.SSLContext, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, authority = certified
    monkeypatch.setenv("SSL_CERT_FILE", str(authority))
    with _serving(shown) as (mails, port):
        _mail(_by_tls(port))
        with pytest.raises(MailNotSent, match=r": user or password is refused \(535\)"):
            _mail(_by_tls(port, "vaara"))
        with pytest.raises(MailNotSent, match="letters beyond ASCII"):
            _mail(_by_tls(port, "väärä"))

    assert len(mails) == 1


def test_a_server_that_nobody_vouches_for_gets_nothing(
    certified: tuple[ssl.SSLContext, Path],
) -> None:
    shown, _ = certified
    untrusted = pytest.raises(MailNotSent, match="its certificate is not trusted: ")
    with _serving(shown) as (mails, port), untrusted:
        _mail(_by_tls(port))

    assert mails == []


def test_the_address_that_ends_an_alert_stands_as_it_is() -> None:
    """However long: the programs that offer to unsubscribe decode nothing (RFC 2369)."""
    with _serving() as (mails, port):
        _mail(MailServer("127.0.0.1", port, SENDER))
    [raw] = mails

    assert f"\r\nList-Unsubscribe: <{ADDRESS}>\r\n".encode() in raw
    assert message_from_bytes(raw)["List-Unsubscribe"] == f"<{ADDRESS}>"
    others = [line for line in raw.split(b"\r\n") if not line.startswith(b"List-Un")]
    assert max(len(line) for line in others) <= 78


def test_what_failed_is_said_without_what_the_server_says() -> None:
    """Its words may hold an address; a name that nobody knows is no ``gaierror``."""
    with _serving() as (_, port):
        server = MailServer("127.0.0.1", port, SENDER)
        refused = message(server, "tuntematon@koti.example", "Hei", ["Hei"], "")
        with pytest.raises(MailNotSent, match=r":\d+: the receiver is refused$"):
            server.send(refused)
        with pytest.raises(MailNotSent, match=r"it does not offer TLS"):
            _mail(_by_tls(port))
    with pytest.raises(MailNotSent, match="Connection refused"):
        _mail(MailServer("127.0.0.1", port, SENDER))
    with pytest.raises(MailNotSent, match=r"posti\.invalid:25: .*[nN]ame"):
        _mail(MailServer("posti.invalid", 25, SENDER))
