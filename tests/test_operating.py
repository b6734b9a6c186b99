"""The operator's road: each step of docs/operating.md that needs no other machine."""

from __future__ import annotations

import configparser
import dataclasses
import json
import os
import re
import shlex
import socket
import sqlite3
import stat
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink
from aiosmtpd.smtp import AuthResult
from click.testing import CliRunner
from sqlalchemy.exc import OperationalError

from analyzers.errors import VoikkoMissing
from corpus.command_line.add_source_cli import new_source
from corpus.crawl.downloading import connection
from corpus.probing import probe_engine
from corpus.sources import load_sources
from corpus.store import DecisionStore
from search_web.cli import COMMANDS, LazyGroup, root
from search_web.errors import SettingsError
from search_web.operating.checks import CHECKS, findings
from search_web.operating.data_checks import index
from search_web.operating.notify_cli import changes
from search_web.operating.package_checks import extras_in_use, wrong_package
from search_web.operating.public_checks import mail, port
from search_web.operating.settings_file import read_settings_file
from search_web.settings import Settings, load_settings
from tests.road_machine import free_port
from tests.search_web_world import make_client
from tests.serving import served

ROOT = Path(__file__).resolve().parent.parent
OPERATING = ROOT / "docs" / "operating"
UNITS = sorted((OPERATING / "systemd").iterdir())


def commands() -> list[str]:
    """Every ``paatoshaku …`` of the operator's texts, units and container files."""
    text = (ROOT / "docs/operating.md").read_text() + (
        ROOT / "docs/probing.md"
    ).read_text()
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    whole = [re.sub(r"\\\n\s*", "", block) for block in blocks]
    lines = [line for block in whole for line in block.splitlines()]
    lines += [line for unit in UNITS for line in unit.read_text().splitlines()]
    found = [re.search(r"(?:^|/bin/)paatoshaku (?!-)(.+)", line) for line in lines]
    compose = (OPERATING / "compose.yaml").read_text()
    in_compose = re.findall(r"command: (\[.*\])", compose)
    return [match[1].split("#")[0] for match in found if match] + [
        shlex.join(json.loads(each)) for each in in_compose
    ]


@pytest.mark.parametrize("line", sorted(set(commands())))
def test_every_command_of_the_texts_exists(line: str) -> None:
    """Its options and the number of its arguments, too."""
    name, *arguments = shlex.split(line)
    assert isinstance(root, LazyGroup)
    context = click.Context(root)
    command = root.get_command(context, name)
    assert command is not None, name

    try:
        command.make_context(name, arguments)
    except click.BadParameter as error:
        # A backup of the text's own example is nowhere here.
        assert "does not exist" in error.message  # noqa: PT017


def test_the_texts_name_the_commands_of_operating() -> None:
    used = {line.split()[0] for line in commands()}

    assert {"init", "doctor", "probe", "crawl", "add-source", "notify", "serve"} <= used
    assert used <= set(COMMANDS)


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_units_are_complete(unit: Path) -> None:
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(unit.read_text())

    if unit.suffix == ".timer":
        assert parser["Timer"]["OnCalendar"]
        assert unit.with_suffix(".service").exists()
        return
    service = parser["Service"]
    assert service["User"] == "paatoshaku"
    assert service["ExecStart"].startswith("/opt/paatoshaku/bin/paatoshaku ")
    assert service["EnvironmentFile"] == "/srv/paatoshaku/paatoshaku.env"


def test_container_files_use_settings_that_exist() -> None:
    text = (OPERATING / "Containerfile").read_text()
    known = {f"PAATOSHAKU_{name.upper()}" for name in Settings.__dataclass_fields__}

    assert set(re.findall(r"PAATOSHAKU_[A-Z_]+", text)) <= known
    assert (
        set(re.findall(r"PAATOSHAKU_[A-Z_]+", (ROOT / "docs/operating.md").read_text()))
        <= known
    )


def run(*arguments: str, **environment: str) -> tuple[int, str]:
    done = CliRunner().invoke(root, list(arguments), env=environment)
    return done.exit_code, f"{done.output}{done.exception or ''}"


def test_init_makes_a_folder_and_a_settings_file(tmp_path: Path) -> None:
    home = tmp_path / "home"

    code, text = run("init", str(home), "--contact", "a@example.org")
    again, why = run("init", str(home))

    assert code == 0, text
    file = home / "paatoshaku.env"
    lines = file.read_text().splitlines()
    given = dict(line.split("=", 1) for line in lines if line.startswith("PAATOSHAKU"))
    settings = load_settings(given)
    assert settings.data == home / "data"
    assert settings.contact == "a@example.org"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert {line.lstrip("#").split("=")[0] for line in lines if "=" in line} == {
        f"PAATOSHAKU_{name.upper()}" for name in Settings.__dataclass_fields__
    }
    assert again == 1
    assert "there already" in why


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--base-url", "ftp://paatokset.example", "expected https://host"),
        ("--base-url", "https://a b", "expected https://host"),
        ("--contact", "ei ole", "expected an e-mail address"),
    ],
)
def test_init_writes_no_value_that_every_command_refuses(
    tmp_path: Path, option: str, value: str, said: str
) -> None:
    code, text = run("init", str(tmp_path / "home"), option, value)

    assert code == 1
    assert said in text
    assert not (tmp_path / "home").exists()


def test_a_doctor_tries_values_that_commands_read_later(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, raw_pages_mb="paljon", contact="ei ole")
    found = {row.name: row for row in findings(settings)}

    assert found["settings"].verdict == "fail"
    assert "'paljon'" in found["settings"].what
    assert found["contact"].verdict == "fail"


@pytest.mark.parametrize("setting", ["DATABASE_URL", "CONTACTS_DATABASE_URL"])
@pytest.mark.parametrize("command", ["status", "check", "migrate-store"])
def test_an_address_of_no_database_is_one_sentence(
    tmp_path: Path, command: str, setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "postgresql//app:salainen@db"
    if command == "migrate-store":
        DecisionStore.open(f"sqlite:///{tmp_path / 'paatoshaku.db'}").close()
        command = f"migrate-store {address}"
    else:
        monkeypatch.setenv(f"PAATOSHAKU_{setting}", address)
    code, text = run("--data", str(tmp_path), *command.split())

    assert code == 1
    assert "not an address of a database; allowed: sqlite:///FILE" in text
    assert "salainen" not in text
    assert "Traceback" not in text


def test_a_doctor_fails_on_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = SimpleNamespace(total=10**10, used=10**10 - 4096, free=4096)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)

    code, text = run("--data", str(tmp_path), "doctor")

    assert code == 1
    assert "fail  disk" in text
    assert "no command can write" in text


def test_a_doctor_says_what_to_do(tmp_path: Path) -> None:
    found = {row.name: row for row in findings(Settings(data=tmp_path))}

    assert found.keys() == CHECKS.keys()
    assert found["dictionary"].verdict == "ok"
    assert found["contact"].verdict == "fail"
    assert found["index"].verdict == "warn"
    assert all(row.todo for row in found.values() if row.verdict != "ok")
    code, text = run("--data", str(tmp_path), "doctor")
    assert code == 1
    assert "fail  contact" in text


@pytest.mark.parametrize(
    ("requirement", "wrong"),
    [
        ("click>=8.1", ""),
        ("gunicorn>=23; platform_system != 'Windows'", ""),
        ("scrapy<2.20,>=2.19", ""),
        ("click>=99.0", "not >=99.0"),
        ("click<1", "not <1"),
        ("click==0.1", "not ==0.1"),
        ("psycopg-olematon[binary]>=3.2; extra == 'postgresql'", "is missing"),
    ],
)
def test_a_package_that_does_not_fit_is_named(requirement: str, wrong: str) -> None:
    told = wrong_package(requirement)

    assert told.endswith(wrong)
    assert bool(told) is bool(wrong)


def test_packages_of_extras_are_needed_where_settings_use_them(tmp_path: Path) -> None:
    """A store in PostgreSQL needs its driver, the default needs none."""
    server = "postgresql+psycopg://app@db.example/paatoshaku"
    cluster = "opensearch+https://host:9200/name"

    assert extras_in_use(Settings(data=tmp_path)) == frozenset()
    found = extras_in_use(Settings(database_url=server, index_url=cluster, dense=True))
    assert found == {"postgresql", "opensearch", "dense"}


SETTINGS_LINES = [
    ("PAATOSHAKU_CONTACT=a@example.org", "a@example.org"),
    ("PAATOSHAKU_CONTACT = a@example.org  ", "a@example.org"),
    ('PAATOSHAKU_CONTACT="5000 restricted=200"', "5000 restricted=200"),
    ("PAATOSHAKU_CONTACT=5000 restricted=200", "5000 restricted=200"),
    ("PAATOSHAKU_CONTACT='a$b\\\"c'", 'a$b\\"c'),
    ('PAATOSHAKU_CONTACT="a\\"b\\$c"', 'a"b$c'),
    ("PAATOSHAKU_CONTACT=a#b", "a#b"),
    ("PAATOSHAKU_CONTACT=", ""),
    ("PAATOSHAKU_CONTACT=x\n#PAATOSHAKU_CONTACT=y\n;z\n\n", "x"),
    ("PAATOSHAKU_CONTACT=x\nPAATOSHAKU_CONTACT=y", "y"),
]


@pytest.mark.parametrize(("text", "value"), SETTINGS_LINES)
def test_a_settings_file_is_read_as_systemd_reads_it(
    tmp_path: Path, text: str, value: str
) -> None:
    file = tmp_path / "paatoshaku.env"
    file.write_text(text)

    assert read_settings_file(file) == {"PAATOSHAKU_CONTACT": value}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PAATOSHAKU_CONTACT=a\nPAATOSHAKU_SMTP_PASSW", "line 2: expected NAME=value"),
        (b'PAATOSHAKU_SMTP_PASSWORD="salasa', "line 1: PAATOSHAKU_SMTP_PASSWORD"),
        (b"PAATOSHAKU_CONTACT=\xff\xfe", "not text in UTF-8"),
        (None, "cannot be read: No such file"),
    ],
)
def test_a_half_written_settings_file_is_one_sentence(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    """And names no value: it may be a password."""
    file = tmp_path / "paatoshaku.env"
    if content is not None:
        file.write_bytes(content)

    code, text = run("--settings", str(file), "doctor")

    assert code == 1
    assert said in text
    assert str(file) in text
    assert "salasa" not in text


def test_settings_of_a_file_count_and_the_environment_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "paatoshaku.env"
    file.write_text(
        "PAATOSHAKU_CONTACT=file@example.org\nPAATOSHAKU_CONTAKT=x\n"
        "PAATOSHAKU_PORT=0\nPAATOSHAKU_BASE_URL=https://file.example\n"
    )
    for name in ("CONTACT", "CONTAKT", "PORT"):
        monkeypatch.delenv(f"PAATOSHAKU_{name}", raising=False)
    monkeypatch.setenv("PAATOSHAKU_BASE_URL", "https://environment.example")

    with pytest.MonkeyPatch.context() as inner:
        inner.setattr("os.environ", dict(os.environ))
        _, text = run("--settings", str(file), "--data", str(tmp_path), "doctor")

    assert "file@example.org" in text
    assert "https://environment.example" in text
    assert "PAATOSHAKU_CONTAKT (is PAATOSHAKU_CONTACT meant?)" in text


@pytest.mark.slow
def test_a_port_is_free_ours_or_anothers(tmp_path: Path) -> None:
    """Ours is told by its answers; another program may not even speak HTTP."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        other = Settings(data=tmp_path, port=silent.getsockname()[1])
        threading.Thread(target=lambda: silent.accept()[0].close(), daemon=True).start()
        assert port(other).verdict == "fail"
        assert "another program" in port(other).what
    assert port(other).verdict == "ok"
    assert port(Settings(data=tmp_path, port=70000)).verdict == "fail"
    assert port(Settings(data=tmp_path, host="192.0.2.1")).verdict == "fail"
    with served(make_client(tmp_path, []).application) as base:
        ours = Settings(data=tmp_path, port=int(base.rsplit(":", 1)[1]))
        assert port(ours).what.endswith("the web app answers")


def test_a_port_of_the_longer_addresses_is_told_in_brackets(tmp_path: Path) -> None:
    asked: list[str] = []

    def answer(place: str, path: str) -> str:
        del path
        asked.append(place)
        return "ok"

    with (
        socket.create_server(("::1", 0), family=socket.AF_INET6) as silent,
        pytest.MonkeyPatch.context() as inner,
    ):
        number = silent.getsockname()[1]
        inner.setattr("search_web.operating.public_checks._answer", answer)
        port(Settings(data=tmp_path, host="::1", port=number))

    assert set(asked) == {f"[::1]:{number}"}


def test_before_the_first_crawl_no_index_is_no_failure(tmp_path: Path) -> None:
    """After it, there is something to be found."""
    assert index(Settings(data=tmp_path)).verdict == "warn"
    DecisionStore.open(f"sqlite:///{tmp_path / 'paatoshaku.db'}").close()

    assert index(Settings(data=tmp_path)).verdict == "fail"


def test_a_doctor_finds_a_broken_store(tmp_path: Path) -> None:
    (tmp_path / "paatoshaku.db").write_bytes(b"not a database" * 100)

    found = {row.name: row for row in findings(Settings(data=tmp_path))}

    assert found["store"].verdict == "fail"


def test_a_mail_server_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, smtp_host="127.0.0.1", smtp_port=9)

    found = {row.name: row for row in findings(settings)}

    assert found["mail"].verdict == "fail"


@pytest.mark.parametrize(
    ("variable", "value", "allowed"),
    [
        ("SMTP_SECURITY", "ssl", "none, starttls, tls"),
        ("PORT", "99999", "at most 65535"),
        ("PORT", "abc", "expected a whole number"),
        ("CRAWL_DELAY_S", "x", "expected a number"),
        ("DENSE", "perhaps", "expected yes or no"),
        ("OCR", "maybe", "auto, on, off"),
        ("WEBHOOK", "javascript:x", "expected http:// or https://"),
        ("SMTP_PORT", "0", "at least 1"),
        ("CRAWL_HOURS", "-1", "at least 0"),
        ("CRAWL_HOURS", "nan", "expected a number"),
        ("CRAWL_TIMEOUT_S", "0", "at least 0.1"),
        ("TRUSTED_PROXIES", "-1", "at least 0"),
        ("WORKERS", "0", "at least 1"),
        ("THREADS", "-2", "at least 1"),
    ],
)
def test_a_value_that_no_setting_has_is_refused(
    variable: str, value: str, allowed: str
) -> None:
    """With another word for TLS the password would go in the clear."""
    with pytest.raises(SettingsError, match=f"PAATOSHAKU_{variable}=.*{allowed}"):
        load_settings({f"PAATOSHAKU_{variable}": value})


@pytest.mark.slow
def test_a_doctor_logs_in_at_the_mail_server(tmp_path: Path) -> None:
    """A wrong password is found before the first mail is lost."""

    def authenticate(_server: Any, _session: Any, _envelope: Any, _how: Any, data: Any):  # type: ignore[no-untyped-def]
        return AuthResult(success=data.password == b"oikea")

    controller = Controller(
        Sink(),
        hostname="127.0.0.1",
        port=free_port(),
        authenticator=authenticate,
        auth_require_tls=False,
    )
    controller.start()
    asked = Settings(
        data=tmp_path,
        smtp_host="127.0.0.1",
        smtp_port=controller.port,
        smtp_sender="vahti@example.org",
        smtp_user="vahti",
    )
    right = mail(dataclasses.replace(asked, smtp_password="oikea"))
    wrong = mail(dataclasses.replace(asked, smtp_password="arvaus"))
    controller.stop()

    assert right.verdict == "ok"
    assert wrong.verdict == "fail"
    assert "arvaus" not in wrong.what


MISSING_FILES = [
    (("status",), "SOURCES", "cannot read the sources {}: No such file or directory"),
    (("expire", "--dry-run"), "RETENTION", "rules {}: No such file or directory"),
]


@pytest.mark.parametrize(("command", "variable", "said"), MISSING_FILES)
def test_a_file_that_is_not_there_is_told_without_the_systems_numbers(
    tmp_path: Path, command: tuple[str, ...], variable: str, said: str
) -> None:
    place = str(tmp_path / "ei-ole.toml")
    arguments = ("--data", str(tmp_path), *command)
    code, text = run(*arguments, **{f"PAATOSHAKU_{variable}": place})

    assert code == 1
    assert said.format(place) in text
    assert "Errno" not in text


def test_without_a_dictionary_nothing_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The app would start, and fail on every page with a reason in its log only."""

    def read(*_: object) -> None:
        raise VoikkoMissing("the dictionary is missing; install it with: apt-get …")

    monkeypatch.setattr("analyzers.finnish.FinnishAnalyzer.analyze", read)
    monkeypatch.setattr("search_web.serve._serve", lambda *_: pytest.fail("served"))

    code, text = run("--data", str(tmp_path), "serve", "--port", "0")

    assert code == 1
    assert "apt-get" in text


def test_a_mistyped_command_is_told_which_is_meant() -> None:
    code, text = run("serach", "koulu")
    _, other = run("xyzzy")

    assert code == 2
    assert "Did you mean 'search'?" in text
    assert "No such command 'xyzzy'" in other


@pytest.mark.parametrize("command", ["status", "search koulu", "index", "serve"])
def test_a_mistyped_folder_is_not_made(tmp_path: Path, command: str) -> None:
    code, text = run("--data", str(tmp_path / "väärä"), *command.split())

    assert code == 1
    assert "there is no folder" in text
    assert not (tmp_path / "väärä").exists()


def test_one_problem_is_told_as_one(tmp_path: Path) -> None:
    DecisionStore.open(f"sqlite:///{tmp_path / 'paatoshaku.db'}").close()

    code, text = run("--data", str(tmp_path), "check")

    assert code == 1
    assert "there is no index" in text
    assert "1 problem found" in text


def test_a_wrong_folder_is_told_and_nobody_in_trouble_is_said(tmp_path: Path) -> None:
    (tmp_path / "väärä").mkdir()
    arguments = ("--data", str(tmp_path / "väärä"), "status", "--failing")
    first, second = run(*arguments), run(*arguments)

    assert (first[0], second[0]) == (0, 0)
    assert "there was no store in" in first[1]
    assert "väärä" in first[1]
    assert re.fullmatch(r"none of \d+ sources is in trouble\n", second[1])


@pytest.mark.parametrize(("free", "is_said"), [(1000, True), (10**9, False)])
def test_a_full_disk_is_called_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, is_said: bool
) -> None:
    """SQLite says "disk I/O error", which sounds like a broken one."""

    def fail(_engine: object) -> None:
        original = sqlite3.OperationalError("disk I/O error")
        raise OperationalError("PRAGMA", {}, original)

    monkeypatch.setattr("corpus.storage.sql.database._create_tables", fail)
    usage = SimpleNamespace(total=10**10, used=10**10 - free, free=free)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)

    code, text = run("--data", str(tmp_path), "status")

    assert code == 1
    assert "disk I/O error" in text
    assert ("the disk is full" in text) is is_said


@pytest.mark.parametrize(
    "said", ["unable to open database file", "attempt to write a readonly database"]
)
@pytest.mark.parametrize(("flag", "is_said"), [(os.ST_RDONLY, True), (0, False)])
def test_a_disk_mounted_read_only_is_called_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, flag: int, is_said: bool
) -> None:
    """SQLite says that it cannot open a file which everybody can see."""

    def fail(_engine: object) -> None:
        raise OperationalError("PRAGMA", {}, sqlite3.OperationalError(said))

    monkeypatch.setattr("corpus.storage.sql.database._create_tables", fail)
    monkeypatch.setattr("os.statvfs", lambda _: SimpleNamespace(f_flag=flag))

    code, text = run("--data", str(tmp_path), "status")

    assert code == 1
    assert said in text
    assert ("the disk is mounted read-only" in text) is is_said


@pytest.fixture
def webhook() -> Iterator[tuple[str, list[dict[str, object]]]]:
    got: list[dict[str, object]] = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got.append(json.loads(body))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", got
    server.shutdown()
    server.server_close()


def test_the_operator_is_told_once(
    tmp_path: Path, webhook: tuple[str, list[dict[str, object]]]
) -> None:
    url, got = webhook
    with DecisionStore.open(f"sqlite:///{tmp_path / 'paatoshaku.db'}") as store:
        crawl = store.start_crawl("espoo")
        store.finish_crawl(crawl.crawl_id, error="no page could be fetched: HTTP 500")
    arguments = ("--data", str(tmp_path), "notify")

    dead = run(*arguments, PAATOSHAKU_WEBHOOK="http://127.0.0.1:9/")
    first = run(*arguments, PAATOSHAKU_WEBHOOK=url)
    second = run(*arguments, PAATOSHAKU_WEBHOOK=url)
    nowhere = run(*arguments)

    assert "the webhook failed" in dead[1]
    assert first[0] == second[0] == 0, first
    assert [row["lines"] for row in got] == [["espoo: failing"]]
    assert "nowhere to tell it" in nowhere[1]


def test_changes_are_told_both_ways() -> None:
    told = {"a": "failing", "b": "stale", "c": "moved"}

    assert changes(told, {"a": "failing", "b": "failing"}) == [
        "b: failing",
        "c: no longer moved",
    ]


def test_a_new_source_is_named_after_its_publisher() -> None:
    source = new_source("https://a.example/", "esbo", "tweb")
    other = new_source("https://a.example/", "Äkäslän vesi ky", "tweb")

    assert (source.source_id, source.municipality_code) == ("espoo", "049")
    assert (other.source_id, other.organisation) == (
        "akaslan-vesi-ky",
        "Äkäslän vesi ky",
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://169.254.169.254/", "not an address of the public net"),
        ("http://2130706433/", "a machine's number"),
        ("https://a@mallila.example/", "user name"),
    ],
)
def test_an_address_that_is_never_fetched_is_refused_at_once(
    tmp_path: Path, address: str, said: str
) -> None:
    command = ("add-source", address, "--publisher", "Akaa")
    code, text = run("--data", str(tmp_path), *command)

    assert code == 1
    assert f"{address} is not fetched: " in text
    assert said in text


def test_a_source_is_not_tried_for_minutes_without_a_network_or_after_a_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(host: str, *_: object) -> None:
        raise OSError("no network")

    monkeypatch.setattr(connection, "_connect", unreachable)
    command = ("add-source", "https://mallila.example/", "--publisher", "Akaa")
    offline, why = run("--data", str(tmp_path), *command)
    monkeypatch.setattr(connection, "_connect", lambda *_: None)
    monkeypatch.setattr(probe_engine, "run_probes", lambda *_, **__: [])
    stopped, told = run("--data", str(tmp_path), *command)

    assert (offline, stopped) == (1, 1)
    assert "no connection" in why
    assert "stopped before it was tried; nothing was written" in told


@pytest.mark.slow
def test_a_source_is_added_by_its_address(tmp_path: Path) -> None:
    """Tried on towns of the demo site; a second one of a publisher has its own name."""
    import subprocess
    import sys

    from scripts.demo_site.site import create_site

    target = tmp_path / "sources.toml"
    command = [
        sys.executable,
        "-m",
        "search_web",
        "--data",
        str(tmp_path),
        "add-source",
    ]
    options = ["--publisher", "Akaa", "--to", str(target)]

    def add(url: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*command, url, *options], capture_output=True, text=True, check=False
        )

    with served(create_site(stage=2)) as base:
        address = f"{base}/norrvik/ktwebscr/pk_tek_tweb.htm"
        done = add(address)
        text = target.read_text()
        again = add(address)
        unchanged = target.read_text() == text
        second = add(f"{base}/jokikulma/kh/welcome.htm")
        third = add(f"{base}/kuusikoski/ktwebscr/pk_tek_tweb.htm")
        wrong = add(address.replace("norrvik", "olematon"))

    assert done.returncode == 0, done.stderr
    assert f"PAATOSHAKU_SOURCES={target} paatoshaku crawl akaa" in done.stderr
    row, *others = load_sources(target)
    assert (row.platform, row.municipality, row.base_url) == ("tweb", "Akaa", address)
    assert again.returncode == 1
    assert "akaa has this address; nothing was written" in again.stderr
    assert unchanged
    assert (second.returncode, third.returncode) == (0, 0), second.stderr
    assert "paatoshaku crawl akaa-turku" in second.stderr
    assert [(other.source_id, other.municipality) for other in others] == [
        ("akaa-turku", "Akaa"),
        ("akaa-tweb", "Akaa"),
    ]
    assert wrong.returncode == 1
    assert "nothing was written" in wrong.stderr
    gone = add(f"{base}/tervaniemi/")
    assert gone.returncode == 1
    assert gone.stderr.startswith("unreachable, cannot: robots.txt of 127.0.0.1")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("where", "platform_id"),
    [
        ("D10_Hiidenlahti", "dynasty"),  # its front page links to the platform
        ("kuusikoski", "tweb"),  # there is no page, but one below
        ("jokikulma/kh/welcome.htm", "turku"),  # no sign but what its pages hold
        ("vanhasatama", "dynasty_legacy"),
    ],
)
def test_a_source_is_found_near_the_address_that_people_give(
    tmp_path: Path, where: str, platform_id: str
) -> None:
    """It told where it might be and wrote nothing; any short page was taken for TWeb."""
    import subprocess
    import sys

    from scripts.demo_site.site import create_site

    target = tmp_path / "new.toml"
    with served(create_site(stage=2)) as base:
        done = subprocess.run(
            [
                *(sys.executable, "-m", "search_web", "--data", str(tmp_path)),
                *("add-source", f"{base}/{where}", "--publisher", "Akaa"),
                *("--to", str(target)),
            ],
            env={**os.environ, "PAATOSHAKU_SOURCES": str(target)},
            capture_output=True,
            text=True,
            check=False,
        )

    assert done.returncode == 0, done.stderr
    [row] = load_sources(target)
    assert row.platform == platform_id
    assert row.base_url.startswith(f"{base}/{where}")
    assert "decisions read" in done.stderr
