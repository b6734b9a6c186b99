"""Layers of a PDF that are switched off are no text, those that are on are."""

from __future__ import annotations

import contextlib
import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from corpus.errors import ParseError
from corpus.reading.files import DocumentText, read_document
from tests.documents.papers import lines, paper

SEEN = "Laituri korjataan."
LAYER = "BT /F1 12 Tf 60 600 Td (Vanha ehdotus.) Tj ET"


def layered(
    *,
    content: str = f"/OC /L BDC {LAYER} EMC",
    off: bool = True,
    base: str | None = None,
    usage: str | None = None,
    member: dict[str, object] | None = None,
    same_name_on: bool = False,
    packed: bool = False,
    form: str | None = None,
) -> bytes:
    """Return a page with a line that all see and what *content* draws.

    Args:
        content: operators; "/L" is the layer, "/M" another that is on, "/X" a group.
        off: whether the layer is in the list of those that are off.
        base: state of layers that no list names.
        usage: an event at which the layer shows itself.
        member: of a set of layers that "/L" then is.
        same_name_on: whether "/M" has the name of "/L".
        packed: whether objects are packed in streams.
        form: "inside" for a group that draws the layer, "own" for one that is on it,
            "drawn" for one that is drawn while it is on.
    """
    document = pikepdf.open(io.BytesIO(paper(lines([SEEN]))))
    layer = document.make_indirect(Dictionary(Type=Name.OCG, Name="Luonnos"))
    other = document.make_indirect(
        Dictionary(Type=Name.OCG, Name="Luonnos" if same_name_on else "Kartta")
    )
    state = Dictionary(OFF=Array([layer] if off else []), ON=Array([other]))
    if base:
        state.BaseState = Name(base)
    if usage:
        kind = Name("/PrintState" if usage == "/Print" else "/ViewState")
        layer.Usage = Dictionary({usage: Dictionary({str(kind): Name.ON})})
        rule = Dictionary(Event=Name(usage), OCGs=Array([layer]))
        state.AS = Array([rule])
    document.Root.OCProperties = Dictionary(OCGs=Array([layer, other]), D=state)
    named = layer
    if member is not None:
        parts = {"/OCGs": Array([layer, other]), **member}
        if "/VE" in member:
            parts["/VE"] = Array([Name("/Not"), Array([Name("/Or"), other])])
        named = document.make_indirect(Dictionary({"/Type": Name.OCMD, **parts}))
    page = document.pages[0]
    page.Resources.Properties = Dictionary(L=named, M=other)
    group = document.make_stream(content.encode())
    group.Type, group.Subtype = Name.XObject, Name.Form
    group.BBox = Array([0, 0, 595, 842])
    group.Resources = Dictionary(
        Font=page.Resources.Font, Properties=page.Resources.Properties
    )
    if form == "own":
        group.OC = layer
    page.Resources.XObject = Dictionary(X=group)
    drawn = {None: content, "drawn": "/OC /L BDC /X Do EMC"}.get(form, "/X Do")
    page.contents_add(document.make_stream(f"\n{drawn}\n".encode()))
    body = io.BytesIO()
    mode = pikepdf.ObjectStreamMode
    document.save(body, object_stream_mode=mode.generate if packed else mode.disable)
    return body.getvalue()


def read(body: bytes) -> DocumentText:
    return read_document("x.pdf", body)


HIDDEN = {
    "a layer": layered(),
    "packed objects": layered(packed=True),
    "off unless said": layered(off=False, base="/OFF"),
    "one of the same name is on": layered(
        content=f"/OC /L BDC {LAYER} EMC /OC /M BDC EMC", same_name_on=True
    ),
    "inside other marks": layered(
        content=f"/P BMC /OC /L BDC /Q BMC {LAYER} EMC EMC EMC"
    ),
    "inside a group": layered(form="inside"),
    "a group that is on it": layered(content=LAYER, form="own"),
    "a group drawn on it": layered(content=LAYER, form="drawn"),
    "all of a set": layered(member={"/P": Name.AllOn}),
    "none of a set": layered(member={"/P": Name.AllOff}, off=False),
    "an expression": layered(member={"/VE": True}),
}
SHOWN = {
    "a layer that is on": layered(off=False),
    "another layer": layered(content=f"/OC /M BDC {LAYER} EMC"),
    "one that shows itself": layered(usage="/View"),
    "one that is printed": layered(usage="/Print"),
    "any of a set": layered(member={}),
    "any that is off": layered(member={"/P": Name.AnyOff}),
    "after the layer": layered(content=f"/OC /L BDC EMC {LAYER}"),
}


@pytest.mark.parametrize("kind", HIDDEN)
def test_text_of_a_layer_that_is_off_is_left_out_and_said(kind: str) -> None:
    document = read(HIDDEN[kind])
    assert document.text == SEEN
    assert document.notes == ("text of layers that are off is left out on pages 1",)


@pytest.mark.parametrize("kind", SHOWN)
def test_text_of_a_layer_that_is_on_is_read(kind: str) -> None:
    document = read(SHOWN[kind])
    assert document.text.split("\n\n") == [SEEN, "Vanha ehdotus."]
    assert document.notes == ()


def test_a_note_on_a_layer_that_is_off_is_no_text() -> None:
    document = pikepdf.open(io.BytesIO(layered()))
    layer = document.Root.OCProperties.OCGs[0]
    notes = [
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.FreeText,
            Rect=Array([60, level, 300, level + 20]),
            Contents=text,
        )
        for level, text in ((500, "Piilossa."), (400, "Näkyvissä."))
    ]
    notes[0].OC = layer
    document.pages[0].Annots = document.make_indirect(Array(notes))
    body = io.BytesIO()
    document.save(body)
    assert read(body.getvalue()).text.split("\n\n") == [SEEN, "Näkyvissä."]


@pytest.mark.parametrize("length", range(100, 1500, 100))
def test_damaged_layers_stop_nothing(length: int) -> None:
    whole = layered()
    for body in (whole[:length], whole.replace(b"/OFF [", b"/OFF 7[", 1)):
        with contextlib.suppress(ParseError):
            assert SEEN in read(body).text
