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


PAGES |= {
    "hidden by the classes of common style sheets": (
        "<p class='d-none'>a</p><p class='lead visually-hidden'>b</p>"
        "<p class='d-none d-md-block'>Laituri</p><p class='hidden-lights'>Sauna</p>",
        "Laituri\n\nSauna",
    ),
    "set outside, cut off, seen through": (
        "<p style='position:absolute;left:-9999px'>a</p><p style='opacity:0'>b</p>"
        "<p style='height:0;overflow:hidden'>c</p><p style='text-indent:-9999px'>d</p>"
        "<p style='mso-hide:all'>e</p><p style='margin-left:117pt;text-indent:-117.0pt'>"
        "Laituri</p><p style='opacity:0.5'>Sauna</p>",
        "Laituri\n\nSauna",
    ),
    "visible again inside what is invisible": (
        "<div style='visibility:hidden'>a<p style='visibility:visible'>Laituri</p></div>",
        "Laituri",
    ),
    "hidden by compound rules": (
        "<style>div.piilo{display:none} .a .b{display:none} aside{display:none}</style>"
        "<div class=piilo>a</div><p class=a>Laituri<i class=b>b</i></p><aside>c</aside>"
        "<p class=b>Sauna</p>",
        "Laituri\n\nSauna",
    ),
    "a later or a stronger rule shows again": (
        "<style>.a{display:none} .a{display:block} p.b{display:block} .b{display:none}"
        ".c{display:none!important} p.c{display:block}</style>"
        "<p class=a>Laituri</p><p class=b>Sauna</p><p class=c>c</p>",
        "Laituri\n\nSauna",
    ),
    "rules for paper and of what a click opens": (
        "<style media=print>.a{display:none}</style>"
        "<style>.accordion-body{display:none} .b:hover{display:none}</style>"
        "<p class=a>Laituri</p><p class='accordion-body b'>Sauna</p>",
        "Laituri\n\nSauna",
    ),
    "rules for screens, and an element that shows itself": (
        "<style>@media screen{.a{display:none}} @media (min-width: 600px){.b{display:none}}"
        "@media (max-width: 600px){.c{display:none}} .d{display:none}"
        ".e{display:none !important} .f{visibility:hidden} @supports (x:y){.c{display:none}}"
        "</style><p class=a>a</p><p class=b>b</p><p class=c>Laituri</p>"
        "<p class=d style='display:block'>Sauna</p><p class=e style='display:block'>e</p>"
        "<p class=f style='display:block'>f</p>",
        "Laituri\n\nSauna",
    ),
    "the foot of a table is below its rows": (
        "<table><caption>Hinnat</caption><tfoot><tr><td>Yhteensä<td>970</tfoot>"
        "<tr><td>Laituri<td>900<tr><td>Sauna<td>70</table>",
        "Hinnat\n\nLaituri | 900\nSauna | 70\nYhteensä | 970",
    ),
    "a closed dialog and what was deleted": (
        "<dialog>a</dialog><dialog open>Laituri</dialog><p><del>ei</del> <ins>on</ins></p>",
        "Laituri\n\non",
    ),
    "what is struck out": (
        "<style>.a{text-decoration: underline line-through}</style><p>Hinta <s>500</s>"
        " <strike>600</strike> <span class=a>70</span>"
        " <i style='text-decoration-line:line-through'>80</i>"
        " <u style='text-decoration:underline'>900</u></p>",
        "Hinta 900",
    ),
    "a summary is a line": (
        "<details><summary>Lisää</summary><details><summary>Vielä</summary>Laituri"
        "</details></details>",
        "Lisää\nVielä\nLaituri",
    ),
    "an empty cell keeps its place in a filled column only": (
        "<table><tr><td>Laituri</td><td></td><td></td><td>900</td></tr>"
        "<tr><td>Sauna</td><td></td><td>5</td><td>70</td></tr></table>",
        "Laituri |  | 900\nSauna | 5 | 70",
    ),
    "lines that a table only sets": (
        "<table><tr><td>Puhelin:<td>123</tr><tr><td>-<td>Aloite</tr>"
        "<tr><td>Kunnanhallitus<td>§ 5<td>1.2.2024</tr><tr><td>Laituri<td>900</table>",
        "Puhelin: 123\n- Aloite\nKunnanhallitus § 5 1.2.2024\nLaituri | 900",
    ),
    "cells without a row": ("<table><td>Sauna</td><td>70</td></table>", "Sauna | 70"),
    "signs without a width": (
        "<p>Kirjasto&shy;auton han&#8203;kinta, sauna<wbr>vuoro, Kun&#xFEFF;ta, nol&zwnj;la"
        "&#8203; loppu</p>",
        "Kirjastoauton hankinta, saunavuoro, Kunta, nolla loppu",
    ),
    "numbers of lists": (
        "<ol start=5><li>laituri</li><li value=9>sauna</li><li>vene</li></ol>"
        "<ol type=a><li>kivi</li><li>puu</li></ol><ol type=I><li>tie</li></ol>"
        "<ol><li>tuuli</li><!-- x --><li>vesi</li></ol>"
        "<ol reversed><li>toinen</li><li>eka</li></ol>"
        "<ul style='list-style:none'><li>kioski</li></ul>",
        "5. laituri\n9. sauna\n10. vene\n\na. kivi\nb. puu\n\nI. tie\n\n1. tuuli\n2. vesi\n\n"
        "2. toinen\n1. eka\n\nkioski",
    ),
    "lines that the style keeps": (
        "<div style='white-space:pre-line'>Laituri\nSauna</div>",
        "Laituri\nSauna",
    ),
    "letters escaped twice": (
        "<p>P&amp;auml;&amp;auml;t&amp;ouml;s, &amp;amp; ja AT&amp;T</p>",
        "Päätös, &amp; ja AT&T",
    ),
    "a form that was filled in": (
        "<form><label>Päättäjä <input value='Rehtori Malli' readonly></label><br>"
        "<fieldset disabled><input type=date value=3.2.2031> <select><option>Hylätään"
        "<option selected>Myönnetään</select></fieldset>"
        "<input type=password readonly value=salasana><input type=hidden value=x readonly>"
        "<input style='display:none' readonly value=piilo></form>",
        "Päättäjä Rehtori Malli\n\n3.2.2031 Myönnetään",
    ),
    "a form to be filled in": (
        "<p>Haku <input value=laituri><select><option selected>Kaikki</select></p>",
        "Haku",
    ),
    "text after the end": (
        "<p>Laituri</p></body></html>\n<p>Sauna</p>",
        "Laituri\n\nSauna",
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


@pytest.mark.parametrize(
    ("damaged", "expected"),
    [
        ("KokouspÃ¤ivÃ¤ 1.2.2024", "Kokouspäivä 1.2.2024"),
        ("laituri â€“ sauna 9 â‚¬", "laituri – sauna 9 €"),
        ("talousÂ\xa0900, 5Â §", "talous\xa0900, 5Â §"),
        ("PÃƒÂ¤ÃƒÂ¤tÃƒÂ¶s", "Päätös"),
    ],
)
def test_few_and_repeated_wrong_letters_are_read_once_more(
    damaged: str, expected: str
) -> None:
    assert decode(damaged.encode()).text == expected


@pytest.mark.parametrize(
    ("head", "codec", "text"),
    [
        ("<meta charset=iso-8859-15>", "iso-8859-15", "Sauna 70 €"),
        ("<meta charset=iso-8859-15>", "cp1252", "Sauna – 70 €"),
        ("<meta charset=cp850>", "cp850", "Päätös: Ahvenanmäki"),
        (
            "<!-- <meta charset=iso-8859-7> --><meta charset=windows-1252>",
            "cp1252",
            "Päätös",
        ),
    ],
)
def test_the_encoding_that_the_bytes_have_wins(
    head: str, codec: str, text: str
) -> None:
    page = f"<html><head>{head}</head><body><p>{text}</p></body></html>"

    assert read_document("x.html", page.encode(codec)).text == text


def test_a_page_saved_with_its_parts_is_read() -> None:
    page = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=XX\r\n\r\n"
        b"--XX\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<html><body><p>P=C3=A4=C3=A4t=C3=B6s</p></body></html>\r\n--XX--\r\n"
    )

    assert read_document("x.mht", page).text == "Päätös"
