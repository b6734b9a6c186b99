"""What nginx writes down with our site: never what somebody looks for."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.opensearch_secured import Authority
from tests.missing import without
from tests.road_machine import free_port

SITE = Path(__file__).parent.parent / "docs/operating/nginx.conf"
MAIN = """\
pid {root}/nginx.pid;
error_log {root}/main-errors.log;
events {{}}
http {{
    access_log {root}/main.log;
    client_body_temp_path {root}/body;
    proxy_temp_path {root}/proxy;
    fastcgi_temp_path {root}/fastcgi;
    uwsgi_temp_path {root}/uwsgi;
    scgi_temp_path {root}/scgi;
    include {root}/site.conf;
}}
"""


@pytest.fixture
def ports(tmp_path: Path) -> Iterator[tuple[int, int]]:
    """The site without its app, as Debian includes it: ports of HTTP and of HTTPS."""
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin")
    if program is None:
        without("nginx is not installed")
    plain, secure = free_port(), free_port()
    Authority.make("authority").issue("node", tmp_path)
    text = SITE.read_text()
    for old, new in (
        ("listen 80", f"listen 127.0.0.1:{plain}"),
        ("listen 443", f"listen 127.0.0.1:{secure}"),
        ("127.0.0.1:8300", f"127.0.0.1:{free_port()}"),
        ("/etc/letsencrypt/live/paatokset.example.org/fullchain", f"{tmp_path}/node"),
        ("/etc/letsencrypt/live/paatokset.example.org/privkey.pem", "node.key"),
        ("/var/log/nginx", str(tmp_path)),
    ):
        assert old in text, old
        text = text.replace(old, new)
    (tmp_path / "site.conf").write_text(text)
    (tmp_path / "nginx.conf").write_text(MAIN.format(root=tmp_path))
    command = [program, "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf"), "-g"]
    with subprocess.Popen([*command, "daemon off; master_process off;"]) as server:
        try:
            yield plain, secure
        finally:
            server.terminate()


def _status(address: str) -> int:
    """Ask once the server listens; a redirect is not followed."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    opener = urllib.request.build_opener(
        urllib.request.HTTPSHandler(context=trusting), _NoRedirect
    )
    until = time.monotonic() + 30
    while True:
        try:
            return int(opener.open(address, timeout=10).status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def _logs_of_two_searches(folder: Path) -> dict[str, str]:
    """All logs; nginx writes a request's line after its answer has gone out."""
    until = time.monotonic() + 30
    while True:
        logs = {path.name: path.read_text() for path in folder.glob("*.log")}
        written = logs.get("paatoshaku.log", "").count('"GET /haku"')
        if written >= 2 or time.monotonic() > until:
            return logs
        time.sleep(0.05)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def test_words_of_a_search_are_in_no_log(
    ports: tuple[int, int], tmp_path: Path
) -> None:
    """Neither where HTTP is sent on to HTTPS, nor where the app does not answer."""
    plain, secure = ports

    assert _status(f"http://127.0.0.1:{plain}/haku?q=hedelmoityshoito") == 301
    assert _status(f"https://127.0.0.1:{secure}/haku?q=hedelmoityshoito") == 502
    logs = _logs_of_two_searches(tmp_path)

    assert logs["paatoshaku.log"].count('"GET /haku"') == 2
    assert not [name for name, text in logs.items() if "hedelmoityshoito" in text]
