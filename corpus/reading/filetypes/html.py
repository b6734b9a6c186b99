"""A saved web page to text, line structure kept."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from corpus.reading.webpages.markup import parse_html
from corpus.reading.webpages.rendering import to_text

CELL_MARK = " | "
_MEDIA = re.compile(r"@[\w-]+[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_NOT_SHOWN = re.compile(r"(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)")
_NAME = re.compile(r"(?:[a-z]+\d?)?([.#])([\w-]+)", re.IGNORECASE)
_LONGEST_STYLE = 500_000


def text(source: str) -> str:
    """Return the words that the page shows; scripts and styles are left out.

    Raises:
        ParseError: there is no markup to read.
    """
    return shown_text(parse_html(source))


def shown_text(root: HtmlElement) -> str:
    """Return the text of a page, the cells of a row parted, hidden parts left out."""
    drop_unshown(root)
    bodies = root.xpath("//body")
    return to_text(bodies[0] if bodies else root, cell_mark=CELL_MARK)


def drop_unshown(root: HtmlElement) -> None:
    """Take out of the tree what the page's own style hides by class or id.

    Rules for paper and for narrow screens are passed by.
    """
    names = {
        (match[1], match[2])
        for style in root.iter("style")
        for match in _hidden_names((style.text or "")[:_LONGEST_STYLE])
    }
    if not names:
        return
    for element in list(root.iter()):
        if not isinstance(element, HtmlElement) or element.getparent() is None:
            continue
        classes = {(".", name) for name in (element.get("class") or "").split()}
        if names & (classes | {("#", element.get("id") or "")}):
            element.drop_tree()


def _hidden_names(style: str) -> list[re.Match[str]]:
    """Return the selectors of one class or id whose rule shows nothing."""
    found = []
    for selectors, rule in _RULE.findall(_MEDIA.sub("", style)):
        if _NOT_SHOWN.search(rule):
            for selector in selectors.split(","):
                match = _NAME.fullmatch(selector.strip())
                if match:
                    found.append(match)
    return found
