"""Which text of a Word file is hidden: by its own properties or by its style."""

from __future__ import annotations

from collections.abc import Collection

from corpus.reading.office.package import Element, attribute, local
from corpus.reading.office.word.numbering import nearest


def hiding_styles(styles: Element | None) -> frozenset[str]:
    """Return the ids of the styles whose text is hidden, also by a style they build on."""
    told: dict[str, bool] = {}
    bases: dict[str, str] = {}
    for style in styles if styles is not None else ():
        name = attribute(style, "styleId") or ""
        for child in style:
            if local(child) == "basedOn":
                bases[name] = attribute(child, "val") or ""
            elif local(child) == "rPr":
                said = _said(child)
                if said is not None:
                    told[name] = said
    return frozenset(
        name
        for name in {*told, *bases}
        if (base := nearest(name, bases, told)) is not None and told[base]
    )


def is_hidden(run: Element, hiding: Collection[str]) -> bool:
    """Whether a run is hidden; what it says itself goes before its style."""
    for child in run:
        if local(child) == "rPr":
            said = _said(child)
            if said is not None:
                return said
            return any(
                local(one) == "rStyle" and attribute(one, "val") in hiding
                for one in child
            )
    return False


def _said(properties: Element) -> bool | None:
    """Return whether properties hide text; None when they say nothing of it."""
    for one in properties:
        if local(one) == "vanish":
            return attribute(one, "val") not in ("0", "false", "off")
    return None
