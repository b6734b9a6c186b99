"""What a wish or a title tells of a deed: the very one asked for, a consent, a relief."""

from __future__ import annotations

import re

from analyzers.decision.meaning.grammar.clauses import ClauseAct
from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.verb_groups import (
    CHARGES,
    DEALS,
    OFFICE_WORK,
    UNDOES,
)
from analyzers.decision.meaning.matters.matters import REQUESTS, Matter

_STEM = 5
_WORD = re.compile(r"[^\W\d_]{5,}")
_WORD_STEM = 6
_RELIEF = re.compile(
    r"alen[nt]|vapautu|poist|huojen|kohtuul|helpot|perimättä|luopu|vuokravapa|hyvity"
    r"|nedsät|befri|efterskänk|sänk|avskriv|slopa"
)
"""What somebody asks who wants to pay less, or nothing."""
_CONSENT = re.compile(
    r"suostumu|maanomistaj|samtyck|markägar|\blupaa\b|tillstånd|\b(?:att|om att) få \w+a\b"
    r"|\b(?:pyytää|pyyntö|pyynnön) saada \w+[aä]\b"
)
_OPINION = re.compile(r"lausun|kannanot|utlåtan|yttran|kuulemi|hörande")


def as_wished(act: ClauseAct, matter: Matter) -> bool:
    """Whether the deed is the very one that somebody asked for: "korotetaan"."""
    stem = act.verb[:_STEM]
    if act.kind != "do" or len(act.verb) <= _STEM or act.verb in DEALS | OFFICE_WORK:
        return False
    return re.search(rf"\b{re.escape(stem)}", matter.asked) is not None


_STAYS = frozenset(
    ["jatkaa", "pysyä", "säilyä", "jäädä", "fortsätta", "kvarstå", "stanna", "förbli"]
)


_HIRES = r"\b(?:palkataan|palkata|palkkaa|anställs|anställa|anställer) (?:\S+ ){0,3}?"
_HEADCOUNT = re.compile(
    rf"{_HIRES}(?:\d+|kaksi|kolme|neljä|viisi|två|tre|fyra|fem) (?:\S+ )?[a-zåäö]{{4}}"
)
_AT_MOST = re.compile(rf"{_HIRES}(?:enintään|vähintään|högst|minst)\b(?: \d|$)")


def hires_some(words: str) -> bool:
    """Whether it is told how many are hired, whoever they are: "palkataan 80 nuorta"."""
    return _HEADCOUNT.search(words) is not None


def hires_at_most(words: str) -> bool:
    """Whether a bound is told for those hired, which no name meets: "enintään 50"."""
    return _AT_MOST.search(words) is not None


_AS_BEFORE = re.compile(
    r"lähikoulu|omassa koulu|\bnykyis|\bentis|\bennallaan|\bedelleen\b|\bnärskola|\bnuvarande"
    r"|\btidigare\b|\bfortfarande\b|\boförändra"
)
"""Where or how somebody stays who asked for another place or way."""


def is_as_before(words: str) -> bool:
    """Whether lower-case words tell of the place or way that was before."""
    return _AS_BEFORE.search(words) is not None


def stays(act: ClauseAct, matter: Matter) -> bool:
    """Whether it is told who or what stays so: "oppilas jatkaa lähikoulussaan".

    Nobody is granted anything by it who did not ask for just that.
    """
    if act.kind != "do" or act.verb not in _STAYS or matter.kind not in REQUESTS:
        return False
    is_asked = re.search(
        rf"\b\w*{re.escape(act.verb[:4])}", f"{matter.title} {matter.asked}"
    )
    return is_asked is None and not (act.form.is_passive or act.form.is_first_person)


_SHORT_NOUNS = {
    "myydä": r"myynti|myynnin|myynnistä|kaupp[ao]|kaupan\b",
    "ostaa": r"\w*osto(?:n|sta)?\b|kaupp[ao]|kaupan\b",
    "hankkia": r"\w*hankin(?:ta|nan|nasta|noista)\b",
    "vuokrata": r"\w*vuokrau(?:s|ksen|ksesta)\b",
    "siirtää": r"\w*siir(?:to|ron|rosta)\b",
    "purkaa": r"\w*pur(?:ku|un|usta)\b",
    "vaihtaa": r"\w*vaih(?:to|don|dosta)\b",
    "korottaa": r"\w*korotu(?:s|ksen|ksesta|kset)\b",
    "alentaa": r"\w*alennu(?:s|ksen|ksesta)\b",
    "lakkauttaa": r"\w*lakkautu(?:s|ksen|ksesta)\b",
    "lunastaa": r"\w*lunastu(?:s|ksen|ksesta)\b",
    "korjata": r"\w*korjau(?:s|ksen|ksesta)\b",
    "laajentaa": r"\w*laajennu(?:s|ksen|ksesta)\b",
    "jatkaa": r"\w*jatk(?:o|on|osta)\b",
    "fortsätta": r"fortsättning\w*",
    "sälja": r"försäljning\w*|\bköp\w*",
    "köpa": r"\bköp(?:et|s)?\b|\w+köp(?:et)?\b",
    "hyra": r"\w*hyrning\w*",
    "höja": r"\w*höjning\w*",
    "sänka": r"\w*sänkning\w*",
    "anskaffa": r"\w*anskaffning\w*|upphandling\w*",
    "lägga": r"nedläggning\w*",
    "riva": r"\w*rivning\w*",
    "flytta": r"\w*flytt(?:ning)?\w*",
    "dra": r"\bindragning\w*",
    "bygga": r"\w*bygg(?:ande|nad)\w*",
}
"""Verbs and the short nouns by which a title names their deed."""


_SHORT_VERB = re.compile(r"\w{2,4}(?:aa|ää|da|dä)")
"""Finnish verbs whose noun is made of few letters: "myydä", "myyminen"."""


def titled(verb: str, matter: Matter) -> bool:
    """Whether the title names the deed itself: "Uhkasakon tuomitseminen", "Tontin myynti"."""
    stem = verb[: max(_STEM, len(verb) - 3)]
    named = (
        rf"\b(?:\w+-)?{re.escape(stem)}\w*(?:minen|misen|mista|mistä|ning\w*|ande\w*)\b"
    )
    if len(verb) > _STEM and re.search(named, matter.title) is not None:
        return True
    if _SHORT_VERB.fullmatch(verb):
        short = verb[:-1] if verb.endswith(("aa", "ää")) else verb[:-2]
        if re.search(rf"\b(?:\w+-)?{short}mi(?:nen|se)", matter.title) is not None:
            return True
    noun = _SHORT_NOUNS.get(verb)
    return noun is not None and re.search(noun, matter.title) is not None


def of_wish(act: ClauseAct, matter: Matter) -> bool:
    """Whether a verb's object is what somebody asked for: "tukiperhe järjestetään"."""
    return share_a_word(act.beside, matter.asked)


def share_a_word(one: str, other: str) -> bool:
    """Whether two texts have a longer word of one beginning: "avustus", "avustuksen"."""
    stems = {word[:_WORD_STEM] for word in _WORD.findall(other)}
    return any(word[:_WORD_STEM] in stems for word in _WORD.findall(one))


def consents(verb: str, matter: Matter) -> bool:
    """Whether an owner whose consent was asked has nothing against it."""
    if matter.kind not in REQUESTS or verb not in {"olla", "ha"}:
        return False
    asked = f"{matter.title} {matter.asked}"
    return _CONSENT.search(asked) is not None and not _OPINION.search(asked)


def spares(verb: str, matter: Matter) -> bool:
    """Whether what somebody asked to be spared is not charged: "vuokraa ei peritä"."""
    if verb not in CHARGES or matter.kind not in REQUESTS:
        return False
    return _RELIEF.search(f"{matter.title} {matter.asked}") is not None


def charges_anyway(act: ClauseAct, words: str, matter: Matter) -> bool:
    """Whether a charge is collected of which somebody asked to be spared."""
    is_plain = act.kind == "do" and act.verb in CHARGES and not _RELIEF.search(words)
    if not is_plain or matter.kind not in REQUESTS or _PART.search(words):
        return False
    return _RELIEF.search(f"{matter.title} {matter.asked}") is not None


_PERMIT = re.compile(r"\b\w*(?:lupa|luvan|lovet|tillståndet|lov|tillstånd)\b")


def revokes_permit(act: ClauseAct, matter: Matter) -> bool:
    """Whether a permit is taken back, which its holder did not ask for."""
    is_taken = act.kind == "do" and act.verb in UNDOES and titled(act.verb, matter)
    is_permit = is_taken and _PERMIT.search(act.beside) is not None
    return is_permit and act.verb[:_STEM] not in matter.asked


_PART = re.compile(r"\d|\bpuolet\b|\bosa\b|\bhälften\b|\bvasta\b|\berissä\b|\bfrån\b")


_APPROVES_ONE = re.compile(
    r"^(?:\S+ ){1,3}(?:hyväksyi|godkände) (?P<what>[\w-]{8,})\W*$"
)
_TITLED = 6


def approves_titled(folded: str, matter: Matter) -> bool:
    """Whether it is said in one word what a body approves: "godkände tomtköpet"."""
    match = _APPROVES_ONE.match(folded)
    if match is None or says("asked-word", match["what"]):
        return False
    return match["what"][:_TITLED] in matter.title
