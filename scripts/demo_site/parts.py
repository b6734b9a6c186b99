"""An item as a sequence of headings and texts, in the order of each town's template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from scripts.demo_site.content import Item, Meeting, Town

APPEALS = {
    "oikaisuvaatimus": (
        "Tähän päätökseen tyytymätön voi tehdä kirjallisen oikaisuvaatimuksen. "
        "Oikaisuvaatimus on tehtävä 14 päivän kuluessa päätöksen tiedoksisaannista "
        "(kuntalaki 134 ja 138 §). Asianosaisen katsotaan saaneen päätöksestä tiedon "
        "seitsemän päivän kuluttua kirjeen lähettämisestä (kuntalaki 139 §)."
    ),
    "kunnallisvalitus": (
        "Päätökseen haetaan muutosta kunnallisvalituksella hallinto-oikeudelta 30 "
        "päivän kuluessa päätöksen tiedoksisaannista (kuntalaki 135 ja 139 §; laki "
        "oikeudenkäynnistä hallintoasioissa 808/2019)."
    ),
    "hallintovalitus": (
        "Päätökseen haetaan muutosta hallintovalituksella hallinto-oikeudelta 30 päivän "
        "kuluessa tiedoksisaannista (laki oikeudenkäynnistä hallintoasioissa 808/2019)."
    ),
    "hankintaoikaisu": (
        "Asianosainen voi vaatia hankintaoikaisua 14 päivän kuluessa tiedoksisaannista "
        "(hankintalaki 132–135 §) tai tehdä valituksen markkinaoikeudelle."
    ),
    "valituskielto": (
        "Päätöksestä, joka koskee vain valmistelua tai täytäntöönpanoa, ei kuntalain "
        "136 §:n mukaan saa tehdä oikaisuvaatimusta eikä kunnallisvalitusta."
    ),
}
APPEAL_NAMES = {
    "oikaisuvaatimus": "Oikaisuvaatimus",
    "kunnallisvalitus": "Kunnallisvalitus",
    "hallintovalitus": "Hallintovalitus",
    "hankintaoikaisu": "Hankintaoikaisu ja valitus markkinaoikeuteen",
    "valituskielto": "Oikaisuvaatimus- ja valituskielto",
}
APPEALS_SV = {
    "oikaisuvaatimus": (
        "Den som är missnöjd med beslutet kan framställa en skriftlig begäran om "
        "omprövning inom 14 dagar från delfåendet (134 och 138 § i kommunallagen)."
    ),
    "kunnallisvalitus": (
        "Ändring i beslutet söks genom kommunalbesvär hos förvaltningsdomstolen inom 30 "
        "dagar från delfåendet (135 § i kommunallagen)."
    ),
    "hallintovalitus": (
        "Ändring i beslutet söks genom besvär hos förvaltningsdomstolen inom 30 dagar "
        "från delfåendet (13 § i lagen om rättegång i förvaltningsärenden, 808/2019)."
    ),
    "hankintaoikaisu": (
        "En part kan yrka på upphandlingsrättelse inom 14 dagar från delfåendet "
        "(132–135 § i upphandlingslagen) eller anföra besvär hos marknadsdomstolen."
    ),
    "valituskielto": (
        "Beslut som gäller endast beredning eller verkställighet får inte överklagas "
        "(136 § i kommunallagen)."
    ),
}
APPEAL_NAMES_SV = {
    "oikaisuvaatimus": "Begäran om omprövning",
    "kunnallisvalitus": "Kommunalbesvär",
    "hallintovalitus": "Förvaltningsbesvär",
    "hankintaoikaisu": "Upphandlingsrättelse och besvär hos marknadsdomstolen",
    "valituskielto": "Besvärsförbud",
}


@dataclass(frozen=True)
class Part:
    """A heading (may be empty) and its text; ``level`` 1 heads a whole handling."""

    heading: str
    text: str
    level: int = 2


def paragraphs(text: str) -> list[str]:
    """Split a text at empty lines."""
    return [" ".join(p.split("\n")) for p in text.split("\n\n") if p.strip()]


def appeal(kind: str, language: str) -> tuple[str, str]:
    """Return the name and the text of an appeal instruction."""
    if language == "sv":
        return APPEAL_NAMES_SV[kind], APPEALS_SV[kind]
    return APPEAL_NAMES[kind], APPEALS[kind]


def handling_line(meeting: Meeting, item: Item) -> str:
    """Write "Kaupunginhallitus 2.9.2024 § 12" as minutes do."""
    day = f"{meeting.date.day}.{meeting.date.month}.{meeting.date.year}"
    return f"{meeting.body} {day}" + (f" § {item.section}" if item.section else "")


def decision_first(meeting: Meeting, item: Item) -> Iterator[Part]:
    """Own proposal and decision first, reasons after, earlier handlings last."""
    yield Part(handling_line(meeting, item), "", 1)
    if item.preparer:
        yield Part("Valmistelijat / lisätiedot", item.preparer)
    yield from _own_parts(item)
    if item.text:
        yield Part("Selostus", item.text)
    if item.earlier:
        yield Part("Päätöshistoria", "", 1)
    for earlier_meeting, earlier in item.earlier:
        yield Part(handling_line(earlier_meeting, earlier), "", 1)
        yield from _own_parts(earlier)
        yield Part("Selostus", earlier.text)


def chronological(meeting: Meeting, item: Item) -> Iterator[Part]:
    """Every handling from the first to this one, each with its own decision."""
    for a_meeting, an_item in (*item.earlier, (meeting, item)):
        yield Part(handling_line(a_meeting, an_item), "", 1)
        if an_item.preparer:
            yield Part("Valmistelija", an_item.preparer)
        if an_item.text:
            yield Part("Valmistelu", an_item.text)
        yield from _own_parts(an_item)
    if item.distribution:
        yield Part("Tiedoksi", item.distribution)


def _own_parts(item: Item) -> Iterator[Part]:
    if item.proposal:
        presenter = f"{item.presenter}\n\n" if item.presenter else ""
        yield Part("Päätösehdotus", presenter + item.proposal)
    if item.handling:
        yield Part("Käsittely", item.handling)
    if item.decision:
        yield Part("Päätös", item.decision)
    if item.dissent:
        yield Part("Eriävä mielipide", item.dissent)


def tweb_parts(meeting: Meeting, item: Item) -> Iterator[Part]:
    """Text first, then each body's line, proposal and decision, appeals at the end."""
    words = _SWEDISH if meeting.language == "sv" else _FINNISH
    for a_meeting, an_item in (*item.earlier, (meeting, item)):
        if an_item.text:
            yield Part("", an_item.text)
        yield Part(handling_line(a_meeting, an_item), "", 1)
        if an_item.proposal:
            heading = words["proposal"].format(_genitive(an_item))
            yield Part(heading[:1].upper() + heading[1:], an_item.proposal)
        if an_item.handling:
            yield Part(words["handling"], an_item.handling)
        if an_item.decision:
            yield Part(words["decision"], an_item.decision)
    if item.attachments:
        lines = "\n\n".join(f"- {title}" for title in item.attachments)
        yield Part(words["attachments"], lines)
    appeals = APPEALS_SV if meeting.language == "sv" else APPEALS
    if not meeting.is_agenda:
        yield Part(words["appeal"], appeals.get(item.appeal, ""))


_FINNISH = {
    "proposal": "{}esitys:",
    "handling": "Käsittely:",
    "decision": "Päätös:",
    "attachments": "Liitteet:",
    "appeal": "Muutoksenhaku:",
}
_SWEDISH = {
    "proposal": "{}förslag:",
    "handling": "Behandling:",
    "decision": "Beslut:",
    "attachments": "Bilagor:",
    "appeal": "Ändringssökande:",
}
_GENITIVE_ENDINGS = (
    ("tekninen", "teknisen"),
    ("johtaja", "johtajan"),
    ("päällikkö", "päällikön"),
    ("arkkitehti", "arkkitehdin"),
    ("insinööri", "insinöörin"),
    ("tarkastaja", "tarkastajan"),
    ("sihteeri", "sihteerin"),
    ("hallitus", "hallituksen"),
    ("lautakunta", "lautakunnan"),
    ("direktör", "direktörs"),
    ("chef", "chefs"),
    ("inspektör", "inspektörs"),
    ("styrelsen", "styrelsens"),
    ("nämnden", "nämndens"),
)


def _genitive(item: Item) -> str:
    """Return the presenter's title in the genitive, "" where it has none of the endings."""
    title = " ".join(takewhile(str.islower, item.presenter.split()))
    words = [_inflected(word) for word in title.split()]
    is_whole = bool(words) and words[-1] != title.split()[-1]
    return f"{' '.join(words)} " if is_whole else ""


def _inflected(word: str) -> str:
    for ending, genitive in _GENITIVE_ENDINGS:
        if word.endswith(ending):
            return word.removesuffix(ending) + genitive
    return word


def item_parts(town: Town, meeting: Meeting, item: Item) -> list[Part]:
    """Return the parts of an item in the order of the town's template."""
    layouts = {"decision-first": decision_first, "chronological": chronological}
    return list(layouts.get(town.template, tweb_parts)(meeting, item))
