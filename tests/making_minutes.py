"""Invented whole minutes: heads of pages × covers' lists × forms of items, with the truth."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Decision

HEADS = {
    "fi": (
        "{town} Pöytäkirja {number} {page} ({pages})\n{body} {day}",
        "{TOWN}   PÖYTÄKIRJA {number}   {page}\n{body}   {day0}",
        "{TOWN}\nPöytäkirja Nro {number}\nSivu {page}\n{body}\nKokousaika {day} klo 17.00-18.30",
        "{town} {body} § {section} {day0} {page}",
        "{town} Kokouspäivämäärä Sivu\n{body} {day} {page}",
        "{town}\n{body} § {section} {day0}",
        "{town} Pöytäkirja {number} {page} (1)\n{body}\n{day0}",
        "{TOWN}        Pöytäkirja        {number}        {page}({pages})\n{body}      {day}",
        "{town} | Pöytäkirja | {number} | {page}\n{body} | {day0}",
    ),
    "sv": (
        "{town} Protokoll {number} {page} ({pages})\n{body} {day}",
        "{TOWN}   SAMMANTRÄDESPROTOKOLL   Sida {page}\n{body}   {day}",
        "{TOWN} PROTOKOLL\nOrgan Sammanträdesdatum Paragraf\n{body} {day} {section}",
        "{town}\nSammanträdesdatum {day}\n{body}\nNr {number} {page} ({pages})",
        "{body} § {section} {day0} {town} {page}",
    ),
}
LISTS = {
    "fi": (
        "Käsitellyt asiat\n{rows}",
        "Asiat § {first} - {last}\n\nASIALISTA\n{rows}",
        "KÄSITELLYT ASIAT\n§ Otsikko Sivu\n{paged}",
        "Asiat\n{first} § – {last} §",
        "Pykälät {first}–{last}",
        "Asiat {first}§–{last}§\n{numbered}",
    ),
    "sv": (
        "Behandlade ärenden\n{rows}",
        "Ärenden {first}§–{last}§",
        "Paragrafer: {first}–{last}\nÄRENDELISTA\n{paged}",
        "Paragrafer § {first} - {last}\n{numbered}",
    ),
}
ITEMS = {
    "fi": (
        "§ {section}\n{title}\n\n{case}\n\n{matter}",
        "§ {section} {title}\n{case}\n{matter}",
        "{section} §\n{title}\n{case}\n{matter}",
        "{body} {day0} § {section}\n\n{title}\n{case}\n{matter}",
        "{case}\n\n{section} § {title}\n{matter}",
        "§ {section}\nAsianro {case}\n\n{title}\n{matter}",
        "{short} § {section}\n{title}\nDnro {case}\n{matter}",
        "{TITLE}\n\n{short} § {section}\n{case}\n{matter}",
        "{body}   § {section}   {day0}\n\n{title}\n\n{case}\n\n{short} § {section}\n{matter}",
        "Tekninen jaosto   § 4   02.01.2031\n{body}   § {section}   {day0}\n\n{title}\n\n{case}"
        "\n\nTekn.jsto § 4\nJaosto puoltaa.\n\n{short} § {section}\n{matter}",
        "{section} §  {title}\n      ({case})\n\nTekninen jaosto 2.1.2031 4 §:\nJaosto puoltaa."
        "\n\n{body} {day} {section} §:\n{matter}",
    ),
    "sv": (
        "§ {section}\n{title}\n\n{case}\n\n{matter}",
        "{section} § {title}\nDnr {case}\n{matter}",
        "Dnr {case}\n\n§ {section} {title}\n{matter}",
        "{short} § {section}\n{title}\nDnr: {case}\n{matter}",
        "{body} {day0} § {section}\n{title}\n{case}\n{matter}",
        "{TITLE}\n\n{short} {section} §\n{case}\n{matter}",
        "{body}   § {section}   {day0}\n\n{title}\n\n{case}\n\n{short} § {section}\n{matter}",
        "Tekniska sektionen   § 4   02.01.2031\n{body}   § {section}   {day0}\n\n{title}\n\n"
        "{case}\n\nTeknsekt § 4\nSektionen förordar.\n\n{short} § {section}\n{matter}",
    ),
}
CALLS = {
    "fi": "KOKOUSKUTSU\nESITYSLISTA\n{dotted}",
    "sv": "KALLELSESIDA\nÄrendets nummer Ärende\n{dotted}",
}
FEET = {
    "fi": "Pöytäkirjan tarkastajien nimikirjaimet   Otteen oikeaksi todistaa",
    "sv": "Protokolljusterarnas initialer   Utdragets riktighet intygar",
}
TITLES = {
    "fi": (
        "Kokouksen laillisuus ja päätösvaltaisuus",
        "Opintomatka",
        "Lumilinkojen hankinta vuodelle 2031",
        "Nuorisovaltuuston aloite polkupyörätelineistä",
        "Lausunto seudun jätelautakunnalle",
        "Hallintosäännön muuttaminen",
        "Henkilöstöjaoston kokoonpano",
        "Tarkastuslautakunnan arviointikertomus",
        "Ilmoitusasiat",
    ),
    "sv": (
        "Sammanträdets laglighet och beslutförhet",
        "Studieresa",
        "Anskaffning av snöslungor för år 2031",
        "Utlåtande till avfallsnämnden",
        "Ändring av förvaltningsstadgan",
        "Personalsektionens sammansättning",
        "Revisionsnämndens utvärdering",
        "Anmälningsärenden",
    ),
}
MATTERS = {
    "fi": (
        "Valmistelija: sihteeri Anna Niemi\nAsia on valmisteltu.\n\nEhdotus\nHyväksytään.\n\nPäätös\nHyväksyttiin.",
        "Lautakunta pyytää päätöstä 12 §:n mukaan.\n\nPäätösehdotus:\nMerkitään tiedoksi.\n\nPäätös:\nMerkittiin tiedoksi.",
    ),
    "sv": (
        "Beredning: sekreterare Anna Niemi\nÄrendet har beretts.\n\nBeslutsförslag\nGodkänns.\n\nBeslut\nGodkändes.",
        "Nämnden begär beslut enligt 12 §.\n\nFörslag:\nAntecknas.\n\nBeslut:\nAntecknades.",
    ),
}
CHARTER = {
    "fi": "Nykyiset määräykset:\n{next} § Kokousaika\nKokous alkaa illalla.\n{after} § Kokouskutsu\nKutsu lähetetään ajoissa.",
    "sv": "Nuvarande bestämmelser:\n{next} § Sammanträdestid\nMötet börjar på kvällen.\n{after} § Kallelse\nKallelsen sänds i tid.",
}
PLACES = {
    "fi": (
        ("Toritilan kaupunki", "Kaupunginhallitus", "KH"),
        ("Toritilan kunta", "Kunnanvaltuusto", "Kvalt"),
        ("Toritilan kunta", "Tekninen lautakunta", "Tekn.ltk"),
        ("Toritilan kaupunki", "Sivistys- ja hyvinvointilautakunta", "Sivhyvltk"),
    ),
    "sv": (
        ("Rannäs stad", "Stadsstyrelsen", "SST"),
        ("Rannäs kommun", "Kommunfullmäktige", "Kfge"),
        ("Rannäs kommun", "Bildningsnämnden", "Bildn"),
    ),
}
COVERS = {
    "fi": "Aika {day} klo 17:00 - 18:30\nPaikka Kokoushuone\nSaapuvilla olleet jäsenet\nLaine Matti, puheenjohtaja\nNiemi Anna, jäsen\n{list}",
    "sv": "Sammanträdestid {day} kl. 17.00-18.30\nSammanträdesplats Mötesrummet\nBeslutande\nLaine Matti, ordförande\nNiemi Anna, ledamot\n{list}",
}
SIGNED = {
    "fi": "Pöytäkirjan allekirjoitus\nMatti Laine Anna Niemi\npuheenjohtaja pöytäkirjanpitäjä\nPöytäkirjan tarkastus\nToritilassa {day}",
    "sv": "Underskrifter\nMatti Laine Anna Niemi\nordförande sekreterare\nProtokolljustering\nRannäs den {day}",
}
APPEALS = {
    "fi": "Muutoksenhakukielto\n§ {first}\nPäätöksestä ei saa valittaa.\n\nOikaisuvaatimusohje\nPykälät {next} - {last}\nOikaisuvaatimus tehdään 14 päivässä.",
    "sv": "Besvärsförbud\n§ {first}\nBeslutet får inte överklagas.\n\nAnvisning för rättelseyrkande\nParagrafer {next} - {last}\nRättelse begärs inom 14 dagar.",
}


@dataclass(frozen=True, slots=True)
class Minutes:
    """Pages of minutes and what each item is."""

    shape: str
    pages: tuple[str, ...]
    body: str
    items: tuple[tuple[str, str, str | None], ...]
    """Section, title and case number."""


def make(count: int, seed: int = 1) -> list[Minutes]:
    """Return minutes of many shapes; the same seed gives the same ones."""
    source = random.Random(seed)
    return [_minutes(number, source) for number in range(count)]


def wrong(minutes: Minutes, parts: Sequence[Decision]) -> list[str]:
    """Return in words what reading the pages got wrong."""
    found = {part.minutes_section: part for part in parts if part.minutes_section}
    told = [section for section, _, _ in minutes.items]
    problems = [f"missing § {one}" for one in told if one not in found]
    problems += [f"false § {one}" for one in found if one not in told]
    for section, title, case in minutes.items:
        part = found.get(section)
        if part is None:
            continue
        if part.body != minutes.body:
            problems.append(f"§ {section}: body {part.body!r}")
        if part.title != title:
            problems.append(f"§ {section}: title {part.title!r} for {title!r}")
        if part.case_number != case:
            problems.append(f"§ {section}: case {part.case_number!r} for {case!r}")
    return problems


def _minutes(number: int, source: random.Random) -> Minutes:
    language = "sv" if number % 3 == 2 else "fi"
    head = source.randrange(len(HEADS[language]))
    listing = source.randrange(len(LISTS[language]))
    form = source.randrange(len(ITEMS[language]))
    town, body, short = source.choice(PLACES[language])
    first, size = source.randrange(1, 200), source.randrange(3, 8)
    titles = source.sample(TITLES[language][1:], size - 1)
    items = [
        (
            str(first + place),
            title,
            None if place == 0 else _case(source, bare=form >= 8),
        )
        for place, title in enumerate([TITLES[language][0], *titles])
    ]
    year, month, day = 2031, source.randrange(1, 13), source.randrange(1, 29)
    values = {
        "town": town,
        "TOWN": town.upper(),
        "body": body,
        "short": short,
        "number": f"{source.randrange(1, 20)}/{year}",
        "day": f"{day}.{month}.{year}",
        "day0": f"{day:02}.{month:02}.{year}",
        "first": items[0][0],
        "last": items[-1][0],
        "rows": "\n".join(f"§ {n} {title}" for n, title, _ in items),
        "numbered": "\n".join(f"{n} {title}" for n, title, _ in items),
        "dotted": "\n".join(f"{n}. {title.upper()}" for n, title, _ in items),
        "paged": "\n".join(f"§ {n} {t} {i + 2}" for i, (n, t, _) in enumerate(items)),
    }
    cover = COVERS[language].format(list=LISTS[language][listing], **values)
    sheets = [cover.format(list="", **values), SIGNED[language].format(**values)]
    sections = ["", ""]
    if number % 4 == 1:
        sheets.append(CALLS[language].format(**values))
        sections.append("")
    if "{TITLE}" in ITEMS[language][form]:
        items = [(section, title.upper(), case) for section, title, case in items]
    for place, item in enumerate(items):
        text = _item(item, ITEMS[language][form], language, source, values)
        sheets.append(text)
        sections.append(item[0])
        if place == 2:
            sheets[-1], rest = text.rsplit("\n", 1)
            sheets.append(rest)
            sections.append(item[0])
    sheets.append(APPEALS[language].format(next=items[1][0], **values))
    sections.append("")
    foot = f"\n\n{FEET[language]}" if number % 5 == 3 else ""
    pages = tuple(
        _page(HEADS[language][head], sheet, section, place, len(sheets), values) + foot
        for place, (sheet, section) in enumerate(zip(sheets, sections, strict=True), 1)
    )
    shape = f"{language}-head{head}-list{listing}-item{form}"
    return Minutes(shape, pages, body, tuple(items))


def _page(
    head: str, sheet: str, section: str, place: int, pages: int, values: dict[str, str]
) -> str:
    if not section:
        head = head.replace(" § {section}", "").replace(" {section}", "")
    top = head.format(section=section, page=place, pages=pages, **values)
    return f"{top}\n{sheet}"


def _item(
    item: tuple[str, str, str | None],
    form: str,
    language: str,
    source: random.Random,
    values: dict[str, str],
) -> str:
    section, title, case = item
    matter = source.choice(MATTERS[language])
    if "sääntö" in title.casefold() or "stadga" in title or "säännö" in title:
        number = int(section)
        matter = (
            CHARTER[language].format(next=number + 1, after=number + 2) + f"\n{matter}"
        )
    lines = form.format(
        section=section,
        title=title,
        TITLE=title,
        case="{case}",
        matter=matter,
        **values,
    )
    if case is None:
        kept = [line for line in lines.split("\n") if "{case}" not in line]
        return "\n".join(kept).strip("\n")
    return lines.format(case=case)


def _case(source: random.Random, *, bare: bool) -> str:
    """Return a case number; a *bare* one stands below titles only."""
    serial = source.randrange(1, 9000)
    if bare and serial % 3 == 0:
        return f"{serial % 900 + 1}/2031"
    return source.choice(
        (
            f"{serial}/00.01.02/2031",
            f"TORDno-2031-{serial}",
            f"{serial}/10.03.00.01/2030",
        )
    )
