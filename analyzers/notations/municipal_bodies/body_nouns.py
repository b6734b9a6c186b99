"""The nouns by which running text names a body, as patterns: one list for all readers.

They are the ends of names ("Sivistys" + "lautakunta"); bodies of an own word stand whole.
"neuvosto" and "rådet" count in compounds of bodies only: a government is "valtioneuvosto"
and an area "området".
"""

from __future__ import annotations

_OF_COUNCILS = r"kirkko|seurakunta|kappeli|vanhus|vammais|nuoriso|hallinto|kylä"
_OF_RÅD = (
    r"kyrko|församlings|kapell|äldre|handikapp|funktionshinder|ungdoms|förvaltnings"
)
_OF_STÄMMA = r"förbunds|kommuns"
COUNCILS = rf"(?:{_OF_COUNCILS})neuvosto"
_RÅD = rf"(?:{_OF_RÅD})råd"
_STÄMMA = rf"(?:{_OF_STÄMMA})stämma"

ACTING = (
    rf"(?:hallitus|valtuusto|lautakunta|jaosto|jaos|valiokunta|johtokunta|toimikunta|toimielin"
    rf"|{COUNCILS}|(?:yhtymä|edustajain)kokous|tuomiokapituli|styrelsen|nämnden|fullmäktige"
    rf"|sektionen|kommittén|direktionen|utskottet|organet|{_RÅD}et|{_STÄMMA}n|domkapitlet"
    rf"|landskapsregering(?:en)?|sektion|direktion|utskott|(?<=s )(?:styrelse|nämnd))"
)
"""Who does something in a sentence: the nominative, in Swedish the definite form, or
the indefinite one behind an owner ("samkommunens styrelse")."""

_OWNERS = (
    r"hallituksen|valtuuston|lautakunnan|jaoston|valiokunnan|johtokunnan|toimikunnan|toimielimen"
    r"|yhtymäkokouksen|edustajainkokouksen|tuomiokapitulin|styrelsens|nämndens|fullmäktiges"
    r"|sektionens|kommitténs|direktionens|utskottets|organets|domkapitlets|sektions|direktions"
    r"|utskotts"
)
OWNING = (
    rf"(?:{_OWNERS}|{COUNCILS}n|{_RÅD}ets|{_STÄMMA}ns"
    r"|(?<=s )(?:styrelses|nämnds))"
)
"""Whose something is: "lautakunnan päätös", "nämndens beslut"."""

OWNING_ENDS = (
    *_OWNERS.split("|"),
    *(f"{one}neuvoston" for one in _OF_COUNCILS.split("|")),
    *(f"{one}rådets" for one in _OF_RÅD.split("|")),
    *(f"{one}stämmans" for one in _OF_STÄMMA.split("|")),
    *("s styrelses", "s nämnds"),
)
"""The same as ends of words; before the last two is the end of the word before."""

STEM = (
    rf"(?:hallitu|valtuusto|lautakun|jaosto|jaost|valiokun|johtokun|toimikun|{COUNCILS}"
    rf"|yhtymäkoko|tuomiokapitul|styrelse|nämnd|fullmäktige|sektion|kommitté|direktion|utskott"
    rf"|{_RÅD}|{_STÄMMA}|domkapit)"
)
"""The beginning of those nouns in any case."""
