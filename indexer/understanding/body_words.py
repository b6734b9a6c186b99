"""One canonical Finnish name for a body, whatever language or style it is written in.

The boards of all municipalities fall into a few dozen kinds; a reader who asks for
"kaupunginhallitus" means the same body where a Swedish page says "stadsstyrelsen".
"""

from __future__ import annotations

import re

_WHOLE = {
    "kaupunginhallitus": (
        "kaupunginhallitus, kunnanhallitus, hallitus, kh, khall, stadsstyrelsen, "
        "kommunstyrelsen, stadsstyrelse, kommunstyrelse, city board, municipal board"
    ),
    "valtuusto": (
        "valtuusto, kaupunginvaltuusto, kunnanvaltuusto, kv, kvsto, kvalt, fullmäktige, "
        "stadsfullmäktige, kommunfullmäktige, city council, municipal council"
    ),
    "aluehallitus": "aluehallitus, välfärdsområdesstyrelsen",
    "aluevaltuusto": "aluevaltuusto, välfärdsområdesfullmäktige",
}
_CANONICAL = {
    name: canon for canon, names in _WHOLE.items() for name in names.split(", ")
}

_LONGEST_SHORT = 5


def short_names(canonical: str) -> tuple[str, ...]:
    """Return the abbreviations of a board, as in "Tuusulan kv": "kv", "kvsto", "kvalt"."""
    names = _WHOLE.get(canonical, "").split(", ")
    return tuple(name for name in names if name and len(name) <= _LONGEST_SHORT)


_SWEDISH_STEMS = (
    ("stadsutveckling", "kaupunkikehitys"),
    ("stadsmiljö", "kaupunkiympäristö"),
    ("stadsplanering", "kaupunkisuunnittelu"),
    ("samhällsteknik", "yhdyskuntatekniikka"),
    ("samhälls", "yhdyskunta"),
    ("social- och hälsovårds", "sosiaali- ja terveys"),
    ("kultur- och fritids", "kulttuuri- ja vapaa-aika"),
    ("idrotts", "liikunta"),
    ("ungdoms", "nuoriso"),
    ("kultur", "kulttuuri"),
    ("bildnings", "sivistys"),
    ("utbildnings", "koulutus"),
    ("småbarnspedagogiska", "varhaiskasvatus"),
    ("småbarnspedagogik", "varhaiskasvatus"),
    ("fostrans- och utbildnings", "kasvatus- ja koulutus"),
    ("byggnads- och miljö", "rakennus- ja ympäristö"),
    ("miljö- och byggnads", "ympäristö- ja rakennus"),
    ("byggnads", "rakennus"),
    ("miljö", "ympäristö"),
    ("grundtrygghets", "perusturva"),
    ("revisions", "tarkastus"),
    ("central val", "keskusvaali"),
    ("centralval", "keskusvaali"),
    ("val", "vaali"),
    ("koncern", "konserni"),
    ("personal", "henkilöstö"),
    ("livskrafts", "elinvoima"),
    ("närings", "elinkeino"),
    ("sysselsättnings", "työllisyys"),
    ("svenska skol", "ruotsinkielinen koulu"),
    ("skol", "koulu"),
    ("räddnings", "pelastus"),
    ("tillstånds", "lupa"),
    ("plan", "kaava"),
)
_SWEDISH_HEADS = (
    ("nämnden", "lautakunta"),
    ("nämnd", "lautakunta"),
    ("sektionen", "jaosto"),
    ("sektion", "jaosto"),
    ("utskottet", "valiokunta"),
    ("direktionen", "johtokunta"),
)
_TECHNICAL = re.compile(r"^tekniska nämnden?$")


def body_twins() -> list[list[str]]:
    """Return pairs of the Finnish and Swedish names of the boards known here."""
    return [
        [finnish + head, swedish + joint + ending]
        for swedish, finnish in _SWEDISH_STEMS
        for ending, head in (("nämnden", "lautakunta"), ("sektionen", "jaosto"))
        for joint in ("", "s")
        if not swedish.endswith("s") or not joint
    ]


_OWNER = re.compile(
    r"^.*\b\S*(?:hallituksen|lautakunnan|valtuuston|toimikunnan|liikelaitoksen)\s+(?=\S)",
    re.IGNORECASE,
)


def own_name(name: str) -> str:
    """Return the name without the body it belongs to.

    >>> own_name("Kaupunginhallituksen elinvoima- ja työllisyysjaosto")
    'elinvoima- ja työllisyysjaosto'
    """
    return _OWNER.sub("", name)


def is_called(body: str, name: str) -> bool:
    """Whether people call *body* by *name*: in full, by its kind, or without its owner."""
    asked = canonical_body(name)
    return asked in (canonical_body(body), canonical_body(own_name(body)))


def canonical_body(name: str) -> str:
    """Return the canonical name, lower case.

    >>> canonical_body("Stadsutvecklingsnämnden")
    'kaupunkikehityslautakunta'
    >>> canonical_body("Kunnanhallitus"), canonical_body("Tekninen lautakunta")
    ('kaupunginhallitus', 'tekninen lautakunta')
    """
    folded = " ".join(name.casefold().split())
    if folded in _CANONICAL:
        return _CANONICAL[folded]
    if _TECHNICAL.match(folded):
        return "tekninen lautakunta"
    for ending, head in _SWEDISH_HEADS:
        if folded.endswith(ending):
            stem = folded.removesuffix(ending)
            for swedish, finnish in _SWEDISH_STEMS:
                if stem in (swedish, swedish + "s"):
                    return finnish + head
    return folded
