"""Stories that go on: a sentence in the past after one that tells of somebody else.

"Tukes tarkasti puiston. Tarkastus tehtiin kuluttajaturvallisuuslain nojalla." cites in
the authority's act, though the second sentence names nobody.
"""

from __future__ import annotations

import re

from analyzers.law.purpose_table import LawPurpose, told_by_words
from analyzers.law.speakers import MARK
from analyzers.text.sentences import sentence_span

_PAST = re.compile(
    r"(?!\w*(?:kuultiin|kuulutettiin|pyydettiin|varattiin|asetettiin|ilmoitettiin|päätettiin|"
    r"hyväksyttiin|todettiin|julkaistiin|kilpailutettiin|valittiin|merkittiin|arvioitiin|"
    r"selvitettiin|käsiteltiin|ratkaistiin|myönnettiin|hylättiin|noudatettiin)"
    r"|\w*(?:moment|kont|tont|kort|projekt|rant|puist|kunt)tiin)"
    r"\b\w{3,}(?:ttiin|tiin|lliin)\b|\b(?:oli|olivat)\b"
    r"|\b(?:gavs|skedde|hade|var|\w{4,}(?:ades|ddes|ttes))\b"
)
_OF_IT = re.compile(
    r"\W*(?:(?:siinä|siitä|siihen|niissä|hänen|hänestä|heidän|kirjoittaja|kirjoittajat|verket|"
    r"domstolen|tingsrätten|ministeriet|en av dem|de|hon|han)\b"
    r"|se on (?:\S+ )?\w+(?:tu|ty)\b)"
)
"""Words at the beginning that point to what the sentence before told of."""

_OWN_STEP = re.compile(
    r"kuul|nähtävil|lausun|katselm|vireil|tarjou|hankin|vaali|ehdotu|esity|täytt|uppfyll|hört|"
    r"hörd|framlag|anbud|remiss|kelpoi|behörig|hakij|sökande"
)
_BLANK_LINE = re.compile(r"\n\s*\n")


def goes_on(text: str, first: int, sentence: str) -> LawPurpose | None:
    """Return what the sentence before tells where *sentence* goes on with it.

    Args:
        text: the whole text.
        first: where the sentence that cites begins.
        sentence: in lower case.

    >>> text = "Valvira antoi ohjeen. Siinä nojattiin lakiin."
    >>> goes_on(text, 22, text[22:].lower())
    'background'
    """
    is_past = _PAST.search(sentence) and not _OWN_STEP.search(sentence)
    if not is_past and not _OF_IT.match(sentence):
        return None
    end = len(text[:first].rstrip())
    if not end or _BLANK_LINE.search(text, end, first):
        return None
    low, high = sentence_span(text, end - 1, end)
    before = text[low:high].lower().replace("\n", " ").rstrip(" .")
    told = told_by_words("clause", f"{before} {MARK}")
    return None if told == "own" else told
