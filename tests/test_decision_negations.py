"""A negation put into a deciding sentence never leaves a consent standing."""

import itertools

import pytest

from corpus.importing.row_facts import row_facts

CONSENTS = {"granted", "approved", "partly-granted", "amended-approved"}
FINNISH = (
    ("Avustushakemus", "Seura hakee avustusta.", "avustusta", "myönnetä", "myöntää", "myöntämättä"),
    ("Tapahtumalupa", "Seura hakee lupaa torille.", "lupaa", "anneta", "antaa", "antamatta"),
    ("Koulukuljetushakemus", "Huoltaja hakee kuljetusta.", "kuljetusta", "järjestetä", "järjestää", "järjestämättä"),
    ("Puunkaatopyyntö", "Asukas pyytää koivun kaatamista.", "koivua", "kaadeta", "kaataa", "kaatamatta"),
    ("Hakemus poikkeamisesta", "Hakija hakee poikkeamista.", "hakemusta", "hyväksytä", "hyväksyä", "hyväksymättä"),
)  # fmt: skip
ADVERBS = (
    *("", "siksi", "näin ollen", "kuitenkaan", "tällä kertaa", "toistaiseksi"),
    *("edellä mainituin perustein", "hakijan esittämillä perusteilla"),
)
ORDERS = (
    "{Thing} ei {adverb} {denied}.",
    "Ei {adverb} {denied} {thing}.",
    "{Who}, ettei {thing} {adverb} {denied}.",
    "{Thing} ei {adverb} voida {verb}.",
    "{Who} olla {adverb} {without} {thing}.",
    "{Who}, ettei {thing} {adverb} voi {verb}.",
    "Perusteita ei {adverb} ole, eikä {thing} {denied}.",
)
SWEDISH = (
    ("Understödsansökan", "Föreningen ansöker om understöd.", "understöd", "beviljas", "bevilja"),
    ("Skolskjuts", "Vårdnadshavaren ansöker om skjuts.", "skjuts", "ordnas", "ordna"),
    ("Ansökan om undantag", "Sökanden ansöker om undantag.", "ansökan", "godkänns", "godkänna"),
)  # fmt: skip
SWEDISH_ADVERBS = ("", "därför", "tyvärr", "dock", "tills vidare", "i detta skede")
SWEDISH_ORDERS = (
    "{Thing} {verb} {adverb} inte.",
    "{Who} att {thing} {adverb} inte {verb}.",
    "{Thing} kan {adverb} inte {verb}.",
    "Eftersom anslaget är använt {verb} {thing} {adverb} inte.",
    "{Who} att {adverb} inte {infinitive} {thing}.",
)
OFFICIALS = "KOIVUKOSKEN KUNTA\n{office}\n{kind} 12.3.2024 § 14\n\n{title}\n\n{told}\n\n{said}\n\nMeri Malli"
BODYS = "{body} 12.3.2024 § 14\n\n{title}\n\n{told}\n\n{proposal}\n{said}\n\n{decision}\n{adopted}"


def _finnish() -> list[tuple[str, str]]:
    found = []
    for number, (row, adverb, order) in enumerate(
        itertools.product(FINNISH, ADVERBS, ORDERS)
    ):
        title, told, thing, denied, verb, without = row
        for who in ("Päätän", "Lautakunta päättää")[number % 2 :][:1]:
            words = {"denied": denied, "verb": verb, "without": without}
            said = _said(order, who, thing, adverb, words)
            found.append((said, _text(who == "Päätän", "fi", title, told, said)))
    return found


def _swedish() -> list[tuple[str, str]]:
    found = []
    for row, adverb, order in itertools.product(
        SWEDISH, SWEDISH_ADVERBS, SWEDISH_ORDERS
    ):
        title, told, thing, verb, infinitive = row
        for who in ("Jag beslutar", "Nämnden beslutar"):
            words = {"verb": verb, "infinitive": infinitive}
            said = _said(order, who, thing, adverb, words)
            found.append((said, _text(who == "Jag beslutar", "sv", title, told, said)))
    return found


def _said(order: str, who: str, thing: str, adverb: str, words: dict[str, str]) -> str:
    things = {"thing": thing, "Thing": thing.capitalize()}
    return " ".join(order.format(Who=who, adverb=adverb, **things, **words).split())


def _text(is_officials: bool, language: str, title: str, told: str, said: str) -> str:
    is_finnish = language == "fi"
    if is_officials:
        office, kind = (
            ("Päällikkö", "Viranhaltijapäätös")
            if is_finnish
            else ("Chefen", "Tjänsteinnehavarbeslut")
        )
        return OFFICIALS.format(
            office=office, kind=kind, title=title, told=told, said=said
        )
    body, proposal, decision, adopted = (
        ("Tekninen lautakunta", "Ehdotus", "Päätös", "Ehdotus hyväksyttiin.")
        if is_finnish
        else ("Tekniska nämnden", "Förslag", "Beslut", "Förslaget godkändes.")
    )
    return BODYS.format(
        body=body,
        title=title,
        told=told,
        proposal=proposal,
        said=said,
        decision=decision,
        adopted=adopted,
    )


@pytest.mark.slow
@pytest.mark.parametrize("rows", [_finnish(), _swedish()], ids=["fi", "sv"])
def test_a_denied_deed_is_no_consent(rows: list[tuple[str, str]]) -> None:
    """Whatever stands between the negation and its verb, and in whatever order."""
    wrong = [
        (said, outcome)
        for said, text in rows
        if (outcome := row_facts({"id": "a", "text": text})["matter_outcome"])
        in CONSENTS
    ]
    assert wrong == []
    assert len(rows) > 100
