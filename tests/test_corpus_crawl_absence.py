"""Which pages say that a document is gone, and which only that the server is ill."""

from __future__ import annotations

import pytest

from corpus.crawl.downloading.absence import says_that_it_is_gone
from corpus.model import Page


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<html><body><h1>Asiakirjaa ei löytynyt</h1></body></html>", True),
        ("<p>Pyytämäsi sivu on poistettu.</p>", True),
        ("<p>Pöytäkirja ei ole enää nähtävillä.</p>", True),
        ("<p>Dokumentet hittades inte</p>", True),
        ("<p>Handlingen har tagits bort</p>", True),
        ("<title>x</title>404 - not found", True),
        ("Asiakirjaa ei löydy. Palvelussa on huoltokatko.", False),
        ("Sivua ei löytynyt: tietokantavirhe", False),
        ("Huoltokatko klo 17-19", False),
        ("", False),
        ("Ei julkaistuja kokouksia", False),
        ("<p>Asiakirja on poistettu.</p>" + "<p>Lautakunta päätti.</p>" * 60, False),
        ("<script>var a = 'page not found'</script><p>Tervetuloa</p>", False),
    ],
)
def test_only_a_short_clear_notice_counts(text: str, expected: bool) -> None:
    page = Page("https://e.example/1", "item", text.encode())

    assert says_that_it_is_gone(page) is expected
