"""A refusal in any layout is never shown as a consent: it is a refusal, or not known."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from corpus.importing.row_facts import row_facts

CONSENTS = {"granted", "partly-granted", "approved", "amended-approved"}

FINNISH_LAYOUTS = (
    "Ulapan kunta\nTekninen lautakunta 4.5.2031 § 12\n\n{title}\n\nValmistelu\n\nAsian on valmistellut"
    " toimisto.\n\nPäätös\n\n{words}\n",
    "§ 12\n\n{title}\n\nEhdotus\n\nTekninen johtaja: {words}\n\nPäätös\n\nEhdotus hyväksyttiin.\n",
    "TELA § 12\n{title}\n\nTeknisen johtajan ehdotus:\n{words}\n\nPÄÄTÖS: Ehdotuksen mukaan.\n",
    "{title}\n\nViranhaltijapäätös § 7/2031\n\nPäätös: {words}\n\nPerustelut: Asia on selvitetty.\n",
    "KH § 12 {title} Kunnanjohtajan ehdotus: {words} Kunnanhallitus hyväksyi ehdotuksen yksimielisesti.",
    "§ 12 {title}\n\nEsittelijä ehdottaa: {words}\n\nLautakunnan päätös: Ehdotus hyväksyttiin.\n",
    "{title}\nSelostus on liitteenä. Esitän: {words}\nPäätös: Hyväksyttiin esityksen mukaan.\n",
)
FINNISH = (
    (
        "Oikaisuvaatimus lautakunnan päätöksestä koulukuljetuksesta",
        (
            "Lautakunta päättää olla muuttamatta päätöstään.",
            "Oikaisuvaatimus jätetään huomiotta.",
            "Aikaisempi päätös pysytetään.",
            "Lautakunta torjuu vaatimuksen.",
            "Päätös jää voimaan.",
        ),
    ),
    (
        "Poikkeamislupahakemus, loma-asunnon rakentaminen",
        (
            "Lautakunta epää luvan.",
            "Lupaa ei anneta.",
            "Lautakunta sanoo hakemukselle ei.",
            "Hakemus jätetään huomioon ottamatta.",
        ),
    ),
    (
        "Hakemus avustuksesta Ulapan kyläyhdistykselle",
        (
            "Hallitus luopuu avustuksen myöntämisestä.",
            "Kunta ei osallistu rahoitukseen.",
            "Hakemus jätetään huomiotta.",
        ),
    ),
    (
        "Vahingonkorvausvaatimus, kaatuminen jalkakäytävällä",
        ("Kunta ei maksa korvausta.", "Kunta kieltää vastuunsa.", "Vaatimus hylätään."),
    ),
    ("Valtuustoaloite maksuttomasta uimahallista", ("Aloite hylätään.", "Maksut pidetään ennallaan.")),
)  # fmt: skip
SWEDISH_LAYOUTS = (
    "Havsby kommun\nTekniska nämnden 4.5.2031 § 12\n\n{title}\n\nBeredning\n\nÄrendet har beretts.\n\nBeslut\n\n{words}\n",
    "§ 12\n\n{title}\n\nFörslag\n\nTekniska direktören: {words}\n\nBeslut\n\nFörslaget godkändes.\n",
    "{title}\n\nTjänsteinnehavarbeslut § 7/2031\n\nBeslut: {words}\n\nMotivering: Ärendet har utretts.\n",
    "KST § 12 {title} Kommundirektörens förslag: {words} Kommunstyrelsen beslöt enhälligt omfatta förslaget.",
)
SWEDISH = (
    (
        "Rättelseyrkande över nämndens beslut om skolskjuts",
        ("Nämnden finner ingen orsak att ändra det överklagade beslutet.", "Beslutet kvarstår."),
    ),
    (
        "Ansökan om undantagslov för fritidsbostad",
        (
            "Ansökan lämnas utan beaktande.",
            "Nämnden säger nej till ansökan.",
            "Undantag beviljas ej.",
            "Ansökan avslås i sin helhet.",
        ),
    ),
    ("Ansökan om bidrag till Havsby byaförening", ("Ansökan lämnas obeaktad.", "Inget bidrag beviljas.")),
    ("Motion om gratis simhall", ("Simhallen görs inte avgiftsfri.", "Motionen förkastas.")),
    ("Skadeståndsanspråk, fall på trottoar", ("Kommunen förnekar sitt ansvar.",)),
)  # fmt: skip


def texts() -> list[str]:
    """Return every refusal in every layout of its language."""
    return [
        layout.format(title=title, words=words)
        for matters, layouts in ((FINNISH, FINNISH_LAYOUTS), (SWEDISH, SWEDISH_LAYOUTS))
        for (title, refusals), layout in itertools.product(matters, layouts)
        for words in refusals
    ]


@pytest.mark.parametrize("text", texts())
def test_a_refusal_is_never_shown_as_a_consent(text: str) -> None:
    """Also where the proposal could not be found in the text."""
    assert row_facts({"id": "1", "text": text})["matter_outcome"] not in CONSENTS


@pytest.mark.parametrize(
    "text",
    [
        "§ 8\n\nMaauimalan aukiolo\n\nPäätös\n\nEhdotus hyväksyttiin yksimielisesti.\n",
        "§ 8\n\nBadstrandens öppettider\n\nBeslut\n\nFörslaget godkändes.\n",
    ],
)
def test_an_adopted_proposal_of_a_body_s_own_is_approved(text: str) -> None:
    """Where nothing in the text refuses, the body's own matter is approved."""
    assert row_facts({"id": "1", "text": text})["matter_outcome"] == "approved"


UNKNOWN_FINNISH = (
    *("torpataan", "tyrmätään", "blurpataan", "hyllytetään", "jyrätään", "lykätään"),
    *("peruutetaan", "mitätöidään", "haudataan", "sivuutetaan", "ammutaan alas"),
    *("kuopataan", "viskataan roskiin", "saa kielteisen vastaanoton"),
)
UNKNOWN_SWEDISH = (
    *(
        "blurpas",
        "stoppas",
        "spärras",
        "skrotas",
        "begravs",
        "läggs ner",
        "läggs åt sidan",
    ),
    *("dras in", "sågas", "fälls", "röstas ner", "väljs bort", "ratas", "upphävs"),
    *("förvägras", "förvägrades", "underkänns", "refuseras", "ogillas", "inhiberas"),
)


FINNISH_MATTERS = (
    ("Poikkeamislupahakemus, loma-asunnon rakentaminen", "Lupa"),
    ("Hakemus avustuksesta Ulapan kyläyhdistykselle", "Hakemus"),
    ("Valtuustoaloite maksuttomasta uimahallista", "Aloite"),
    ("Oikaisuvaatimus koulukuljetuksesta", "Vaatimus"),
    ("Virkavapaushakemus", "Virkavapaa"),
)
SWEDISH_MATTERS = (
    ("Ansökan om undantagslov för fritidshus", "Lovet"),
    ("Ansökan om tillstånd till bisyssla", "Tillstånd till bisysslan"),
    ("Motion om avgiftsfri simhall", "Motionen"),
    ("Rättelseyrkande om skolskjuts", "Yrkandet"),
    ("Ansökan om tjänstledighet", "Tjänstledigheten"),
)


def _of_unknown_verbs() -> Iterator[tuple[str, str]]:
    for language, verbs, layouts, matters in (
        ("fi", UNKNOWN_FINNISH, FINNISH_LAYOUTS, FINNISH_MATTERS),
        ("sv", UNKNOWN_SWEDISH, SWEDISH_LAYOUTS, SWEDISH_MATTERS),
    ):
        for number, (verb, layout) in enumerate(itertools.product(verbs, layouts)):
            title, thing = matters[number % len(matters)]
            words = f"{thing} {verb}."
            yield (
                f"{language}-{number}-{words}",
                layout.format(title=title, words=words),
            )


@pytest.mark.parametrize(
    "text", [pytest.param(text, id=name) for name, text in _of_unknown_verbs()]
)
def test_a_verb_that_nobody_knows_grants_nothing(text: str) -> None:
    assert row_facts({"id": "1", "text": text})["matter_outcome"] not in CONSENTS


SWEDISH_COUNTER = """BYGGNADSNÄMNDEN I HAVSBY KOMMUN
Protokoll 6/2031   28.8.2031

§ 44. BYGGNADSLOV FÖR MAST, UDDEN 2:7

Mast Ab ansöker om byggnadslov för en mast. Åtta rågrannar motsätter sig uppförandet.

Byggnadsinspektörens förslag: Byggnadslov beviljas i enlighet med ansökan.

Behandling: Under diskussionen föreslog {who} att byggnadslov {a}, då området saknar plan. Sol Malm understödde förslaget. Vid företagen omröstning röstade 2 för inspektörens förslag och 3 för Exempels förslag.

Beslut: Byggnadsnämnden {b} byggnadslov enligt Exempels förslag.
"""
FINNISH_COUNTER = """ULAPAN KUNTA
Rakennuslautakunta 28.8.2031

§ 44 Rakennuslupa mastolle, Niemi 2:7

Masto Oy hakee rakennuslupaa mastolle. Naapurit vastustavat.

Rakennustarkastajan ehdotus: Rakennuslupa myönnetään hakemuksen mukaisesti.

Käsittely: Keskustelun aikana {who}, että lupa evätään. Sol Laine kannatti esitystä. Äänestyksessä tarkastajan ehdotus sai 2 ääntä ja Mallin esitys 3 ääntä.

Päätös: {b} Mallin esityksen mukaisesti.
"""


@pytest.mark.parametrize(
    "who",
    [
        "vice ordförande Dag Exempel",
        "ledamot Dag Exempel",
        "nämndens ordförande Dag Exempel",
        "Dag Exempel",
    ],
)
@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("förvägras", "förvägrar"),
        ("avslås", "avslår"),
        ("inte beviljas", "beviljar inte"),
    ],
)
def test_a_refusal_that_a_member_moved_is_a_refusal(who: str, a: str, b: str) -> None:
    facts = row_facts({"id": "1", "text": SWEDISH_COUNTER.format(who=who, a=a, b=b)})

    assert facts["matter_outcome"] == "rejected"
    assert facts["proposal_fate"] == "replaced-by-countermotion"


@pytest.mark.parametrize(
    "who",
    [
        "varapuheenjohtaja Dag Malli esitti",
        "esitti jäsen Dag Malli",
        "ehdotti lautakunnan varapuheenjohtaja Dag Malli",
    ],
)
@pytest.mark.parametrize(
    "b",
    ["Rakennuslautakunta eväsi luvan", "Lautakunta hylkäsi hakemuksen", "Lupa evätään"],
)
def test_a_refusal_that_a_member_moved_is_a_refusal_in_finnish(
    who: str, b: str
) -> None:
    facts = row_facts({"id": "1", "text": FINNISH_COUNTER.format(who=who, b=b)})

    assert facts["matter_outcome"] == "rejected"


@pytest.mark.parametrize("b", ["avslår", "förvägrar", "nekar"])
def test_a_refusal_as_somebody_proposed_is_never_a_consent(b: str) -> None:
    text = SWEDISH_COUNTER.format(who="man", a="avslås", b=b)

    assert row_facts({"id": "1", "text": text})["matter_outcome"] not in CONSENTS
