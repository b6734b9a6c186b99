"""The bill of materials, licences and the audit of what the lock file pins."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

SCRIPT = ROOT / "scripts" / "supply_chain"
LOCK = """\
sana-kirja==1.2.0 \\
    --hash=sha256:{a} \\
    --hash=sha256:{b}
    # via paatoshaku
Toinen_osa==0.3 ; sys_platform == "win32" \\
    --hash=sha256:{a}
""".format(a="a" * 64, b="b" * 64)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def lock(tmp_path: Path) -> str:
    path = tmp_path / "requirements.lock"
    path.write_text(LOCK, encoding="utf-8")
    return str(path)


@pytest.fixture
def osv() -> Iterator[tuple[str, list[Any]]]:
    """A server that knows a hole in one package, and what it was asked."""
    asked: list[Any] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            asked.append(json.loads(body))
            found = [
                {"vulns": [{"id": "GHSA-xxxx"}]}
                if query["package"]["name"] == "Toinen_osa"
                else {}
                for query in asked[-1]["queries"]
            ]
            reply = json.dumps({"results": found}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(reply)))
            self.end_headers()
            self.wfile.write(reply)

        def log_message(self, *_: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/v1/querybatch", asked
        server.shutdown()


def test_the_bill_has_every_locked_package_and_is_always_the_same(lock: str) -> None:
    first, second = run("sbom", "--lock", lock), run("sbom", "--lock", lock)
    bill = json.loads(first.stdout)

    assert first.stdout == second.stdout
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert [item["purl"] for item in bill["components"]] == [
        "pkg:pypi/sana-kirja@1.2.0",
        "pkg:pypi/toinen-osa@0.3",
    ]
    assert [len(item["properties"]) for item in bill["components"]] == [2, 1]


def test_the_bill_of_our_own_lock_file_names_each_pin() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^[A-Za-z0-9][\w.-]*==", text, re.MULTILINE)
    bill = json.loads(run("sbom").stdout)

    assert len(bill["components"]) == len(pins) > 20


def test_every_installed_package_states_a_licence() -> None:
    rows = [line.split("\t") for line in run("licences").stdout.splitlines()]

    assert len(rows) > 20
    assert [row[0] for row in rows if row[2] == "not stated"] == []


def test_an_audit_names_known_holes(lock: str, osv: tuple[str, list[Any]]) -> None:
    url, asked = osv
    done = run("audit", "--lock", lock, "--url", url)

    assert done.returncode == 1
    assert done.stdout == "Toinen_osa 0.3: GHSA-xxxx\n"
    assert set(asked[0]) == {"queries"}
    assert set(asked[0]["queries"][0]) == {"package", "version"}


def test_an_audit_without_the_net_is_no_clean_bill(lock: str) -> None:
    done = run("audit", "--lock", lock, "--url", "http://127.0.0.1:9/")

    assert done.returncode == 2
    assert "the audit could not be made" in done.stderr
