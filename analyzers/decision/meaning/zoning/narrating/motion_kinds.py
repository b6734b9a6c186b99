"""What a member moves: that the matter go back, be put off, be refused, or another thing."""

from __future__ import annotations

import re

from analyzers.decision.meaning.grammar.phrases import phrase, says

_REFUSES = re.compile(
    r"hylä(?:tään|ttäisiin|ttävä)|hylätä|hylkää|hylkäämi|förkasta|avslå"
    r"|hylkäys-?(?:esity|ehdotu)|avslagsförslag"
)
_MEETS = re.compile(r"(?:oikaisuvaatimu|hakemu|valitu|aloit)\w*(?: \w+)? hyväksytään")
"""A motion that a claim be met; that the matter goes back follows from it."""
_RETURNS = re.compile(r"palaut(?:etaan|taa|ettaisiin|ettava)|palautus")
BEATEN = re.compile(
    r"(?<=\bvoitti)|(?<=\bvann över)|(?<=\bsegrade över)"
    r"|(?<=\bförslag)(?= (?:över|framför) (?:\S+ ){1,3}?\w*förslag\b)"
    r"|(?=\bmot \w{1,12} (?:röst\w*|ledam\w+) för\b)"
    r"|(?=\([^()]{0,120}\b(?:vastaan|vastustivat|vastusti|emot|mot)\b)"
)
"""Behind it stands whose proposal lost: "Mallin ehdotus voitti Laineen ehdotuksen"."""

NO_OTHERS = re.compile(
    r"\b(?:utan|inga|inget|ingen)\b[^.,;]{0,40}\b(?:mot|ändrings)förslag\w*"
    r"|\b(?:koska |kun )?(?:vasta|muutos)ehdotuksia ei\b(?: \w+){0,2}"
)
"""Motions that nobody made: "utan att ställa något motförslag godkändes förslaget"."""

ADOPTS_SOMEBODYS = re.compile(
    r"\b(?:äänin|rösterna|röstetalen) \d{1,3}\s?[–-]\s?\d{1,3} (?:\w+ ){0,2}?(?:hyväksyä|godkänna)"
    r" [A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ][\w-]+[ns] \w*(?:förslag|ehdotu|esity)"
)
"""A vote that adopts what a member moved, though the text does not tell that he did."""
_SOMEBODYS_WON = re.compile(
    r"\b(?!Esittelijä|Puheenjohtaja)[A-ZÅÄÖ][a-zåäö]+(?<!hallitukse)(?<!johtaja)(?<!lautakunna)"
    r"(?<!päällikö)(?<!sihteeri)(?<!jaosto)(?<!työryhmä)n (?:esitys|ehdotus)"
    r" (?:[\w-]+ ){0,6}?[\w-]+mises(?:ta|tä) (?:[\w-]+ ){0,3}?voitti\b"
    r"|\b[A-ZÅÄÖ][a-zåäö]+(?<!en)s förslag att\b.{0,80}\b(?:segrade|vann)\b"
)
"""A member's motion, told with what it is, that won: "Ekin esitys luvan epäämisestä voitti"."""
_SECONDER = re.compile(
    r"\s*\((?:kann|kannattajana?|kannatti|understöd\w*|stöd\w*)\b[^()]*\)"
    r"|,? (?:understödd|med understöd|under understöd)\b.*$"
    r"|,? (?:(?:jäsen|valtuutettu|varajäsen)\w* )?(?:\w+ )?[\w-]+n (?:ym\. )?kannattam\w+,?\s*$"
)
"""Who seconded, told between a mover and his verb."""
_HELD = re.compile(r"\b(?:ansåg|påpekade|katsoi|huomautti|totesi)\b")
"""What a mover held before he moved: "Blom ansåg att … och föreslog att …"."""
_MOVER_BEHIND = re.compile(
    r"\b(?:föreslog|yrkade) (?:(?:vice|första|andra|[a-zåäö]+(?:ens|iges)"
    r"|[a-zåäö]*(?:ordförande|ledamot|ersättare)n?(?:en)?) ){0,4}?"
    r"(?P<mover>[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)?)"
    r"|\b(?:ehdotti|esitti|vaati) (?:\w+n )?(?:[\w-]*(?:jäsen|valtuutettu|puheenjohtaja) )+"
    r"(?P<other>[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)?)(?=,? että\b)"
)
_NAME_IN = re.compile(r"(?<=.)\b[A-ZÅÄÖ][a-zåäö]+ [A-ZÅÄÖ][a-zåäö]+")


def motion_kind(what: str) -> str:
    """Return return, table, refuse, wish or counter for the words of a motion."""
    if says("resolution-wish", what):
        return "wish"
    is_met = _MEETS.search(what) is not None
    if not is_met and (says("return", what) or _RETURNS.search(what)):
        return "return"
    if says("table", what):
        return "table"
    in_part = says("part-refused", what) and "hyväksy" in what
    return "refuse" if _REFUSES.search(what) and not in_part else "counter"


def is_somebodys(sentence: str) -> bool:
    """Whether a sentence adopts what a member moved, though no one told that he did."""
    won = _SOMEBODYS_WON.search(sentence)
    return won is not None or ADOPTS_SOMEBODYS.search(sentence) is not None


def mover_of(text: str, place: int) -> str:
    """Return who moves in a sentence whose verb stands at *place*, in lower case."""
    before = text[:place].lower()
    mover = _SECONDER.sub("", _HELD.split(before)[0]).strip() or before
    behind = _MOVER_BEHIND.search(text)
    if behind and not _NAME_IN.search(text[:place]):
        return (behind["mover"] or behind["other"]).lower()
    return mover


def moves_in_vain(folded: str) -> bool:
    """Whether a sentence tells a motion of its own that fell: "Ek föreslog …, men …"."""
    moved, lapsed = (phrase(name).search(folded) for name in ("moved", "lapsed"))
    return bool(moved and lapsed and moved.start() < lapsed.start())


_LOST = re.compile(
    r"^(?:tämä |se |tämäkin |också |även )?(?:esitys|ehdotus|esitystä|ehdotusta|förslaget"
    r"|detta förslag|det) (?:\S+ ){0,2}?(?:hylättiin|kaatui|hävisi"
    r"|ei (?:saanut|tullut|mennyt|hyväksytty)|föll|förkastades|avslogs|röstades ner"
    r"|godkändes inte|vann inte)\b"
)


def tells_loss(folded: str) -> bool:
    """Whether a sentence says that what was just moved was lost: "Esitys hylättiin"."""
    return _LOST.match(folded) is not None


_OWNED = r"\S+[ns] (?:tekemä |esittämä )?\S*(?:esity|ehdotu|förslag)\w*"
_ONES_LOST = re.compile(
    rf"^(?:\S+ ){{0,4}}?{_OWNED} (?:\S+ ){{0,4}}?(?:hylättiin|kaatui|hävisi|torjuttiin|föll"
    r"|ei (?:saanut|tullut|mennyt|hyväksytty)|förkastades|avslogs|röstades ner|förlorade"
    r"|godkändes inte|vann inte)\b"
    r"|\b(?:hylkäsi|torjui|kaatoi|hylättiin|förkastade|avslog|förkastades|avslogs)"
    r" (?:(?!\S*(?:hakemu|vaatimu|aloit|anomu|pyyn|motion|ansök|yrkan|begär))\S+ ){0,4}?"
    r"\S+[ns] (?:tekemän |esittämän )?\S*(?:esitykse[nt]|ehdotukse[nt]|esitys|ehdotus|förslag)\b"
)


_COUNTED = re.compile(
    r"\b(?P<mover>[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)?)(?:n \w*(?:ehdotu|esity)\w+"
    r"(?: puolesta)?|s \w*förslag),? (?P<what>(?:om )?(?:että|ettei|jonka mukaan|att) .+?)"
    r"(?:, (?:[\wåäö]+ )?(?:\d+|\w+)(?: \w+)?\W*)?$"
)


def counted_motion(sentence: str) -> tuple[str, str] | None:
    """Return who moved what in a sentence that counts who was for it, or None.

    "Ehdotusta kannatti viisi jäsentä ja Mallin ehdotusta, että lupa myönnetään, neljä."
    """
    if not says("counted-motion", sentence.lower()):
        return None
    match = _COUNTED.search(sentence)
    return (match["mover"].lower(), match["what"]) if match else None


def tells_ones_loss(folded: str) -> bool:
    """Whether a sentence says that somebody's motion was lost: "Mallin esitys hylättiin"."""
    return _ONES_LOST.search(folded) is not None
