"""Whether one official decides: what the head, the voice and the words of a text show."""

from __future__ import annotations

import re
from collections.abc import Iterator

_W = r"[^\W\d_]"
OFFICE = (
    rf"(?:{_W}|-)*(?:johtaja|päällikkö|sihteeri|insinööri|tarkastaja|rehtori|mestari"
    r"|koordinaattori|suunnittelija|lakimies|juristi|lääkäri|arkkitehti|kamreeri|geodeetti"
    r"|esimies|esihenkilö|puutarhuri|työntekijä|ohjaaja|hoitaja|valvoja|asiamies"
    r"|asiantuntija|valmistelija|käsittelijä|neuvoja|virkamies|viranhaltija|isännöitsijä"
    r"|controlleri?|vastaava|päivystäjä|metsänhoitaja|agrologi|terveystarkastaja|intendentti"
    r"|kapteeni|kuraattori|palvelupäällikkö|opettaja|agronomi|direktör|chef|sekreterare"
    r"|ingenjör|inspektör|rektor|läkare|planerare|koordinator|arkitekt|jurist|mästare"
    r"|förman|kamrer|geodet|föreståndare|handläggare|tjänsteinnehavare|tjänsteman|ombud"
    r"|rådgivare|veterinär|eläinlääkäri|pormestari)"
)
"""A title in the nominative; "vs. tekninen johtaja" ends in one."""
OFFICE_IN_ANY_CASE = (
    rf"(?:{OFFICE}|(?:{_W}|-)*(?:päällikö|miehe|henkilö|mestari))"
    r"(?:n|a|en|s|ens|ns|ä)?"
)
OWN_VOICE = re.compile(
    r"(?:^|(?<=[.:!?] )|(?<=\n))[ \t*#]*(?:(?:Olen|Jag har) (?:\w+ ){0,3}?(?:päättänyt|beslutat"
    r"|beslutit)|Päätän|Päätin|Hyväksyn|Myönnän|En myönnä|En hyväksy|Valitsen|Nimitän"
    r"|Vahvistan|Hankin|Hylkään|Epään|Annan|Palkkaan|Tilaan"
    r"|Jag (?:beslut(?:ar|er|ade)|beviljar|godkänner|väljer|avslår|förkastar|anställer"
    r"|fastställer|utser|anskaffar|ger|beställer))\b"
)
"""One person decides in so many words; a body never speaks so."""
_HEAD_WORD = re.compile(
    r"viranhaltija|päätöspöytäkirja|tjänste(?:manna|innehavar)|\b"
    + OFFICE_IN_ANY_CASE
    # "Hallintojohtajan esitys" opens an item of a body, "päätös" an official's.
    + r"\b(?! (?:ehdotus|esitys|förslag))",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b[\w-]*(?:hallitu|valtuusto|lautakun|jaosto|jaost|johtokun|toimikun|valiokun"
    r"|neuvosto|styrelse|nämnd|fullmäktige|sektion)\w*"
    r"|\b(?:kh|kv|khall|kvalt|kst|kfge|ltk)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:päätös|beslut|selostus|perustelut|motivering)\W*$", re.IGNORECASE
)
"""Below a heading of a part there is no head any more."""
_HEAD = 220
_LONGEST = 110
_READ = 6_000


def is_officials(text: str) -> bool:
    """Whether a text's head names an official as who decides, or one person's voice does.

    A head that names a body is a body's; it ends where sentences begin.
    """
    head = text[:_HEAD]
    official = next(filter(None, map(_HEAD_WORD.search, _head_lines(head))), None)
    if _BODY.search(head, 0, _reach(head, official)):
        return False
    return official is not None or OWN_VOICE.search(text, 0, _READ) is not None


def _head_lines(head: str) -> Iterator[str]:
    """Yield the lines of a head up to the first sentence; the first is always one."""
    for number, line in enumerate(head.splitlines()):
        words = line.strip()
        if _LABEL.match(words):
            return
        if number and (len(words) > _LONGEST or words.endswith((".", ";"))):
            return
        yield words[:_LONGEST]


def _reach(head: str, official: re.Match[str] | None) -> int:
    if official is None:
        return len(head)
    return head.find(official[0]) + len(official[0]) + 60
