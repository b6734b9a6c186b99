"""Invented names in every case form, and sentences that they are set into.

``{0}`` is the name as it is, ``{n}`` the genitive, ``{lle}`` the allative, ``{lta}`` the
ablative, ``{a}`` the partitive; ``{s}`` the Swedish genitive.
"""

from __future__ import annotations

import itertools

CASES = ("0", "n", "lle", "lta", "a")

# Surnames by how they are inflected: nominative, genitive, allative, ablative, partitive.
SURNAMES = {
    "nen": ("Halavanen", "Halavasen", "Halavaselle", "Halavaselta", "Halavasta"),
    "a": ("Ruokola", "Ruokolan", "Ruokolalle", "Ruokolalta", "Ruokolaa"),
    "i": ("Kuusniemi", "Kuusniemen", "Kuusniemelle", "Kuusniemeltä", "Kuusniemeä"),
    "place": ("Hautakoski", "Hautakosken", "Hautakoskelle", "Hautakoskelta", "Hautakoskea"),
    "word": ("Karhu", "Karhun", "Karhulle", "Karhulta", "Karhua"),
    "town": ("Lahti", "Lahden", "Lahdelle", "Lahdelta", "Lahtea"),
    "swedish": ("Granqvist", "Granqvistin", "Granqvistille", "Granqvistilta", "Granqvistia"),
    "slavic": ("Morozov", "Morozovin", "Morozoville", "Morozovilta", "Morozovia"),
    "arabic": ("Al-Hamdan", "Al-Hamdanin", "Al-Hamdanille", "Al-Hamdanilta", "Al-Hamdania"),
    "vietnamese": ("Nguyen", "Nguyenin", "Nguyenille", "Nguyenilta", "Nguyenia"),
    "somali": ("Warsame", "Warsamen", "Warsamelle", "Warsamelta", "Warsamea"),
    "sámi": ("Näkkäläjärvi", "Näkkäläjärven", "Näkkäläjärvelle", "Näkkäläjärveltä", "Näkkäläjärveä"),
    "double": ("Salo-Riihelä", "Salo-Riihelän", "Salo-Riihelälle", "Salo-Riihelältä", "Salo-Riihelää"),
}  # fmt: skip
FIRST_NAMES = {
    "nen": "Tuovi",
    "a": "Sirkka-Liisa",
    "i": "Voitto",
    "place": "Unto",
    "word": "Tuuli",
    "town": "Esko",
    "swedish": "Runar",
    "slavic": "Ljudmila",
    "arabic": "Haitham",
    "vietnamese": "Thi Lan",
    "somali": "Ikran",
    "sámi": "Niillas",
    "double": "Jaana",
}

FINNISH_PRIVATE = """
Hakijalle {lle} myönnetään tukea.
Hakijana on {0}.
Hakija: {0}
Hakija {0}, Mallila
{0} on hakenut poikkeamislupaa.
{0} hakee lupaa laiturille.
{0} pyytää maksun kohtuullistamista.
{0} vaatii korvausta.
{0} asuu kiinteistöllä.
{0} myy tilansa kunnalle.
Tontti myydään {lle}.
Tontti vuokrataan {lle} 1.5. alkaen.
Myönnetään {lle} ero toimesta.
Merkitään tiedoksi {n} irtisanoutuminen.
Hyväksytään {n} hakemus.
Käsiteltiin {n} oikaisuvaatimus.
Lautakunta hylkää {n} valituksen.
Muistutuksen ovat tehneet {0} ja kaksi muuta.
Muistutuksen jätti {0}.
Naapurina on kuultu {a}.
Kuultiin asiassa {a}.
Saatava peritään {lta}.
Avustusta ei peritä takaisin {lta}.
Virkaan valittiin {0}.
Virkaan valitaan FM {0}.
Rehtoriksi valittiin {0}.
Kehittämispäälliköksi valitaan hallintotieteiden maisteri {0}.
Kunnanhallitus valitsi talouspäälliköksi {n}.
Kesätyöntekijäksi otettiin {0}.
Tehtävään palkataan {0}.
Määräaikaiseen työsuhteeseen otetaan {0} ajalle 1.1.–31.5.
{0} valitaan opettajaksi.
Lähihoitaja {n} hoitovapaa hyväksytään.
Opettaja {lle} myönnetään virkavapaata.
Rehtori {0} on sanoutunut irti virastaan.
Kiinteistön omistaa {0}.
Omistaja {0} (tila Rantala) vastustaa kaavaa.
Tilan omistajat {0} ja Eero Mallikas vastustavat.
Kaavasta valitti {0}.
Valittaja: {0}.
Tiedoksi: {0} (hakija)
Päätös annetaan tiedoksi {lle}.
Ote: {0}, hakija.
Asiakas {0} siirtyy palveluasumiseen.
Oppilas {0} saa kuljetuksen.
Oppilaan huoltaja {0} on valittanut.
Lapsen äiti {0} vaatii päätöksen muuttamista.
Kuolinpesän osakas {0} hakee lohkomista.
{n} kuolinpesä myy tontin.
Edunvalvojana toimii tytär {0}.
Vuoden kyläläiseksi valittiin {0}.
Stipendin saa {0}.
Kunniamerkki luovutetaan {lle}.
Palkittiin {0}.
Kuntalaisaloitteen on tehnyt {0}.
Aloitteen tekijä {0} ehdottaa penkkejä.
Korvausta maksetaan {lle} 200 euroa.
Vahingonkorvausvaatimus, {0}
Taksilupa-asia / {0}
Ympäristölupa, {0}, Mallila
Rakennuslupa: {0}
Yrittäjä {0} pyytää vuokravapautusta.
Toiminimi {n} tarjous hylätään.
Ojan kaivamisesta ilmoitti {0}.
Lautakunta kehottaa {a} siivoamaan pihan.
Mies, {0}, poistettiin tiloista.
Tiekunnan puheenjohtaja {0} on hakenut avustusta.
Yhdistyksen puolesta hakemuksen allekirjoitti {0}.
Saapunut kirje: {0} esittää penkkejä.
""".strip().splitlines()

FINNISH_OFFICE = """
Kaupunginjohtaja {0} esitteli asian.
Esittelijä: {0}, tekninen johtaja
Valmistelija: {0}
Asian valmisteli {0}.
Asiaa esitteli {0}.
Katselmuksen suoritti {0}.
Puheenjohtaja {0} avasi kokouksen.
Kokouksen puheenjohtajana toimi {0}.
Jäsen {0} poistui kokouksesta.
Valtuutettu {0} esitti palauttamista.
Valtuutettu {n} aloite hylättiin.
{0} ehdotti asian palauttamista.
{0} kannatti ehdotusta.
Pöytäkirjantarkastajiksi valittiin {0} ja Eero Mallikas.
Pöytäkirjan tarkastajaksi valitaan {0}.
Varajäseneksi valittiin {0}.
Lautakunnan jäseneksi valitaan maanviljelijä {0}.
Valtuuston puheenjohtajaksi valittiin {0}.
Edustajaksi yhtiökokoukseen nimetään {0}.
Luottamushenkilö {0} pyytää eroa.
Kunnanhallituksen edustaja {0}
Lisätietoja: {0}, rakennustarkastaja
Lisätietoja antaa suunnittelija {0}.
Rakennustarkastaja {0} päätti asiasta.
Läsnä: {0}, pj.
Poissa: {0}
Kirkkoherra {0} siunasi kirjaston.
Kansanedustaja {0} vieraili kunnassa.
Päätöksentekijä: {0}
Ministeri {0} avasi messut.
Ylikonstaapeli {0} kertoi tutkinnasta.
Satamakapteeni {0} teki päätöksen.
Pääluottamusmies {0} antoi lausunnon.
Yleinen edunvalvoja {0} hoitaa asiaa.
""".strip().splitlines()

SWEDISH_NAMES = (
    "Tuva Halmsjö",
    "Runar Österholm",
    "Maj-Len Kackur",
    "Bo-Göran Wiklund",
    "Henrik von Storå",
    "Åsa Nygård-Sten",
    "Haitham Al-Hamdan",
    "Oksana Morozova",
    "Thi Lan Nguyen",
    "Sverker Palmgrén",
    "Gun Knuts",
    "Ikran Warsame",
)

SWEDISH_PRIVATE = """
Sökande: {0}
Sökanden {0} beviljas stöd.
{0} har ansökt om undantagslov.
{0} ansöker om bygglov.
{0} anhåller om avsked.
{0} bestrider kravet.
{0} har sagt upp sig från tjänsten.
{s} ansökan avslås.
Avsked beviljas {0}.
Tomten säljs till {0}.
Tomten arrenderas ut till {0} för tio år.
Besvär har anförts av {0}.
Anmärkning har lämnats in av {0}.
Grannen {0} har hörts.
Till rektor valdes {0}.
Till personalchef väljs ekonomie magister {0}.
Till tjänsten valdes {0}.
Som barnskötare anställs {0}.
Vald blev {0}.
Ägaren {0} uppmanas riva ladan.
Vårdnadshavaren {0} söker ändring.
Eleven {0} beviljas skolskjuts.
Klienten {0} flyttar.
Stipendiet tilldelas {0}.
Ersättning betalas till {0}.
Skadeståndsanspråk, {0}
Bygglov: {0}
Sterbhuset efter {0} säljer tomten.
Hyresavtalet överförs på {0}.
Läkare {0} har sagt upp sig.
Delges: {0} (sökande)
Vården av {0} gäller klagomålet.
Invånarinitiativ av {0}.
Väglagets ordförande {0} har sökt bidrag.
Företagaren {0} begär befrielse från hyran.
""".strip().splitlines()

SWEDISH_OFFICE = """
Stadsdirektör {0} föredrog ärendet.
Föredragande: {0}, teknisk chef
Beredare: {0}
Ärendet bereddes av {0}.
Beslutet fattades av {0}.
Ordförande {0} öppnade mötet.
Ledamot {0} avlägsnade sig.
{0} föreslog återremiss.
{0} understödde förslaget.
Till protokolljusterare valdes {0} och Bo Modell.
Till ersättare valdes {0}.
Till ordförande för nämnden valdes {0}.
Tilläggsuppgifter: {0}, byggnadsinspektör
Byggnadsinspektör {0} granskade ritningarna.
Närvarande: {0}, ordf.
Kyrkoherde {0} talade.
Hamnkapten {0} fattade beslutet.
Minister {0} besökte staden.
Riksdagsledamot {0} besökte staden.
Förtroendevalda {0} begär avsked.
""".strip().splitlines()

NO_PERSONS = """
{n} katu päällystetään.
{n} puisto kunnostetaan.
{n} muistosäätiö jakaa apurahoja.
{n} patsas siirretään.
{0} Oy toimittaa kalusteet.
Maansiirto {0} Ky valittiin urakoitsijaksi.
Rakennusliike {0} Oy vaatii lisämaksua.
{n} palkinto jaetaan syksyllä.
{n} koulu remontoidaan.
M/s {0} liikennöi saaristossa.
Ravintola {0} saa jatkoajan.
{0} -stipendi julistetaan haettavaksi.
{n} näyttely avataan.
{n} romaani esitellään kirjastossa.
Sali nimettiin {n} mukaan.
{n} suunnittelema talo suojellaan.
{n} perinneyhdistys saa avustusta.
Moottorivene {0} hankitaan.
""".strip().splitlines()


def finnish_names() -> list[dict[str, str]]:
    """Return every invented person as case → name."""
    return [
        dict(zip(CASES, (f"{FIRST_NAMES[kind]} {form}" for form in forms), strict=True))
        for kind, forms in SURNAMES.items()
    ]


def finnish(shapes: list[str]) -> list[tuple[str, str]]:
    """Return (text, the name as it is in it) of every shape with every name."""
    return [
        (shape.replace(f"{{{case}}}", name[case]), name[case])
        for shape, name in itertools.product(shapes, finnish_names())
        for case in CASES
        if f"{{{case}}}" in shape
    ]


def swedish(shapes: list[str]) -> list[tuple[str, str]]:
    """Return (text, the name as it is in it) of every shape with every Swedish name."""
    rows = []
    for shape, name in itertools.product(shapes, SWEDISH_NAMES):
        genitive = name if name.endswith("s") else f"{name}s"
        form = genitive if "{s}" in shape else name
        rows.append((shape.replace("{s}", genitive).replace("{0}", name), form))
    return rows
