"""Who acts for a private person, and who writes as one: agents, writers of letters."""

from __future__ import annotations

import re

# "Asiamies: Siv Malli" is a party's own, "Säätiön asiamies" acts for it by office.
OWN_AGENT = re.compile(
    r"(?:\A|[.;:,\n]\s{0,3}|[ns] )"
    r"(?:asiamie(?:s|henä\w{0,3})|(?:oikeudenkäynti)?avustajana(?:an)?|ombud|biträde)"
    r"(?::| (?:on|oli|toimii|toimi|är|var))?\s(?:[a-zåäö.-]{2,30} )?\Z"
    r"|(?:hakij|valittaj|vaatij|muistuttaj|asianosai|omistaj|sökande"
    r"|klagande)\w{0,5}[ns] (?:asiamie|ombud)\w{0,6}"
    r",? (?:[\w.-]{3,25} )?\Z",
    re.IGNORECASE,
)
_OF_BODY = re.compile(
    r"kun(?:ta|nan)\b|kaupun[gk]i|säätiö|liito|järjestö|stiftelse|förbund|kommun|stad|vaali|list"
    r"|val(?:et)?s",
    re.IGNORECASE,
)
# "Aloitteen laatijat": of what a citizen writes.
_WRITES_OWN = re.compile(
    r"\b(?:(?:kuntalais|asukas)?aloitteen|adressin|kirjelmän|kirjeen|vetoomuksen|muistutuksen"
    r"|valituksen|mielipiteen|huomautuksen)"
    r" (?:laatija|kirjoittaja|allekirjoittaja|jättäjä|lähettäjä|tekijä)\w{0,5}"
    r"(?::| on| ovat| oli| olivat)?\s\Z",
    re.IGNORECASE,
)
_BEFORE = 40


def is_agent_or_writer(line: str) -> bool:
    """Whether a private person's agent, or the writer of a letter, is right before a name."""
    if _WRITES_OWN.search(line):
        return True
    agent = OWN_AGENT.search(line)
    return agent is not None and not _OF_BODY.search(
        line, max(0, agent.start() - _BEFORE)
    )
