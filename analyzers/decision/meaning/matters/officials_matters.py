"""What an officeholder's decision is about: its own lines say it, not the words of its kind.

"Viranhaltijapäätös, sivistysjohtaja 5.3. § 14 Virkavapaahakemus" is about a request; so is
a text whose title names a thing only, where the preparation tells that somebody applied.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.matters.matters import ASKED, OWN, Matter, matter_kind

_KIND_WORDS = re.compile(
    r"\bviranhaltija(?:n )?päätö\w*|\bpäätöspöytäkirja\w*|\btjänsteinnehavarbeslut\w*"
    r"|\btjänstemannabeslut\w*|\bviranhaltijoiden päätö\w*|\bpöytäkirja\w*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^[ \t*#|-]*(?:asia|aihe|otsikko|asian otsikko|päätöksen otsikko|ärende|ärendet|rubrik)"
    r"\s*[:|]\s*",
    re.IGNORECASE,
)
_OTHER_LABEL = re.compile(r"^[\w .-]{2,40}:(?:\s|$)")
_SENTENCE = re.compile(r"[a-zåäö)]{2}[.!]$|[,;]$|\w{3}\. [A-ZÅÄÖ]")
_HEAD = 700
_LONGEST = 160
_POSTS = re.compile(
    r"\b(?:virka|virkaa|tointa|toimi|tehtävää|tjänst\w*|befattning\w*)\b"
)


def officials_matter(
    title: str | None, text: str, body: str, asks: Callable[[], str]
) -> Matter:
    """Return what an officeholder's decision is about.

    Args:
        title: the title that was read.
        text: the whole text; the lines of its head are looked at.
        body: the deciding body, in lower case.
        asks: tells what somebody asks for by the preparation, in lower case.
    """
    named = ""
    for words in _lines(title, text):
        kind = matter_kind(words)
        if kind not in {OWN, "routine-note"}:
            return Matter(kind, words.lower(), body, asks, is_officials=True)
        named = named or words
    folded = named.lower()
    kind = matter_kind(named)
    if kind == OWN and not says("deal", folded):
        asked = asks()
        kind = ASKED if asked and not _POSTS.search(asked) else OWN
    return Matter(kind, folded, body, asks, is_officials=True)


def _lines(title: str | None, text: str) -> Iterator[str]:
    """Yield the title and the lines of the head that may name the matter."""
    if title and not (_is_prose(title) and _SENTENCE.search(title)):
        yield _KIND_WORDS.sub(" ", title)
    for line in text[:_HEAD].splitlines():
        words = " ".join(line.split())
        label = _LABEL.match(words)
        if label:
            yield words[label.end() :]
        elif _is_prose(words):
            return
        elif len(words) > 3 and not _OTHER_LABEL.match(words):
            yield _KIND_WORDS.sub(" ", words)


def _is_prose(words: str) -> bool:
    """Whether words are a sentence, not a line of a head."""
    return len(words) > _LONGEST or _SENTENCE.search(words) is not None
