"""Write the names that Voikko lacks: ``corpus/personal/names/foreign_names.tsv``.

    pip install --target FOLDER --no-deps faker
    PYTHONPATH=FOLDER:. python scripts/make_person_names.py

Faker (MIT licence) has lists of names from the offices of statistics of several
countries. Kept are names of those that live in Finland in numbers, in Latin letters,
that are not Finnish words; of the two languages of the country also those that are.
"""

from __future__ import annotations

import importlib
import re
from pathlib import Path

from analyzers.words.morphology.voikko import Voikko

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
HOME = ("sv_SE", "fi_FI")
TARGET = (
    Path(__file__).parent.parent / "corpus" / "personal" / "names" / "foreign_names.tsv"
)
NAME = re.compile(
    r"[A-ZÅÄÖÉÜŠŽÇ][a-zåäöéüáčđŋšŧžçñøæ]{1,20}(?:-[A-ZÅÄÖ][a-zåäöé]{2,20})?"
)


def listed(kind: str, locales: tuple[str, ...] = LOCALES) -> set[str]:
    """Return the names of *kind* ("first_names", "last_names") of the locales."""
    found: set[str] = set()
    for locale in locales:
        module = importlib.import_module(f"faker.providers.person.{locale}")
        for attribute in dir(module.Provider):
            value = getattr(module.Provider, attribute)
            if attribute.startswith(kind) and isinstance(value, (tuple, list, dict)):
                found |= {name for name in value if isinstance(name, str)}
    return found


def is_word(name: str) -> bool:
    """Whether Voikko knows *name*, but not as a name ("Ali", "Bo")."""
    readings = Voikko().readings(name)
    is_name = any(output.startswith("[Lee]") for _, output in readings)
    return bool(NAME.fullmatch(name) and readings and not is_name)


def main() -> None:
    """Write the table, sorted, and say how many rows it has."""
    voikko = Voikko()
    rows = [
        f"{name}\t{kind}"
        for kind, names in (("first", "first_names"), ("last", "last_names"))
        for name in listed(names)
        if NAME.fullmatch(name) and not voikko.readings(name)
    ]
    rows += [f"{name}\tfirst" for name in listed("first_names", HOME) if is_word(name)]
    TARGET.write_text("\n".join(["name\tkind", *sorted(rows)]) + "\n", encoding="utf-8")
    print(f"{len(rows)} names")


if __name__ == "__main__":
    main()
