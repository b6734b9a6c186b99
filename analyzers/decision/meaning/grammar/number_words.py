"""Numbers told in words where votes are told: "kaksikymmentäyksi (21)", "nio röster"."""

from __future__ import annotations

import functools
import re

_FINNISH_UNITS = "nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän"
_INFLECTED = {
    1: ("yhdellä", "yhtä"),
    2: ("kahdella", "kahta"),
    3: ("kolmella", "kolmea"),
    4: ("neljällä", "neljää"),
    5: ("viidellä", "viittä"),
    6: ("kuudella", "kuutta"),
    7: ("seitsemällä", "seitsemää"),
    8: ("kahdeksalla", "kahdeksaa"),
    9: ("yhdeksällä", "yhdeksää"),
    10: ("kymmenellä", "kymmentä"),
}
"""With eight votes against five: "kahdeksalla äänellä viittä vastaan"."""
_GENITIVES = (
    "nollan yhden kahden kolmen neljän viiden kuuden seitsemän kahdeksan yhdeksän"
)
_OF_VOTERS = re.compile(
    r"\b(?P<word>[a-zåäö]+(?:n|ntoista))\b"
    r"(?=(?: (?!ja\b|ei\b|jaa\b)[\w-]+){0,2}? ?(?:kannatta(?:essa|en|ne)|kannatettua"
    r"|puolta(?:essa|ne)|vastusta(?:essa|en|ne)|vastustettua|äänestä(?:essä|en|ne)"
    r"|äänestettyä|ollessa poissa|pidättä?y(?:tyessä|ttyä|dyttyä)|sitä vastaan"
    r"|ei\b(?= ?[-.,;]|$| (?:\w+ ){0,2}?\w*(?:ehdotu|esity))))"
)
"""How many did what: "viiden kannattaessa", "neljän jäsenen äänestettyä sitä vastaan"."""
_IS_DONE_BY = re.compile(
    r"kannatt|kannate|puolta|vastust|äänestä|äänestett|ollessa poissa|pidätt"
)
_PAIRED = re.compile(r"\b(?P<a>[a-zåäö]{3,20})\s?[–-]\s?(?P<b>[a-zåäö]{3,20})\b")
_SWEDISH_UNITS = (
    "noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton "
    "sexton sjutton arton nitton"
)
_UNITS = _FINNISH_UNITS.split(" ")
_SWEDISH = _SWEDISH_UNITS.split(" ")
_TENS = "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio"
_SWEDISH_TENS = _TENS.split(" ")
_UNSURE = frozenset(["yksi", "en", "ett", "kuusi", "yhden"])
"""Words that are also articles or names: numbers only before what is counted."""
_COUNTED = (
    r"(?=\s+(?:jaa|ei|nej|ja|tyhjä|tyhjää|ääntä|ään|röst|röster|blank|blanka|poissa"
    r"|kannatt|valtuutet|jäsen|ledam|medlem|oli poissa|stödde|understödde|biträdde|avstod)\w*"
    r"|\s+för (?:\w+ ){0,2}?\w*förslag|\s+(?:sitä )?vastaan\b|\s+e?mot\b)"
)
_WORD = re.compile(r"\w+")
_BEFORE_COUNTED = re.compile(rf"\b[a-zåäö]+{_COUNTED}")
_AFTER_SIDE = re.compile(
    r"(?:(?<=ehdotusta )|(?<=esitystä )|(?<=kannatti )|(?<=kannalla ))(kuusi|yksi)\b"
    r"|(?:(?<=\boli )|(?<=\bsai )|(?<=ääniä )|(?<=annettiin )|(?<=tyhjiä )|(?<=tyhjää )"
    r"|(?<=poissa )"
    r"|(?<=vastaan )|(?<=puolesta )|(?<=blanka )|(?<=\bvar )|(?<=\bfick )|(?<=röstade )"
    r"|(?<=röster ))(kuusi|yksi|en|ett)(?=\s*(?:[.,;)]|$)| (?:ja|sekä|och|samt) )"
)
_IN_BRACKETS = re.compile(
    r"\b(?!(?:jaa|ei|ja|nej|puolesta|vastaan|för|e?mot|(?:tyhj|blank|poissa|frånvar)[a-zåäö]*)\b)"
    r"([a-zåäö]+)\s*\(\s*(\d{1,3})\s*\)"
)
"""A number in words with its figure; "jaa (7)" is a side with its figure."""
_NUMERAL = re.compile(
    r"(?:yks|yhd|yht|kaks|kahd|kaht|kolm|nelj|viis|vii[dt]|kuu[sdt]|seits|yhdeks|kymmen|noll|sata)\w*"
    r"|(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|\w+ton|\w+tio\w*|tjugo\w*)"
)
_TELLS_VOTES = re.compile(
    r"ään[tie]|röst|kannatt|vastust|\bjaa\b|\bnej\b|omröstning|understöd|biträd|kättä|avstod|frånvar"
    r"|kannalla|tyhj|blank|sedlar"
)


@functools.cache
def _values() -> dict[str, int]:
    found = {word: number for number, word in enumerate(_UNITS)}
    found |= {"kymmenen": 10, "yhden": 1, "ett": 1}
    for number, word in enumerate(_UNITS[1:], start=1):
        found[f"{word}toista"] = 10 + number
        if number > 1:
            tens = f"{word}kymmentä"
            found[tens] = 10 * number
            found |= {
                tens + unit: 10 * number + n
                for n, unit in enumerate(_UNITS[1:], start=1)
            }
    for number, forms in _INFLECTED.items():
        found |= dict.fromkeys(forms, number)
        if number < 10:
            found |= {f"{form}toista": 10 + number for form in forms}
            for form, ten, others in zip(forms, _INFLECTED[10], (0, 1), strict=True):
                tens = f"{form}{ten}"
                found[tens] = 10 * number
                found |= {
                    tens + more[others]: 10 * number + n
                    for n, more in _INFLECTED.items()
                    if n < 10
                }
    found |= {word: number for number, word in enumerate(_SWEDISH)}
    for number, tens in enumerate(_SWEDISH_TENS, start=2):
        found[tens] = 10 * number
        found |= {
            tens + unit: 10 * number + n
            for n, unit in enumerate(_SWEDISH[1:10], start=1)
        }
        found[f"{tens}ett"] = 10 * number + 1
    return found


@functools.cache
def _genitives() -> dict[str, str]:
    """Return the figures of number words in the genitive, up to ninety-nine."""
    units = _GENITIVES.split(" ")
    found = {word: number for number, word in enumerate(units)} | {"kymmenen": 10}
    for number, word in enumerate(units[1:], start=1):
        found[f"{word}toista"] = 10 + number
        tens = f"{word}kymmenen"
        found |= {tens + unit: 10 * number + n for n, unit in enumerate(units[1:], 1)}
        found[tens] = 10 * number
    return {word: str(number) for word, number in found.items()}


def _pair_in_figures(match: re.Match[str]) -> str:
    """Return "kuusi–kuusi" in figures; a hyphen of other words stays."""
    figures, _ = _figures()
    one, other = figures.get(match["a"]), figures.get(match["b"])
    return f"{one}–{other}" if one and other else match[0]


def _of_voters(match: re.Match[str]) -> str:
    return _genitives().get(match["word"], match["word"])


def _in_figures(match: re.Match[str]) -> str:
    """Return a number word's figure; a name or a noun stands before its own."""
    return match[2] if _NUMERAL.fullmatch(match[1]) else match[0]


@functools.cache
def _figures() -> tuple[dict[str, str], dict[str, str]]:
    """Return the figures of all number words, and of those that are nothing else."""
    figures = {word: str(number) for word, number in _values().items()}
    sure = {word: n for word, n in figures.items() if word not in _UNSURE}
    return figures, sure


def may_tell_number(folded: str) -> bool:
    """Whether lower-case text has a figure, or a word that may be a number."""
    if any(sign.isdigit() for sign in folded):
        return True
    words = _WORD.findall(folded)
    return not (
        _figures()[0].keys().isdisjoint(words) and _genitives().keys().isdisjoint(words)
    )


@functools.lru_cache(maxsize=4_096)
def as_digits(folded: str) -> str:
    """Return lower-case text with "kuusi (6)" and "kuusi ääntä" in digits."""
    text = folded
    if "(" in text:
        text = _IN_BRACKETS.sub(_in_figures, text)
    words = set(_WORD.findall(text))
    if not words.isdisjoint(_genitives()) and _IS_DONE_BY.search(text):
        text = _OF_VOTERS.sub(_of_voters, text)
    figures, sure = _figures()
    told = figures.keys() & words
    if not told:
        return text
    if "–" in text or "-" in text:
        text = _PAIRED.sub(_pair_in_figures, text)
    text = _BEFORE_COUNTED.sub(lambda match: figures.get(match[0], match[0]), text)
    if _TELLS_VOTES.search(text):
        text = _AFTER_SIDE.sub(lambda match: figures[match[1] or match[2]], text)
    if not told.isdisjoint(sure) and _TELLS_VOTES.search(text):
        text = _WORD.sub(lambda match: sure.get(match[0], match[0]), text)
    return text
