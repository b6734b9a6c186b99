"""What the style sheet of a saved page hides: its own rules, the last word counts.

Rules that make lines of words in a line, and those for numbers of lists, are written to
the elements themselves.

Rules for paper and for narrow screens are passed by, and so are those of parts that a
click opens: their text is there to be read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from cssselect import HTMLTranslator, SelectorError
from cssselect.parser import parse
from lxml.etree import XPathError
from lxml.html import HtmlElement

from corpus.reading.webpages.visibility import is_hiding_style

_COMMENT = re.compile(
    r"/\*.*?(?:\*/|\Z)|<!--|-->|@(?:charset|import|namespace)\b[^;{}]*;", re.DOTALL
)
_MEDIA = re.compile(r"@([\w-]+)([^{};]*)\{((?:[^{}]*\{[^{}]*\})*[^{}]*)\}")
_WIDE_SCREEN = re.compile(
    r"(?:only\s+)?(?:all|screen)?(?:\s*(?:\band\b)?\s*\(\s*min-width\s*:\s*\d{1,3}(?:\.\d+)?px\s*\))?"
)
"""Kinds of media that a usual screen is: up to 999 points wide at least."""

_KNOWN = re.compile(r"(?i)^\s*\(\s*display\s*:\s*(?:flex|grid)\s*\)\s*$")
_LOOKS = re.compile(
    r"(?i)(?:^|;)\s*((?:display\s*:\s*(?:block|flex|grid|list-item|table-cell)"
    r"|list-style(?:-type)?\s*:\s*[\w -]+))"
)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SHOWING = re.compile(
    r"(?i)(?:^|;)\s*(?:display\s*:\s*(?!none)\w|visibility\s*:\s*visible)"
)
_DISPLAYED = re.compile(r"(?i)(?:^|;)\s*display\s*:\s*(?!none)\w")
_BY_DISPLAY = re.compile(r"(?i)(?:^|;)\s*display\s*:\s*none")
_IMPORTANT = re.compile(r"(?i)(?:display|visibility)\s*:[^;]*!\s*important")
_OPENS = re.compile(
    r"(?i)collaps|accordion|haitari|tab(?:s|-|_|\b)|panel|toggle|expand"
)
_ALL_SCREENS = {"", "all", "screen"}
_MOST_SET = 4
_LONGEST_STYLE = 500_000
_MOST_RULES = 400
_MOST_LOOKS = 4_000_000
"""Rules times elements; a longer page has its first rules only."""

_MOST_ELEMENTS = 20_000

Selected = tuple[str, str, tuple[int, int, int]]
"""A selector: its path, the part of the element ("before", "" for all), its weight."""

Weight = tuple[bool, tuple[int, int, int], int]


@dataclass(frozen=True, slots=True)
class _Rule:
    path: str
    weight: Weight
    hides: bool
    by_display: bool
    looks: str = ""


def drop_unshown(root: HtmlElement) -> None:
    """Take out of the tree what the page's own style hides."""
    rules = list(islice(_rules(root), most_rules(root)))
    if not any(rule.hides or rule.looks for rule in rules):
        return
    winners: dict[HtmlElement, _Rule] = {}
    looked: dict[HtmlElement, set[str]] = {}
    for rule in rules:
        for element in elements_at(root, rule.path):
            if (
                rule.looks
                and len(looks := looked.setdefault(element, set())) < _MOST_SET
            ):
                looks.add(rule.looks)
            best = winners.get(element)
            if best is None or best.weight < rule.weight:
                winners[element] = rule
    for element, looks in looked.items():
        own = element.get("style") or ""
        element.set("style", ";".join((*sorted(looks), own)))
    for element, rule in winners.items():
        is_part = element.getparent() is not None and element.tag != "body"
        if rule.hides and is_part and not _shows_itself(element, rule):
            element.drop_tree()


def most_rules(root: HtmlElement) -> int:
    """Return how many rules of a page are looked at: fewer, the larger it is."""
    return min(_MOST_RULES, _MOST_LOOKS // sum(1 for _ in root.iter()))


def _shows_itself(element: HtmlElement, rule: _Rule) -> bool:
    """Whether an element's own style says that it is shown, which a rule gives way to."""
    is_weaker = rule.by_display and not rule.weight[0]
    return is_weaker and _DISPLAYED.search(element.get("style") or "") is not None


def _on_screen(media: re.Match[str]) -> str:
    """Return the rules of a block for screens, nothing of one for other media."""
    is_for_screens = _WIDE_SCREEN.fullmatch(media[2].strip().lower())
    is_shown = media[1] == "media" and is_for_screens
    is_known = media[1] == "supports" and _KNOWN.search(media[2])
    return media[3] if is_shown or is_known or media[1] == "layer" else ""


def elements_at(root: HtmlElement, path: str) -> list[HtmlElement]:
    """Return the elements that a selector's path leads to, at most 20,000."""
    try:
        found = root.xpath(path)
    except XPathError:
        return []
    return [one for one in found if isinstance(one, HtmlElement)][:_MOST_ELEMENTS]


def declared_rules(
    root: HtmlElement,
) -> Iterator[tuple[Callable[[], Iterator[Selected]], str]]:
    """Yield the rules of a page for screens: what asks for their selectors, and their text."""
    for style in root.iter("style"):
        if (style.get("media") or "").strip().lower() not in _ALL_SCREENS:
            continue
        text = _COMMENT.sub("", (style.text or "")[:_LONGEST_STYLE])
        for selectors, declared in _RULE.findall(_MEDIA.sub(_on_screen, text)):
            yield partial(_paths, selectors), declared


def _rules(root: HtmlElement) -> Iterator[_Rule]:
    """Yield what the page's rules hide and show, one of each selector."""
    count = 0
    for paths, declared in declared_rules(root):
        hides = is_hiding_style(declared)
        looks = ";".join(_LOOKS.findall(declared)) if not hides else ""
        if not hides and not looks and not _SHOWING.search(declared):
            continue
        for path, pseudo, specificity in paths():
            if pseudo:
                continue
            weight = (_IMPORTANT.search(declared) is not None, specificity, count)
            by_display = _BY_DISPLAY.search(declared) is not None
            yield _Rule(path, weight, hides, by_display, looks)
            count += 1


def _paths(selectors: str) -> Iterator[Selected]:
    """Yield each selector as a path; states such as hover have none."""
    try:
        parsed = parse(selectors.strip())
    except SelectorError:
        return
    for selector in parsed:
        if _OPENS.search(selector.canonical()):
            continue
        pseudo = str(selector.pseudo_element or "")
        try:
            path = HTMLTranslator().selector_to_xpath(selector)
        except SelectorError:
            continue
        yield path, pseudo, selector.specificity()
