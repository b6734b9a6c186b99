"""Web pages: numbers that the style of a page prints."""

from __future__ import annotations

import time

import pytest

from corpus.reading.files import read_document

PAGES = {
    "sections counted by the headings": (
        "body{counter-reset:p 4} h2::before{counter-increment:p;content:'§ ' counter(p) ' '}",
        "<h2>Vene</h2><p>a</p><h2>Sauna</h2>",
        "§ 5 Vene\n\na\n\n§ 6 Sauna",
    ),
    "a list whose own numbers are off": (
        "ol.k{list-style-type:none;counter-reset:c} .k>li{counter-increment:c}"
        ".k>li:before{content:'' counter(c, lower-latin) ') '}",
        "<ol class=k><li>Vene<li>Sauna</ol><ol class=k><li>Kivi</ol>",
        "a) Vene\nb) Sauna\n\na) Kivi",
    ),
    "numbers of all levels": (
        "ol{counter-reset:s;list-style:none} li{counter-increment:s}"
        "li::before{content:counters(s,'.') '. '}",
        "<ol><li>Vene<ol><li>airo<li>tappi</ol><li>Sauna</ol>",
        "1. Vene\n\n1.1. airo\n1.2. tappi\n\n2. Sauna",
    ),
    "the mark of an item": (
        "li::marker{content:counter(list-item) ' § '}",
        "<ol start=7><li>Vene<li>Sauna</ol>",
        "7 § Vene\n8 § Sauna",
    ),
    "behind the text, with a class that does not count, in an element's own style": (
        "p{counter-increment:x}p.a{counter-increment:none}"
        "p::after{content:' (' counter(x,upper-roman) ')'}",
        "<div style='counter-reset:x 3'><p>Vene<p class=a>Kivi <i>tie</i><p>Sauna</div>",
        "Vene (IV)\n\nKivi tie (IV)\n\nSauna (V)",
    ),
    "words before and after": (
        ".d::before{content:'P\\E4\\E4t\\F6s: '} .n::before{content:'\\A7  '} .y::after{content:\" (salainen)\"}",
        "<p class=n>41<p class=y>Vene<p class=d>Hyväksyttiin.",
        "§ 41\n\nVene (salainen)\n\nPäätös: Hyväksyttiin.",
    ),
    "what an element tells": (
        "p::before{content:attr(data-label) ': '}",
        "<p data-label=Pykälä>41",
        "Pykälä: 41",
    ),
    "names of icons, marks, words that nobody sees or sees on a telephone": (
        ".i::before{font-family:'Material Icons';content:'arrow_back'} .q::before{content:'»'}"
        ".h::before{content:'Siirry';display:none} .c::after{content:'Siirry';clip:rect(0,0,0,0)}"
        "@media (max-width:600px){td::before{content:attr(data-label)}} a::before{content:none}",
        "<p class=i>Vene<p class=q>Sauna<p class=h>Kivi<p class=c>Airo<table><tr><td data-label=x>41<td>Tie</table>",
        "Vene\n\nSauna\n\nKivi\n\nAiro\n\n41 | Tie",
    ),
    "for paper, for pointing at, of words alone": (
        "@media print{p:before{content:counter(x)}} p:hover:before{content:counter(x)}"
        "p:before{content:'\\e900'} p::first-line{counter-increment:x}",
        "<p>Vene",
        "Vene",
    ),
}


@pytest.mark.parametrize("case", PAGES)
def test_numbers_of_a_style_are_text(case: str) -> None:
    style, body, expected = PAGES[case]
    page = f"<html><meta charset=utf-8><style>{style}</style><body>{body}</body></html>"

    assert read_document("x.html", page.encode()).text == expected


@pytest.mark.slow
def test_many_counters_in_many_elements_end_soon() -> None:
    rules = "".join(
        f".a{n}{{counter-reset:c{n}}} p::before{{content:counters(c{n},'.')}}"
        for n in range(3000)
    )
    deep = "<div class=a1>" * 200 + "".join(f"<p>{n}</p>" for n in range(20_000))
    started = time.process_time()

    read_document("x.html", f"<style>{rules}</style>{deep}".encode())

    assert time.process_time() - started < 8
