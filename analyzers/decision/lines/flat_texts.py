"""Texts that lost their lines: a converter's one long line, parted again at its headings.

"Selostus Malli pyytää eroa. Päätös Ero myönnetään. Allekirjoitus …": only blanks become
line ends, so that every offset stays what it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analyzers.decision.lines.headings import HEADINGS
from analyzers.decision.lines.lost_line_ends import with_line_ends
from analyzers.notations.municipal_bodies import bodies

_MOST_LINES = 4
_LONG = 160
"""Least length of a line that may hold more than a heading and its text."""
_SHARE = 0.7
"""Least share of a text that its one long line holds."""
_SENTENCES = (
    *(
        "liite",
        "bilaga",
        "ote",
        "liitteet",
        "poissa",
        "läsnä",
        "äänestys",
        "äänestykset",
    ),
    *("omröstning", "omröstningar"),
)
"""Headings that stand as words within sentences and lists, too."""
_NAMES = sorted(
    (name for name in HEADINGS if name not in _SENTENCES and "/" not in name),
    key=len,
    reverse=True,
)
_WORDS = "|".join(
    form
    for name in _NAMES
    for form in (re.escape(name[0].upper() + name[1:]), re.escape(name.upper()))
)
_WHOSE = r"(?:[A-ZÅÄÖ][\w.-]*(?:n|ns|ens|ets|tens)|[A-ZÅÄÖ][\w-]+\.? [\w-]+(?:n|ens)) "
_WHAT = (
    r"(?:päätös)?(?:ehdotus|esitys)|päätös|ratkaisu|käsittely|(?:besluts)?förslag|beslut"
    r"|avgörande|behandling"
)
_LABEL = re.compile(
    rf"(?<=\s)(?:(?P<alone>{_WORDS}) (?=[A-ZÅÄÖ\d•–-])(?!\d{{1,2}}\.\d{{1,2}}\.)"
    r"|(?P<closing>Tiedoksi|Delges|För kännedom|Jakelu) (?=\w)"
    rf"|(?:{_WORDS})(?: \([^()]{{1,40}}\))?:(?= )"
    rf"|(?:{_WHOSE}(?:{_WHAT})|(?i:{_WHOSE}(?:{_WHAT})))(?: \([^()]{{1,40}}\))?:(?= ))"
)
"""A heading with a colon, or with a capital behind it; no day: "Beslut 3.2.2025"."""
_MATTER = re.compile(
    r"^(?:Asia|ASIA|Aihe|Otsikko|Ärende|ÄRENDE|Rubrik):?\s+(?P<title>\S[^\n]{2,250})$",
    re.MULTILINE,
)
_HANDLING = re.compile(
    r"(?<=[.!?] )(?P<body>[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{1,9})\.? "
    r"(?=(?:\d{1,2}\.\d{1,2}\.\d{4},? )?(?:§ ?)?\d{1,4}\b|:)"
)
"""Another body's handling, or who proposes: "KHALL 8.4.2013 102 Kj: …", "Kst: …"."""
_PRESENTER = re.compile(
    r"(?<=\s)(?:[A-ZÅÄÖ][a-zåäö]{0,5}j|Kd|[A-ZÅÄÖ][\w-]+johtaja)\.?: "
)


@dataclass(frozen=True, slots=True)
class LinedText:
    """A text with the line ends that it lost; all its forms are of one length.

    Attributes:
        text: as heads are read, where a word for a part may stand in a title.
        parted: with every heading of a part on a line of its own; *text* itself, where
            none had lost its line.
        is_flat: whether line ends were put back for the head, too.
        matter: what the text calls its matter, where that stands in a long line.
    """

    text: str
    parted: str
    is_flat: bool
    matter: str | None

    @property
    def is_parted(self) -> bool:
        """Whether the parts are read from another form than the head."""
        return self.parted is not self.text


def lined(text: str, *, has_blocks: bool = False) -> LinedText:
    """Return *text* with its line ends back; who *has_blocks* has those of its source."""
    ended = text if has_blocks else with_line_ends(text)
    is_flat = ended != text
    again = relined(ended)
    matter = named_matter(again) if again is not ended else None
    parted = _parted(ended) if is_flat else again
    return LinedText(ended, parted, is_flat, matter)


def relined(text: str) -> str:
    """Return *text*, of the same length, with its headings on lines of their own.

    A text that has its lines is returned as it is.
    """
    if text.count("\n") >= _MOST_LINES or len(text) <= _LONG:
        return text
    longest = max(map(len, text.split("\n")))
    if longest <= max(_LONG, _SHARE * len(text)):
        return text
    return _parted(text)


def _parted(text: str) -> str:
    breaks = set()
    for match in _LABEL.finditer(text):
        breaks.add(match.start() - 1)
        heading = match["alone"] or match["closing"]
        if heading:
            breaks.add(match.start() + len(heading))
    breaks.update(match.start() - 1 for match in _PRESENTER.finditer(text))
    for match in _HANDLING.finditer(text):
        if bodies.is_abbreviation(match["body"]):
            breaks.add(match.start() - 1)
    return _broken(text, sorted(breaks))


def named_matter(parted: str) -> str | None:
    """Return what a text that was parted calls its matter: the line below "Asia"."""
    match = _MATTER.search(parted)
    return match["title"] if match else None


def _broken(text: str, breaks: list[int]) -> str:
    pieces = []
    begin = 0
    for place in breaks:
        pieces.append(text[begin:place])
        begin = place + 1
    return "\n".join([*pieces, text[begin:]])
