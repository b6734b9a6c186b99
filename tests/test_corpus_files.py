"""Document files to text: made by us with the libraries, and the recorded ones."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from corpus.errors import ParseError
from corpus.reading.files import media_type, read_document
from corpus.reading.pdf.layout.setting import set_rows
from corpus.reading.pdf.layout.text_rows import Run


def test_word_paragraphs_and_tables_come_in_order() -> None:
    document = docx.Document()
    document.add_paragraph("Päätös")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Aika", "5.3.2024"
    document.add_paragraph("Loppu")
    buffer = io.BytesIO()
    document.save(buffer)

    assert read_document("x.bin", buffer.getvalue()).text == (
        "Päätös\n\nAika | 5.3.2024\n\nLoppu"
    )


def test_captions_in_a_left_column_get_lines_of_their_own() -> None:
    rows = [
        (58, 700, 81, "Dno"),
        (188, 700, 339, "ESI/1/00.01.00/2024"),
        (57, 671, 146, "Valmistelijat/"),
        (183, 671, 522, "Sivistysjohtaja Aino Esimerkki"),
        (58, 658, 133, "Lisätietojen"),
        (183, 658, 491, "suunnittelija Eero Esimerkki"),
        (57, 645, 100, "antaja"),
        (58, 620, 150, "Päätös"),
        (183, 620, 473, "Merkittiin tiedoksi."),
        (183, 606, 473, "Asia on loppuun käsitelty."),
    ]
    runs = [Run(left, base, right, 10, text) for left, base, right, text in rows]
    lines = [
        [run for run in runs if run.base == base]
        for base in sorted({run.base for run in runs}, reverse=True)
    ]

    assert set_rows(lines).split("\n") == [
        "Dno",
        "ESI/1/00.01.00/2024",
        "",
        "Valmistelijat/ Lisätietojen antaja",
        "Sivistysjohtaja Aino Esimerkki",
        "suunnittelija Eero Esimerkki",
        "",
        "Päätös",
        "Merkittiin tiedoksi.",
        "Asia on loppuun käsitelty.",
    ]


@pytest.mark.parametrize(
    ("name", "body", "expected"),
    [
        ("a.txt", b"%PDF-1.4", "application/pdf"),
        ("a.pdf", b"<html>", "text/html"),
        ("a.md", b"# x", "text/markdown"),
        ("a", b"plain", "text/plain"),
        ("a.pdf", b"\xd0\xcf\x11\xe0", "application/msword"),
    ],
)
def test_bytes_tell_the_kind(name: str, body: bytes, expected: str) -> None:
    assert media_type(name, body) == expected


def test_windows_and_wide_texts_are_decoded() -> None:
    assert read_document("a.txt", "Päätös – §".encode("cp1252")).text == "Päätös – §"
    assert read_document("a.txt", "Päätös § 5".encode("utf-16-le")).text == "Päätös § 5"


@pytest.mark.parametrize("encoding", ["cp850", "cp437", "mac_roman", "cp1252", "utf-8"])
@pytest.mark.parametrize(
    "text",
    [
        "Päätös: hyväksyttiin ehdotus.\nKäyttö alkaa syksyllä.",
        "Beslut: förslaget godkändes på mötet i Åbo, ÄRENDE 4.",
    ],
)
def test_texts_without_a_named_encoding_are_read_by_their_words(
    encoding: str, text: str
) -> None:
    assert read_document("a.txt", text.encode(encoding)).text == text


@pytest.mark.parametrize(
    "text",
    ["Sanottiin: „laituri” ja „sauna” ™", "Škoda ja Šolc †", "Hinta 5 € – ”halpa”"],
)
def test_signs_of_windows_are_no_letters_of_dos(text: str) -> None:
    assert read_document("a.txt", text.encode("cp1252")).text == text


@pytest.mark.parametrize(
    "body", [b"", b"   ", b"%PDF-1.7 x", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"]
)
def test_unreadable_files_are_named(body: bytes) -> None:
    with pytest.raises(ParseError, match=r"^x\.pdf: "):
        read_document("x.pdf", body)


def test_recorded_oulu_files_are_read(shared: Path) -> None:
    folder = shared / "fixtures" / "tweb" / "oulu" / "ktwebbin"
    pdf = read_document("a", (folder / "35090068.pdf").read_bytes()).text
    doc = read_document("a", (folder / "631269.doc").read_bytes()).text

    assert "Täytäntöönpanotiedot\nAsia tiedoksi kaupunginvaltuustoon" in pdf
    assert "Dno\n\tOUKA/1444/10.00.02.02/2017" in doc


def test_top_lines_that_pages_share_are_kept_once(shared: Path) -> None:
    folder = shared / "fixtures" / "tweb" / "oulu" / "ktwebbin"
    document = read_document("a", (folder / "632581845351090.pdf").read_bytes())

    assert len(document.pages) == 6
    assert document.text.count("Päivämäärä") == 1


def test_two_producers_of_one_decision_give_nearly_one_text(shared: Path) -> None:
    """LibreOffice and Word made these two files of the same decision."""
    folder = shared / "fixtures" / "tweb" / "oulu" / "ktwebbin"
    texts = [
        read_document("a", (folder / name).read_bytes()).text.split()
        for name in ("632581845351090.pdf", "632581845351090_O.pdf")
    ]

    assert texts[0][:400] == texts[1][:400]


def _word(text: str) -> bytes:
    document = docx.Document()
    for number in range(40):
        document.add_paragraph(f"{number} {text}")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _paper() -> bytes:
    """A small PDF whose page is packed, as nearly all are."""
    words = " ".join(str(number**7) for number in range(900))
    packed = zlib.compress(f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET".encode())
    head = b"%PDF-1.4\n1 0 obj<</Length " + str(len(packed)).encode() + b">>stream\n"
    return head + packed + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


@pytest.mark.parametrize(("name", "make"), [("a.docx", _word), ("a.pdf", _paper)])
@pytest.mark.parametrize(
    "damage",
    [
        lambda body: body[60:],
        lambda body: body[: len(body) // 2],
        lambda body: body[len(body) // 3 : len(body) // 2],
        lambda body: b"junk\n" * 300 + body[100:],
        lambda body: body[:40] + b"\xff" * 60 + body[100:-200],
    ],
    ids=["head", "tail", "piece", "junk before", "noise"],
)
def test_bytes_of_a_damaged_document_are_never_text(
    name: str, make: Callable[..., bytes], damage: Callable[[bytes], bytes]
) -> None:
    body = make("Päätös hyväksyttiin.") if make is _word else make()

    for called in (name, "document"):
        with pytest.raises(ParseError, match=f"^{called}: "):
            read_document(called, damage(body))


def test_a_word_document_whose_inside_is_damaged_is_named() -> None:
    with zipfile.ZipFile(io.BytesIO(_word("Päätös"))) as whole:
        files = {name: whole.read(name) for name in whole.namelist()}
    files["word/document.xml"] = files["word/document.xml"][:300]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as broken:
        for name, content in files.items():
            broken.writestr(name, content)

    with pytest.raises(ParseError, match=r"word/document\.xml' is damaged"):
        read_document("a.docx", buffer.getvalue())


@pytest.mark.parametrize("body", [b"GIF89a\x00\x01\x02" * 30, b"\x89PNG\r\n\x1a\n" * 9])
def test_other_kinds_of_files_are_no_text(body: bytes) -> None:
    with pytest.raises(ParseError, match=r"allowed: \.txt"):
        read_document("a.doc", body)


def test_text_and_pages_under_a_wrong_name_are_still_read() -> None:
    assert read_document("a.doc", "Päätös § 5".encode()).text == "Päätös § 5"
    assert read_document("a.pdf", b"<html><body>Asia</body></html>").text == "Asia"
    with pytest.raises(ParseError, match=r"damaged file: .* of a \.pdf"):
        read_document("a.pdf", b"Asia")
