"""Office files whose parts are in one XML file are read as their packed forms are."""

from __future__ import annotations

import pytest

from corpus.errors import ParseError
from corpus.reading.files import read_document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PACKAGE = "http://schemas.microsoft.com/office/2006/xmlPackage"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
DOCUMENT = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
)
OFFICE = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table")
)


def run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def word_xml(body: str) -> bytes:
    relation = f'<Relationship Id="r" Type="{DOCUMENT}" Target="word/document.xml"/>'
    parts = {
        "/_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{relation}</Relationships>',
        "/word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    inside = "".join(
        f'<pkg:part pkg:name="{name}"><pkg:xmlData>{data}</pkg:xmlData></pkg:part>'
        for name, data in parts.items()
    )
    return (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
        f'<pkg:package xmlns:pkg="{PACKAGE}">{inside}</pkg:package>'
    ).encode()


def flat_text(body: str) -> bytes:
    return (
        f'<?xml version="1.0"?><office:document {OFFICE}><office:body><office:text>{body}'
        "</office:text></office:body></office:document>"
    ).encode()


@pytest.mark.parametrize("name", ["a.doc", "a.xml"])
def test_word_xml_is_read_with_its_tracked_changes(name: str) -> None:
    body = word_xml(
        f"<w:p>{run('Laituri ')}<w:del>{run('hylätään', 'delText')}</w:del>"
        f"<w:ins>{run('korjataan')}</w:ins>{run('.')}</w:p><w:p>{run('Päätös')}</w:p>"
    )

    assert read_document(name, body).text == "Laituri korjataan.\n\nPäätös"


def test_flat_opendocument_is_read_without_what_was_deleted() -> None:
    body = flat_text(
        '<text:tracked-changes><text:changed-region text:id="a"><text:deletion>'
        "<text:p>hylätään</text:p></text:deletion></text:changed-region>"
        '</text:tracked-changes><text:p>Laituri <text:change text:change-id="a"/>'
        "korjataan.</text:p><table:table><table:table-row><table:table-cell>"
        "<text:p>Hinta</text:p></table:table-cell><table:table-cell><text:p>900</text:p>"
        "</table:table-cell></table:table-row></table:table>"
    )

    assert read_document("a.xml", body).text == "Laituri korjataan.\n\nHinta | 900"


@pytest.mark.parametrize("length", [400, 500, 600])
def test_a_flat_file_that_is_cut_off_is_named(length: int) -> None:
    with pytest.raises(ParseError, match=r"^a\.xml: "):
        read_document("a.xml", word_xml(f"<w:p>{run('Laituri')}</w:p>")[:length])
