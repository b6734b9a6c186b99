"""The nouns by which running text names a body, as patterns: one list for all readers.

They are the ends of names ("Sivistys" + "lautakunta"); bodies of an own word stand whole.
"neuvosto" and "rådet" count in compounds of bodies only: a government is "valtioneuvosto"
and an area "området".
"""

from __future__ import annotations

COUNCILS = r"(?:kirkko|seurakunta|kappeli|vanhus|vammais|nuoriso|hallinto|kylä)neuvosto"
_RÅD = r"(?:kyrko|församlings|kapell|äldre|handikapp|funktionshinder|ungdoms|förvaltnings)råd"
_STÄMMA = r"(?:förbunds|kommuns)stämma"

ACTING = (
    rf"(?:hallitus|valtuusto|lautakunta|jaosto|jaos|valiokunta|johtokunta|toimikunta|toimielin"
    rf"|{COUNCILS}|(?:yhtymä|edustajain)kokous|tuomiokapituli|styrelsen|nämnden|fullmäktige"
    rf"|sektionen|kommittén|direktionen|utskottet|organet|{_RÅD}et|{_STÄMMA}n|domkapitlet"
    rf"|landskapsregering(?:en)?|sektion|direktion|utskott|(?<=s )(?:styrelse|nämnd))"
)
"""Who does something in a sentence: the nominative, in Swedish the definite form, or
the indefinite one behind an owner ("samkommunens styrelse")."""

OWNING = (
    rf"(?:hallituksen|valtuuston|lautakunnan|jaoston|valiokunnan|johtokunnan|toimikunnan"
    rf"|toimielimen|{COUNCILS}n|(?:yhtymä|edustajain)kokouksen|tuomiokapitulin|styrelsens"
    rf"|nämndens|fullmäktiges|sektionens|kommitténs|direktionens|utskottets|organets"
    rf"|{_RÅD}ets|{_STÄMMA}ns|domkapitlets"
    rf"|sektions|direktions|utskotts|(?<=s )(?:styrelses|nämnds))"
)
"""Whose something is: "lautakunnan päätös", "nämndens beslut"."""

STEM = (
    rf"(?:hallitu|valtuusto|lautakun|jaosto|jaost|valiokun|johtokun|toimikun|{COUNCILS}"
    rf"|yhtymäkoko|tuomiokapitul|styrelse|nämnd|fullmäktige|sektion|kommitté|direktion|utskott"
    rf"|{_RÅD}|{_STÄMMA}|domkapit)"
)
"""The beginning of those nouns in any case."""
