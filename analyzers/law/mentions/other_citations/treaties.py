"""Treaties published in the Finnish series: "SopS 63/1999"; cited like acts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzers.law.mentions.citations import Citation
from analyzers.law.mentions.clean_text import CleanText
from analyzers.law.mentions.other_citations.eu_acts import read_articles
from analyzers.law.model import Target

_NUMBER = re.compile(
    r"(?:SopS|FördrS)\s?(?P<number>\d{1,3}(?:[-–]\d{1,3})?\s?/\s?\d{4})(?!\d)\)?"
)
_MARKS = (re.compile("SopS"), re.compile("FördrS"))
_NAME_BEFORE = re.compile(
    r"(?<!\w)[\wåäö-]{0,40}(?:sopimu|peruskirja|pöytäkirja|julistu|konvention|fördrag)\w{0,6}\s\($"
)


def find_treaties(clean: CleanText) -> Iterator[Citation]:
    """Yield treaties cited by their number, with articles as sections."""
    for marks in _MARKS:
        for mark in marks.finditer(clean.text):
            match = _NUMBER.match(clean.text, mark.start())
            if match is None:
                continue
            act = "SopS " + "".join(match["number"].split())
            low = max(0, match.start() - 60)
            name = _NAME_BEFORE.search(clean.lower, low, match.start())
            end = match.end() - (match[0].endswith(")") and name is None)
            articles = read_articles(clean.lower, end, act)
            start = name.start() if name else match.start()
            if articles is None:
                yield Citation(start, end, "statute", (Target(act),))
            else:
                yield Citation(start, articles[0], "statute", tuple(articles[1]))
