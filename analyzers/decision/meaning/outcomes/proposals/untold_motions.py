"""Proposals of which a text tells only whose they are: what they say stays unknown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.grammar.verb_forms import NAMED
from analyzers.decision.meaning.outcomes.resolutions import acts_of
from analyzers.decision.meaning.zoning.narrating.motion_kinds import BEATEN
from analyzers.notations.municipal_bodies.body_nouns import OWNING
from analyzers.notations.municipal_bodies.offices import OFFICE_IN_ANY_CASE

_OFFICE = (
    rf"(?:{OFFICE_IN_ANY_CASE}|(?:esittelijä|kirkkoherra)n?|(?:föredragande|beredare|ordförande"
    r"|kyrkoherde)n?s?)"
)
_GROUPS = (
    r"\w*(?:ryhmä|virasto|osasto|toimiala|kaupungi|kunna|yhtiö|yhdistykse|seura|laitokse|komitea"
    r"|tilaaja|hakija|konserni|valmistelu|alkuperäise|edellise|ttii|tii)n"
    r"|(?:toise|uude|kute|site|sitte|ensi|nii|nä|näi|lopuksi|asia|päätökse|keskustelu|tämä|se)n"
    r"|(?:häne|heidä|jote)n"
    r"|\w*(?:gruppen|staden|kommunen|beredningen|byrån|kommittén|de)s"
)
_NOBODY = rf"(?!(?i:\w*{OWNING}|{_OFFICE}|{_GROUPS})\b)"
_NAME = rf"\b{_NOBODY}[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)?"
_ONES = re.compile(
    rf"(?:(?P<before>[\w-]+) )?(?:[A-ZÅÄÖ][\w-]+ )?(?P<name>{_NAME})(?:n"
    r" (?:(?:tekemä|esittämä|antama)\w* )?(?P<what>\w*-?(?:ehdotu|esity)(?:s|ksen|sta|stä))"
    r"|s (?P<swedish>\w*förslag))\b"
)
"""Whose proposal it is, where he is told by name: "valtuutettu Aino Mallin ehdotus"."""
_MAY_BE_ONES = re.compile(
    r"[A-ZÅÄÖ][a-zåäö]+(?:n (?:(?:tekemä|esittämä|antama)\w* )?\w*-?(?:ehdotu|esity)"
    r"|s \w*förslag)"
)
"""What every such sentence has: looked for first, as it is found much faster."""
_IN_OFFICE = re.compile(_OFFICE, re.IGNORECASE)
_LOST = re.compile(
    r" (?:\S+ ){0,3}?(?:hävisi|kaatui|hylättiin|raukesi|ei\b|förlorade|föll|förkastades|förföll)"
)
_BARE_FIRST = re.compile(
    r"(?:pohja|päätös|perus)?(?:ehdotus|esitys) (?:voitti|hyväksyttiin|tuli)\b"
    r"|(?:grund|bas|besluts)?förslaget (?:vann|segrade|godkändes)\b",
    re.IGNORECASE,
)
"""The proposal itself was adopted, whatever is told of another one behind it."""
_TELLS_WINNER = frozenset(
    [
        *(
            "tulla",
            "voittaa",
            "muodostua",
            "saada",
            "suorittaa",
            "toimittaa",
            "äänestää",
        ),
        *("vinna", "segra", "bli", "få", "förrätta", "verkställa", "rösta", "hålla"),
    ]
)
"""Verbs of the vote itself."""
_AMENDS = re.compile(
    r"(?:muuto|muutet|lisäy|täydenny|tarkennu|tarkenne|korjau|teksti)|(?:ändrings|tilläggs)",
    re.IGNORECASE,
)
_COUNTER = re.compile(r"\bvasta-?(?:ehdotu|esity)|\bmotförslag", re.IGNORECASE)
_CONTENT = re.compile(
    r"\b(?:että|ettei|jonka mukaan|jossa|siten|seuraava\w*|att|enligt vilket|följande|mis[ts][aä]"
    r"|mise(?:ksi|n)|om|olla)\b|mis(?:esta|estä|ta|tä|eksi)\b|[:\d\"”]"
)
_MADE = re.compile(
    r"\b(?:teki|tekivät|esitti|esittivät|jätti|antoi|gjorde|lade fram|framställde|framförde|gav"
    r"|ställde)\b.*(?:ehdotuksen|esityksen|förslag(?:et)?)\b"
)


def is_untold(wording: Sequence[Unit], unit: Unit) -> bool:
    """Whether a motion's words say only that it was made: "Malli teki vastaehdotuksen".

    Args:
        wording: the motion's sentences, which may be none.
        unit: the sentence that adopts it, which may say what it does.
    """
    if _AMENDS.search(unit.text) or _says_deed(unit):
        return False
    if len(wording) != 1:
        return not wording
    said = wording[0].text
    is_bare = _MADE.search(said) and not _CONTENT.search(said)
    return bool(is_bare) and _AMENDS.search(said) is None


def names_counter(unit: Unit) -> bool:
    """Whether a sentence adopts what was proposed instead: "vastaehdotus hyväksyttiin"."""
    return _COUNTER.search(unit.text) is not None


def _says_deed(unit: Unit) -> bool:
    """Whether a sentence says itself what is done: "vastaehdotuksen mukaan korottaa taksaa"."""
    return any(
        act.kind not in {"decide", "approve", "find", "proceed", "propose"}
        and act.form.form != NAMED
        and act.verb not in _TELLS_WINNER
        for act in acts_of([unit])
    )


def whose_unknown(unit: Unit, text: str) -> bool:
    """Whether a sentence names somebody's proposal who is not the official that proposes here.

    "Mallin ehdotus voitti": Malli may have moved anything.

    Args:
        unit: the sentence that adopts.
        text: the item, which may tell who presents the matter.
    """
    told = BEATEN.split(unit.text)[0]
    match = _ONES.search(told) if _MAY_BE_ONES.search(told) else None
    if match is None or _LOST.match(told, match.end()) or _BARE_FIRST.match(told):
        return False
    if _says_deed(unit) or _AMENDS.search(match["what"] or match["swedish"]):
        return False
    if _IN_OFFICE.fullmatch(match["before"] or ""):
        return False
    stem = re.escape(match["name"][: max(3, len(match["name"]) - 2)])
    presents = (
        rf"\b(?i:(?!puheenj|varapuh|ordför){_OFFICE}),?\s(?:[\w-]+ )?{stem}"
        rf"|\b{stem}\w*,? (?i:(?!puheenj|varapuh|ordför){_OFFICE})\b"
    )
    return re.search(presents, text) is None
