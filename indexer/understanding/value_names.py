"""What people call the fixed values of facets, and back: "hyväksytty" is "approved"."""

from __future__ import annotations

from collections.abc import Mapping

from analyzers.notations.task_classes import TASK_CLASSES, named_class

LABELS: Mapping[str, Mapping[str, tuple[str, str, str]]] = {
    "outcome": {
        "approved": ("hyväksytty", "godkänd", "approved"),
        "approved-amended": (
            "hyväksytty muutettuna",
            "godkänd ändrad",
            "approved as amended",
        ),
        "rejected": ("hylätty", "avslagen", "rejected"),
        "returned": ("palautettu", "återremitterad", "returned"),
        "tabled": ("pöydälle", "bordlagd", "tabled"),
        "noted": ("merkitty tiedoksi", "antecknad", "noted"),
        "elected": ("valittu", "vald", "elected"),
        "vote": ("äänestys", "omröstning", "vote"),
        "none-found": ("ei tunnistettu", "inte identifierad", "not recognised"),
    },
    "kind": {
        "meeting-item": ("kokousasia", "mötesärende", "meeting item"),
        "officeholder-decision": (
            "viranhaltijapäätös",
            "tjänsteinnehavarbeslut",
            "officeholder decision",
        ),
        "minutes-front-page": (
            "pöytäkirjan etusivu",
            "protokollets framsida",
            "minutes front page",
        ),
        "agenda": ("esityslista", "föredragningslista", "agenda"),
        "attachment": ("liite", "bilaga", "attachment"),
        "notice": ("ilmoitus", "meddelande", "notice"),
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
    for value, names in LABELS.get(facet, {}).items():
        if folded == value or folded in (known.casefold() for known in names):
            return value
    return name
