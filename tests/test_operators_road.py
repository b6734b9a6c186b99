"""The operator's road, walked: every command of docs/operating.md on a machine in a folder.

Nothing leaves this machine: sources are a town of the demo site, mails go to a server of
the test, packages are those of the tests. What stands in for what: `tests.road_programs`.
"""

from __future__ import annotations

import contextlib
import json
import re
import ssl
import sys
import time
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from http.client import HTTPResponse
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from scripts.demo_site.site import create_site
from tests import opensearch, postgresql
from tests.missing import without
from tests.road_machine import Machine, free_port, machine, missing_programs
from tests.serving import served

TEXT = (Path(__file__).parent.parent / "docs/operating.md").read_text()
HOST = "paatokset.example.org"
NEEDED = ("nginx", "openssl", "setpriv", "unshare", "systemd-analyze")

EXPECTED_CODES = {"paatoshaku status --failing": 1}
"""Commands that end otherwise than with 0: a source of the test's registry is failing."""

TRIED_ELSEWHERE = {
    "paatoshaku crawl --all --shared": "tests/test_corpus_crawl_sharing.py",
    "paatoshaku index --rebuild": "in the section of several machines",
    "paatoshaku index --merge": "paatoshaku-index.service",
    "paatoshaku --settings FILE …": "/usr/local/bin/paatoshaku does nothing else",
    "paatoshaku …": "the whole text",
    "serve --workers 4": "tests/test_search_web_workers.py",
    "sudo /opt/paatoshaku/bin/pip install --require-hashes -r "
    "requirements-cluster.lock": "tests/test_containers.py",
    "scripts/try_containers": "tests/test_containers.py",
    "sudo podman cp answer.zip paatoshaku-web:/tmp/": "tests/test_containers.py",
    "paatoshaku import /tmp/answer.zip": "tests/test_containers.py",
    "sudo podman logs paatoshaku-web": "tests/test_containers.py",
    "sudo podman exec paatoshaku-web rm -r /srv/backup/before-update": "by hand",
    "sudo podman volume export operating_backup --output backup.tar": "by hand",
}
"""Commands inside of the text's sentences, and what tries them."""

ROW = """\
[[source]]
source_id = "{name}"
platform = "turku"
base_url = "{base}/{town}/kh/welcome.htm"
municipality = "{municipality}"
municipality_code = "{code}"
delay_s = 0.0
"""
LETTER = """\
From: kirjaamo@akaa.fi
To: you@example.org
Subject: Vastaus
Date: Fri, 03 Apr 2026 10:00:00 +0300
Message-ID: <vastaus-2@akaa.fi>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Disposition: attachment; filename="paatos.txt"

{text}
"""
DECISION = """\
Akaan kaupunki
Kaupunginhallitus 3.3.2025 § {section}

{title}

Päätös
Kaupunginhallitus hyväksyi ehdotuksen.
"""


WALKED_ELSEWHERE = {"In containers": ("test_containers", "test_container_files")}
"""Sections whose commands need a container engine, and the tests of their commands."""


def sections() -> Iterator[tuple[str, list[str]]]:
    """Yield each section's title and the commands of its blocks, one a line."""
    for part in re.split(r"(?m)^## ", TEXT)[1:]:
        title = part.splitlines()[0]
        if title in WALKED_ELSEWHERE:
            continue
        blocks = re.findall(r"```sh\n(.*?)```", part, re.DOTALL)
        lines = re.sub(r"\\\n\s*", "", "\n".join(blocks)).splitlines()
        yield title, [line for line in lines if line and not line.startswith("#")]


def sentences_commands() -> set[str]:
    """Return the commands that are named inside of sentences, with arguments."""
    prose = re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL)
    spans = re.findall(r"`([^`\n]+)`", prose)
    return {
        span
        for span in spans
        if re.match(r"(?:sudo|pip|serve|paatoshaku) \S|scripts/try", span)
    }


@dataclass
class Walk:
    """What the walk has to do with: the machine, the town, the mails, what was seen."""

    machine: Machine
    site: str
    mails: list[Message]
    mail_port: int
    databases: str | None
    cluster: str | None
    seen: dict[str, Any] = field(default_factory=dict)

    def unit(self, name: str) -> str:
        """Run a service as its timer does, and return what it wrote."""
        return self.machine.run("units", f"sudo systemctl start {name}")

    def by_hand(self, line: str) -> str:
        """Run a command that is not in the text."""
        return self.machine.run("by hand", line)

    def ask(self, path: str, form: dict[str, str] | None = None) -> HTTPResponse:
        """Ask the app as a reader does: through nginx, by TLS, under the public name."""
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        request = urllib.request.Request(
            f"https://127.0.0.1:{self.machine.https_port}{path}",
            urllib.parse.urlencode(form).encode() if form else None,
            {"Host": HOST},
        )
        opener = urllib.request.build_opener(
            urllib.request.HTTPSHandler(context=trusting), _NoRedirect
        )
        answer: HTTPResponse = opener.open(request, timeout=60)
        return answer

    def wait_for_app(self) -> None:
        until = time.monotonic() + 90
        while True:
            with contextlib.suppress(OSError):
                if self.ask("/readyz").status == 200:
                    return
            log = self.machine.root / "run/paatoshaku.service.log"
            assert time.monotonic() < until, log.read_text()
            time.sleep(0.5)

    def decisions(self) -> int:
        found = re.search(r"store +(\d+) decisions", self.by_hand("paatoshaku doctor"))
        assert found
        return int(found[1])


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def http_error_303(self, _req: Any, fp: Any, *_: Any) -> Any:
        return fp


class _Mails:
    """Keep what is sent."""

    def __init__(self) -> None:
        self.mails: list[Message] = []

    async def handle_DATA(  # noqa: N802 - the name is the library's
        self, _server: Any, _session: Any, envelope: Any
    ) -> str:
        self.mails.append(message_from_bytes(envelope.content))
        return "250 OK"


# --- what happens between the commands ---------------------------------------------


def after_venv(walk: Walk) -> None:
    walk.machine.link_packages()


def before_crawl(walk: Walk) -> None:
    """Fill in the settings file; the sources are towns of the test."""
    home = walk.machine.root / "srv/paatoshaku"
    rows = [
        ("espoo", "jokikulma", "Espoo", "049"),
        ("kuollut", "ei-ole", "Kotka", "285"),
    ]
    text = "\n".join(
        ROW.format(name=name, town=town, municipality=place, code=code, base=walk.site)
        for name, town, place, code in rows
    )
    sources = home / "sources.toml"
    sources.write_text(text)
    sources.chmod(0o666)
    walk.machine.set(
        {
            "PAATOSHAKU_SOURCES": str(sources),
            "PAATOSHAKU_PORT": str(walk.machine.app_port),
            "PAATOSHAKU_CRAWL_DELAY_S": "0",
            "PAATOSHAKU_OCR": "off",
            "PAATOSHAKU_TRUSTED_PROXIES": "1",
            "PAATOSHAKU_SMTP_HOST": "127.0.0.1",
            "PAATOSHAKU_SMTP_PORT": str(walk.mail_port),
            "PAATOSHAKU_SMTP_SENDER": "vahti@example.org",
            "PAATOSHAKU_RAW_PAGES_MB": '"5000 restricted=200"',
        }
    )


def before_import(walk: Walk) -> None:
    """What came as an answer: an archive with its manifest, and a mailbox."""
    home = walk.machine.root / "srv/paatoshaku"
    with zipfile.ZipFile(home / "answer.zip", "w") as archive:
        for number in (11, 12):
            title = f"Kirjaston aukiolo {number}"
            text = DECISION.format(section=number, title=title)
            archive.writestr(f"paatos-{number}.txt", text)
    (home / "akaa.csv").write_text("municipality\nAkaa\n")
    for name in ("cur", "new", "tmp"):
        (home / "Maildir/.Akaa" / name).mkdir(parents=True)
    text = DECISION.format(section=13, title="Uimahallin hinnasto")
    (home / "Maildir/.Akaa/cur/1.M1.host:2,S").write_text(LETTER.format(text=text))


def before_units(walk: Walk) -> None:
    walk.by_hand("paatoshaku crawl espoo")
    walk.by_hand("paatoshaku index")


def after_proxy(walk: Walk) -> None:
    """Read as a reader does; subscribe to an alert; let the timers' services run."""
    walk.wait_for_app()
    page = walk.ask("/haku?q=kirjasto").read().decode()
    walk.seen["page"] = page
    made = walk.ask("/tallennettu/", {"q": "kirjasto", "nimi": "Kirjastot"})
    address = urllib.parse.urlsplit(made.headers["Location"]).path
    form = {"sahkoposti": "lukija@koti.example", "tiheys": "paivittain"}
    walk.ask(f"{address}/vahti", form)
    sent = str(walk.mails[-1].get_payload(decode=True), "utf-8")
    links = re.findall(rf"https://{HOST}(/tallennettu/vahti/vahvista/\S+)", sent)
    walk.seen["confirmation"] = sent
    walk.ask(links[0], {"vahvista": "1"})
    new = walk.machine.root / "srv/paatoshaku/uusi.txt"
    new.write_text(DECISION.format(section=14, title="Kirjaston uusi lainauskortti"))
    walk.by_hand("paatoshaku import /srv/paatoshaku/uusi.txt")
    for name in ("crawl", "backup", "index", "alerts", "compact"):
        walk.seen[name] = walk.unit(f"paatoshaku-{name}.service")
    walk.seen["log"] = (walk.machine.root / "var/log/nginx/paatoshaku.log").read_text()


def after_notify(walk: Walk) -> None:
    walk.seen["notify again"] = walk.unit("paatoshaku-notify.service")


def before_update(walk: Walk) -> None:
    walk.seen["before"] = walk.decisions(), walk.by_hand("paatoshaku --version")


def after_update(walk: Walk) -> None:
    walk.wait_for_app()
    new = walk.machine.root / "srv/paatoshaku/liika.txt"
    new.write_text(DECISION.format(section=15, title="Tuli päivityksen jälkeen"))
    walk.by_hand("paatoshaku import /srv/paatoshaku/liika.txt")
    walk.seen["updated"] = walk.decisions(), walk.by_hand("paatoshaku --version")


def after_rollback(walk: Walk) -> None:
    walk.wait_for_app()
    walk.seen["back"] = walk.decisions(), walk.by_hand("paatoshaku --version")


def before_migration(walk: Walk) -> None:
    walk.seen["settings"] = walk.machine.settings.read_text()
    assert walk.databases
    names = [postgresql.new_database(walk.databases) for _ in range(2)]
    store, contacts = (walk.databases + name for name in names)
    walk.machine.instead["postgresql+psycopg://app@db.example/paatoshaku"] = store
    walk.machine.instead["postgresql+psycopg://app@db.example/contacts"] = contacts
    walk.seen["addresses"] = store, contacts
    walk.seen["moved from"] = walk.decisions()


def after_migration(walk: Walk) -> None:
    store, contacts = walk.seen["addresses"]
    values = {
        "PAATOSHAKU_DATABASE_URL": store,
        "PAATOSHAKU_CONTACTS_DATABASE_URL": contacts,
    }
    if walk.cluster:
        values["PAATOSHAKU_INDEX_URL"] = walk.cluster
    walk.machine.set(values)


def after_move(walk: Walk) -> None:
    walk.seen["moved to"] = walk.decisions()
    walk.machine.settings.write_text(walk.seen["settings"])


def before_removals(walk: Walk) -> None:
    found = walk.by_hand("paatoshaku search lainauskortti --format ndjson")
    name = json.loads(found.splitlines()[0])["id"]
    walk.machine.instead |= {"mallila/12": name, "accept 4": "accept 1"}
    walk.seen["removed"] = name


BEFORE: dict[str, Callable[[Walk], None]] = {
    "paatoshaku crawl --plan": before_crawl,
    "paatoshaku import /srv/paatoshaku/answer.zip": before_import,
    "sudo cp docs/operating/systemd/*": before_units,
    "paatoshaku migrate-store": before_migration,
    "paatoshaku removals list": before_removals,
    "sudo systemctl stop": before_update,
}
AFTER: dict[str, Callable[[Walk], None]] = {
    "sudo python3 -m venv": after_venv,
    "sudo systemctl restart paatoshaku.service": after_proxy,
    "paatoshaku notify": after_notify,
    "paatoshaku restore /srv/backup/before-update": lambda walk: None,
    "paatoshaku migrate-store": after_migration,
}
"""Beginnings of commands, and what happens at the first command that begins so."""


def take(table: dict[str, Callable[[Walk], None]], line: str, walk: Walk) -> None:
    for beginning in [name for name in table if line.startswith(name)]:
        table.pop(beginning)(walk)


def walk_all(walk: Walk) -> None:
    before, after = dict(BEFORE), dict(AFTER)
    starts = 0
    for section, lines in sections():
        if section == "Several machines" and not walk.databases:
            continue
        for line in lines:
            take(before, line, walk)
            walk.machine.run(section, line, EXPECTED_CODES.get(line, 0))
            take(after, line, walk)
            if line.startswith("sudo systemctl start paatoshaku.service"):
                (after_update, after_rollback)[starts](walk)
                starts += 1
        if section == "Several machines":
            after_move(walk)


@pytest.fixture(scope="module")
def walked(request: pytest.FixtureRequest) -> Iterator[Walk]:
    lacking = missing_programs(NEEDED)
    if lacking:
        without(f"the operator's road needs {', '.join(lacking)}")
    databases = cluster = None
    if postgresql.server_programs():
        databases = request.getfixturevalue("postgresql_server")
    handler, port = _Mails(), free_port()
    mails = Controller(handler, hostname="127.0.0.1", port=port)
    with contextlib.ExitStack() as ends:
        if opensearch.is_wanted():
            server = request.getfixturevalue("opensearch_server")
            cluster = ends.enter_context(opensearch.new_index(server))
        made = ends.enter_context(machine())
        site = ends.enter_context(served(create_site(stage=2)))
        mails.start()
        ends.callback(mails.stop)
        made.instead["https://kuvitteella.example"] = f"{site}/norrvik"
        walk = Walk(made, site, handler.mails, port, databases, cluster)
        try:
            walk_all(walk)
        finally:
            for done in made.journal:
                line = f"{done.seconds:6.1f} s  {done.section}: {done.line}\n"
                sys.stdout.write(line)
        yield walk


pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]


def test_every_command_of_the_text_was_run(walked: Walk) -> None:
    ran = {(done.section, done.line) for done in walked.machine.journal}
    wanted = {(title, line) for title, lines in sections() for line in lines}
    if not walked.databases:
        wanted = {pair for pair in wanted if pair[0] != "Several machines"}

    assert len(wanted) > 50
    assert wanted - ran == set()


def test_commands_inside_of_sentences_are_tried_somewhere() -> None:
    lines = [line for _, block in sections() for line in block]
    untried = {
        span
        for span in sentences_commands()
        if span not in TRIED_ELSEWHERE and not any(span in line for line in lines)
    }

    assert untried == set()
    assert set(TRIED_ELSEWHERE) <= sentences_commands()
    for where in TRIED_ELSEWHERE.values():
        assert not where.startswith("tests/") or Path(where).is_file(), where
    for title, tests in WALKED_ELSEWHERE.items():
        assert f"\n## {title}\n" in TEXT
        assert all(Path(f"tests/{name}.py").is_file() for name in tests)


def test_every_unit_was_started(walked: Walk) -> None:
    units = {
        path.name for path in (walked.machine.root / "etc/systemd/system").iterdir()
    }
    started = {
        name
        for done in walked.machine.journal
        for name in re.findall(r"paatoshaku[\w-]*\.(?:service|timer)", done.line)
    }
    with_mail_only = {"paatoshaku-alerts.timer"}

    assert units - started == with_mail_only
    assert f"`{with_mail_only.pop()}`" in TEXT


def test_readers_are_served_and_their_words_are_in_no_log(walked: Walk) -> None:
    words = re.sub(r"<[^>]*>", "", walked.seen["page"])
    assert "Kirjaston aukiolo 11" in words
    assert "GET /haku" in walked.seen["log"]
    assert "kirjasto" not in walked.seen["log"].lower()


def test_alerts_and_the_operators_mail_arrive(walked: Walk) -> None:
    by_receiver = [(mail["To"], mail) for mail in walked.mails]
    readers = [mail for to, mail in by_receiver if to == "lukija@koti.example"]
    operators = [mail for to, mail in by_receiver if to == "you@example.org"]

    told = str(readers[-1].get_payload(decode=True), "utf-8")
    assert len(readers) == 2
    assert "lainauskortti" in told
    assert f"https://{HOST}/" in told
    assert len(operators) == 1
    assert "kuollut: failing" in str(operators[0].get_payload(decode=True), "utf-8")
    assert "0 changes told" in walked.seen["notify again"]
    assert [to for to, _ in by_receiver].count("aino@koti.example") == 1


def test_an_update_can_be_taken_back(walked: Walk) -> None:
    """The program and the data are those of before, and the app serves them."""
    (count, version), (more, newer) = walked.seen["before"], walked.seen["updated"]

    assert more == count + 1
    assert newer != version
    assert walked.seen["back"] == (count, version)


def test_the_store_moves_whole_to_postgresql(walked: Walk) -> None:
    if not walked.databases:
        without("no PostgreSQL here")
    assert walked.seen["moved to"] == walked.seen["moved from"] > 0


def test_what_was_removed_is_found_no_more(walked: Walk) -> None:
    name = walked.seen["removed"]
    audit = [d for d in walked.machine.journal if d.line.endswith("list --all")]

    assert name in audit[-1].output
    assert "accepted" in audit[-1].output
    found = walked.by_hand("paatoshaku search lainauskortti --format ndjson")
    assert name not in found


def test_a_rehearsed_backup_is_whole(walked: Walk) -> None:
    rehearsed = [d for d in walked.machine.journal if "rehearsal check" in d.line]

    assert "everything is whole" in rehearsed[0].output
    assert not list((walked.machine.root / "srv/backup").glob("rehearsal"))
    assert len(list((walked.machine.root / "srv/backup").glob("20??-*"))) == 2
