"""What a source lets us do with its pages, and what we do: one policy a source.

robots.txt and a written refusal are obeyed under every policy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

PolicyId = Literal["open", "obey", "restricted", "title-level", "asked", "refused"]

Confidence = Literal["high", "medium", "low", "guess"]
Notices = Literal["platform", "elsewhere", "none", "not-known"]
"""Where a publisher has its public notices: on the platform of its decisions, on other
pages of its own, nowhere; or nobody has looked."""
"""How sure a source's address and platform are; "guess": nobody has seen decisions there."""


@dataclass(frozen=True, slots=True)
class Policy:
    """One policy.

    Attributes:
        about: what it means, in a sentence.
        is_fetched: whether anything is fetched at all.
        lifts_page_rules: whether pages that ask not to be indexed are kept.
        needs: key of the registry row that must say why; "" when none.
        is_hidden: our own pages of its decisions ask not to be indexed.
        titles_only: texts are not kept, only title, body, day and address.
        covers_persons: names of private persons are masked in everything that is kept.
    """

    about: str
    is_fetched: bool = True
    lifts_page_rules: bool = False
    needs: str = ""
    is_hidden: bool = False
    titles_only: bool = False
    covers_persons: bool = False


POLICIES: Mapping[PolicyId, Policy] = {
    "open": Policy(
        "the publisher allows it: robots rules of its pages are lifted for us",
        lifts_page_rules=True,
        needs="permission",
    ),
    "obey": Policy("robots.txt and the robots rules of its pages are obeyed"),
    "restricted": Policy(
        "texts are kept for searching here although pages ask search engines not to "
        "index them; our pages of them ask the same, and names of private persons "
        "are masked",
        lifts_page_rules=True,
        needs="legal_basis",
        is_hidden=True,
        covers_persons=True,
    ),
    "title-level": Policy(
        "only title, body, day and address are kept", titles_only=True
    ),
    "asked": Policy(
        "the publisher was asked; nothing is fetched before the answer",
        is_fetched=False,
    ),
    "refused": Policy(
        "the publisher refuses machine reading; nothing is fetched",
        is_fetched=False,
        needs="never_reason",
    ),
}


def policy_of(policy: PolicyId, *, never: bool, permission: str | None) -> PolicyId:
    """Return the policy of a registry row, of which older rows said it by other keys.

    >>> policy_of("obey", never=True, permission=None)
    'refused'
    """
    if never:
        return "refused"
    return "open" if permission and policy == "obey" else policy
