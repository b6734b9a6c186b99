"""The top classes of the municipal task classification (tehtäväluokitus), 00 to 14.

The dotted part of a case number is a code of it: 10.03.01 in 2771/10.03.01/2026. The
top two digits are common to the municipalities; what stands below them differs from one
to the next, so only they make a facet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOP = re.compile(r"^\s*(\d{2})(?:[. ]\d{1,3})*\s*$")


@dataclass(frozen=True, slots=True)
class TaskClass:
    """One top class; ``code`` is two digits as text."""

    code: str
    name_fi: str
    name_sv: str
    name_en: str


TASK_CLASSES: tuple[TaskClass, ...] = (
    TaskClass("00", "Hallinto", "Förvaltning", "Administration"),
    TaskClass("01", "Henkilöstö", "Personal", "Personnel"),
    TaskClass(
        "02",
        "Talous, verotus ja omaisuus",
        "Ekonomi, beskattning och egendom",
        "Finance, taxation and property",
    ),
    TaskClass("03", "Lainsäädäntö", "Lagstiftning", "Legislation"),
    TaskClass(
        "04",
        "Kansainvälinen toiminta",
        "Internationell verksamhet",
        "International affairs",
    ),
    TaskClass(
        "05",
        "Sosiaalihuolto ja sosiaaliturva",
        "Socialvård och social trygghet",
        "Social welfare",
    ),
    TaskClass("06", "Terveydenhuolto", "Hälso- och sjukvård", "Health care"),
    TaskClass(
        "07",
        "Tiedonhallinta ja viestintä",
        "Informationshantering och kommunikation",
        "Information and communication",
    ),
    TaskClass("08", "Liikenne", "Trafik", "Transport"),
    TaskClass(
        "09",
        "Turvallisuus ja yleinen järjestys",
        "Säkerhet och allmän ordning",
        "Safety and public order",
    ),
    TaskClass(
        "10",
        "Maankäyttö, rakentaminen ja asuminen",
        "Markanvändning, byggande och boende",
        "Land use, building and housing",
    ),
    TaskClass("11", "Ympäristö", "Miljö", "Environment"),
    TaskClass(
        "12",
        "Opetus, kulttuuri ja liikunta",
        "Undervisning, kultur och idrott",
        "Education, culture and sport",
    ),
    TaskClass(
        "13",
        "Tutkimus ja kehittäminen",
        "Forskning och utveckling",
        "Research and development",
    ),
    TaskClass(
        "14",
        "Elinkeinot ja työvoimapalvelut",
        "Näringsliv och arbetskraftsservice",
        "Business and employment services",
    ),
)
_BY_CODE = {row.code: row for row in TASK_CLASSES}


def top_class(task_class: str | None) -> TaskClass | None:
    """Return the top class of a dotted or spaced task class; None when it has none.

    >>> top_class("10.03.01").name_en
    'Land use, building and housing'
    """
    match = _TOP.match(task_class or "")
    return _BY_CODE.get(match[1]) if match else None
