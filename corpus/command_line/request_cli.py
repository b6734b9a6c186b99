"""``paatoshaku request-documents``: the letter that asks a publisher for its decisions.

For publishers whose pages may not be fetched: everyone may ask for public documents
(laki viranomaisten toiminnan julkisuudesta 621/1999). It writes, and sends nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import click

from analyzers.notations.toponyms.municipalities import municipality
from corpus.command_line.cli import CorpusSettings
from corpus.day_option import Day
from corpus.sources import Source, load_sources

LetterLanguage = Literal["fi", "sv"]

LETTERS: dict[LetterLanguage, str] = {
    "fi": """\
Vastaanottaja: {publisher}, kirjaamo
Asia: Asiakirjapyyntö (laki viranomaisten toiminnan julkisuudesta 621/1999, 13 §)

Pyydän saada seuraavat julkiset asiakirjat:

* {bodies} tarkastetut pöytäkirjat liitteineen, kokoukset {first}–{last}.

Pyydän asiakirjat sähköisesti, mieluiten siinä tiedostomuodossa, jossa ne on laadittu
(esimerkiksi PDF, jossa on tekstikerros), yhtenä pakettina tai sähköpostin liitteinä.
Salassa pidettävät osat ja yksityishenkilöitä koskevat tiedot voi jättää pois; pyydän
tiedon siitä, mitä on jätetty pois ja millä perusteella.

Pyyntöön on vastattava viivytyksettä, viimeistään kahden viikon kuluessa, ja erityisiä
toimenpiteitä vaativissa tapauksissa kuukauden kuluessa (14 §). Jos asiakirjojen
antamisesta peritään maksu (34 §), pyydän arvion siitä ennen työn aloittamista. Jos
pyyntöön ei suostuta, pyydän siitä valituskelpoisen päätöksen.

{sender}
""",
    "sv": """\
Till: {publisher}, registratorskontoret
Ärende: Begäran om handlingar (lagen om offentlighet i myndigheternas verksamhet
621/1999, 13 §)

Jag ber att få följande offentliga handlingar:

* {bodies} justerade protokoll med bilagor, möten {first}–{last}.

Jag ber att få handlingarna elektroniskt, helst i det filformat som de är upprättade i
(till exempel PDF med textlager), i ett paket eller som bilagor till e-post.
Sekretessbelagda delar och uppgifter om privatpersoner kan utelämnas; jag ber om besked
om vad som har utelämnats och på vilken grund.

En begäran ska behandlas utan dröjsmål, senast inom två veckor, och i fall som kräver
särskilda åtgärder inom en månad (14 §). Om en avgift tas ut för handlingarna (34 §) ber
jag om en uppskattning innan arbetet inleds. Om begäran avslås ber jag om ett
överklagbart beslut.

{sender}
""",
}
_ALL_BODIES: dict[LetterLanguage, str] = {
    "fi": "kaikkien toimielinten",
    "sv": "alla organs",
}


@dataclass(frozen=True, slots=True)
class DocumentRequest:
    """What is asked for, of whom, by whom; *bodies* may be empty for all of them."""

    publisher: str
    language: LetterLanguage
    first: dt.date
    last: dt.date
    bodies: tuple[str, ...] = ()
    sender: str = ""

    @property
    def letter(self) -> str:
        """The letter as text."""
        named = ", ".join(self.bodies)
        return LETTERS[self.language].format(
            publisher=self.publisher,
            bodies=f"{named}:" if named else _ALL_BODIES[self.language],
            first=_day(self.first),
            last=_day(self.last),
            sender=self.sender or "____________________",
        )


@click.command("request-documents")
@click.argument("publisher")
@click.option("--from", "first", type=Day(), required=True, help="First meeting day.")
@click.option("--to", "last", type=Day(), required=True, help="Last meeting day.")
@click.option("--body", "bodies", multiple=True, help="A body; again for more.")
@click.option("--language", type=click.Choice(["fi", "sv"]), help="Of the letter.")
@click.option("--sender", default="", help="Your name and address.")
@click.pass_obj
def request_documents(
    settings: CorpusSettings,
    publisher: str,
    first: dt.date,
    last: dt.date,
    bodies: tuple[str, ...],
    language: LetterLanguage | None,
    sender: str,
) -> None:
    """Write the letter that asks PUBLISHER for minutes; send it yourself.

    What comes back goes in with `paatoshaku import FOLDER`: put the files into a
    folder with a manifest.csv that names the municipality.
    """
    if last < first:
        raise click.UsageError(f"--to {last} is before --from {first}")
    if not _is_known(publisher, load_sources(settings.sources)):
        click.echo(
            f"warning: no municipality or source is called {publisher!r}; the letter "
            "takes the name as it is",
            err=True,
        )
    request = new_request(publisher, first, last, bodies, sender, language)
    click.echo(request.letter)


def _is_known(publisher: str, sources: Iterable[Source]) -> bool:
    """Return whether a municipality, or the publisher of a source, is called so."""
    named = (name for one in sources for name in (one.municipality, one.organisation))
    names = {name.casefold() for name in named if name}
    return municipality(publisher) is not None or publisher.strip().casefold() in names


def new_request(
    publisher: str,
    first: dt.date,
    last: dt.date,
    bodies: tuple[str, ...] = (),
    sender: str = "",
    language: LetterLanguage | None = None,
) -> DocumentRequest:
    """Return a request in the language of the publisher's majority, unless given.

    A name that is in no table is taken as it is, and the letter is Finnish.
    """
    known = municipality(publisher)
    is_swedish = known is not None and (known.languages or "").startswith("sv")
    chosen: LetterLanguage = language or ("sv" if is_swedish else "fi")
    name = publisher.strip()
    if known is not None:
        name = known.name_sv if chosen == "sv" else known.name_fi
    return DocumentRequest(name, chosen, first, last, bodies, sender)


def _day(day: dt.date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
