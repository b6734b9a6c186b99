"""How runs of a Word file look: hidden, above or below the line, in a font of signs.

What a run says of itself goes before its style, and a style before those it builds on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from corpus.reading.office.package import Element, attribute, local
from corpus.reading.office.word.numbering import nearest
from corpus.reading.office.word.word_colours import is_ground, is_white

_NO = ("0", "false", "off")
_HIDING = ("vanish", "strike", "dstrike")
Said = TypeVar("Said")


@dataclass(frozen=True, slots=True)
class RunLook:
    """How a run looks; what nothing is said of is None.

    Attributes:
        is_hidden: whether nobody sees it, or it is struck out.
        align: "superscript", "subscript" or "baseline".
        font: its font.
        is_white: whether its letters are as white as paper.
        has_ground: whether it is shaded, so that white letters are seen.
    """

    is_hidden: bool | None = None
    align: str | None = None
    font: str | None = None
    is_white: bool | None = None
    has_ground: bool | None = None


_PLAIN = RunLook()


class RunStyles:
    """The looks that the styles of a file give."""

    def __init__(self, styles: Element | None) -> None:
        told: dict[str, RunLook] = {}
        bases: dict[str, str] = {}
        for style in styles if styles is not None else ():
            name = attribute(style, "styleId") or ""
            for child in style:
                if local(child) == "basedOn":
                    bases[name] = attribute(child, "val") or ""
                elif local(child) == "rPr":
                    told[name], _ = _said(child)
            shaded = any(is_ground(one) for one in style.iter("{*}shd"))
            if shaded:
                told[name] = replace(told.get(name, _PLAIN), has_ground=True)
        names = {*told, *bases}
        self._hiding = _inherited(names, bases, told, lambda look: look.is_hidden)
        self._aligns = _inherited(names, bases, told, lambda look: look.align)
        self._whites = _inherited(names, bases, told, lambda look: look.is_white)
        self._grounds = _inherited(names, bases, told, lambda look: look.has_ground)

    def hides_paragraph(self, style: str | None) -> bool:
        """Whether the text of paragraphs of a style is hidden."""
        return style is not None and self._hiding.get(style, False)

    def is_white(self, style: str | None) -> bool:
        """Whether letters in paragraphs of a style are as white as paper."""
        return style is not None and self._whites.get(style, False)

    def has_ground(self, style: str | None) -> bool:
        """Whether a style of paragraphs or tables shades any part of them."""
        return style is not None and self._grounds.get(style, False)

    def look(self, run: Element) -> RunLook:
        """Return how a run looks."""
        for child in run:
            if local(child) == "rPr":
                own, style = _said(child)
                if style is None:
                    return own
                hidden, align, white = own.is_hidden, own.align, own.is_white
                return RunLook(
                    self._hiding.get(style) if hidden is None else hidden,
                    self._aligns.get(style) if align is None else align,
                    own.font,
                    self._whites.get(style) if white is None else white,
                    own.has_ground or self._grounds.get(style),
                )
        return _PLAIN


def _inherited(
    names: set[str],
    bases: Mapping[str, str],
    told: Mapping[str, RunLook],
    ask: Callable[[RunLook], Said | None],
) -> dict[str, Said]:
    """Return what each style says of one thing, itself or by one that it builds on."""
    said = {
        name: value for name, look in told.items() if (value := ask(look)) is not None
    }
    return {
        name: said[base]
        for name in names
        if (base := nearest(name, bases, said)) is not None
    }


def _said(properties: Element) -> tuple[RunLook, str | None]:
    """Return what properties say, and the style that they name."""
    is_hidden = align = font = style = white = ground = None
    for one in properties:
        name = local(one)
        if name in _HIDING:
            hides = attribute(one, "val") not in _NO
            is_hidden = hides if is_hidden is None else is_hidden or hides
        elif name == "color":
            white = is_white(one)
        elif name in ("shd", "highlight"):
            ground = ground or is_ground(one)
        elif name == "vertAlign":
            align = attribute(one, "val")
        elif name == "rFonts":
            font = attribute(one, "ascii") or attribute(one, "hAnsi")
        elif name == "rStyle":
            style = attribute(one, "val")
    return RunLook(is_hidden, align, font, white, ground), style
