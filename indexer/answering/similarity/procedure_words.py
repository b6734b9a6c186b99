"""Words of meetings and decisions that say nothing of what a matter is about.

Whatever is decided, somebody proposes, supports and votes; that two decisions have such
words makes them no more similar than the paper they are written on.
"""

from __future__ import annotations

from analyzers.base import Analyzer

FINNISH = """
aihe aiheuttaa aika ajatella alkaa alku antaminen asettaa asettaminen edellyttää edetä
edustaja ehdottaa ehdotus esittelijä esittely esittäminen esittää esitys esteellinen
hakea hakeminen hakemus hakija huomio huomioida hylätä hyvä hyväksyminen hyväksyä
ilmoittaa ilmoitus jatkaa jatko jäsen kannattaa kannattaja kannatus katsoa keskustella
keskustelu kirjata kirje kohta kokous koskea kumota kuulla kuulua kysymys kysyä
käsitellä käsittely käydä lausua lausunto lautakunta liite liitteenä liittyä lisäksi
lykätä läsnä mahdollinen merkitseminen merkitä mielipide muutos muuttaa myöntyä
myöntäminen myöntää määrä noudattaa nähtävillä oikaista ottaa ottaminen palauttaa
perusta perustella perustelu peruuttaa poistua puheenjohtaja puheenvuoro pykälä pyytää
päivä päättäminen päättää päätöksenteko päätös päätösehdotus pöytä pöytäkirja saada
sallia selvittää selvitys seuraava sisältää suorittaa tarkastaa tarkastaminen tarvita
tehdä tiedoksi tieto todeta toimenpide toimielin toimittaa toteuttaa tulla tuoda vaatia
vahvistaa vahvistaminen valinta valita valitseminen valmistelija valmistella valmistelu
valtuutettu varapuheenjohtaja vastaan vastaehdotus vastata vuosi yksimielinen äänestys
äänestää ääni aloite valtuustoaloite kuntalaisaloite luonnos momentti säännös asetus
kunnanjohtaja kaupunginjohtaja hyvinvointialuejohtaja hyvinvointialue kunnanhallitus
kaupunginhallitus aluehallitus kunnanvaltuusto kaupunginvaltuusto aluevaltuusto jaosto
lisätieto menettely määräys oikaisuvaatimus tarkastuslautakunta valitus valtioneuvosto
viranhaltijapäätös viranomainen
"""
SWEDISH = """
anmäla anse ansöka ansökan avge avslå begära behandla behandling beredning beslut
besluta bevilja beviljande bilaga bordlägga diskussion expediera fastställa
fastställande fatta fråga föreslå förslag godkänna godkännande instämma jäv ledamot
lämna meddela motförslag motion motivering möte nämnd närvarande ordförande paragraf
protokoll remittera reservation röst rösta sammanträde stöda tid understöda utlåtande
välja ändra ärende år återremittera bilag moment utkast initiativ förordning lag kommun
stad stadsstyrelse kommunstyrelse fullmäktige stadsfullmäktige kommunfullmäktige ändring
chef direktör enhälligt godkände godkänner förslaget plan teknisk tillstånd
"""


EVERYDAY_FINNISH = """
aikaisempi aikana ainakin aina ainoa aiempi alainen alle alla ansiosta antaa arvio asia asti
edellinen edelleen edellä eli ellei enemmän enintään ennen ensi ensimmäinen enää erikseen
erilainen erityinen eräs esimerkiksi haluta helppo hieman hyvin itse jakaa joka jokainen
jokin jolloin jonkin joten jotain jotta joutua julkinen juuri jälkeen jättää kaikki kanssa
kautta kerta keskeinen keskimäärin kesken kiinnittää koko koska koskaan koskeva kuin kuinka
kuitenkin kukaan kukin kummankin kuten kyseinen laaja lailla lainkaan laittaa liian lopullinen
loppu luonnollinen lyhyt lähellä lähes lähinnä läpi melko mennä merkittävä mikä mikäli miten
molemmat monta moni muu muuten mukaan mukainen muutama myöhemmin myöhäinen myös niin noin nopea
nykyinen näin nähdä ohella ohi olla oma onnistua osa osalta osittain paikka paljon parempi
pari perusteella pieni pikainen pitkin pitkä pitää puolesta puoli puuttua päästä päin päälle
riittävä riittää saakka sama samanlainen samoin seuraus silloin sillä siis sitten sopia
sopiva suhteen suoraan suuri syy taas tapa tapahtua tapaus tarkka tarkoittaa tarkoitus tarpeen
tarve tavallinen tila tilanne toinen toisaalta tosin tuleva tuntea tuskin tähän tärkeä täysi
täytyä uusi useampi usea usein vaan vai vaikea vaikka vain vaikuttaa vailla vanha varma varsin
aloittaminen edistäminen järjestäminen jatkaminen kehittäminen käyttäminen lisääminen
parantaminen perustaminen poistaminen päivittäminen tarkistaminen tekeminen toteuttaminen
turvaaminen varmistaminen ylläpitäminen arvo ehto kymmen oikeus prosentti raja tavoite
toiminta toimija vaihe vaihtoehto vastuu kalenterivuosi
vasta vastaava vielä viime viimeinen voida vuoksi vähintään vähäinen vähän väli yhdessä yhteinen
yhteydessä yhä yksi ylin ylittää yleensä yleinen yli ympäri
"""
EVERYDAY_SWEDISH = """
all allmän allt alltid annan annat bara behöva betydande bland bli blott bra bättre bör del
dels denna där därför efter egen ej eller endast enligt ens enskild exempel fall finnas fler
flera fortfarande framför få följande för före först förut ge genom genast gemensam god gälla
hel helt hos hur hög ingen innan inom just kanske kunna känna lika liknande liten lång låg
länge lätt med medan mellan men mera mest minst mot mycket många möjlig måste nedan nog nu ny
någon något några när nästa också ofta olika omkring orsak plats redan samma samt sedan senare
ske skola skäl stor så sådan sätt särskild ta till tidigare tillsammans trots tydlig under
undre från mål område rätt
utan utom vanlig var varje vid vidare viktig vilja vilken väl än ännu även över övrig
"""
"""Words of every matter: who reads them as a reason learns nothing."""


def procedure_lemmas(analyzer: Analyzer) -> frozenset[str]:
    """Return the lemmas of all these words, as documents have them."""
    tokens = analyzer.analyze(
        f"{FINNISH} {SWEDISH} {EVERYDAY_FINNISH} {EVERYDAY_SWEDISH}"
    )
    return frozenset(lemma for token in tokens for lemma in token.lemma)
