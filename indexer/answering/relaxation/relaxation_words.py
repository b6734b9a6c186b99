"""What a looser search leaves out or changes, in Finnish, Swedish and English."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from indexer.request import QueryReading
from indexer.understanding.values.period_words import month_in_words

_TEMPLATES: Mapping[str, tuple[str, str, str]] = {
    "spelling": (
        "tarkoititko ”{value}”?",
        "menade du ”{value}”?",
        "did you mean “{value}”?",
    ),
    "as-words": (
        "lue ”{text}” tavallisina sanoina",
        "läs ”{text}” som vanliga ord",
        "read “{text}” as plain words",
    ),
    "whole-act": (
        "koko laki {value}, mikä pykälä tahansa",
        "hela lagen {value}, vilken paragraf som helst",
        "the whole act {value}, any section",
    ),
    "formal-parts": (
        "myös muutoksenhakuohjeista ja yhteystiedoista",
        "även i besvärsanvisningar och kontaktuppgifter",
        "also in appeal instructions and contacts",
    ),
    "kin-words": (
        "laske mukaan muut sanat samasta asiasta",
        "räkna med andra ord för samma sak",
        "count other words for the same matter as well",
    ),
    "wider-period": (
        "päätöksen aika: {value}",
        "beslutets tid: {value}",
        "time of the decision: {value}",
    ),
    "without-step": ("ilman osaa ”{text}”", "utan delen ”{text}”", "without “{text}”"),
    "without-word": (
        "ilman sanaa ”{value}”",
        "utan ordet ”{value}”",
        "without the word “{value}”",
    ),
    "without-filter": (
        "ilman rajausta: {facet}",
        "utan avgränsningen: {facet}",
        "without the filter: {facet}",
    ),
    "without-exclusion": (
        "ilman pois rajaamista: {facet}",
        "utan uteslutningen: {facet}",
        "without the exclusion: {facet}",
    ),
    "without-dates": ("kaikilta ajoilta", "från alla tider", "from all dates"),
    "without-sums": (
        "kaikensuuruisista summista",
        "av alla summor",
        "of sums of any size",
    ),
    "without-margin": (
        "kaikilla ääniluvuilla",
        "med alla rösttal",
        "by any number of votes",
    ),
    "all-law-roles": (
        "myös muutoksenhakuohjeiden ja liitteiden lakiviittaukset",
        "även laghänvisningar i besvärsanvisningar och bilagor",
        "with law references of appeal instructions and attachments",
    ),
}
_LANGUAGES = ("fi", "sv", "en")


def relaxation_in_words(
    label_key: str,
    reading: QueryReading,
    language: str,
    facet_label: Callable[[str], str] = str,
) -> str:
    """Return the words for a ``Relaxation.label_key`` of the search read as *reading*."""
    what, _, value = label_key.partition(":")
    template = _TEMPLATES.get(what)
    if template is None:
        return label_key
    text = next((s.text for s in reading.steps if s.step_id == value), value)
    words = template[_LANGUAGES.index(language)]
    if what in ("without-filter", "without-exclusion"):
        words = words.replace("{facet}", facet_label(value))
    if what == "wider-period":
        value = month_in_words(value, language)
    # str.replace, for the query may hold braces of its own.
    return words.replace("{value}", value).replace("{text}", text)
