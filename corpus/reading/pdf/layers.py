"""Layers of a PDF that are switched off ("optional content"): nobody sees their text.

Plans and notices carry older versions on such layers. pdfium tells of an object in which
marked content it is, but not whether that is a layer, and whether it is on. So what is
off gets a name of ours in the lists of each page before pdfium reads the file.
"""

from __future__ import annotations

import io
from typing import Any

import pikepdf

from corpus.reading.pdf.drawn.hidden_objects import OFF

_HIDDEN = 1 << 1
_DEPTH = 3
_MOST_NESTED = 8
_WITHOUT_NUMBER = (0, 0)
_UNREADABLE = (
    *(pikepdf.PdfError, ValueError, TypeError),
    *(AttributeError, KeyError, RuntimeError),
)
"""What a damaged file raises; pdfium then reads it as it is."""


def with_named_layers(body: bytes) -> bytes | None:
    """Return a PDF in which the layers that are off can be told, None when none is off."""
    try:
        with pikepdf.open(io.BytesIO(body)) as document:
            if (properties := document.Root.get("/OCProperties")) is None:
                return None
            layers = _Layers(properties)
            seen: set[tuple[int, int]] = set()
            for page in document.pages:
                _hide_annotations(page.obj, layers)
                _name_resources(page.obj.get("/Resources"), layers, seen, _DEPTH)
            if not layers.has_hidden:
                return None
            named = io.BytesIO()
            document.save(named)
    except _UNREADABLE:
        return None
    return named.getvalue()


class _Layers:
    """Which layers of a document are off when it is opened or printed.

    Attributes:
        has_hidden: whether anything that was asked for is not shown.
    """

    def __init__(self, properties: Any) -> None:
        self.has_hidden = False
        self._off: set[tuple[int, int]] = set()
        state = properties.get("/D", {})
        if str(state.get("/BaseState", "/ON")) == "/OFF":
            self._off.update(one.objgen for one in properties.get("/OCGs", []))
        self._off.difference_update(one.objgen for one in state.get("/ON", []))
        self._off.update(one.objgen for one in state.get("/OFF", []))
        for rule in state.get("/AS", []):
            # A programme switches these by what it does: it shows or prints them.
            kind = str(rule.get("/Event"))
            self._off.difference_update(
                one.objgen for one in rule.get("/OCGs", []) if _is_used(one, kind)
            )
        self._off.discard(_WITHOUT_NUMBER)

    def hides(self, group: Any) -> bool:
        """Whether what belongs to a layer, or to several of them, is not shown."""
        is_hidden = group is not None and self._hides(group)
        self.has_hidden |= is_hidden
        return is_hidden

    def _hides(self, group: Any) -> bool:
        if str(group.get("/Type")) != "/OCMD":
            return group.objgen in self._off
        if (rule := group.get("/VE")) is not None:
            return not self._holds(rule, _MOST_NESTED)
        groups = group.get("/OCGs")
        members = (
            [groups] if isinstance(groups, pikepdf.Dictionary) else list(groups or ())
        )
        shown = [one.objgen not in self._off for one in members if one is not None]
        holds = {
            "/AllOn": all(shown),
            "/AnyOff": not all(shown),
            "/AllOff": not any(shown),
        }
        return bool(shown) and not holds.get(str(group.get("/P")), any(shown))

    def _holds(self, rule: Any, depth: int) -> bool:
        """Return what an expression of layers comes to: [/And a [/Not b]]."""
        if isinstance(rule, pikepdf.Dictionary):
            return rule.objgen not in self._off
        if not depth:
            return True
        sign, *parts = list(rule)
        values = [self._holds(part, depth - 1) for part in parts]
        if str(sign) == "/Not":
            return not all(values)
        return any(values) if str(sign) == "/Or" else all(values)


def _is_used(layer: Any, event: str) -> bool:
    """Whether a layer is switched on when a page is shown or printed, as *event* says."""
    kinds = {"/View": "/ViewState", "/Print": "/PrintState"}
    usage = layer.get("/Usage", {}).get(event, {})
    return event in kinds and str(usage.get(kinds[event])) == "/ON"


def _hide_annotations(page: Any, layers: _Layers) -> None:
    for annotation in page.get("/Annots", []):
        if layers.hides(annotation.get("/OC")):
            annotation["/F"] = int(annotation.get("/F", 0)) | _HIDDEN


def _name_resources(
    resources: Any, layers: _Layers, seen: set[tuple[int, int]], depth: int
) -> None:
    """Mark what is off in the lists of a page or a group by the name of ours."""
    if resources is None or not depth:
        return
    properties = resources.get("/Properties", {})
    for key in list(properties.keys()):
        if layers.hides(properties[key]):
            properties[key] = _off()
    for form in resources.get("/XObject", {}).values():
        if form.objgen in seen or form.get("/Subtype") != pikepdf.Name.Form:
            continue
        seen.add(form.objgen)
        if layers.hides(form.get("/OC")):
            form.Resources = form.get("/Resources", pikepdf.Dictionary())
            form.Resources.Properties = pikepdf.Dictionary(Off=_off())
            form.write(b"/OC /Off BDC\n" + form.read_bytes() + b"\nEMC")
        else:
            _name_resources(form.get("/Resources"), layers, seen, depth - 1)


def _off() -> pikepdf.Dictionary:
    return pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String(OFF))
