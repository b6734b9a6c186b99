"""What has the form of a person's name: words of names in a row, initials, surname first.

A form is certain where the lists say so; of another a role beside it makes a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analyzers.text.late_pattern import LatePattern
from corpus.personal.look_alikes import has_company_word, is_street, is_thing
from corpus.personal.names.beside_names import (
    former_surname,
    given_after,
    given_before,
)
from corpus.personal.names.cells import (
    begins_apart,
    is_apart,
    is_between_commas,
    is_cell,
    is_label,
)
from corpus.personal.names.degrees import is_after_degree
from corpus.personal.names.name_parts import is_double, names_apart
from corpus.personal.names.name_words import (
    CAPITAL_PARTICLES,
    CAPITALS,
    FIRST,
    FOREIGN,
    INITIAL,
    LANDSCAPE,
    LAST,
    NICKNAME,
    OTHER,
    PARTICLE,
    PARTICLES,
    SHORT_PARTICLE,
    SOLE_TRADERS,
    WORD,
    is_base_form,
    is_plain,
    kinds_of,
)
from corpus.personal.names.shown_surnames import has_capital_surname, has_surname_of
from corpus.personal.person_cues import cue
from corpus.personal.person_roles import last_clause, nearest_role, side_of_word
from corpus.personal.telling.acting import is_title
from corpus.personal.told_persons import PRIVATE_ROLE, is_office_word, is_told

_CHAIN = LatePattern(
    rf"(?<![\w-])(?:{WORD}|{CAPITALS})"
    rf"(?:[ \u00a0](?:{NICKNAME}[ \u00a0])?(?:(?:{PARTICLE}|{SHORT_PARTICLE})[ \u00a0]){{0,3}}"
    rf"(?:{WORD}|{CAPITALS}|{INITIAL})){{1,4}}(?![\w-])"
)
# "Aava Lumme, 9 v.": what is said of nobody but a person.
_AGE_AFTER = re.compile(r"\s?[,(]\s?\d{1,3}\s?(?:-?v\b|vuo[td]|år\b|vk\b|kk\b)")
_NEXT_OF_LIST = re.compile(
    rf"(?:\s\(?\d[\d ,.]{{0,8}}(?:€|e|eur|euroa|h|pv|v)\)?)?"
    rf"(?:,|;| ja| JA| sekä| och| OCH| samt| &) (?:\d{{1,3}}[:.)] )?(?:{PARTICLE} )?"
)
# "Kesätyöntekijäksi on valittu": a role, and no more than its verb before a name.
_RIGHT_BEFORE = re.compile(
    r"[\w-]+\W{1,3}(?:(?:on|ovat|är|har|valittu|valitaan|valittiin|otetaan|otettu|otettiin|palkattu|toimii"
    r"|toimi|hyväksytään|valts|valdes|antas|antagits|fungerar)\W{1,3}){0,2}"
)
_AND_WHOLE = re.compile(rf" (?:ja|sekä|och|samt|&) ({WORD}) ({WORD})(?![\w-])")
_COMMON_NEXT = re.compile(r"\s[a-zåäö]")
_PARTICLES_UPPER = frozenset(word.upper() for word in CAPITAL_PARTICLES)
_Word = tuple[int, int, str]
# "äiti Kia Malli": of a relative any word may be the first name.
_RELATIVE = re.compile(
    r"(?<![\w-])(?i:äiti|isä|tytär|poika|puoliso|vaimo|mies|leski|sisar|sisko|veli|lapsi|huoltaja"
    r"|mor|far|dottern?|sonen|son|maken?|makan?|hustrun?|systern?|bror|brodern)\s\Z"
)
_BEFORE = 110


@dataclass(frozen=True, slots=True)
class NameShape:
    """What may be a name at ``text[start:end]``."""

    start: int
    end: int
    is_certain: bool


def iter_full_names(text: str) -> Iterator[NameShape]:
    """Yield names of two words or more, and the former surname that follows one."""
    former: NameShape | None = None
    for match in _CHAIN.finditer(text):
        for start, end in names_apart(text, match.start(), match.end()):
            found = _in_chain(text, start, end, former)
            if found:
                former = found
                yield found
                for begin, stop in former_surname(text, found.end):
                    yield NameShape(begin, stop, is_certain=True)


def _in_chain(
    text: str, start: int, end: int, former: NameShape | None
) -> NameShape | None:
    """Return the name in a chain of capitalised words; None when there is none.

    ``former`` is the name before it: what is next in its list may be of any words.
    """
    words = _words_of_chain(text, start, end)
    own = _of_sole_trader(words)
    trades, words = own is not words, own
    if len(words) < 2 or (len(words) == 2 and is_title(words[0][2])):
        return None
    every = [word for _, _, word in words]
    words = _own_words(words)
    kinds = [_kinds_within(word) for _, _, word in words]
    is_surname_shown = has_capital_surname([word for _, _, word in words], kinds)
    if (
        words[0][2].isupper() != words[-1][2].isupper()
        and not is_surname_shown
        and not all(kind & {FIRST, LAST, LANDSCAPE} for kind in kinds)
    ):
        return None
    begin, stop = words[0][0], words[-1][1]
    shown = [word for _, _, word in words]
    # "Tmi Aino Malli ja Malli Oy" are two.
    if has_company_word(every) or (not trades and is_thing(text, begin, stop, shown)):
        return None
    if LANDSCAPE in kinds[0] and FIRST not in kinds[0] and _is_genitive(shown[0]):
        kinds[0] = frozenset({OTHER})  # "Oulun Anna": of a place, no surname
    before = text[max(0, begin - _BEFORE) : begin]
    is_within = _is_within(text, begin)
    is_certain = _is_full_name(kinds, is_within=is_within) or _is_surname_first(
        text, before, stop, kinds
    )
    is_certain |= is_within and _is_whole_within(shown, kinds)
    is_certain |= _has_double_surname(shown, kinds) or is_surname_shown
    if words[0][2].isupper() and not (all(kinds) or is_within or is_surname_shown):
        # A heading of words that no list has, but for "VEIKKO RUOKOLA".
        is_certain = is_certain and len(kinds) == 2 and kinds[0] == {FIRST}
    is_certain |= (
        former is not None
        and _NEXT_OF_LIST.fullmatch(text, former.end, begin) is not None
        and (
            (former.is_certain and _may_be_in_list(kinds))
            or has_surname_of(text[former.start : former.end].split(), shown)
        )
    )
    is_aged = _AGE_AFTER.match(text, stop) and FIRST in kinds[0]
    is_certain |= (
        len(kinds) == 2
        and _is_whole_within(shown, kinds)
        and is_cell(text, begin, stop)
    )
    is_certain |= _is_before_another(text, before, stop, kinds)
    is_certain |= _is_before_own_surname(text, stop, shown)
    # "Aarre Kulta vaatii": two common words, and what a person does.
    is_human = is_aged or (
        FIRST in kinds[0] and len(kinds) == 2 and cue("own_matter").match(text, stop)
    )
    if not (is_certain or is_human or _may_be_name(before, kinds)):
        return None
    begin -= given_before(before, shown[0])
    if FIRST not in kinds[0]:
        stop += given_after(text, stop)
    is_cut = shown[0] != every[0] and not every[0].isupper()
    if is_cut and not kinds_of(every[0]) and _is_within(text, start):
        begin = start  # "lapselle Fadumo Warsame Ali": no list has the first word
    begin -= _particle_before(text[max(start, begin - _BEFORE) : begin])
    return NameShape(begin, stop, is_certain)


def _words_of_chain(text: str, start: int, end: int) -> list[_Word]:
    """Return words with a capital without particles, and what follows a name."""
    words = [
        (m.start() + start, m.end() + start, m[0])
        for m in re.finditer(r"\S+", text[start:end])
        if m[0] not in PARTICLES and m[0][0].isalpha()
    ]
    if words[-1][2] not in CAPITAL_PARTICLES:
        words = [row for row in words if row[2] not in CAPITAL_PARTICLES] or words
    if len(words) > 2 and is_street(text, words[-1][1], words[-1][2]):
        words = words[:-1]  # "Aino Malli Koivukuja 3:sta pyytää"
    if len(words) > 2 and _is_place_after(text, words):
        words = words[:-1]  # "valitti Siv Malli Vaasan hallinto-oikeuteen"
    if len(words) > 2 and words[0][2].isupper() and words[0][2] in _PARTICLES_UPPER:
        words = words[1:]  # "VON MALLI TUOVI"
    while len(words) > 1 and is_label(text, *words[-1][1:]):
        if len(words) == 2 and _is_given_before_number(text, words):
            break  # "musiikki Harri Kerkkä 11 vvt"
        words = words[:-1]  # "Halavanen Tuovi Osoite: Koivukuja 3"
    return words


def _is_given_before_number(text: str, words: list[_Word]) -> bool:
    """Whether a first name is before a word that a number follows within a sentence."""
    (start, _, first), (_, stop, _) = words
    is_first = first[-1] != "." and FIRST in kinds_of(first) and is_base_form(first)
    before = text[max(0, start - 2) : start]
    return is_first and text[stop : stop + 1] != ":" and before[:1].islower()


def _is_whole_within(words: list[str], kinds: list[frozenset[str]]) -> bool:
    """Whether capitalised words are a name where no sentence begins: "Satu Vesakoivu"."""
    if not is_base_form(words[0]):
        return False
    is_surname = not is_plain(kinds[0]) or (
        LANDSCAPE in kinds[0] and not all(OTHER in kind for kind in kinds[1:])
    )
    is_turned = is_surname and all(FIRST in kind for kind in kinds[1:])
    return is_turned or all(FIRST in kind for kind in kinds[:-1])


def _has_double_surname(words: list[str], kinds: list[frozenset[str]]) -> bool:
    """Whether a name that is else a place is beside a double surname: "Inari Malli-Berg"."""
    if len(words) != 2 or words[0].isupper():
        return False
    doubled = [is_double(word) for word in words]
    place = doubled.index(False) if sum(doubled) == 1 else 0
    is_surname = doubled[1 - place] and LAST in kinds[1 - place]
    return is_surname and LANDSCAPE in kinds[place] and not _is_genitive(words[place])


def _is_genitive(word: str) -> bool:
    """Whether a word for a place may be said of what follows it: "Oulun Anna"."""
    return word.endswith("n") and not word.endswith("nen") and not is_double(word)


def _is_before_another(
    text: str, before: str, stop: int, kinds: list[frozenset[str]]
) -> bool:
    """Whether two unknown words stand for themselves before a name: "Xirsi Guul ja Aino Malli"."""
    if len(kinds) != 2 or any(kinds) or not begins_apart(before):
        return False
    another = _AND_WHOLE.match(text, stop)
    return another is not None and _is_full_name(
        [kinds_of(another[1]), kinds_of(another[2])], is_within=True
    )


def _is_before_own_surname(text: str, stop: int, words: list[str]) -> bool:
    """Whether another of the same surname is next: "Malli Aino ja Malli Eero"."""
    another = _AND_WHOLE.match(text, stop)
    return another is not None and len(words) == 2 and another[1] == words[0]


def _may_be_in_list(kinds: list[frozenset[str]]) -> bool:
    """Whether two words may be a name beside another: "Tapani Hiisi", "Kia Berg"."""
    first, last = kinds[0], kinds[-1]
    is_unlisted = not first and (LANDSCAPE in last or last == {FIRST})
    is_unknown = not (first or last)
    if len(kinds) == 3 and all(FIRST in kind for kind in kinds[1:]):
        return bool(first & {LAST, LANDSCAPE})  # "Ristola Sulo Armas"
    is_name = FIRST in first | last or LAST in last or is_unlisted or is_unknown
    return len(kinds) == 2 and is_name


def _is_place_after(text: str, words: list[_Word]) -> bool:
    """Whether the last word is of a place and belongs to what follows a whole name."""
    *_, before, (_, stop, place) = words
    kinds = kinds_of(place)
    is_place = LANDSCAPE in kinds and FIRST not in kinds and place.endswith("n")
    last = kinds_of(before[2])
    is_whole = any(
        (FIRST in kind and last & {LAST, LANDSCAPE}) or (LAST in kind and FIRST in last)
        for kind in (kinds_of(word) for _, _, word in words[:-2])
    )
    return is_place and is_whole and _COMMON_NEXT.match(text, stop) is not None


def _kinds_within(word: str) -> frozenset[str]:
    """Return the kinds of a word; "Van" and "El" are parts of surnames."""
    return frozenset() if word in CAPITAL_PARTICLES else kinds_of(word)


def _own_words(words: list[_Word]) -> list[_Word]:
    """Return the words without those before and after that belong to no name."""
    words = [*words]
    # A sentence or line may begin with another word: "Hakijalle Aino Virtanen".
    while len(words) > 2 and _is_no_part(words[0][2], words[1][2]):
        if _is_surname_of([word for _, _, word in words]):
            break
        words.pop(0)
    # "VIREILLETULO Hakemus": a heading in capitals.
    while len(words) > 2 and words[0][2].isupper() and not words[1][2].isupper():
        if kinds_of(words[0][2]) & {FIRST, LAST} or len(words[0][2]) < 3:
            break
        words.pop(0)
    # "IKRAN WARSAME HAKEE TUKEA", "Aino A. Pöytäkirja": words after a name.
    while len(words) > 2 and _is_common(words[-1][2]) and _ends_before(words):
        words.pop()
    return words


def _ends_before(words: list[_Word]) -> bool:
    """Whether the last word is in capitals, or begins a sentence after an initial."""
    return words[-1][2].isupper() or words[-2][2].endswith(".")


def _of_sole_trader(words: list[_Word]) -> list[_Word]:
    """Return the words between those for a sole trader: "Tmi Aino Malli", "Malli Tmi"."""
    places = [n for n, row in enumerate(words) if row[2].lower() in SOLE_TRADERS]
    if not places:
        return words
    return words[places[-1] + 1 :] if places[-1] < len(words) - 1 else words[:-1]


def _is_surname_first(
    text: str, before: str, stop: int, kinds: list[frozenset[str]]
) -> bool:
    """Whether it is "Ruokola Sirkka" or "Tuulimaa Matti ja Maija", apart from others."""
    first, given = kinds[0], kinds[1:]
    if FIRST in first or not all(FIRST in kind for kind in given):
        return False
    is_word = OTHER in first and not first & {LAST, LANDSCAPE}
    if is_word and all(OTHER not in kind for kind in given) and is_told(before):
        return is_apart(text, before, stop)
    if not is_word and is_apart(text, before, stop):
        return True
    is_sure = not first and all(OTHER not in kind for kind in given)
    if is_sure and is_between_commas(text, before, stop):
        return True
    return not is_word and (given_after(text, stop) > 0 or is_told(before))


def _is_within(text: str, start: int) -> bool:
    """Whether a word in small letters is right before: no sentence begins here."""
    if text.startswith("(", max(0, start - 1)):
        return True
    if start and text[start - 1] == "\n":
        return False
    before = text[max(0, start - 2) : start - 1]
    is_begun = not (before.islower() or before in {",", ";"})
    return not is_begun or is_after_degree(text, start)


def _particle_before(before: str) -> int:
    """Return how many characters "El " takes, where "Malli Aino" follows; 0 if none."""
    word = before.rstrip().rpartition(" ")[2]
    return len(word) + 1 if word in CAPITAL_PARTICLES | _PARTICLES_UPPER else 0


def _may_be_name(before: str, kinds: list[frozenset[str]]) -> bool:
    """Whether words that no list has may be a name; a role right before allows more."""
    if not any(is_plain(kind) for kind in kinds):
        return True
    clause = last_clause(before)
    role = nearest_role(clause)
    if OTHER in kinds[0] and LANDSCAPE not in kinds[-1]:
        # "Otavan Opisto": of two common words only a role right before makes a name.
        is_right_before = role and _RIGHT_BEFORE.fullmatch(clause, role.start)
        is_of_kin = kinds[-1] == {LAST} and _RELATIVE.search(before) is not None
        return bool(is_right_before) and (FIRST in kinds[0] or is_of_kin)
    is_told = role or PRIVATE_ROLE.search(before)
    return is_told is not None and (FIRST in kinds[0] or not kinds[0])


def _is_common(word: str) -> bool:
    """Whether a word is one of the language, and neither a name nor a place."""
    kinds = kinds_of(word)
    return is_plain(kinds) and LANDSCAPE not in kinds


def _is_no_part(word: str, following: str) -> bool:
    """Whether a word in front belongs to no name: "Vuokralainen Olga Petrova"."""
    kinds = kinds_of(word)
    if FIRST in kinds or FOREIGN in kinds:
        return False
    is_word = OTHER in kinds or side_of_word(word.lower()) is not None
    is_role = side_of_word(word.lower()) is not None or is_office_word(word.lower())
    is_open = FIRST in kinds_of(following) or (is_role and not kinds_of(following))
    return LAST not in kinds or (is_word and is_open)


def _is_surname_of(words: list[str]) -> bool:
    """Whether nothing but first names follow a word for a place: "Vuori Emma Sofia"."""
    given = [kinds_of(word) for word in words[1:]]
    is_sure = LAST not in given[-1] or LAST in kinds_of(words[0])
    is_given = all(FIRST in kinds for kinds in given) and is_sure
    return is_given and not kinds_of(words[0]).isdisjoint({LANDSCAPE, LAST})


def _is_full_name(kinds: list[frozenset[str]], *, is_within: bool) -> bool:
    """A first name and a surname, in either order; one of them may be unknown words."""
    first, last = kinds[0], kinds[-1]
    if any(FOREIGN in kind for kind in kinds):
        return not any(is_plain(kind) for kind in kinds) or FIRST in first
    is_whole = not any(is_plain(kind) for kind in kinds[1:-1])
    if FIRST in first:
        is_open = not last or first == {FIRST}
        is_surname = LANDSCAPE in last and LANDSCAPE not in first
        is_turned = LAST in first and OTHER not in first and last == {FIRST}
        return LAST in last or (is_whole and (is_open or is_surname or is_turned))
    if not first and last == {LAST}:
        return (
            is_whole and is_within
        )  # "av Rurik Malmberg": no list has all first names
    return FIRST in last and (LAST in first or (LANDSCAPE in first and last == {FIRST}))
