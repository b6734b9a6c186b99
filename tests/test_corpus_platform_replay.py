"""Platforms without a recorded chain of pages, crawled over real HTTP on loopback.

Pages are written by us as ``corpus/platforms`` describes them; Helsinki's replies are
recorded ones.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.crawl.lane import CrawlTask
from corpus.crawl.options import CrawlOptions
from corpus.platforms.registry import platform
from corpus.sources import Source
from corpus.store import DecisionStore
from scripts.demo_site.paper import write_pdf
from tests.crawling.loop import crawl_in_loop
from tests.crawling.site import Answer, Reply, Request, Site, serve

HTML = {"Content-Type": "text/html; charset=utf-8"}
MINUTES = """Mallilan kunta PÖYTÄKIRJA 2/2026
Kunnanhallitus
Aika 3.2.2026 klo 17:00
Paikka Kunnantalo
Käsitellyt asiat
§ 16 Kokouksen laillisuus ja päätösvaltaisuus
§ 17 Tontin 5 myynti
Läsnä puheenjohtaja ja jäsenet

Kunnanhallitus 3.2.2026 § 16
§ 16
Kokouksen laillisuus ja päätösvaltaisuus
Päätös
Todettiin lailliseksi.

Kunnanhallitus 3.2.2026 § 17
§ 17
Tontin 5 myynti
Päätösehdotus
Myydään tontti.
Päätös
Ehdotus hyväksyttiin.
"""


def html(body: str) -> Reply:
    return Reply(f"<html><body>{body}</body></html>", headers=HTML)


def reply(value: object) -> Reply:
    return Reply(json.dumps(value), headers={"Content-Type": "application/json"})


class Publisher(Site):
    """A site that also answers by the beginning of the path."""

    def __init__(self) -> None:
        super().__init__()
        self.prefixes: dict[str, Answer] = {}

    def reply(self, request: Request) -> Reply:
        for prefix, answer in self.prefixes.items():
            if request.path.startswith(prefix):
                return answer(request)
        return super().reply(request)


def casem_web(site: Publisher, shared: Path) -> str:
    meeting = "/fi-FI/Toimielimet/Kunnanhallitus/Kokous_322026"
    site.pages["/fi-FI/Toimielimet"] = html(
        '<a id="ContentStart"></a><ul><li><a href="/fi-FI/Toimielimet/Kunnanhallitus">'
        "Kunnanhallitus</a></li></ul>"
    )
    site.pages["/fi-FI/Toimielimet/Kunnanhallitus"] = html(
        f'<h1>Kunnanhallitus</h1><li><a href="{meeting}">3.2.2026 Pöytäkirja</a></li>'
    )
    site.pages[meeting] = html(
        f'<h1>Kunnanhallitus, kokous 3.2.2026</h1><a href="{meeting}/Tori(91)">§ 17 Tori</a>'
        f'<a href="{meeting}/Silta(92)">§ 18 Silta</a>'
    )
    for number, section, title in ((91, 17, "Tori"), (92, 18, "Silta")):
        site.pages[f"{meeting}/{title}({number})"] = html(
            f"<h2>Kunnanhallitus, kokous 3.2.2026</h2><h1>§ {section} {title}</h1>"
            "<h3>Päätösehdotus</h3><p>Korjataan.</p><h3>Päätös</h3><p>Hyväksyttiin.</p>"
        )
    return "/fi-FI"


def turku_service(site: Publisher, shared: Path) -> str:
    site.pages["/api/toimielimet"] = reply(
        [{"lyhenne": "kh", "nimi": "Kaupunginhallitus"}]
    )
    site.pages["/api/toimielin/kh"] = reply([{"tktviiteId": 9, "kokPvm": "2026-02-03"}])
    items = [
        {
            "tktNimi": f"{section} § Asia {section}",
            "tktviiteId": 90 + section,
            "html": '<p><span class="ehdotuspaatos">Päätös</span>Hyväksyttiin.</p>',
        }
        for section in (17, 18)
    ]
    site.pages["/api/poytakirja/9"] = reply(
        {"poytakirja": {"kokPvm": "2026-02-03"}, "pykalat": items}
    )
    return "/"


def mfiles(site: Publisher, shared: Path) -> str:
    base = "/Kokoukset/mallila"
    site.pages[base] = html(
        f'<table><tr><td><a href="{base}/7">Kunnanhallitus</a></td></tr></table>'
    )
    site.pages[f"{base}/7"] = html(
        f'<h1>Kunnanhallitus</h1><table><tr><td>3.2.2026</td><td><a href="{base}/7/71">Pöytäkirja</a></td></tr></table>'
    )
    site.pages[f"{base}/7/71"] = Reply(MINUTES)
    return base


def pdf_listing(site: Publisher, shared: Path) -> str:
    file = "/wp-content/uploads/2026/02/kh-3.2.2026.pdf"
    site.pages["/poytakirjat"] = html(
        f'<h2>Kunnanhallitus</h2><a href="{file}">Pöytäkirja 3.2.2026</a>'
    )
    site.pages[file] = Reply(
        write_pdf(MINUTES.splitlines()), headers={"Content-Type": "application/pdf"}
    )
    return "/poytakirjat"


def ktweb_static(site: Publisher, shared: Path) -> str:
    site.pages["/paatokset/kh.htm"] = html(
        '<a href="kh/03021700/index.htm">3.2.2026 17:00</a>'
    )
    site.pages["/paatokset/kh/03021700/index.htm"] = html(
        '<a href="htmtxt1.htm">§ 17 Tori</a>'
    )
    site.pages["/paatokset/kh/03021700/htmtxt1.htm"] = html(
        "<p>Kunnanhallitus 3.2.2026 § 17</p><p>Tori</p><p><b>Päätös</b></p><p>Hyväksyttiin.</p>"
    )
    return "/paatokset/kh.htm"


def ahjo(site: Publisher, shared: Path) -> str:
    name = "fixtures/ahjo/helsinki/elastic/paatokset_decisions_source_docs_2026.json"
    hits = [
        {"_source": document} for document in json.loads((shared / name).read_text())
    ]

    def search(request: Request) -> Reply:
        found = hits if "2026-08-01%20TO" in request.path else []
        return reply({"hits": {"total": {"value": len(found)}, "hits": found}})

    site.prefixes["/paatokset_decisions/_search"] = search
    return "/"


def openahjo(site: Publisher, shared: Path) -> str:
    name = "fixtures/openahjo/helsinki/agenda_item_offset0_limit20.json"
    first = json.loads((shared / name).read_text())

    def items(request: Request) -> Reply:
        is_second = "offset=20" in request.path
        return reply({"meta": {"next": None}, "objects": []} if is_second else first)

    site.prefixes["/paatokset/v1/agenda_item/"] = items
    return "/paatokset/v1/"


CHAINS: dict[str, tuple[str, Callable[[Publisher, Path], str], int, str | None]] = {
    # name: (platform, pages, decisions, id of one of them)
    "casem web": ("casem", casem_web, 2, "91"),
    "turku service": ("turku", turku_service, 2, "107"),
    "mfiles": ("mfiles", mfiles, 3, "71/17"),
    "pdf_listing": ("pdf_listing", pdf_listing, 3, "2026-02-kh-3.2.2026/17"),
    "ktweb_static": ("ktweb_static", ktweb_static, 1, "paatokset-kh-03021700-1"),
    "ahjo": ("ahjo", ahjo, 45, None),
    "openahjo": ("openahjo", openahjo, 20, "33176"),
}


@pytest.mark.slow
@pytest.mark.parametrize("chain", sorted(CHAINS))
def test_a_chain_is_followed_to_its_decisions_and_again_without_change(
    chain: str, shared: Path, tmp_path: Path
) -> None:
    name, publish, count, example = CHAINS[chain]
    with (
        serve(Publisher()) as site,
        DecisionStore.open(f"sqlite:///{tmp_path / 's.db'}") as store,
    ):
        assert isinstance(site, Publisher)
        base = site.base + publish(site, shared)
        source = Source("toisto", name, base, municipality="Toistola", delay_s=0)
        since = dt.date(2026, 8, 1) if name == "ahjo" else None
        tasks = [CrawlTask(source, platform(name), since)]
        [first] = crawl_in_loop(store, tasks, CrawlOptions(delay_s=0, tries=2))
        [second] = crawl_in_loop(store, tasks, CrawlOptions(delay_s=0, tries=2))
        found = {
            item.decision.decision_id: item.decision for item in store.iter_decisions()
        }

    assert (first.new, second.new, second.changed, second.gone) == (count, 0, 0, 0)
    if example:
        assert f"toisto/{example}" in found
    if chain in {"casem web", "turku service", "mfiles", "pdf_listing"}:
        items = [item for item in found.values() if item.kind == "meeting-item"]
        assert {item.date for item in items} == {dt.date(2026, 2, 3)}
        assert all(
            item.body and item.minutes_section and item.decision for item in items
        )
