"""The top classes of the municipal task classification (tehtäväluokitus), 00 to 14.

The dotted part of a case number is a code of it: 10.03.01 in 2771/10.03.01/2026. The
top two digits are common to the municipalities. What is below them differs from one
to the next, so only they make a facet. Everybody who names a topic takes it from here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOP = re.compile(r"^\s*(\d{2})(?:[. ]\d{1,3})*\s*$")


@dataclass(frozen=True, slots=True)
class TaskClass:
    """One top class.

    Attributes:
        code: two digits as text.
        name_fi: Finnish name, close to the national classification's own.
        name_sv: Swedish name.
        name_en: English name.
        also: other names that people type for it.
    """

    code: str
    name_fi: str
    name_sv: str
    name_en: str
    also: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        """Return the name in *language*: "fi", "sv" or "en"."""
        return {"fi": self.name_fi, "sv": self.name_sv, "en": self.name_en}[language]


_ROWS = """
00 | Hallintoasiat | Förvaltningsärenden | Administration | hallinto | förvaltning
01 | Henkilöstöasiat | Personalärenden | Personnel | henkilöstö | personal
02 | Talous, verotus ja omaisuus | Ekonomi, beskattning och egendom \
| Finance, taxation and property
03 | Lainsäädäntö ja sen soveltaminen | Lagstiftning och dess tillämpning \
| Legislation and its application | lainsäädäntö | lagstiftning | legislation
04 | Kansainväliset asiat ja maahanmuutto | Internationella ärenden och invandring \
| International affairs and immigration | kansainvälinen toiminta \
| internationell verksamhet | international affairs
05 | Sosiaalitoimi | Socialväsende | Social services \
| sosiaalihuolto ja sosiaaliturva | socialvård och social trygghet | social welfare
06 | Terveydenhuolto | Hälso- och sjukvård | Health care | hälsovård
07 | Tiedon hallinta | Informationshantering | Information management \
| tiedonhallinta ja viestintä | tiedonhallinta \
| informationshantering och kommunikation | information and communication
08 | Liikenne | Trafik | Traffic | transport
09 | Turvallisuus ja yleinen järjestys | Säkerhet och allmän ordning \
| Safety and public order
10 | Maankäyttö, rakentaminen ja asuminen | Markanvändning, byggande och boende \
| Land use, building and housing
11 | Ympäristöasiat | Miljöärenden | Environment | ympäristö | miljö
12 | Opetus- ja sivistystoimi | Undervisning och kultur | Education and culture \
| opetus, kulttuuri ja liikunta | undervisning, kultur och idrott \
| education, culture and sport
13 | Tutkimus ja kehittäminen | Forskning och utveckling | Research and development
14 | Elinkeino- ja työvoimapalvelut | Närings- och arbetskraftstjänster \
| Business and employment services | elinkeinot ja työvoimapalvelut \
| näringsliv och arbetskraftsservice
"""


def _task_class(row: str) -> TaskClass:
    code, finnish, swedish, english, *also = (part.strip() for part in row.split("|"))
    return TaskClass(code, finnish, swedish, english, tuple(also))


TASK_CLASSES: tuple[TaskClass, ...] = tuple(map(_task_class, _ROWS.split("\n")[1:-1]))
_BY_CODE = {row.code: row for row in TASK_CLASSES}
_BY_NAME = {
    name.casefold(): row
    for row in TASK_CLASSES
    for name in (*row.also, row.name_en, row.name_sv, row.name_fi)
}


def top_class(task_class: str | None) -> TaskClass | None:
    """Return the top class of a dotted or spaced task class; None when it has none.

    >>> top_class("10.03.01").name_en
    'Land use, building and housing'
    """
    match = _TOP.match(task_class or "")
    return _BY_CODE.get(match[1]) if match else None


def named_class(name: str) -> TaskClass | None:
    """Return the top class that people call *name* in any of the languages.

    >>> named_class("tiedonhallinta").code
    '07'
    """
    return _BY_NAME.get(" ".join(name.casefold().split()))
