"""What was decided, read from the decision text, with the sentence that says so.

Only explicit sentences count. A decision text without one is ``none-found``: a value,
not a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzers.decision.meaning.motions import Motions, is_ballot, is_motion
from analyzers.decision.model import Outcome

_PATTERNS: tuple[tuple[Outcome, str], ...] = (
    (
        "tabled",
        r"(?:panna|pannaan|pani|pantiin|jätetään|jätet?tiin|jättää|jätti|jäi|pöytäsi)\b[^.]{0,60}?\bpöydälle"
        r"|beslut\w+\b[^.]{0,60}\bbordlägga\b|beslöt\b[^.]{0,60}\bbordlägga\b|(?:siirtää|siirsi|siirrettiin)\b[^.]{0,80}\b(?:seuraavaan|myöhempään|tulevaan)\s+\w*kokoukse\w+"
        r"|pöydälle\s*pan(?:tiin|i|o(?:n|a|ehdotus|esitys)? hyväksyttiin)\b|bordla(?:des|de|gt|ts)\w*|lämnades på bordet",
    ),
    (
        "returned",
        r"(?<!ei )palaut(?:etaan|ettiin|ettu|taa|ti|tamista)\b[^.]{0,100}?(?:valmiste\w*|käsitel\w+|käsittely\w*)"
        r"|\b(?:asia[nt]?|esity\w+|ehdotu\w+|\w*aloit\w+)\s(?:[^.]{0,40}\s)?(?<!ei )palaut(?:etaan|ettiin|taa|ti)\b|\bpalaut(?:ettiin|taa|ti)\s+(?:asia|esity|ehdotu)\w*"
        r"|jättää\b[^.]{0,40}uudelleen valmiste\w+|hyväksy\w+\b[^.]{0,60}\bpalautus(?:ehdotu|esity)\w*"
        r"|palautus(?:ehdotu|esity)\w*(?:(?!hylä|rauke)[^.]){0,60}\b(?:hyväksyttiin|tuli\b)"
        r"|återremitter\w+|återförvisa\w*",
    ),
    (
        "approved-amended",
        r"muutet(?:un|tu|tuna|ulla)\b[^.]{0,40}(?:ehdotu|esity)\w*|(?:ehdotu|esity)\w*[^.]{0,60}\b(?:muutettuna|muutettiin|muuttaen|korjattuna|täydennettynä|lisättynä|tarkennettuna)\b"
        r"|(?:seuraavin|tehdyin|esitetyin|mainituin|eräin)\b[^.]{0,30}(?:muutoksin|lisäyksin|tarkennuksin|korjauksin|täydennyksin)"
        r"|(?:muutoksin|lisäyksin|tarkennuksin|täydennyksin|muutettuna)\b|(?:seuraavalla|sillä) (?:muutoksella|lisäyksellä|tarkennuksella|korjauksella)"
        r"|(?<!kaavan )(?:muutos|vasta)(?:ehdotu|esity)\w*(?:(?!hylä|hylkä|rauke|pohja|alkuperä|esittelijän)[^.]){0,60}(?:hyväksyttiin|tuli\b[^.]{0,30}päätöks\w+)"
        r"|päätökseksi\s+(?:on\s+)?tul\w+\b[^.]{0,80}\b(?:(?:muutos|vasta)(?:ehdotu|esity)|muutettu)\w*"
        r"|(?:ändrat|ändrade|omarbetade) (?:besluts)?förslag\w*|i ändrad form|med (?:följande |den |de |vissa )?(?:ändring\w*|tillägg\w*|preciser\w+|komplettering\w*)",
    ),
    (
        "rejected",
        r"hylät(?:tiin|ään)|ei (?:muuteta|anneta aihetta)\b|hylkäsi\b|hylkää\b|päät(?:ti|in|än|ettiin|etään|tää)\b[^.]{0,120}\bhylätä|ei hyväksy(?:tty|nyt|tä)?\b|jät(?:ti|tää|etään|et?tiin)\b[^.]{0,60}tutkimatta|jäi tutkimatta"
        r"|\b(?:hylkään|avslår)\b|\bjätän\b[^.]{0,60}tutkimatta"
        r"|avsl(?:ogs|og|ås|agits)\b|avslå\b|förkasta\w+|godkändes inte",
    ),
    (
        "noted",
        r"merkit(?:tiin|ään|si)\b[^.]{0,120}\btiedo(?:ksi|kseen)\w*|merkitsee\b[^.]{0,120}\btiedo(?:ksi|kseen)\w*|merkitä\b[^.]{0,120}\btiedo(?:ksi|kseen)\w*"
        r"|\bmerkitsen\b[^.]{0,120}\btiedo(?:ksi|kseen)\w*"
        r"|(?:totesi|todettiin|toteaa|todeta|konstaterade\w*)\b[^.]{0,80}(?:lailli\w+|päätösvalta\w+|laglig\w*|beslutför\w*)|tiedoksi merkit\w+|(?:saatettiin|tuotiin) tiedoksi|tiedoksi\.?$"
        r"|antecknades|antecknade\b|anteckna\w*\b[^.]{0,80}\b(?:kännedom|protokollet)|(?:för|till) kännedom|konstaterades",
    ),
    (
        "elected",
        r"valittiin|valitsi\b|päät(?:ti|in|än|ettiin|tää)\b[^.]{0,120}\b(?:valita|nimetä)|nimettiin|nimesi\b|nimitettiin|otetaan\b[^.]{0,60}(?:virkaan|toimeen|\w+ksi\b)"
        r"|\b(?:valitsen|nimeän|nimitän)\b"
        r"|beslut\w+\b[^.]{0,120}\b(?:välja|utse)\b|valdes|valde\b|utsågs|utsåg\b|utnämndes",
    ),
    (
        "approved",
        r"hyväksyttiin|hyväksyi(?:vät)?\b|hyväksytään|päät(?:ti|in|än|ettiin|etään|tää)\b[^.]{0,200}\b(?:hyväksyä|myöntää|vahvistaa)"
        r"|(?:ehdotu|esity)\w*\s(?:[^.]{0,60}\s)?tuli\b[^.]{0,40}päätöks\w+|päätökseksi\s+(?:on\s+)?tul\w+\b[^.]{0,80}(?:ehdotu|esity)\w*"
        r"|(?:ehdotuksen|esityksen|päätösehdotuksen|päätösesityksen)\s+(?:mukaan|mukaisesti|mukainen)|ehdotus\s+(?:yksimielisesti\s+)?hyväksyt\w+"
        # Officials write of themselves.
        r"|\b(?:hyväksyn|myönnän|vahvistan)\b"
        r"|(?:esitti|ehdotti)\s+(?:esityksen|ehdotuksen)\s+mukaisesti|vahvistettiin|myönnettiin|myönsi\b"
        r"|godkän(?:des|de|ner)\b|godkänt\b|omfatta(?:de|des)\b|beslut\w+\b[^.]{0,160}\b(?:godkänna|bevilja|fastställa|anta)\b|enligt (?:besluts)?förslag\w*|beslöt\w*\b[^.]{0,120}\b(?:godkänna|bevilja|fastställa)|bifölls|biföll\b|antogs\b|bevilja(?:de|des|r)\b|fastställ(?:de|des)\b",
    ),
    (
        "vote",
        r"äänestyks\w+|äänestettiin|(?:jaa|ei)-ään\w+|äänin \d+|\bään(?:tä|estys)\b|omröstning\w*|med rösterna|röster\b",
    ),
)
_OUTCOME = re.compile(
    "|".join(
        f"(?P<o{index}>{pattern})" for index, (_, pattern) in enumerate(_PATTERNS)
    ),
    re.IGNORECASE,
)
_AMENDED = re.compile(_PATTERNS[2][1], re.IGNORECASE)
_SIDE_NOTE = re.compile(
    r"^(?:merkitään|merkittiin|antecknas|antecknades)(?: pöytäkirjaan)?,? (?:että|att)\b"
    r"|poistui\b|saapui\b|esteelli|jävig|jääv|avlägsnade sig|klo \d"
    r"|tarkastettiin\b[^.]{0,40}kokouksessa|pöytäkirja tarkast|kannatti\b|understödde"
    r"|eriävän mielipiteen|puheenjohtaja tiedusteli",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"\b(?:päätti|päättivät|päätettiin|päätin|päätän|päätämme|hyväksyn|hylkään|myönnän|hyväksyi|hyväksyivät|hyväksyttiin|hylkäsi|hylättiin|merkitsi|valitsi|valittiin|pantiin|palautettiin|päätökseksi"
    r"|beslöt|beslutade|beslutades|godkände|godkändes|bordlades|återremitterades|förkastades|avslogs|valdes)\b",
    re.IGNORECASE,
)
_VERBS = (
    "päättää|päätti|hyväksyy|hyväksyi|ehdottaa|ehdotti|esittää|esitti|antaa|antoi|myöntää|myönsi|puoltaa|puolsi"
    "|beslutar|beslutade|föreslår|föreslog|godkänner|godkände|beviljar"
)
_BODY_RESOLVES = re.compile(
    r"^(?:[\w-]+:\s*)?(?:(?!että|att)[\w,-]+ ){0,9}[\w-]*(?:hallitus|lautakunta|valtuusto|jaosto|jaos|valiokunta|johtokunta|neuvosto|styrelsen|nämnden|fullmäktige|sektionen|liikelaitos)"
    rf"\s+(?:{_VERBS})\b"
    # An official's own decisions are often in the present tense.
    r"|^(?:[\w,.-]+ ){0,6}[\w-]*(?:johtaja|päällikkö|sihteeri|insinööri|rehtori|arkkitehti|tarkastaja|esihenkilö|direktören|chefen)"
    r"\s+(?:päättää|myöntää|hyväksyy|muuttaa|jatkaa|nimeää|asettaa|vahvistaa|vuokraa|on (?:päättänyt|hyväksynyt|myöntänyt)|beslutar|godkänner|beviljar)\b",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    r"\b(?:ettei|ei|eivät|olla \w+matta|jättää|inte|avstå)\b|\b(?:keskey|lykä|siirtä|poist)\w+",
    re.IGNORECASE,
)
_PROCEDURE = re.compile(
    r"käsittelyä jatke|jatkaa (?:asian )?käsittely|käsitell(?:ä|ään)\b[^.]{0,40}\b(?:tässä|tänään|nyt)\b|äänestää\b|äänestys (?:toimitetaan|suoritetaan)|behandla\w* (?:ärendet )?(?:vid detta|i dag)",
    re.IGNORECASE,
)
_COUNTER = re.compile(
    r"(?:vasta|muutos|palautus|hylkäys)(?:ehdotu|esity)\w*|(?:ehdotu|esity)\w*\s+(?:asian\s+)?(?:palautt|pöydälle|hylkää)\w+|palauttamis\w*|motförslag\w*|ändringsförslag\w*|återremiss\w*",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"(?::|seuraavaa\.?|seuraavasti\.?|päätti|päättää)$", re.IGNORECASE
)
_THAT = re.compile(r"\b(?:että|jossa|jolla|jonka mukaan|att|enligt vilket)\b", re.I)
_BESIDES = re.compile(r"(?:lisäksi|samalla|muilta osin|dessutom|samtidigt)\b", re.I)
_SENTENCE_END = re.compile(
    r"(?<=[.!?])\s+(?=[A-ZÅÄÖ\"”(•\d-])|(?<=[a-zåäö]{2}\.)(?=[A-ZÅÄÖ][a-zåäö])|\n\s*\n|\n(?=\s*[A-ZÅÄÖ•-])"
)
_ABBREVIATION_END = re.compile(
    r"(?:\b(?:mm|esim|ns|os|nro|n|em|klo|kpl|milj|vs|vt|p|s|ym|jne|puh|tms)|(?<!\d)\d{1,3})\.$",
    re.IGNORECASE,
)


def read(text: str) -> tuple[Outcome, str | None]:
    """Return the outcome that a decision text states, and its sentence.

    Args:
        text: the decision's own decision block, not empty.

    Returns:
        ("none-found", None) when no sentence was recognised. A decision by vote is
        named by its result; ``vote`` stands only where the result is not said. A
        sentence that says that something was decided, in other words than these, is
        ``approved``; one that says that something was not done is not.
    """
    voted: str | None = None
    decided: str | None = None
    motions = Motions()
    for sentence in iter_sentences(text[:30_000]):
        if _SIDE_NOTE.search(sentence) and not _DECIDES.search(sentence):
            continue
        outcome = _outcome_of(sentence)
        if is_ballot(sentence) or motions.goes_on(sentence, _is_own_act(sentence)):
            continue
        if is_motion(sentence) and not _is_own_act(sentence):
            motions.add(sentence, outcome)
        elif outcome == "vote":
            voted = voted or sentence
        elif outcome is not None and not _is_minor(sentence, outcome, decided):
            return motions.carried(sentence, outcome), sentence
        elif decided is None and _is_resolution(sentence):
            decided = sentence
    if decided:
        return motions.carried(decided, "approved"), decided
    return ("vote", voted) if voted else ("none-found", None)


def _is_own_act(sentence: str) -> bool:
    """Say whether the body itself proposes ("hallitus esitti valtuustolle") or decides."""
    return bool(_DECIDES.search(sentence) or _BODY_RESOLVES.match(sentence))


def _is_minor(sentence: str, outcome: Outcome, decided: str | None) -> bool:
    """Below a resolution, conditions and further points do not change what was resolved."""
    if _PROCEDURE.search(sentence) and outcome in {"approved", "rejected"}:
        return True
    if decided is None or _OPEN_END.search(decided):
        return False
    if outcome in {"tabled", "returned", "approved-amended"}:
        return False
    return bool(_BESIDES.match(sentence)) or not _DECIDES.search(sentence)


def _is_resolution(sentence: str) -> bool:
    """Say whether a sentence says in any words that the body resolved to do something."""
    says = _DECIDES.search(sentence) or _BODY_RESOLVES.match(sentence)
    return (
        bool(says)
        and not _NEGATIVE.search(sentence)
        and not _PROCEDURE.search(sentence)
    )


def _outcome_of(sentence: str) -> Outcome | None:
    result: Outcome | None = None
    for match in _OUTCOME.finditer(sentence):
        outcome = _PATTERNS[int((match.lastgroup or "o0")[1:])][0]
        if outcome == "rejected" and _COUNTER.search(sentence):
            continue
        if outcome == "vote":
            result = result or outcome
            continue
        if outcome in {"approved", "approved-amended"}:
            return _what_carried(sentence, match.end()) or (
                "approved-amended" if _AMENDED.search(sentence) else outcome
            )
        return outcome
    return result


def _what_carried(sentence: str, start: int) -> Outcome | None:
    """An approved motion "that the matter be returned" is a return."""
    for match in _OUTCOME.finditer(sentence, start):
        outcome = _PATTERNS[int((match.lastgroup or "o0")[1:])][0]
        if outcome in {"returned", "tabled"}:
            between = sentence[start : match.start()]
            return outcome if _THAT.search(between) else None
    return None


def iter_sentences(text: str) -> Iterator[str]:
    """Yield sentences and list rows of *text*, white space collapsed, none empty."""
    pending = ""
    for part in _SENTENCE_END.split(text):
        sentence = " ".join(f"{pending} {part}".split())
        if _ABBREVIATION_END.search(sentence) and len(sentence) < 400:
            pending = sentence
            continue
        pending = ""
        if sentence:
            yield sentence
    if pending:
        yield pending
