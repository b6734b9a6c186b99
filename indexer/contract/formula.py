"""How a document is scored: the one formula that every backend follows.

A document has three zones, title, body and attachments, each with its own length and
weight: what an attachment says never damps what the decision says itself. A token of a
zone carries terms in three ways: lemma, part and exact form. ``tf(way, term)`` is the
number of positions of the zone at which a token has the term in that way.

Each leaf of the query tree (``Word``, ``Prefix``, ``OneOf``, ``Phrase``, ``Near``) has a *strength*
in a document, summed over the zones of its scope (title, body, attachments):

    strength = sum over zones:  zone_weight * count / norm(zone)
    norm     = 1 - b + b * tokens_of_zone / mean_tokens_of_zone

``count`` of a zone is

* ``Word``: for its form as written, ``max(lemma * tf(lemma, form) + part * tf(part, form),
  lemma * tf(exact, form)) + exact * tf(exact, form)``; the last term is the bonus for
  words written just as asked. For each other lemma a of the query word,
  ``lemma * tf(lemma, a) + part * tf(part, a)``, and to the sum over the zones that of the
  bonus is added. The largest of these sums is the strength, so that an ambiguous word does
  not count twice. An ``is_exact`` word has ``(lemma + exact) * tf(exact, form)`` only.
* ``Prefix`` and ``OneOf``: ``lemma * sum tf(lemma, t) + exact * sum tf(exact, t)``
  over the terms t.
* ``Phrase``: ``phrase *`` the number of positions at which it begins.
* ``Near``: ``phrase``, once, when there is a position e such that some word's occurrence
  ends at e and every word has one that ends at e or later and begins at e + distance at
  most. How often words meet says little, and a remote engine cannot count it cheaply.

The score of a leaf that matches n of N documents is that of BM25F:

    score = ln(1 + (N - n + 0.5) / (n + 0.5)) * (k1 + 1) * strength / (k1 + strength)

so the rarity is that of the whole word, whatever alternatives it has: a rare wrong reading
brings no rare-word bonus. A ``Word`` that matches gets besides, for each of its
``ranking_part`` p, ``ranking_part *`` the score of the word whose one alternative is p.
``And`` adds its nodes' scores, ``Or`` adds those that match (or takes the best), all else
scores 0.

The functions take floats or numpy arrays. Backends must apply them in the order given
here: IEEE arithmetic then gives equal scores to the last bit, and so the same order.
"""

from __future__ import annotations

import math
from typing import TypeVar

import numpy as np
import numpy.typing as npt

Numeric = TypeVar("Numeric", float, npt.NDArray[np.float64])


def rarity(documents: int, matching: int) -> float:
    """Return the idf of something that *matching* of *documents* have; above 0."""
    return math.log(1.0 + (documents - matching + 0.5) / (matching + 0.5))


def norm(length: Numeric, mean: float, damping: float) -> Numeric:
    """Return the divisor for a zone of *length* tokens; 1 when no zone has any."""
    return 1.0 - damping + damping * (length / mean if mean else length * 0.0 + 1.0)


def bm25(strength: Numeric, idf: float, k1: float) -> Numeric:
    """Return the score of a leaf of this *strength* (0 gives 0)."""
    return idf * ((k1 + 1.0) * strength / (k1 + strength))
