"""Invented pages with known fields: layouts × publishers × languages.

The layouts are rows of ``head_layouts.tsv``: shapes of heads that Finnish publishers use,
with marks where publisher, body, day, section, title and case number stand. The names are
made up of real towns' names (the readers know no others) and of invented matters.

    python scripts/make_heads.py [--count N] > heads.jsonl
    python scripts/eval_anatomy.py heads.jsonl
"""

from __future__ import annotations

import datetime as dt
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from analyzers.notations.temporal.months import FINNISH_MONTHS, SWEDISH_MONTHS
from analyzers.notations.toponyms.genitives import genitive, genitive_sv
from analyzers.notations.toponyms.municipalities import Municipality, municipalities
from analyzers.notations.toponyms.place_names import is_city

LAYOUTS = Path(__file__).with_name("head_layouts.tsv")
_MATTERS = {
    "fi": (
        "Lumilinkojen hankinta vuodelle 2031",
        "Lausunto poroaitojen kunnossapidosta",
        "Kirjastoauton reittien muuttaminen",
        "Avustuksen myöntäminen torvisoittokunnalle",
    ),
    "sv": (
        "Anskaffning av snöslungor för år 2031",
        "Utlåtande om underhåll av staket",
        "Ändring av bokbussens rutter",
        "Beviljande av understöd för hornorkestern",
    ),
}
_BODIES = {
    "fi": (
        "Tekninen lautakunta",
        "Sivistyslautakunta",
        "Hyvinvointivaliokunta",
        "Rantamaan seudun ympäristölautakunta",
        "Rantamaan pelastuslaitoksen johtokunta",
        "Pohjoisen Rantamaan työllisyyslautakunta",
        "Rantamaan alueellinen monialainen toimikunta",
        "Toritilan Veden johtokunta",
        "Lasten ja nuorten lautakunta",
        "Kasvun ja oppimisen valiokunta",
        "Yksilöasioiden jaosto",
        "Lupa- ja valvontajaosto",
        "Vanhusneuvosto",
        "Nuorisovaltuusto",
        "Toritilan ja Lampelan yhteinen ympäristölautakunta",
        "Yhteinen maaseutulautakunta",
        "Elinvoima-, kaava- ja ympäristövaliokunta",
    ),
    "sv": (
        "Tekniska nämnden",
        "Bildningsnämnden",
        "Byggnadsnämnden",
        "Svenska förskole- och utbildningssektionen",
        "Nämnden för svenska tjänster",
        "Kultur- och fritidsnämnden",
        "Ungdomsrådet",
        "Äldrerådet",
    ),
}
_CHIEF = {
    ("fi", True): ("Kaupunginhallitus", "Kaupunginvaltuusto"),
    ("fi", False): ("Kunnanhallitus", "Kunnanvaltuusto"),
    ("sv", True): ("Stadsstyrelsen", "Stadsfullmäktige"),
    ("sv", False): ("Kommunstyrelsen", "Kommunfullmäktige"),
}
_OTHERS = {
    "fi": (
        ("joint-authority", "{}n koulutuskuntayhtymä", "Yhtymähallitus"),
        ("joint-authority", "Kuntayhtymä {}", "Yhtymävaltuusto"),
        ("joint-authority", "{}n jätehuollon kuntayhtymä", "Tarkastuslautakunta"),
        ("parish", "{}n seurakuntayhtymä", "Yhteinen kirkkovaltuusto"),
        ("parish", "{}n seurakuntayhtymä", "Yhteinen kirkkoneuvosto"),
        ("parish", "{}n seurakunta", "Kirkkoneuvosto"),
        ("parish", "{}n seurakunta", "Seurakuntaneuvosto"),
        ("wellbeing-county", "{}n hyvinvointialue", "Aluehallitus"),
        ("wellbeing-county", "{}n hyvinvointialue", "Aluevaltuusto"),
        ("wellbeing-county", "{}n hyvinvointialue", "Yksilöasioiden jaosto"),
        (
            "wellbeing-county",
            "{}n hyvinvointialue",
            "Aluehallituksen sosiaali- ja terveysjaosto",
        ),
    ),
    "sv": (
        ("parish", "{} församling", "Församlingsrådet"),
        ("parish", "{} kyrkliga samfällighet", "Gemensamma kyrkofullmäktige"),
        ("joint-authority", "{} samkommun", "Samkommunsstyrelsen"),
        ("wellbeing-county", "{} välfärdsområde", "Välfärdsområdesstyrelsen"),
    ),
}
_OFFICIALS = {"fi": "Hallintojohtaja", "sv": "Förvaltningsdirektör"}
_INVENTED = ("Kaksisilta", "Toritila", "Lampela", "Rantakulma")
_WEEKDAYS = {
    "fi": [
        "maanantai",
        "tiistai",
        "keskiviikko",
        "torstai",
        "perjantai",
        "lauantai",
        "sunnuntai",
    ],
    "sv": [
        "måndagen",
        "tisdagen",
        "onsdagen",
        "torsdagen",
        "fredagen",
        "lördagen",
        "söndagen",
    ],
}


_ENDS_NAME = re.compile(
    r"(?:pöytäkirja|protokoll) \{number\}(?= .{100})", re.IGNORECASE
)


def _named(line: str) -> str:
    """Leave of a page on one line what names it: to the number behind its kind."""
    end = _ENDS_NAME.search(line)
    return line[: end.end()] if end else line


@click.command()
@click.option("--count", default=3000, show_default=True, help="Pages to make.")
@click.option("--seed", default=1, show_default=True)
def main(count: int, seed: int) -> None:
    """Print invented pages with their fields, one JSON object a line."""
    for row in make(count, seed):
        click.echo(json.dumps(row, ensure_ascii=False))


_CASE_SHAPES = (
    *["{0}/10.03.01/{1}"] * 3,
    "{2}Dno-{1}-{0}",
    "{2}no-{1}-{0}",
    "{2}nr-{1}-{0}",
    "{2}/{0}/10.03.01/{1}",
    "{2}/{0}/{1}",
    "D/{0}/{1}",
    "{2} {1}-{0}",
    "{0}/603/{1}",
)
"""Notations of registers, with the number, the year and the publisher's letters."""


def layouts() -> list[tuple[str, str, str, str]]:
    """Return the rows of the table: name, language, kind, layout."""
    lines = LAYOUTS.read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(name, language, kind, shape) for name, language, kind, shape in rows]


def make(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Yield *count* pages; the same seed gives the same pages."""
    source = random.Random(seed)  # noqa: S311 - invented pages, no secret
    shapes = layouts()
    towns = [row for row in municipalities() if row.kind == "municipality"]
    for number in range(count):
        shape = shapes[number % len(shapes)]
        yield _page(f"{shape[0]}-{number}", shape, source, towns)


def _page(
    identifier: str,
    shape: tuple[str, str, str, str],
    source: random.Random,
    towns: list[Municipality],
) -> dict[str, Any]:
    _, language, kind, layout = shape
    publisher = _publisher(language, source, towns, is_town="{hall}" in layout)
    day = dt.date(2001, 1, 1) + dt.timedelta(days=source.randrange(9000))
    section = str(source.randrange(1, 400))
    values = {
        "publisher": publisher["letterhead"],
        "PUBLISHER": publisher["letterhead"].upper(),
        "body": publisher["body"],
        "BODY": publisher["body"].upper(),
        "official": _OFFICIALS[language],
        "body_of": _of(publisher["body"]),
        "day": f"{day.day}.{day.month}.{day.year}",
        "day0": day.strftime("%d.%m.%Y"),
        "worded": _worded(day, language),
        "weekday": _WEEKDAYS[language][day.weekday()],
        "number": f"{source.randrange(1, 30)}/{day.year}",
        "section": section,
        "next": str(int(section) + 1),
        "after": str(int(section) + 2),
        "last": str(int(section) + 3),
        "title": source.choice(_MATTERS[language]),
        "other": _MATTERS[language][0],
        "day_short": f"{day.day}.{day.month}.{day.year % 100:02}",
        "year": f"{day.year % 100:02}",
        "bare": f"{source.randrange(100, 2000)}/{day.year}",
        "case": source.choice(_CASE_SHAPES).format(
            source.randrange(1, 9000), day.year, publisher["letterhead"][:2].upper()
        ),
        "upper": "",
        "begun": "",
        "ended": "",
        "page": str(source.randrange(2, 90)),
        "hall": publisher.get("hall", ""),
    }
    half = values["title"].split()
    values["begun"], values["ended"] = " ".join(half[:2]), " ".join(half[2:])
    values["upper"] = values["title"].upper()
    text = layout.replace("\\n", "\n")
    is_item = kind in {"meeting-item", "officeholder-decision"}
    first = next(line for line in text.split("\n") if line.strip())
    title = values["title"] if "{title}" in text else _named(first).format(**values)
    if "{begun}" in text:
        title = values["title"]
    if "{upper}" in text:
        title = values["upper"]
    case = next((name for name in ("case", "bare") if f"{{{name}}}" in text), None)
    gold = {
        **publisher["gold"],
        "body": values["official"]
        if "{official}" in text
        else values["BODY"]
        if "{BODY}" in text and "{body}" not in text
        else publisher["body"]
        if any(mark in text for mark in _BODY_MARKS)
        else None,
        "date": day.isoformat() if _has_day(text) else None,
        "section": section if is_item and "{section}" in text else None,
        "title": title,
        "case_id": values[case] if is_item and case else None,
        "kind": kind,
        "headings": [],
    }
    return {
        "id": identifier,
        "url": None,
        "platform": shape[0],
        "text_origin": "invented",
        "text": text.format(**values),
        "gold": gold,
    }


_BODY_MARKS = ("{body}", "{BODY}", "{body_of}")
_GENITIVES = (
    ("kunta", "kunnan"),
    ("hallitus", "hallituksen"),
    ("neuvosto", "neuvoston"),
    ("valtuusto", "valtuuston"),
    ("jaosto", "jaoston"),
)


def _of(body: str) -> str:
    """Return a Finnish body's name in the genitive."""
    *words, head = body.split()
    for ending, genitive_ending in _GENITIVES:
        if head.endswith(ending):
            head = head.removesuffix(ending) + genitive_ending
    joined = [
        word.removesuffix("nen") + "sen" if word.endswith("inen") else word
        for word in words
    ]
    return " ".join([*joined, head])


def _has_day(text: str) -> bool:
    return any(mark in text for mark in ("{day}", "{day0}", "{worded}", "{day_short}"))


def _publisher(
    language: str,
    source: random.Random,
    towns: list[Municipality],
    *,
    is_town: bool = False,
) -> dict[str, Any]:
    if source.random() < 0.3 and not is_town:
        kind, name, body = source.choice(_OTHERS[language])
        organisation = name.format(source.choice(_INVENTED))
        return {
            "letterhead": organisation,
            "body": body,
            "gold": {
                "municipality": None,
                "organisation": organisation,
                "publisher_kind": kind,
            },
        }
    row = source.choice(towns)
    city = is_city(row)
    if language == "fi":
        base = row.name_fi.removesuffix("n kunta")
        letterhead = f"{genitive(base)} {'kaupunki' if city else 'kunta'}"
        hall = f"{genitive(base)} {'kaupungintalolla' if city else 'kunnantalolla'}"
    else:
        letterhead = f"{genitive_sv(row.name_sv)} {'stad' if city else 'kommun'}"
        hall = f"{'stadshuset' if city else 'kommungården'} i {row.name_sv}"
    return {
        "letterhead": letterhead,
        "hall": hall,
        "body": source.choice([*_CHIEF[language, city], *_BODIES[language]]),
        "gold": {
            "municipality": row.name_fi,
            "organisation": None,
            "publisher_kind": "municipality",
        },
    }


def _worded(day: dt.date, language: str) -> str:
    if language == "fi":
        month = next(name for name, n in FINNISH_MONTHS.items() if n == day.month)
        return f"{day.day}. päivänä {month}kuuta {day.year}"
    month = next(name for name, n in SWEDISH_MONTHS.items() if n == day.month)
    return f"{day.day} {month} {day.year}"


if __name__ == "__main__":
    main()
