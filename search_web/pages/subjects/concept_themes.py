"""The list of concepts by theme: each named in the reader's language where it has words."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.understanding.vocabulary.concepts import Concept, concepts
from search_web.page.labelling.labels import N_, alphabetical
from search_web.page.labelling.languages import current_language, translate

THEMES: dict[str, str] = {
    "asuminen": N_("Housing"),
    "avustukset": N_("Grants"),
    "elinvoima": N_("Business and vitality"),
    "hallinto": N_("Administration"),
    "hankinnat": N_("Procurement"),
    "henkilöstö": N_("Personnel"),
    "hyvinvointi": N_("Wellbeing and health"),
    "kaavoitus": N_("Planning of land use"),
    "kulttuuri": N_("Culture and sports"),
    "liikenne": N_("Traffic and streets"),
    "luottamus": N_("Elected bodies"),
    "maa": N_("Land"),
    "maksut": N_("Fees"),
    "opetus": N_("Education"),
    "rakentaminen": N_("Building"),
    "talous": N_("Economy"),
    "tarkastus": N_("Auditing"),
    "varhaiskasvatus": N_("Early childhood education"),
    "vesi": N_("Water"),
    "ympäristö": N_("Environment"),
}
"""Theme of ``concepts.tsv``, which is its word in addresses, and its name."""


@dataclass(frozen=True, slots=True)
class ConceptName:
    """A concept of the list.

    Attributes:
        name: in Finnish, as its page's address has it.
        own: in the reader's language, None where that is Finnish or has no name for it.
    """

    name: str
    own: str | None

    @property
    def shown(self) -> str:
        """What it is sorted by."""
        return self.own or self.name


@dataclass(frozen=True, slots=True)
class ConceptTheme:
    """A theme; ``names`` are those listed, ``count`` is of all."""

    word: str
    label: str
    count: int
    names: tuple[ConceptName, ...]


def concept_themes(typed: str, chosen: str | None) -> tuple[ConceptTheme, ...]:
    """Return the themes by name, each with its concepts that are to be listed.

    Args:
        typed: part of a name in Finnish or Swedish; only themes with such are returned.
        chosen: the theme whose concepts are listed where nothing is typed.
    """
    rows: dict[str, list[Concept]] = {}
    for one in concepts():
        rows.setdefault(one.topic, []).append(one)
    found = []
    for word, held in rows.items():
        kept = [one for one in held if _has(one, typed)] if typed else held
        if kept:
            listed = kept if typed or word == chosen else ()
            names = sorted(
                map(_name, listed), key=lambda each: alphabetical(each.shown)
            )
            label = translate(THEMES[word])
            found.append(ConceptTheme(word, label, len(kept), tuple(names)))
    return tuple(sorted(found, key=lambda theme: alphabetical(theme.label)))


def _name(one: Concept) -> ConceptName:
    swedish = _swedish(one) if current_language() == "sv" else None
    return ConceptName(one.name, swedish)


def _swedish(one: Concept) -> str | None:
    return next((name for name in one.swedish if "/" not in name), None)


def _has(one: Concept, typed: str) -> bool:
    names = (one.name, _swedish(one) or "")
    return any(typed.casefold() in name.casefold() for name in names)
