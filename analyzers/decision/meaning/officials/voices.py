"""Who speaks in a clause and in what mood: how plainly its verb decides.

One person decides in the first person or by his office ("Rehtori päättää"), less plainly
in the passive ("myönnetään"). What is past, asked, advised or another's deed decides
nothing.
"""

from __future__ import annotations

import re

from analyzers.decision.meaning.grammar.clauses import ClauseAct
from analyzers.decision.meaning.grammar.verb_forms import (
    CONNEGATIVE,
    DONE,
    FINITE,
    INFINITIVE,
    MUST,
    WITHOUT,
    verb_forms,
)
from analyzers.notations.municipal_bodies.body_nouns import ACTING
from analyzers.notations.municipal_bodies.offices import OFFICE

Voice = tuple[str, float]

NO_VOICE: Voice = ("", 0.0)
STRONG = frozenset(
    [
        *("grant", "refuse", "approve", "elect", "keep", "not-admit", "lapse"),
        *("approve-not", "state", "withdraw", "return", "table", "forbid"),
        *("allow", "disallow"),
    ]
)
"""Acts that decide by themselves."""
_DECIDING = frozenset([*STRONG, "decide", "do", "not-do", "answer", "note"])
ADVISES = frozenset(
    [
        *("puoltaa", "esittää", "ehdottaa", "pyytää", "hakea", "anoa", "vaatia"),
        *("katsoa", "ilmoittaa", "lausua", "olla", "voida", "tulla", "pitää", "saada"),
        *("toivoa", "haluta", "kertoa", "perustella", "selvittää", "arvioida"),
        *("todeta", "tillstyrka", "förorda", "föreslå", "anhålla", "ansöka", "yrka"),
        *("anse", "konstatera", "meddela", "vara", "ha", "kunna", "perustua"),
        *("finnas",),
    ]
)
"""What an official says or does without deciding."""
_RECOMMENDS = frozenset(["puoltaa", "tillstyrka", "förorda"])
_OFFICE_WORK = frozenset(
    [
        *("julkaista", "tiedottaa", "lähettää", "ilmoittaa", "laskuttaa", "toimittaa"),
        *("publicera", "meddela", "skicka", "sända", "fakturera", "delge"),
    ]
)
"""What is done with a decision once it is made."""
_NO_DEEDS = ADVISES | _OFFICE_WORK
_OUTRIGHT = frozenset(["saada", "toimia", "olla", "få", "fungera"])
"""Whose third person decides, where the verb has a frame: "Hakija saa virkavapaan"."""
_HOUSE = re.compile(
    r"^(?:[\w-]+ ){0,2}?(?:kunta|kaupunki|hyvinvointialue|kuntayhtymä|laitos|museo|kommunen"
    r"|staden|välfärdsområdet|samkommunen) \w+"
)
"""The house speaks of itself: "Hirsikosken kunta korvaa"."""
_ONESELF = re.compile(r"\b(?:olen|olemme|jag|vi)\b")
_SWEDISH = re.compile(r"\b(?:att|av|och|som|är|har|den|det)\b")
_DECIDES = re.compile(r"\bpäät[äet]|\bbeslu")
_SUPERIOR = re.compile(r"^(?:lähi)?(?:esihenkilö|esimies|förmannen)\b")
"""Who advises on a leave; another decides."""
_DENIES_ONESELF = re.compile(r"\b(?:en|emme|enkä)\b")
OFFICIAL = re.compile(
    rf"^(?:(?:[\w.-]+ ){{0,4}}?{OFFICE}(?:en|n|n)?(?: [A-ZÅÄÖ][\w-]+){{0,2}}"
    r"|Allekirjoittanut|Undertecknad) (?:on |har |ei |inte )?\w+",
    re.IGNORECASE,
)
OTHER_BODY = re.compile(
    rf"\b[\w-]*(?:{ACTING}|oikeus|ministeriö|domstolen|virasto|keskus)\b"
)
_OTHERS = re.compile(
    r"\b(?:poliisi|ely|avi|pelastuslaitos|vakuutusyhtiö|\w*yhdistys|\w*yhtiö|osakaskunta"
    r"|luottamusmies|naapuri\w*|hakija\w*|huoltaja\w*|asiakas|polisen|ntm|ministeriet"
    r"|grann\w*|sökande\w*|bolaget|föreningen)\b"
)
_OTHERS_OPEN = re.compile(r"(?:\S+ ){0,2}?" + _OTHERS.pattern + r" (?!saa|får)")
_MAIN = re.compile(r"^.*?(?=,? (?:koska|sillä|eftersom|då)\b|$)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_DUTIES = frozenset(
    [
        "vastata",
        "huolehtia",
        "sitoutua",
        "sisältyä",
        "kuulua",
        "ansvara",
        "svara",
        "sköta",
    ]
)
_ONLY_SAID = (ADVISES - {"olla", "saada", "vara", "voida", "kunna", "pitää"}) | _DUTIES
"""Verbs of what is said, or of the receiver's duties: "seura vastaa lukitsemisesta"."""
_COULD = re.compile(r"\b(?:on|ovat) voitu \w+$|\bhar kunnat \w+$")
_EARLIER = re.compile(
    r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?! (?:alkaen|lukien|saakka|asti|mennessä|klo))"
    r"|§|\bvuonna (?:19|20)\d\d"
)
_NO = re.compile(r"\b(?:ei|eivät|en|emme|ettei|inte|inga|inget|ingen|ej)\b")
_CANNOT = re.compile(r"\bei (?:\w+ ){0,3}?(?:voida|voi)\b|\bkan (?:\w+ )?inte\b")
_WAS_DENIED = re.compile(
    r"\b(?:ei|eivät|eikä) (?:\w+ ){0,3}?(?:voitu|voinut|voineet|ollut|tullut|katsottu|pidetty)\b"
    r"|\bkunde (?:\w+ )?inte\b|\binte (?:kunnat|kunde)\b"
)
"""What could not be done then: "pyynnölle ei voitu suostua"."""
_PERFECT = re.compile(r"\b(?:on|ovat|ei ole|eivät ole|har|hade|oli|olivat)\b")
_BARE_DECISION = re.compile(
    r"^(?:[\w.-]+ ){1,4}(?:on )?(?:päättää|päätti|päättänyt|beslutar|beslutade|beslutat)"
    r"[\W\d]*(?:§)?[\W\d]*$"
)
"""A heading of who decided and when: "Rehtori päättää 11.8.2023"."""
_DENIES = frozenset(["refuse", "not-admit", "state"])
_AGENTS = frozenset(
    [
        *("hyväksyä", "kiistää", "suostua", "torjua", "hylätä", "evätä", "myöntää"),
        *("godkänna", "bestrida", "avslå", "förkasta", "medge"),
    ]
)
"""What only a person or a body can do: "urakoitsija ei hyväksy vastuuta"."""
_NOBODY = frozenset(["", "ei", "en", "emme"])
_MAY = re.compile(r"\bvoidaan\b|\bkan (?:\w+as|\w+s)\b")
"""A consent: "tutkimus voidaan toteuttaa"."""
_PRESENT = frozenset([FINITE, CONNEGATIVE])
_DAY_REACH = 25
"""Letters behind a verb in which a day tells that it was done earlier."""
_SHORTEST = 15
"""Letters of a sentence that decides something: "Päätetty 5.3." does not."""
_OWN, _HOUSES = 4.0, 3.0
"""What speaking for oneself, or for the house, adds to the act's own weight."""


def voice(sentence: str, act: ClauseAct, folded: str) -> Voice:
    """Return who decides by an act of a sentence, and how plainly.

    Args:
        sentence: the sentence.
        act: one verb of it.
        folded: the sentence in lower case.
    """
    is_deed = act.kind in {"do", "not-do"}
    if act.kind not in _DECIDING or (is_deed and act.verb in _NO_DEEDS):
        return NO_VOICE
    if act.kind == "decide" and len(folded) < _SHORTEST:
        return NO_VOICE
    if act.kind == "decide" and _BARE_DECISION.match(folded):
        return NO_VOICE
    if act.verb in _RECOMMENDS and not act.form.is_first_person:
        return NO_VOICE
    form = act.form
    plain = 10.0 if act.kind in STRONG or act.kind == "decide" else 6.0
    if _is_own(act, folded):
        is_past = form.is_past and form.form == FINITE and act.kind != "decide"
        return NO_VOICE if is_past else ("oneself", plain + _OWN)
    denied = _denied(act, folded)
    if denied is not NO_VOICE:
        return denied
    if OTHER_BODY.search(folded[: act.start]):
        return NO_VOICE
    if act.kind in {"allow", "disallow"}:
        return ("allows", 7.0 if act.kind == "allow" else 5.0)
    if act.kind in STRONG and _COULD.search(folded[: act.end]):
        return ("done", 7.0)
    if form.form == MUST:
        return ("must", 8.0 if act.kind in {"refuse", "keep"} else 3.0)
    if form.is_passive:
        return _passive(act, folded, plain)
    return _third_person(sentence, act, folded, plain)


def is_advice(act: ClauseAct) -> bool:
    """Whether an act tells what another advised: "esimies on puoltanut hakemusta"."""
    form = act.form
    is_now = form.is_first_person or form.is_passive
    return act.verb in _RECOMMENDS and form.form in {FINITE, DONE} and not is_now


def tells_now(folded: str) -> bool:
    """Whether a sentence only says what is so, or may be so, from now on."""
    if OTHER_BODY.search(folded) or _OTHERS_OPEN.match(folded):
        return False
    main = _MAIN.match(folded)
    found = [
        form
        for word in _WORD.findall(main[0] if main else folded)
        for form in verb_forms(word)[:1]
        if form.form in _PRESENT
    ]
    return bool(found) and not any(
        form.is_past or form.verb in _ONLY_SAID for form in found
    )


def _is_own(act: ClauseAct, folded: str) -> bool:
    if act.form.is_first_person or _ONESELF.search(folded):
        return True
    is_denied = act.form.form in {CONNEGATIVE, INFINITIVE}
    return (
        is_denied
        and bool(_DENIES_ONESELF.search(folded))
        and not _SWEDISH.search(folded)
    )


def _denied(act: ClauseAct, folded: str) -> Voice:
    """Return how plainly a denial refuses: nobody need be named who does."""
    form = act.form
    is_denial = act.kind in _DENIES or act.kind == "not-do"
    if is_denial and _WAS_DENIED.search(folded[: act.end]):
        return ("was-denied", 3.0)
    if act.kind == "state" and not _NO.search(folded):
        return NO_VOICE
    if act.verb in _AGENTS and not _may_refuse(act, folded):
        return NO_VOICE
    if act.kind in _DENIES:
        if form.form in {CONNEGATIVE, INFINITIVE, WITHOUT}:
            return ("denial", 10.0)
        is_now = form.form == FINITE and not form.is_past
        return ("denial", 10.0) if is_now and _NO.search(folded) else NO_VOICE
    is_impossible = act.kind == "not-do" and _CANNOT.search(folded)
    return ("impossible", 8.0) if is_impossible else NO_VOICE


def _may_refuse(act: ClauseAct, folded: str) -> bool:
    """Whether who refuses in the third person may be the house or its official."""
    form = act.form
    is_active = form.form in _PRESENT and not (form.is_passive or form.is_first_person)
    if not is_active or folded[: act.start].strip() in _NOBODY:
        return True
    return bool(_HOUSE.match(folded) or OFFICIAL.match(folded))


def _third_person(sentence: str, act: ClauseAct, folded: str, plain: float) -> Voice:
    form = act.form
    if _SUPERIOR.match(folded) or _is_loose(act, folded):
        return NO_VOICE
    if _MAY.search(folded) and act.kind in {"do", "grant", "approve"}:
        return ("may", 5.0)
    is_office = OFFICIAL.match(sentence) is not None
    if act.kind == "decide" and form.form == DONE:
        return ("office", plain + _OWN) if is_office else NO_VOICE
    if is_office and not form.is_past and act.verb not in ADVISES:
        is_deciding = form.form != DONE or "päättän" in folded
        return ("office", plain + _OWN) if is_deciding else NO_VOICE
    if is_office and act.kind in {*STRONG, "decide"} and form.form == FINITE:
        said = folded[: act.end + _DAY_REACH]
        return NO_VOICE if _EARLIER.search(said) else ("office-told", 8.0)
    is_house = _HOUSE.match(folded) and form.form in {FINITE, INFINITIVE}
    if is_house and act.kind in STRONG and not form.is_past:
        return ("house", plain + _HOUSES)
    return _of_others(act, folded)


def _of_others(act: ClauseAct, folded: str) -> Voice:
    """Return what a verb decides whose subject is a thing, or who gets it."""
    form = act.form
    if act.kind == "withdraw":
        return ("withdrawn", 10.0)
    is_anothers = act.verb in _AGENTS and not _may_refuse(act, folded)
    if act.kind not in STRONG or form.is_past or is_anothers:
        return NO_VOICE
    if act.verb in _OUTRIGHT and form.form in _PRESENT:
        return ("gets", 8.0)
    if form.form in _PRESENT and not _OTHERS.search(folded[: act.start]):
        return ("thing", 6.0)
    return NO_VOICE


def _is_loose(act: ClauseAct, folded: str) -> bool:
    """Whether an infinitive hangs on no verb of deciding: "on hakenut lupaa muuttaa"."""
    if act.form.form != INFINITIVE or _DECIDES.search(folded):
        return False
    kinds = {form.form for form in verb_forms(folded[act.start : act.end])}
    return FINITE not in kinds or act.verb in _OUTRIGHT


def _passive(act: ClauseAct, folded: str, plain: float) -> Voice:
    form = act.form
    is_denied = form.form != CONNEGATIVE or _NO.search(folded) is not None
    if form.form in _PRESENT and is_denied and not form.is_past:
        return ("passive", plain)
    if form.form == FINITE and act.kind in STRONG:
        return NO_VOICE if _EARLIER.search(folded) else ("was-done", 4.0)
    if form.form == DONE and act.kind in {*STRONG, "decide"}:
        if _EARLIER.search(folded):
            return NO_VOICE
        was = _NO.search(folded) and not _PERFECT.search(folded)
        return ("was-done", 4.0) if was else ("done", plain - 2.0)
    return NO_VOICE
