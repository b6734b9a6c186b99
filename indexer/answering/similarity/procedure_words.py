"""Words of meetings and decisions that say nothing of what a matter is about.

Whatever is decided, somebody proposes, supports and votes; that two decisions have such
words makes them no more similar than the paper they are written on.
"""

from __future__ import annotations

from analyzers.base import Analyzer

FINNISH = """
aika ajatella aiheuttaa aihe alkaa alku ehdottaa ehdotus edellyttää edetä edustaja
esittelijä esittely esitys esittää esteellinen hakemus hakija hylätä hyväksyä hyvä
huomio huomioida ilmoittaa ilmoitus jatkaa jatko jäsen kannattaa kannatus kannattaja
katsoa keskustella keskustelu kirjata kirje kohta kokous koskea kuulua kuulla käsitellä
käsittely käydä kysyä kysymys lausua lausunto lautakunta liite liittyä lisäksi läsnä
lykätä mahdollinen merkitä mielipide muuttaa muutos määrä noudattaa nähtävillä ottaa
palauttaa perusta perustelu perustella poistua puheenjohtaja puheenvuoro pykälä pyytää
päivä päättää päätös päätösehdotus pöytä pöytäkirja saada selvittää selvitys seuraava
suorittaa sisältää tarkastaa tarvita tehdä tiedoksi tieto todeta toimenpide toimielin
toimittaa toteuttaa tulla tuoda vaatia valita valmistelija valmistella valmistelu
valtuutettu varapuheenjohtaja vastaehdotus vastaan vastata vuosi yksimielinen ääni
äänestys äänestää
"""
SWEDISH = """
anmäla anse ansökan avge avslå begära behandla behandling beredning besluta beslut bilaga
bordlägga diskussion expediera fatta fråga föreslå förslag godkänna instämma jäv ledamot
lämna meddela möte motion motförslag motivering nämnd närvarande ordförande paragraf
protokoll remittera reservation röst rösta sammanträde stöda tid understöda utlåtande välja
ändra ärende återremittera år
"""


def procedure_lemmas(analyzer: Analyzer) -> frozenset[str]:
    """Return the lemmas of the words, as documents have them."""
    tokens = analyzer.analyze(f"{FINNISH} {SWEDISH}")
    return frozenset(lemma for token in tokens for lemma in token.lemma)
