"""What was decided, read from the decision text, with the sentence that says so.

Only explicit sentences count. A decision text without one is ``none-found``: a value,
not a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.model import Outcome

_PATTERNS: tuple[tuple[Outcome, str], ...] = (
    (
        "tabled",
        r"(?:panna|pani|pantiin|jätet?tiin|jättää|jätti|jäi|pöytäsi)\b[^.]{0,60}?\bpöydälle"
        r"|pöydälle\s*pan\w+|bordla(?:des|de|gt|ts)\w*|lämnades på bordet",
    ),
    (
        "returned",
        r"palautet\w+|palautti\b|palauttaa\b[^.]{0,80}valmiste\w+|jättää\b[^.]{0,40}uudelleen valmiste\w+"
        r"|återremitter\w+|återförvisa\w*",
    ),
    (
        "approved-amended",
        r"muutet(?:un|tu|tuna|ulla)\b[^.]{0,40}(?:ehdotu|esity)\w*|(?:ehdotu|esity)\w*[^.]{0,60}\b(?:muutettuna|muutettiin|muuttaen|korjattuna|täydennettynä)"
        r"|(?:seuraavin|tehdyin|esitetyin|mainituin|eräin)\b[^.]{0,30}(?:muutoksin|lisäyksin|tarkennuksin|korjauksin|täydennyksin)"
        r"|(?:muutoksin|lisäyksin|tarkennuksin|täydennyksin|muutettuna)\b|(?:seuraavalla|sillä) (?:muutoksella|lisäyksellä|tarkennuksella|korjauksella)"
        r"|(?:muutos|vasta)(?:ehdotu|esity)\w*[^.]{0,60}(?:hyväksyttiin|tuli\b[^.]{0,30}päätöks\w+)"
        r"|(?:ändrat|ändrade|omarbetade) (?:besluts)?förslag\w*|med (?:följande )?(?:ändring\w*|tillägg\w*|preciser\w+)",
    ),
    (
        "rejected",
        r"hylät(?:tiin|ään)|ei (?:muuteta|anneta aihetta)\b|hylkäsi\b|hylkää\b|päät(?:ti|ettiin|tää)\b[^.]{0,120}\bhylätä|ei hyväksy(?:tty|nyt|tä)?\b|jätti\b[^.]{0,40}tutkimatta|jätet?tiin\b[^.]{0,40}tutkimatta|jäi tutkimatta"
        r"|avsl(?:ogs|og|ås|agits)\b|avslå\b|förkasta\w+|godkändes inte",
    ),
    (
        "noted",
        r"merkit(?:tiin|ään|si)\b[^.]{0,120}\btiedo(?:ksi|kseen)\w*|merkitsee\b[^.]{0,120}\btiedo(?:ksi|kseen)\w*|merkitä\b[^.]{0,120}\btiedo(?:ksi|kseen)\w*"
        r"|(?:totesi|todettiin|toteaa|konstaterade\w*)\b[^.]{0,80}(?:lailli\w+|päätösvalta\w+|laglig\w*|beslutför\w*)|tiedoksi merkit\w+|(?:saatettiin|tuotiin) tiedoksi|tiedoksi\.?$"
        r"|antecknades|antecknade\b|anteckna\w*\b[^.]{0,80}\b(?:kännedom|protokollet)|(?:för|till) kännedom|konstaterades",
    ),
    (
        "elected",
        r"valittiin|valitsi\b|päät(?:ti|ettiin)\b[^.]{0,120}\b(?:valita|nimetä)|nimettiin|nimesi\b|nimitettiin|otetaan\b[^.]{0,60}(?:virkaan|toimeen|\w+ksi\b)"
        r"|valdes|valde\b|utsågs|utsåg\b|utnämndes",
    ),
    (
        "approved",
        r"hyväksyttiin|hyväksyi(?:vät)?\b|hyväksytään|päät(?:ti|ettiin|etään)\b[^.]{0,200}\b(?:hyväksyä|myöntää|vahvistaa)"
        r"|(?:ehdotuksen|esityksen|päätösehdotuksen|päätösesityksen)\s+(?:mukaan|mukaisesti|mukainen)|ehdotus\s+(?:yksimielisesti\s+)?hyväksyt\w+"
        r"|(?:esitti|ehdotti)\s+(?:esityksen|ehdotuksen)\s+mukaisesti|vahvistettiin|myönnettiin|myönsi\b"
        r"|godkän(?:des|de|ner)\b|godkänt\b|enligt (?:besluts)?förslag\w*|beslöt\w*\b[^.]{0,120}\b(?:godkänna|bevilja|fastställa)|bifölls|biföll\b|antogs\b|bevilja(?:de|des|r)\b|fastställ(?:de|des)\b",
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
    r"|eriävän mielipiteen|puheenjohtaja (?:totesi,? että|tiedusteli)",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"\b(?:päätti|päättivät|päätettiin|päätän|päätämme|hyväksyi|hyväksyttiin|hylkäsi|hylättiin|merkitsi|valitsi|beslöt|beslutade|beslutades|godkände)\b",
    re.IGNORECASE,
)
_BODY_RESOLVES = re.compile(
    r"^(?:[\w-]+:\s*)?(?:[\w,-]+ ){0,6}[\w-]*(?:hallitus|lautakunta|valtuusto|jaosto|valiokunta|johtokunta|styrelsen|nämnden|fullmäktige|sektionen)"
    r"\s+(?:päättää|hyväksyy|ehdottaa|esittää|antaa|myöntää|beslutar|föreslår|godkänner)\b",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    r"\b(?:ettei|ei|eivät|olla \w+matta|jättää|inte|avstå)\b|\b(?:keskey|lykä|siirtä|poist)\w+",
    re.IGNORECASE,
)
_COUNTER = re.compile(
    r"(?:vasta|muutos|palautus|hylkäys)(?:ehdotu|esity)\w*|motförslag\w*|ändringsförslag\w*",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(
    r"(?<=[.!?])\s+(?=[A-ZÅÄÖ\"”(•\d-])|\n\s*\n|\n(?=\s*[A-ZÅÄÖ•-])"
)
_ABBREVIATION_END = re.compile(
    r"(?:\b(?:mm|esim|ns|os|nro|n|em|klo|kpl|milj|vs|vt|p|s|ym|jne|puh|tms)|\d)\.$",
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
    for sentence in iter_sentences(text[:30_000]):
        if _SIDE_NOTE.search(sentence) and not _DECIDES.search(sentence):
            continue
        outcome = _outcome_of(sentence)
        if outcome == "vote":
            voted = voted or sentence
        elif outcome is not None:
            return outcome, sentence
        elif decided is None and _is_resolution(sentence):
            decided = sentence
    if decided:
        return "approved", decided
    return ("vote", voted) if voted else ("none-found", None)


def _is_resolution(sentence: str) -> bool:
    """Say whether a sentence says in any words that the body resolved to do something."""
    says = _DECIDES.search(sentence) or _BODY_RESOLVES.match(sentence)
    return bool(says) and not _NEGATIVE.search(sentence)


def _outcome_of(sentence: str) -> Outcome | None:
    result: Outcome | None = None
    for match in _OUTCOME.finditer(sentence):
        outcome = _PATTERNS[int((match.lastgroup or "o0")[1:])][0]
        if outcome == "rejected" and _COUNTER.search(sentence):
            continue
        if outcome == "vote":
            result = result or outcome
            continue
        if outcome == "approved" and _AMENDED.search(sentence):
            return "approved-amended"
        return outcome
    return result


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
