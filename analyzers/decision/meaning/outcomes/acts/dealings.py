"""What is made of sales and leases, of joint projects and of who applied as a provider."""

from __future__ import annotations

import re

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.verb_groups import (
    JOINS,
    SETS_ASIDE,
    UNDOES,
)
from analyzers.decision.meaning.matters.matters import REQUESTS, Matter
from analyzers.decision.meaning.outcomes.acts.said_act import SaidAct

_LEASED = re.compile(
    r"\bvuokraa?mi|\bvuokraus|\bmyynti(?!paik|lu[pv]|oik)|\bmyymi|uthyr|utarrender|försäljning"
)
"""A title that names a lease or a sale of the body's own."""
_BUYS = frozenset(["lunastaa", "inlösa"])
_AS_PROVIDER = re.compile(
    r"\b(?:\w*palvelun|palveluiden|\w*palvelujen|\w*setelin?|yksityi\w+|hoidon)?-?(?:tuottaj|järjestäj)(?:aksi|iksi)\b"
    r"|\btill (?:\w*service)?producent(?:er)?\b|\bsom (?:\w*service)?producent(?:er)?\b"
)
"""As what somebody who applied is accepted into a register: "tukipalvelujen tuottajaksi"."""
_BOUGHT = re.compile(
    r"hankin|kilpailut|tarjou|puitesop|sopimu|valin(?:ta|nan)|ostopalv|upphand|anskaff|anbud|avtal"
)
"""A title of a purchase, of which providers are chosen."""
_JOINT = re.compile(
    r"hank(?:e|kee)|projekt|rahoi|finansier|osallistu|jäsen|medlem|delta|yhteistyö|samarbet"
    r"|liitty|anslut|verkosto|nätverk|osuu[sd]"
)
"""What a municipality joins, or stays out of."""


_OF_OTHERS = re.compile(
    r"\b(?:esittämä|ehdottama|suunnittelema|tarjoama|pyytämä|järjestämä)\w+ "
    r"|\b\w*(?:hank(?:e|kee)|kilpailu|verkosto|yhteistyö|projekt|samarbet|nätverk)\w*"
    r"|\b(?:lähteä|lähde|lähdetä|mennä) (?:\S+ )?mukaan\b|\b(?:föreslagna|planerade) "
)
"""What another has proposed or plans, in which one takes part or not."""
_HEARINGS = re.compile(r"\bkäsittely\w+|\bäänesty\w+|\bkokou\w+|\bbehandling\w*|\bmöte")
_PUT_AWAY = re.compile(
    r"\b(?:dras?|drogs?|dragits?) in\b|\b(?:läggs?|lades?|lägga) (?:ner|ned|åt sidan|undan)\b"
    r"|\b(?:fälls|fälldes|strykes|stryks)\b"
)
_STEM = 5


def sets_aside(one: SaidAct, matter: Matter) -> bool:
    """Whether what was asked for is stopped or taken back, though nobody asked for that."""
    act = one.act
    if act.verb not in SETS_ASIDE and not _PUT_AWAY.search(one.clause.text):
        return False
    asked = f"{matter.title} {matter.asked}"
    return re.search(rf"\b{act.verb[:_STEM]}", asked) is None


def is_sale(matter: Matter) -> bool:
    """Whether the title names a sale or lease of what the body owns."""
    return _LEASED.search(matter.title) is not None


def accepts_provider(beside: str, matter: Matter) -> bool:
    """Whether somebody who applied is accepted as a provider of services."""
    is_bought = _BOUGHT.search(matter.title) is not None
    return not is_bought and _AS_PROVIDER.search(beside) is not None


def turns_all_down(best: SaidAct, matter: Matter) -> bool:
    """Whether all offers for what the body would sell or let are refused."""
    is_refused = best.act.kind == "lapse" and best.act.verb == "hylätä"
    return is_refused and is_sale(matter)


def stays_out(best: SaidAct, matter: Matter) -> bool:
    """Whether it is not taken part in what the matter is about: "ei liity jäseneksi"."""
    is_out = best.act.verb in JOINS and best.act.kind in {"not-do", "approve-not"}
    if not is_out or matter.kind in REQUESTS:
        return is_out
    is_joint = _JOINT.search(f"{matter.title} {matter.asked}") or (
        _OF_OTHERS.search(best.clause.text) and not _HEARINGS.search(best.clause.text)
    )
    return is_joint is not None


def leaves_unbought(best: SaidAct, matter: Matter) -> bool:
    """Whether it is not bought what somebody asked the body to buy."""
    is_left = best.act.kind == "approve-not" and best.act.verb in _BUYS
    return is_left and matter.kind == "request" and best.is_first


_NOTICE = re.compile(
    r"\b(?:\w+)?ilmoitu(?:s|ksen)\b(?! mukaises)|\b(?:\w+)?anmälan\b|ilmoitetulla tavalla"
)
"""A notice of what one is going to do, which is accepted: noise, polluted soil."""
_OWNED_NOTICE = re.compile(
    r"\b(?:oy|oyj|ab|ry|rf|ky|tmi|osk):n (?:\S+ ){0,5}?\w*ilmoituksen\b"
    r"|\b(?:yhtiön|yhdistyksen|järjestäjän|toiminnanharjoittajan) (?:\S+ ){0,3}?\w*ilmoituksen\b"
)
"""A notice with whose it is: "hyväksyy Louhinta Oy:n ilmoituksen"."""
_ANSWER = re.compile(
    r"\b(?:hyväksy\w*|godkän\w+|anta\w+|merki\w+) (?:\S+ ){0,3}?(?:vastau(?:ksen|ksena|kseksi)"
    r"|(?:ett |som )?svar(?:et)?)\b"
    r"|\b(?:vastaus|svaret) (?:\S+ ){0,3}?(?:hyväksy|godkän)\w*"
    r"|\b(?:hyväksy\w*|godkän\w+) (?:\S+ ){0,3}?(?:selvityksen|selostuksen|redogörelsen"
    r"|utredningen)\b"
)
"""It is the answer to an initiative that is approved, not what was moved."""


def accepts_notice(beside: str, matter: Matter) -> bool:
    """Whether the notice of what somebody is going to do is accepted."""
    is_requested = matter.kind in REQUESTS or _OWNED_NOTICE.search(beside) is not None
    return is_requested and _NOTICE.search(beside) is not None


def approves_answer(beside: str, matter: Matter) -> bool:
    """Whether it is the answer to an initiative that a body approves."""
    return matter.kind == "initiative" and _ANSWER.search(beside) is not None


_OF_LOWER = re.compile(
    r"\b\w*(?:lautakunnan|jaoston|johtokunnan|viranhaltijan|johtajan|päällikön|rehtorin"
    r"|nämndens|sektionens|direktörens|chefens) (?:\S+ ){0,6}?(?:päätökse|päätöstä|beslut)"
)


def keeps_lower_decision(one: SaidAct) -> bool:
    """Whether the decision of a body or an official below is kept, against what was asked."""
    return (
        one.act.kind == "keep" and _OF_LOWER.search(one.unit.text.lower()) is not None
    )


_OWN_DECISION = re.compile(
    r"\bpäätöksensä\b|\bhankintapäätö\w+|\bsitt (?:\S+ )?beslut\b"
)


def undoes_own(one: SaidAct, matter: Matter) -> bool:
    """Whether a body takes back its own decision, which somebody claimed to be wrong."""
    is_undone = one.act.kind in {"do", "grant"} and one.act.verb in UNDOES
    is_claimed = matter.kind == "claim" and one.is_first
    return is_undone and is_claimed and _OWN_DECISION.search(one.act.beside) is not None


def is_request_left(best: SaidAct, matter: Matter) -> bool:
    """Whether it is a request that is not taken up: "hakemusta ei oteta käsiteltäväksi"."""
    is_asked = matter.kind in REQUESTS and matter.kind != "initiative"
    if is_asked and says("requested", best.act.beside):
        return True
    return matter.kind != "routine-note" and "asiaa" in best.act.beside.split()
