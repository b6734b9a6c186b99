"""Rules that are told beside the matter: "Maapolitiikasta säädetään lain 5 §:ssä".

Where the law is only said to rule something, the decision applies it when that something
is what the text is about: a word of it is found elsewhere in the text, too.
"""

from __future__ import annotations

import re

_RULED_BEFORE = re.compile(
    r"(?:^|[\s(])((?:[\w-]+ ){0,2}[\w-]+(?:sta|stä))(?: [\w-]+){0,2}? (?:on )?säädet(?:ään|ty)"
    r"(?: (?:myös|tarkemmin|erikseen|lisäksi))?[\s:]*$"
    r"|(?:^|\s)((?:[\w-]+ ){0,2}[\w-]+) (?:regleras|styrs) (?:av|i|genom)\s*$"
    r"|\bom ((?:[\w-]+ ){0,2}[\w-]+) (?:stadgas|föreskrivs|bestäms|regleras) i\s*$"
)
_RELATIVE = re.compile(r"\b(?:jo(?:sta|ista|nka|iden)|mi(?:stä|nkä))\b")
_CONDITION = re.compile(
    r"\W*(?:(?:siinä tapauksessa, että|jos|mikäli|ellei\w*|jollei\w*|om|ifall|såvida)\b[^.;]*?, "
    r"|(?:om|ifall|såvida)\b[^.,;]*? (?:krävs|behövs|fordras|ska|kan|tillämpas|avgörs) )"
)
_NEEDED = re.compile(
    r"\b(?:on (?:\S+ )?(?:haettava|hankittava|pyydettävä|tehtävä)|tarvitaan|tulee hakea|"
    r"ska (?:\S+ )?sökas|måste (?:\S+ )?sökas|behövs|krävs)\b[^.;]*, (?:jos|mikäli|kun|om|ifall)\b"
)
_FOLLOWS = re.compile(
    r"\b(?:on|tulee|pitää|täytyy|haetaan|tarvitaan|ska|skall|måste|krävs|behövs)\b"
)
"""Verbs of what would follow; before the citation, "mukaan" behind it tells no rule."""
_SAYS = re.compile(
    r"[^.;,]{0,60}?\b(?:mukaan|sanoo|säätää|edellyttää|säädetään|velvoittaa)\b"
)
_BY_SAYING = re.compile(r"\b(?:ska|skall|kan|bör|får) enligt\s*$")
_GENERAL = frozenset(
    {
        *("kunnan", "kuntien", "kaupungin", "kaupunkien", "lain", "asian", "asiasta"),
        *("tämän", "tästä", "tarkemmin", "muusta", "siitä", "niistä", "tehtävistä"),
        *("menettelystä", "myös", "lisäksi", "kommunens", "stadens", "detta"),
    }
)
_LEAST = 5
_MOST = 7
_ENDING = 6
"""Letters at the end that change with case and number."""

REACH = 120


def is_side_rule(text: str, first: int, last: int, start: int, title: str = "") -> bool:
    r"""Return whether a law is only said to rule what the text is not about.

    Args:
        text: the whole text.
        first: where the sentence that cites begins.
        last: one past its end.
        start: where the citation begins.
        title: of the text, where it stands outside it.

    >>> text = "Myynti\nTontti myydään. Maapolitiikasta säädetään jätelain 5 §:ssä."
    >>> is_side_rule(text, 24, len(text), 51)
    True
    """
    found = _RULED_BEFORE.search(text[max(first, start - REACH) : start].lower())
    if not found or _RELATIVE.search(found[0]):
        return False
    words = next(group for group in found.groups() if group).split()
    stems = [
        word[: min(_MOST, max(_LEAST, len(word) - _ENDING))]
        for word in words
        if word not in _GENERAL and len(word) >= _LEAST
    ]
    around = f"{text[:first]} {text[last:]}"
    if not stems or not around.strip():
        return False
    elsewhere = f" {title} {around}".lower()
    # A short stem begins a word; a longer one may stand within a compound.
    return not any(
        stem in elsewhere if len(stem) > _LEAST else f" {stem}" in elsewhere
        for stem in stems
    )


def is_hypothetical(sentence: str, start: int, end: int) -> bool:
    """Return whether a law is cited in what would follow, or in a question.

    Args:
        sentence: in lower case.
        start: where the citation begins.
        end: one past its end.

    >>> sentence = "jos katos laajenee, on haettava lupa lain 5 §:n nojalla."
    >>> is_hypothetical(sentence, 37, 46)
    True
    """
    if sentence.rstrip().endswith("?"):
        return True
    part = sentence.rfind("; ", 0, start) + 1
    condition = _CONDITION.match(sentence, part)
    if condition and condition.end() <= start:
        is_met = "täytt" in sentence[condition.end() :]
        if not is_met and _FOLLOWS.search(sentence, condition.end(), start):
            return True
        return not (
            is_met or _SAYS.match(sentence, end) or _BY_SAYING.search(sentence[:start])
        )
    return bool(_NEEDED.search(sentence))
