"""Wordings that were read as their opposite, or as granting what nobody asked for."""

from __future__ import annotations

import pytest

from analyzers.decision.meaning.reading import read_meaning
from corpus.importing.row_facts import row_facts
from tests.test_decision_meaning_items import item


@pytest.mark.parametrize("old", ["päätöksen 18 §", "ohjeen", "hinnaston", "sopimuksen"])
def test_replacing_a_paper_grants_nothing(old: str) -> None:
    """Nobody is paid by "korvaa aiemman päätöksen"."""
    decision = (
        "Johtaja päätti, että tiimin sijaisena toimii vastaava ohjaaja.\n\n"
        f"Tämä päätös on voimassa toistaiseksi ja korvaa johtajan aiemman {old}."
    )
    text, parts = item("Sijaisen määrääminen", "", decision)
    meaning = read_meaning(
        text, parts, title="Sijaisen määrääminen", kind="officeholder-decision"
    )

    assert meaning.matter_outcome != "granted"


@pytest.mark.parametrize(
    "proposal",
    [
        "Lautakunta hyväksyy hankesuunnitelman ja hakea ministeriöltä erityisavustusta"
        " 70 000 euroa.",
        "Lautakunta päättää hakea kulttuurihankkeelle valtionavustusta 70 000 euroa.",
        "Hankkeelle haetaan rahoitusta maakunnan liitosta.",
        "Nämnden beslutar ansöka om understöd för projektet.",
    ],
)
def test_an_own_application_is_granted_by_nobody(proposal: str) -> None:
    """What the body asks of the state is its own matter, and no sum is granted."""
    text, parts = item("Valtionavustushakemus", proposal, "Ehdotus hyväksyttiin.")
    meaning = read_meaning(text, parts, title="Valtionavustushakemus")

    assert meaning.matter_outcome == "approved"
    assert [one for one in meaning.money if one.what == "granted"] == []


@pytest.mark.parametrize(
    ("title", "proposal"),
    [
        ("Kohdeavustukset", "Lautakunta jakaa kohdeavustukset ehdotuksen mukaan."),
        ("Anomus laskusta", "Lautakunta päättää, että laskusta hyvitetään 20 euroa."),
        ("Bidragsansökningar", "Nämnden fördelar bidragen enligt bilagan."),
    ],
)
def test_what_is_shared_out_is_granted(title: str, proposal: str) -> None:
    """Verbs that hand out money grant it, where somebody asked for it."""
    text, parts = item(title, proposal, "Ehdotus hyväksyttiin.")

    assert read_meaning(text, parts, title=title).matter_outcome == "granted"


def test_a_long_title_names_the_matter_too() -> None:
    """What an official decides on a notice of noise is a request, however long its title."""
    title = (
        "Päätös Kaari Rakennus Oy:n meluilmoituksesta koskien paalutusta, piikkausta työkoneen"
        " puomiin kiinnitetyllä laitteella ja maalämpökaivojen porausta osoitteessa Rantatie 8,"
        " Mallila"
    )
    decision = "Päällikkö päätti hyväksyä Kaari Rakennus Oy:n ilmoituksen."
    text, parts = item(title, "", decision)
    meaning = read_meaning(text, parts, title=title, kind="officeholder-decision")

    assert meaning.matter_outcome == "granted"


def test_a_rent_that_is_lowered_is_granted_to_nobody() -> None:
    """Nobody asked; a lease is changed."""
    decision = (
        "Päällikkö päätti hyvittää vuokraa siten, että vuokraa hyvitetään 71 euroa."
    )
    text, parts = item("Vuokraus, liiketilan muutos", "", decision)
    meaning = read_meaning(
        text, parts, title="Vuokraus, liiketilan muutos", kind="officeholder-decision"
    )

    assert meaning.matter_outcome == "approved"


CHANGED = [
    "Lautakunta hyväksyi esittelijän muutetun ehdotuksen, jonka mukaan maksu palautetaan.",
    "Esittelijä muutti ehdotustaan siten, että vaatimus hyväksytään. Hyväksyttiin muutettu"
    " ehdotus.",
    "Föredraganden ändrade sitt förslag så att begäran godkänns.\n\nDet ändrade förslaget"
    " godkändes.",
    "Lautakunta hyväksyi esittelijän muutetun ehdotuksen siten, että maksua alennetaan.",
]


@pytest.mark.parametrize("decision", CHANGED)
def test_a_refusal_changed_into_a_yes_is_not_rejected(decision: str) -> None:
    """What the presenter changes his refusal into is what is decided."""
    title, proposal = "Oikaisuvaatimus maksusta", "Lautakunta hylkää vaatimuksen."
    if decision.startswith("Föredraganden"):
        title, proposal = "Begäran om omprövning", "Nämnden avslår begäran."
    text, parts = item(title, proposal, decision)

    assert read_meaning(text, parts, title=title).matter_outcome == "granted"


def test_a_refusal_with_other_reasons_is_still_rejected() -> None:
    """A change that gives nothing leaves the refusal."""
    decision = "Esittelijä täydensi perusteluja. Hyväksyttiin täydennetty ehdotus."
    text, parts = item("Oikaisuvaatimus", "Lautakunta hylkää vaatimuksen.", decision)

    assert (
        read_meaning(text, parts, title="Oikaisuvaatimus").matter_outcome == "rejected"
    )


@pytest.mark.parametrize(
    ("title", "decision"),
    [
        (
            "Vahingonkorvaushakemus",
            "Hakijalle maksetaan 150 euroa vaaditun 400 euron sijaan.",
        ),
        ("Avustushakemus", "Seuralle myönnetään 500 euroa haetun 900 euron asemesta."),
        (
            "Bidragsansökan",
            "Föreningen beviljas 500 euro i stället för de sökta 900 eurona.",
        ),
    ],
)
def test_less_instead_of_what_was_asked_is_a_part(title: str, decision: str) -> None:
    """The sentence itself says that more was asked."""
    text, parts = item(title, "", decision)
    meaning = read_meaning(text, parts, title=title, kind="officeholder-decision")

    assert meaning.matter_outcome == "partly-granted"


@pytest.mark.parametrize(
    ("title", "proposal"),
    [
        ("Tontin myynti Kaari Oy:lle", "Tonttia ei myydä."),
        ("Määräalan osto", "Hallitus päättää, että määräalaa ei osteta."),
        ("Koulun purku", "Rakennusta ei pureta."),
        ("Maksujen korotus", "Maksuja ei koroteta."),
        ("Försäljning av tomt", "Tomten säljs inte."),
        ("Höjning av avgifterna", "Avgifterna höjs inte."),
    ],
)
def test_what_the_title_names_and_is_not_done_is_rejected(
    title: str, proposal: str
) -> None:
    """The matter is decided not to happen, by the verb of the title's short noun."""
    text, parts = item(title, proposal, "Ehdotus hyväksyttiin.")

    assert read_meaning(text, parts, title=title).matter_outcome == "rejected"


def test_what_the_title_does_not_name_is_not_rejected() -> None:
    """Another thing than the title's is not done."""
    text, parts = item("Tontin vuokraus", "Tonttia ei myydä.", "Ehdotus hyväksyttiin.")

    assert (
        read_meaning(text, parts, title="Tontin vuokraus").matter_outcome != "rejected"
    )


ADOPTED = [
    "Malli teki vastaehdotuksen, jota Laine kannatti.\n\nValtuusto hyväksyi vastaesityksen, että"
    " laajennusta ei toteuteta.",
    "Malli teki vastaehdotuksen, jota Laine kannatti.\n\nMallin vastaehdotus, jonka mukaan"
    " laajennusta ei tehdä, hyväksyttiin.",
    "Malli teki vastaehdotuksen, jota Laine kannatti.\n\nPäätettiin Mallin ehdotuksen"
    " mukaisesti olla toteuttamatta laajennusta.",
    "Hyväksyttiin Mallin ehdotus, jonka mukaan laajennusta ei tehdä.",
    "Malli teki vastaehdotuksen.\n\nValtuusto hyväksyi Mallin esityksen, että laajennus"
    " hylätään.",
]


@pytest.mark.parametrize("decision", ADOPTED)
def test_what_an_adopted_motion_says_is_what_is_decided(decision: str) -> None:
    """Its content may stand in the very sentence that adopts it."""
    title, proposal = "Koulun laajennus", "Valtuusto hyväksyy koulun laajennuksen."
    text, parts = item(title, proposal, decision)
    meaning = read_meaning(text, parts, title=title)

    assert meaning.matter_outcome == "rejected"
    assert meaning.proposal_fate == "replaced-by-countermotion"


@pytest.mark.parametrize(
    ("told", "figures"),
    [
        ("Äänestettiin Mallin vastaehdotuksesta: JAA 16, EI 11.", (16, 11)),
        (
            "Asian palauttamisesta äänestettiin: käsittelyn jatkaminen 18 ääntä, palautus 9"
            " ääntä.",
            (18, 9),
        ),
    ],
)
def test_what_a_vote_is_about_is_no_side(told: str, figures: tuple[int, int]) -> None:
    """Only what stands behind the colon names a side."""
    decision = f"Malli teki vastaehdotuksen.\n\n{told}\n\nHyväksyttiin ehdotus."
    text, parts = item("Koulu", "Valtuusto hyväksyy koulun laajennuksen.", decision)
    (vote,) = read_meaning(text, parts, title="Koulu").votes

    assert (vote.for_, vote.against) == figures


@pytest.mark.parametrize(
    ("title", "decision", "outcome"),
    [
        (
            "Köp av gräsklippare",
            "En åkgräsklippare köps av Maskinhuset Ab.",
            "approved",
        ),
        ("Höjning av avgiften", "En avgift på 20 euro höjs till 25 euro.", "approved"),
        ("Försäljning av tomt", "En tomt säljs till Kaari Ab.", "approved"),
        ("Avustushakemus", "En myönnä avustusta.", "rejected"),
        ("Avustushakemus", "En voi myöntää haettua avustusta.", "rejected"),
    ],
)
def test_a_swedish_article_denies_nothing(
    title: str, decision: str, outcome: str
) -> None:
    """Denied is only what "en" stands in Finnish: a verb in the form of a denial."""
    text, parts = item(title, "", decision)
    meaning = read_meaning(text, parts, title=title, kind="officeholder-decision")

    assert meaning.matter_outcome == outcome


@pytest.mark.parametrize(
    ("proposal", "decision", "outcome"),
    [
        (
            "Hallitus päättää, että määräala myydään 8 000 euron hintaan.",
            "Määräalaa ei myydä.",
            "rejected",
        ),
        ("Hallitus päättää, että koulu suljetaan.", "Koulua ei suljeta.", "rejected"),
        ("Hallitus myy määräalan.", "Määräala myydään.", "approved"),
    ],
)
def test_a_short_denial_does_not_repeat_the_proposal(
    proposal: str, decision: str, outcome: str
) -> None:
    """The same verb denied is the opposite of what was proposed."""
    text = (
        "Mallilan kunnanhallitus 5.3.2024 § 12\nOstotarjous määräalasta\n\nKunnanjohtajan"
        f" esitys:\n\n{proposal}\n\nKunnanhallituksen päätös:\n\n{decision}"
    )
    facts = row_facts({"id": "a", "title": "Ostotarjous määräalasta", "text": text})

    assert facts["matter_outcome"] == outcome


def test_a_short_yes_does_not_repeat_a_proposed_no() -> None:
    """What was proposed not to be sold is sold."""
    text = (
        "Mallilan kunnanhallitus 5.3.2024 § 12\nOstotarjous määräalasta\n\nKunnanjohtajan"
        " esitys:\n\nHallitus päättää, ettei määräalaa myydä.\n\nKunnanhallituksen päätös:"
        "\n\nMääräala myydään."
    )
    facts = row_facts({"id": "a", "title": "Ostotarjous määräalasta", "text": text})

    assert facts["matter_outcome"] != "rejected"


def test_who_may_not_appeal_decides_nothing() -> None:
    """A ban of appeal is no decision to leave an appeal undone."""
    text = "Markingenjör\nBeslut § 19/2025\n\nUtlåtande om tomtgräns\n\nÄndring får inte sökas."
    facts = row_facts({"id": "a", "text": text, "lang": "sv", "kind": "officeholder"})

    assert facts["matter_outcome"] != "approved"


def test_a_pay_that_is_raised_elects_nobody() -> None:
    """The partitive of pay is no verb of hiring."""
    text = (
        "Henkilöstöpäällikkö\nPäätös § 8\n\nRatkaisu: Tehtäväkohtaista palkkaa korotetaan"
        " 120 eurolla kuukaudessa."
    )
    facts = row_facts({"id": "a", "text": text, "kind": "officeholder"})

    assert facts["matter_outcome"] != "elected"
