"""Groups of verbs of officialese, in dictionary form."""

from __future__ import annotations

DEALS = frozenset(
    [
        *("myydä", "vuokrata", "ostaa", "luovuttaa"),
        *("sälja", "arrendera", "hyra", "köpa", "utarrendera", "uthyra"),
    ]
)
"""A sale or a lease is the body's own matter, also where somebody applied for it."""
OWN_DEEDS = frozenset(
    [
        *("varata", "hankkia", "tilata", "hakea", "osallistua", "määrätä", "järjestää"),
        *("käyttää", "lunastaa", "utnyttja", "inlösa", "irtisanoa", "asettaa"),
        *("uppsäga", "kilpailuttaa"),
        *("tehdä", "esittää", "keskittää", "turvata", "reservera", "anskaffa"),
        *(
            "sulkea",
            "lägga",
            "framlägga",
            "utesluta",
            "beställa",
            "ansöka",
            "delta",
            "ålägga",
            "föreslå",
            "ordna",
            "göra",
        ),
    ]
)
"""What a body does of its own, also where somebody asked it to."""
CREATES = frozenset(
    [
        *("rakentaa", "toteuttaa", "hankkia", "perustaa", "järjestää", "asentaa"),
        *("aloittaa", "käynnistää", "bygga", "förverkliga", "anlägga", "inrätta"),
        "ordna",
    ]
)
"""What is not done of what the title names is refused: "hidasteita ei rakenneta"."""
JOINS = frozenset(
    [
        *("osallistua", "liittyä", "lähteä", "mennä", "ryhtyä", "rahoittaa"),
        *("delta", "ansluta", "gå", "medverka", "finansiera", "medfinansiera"),
    ]
)
"""What is taken part in, or not: "kunta ei lähde hankkeeseen"."""
ARRANGES = frozenset(["järjestää", "turvata", "ordna"])
APPLIES = frozenset(["hakea", "ansöka", "määrätä", "ålägga"])
ENDS_HANDLING = frozenset(["päättää", "päättyä", "lopettaa", "raueta", "avsluta"])
"""What ends a matter whose applicant took it back, as the preparation tells."""
OFFICE_WORK = frozenset(
    [
        *("lähettää", "siirtää", "toimittaa", "ilmoittaa", "valmistella", "vastata"),
        *("tiedottaa", "laskuttaa", "periä", "selvittää", "pyytää", "velvoittaa"),
        *("edellyttää", "kehottaa", "käsitellä", "kirjata", "korostaa", "muistuttaa"),
        *("saattaa", "esittää", "viitata", "sända", "remittera", "meddela", "utreda"),
        *("svara", "informera", "debitera", "fakturera", "uppmana", "förutsätta"),
    ]
)
"""What an office does with a matter whichever way it is decided."""
REMEDIES = frozenset(
    [
        *("korjata", "oikaista", "alentaa", "aleta", "hyvittää", "palauttaa", "laskea"),
        *("muuttaa", "siirtää", "mitätöidä", "kohtuullistaa", "korrigera", "sänka"),
        *("huojentaa", "puolittaa", "nedsätta", "halvera", "efterskänka", "avskriva"),
        *(
            "maksaa",
            "suorittaa",
            "betala",
            "poistaa",
            "peruuttaa",
            "slopa",
            "stryka",
            "annullera",
            "makulera",
            "gottgöra",
            "rätta",
        ),
        *("återbetala", "kreditera", "kompensera", "omräkna", "ändra", "räkna"),
    ]
)
"""What meets a claim without a word of consent: "pisteytys korjataan"."""
FAINT = frozenset(
    [
        *("olla", "antaa", "aiheuttaa", "johtaa", "aiheutua", "täyttyä", "ryhtyä"),
        *("muuttaa", "ilmetä", "tulla", "tuoda", "sisältää", "framkomma", "anföra"),
        *("esittää", "framföra", "framlägga", "presentera"),
    ]
)
"""Verbs whose denial refuses only where somebody asked for something."""
HANDS_OVER = frozenset(
    [
        *("antaa", "luovuttaa", "toimittaa", "lähettää", "näyttää"),
        *("ge", "lämna", "utlämna", "sända", "skicka", "visa"),
    ]
)
"""What gives somebody papers, or denies him them."""
GIVES = frozenset(
    [
        *("sallia", "jakaa", "järjestää", "varata", "pidentää", "jatkaa"),
        *("korottaa", "nostaa", "tarjota", "korvata", "poiketa", "vapauttaa", "saada"),
        *("få", "ordna", "reservera", "förlänga", "höja", "erbjuda", "överlåta"),
        *("anvisa", "ersätta", "tillåta", "halvera", "efterskänka", "befria"),
    ]
)
"""Everyday verbs that give somebody what he asked for."""
PAYS = frozenset(["maksaa", "suorittaa", "betala", "erlägga"])
WAIVES = frozenset(["luopua", "avstå"])
"""Verbs by which a charge is given up."""
UNDOES = frozenset(
    ["kumota", "poistaa", "purkaa", "peruuttaa", "häva", "upphäva", "återkalla"]
)
"""What undoes a decision: it meets a claim; where nobody claimed, it is one's own."""
CHARGES = frozenset(["periä", "laskuttaa", "veloittaa", "uppbära", "debitera"])
SETS_ASIDE = frozenset(
    [
        *("perua", "peruuttaa", "kumota", "mitätöidä", "purkaa", "lykätä", "hyllyttää"),
        *("jyrätä", "ampua", "torpata", "keskeyttää", "pysäyttää", "jäädyttää"),
        *("upphäva", "återkalla", "häva", "annullera", "makulera", "stoppa", "frysa"),
        *("haudata", "kuopata", "ohittaa", "sivuuttaa", "unohtaa", "viskata", "sysätä"),
        *("inhibera", "spärra", "stryka"),
    ]
)
"""What stops or takes back a thing: who asked for it was not granted it."""
EVERYDAY = frozenset(
    [
        *("lakkauttaa", "lopettaa", "yhdistää", "laajentaa", "kunnostaa", "uudistaa"),
        *("peruskorjata", "nimetä", "ottaa", "kohdentaa", "irtisanoa", "liittää"),
        *("uusia", "kutsua", "asettaa", "perustaa", "solmia", "tehdä", "sijoittaa"),
        *("merkitä", "lisätä", "vähentää", "leikata", "karsia", "nostaa", "laskea"),
        *("sulkea", "avata", "keskittää", "ulkoistaa", "kehittää", "tukea", "vetää"),
        *("kokoontua", "sitoutua", "taata", "lahjoittaa", "laatia", "luopua"),
        *("tarkistaa", "päivittää", "lyhentää", "supistaa", "remontoida", "palkita"),
        *("päällystää", "kaavoittaa", "erota", "rajoittaa", "lainata", "kattaa"),
        *("osoittaa", "julistaa", "asfaltoida", "valaista", "siirtää", "vaihtaa"),
        *("kunnioittaa", "yhtiöittää", "hajauttaa", "säätää", "säilyttää", "tilata"),
        *("riva", "lägga", "stänga", "öppna", "utvidga", "renovera", "grunda"),
        *("ta", "höja", "sänka", "flytta", "avsluta", "börja", "inleda", "starta"),
        *("införa", "förlänga", "minska", "öka", "stöda", "donera", "skaffa"),
        *("införskaffa", "ingå", "skära", "ge", "antaa", "lämna", "låna"),
        *("justera", "revidera", "uppdatera", "ändra", "asfaltera", "utlysa"),
        *("ledigförklara", "överföra", "anvisa", "tillsätta", "ansluta", "dela"),
        *("slopa", "tilldela", "slå", "framlägga", "skjuta"),
    ]
)
"""Everyday verbs that tell what a body does, where it is said that a page tells decisions."""
