"""The desk for requests to remove a decision: form, confirmation, decision, audit."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import sqlite3
import stat
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from corpus.stewardship.takedown_ledger import TakedownLedger
from corpus.store import DecisionStore
from search_web.app import create_app
from search_web.cli import root
from search_web.errors import MailNotSent, RemovalError
from search_web.library import Library
from search_web.removals.removal_requests import LONGEST_REASON, RemovalQueue
from search_web.saved.mail_server import MailServer
from search_web.settings import Settings
from tests.conftest import ROOT
from tests.search_web_world import decision, open_service, open_store

NOW = dt.datetime(2026, 5, 8, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def queue(tmp_path: Path) -> RemovalQueue:
    return RemovalQueue.open(f"sqlite:///{tmp_path / 'contacts.db'}")


def run(data: Path, *arguments: str) -> str:
    environ = {"PAATOSHAKU_DATABASE_URL": f"sqlite:///{data / 'world.db'}"}
    done = CliRunner().invoke(root, ["--data", str(data), *arguments], env=environ)
    return done.output + (str(done.exception) if done.exception else "")


def client_of(folder: Path, **values: Any) -> FlaskClient:
    store = open_store(folder, [decision(n) for n in range(1, 4)])
    settings = dataclasses.replace(
        Settings(data=folder, database_url=f"sqlite:///{folder / 'world.db'}"), **values
    )
    library = Library(settings, store=store, service=open_service(store))
    return create_app(settings, library).test_client()


def mailing_client(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[FlaskClient, list[str]]:
    """Return a client of a service that sends mail, and the texts of what it sends."""
    sent: list[str] = []
    monkeypatch.setattr(
        MailServer, "send", lambda self, mail: sent.append(mail.get_content())
    )
    client = client_of(
        folder,
        base_url="https://haku.esimerkki.example",
        smtp_host="posti.example",
        smtp_sender="vahti@haku.example",
    )
    return client, sent


def form(client: FlaskClient, **values: str) -> Any:
    fields = {"paatos": "mallila/1", "perustelu": "Nimeni on siinä.", **values}
    return client.post("/tietosuoja/poisto/", data=fields)


@pytest.mark.parametrize(
    "given",
    [
        "mallila/1",
        "/paatos/mallila/1",
        "https://haku.example/paatos/mallila/1",
        "https://haku.example/julkinen/sv/paatos/mallila%2F1?q=a#b",
    ],
)
def test_the_form_takes_an_address_or_an_id(tmp_path: Path, given: str) -> None:
    client = client_of(tmp_path)
    page = client.get(f"/sv/tietosuoja/poisto/?paatos={given}")
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"
    assert 'name="perustelu"' in page.text
    reply = form(client, paatos=given)

    assert reply.status_code == 200
    assert "numero on 1" in reply.text
    assert "1 2" in run(tmp_path, "removals", "list")
    assert "open mallila/1 Nimeni on siinä." in run(tmp_path, "removals", "list")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"paatos": "mallila/99"}, "Tässä osoitteessa ei ole päätöstä"),
        ({"paatos": ""}, "Tässä osoitteessa ei ole päätöstä"),
        ({"perustelu": "  "}, "perustelu enintään 4000 merkillä"),
        ({"perustelu": "x" * (LONGEST_REASON + 1)}, "perustelu enintään 4000 merkillä"),
        ({"sahkoposti": "a@b.example\nBcc: c@d.example"}, "ei kelpaa"),
        ({"muu": "1"}, "muu"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_queued(
    tmp_path: Path, values: dict[str, str], said: str
) -> None:
    reply = form(client_of(tmp_path), **values)

    assert reply.status_code == 400
    assert said in reply.text
    assert run(tmp_path, "removals", "list") == "no requests for removal\n"


def test_a_mistake_is_told_at_its_field_and_what_was_typed_stays(
    tmp_path: Path,
) -> None:
    """Four thousand letters were lost with one typing error of the address."""
    client = client_of(tmp_path)
    fields = {"paatos": "mallila/1", "perustelu": "Ett <namn>", "sahkoposti": "aino@"}
    page = client.post("/sv/tietosuoja/poisto/", data={**fields, "lomake": "abc"}).text

    assert "Ett &lt;namn&gt;</textarea>" in page
    assert 'name="sahkoposti" value="aino@" aria-invalid="true"' in page
    assert 'href="#sahkoposti">' in page
    assert "E-postadressen är inte giltig. Tillåtet: nimi@esimerkki.fi." in page
    assert 'value="abc"' in page


def test_a_second_click_makes_no_second_request(tmp_path: Path) -> None:
    client = client_of(tmp_path)
    for _ in range(2):
        assert "numero on 1" in form(client, lomake="abc").text
    assert "numero on 2" in form(client, lomake="def").text


def test_forms_have_a_rate(tmp_path: Path) -> None:
    client = client_of(tmp_path, forms_per_minute=2)
    codes = [form(client, lomake=str(n)).status_code for n in range(3)]

    assert codes == [200, 200, 429]


def test_an_address_gets_one_confirmation_and_the_request_waits_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, sent = mailing_client(tmp_path, monkeypatch)
    codes = [
        form(client, sahkoposti="aino@koti.example", lomake=str(n)).status_code
        for n in range(3)
    ]
    assert codes[0] == 200
    assert len(sent) == 1, "the same wish within ten minutes"
    found = re.search(r"https://haku\.esimerkki\.example(/\S+)", sent[0])
    assert found is not None
    assert "unconfirmed" in run(tmp_path, "removals", "list")
    assert client.get(found[1]).status_code == 200
    assert " open " not in run(tmp_path, "removals", "list"), "a scanner opens nothing"
    assert client.post(found[1]).status_code == 200
    assert "1 2" in run(tmp_path, "removals", "list")
    assert " open mallila/1" in run(tmp_path, "removals", "list")
    assert client.post(found[1]).status_code == 404


def test_the_same_wish_in_other_words_waits_for_the_link_that_was_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second request within ten minutes waited for a mail that was never sent."""
    client, sent = mailing_client(tmp_path, monkeypatch)
    pages = [
        form(client, sahkoposti=address, perustelu=why, lomake=why).text
        for address, why in (("aino@koti.example", "a"), ("Aino@koti.example", "b"))
    ]

    assert len(sent) == 1
    assert run(tmp_path, "removals", "list").count("unconfirmed") == 1
    assert all("1" in re.findall(r"numero.*?(\d+)", page) for page in pages)


def test_a_confirmation_that_was_not_sent_is_sent_at_the_next_try(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []

    def fail(self: MailServer, mail: EmailMessage) -> None:
        raise MailNotSent("mail server posti.example:25: ConnectionRefusedError")

    monkeypatch.setattr(MailServer, "send", fail)
    client = client_of(
        tmp_path,
        base_url="https://haku.esimerkki.example",
        smtp_host="posti.example",
        contact="yllapito@haku.example",
    )
    refused = form(client, sahkoposti="aino@koti.example", lomake="1")
    monkeypatch.setattr(
        MailServer, "send", lambda self, mail: sent.append(mail["From"])
    )
    taken = form(client, sahkoposti="aino@koti.example", lomake="2")

    assert (refused.status_code, taken.status_code) == (503, 200)
    assert "posti.example" not in refused.text
    assert sent == ["yllapito@haku.example"]


@pytest.mark.files
def test_accepting_takes_down_and_leaves_an_audit_without_who_asked(
    tmp_path: Path,
) -> None:
    open_store(tmp_path, [decision(n) for n in range(1, 4)]).close()
    assert "no decision" in run(
        tmp_path, "removals", "add", "mallila/9", "--reason", "x"
    )
    said = run(
        *(
            tmp_path,
            "removals",
            "add",
            "mallila/1",
            "--reason",
            "Soitti Aino, 131052-308T",
        ),
        *("--email", "aino@koti.example"),
    )
    assert said == "request 1: waits for a decision\n"
    contacts = (tmp_path / "contacts.db").read_bytes()
    assert b"131052-308T" not in contacts
    assert stat.S_IMODE((tmp_path / "contacts.db").stat().st_mode) == 0o600
    said = run(tmp_path, "removals", "accept", "1", "--why", "yksityishenkilö")

    assert "request 1 (mallila/1): accepted" in said
    url = f"sqlite:///{tmp_path / 'world.db'}"
    with DecisionStore.open(url) as store:
        assert store.get("mallila/1") is None
        assert store.put(decision(1), republished=True) == "refused"
    assert set(TakedownLedger(tmp_path).bars()) == {"mallila/1"}
    assert run(tmp_path, "removals", "list") == "no requests for removal\n"
    audit = run(tmp_path, "removals", "list", "--all")
    assert "accepted mallila/1" in audit
    assert "yksityishenkilö" in audit
    rows = sqlite3.connect(tmp_path / "contacts.db").execute(
        "select reason, email, decided_by from removal_requests"
    )
    ((reason, email, who),) = rows.fetchall()
    assert (reason, email) == (None, None)
    assert who
    again = run(tmp_path, "removals", "reject", "1", "--why", "x")
    assert "removal request 1 is accepted already" in again
    assert "no removal request 7" in run(
        tmp_path, "removals", "accept", "7", "--why", "x"
    )


def test_rejecting_leaves_the_decision(tmp_path: Path) -> None:
    open_store(tmp_path, [decision(1)]).close()
    run(tmp_path, "removals", "add", "mallila/1", "--reason", "Pois")
    assert "rejected" in run(
        tmp_path, "removals", "reject", "1", "--why", "luottamustoimi"
    )
    with DecisionStore.open(f"sqlite:///{tmp_path / 'world.db'}") as store:
        assert store.get("mallila/1") is not None


def test_the_answer_goes_to_who_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[str, str]] = []
    monkeypatch.setattr(
        MailServer,
        "send",
        lambda self, mail: sent.append((mail["To"], mail.get_content())),
    )
    monkeypatch.setenv("PAATOSHAKU_SMTP_HOST", "posti.example")
    monkeypatch.setenv("PAATOSHAKU_SMTP_SENDER", "vahti@haku.example")
    open_store(tmp_path, [decision(1)]).close()
    mail = ("--email", "aino@koti.example")
    run(tmp_path, "removals", "add", "mallila/1", "--reason", "Pois", *mail)
    run(tmp_path, "removals", "reject", "1", "--why", "luottamustoimi")

    ((to, text),) = sent
    assert to == "aino@koti.example"
    assert "Päätöstä ei poistettu" in text
    assert "luottamustoimi" in text


def test_mails_are_in_the_language_of_the_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, sent = mailing_client(tmp_path, monkeypatch)
    fields = {"paatos": "mallila/1", "perustelu": "Mitt namn", "sahkoposti": "a@b.fi"}
    client.post("/sv/tietosuoja/poisto/", data=fields)
    link = re.findall(r"https://haku.esimerkki.example(/\S+)", sent[0])[0]
    client.post(link)
    monkeypatch.setenv("PAATOSHAKU_SMTP_HOST", "posti.example")
    monkeypatch.setenv("PAATOSHAKU_SMTP_SENDER", "vahti@haku.example")
    run(tmp_path, "removals", "accept", "1", "--why", "privatperson")

    assert link.startswith("/sv/tietosuoja/poisto/vahvista/")
    assert "bad att beslutet mallila/1 tas bort" in sent[0]
    assert "Beslutet har tagits bort.\nGrund: privatperson" in sent[1]
    assert not re.search("Vahvista|Confirm|Perustelu", "".join(sent))


@pytest.mark.files
def test_requests_of_an_older_version_have_the_default_language(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'contacts.db'}"
    first = RemovalQueue.open(url)
    first.ask("mallila/1", "Pois", "a@b.example", NOW, is_confirmed=True)
    first.close()
    with sqlite3.connect(tmp_path / "contacts.db") as connection:
        connection.execute("ALTER TABLE removal_requests DROP COLUMN language")
    connection.close()

    assert [item.language for item in RemovalQueue.open(url).all()] == ["fi"]


def test_unconfirmed_requests_are_forgotten_and_a_queue_has_an_end(
    queue: RemovalQueue, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue.ask("mallila/1", "Pois", "a@b.example", NOW, is_confirmed=False)
    later = NOW + dt.timedelta(days=15)
    number, _ = queue.ask("mallila/2", "Pois", None, later, is_confirmed=True)

    assert [item.number for item in queue.all()] == [number] == [2]
    monkeypatch.setattr("search_web.removals.removal_requests._MOST_OPEN", 1)
    with pytest.raises(RemovalError, match="too many"):
        queue.ask("mallila/3", "Pois", None, later, is_confirmed=True)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_privacy_notices_lead_to_the_form(tmp_path: Path, language: str) -> None:
    prefix = "" if language == "fi" else f"/{language}"
    page = client_of(tmp_path).get(f"{prefix}/tietosuoja").text
    notice = ROOT / "search_web" / "templates" / "prose" / f"privacy.{language}.html"

    assert f'href="{prefix}/tietosuoja/poisto/"' in page
    assert {"fi": "unohdetaan", "sv": "glöms", "en": "forgotten"}[
        language
    ] in notice.read_text("utf-8")
