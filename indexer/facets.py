"""The one table of facets: what can be filtered, counted, shown and exported.

A row brings the filter in addresses, saved-query files, the API and the command line, its
names in three languages, a field of the query language, and a column of exported tables.
What is left to do for a new facet: fill it in ``documents.document_facets``, and name its
values in ``understanding.value_names`` when they are a closed list.
"""

from __future__ import annotations

from indexer.errors import UnknownFacet
from indexer.facet_row import Facet

FACETS: tuple[Facet, ...] = (
    Facet(
        "municipality",
        "kunta",
        ("Kunta", "Kommun", "Municipality"),
        "municipality or organisation",
        fields=("kunta", "municipality", "kommun"),
        column="municipality",
    ),
    Facet(
        "region",
        "maakunta",
        ("Maakunta", "Landskap", "Region"),
        "region (maakunta)",
        fields=("maakunta", "region", "landskap"),
    ),
    Facet(
        "body",
        "toimielin",
        ("Toimielin", "Organ", "Body"),
        "body, normalised name",
        fields=("toimielin", "body", "organ"),
        column="body",
    ),
    Facet(
        "body_type",
        "toimielintyyppi",
        ("Toimielintyyppi", "Typ av organ", "Type of body"),
        "type of body",
        "closed",
        fields=("toimielintyyppi", "organtyp", "body_type"),
    ),
    Facet(
        "law_reference",
        "laki",
        ("Lakiviittaus", "Lagrumshänvisning", "Law reference"),
        "law reference in any notation; canonical: 380/2023 § 23",
        "law",
        fields=("laki", "law", "lag"),
        is_multi=True,
        column="law_references",
        said_as=("laki", "lag", "law"),
        field_id="law",
    ),
    Facet(
        "statute",
        "saados",
        ("Säädös", "Författning", "Act"),
        "statute, as 380/2023",
        "statute",
        is_multi=True,
    ),
    Facet(
        "year",
        "vuosi",
        ("Vuosi", "År", "Year"),
        "year of the decision",
        "year",
        fields=("vuosi", "year", "år"),
        order="value-desc",
    ),
    Facet(
        "topic",
        "aihe",
        ("Aihe", "Ämne", "Topic"),
        "task class, as 02 or 10.03",
        "topic",
        fields=("aihe", "topic", "ämne"),
        order="value",
    ),
    Facet(
        "outcome",
        "ratkaisu",
        ("Ratkaisu", "Avgörande", "Outcome"),
        "outcome of the decision",
        "closed",
        fields=("ratkaisu", "outcome", "avgörande"),
        column="outcome",
    ),
    Facet(
        "voted",
        "aanestetty",
        ("Äänestys", "Omröstning", "Vote"),
        "whether a vote decided the matter",
        "closed",
        fields=("äänestetty", "aanestetty", "voted", "omröstning"),
        column="voted",
    ),
    Facet(
        "margin",
        "aaniero",
        ("Ääniero", "Röstskillnad", "Margin of votes"),
        "difference of votes in the closest vote that decided",
        "closed",
        order="value",
        said_as=("ääniero", "röstskillnad", "margin"),
    ),
    Facet(
        "amount",
        "summa",
        ("Päätetty summa", "Beslutad summa", "Sum decided"),
        "largest sum that was decided, in classes of euros",
        "closed",
        order="value",
        said_as=("summa", "summa", "sum"),
    ),
    Facet(
        "party",
        "yritys",
        ("Yritys tai yhdistys", "Företag eller förening", "Company or association"),
        "company or association that the decision names",
        fields=("yritys", "party", "företag"),
        is_multi=True,
        said_as=("yritys", "företag", "company"),
    ),
    Facet(
        "appeal",
        "muutoksenhaku",
        ("Muutoksenhaku", "Ändringssökande", "Appeal"),
        "ways of appeal that the decision names",
        "closed",
        fields=("muutoksenhaku", "appeal", "ändringssökande"),
        is_multi=True,
        column="appeal",
    ),
    Facet(
        "kind",
        "laji",
        ("Asiakirjan laji", "Typ av handling", "Kind of document"),
        "kind of document",
        "closed",
        fields=("laji", "kind", "handlingstyp"),
        column="kind",
        said_as=("laji", "typ", "kind"),
    ),
    Facet(
        "status",
        "vaihe",
        ("Vaihe", "Skede", "Stage"),
        "agenda, minutes or officeholder",
        "closed",
        fields=("vaihe", "status", "skede"),
        column="status",
        said_as=("vaihe", "skede", "status"),
    ),
    Facet(
        "language",
        "kieli",
        ("Kieli", "Språk", "Language"),
        "language",
        "closed",
        fields=("kieli", "language", "språk"),
        column="language",
    ),
    Facet(
        "routine",
        "rutiini",
        ("Rutiiniasiat", "Rutinärenden", "Routine items"),
        "routine item or not",
        "closed",
    ),
    Facet(
        "municipal_rule",
        "saanto",
        ("Kunnan sääntö", "Kommunal stadga", "Municipal rule"),
        "municipal rule cited, as hallintosääntö",
        is_multi=True,
    ),
    Facet(
        "legal_source",
        "oikeuslahde",
        ("Oikeuslähde", "Rättskälla", "Legal source"),
        "treaty, ruling or collective agreement cited, as KHO:2016:118",
        is_multi=True,
    ),
    Facet(
        "case",
        "asia",
        ("Asia", "Ärende", "Case"),
        "case, as municipality/case number",
        "case",
    ),
    Facet(
        "sum_euros",
        "summa-euroina",
        ("Summa euroina", "Summa i euro", "Sum in euros"),
        "largest sum that was decided, in euros",
        "number",
        is_hidden=True,
        column="sum_euros",
    ),
    Facet(
        "vote_margin",
        "aania-erona",
        ("Ääniä erona", "Röster emellan", "Votes between the sides"),
        "difference of votes in the closest vote that decided",
        "number",
        is_hidden=True,
        column="vote_margin",
    ),
    Facet(
        "votes",
        "aanet",
        ("Äänet", "Röster", "Votes"),
        "votes for the base proposal and against it, as 21-13, in order",
        is_multi=True,
        is_hidden=True,
        column="votes",
    ),
    Facet(
        "property",
        "kiinteisto",
        ("Kiinteistötunnus", "Fastighetsbeteckning", "Property identifier"),
        "property identifier in any notation; canonical: 123-4-5-6",
        "property",
        fields=(
            "kiinteistö",
            "kiinteisto",
            "kiinteistötunnus",
            "fastighet",
            "property",
        ),
        is_multi=True,
        is_hidden=True,
        column="property_ids",
    ),
    Facet(
        "minutes_section",
        "pykala",
        ("Pykälä", "Paragraf", "Minutes section"),
        "section of the minutes, as 67 or 12 a",
        fields=("pykälä", "pykala", "paragraf"),
        is_hidden=True,
    ),
    Facet(
        "address",
        "osoite",
        ("Osoite", "Adress", "Address"),
        "street address that the matter is about, as Rantatie 5",
        "address",
        fields=("osoite", "adress", "address"),
        is_multi=True,
        is_hidden=True,
        column="addresses",
    ),
    Facet(
        "district",
        "kaupunginosa",
        ("Kaupunginosa", "Stadsdel", "District"),
        "district or village that the text names as such, as Kallion kaupunginosa",
        fields=("kaupunginosa", "stadsdel", "district"),
        is_multi=True,
        is_hidden=True,
        column="districts",
    ),
    Facet("source", "lahde", ("Lähde", "Källa", "Source"), "source id"),
    Facet(
        "head_year",
        "alun-vuosi",
        ("Alussa mainittu vuosi", "År i början", "Year at the beginning"),
        "year named at the beginning of the text",
        "year",
        is_multi=True,
        is_hidden=True,
    ),
    Facet(
        "head_month",
        "alun-kuukausi",
        ("Alussa mainittu kuukausi", "Månad i början", "Month at the beginning"),
        "month named at the beginning of the text, as 2022-05",
        is_multi=True,
        is_hidden=True,
    ),
    Facet(
        "case_number",
        "dnro",
        ("Diaarinumero", "Diarienummer", "Case number"),
        "case number in any notation",
        "case",
        fields=("dnro", "diaari", "diaarinumero", "asia", "case"),
        is_multi=True,
        is_hidden=True,
        column="case_number",
        field_id="case",
    ),
    Facet(
        "law_reference_any",
        "laki-kaikki",
        ("Lakiviittaus", "Lagrumshänvisning", "Law reference"),
        "law reference anywhere in the decision",
        "law",
        is_multi=True,
        is_hidden=True,
    ),
    Facet(
        "statute_any",
        "saados-kaikki",
        ("Säädös", "Författning", "Act"),
        "statute cited anywhere in the decision",
        "statute",
        is_multi=True,
        is_hidden=True,
    ),
)
"""``case`` holds "<municipality>/<case key>"
(``analyzers.notations.case_codes.case_keys.case_key``),
``case_number`` all that a number is found by (``indexed_case_keys``); the rest is what
its name says.

``law_reference`` holds both levels, "380/2023" and "380/2023 § 23"; ``statute`` the act
only; both count references of the decision's own text, their ``_any`` twins those of
every role (appeal instructions, attachments, earlier handlings). ``routine`` is "yes"
or "no". ``head_year`` and ``head_month`` ("2022-05") are those
named in the title or at the beginning of the text, for decisions whose date was not
recognised. An absent value is no value, never an empty text."""

_BY_NAME = {facet.name: facet for facet in FACETS}
_BY_PARAMETER = {facet.parameter: facet for facet in FACETS}


def facet(name: str) -> Facet:
    """Return the facet called *name* (or having it as its parameter).

    Raises:
        UnknownFacet: naming what is allowed.
    """
    found = _BY_NAME.get(name) or _BY_PARAMETER.get(name)
    if found is None:
        allowed = ", ".join(f"{row.name} ({row.parameter})" for row in FACETS)
        raise UnknownFacet(f"unknown facet {name!r}; known: {allowed}")
    return found
