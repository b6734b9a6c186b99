"""Names of persons in running text, and whether each is a private person's.

Voikko says which capitalised words are first names and surnames, in any case form; a
role ("Hakijalle …", "Till tjänsten valdes …") also makes a name of words that no
dictionary has. Officials and elected people in their office are told apart by the words
right before and after a name: their names belong to the decision. What is said of the
first of a list holds for all of it, and what is said of somebody once holds wherever
nothing is said.
"""

from __future__ import annotations

import bisect
import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.personal.name_shapes import NameShape, iter_full_names
from corpus.personal.names.known_names import Mention
from corpus.personal.names.line_breaks import unbroken
from corpus.personal.names.name_forms import bases_of
from corpus.personal.names.name_parts import known_surname, name_parts
from corpus.personal.names.name_words import (
    FIRST,
    LANDSCAPE,
    LAST,
    LOWER,
    UPPER,
    WORD,
    is_base_form,
    is_quality,
    is_small_word,
    kinds_of,
)
from corpus.personal.names.names_in_files import iter_names_in_files
from corpus.personal.names.parallel_rows import iter_alike, overlaps
from corpus.personal.person_cues import cue
from corpus.personal.person_roles import PersonSide, SaidSide, side_of_word
from corpus.personal.person_sides import side_of_person
from corpus.personal.short_shapes import iter_short_forms
from corpus.personal.single_names import iter_single_names
from corpus.personal.telling.own_titles import is_title_of_one
from corpus.personal.told_persons import is_office_word, said_after
from corpus.personal.weighing.weighed_sides import RuledName, weighed_sides

_LIST = re.compile(
    rf"\s*(?:\([^()\n]{{2,30}}\)\s*|(?:, v?pj\.?)?\s?\(|\)\s*)?"
    rf"(?:,?\s(?:puh|p|tfn)\.?\s[\d +-]{{5,20}}"
    rf"|,\s[{LOWER}][\w. -]{{2,30}}(?=[;\n]|\s[x–-]\s)|,\s[^,;:\n]{{2,30}}(?=;\s))?\s*"
    r"(?:\d{1,3}(?:\s(?:ääntä|röster))?\s?|\d[\d.,:–-]{0,16}\s?(?:€|eur\b|euroa|e\b|h\b|kpl|pv\b|%)?\s?)?(?:[,;/–-]|\.(?=\s[Vv]aral)|x\b|\b(?:ja|JA|och|OCH|sekä|samt)\b|\n)?\s*(?:\d{1,3}[.)]?\s"
    r"|(?:hänen )?[Vv]aral(?:le(?:en)?|la):?\s)?\(?"
)
_GOES_ON = re.compile(
    rf"(?:,? (?:ja|sekä|och|samt) {WORD}(?: {WORD}){{0,2}})?"
    rf" (?!ja\b|sekä\b|och\b|samt\b|x\b|kp\b|ym\b)[{LOWER}]{{2}}"
)
# ", proviisori Siv Malli", ", FaT Siv Malli": the title of the next in a list.
_NO_TITLE = (
    r"(?!kun\b|että|jot|jo[kn]|jossa|kosk|kuten|mutta|vaan|eikä|sillä|som|men|att|med)"
)
_TITLE_BEFORE = re.compile(
    rf"(?:, |; | ja | sekä | och | samt )"
    rf"((?:{_NO_TITLE}[{LOWER}][\w-]{{2,25}}|[A-ZÅÄÖ]{{2,3}}|[A-Z][a-z][A-Z]) )\Z"
)
# "Hakijat: Aino Malli, Mallin Sora Oy, Eero Malli": a company in a list of persons.
_CANDIDATES = re.compile(
    r"(?:haastatel|hakivat|hakijat|hakijoina|hakeneet|hakemuksia|vastustane|allekirjoittane|ehdolla"
    r"|intervjua|sökande|sökt|ansökningar|undertecknat|yrkande|valittiin|valdes)"
    r"[^.;:\n]{0,40}:?[^.;:\n]{0,40}\Z",
    re.IGNORECASE,
)
_BY_TOWN = re.compile(r"(?:st[aä]|kuntaa|kaupunkia|kommunen|staden) \Z")
_TITLED_ITEM = re.compile(r"(?:[:,]|\sja|\soch)\s([a-zåäö-]{4,30})\s\Z")
_DEGREE = re.compile(r"[a-zåäö]{2,3}")
_COMPANIES = re.compile(
    rf"(?:, |; | ja | och )(?:(?:Oy|Ab) )?(?:[{UPPER}][\w&.-]{{1,25}} ){{1,4}}"
    r"(?:Oyj?|Ab|Ky|Kb|Tmi|ry|rf)(?: (?:Oy|Ab))?(?=,|;| ja | och )"
)
_SENTENCE_ABOVE = re.compile(r"[.:]\s{0,3}\n\s{0,3}\Z")
_STREET_OF = re.compile(
    rf"({WORD}) ({WORD})"
    r"\s?(?:katu|kadu|kuja|tie\b|tien\b|polku\b|polun|raitti|raiti|puisto|aukio|tori\b|torin\b"
    r"|gata|väg(?:en)?\b|park(?:en)?\b|plan\b|stig(?:en)?\b|gränd)"
)
_LONGEST_END = 12
_MOST_BETWEEN, _ABOVE, _AFTER_NEXT = 48, 110, 400
# "- Mallilan koulu, rehtori Siv Malli↵- Aino Malli": what the first has of its own.
_NEW_ITEM = re.compile(r"\s*\n\s*[-–•*]\s+")
_OWN_WORDS = re.compile(rf"\n\s*[-–•*]\s[^\n]*[{LOWER}]{{4}}[^\n]*(?: {WORD}){{2}}\Z")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name at ``text[start:end]``, and on which side it stands."""

    start: int
    end: int
    name: str
    side: PersonSide


def find_persons(text: str) -> Iterator[PersonName]:
    """Yield names of persons: full ones in the order of the text, then other forms."""
    joined = unbroken(text)
    for person in _in_unbroken(joined.text):
        start, end = joined.original(person.start, person.end)
        yield dataclasses.replace(person, start=start, end=end)


def _in_unbroken(text: str) -> Iterator[PersonName]:
    named = names_by_rules(text)
    sides = weighed_sides(text, named)
    mentions: list[Mention] = []
    for one, side in zip(named, sides, strict=True):
        name = text[one.start : one.end]
        mentions.append(Mention(one.start, name, is_private=side == "private"))
        yield PersonName(one.start, one.end, name, side)
    taken = sorted((one.start, one.end) for one in named)
    for shape in _apart_from(taken, iter_single_names(text, sorted(mentions))):
        name = text[shape.start : shape.end]
        yield PersonName(shape.start, shape.end, name, "private")
    for start, end, others in iter_names_in_files(text):
        by_office = any(is_office_word(word) for word in others)
        side = "office" if by_office else "private"
        yield PersonName(start, end, text[start:end], side)


def names_by_rules(text: str) -> list[RuledName]:
    """Return the places of names, and the side that rules alone say.

    Full names come first in the order of *text*, then other forms.
    """
    found = [*_full_names(text)]
    found += _short_forms(text, found)
    said: dict[str, set[SaidSide]] = {}
    for shape, side, _ in found:
        for key in {*_keys(text, shape), *_initial_keys(text, shape)}:
            said.setdefault(key, set()).add(side)
    called = _called_after(text)
    former: PersonSide = "private"
    named: list[RuledName] = []
    for shape, side, is_listed in found:
        if side == "unsaid" and (
            _signs_alone(text, shape) or _gives_name(text, shape, called)
        ):
            side = "office"
        is_said = side not in {"unsaid", "notified"}
        if is_said:
            former = "office" if side == "office" else "private"
        elif not is_listed or side == "notified":
            elsewhere = {one for key in _keys(text, shape) for one in said[key]}
            former = _told_elsewhere(side, elsewhere)
        named.append(RuledName(shape.start, shape.end, former, is_said))
    return named


def _signs_alone(text: str, shape: NameShape) -> bool:
    """Whether a name is all that the last line of a text holds, below a sentence."""
    if shape.end < len(text) - _LONGEST_END or text[shape.end :].strip(" .\n"):
        return False
    return (
        _SENTENCE_ABOVE.search(text, max(0, shape.start - 9), shape.start) is not None
    )


def _called_after(text: str) -> frozenset[tuple[str, str]]:
    """Return first names and forms of surnames that streets and parks in a text have."""
    return frozenset(
        (match[1], base)
        for match in _STREET_OF.finditer(text)
        for base in bases_of(match[2])
    )


def _gives_name(
    text: str, shape: NameShape, called: frozenset[tuple[str, str]]
) -> bool:
    """Whether a street or a park in the text is called after somebody."""
    surname, given = name_parts(text[shape.start : shape.end])
    return bool(given) and any((given[0], base) in called for base in bases_of(surname))


def _full_names(text: str) -> Iterator[tuple[NameShape, SaidSide, bool]]:
    """Yield names, what is said of them, and whether they are further ones of a list."""
    former: tuple[NameShape, SaidSide] | None = None
    for shape in _with_alike(text, [*iter_full_names(text)]):
        side: SaidSide | None
        is_listed = former is not None and _is_in_list(text, former[0], shape)
        if former and is_listed and _has_own_title(text, former):
            # "Rehtori Siv Malli ja Aino Malli": only what is between the two may say more.
            begin, is_listed = former[0].end, False
        else:
            begin = 0
        if former and is_listed:
            side = former[1]
        else:
            side = side_of_person(
                text[begin : shape.end + _AFTER_NEXT] if begin else text,
                shape.start - begin,
                shape.end - begin,
                is_certain=shape.is_certain,
            )
        if side == "unsaid" and _is_of_two(text[shape.start : shape.end]):
            side = "office"  # a member and the deputy, in two columns
        if side:
            former = shape, side
            yield shape, side, is_listed


def _has_own_title(text: str, former: tuple[NameShape, SaidSide]) -> bool:
    """Whether nothing but a title of one says that a former name is in office."""
    return former[1] == "office" and is_title_of_one(text, former[0].start)


def _with_alike(text: str, shapes: Sequence[NameShape]) -> list[NameShape]:
    """Return names with those that only stand as others near them do, in order."""
    certain = [(one.start, one.end) for one in shapes if one.is_certain]
    alike = [*iter_alike(text, certain)]
    kept = [
        one
        for one in shapes
        if one.is_certain or not overlaps((one.start, one.end), alike)
    ]
    added = [NameShape(*place, is_certain=True) for place in alike]
    return sorted((*kept, *added), key=lambda one: one.start)


def _is_of_two(name: str) -> bool:
    """Whether two whole names follow each other: "Siv Malli Aino Halavanen"."""
    words = name.split()
    if len(words) != 4 or not (is_base_form(words[1]) and is_base_form(words[3])):
        return False
    kinds = [kinds_of(word) for word in words]
    given, last = kinds[::2], kinds[1::2]
    return all(FIRST in kind for kind in given) and all(
        FIRST not in kind and not kind.isdisjoint({LAST, LANDSCAPE}) for kind in last
    )


def _apart_from(
    taken: Sequence[tuple[int, int]], shapes: Iterable[NameShape]
) -> Iterator[NameShape]:
    """Yield those of *shapes* that are apart from *taken*, or have one of it within."""
    ends = [end for _, end in taken]
    for shape in shapes:
        place = bisect.bisect_right(ends, shape.start)
        if (
            place == len(taken)
            or taken[place][0] >= shape.end
            or shape.start < taken[place][0] < taken[place][1] <= shape.end
        ):
            yield shape


def _short_forms(
    text: str, full: Sequence[tuple[NameShape, SaidSide, bool]]
) -> Iterator[tuple[NameShape, SaidSide, bool]]:
    taken = [shape for shape, _, _ in full]
    said = {shape: side for shape, side, _ in full}
    places = [(shape.start, shape.end) for shape in taken]
    shapes = _certain_by_next(text, [*_apart_from(places, iter_short_forms(text))])
    surnames = {
        base
        for one in (*taken, *(shape for shape in shapes if shape.is_certain))
        for base in bases_of(known_surname(text[one.start : one.end]) or "-")
    }
    former: NameShape | None = None
    ends = [one.end for one in taken]
    for shape in shapes:
        place = bisect.bisect_right(ends, shape.start) - 1
        if place >= 0 and (former is None or former.end < taken[place].end):
            former = taken[place]
        last = name_parts(text[shape.start : shape.end])[0]
        is_listed = former is not None and _is_in_list(text, former, shape)
        is_certain = (
            shape.is_certain
            or not surnames.isdisjoint(bases_of(last or "-"))
            or is_listed
        )
        side = side_of_person(text, shape.start, shape.end, is_certain=is_certain)
        if side and is_listed and former and said[former] in {"private", "unsaid"}:
            side = said[former]
        if side:
            former = shape
            said[shape] = side
            yield shape, side, False


def _certain_by_next(text: str, shapes: list[NameShape]) -> list[NameShape]:
    """Return *shapes*, certain where the next of their list is: "O. Turku ja L. Halavanen"."""
    for place in range(len(shapes) - 2, -1, -1):
        shape, after = shapes[place : place + 2]
        if (
            after.is_certain
            and not shape.is_certain
            and _is_in_list(text, shape, after)
        ):
            shapes[place] = dataclasses.replace(shape, is_certain=True)
    return shapes


def _keys(text: str, shape: NameShape) -> list[str]:
    """Return what the case forms of a person's name have in common; of two, one each."""
    surname, given = name_parts(text[shape.start : shape.end])
    last = surname.casefold()[:4]
    return [f"{word.casefold()[:3]} {last}" for word in given] or [last]


def _initial_keys(text: str, shape: NameShape) -> list[str]:
    """Return the keys that a person has where the first name is an initial."""
    surname, given = name_parts(text[shape.start : shape.end])
    return [f"{word[0].casefold()}. {surname.casefold()[:4]}" for word in given[:1]]


def _told_elsewhere(side: SaidSide, elsewhere: set[SaidSide]) -> PersonSide:
    """Return whose a name is where nothing is said, by what is said of it elsewhere."""
    if "private" in elsewhere:
        return "private"
    is_office = "office" in elsewhere or (
        side == "notified" and "unsaid" not in elsewhere
    )
    return "office" if is_office else "private"


def _is_in_list(text: str, former: NameShape, found: NameShape) -> bool:
    """Whether nothing but signs of a list is before a name, and nothing is said of it."""
    end = former.end
    between = text[end : found.start]
    if between.startswith(")") and not text.startswith("(", max(0, former.start - 1)):
        return False  # "Malli Oy (johtaja Aino Malli), Eero Malli"
    if "\n" in between and _GOES_ON.match(text, found.end):
        return False  # a sentence begins on the next line
    if _NEW_ITEM.fullmatch(between) and _OWN_WORDS.search(
        text[max(0, end - 120) : end]
    ):
        return False
    between = _COMPANIES.sub("", between)
    title = _TITLE_BEFORE.search(between)
    if title and _BY_TOWN.search(title[1]):
        return False  # "naapuri Siv Malli, kunnasta Eero Malli"
    if between.startswith(";") and _is_of_post(
        text[max(0, former.start - 42) : former.start]
    ):
        return False
    if title and (
        not _says_whose(title[1].strip().lower())
        or text.endswith(title[1], 0, former.start)
        or _is_post_of_candidate(text, former.start, title[1].strip().lower())
    ):
        between = between[: title.start(1)]
    above = text[max(0, found.start - _ABOVE) : found.start]
    is_list = len(between) <= _MOST_BETWEEN and _LIST.fullmatch(between)
    return bool(is_list) and said_after(text, found.end, above) is None


def _is_post_of_candidate(text: str, start: int, word: str) -> bool:
    """Whether a title is of the next of those who asked for a post, or were heard for it."""
    is_post = side_of_word(word) == "post" or _DEGREE.fullmatch(word) is not None
    if is_post and _is_titled_in_list(text[max(0, start - 60) : start]):
        return True
    return is_post and _CANDIDATES.search(text, max(0, start - 90), start) is not None


def _is_of_post(before: str) -> bool:
    """Whether the title of a post is right before a name."""
    word = before.rstrip().rpartition(" ")[2].lower()
    return before.endswith(" ") and side_of_word(word) == "post"


def _is_titled_in_list(before: str) -> bool:
    """Whether one of a list has a title: "muistaa seuraavia: lähihoitaja Siv Malli, kanslisti"."""
    found = _TITLED_ITEM.search(before)
    return (
        found is not None
        and side_of_word(found[1]) in {None, "post"}
        and not (is_small_word(found[1]) or is_quality(found[1]))
    )


def _says_whose(word: str) -> bool:
    """Whether a word before a name is a role, an office or a mandate."""
    is_role = side_of_word(word) not in {None, "trade"} or is_office_word(word)
    return is_role or cue("mandate").search(word) is not None


def names_a_private_person(text: str, officials: str = "") -> bool:
    """Whether *text* names somebody who is neither in office nor among *officials*."""
    return any(
        person.side == "private" and not is_among(person.name, officials)
        for person in find_persons(text)
    )


def is_among(name: str, officials: str) -> bool:
    """Whether *officials*, names in one text, hold a name, inflected or not.

    Who has no more than the surname of one of them is another.

    >>> is_among("Siv Halmsjös", "rektor Siv Halmsjö"), is_among("Bo Halmsjö", "Siv Halmsjö")
    (True, False)
    """
    if not officials:
        return False
    words = re.findall(r"[^\W\d_][\w'’-]*", officials)
    bases = {base for word in words for base in bases_of(word)}
    initials = {word for word in words if len(word) == 1}
    surname, given = name_parts(name)
    return not bases_of(surname).isdisjoint(bases) and all(
        not bases_of(word).isdisjoint(bases)
        or word[0] in initials
        or (word[1:] == "." and any(other.startswith(word[0]) for other in words))
        for word in given
    )
