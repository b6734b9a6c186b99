"""Return in Finnish, Swedish and English how a query was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from indexer.request import ReadingStep
from indexer.understanding.values.field_names import FIELD_WORDS
from indexer.understanding.values.period_words import is_one_day, period_in_words
from indexer.understanding.values.value_names import LABELS

_TEMPLATES: Mapping[str, tuple[str, str, str]] = {
    "word": ("sana {value}", "ordet {value}", "the word {value}"),
    "filler": (
        "täytesana {value} (ei vaadita)",
        "utfyllnadsordet {value} (krävs inte)",
        "the filler word {value} (not required)",
    ),
    "optional": (
        "sana {value} (ei vaadita)",
        "ordet {value} (krävs inte)",
        "the word {value} (not required)",
    ),
    "phrase": ("ilmaus ”{value}”", "frasen ”{value}”", "the phrase “{value}”"),
    "prefix": (
        "sanat, jotka alkavat {value}",
        "ord som börjar med {value}",
        "words beginning with {value}",
    ),
    "wildcard": (
        "sanat, joihin {text} sopii: {value}",
        "ord som passar {text}: {value}",
        "words that match {text}: {value}",
    ),
    "fuzzy": (
        "lähes samoin kirjoitetut sanat {text}: {value}",
        "ord som stavas nästan så, {text}: {value}",
        "words spelled nearly so, {text}: {value}",
    ),
    "no-words": (
        "aineistossa ei ole sanaa, johon {text} sopii",
        "materialet har inget ord som passar {text}",
        "no word of the collection matches {text}",
    ),
    "synonym": (
        "{text} myös muodossa {value}",
        "{text} även som {value}",
        "{text} also as {value}",
    ),
    "marks": (
        "{text} luettiin {value}",
        "{text} lästes {value}",
        "{text} was read as {value}",
    ),
    "same": (
        "{text} myös: {value}",
        "{text} även: {value}",
        "{text} also: {value}",
    ),
    "narrower": (
        "{text} myös suppeammin: {value}",
        "{text} även snävare: {value}",
        "{text} also narrower: {value}",
    ),
    "related": (
        "lähiosumiin {text} myös: {value}",
        "bland nära träffar {text} även: {value}",
        "among near hits {text} also: {value}",
    ),
    "translated": (
        "lähiosumiin {text} myös: {value}",
        "bland nära träffar {text} även: {value}",
        "among near hits {text} also: {value}",
    ),
    "everyday": (
        "myös lähihaussa: {value}",
        "bland de närmaste övriga även {value}",
        "among the nearest others also {value}",
    ),
    "municipality": ("kunta {value}", "kommunen {value}", "municipality {value}"),
    "body": ("toimielin {value}", "organet {value}", "body {value}"),
    "year": (
        "päätöksen vuosi {value}",
        "beslutets år {value}",
        "year of the decision {value}",
    ),
    "date": (
        "päätöksen aika {value}",
        "beslutets tid {value}",
        "time of the decision {value}",
    ),
    "day": (
        "päätöksen päivä {value}",
        "beslutets dag {value}",
        "day of the decision {value}",
    ),
    "month": (
        "aika {value} tai numero {text}",
        "tiden {value} eller numret {text}",
        "period {value} or the number {text}",
    ),
    "law": ("lakiviittaus {value}", "laghänvisning {value}", "law reference {value}"),
    "case": ("diaarinumero {value}", "diarienummer {value}", "case number {value}"),
    "property": (
        "kiinteistötunnus {value}",
        "fastighetsbeteckning {value}",
        "property identifier {value}",
    ),
    "minutes_section": (
        "pöytäkirjan pykälä {value}",
        "protokollets paragraf {value}",
        "section {value} of the minutes",
    ),
    "sum": (
        "päätetty summa {value} €",
        "beslutad summa {value} €",
        "sum decided {value} €",
    ),
    "margin": ("ääniero {value}", "röstskillnad {value}", "margin of votes {value}"),
    "votes": ("äänin {value}", "med rösterna {value}", "votes {value}"),
    "voted": (
        "äänestettiin (tai sana {value})",
        "omröstning (eller ordet {value})",
        "a vote was taken (or the word {value})",
    ),
    "field": ("rajaus {value}", "avgränsning {value}", "filter {value}"),
    "unknown-value": (
        "rajaus {value} (arvoa ei tunneta)",
        "avgränsning {value} (okänt värde)",
        "filter {value} (unknown value)",
    ),
    "uncovered": (
        "julkaisijalta {value} ei ole täällä päätöksiä",
        "av {value} finns inga beslut här",
        "no decisions of {value} are held here",
    ),
    "not": ("ei: {value}", "inte: {value}", "not: {value}"),
    "or": (
        "jokin {value} vaihtoehdosta",
        "något av {value} alternativ",
        "any of {value} alternatives",
    ),
    "near": (
        "enintään {value} sanan päässä toisistaan",
        "högst {value} ord från varandra",
        "within {value} words of each other",
    ),
    "or-words": (
        "tai sanoina ”{text}”",
        "eller som orden ”{text}”",
        "or as the words “{text}”",
    ),
    "or-case": (
        "tai diaarinumero {text}",
        "eller diarienumret {text}",
        "or the case number {text}",
    ),
    "or-for": (
        "tai otsikossa {text}, ei muun vuoden asiat",
        "eller i rubriken {text}, inte ärenden för ett annat år",
        "or in the heading {text}, no matters of another year",
    ),
    "or-title": (
        "tai otsikossa {text}",
        "eller i rubriken {text}",
        "or in the heading {text}",
    ),
    "eased": (
        "koska sanoilla löytyi vain vähän tai ei mitään, mukaan luettiin myös: {value}",
        "eftersom orden gav lite eller ingenting räknades även: {value}",
        "for the words found little or nothing, these count as well: {value}",
    ),
    "closely": (
        "sanat lähellä toisiaan: {value} muussa päätöksessä ne ovat kaukana toisistaan",
        "orden nära varandra: i {value} andra beslut står de långt ifrån varandra",
        "words close to each other: in {value} other decisions they are far apart",
    ),
    "mainly": (
        "sanat otsikossa tai tekstissä toistuvasti: {value} muuta päätöstä vain mainitsee ne",
        "ordet i rubriken eller flera gånger i texten: {value} andra beslut nämner dem bara",
        "the words in the title or again and again: {value} other decisions only mention them",
    ),
    "left-out": (
        "ilman: {value}, sillä missään päätöksessä kaikki sanat eivät ole lähekkäin",
        "utan: {value}, för inget beslut har alla orden nära varandra",
        "without: {value}, for no decision has all of the words close to each other",
    ),
}
_MENDS: Mapping[str, tuple[str, str, str]] = {
    "quote": (
        "puuttuva lainausmerkki lisättiin",
        "ett citattecken lades till",
        "a missing quotation mark was added",
    ),
    "bracket": (
        "pariton sulje jätettiin pois",
        "en parentes utan par lämnades bort",
        "a bracket without a pair was left out",
    ),
    "too-long": (
        "hakulauseesta luettiin vain alku",
        "endast början av sökfrasen lästes",
        "only the beginning of the query was read",
    ),
    "short-prefix": (
        "katkaisumerkki vaatii vähintään kolme kirjainta",
        "trunkering kräver minst tre bokstäver",
        "truncation needs at least three letters",
    ),
    "short-pattern": (
        "{text}: merkit *, ? ja ~ vaativat sanaan vähintään kolme kirjainta",
        "{text}: tecknen *, ? och ~ kräver minst tre bokstäver i ordet",
        "{text}: the signs *, ? and ~ need at least three letters in the word",
    ),
    "many-patterns": (
        "{text} luettiin tavallisena sanana: merkit *, ? ja ~ käyvät viiteen sanaan",
        "{text} lästes som ett vanligt ord: tecknen *, ? och ~ gäller fem ord",
        "{text} was read as a plain word: the signs *, ? and ~ work in five words",
    ),
    "far-pattern": (
        "{text}: yksi kirjain saa muuttua, vähintään viiden kirjaimen sanassa kaksi",
        "{text}: en bokstav får ändras, två i ord med minst fem bokstäver",
        "{text}: one letter may change, two in a word of at least five letters",
    ),
    "many-words": (
        "{text}: sanoista ovat mukana tuhat lyhintä",
        "{text}: av orden är de tusen kortaste med",
        "{text}: of these words the thousand shortest are included",
    ),
    "many-near-words": (
        "{text}: sanoista ovat mukana tuhat lähintä",
        "{text}: av orden är de tusen närmaste med",
        "{text}: of these words the thousand nearest are included",
    ),
}
_STRAY = (
    "operaattori {text} jätettiin pois",
    "operatorn {text} lämnades bort",
    "the operator {text} was left out",
)
_NOTHING = ("kaikki päätökset", "alla beslut", "all decisions")
_LANGUAGES = ("fi", "sv", "en")
_UNSAID = ("everyday", "related", "translated")
"""Steps that only near misses use; they have their own heading."""


def in_words(steps: Sequence[ReadingStep]) -> dict[str, str]:
    """Return one sentence a language; for no steps it says that all are listed."""
    sentences: dict[str, str] = {}
    for index, language in enumerate(_LANGUAGES):
        pieces = [piece(step, language) for step in steps if step.kind not in _UNSAID]
        sentence = ", ".join(pieces) or _NOTHING[index]
        sentences[language] = sentence[:1].upper() + sentence[1:] + "."
    return sentences


def piece(step: ReadingStep, language: str) -> str:
    """Return the words for one step."""
    index = _LANGUAGES.index(language)
    if step.kind == "mended":
        names = _MENDS.get(step.value, _STRAY)
    else:
        is_day = step.kind == "date" and is_one_day(step.value)
        kind = "day" if is_day else step.kind
        names = _TEMPLATES.get(kind, ("{value}", "{value}", "{value}"))
    value = step.value
    if step.kind in ("date", "month"):
        value = period_in_words(value, language)
    if step.kind in ("field", "unknown-value"):
        value = _field_in_words(value, index)
    # str.replace, for the query may hold braces of its own.
    return names[index].replace("{value}", value).replace("{text}", step.text)


def _field_in_words(value: str, index: int) -> str:
    """Return "ratkaisu: hyväksytty" for "outcome: approved"; *index* is the language."""
    field, colon, chosen = value.partition(": ")
    name = FIELD_WORDS.get(field, (field,) * 3)[index]
    label = LABELS.get(field, {}).get(chosen, (chosen,) * 3)[index]
    return f"{name}{colon}{label}"
