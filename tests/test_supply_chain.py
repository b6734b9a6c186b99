"""The bill of materials, licences and the audit of what the lock file pins."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
import zipfile
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
    assert "the audit could not be made: http://127.0.0.1:9/ cannot be" in done.stderr
    assert "by --export" in done.stderr
    assert "Traceback" not in done.stderr


def record(
    number: int, affected: dict[str, Any], name: str = "toinen-osa", **more: Any
) -> dict[str, Any]:
    """Return a record in the form of the OSV schema 1.6, with what we do not read."""
    package = {"ecosystem": "PyPI", "name": name, "purl": f"pkg:pypi/{name}"}
    return {
        "schema_version": "1.6.0",
        "id": f"PYSEC-2026-{number}",
        "modified": "2026-02-01T00:00:00Z",
        "aliases": [f"CVE-2026-{number}"],
        "summary": "Keksitty",
        "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N"}],
        "references": [{"type": "WEB", "url": "https://mallila.example/"}],
        "affected": [
            {"package": {"ecosystem": "npm", "name": name}, "versions": ["0.3"]},
            {"package": package, "database_specific": {"source": "x"}, **affected},
        ],
        **more,
    }


def between(*events: dict[str, str], kind: str = "ECOSYSTEM") -> dict[str, Any]:
    return {"ranges": [{"type": kind, "events": list(events)}]}


# Whether version 0.3 of Toinen_osa is affected.
RANGES = [
    (between({"introduced": "0"}), True),
    (between({"introduced": "0"}, {"fixed": "0.3"}), False),
    (between({"introduced": "0"}, {"fixed": "0.3.1"}), True),
    (between({"introduced": "0.3"}, {"last_affected": "0.3"}), True),
    (between({"introduced": "0"}, {"last_affected": "0.2.9"}), False),
    (between({"introduced": "0.10"}), False),
    (between({"fixed": "0.2"}, {"introduced": "0"}, {"introduced": "0.3"}), True),
    (between({"introduced": "0"}, kind="GIT"), False),
    ({"versions": ["0.2", "0.3"]}, True),
    ({"versions": ["0.30"], **between({"introduced": "1"})}, False),
]


@pytest.mark.parametrize("form", ["zip", "folder"])
def test_an_audit_by_an_export_reads_versions_and_ranges(
    tmp_path: Path, lock: str, form: str
) -> None:
    records = [record(n, affected) for n, (affected, _) in enumerate(RANGES)]
    records += [
        record(90, {"versions": ["0.3"]}, withdrawn="2026-01-01T00:00:00Z"),
        record(91, {"versions": ["0.3"]}, name="vieras"),
    ]
    export = tmp_path / "all.zip" if form == "zip" else tmp_path / "all"
    if form == "zip":
        with zipfile.ZipFile(export, "w") as archive:
            for each in records:
                archive.writestr(f"{each['id']}.json", json.dumps(each))
    else:
        export.mkdir()
        for each in records:
            (export / f"{each['id']}.json").write_text(json.dumps(each))
    done = run("audit", "--lock", lock, "--export", str(export))

    assert done.returncode == 1, done.stderr
    assert done.stdout.splitlines() == [
        f"Toinen_osa 0.3: PYSEC-2026-{n}"
        for n, (_, is_in) in enumerate(RANGES)
        if is_in
    ]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("{", "is not JSON"),
        ("[]", "is not an OSV record: it has no id"),
        (None, "the audit could not be made"),
    ],
)
def test_an_export_that_cannot_be_read_is_no_clean_bill(
    tmp_path: Path, lock: str, body: str | None, why: str
) -> None:
    export = tmp_path / "x.json"
    if body is not None:
        export.write_text(body)
    done = run("audit", "--lock", lock, "--export", str(export))

    assert done.returncode == 2
    assert why in done.stderr
    assert "Traceback" not in done.stderr


def test_what_cannot_be_read_or_written_is_one_sentence(
    lock: str, tmp_path: Path
) -> None:
    """A file that is not there, a folder in place of one, and a reader who goes away."""
    lacking = str(tmp_path / "all.zip")
    for given, said in (
        (
            ("audit", "--lock", lock, "--export", lacking),
            f"there is no {lacking}; give",
        ),
        (("sbom", str(tmp_path), "--lock", lock), f"{tmp_path}: Is a directory"),
        (("licences", "--lock", lacking), f"{lacking}: No such file"),
    ):
        done = run(*given)
        assert done.returncode == 2
        assert said in done.stderr
        assert "Traceback" not in done.stderr

    command = f"{sys.executable} {SCRIPT} licences | head -1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True)
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""
