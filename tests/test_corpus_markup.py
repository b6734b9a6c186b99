"""Bytes to characters to lines: encodings, seams, headings, cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ParseError
from corpus.reading.webpages.markup import (
    decode,
    parse_html,
    select_one,
    squeeze,
    text_of,
)
from corpus.reading.webpages.rendering import to_text

META = '<meta http-equiv="Content-Type" content="text/html; charset={}">'


@pytest.mark.parametrize(
    ("body", "headers", "expected"),
    [
        # The header wins over the page's own word.
        ("Päätös".encode(), {"Content-Type": "text/html; charset=utf-8"}, "Päätös"),
        # A Latin-1 meta element means windows-1252: its dash is byte 96.
        ((META.format("iso-8859-1") + "305–306 pä").encode("cp1252"), {}, "305–306 pä"),
        # No word at all.
        ("Esityslista ä".encode("cp1252"), {}, "Esityslista ä"),
        # UTF-16 without a mark.
        ((META.format("utf-16") + "Päätös §").encode("utf-16-le"), {}, "Päätös §"),
        ("Päätös tehtiin".encode("utf-16-be"), {}, "Päätös tehtiin"),
        ("Päätös".encode("utf-16"), {}, "Päätös"),
    ],
)
def test_a_page_is_decoded_by_header_meta_or_bytes(
    body: bytes, headers: dict[str, str], expected: str
) -> None:
    decoded = decode(body, headers)

    assert decoded.text.endswith(expected)
    assert decoded.problem is None


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (
            (META.format("iso-8859-1") + "Pöytäkirja").encode(),
            "declares iso-8859-1, but its bytes are utf-8",
        ),
        (
            (META.format("utf-8") + "Pöytäkirja").encode("cp1252"),
            "declares utf-8, but its bytes are cp1252",
        ),
        (
            (META.format("windows-1252") + "Pöytäkirja").encode("utf-16-le"),
            "declares windows-1252, but its bytes are utf-16-le",
        ),
        (
            (META.format("nonsense-9") + "Pöytäkirja").encode(),
            "declares an unknown encoding 'nonsense-9'; read as utf-8",
        ),
    ],
)
def test_a_page_that_says_wrong_of_itself_is_read_right_and_reported(
    body: bytes, problem: str
) -> None:
    decoded = decode(body)

    assert decoded.text.endswith("Pöytäkirja")
    assert decoded.problem == problem


def test_a_page_that_ends_inside_a_letter_is_read_and_reported() -> None:
    decoded = decode("kaupunginhallitus päätti hyväksyä ä".encode()[:-1])

    assert decoded.text.startswith("kaupunginhallitus päätti hyväksyä")
    assert decoded.problem == "ends inside a letter"


@given(st.binary(max_size=400))
def test_no_bytes_make_reading_raise_anything_but_parse_error(body: bytes) -> None:
    try:
        root = parse_html(decode(body).text)
    except ParseError:
        return

    assert isinstance(to_text(root), str)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p><b>Päätös</b>Esitys hyväksyttiin.</p>", "Päätös\nEsitys hyväksyttiin."),
        (
            "<p><span>Liite 1</span><span>Merivirta</span></p>",
            "Liite 1 Merivirta",
        ),
        ("<p><b>Päätös</b> on lainvoimainen</p>", "Päätös\non lainvoimainen"),
        ("<p>Päätös on lainvoimainen</p>", "Päätös on lainvoimainen"),
        ("<p>Kau<span>punki</span></p>", "Kaupunki"),
        (
            "<table><tr><td><p>Kunnanhallitus</p></td><td><p>5 §</p></td>"
            "<td>1.2.2024</td></tr></table>",
            "Kunnanhallitus 5 § 1.2.2024",
        ),
        (
            "<table><tr><td>Perustelut</td><td>Tontti on tyhjä.</td></tr></table>",
            "Perustelut\nTontti on tyhjä.",
        ),
        ("<ol><li>avaa</li><li>päättää</li></ol>", "1. avaa\n2. päättää"),
        ("<p>a</p><p>&nbsp;</p><style>p {x}</style><p>b</p>", "a\n\nb"),
        ("<!-- x --><p>rivi<br>toinen</p>", "rivi\ntoinen"),
    ],
)
def test_text_keeps_the_lines_of_the_page(markup: str, expected: str) -> None:
    assert to_text(parse_html(markup)) == expected


def test_a_selector_that_finds_two_is_an_error() -> None:
    root = parse_html("<p>a</p><p>b</p>")

    with pytest.raises(ParseError, match=r"expected one //p, found 2"):
        select_one(root, "//p")
    assert text_of(select_one(root, "//p[1]")) == "a"


def test_an_empty_page_is_an_error() -> None:
    with pytest.raises(ParseError, match="empty page"):
        parse_html(" \n\x00")


def test_squeeze_makes_one_line() -> None:
    assert squeeze(" a\u00a0\n b\u00adc ") == "a bc"
