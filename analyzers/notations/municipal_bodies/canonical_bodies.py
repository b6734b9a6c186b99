"""One canonical Finnish name for a body, whatever language or style it is written in.

The boards of all municipalities fall into a few dozen kinds; a reader who asks for
"kaupunginhallitus" means the same body where a Swedish page says "stadsstyrelsen".
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib import resources

from analyzers.notations.municipal_bodies.chief_bodies import (
    ChiefBody,
    by_abbreviation,
    by_full_name,
    chief_bodies,
)


def short_names(canonical: str) -> tuple[str, ...]:
    """Return the abbreviations of a board, as in "Tuusulan kv": "kv", "kvsto", "kvalt"."""
    return tuple(
        short
        for row in chief_bodies()
        if row.canonical == canonical
        for short in row.abbreviations
    )


def swedish_names(canonical: str) -> tuple[str, ...]:
    """Return the Swedish names that mean the body called *canonical* in Finnish.

    >>> swedish_names("tekninen lautakunta"), swedish_names("kaupunginhallitus")
    (('tekniska nämnden',), ('stadsstyrelsen', 'kommunstyrelsen'))
    """
    chiefs = (row.swedish.casefold() for row in _chiefs(canonical))
    boards = (
        swedish for finnish, swedish in body_twins() if finnish.strip() == canonical
    )
    names = dict.fromkeys((*chiefs, *boards, "tekniska nämnden"))
    return tuple(name for name in names if name and canonical_body(name) == canonical)


def other_names(canonical: str) -> tuple[str, ...]:
    """Return the Finnish and Swedish names that mean the body called *canonical*.

    None that means bodies of other owners as well ("hallitus").
    """
    finnish = (row.finnish.casefold() for row in _chiefs(canonical))
    names = dict.fromkeys((*finnish, *swedish_names(canonical)))
    return tuple(name for name in names if name != canonical)


def _chiefs(canonical: str) -> tuple[ChiefBody, ...]:
    return tuple(
        row
        for row in chief_bodies()
        if row.canonical == canonical
        and row.finnish
        and row.body_type != "viranhaltija"
    )


@cache
def _table(name: str) -> dict[str, str]:
    """Return the second column of a table by the first."""
    file = resources.files("analyzers") / "data" / name
    rows = csv.reader(file.read_text(encoding="utf-8").splitlines(), delimiter="\t")
    return {row[0]: row[1] for row in list(rows)[1:]}


def _stems() -> dict[str, str]:
    """Return Finnish stems of boards' names by the Swedish ones."""
    return _table("body_stems.tsv")


_SWEDISH_HEADS = (
    ("nämnden", "lautakunta"),
    ("nämnd", "lautakunta"),
    ("sektionen", "jaosto"),
    ("sektion", "jaosto"),
    ("utskottet", "valiokunta"),
    ("direktionen", "johtokunta"),
)
_OFFICE_HEADS = (
    ("direktör", "johtaja"),
    ("chef", "päällikkö"),
    ("ingenjör", "insinööri"),
    ("inspektör", "tarkastaja"),
    ("sekreterare", "sihteeri"),
    ("arkitekt", "arkkitehti"),
    ("geodet", "geodeetti"),
)
_LEADING = ("ledande ", "johtava ")
_ARTICLES = ("", "n", "en")
"""Behind "sekreterare", "direktör": "sekreteraren", "direktören"."""

_SHORT_BOARD = re.compile(
    r"(?P<stem>[a-zåäö]{3,9})\.? ?(?P<head>ltk|lk|lautak|la|jsto|jst|jaos)\.?"
)
_BOARD_HEADS = {"j": "jaosto", "l": "lautakunta"}
_TECHNICAL = re.compile(r"^tekniska nämnden?$")


def body_twins() -> list[list[str]]:
    """Return pairs of the Finnish and Swedish names of the boards known here."""
    return [
        [finnish + head, swedish + joint + ending]
        for swedish, finnish in _stems().items()
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
    >>> canonical_body("Stadsdirektören"), canonical_body("Sivltk")
    ('kaupunginjohtaja', 'sivistyslautakunta')
    """
    folded = " ".join(name.casefold().split())
    chief = by_full_name().get(folded) or by_abbreviation().get(folded)
    if chief and folded not in chief.printed_only:
        return chief.canonical
    if _TECHNICAL.match(folded):
        return "tekninen lautakunta"
    for ending, head in _SWEDISH_HEADS:
        if folded.endswith(ending):
            stem = folded.removesuffix(ending)
            finnish = _stems().get(stem) or _stems().get(stem.removesuffix("s"))
            if finnish:
                return finnish + head
    return _office(folded) or board_in_short(folded) or folded


def _office(folded: str) -> str | None:
    """Return the Finnish title of the office that a Swedish title names."""
    if folded in {"rektor", "rektorn"}:
        return "rehtori"
    for ending, head in _OFFICE_HEADS:
        for article in _ARTICLES:
            if folded.endswith(ending + article):
                return _office_of(folded.removesuffix(ending + article), head)
    return None


def _office_of(stem: str, head: str) -> str | None:
    swedish, finnish = _LEADING
    is_leading = stem.startswith(swedish)
    known = _table("office_stems.tsv").get(stem.removeprefix(swedish))
    return (finnish if is_leading else "") + known + head if known else None


def board_in_short(folded: str) -> str | None:
    """Return the board that a house writes in short, folded; None for another word.

    >>> board_in_short("hyvla"), board_in_short("tekltk"), board_in_short("kaupla")
    ('hyvinvointilautakunta', 'tekninen lautakunta', None)
    """
    match = _SHORT_BOARD.fullmatch(folded)
    stem = match and _table("board_abbreviations.tsv").get(match["stem"])
    return stem + _BOARD_HEADS[match["head"][0]] if match and stem else None
