"""Every number that ranking uses, in one place.

``indexer.contract.formula`` holds the formula. Change a number here, then run
``scripts/eval_search.py``: the golden figures show the gain or loss. No index needs to be
rebuilt, for nothing of this is stored.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of BM25F.

    Attributes:
        title: of an occurrence in the title, against ``body``.
        body: of an occurrence in the decision's own text.
        attachment: of one in an attachment.
        lemma: of a token that has the asked word as a base form.
        part: of a token that has it as a part of a compound.
        exact: bonus of a token written just as asked; added to lemma or part.
        phrase: of one occurrence of a phrase, or of words near each other.
        ranking_part: factor of the score of the query word's own compound parts.
        saturation: k1; the larger, the more repeated words count.
        title_length: b of the title, 0 to 1; how much long titles are damped.
        body_length: b of the body.
        attachment_length: b of the attachments together.
        recent: what each of the steps of ``request_values.with_recency`` adds when
            recent decisions are preferred.
        related_part: factor of a compound's part in the "most words" search.
        related_apart: factor of a compound's parts standing beside each other there.
        related_near: factor of two neighbours of the query standing near each other.
        related_kin: factor of another word for the same thing there.
        related_translation: factor of words of the other language there.
        related_prefix: factor of words that only begin alike there.
        sure_name: what a municipality, body or date that is certain adds there; high,
            so that near misses of the place asked for come first.
        sure_law: what a law section that was named adds there, times its degree of
            nearness.
        recognised: what a doubtful name, law section or case number adds there.
        all_words: what a decision with all words has before near ones, in the joint order.
        eased_words: the same where words for the same thing count, for nothing has all.
        joint_exact: factor of its score as an exact hit there.
        same: factor of another word for the same thing that counts as the word typed.
        narrower: factor of a word for a kind of it.
        other_word: factor of each further label of a concept that one word names, in the
            joint order.
        typed_title: factor of a word as typed in the title, on top, in the joint order.
        related_concept: factor of what is related to a concept, in the near tier.
        exact_first: the same for a law section, a case number or a phrase: all the rest
            comes behind.
        meaning: of the square of the similarity by meaning (0 to 1) against the score of
            the words (its share of the best), where there are vectors.
        least_meaning: similarity, between the mean (0) and the best (1), below which a
            decision without a word of the query is not near.
    """

    title: float = 2.5
    body: float = 1.0
    attachment: float = 0.35
    lemma: float = 1.0
    part: float = 0.8
    exact: float = 0.5
    phrase: float = 1.5
    ranking_part: float = 0.3
    saturation: float = 1.2
    title_length: float = 0.4
    body_length: float = 0.7
    attachment_length: float = 0.6
    recent: float = 0.5
    related_part: float = 0.3
    related_apart: float = 0.6
    related_near: float = 0.7
    related_kin: float = 0.8
    related_translation: float = 0.8
    related_prefix: float = 0.3
    sure_name: float = 10.0
    sure_law: float = 8.0
    recognised: float = 4.0
    all_words: float = 2.0
    eased_words: float = 0.0
    joint_exact: float = 0.3
    same: float = 0.9
    narrower: float = 0.75
    other_word: float = 0.5
    related_concept: float = 0.6
    typed_title: float = 0.7
    exact_first: float = 1000.0
    meaning: float = 0.2
    least_meaning: float = 0.7


WEIGHTS = Weights()
