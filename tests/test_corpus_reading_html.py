"""Web pages to text as their readers see them."""

from __future__ import annotations

import pytest

from corpus.reading.files import read_document
from corpus.reading.webpages.markup import decode

PAGES = {
    "hidden by attributes": (
        "<p>Laituri</p><p hidden>a</p><div style='color:red; display : none'>b</div>"
        "<p style='visibility:hidden'>c</p><p style='font-size:0'>d</p>"
        "<p style='font-size:0.9em'>Sauna</p>",
        "Laituri\n\nSauna",
    ),
    "hidden by a rule of the page": (
        "<style>.piilo, #x{display:none} @media print {.ruutu{display:none}}"
        " .ruutu b{display:none}</style>"
        "<p class='a piilo'>a</p><p id=x>b</p><p class=ruutu>Laituri</p>",
        "Laituri",
    ),
    "what opens at a click": (
        "<details><summary>Lisää</summary><p>Laituri</p></details>",
        "Lisää\n\nLaituri",
    ),
    "cells": (
        "<table><tr><th>Kohde</th><th>Hinta</th></tr><tr><td>Sauna</td><td>70</td></tr>"
        "<tr><td style='display:none'>9</td><td>Laituri</td><td>900</td></tr></table>",
        "Kohde | Hinta\nSauna | 70\nLaituri | 900",
    ),
    "two breaks are a paragraph": (
        "<div>Laituri<br>rannalla<br><br>Sauna<br/>\n<br/> <br>Vene</div>",
        "Laituri\nrannalla\n\nSauna\n\nVene",
    ),
    "unbreakable blanks": (
        "<p>Irma&nbsp;Testi&nbsp;&nbsp;&nbsp; puheenjohtaja</p><p>&nbsp;</p><p>Laituri</p>",
        "Irma Testi   puheenjohtaja\n\nLaituri",
    ),
}


@pytest.mark.parametrize("case", PAGES)
def test_a_page_is_read_as_it_is_seen(case: str) -> None:
    body, expected = PAGES[case]
    page = f"<html><meta charset=utf-8><body>{body}</body></html>"

    assert read_document("x.html", page.encode()).text == expected


@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
def test_letters_encoded_twice_are_read_once_more(codec: str) -> None:
    right = "Mäkelän lämpölaitos – 5 § €, Ahvenanmäki"
    twice = "".join(
        bytes([code]).decode(codec, "ignore") or chr(code) for code in right.encode()
    )
    decoded = decode(twice.encode())

    assert decoded.text == right
    assert decoded.problem is not None


@pytest.mark.parametrize("text", ["Ã, Ä ja Â ovat kirjaimia", "Ã¤ kerran", "Säätö 5 §"])
def test_odd_letters_that_are_meant_stay(text: str) -> None:
    assert decode(text.encode()).text == text
