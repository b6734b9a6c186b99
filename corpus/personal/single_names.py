"""People that are named by one word: "veljelleen Eskolle", "Mallin perikunta", "fru Malm".

A word alone is a name only where something says so: a private role or a form of address
right before it, a family after it, or a private person of that name in the same text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.personal.look_alikes import (
    has_company_word,
    is_facility_before,
    is_named_after,
)
from corpus.personal.name_shapes import NameShape
from corpus.personal.names.beside_names import given_in_brackets
from corpus.personal.names.known_names import KnownNames, Mention
from corpus.personal.names.name_forms import bases_of
from corpus.personal.names.name_words import (
    CAPITAL_PARTICLES,
    FIRST,
    FOREIGN,
    LANDSCAPE,
    LAST,
    OTHER,
    PARTICLE,
    UPPER,
    WORD,
    is_small_word,
    is_verb,
    kinds_of,
)
from corpus.personal.names.names_in_lists import (
    is_of_voters,
    iter_names_beside,
    iter_names_in_lists,
)
from corpus.personal.person_cues import cue
from corpus.personal.person_roles import side_of_word
from corpus.personal.person_sides import side_of_person
from corpus.personal.telling.acting import is_titled_other
from corpus.personal.telling.relatives import (
    ALONE,
    iter_families,
    iter_further,
    iter_relatives,
)
from corpus.personal.telling.told_alone import (
    is_chosen_or_party,
    is_labelled,
    is_of_relative,
    is_told_alone,
)
from corpus.personal.told_persons import is_office_word

_ONE = re.compile(rf"(?<![\w-])({WORD}){ALONE}")
# After a colon a word is a place ("Kylä: Malli"), unless it begins a sentence or is of those told.
_LABEL_BEFORE = re.compile(r"([\w-]{2,40}):\s\Z")
_GOES_ON = re.compile(r" (?:on|ei|oli|ovat|eivät|olivat|har|hade|är) ")
_LABEL_OF_PLACE = re.compile(
    r"til[aa]|kylä|kaupung|kunta|kunna|alue|paik|osoite|kohde|kiinteistö|sijain|tontti"
    r"|määräal|laji|nimi"
    r"|koulu|yksikkö|toimip|by\Z|byn|fastighet|ort\Z|plats|adress|lägenhet|skola|enhet|kommun"
)
_TOLD = re.compile(
    r"ote|jäljennös|tiedoksianto|kopia"
    r"|\w*ot(?:e|teet)|haastatel\w+|haastatteluun|intervjuas|till intervju"
    r"|tiedoksi|jakelu|lähetetään|utdrag|delges|kännedom"
)
_COMPANY_BEFORE = re.compile(
    r"(?<!\w)(?:Oyj?|[KS]-[Mm]arket|Salong|Ab|Ky|Kb|Osuuskunta|Andelslaget|Veljekset|Bröderna|\w{0,14}(?:yhtymä"
    r"|yhtiö|sammanslutning))\s\Z"
)
_SENTENCE = re.compile(r"[.!?]\s\Z")
_BEFORE = re.compile(r"([^\W\d_]{3,40})\s\Z")
# "Mallisen tila", "Mallisen torppa": what is called so, and is nobody.
_ESTATE = re.compile(
    r"\s(?:by|byn|bys|hemman|til(?:a|an|aan|asta|alla|alta)|torp(?:pa|an)|alue\w{0,8}|kyl(?:ä|än|ässä|ältä)|hemman"
    r"|[Rr][Nn][:ro]{0,2})\b"
    r"|\s[\w-]{0,20}(?:piiri|oikeu(?:s|de)|yliopist|maakun|rautatie|satama|aluehallinto)"
    r"|\s\d{1,4}:\d|\s[a-zåäö-]{3,20}\s(?:Oyj?|Ab|Ky)\b"
)
# "893-405-11-27 Halava": what an estate is called; "palkanlaskenta/Halava" is in office.
_OF_ESTATE = re.compile(r"\d{1,4}-\d{1,4}-\d{1,4}(?:-\d{1,4})?,?\s\Z|\d:\d{1,4},?\s\Z")
_OF_UNIT = re.compile(
    r"(?:laskenta|toimisto|osasto|palvelut|hallinto|kirjaamo|räkningen|kansliet|avdelningen|byrån)"
    r"\s?/\s?\Z"
)
_NEXT_SURNAME = re.compile(rf"(?:, | ja | sekä | och | samt )({WORD}){ALONE}")
_IN_PLACE = ("ssa", "ssä")
# "Särkijoen kylätie": where a place is called so, as many surnames are.
_PLACE_OF = re.compile(
    r"(?<=n)\s[\w-]{0,20}(?:tie[ntl]?\w{0,3}|kylä\w{0,4}|lah[td]\w{0,5}|niem\w{0,5}|saar\w{0,5}|järv\w{0,5}"
    r"|laavu\w{0,3}|pysäk\w{0,4}|piste\w{0,4}|risteyk?s\w{0,4}|kaava\w{0,8}|kaupungino\w{0,6}|valkama\w{0,4}"
    r"|soramon\w{0,5}|satama\w{0,4}|uimapai\w{0,5}|\w{1,9}ran(?:na|ta)\w{0,4}|reit\w{0,4}|latu\w{0,4}|silta\w{0,3}|sillan)\b"
)
# "Malli katsoo": at the beginning of a sentence a short surname does what persons do.
_SAYS = re.compile(
    r"\s(?:(?:on|ei|ovat|eivät|har|oli) )?(?:\w{1,14} )?(?:katso|pitä[äi]|esittä|ilmoitta"
    r"|ilmoitti|totea|toteso|kerto|vetoa|pelkä|epäil|halua|hyväksy|suostu|saa\b|maksa"
    r"|toimitta|mukaan|mielestä|ska\b|skall\b|får\b|anser|ansåg|uppge|uppgav|framhåll|meddela"
    r"|föreslå)"
)
# "Malli poistui kokouksesta": what those in office do.
_MOTION = re.compile(
    r"\s(?:muutos|lisäys|pöydällepano|palautus|hylkäys|vasta)(?:ehdotu|esity)"
)
_LEAVES_MEETING = re.compile(
    r"\s(?:poistui|saapui kokoukseen|palasi kokoukseen|äänesti|kannatti|vastusti|ei osallistunut"
    r"|avlägsnade|anlände till mötet|lämnade (?:mötet|sammanträdet)|röstade|understödde"
    r"|deltog inte|poissa ollessa)\b"
)
_OF_FAMILY = re.compile(r"(?:jen|ien|iden|sten|tten)\Z")
_PLACE = re.compile(r" plats \d")
_HOUSE = re.compile(r"\s(?:talo|piha|tontti|tontin|mökki|mökin|ranta|ranna)")
_PARTICLE_BEFORE = re.compile(
    rf"(?<![\w-])(?:{'|'.join(sorted(CAPITAL_PARTICLES))}|{PARTICLE})[ \u00a0]\Z"
)
# "Björkholm m.fl.", "Halavanen ym.": one of several.
_WITH_OTHERS = re.compile(
    rf"(?<![\w-])({WORD}) (?:m\.fl\.|m\. fl\.|ym\.|kumpp\.|med flera\b)"
    r"(?! kannatta| ehdot| esit| tekem| jättäm| förslag| underst| motion| aloit)"
)
_ONE_IN_CAPITALS = re.compile(rf"\b([{UPPER}]{{4,}}(?:-[{UPPER}]{{2,}})?)(?![\w-])")
# "Ilta (9)", "Aino, 9 v.": how old somebody is.
_AGED = re.compile(r"(?:\s?\(|, )\d{1,3}(?:\s?-?v\b|[ -]vuot|\s(?:år|kk)\b)")
_FURTHER_WORD = re.compile(rf"(?:, {WORD}){{0,3}} (?:ja|sekä) {WORD}")
_NEXT_WORD = re.compile(
    r"\s(?:(?:myös|itse|ei|eivät|on|ovat|oli|olivat|har|hade) )?([a-zåäö]{2,30})\b"
)
_SWEDISH_VERB = re.compile(r"(?:[aey]r|ade|[bdfgklmnprst][dt]e|it|at|ts)\Z")
# "Oivan tapaamiset": what a child has.
_BELONGING = re.compile(r"(?<=[ns]) (?!on\b|ja\b|ei\b|oli\b|är\b|och\b)[a-zåäö]{3}")
_LONGEST_BEFORE = 60
# "Tiedot ovat Wilmassa": services, firms and places with first names.
_SERVICES = re.compile(
    r"Hilma|Wilma|Erasmus|Tapion\b|Maaria|Auror|Max|Laurea|Fennia|Caren|Helen|Hermann|Hoas|Tekla|Na\b|Lagen|Effica"
)
_WITHIN = re.compile(
    r"(?:\A|[\s(])(?!\w*(?:paikka|hoito|koti|talo|keskus|ryhmä|linja\w{0,4}|teo\w{2,6}|alue|laiva)\b|ry\b|rf\b)"
    r"[a-zåäö][\w-]{0,30}[,(]?[ \u00a0]\(?\Z"
)
_SHORTEST, _SHORTEST_FIRST, _SHORTEST_SAID = 3, 5, 2


def iter_single_names(text: str, mentions: Sequence[Mention]) -> Iterator[NameShape]:
    """Yield names of one word that are private persons'.

    Args:
        text: where they are.
        mentions: whole names in the order of the text.
    """
    starts: set[int] = set()
    for shape in _single_names(text, mentions):
        if shape.start not in starts:
            starts.add(shape.start)
            yield shape


def _single_names(text: str, mentions: Sequence[Mention]) -> Iterator[NameShape]:
    told = [*iter_families(text), *iter_relatives(text), *_told(text)]
    listed = [*iter_names_in_lists(text)]
    private = [one for one in mentions if one.is_private]
    places = [(one.start, one.start + len(one.name)) for one in private]
    listed += iter_names_beside(text, places)
    listed += [
        match.span(1)
        for match in _WITH_OTHERS.finditer(text)
        if LAST in kinds_of(match[1])
    ]
    for surname, given in given_in_brackets(text):
        if side_of_person(text, surname[0], given[1], is_certain=True) != "office":
            listed += [surname, given]
    told += [NameShape(start, end, is_certain=True) for start, end in listed]
    yield from told
    alone = [
        Mention(shape.start, text[shape.start : shape.end], is_private=True)
        for shape in told
        if _is_surname(text[shape.start : shape.end])
    ]
    known = KnownNames.of(mentions, alone)
    if not known.words:
        return
    for match in _ONE.finditer(text):
        if is_of_voters(text, match.start()):
            continue
        if _is_known(text, match, known) and not _is_thing(text, match, known):
            yield _with_particle(text, match)
    for match in _ONE_IN_CAPITALS.finditer(text):
        if LAST in kinds_of(match[1]) and known.has(match[1], may_be_common=False):
            yield NameShape(match.start(1), match.end(1), is_certain=True)


def _is_known(text: str, match: re.Match[str], known: KnownNames) -> bool:
    """Whether a word is of a private person whom the text names elsewhere."""
    word, stop = match[1], match.end()
    others = _FURTHER_WORD.match(text, stop)
    gets = cue("gets").match(text, others.end() if others else stop) is not None
    begins = _begins(text, match.start())
    acts = begins and (
        gets
        or _is_said(text, stop)
        or _acts(text, stop)
        or cue("own_letter").match(text, stop) is not None
    )
    if not known.has(word, may_be_common=acts or not begins):
        return False
    if begins and not acts and OTHER in kinds_of(word):
        is_of = FIRST in kinds_of(word) and _BELONGING.match(text, stop)
        shortest = _SHORTEST if is_of else _SHORTEST_FIRST
    elif OTHER not in kinds_of(word):
        shortest = _SHORTEST_SAID
    else:
        shortest = _SHORTEST_SAID if _is_said(text, stop) else _SHORTEST
    if len(word) < shortest or (begins and is_small_word(word)):
        return False
    before = text[max(0, match.start() - _LONGEST_BEFORE) : match.start()]
    if is_titled_other(text, match.start(), word, known) or before.endswith(" i "):
        return False
    if known.in_office(word) and not begins and cue("official_act").search(before):
        return False
    is_of_member = _LEAVES_MEETING.match(text, stop) and known.in_office(word)
    return not (is_of_member or _MOTION.match(text, stop))


def _told(text: str) -> Iterator[NameShape]:
    """Yield words that what is beside them makes a name: "hakija Halavanen", "Aino, 9 v."."""
    for match in _ONE.finditer(text):
        kinds = kinds_of(match[1])
        begins = _SENTENCE.search(text, max(0, match.start() - 2), match.start())
        if FIRST in kinds and not begins:
            is_told = is_told_alone(text, match.start(), OTHER in kinds) or (
                OTHER not in kinds and is_labelled(text, match.start())
            )
        elif begins:
            is_told = False
        else:
            is_told = (not kinds and is_of_relative(text, match.start())) or (
                OTHER not in kinds and is_chosen_or_party(text, *match.span(), kinds)
            )
        is_told |= FIRST in kinds and _AGED.match(text, match.end()) is not None
        is_told |= kinds == {FIRST} and _is_first_name(text, match)
        if is_told and not _is_thing(text, match):
            yield _with_particle(text, match)
            yield from iter_further(text, match.end())
            if LAST in kinds:
                yield from _further_surnames(text, match.end())


def _further_surnames(text: str, stop: int) -> Iterator[NameShape]:
    """Yield the surnames that follow one in a list: "naapurit Halavanen ja Lumme"."""
    while found := _NEXT_SURNAME.match(text, stop):
        stop = found.end()
        kinds = kinds_of(found[1])
        if LAST not in kinds or LANDSCAPE in kinds or _is_thing(text, found):
            return
        yield NameShape(found.start(1), stop, is_certain=True)


def _is_first_name(text: str, match: re.Match[str]) -> bool:
    """Whether a word that is nothing but a first name stands within a sentence."""
    is_within = not _begins(text, match.start()) and _WITHIN.search(
        text, max(0, match.start() - 40), match.start()
    )
    is_given = all(FIRST in kinds_of(part) for part in match[1].split("-"))
    if not (is_within and is_given) or _SERVICES.match(match[1]):
        return False
    side = side_of_person(text, *match.span(), is_certain=True)
    return side in {"private", "unsaid"}


def _is_thing(text: str, match: re.Match[str], known: KnownNames | None = None) -> bool:
    """Whether something else is called by a word: a company, a facility, an estate."""
    return (
        _is_named_after(text, match[1], match.end())
        or is_facility_before(text, match.start())
        or _is_label(text, match, known)
        or _ESTATE.match(text, match.end()) is not None
        or _OF_ESTATE.search(text, max(0, match.start() - 24), match.start())
        is not None
        or _OF_UNIT.search(text, max(0, match.start() - 24), match.start()) is not None
        or (
            match[1].endswith(_IN_PLACE)
            and not kinds_of(match[1]).isdisjoint({OTHER, LANDSCAPE})
        )
        or (
            LANDSCAPE in kinds_of(match[1])
            and _PLACE_OF.match(text, match.end()) is not None
        )
    )


def _with_particle(text: str, match: re.Match[str]) -> NameShape:
    start = match.start() - _particle_before(text, match.start())
    return NameShape(start, match.end(), is_certain=True)


def _is_surname(word: str) -> bool:
    kinds = kinds_of(word)
    return FIRST not in kinds and not kinds.isdisjoint({LAST, LANDSCAPE, FOREIGN})


def _begins(text: str, start: int) -> bool:
    """Whether a sentence or line begins, where any word has a capital."""
    before = text[max(0, start - 2) : start]
    return not before.strip(" ") or before[-1] == "\n" or bool(_SENTENCE.search(before))


def _acts(text: str, stop: int) -> bool:
    """Whether a verb follows, as it does after whoever acts."""
    found = _NEXT_WORD.match(text, stop)
    return _GOES_ON.match(text, stop) is not None or (
        found is not None
        and (_SWEDISH_VERB.search(found[1]) is not None or is_verb(found[1]))
    )


def _is_named_after(text: str, word: str, stop: int) -> bool:
    """Whether something called so follows: "Mallin koulu", but not "ger Malli plats 4"."""
    is_of_family = _OF_FAMILY.search(word) and _HOUSE.match(text, stop)
    is_placed = _PLACE.match(text, stop)
    return is_named_after(text, stop) and not (is_of_family or is_placed)


def _is_label(text: str, match: re.Match[str], known: KnownNames | None) -> bool:
    """Whether a word is what a label or a company right before names."""
    start, stop = match.start(), match.end()
    if _COMPANY_BEFORE.search(text, max(0, start - 24), start):
        return True
    above = _BEFORE.search(text, max(0, start - 42), start)
    if above and has_company_word([above[1]]):
        return True
    label = _LABEL_BEFORE.search(text, max(0, start - 42), start)
    goes_on = _GOES_ON.match(text, stop) or cue("gets").match(text, stop)
    if label is None or goes_on:
        return False
    word = label[1].lower()
    is_told = _TOLD.fullmatch(word) or side_of_word(word) == "private"
    is_other = _LABEL_OF_PLACE.search(word) is not None or is_office_word(word)
    is_surname = known is not None and not known.surnames.isdisjoint(bases_of(match[1]))
    is_name = (is_surname or LAST in kinds_of(match[1])) and not is_other
    return not (is_told or is_name)


def _is_said(text: str, stop: int) -> bool:
    """Whether a person says or does right after what is before *stop*."""
    return bool(_SAYS.match(text, stop) or cue("own_matter").match(text, stop))


def _particle_before(text: str, start: int) -> int:
    """Return how many characters "Ben " takes before a known surname; 0 if none."""
    found = _PARTICLE_BEFORE.search(text, max(0, start - 8), start)
    return start - found.start() if found else 0
