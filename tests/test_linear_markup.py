"""Patterns over the source of pages: twice the page takes about twice the time.

A page of three hundred bytes stopped the crawl of all sources for ever, one of 200 kB for
a quarter of a minute.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from corpus.crawl.downloading.absence import says_that_it_is_gone
from corpus.crawl.ingesting.page_rules import PageRules, rules_of
from corpus.model import Page
from corpus.platforms.ahjo import ahjo_html
from corpus.platforms.dynasty.platform import PLATFORM as DYNASTY
from corpus.probing.platform_signs import swedish_twin
from corpus.reading.webpages import page_styles
from corpus.reading.webpages.html_tables import is_cut_off
from corpus.reading.webpages.unseen import Unseen

LONGEST_S = 5.0
"""A busy machine is slow; what is not linear takes minutes."""


def page(text: str) -> Page:
    return Page("https://mallila.example/", "list", text.encode())


READERS: dict[str, Callable[[str], object]] = {
    "rules": lambda text: rules_of(page(text)),
    "gone": lambda text: says_that_it_is_gone(page(text[:60_000])),
    "twin": lambda text: swedish_twin(page(text)),
    "feed": lambda text: DYNASTY.identify(page(text)),
    "cut off": is_cut_off,
    "heads of Ahjo": lambda text: ahjo_html._HEADING.findall(text),
    "signatures of Ahjo": lambda text: ahjo_html._SIGNATURE.sub("", text),
    "comments of styles": lambda text: page_styles._COMMENT.sub("", text),
}
BEGINNINGS = (
    "<meta ",
    "<meta><!--",
    "<meta><script>",
    "<meta a='",
    "<link hreflang",
    "<a ",
    "<h3>",
    "<div ",
    "/*",
    "<",
    "</html>",
    "</html> ",
)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_beginnings_without_an_end(reader: str, beginning: str) -> None:
    text = beginning * (150_000 // len(beginning))
    began = time.process_time()
    READERS[reader](text)

    assert time.process_time() - began < LONGEST_S


@pytest.mark.parametrize("reader", READERS)
def test_many_comments_before_what_is_no_feed(reader: str) -> None:
    """The time doubled with each of them."""
    text = "</html>" + "<!--a-->" * 70 + "x"
    for source in (text, text[7:]):
        began = time.process_time()
        READERS[reader](source)
        assert time.process_time() - began < LONGEST_S


def test_comments_may_stand_before_a_feed_and_behind_a_page() -> None:
    feed = (
        "<?xml version='1.0'?>\n<!-- a -->\n<!--b\nc--> <rss><channel></channel></rss>"
    )

    assert DYNASTY.identify(page(feed)).role == "rss"
    assert not is_cut_off("<html></html>\n<!-- a --> <!-- b\n -->\n")
    assert is_cut_off("<html><!-- </html> --> x")


SOURCES = [
    ("a<!-- b -->c<script x>d</SCRIPT >e", "a c e"),
    ("a<!-- b <script>c</script>d --> e", "a  e"),
    ("a<!-- b <script>c</script>d", "a<!-- b  d"),
    ("<scripture>a</scripture>", "<scripture>a</scripture>"),
    ("<style>a<!-- </style>b-->c", " b-->c"),
]


@pytest.mark.parametrize(("source", "seen"), SOURCES)
def test_what_nobody_sees_is_left_out(source: str, seen: str) -> None:
    assert Unseen("script", "style").without(source) == seen


def test_a_rule_behind_a_comment_without_an_end_holds() -> None:
    text = '<!-- a <meta name="robots" content="noindex">'

    assert rules_of(page(text)) == PageRules(noindex=True)
