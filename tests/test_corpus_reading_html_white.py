"""Letters as white as paper in web pages: left out where nothing can be behind them."""

from __future__ import annotations

import pytest

from corpus.reading.files import read_document

HIDDEN = {
    "by name": "<p>Vene</p><p><span style='color: white'>salaa</span></p>",
    "by numbers": "<p>Vene <span style='font-size:10pt; color:#FFFFFF'>salaa</span></p>",
    "short": "<p>Vene</p><p style='COLOR:#fff'>salaa <b>vielä</b></p>",
    "by parts": "<p>Vene</p><div style='color: rgb(255, 255, 255)'><p>salaa</p></div>",
    "nearly": "<p>Vene</p><div style='color:#FEFEFE !important'>salaa</div>",
    "by a font": "<p>Vene <font color='#ffffff' size=1>salaa</font></p>",
    "from a word processor": (
        "<div class=WordSection1><p class=MsoNormal>Vene <span lang=FI"
        " style='mso-themecolor:background1;color:white'>salaa</span></p></div>"
    ),
    "in a cell": "<table><tr><td>Vene<td><span style='color:white'>salaa</span></tr></table>",
    "on paper that is said to be so": (
        "<body bgcolor=white><p>Vene <span style='color:white'>salaa</span></body>"
    ),
    "on a white ground": (
        "<p>Vene</p><p style='background:white;color:white'>salaa</p>"
    ),
}

SHOWN = {
    "on a ground": "<p>Vene <span style='color:white;background:#1F4E79'>näkyy</span></p>",
    "on a dark cell": (
        "<table><tr><td bgcolor='#003366'><span style='color:white'>näkyy</span>"
        "<td>Vene</tr></table>"
    ),
    "on a dark row": (
        "<table><tr style='background-color: navy'><td>Vene"
        "<td style='color:#fff'>näkyy</tr></table>"
    ),
    "on a picture": (
        "<div style='background-image:url(a.png)'><p>Vene"
        " <font color=white>näkyy</font></div>"
    ),
    "where a class may have a ground": (
        "<div class=palkki><p>Vene <span style='color:white'>näkyy</span></p></div>"
    ),
    "where a name may have a ground": (
        "<p>Vene</p><p id=ylin><span style='color:white'>näkyy</span></p>"
    ),
    "where a style sheet has grounds": (
        "<style>p {background: navy}</style><p>Vene"
        " <span style='color:white'>näkyy</span></p>"
    ),
    "where a style sheet is not known": (
        "<link rel=stylesheet href=a.css><p>Vene"
        " <span style='color:white'>näkyy</span></p>"
    ),
    "in a heading": "<h1><span style='color:white'>näkyy</span></h1><p>Vene</p>",
    "in a link": "<p>Vene <a href=x style='color:white'>näkyy</a></p>",
    "black inside": (
        "<div style='color:white'><p style='color:black'>näkyy</p><p>Vene</p></div>"
    ),
    "a ground inside": (
        "<div style='color:white'><p style='background:navy'>näkyy</p><p>Vene</p></div>"
    ),
    "grey": "<p>Vene <span style='color:#d0d0d0'>näkyy</span></p>",
    "pale": "<p>Vene <span style='color:#f0f0f0'>näkyy</span></p>",
    "another property": "<p>Vene <span style='border-color:white'>näkyy</span></p>",
    "another colour's name": "<p>Vene <span style='color:whitesmoke'>näkyy</span></p>",
}


def shown(page: str) -> str:
    return read_document("a.html", f"<html>{page}</html>".encode()).text


@pytest.mark.parametrize("page", HIDDEN.values(), ids=HIDDEN)
def test_white_letters_on_paper_are_left_out(page: str) -> None:
    text = shown(page)

    assert "salaa" not in text
    assert "Vene" in text


@pytest.mark.parametrize("page", SHOWN.values(), ids=SHOWN)
def test_white_letters_that_may_be_seen_are_read(page: str) -> None:
    text = shown(page)

    assert "näkyy" in text
    assert "Vene" in text


def test_many_white_letters_cost_no_more_than_others() -> None:
    """Each is told by what is around it; the page's sheets are looked at once."""
    spans = "<p>Vene <span style='color:white'>salaa</span></p>" * 5000
    text = shown(f"<div style='color:white'><b style='color:red'>x</b>{spans}</div>")

    assert text.count("Vene") == 5000
