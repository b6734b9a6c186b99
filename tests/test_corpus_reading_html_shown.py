"""Web pages: what browsers show that is not written as text, and what they do not show."""

from __future__ import annotations

import pytest

from corpus.errors import ParseError
from corpus.reading.files import read_document

PAGES = {
    "a paragraph in an item of a list": (
        "<ol><li><p>Vene</p></li><li><p>Sauna</p><p>lisää</p></li><li><ol type=a>"
        "<li>kivi</ol></ol><ul><li><div>tie</div></ul>",
        "1. Vene\n\n2. Sauna\n\nlisää\n\n3. a. kivi\n\n- tie",
    ),
    "raised and lowered numbers": (
        "<p>50 m<sup>2</sup>, 10<sup>6</sup>, vuonna 2024<sup><a href=#n>1</a></sup>,"
        " CO<sub>2</sub>, 5<sup>a</sup></p>",
        "50 m², 10⁶, vuonna 2024¹, CO₂, 5a",
    ),
    "cells in a form, text beside cells": (
        "<table><tr><form><td>Vene<td>70</form></tr><tr>Laituri<td>Sauna<td>80</tr></table>",
        "Vene | 70\nLaituri\nSauna | 80",
    ),
    "cells of several lines in a table of values": (
        "<table><tr><th>Kohde<th>Hinta</tr><tr><td>Sauna<br>rannalla<td>70</tr>"
        "<tr><td>Vene<td>900</tr></table>",
        "Kohde | Hinta\nSauna rannalla | 70\nVene | 900",
    ),
    "cells of several lines that lay out text": (
        "<table><tr><td>Kunta<br>Hallitus<td>Ote<br>5</tr></table>",
        "Kunta\nHallitus\nOte\n5",
    ),
    "pages inside a page": (
        "<p>A</p><iframe srcdoc='&lt;p&gt;Vene&lt;/p&gt;'>ei</iframe>"
        "<iframe src=x>ei tuettu</iframe><video>ei</video><canvas>ei</canvas><p>B</p>",
        "A\n\nVene\n\nB",
    ),
    "words in a drawing": (
        "<p>A</p><svg><title>kuvake</title><text>Vene</text><text>Sauna</text></svg>",
        "A\n\nVene Sauna",
    ),
    "tables of other elements": (
        "<style>.c{display:table-cell}</style><div role=table><div role=row>"
        "<span role=columnheader>Kohde</span><span role=columnheader>Hinta</span></div>"
        "<div role=row><span role=cell>Sauna</span><span role=cell>70</span></div></div>"
        "<p>A</p><div><div class=c>Vene</div><div class=c>900</div></div>"
        "<div><div style='display: table-cell'>Laituri</div></div>",
        "Kohde | Hinta\nSauna | 70\n\nA\n\nVene | 900\nLaituri",
    ),
    "equations": (
        "<p>Osuus <math><mfrac><mn>1</mn><mn>2</mn></mfrac><annotation>frac</annotation>"
        "</math>, <math><msup><mi>m</mi><mn>2</mn></msup></math></p>",
        "Osuus 1/2, m²",
    ),
    "quotes": ("<p>Sanoi <q>ei</q>.</p>", "Sanoi ”ei”."),
    "lines by style": (
        "<style>.rivi{display:block}</style><div><span style='display:block'>Vene</span>"
        "<span style='display:block'>Sauna</span></div><i class=rivi>Kivi</i>"
        "<i class=rivi>Tie</i>",
        "Vene\nSauna\nKivi\nTie",
    ),
    "numbers of lists by style": (
        "<style>.a{list-style-type:lower-alpha} .ei{list-style:none}</style>"
        "<ol class=a><li>Vene<li>Sauna</ol><ul class=ei><li>Kivi</ul>",
        "a. Vene\nb. Sauna\n\nKivi",
    ),
    "the name of a group of fields": (
        "<fieldset><legend>Vene</legend>Sauna</fieldset>",
        "Vene\nSauna",
    ),
    "choices nobody sees, and boxes that were ticked": (
        "<datalist><option>pois</datalist><p><input type=checkbox checked disabled> Kyllä"
        " <input type=radio disabled> Ei <input type=checkbox> Haku</p>",
        "☒ Kyllä ☐ Ei Haku",
    ),
    "letters escaped twice by their numbers": (
        "<p>5 &amp;#8211; 6 &amp;#228;l&amp;#xe4; &amp;quot;A&amp;quot; &amp;lt;</p>",
        '5 – 6 älä "A" &lt;',
    ),
    "a text that was typed into a field": (
        "<textarea readonly>Vene on\nhyvä</textarea>",
        "Vene on\nhyvä",
    ),
    "columns of blanks": (
        "<pre>Vene     70\nSauna    80</pre>",
        "Vene   70\nSauna   80",
    ),
    "letters without a colour": (
        "<p style='color:transparent'>a</p><p style='background-color:transparent'>Vene</p>",
        "Vene",
    ),
    "a heading of letters that stand apart": (
        "<h1>P&nbsp;Ä&nbsp;Ä&nbsp;T&nbsp;Ö&nbsp;S</h1><p>A B C D</p>",
        "PÄÄTÖS\n\nA B C D",
    ),
    "letters of one point, and what a script hides": (
        "<p style='font-size:1px'>a</p><p class=ng-hide>b</p><p style='font-size:11px'>Vene</p>",
        "Vene",
    ),
    "style sheets with statements, marks and layers": (
        "<style><!-- @charset 'utf-8'; @import url(x.css); .a{display:none} --></style>"
        "<style>@layer u{.b{display:none}} @supports (display:grid){.c{display:none}}</style>"
        "<p class=a>a</p><p class=b>b</p><p class=c>c</p><p>Vene</p>",
        "Vene",
    ),
}


@pytest.mark.parametrize("case", PAGES)
def test_a_page_is_read_as_browsers_show_it(case: str) -> None:
    body, expected = PAGES[case]
    page = f"<html><meta charset=utf-8><body>{body}</body></html>"

    assert read_document("x.html", page.encode()).text == expected


def test_a_page_of_frames_says_that_it_has_no_text() -> None:
    page = b"<frameset><frame src=a><noframes>ei kehyksia</noframes></frameset>"

    with pytest.raises(ParseError, match="no text in it"):
        read_document("x.html", page)


def test_rows_that_are_no_data_cost_no_more_for_being_many() -> None:
    row = "<tr><td>Sauna<br>rannalla</td><td>70</td></tr>"
    page = f"<meta charset=utf-8><table>{row * 3000}</table>"

    assert read_document("x.html", page.encode()).text.count("\n") == 2999
