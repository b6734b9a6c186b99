"""Genitives of municipalities' names: "Mikkelin kaupunki" names Mikkeli."""

from __future__ import annotations

from functools import cache

from analyzers.notations.toponyms.municipalities import Municipality, municipalities

# Names whose genitive the endings below do not give.
_OWN_GENITIVES = (
    "Alavus Alavuden, Espoo Espoon, Hailuoto Hailuodon, Hanko Hangon, Harjavalta Harjavallan,"
    " Helsinki Helsingin, Huittinen Huittisten, Iitti Iitin, Ikaalinen Ikaalisten,"
    " Isokyrö Isonkyrön, Jokioinen Jokioisten, Joroinen Joroisten, Juuka Juuan,"
    " Kannus Kannuksen, Kaskinen Kaskisten, Kauniainen Kauniaisten, Kaustinen Kaustisen,"
    " Keitele Keiteleen, Kirkkonummi Kirkkonummen, Kuhmoinen Kuhmoisten, Kuortane Kuortaneen,"
    " Leppävirta Leppävirran, Lieto Liedon, Liminka Limingan, Loppi Lopen, Luhanka Luhangan,"
    " Luoto Luodon, Muhos Muhoksen, Nousiainen Nousiaisten, Nurmes Nurmeksen,"
    " Oulainen Oulaisten, Outokumpu Outokummun, Parainen Paraisten, Pihtipudas Pihtiputaan,"
    " Pomarkku Pomarkun, Pornainen Pornaisten, Punkalaidun Punkalaitumen, Puolanka Puolangan,"
    " Pyhäntä Pyhännän, Pälkäne Pälkäneen, Rautalampi Rautalammin, Savitaipale Savitaipaleen,"
    " Siikainen Siikaisten, Tampere Tampereen, Toholampi Toholammin, Turku Turun,"
    " Uurainen Uuraisten, Uusikaarlepyy Uudenkaarlepyyn, Uusikaupunki Uudenkaupungin,"
    " Varkaus Varkauden, Vesanto Vesannon, Vihti Vihdin, Virrat Virtain,"
    " Kurikka Kurikan, Toivakka Toivakan, Kempele Kempeleen,"
    " Temmes Temmeksen, Kangaslampi Kangaslammin, Karinainen Karinaisten,"
    " Haukivuori Haukivuoren, Luopioinen Luopioisten, Mietoinen Mietoisten, Ruukki Ruukin,"
    " Sumiainen Sumiaisten, Askainen Askaisten, Halikko Halikon, Kiukainen Kiukaisten,"
    " Mänttä Mäntän, Pyhäselkä Pyhäselän, Renko Rengon, Sammatti Sammatin, Lappi Lapin,"
    " Tuulos Tuuloksen, Vahto Vahdon, Ylikiiminki Ylikiimingin, Yläne Yläneen,"
    " Himanka Himangan, Noormarkku Noormarkun, Oravainen Oravaisten, Kiiminki Kiimingin,"
    " Haukipudas Haukiputaan, Kiikoinen Kiikoisten, Vihanti Vihannin, Maaninka Maaningan"
)
_EXCEPTIONS = dict(pair.split() for pair in _OWN_GENITIVES.split(", "))
_ENDINGS = (
    ("järvi", "järven"),
    ("lahti", "lahden"),
    ("niemi", "niemen"),
    ("koski", "kosken"),
    ("joki", "joen"),
    ("mäki", "mäen"),
    ("saari", "saaren"),
    ("salmi", "salmen"),
    ("vesi", "veden"),
    ("ranta", "rannan"),
    ("kaupunki", "kaupungin"),
    ("nen", "sen"),
    ("alue", "alueen"),
    ("liitto", "liiton"),
    ("kunta", "kunnan"),
)


def genitive(name: str) -> str:
    """Return the genitive of a publisher's Finnish name.

    >>> genitive("Lahti"), genitive("Kauniainen"), genitive("Vantaa")
    ('Lahden', 'Kauniaisten', 'Vantaan')
    """
    if name in _EXCEPTIONS:
        return _EXCEPTIONS[name]
    if name == "Koski Tl":
        return "Koski Tl:n"
    for ending, inflected in _ENDINGS:
        if name.casefold().endswith(ending):
            stem = name[: -len(ending)]
            return stem + inflected if stem else inflected.capitalize()
    return name + "n" if name[-1] in "aeiouyåäö" else name + "in"


def genitive_sv(name: str) -> str:
    """Return the genitive of a publisher's Swedish name.

    >>> genitive_sv("Kyrkslätt"), genitive_sv("Korsnäs")
    ('Kyrkslätts', 'Korsnäs')
    """
    return name if name[-1:] in "sxz" else name + "s"


@cache
def by_genitive() -> dict[str, Municipality]:
    """Return municipalities by the casefolded genitive of their names.

    Finnish genitives, Swedish names (used bare before "stad" and "kommun") and Swedish
    genitives in s.
    """
    found: dict[str, Municipality] = {}
    rows = [row for row in municipalities() if row.kind == "municipality"]
    for row in rows:
        name = (
            row.name_fi.removesuffix("n kunta")
            if row.name_fi.endswith("n kunta")
            else row.name_fi
        )
        found[genitive(name).casefold()] = row
    for row in rows:
        swedish = row.name_sv.casefold()
        found.setdefault(swedish, row)
        found.setdefault(swedish + "s", row)
    return found
