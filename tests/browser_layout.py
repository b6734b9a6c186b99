"""Measures of a page's layout in the browser; none rests on a font or a version."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

# Wider than any column, with no place for a line break in it.
LONG_WORD = "pitkäsana" * 20

# Decoration, and places where only figures of a known width stand.
LENGTHEN = r"""word => {
  const skipped = 'script, style, svg, option, .unseen, [aria-hidden=true]';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let count = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!/\p{L}/u.test(node.data) || node.parentElement.closest(skipped)) continue;
    node.data = `${node.data.trimEnd()} ${word} `;
    count += 1;
  }
  return count;
}"""

# Boxes that scroll by themselves may hold anything; 8 px: the padding of marked words.
OVERFLOWING = r"""() => {
  const skipped = '.unseen, .skip, svg, .bars, .table-scroll *, .chips ul *, .file *';
  const screen = document.documentElement.clientWidth;
  const isOver = each => {
    const style = getComputedStyle(each);
    const spills = style.display !== 'inline' && style.overflowX === 'visible'
      && each.scrollWidth > each.clientWidth + 8;
    return spills || each.getBoundingClientRect().right > screen + 1;
  };
  return [...document.body.querySelectorAll('*')]
    .filter(each => each.getBoundingClientRect().width && !each.closest(skipped))
    .filter(isOver)
    .map(each => `${each.tagName}.${each.className}: ${each.textContent.trim()}`)
    .map(text => text.slice(0, 80));
}"""

BROKEN = r"""longest => {
  const skipped = 'script, style, svg, .unseen';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest(skipped)) continue;
    for (const match of node.data.matchAll(/(?<!\S)[\p{L}\d]+(?!\S)/gu)) {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const lines = new Set([...range.getClientRects()].map(r => Math.round(r.top)));
      if (match[0].length <= longest && lines.size > 1) found.push(match[0]);
    }
  }
  return found;
}"""


SPACE_LETTERS = r"""spacing => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { letter-spacing: ${spacing} !important }`);
  document.adoptedStyleSheets = [sheet];
}"""

CUT_CHOICE = r"""select => {
  const style = getComputedStyle(select);
  const words = document.createElement('span');
  words.textContent = select.selectedOptions[0].text;
  words.style.cssText = 'position: absolute; visibility: hidden; white-space: nowrap';
  for (const name of ['fontFamily', 'fontSize', 'fontWeight', 'letterSpacing'])
    words.style[name] = style[name];
  document.body.append(words);
  const wide = words.getBoundingClientRect().width;
  words.remove();
  const sides = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
  const arrow = 20;
  return wide > select.clientWidth - sides - arrow;
}"""


def lengthen(page: Page) -> int:
    """Put a very long word after every text of the page; return the number of texts."""
    return int(page.evaluate(LENGTHEN, LONG_WORD))


def overflowing(page: Page) -> list[str]:
    """Return the boxes whose content is wider than they are, or than the screen."""
    found: Any = page.evaluate(OVERFLOWING)
    return [str(row) for row in found]


def broken_words(page: Page, longest: int = 12) -> list[str]:
    """Return the words of at most *longest* letters that go on on the next line."""
    found: Any = page.evaluate(BROKEN, longest)
    return [str(row) for row in found]


def is_choice_cut(page: Page, selector: str) -> bool:
    """Whether the chosen words of a select do not fit into it, in the font shown."""
    return bool(page.locator(selector).evaluate(CUT_CHOICE))
