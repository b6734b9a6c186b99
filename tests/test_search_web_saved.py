"""Saved queries: files, runs, differences, reproduction; private addresses; alerts."""

from __future__ import annotations

import datetime as dt
import json
import re
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.store import DecisionStore
from indexer.errors import SavedQueryError
from indexer.request import SearchRequest
from indexer.saved.cli import saved as saved_command
from indexer.saved.differences import difference, verify
from indexer.saved.matrix import matrix_rows, read_matrix
from indexer.saved.queries import SavedQuery, load_saved_query, to_toml
from indexer.saved.runs import read_run, run_query, to_text, write_run
from indexer.service import SearchService
from search_web.errors import AlertError, MailNotSent
from search_web.saved.alerts import Alerts
from search_web.saved.mail_server import MailServer, message
from search_web.saved.mails import send_confirmation, send_due
from search_web.saved.server import IDLE, NOTICE, SavedSearches
from tests.search_web_world import decision, make_client, open_service, open_store

NOW = dt.datetime(2026, 5, 8, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DecisionStore]:
    with open_store(tmp_path, [decision(n) for n in range(1, 21)]) as opened:
        yield opened


@pytest.fixture
def service(store: DecisionStore) -> SearchService:
    return open_service(store)


def query(text: str = "kirjasto", **changes: Any) -> SavedQuery:
    return SavedQuery("Kirjastot", SearchRequest(query=text, **changes))


# --- files -------------------------------------------------------------------------


def test_file_is_read_as_a_search(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(
        'name = "YSE"\nnote = "n"\nq = "seurantakeskustelu"\nkunta = ["Vantaa", "Lahti"]\n'
        'laki = "380/2023 3 luku, §23"\nalku = 2025-01-01\njarjestys = "uusimmat"\n'
        '[ilman]\nkieli = ["sv"]\n'
    )
    request = load_saved_query(path).request

    assert request.query == "seurantakeskustelu"
    assert request.filters == {
        "municipality": ("Vantaa", "Lahti"),
        "law_reference": ("380/2023 § 23",),
    }
    assert request.excluded == {"language": ("sv",)}
    assert (request.date_from, request.sort) == (dt.date(2025, 1, 1), "newest")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("q = [", "not TOML"),
        ('foo = "x"', "foo"),
        ('ratkaisu = "ehkä"', "approved"),
        ("alku = 1.5", "alku"),
        ("name = 3", "name must be text"),
        ("ilman = 1", "ilman"),
        ('alku = 2025-02-01\nloppu = "2024-01-01"', "loppu"),
    ],
)
def test_wrong_file_is_named_with_what_is_allowed(
    tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "b.toml"
    path.write_text(text)

    with pytest.raises(SavedQueryError, match=re.escape(said)) as caught:
        load_saved_query(path)
    assert str(path) in str(caught.value)


NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=30
)


@given(
    name=NAMES,
    words=NAMES.map(lambda text: " ".join(text.split())),
    towns=st.lists(st.sampled_from(["Vantaa", "Lahti", 'K"u\\opio']), unique=True),
)
@settings(max_examples=60, deadline=None)
def test_written_file_is_read_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, name: str, words: str, towns: list[str]
) -> None:
    filters = {"municipality": tuple(towns)} if towns else {}
    before = SavedQuery(name, SearchRequest(query=words, filters=filters), "n")
    path = tmp_path_factory.mktemp("toml") / "q.toml"
    path.write_text(to_toml(before), encoding="utf-8")

    assert load_saved_query(path) == before


# --- runs --------------------------------------------------------------------------


def test_run_holds_every_hit_and_reproduces_byte_for_byte(
    service: SearchService,
) -> None:
    first, second = (run_query(service, query(), NOW) for _ in range(2))

    assert first.total == 20
    assert [hit.rank for hit in first.hits] == list(range(1, 21))
    assert to_text(first) == to_text(second)


def test_run_file_is_read_back_the_same(service: SearchService, tmp_path: Path) -> None:
    run = run_query(service, query(excluded={"municipality": ("Lahti",)}), NOW)
    path = write_run(run, tmp_path / "runs")

    assert read_run(path) == run
    assert (
        read_run(path).query.request
        == query(excluded={"municipality": ("Lahti",)}).request
    )


def test_damaged_run_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text('{"format": "muu/1"}')

    with pytest.raises(SavedQueryError, match=r"r\.json"):
        read_run(path)


def test_difference_finds_each_change_and_nothing_else(store: DecisionStore) -> None:
    """A scripted re-crawl: two new, one changed, one removed, one only re-seen."""
    old = run_query(open_service(store), query(), NOW)
    store.put_many([decision(101), decision(102)])
    changed = decision(3, title="Kirjaston aukioloajat, korjattu")
    store.put(changed)
    store.put(decision(4))
    store.remove("mallila/7", "gone")
    found = difference(old, run_query(open_service(store), query(), NOW))

    assert [hit.id for hit in found.added] == ["mallila/101", "mallila/102"]
    assert [(c.id, c.new_hash) for c in found.changed] == [
        ("mallila/3", changed.content_hash)
    ]
    assert [hit.id for hit in found.removed] == ["mallila/7"]
    assert found.unchanged == 18


def test_removed_decision_is_told_by_id_and_hash_only(store: DecisionStore) -> None:
    old = run_query(open_service(store), query(), NOW)
    store.remove("mallila/7", "gone")
    found = difference(old, run_query(open_service(store), query(), NOW))

    assert set(found.to_json()["removed"][0]) == {"id", "content_hash"}


def test_verification_says_what_differs(store: DecisionStore) -> None:
    old = run_query(open_service(store), query(), NOW)
    same = verify(old, run_query(open_service(store), query(), NOW))
    store.put(decision(200))
    other = verify(old, run_query(open_service(store), query(), NOW))

    assert (same.is_reproduced, other.is_reproduced) == (True, False)


def test_matrix_counts_add_up_to_the_total(
    service: SearchService, tmp_path: Path
) -> None:
    path = tmp_path / "m.csv"
    path.write_text("name,query,kunta\nA,kirjasto,Vantaa|Lahti\nB,olematon,\n")
    rows = list(matrix_rows(service, read_matrix(path)))
    totals = {row[0]: int(row[3]) for row in rows if not row[1]}
    cells = sum(int(row[3]) for row in rows if row[0] == "A" and row[1])

    assert totals["B"] == 0
    assert totals["A"] == cells > 0


def test_matrix_rows_add_up_with_undated_and_unplaced_decisions(
    tmp_path: Path,
) -> None:
    """What has no day is "undated"; what has no publisher has its own row."""
    made = [
        decision(1),
        decision(2, date=None),
        decision(5, date=None),
        decision(4, municipality=None, municipality_code=None),
    ]
    path = tmp_path / "m.csv"
    path.write_text("name,query\nA,kirjasto\n")
    with open_store(tmp_path, made) as store:
        rows = list(matrix_rows(open_service(store), read_matrix(path)))

    assert rows == [
        ("A", "", "", "4"),
        ("A", "Kuopio", "undated", "2"),
        ("A", "Lahti", "2023", "1"),
        ("A", "unknown publisher", "", "1"),
    ]


@pytest.mark.parametrize(
    "text", ["", "nimi\nx\n", "query,kunta\na\n", "query,foo\na,b\n"]
)
def test_wrong_matrix_file_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "m.csv"
    path.write_text(text)

    with pytest.raises(SavedQueryError, match=r"m\.csv"):
        read_matrix(path)


def test_difference_command_prints_a_line_a_change(
    store: DecisionStore, tmp_path: Path
) -> None:
    old = write_run(run_query(open_service(store), query(), NOW), tmp_path / "a")
    store.put(decision(300))
    new = write_run(run_query(open_service(store), query(), NOW), tmp_path / "b")
    answer = CliRunner().invoke(saved_command, ["diff", str(old), str(new)])

    assert answer.exit_code == 0
    assert answer.output.startswith("added\tmallila/300\t")
    assert answer.output.endswith("1 added, 0 changed, 0 removed, 20 unchanged\n")


@pytest.fixture
def saved_run(
    store: DecisionStore,
    service: SearchService,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[str], Result]:
    """Run ``paatoshaku saved run`` with a query file of the given text."""

    @contextmanager
    def opened(_: object) -> Iterator[SearchService]:
        yield service

    monkeypatch.setattr("indexer.saved.cli._service", opened)

    def run(text: str) -> Result:
        file = tmp_path / "query.toml"
        file.write_text(text, encoding="utf-8")
        told = ["run", str(file), "--runs", str(tmp_path / "runs")]
        return CliRunner().invoke(saved_command, told)

    return run


def test_a_run_for_a_name_that_nobody_has_is_refused(
    saved_run: Callable[[str], Result], tmp_path: Path
) -> None:
    answer = saved_run('q = "kirjasto"\nkunta = "Vantaaa"\n')

    assert isinstance(answer.exception, SavedQueryError)
    assert "'Vantaaa'" in str(answer.exception)
    assert not (tmp_path / "runs").exists()


def test_a_run_tells_publishers_of_which_nothing_is_held(
    saved_run: Callable[[str], Result],
) -> None:
    answer = saved_run('q = "kirjasto"\nkunta = ["Oulu", "Vantaa"]\n')

    assert answer.exit_code == 0
    assert "nothing is held of Oulu" in answer.output


# --- private addresses --------------------------------------------------------------


@pytest.fixture
def searches(tmp_path: Path) -> Iterator[SavedSearches]:
    opened = SavedSearches.open(f"sqlite:///{tmp_path / 'saved.db'}")
    yield opened
    opened.close()


@pytest.mark.files
def test_address_is_128_bits_and_not_in_the_database(
    searches: SavedSearches, tmp_path: Path
) -> None:
    secret = searches.create("n", {"q": ["x"]}, [("a", "1")], "g", NOW)

    assert len(secret) >= 22
    assert secret.encode() not in (tmp_path / "saved.db").read_bytes()
    assert searches.get(secret).base_line == {"a": "1"}


def test_unused_search_expires_after_a_notice(searches: SavedSearches) -> None:
    secret = searches.create("n", {}, [], "g", NOW)
    saved = searches.get(secret)
    assert not saved.is_expiring(NOW)
    assert saved.is_expiring(NOW + IDLE - NOTICE)
    assert searches.expire(NOW + IDLE - dt.timedelta(days=1)) == 0
    assert searches.expire(NOW + IDLE + dt.timedelta(days=1)) == 1

    assert searches.get(secret) is None


@pytest.mark.parametrize(
    ("count", "told", "is_rate_told"),
    [(1, "olisi tuonut 1 päätöksen.", False), (30, "olisi tuonut 30 päätöstä.", True)],
)
def test_what_an_alert_would_have_brought_is_told_in_decisions(
    tmp_path: Path, count: int, told: str, is_rate_told: bool
) -> None:
    """It said "olisi tuonut 1, noin 0,1 kuukaudessa"."""
    recent = dt.datetime.now(dt.UTC).date() - dt.timedelta(days=20)
    client = make_client(
        tmp_path, [decision(n, date=recent) for n in range(1, count + 1)]
    )
    offer = client.get("/tallennettu/uusi?q=kirjasto").text

    assert told in offer
    assert ("kuukaudessa" in offer) == is_rate_told


def test_journey_save_see_what_is_new_mark_seen_delete(tmp_path: Path) -> None:
    client = make_client(tmp_path, [decision(n) for n in range(1, 6)])
    offer = client.get("/tallennettu/uusi?q=kirjasto&kunta=Vantaa")
    # The invented decisions are older than a year, so it says that in words, not as 0.
    assert "Viimeksi kuluneen vuoden aikana se ei olisi tuonut" in offer.text
    reply = client.post(
        "/tallennettu/", data={"q": "kirjasto", "kunta": "Vantaa", "nimi": "Omat"}
    )
    address = reply.headers["Location"]
    page = client.get(address)

    assert reply.status_code == 303
    assert page.status_code == 200
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert "Omat" in page.text
    assert client.post(f"{address}/nahty").status_code == 303
    assert client.get(f"{address}.atom").status_code == 200
    assert client.post(f"{address}/poista").status_code == 200
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", "Kaikki päätökset."),
        ("kunta=Vantaa&-rutiini=yes", "Kunta: Vantaa; Rutiiniasiat ei: Rutiiniasia."),
        ("q=nosturi&kunta=Vantaa", "Sana nosturi. Kunta: Vantaa."),
    ],
)
def test_filters_are_part_of_what_a_saved_search_says_it_is(
    tmp_path: Path, query: str, sentence: str
) -> None:
    client = make_client(tmp_path, [decision(n) for n in range(1, 6)])
    offer = client.get(f"/tallennettu/uusi?{query}").text

    assert f'<p class="reading">{sentence}</p>' in offer


@pytest.mark.parametrize(
    ("query", "is_asked"),
    [("q=kirjasto", False), ("q=kirjasto+nosturi", True), ("q=nosturi", False)],
)
def test_an_empty_exact_set_asks_which_tier_is_meant(
    tmp_path: Path, query: str, is_asked: bool
) -> None:
    """Who saves what finds nothing exactly chooses near ones, or waits for exact ones."""
    client = make_client(tmp_path, [decision(n) for n in range(1, 6)])
    offer = client.get(f"/tallennettu/uusi?{query}").text

    assert ('name="taso" value="kaikki" required' in offer) is is_asked
    assert ('name="taso" value="tarkat" required' in offer) is is_asked


def test_the_tier_that_was_chosen_is_saved(tmp_path: Path) -> None:
    client = make_client(tmp_path, [decision(n) for n in range(1, 6)])
    wanted = {"q": "kirjasto nosturi", "nimi": "Omat", "taso": "kaikki"}
    address = client.post("/tallennettu/", data=wanted).headers["Location"]

    assert "taso = &#34;kaikki&#34;" in client.get(address).text


def test_wrong_search_is_not_saved(tmp_path: Path) -> None:
    client = make_client(tmp_path, [decision(1)])

    assert client.post("/tallennettu/", data={"foo": "1"}).status_code == 400
    assert client.post("/tallennettu/", data={"nimi": "x" * 300}).status_code == 400


def test_saved_search_through_the_api(tmp_path: Path) -> None:
    client = make_client(tmp_path, [decision(n) for n in range(1, 6)])
    made = client.post(
        "/api/v1/tallennetut", json={"name": "n", "parameters": {"q": ["kirjasto"]}}
    )
    secret = made.json["address"].rsplit("/", 1)[1]
    looked = client.get(f"/api/v1/tallennetut/{secret}").json

    assert made.status_code == 201
    assert looked["total"] == 5
    assert looked["difference"]["unchanged"] == 5
    assert client.delete(f"/api/v1/tallennetut/{secret}").status_code == 204
    assert client.get(f"/api/v1/tallennetut/{secret}").status_code == 404


# --- alerts, against a real mail server on loopback ----------------------------------


class Inbox:
    """Keeps what arrives."""

    def __init__(self) -> None:
        self.mails: list[Message] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.mails.append(message_from_bytes(envelope.content))
        return "250 OK"


@pytest.fixture
def inbox() -> Iterator[tuple[Inbox, MailServer]]:
    handler = Inbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    yield handler, MailServer("127.0.0.1", port, "vahti@paatoshaku.example")
    controller.stop()


@pytest.fixture
def alerts(tmp_path: Path) -> Iterator[Alerts]:
    opened = Alerts.open(f"sqlite:///{tmp_path / 'contacts.db'}")
    yield opened
    opened.close()


def body_of(mail: Message) -> str:
    payload = mail.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload.decode()


def test_nothing_is_sent_before_confirmation(
    alerts: Alerts,
    searches: SavedSearches,
    store: DecisionStore,
    inbox: tuple[Inbox, MailServer],
) -> None:
    handler, server = inbox
    secret = searches.create("Omat", {"q": ["kirjasto"]}, [], "g", NOW)
    alerts.subscribe(secret, "a@esimerkki.fi", "daily", {}, NOW)
    done = send_due(
        alerts, searches, open_service(store), store, server, "http://x", NOW
    )

    assert (done.due, handler.mails) == (0, [])


def test_confirmed_alert_tells_new_decisions_once_and_at_most_ten(
    alerts: Alerts,
    searches: SavedSearches,
    store: DecisionStore,
    inbox: tuple[Inbox, MailServer],
) -> None:
    handler, server = inbox
    secret = searches.create("Omat", {"q": ["kirjasto"]}, [], "g", NOW)
    base_line = {f"mallila/{n}": decision(n).content_hash for n in range(1, 9)}
    token = alerts.subscribe(secret, "a@esimerkki.fi", "daily", base_line, NOW)
    send_confirmation(server, "a@esimerkki.fi", "Omat", f"http://x/{token}", "fi")
    assert alerts.confirm(token, NOW)
    service = open_service(store)
    done = send_due(alerts, searches, service, store, server, "http://x", NOW)
    again = send_due(
        alerts, searches, service, store, server, "http://x", NOW + dt.timedelta(days=2)
    )

    assert (done.sent, again.sent) == (1, 0)
    confirmation, mail = handler.mails
    assert token in body_of(confirmation)
    assert body_of(mail).count("http://x/paatos/") == 10
    assert "Lautakunta hyväksyi ehdotuksen yksimielisesti." in body_of(mail)
    assert "Hakuvahti ”Omat”: 12 uutta." in body_of(mail)
    assert "ja 2 muuta" in body_of(mail)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize(
    ("language", "confirmation_words", "words"),
    [
        (
            "sv",
            ("Någon, förhoppningsvis du, beställde sökvakten ”Omat”", "inom två dygn"),
            (
                "Sökvakten ”Omat”: 11 nya, 1 ändrat.",
                "Godkänt: Lautakunta hyväksyi",
                "… och 2 till.",
                "Alla: http://x/sv/tallennettu/",
                "Avsluta sökvakten: http://x/sv/tallennettu/vahti/lopeta/",
                "http://x/sv/paatos/mallila/",
            ),
        ),
        (
            "en",
            ("Somebody, hopefully you, asked Päätöshaku for", "within two days"),
            ("Alert “Omat”: 11 new, 1 changed.", "Approved: ", "http://x/en/paatos/"),
        ),
    ],
)
def test_mails_are_in_the_language_of_who_asked(
    alerts: Alerts,
    searches: SavedSearches,
    store: DecisionStore,
    inbox: tuple[Inbox, MailServer],
    language: str,
    confirmation_words: tuple[str, ...],
    words: tuple[str, ...],
) -> None:
    """They were Finnish, whatever the language of the page."""
    handler, server = inbox
    secret = searches.create("Omat", {"q": ["kirjasto"]}, [], "g", NOW)
    told = {f"mallila/{n}": decision(n).content_hash for n in range(1, 9)}
    told["mallila/20"] = "another"
    email = "a@esimerkki.fi"
    token = alerts.subscribe(secret, email, "daily", told, NOW, language)
    send_confirmation(server, email, "Omat", f"http://x/{token}", language)
    alerts.confirm(token, NOW)
    send_due(alerts, searches, open_service(store), store, server, "http://x", NOW)

    confirmation, mail = map(body_of, handler.mails)
    assert [word for word in confirmation_words if word not in confirmation] == []
    assert [word for word in words if word not in mail] == []
    assert not re.search("Hakuvahti|Vahvista|Kaikki:|Lopeta", confirmation + mail)


@pytest.mark.files
def test_an_alert_of_an_older_version_goes_on_in_finnish(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'contacts.db'}"
    first = Alerts.open(url)
    first.confirm(first.subscribe("s", "a@esimerkki.fi", "daily", {}, NOW), NOW)
    first.close()
    with sqlite3.connect(tmp_path / "contacts.db") as connection:
        connection.execute("ALTER TABLE alerts DROP COLUMN language")
    connection.close()
    opened = Alerts.open(url)

    assert [(a.email, a.language) for a in opened.due(NOW)] == [
        ("a@esimerkki.fi", "fi")
    ]
    opened.close()


def test_one_click_ends_the_alert(alerts: Alerts, searches: SavedSearches) -> None:
    secret = searches.create("Omat", {}, [], "g", NOW)
    token = alerts.subscribe(secret, "a@esimerkki.fi", "weekly", {}, NOW)
    alerts.confirm(token, NOW)
    due = alerts.due(NOW)

    assert alerts.unsubscribe(due[0].unsubscribe)
    assert alerts.due(NOW + dt.timedelta(days=30)) == []


def test_unreachable_server_is_tried_again(
    alerts: Alerts, searches: SavedSearches, store: DecisionStore
) -> None:
    secret = searches.create("Omat", {"q": ["kirjasto"]}, [], "g", NOW)
    alerts.confirm(alerts.subscribe(secret, "a@esimerkki.fi", "daily", {}, NOW), NOW)
    closed = MailServer("127.0.0.1", 9, "v@x.fi", timeout_s=1)
    done = send_due(
        alerts, searches, open_service(store), store, closed, "http://x", NOW
    )

    assert (done.failed, len(alerts.due(NOW))) == (1, 1)


@pytest.mark.parametrize(
    "address",
    ["", "a", "a@b", "a@b.fi,c@d.fi", "a@b.fi\nBcc: c@d.fi", "Nimi <a@b.fi>"],
)
def test_what_is_no_address_is_refused(alerts: Alerts, address: str) -> None:
    with pytest.raises(AlertError):
        alerts.subscribe("s", address, "daily", {}, NOW)


def test_a_second_confirmed_wish_takes_the_place_of_the_first(alerts: Alerts) -> None:
    """Who asked twice, on two days, was sent each mail twice."""
    tokens = [
        alerts.subscribe("s", address, frequency, {}, NOW)
        for address, frequency in (
            ("a@esimerkki.fi", "daily"),
            ("A@esimerkki.fi", "weekly"),
        )
    ]
    alerts.subscribe("s", "b@esimerkki.fi", "daily", {}, NOW)
    for token in [*tokens, tokens[-1]]:
        assert alerts.confirm(token, NOW)

    assert [alert.frequency for alert in alerts.due(NOW + dt.timedelta(days=8))] == [
        "weekly"
    ]


def test_a_wish_whose_confirmation_was_not_sent_is_forgotten(alerts: Alerts) -> None:
    token = alerts.subscribe("s", "a@esimerkki.fi", "daily", {}, NOW)
    alerts.withdraw(token)

    assert not alerts.confirm(token, NOW)


def test_a_mail_without_a_sender_is_said_to_be_not_sent(
    inbox: tuple[Inbox, MailServer],
) -> None:
    """Smtplib raises an IndexError, which was an unexpected error with a lost wish."""
    nobody = replace(inbox[1], sender="")
    with pytest.raises(MailNotSent):
        nobody.send(message(nobody, "a@esimerkki.fi", "x", ["x"], ""))


def test_late_confirmation_does_not_count_and_address_is_forgotten(
    alerts: Alerts,
) -> None:
    token = alerts.subscribe("s", "a@esimerkki.fi", "daily", {}, NOW)
    late = NOW + dt.timedelta(days=3)

    assert not alerts.confirm(token, late)
    assert alerts.forget_unconfirmed(late) == 1


def test_alert_form_is_absent_without_a_mail_server(tmp_path: Path) -> None:
    client = make_client(tmp_path, [decision(1)])
    reply = client.post("/tallennettu/", data={"q": "kirjasto", "nimi": "n"})
    page = client.get(reply.headers["Location"]).text

    assert "sahkoposti" not in page
    assert json.dumps("sahkoposti") not in page


@pytest.mark.slow
def test_saved_queries_need_no_web_framework() -> None:
    """The core of saved queries can be used where Flask is not installed."""
    code = (
        "import sys; import indexer.saved.cli, indexer.saved.matrix; "
        "print(sorted({'flask', 'flask_babel', 'werkzeug', 'jinja2', 'search_web'} "
        "& set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60
    )

    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr
