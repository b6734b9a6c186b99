"""The answer of ``paatoshaku search`` as text: what was asked, totals, hits, facets."""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.law.register.statutes import statute
from analyzers.notations.temporal.dates import finnish_date
from indexer.answering.relaxation.relaxation_words import relaxation_in_words
from indexer.facets import facet
from indexer.request import FacetValue, Fragment, Hit, SearchResult
from indexer.understanding.values.value_names import label


def _asked_in_words(result: SearchResult) -> str:
    """Return how the words were read; filters without words are not "all decisions"."""
    asked = result.request
    is_narrowed = asked.filters or asked.excluded or asked.date_from or asked.date_to
    if is_narrowed and not result.reading.steps:
        return "Kaikki päätökset, jotka läpäisevät rajaukset."
    return result.reading.in_words["fi"]


def _decisions(number: int) -> str:
    return f"{number} päätös" if number == 1 else f"{number} päätöstä"


def no_decisions_of(publishers: Sequence[str]) -> str:
    """Return in Finnish that nothing is held of *publishers*."""
    return f"Aineistossa ei ole päätöksiä julkaisijalta: {', '.join(publishers)}"


def search_text(
    result: SearchResult, searched: int, uncovered: Sequence[str] = ()
) -> str:
    """Return the answer in Finnish.

    Args:
        result: what was found.
        searched: how many decisions the index holds.
        uncovered: publishers asked for of which it holds none.
    """
    lines = [_asked_in_words(result), _decisions(result.total)]
    if not result.total:
        lines.append(
            f"Hakemistossa on {_decisions(searched)}; sisällön kertoo: paatoshaku status"
        )
    if uncovered:
        lines.append(
            f"{no_decisions_of(uncovered)}; nolla ei kerro, mitä siellä on päätetty"
        )
    lines += [line for hit in result.hits for line in card(hit)]
    if result.related:
        lines += ["", "Lähimmät muut (osa sanoista; eivät ole mukana määrässä):"]
        lines += [line for hit in result.related for line in card(hit)]
    lines += ["", "Löytyy väljemmällä haulla:"] if result.relaxations else []
    for relaxation in result.relaxations:
        words = relaxation_in_words(
            relaxation.label_key, result.reading, "fi", _facet_name
        )
        lines.append(f"  {words}: {relaxation.total}")
    lines.append("")
    for name, values in result.facets.items():
        shown = ", ".join(f"{_named(name, row)} ({row.count})" for row in values[:8])
        # By the name under which the filter is given.
        lines += [f"{facet(name).parameter}: {shown}"] if shown else []
    return "\n".join(lines)


def card(hit: Hit) -> list[str]:
    """Return the lines of a hit."""
    place = " · ".join(
        part
        for part in (
            hit.municipality or hit.organisation,
            hit.body,
            finnish_date(hit.date) if hit.date else None,
            f"§ {hit.minutes_section}" if hit.minutes_section else None,
        )
        if part
    )
    lines = [
        "",
        f"{hit.rank}. {_marked(hit.title) or '(ei otsikkoa)'}",
        f"   {place}  [{hit.decision_id}]",
    ]
    lines += [f"   {decided}"] if (decided := _decided(hit)) else []
    lines += [f"   {_marked(hit.snippet)}"] if hit.snippet.text else []
    laws = ", ".join(map(_law_name, hit.law_references))
    lines += [f"   {laws}"] if laws else []
    lines += [
        f"   {match.query_word} → {match.term} → {match.form} ({match.field}, {match.way})"
        for match in hit.matches
    ]
    return lines


def _decided(hit: Hit) -> str:
    """Return the outcome, the figures of votes and the largest sum; "" for none."""
    outcome = hit.outcome if hit.outcome not in (None, "none") else None
    votes = hit.facets.get("votes", ()) if "yes" in hit.facets.get("voted", ()) else ()
    euros = next(iter(hit.facets.get("sum_euros", ())), None)
    said = [label("outcome", outcome)] if outcome else []
    said += [f"äänin {figures.replace('-', '–')}" for figures in votes]
    said += (
        [f"{float(euros):,.2f} €".replace(",", " ").replace(".", ",")] if euros else []
    )
    return " · ".join(said)


def _law_name(key: str) -> str:
    """Return "kuntalaki 14 § (410/2015)" for "410/2015 § 14"; unknown acts as the key."""
    number, _, place = key.partition(" ")
    act = statute(number)
    names = act.short_fi if act else ()
    if not names:
        return key
    where = f"{place.removeprefix('§ ')} §" if place.startswith("§ ") else place
    return " ".join(part for part in (names[0], where, f"({number})") if part)


def _named(name: str, row: FacetValue) -> str:
    return _law_name(row.value) if name in ("law_reference", "statute") else row.label


def _facet_name(name: str) -> str:
    return facet(name).words[0]


def _marked(fragment: Fragment) -> str:
    text, at = "", 0
    for start, end in fragment.marks:
        text += f"{fragment.text[at:start]}[{fragment.text[start:end]}]"
        at = end
    text += fragment.text[at:]
    return f"{'… ' if fragment.is_start_cut else ''}{text}{' …' if fragment.is_end_cut else ''}"
