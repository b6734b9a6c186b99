"""Similar decisions with their reasons in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask_babel import gettext, ngettext

from corpus.store import DecisionStore
from indexer.request import Hit, SimilarDecision, SimilarityReason
from search_web.page.components.case_cards import LastRuling
from search_web.page.components.later_rulings import later_rulings
from search_web.page.labelling.labels import value_label
from search_web.page.labelling.law_names import law_label
from search_web.page.templating import format_number

MOST_SIMILAR = 6
MOST_REASONS = 4
MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class SimilarView:
    """A similar decision.

    Attributes:
        hit: the decision.
        reasons: why it is similar, in the reader's language.
        copies: how many others have nearly the same text and are not listed.
        later: how another body ended the same matter, None where nobody did.
    """

    hit: Hit
    reasons: tuple[str, ...]
    copies: int
    later: LastRuling | None


def similar_views(
    found: Sequence[SimilarDecision], store: DecisionStore
) -> tuple[SimilarView, ...]:
    """Put the reasons of similar decisions into words."""
    later = later_rulings((each.hit for each in found), store)
    return tuple(
        SimilarView(
            each.hit,
            reasons_in_words(each.reasons),
            len(each.copies),
            later.get(each.hit.decision_id),
        )
        for each in found
    )


def reasons_in_words(reasons: Iterable[SimilarityReason]) -> tuple[str, ...]:
    """Return what two decisions share: laws first, then words, topic, kind of body."""
    rows = list(reasons)
    said = [_law(reason) for reason in rows if reason.kind == "law"][:MOST_REASONS]
    words = [reason.value for reason in rows if reason.kind == "word"][:MOST_WORDS]
    if words:
        said.append(gettext("shared words: %(words)s", words=", ".join(words)))
    for reason in rows:
        if reason.kind == "topic":
            name = value_label("topic", reason.value)
            said.append(gettext("same topic: %(topic)s", topic=name))
        elif reason.kind == "body_type":
            name = value_label("body_type", reason.value).lower()
            said.append(gettext("same kind of body: %(body)s", body=name))
    return tuple(str(line) for line in said)


def _law(reason: SimilarityReason) -> str:
    return str(
        ngettext(
            "same law: %(law)s (%(total)s decision cites it)",
            "same law: %(law)s (%(total)s decisions cite it)",
            reason.rarity,
            law=law_label(reason.value),
            total=format_number(reason.rarity),
        )
    )
