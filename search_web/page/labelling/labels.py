"""Words for facet names and closed facet values, in the reader's language.

Values without a label (names, years, law keys) are shown as they are.
"""

from __future__ import annotations

from analyzers.notations.case_codes.task_classes import top_class
from analyzers.notations.municipal_bodies.chief_bodies import swedish_name
from analyzers.notations.toponyms.municipalities import municipality
from analyzers.notations.toponyms.regions import region
from indexer.facets import facet
from indexer.parameters.parameter_table import Parameter
from indexer.request import Match
from indexer.understanding.values.value_names import LABELS, label
from search_web.page.labelling.languages import LANGUAGES, current_language, translate
from search_web.page.labelling.law_names import law_label

LAW_FACETS = ("law_reference", "statute", "law_reference_any", "statute_any")


def N_(message: str) -> str:  # noqa: N802 - the usual name of a mark for collectors
    """Mark a text for translation; ``translate`` looks it up when it is shown."""
    return message


BLOCK_LABELS: dict[str, str] = {
    "summary": N_("Summary"),
    "preparation": N_("Preparation"),
    "description": N_("Description"),
    "reasons": N_("Reasons"),
    "proposal": N_("Proposal"),
    "handling": N_("Handling"),
    "votes": N_("Votes"),
    "dissent": N_("Dissenting opinions"),
    "disqualification": N_("Disqualification"),
    "decision": N_("Decision"),
    "competence": N_("Competence"),
    "attachments": N_("Attachments"),
    "distribution": N_("Distribution"),
    "execution": N_("Execution"),
    "contacts": N_("Further information"),
    "participants": N_("Participants"),
    "appeal": N_("Appeal"),
    "secrecy": N_("Confidentiality"),
    "other": N_("Other text"),
}

SORT_LABELS: dict[str, str] = {
    "relevance": N_("Most relevant first"),
    "newest": N_("Newest first"),
    "oldest": N_("Oldest first"),
    "largest": N_("Largest sums first"),
    "closest": N_("Closest votes first"),
}


def facet_label(name: str) -> str:
    """Return the heading of a facet."""
    return facet(name).labels[list(LANGUAGES).index(current_language())]


def parameter_label(row: Parameter) -> str:
    """Return what people call a parameter of a search."""
    return row.labels[list(LANGUAGES).index(current_language())]


def sort_label(sort: str) -> str:
    """Return what people call an order of hits."""
    return translate(SORT_LABELS[sort])


def value_label(facet: str, value: str, given: str | None = None) -> str:
    """Return the label of a facet value, beginning with a capital letter.

    Args:
        facet: its name.
        value: as the index has it.
        given: what the search service calls it, used when we have no own words.
    """
    if facet == "topic":
        topic = top_class(value)
        return f"{value} {topic.name(current_language())}" if topic else value
    if facet in LAW_FACETS:
        return law_label(value)
    if facet == "body":
        return body_label(value)
    if facet == "region":
        return region_label(value)
    if facet == "municipality":
        return publisher_label(value)
    if facet in LABELS:
        name = label(facet, value, current_language())
        return name[:1].upper() + name[1:]
    return given or value


_AFTER_Z = str.maketrans("åäö", "{|}")


def alphabetical(name: str) -> str:
    """Return what sorts a name as Finnish and Swedish do: å, ä and ö come last."""
    return name.casefold().translate(_AFTER_Z)


def publisher_label(name: str) -> str:
    """Name a publisher in the reader's language: in Swedish as the law has it."""
    found = municipality(name) if current_language() == "sv" else None
    return found.name_sv if found and found.name_fi == name else name


def region_label(name: str) -> str:
    """Name a region in the reader's language."""
    found = region(name)
    return found.name(current_language()) if found else name


def body_label(name: str) -> str:
    """Name a body in the reader's language: in Swedish if the law has a name for it."""
    return swedish_name(name) if current_language() == "sv" else name


BODY_ABBREVIATIONS: dict[str, str] = {
    "valtuusto": N_("cncl"),
    "hallitus": N_("bd"),
    "lautakunta": N_("cttee"),
    "jaosto": N_("sect"),
    "viranhaltija": N_("off"),
}


CHIEF_LETTERS = {"valtuusto": "v", "hallitus": "h"}


def body_abbreviation(body_type: str | None, name: str | None = None) -> str:
    """Return the short name of a kind of body, "" when it has none.

    In Finnish a council and a board have the usual two letters (kv, kh; av, ah; yv, yh).
    """
    short = BODY_ABBREVIATIONS.get(body_type or "")
    initial = (name or "")[:1].lower()
    if current_language() == "fi" and initial and initial in "kay":
        letter = CHIEF_LETTERS.get(body_type or "")
        if letter:
            return f"{initial}{letter}"
    return translate(short) if short else ""


def outcome_label(outcome: str) -> str:
    """Return the name of an outcome; of an agenda item, that it is one."""
    if outcome == "agenda":
        return value_label("status", "agenda")
    return value_label("outcome", outcome)


def block_label(kind: str) -> str:
    """Return the name of a kind of block."""
    return translate(BLOCK_LABELS[kind]) if kind in BLOCK_LABELS else kind


MATCH_WAYS: dict[str, str] = {
    "exact": N_("the same form"),
    "lemma": N_("another form of the word"),
    "part": N_("part of a compound"),
    "phrase": N_("exact phrase"),
    "prefix": N_("beginning of the word"),
    "synonym": N_("synonym"),
}
MATCH_FIELDS: dict[str, str] = {
    "title": N_("in the title"),
    "body": N_("in the text"),
    "attachment": N_("in an attachment"),
}


def match_place(match: Match) -> str:
    """Return how and where a query word was found."""
    way, place = MATCH_WAYS[match.way], MATCH_FIELDS[match.field]
    return f"{translate(way)}, {translate(place)}"


APPEAL_LABELS: dict[str, str] = {
    "oikaisuvaatimus": N_("claim for a revised decision"),
    "kunnallisvalitus": N_("municipal appeal"),
    "hallintovalitus": N_("administrative appeal"),
    "valituskielto": N_("no appeal"),
    "hankintaoikaisu": N_("procurement rectification"),
    "valitus": N_("appeal"),
    "muu": N_("other"),
}


def appeal_label(kind: str) -> str:
    """Name a kind of appeal, beginning with a capital letter."""
    name = translate(APPEAL_LABELS[kind]) if kind in APPEAL_LABELS else kind
    return name[:1].upper() + name[1:]


REMOVAL_LABELS: dict[str, str] = {
    "gone": N_("Its publisher no longer publishes it."),
    "aged": N_("Its publisher no longer shows meetings this old."),
    "emptied": N_("Its publisher has emptied the page."),
    "expired": N_("Its publication period has ended (Local Government Act § 140)."),
    "takedown": N_("It was removed from this service on request."),
    "withdrawn": N_("It was withdrawn from this service."),
}


def removal_label(reason: str) -> str:
    """Return why a decision was removed, in words."""
    return translate(REMOVAL_LABELS[reason]) if reason in REMOVAL_LABELS else reason


STATE_LABELS: dict[str, str] = {
    "ok": N_("up to date"),
    "stale": N_("not fetched lately"),
    "under-collecting": N_("fewer decisions than expected"),
    "failing": N_("fetching fails"),
    "moved": N_("moved to another address"),
    "never-crawled": N_("not fetched yet"),
    "first-crawl": N_("first fetch not finished"),
    "asked": N_("permission asked for"),
    "refused": N_("refuses machine reading"),
    "not-implemented": N_("no reader yet"),
}
CONFIDENCE_LABELS: dict[str, str] = {
    "high": N_("sure"),
    "medium": N_("fairly sure"),
    "low": N_("unsure"),
    "guess": N_("a guess"),
}
PLATFORM_LABELS: dict[str, str] = {
    "ahjo": "Ahjo",
    "casem": "CaseM",
    "dynasty": "Dynasty 10",
    "dynasty_legacy": N_("older Dynasty"),
    "ktweb_static": N_("KTweb as static pages"),
    "mfiles": "M-Files",
    "openahjo": "Open Ahjo",
    "pdf_listing": N_("PDF files on an own site"),
    "turku": N_("Turku's own system"),
    "tweb": "TWeb",
}
NOTICES_LABELS: dict[str, str] = {
    "platform": N_("notices fetched"),
    "elsewhere": N_("notices on other pages, not fetched"),
    "none": N_("no notices"),
}
CONFLICT_FIELD_LABELS: dict[str, str] = {
    "title": N_("Title"),
    "body": N_("Body"),
    "date": N_("Day"),
    "minutes_section": N_("Section of the minutes"),
    "case_number": N_("Case number"),
    "publisher": N_("Publisher"),
}
WITNESS_LABELS: dict[str, str] = {
    "link": N_("the list or page that links to it"),
    "structure": N_("fields of its page"),
    "head": N_("the head of its text"),
    "page-heads": N_("what every page of the document repeats"),
    "cover": N_("the cover of the minutes"),
    "title": N_("its title"),
    "file-name": N_("the file's name"),
    "address": N_("its address"),
    "text": N_("another place of its text"),
}
POLICY_LABELS: dict[str, str] = {
    "open": N_("with permission"),
    "obey": N_("robots rules obeyed"),
    "restricted": N_("for searching here only"),
    "title-level": N_("titles only"),
    "asked": N_("permission asked for"),
    "refused": N_("refuses machine reading"),
}
COVERAGE_LABELS: dict[str, str] = {
    "full": N_("covered"),
    "partial": N_("partly covered"),
    "none": N_("not covered"),
}


def state_label(state: str) -> str:
    """Return the state of a source in words."""
    return translate(STATE_LABELS[state]) if state in STATE_LABELS else state


def confidence_label(confidence: str) -> str:
    """Return how sure the address of a source is, in words."""
    return translate(CONFIDENCE_LABELS[confidence])


def platform_label(platform: str) -> str:
    """Return the name of a publishing platform, as people know it."""
    name = PLATFORM_LABELS.get(platform, platform)
    return translate(name)


def notices_label(notices: str) -> str:
    """Return where a source has its public notices, in words; it must be known."""
    return translate(NOTICES_LABELS[notices])


def conflict_field_label(field: str) -> str:
    """Return the field on which the evidence disagrees, in words."""
    return translate(CONFLICT_FIELD_LABELS[field])


def witness_label(witness: str) -> str:
    """Return who says something of a decision, in words."""
    return translate(WITNESS_LABELS[witness])


def policy_label(policy: str) -> str:
    """Return what is done with a source's pages, in words."""
    return translate(POLICY_LABELS[policy])


def coverage_label(coverage: str) -> str:
    """Return how well a year is covered, in words."""
    return translate(COVERAGE_LABELS[coverage])
