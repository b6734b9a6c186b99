"""Organisations that a text names in its sentences and labels, not in a letterhead."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from analyzers.decision.model import PublisherKind
from analyzers.decision.publisher import organisations, own_sites, parishes
from analyzers.text.quick_patterns import quick

_NOMINATIVES = (
    ("kuntayhtym", "kuntayhtymä"),
    ("hyvinvointialue", "hyvinvointialue"),
    ("maakuntali", "maakuntaliitto"),
    ("lii", "liitto"),
)
_CASES = r"(?:n|a|ä|ssa|ssä|sta|stä|on|ön|en|een|lla|llä|lta|ltä|lle|na|nä|ksi|ta|tä)?"
_SPOKEN_OF = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÅÄÖ][\wåäöÅÄÖ-]*n (?:ja [A-ZÅÄÖ]\w+n )?(?:[a-zåäö]+ )?-?)"
    rf"(?P<what>kuntayhtymä|hyvinvointialuee?|maakuntalii(?:tt?o)|lii(?:tt?o)){_CASES}(?!\w)"
)
_COUNTY = re.compile(
    r"(?<![\w-])(?P<name>(?:(?:Östra|Västra|Norra|Södra|Mellersta|Egentliga) )?"
    r"[A-ZÅÄÖ][a-zåäö]+s (?:och [A-ZÅÄÖ][a-zåäö]+s )?)välfärdsområde"
)
_OF_A_COUNTY = quick(
    r"(?i)\w*välfärdsområdes(?:fullmäktige|styrelse|direktör|(?:val)?nämnd)"
)
"""What a wellbeing county calls its own; towns speak of its services."""

_NO_NAME = re.compile(
    r"(?:Uuden|Tämän|Sen|Oman|Saman|Toisen|Entisen|Nykyisen|Vanhan|Tulevan|Perustettavan"
    r"|Yhteisen|Muun|Kunkin|Jokaisen|Kyseisen|Edellisen|Kuntien|Jäsenkuntien|Kuntain|Ennen|Kuin"
    r"|Näin|Siten|Täten|Samoin|Usein|Muutoin|Kuitenkin|Edelleenkin|Tähän|Siihen|\w+mmin) "
)
"""What may begin a sentence before "kuntayhtymän" and is part of no name."""

_OWNED = re.compile(
    r"(?i)(?!.*\b(?:kaupungin|kunnan)\b)(?P<owner>(?:[\w:.-]+ ){0,5}?[\w-]*?"
    r"(?:kuntayhtymän|hyvinvointialueen|seurakuntayhtymän"
    r"|seurakunnan|maakuntaliiton|liiton|sairaanhoitopiirin)"
    r"(?: kuntayhtymän)?)(?: (?!ja |sekä |och )\S.*)?"
)
_OWN_BASES = (
    ("kuntayhtymän", "kuntayhtymä"),
    ("seurakuntayhtymän", "seurakuntayhtymä"),
    ("seurakunnan", "seurakunta"),
    ("piirin", "piiri"),
    ("liiton", "liitto"),
    ("alueen", "alue"),
)
"""Owners of bodies: "Lampelan koulutuskuntayhtymän yhtymähallitus"."""

_OF_A_REGION = re.compile(
    r"(?<![\w-])(?P<region>[A-ZÅÄÖ][\wåäöÅÄÖ-]+n) maakunta(?:hallitu|valtuusto)"
)
"""A region's board and council are its regional council's."""

_IN_SWEDISH = re.compile(
    r"(?<![\w-])(?P<council>(?:(?:Egentliga|Mellersta|Norra|Södra|Östra) )?"
    r"(?<!Svenska )[A-ZÅÄÖ][a-zåäö]+s förbund)s?(?![\w-]| för )"
)
_ONE_WORD = re.compile(
    r"(?<![\w-])(?P<begun>[A-ZÅÄÖ][a-zåäö]+lii)(?:tto|ton|ttoon|tolle)\b"
)
"""Regional councils in Swedish and those of one word: "Satakuntaliiton"."""

_LABELLED = re.compile(
    r"(?:^|\n|(?<=\s))(?:Julkaisija|Utgivare|Rekisterinpitäjä)(?: ja kustantaja)?:? *\n? *"
    r"(?=[A-ZÅÄÖ])"
)

_OWNER_OF_BODY = re.compile(
    r"(?<![\w-])(?P<owner>[A-ZÅÄÖ][\wåäö-]+n (?:ja [A-ZÅÄÖ][\wåäö-]+n )?(?:[a-zåäö]+ )?"
    r"(?:[a-zåäö]*kuntayhtymän|hyvinvointialueen|seurakuntayhtymän|seurakunnan"
    r"|(?:maakunta)?liiton)) $"
    r"|(?<![\w-])(?P<swedish>[A-ZÅÄÖ][\wåäö-]+ (?:svenska |finska )?"
    r"(?:församling|samfällighet|samkommun|välfärdsområde))s $"
)
"""Right before a body: "Torilan seurakunnan ", "Malms församlings "."""

_OF_A_TOWN = re.compile(
    r"(?i)(?<!\w)(?:kunnan(?:hallitu|valtuusto|johtaja|sihteeri|talo|virasto)"
    r"|kaupungin(?:hallitu|valtuusto|johtaja|sihteeri|talo)"
    r"|kommun(?:styrelse|fullmäktige|direktör|sekr|gård)"
    r"|stads(?:styrelse|fullmäktige|direktör|sekr|hus))"
)
_HALL = re.compile(r"(?i)(?:talo|virasto|hus|gård)$")
_OWNER_BEFORE = re.compile(r"(?<!\w)[A-ZÅÄÖ][\wåäö-]+n $")
_OWNER_AFTER = re.compile(r"\w*, [A-ZÅÄÖ][\wåäö-]+n(?!\w)")
_OF_OTHERS = re.compile(
    r"(?i)(?<!\w)(?:yhtymä(?:hallitu|valtuusto|kokou)|alue(?:hallitu|valtuusto)"
    r"|maakunta(?:hallitu|valtuusto)|kirkko(?:valtuusto|neuvosto)|kuntayhtymän(?!\w))"
)
_TOWNS_BODY = re.compile(
    r"(?i)(?:[\wåäö]+- (?:ja|och) )?"
    r"(?:(?:sivistys|kasvatus|opetus|tekninen |rakennus|kaavoitus|kaupunkikehitys|maankäyttö"
    r"|vapaa-aika|varhaiskasvatus|kulttuuri|nuoriso|liikunta|hyvinvointi|elinvoima|asunto)"
    r"[\wåäö -]{0,40}?(?:lautakunta|jaosto)"
    r"|(?:bildnings|byggnads|tekniska |plan(?:läggnings)?|utbildnings|kultur|fritids)"
    r"[\wåäö -]{0,40}?(?:nämnden|sektionen))"
)
_OF_JOINT = re.compile(
    r"(?m)^(?:\d{1,3} )?(?:KUNTAYHTYMÄN|Kuntayhtymän|YHTYMÄN|Yhtymän)"
    r" (?i:hallitus|hallituksen|valtuusto|valtuuston|johtokunta|johtokunnan)\b"
)
_OF_KIND: dict[PublisherKind, re.Pattern[str]] = {
    "parish": re.compile(
        r"(?i)(?<!\w)(?:kirkkovaltuusto|kirkkoneuvosto|seurakuntaneuvosto|kirkkoherra"
        r"|kyrkofullmäktige|kyrkoråd|församlingsråd|kyrkoherde)"
    ),
    "wellbeing-county": re.compile(
        r"(?i)(?<!\w)(?:aluehallitu|aluevaltuusto|hyvinvointialueen(?!\w)|välfärdsområdes)"
    ),
    "regional-council": re.compile(
        r"(?i)(?<!\w)(?:maakuntahallitu|maakuntavaltuusto|maakuntajohtaja|maakuntaliiton(?!\w))"
    ),
    "joint-authority": re.compile(
        r"(?i)(?<!\w)(?:yhtymähallitu|yhtymävaltuusto|yhtymäkokou|kuntayhtymän(?!\w)"
        r"|samkommunens(?!\w))"
    ),
}
"""What each kind of publisher calls its own bodies and itself."""

_OF_ONE_OF_MANY = re.compile(
    r"(?<=, )[A-ZÅÄÖ][\wåäö-]+[ns] (?:kaupunki|kunta|stad|kommun)\b"
)
_MANY = 3
"""Notes of a network name each member's town behind the member."""

_SURE = 2
_NAMED_SO = re.compile(
    r"(?i:\bkuntayhtymän (?:virallinen )?nimi on|\bsamkommunens namn är) (?=[A-ZÅÄÖ])"
)
_SAMPLE, _HEAD, _LONGEST, _TOP = 8000, 3000, 90, 600


def organisation(text: str, kind: PublisherKind) -> str | None:
    """Return the organisation of a kind that a text speaks of most, without a rival."""
    names: Counter[str] = Counter()
    for match in _SPOKEN_OF.finditer(text[:_SAMPLE]):
        if _NO_NAME.match(match["name"]) is None:
            names[_official(match["name"] + _nominative(match["what"]))] += 1
    for match in _COUNTY.finditer(text[:_SAMPLE]):
        names[f"{match['name']}välfärdsområde"] += 1
    for match in _OF_A_REGION.finditer(text[:_SAMPLE]):
        if council := own_sites.council_of(match["region"]):
            names[council] += 1
    for match in _IN_SWEDISH.finditer(text[:_SAMPLE]):
        names[match["council"]] += 1
    for match in _ONE_WORD.finditer(text[:_SAMPLE]):
        names[f"{match['begun']}tto"] += 1
    names = Counter({name: n for name, n in names.items() if _is_one(name, kind)})
    if kind == "parish":
        told = parishes.names(text[:_SAMPLE])
        names = Counter({name: n for name, n in told.items() if n >= _SURE})
    ranked = names.most_common(2)
    is_alone = len(ranked) == 1 or (ranked and ranked[0][1] > ranked[1][1])
    return ranked[0][0] if is_alone else None


def owner_beside(text: str, body: str) -> str | None:
    """Return the organisation that stands before its body's name in the text, or None.

    >>> owner_beside("Torilan seurakunnan kirkkovaltuusto kokoontuu.", "Kirkkovaltuusto")
    'Torilan seurakunta'
    >>> owner_beside("Torilan ja Lampelan liiton maakuntahallitus", "Aluehallitus") is None
    True
    """
    stem = re.escape(body[: max(4, len(body) - 2)].casefold())
    found = set()
    for match in re.finditer(rf"(?<![\w-]){stem}", text[:_HEAD].casefold()):
        before = text[max(0, match.start() - _LONGEST) : match.start()]
        if owner := _OWNER_OF_BODY.search(before):
            name = owner["swedish"] or owner_of_body(f"{owner['owner']} neuvosto")[0]
            found.add(name)
    return found.pop() if len(found) == 1 else None


def swedish_county(text: str) -> str | None:
    """Return the wellbeing county whose own bodies a Swedish text speaks of, or None."""
    is_own = _OF_A_COUNTY.search(text[:_HEAD]) is not None
    return organisation(text, "wellbeing-county") if is_own else None


def owner_of_body(body: str) -> tuple[str | None, PublisherKind | None]:
    """Return the organisation before a body's own name, and its kind; None for others.

    >>> owner_of_body("Torilan seurakunnan kirkkoneuvosto")
    ('Torilan seurakunta', 'parish')
    >>> owner_of_body("Kuntayhtymän hallitus"), owner_of_body("Kunnanhallitus")
    ((None, 'joint-authority'), (None, None))
    """
    match = _OWNED.fullmatch(" ".join(body.split()))
    if match is None:
        return None, None
    whole = match["owner"]
    base = next(
        whole[: -len(case)] + (name.upper() if whole.isupper() else name)
        for case, name in _OWN_BASES
        if whole.casefold().endswith(case)
    )
    kind = organisations.kind_of(base)
    if " " not in base or not base[:1].isupper():
        kind = organisations.kind_of(f"Torilan {base.casefold()}")
        return None, kind
    return organisations.proper_name(base), kind


def is_owner(line: str) -> bool:
    """Whether a line is an organisation in the genitive and nothing more."""
    match = _OWNED.fullmatch(" ".join(line.split()))
    return match is not None and match.end("owner") == match.end()


def publisher_named(text: str) -> str | None:
    """Return the organisation behind the label of a publication's publisher, or None."""
    head = text[:_HEAD]
    for label in (*_LABELLED.finditer(head), *_NAMED_SO.finditer(head)):
        after = text[label.end() : label.end() + _LONGEST].split("\n", 1)[0]
        if found := next(organisations.find(after), None):
            return organisations.proper_name(found.name) if not found.start else None
    return None


def kind_by_words(text: str, body: str | None) -> PublisherKind | None:
    """Return the kind of publisher that a text speaks of as its own, None where unsure.

    A town's own words without those of others show one, whichever it is; so does a body
    that towns have and others seldom: a board of education, of buildings. Words of one
    other kind, and no town's, show that kind where no body is named.
    """
    sample = text[:6000]
    own, others = _own_words(sample), len(_OF_OTHERS.findall(sample))
    if len(set(_OF_ONE_OF_MANY.findall(sample[:_HEAD]))) >= _MANY:
        own = 0
    if _OF_JOINT.search(sample[:_TOP]):
        return "joint-authority"
    own += _TOWNS_BODY.fullmatch(body or "") is not None
    if own or body:
        return "municipality" if own and own > 2 * others else None
    said = {kind: _said(pattern, sample) for kind, pattern in _OF_KIND.items()}
    kinds = [kind for kind, count in said.items() if count]
    return kinds[0] if len(kinds) == 1 and said[kinds[0]] >= _SURE else None


def _own_words(text: str) -> int:
    """Return how often a text speaks of a town's bodies, halls and chiefs as its own.

    "Joensuun kaupunginjohtaja" and "kaupunginjohtaja, Porin" are guests.
    """
    return sum(
        _HALL.search(one.group()) is not None or not _is_of_another(text, one)
        for one in _OF_A_TOWN.finditer(text)
    )


def _is_of_another(text: str, word: re.Match[str]) -> bool:
    is_finnish = word.group().casefold().startswith(("kunnan", "kaupungin"))
    begin = max(0, word.start() - 40) if is_finnish else word.start()
    before = _OWNER_BEFORE.search(text, begin, word.start())
    return before is not None or _OWNER_AFTER.match(text, word.end()) is not None


def _said(pattern: re.Pattern[str], text: str) -> int:
    """Return how many different words of a kind a text uses."""
    return len({match.group().casefold() for match in pattern.finditer(text)})


def _nominative(word: str) -> str:
    return next(name for begun, name in _NOMINATIVES if word.startswith(begun))


def _official(name: str) -> str:
    """Return a council's own name for one that is said otherwise: "Etelä-Savon liitto"."""
    region, _, what = name.rpartition(" ")
    known = own_sites.council_of(region) if what.endswith("liitto") else None
    return known or name


@cache
def _is_one(name: str, kind: PublisherKind) -> bool:
    """Whether a name is of an organisation of a kind; regional councils are all known."""
    is_known = (
        kind != "regional-council"
        or own_sites.is_council(name)
        or name.endswith("s förbund")
    )
    return is_known and organisations.kind_of(name) == kind
