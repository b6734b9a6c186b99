"""Write the foreign names that Voikko lacks: ``corpus/personal/names/foreign_names.tsv``.

    pip install --target FOLDER --no-deps faker
    PYTHONPATH=FOLDER:. python scripts/make_person_names.py

Faker (MIT licence) has lists of names from the offices of statistics of several
countries. Kept are names of those that live in Finland in numbers, in Latin letters,
that are not Finnish words; of the two languages of the country also those that are. Names
of countries from which fewer came are no Swedish words either; those in Cyrillic letters
are written as English and as Finnish papers do.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pathlib import Path

from analyzers.words.morphology.voikko import Voikko
from analyzers.words.swedish_lexicon import swedish_bases

LOCALES = (
    "sv_SE",
    "fi_FI",
    "et_EE",
    "no_NO",
    "da_DK",
    "en_GB",
    "de_DE",
    "tr_TR",
    "lv_LV",
)
FURTHER = (
    "en_IN",
    "en_PK",
    "en_KE",
    "en_NG",
    "en_TH",
    "es_ES",
    "fr_DZ",
    "fr_FR",
    "hu_HU",
    "it_IT",
    "lt_LT",
    "nl_NL",
    "pl_PL",
    "ro_RO",
    "ru_RU",
    "uk_UA",
    "vi_VN",
    "zh_CN",
)
HOME = ("sv_SE", "fi_FI")
# English words that headings hold, too.
_ENGLISH_WORDS = """
an date deep sad room too sun were nail oak bath bare beau coll firs pan song bank chance
happy lucky royal prince april may june white black brown green young king cook baker hope
grace faith joy mercy chad hall hill wood field brook lane street
"""
WORDS = frozenset(_ENGLISH_WORDS.split())
# "-" stands for no letter.
_ENGLISH_LETTERS = """
а a б b в v г g ґ g д d е e є ye ё yo ж zh з z и i і i ї yi й i к k л l м m н n о o п p
р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ - ы y ь - э e ю yu я ya
"""
_FINNISH_LETTERS = "є je ё jo ж ž и i й j х h ц ts ч tš ш š щ štš ю ju я ja"


def _letters(row: str) -> dict[str, str]:
    cyrillic, latin = row.split()[::2], row.split()[1::2]
    return {
        letter: shown.strip("-") for letter, shown in zip(cyrillic, latin, strict=True)
    }


ENGLISH = _letters(_ENGLISH_LETTERS)
FINNISH = ENGLISH | _letters(_FINNISH_LETTERS)
TARGET = (
    Path(__file__).parent.parent / "corpus" / "personal" / "names" / "foreign_names.tsv"
)
NAME = re.compile(
    r"[A-ZÅÄÖÉÜŠŽÇ][a-zåäöéüáčđŋšŧžçñøæ]{1,20}(?:-[A-ZÅÄÖ][a-zåäöé]{2,20})?"
)


def listed(kind: str, locales: tuple[str, ...] = LOCALES) -> set[str]:
    """Return the names of *kind* ("first", "last") of the locales, in Latin letters."""
    found: set[str] = set()
    for locale in locales:
        module = importlib.import_module(f"faker.providers.person.{locale}")
        for attribute in dir(module.Provider):
            value = getattr(module.Provider, attribute)
            is_list = isinstance(value, (tuple, list, dict)) and "names" in attribute
            if is_list and attribute.startswith(kind):
                found |= {name for name in value if isinstance(name, str)}
    return {shown for name in found for shown in in_latin(name)}


def in_latin(name: str) -> Iterator[str]:
    """Yield *name* as papers write it: "Мельник" as "Melnyk" and "Melnik"."""
    if ENGLISH.keys().isdisjoint(name.lower()):
        yield name
        return
    for table in (ENGLISH, FINNISH, ENGLISH | {"и": "y", "й": "y", "г": "h"}):
        yield "".join(table.get(letter, letter) for letter in name.lower()).title()


def is_word(name: str) -> bool:
    """Whether Voikko knows *name*, but not as a name ("Ali", "Bo")."""
    readings = Voikko().readings(name)
    is_name = any(output.startswith("[Lee]") for _, output in readings)
    return bool(NAME.fullmatch(name) and readings and not is_name)


def main() -> None:
    """Write the table, sorted, and say how many rows it has."""
    voikko = Voikko()
    rows = {
        f"{name}\t{kind}"
        for kind in ("first", "last")
        for name in listed(kind)
        if NAME.fullmatch(name) and not voikko.readings(name)
    }
    rows |= {
        f"{name}\t{kind}"
        for kind in ("first", "last")
        for name in listed(kind, FURTHER)
        if NAME.fullmatch(name)
        and not voikko.readings(name)
        and not swedish_bases(name.lower())
        and name.lower() not in WORDS
    }
    rows |= {f"{name}\tfirst" for name in listed("first", HOME) if is_word(name)}
    TARGET.write_text("\n".join(["name\tkind", *sorted(rows)]) + "\n", encoding="utf-8")
    print(f"{len(rows)} names")


if __name__ == "__main__":
    main()
