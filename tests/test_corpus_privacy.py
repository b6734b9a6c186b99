"""Personal data: what is masked, and what must stay."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from analyzers.decision.meaning_values import Meaning
from corpus.model import Attachment, Decision, Issue, Page
from corpus.privacy import MASK, find_personal_data, mask, mask_decision, summary
from corpus.store import DecisionStore
from search_web.cli import root
from tests.conftest import ROOT
from tests.crawling.site import Site, serve
from tests.making import make_decision
from tests.test_corpus_crawl import Crawler


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        # Numbers of the Digital and Population Data Services Agency's own examples.
        ("Hakija 131052-308T pyytää", "131052-308T"),
        ("synt. 010594Y9032, Kuvitteella", "010594Y9032"),
        ("henkilötunnus 010594y9032", "010594y9032"),
        ("131052-\n308T", "131052-\n308T"),
        ("131052–308T", "131052–308T"),
        ("Muistuttaja: aino.esimerkki@gmail.com.", "aino.esimerkki@gmail.com"),
        ("aino.esimerkki(at)hotmail.fi", "aino.esimerkki(at)hotmail.fi"),
        ("Hakijan puhelin 09 123 4567, osoite", "09 123 4567"),
        ("Aino Esimerkki\nEsimerkkitie 1\np. 040 123 4567\n", "040 123 4567"),
        ("Aino Esimerkki, +358 50 1234567", "+358 50 1234567"),
    ],
)
def test_private_data_is_covered(text: str, hidden: str) -> None:
    masked = mask(text)

    assert hidden not in masked
    assert masked == text.replace(hidden, MASK * len(hidden))


@pytest.mark.parametrize(
    "text",
    [
        # Wrong check character, wrong day, a longer number.
        "131052-308U",
        "321052-308T",
        "9131052-308T5",
        "Lisätietoja: hallintojohtaja Aino Esimerkki, p. 040 123 4567",
        "Valmistelija Aino Esimerkki, aino.esimerkki@kuvitteella.fi, 050 123 4567",
        "Kirjaamo, puhelinvaihde (014) 123 456, kirjaamo@kuvitteella.fi",
        "Hallinto-oikeus, puhelin 029 56 42000",
        "Valmistelijat / lisätiedot:\n\nAino Esimerkki, puh. 050 123 4567\n\nEero Malli, "
        "puh. 043 123 4567\n\nIida Malli, puh. 046 123 4567\n\n"
        "etunimi.sukunimi@kuvitteella.fi",
        "Aino Esimerkki, puh. 050 123 4567\nEero Malli, puh. 043 123 4567\n"
        "Iida Malli, puh. 046 123 4567, etunimi.sukunimi@kuvitteella.fi",
        "Dnro 0401/10.03.01/2026, 2804/00.01.01/2026",
        "FI21 5000 0420 0284 34",
        "Y-tunnus 0123456-7",
        "1.4.2026 klo 17.00–19.04 § 040",
        "määräraha 050 000 000,00 euroa",
        "tontti 092-040-0123-0004",
    ],
)
def test_what_is_not_private_stays(text: str) -> None:
    assert mask(text) == text


@given(st.text(alphabet="0123456789-+ABT @.()\nafi §/", max_size=60))
def test_a_mask_keeps_length_and_is_final(text: str) -> None:
    masked = mask(text)

    assert len(masked) == len(text)
    assert all(text[f.start : f.end] for f in find_personal_data(text))
    assert [f for f in find_personal_data(masked) if f.kind == "identity-number"] == []


def test_a_decision_is_masked_wherever_it_is_shown() -> None:
    decision = make_decision(
        decision_id="kuvitteella/1",
        source_id="kuvitteella",
        platform="demo",
        url=None,
        title="Hakemus 131052-308T",
        text="Hakija 131052-308T, aino@gmail.com.",
        attachments=(Attachment("Liite 131052-308T", text="131052-308T"),),
    )

    masked = mask_decision(decision)

    assert "131052" not in str(masked)
    assert "gmail" not in str(masked)
    assert summary(decision) == "masked: 1 e-mail, 4 identity-number"
    assert summary(masked) is None


def test_an_address_that_is_masked_is_no_place_of_the_decision() -> None:
    """What is read of a text may not tell what is covered in it."""
    read = make_decision(
        "kuvitteella/2",
        title="Vahingonkorvaus",
        text="Vahinko, Myllykuja 2. Hakijan osoite: Rantatie 5. Korvataan 90 euroa.",
    )
    told = Meaning(addresses=("Myllykuja 2", "Rantatie 5"))
    decision = Decision(
        read.as_published, dataclasses.replace(read.reading, meaning=told)
    )

    masked = mask_decision(decision)

    assert "Rantatie" not in str(masked)
    assert masked.meaning is not None
    assert masked.meaning.addresses == ("Myllykuja 2",)


SECRETS = {
    "identity": "title Asia\nHakija Aino Tuulimaa 131052-308T pyytää.",
    "mail": "title Asia\nHakijan sähköposti aino.tuulimaa@gmail.com.",
    "plate": "title Asia\nAjoneuvo ABC-123 siirretään.",
}


@pytest.mark.slow
@pytest.mark.parametrize("text", SECRETS.values(), ids=SECRETS)
def test_a_raw_page_in_which_something_was_masked_is_not_kept(
    tmp_path: Path, text: str
) -> None:
    """Not by its first crawl and not by its second; the notices say so."""
    with serve(Site()) as site:
        site.publish({"m1": ["a", "b"]})
        site.pages["/a"] = text
        crawler = Crawler(site, f"sqlite:///{tmp_path / 'store.db'}")
        for _ in range(2):
            report = crawler.crawl()
            kept = {page.url for _, page in crawler.store.iter_pages()}

            assert dict(report.issue_counts) == {"personal-data": 1}
            assert kept == {f"{site.base}/", f"{site.base}/m1", f"{site.base}/b"}
            assert set(crawler.texts()) == {"a", "b"}
        crawler.store.close()
    raw = (tmp_path / "store.db").read_bytes()
    assert b"131052-308T" not in raw
    said = {
        "fi": "jos siitä ei peitetty mitään; muuten vain peitetty teksti jää",
        "sv": "om ingenting på den doldes; annars blir bara den maskerade texten kvar",
        "en": "if nothing in it was masked; otherwise only the masked text stays",
    }
    for language, sentence in said.items():
        notice = (
            ROOT / "search_web" / "templates" / "prose" / f"privacy.{language}.html"
        )
        assert sentence in notice.read_text(encoding="utf-8")


def test_a_list_with_an_identity_number_is_not_kept(tmp_path: Path) -> None:
    with serve(Site()) as site:
        site.publish({"m1": ["a"]})
        site.pages["/"] = "meeting /m1\n131052-308T\n"
        crawler = Crawler(site, f"sqlite:///{tmp_path / 'store.db'}")
        crawler.crawl()

        kept = {page.url for _, page in crawler.store.iter_pages()}
        assert kept == {f"{site.base}/m1", f"{site.base}/a"}
        crawler.store.close()


def test_repair_drops_such_pages_of_an_older_store(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'paatoshaku.db'}"
    with DecisionStore.open(url) as store:
        page = Page("https://a.example/1", "document", b"Hakija 131052-308T")
        store.pages.put_page("mallila", page, decision_ids=["mallila/1"])
        other = Page("https://a.example/2", "document", b"Muu")
        store.pages.put_page("mallila", other, decision_ids=["mallila/2"])
        issue = Issue("personal-data", "masked: 1 identity-number", None, "mallila/1")
        store.crawls.add_issues("mallila", [issue])
    said = CliRunner().invoke(root, ["--data", str(tmp_path), "repair"]).output
    assert "dropped: 1 raw page with personal data" in said
    with DecisionStore.open(url) as store:
        assert [page.url for _, page in store.iter_pages()] == ["https://a.example/2"]
