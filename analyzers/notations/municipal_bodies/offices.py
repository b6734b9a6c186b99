"""Titles of offices: by their last part, in Finnish and Swedish."""

from __future__ import annotations

import re

_W = r"[^\W\d_]"
OFFICE = (
    rf"{_W}*(?:-{_W}*)*(?:johtaja|päällikkö|sihteeri|insinööri|tarkastaja|rehtori|mestari"
    r"|koordinaattori|suunnittelija|lakimies|juristi|lääkäri|arkkitehti|kamreeri|geodeetti"
    r"|esimies|esihenkilö|puutarhuri|työntekijä|ohjaaja|hoitaja|valvoja|asiamies"
    r"|asiantuntija|valmistelija|käsittelijä|neuvoja|virkamies|viranhaltija|isännöitsijä"
    r"|controlleri?|vastaava|päivystäjä|metsänhoitaja|agrologi|terveystarkastaja|intendentti"
    r"|tekniker|kapten|teknikko|lantmätare|planläggare|kapteeni|kuraattori|palvelupäällikkö|opettaja|agronomi|direktör|chef|sekreterare"
    r"|ingenjör|inspektör|rektor|läkare|planerare|koordinator|arkitekt|jurist|mästare"
    r"|förman|kamrer|geodet|föreståndare|handläggare|tjänsteinnehavare|tjänsteman|ombud"
    r"|rådgivare|veterinär|eläinlääkäri|pormestari|isäntä|emäntä"
    r"|ledare|förvaltare|notarie|notaari|assistent|assistentti|sosionomi|övervakare|kulttuurituottaja"
    r"|bibliotekarie|arkivarie|kurator|konsulent|amanuenssi|konservaattori|kanslisti|pedagogi)"
)
"""A title in the nominative; "vs. tekninen johtaja" ends in one."""
OFFICE_IN_ANY_CASE = (
    rf"(?:{OFFICE}|{_W}*(?:-{_W}*)*(?:päällikö|miehe|henkilö|mestari))"
    r"(?:n|a|en|s|ens|ns|ä)?"
)
_IN_DEFINITE_FORM = re.compile(
    r"(?i)(?![\wåäö]*(?:beslut|päätös)(?: \w+)? (?:av|från) )"
    rf"(?:[\w-]+ ){{0,4}}{OFFICE}(?:n|en)?(?: (?:för|i|vid) .+)?"
)


def is_office(name: str) -> bool:
    """Whether a name is the title of an office, in the nominative.

    >>> is_office("Kulttuurituottaja"), is_office("Rektor för Storby gymnasium")
    (True, True)
    >>> is_office("Kulttuurilautakunta")
    False
    """
    return _IN_DEFINITE_FORM.fullmatch(name) is not None
