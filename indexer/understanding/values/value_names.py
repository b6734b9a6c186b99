"""What people call the fixed values of facets, and back: "hyväksytty" is "approved"."""

from __future__ import annotations

from collections.abc import Mapping

from analyzers.decision.meaning_values import FORMER_OUTCOMES
from analyzers.notations.case_codes.task_classes import TASK_CLASSES, named_class

LABELS: Mapping[str, Mapping[str, tuple[str, str, str]]] = {
    "outcome": {
        "granted": ("myönnetty", "beviljat", "granted"),
        "partly-granted": ("myönnetty osittain", "delvis beviljat", "partly granted"),
        "rejected": ("hylätty", "avslaget", "rejected"),
        "approved": ("hyväksytty", "godkänt", "approved"),
        "amended-approved": (
            "hyväksytty muutettuna",
            "godkänt med ändringar",
            "approved as amended",
        ),
        "returned": ("palautettu", "återremitterat", "returned"),
        "tabled": ("jätetty pöydälle", "bordlagt", "tabled"),
        "noted": ("merkitty tiedoksi", "antecknat", "noted"),
        "elected": ("valittu", "valt", "elected"),
        "statement-given": ("lausunto annettu", "utlåtande avgivet", "statement given"),
        "withdrawn": ("peruutettu", "återtaget", "withdrawn"),
        "lapsed": ("rauennut", "förfallet", "lapsed"),
        "not-admitted": ("jätetty tutkimatta", "ej upptaget", "not admitted"),
        "removed-from-agenda": (
            "poistettu esityslistalta",
            "avfört från föredragningslistan",
            "removed from agenda",
        ),
        "none": ("ei tunnistettu", "inte identifierat", "not recognised"),
    },
    "proposal_fate": {
        "as-proposed": (
            "ehdotus hyväksyttiin",
            "förslaget godkändes",
            "proposal adopted",
        ),
        "amended": (
            "ehdotus hyväksyttiin muutettuna",
            "förslaget godkändes ändrat",
            "proposal adopted as amended",
        ),
        "replaced-by-countermotion": (
            "vastaehdotus voitti",
            "motförslaget vann",
            "counter-motion carried",
        ),
        "rejected": ("ehdotus hylättiin", "förslaget avslogs", "proposal rejected"),
        "returned": (
            "ehdotus palautettiin",
            "förslaget återremitterades",
            "proposal returned",
        ),
        "tabled": (
            "ehdotus jäi pöydälle",
            "förslaget bordlades",
            "proposal tabled",
        ),
        "no-proposal": ("ei ehdotusta", "inget förslag", "no proposal"),
        "none": ("ei tunnistettu", "inte identifierat", "not recognised"),
    },
    "sum": {
        "granted": ("myönnetty", "beviljat", "granted"),
        "price": ("hinta", "pris", "price"),
        "rent": ("vuokra", "hyra", "rent"),
        "cost": ("kustannus", "kostnad", "cost"),
        "loan": ("laina", "lån", "loan"),
        "guarantee": ("takaus", "borgen", "guarantee"),
        "fee": ("maksu", "avgift", "fee"),
        "budget": ("määräraha", "anslag", "appropriation"),
    },
    "voted": {
        "yes": ("äänestetty", "omröstning", "voted on"),
        "no": ("ilman äänestystä", "utan omröstning", "without a vote"),
    },
    "margin": {
        "0": ("tasan", "lika", "tie"),
        "1-2": ("1–2 ääntä", "1–2 röster", "1–2 votes"),
        "3-5": ("3–5 ääntä", "3–5 röster", "3–5 votes"),
        "6-": ("6 ääntä tai enemmän", "6 röster eller fler", "6 votes or more"),
    },
    "amount": {
        "0-10000": ("alle 10 000 €", "under 10 000 €", "under €10,000"),
        "10000-100000": ("10 000 – 100 000 €", "10 000–100 000 €", "€10,000–100,000"),
        "100000-1000000": (
            "100 000 – 1 milj. €",
            "100 000–1 mn €",
            "€100,000–1 million",
        ),
        "1000000-": ("1 milj. € tai enemmän", "1 mn € eller mer", "€1 million or more"),
    },
    "appeal": {
        "oikaisuvaatimus": (
            "oikaisuvaatimus",
            "begäran om omprövning",
            "claim for a revised decision",
        ),
        "kunnallisvalitus": (
            "kunnallisvalitus",
            "kommunalbesvär",
            "municipal appeal",
        ),
        "hallintovalitus": (
            "hallintovalitus",
            "förvaltningsbesvär",
            "administrative appeal",
        ),
        "hankinta": (
            "hankintaoikaisu tai markkinaoikeus",
            "upphandlingsrättelse eller marknadsdomstolen",
            "procurement rectification or market court",
        ),
        "valituskielto": ("valituskielto", "besvärsförbud", "no appeal"),
        "oikaisuvaatimuskielto": (
            "oikaisuvaatimuskielto",
            "begäran om omprövning inte tillåten",
            "no claim for a revised decision",
        ),
    },
    "kind": {
        "meeting-item": ("kokousasia", "mötesärende", "meeting item"),
        "officeholder-decision": (
            "viranhaltijapäätös",
            "tjänsteinnehavarbeslut",
            "officeholder decision",
        ),
        "minutes-front-page": (
            "pöytäkirjan kansilehti",
            "protokollets försättsblad",
            "cover page of minutes",
        ),
        "agenda": ("esityslista", "föredragningslista", "agenda"),
        "attachment": ("liite", "bilaga", "attachment"),
        "news": ("uutinen", "nyhet", "news"),
        "notice": ("kuulutus", "kungörelse", "public notice"),
        "memo": ("muistio", "promemoria", "memo"),
        "court-decision": (
            "tuomioistuimen päätös",
            "domstolsbeslut",
            "court decision",
        ),
        "other": ("muu", "annat", "other"),
    },
    "status": {
        "agenda": ("esityslista", "föredragningslista", "agenda"),
        "minutes": ("pöytäkirja", "protokoll", "minutes"),
        "officeholder": (
            "viranhaltijapäätös",
            "tjänsteinnehavarbeslut",
            "officeholder",
        ),
    },
    "body_type": {
        "valtuusto": ("valtuusto", "fullmäktige", "council"),
        "hallitus": ("hallitus", "styrelse", "board"),
        "lautakunta": ("lautakunta", "nämnd", "committee"),
        "jaosto": ("jaosto", "sektion", "division"),
        "viranhaltija": ("viranhaltija", "tjänsteinnehavare", "officeholder"),
        "muu": ("muu", "annat", "other"),
    },
    "language": {
        "fi": ("suomi", "finska", "Finnish"),
        "sv": ("ruotsi", "svenska", "Swedish"),
    },
    "routine": {
        "yes": ("rutiiniasia", "rutinärende", "routine"),
        "no": ("muu kuin rutiiniasia", "annat än rutinärende", "not routine"),
    },
}
"""Facet -> value -> label in Finnish, Swedish, English."""

_TOPICS = {row.code: (row.name_fi, row.name_sv, row.name_en) for row in TASK_CLASSES}

FORMER_NAMES: Mapping[str, Mapping[str, str]] = {
    "outcome": {"pöydälle": "tabled"},
    "appeal": {
        "omprövning": "oikaisuvaatimus",
        "claim for rectification": "oikaisuvaatimus",
        "procurement correction or market court": "hankinta",
        "omprövning inte tillåten": "oikaisuvaatimuskielto",
        "no claim for rectification": "oikaisuvaatimuskielto",
    },
    "kind": {
        "pöytäkirjan etusivu": "minutes-front-page",
        "protokollets framsida": "minutes-front-page",
        "minutes front page": "minutes-front-page",
        "ilmoitus": "notice",
        "meddelande": "notice",
    },
}
"""By facet, names that values had: whoever types one is still understood."""

_LANGUAGES = ("fi", "sv", "en")


def label(facet: str, value: str, language: str = "fi") -> str:
    """Return what people call *value*; the value itself where it has no other name."""
    table = _TOPICS if facet == "topic" else LABELS.get(facet, {})
    names = table.get(value)
    return names[_LANGUAGES.index(language)] if names else value


def is_value(facet: str, value: str) -> bool:
    """Whether a facet with a fixed list of values has *value*; other facets take any."""
    table = _TOPICS if facet == "topic" else LABELS.get(facet)
    return table is None or value in table


def facet_value(facet: str, name: str) -> str:
    """Return the value that people call *name* in any language, else *name* itself."""
    folded = name.casefold().strip()
    if facet == "topic":
        topic = named_class(folded)
        return topic.code if topic else name
    if facet == "outcome" and folded in FORMER_OUTCOMES:
        return FORMER_OUTCOMES[folded]
    for value, names in LABELS.get(facet, {}).items():
        if folded == value or folded in (known.casefold() for known in names):
            return value
    return FORMER_NAMES.get(facet, {}).get(folded, name)
