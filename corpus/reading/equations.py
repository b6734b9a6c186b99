"""Equations on one line: "1/2", "m²", "√16", of Office (OMML) and of the web (MathML).

Their parts stand above and beside each other, so their characters alone are another
number: a half would be read as twelve.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from lxml import etree

from corpus.reading.raised_signs import lowered, raised

Element = etree._Element
_LEFT_OUT = frozenset(
    {"annotation", "annotation-xml", "rPr", "ctrlPr", "fPr", "sSupPr", "sSubPr"}
    | {"radPr", "dPr", "naryPr", "funcPr", "mPr", "eqArrPr", "accPr", "barPr"}
    | {"sSubSupPr", "sPrePr", "limLowPr", "limUppPr", "groupChrPr", "boxPr"}
    | {"borderBoxPr", "phantPr", "oMathParaPr", "mphantom"}
)
_SIMPLE = re.compile(r"\w*(?:[.,]\w+)?")
_DEEPEST = 60


def line_of_equation(element: Element) -> str:
    """Return an equation as one writes it on a line.

    >>> half = "<mfrac><mn>1</mn><mi>n</mi></mfrac>"
    >>> line_of_equation(etree.fromstring(f"<math><msup><mi>x</mi>{half}</msup></math>"))
    'x^(1/n)'
    """
    return " ".join(_line(element, _DEEPEST).split())


def _line(element: Element, depth: int) -> str:
    name = _name(element)
    if not depth or not name or name in _LEFT_OUT:
        return ""
    parts = [one for one in element if _name(one) and _name(one) not in _LEFT_OUT]
    texts = [_line(part, depth - 1) for part in parts]
    if name in _FORMS and texts:
        return _FORMS[name](element, texts)
    if parts:
        return "".join(texts)
    text = element.text or ""
    return text if name in ("t", "mtext") else text.strip()


def _name(element: Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _property(element: Element, name: str, default: str) -> str:
    """Return a property of an element of Office: its brackets, its sign."""
    for part in element:
        for one in part if _name(part).endswith("Pr") else ():
            if _name(one) == name:
                values = [str(value) for value in one.attrib.values()]
                return values[0] if values else default
    return default


def _grouped(text: str) -> str:
    text = text.strip()
    return text if _SIMPLE.fullmatch(text) else f"({text})"


def _fraction(_: Element, texts: Sequence[str]) -> str:
    return "/".join(map(_grouped, texts[:2]))


def _above(base: str, text: str) -> str:
    sign = raised(text)
    return f"{base}{sign}" if sign != text or not text else f"{base}^{_grouped(text)}"


def _below(base: str, text: str) -> str:
    sign = lowered(text)
    return f"{base}{sign}" if sign != text or not text else f"{base}_{_grouped(text)}"


def _power(_: Element, texts: Sequence[str]) -> str:
    return _above(texts[0], "".join(texts[1:2]))


def _index(_: Element, texts: Sequence[str]) -> str:
    return _below(texts[0], "".join(texts[1:2]))


def _both(_: Element, texts: Sequence[str]) -> str:
    return _above(_below(texts[0], "".join(texts[1:2])), "".join(texts[2:3]))


def _root(element: Element, texts: Sequence[str]) -> str:
    if _name(element) == "mroot":
        texts = texts[::-1]
    degree, inner = (texts[0], texts[-1]) if len(texts) > 1 else ("", texts[-1])
    return f"{raised(degree)}√{_grouped(inner)}"


def _square_root(_: Element, texts: Sequence[str]) -> str:
    return f"√{_grouped(''.join(texts))}"


def _brackets(element: Element, texts: Sequence[str]) -> str:
    begin, end = _property(element, "begChr", "("), _property(element, "endChr", ")")
    return f"{begin}{_property(element, 'sepChr', '|').join(texts)}{end}"


def _fenced(element: Element, texts: Sequence[str]) -> str:
    begin, end = element.get("open", "("), element.get("close", ")")
    return f"{begin}{', '.join(texts)}{end}"


def _sum(element: Element, texts: Sequence[str]) -> str:
    below, above, *inner = [*texts, "", ""]
    whole = _above(_below(_property(element, "chr", "∫"), below), above)
    return f"{whole} {''.join(inner)}"


def _function(_: Element, texts: Sequence[str]) -> str:
    return " ".join(texts)


def _rows(_: Element, texts: Sequence[str]) -> str:
    return "; ".join(texts)


_FORMS: dict[str, Callable[[Element, Sequence[str]], str]] = {
    "f": _fraction,
    "mfrac": _fraction,
    "sSup": _power,
    "msup": _power,
    "mover": _power,
    "limUpp": _power,
    "sSub": _index,
    "msub": _index,
    "munder": _index,
    "limLow": _index,
    "sSubSup": _both,
    "msubsup": _both,
    "munderover": _both,
    "rad": _root,
    "mroot": _root,
    "msqrt": _square_root,
    "d": _brackets,
    "mfenced": _fenced,
    "nary": _sum,
    "func": _function,
    "mr": _function,
    "mtr": _function,
    "m": _rows,
    "eqArr": _rows,
    "mtable": _rows,
}
