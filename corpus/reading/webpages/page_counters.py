"""Numbers and words that a page's style prints before and after its elements.

Programs that save pages number their lists and sections so ("counter-increment"): what
stands in no element is text all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from corpus.reading.webpages.list_labels import STYLES, numbers_of
from corpus.reading.webpages.list_numbers import spelled
from corpus.reading.webpages.page_styles import (
    declared_rules,
    elements_at,
    most_rules,
)

_COUNTING = re.compile(
    r"(?i)(?:^|;)\s*counter-(?P<how>reset|increment|set)\s*:\s*(?P<what>[^;!]+)"
)
_NAMED = re.compile(r"([\w-]*[A-Za-z_][\w-]*)(?:\s+(-?\d{1,6})(?![\w-]))?")
_CONTENT = re.compile(
    r"""(?ix)(?:^|;)\s*content\s*:\s*
    (?P<what>(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^;"'])+)"""
)
_PIECE = re.compile(
    r"""(?ix)"(?P<one>(?:[^"\\]|\\.)*)"|'(?P<two>(?:[^'\\]|\\.)*)'
    |counter\(\s*(?P<name>[\w-]+)\s*(?:,\s*(?P<form>[\w-]+)\s*)?\)
    |counters\(\s*(?P<all>[\w-]+)\s*,\s*["'](?P<between>[^"']*)["']\s*
      (?:,\s*(?P<forms>[\w-]+)\s*)?\)
    |attr\(\s*(?P<attribute>[\w-]+)\s*\)
    |(?P<other>[\w-]+(?:\([^)]*\))?)"""
)
_HIDDEN = re.compile(
    r"(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|clip(?:-path)?\s*:\s*(?:rect|inset)"
    r"|(?:font-size|opacity)\s*:\s*0(?![.\d])|font(?:-family)?\s*:[^;]*(?:icon|symbol|awesome))"
)
"""Declarations of words that nobody sees, or that are the names of pictures."""
_ESCAPED = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})\s?|(.))", re.DOTALL)
_PRINTS = re.compile(r"(?i)counters?\(|attr\(")
_PSEUDO = frozenset({"before", "after", "marker"})
_MOST_DEEP, _LONGEST = 12, 200
_LARGEST = 999_999
_LIST_ITEM = "list-item"

Weight = tuple[bool, tuple[int, int, int], int]
_OWN: Weight = (True, (0, 0, 0), 0)
"""Of what an element's own style says."""

Steps = list[tuple[str, int]]


@dataclass(slots=True)
class _Style:
    """What rules say of an element, or of the text before or after it."""

    weights: dict[str, Weight] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)

    def take(self, name: str, value: str, weight: Weight) -> None:
        if name not in self.weights or self.weights[name] < weight:
            self.weights[name], self.said[name] = weight, value

    def steps(self, name: str, usual: int) -> Steps:
        """Return the counters named after ``counter-reset`` or the like, with numbers."""
        return [
            (match[1], usual if match[2] is None else int(match[2]))
            for match in islice(_NAMED.finditer(self.said.get(name, "")), _MOST_DEEP)
            if match[1] != "none"
        ]


def print_counters(root: HtmlElement) -> None:
    """Write what the page's style prints, numbers and words, into the tree."""
    texts = [style.text or "" for style in root.iter("style")]
    if not any("counter" in text or "content" in text for text in texts):
        return
    styles: dict[tuple[HtmlElement, str], _Style] = {}
    for path, pseudo, said, weight in islice(_counting_rules(root), most_rules(root)):
        for element in elements_at(root, path):
            style = styles.setdefault((element, pseudo), _Style())
            for name, value in said.items():
                style.take(name, value, weight)
    for element in root.xpath(".//*[contains(@style, 'counter-')]"):
        style = styles.setdefault((element, ""), _Style())
        for name, value in _said(element.get("style")).items():
            style.take(name, value, _OWN)
    if any("content" in style.said for style in styles.values()):
        _Printer(styles).print(root)


def _said(declared: str) -> dict[str, str]:
    return {
        match["how"].lower(): match["what"] for match in _COUNTING.finditer(declared)
    }


def _counting_rules(
    root: HtmlElement,
) -> Iterator[tuple[str, str, dict[str, str], Weight]]:
    for count, (paths, declared) in enumerate(declared_rules(root)):
        content = _CONTENT.search(declared)
        prints = content is not None and prints_words(content["what"], declared)
        if not prints and "counter" not in declared.lower():
            continue
        said = _said(declared)
        if content:
            said["content"] = content["what"]
        for path, pseudo, specificity in paths():
            if said and (not pseudo or pseudo in _PSEUDO):
                yield path, pseudo, said, (False, specificity, count)


def prints_words(content: str, declared: str = "") -> bool:
    r"""Whether a style prints something to read: letters, a § or what an element tells.

    Marks and pictures ("»", "\e900", names of icons) are none.

    >>> prints_words('"Päätös: "'), prints_words("'§ '"), prints_words('"\e900"')
    (True, True, False)
    >>> prints_words('"arrow_back"', "font-family: Material Icons")
    False
    """
    if _HIDDEN.search(declared):
        return False
    quoted = (piece["one"] or piece["two"] or "" for piece in _PIECE.finditer(content))
    words = " ".join(_ESCAPED.sub(_meant, one) for one in quoted)
    has_words = "§" in words or sum(map(str.isalpha, words)) > 1
    return has_words or _PRINTS.search(content) is not None


class _Printer:
    """Counts through the tree in its order; a counter ends with the parent of its element."""

    def __init__(self, styles: Mapping[tuple[HtmlElement, str], _Style]) -> None:
        self._styles = styles
        self._values: dict[str, list[tuple[HtmlElement | None, int]]] = {}
        self._begun: dict[HtmlElement | None, list[str]] = {}
        self._items: dict[HtmlElement, int] = {}

    def print(self, root: HtmlElement) -> None:
        written: list[tuple[HtmlElement, str, bool]] = []
        for event, element in iterwalk(root, events=("start", "end")):
            if not isinstance(element, HtmlElement):
                continue
            if event == "start":
                if style := self._styles.get((element, "")):
                    self._count(style, element)
                written += [
                    (element, text, True)
                    for pseudo in ("marker", "before")
                    if (text := self._text(element, pseudo))
                ]
            else:
                if text := self._text(element, "after"):
                    written.append((element, text, False))
                for name in self._begun.pop(element, ()):
                    self._values[name].pop()
        for element, text, is_before in reversed(written):
            if is_before:
                element.text = text + (element.text or "")
            elif len(element):
                element[-1].tail = (element[-1].tail or "") + text
            else:
                element.text = (element.text or "") + text

    def _count(self, style: _Style, element: HtmlElement) -> None:
        parent = element.getparent()
        for name, value in style.steps("reset", 0):
            self._begin(name, value, parent)
        for name, value in style.steps("increment", 1):
            self._set(name, self._value(name) + value, parent)
        for name, value in style.steps("set", 0):
            self._set(name, value, parent)

    def _begin(self, name: str, value: int, parent: HtmlElement | None) -> None:
        """Begin a counter; one that a sibling began ends."""
        values = self._values.setdefault(name, [])
        if values and values[-1][0] is parent:
            values[-1] = parent, value
        elif len(values) < _MOST_DEEP:
            values.append((parent, value))
            self._begun.setdefault(parent, []).append(name)

    def _set(self, name: str, value: int, parent: HtmlElement | None) -> None:
        value = max(-_LARGEST, min(value, _LARGEST))
        if values := self._values.get(name):
            values[-1] = values[-1][0], value
        else:
            self._begin(name, value, parent)

    def _value(self, name: str) -> int:
        values = self._values.get(name)
        return values[-1][1] if values else 0

    def _text(self, element: HtmlElement, pseudo: str) -> str:
        """Return what is printed before or after an element, "" for marks and pictures."""
        style = self._styles.get((element, pseudo))
        if style is None:
            return ""
        self._count(style, element)
        content = style.said.get("content", "")
        if not prints_words(content):
            return ""
        if pseudo == "marker":
            element.set("style", f"{element.get('style') or ''};list-style:none")
        text = "".join(
            self._piece(piece, element) for piece in _PIECE.finditer(content)
        )
        return text[:_LONGEST]

    def _piece(self, piece: re.Match[str], element: HtmlElement) -> str:
        if (quoted := piece["one"] or piece["two"]) is not None:
            return _ESCAPED.sub(_meant, quoted)
        if attribute := piece["attribute"]:
            return " ".join((element.get(attribute.lower()) or "").split())
        if name := piece["all"]:
            values = [value for _, value in self._values.get(name, ())] or [0]
            return piece["between"].join(
                _printed(one, piece["forms"]) for one in values
            )
        if not (name := piece["name"]):
            return ""
        return _printed(
            self._item_number(element) if name == _LIST_ITEM else self._value(name),
            piece["form"],
        )

    def _item_number(self, element: HtmlElement) -> int:
        parent = element.getparent()
        if element not in self._items and parent is not None:
            self._items.update(numbers_of(parent))
        return self._items.get(element, 0)


def _printed(number: int, form: str | None) -> str:
    return spelled(number, STYLES.get((form or "").lower(), "decimal"))


def _meant(escaped: re.Match[str]) -> str:
    code = int(escaped[1], 16) if escaped[1] else 0
    return chr(code) if 0x20 <= code < 0xD800 else escaped[2] or " "
