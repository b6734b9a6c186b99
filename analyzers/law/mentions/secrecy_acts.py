"""References that only say why something is not published.

"Salassa pidettävä (JulkL 24.1 § 25 k)" on a title or attachment tells nothing of what
the decision is about; the law facet leaves such references out.
"""

from __future__ import annotations

import re

from analyzers.law.model import LawReference

REACH = 100
"""Code points on either side of a reference within which the ground is looked for."""

ASKED_REACH = 250
"""Code points on either side within which a request for documents is told."""

_PUBLICITY_ACT = "621/1999"
_GROUND_SECTIONS = frozenset({"6", "7", "22", "23", "24", "25", "26", "31", "32"})
_STRONG = re.compile(
    r"salassa\s?-?\s?pide|pide\w{2,5} salassa|salassapi|salai[ns]|ei[\s-]julki"
    r"|julkisuusluok|luottamuksel|"
    r"osittain julki|peittee|peitet|sekretess|sekretessbelag|hemligh|icke offentlig|"
    r"inte offentlig|ej offentlig|not published|ei julkaista|poistettu"
)
_ASKED_FOR = re.compile(
    r"(?:asiakirja|tieto)pyyn|tiedonsaanti|"
    r"(?:asiakirj|tie[dt]o)\w* (?:\w+ ){0,2}(?:luovut|annettav)|lämna\w* (?:inte )?ut|"
    r"(?:pyytä|pyysi|pyydet|pyydä)\w* (?:\w+ ){0,3}(?:asiakirj|tieto|kopio)|"
    r"begära\w*(?: om)? (?:\w+ ){0,2}(?:handling|uppgift)|utlämna"
)
"""A request for documents is decided by these sections; they do not hide anything."""

_LABEL_BEFORE = re.compile(
    r"(?:salassapito|salassapidon|sekretess|julkisuus)[\w-]{0,20}\s?(?:peruste|grund)?[:\s(-]{0,4}$"
    r"|salassa(?: pidettäv\w{0,4})?\s$"
)
_SECRET_BY = re.compile(
    r"(?:salassa pidettäv\w{1,4}|salassapidon peruste|sekretessbelag\w{1,3}|sekretessgrund)"
    r"(?: asiakirja| handling)?\s?[:(,–-]{1,3}\s?$"
)
"""A label that only the ground of secrecy follows, of whatever act."""

SENTENCE_REACH = 160
"""Code points before a reference within which its sentence says what is secret."""

_SECRET_SENTENCE = re.compile(
    r"(?:salassa ?pidettäv\w{0,4}|pidetään salassa|(?:ei|eivät) ole julki[ns]\w+|"
    r"(?:poistettu|jätetty pois) julkis\w+|ei julkaista|sekretessbelag\w{1,3}|"
    r"inte offentlig\w*|(?:inte|ej) (?:\w+ )?fogats till det offentliga)"
    r"(?:(?:[^.;:()§]|\.(?=\d)|(?<=\d) ?§\S*){0,80}(?: ja | och )?\(?"
    r"|\. (?:peruste\w*|grund\w*)(?: on| ovat| är)?:? )$"
)
"""A sentence that tells what is secret, up to the law that is its ground."""

_SECRET_AFTER = re.compile(
    r"\s(?:nojalla|perusteella|takia|vuoksi) (?:salassa ?pidettäv|salais|ei-julki)"
)


def is_secrecy_ground(text: str, reference: LawReference) -> bool:
    """Return whether *reference* names the ground for keeping something secret.

    Args:
        text: the text that *reference* was found in.
        reference: a reference with offsets into *text*.

    Returns:
        True behind a label of secrecy, and for secrecy sections of the Publicity Act
        with a word of secrecy near them on the same line or in the same bracket; False
        when the sentence discusses publicity at length (then it is a reference like
        any other).
    """
    if reference.kind != "statute":
        return False
    low = max(0, reference.start - REACH)
    if _SECRET_BY.search(text[low : reference.start].lower()):
        return True
    around = text[max(0, reference.start - ASKED_REACH) : reference.end + ASKED_REACH]
    if _ASKED_FOR.search(around.lower()):
        return False
    acts = {target.act for target in reference.targets}
    sections = {t.section for t in reference.targets if t.act == _PUBLICITY_ACT}
    is_ground = None in sections or bool(sections & _GROUND_SECTIONS)
    sentence = text[max(0, reference.start - SENTENCE_REACH) : reference.start].lower()
    if (is_ground or _PUBLICITY_ACT not in acts) and _SECRET_SENTENCE.search(sentence):
        return True
    if not is_ground:
        return False
    line_start = text.rfind("\n", 0, reference.start) + 1
    line_end = text.find("\n", reference.end)
    low = max(line_start, reference.start - REACH)
    high = min(line_end if line_end >= 0 else len(text), reference.end + REACH)
    before = text[low : reference.start].lower()
    after = text[reference.end : high].lower()
    if _SECRET_AFTER.match(after):
        return True
    is_bracketed = before.rstrip().endswith(("(", "[", ",", ":", "-", "–"))
    if _LABEL_BEFORE.search(before):
        return True
    is_short = len(before) + len(after) < REACH
    near = _STRONG.search(before[-REACH:]) or _STRONG.search(after[:40])
    return bool(near) and (is_bracketed or is_short)
