"""Which readings of a word are likely, and which to drop.

Voikko's order of readings means nothing and half of the ambiguity is noise in decision
prose (imperatives, first persons, potentials, names in lower case). ``keep_likely``
drops a reading only while another one remains.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from analyzers.words.morphology.lexicon import like_endings, rare_nouns
from analyzers.words.morphology.word_readings import WordReading, entry_of, is_in_inen

_CAUSATIVE = re.compile(r"ist(?:aa|ää)\Z")
_PASSIVE_PLURAL = re.compile(r"\[Rt\].*\[Sn\]\[Nm\]")
_SHORT_LEADS = range(1, 4)
_SPEAKER = re.compile(r"\[P[12]\]")


def keep_likely(readings: list[WordReading], word: str) -> list[WordReading]:
    """Drop unlikely readings, rule by rule, while another one remains.

    Args:
        readings: all readings of *word*.
        word: the word as written; its first letter tells whether a name is likely.

    Returns:
        At least one reading if there was any, in the order given.
    """
    ends = [reading.last for reading in readings]
    marks = " ".join(ends)
    found = set(_DOUBTFUL.findall(marks))
    if "" in ends:
        found.add("")
    if found:
        kept = _drop_by(_RULES, readings, word, found)
        kept = _drop_spoken(kept, word, found)
        readings = _drop_by(_LATE_RULES, kept, word, found)
    kept = _drop_longer(readings) or readings
    may_be_twins = "[Xj]t" in marks or "[Ru]" in marks
    return (_drop_derived_twins(kept) or kept) if may_be_twins else kept


def _is_spoken_verb(reading: WordReading) -> bool:
    return "[Tk]" in reading.last or bool(_SPEAKER.search(reading.last))


def _has_adjective(readings: list[WordReading]) -> bool:
    """Is there an adjective in -inen? alueellista is not a command of alueellistaa."""
    return any(reading.base.endswith("inen") for reading in readings)


def _drop_by(
    rules: Sequence[_Rule], readings: list[WordReading], word: str, found: set[str]
) -> list[WordReading]:
    kept = readings
    for marks, drops in rules:
        if len(kept) < 2:
            return kept
        if not marks.isdisjoint(found):
            kept = [reading for reading in kept if not drops(reading, word)] or kept
    return kept


def _drop_spoken(
    kept: list[WordReading], word: str, found: set[str]
) -> list[WordReading]:
    rules = [drops for marks, drops in _SPOKEN if not marks.isdisjoint(found)]
    if not rules:
        return kept
    clear = [one for one in kept if not any(drops(one, word) for drops in rules)]
    # sanoin is said, or with these words
    return kept if all(map(_is_spoken_verb, clear)) else clear


def spoken_verbs(
    readings: list[WordReading], kept: list[WordReading]
) -> list[WordReading]:
    """Return the commands and first persons that ``keep_likely`` dropped.

    Blogs, speeches and fiction have them, and the form after ``ei`` looks like a command.
    Documents carry their verbs; a query does not ask for them.

    Args:
        readings: all readings of a word.
        kept: those of them that are likely.
    """
    return [
        reading
        for reading in readings
        if len(reading.components) == 1
        and not (_CAUSATIVE.search(reading.base) and _has_adjective(kept))
        and _is_spoken_verb(reading)
        and reading not in kept
    ]


def _entries(*words: str) -> frozenset[str]:
    """Return the marks of dictionary entries."""
    return frozenset(f"[Xp]{word}[X]" for word in words)


_RARE_NOUNS = tuple(rare_nouns())
_LIKE_ENDINGS = tuple(like_endings())
_RARE_VERBS = _entries("pidetä", "lämmitä", "eritä", "kehiä", "sulia")
"""Verbs whose forms look like those of pitää, lämmittää, erityinen, kehittää, sulaa."""
_NAMES = frozenset(f"[L{kind}]" for kind in ("em", "es", "ee", "ep", "nm", "np"))
_SPEAKERS_OWN = frozenset(("[O1y]", "[O1m]", "[O2y]", "[O2m]"))
_SPEAKERS = frozenset(("[P1]", "[P2]"))


class _Rule(NamedTuple):
    """What to drop; asked only when one of the marks is in a reading."""

    marks: frozenset[str]
    drops: Callable[[WordReading, str], bool]


def _is_doubled(reading: WordReading, word: str) -> bool:
    return not reading.last


def _is_name_in_lower_case(reading: WordReading, word: str) -> bool:
    return reading.is_name and not word[:1].isupper()


def _with(*marks: str) -> _Rule:
    if len(marks) == 1:
        return _Rule(frozenset(marks), lambda reading, word: marks[0] in reading.last)
    return _Rule(
        frozenset(marks),
        lambda reading, word: any(mark in reading.last for mark in marks),
    )


_VERBS_OF_SPEECH = (
    "antaa haluta katsoa käydä mennä nähdä olla ottaa rakastaa saada sanoa tehdä tietää "
    "tulla voida"
)
_COMMON_VERBS = frozenset(_VERBS_OF_SPEECH.split())
"""Verbs that people do use in the first person; nobody searches for them."""


def _is_rare_command(reading: WordReading, word: str) -> bool:
    return "[Tk]" in reading.last and reading.base not in _COMMON_VERBS


def _is_rare_person(reading: WordReading, word: str) -> bool:
    is_speaker = "[P1]" in reading.last or "[P2]" in reading.last
    return is_speaker and reading.base not in _COMMON_VERBS


def _is_rare_noun(reading: WordReading, word: str) -> bool:
    """Is it the end of a compound that hardly any has, or päättö in päätöstä?"""
    is_compound = len(reading.components) > 1
    ends_rarely = is_compound and reading.base.endswith(_RARE_NOUNS)
    return ends_rarely or reading.base.endswith("päättö")


def _is_evening(reading: WordReading, word: str) -> bool:
    """Is it ylikulkus|ilta? The bridge is more likely."""
    return "[Xp]ilta[X]" in reading.last and reading.base.endswith("silta")


def _is_like_ending(reading: WordReading, word: str) -> bool:
    is_last = len(reading.components) > 1 and reading.base.endswith(_LIKE_ENDINGS)
    return is_last and "[Sn][Ny]" in reading.last


_ADJECTIVES_OF_E = frozenset(("ilmeinen", "perinteinen"))


def _is_odd_adjective(reading: WordReading, word: str) -> bool:
    """Is it an adjective that nobody forms: liitteinen, alone, or kustannuksinen?

    The others are real ones (sähköinen, tasa-arvoinen), which look like forms of the noun.
    """
    if not is_in_inen(reading):
        return False
    if reading.base.endswith("ksinen"):
        return not reading.base.endswith("kerroksinen")
    is_alone = len(reading.components) == 1
    is_of_e = entry_of(reading.last).endswith("e")
    return is_alone and is_of_e and reading.base not in _ADJECTIVES_OF_E


def _ends_a_way(reading: WordReading, word: str) -> bool:
    return "pa[Ef]" in reading.last or "pä[Ef]" in reading.last


_RULES = (
    _Rule(frozenset(("",)), _is_doubled),
    _with("[Tm]"),  # potential: no gold lemma lost
    _Rule(_NAMES, _is_name_in_lower_case),  # .1 % lost
    _with(*_RARE_VERBS),
    _Rule(_entries("ilta"), _is_evening),
    _Rule(_entries(*like_endings().values()), _is_like_ending),
    _Rule(_entries("päättää", *_RARE_NOUNS), _is_rare_noun),
    _with("[Lp]"),  # prefix alone: .6 %
)
"""What to drop, with the share of a treebank's gold lemmas that is lost by it."""
_SPOKEN = (
    _with("[Sin]"),  # instructive: 1.7 %
    _with(*_SPEAKERS_OWN),  # possessive of the first or second person: 1.7 %
    # imperative: 11.5 %, in blogs and fiction; decisions have none
    _Rule(frozenset(("[Tk]",)), _is_rare_command),
    # first or second person: 25 %, likewise
    _Rule(_SPEAKERS, _is_rare_person),
)
"""What to drop beside a reading without any of these, not beside one another: tapamme is
tapa or tappaa, sanoin is sana or sanoa."""
_LATE_RULES = (
    _with("[Sg][Nm]in"),  # huoltola in terveydenhuoltolain
    _Rule(frozenset(("[Xj]inen[X]",)), _is_odd_adjective),
    _Rule(frozenset(("[Ef]",)), _ends_a_way),  # johtamista + pa in johtamistapa
)


def _any_of(marks: Collection[str]) -> re.Pattern[str]:
    """Return a pattern for *marks*; the many dictionary entries share their beginning."""
    rest = sorted(mark for mark in marks if mark and not mark.startswith("[Xp]"))
    entries = sorted(mark[4:] for mark in marks if mark.startswith("[Xp]"))
    in_entry = "|".join(map(re.escape, entries))
    return re.compile("|".join([rf"\[Xp\](?:{in_entry})", *map(re.escape, rest)]))


_DOUBTFUL = _any_of(
    {mark for rule in (*_RULES, *_SPOKEN, *_LATE_RULES) for mark in rule.marks}
)
"""Some rule may drop the reading."""


def _drop_longer(readings: list[WordReading]) -> list[WordReading]:
    """Drop readings with more components than the shortest, and compound participles.

    ``kuuluvat`` is not kuu + luvat. A participle does not count as the shortest:
    ``toimivalta`` is toimi + valta, although toimiva + lta has fewer components; and
    ``asemakaava`` is not ase + makaava. Nor does an adjective derived from a compound:
    ``kokonaistuloista`` is a form of kokonaistulo.
    """
    sizes = {len(one.components) for one in readings}
    if sizes == {1}:
        return readings
    if 1 in sizes:
        # kuuluvassa is not kuu + luvassa
        readings = [one for one in readings if len(one.lead) not in _SHORT_LEADS]
    whole = [one for one in readings if not one.is_participle]
    lengths = [len(one.components) for one in whole if not is_in_inen(one)] or [
        len(one.components) for one in whole
    ]
    if not lengths:
        return readings
    limit = min(lengths)
    return [
        one
        for one in readings
        if len(one.components) == 1
        or (len(one.components) <= limit and not one.is_participle)
    ]


def _drop_derived_twins(readings: list[WordReading]) -> list[WordReading]:
    """Drop asunta beside asunto in ``asuntojen``: a productive -nta beside a real -nto.

    And the plural of oltu beside ``ollut``.
    """
    if len(readings) < 2:
        return readings
    if any("[Ru]" in reading.last for reading in readings):
        readings = [one for one in readings if not _PASSIVE_PLURAL.search(one.last)]
    bases = {reading.base for reading in readings}
    return [
        reading
        for reading in readings
        if not ("[Xj]t" in reading.last and _twin(reading.base) in bases)
    ]


def _twin(base: str) -> str:
    """Return asunto for asunta; "" for a word with another end."""
    end = {"a": "o", "ä": "ö"}.get(base[-1:])
    return base[:-1] + end if end else ""
