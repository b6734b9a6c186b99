"""Base forms that an unknown word may have, guessed from its ending.

For names and loan words that the dictionary lacks. Case endings are taken off and the
stem is turned back: plural i, -nen and -s words, i added to foreign names, consonant
gradation. The guesses come most likely first.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

MAX_GUESSES = 6

_VOWELS = "aeiouyäöå"
_TO_BACK = str.maketrans("äöy", "aou")
_TO_FRONT = str.maketrans("aou", "äöy")
_CLITIC = re.compile(r"(?:kin|kaan|kään)$")
_POSSESSIVE = re.compile(r"(?<=[aeiouyäö])nsa$|(?<=[aeiouyäö])nsä$")

_PLURAL = re.compile(
    r"(?P<stem>.{2,}?)(?:i(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|ksi|n[aä]|tt[aä])"
    r"|i(?:hin|siin|den|tten|t[aä])|(?<=[^aeiouyäöå])i(?:en|[aä]|in)|j(?:en|[aä]))$"
)
_WEAK = re.compile(
    r"(?P<stem>.{2,}[aeiouyäöå])(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|ksi|tt[aä]|n|t)$"
)
_ILLATIVE = re.compile(
    r"(?P<stem>.{2,}(?P<vowel>[aeiouyäöå]))(?:h?(?P=vowel)n|(?<=[aeiouyäö])seen)$"
)
_STRONG = re.compile(
    r"(?P<stem>.{2,}[aeiouyäöå])(?:n[aä]|t[aä]|(?<=[eiouyäö])[aä]|(?<=a)a)$"
)
_PASSIVE = re.compile(r"(?:tt|d)(?:iin|[aä][aä]n)$")
"""Few nouns look like that."""
_DEVERBAL_PARTITIVE = re.compile(r".{2,}[aeioäö][uy]st[aä]$")
_CONSONANT_PARTITIVE = re.compile(r"(?P<stem>.{2,}[aeiouyäö]s)t[aä]$")

_VERBS = {
    "mise": "minen", "mista": "minen", "minen": "minen", "miseen": "minen",
    "oidaan": "oida", "oitiin": "oida", "oitu": "oida", "oinut": "oida",
    "oivat": "oida", "oineet": "oida", "oi": "oida",
    "ataan": "ata", "attiin": "ata", "attu": "ata", "annut": "ata",
    "aavat": "ata", "anneet": "ata", "asi": "ata", "asivat": "ata", "asin": "ata", "asimme": "ata",
    "ellaan": "ella", "eltiin": "ella", "eltu": "ella", "ellut": "ella",
    "elee": "ella", "elevat": "ella", "elleet": "ella", "eli": "ella",
    "stetaan": "staa", "stettiin": "staa", "stettu": "staa", "sti": "staa",
    "ntetaan": "ntaa", "tetaan": "ttaa", "tettiin": "ttaa", "tettu": "ttaa",
    "ttavat": "ttaa", "ttanut": "ttaa", "ttaneet": "ttaa", "tti": "ttaa",
    "stavat": "staa", "stanut": "staa", "utuu": "utua", "utuvat": "utua",
    "utunut": "utua", "ntuu": "ntua", "ntuvat": "ntua", "ntunut": "ntua",
    "uivat": "ua", "sevat": "sta", "see": "sta",
}  # fmt: skip
"""Ends of verb forms -> end of the infinitive, in back vowels; front ones are made."""

_VERB_SIZES = sorted({len(end) for end in _VERBS}, reverse=True)
_FOREIGN = re.compile("[cqwxzåøæ]")
_FRONT_VOWELS = frozenset("äöy")

_REVERSED_GRADES = (
    ("rr", "rt"), ("nn", "nt"), ("ll", "lt"), ("mm", "mp"), ("ng", "nk"),
    ("d", "t"), ("v", "p"),
)  # fmt: skip
"""Weak cluster before the last vowel -> strong one."""

_NOMINATIVE_GRADES = (
    ("kke", "ke"), ("ppe", "pe"), ("tte", "te"), ("nte", "nne"), ("lte", "lle"),
    ("rte", "rre"), ("mpe", "mme"), ("te", "de"), ("pe", "ve"),
)  # fmt: skip
"""Strong end of the stem of a word in -e -> its nominative."""


def guess_base_forms(word: str) -> list[str]:
    """Return possible base forms of the inflected *word*, likely ones first.

    Args:
        word: lower case, letters only.

    Returns:
        At most ``MAX_GUESSES`` forms, each once; [] for a word without a known ending.
    """
    forms: dict[str, None] = {}
    for bare in _without_clitics(word):
        if infinitive := guess_infinitive(bare):
            forms.setdefault(infinitive)
            if infinitive.endswith("minen"):
                return [*forms, _infinitive_of_stem(infinitive.removesuffix("minen"))]
            if _PASSIVE.search(bare):
                return [infinitive, *itertools.islice(_guesses(bare), 1)]
        for guess in _guesses(bare):
            if len(guess) > 2:
                forms.setdefault(guess)
    return list(forms)[:MAX_GUESSES]


def _without_clitics(word: str) -> Iterator[str]:
    yield word
    bare = _CLITIC.sub("", word)
    if bare != word and len(bare) > 4:
        yield bare
    plain = _POSSESSIVE.sub("", bare)
    if plain != bare and len(plain) > 4:
        # The possessive swallows the n and t of the case ending.
        yield plain + "n"


def guess_infinitive(word: str) -> str:
    """Return the infinitive that the ending of *word* points to; "" when none does."""
    back = word.translate(_TO_BACK)
    found = next((end for size in _VERB_SIZES if (end := back[-size:]) in _VERBS), None)
    if found is None:
        return ""
    verb = _VERBS[found]
    stem = _weak_before_ata(word[: -len(found)], found, verb)
    is_front = not _FRONT_VOWELS.isdisjoint(word)
    return stem + (verb.translate(_TO_FRONT) if is_front else verb) if stem else ""


def _weak_before_ata(stem: str, end: str, verb: str) -> str:
    """Return tviit for tviitt in tviittasi: verbs in -ata are weak in the infinitive."""
    is_strong = verb == "ata" and end in ("asi", "asivat", "asin", "asimme", "aavat")
    return stem[:-1] if is_strong and stem[-2:] in ("tt", "pp", "kk") else stem


def _infinitive_of_stem(stem: str) -> str:
    """Return the verb of a -minen noun: kuvanta, kuvantaa; arvioi, arvioida."""
    vowel = _back(stem)
    if stem.endswith("i") and stem[-2:-1] in "aoö":
        return f"{stem}d{vowel}"
    return stem + vowel


def _guesses(word: str) -> Iterator[str]:
    if _DEVERBAL_PARTITIVE.match(word):
        yield word[:-2]  # brändäystä
        return
    if match := _PLURAL.match(word):
        yield from _from_plural_stem(match["stem"])
    if match := _ILLATIVE.match(word):
        yield from _from_stem(match["stem"], is_weak=False)
    if match := _WEAK.match(word):
        yield from _from_stem(match["stem"], is_weak=True)
    if match := _CONSONANT_PARTITIVE.match(word):
        yield match["stem"][:-1] + "nen"
        yield match["stem"]
    if match := _STRONG.match(word):
        yield from _from_stem(match["stem"], is_weak=False)


def _back(stem: str) -> str:
    """Return the stem's a or ä."""
    return "a" if re.search("[aou]", stem) or not re.search("[äöy]", stem) else "ä"


def _from_stem(stem: str, *, is_weak: bool) -> Iterator[str]:
    """Yield nominatives of a singular vowel stem."""
    if stem.endswith("kse"):
        yield stem[:-3] + "s"
        return
    if stem.endswith(("uude", "yyde", "uute", "yyte")):
        yield stem[:-2] + "s"
        return
    if stem.endswith("se"):
        if stem[-3:-2] in _VOWELS:
            yield stem[:-2] + "nen"
        if stem[-3:-2] not in _VOWELS or _FOREIGN.search(stem):
            yield stem  # Enersense, Sitowise
        return
    if stem.endswith("ee"):
        yield stem[:-1]
        yield from _weak_grades(stem[:-1])
        return
    yield stem
    if stem[-1] == "i" and stem[-2] not in _VOWELS:
        yield stem[:-1]
    if stem[-1] == "e" and stem[-2] not in _VOWELS:
        yield stem[:-1] + "i"
    if is_weak:
        yield from _strong_grades(stem)


def _weak_grades(form: str) -> Iterator[str]:
    """Yield pohde for pohte: words in -e are weak in the nominative only."""
    for strong, weak in _NOMINATIVE_GRADES:
        if form.endswith(strong):
            yield form[: -len(strong)] + weak
            return


def _strong_grades(stem: str) -> Iterator[str]:
    body, vowel = stem[:-1], stem[-1]
    for weak, strong in _REVERSED_GRADES:
        if body.endswith(weak) and len(body) > len(weak):
            yield body[: -len(weak)] + strong + vowel
            return
    if body[-1] in "ptk" and body[-2:-1] not in ("s", "t", "p", "k", "h", ""):
        yield body + body[-1] + vowel


def _from_plural_stem(stem: str) -> Iterator[str]:
    """Yield nominatives of what comes before the plural i or j."""
    vowel = _back(stem)
    last = stem[-1]
    if stem.endswith("ks"):
        yield stem[:-2] + "s"
        yield stem + "i"
        return
    if last == "s":
        yield stem[:-1] + "nen"
        yield stem + vowel
        yield stem + "i"
        return
    if last in "oö":
        yield stem
        yield stem[:-1] + vowel
        return
    if last == "e":
        yield from _with_grade(stem[:-1] + "i")
        yield stem
        yield stem[:-1]
        return
    if last in _VOWELS:
        yield stem
        if last == "a":
            yield stem + "s"
        return
    yield stem + "i"
    yield stem + vowel
    yield stem


def _with_grade(form: str) -> Iterator[str]:
    yield form
    yield from _strong_grades(form)
