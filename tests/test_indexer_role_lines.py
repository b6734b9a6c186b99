"""Who presents, prepares, attends or is told is not what a decision is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from analyzers.finnish import FinnishAnalyzer
from corpus.model import Block, BlockKind, Decision
from corpus.store import DecisionStore
from indexer.backends.whoosh.engine import ENGINE
from indexer.documents.role_lines import role_spans
from indexer.documents.update import update_index
from indexer.request import SearchRequest
from indexer.service import SearchService
from tests.making import make_decision

Part = tuple[BlockKind, str | None, str]


def made(name: str, *parts: Part, title: str = "Kioskin tontti") -> Decision:
    """A decision whose blocks are *parts*: kind, heading, text."""
    text, blocks = "", []
    for kind, heading, body in parts:
        text += f"{heading}\n" if heading else ""
        start = len(text)
        text += f"{body}\n\n"
        blocks.append(Block(kind, heading, start, start + len(body)))
    return make_decision(name, "koe", title=title, text=text, blocks=tuple(blocks))


SAID = [
    # kind, heading, text of the block, what is said of a role in it
    (
        "contacts",
        "Esittelijä",
        "Aada Niskanen, elinvoimajohtaja",
        "Esittelijä Aada Niskanen, elinvoimajohtaja",
    ),
    (
        "contacts",
        "Lisätiedot",
        "Oma Purola, arkkitehti, puhelin: 310 00000\n\noma.purola@kyla.example",
        "Lisätiedot Oma Purola, arkkitehti, puhelin: 310 00000 oma.purola@kyla.example",
    ),
    (
        "contacts",
        "Föredragande",
        "Ekonomidirektör Tor Backa",
        "Föredragande Ekonomidirektör Tor Backa",
    ),
    # What runs on behind a contact on its line is text.
    (
        "contacts",
        "Valmistelija",
        "Oma Purola, Arkkitehti, oma.purola@kyla.example Kyläläiset ovat pyytäneet, että"
        " venerannan laituri kunnostetaan ennen kesää, koska se on vaarallinen lapsille ja"
        " vanhuksille eikä kestä jäitä.",
        "Valmistelija Oma Purola, Arkkitehti, oma.purola@kyla.example",
    ),
    (
        "contacts",
        "Valmistelija",
        "Kyläläiset ovat pyytäneet, että venerannan laituri kunnostetaan ennen kesää, koska"
        " se on vaarallinen lapsille ja vanhuksille eikä kestä jäitä.",
        "",
    ),
    ("distribution", "Tiedoksi", "Hakija\nRakennusvalvonta", "Tiedoksi Hakija Rakennusvalvonta"),
    ("participants", "Saapuvilla olleet", "Aada Niskanen, puheenjohtaja", "Saapuvilla olleet Aada Niskanen, puheenjohtaja"),
    # Who is elected is what is decided.
    ("participants", "Varajäsenet", "Aada Niskanen, puheenjohtaja", ""),
    ("decision", "Päätös", "Kunnanjohtaja alusti asiaa. Tontti myydään.", "Kunnanjohtaja"),
    (
        "decision",
        "Päätös",
        "Lautakunta hyväksyi teknisen johtajan ehdotuksen yksimielisesti.",
        "teknisen johtajan",
    ),
    ("proposal", "Sivistysjohtajan ehdotus", "Koulu myydään.", "Sivistysjohtajan"),
    ("proposal", "Stadsdirektörens förslag", "Skolan säljs.", "Stadsdirektörens"),
    (
        "decision",
        "Päätös",
        "Tontti myydään. Päätöksestä ilmoitetaan kunnanjohtajalle ja kirjaamolle.",
        "Päätöksestä ilmoitetaan kunnanjohtajalle ja kirjaamolle",
    ),
    ("decision", "Päätös", "Tontti myydään.\nTiedoksianto: hakija, kirjaamo", "Tiedoksianto: hakija, kirjaamo"),
    ("decision", "Beslut", "Tomten säljs. Beslutet meddelas rektorn.", "Beslutet meddelas rektorn"),
    ("decision", "Päätös", "Päätöksestä valitettiin. Kioskin päätöksestä ilmoitetaan lehdessä.", ""),
    # Of what else an office does there is more to say.
    ("decision", "Päätös", "Kunnanjohtaja sai huomautuksen. Kunnanjohtajan palkka nousee.", ""),
    ("decision", "Päätös", "Valtuutettu Purolan ehdotus hylättiin.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "heading", "body", "said"), SAID)
def test_what_is_said_of_roles(
    kind: BlockKind, heading: str, body: str, said: str
) -> None:
    decision = made("koe/1", (kind, heading, body))
    found = [decision.text[start:end] for start, end in role_spans(decision)]
    assert " ".join(" ".join(found).split()) == said


PLAIN: Part = ("decision", "Päätös", "Kunnanjohtajan palkka päätettiin korottaa.")
PRESENTED: list[Part] = [
    (
        "contacts",
        "Valmistelija",
        "Aada Niskanen, kunnanjohtaja, aada@kyla.example, 040 555 0123",
    ),
    ("contacts", "Lisätiedot", "Into Laine"),
    ("proposal", "Kunnanjohtajan ehdotus", "Kioskin palkka maksetaan."),
    ("decision", "Päätös", "Kunnanjohtaja alusti asiaa. Se hyväksyttiin."),
    ("distribution", "Tiedoksi", "Kirjasto, palkanlaskenta"),
]
ROWS = [
    # query, found by default, found with formal parts
    ("kunnanjohtajan palkka", {"koe/1"}, {"koe/1", "koe/2"}),
    ("kunnanjohtaja", {"koe/1"}, {"koe/1", "koe/2"}),
    ("Kunnanjohtaja", {"koe/1"}, {"koe/1", "koe/2"}),
    ("kirjasto", set(), {"koe/2"}),
    # A person is found wherever the name is, with the office beside it, too.
    ("Aada Niskanen", {"koe/2"}, {"koe/2"}),
    ("aada niskanen", {"koe/2"}, {"koe/2"}),
    ("niskasen", {"koe/2"}, {"koe/2"}),
    ("kunnanjohtaja Niskanen", {"koe/2"}, {"koe/2"}),
    ('"Aada Niskanen"', {"koe/2"}, {"koe/2"}),
    ("aada@kyla.example", {"koe/2"}, {"koe/2"}),
    ("040 555 0123", {"koe/2"}, {"koe/2"}),
    # A name that is a word as well is one in capitals.
    ("Laine", {"koe/2"}, {"koe/2"}),
    ("laine", set(), {"koe/2"}),
    ("Kirjasto", set(), {"koe/2"}),
    ("kioski", {"koe/1", "koe/2"}, {"koe/1", "koe/2"}),
]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchService]:
    folder = tmp_path_factory.mktemp("roles")
    decisions = [made("koe/1", PLAIN), made("koe/2", *PRESENTED)]
    with DecisionStore.open(f"sqlite:///{folder / 'koe.db'}") as store:
        store.put_many(decisions)
        update_index(store, folder / "index", engine=ENGINE)
        service = SearchService.open(
            folder / "index", store, FinnishAnalyzer(), today=dt.date(2026, 1, 1)
        )
        yield service
        service.close()


@pytest.mark.parametrize(("query", "by_default", "with_formal"), ROWS)
def test_a_decision_is_not_about_who_presents_it(
    service: SearchService, query: str, by_default: set[str], with_formal: set[str]
) -> None:
    assert set(service.iter_ids(SearchRequest(query))) == by_default
    wider = SearchRequest(query, searched="formal")
    assert set(service.iter_ids(wider)) == with_formal
