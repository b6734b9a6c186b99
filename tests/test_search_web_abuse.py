"""Saved searches and alerts in the hands of strangers: quotas, repeats, caches."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import stat
import threading
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from flask import Flask

from corpus.errors import StoreError
from search_web.app import create_app
from search_web.errors import TooManyConfirmations
from search_web.front.submissions import CLAIMED_S, KEPT_S, Submissions
from search_web.library import Library
from search_web.saved.alerts import Alerts
from search_web.saved.confirmations import ConfirmationQuotas
from search_web.saved.mail_server import MailServer
from search_web.settings import Settings
from tests.search_web_world import decision, open_service, open_store

NOW = dt.datetime(2026, 5, 8, 9, 0, tzinfo=dt.UTC)
PUBLIC = "https://haku.esimerkki.example"


@pytest.fixture
def mails(monkeypatch: pytest.MonkeyPatch) -> list[EmailMessage]:
    sent: list[EmailMessage] = []
    monkeypatch.setattr(MailServer, "send", lambda self, mail: sent.append(mail))
    return sent


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    settings = Settings(
        data=tmp_path,
        base_url=PUBLIC,
        smtp_host="posti.example",
        smtp_sender="vahti@esimerkki.example",
        forms_per_minute=0,
        trusted_proxies=1,
    )
    return make(settings, tmp_path)


def make(settings: Settings, folder: Path) -> Flask:
    store = open_store(folder, [decision(n) for n in range(1, 4)])
    return create_app(
        settings, Library(settings, store=store, service=open_service(store))
    )


def save(app: Flask, **fields: str) -> str:
    form = {"q": "kirjasto", "nimi": "Omat", **fields}
    return app.test_client().post("/tallennettu/", data=form).headers["Location"]


def subscribe(app: Flask, address: str, email: str, **headers: str) -> int:
    form = {"tiheys": "paivittain", "sahkoposti": email}
    reply = app.test_client().post(f"{address}/vahti", data=form, headers=headers)
    return reply.status_code


def test_a_forged_host_never_comes_into_a_mail(
    app: Flask, mails: list[EmailMessage]
) -> None:
    address = save(app)
    assert subscribe(app, address, "a@lehti.example", Host="paha.example") == 400
    assert subscribe(app, address, "a@lehti.example", Host="127.0.0.1:1") == 200
    forwarded = {"X-Forwarded-Host": "paha.example"}
    assert subscribe(app, address, "b@lehti.example", **forwarded) == 400

    (mail,) = mails
    assert re.findall(r"https?://[^/\s]+/", mail.get_content()) == [PUBLIC + "/"]


def test_without_a_public_address_there_are_no_alerts(
    app: Flask, tmp_path: Path, mails: list[EmailMessage]
) -> None:
    """A link in a mail would have to be made of what the request says of itself."""
    settings = dataclasses.replace(app.config["SETTINGS"], base_url=None)
    other = create_app(settings, app.extensions["paatoshaku"])
    address = save(other)

    assert "sahkoposti" not in other.test_client().get(address).text
    assert subscribe(other, address, "a@lehti.example") == 404
    assert mails == []


@pytest.mark.slow
def test_one_address_gets_three_confirmations_a_day(
    app: Flask, mails: list[EmailMessage]
) -> None:
    """Whatever the spelling, and though every search is deleted in between."""
    spellings = ["uhri@lehti.example", "Uhri@Lehti.example", "uhri+x@lehti.example"]
    statuses = []
    for number in range(60):
        address = save(app, nimi=f"Haku {number}")
        statuses.append(subscribe(app, address, spellings[number % 3]))
        app.test_client().post(f"{address}/poista")

    assert len(mails) == 3
    assert statuses == [200] * 3 + [429] * 57


def test_one_search_has_five_and_all_together_have_their_quota(
    tmp_path: Path,
) -> None:
    quotas = ConfirmationQuotas(an_address=3, a_search=5, overall=8)
    book = Alerts.open(f"sqlite:///{tmp_path / 'c.db'}", quotas).confirmations

    def take(email: str, secret: str, after: dt.timedelta = dt.timedelta()) -> bool:
        try:
            return book.take(email, secret, NOW + after) == "send"
        except TooManyConfirmations:
            return False

    assert [take(f"a{n}@b.example", "s") for n in range(6)] == [True] * 5 + [False]
    others = [take(f"b{n}@b.example", f"s{n}") for n in range(4)]
    assert others == [True] * 3 + [False]
    assert take("c@b.example", "s9", dt.timedelta(hours=25))


def test_refused_confirmations_are_not_counted(tmp_path: Path) -> None:
    quotas = ConfirmationQuotas(an_address=1)
    book = Alerts.open(f"sqlite:///{tmp_path / 'c.db'}", quotas).confirmations
    book.take("a@b.example", "s", NOW)
    for hours in range(1, 24):
        with pytest.raises(TooManyConfirmations):
            book.take("a@b.example", f"t{hours}", NOW + dt.timedelta(hours=hours))

    assert book.take("a@b.example", "u", NOW + dt.timedelta(hours=25)) == "send"


def test_two_clicks_on_subscribe_send_one_mail(
    app: Flask, mails: list[EmailMessage]
) -> None:
    address = save(app)

    assert [subscribe(app, address, "a@b.example") for _ in range(3)] == [200] * 3
    assert len(mails) == 1


def test_a_mail_that_could_not_be_sent_is_not_counted(app: Flask) -> None:
    """The mail server of the settings does not exist; the wish may be repeated."""
    address = save(app)

    assert [subscribe(app, address, "a@b.example") for _ in range(5)] == [503] * 5


def test_two_clicks_on_save_make_one_search(app: Flask) -> None:
    offer = app.test_client().get("/tallennettu/uusi?q=kirjasto").text
    found = re.search(r'name="lomake" value="([^"]+)"', offer)
    assert found
    first, second = (save(app, lomake=found[1]) for _ in range(2))
    renamed = save(app, lomake=found[1], nimi="Toinen")

    assert first == second
    assert len({first, renamed, save(app), save(app)}) == 4
    client = app.test_client()
    assert [client.post(f"{first}/poista").status_code for _ in range(2)] == [200, 200]


def test_forms_sent_at_once_make_one_thing(tmp_path: Path) -> None:
    submissions = Submissions(f"sqlite:///{tmp_path / 'a.db'}")
    made: list[int] = []
    gate = threading.Barrier(8)

    def make_it() -> list[int]:
        made.append(1)
        return made

    def send() -> None:
        gate.wait()
        submissions.once(["a", "b"], make_it)

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert made == [1]


@pytest.mark.files
def test_processes_make_one_thing_of_one_form(tmp_path: Path) -> None:
    """What one process made, another one gives; nobody else can read it in the store."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    here, there = Submissions(url), Submissions(url)

    assert here.once(["mark", "x"], lambda: "a secret address") == "a secret address"
    assert there.once(["mark", "x"], lambda: "another") == "a secret address"
    assert there.once(["mark", "y"], lambda: "another") == "another"
    assert b"secret" not in (tmp_path / "a.db").read_bytes()


def test_a_form_whose_process_died_is_taken_over(tmp_path: Path) -> None:
    now = [0.0]
    url = f"sqlite:///{tmp_path / 'a.db'}"
    dying, other = (Submissions(url, lambda: now[0]) for _ in "12")

    def die() -> str:
        now[0] += CLAIMED_S + 1
        assert other.once(["a"], lambda: "made") == "made"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        dying.once(["a"], die)


@pytest.mark.files
def test_a_full_or_damaged_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"no database" * 99)
    with pytest.raises(StoreError, match="forms cannot be taken now"):
        Submissions(f"sqlite:///{tmp_path / 'a.db'}")


def test_what_failed_or_is_old_is_made_again(tmp_path: Path) -> None:
    now = [0.0]
    submissions = Submissions(f"sqlite:///{tmp_path / 'a.db'}", lambda: now[0])
    answers: Iterator[str] = iter(["", "first", "second"])

    assert submissions.once(["a"], lambda: next(answers)) == ""
    assert submissions.once(["a"], lambda: next(answers)) == "first"
    assert submissions.once(["a"], lambda: next(answers)) == "first"
    now[0] = KEPT_S + 1
    assert submissions.once(["a"], lambda: next(answers)) == "second"


def test_a_client_that_sends_form_after_form_has_to_wait(
    app: Flask, tmp_path: Path
) -> None:
    settings = dataclasses.replace(app.config["SETTINGS"], forms_per_minute=3)
    limited = create_app(settings, app.extensions["paatoshaku"])
    client = limited.test_client()
    replies = [client.post("/tallennettu/", data={"q": "x"}) for _ in range(4)]
    record = {"name": "n", "parameters": {"q": ["kirjasto"]}}
    through_api = client.post("/en/api/v1/tallennetut", json=record)

    assert [reply.status_code for reply in replies] == [303] * 3 + [429]
    assert int(replies[-1].headers["Retry-After"]) > 0
    assert (through_api.status_code, through_api.json["status"]) == (429, 429)
    other = {"X-Forwarded-For": "198.51.100.7"}
    assert client.post("/tallennettu/", data={}, headers=other).status_code == 303


def test_no_cache_keeps_what_only_the_holder_of_an_address_may_see(
    app: Flask,
) -> None:
    address = save(app)
    client = app.test_client()
    secret = address.rsplit("/", 1)[1]
    asked = [
        client.get(address),
        client.get("/sv" + address),
        client.get(address + ".atom"),
        client.get("/tallennettu/uusi?q=a"),
        client.get("/tallennettu/vahti/lopeta/x"),
        client.get("/tallennettu/unknown"),
        client.post("/tallennettu/", data={"q": "a"}),
        client.get(f"/api/v1/tallennetut/{secret}"),
    ]

    assert [reply.headers["Cache-Control"] for reply in asked] == ["no-store"] * 8
    assert {reply.headers["Referrer-Policy"] for reply in asked} == {"no-referrer"}


@pytest.mark.files
def test_contacts_are_for_their_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "contacts.db"
    path.touch(mode=0o644)
    Alerts.open(f"sqlite:///{path}").close()

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
