"""A private person's name in every field of a decision is nowhere after it has expired."""

from __future__ import annotations

import dataclasses
import datetime as dt
import sqlite3
import types
import typing
import urllib.parse
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from analyzers.decision.model import Attachment, GivenFacts, Reading
from corpus.crawl.ingesting.intake import PageReading, take_page
from corpus.model import Decision, Issue, Link, Page, Published
from corpus.model.provenance import DocumentProvenance
from corpus.sources import Source
from corpus.stewardship.retention import bears_names
from corpus.store import DecisionStore
from search_web.app import create_app
from search_web.care.daily import look_once
from search_web.cli import root
from search_web.settings import Settings
from tests.making import read_again

NAME = "Ylermi Zetterqvistinen"
_TRACE = "zetterqvist"
OTHERS = "Kirjaston tila vuokrataan kerholle. Päätös\n\nVuokrataan kerholle."
TEXT = f"""Toimintatuki

Hakija Tmi {NAME} pyytää tukea. Tukea haki myös {NAME}. Zetterqvistisen hakemus on liitteenä
liite_zetterqvistinen_ylermi.pdf. Naapurina on kuultu Zetterqvistinen, Ylermi.

Päätös

Tmi {NAME} saa tukea 500 euroa kuntalain (410/2015) 14 §:n nojalla.

Perustelut

YLERMI ZETTERQVISTINEN on täyttänyt ehdot. Maksu Ylermi Zetter-
qvistiselle."""
_NO_TEXTS = {"platform", "language", "readers_version", "municipality_code", "kind"}
_OFFICIALS = {"officeholder", "preparer", "presenter"}


def named_texts(record: type, **given: Any) -> dict[str, Any]:
    """Return a text with the name for each field of *record* that may hold any text."""
    hints = typing.get_type_hints(record)
    texts = {
        field.name: f"Asia {field.name.replace('_', ' ')}, {NAME}"
        for field in dataclasses.fields(record)
        if field.name not in _NO_TEXTS and _is_text(hints[field.name])
    }
    return texts | given


def _is_text(hint: object) -> bool:
    if isinstance(hint, types.UnionType):
        return any(part is str for part in typing.get_args(hint))
    return hint is str


def named_decision(**facts: Any) -> Decision:
    """Return a decision all whose texts, addresses and names of files hold the name."""
    given = {
        "municipality": "Vantaa",
        "date": dt.date(2020, 1, 7),
        "kind": "officeholder-decision",
        "status": "officeholder",
        "task_class": "12.03.00",
        "meeting_time": None,
        "has_personal_data": None,
    }
    attachment = Attachment(
        **named_texts(
            Attachment,
            url="https://a.example/liite_ylermi_zetterqvistinen.pdf",
            media_type="application/pdf",
        )
    )
    published = Published(
        **named_texts(
            Published,
            decision_id="kuvitteella/v1",
            source_id="kuvitteella",
            platform="demo",
            url="https://a.example/paatos/ylermi-zetterqvistinen.html",
            text=TEXT,
            facts=GivenFacts(**named_texts(GivenFacts, **{**given, **facts})),
            attachments=(attachment,),
            provenance=DocumentProvenance(
                letter="1", file_name="hakemus_zetterqvistinen_ylermi.pdf"
            ),
        )
    )
    return read_again(Decision(published, Reading()))


def other_decision(number: int) -> Decision:
    return read_again(
        Decision(
            Published(
                f"kuvitteella/o{number}",
                "kuvitteella",
                "demo",
                f"https://a.example/{number}",
                f"Tilan vuokra {number}",
                OTHERS,
                GivenFacts(
                    kind="meeting-item",
                    status="minutes",
                    municipality="Vantaa",
                    body="Lautakunta",
                    date=dt.date(2020, 1, 7),
                ),
            ),
            Reading(),
        )
    )


def run(data: Path, *arguments: str) -> str:
    result = CliRunner().invoke(root, ["--data", str(data), *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def fill(data: Path, **facts: str) -> None:
    """Put the decision in, in two versions, with its page and what was not understood."""
    with DecisionStore.open(f"sqlite:///{data / 'paatoshaku.db'}") as store:
        first = named_decision(**facts)
        link = Link(
            "https://a.example/paatos/ylermi-zetterqvistinen.html",
            role="decision",
            context={"title": f"Tuki, {NAME}"},
        )
        page = Page(url=link.url, role="decision", body=TEXT.encode())
        store.put_many([first, *map(other_decision, range(3))])
        text = f"{first.text}\n\nLisätty: {NAME}."
        later = dataclasses.replace(first.as_published, text=text)
        store.put(read_again(Decision(later, Reading())))
        store.pages.put_page(
            "kuvitteella", page, link=link, decision_ids=["kuvitteella/v1"]
        )
        meetings = Link("https://a.example/kokoukset", role="list")
        store.pages.put_page(
            "kuvitteella",
            dataclasses.replace(page, url=meetings.url, role="list"),
            link=meetings,
        )
        shared = dataclasses.replace(link, url="https://a.example/lista", role="list")
        store.pages.put_page(
            "kuvitteella",
            dataclasses.replace(page, url=shared.url, role="list"),
            link=shared,
            decision_ids=["kuvitteella/v1", "kuvitteella/o1"],
        )
        store.add_issues(
            "kuvitteella",
            [Issue("structure", f"what is {NAME}?", decision_id="kuvitteella/v1")],
        )


def traces(data: Path) -> list[str]:
    """Return where the name is: files, and columns of the store, packed or not."""
    found = [
        str(path.relative_to(data))
        for path in sorted(data.rglob("*"))
        if path.is_file() and _holds(path.read_bytes())
    ]
    with sqlite3.connect(data / "paatoshaku.db") as database:
        tables = database.execute("SELECT name FROM sqlite_master WHERE type='table'")
        for (table,) in tables.fetchall():
            rows = database.execute(f'SELECT * FROM "{table}"')
            for row in rows:
                for column, value in zip(rows.description, row, strict=True):
                    if value is not None and _holds(_unpacked(value)):
                        found.append(f"{table}.{column[0]}")
    return found


def _unpacked(value: object) -> bytes:
    if not isinstance(value, bytes):
        return str(value).encode()
    try:
        return zlib.decompress(value)
    except zlib.error:
        return value


def _holds(content: bytes) -> bool:
    lowered = content.lower()
    return any(_TRACE.encode(code) in lowered for code in ("utf-8", "utf-16-le"))


def addresses() -> Iterator[str]:
    """Yield addresses of every kind of page, file and answer that may show a decision."""
    name = urllib.parse.quote(NAME)
    for question in (name, "zetterqvistinen", "tuki", "vuokra"):
        for form in ("", ".csv", ".ndjson", ".atom", ".bib", ".ris"):
            yield f"/haku{form}?q={question}"
        yield f"/api/v1/haku?q={question}"
        yield f"/haku/ehdotukset?q={question[:6]}"
        yield f"/vertaa.csv?q={question}"
    yield from ("/haku/rajaus/toimielin", "/haku/rajaus/organisaatio", "/sitemap.xml")
    for decision_id in ("kuvitteella/v1", "kuvitteella/o1"):
        yield f"/paatos/{decision_id}"
        yield f"/versiot/{decision_id}"
        yield f"/api/v1/paatokset/{decision_id}"
        yield f"/api/v1/paatokset/{decision_id}/muutokset"
        yield f"/samankaltaiset?paatos={decision_id}"
        for form in ("bib", "ris", "json"):
            yield f"/viite/{form}/{decision_id}"
    for path in ("muutokset", "yritys/", "kunta/Vantaa", "summat", "aanestykset"):
        yield f"/{path}"
    yield from ("/muutokset.csv", "/muutokset.atom", "/yritys.csv", "/kunta/Vantaa.ics")
    yield from ("/yritykset.csv", "/aiheet.csv")
    yield from ("/kunta/Vantaa.atom", "/kattavuus", "/kattavuus/ristiriidat.csv")
    yield from ("/api/v1/yritykset", "/laki/2015/410", "/kasite/", "/laki/2015/410.csv")
    yield from (f"/yritys/{name}", f"/api/v1/yritykset/{name}", f"/kasite/{name}")


def shown(data: Path) -> dict[str, str]:
    """Return what each address answers."""
    client = create_app(
        Settings(data=data, api_units_per_minute=0, pages_per_minute=0)
    ).test_client()
    answers = {}
    for address in addresses():
        answer = client.get(address)
        assert answer.status_code < 500, address
        answers[address] = answer.get_data(as_text=True)
    return answers


def naming(answers: dict[str, str]) -> list[str]:
    """Return the addresses that show the name, apart from what they were asked."""
    return [
        address
        for address, text in answers.items()
        if any(
            _TRACE in line.lower() and not _is_question(line, address)
            for line in text.splitlines()
        )
    ]


def _is_question(line: str, address: str) -> bool:
    """Whether a line only repeats what was asked."""
    return _TRACE in address.lower()


@pytest.mark.slow
def test_a_name_in_every_field_is_nowhere_after_its_decision_has_expired(
    tmp_path: Path,
) -> None:
    fill(tmp_path)
    run(tmp_path, "index")
    before = shown(tmp_path)
    assert {"decisions.content", "pages.body", "versions.content"} <= {
        *traces(tmp_path)
    }
    assert "/paatos/kuvitteella/v1" in naming(before)

    assert "1 decision expired" in run(tmp_path, "expire")
    run(tmp_path, "index")

    assert traces(tmp_path) == []
    assert naming(shown(tmp_path)) == []


@pytest.mark.slow
def test_a_name_in_every_field_is_nowhere_after_its_decision_was_archived(
    tmp_path: Path,
) -> None:
    fill(tmp_path, **dict.fromkeys(_OFFICIALS, "Rehtori Aino Malli"))
    run(tmp_path, "index")
    with DecisionStore.open(f"sqlite:///{tmp_path / 'paatoshaku.db'}") as store:
        assert store.keep_archived("kuvitteella/v1")
        store.purge()
    run(tmp_path, "index")

    assert traces(tmp_path) == []
    answers = shown(tmp_path)
    assert naming(answers) == []
    assert "Aino Malli" in answers["/api/v1/paatokset/kuvitteella/v1"]


@pytest.mark.parametrize(
    "where", ["attachment title", "attachment text", "file", "organisation"]
)
def test_a_decision_bears_a_name_wherever_it_stands(where: str) -> None:
    """Not only in its title and text: it would never leave else."""
    plain = other_decision(1)
    named = {
        "attachment title": Attachment(f"Hakemus, {NAME}"),
        "attachment text": Attachment("Liite", text=f"Hakija: {NAME}"),
        "file": Attachment(
            "Liite", url="https://a.example/hakemus_tuovi_halavanen.pdf"
        ),
    }
    attachments = (named[where],) if where in named else ()
    facts = GivenFacts(organisation=None if attachments else f"Tmi {NAME}")
    published = dataclasses.replace(
        plain.as_published, attachments=attachments, facts=facts
    )

    assert not bears_names(plain)
    assert bears_names(read_again(Decision(published, Reading())))


@pytest.mark.slow
def test_serve_takes_out_of_the_index_what_a_command_let_expire(tmp_path: Path) -> None:
    fill(tmp_path)
    run(tmp_path, "index")
    run(tmp_path, "expire")
    assert naming(shown(tmp_path)) != [], "completions and facets come of the index"

    look_once(Settings(data=tmp_path), dt.datetime.now(dt.UTC))

    assert naming(shown(tmp_path)) == []
    assert traces(tmp_path) == []


@pytest.mark.parametrize("reason", ["expired", "takedown"])
def test_a_source_that_still_lists_it_brings_no_name_back(
    tmp_path: Path, reason: str
) -> None:
    """With the next crawl come its list, its page, and what the list calls it."""
    fill(tmp_path)
    source = Source("kuvitteella", "demo", "https://a.example/")
    decision = named_decision()
    assert decision.url
    link = Link(decision.url, role="decision", context={"title": f"Tuki, {NAME}"})
    meetings = Link("https://a.example/kokoukset", role="list")
    with DecisionStore.open(f"sqlite:///{tmp_path / 'paatoshaku.db'}") as store:
        if reason == "expired":
            store.remove(decision.decision_id, "expired")
        else:
            store.takedown(decision.decision_id, "pyydetty")
        crawl = store.start_crawl(source.source_id)
        body = f"<a href='v1'>Tuki, {NAME}</a>".encode()
        for asked, reading in (
            (meetings, PageReading(links=[link])),
            (
                link,
                PageReading(
                    decisions=[decision],
                    issues=[Issue("structure", NAME, decision_id=decision.decision_id)],
                ),
            ),
        ):
            page = Page(url=asked.url, role=asked.role, body=body)
            taken = take_page(
                store, source, reading, page, asked, crawl_id=crawl.crawl_id
            )
            store.frontier.add_links(crawl.crawl_id, list(taken.links), depth=1)
        store.finish_crawl(crawl.crawl_id)
        store.purge()

    assert traces(tmp_path) == []


def test_lists_of_a_source_of_which_nothing_expired_are_kept(tmp_path: Path) -> None:
    source = Source("kuvitteella", "demo", "https://a.example/")
    meetings = Link("https://a.example/kokoukset", role="list")
    page = Page(url=meetings.url, role="list", body=b"<a href='1'>Kokous</a>")
    with DecisionStore.open(f"sqlite:///{tmp_path / 'paatoshaku.db'}") as store:
        crawl = store.start_crawl(source.source_id)
        reading = PageReading(links=[Link("https://a.example/1", role="decision")])
        take_page(store, source, reading, page, meetings, crawl_id=crawl.crawl_id)

        assert [one.body for _, one in store.pages.iter_pages("kuvitteella")] == [
            page.body
        ]
